//! What comes next, as commands: the core says what there is to do, and here it gets the words one can type.
//!
//! A command without a word in capitals can be copied and run. Where it lacks something that only the user knows, it
//! has a word in capitals in that place, and does not run before that is replaced.

use chrono::NaiveDate;
use hallway_core::insights::{
    AskedPromise, FeedbackStep, InStep, NextAct, NextAction, OpenPromise, Proposal, Today,
};
use schemars::JsonSchema;
use serde::Serialize;

/// The command that does or records this, without the name of the program before it.
pub fn next_command(action: &NextAction) -> String {
    match action {
        NextAction::KeepPromise { promise } => format!("done {promise}"),
        NextAction::Thank { person } => format!("give thanks {person}"),
        NextAction::CloseGoal { goal } => format!("goal close {goal} --outcome OUTCOME"),
        NextAction::TellAboutGoal { goal, person } => format!("goal told {person} --goal {goal}"),
        NextAction::FillKit { goal } => format!("goal kit {goal}"),
        // It shows the page, and says how to note that they have it.
        NextAction::GiveKit { goal, person } => format!("goal kit {goal} --for {person}"),
        NextAction::AskForAdvocacy { goal, person } => format!("ask {person} for advocacy --goal {goal}"),
        NextAction::AskForFeedback { person: Some(person) } => format!("ask {person} for feedback"),
        NextAction::AskForFeedback { person: None } => "ask NAME for feedback".to_owned(),
        NextAction::Prepare { person } => format!("prep {person}"),
        // Run as it stands, it notes what the user did: never an answer that nobody gave.
        NextAction::AskAgain { ask } => format!("ask again {ask}"),
        NextAction::LetAskBe { ask } => format!("later {ask} never"),
        NextAction::NoteStance { goal, person } => {
            format!("goal map {goal} add {person} --stance STANCE --said TEXT")
        }
        NextAction::FollowFeedback { feedback, step } => match step {
            FeedbackStep::Decide => format!("ask will {feedback} WORDS"),
            FeedbackStep::Do | FeedbackStep::Tell => format!("done {feedback}"),
        },
        NextAction::FillMap { goal } => format!("goal map {goal}"),
        NextAction::ShareWins { goal } => format!("goal wins {goal}"),
        NextAction::Introduce { person, to } => format!("give intro {person} {to}"),
    }
}

/// An act as `--json` prints it: with its command.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Act")]
pub struct ActInJson<'a> {
    #[serde(flatten)]
    act: &'a NextAct,
    /// What to type after `hallway` to do it; words in capitals are to be replaced.
    command: String,
}

impl<'a> From<&'a NextAct> for ActInJson<'a> {
    fn from(act: &'a NextAct) -> Self {
        Self { act, command: next_command(&act.action) }
    }
}

/// The day as `--json` prints it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Today")]
pub struct TodayInJson<'a> {
    /// Which day it is.
    day: NaiveDate,
    /// Nobody is in the journal yet.
    first_day: bool,
    /// What you said you would do: late first, then what is due within a week, then some without a day.
    mine: &'a [OpenPromise],
    /// How many more of these there are.
    mine_more: u32,
    /// How many come due later, or have no day and were made earlier.
    mine_later: u32,
    /// What they promised and has not come, longest first.
    theirs: &'a [OpenPromise],
    /// How many more of these there are.
    theirs_more: u32,
    /// What sounds like a promise and waits for a yes.
    asked: &'a [AskedPromise],
    /// Whom to talk with.
    people: &'a [Proposal],
    /// What comes next for your goals.
    next: Vec<ActInJson<'a>>,
    /// How much waits in `review`.
    to_check: u32,
    /// When each other device was last in step.
    sync: &'a [InStep],
}

impl<'a> From<&'a Today> for TodayInJson<'a> {
    fn from(today: &'a Today) -> Self {
        // Every field by its name, so that none is forgotten here.
        let Today {
            day,
            first_day,
            mine,
            mine_more,
            mine_later,
            theirs,
            theirs_more,
            asked,
            people,
            next,
            to_check,
            sync,
        } = today;
        Self {
            day: *day,
            first_day: *first_day,
            mine,
            mine_more: *mine_more,
            mine_later: *mine_later,
            theirs,
            theirs_more: *theirs_more,
            asked,
            people,
            next: next.iter().map(ActInJson::from).collect(),
            to_check: *to_check,
            sync,
        }
    }
}
