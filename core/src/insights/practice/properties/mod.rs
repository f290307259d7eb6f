//! What holds of the rules whatever the journal holds: what goes well makes nothing worse, nobody who rests comes up, and nothing
//! private is said. That a day is short, and that what was done does not come back, is held in `next/tests`.

mod giving;
mod maps;
mod relationships;

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::{
    insights::rows::{id, noon, person},
    model::PersonId,
    store::index::person::PersonRow,
};

/// A word that stands in private alone.
const PRIVATE: &str = "zephyr";

const PEOPLE: u32 = 6;

fn who(n: u32) -> PersonId {
    PersonId(id(n))
}

/// A day of November, before or after today.
fn november() -> impl Strategy<Value = u32> {
    1..28_u32
}

fn on(day: u32) -> String {
    format!("2026-11-{day:02}")
}

/// Everybody, of whom these rest.
fn everybody(resting: &BTreeSet<u32>) -> Vec<PersonRow> {
    let row = |n: u32| PersonRow {
        resting: resting.contains(&n).then(|| noon("2026-10-01")),
        ..person(n, &format!("Person {n}"))
    };
    (1..=PEOPLE).map(row).collect()
}

fn some_people() -> impl Strategy<Value = BTreeSet<u32>> {
    prop::collection::btree_set(1..=PEOPLE, 0..4)
}
