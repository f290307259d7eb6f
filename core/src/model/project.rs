//! A project the user supports or leads.

use serde::{Deserialize, Serialize};

use super::{Dated, GoalId, Moment, PersonId, Set, epoch, open_enum::open_enum};

open_enum! {
    /// How a project stands with the user.
    ProjectState {
        /// The user works on it. One at a time: of two, `goal projects` asks which to pause.
        Active => "active",
        /// It waits for later.
        Paused => "paused",
        /// It is done.
        Done => "done",
    } default Active
}

/// Somebody's project that the user supports, or a priority of the user's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Project {
    /// What it is called.
    pub name: String,
    /// Whose project it is; nothing: the user's own.
    pub person: Option<PersonId>,
    /// The goal it serves, if any.
    pub goal: Option<GoalId>,
    /// Whether it is active, paused or done.
    pub state: ProjectState,
    /// What the user offered.
    pub offered: Dated,
    /// What moved because of it.
    pub moved: Dated,
    /// Whose counsel the user sought, and on what.
    pub counsel: Set<PersonId, String>,
    /// Who was told that it is a priority, and when.
    #[serde(deserialize_with = "super::moment::read_each")]
    pub told: Set<PersonId, Moment>,
    /// When the user began.
    #[serde(deserialize_with = "super::moment::read")]
    pub begun: Moment,
    /// When it was deleted.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}

impl Default for Project {
    fn default() -> Self {
        Self {
            name: String::new(),
            person: None,
            goal: None,
            state: ProjectState::default(),
            offered: Dated::new(),
            moved: Dated::new(),
            counsel: Set::new(),
            told: Set::new(),
            begun: epoch(),
            deleted: None,
        }
    }
}
