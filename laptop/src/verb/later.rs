//! `hallway later`.

use hallway_core::{
    insights::NextKind,
    journal::{Later as PutOff, When},
};

use crate::{
    error::{CommandError, Outcome},
    input::{choice::one_of, dates, resolve},
    output::{
        answer::NotedAll,
        screen::{Screen, faint, plain},
    },
    session::Session,
};

/// Put an open thing off, or let it go
///
/// A promise, a suggestion, or a person, for another day. WHEN is a day as in a line: fri, tomorrow, next week, in 3
/// days, 12 May, 2026-05-12. `never` lets a promise or an ask go, drops a suggestion, and lets a person rest.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Later {
    /// What to put off; several with commas
    #[arg(value_name = "REF|NAME")]
    references: String,
    /// Until when, or never
    #[arg(required = true, value_name = "WHEN")]
    when: Vec<String>,
    /// Only this act of `today`, by its word: talk, kit, tell, care, gap and so on
    #[arg(long, value_name = "ACT", value_parser = act)]
    only: Option<NextKind>,
    /// Why, for yourself
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    because: String,
}

const EXAMPLES: &str = "\
Examples (REF is three or more letters from a list):
  hallway later REF next friday
  hallway later REF never --because 'they found someone'";

/// An act by its word.
fn act(word: &str) -> Result<NextKind, String> {
    one_of(word, NextKind::ALL, |kind| kind.word())
}

impl Later {
    /// Puts it off.
    pub fn run(self, session: &Session) -> Outcome {
        let words = self.when.join(" ");
        let when = if words.trim().eq_ignore_ascii_case("never") {
            When::Never
        } else {
            let forms = "fri, next week, in 3 days, 12 May, 2026-05-12 or never";
            When::Until(dates::due(&words, forms, session)?)
        };
        let journal = &*session.questions()?;
        let typed = self.references.split(',').map(str::trim).filter(|typed| !typed.is_empty());
        let references: Vec<String> = typed.map(str::to_owned).collect();
        if references.is_empty() {
            return Err(CommandError::Usage(
                "say which: everything in a list has its REF beside it".to_owned(),
            ));
        }
        let references = resolve::things(journal, &references, session.now())?;
        let put_off: Vec<PutOff> = match self.only {
            Some(kind) => references
                .iter()
                .map(|about| journal.relationships().put_off(kind, about, when, &self.because, session.now()))
                .collect::<Result<_, _>>()?,
            None => journal.later(&references, when, &self.because, session.now())?,
        };
        session.said(&NotedAll { noted: put_off }, |all| {
            let mut screen = Screen::new();
            for later in &all.noted {
                screen.line([plain(&later.said), faint(" · undo")]);
            }
            screen
        })
    }
}
