//! Where someone works or worked.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Moment, PersonId};

/// Where someone worked, from when to when; one without an end is where they are.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Position {
    /// Whose position.
    pub person: PersonId,
    /// The organisation, team or department, as the user writes it.
    pub org: String,
    /// The title.
    pub title: String,
    /// The first day, if known.
    pub from: Option<NaiveDate>,
    /// The last day, once it is over.
    pub until: Option<NaiveDate>,
    /// When it was deleted.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}
