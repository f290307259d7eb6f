//! Feedback: what the user was told and what became of it, when to ask for more, and questions that get an answer one can
//! use.
//!
//! A good question is specific; a general one gets general praise, so it is advised against, and still asked if the
//! user likes.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::{
    insights::named::Named,
    model::{Ask, AskKind, Feedback, Moment, PersonId, Question, RecordId, Reference},
    quick_log::fold,
    store::index::stored::Stored,
};

/// Days between asking for feedback, unless the user chose.
const FEEDBACK_EVERY: u32 = 90;

/// Questions that get an answer one can use.
const QUESTIONS: &[&str] = &[
    "What are two things I need to improve to reach the next level?",
    "What is one thing I should do more of, and one I should stop?",
    "On the last project, what would you have done differently in my place?",
    "If I'm not chosen, what would the reason be?",
    "What do people say about my work when I'm not in the room?",
];

/// Beginnings and parts of questions that get general praise.
const GENERAL: &[&str] = &[
    "any feedback",
    "feedback for me",
    "some feedback",
    "how am i doing",
    "how did i do",
    "what do you think",
    "any thoughts",
    "any advice",
];

/// Feedback as screens show it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FeedbackLine {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The person who said it.
    pub person: Option<Named>,
    /// The question that the user asked, if there was one.
    pub question: String,
    /// What the user heard.
    pub heard: String,
    /// What the user will do about it.
    pub will_do: String,
    /// The day the user heard it.
    pub day: NaiveDate,
    /// The day it was done.
    pub done: Option<NaiveDate>,
    /// The day the user told them.
    pub told: Option<NaiveDate>,
    /// The next step with it; nothing when all three are done.
    pub next: Option<FeedbackStep>,
}

/// What comes next with something one was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FeedbackStep {
    /// Say what one will do about it.
    Decide,
    /// Do what was decided.
    Do,
    /// Tell the person who gave it what came of it.
    Tell,
}

impl FeedbackStep {
    /// The step in words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Decide => "decide what you'll do about it",
            Self::Do => "do it",
            Self::Tell => "tell them what you did",
        }
    }
}

/// A question for feedback.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QuestionLine {
    /// How to point at one of the user's own.
    #[serde(rename = "ref")]
    pub reference: Option<Reference>,
    /// The question as one asks it.
    pub text: String,
}

/// The last time the user asked for feedback or was given some, with the record that says so.
pub(crate) fn last_feedback(
    asks: &[Stored<Ask>],
    feedback: &[Stored<Feedback>],
) -> Option<(Moment, RecordId)> {
    let asked = asks.iter().filter(|ask| ask.record.kind == AskKind::Feedback);
    let asked = asked.map(|ask| (ask.record.asked, ask.id));
    asked.chain(feedback.iter().map(|heard| (heard.record.at, heard.id))).max()
}

/// The day from which it is time to ask for feedback again: `every` days after the last time, 90 if the user chose
/// none.
pub(crate) fn feedback_from(last: Moment, every: Option<u32>) -> Option<NaiveDate> {
    last.date_naive().checked_add_days(Days::new(u64::from(every.unwrap_or(FEEDBACK_EVERY))))
}

/// Something the user was told, as screens show it. `named` gives a person; `None` for somebody gone.
pub(crate) fn feedback_line(
    heard: &Stored<Feedback>,
    named: impl Fn(PersonId) -> Option<Named>,
) -> FeedbackLine {
    let Stored { id, record } = heard;
    FeedbackLine {
        reference: Reference::to(*id),
        person: named(record.person),
        question: record.question.clone(),
        heard: record.heard.clone(),
        will_do: record.will_do.clone(),
        day: record.at.date_naive(),
        done: record.done.map(|at| at.date_naive()),
        told: record.told.map(|at| at.date_naive()),
        next: feedback_step(record),
    }
}

/// What comes next with something the user was told; `None` once they were told what became of it.
pub(crate) fn feedback_step(heard: &Feedback) -> Option<FeedbackStep> {
    match heard {
        Feedback { told: Some(_), .. } => None,
        Feedback { done: Some(_), .. } => Some(FeedbackStep::Tell),
        Feedback { will_do, .. } if will_do.trim().is_empty() => Some(FeedbackStep::Decide),
        _ => Some(FeedbackStep::Do),
    }
}

/// Why a question is better asked in another way; `None` for a specific one.
pub(crate) fn advice_on(question: &str) -> Option<&'static str> {
    let folded = fold(question);
    let general = GENERAL.iter().any(|part| folded.contains(part)) && folded.split_whitespace().count() < 12;
    general.then_some(
        "a general question gets general praise: ask for one or two things, about one piece of work",
    )
}

/// Questions worth asking, the user's own first.
pub(crate) fn questions(own: &[Stored<Question>]) -> Vec<QuestionLine> {
    let own = own.iter().map(|Stored { id, record }| QuestionLine {
        reference: Some(Reference::to(*id)),
        text: record.text.clone(),
    });
    let known = QUESTIONS.iter().map(|&text| QuestionLine { reference: None, text: text.to_owned() });
    own.chain(known).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_general_question_is_advised_against_and_a_specific_one_is_not() {
        for question in ["Any feedback for me?", "How am I doing?", "what do you think of my work"] {
            assert!(advice_on(question).is_some(), "{question}");
        }
        for question in QUESTIONS {
            assert_eq!(advice_on(question), None, "{question}");
        }
    }
}
