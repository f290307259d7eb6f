//! `hallway done`.

use crate::{
    error::{CommandError, Outcome},
    input::resolve,
    output::{
        answer::NotedAll,
        screen::{Screen, faint, plain},
    },
    session::Session,
};

/// Tick off open things: a promise, a suggestion, a guess, feedback
///
/// A promise is kept, a suggestion is taken, a guess is right; feedback is acted on, and then you tell the person who
/// gave it.
///
/// Everything in a list has its REF beside it; a name means the one promise that is open with them. Several are settled
/// together, or none of them.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Done {
    /// What to settle; several with spaces or commas
    #[arg(required = true, value_name = "REF|NAME", value_delimiter = ',')]
    references: Vec<String>,
}

const EXAMPLES: &str = "\
Examples (REF is three or more letters from a list):
  hallway done REF
  hallway done REF,REF";

impl Done {
    /// Settles all of them in one act: where one cannot be settled, none is.
    pub fn run(self, session: &Session) -> Outcome {
        let references: Vec<String> = self
            .references
            .into_iter()
            .map(|typed| typed.trim().to_owned())
            .filter(|typed| !typed.is_empty())
            .collect();
        if references.is_empty() {
            return Err(CommandError::Usage(
                "say which: everything in a list has its REF beside it".to_owned(),
            ));
        }
        let journal = &*session.questions()?;
        let settled = journal.done(&resolve::things(journal, &references, session.now())?, session.now())?;
        session.said(&NotedAll { noted: settled }, |all| {
            let mut screen = Screen::new();
            for thing in &all.noted {
                screen.line([plain(&thing.said), faint(" · undo")]);
            }
            screen
        })
    }
}
