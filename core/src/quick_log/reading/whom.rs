//! Whom a thought can be about.

use crate::quick_log::grammar::Who;

/// Whom a thought is about, once pronouns are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Whom {
    Me,
    /// The user with these.
    We(Vec<usize>),
    You,
    People(Vec<usize>),
    /// What is theirs: their mother, their twins.
    Kin(Vec<usize>),
    Mine,
    Thing,
    /// A pronoun that means nobody in the line, or a verb without a subject, about the people who were there.
    Somebody,
    Nobody,
}

impl Whom {
    pub(super) fn fits(&self, who: Who) -> bool {
        match who {
            Who::Any => true,
            Who::Me => matches!(self, Self::Me | Self::We(_)),
            Who::Them => matches!(self, Self::People(_) | Self::Kin(_) | Self::Somebody),
            Who::Thing => matches!(self, Self::Thing | Self::Mine),
        }
    }

    pub(super) fn people(&self) -> &[usize] {
        match self {
            Self::People(people) | Self::Kin(people) | Self::We(people) => people,
            _ => &[],
        }
    }
}
