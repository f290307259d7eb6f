//! How ready it is to ask somebody.

use clap::Args;
use hallway_core::insights::Ready as IsReady;

use crate::{
    error::Outcome,
    input::resolve::{self, Unknown},
    output::{answer::AllReady, render, screen::Screen, terminal},
    session::Session,
};

/// Before you ask: are the two of you known to each other, liked and trusted?
///
/// What is met, what is missing, and the smallest next step. It warns; you decide.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway goal ready 'Ana Silva'")]
pub struct Ready {
    /// A name or REF, or several
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
}

impl Ready {
    pub fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let people = resolve::everybody(session, &self.name, Unknown::Refuse)?;
        let ready = people.into_iter().map(|person| journal.relationships().ready(person, session.now()));
        match <[IsReady; 1]>::try_from(ready.collect::<Result<Vec<_>, _>>()?) {
            Ok([one]) => session.answer(&one, |one| render::ready(one, terminal::width())),
            Err(ready) => session.answer(&AllReady { ready }, |all| {
                let mut screen = Screen::new();
                for one in &all.ready {
                    screen.gap();
                    screen.append(render::ready(one, terminal::width()));
                }
                screen
            }),
        }
    }
}
