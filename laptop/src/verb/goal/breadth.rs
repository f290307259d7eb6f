//! How far the people you talk with reach, and what is left of each goal without one of them.

use crate::{
    error::Outcome,
    input::resolve,
    output::{render, terminal},
    session::Session,
};

/// Shows how far they reach.
pub fn breadth(session: &Session) -> Outcome {
    let reach = session.questions()?.relationships().breadth(session.now())?;
    session.answer(&reach, |reach| render::breadth(reach, terminal::width()))
}

/// Shows what is left without somebody.
pub fn without(session: &Session, name: &[String]) -> Outcome {
    let journal = &*session.questions()?;
    let left = journal.relationships().what_if(resolve::person(journal, name)?, session.now())?;
    session.answer(&left, |left| render::what_if(left, terminal::width()))
}
