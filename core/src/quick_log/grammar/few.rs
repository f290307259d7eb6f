//! What languages share of which only the sentences that come most are heard: how people meet, what they owe and need.

use super::{Means::Fact, Rule, anywhere, language::Language};
use crate::{
    model::{FactKind, Tone},
    quick_log::language::Tongue,
};

/// Something told of them.
pub(super) const fn fact(name: &'static str, says: &'static str, kind: FactKind) -> Rule {
    anywhere(name, says, Fact(Some(kind), Tone::Plain))
}

/// Good news of them.
pub(super) const fn glad(name: &'static str, says: &'static str, kind: FactKind) -> Rule {
    anywhere(name, says, Fact(Some(kind), Tone::Glad))
}

/// Heavy news of them.
pub(super) const fn heavy(name: &'static str, says: &'static str) -> Rule {
    anywhere(name, says, Fact(Some(FactKind::Careful), Tone::Heavy))
}

/// A language before it has a word.
pub(super) const NONE: Language = Language {
    tongue: Tongue::Common,
    small: "",
    verbs: &[],
    irregular: &[],
    mostly_things: "",
    contractions: &[],
    classes: &[],
    topics: &[],
    kinds: &[],
    rules: &[],
    families: ["", "", ""],
};
