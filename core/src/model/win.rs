//! Something that went well, worth telling.

use serde::{Deserialize, Serialize};

use super::{EntryId, GoalId, Moment, PersonId, Set, epoch};

/// What [`Win::knows`] holds for someone who has it from the user.
pub const FROM_ME: &str = "me";

/// Something that went well: what, with what effect, and how one can see it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Win {
    /// What the user did.
    pub what: String,
    /// What came of it.
    pub effect: String,
    /// What shows it.
    pub evidence: String,
    /// The goal it is worth telling for; `None` for every goal.
    pub goal: Option<GoalId>,
    /// Who was part of it.
    pub with: Set<PersonId>,
    /// Who knows it, and from whom: [`FROM_ME`], a person's id, or empty if the user does not know.
    pub knows: Set<PersonId, String>,
    /// The line it came from.
    pub entry: Option<EntryId>,
    /// The line was private: shown with its line and nowhere else.
    pub private: bool,
    /// When it happened.
    #[serde(deserialize_with = "super::moment::read")]
    pub at: Moment,
    /// When it was deleted.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}

impl Default for Win {
    fn default() -> Self {
        Self {
            what: String::new(),
            effect: String::new(),
            evidence: String::new(),
            goal: None,
            with: Set::new(),
            knows: Set::new(),
            entry: None,
            private: false,
            at: epoch(),
            deleted: None,
        }
    }
}
