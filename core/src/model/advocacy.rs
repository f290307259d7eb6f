//! Advocacy: what others said for the user where the user was not.

use serde::{Deserialize, Serialize};

use super::{EntryId, GoalId, Moment, PersonId, epoch, open_enum::open_enum};

open_enum! {
    /// How someone spoke for the user.
    AdvocacyKind {
        /// They said a good word where it counted.
        Word => "a good word",
        /// A call or letter on the user's behalf.
        Call => "a call",
        /// An answer to critics.
        Defence => "a defence",
    } default Word
}

/// Someone spoke for the user where the user was not. They lent their name: they are thanked within a week, and told how
/// it ended.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Advocacy {
    /// Who spoke; the nil id while a line leaves that in doubt.
    pub person: PersonId,
    /// Who spoke is a guess among several: on no screen until confirmed.
    pub guess: bool,
    /// The goal they spoke for.
    pub goal: Option<GoalId>,
    /// Whether it was a good word, a call or a defence.
    pub kind: AdvocacyKind,
    /// Whom they said it to, in the user's words.
    pub to: String,
    /// How the user heard of it.
    pub how: String,
    /// The line it came from.
    pub entry: Option<EntryId>,
    /// The line was private: its words are shown nowhere else.
    pub private: bool,
    /// When it happened, or the user heard of it.
    #[serde(deserialize_with = "super::moment::read")]
    pub at: Moment,
    /// When the user thanked them.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub thanked: Option<Moment>,
    /// When the user told them how it ended.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub told_outcome: Option<Moment>,
    /// When it was deleted.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}

impl Default for Advocacy {
    fn default() -> Self {
        Self {
            person: PersonId::default(),
            guess: false,
            goal: None,
            kind: AdvocacyKind::default(),
            to: String::new(),
            how: String::new(),
            entry: None,
            private: false,
            at: epoch(),
            thanked: None,
            told_outcome: None,
            deleted: None,
        }
    }
}

impl Advocacy {
    /// Who spoke, once that is sure.
    pub fn speaker(&self) -> Option<PersonId> {
        Some(self.person).filter(|person| !self.guess && *person != PersonId::default())
    }
}
