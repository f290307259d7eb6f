//! Where someone works or worked.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Moment, PersonId, open_enum::open_enum};

open_enum! {
    /// Where someone stands, seen from the user.
    Level {
        /// Earlier on the way than the user.
        Junior => "junior",
        /// As far as the user.
        Peer => "peer",
        /// Further on than the user.
        Senior => "senior",
        /// Where the organisation as a whole is decided.
        Executive => "executive",
    } default Peer
}

/// Where someone worked, from when to when; one without an end is where they are.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Position {
    /// Who works or worked there.
    pub person: PersonId,
    /// The organisation, team or department, as the user writes it.
    pub org: String,
    /// What they are or were there.
    pub title: String,
    /// Where that stands, seen from the user; nothing if not said.
    pub level: Option<Level>,
    /// Who they report to there.
    pub reports_to: Option<PersonId>,
    /// The first day, if known.
    pub from: Option<NaiveDate>,
    /// The last day, once it is over.
    pub until: Option<NaiveDate>,
    /// When it was deleted.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}
