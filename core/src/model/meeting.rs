//! An appointment from a calendar.

use serde::{Deserialize, Serialize};

use super::{Moment, PersonId, Set, epoch};

/// An appointment. It is no contact: what was said there is a line of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Meeting {
    /// What the calendar calls it.
    pub title: String,
    /// The calendar's own id, so that a second import changes it and adds nothing; empty if it has none.
    pub uid: String,
    /// When it begins.
    #[serde(deserialize_with = "super::moment::read")]
    pub at: Moment,
    /// When it ends, if the calendar says so.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub until: Option<Moment>,
    /// Where.
    pub place: String,
    /// Who of the journal is invited.
    pub people: Set<PersonId>,
    /// Names the journal does not know.
    pub guests: Set<String>,
    /// When it was deleted.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}

impl Default for Meeting {
    fn default() -> Self {
        Self {
            title: String::new(),
            uid: String::new(),
            at: epoch(),
            until: None,
            place: String::new(),
            people: Set::new(),
            guests: Set::new(),
            deleted: None,
        }
    }
}
