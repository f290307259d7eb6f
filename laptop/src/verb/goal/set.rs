//! Setting, changing and closing goals.

use clap::Args;
use hallway_core::{
    journal::{GoalEdit, NewGoal},
    model::{GoalKind, Outcome as Ended, Set},
};

use super::{day, one_of, said};
use crate::{
    render,
    session::Session,
    terminal,
    trouble::{Outcome, Trouble},
};

fn kind(word: &str) -> Result<GoalKind, String> {
    one_of(word, GoalKind::KNOWN, GoalKind::as_str)
}

fn outcome(word: &str) -> Result<Ended, String> {
    one_of(word, Ended::KNOWN, Ended::as_str)
}

/// Your goals, the soonest decided first
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway goal list")]
pub struct List {}

impl List {
    /// Shows them.
    pub fn run(session: &Session) -> Outcome {
        let goals = session.questions()?.goals(session.now())?;
        session.answer(&goals, |goals| render::goals(goals, session.now(), terminal::width()))
    }
}

/// Set a goal
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hallway goal add 'Principal' --decision 2027-03-01 --success 'the title'"
)]
pub struct Add {
    /// What you call it
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
    /// promotion, new job, project or other
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Option<GoalKind>,
    /// The day on which it is decided
    #[arg(long, value_name = "DATE")]
    decision: Option<String>,
    /// How you would know that it came about
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    success: String,
    /// Why now, in a sentence
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    why: String,
    /// The goal whose map it takes over
    #[arg(long, value_name = "GOAL")]
    after: Option<String>,
}

impl Add {
    /// Sets it.
    pub fn run(self, session: &Session) -> Outcome {
        let now = session.now();
        let new = NewGoal {
            name: self.name.join(" "),
            kind: self.kind.unwrap_or_default(),
            decision: self.decision.map(|words| day(&words, now)).transpose()?,
            success: self.success,
            why_now: self.why,
            after: self.after,
        };
        let goal = session.questions()?.add_goal(new, now)?;
        session.said(&goal, |goal| {
            let mut screen = said(&format!("Goal · {}", goal.name), Some(&goal.reference));
            let add = format!("Who has a say?  hallway goal map {} add NAME --role manager", goal.reference);
            screen.line([crate::screen::faint(add)]);
            screen
        })
    }
}

/// Change a goal, or open it again
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hallway goal edit --decision 2027-04-01\n  hallway goal edit 'Staff engineer' --objection 'too early=two launches'"
)]
pub struct Edit {
    /// Which goal
    #[arg(value_name = "GOAL")]
    goal: Vec<String>,
    /// Another name for it
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// promotion, new job, project or other
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Option<GoalKind>,
    /// The day on which it is decided, or `never` for none
    #[arg(long, value_name = "DATE|never")]
    decision: Option<String>,
    /// How you would know that it came about
    #[arg(long, value_name = "TEXT")]
    success: Option<String>,
    /// Why now, in a sentence
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
    /// A likely objection and your answer: `too early=two launches`; without an answer it goes
    #[arg(long, value_name = "WORDS=ANSWER")]
    objection: Vec<String>,
    /// It is open again
    #[arg(long)]
    reopen: bool,
}

impl Edit {
    /// Changes it.
    pub fn run(self, session: &Session) -> Outcome {
        let now = session.now();
        let decision = match self.decision.as_deref() {
            None => None,
            Some(words) if words.trim().eq_ignore_ascii_case("never") => Some(None),
            Some(words) => Some(Some(day(words, now)?)),
        };
        let mut objections: Set<String, String> = Set::new();
        for pair in &self.objection {
            let (objection, answer) = pair.split_once('=').ok_or_else(|| {
                Trouble::Usage(format!(
                    "--objection looks like 'too early=two launches', and \"{pair}\" does not"
                ))
            })?;
            objections.insert(objection.trim().to_owned(), answer.trim().to_owned());
        }
        let edit = GoalEdit {
            name: self.name,
            kind: self.kind,
            decision,
            success: self.success,
            why_now: self.why,
            objections,
            reopen: self.reopen,
        };
        let goal = session.questions()?.edit_goal(&self.goal.join(" "), edit, now)?;
        session.said(&goal, |goal| said(&format!("Changed · {}", goal.name), Some(&goal.reference)))
    }
}

/// Close a goal: how it ended, whom to tell, and what comes after
///
/// Everyone on its map is proposed in `today --next`, to hear how it ended and to be thanked.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hallway goal close --outcome reached --said 'from January'\n  hallway goal close --outcome 'not this time' --next 'Staff, in spring'"
)]
pub struct Close {
    /// Which goal
    #[arg(value_name = "GOAL")]
    goal: Vec<String>,
    /// reached, not this time, or let go
    #[arg(long, value_name = "OUTCOME", value_parser = outcome)]
    outcome: Ended,
    /// How it ended, in your words
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    said: String,
    /// The next goal, which takes over the map
    #[arg(long, value_name = "NAME")]
    next: Option<String>,
}

impl Close {
    /// Closes it.
    pub fn run(self, session: &Session) -> Outcome {
        let now = session.now();
        let journal = session.questions()?;
        let closed = journal.close_goal(&self.goal.join(" "), self.outcome, &self.said, now)?;
        let next = match self.next {
            Some(name) => {
                let after = Some(closed.reference.to_string());
                Some(journal.add_goal(
                    NewGoal { name, kind: closed.kind.clone(), after, ..NewGoal::default() },
                    now,
                )?)
            }
            None => None,
        };
        let shape = serde_json::json!({ "closed": closed, "next": next });
        session.said(&shape, |_| {
            let mut screen = said(&format!("Closed · {}", closed.name), Some(&closed.reference));
            if let Some(next) = &next {
                screen
                    .append(said(&format!("Goal · {} with the same map", next.name), Some(&next.reference)));
            }
            if closed.people > 0 {
                screen.line([crate::screen::faint("Tell and thank everyone:  hallway today --next")]);
            }
            screen
        })
    }
}
