//! How ready it is to ask somebody, and how far you have come with everyone.

use clap::Args;

use crate::{render, session::Session, terminal, trouble::Outcome, which};

/// Before you ask: are the two of you known to each other, liked and trusted?
///
/// What is met, what is missing, and the smallest next step. It warns; you decide.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway goal ready 'Ana Silva'", after_long_help = READY)]
pub struct Ready {
    /// A name or REF
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
}

const READY: &str = "\
JSON:
  {ref, name, new, known, liked, trusted, resting{since, because, in_words},
   missing, step, step_in_words}
  known, liked, trusted: {met, signs[{sign, met, count, why}]}";

impl Ready {
    /// Shows it.
    pub fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let ready = journal.ready(which::person(journal, &self.name)?, session.now())?;
        session.answer(&ready, |ready| render::ready(ready, terminal::width()))
    }
}

/// How far you and each of them have come, what says so, and what turned this month
///
/// From stranger to thanked. Your own word wins: hallway people stage NAME STAGE.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway goal wheel", after_long_help = WHEEL)]
pub struct Wheel {}

const WHEEL: &str = "\
JSON:
  {people[{ref, name, new, stage, because, why, turned_from, started_by_them}],
   turned, drawn_to_you}";

impl Wheel {
    /// Shows it.
    pub fn run(session: &Session) -> Outcome {
        let wheel = session.questions()?.wheel(session.now())?;
        session.answer(&wheel, |wheel| render::wheel(wheel, terminal::width()))
    }
}
