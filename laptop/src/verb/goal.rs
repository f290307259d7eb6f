//! `hallway goal`: what you want to bring about, and with whom.

mod kit;
mod map;
mod projects;
mod set;
mod standing;
mod wins;

use clap::{Args, Subcommand};
use hallway_core::{
    model::{Moment, Reference},
    quick_log,
};

pub use crate::choice::one_of;
use crate::{
    screen::{Screen, faint, plain},
    session::Session,
    trouble::{Outcome, Trouble},
};

/// Goals: who has a say, what each showed, wins, the kit, and how far you have come
///
/// Without a verb it lists your goals. GOAL is a name, the start of one, or a REF; left out, it is the only open goal.
#[derive(Debug, Args)]
#[command(infer_subcommands = true, disable_help_subcommand = true, after_help = EXAMPLES, after_long_help = JSON)]
pub struct Goal {
    #[command(subcommand)]
    verb: Option<Verb>,
}

const EXAMPLES: &str = "\
Examples:
  hallway goal
  hallway goal add 'Principal' --kind promotion --decision 2027-03-01
  hallway goal map
  hallway goal map add 'Ana Silva' --role 'can veto' --said 'the budget'
  hallway goal told 'Ana Silva' --said 'asked for numbers'";

const JSON: &str = "\
JSON:
  [{ref, name, kind, decision, days_left, success, set, closed, outcome,
    outcome_said, people, would_speak}]";

#[derive(Debug, Subcommand)]
enum Verb {
    List(set::List),
    Add(set::Add),
    Edit(set::Edit),
    Close(set::Close),
    Delete(set::Delete),
    Map(map::Map),
    Told(map::Told),
    Ready(standing::Ready),
    Wheel(standing::Wheel),
    Win(wins::Win),
    Wins(wins::Wins),
    Kit(kit::Kit),
    Projects(projects::Projects),
}

impl Goal {
    /// Does what was asked about goals.
    pub fn run(self, session: &Session) -> Outcome {
        match self.verb.unwrap_or(Verb::List(set::List {})) {
            Verb::List(_) => set::List::run(session),
            Verb::Add(add) => add.run(session),
            Verb::Edit(edit) => edit.run(session),
            Verb::Close(close) => close.run(session),
            Verb::Delete(delete) => delete.run(session),
            Verb::Map(map) => map.run(session),
            Verb::Told(told) => told.run(session),
            Verb::Ready(ready) => ready.run(session),
            Verb::Wheel(_) => standing::Wheel::run(session),
            Verb::Win(win) => win.run(session),
            Verb::Wins(wins) => wins.run(session),
            Verb::Kit(kit) => kit.run(session),
            Verb::Projects(projects) => projects.run(session),
        }
    }
}

/// A day as it is typed: an ISO date, `12 May`, `in 3 weeks`.
pub fn day(words: &str, now: Moment) -> Result<chrono::NaiveDate, Trouble> {
    quick_log::due_date(words, now).map(|due| due.day()).ok_or_else(|| {
        Trouble::Usage(format!("\"{words}\" is no day: say 2027-03-01, 12 May, next friday or in 3 weeks"))
    })
}

/// When something happened, as it is typed after `--on`: yesterday, last friday, 2026-05-12. Nothing typed: now.
pub fn happened(words: Option<&str>, now: Moment) -> Result<Moment, Trouble> {
    let Some(words) = words else { return Ok(now) };
    quick_log::past_moment(words, now).ok_or_else(|| {
        let problem = match quick_log::due_date(words, now) {
            Some(due) if due.day() > now.date_naive() => "is still to come",
            _ => "is no day that was",
        };
        Trouble::Usage(format!(
            "--on \"{words}\" {problem}: say yesterday, last friday, 12 May or 2026-05-12"
        ))
    })
}

/// `said   REF · undo`.
pub fn said(said: &str, reference: Option<&Reference>) -> Screen {
    let mut screen = Screen::new();
    let reference = reference.map(|reference| format!("   {reference}")).unwrap_or_default();
    screen.line([plain(said), faint(reference), faint(" · undo")]);
    screen
}
