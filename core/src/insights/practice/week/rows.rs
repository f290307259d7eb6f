//! The rows of a week: what happened, one line each.

use serde::Serialize;

use crate::{
    insights::named::{Called, Named},
    model::{AnswerKind, AskKind, ExchangeKind, Reference},
};

/// Someone the user talked with.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TalkedWith {
    /// The person the user talked with.
    #[serde(flatten)]
    pub person: Named,
    /// The number of conversations with them.
    pub conversations: u32,
}

/// A promise of the user's own that was kept.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KeptPromise {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What was promised; the word `private` if it was said in private.
    pub text: String,
    /// The person it was promised to.
    pub person: Option<Named>,
}

/// Something given or received.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HandedOver {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What kind of thing.
    pub kind: ExchangeKind,
    /// The user's words for it; the word `private` if it was said in private.
    pub text: String,
    /// The person it was made to, or by.
    pub person: Option<Named>,
}

/// A win of the week.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WonThisWeek {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What the user did.
    pub what: String,
}

/// Somebody who was told of a goal, or got its page.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GoalWith {
    /// The person who was told or got it.
    #[serde(flatten)]
    pub person: Named,
    /// The name of the goal.
    pub goal: Called,
}

/// Something the user asked.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AskedThisWeek {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The person the user asked.
    pub person: Option<Named>,
    /// What the user asked for.
    pub kind: AskKind,
}

/// What the user heard: an answer, or feedback.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HeardThisWeek {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The person the user heard it from.
    pub person: Option<Named>,
    /// What an answer comes to; nothing for feedback.
    pub answer: Option<AnswerKind>,
    /// What they said, in their words; may be empty.
    pub said: String,
}

/// How much waits in each walk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Waiting {
    /// Lines and people to look at.
    pub people: u32,
    /// Open promises of the user's own.
    pub promises: u32,
    /// How many people the audit asks about.
    pub audit: u32,
    /// Wins that nobody with a say knows.
    pub wins: u32,
}
