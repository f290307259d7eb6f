//! Who is meant by a name that may be several people's.

use hallway_core::journal::{Guess, Journal, Receipt};

use crate::{
    error::CommandError,
    input::questions::{self, Ahead, Besides, Choice},
    output::{
        pager,
        screen::{Screen, faint},
    },
    session::Session,
};

/// People who may be several: the user says which, or leaves it for `review`.
pub(super) fn settle_guesses(
    journal: &Journal,
    receipt: &Receipt,
    session: &Session,
) -> Result<Option<Ahead>, CommandError> {
    if receipt.people.iter().all(|person| person.confirmed) {
        return Ok(None);
    }
    let guesses = journal.review().list(session.now())?.guesses;
    for guess in guesses.iter().filter(|guess| guess.reference.id == receipt.reference.id) {
        match choose(journal, guess, Besides::Line, session)? {
            Choice::Quit => break,
            Choice::Line(line) => return Ok(Some(line)),
            Choice::Chosen(_) | Choice::Later | Choice::Back => {}
        }
    }
    Ok(None)
}

/// A numbered choice among the people a name may mean.
pub fn choose(
    journal: &Journal,
    guess: &Guess,
    besides: Besides,
    session: &Session,
) -> Result<Choice, CommandError> {
    let names: Vec<String> = guess.candidates.iter().map(|person| person.name.clone()).collect();
    let question = format!("  Who is \"{}\"?", guess.typed.trim_start_matches('@'));
    let choice = questions::choice(&question, &names, besides)?;
    if let Choice::Chosen(place) = choice
        && let Some(person) = guess.candidates.get(place)
    {
        journal.review().confirm(
            guess.reference.id.into(),
            guess.guessed.id(),
            person.id(),
            session.now(),
        )?;
        pager::say(&Screen::of(faint(format!("  {} was meant", person.name))))?;
    }
    Ok(choice)
}
