//! The mark that a record is gone for good.

use serde::{Deserialize, Serialize};

use super::{Moment, RecordId, epoch};

/// A record that was erased. Nothing under its id is taken in again; its successor, if any, stands in for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Forgotten {
    /// The id that is gone.
    pub gone: RecordId,
    /// The successor: the record without the forgotten person, under a new id.
    pub successor: Option<RecordId>,
    /// When it was forgotten.
    #[serde(deserialize_with = "super::moment::read")]
    pub at: Moment,
    /// Never set by this version; a record that a newer one deleted stays readable.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}

impl Default for Forgotten {
    fn default() -> Self {
        Self { gone: RecordId::default(), successor: None, at: epoch(), deleted: None }
    }
}
