//! `hallway prep`.

use hallway_core::{insights::Named, journal::Journal, model::PersonId};

use crate::{
    error::Outcome,
    input::{
        questions::{self, Besides, Choice},
        resolve::{self, Unknown},
    },
    output::{
        answer::People,
        render,
        screen::{Screen, faint, plain},
        terminal,
    },
    session::Session,
};

/// One card about one person, to read at the door
///
/// Several names give a card for a meeting: what connects them, then a block each. Without a name it offers the people you
/// logged last. Text from private lines is not on the card.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Prep {
    /// A name or a REF, or several
    #[arg(value_name = "NAME")]
    name: Vec<String>,
}

const EXAMPLES: &str = "\
Examples:
  hallway prep Ana Silva
  hallway prep Ana Bo
  hallway prep";

/// How many people are offered.
const OFFERED: u32 = 9;

impl Prep {
    /// Shows the card, or whom it could be about.
    pub fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        if !self.name.is_empty() {
            return match resolve::everybody(session, &self.name, Unknown::Refuse)?.as_slice() {
                [person] => card(journal, session, *person),
                people => {
                    let meeting = journal.people().prep_meeting(people, session.now())?;
                    session.answer(&meeting, |meeting| {
                        render::meeting(meeting, session.now(), terminal::width())
                    })
                }
            };
        }
        let people = journal.people().latest(OFFERED, session.now())?;
        if session.may_ask() && !people.is_empty() {
            let names: Vec<String> = people.iter().map(|person| person.name.clone()).collect();
            let Choice::Chosen(chosen) = questions::choice("Whom will you see?", &names, Besides::Nothing)?
            else {
                return Ok(());
            };
            let Some(person) = people.get(chosen) else { return Ok(()) };
            return card(journal, session, person.id());
        }
        session.answer(&People { people }, |all| offers(&all.people))
    }
}

fn card(journal: &Journal, session: &Session, person: PersonId) -> Outcome {
    let card = journal.prep(person, session.now())?;
    session.answer(&card, |card| render::card(card, session.now(), terminal::width()))
}

fn offers(people: &[Named]) -> Screen {
    let mut screen = Screen::new();
    if people.is_empty() {
        return Screen::of(plain("Nobody is logged yet. Begin with one line: hallway log"));
    }
    screen.line([plain("The people you logged last:")]);
    let rows = people
        .iter()
        .map(|person| vec![plain(&person.name), faint(format!("hallway prep {}", person.reference))]);
    screen.table(2, rows.collect(), 0, terminal::width());
    screen
}
