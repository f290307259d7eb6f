//! What the user wants to bring about.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{GoalId, Moment, Set, epoch, open_enum::open_enum};

open_enum! {
    /// What kind of goal it is. It sets which roles its map asks for.
    GoalKind {
        /// The next level where the user works.
        Promotion => "promotion",
        /// Work somewhere else.
        NewJob => "new job",
        /// Something to be built or allowed.
        Project => "project",
        /// Any other goal, and one whose kind was not said.
        Anything => "other",
    } default Anything
}

open_enum! {
    /// How a goal ended.
    Outcome {
        /// The goal was reached.
        Reached => "reached",
        /// It did not, this time.
        NotThisTime => "not this time",
        /// The user wants something else now.
        LetGo => "let go",
    } default Reached
}

/// What the user wants to bring about, and by when it is decided.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Goal {
    /// What the user calls it.
    pub name: String,
    /// What kind of goal it is.
    pub kind: GoalKind,
    /// The day it is decided, if there is one.
    pub decision: Option<NaiveDate>,
    /// How one would know that it came about.
    pub success: String,
    /// Why now, in a sentence for the kit.
    pub why_now: String,
    /// Likely objections, each with its answer.
    pub objections: Set<String, String>,
    /// The goal before, whose map this one took over.
    pub after: Option<GoalId>,
    /// When it was set. Conversations with its stakeholders are counted from that day.
    #[serde(deserialize_with = "super::moment::read")]
    pub set: Moment,
    /// When it ended.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub closed: Option<Moment>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// The same in the user's words.
    pub outcome_said: String,
    /// When it was deleted.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}

impl Default for Goal {
    fn default() -> Self {
        Self {
            name: String::new(),
            kind: GoalKind::default(),
            decision: None,
            success: String::new(),
            why_now: String::new(),
            objections: Set::new(),
            after: None,
            set: epoch(),
            closed: None,
            outcome: None,
            outcome_said: String::new(),
            deleted: None,
        }
    }
}
