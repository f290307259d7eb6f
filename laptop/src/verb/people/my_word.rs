//! The user's own word over twelve months.

use clap::Args;

use crate::{
    error::Outcome,
    output::{render, terminal},
    session::Session,
};

/// Your own word over twelve months, and what has not come yet
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway people word")]
pub struct Word {}

impl Word {
    pub fn run(session: &Session) -> Outcome {
        let word = session.questions()?.giving().my_word(session.now())?;
        session.answer(&word, |word| render::my_word(word, session.now(), terminal::width()))
    }
}
