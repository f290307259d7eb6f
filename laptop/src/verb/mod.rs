//! One file per verb: its arguments, whose documentation is its help, and what it does.

mod ask;
mod done;
mod edit;
mod find;
mod give;
mod goal;
mod help;
mod journal;
mod later;
mod log;
mod people;
mod prep;
mod review;
mod show;
mod sync;
mod today;
mod undo;

use clap::Subcommand;
pub use help::AboutCommand;
pub use sync::Event;

use crate::{error::Outcome, session::Session};

/// The groups of the help, each with its verbs in order.
pub const GROUPS: &[(&str, &[&str])] = &[
    ("Daily", &["log", "today", "prep", "find", "done", "later"]),
    ("Weekly", &["review"]),
    ("People", &["people", "show", "edit"]),
    ("Goals", &["goal", "ask", "give"]),
    ("Devices", &["sync"]),
    ("Journal", &["undo", "journal", "help"]),
];

/// What the command can do.
#[derive(Debug, Subcommand)]
pub enum Verb {
    Log(log::Log),
    Today(today::Today),
    Prep(prep::Prep),
    Find(find::Find),
    Done(done::Done),
    Later(later::Later),
    Review(review::Review),
    People(people::People),
    Show(show::Show),
    Edit(Box<edit::Edit>),
    Goal(Box<goal::Goal>),
    Ask(Box<ask::Ask>),
    Give(give::Give),
    Sync(sync::Sync),
    Undo(undo::Undo),
    Journal(journal::Journal),
    Help(help::Help),
}

impl Default for Verb {
    fn default() -> Self {
        Self::Today(today::Today::default())
    }
}

impl Verb {
    /// What it asks about the command line, which no verb knows as a whole; `None` for all others.
    pub fn about_command(&self) -> Option<AboutCommand<'_>> {
        match self {
            Self::Help(help) => help.about(),
            Self::Journal(journal) => journal.completions().map(AboutCommand::Completions),
            _ => None,
        }
    }
}

/// Does what was asked.
pub fn run(verb: Verb, session: &Session) -> Outcome {
    match verb {
        Verb::Log(log) => log.run(session),
        Verb::Today(today) => today.run(session),
        Verb::Prep(prep) => prep.run(session),
        Verb::Find(find) => find.run(session),
        Verb::Done(done) => done.run(session),
        Verb::Later(later) => later.run(session),
        Verb::Review(review) => review.run(session),
        Verb::People(people) => people.run(session),
        Verb::Show(show) => show.run(session),
        Verb::Edit(edit) => edit.run(session),
        Verb::Goal(goal) => goal.run(session),
        Verb::Ask(ask) => ask.run(session),
        Verb::Give(give) => give.run(session),
        Verb::Sync(sync) => sync.run(session),
        Verb::Undo(undo) => undo.run(session),
        Verb::Journal(journal) => journal.run(session),
        Verb::Help(_) => help::Help::run(),
    }
}
