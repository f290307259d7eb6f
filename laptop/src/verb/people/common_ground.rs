//! What lies between the user and somebody.

use clap::Args;

use crate::{
    error::Outcome,
    input::resolve,
    output::{render, terminal},
    session::Session,
};

/// What lies between you: a gap, how to close it, what is common and what is not
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway people between 'Ana Silva'")]
pub struct Between {
    /// A name or REF
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
}

impl Between {
    pub fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let between =
            journal.relationships().between_us(resolve::person(journal, &self.name)?, session.now())?;
        session.answer(&between, |between| render::between_us(between, terminal::width()))
    }
}
