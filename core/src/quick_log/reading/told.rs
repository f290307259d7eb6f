//! What is remembered from one thought to the next: who speaks, where each statement is, and what shades it.

use std::ops::Range;

use crate::model::Tone;

/// Who says what follows.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is heard on its own, and any of them may come together"
)]
pub(super) struct Speech {
    /// Nobody: the user says it.
    pub(super) by: Option<Vec<usize>>,
    /// To whom the user says it.
    pub(super) to: Vec<usize>,
    /// To whom somebody else says it, in tokens.
    pub(super) hearers: Option<Range<usize>>,
    pub(super) sentence: usize,
    /// "I offered": weaker than a promise.
    pub(super) weak: bool,
    /// "He swears": what follows is promised, whatever it is about.
    pub(super) firm: bool,
    /// What follows is only thought or asked.
    pub(super) asks: bool,
    /// What follows is a view of theirs.
    pub(super) opinion: bool,
    /// They held it then, and need not have said so: "thought".
    pub(super) held: bool,
    /// The line names who says it, by name or pronoun: "Ana said", and no "said" alone.
    pub(super) named: bool,
}

impl Speech {
    /// The user says it to these.
    pub(super) fn of_the_user(to: Vec<usize>, sentence: usize) -> Self {
        Self {
            by: None,
            to,
            hearers: None,
            sentence,
            weak: false,
            firm: false,
            asks: false,
            opinion: false,
            held: false,
            named: true,
        }
    }

    /// These say it.
    pub(super) fn of_others(by: Vec<usize>, sentence: usize) -> Self {
        Self { by: Some(by), ..Self::of_the_user(Vec::new(), sentence) }
    }
}

/// What a word says of how the statements round it are to be handled.
pub(super) struct Shade {
    pub(super) tone: Tone,
    pub(super) sentence: usize,
    /// How many statements there were before it.
    pub(super) before: usize,
    /// Of whom it is said; of anybody where this is empty.
    pub(super) about: Vec<usize>,
}

/// Where a statement is, and who says it of whom, by place in the list of names.
pub(super) struct Attribution {
    pub(super) sentence: usize,
    pub(super) about: Vec<usize>,
    pub(super) by: Option<usize>,
}

impl Attribution {
    pub(super) fn is_of_themselves(&self) -> bool {
        self.by.is_some_and(|by| self.about.contains(&by))
    }
}
