//! The journal's story through the core's one door: log, find, prep, done, undo, review, merge, rest, delete.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod asked;
mod edit;
mod line;
mod people;
mod store;
mod undo;

use hallway_core::{
    Journal,
    journal::{EntryEdit, Receipt},
    model::Reference,
};
use hallway_tests::{now, person};

const LINE: &str = "Coffee with @Ana Silva, moving to Lisbon in June, loves natural wine #travel !send visa contact by fri \
                    ?intro to Priya";

/// Everything a screen that is no `show` and no `find` would print, as one text.
fn cards(journal: &Journal, name: &str) -> String {
    let card = journal.prep(person(journal, name), now()).unwrap();
    let today = journal.today(now()).unwrap();
    format!("{}\n{}", serde_json::to_string(&card).unwrap(), serde_json::to_string(&today).unwrap())
}

const DICTATED: &str =
    "had coffee with anna silva she is moving to lisbon I said I would send her the visa contact by friday";

fn edit(journal: &Journal, reference: &Reference, edit: EntryEdit) -> Receipt {
    journal.review().edit_line(reference.id.into(), edit, now()).unwrap()
}
