//! How far the two have come, in the user's own word.

use clap::Args;
use hallway_core::model::Stage;

use crate::{
    error::{CommandError, Outcome},
    input::{choice::stage, resolve},
    output::answer::PersonActed,
    session::Session,
};

/// Say how far the two of you have come; it wins over what the journal shows
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hallway people stage 'Ana Silva' trust\n  hallway people stage 'Ana Silva' unsaid"
)]
pub struct SayStage {
    /// A name or REF, in single quotes
    name: String,
    /// stranger, acquainted, rapport, trust, would speak for me, asked, spoke for me, thanked; or unsaid
    #[arg(required = true, value_name = "STAGE")]
    stage: Vec<String>,
}

impl SayStage {
    /// Keeps the stage the user says against the one the journal shows; `unsaid` takes that back.
    pub fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let typed = self.stage.join(" ");
        let stage = stage(&typed)
            .map_err(|known| CommandError::Usage(format!("\"{typed}\" isn't a stage: {known}")))?;
        let words = stage.as_ref().map_or("as the journal shows", Stage::as_str).to_owned();
        let named = journal.relationships().say_stage(
            resolve::person(journal, &[self.name])?,
            stage,
            session.now(),
        )?;
        let said = format!("{} · {words}", named.name);
        session.said(&PersonActed { person: named, said }, PersonActed::screen)
    }
}
