//! Answers of the core as screens: plain, calm, the same order of the same fields everywhere.
//!
//! Nothing here asks the journal anything. Text that was logged as private is left out of every screen but `show` and
//! `find`: a card and `today` give the person, the date and the word "private".

mod card;
mod entry;
mod found;
mod people;
mod person;
mod receipt;
mod review;
mod today;
mod words;

use hallway_core::insights::OpenPromise;

pub use card::card;
pub use entry::{entry, fields, history};
pub use found::found;
pub use people::people;
pub use person::person;
pub use receipt::{preview, receipt};
pub use review::review;
pub use today::today;
pub use words::{due, moment, size};

/// Takes the text out of promises from private lines: a card and `today` say only "private".
pub fn veil<'a>(promises: impl Iterator<Item = &'a mut OpenPromise>) {
    for promise in promises.filter(|promise| promise.private) {
        "private".clone_into(&mut promise.text);
    }
}

/// The column in which labelled text begins.
const LABEL: usize = 13;
