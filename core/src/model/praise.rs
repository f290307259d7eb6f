//! Praise: what the user said for others, and thanks.

use serde::{Deserialize, Serialize};

use super::{Moment, PersonId, epoch};

/// What the user said for someone to others, or thanks to them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Praise {
    /// About whom, or to whom the thanks went.
    pub person: PersonId,
    /// Thanks to them; otherwise a good word about them.
    pub thanks: bool,
    /// Whom it was said to, in the user's words; empty for thanks.
    pub to: String,
    /// What was said.
    pub text: String,
    /// When the user said it.
    #[serde(deserialize_with = "super::moment::read")]
    pub at: Moment,
    /// When it was deleted.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}

impl Default for Praise {
    fn default() -> Self {
        Self {
            person: PersonId::default(),
            thanks: false,
            to: String::new(),
            text: String::new(),
            at: epoch(),
            deleted: None,
        }
    }
}
