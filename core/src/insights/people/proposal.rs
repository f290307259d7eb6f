//! Someone it would be good to see, and why.

use chrono::NaiveDate;
use serde::Serialize;

use crate::insights::{age::span_phrase, named::Named};

/// Someone it would be good to see.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Proposal {
    /// The person it would be good to see.
    #[serde(flatten)]
    pub person: Named,
    /// The day of the last conversation.
    pub last: Option<NaiveDate>,
    /// Why it would be good to see them now.
    pub reason: ProposalReason,
    /// The reason in words.
    pub why: String,
}

/// Why it would be good to see someone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "because")]
pub enum ProposalReason {
    /// The time between conversations has passed.
    Cadence {
        /// Days between conversations.
        every: u32,
        /// Days since the last one.
        since: i64,
        /// The user chose how often; otherwise it is usual for what they are to the user.
        chosen: bool,
    },
    /// The user chose a cadence, and there was no conversation yet.
    NoneYet {
        /// Days between conversations.
        every: u32,
        /// Days since the person was made.
        since: i64,
    },
}

impl ProposalReason {
    /// The reason in words.
    pub fn in_words(&self) -> String {
        match *self {
            Self::Cadence { every, since, chosen: true } => {
                format!(
                    "{} since your last conversation; you meant every {}",
                    span_phrase(since),
                    span(every)
                )
            }
            Self::Cadence { since, chosen: false, .. } => {
                format!("{} since your last conversation", span_phrase(since))
            }
            Self::NoneYet { every, .. } => format!("no conversation yet; you meant every {}", span(every)),
        }
    }
}

/// `day`, `5 days`, `4 weeks`, after "every".
fn span(days: u32) -> String {
    match days {
        1 => "day".to_owned(),
        7 => "week".to_owned(),
        _ => span_phrase(i64::from(days)),
    }
}
