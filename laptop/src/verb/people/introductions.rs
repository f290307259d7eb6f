//! Who knows whom, and who could introduce the user.

use clap::Args;
use hallway_core::journal::Noted;

use crate::{
    error::Outcome,
    input::resolve::{self, how_to_add},
    output::{
        answer::Known,
        render::{self, said},
        terminal,
    },
    session::Session,
};

/// Note that two people know each other, or show who could introduce you to one
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hallway people knows 'Ana Silva' 'Bo Lindqvist' --how 'the same school'\n  hallway people knows 'Ana Silva'"
)]
pub struct Knows {
    /// A name or REF, in single quotes
    one: String,
    /// The other
    other: Option<String>,
    /// From where
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    how: String,
}

impl Knows {
    /// Notes or shows it.
    pub fn run(self, session: &Session) -> Outcome {
        if self.other.is_some() {
            session.begin();
        }
        let journal = &*session.questions()?;
        let Some(other) = self.other else {
            let introducers =
                journal.people().introducers(resolve::person(journal, &[self.one]).map_err(how_to_add)?)?;
            return session.answer(&Known { knows: introducers }, |known| {
                render::introducers(&known.knows, terminal::width())
            });
        };
        let one = resolve::whoever(session, &[self.one])?;
        let other = resolve::whoever(session, &[other])?;
        let reference = journal.people().add_knows(one, other, &self.how, session.now())?;
        let line = format!(
            "{} and {} know each other",
            journal.people().named(one)?.name,
            journal.people().named(other)?.name
        );
        session.said(&Noted { reference, said: line }, |noted| said(&noted.said, Some(&noted.reference)))
    }
}
