//! What one side said it would do.

use serde::{Deserialize, Serialize};

use super::{Due, EntryId, Moment, PersonId, Set, epoch, open_enum::open_enum};

open_enum! {
    /// What became of a promise.
    PromiseStatus {
        /// Not done yet.
        Open => "open",
        /// It was kept.
        Kept => "kept",
        /// Let go, by word of the user.
        Dropped => "dropped",
    } default Open
}

/// What the user said they would do, or what someone said they would do for the user.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Promise {
    /// The user's own word; otherwise theirs.
    pub mine: bool,
    /// What was promised, without its date.
    pub text: String,
    /// The person it was made to, or by; `None` while that is in doubt.
    pub person: Option<PersonId>,
    /// The person is a guess among several.
    pub guess: bool,
    /// The line it came from.
    pub entry: Option<EntryId>,
    /// When it was made.
    #[serde(deserialize_with = "super::moment::read")]
    pub made: Moment,
    /// When it comes due.
    pub due: Option<Due>,
    /// What became of it.
    pub status: PromiseStatus,
    /// When it was kept or dropped.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub settled: Option<Moment>,
    /// Why it was dropped or moved, in the user's words.
    pub because: String,
    /// Earlier due dates, each with the moment it was moved.
    #[serde(deserialize_with = "super::moment::read_each")]
    pub moved: Set<String, Moment>,
    /// The line was private; it still comes due.
    pub private: bool,
    /// When it was deleted.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}

impl Default for Promise {
    fn default() -> Self {
        Self {
            mine: false,
            text: String::new(),
            person: None,
            guess: false,
            entry: None,
            made: epoch(),
            due: None,
            status: PromiseStatus::default(),
            settled: None,
            because: String::new(),
            moved: Set::new(),
            private: false,
            deleted: None,
        }
    }
}
