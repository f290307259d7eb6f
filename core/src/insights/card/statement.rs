//! A statement with what follows from its words: whether it hurts, by what one would recognise what it is about, which states
//! of life it names, and whether its day was to come. Each is read when it is asked for, and once: a card compares every
//! statement with those after it and with every fact.

use std::{cell::OnceCell, collections::BTreeSet};

use chrono::NaiveDate;

use super::{birthday::is_of_a_birthday, phrases::bare, sore::is_sore};
use crate::{
    insights::Said,
    model::Moment,
    quick_log::{fold, month_named, stems},
};

/// One statement of a card.
#[derive(Debug)]
pub(super) struct CardStatement<'a> {
    pub(super) said: &'a Said,
    bare: OnceCell<Vec<String>>,
    sore: OnceCell<bool>,
    stems: OnceCell<BTreeSet<String>>,
    states: OnceCell<Vec<State>>,
    ahead: OnceCell<Option<NaiveDate>>,
}

impl<'a> CardStatement<'a> {
    pub(super) fn of(said: &'a Said) -> Self {
        Self {
            said,
            bare: OnceCell::new(),
            sore: OnceCell::new(),
            stems: OnceCell::new(),
            states: OnceCell::new(),
            ahead: OnceCell::new(),
        }
    }

    /// The words of its clause, as lists have them.
    pub(super) fn bare(&self) -> &[String] {
        self.bare.get_or_init(|| bare(&self.said.clause))
    }

    /// Whether its clause is of what hurts, embarrasses or weighs on somebody.
    pub(super) fn is_sore(&self) -> bool {
        *self.sore.get_or_init(|| is_sore(self.bare()))
    }

    /// By what one would recognise what it is about.
    pub(super) fn stems(&self) -> &BTreeSet<String> {
        self.stems.get_or_init(|| telling_stems(&self.said.text))
    }

    /// The states of life that its clause names.
    pub(super) fn states(&self) -> &[State] {
        self.states.get_or_init(|| states_of(&self.said.clause))
    }

    /// Whether it names a day that was to come; a birthday comes again.
    pub(super) fn lies_ahead(&self) -> bool {
        self.day_ahead().is_some()
    }

    /// The day it names that was to come.
    pub(super) fn day_ahead(&self) -> Option<NaiveDate> {
        let said = self.said;
        *self.ahead.get_or_init(|| ahead(&said.clause, said.day_named(), said.at))
    }

    /// Whether it names the state of life that follows one of these.
    pub(super) fn follows_on(&self, states: &[State]) -> bool {
        let next = |was: &State| self.states().iter().any(|is| was.row == is.row && was.state != is.state);
        states.iter().any(next)
    }
}

/// The day that a text names, or the end of the month, if it was to come when it was said and does not come again.
pub(super) fn ahead(text: &str, named: Option<NaiveDate>, at: Moment) -> Option<NaiveDate> {
    let day = named.or_else(|| month_named(text, at));
    day.filter(|day| *day > at.date_naive() && !is_of_a_birthday(text))
}

/// Stems by which one would recognise what a text is about.
pub(super) fn telling_stems(text: &str) -> BTreeSet<String> {
    stems(text).into_iter().filter(|stem| stem.chars().count() >= 4).collect()
}

/// A state of life, by its place in the table.
#[derive(Debug)]
pub(super) struct State {
    row: usize,
    state: usize,
}

/// States of life that follow one another: who is in one is no longer in another of the same row.
const STATES: &[&[&str]] = &[
    &["divorc", "separat", "engag", "marri", "wedding", "widow", "broke up", "split up", "breaking up"],
    &["laid off", "redundan", "job hunt", "looking for a job", "new job", "hired"],
    &[
        "hospital",
        "ill ",
        "sick",
        "recover",
        "better",
        "is back",
        "home again",
        "on the mend",
        "well again",
        "all clear",
    ],
    &["pregnan", "expecting", "had a baby", "newborn"],
    &[
        "looking for a flat",
        "looking for a house",
        "looking for a place",
        "flat hunt",
        "house hunt",
        "new place",
        "new flat",
        "new house",
        "moved in",
        "settled in",
    ],
];

/// The states of life that a clause names.
pub(super) fn states_of(clause: &str) -> Vec<State> {
    let folded = fold(clause);
    let mut found = Vec::new();
    for (row, states) in STATES.iter().enumerate() {
        let named = states.iter().enumerate().filter(|(_, state)| folded.contains(**state));
        found.extend(named.map(|(state, _)| State { row, state }));
    }
    found
}
