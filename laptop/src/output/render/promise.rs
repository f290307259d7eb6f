//! A promise as a row, with the same columns wherever one is listed.

use chrono::NaiveDate;
use hallway_core::insights::OpenPromise;

use crate::output::{
    render::words,
    screen::{Row, faint, plain},
};

/// What was promised, with whom, when it comes due, and how to point at it.
pub fn row(promise: &OpenPromise, today: NaiveDate) -> Row {
    row_with(promise, words::when_due(promise, today))
}

/// The same; a promise whose day is long past asks whether it is still worth doing.
pub fn row_or_question(promise: &OpenPromise, today: NaiveDate) -> Row {
    if promise.old { row_with(promise, words::still_of_use(promise)) } else { row(promise, today) }
}

/// The same on the page of the person it is with: whose it is, in place of the name.
pub fn row_on_their_page(promise: &OpenPromise, today: NaiveDate) -> Row {
    let side = if promise.mine { "mine" } else { "theirs" };
    let when = words::when_due(promise, today);
    vec![plain(side), plain(&promise.text), plain(when), faint(promise.reference.to_string())]
}

fn row_with(promise: &OpenPromise, when: String) -> Row {
    vec![
        plain(&promise.text),
        plain(promise.person.as_ref().map_or("", |person| person.name.as_str())),
        plain(when),
        faint(promise.reference.to_string()),
    ]
}
