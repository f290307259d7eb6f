//! What is heard in a thought.

use std::ops::Range;

use crate::model::{AdvocacyKind, ExchangeKind, FactKind};

/// Whose something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quick_log) enum Owner {
    /// By place in the list of names.
    Named(usize),
    /// By place in the list of newcomers.
    New(usize),
}

/// The rule that hears what the user tells themselves to do: "call Ana".
pub(in crate::quick_log) const TO_DO: &str = "to-do";

/// The rule that hears what no pattern knows of somebody.
pub(super) const NEWS: &str = "news";

/// What kind of thing is heard.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::quick_log) enum HeardKind {
    Promise {
        mine: bool,
    },
    Exchange {
        given: bool,
        kind: ExchangeKind,
    },
    Fact(FactKind),
    Careful,
    Private,
    Spoke {
        kind: AdvocacyKind,
        to: Range<usize>,
    },
    Win,
    /// The line takes back what it, or the one before, says.
    Correction,
}

/// Something a thought says.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::quick_log) struct Heard {
    pub(in crate::quick_log) what: HeardKind,
    /// Which rule spoke.
    pub(in crate::quick_log) trigger: &'static str,
    /// The words of the thing itself, in tokens.
    pub(in crate::quick_log) text: Range<usize>,
    /// Whose it is; empty: it belongs to the people who were there, or to nobody.
    pub(in crate::quick_log) whose: Vec<Owner>,
    /// The words say it outright.
    pub(in crate::quick_log) sure: bool,
}
