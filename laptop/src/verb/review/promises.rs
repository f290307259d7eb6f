//! The walk through the user's own promises.

use hallway_core::{insights::OpenPromise, journal::When, model::Due};

use super::walk::{Walk, WalkAnswer, Walking};
use crate::{
    error::CommandError,
    input::{dates, questions},
    output::render,
};

/// Asks about each that is open, the late ones first.
pub fn walk(walking: &Walking<'_>) -> Result<Walk, CommandError> {
    let promises = walking.journal.review().list(walking.session.now())?.promises;
    walking.each(&promises, |promise| one(walking, promise))
}

fn one(walking: &Walking<'_>, promise: &OpenPromise) -> Result<Walk, CommandError> {
    let today = walking.session.now().date_naive();
    let to = promise.person.as_ref().map(|person| format!(" ({})", person.name)).unwrap_or_default();
    let due = promise.due.map(|due| format!(", {}", render::due(due, today))).unwrap_or_default();
    Walking::say(&format!("{}{to}{due}", promise.text))?;
    let reference = &promise.reference;
    match Walking::key("You said you would. [k]ept, [m]ove, [d]rop", &['k', 'm', 'd'])? {
        WalkAnswer::Key('k') => walking.done(reference)?,
        WalkAnswer::Key('m') => {
            if let Some(day) = until(walking)? {
                walking.later(reference, When::Until(day))?;
            }
        }
        WalkAnswer::Key(_) => walking.later(reference, When::Never)?,
        WalkAnswer::Leave => {}
        WalkAnswer::Back => return Ok(Walk::Back),
        WalkAnswer::End => return Ok(Walk::End),
    }
    Ok(Walk::On)
}

/// The day it moves to, asked for until it is a date; `None` if it stays as it is.
fn until(walking: &Walking<'_>) -> Result<Option<Due>, CommandError> {
    loop {
        let words = questions::line("  Until when (Enter to leave it): ")?;
        if words.trim().is_empty() {
            return Ok(None);
        }
        match dates::due(words.trim(), "fri, in 3 days, 12 May or 2026-05-12", walking.session) {
            Err(CommandError::Usage(why)) => Walking::note(&why)?,
            day => return day.map(Some),
        }
    }
}
