//! How well do we know and trust each other?

use clap::Args;

use crate::{
    error::{CommandError, Outcome},
    input::resolve::{self, Unknown},
    output::{
        answer::{People, PersonActed},
        render,
        screen::Screen,
        terminal,
    },
    session::Session,
    verb::review,
};

/// How well do you know and trust each other? One answer at a time, from 1 to 10, and the board of them
///
/// At a terminal it asks about one person after the other, and next time goes on where it stopped. With a name it notes
/// one answer. Below 7, a relationship needs some care.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Audit {
    /// A name or REF, and the answer from 1 to 10
    #[arg(value_name = "NAME ANSWER", allow_negative_numbers = true)]
    words: Vec<String>,
    /// Why
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    because: String,
    /// Only the board, without questions
    #[arg(long)]
    board: bool,
}

const EXAMPLES: &str = "\
Examples:
  hallway people audit --board
  hallway people audit 'Ana Silva' 6 --because 'we talk work only'";

impl Audit {
    /// Asks, notes or shows.
    pub fn run(self, session: &Session) -> Outcome {
        if !self.words.is_empty() {
            session.begin();
        }
        let journal = &*session.questions()?;
        if let Some((answer, name)) = self.words.split_last() {
            let number: i64 = answer.parse().map_err(|_| {
                CommandError::Usage(
                    "say a name and a number from 1 to 10: hallway people audit 'Ana Silva' 6".to_owned(),
                )
            })?;
            if name.is_empty() {
                return Err(CommandError::Usage("say who: hallway people audit 'Ana Silva' 6".to_owned()));
            }
            let mut people = Vec::new();
            for person in resolve::everybody(session, name, Unknown::Make)? {
                let named = journal.relationships().audit(person, number, &self.because, session.now())?;
                let said = format!("Noted · {} · {number}", named.name);
                people.push(PersonActed { person: named, said });
            }
            return match <[PersonActed; 1]>::try_from(people) {
                Ok([one]) => session.said(&one, PersonActed::screen),
                Err(people) => session.said(&People { people }, |all| {
                    let mut screen = Screen::new();
                    for one in &all.people {
                        screen.append(one.screen());
                    }
                    screen
                }),
            };
        }
        if session.may_ask() && !self.board {
            review::audit_walk(journal, session)?;
        }
        let board = journal.relationships().audit_board(session.now())?;
        session.answer(&board, |board| render::audit_board(board, terminal::width()))
    }
}
