//! The walk through the user's own promises.

use hallway_core::{
    insights::OpenPromise,
    journal::{When, due_here},
};

use super::walk::{Answer, Walk, Walking};
use crate::{error::CommandError, input::questions, output::render};

/// Asks about each that is open, the late ones first.
pub fn walk(walking: &Walking<'_>) -> Result<Walk, CommandError> {
    for promise in walking.journal.review().list(walking.session.now())?.promises {
        if one(walking, &promise)? == Walk::End {
            return Ok(Walk::End);
        }
    }
    Ok(Walk::On)
}

fn one(walking: &Walking<'_>, promise: &OpenPromise) -> Result<Walk, CommandError> {
    let today = walking.session.now().date_naive();
    let to = promise.person.as_ref().map(|person| format!(" ({})", person.name)).unwrap_or_default();
    let due = promise.due.map(|due| format!(", {}", render::due(due, today))).unwrap_or_default();
    Walking::say(&format!("{}{to}{due}", promise.text))?;
    let reference = &promise.reference;
    match Walking::key("You said you would. [k]ept, [m]ove, [d]rop", &['k', 'm', 'd'])? {
        Answer::Key('k') => walking.done(reference)?,
        Answer::Key('m') => {
            let words = questions::line("Until when: ")?;
            match due_here(&words, walking.session.now()) {
                Some(day) => walking.later(reference, When::Until(day))?,
                None => Walking::note("that is no day; left as it is")?,
            }
        }
        Answer::Key(_) => walking.later(reference, When::Never)?,
        Answer::Leave => {}
        Answer::End => return Ok(Walk::End),
    }
    Ok(Walk::On)
}
