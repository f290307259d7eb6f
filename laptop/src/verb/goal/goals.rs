//! Setting, changing and closing goals.

use clap::Args;
use hallway_core::{
    insights::GoalLine,
    journal::{Closing, GoalEdit, NewGoal, Objection},
    model::{GoalKind, Moment, Outcome as Ended},
};

use crate::{
    error::{CommandError, Outcome},
    input::{choice::one_of, dates::day, questions, resolve},
    output::{
        answer::{Deleted, Goals},
        render::{self, said},
        screen::{Screen, faint, plain},
        terminal,
    },
    session::Session,
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
    pub fn run(session: &Session) -> Outcome {
        let goals = session.questions()?.goals().list(session.now())?;
        session.answer(&Goals { goals }, |all| render::goals(&all.goals, session.now(), terminal::width()))
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
    /// The day it is decided
    #[arg(long, value_name = "DATE")]
    decision: Option<String>,
    /// How you would know that you got there
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    success: String,
    /// Why now, in a sentence
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    why: String,
    /// A goal whose map it takes over
    #[arg(long, value_name = "GOAL")]
    after: Option<String>,
}

impl Add {
    pub fn run(self, session: &Session) -> Outcome {
        session.begin();
        let now = session.now();
        let journal = &*session.questions()?;
        let new = NewGoal {
            name: self.name.join(" "),
            kind: self.kind.unwrap_or_default(),
            decision: self.decision.map(|words| day(&words, session)).transpose()?,
            success: self.success,
            why_now: self.why,
            after: self.after.map(|goal| resolve::goal(journal, &goal)).transpose()?,
        };
        let goal = journal.goals().add(new, now)?;
        session.said(&goal, |goal| {
            let mut screen = said(&format!("Goal · {}", goal.name), Some(&goal.reference));
            day_has_passed(&mut screen, goal, now);
            // Whom one meets first for a new job is who passes a name on.
            let first = if goal.kind == GoalKind::NewJob { "referrer" } else { "manager" };
            let add = format!("Who has a say?  hallway goal map {} add NAME --role {first}", goal.reference);
            screen.line([crate::output::screen::faint(add)]);
            screen
        })
    }
}

/// Says so when the decision day of an open goal is in the past.
fn day_has_passed(screen: &mut Screen, goal: &GoalLine, now: Moment) {
    if let (None, Some(day), Some(..=-1)) = (goal.closed, goal.decision, goal.days_left) {
        let sentence = format!("{} has passed. How did it end?", render::day(day, now.date_naive()));
        let command = format!("hallway goal close {} --outcome OUTCOME", goal.reference);
        screen.hint(&sentence, &command, terminal::width());
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
    /// The day it is decided, or `never` for none
    #[arg(long, value_name = "DATE|never")]
    decision: Option<String>,
    /// How you would know that you got there
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
    pub fn run(self, session: &Session) -> Outcome {
        let now = session.now();
        let decision = match self.decision.as_deref() {
            None => None,
            Some(words) if words.trim().eq_ignore_ascii_case("never") => Some(None),
            Some(words) => Some(Some(day(words, session)?)),
        };
        let mut objections = Vec::new();
        for pair in &self.objection {
            let (objection, answer) = pair.split_once('=').ok_or_else(|| {
                CommandError::Usage(format!(
                    "--objection looks like 'too early=two launches', and \"{pair}\" does not"
                ))
            })?;
            objections
                .push(Objection { objection: objection.trim().to_owned(), answer: answer.trim().to_owned() });
        }
        let edit = GoalEdit {
            name: self.name,
            kind: self.kind,
            decision: decision.into(),
            success: self.success,
            why_now: self.why,
            objections,
            reopen: self.reopen,
        };
        if edit == GoalEdit::default() {
            return Err(CommandError::Usage(
                "say what to change: --name, --decision, --success, or others in hallway help goal edit"
                    .to_owned(),
            ));
        }
        let journal = &*session.questions()?;
        let goal = journal.goals().edit(resolve::goal(journal, &self.goal.join(" "))?, edit, now)?;
        let act = if session.changed() { "Changed" } else { "No change" };
        session.said(&goal, |goal| {
            let mut screen = said(&format!("{act} · {}", goal.name), Some(&goal.reference));
            day_has_passed(&mut screen, goal, now);
            screen
        })
    }
}

/// Close a goal: how it ended, whom to tell, and what comes after
///
/// Everyone on its map who knew about it comes up in `today`, to hear how it ended and to be thanked.
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
    /// What comes next and takes over the map: a new goal, or an open one by its name
    #[arg(long, value_name = "NAME")]
    next: Option<String>,
}

impl Close {
    pub fn run(self, session: &Session) -> Outcome {
        let closing = Closing { outcome: self.outcome, said: self.said, next: self.next };
        let journal = &*session.questions()?;
        let goal = resolve::goal(journal, &self.goal.join(" "))?;
        let done = journal.goals().close(goal, closing, session.now())?;
        session.said(&done, |done| {
            let outcome = done.closed.outcome.as_ref().map(|outcome| format!(": {outcome}"));
            let before = done.before.as_ref().map(|before| format!(", before: {before}")).unwrap_or_default();
            let line = format!("Closed · {}{}{before}", done.closed.name, outcome.unwrap_or_default());
            let mut screen = said(&line, Some(&done.closed.reference));
            let warm = match &done.closed.outcome {
                Some(Ended::Reached) => Some("Well done."),
                Some(Ended::NotThisTime) => Some("You tried; what you have with people stays."),
                _ => None,
            };
            if let Some(warm) = warm {
                screen.line([plain(warm)]);
            }
            if let Some(next) = &done.next {
                let how = if done.joined { "takes over the map" } else { "begins with the same map" };
                let line = format!("{} {how}: {}", next.name, render::count_people(next.people));
                screen.line([plain(line), faint(format!("   {}", next.reference))]);
            }
            match done.to_tell {
                0 => {}
                1 => screen.line([faint("Tell and thank the one who knew of it:  hallway today")]),
                _ => screen.line([faint(format!(
                    "Tell and thank the {} who knew of it:  hallway today",
                    done.to_tell
                ))]),
            }
            screen
        })
    }
}

/// Delete a goal with its map and the copies of its kit; wins, asks and good words stay
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway goal delete 'Staff engineer' --yes")]
pub struct Delete {
    /// Which goal
    #[arg(required = true, value_name = "GOAL")]
    goal: Vec<String>,
}

impl Delete {
    /// Deletes it, once that is confirmed.
    pub fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let goal = journal.goals().get(resolve::goal(journal, &self.goal.join(" "))?, session.now())?;
        questions::confirm(
            session,
            &format!("deleting {}", goal.name),
            &format!("Delete {} and its map of {}?", goal.name, render::count_people(goal.people)),
        )?;
        let gone = journal.delete(&goal.reference, session.now())?;
        session.said(&Deleted { deleted: gone }, |gone| {
            let mut screen = Screen::new();
            for thing in &gone.deleted {
                screen.append(said(&format!("Deleted · {thing}"), None));
            }
            screen
        })
    }
}
