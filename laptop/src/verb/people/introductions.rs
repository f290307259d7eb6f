//! Who knows whom, and who could introduce the user.

use clap::Args;
use hallway_core::journal::Noted;

use crate::{
    error::{CommandError, Outcome},
    input::resolve,
    output::{answer::Known, render, screen::Screen, terminal},
    session::Session,
};

/// Note that people know each other, or show who could introduce you to one
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Knows {
    /// A name or REF; of several, the first one knows each of the others
    #[arg(required = true, value_name = "NAME")]
    names: Vec<String>,
    /// From where
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    how: String,
}

const EXAMPLES: &str = "\
Examples:
  hallway people knows 'Ana Silva'
  hallway people knows 'Ana Silva' 'Bo Lindqvist' --how 'the same school'
  hallway people knows Ana, Bo, Nadia";

impl Knows {
    /// Notes or shows it.
    pub fn run(self, session: &Session) -> Outcome {
        let notes = resolve::are_several(&self.names);
        if notes {
            session.begin();
        }
        let journal = &*session.questions()?;
        let people = resolve::each_or_one_known(session, &self.names)?;
        let (one, others) = match people.as_slice() {
            [one] if notes || !self.how.is_empty() => {
                let name = journal.people().named(*one)?.name;
                return Err(CommandError::NotDone(format!("that is {name} alone: name two people")));
            }
            [one] => {
                let knows = journal.people().introducers(*one)?;
                return session
                    .answer(&Known { knows }, |known| render::introducers(&known.knows, terminal::width()));
            }
            [one, others @ ..] => (*one, others),
            [] => return Err(CommandError::Usage("name somebody".to_owned())),
        };
        let name = journal.people().named(one)?.name;
        let mut noted = Vec::new();
        for other in others {
            let reference = journal.people().add_knows(one, *other, &self.how, session.now())?;
            let other = journal.people().named(*other)?.name;
            noted.push(Noted { reference, said: format!("{name} and {other} know each other") });
        }
        session.said_of_each(noted, Screen::new())
    }
}
