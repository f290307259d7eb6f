//! Something given or received.

use serde::{Deserialize, Serialize};

use super::{EntryId, Moment, PersonId, epoch, open_enum::open_enum};

open_enum! {
    /// What was given or received; never money.
    ExchangeKind {
        /// A hand with something.
        Help => "help",
        /// Bringing two people together.
        Introduction => "introduction",
        /// A good word, thanks included.
        Praise => "praise",
        /// Time and attention.
        Time => "time",
        /// Something worth knowing.
        Information => "information",
        /// Something about oneself.
        Shared => "shared",
        /// Something one taught the other.
        Taught => "taught",
    } default Help
}

/// Something of value given to or received from someone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Exchange {
    /// The user gave; otherwise they did.
    pub given: bool,
    /// What it was.
    pub kind: ExchangeKind,
    /// What was given or received, in the user's words.
    pub text: String,
    /// The person it was given to or received from; `None` while that is in doubt.
    pub person: Option<PersonId>,
    /// The person is a guess among several.
    pub guess: bool,
    /// The line it came from.
    pub entry: Option<EntryId>,
    /// When it happened.
    #[serde(deserialize_with = "super::moment::read")]
    pub at: Moment,
    /// The line was private.
    pub private: bool,
    /// When it was deleted.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}

impl Default for Exchange {
    fn default() -> Self {
        Self {
            given: false,
            kind: ExchangeKind::default(),
            text: String::new(),
            person: None,
            guess: false,
            entry: None,
            at: epoch(),
            private: false,
            deleted: None,
        }
    }
}
