//! How far the user and each of them have come.

use clap::Args;

use crate::{
    error::Outcome,
    output::{render, terminal},
    session::Session,
};

/// How far you and each of them have come, what says so, and what changed this month
///
/// From stranger to thanked. Your own word wins: hallway edit NAME --stage STAGE.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway goal wheel")]
pub struct Wheel {}

impl Wheel {
    pub fn run(session: &Session) -> Outcome {
        let wheel = session.questions()?.relationships().wheel(session.now())?;
        session.answer(&wheel, |wheel| render::wheel(wheel, terminal::width()))
    }
}
