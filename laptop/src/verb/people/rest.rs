//! `hallway people rest`, and the end of a rest.

use clap::Args;
use hallway_core::{insights::Named, model::Moment};

use crate::{
    error::{CommandError, Outcome},
    input::resolve::{self, Unknown},
    output::{
        answer::{People, PersonActed},
        screen::{Screen, faint, plain},
    },
    session::Session,
};

/// Let people rest: history kept, no reminders
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hallway people rest 'Bo Lindqvist' --because 'on leave until spring'\n  hallway people rest 'Bo Lindqvist' --over"
)]
pub struct Rest {
    /// A name or REF, or several
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
    /// Why, for yourself
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    because: String,
    /// Their rest is over
    #[arg(long, conflicts_with = "because")]
    over: bool,
}

impl Rest {
    /// Lets them rest, or ends their rest.
    pub fn run(self, session: &Session) -> Outcome {
        if self.over {
            return wake(session, &self.name);
        }
        let journal = &*session.questions()?;
        let mut rest = Vec::new();
        for person in resolve::everybody(session, &self.name, Unknown::Refuse)? {
            rest.push(act(session, "Resting", |now| journal.people().rest(person, &self.because, now))?);
        }
        all_said(session, &rest)
    }
}

/// Ends the rest of these people.
pub fn wake(session: &Session, names: &[String]) -> Outcome {
    let journal = &*session.questions()?;
    let mut awake = Vec::new();
    for person in resolve::everybody(session, names, Unknown::Refuse)? {
        awake.push(act(session, "Awake", |now| journal.people().wake(person, now))?);
    }
    all_said(session, &awake)
}

/// What an act did to one of several people.
struct Acted {
    person: Named,
    words: &'static str,
    changed: bool,
}

fn act(
    session: &Session,
    words: &'static str,
    act: impl FnOnce(Moment) -> hallway_core::Result<Named>,
) -> Result<Acted, CommandError> {
    let before = session.acts();
    let person = act(session.now())?;
    Ok(Acted { person, words, changed: session.acts() > before })
}

/// A line for each person: `Resting · Ana Silva · undo`.
fn all_said(session: &Session, all: &[Acted]) -> Outcome {
    let people = all.iter().map(|one| {
        // Who rests already, or is awake.
        let words = if one.changed { one.words } else { "No change" };
        PersonActed::of(&one.person, words)
    });
    session.said(&People { people: people.collect() }, |shown| {
        let mut screen = Screen::new();
        for (shown, Acted { changed, .. }) in shown.people.iter().zip(all) {
            let undo = if *changed { " · undo" } else { "" };
            screen.line([plain(&shown.said), faint(format!("   {}", shown.person.reference)), faint(undo)]);
        }
        screen
    })
}
