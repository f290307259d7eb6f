//! `hallway goal`: what you want to bring about, and with whom.

mod breadth;
mod goals;
mod kit;
mod map;
mod projects;
mod readiness;
mod stages;
mod wins;

pub use breadth::{breadth, without};
use clap::{Args, Subcommand};

use crate::{error::Outcome, session::Session};

/// Goals: who has a say, where each stands, wins, the kit, and how far you've come
///
/// Without a verb it lists your goals. GOAL is a name, the start of one, or a REF; left out, it is the only open goal.
#[derive(Debug, Args)]
#[command(infer_subcommands = true, disable_help_subcommand = true, after_help = EXAMPLES)]
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

#[derive(Debug, Subcommand)]
enum Verb {
    // An old spelling, which goes with the next version.
    #[command(hide = true)]
    List(goals::List),
    Add(goals::Add),
    Edit(goals::Edit),
    Close(goals::Close),
    Delete(goals::Delete),
    Map(map::Map),
    Told(map::Told),
    Ready(readiness::Ready),
    Wheel(stages::Wheel),
    Win(wins::Win),
    Wins(wins::Wins),
    Kit(kit::Kit),
    Projects(projects::Projects),
}

impl Goal {
    /// Does what was asked about goals.
    pub fn run(self, session: &Session) -> Outcome {
        let Some(verb) = self.verb else { return goals::List::run(session) };
        match verb {
            Verb::List(_) => {
                session.moved("goal list", "hallway goal");
                goals::List::run(session)
            }
            Verb::Add(add) => add.run(session),
            Verb::Edit(edit) => edit.run(session),
            Verb::Close(close) => close.run(session),
            Verb::Delete(delete) => delete.run(session),
            Verb::Map(map) => map.run(session),
            Verb::Told(told) => told.run(session),
            Verb::Ready(ready) => ready.run(session),
            Verb::Wheel(_) => stages::Wheel::run(session),
            Verb::Win(win) => win.run(session),
            Verb::Wins(wins) => wins.run(session),
            Verb::Kit(kit) => kit.run(session),
            Verb::Projects(projects) => projects.run(session),
        }
    }
}
