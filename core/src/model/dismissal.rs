//! The user's word that something should not be asked again, or not yet.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Moment, RecordId, epoch};

/// Something the user put off: a person for later, a line that needs nobody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Dismissal {
    /// What was put off.
    pub about: RecordId,
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
        Self { about: RecordId::default(), until: None, because: String::new(), at: epoch(), deleted: None }
    }
}
