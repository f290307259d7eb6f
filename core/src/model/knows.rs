//! One person knows another.

use serde::{Deserialize, Serialize};

use super::{Moment, PersonId, epoch};

/// One person knows another, which goes both ways: either could introduce the user to the other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Knows {
    /// One of the two people, in no particular order.
    pub person: PersonId,
    /// The other of the two.
    pub other: PersonId,
    /// How they know each other, in the user's words.
    pub how: String,
    /// When the user learned it.
    #[serde(deserialize_with = "super::moment::read")]
    pub learned: Moment,
    /// When it was deleted.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}

impl Default for Knows {
    fn default() -> Self {
        Self {
            person: PersonId::default(),
            other: PersonId::default(),
            how: String::new(),
            learned: epoch(),
            deleted: None,
        }
    }
}
