//! How ready it is to ask somebody.

use clap::Args;

use crate::{
    error::Outcome,
    input::resolve,
    output::{render, terminal},
    session::Session,
};

/// Before you ask: are the two of you known to each other, liked and trusted?
///
/// What is met, what is missing, and the smallest next step. It warns; you decide.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway goal ready 'Ana Silva'")]
pub struct Ready {
    /// A name or REF
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
}

impl Ready {
    pub fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let ready = journal.relationships().ready(resolve::person(journal, &self.name)?, session.now())?;
        session.answer(&ready, |ready| render::ready(ready, terminal::width()))
    }
}
