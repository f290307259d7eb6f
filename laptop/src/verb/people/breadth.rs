//! How far the people you talk with reach.

use clap::Args;

use crate::{
    error::Outcome,
    input::resolve,
    output::{render, terminal},
    session::Session,
};

/// Departments, levels, inside and outside, ways of talking; and whether hopes hang on one person
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway people breadth")]
pub struct Breadth {}

/// Shows how far they reach.
pub fn show(session: &Session) -> Outcome {
    let breadth = session.questions()?.relationships().breadth(session.now())?;
    session.answer(&breadth, |breadth| render::breadth(breadth, terminal::width()))
}

/// What is left of each goal if this person leaves or changes their mind
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway people what-if 'Ana Silva'")]
pub struct WhatIf {
    /// A name or REF
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
}

impl WhatIf {
    pub fn run(self, session: &Session) -> Outcome {
        show_without(session, &self.name)
    }
}

/// Shows what is left without somebody.
pub fn show_without(session: &Session, name: &[String]) -> Outcome {
    let journal = &*session.questions()?;
    let left = journal.relationships().what_if(resolve::person(journal, name)?, session.now())?;
    session.answer(&left, |left| render::what_if(left, terminal::width()))
}
