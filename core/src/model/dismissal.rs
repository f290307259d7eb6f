//! The user's word that something should not be asked again, or not yet.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Moment, PersonId, RecordId, epoch};

/// Something the user put off: a person for later, a line that needs nobody, the question whether two people are one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Dismissal {
    /// What was put off.
    pub about: RecordId,
    /// Which act of what comes next, by its word; empty: the thing itself.
    pub act: String,
    /// Until which day; nothing: for good.
    pub until: Option<NaiveDate>,
    /// Why, in the user's words.
    pub because: String,
    /// When the user said so.
    #[serde(deserialize_with = "super::moment::read")]
    pub at: Moment,
    /// When it was deleted.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}

impl Default for Dismissal {
    fn default() -> Self {
        Self {
            about: RecordId::default(),
            act: String::new(),
            until: None,
            because: String::new(),
            at: epoch(),
            deleted: None,
        }
    }
}

impl Dismissal {
    /// What a dismissal is about that says that two people are two: an id that follows from both, in either order.
    pub fn of_two(one: PersonId, other: PersonId) -> RecordId {
        let (first, second) = (one.min(other).0, one.max(other).0);
        first
            .derived(&Sha256::new().chain_update(first.as_bytes()).chain_update(second.as_bytes()).finalize())
    }
}
