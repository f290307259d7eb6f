//! The page from which others speak for a goal, and who has which copy.

use serde::{Deserialize, Serialize};

use super::{GoalId, Moment, PersonId, epoch};

/// A copy of a goal's page, as it was when someone got it. Never changed: who gets the page again has another copy, and
/// the newest counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kit {
    /// Which goal.
    pub goal: GoalId,
    /// Who has it.
    pub person: PersonId,
    /// The page as they got it, in Markdown.
    pub page: String,
    /// When they got it.
    #[serde(deserialize_with = "super::moment::read")]
    pub given: Moment,
    /// When it was deleted.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}

impl Default for Kit {
    fn default() -> Self {
        Self {
            goal: GoalId::default(),
            person: PersonId::default(),
            page: String::new(),
            given: epoch(),
            deleted: None,
        }
    }
}
