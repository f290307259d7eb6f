//! Facts as every screen shows them, and which of them a card has room for.
//!
//! A guess and a fact that ended are on no card; a private fact is counted; the same words are shown once, in their
//! newest telling. A fact that a clock set wrong dated ahead of today comes last, since nobody knows how old it is.

use std::{borrow::Cow, collections::HashSet};

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    age::{STILL_DAYS, age_phrase},
    birthday::{self, NEAR_DAYS},
    room,
};
use crate::{
    model::{FactKind, Moment, Reference},
    quick_log::fold,
    store::index::fact::FactRow,
};

/// A fact with its age.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WorldFact {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What it is about.
    pub kind: FactKind,
    /// In the user's words; on a card cut to the room there is.
    pub text: String,
    /// The day it was learned or last confirmed.
    pub since: NaiveDate,
    /// Older than a year: ask whether it still holds.
    pub still: bool,
    /// What stands in brackets after it: its age, or how soon a birthday is; empty for what was learned lately.
    pub age: String,
}

impl WorldFact {
    /// A fact as seen at `now`, in full, private or not: only `show` and `find` may show it without asking first.
    pub(crate) fn of(row: &FactRow, now: Moment) -> Self {
        let today = now.date_naive();
        let learned = row.learned.date_naive();
        let since = row.confirmed_on.map_or(learned, |day| day.max(learned));
        let lasting = row.kind == FactKind::Birthday;
        Self {
            reference: Reference::to(row.id),
            kind: row.kind.clone(),
            text: row.text.clone(),
            since,
            still: !lasting && (today - since).num_days() > STILL_DAYS,
            age: if lasting { nearness(&row.text, today) } else { age_phrase(since, today) },
        }
    }

    /// The fact as a line says it: `needs a second analyst (Sep)`, `birthday 2 Dec (in 10 days)`.
    pub fn in_words(&self) -> String {
        let lead = match self.kind {
            FactKind::Need if !fold(&self.text).starts_with("need") => "needs ",
            FactKind::Birthday if !fold(&self.text).contains("birthday") => "birthday ",
            _ => "",
        };
        let age =
            if self.age.is_empty() { Cow::Borrowed("") } else { Cow::Owned(format!(" ({})", self.age)) };
        format!("{lead}{}{age}", self.text)
    }

    /// The same among facts of other kinds, where no heading says what it is: `gap: decides in meetings`.
    pub fn in_words_among_others(&self) -> String {
        let lead = match self.kind {
            FactKind::Aim => "aim: ",
            FactKind::Pressure => "pressure: ",
            FactKind::News => "news: ",
            FactKind::Gap => "gap: ",
            FactKind::Bridge => "to close it: ",
            FactKind::Tried => "tried: ",
            _ => "",
        };
        format!("{lead}{}", self.in_words())
    }

    /// The same fact in words that take at most `lines` lines of a row.
    fn cut_to(self, lines: usize) -> Self {
        let mut cut = self;
        let whole = room::one_line(&cut.text);
        let mut columns = lines * room::ROW_COLUMNS;
        loop {
            cut.text = room::clip(&whole, columns);
            if columns <= 1 || room::wrap(&cut.in_words_among_others(), room::ROW_COLUMNS).len() <= lines {
                return cut;
            }
            columns -= columns.div_ceil(16);
        }
    }
}

/// How soon a birthday is, if it is near.
fn nearness(words: &str, today: NaiveDate) -> String {
    match birthday::days_until(words, today) {
        Some(0) => "today".to_owned(),
        Some(1) => "tomorrow".to_owned(),
        Some(days @ 2..=NEAR_DAYS) => format!("in {days} days"),
        _ => String::new(),
    }
}

/// The facts a card may show beside their rows, newest first.
pub(super) fn shown_facts(facts: &[FactRow], now: Moment) -> Vec<(&FactRow, WorldFact)> {
    let today = now.date_naive();
    let holds = |row: &&FactRow| {
        !row.guess && !row.private && row.ended.is_none() && !room::one_line(&row.text).is_empty()
    };
    let mut shown: Vec<(&FactRow, WorldFact)> =
        facts.iter().filter(holds).map(|row| (row, WorldFact::of(row, now))).collect();
    shown.sort_by(|(a, a_shown), (b, b_shown)| {
        let newness = |row: &FactRow, since: NaiveDate| (since <= today, since, row.learned, row.id);
        newness(b, b_shown.since).cmp(&newness(a, a_shown.since))
    });
    let mut said = HashSet::new();
    // What not to say is never crowded out by the same words elsewhere.
    shown.retain(|(row, _)| said.insert((row.kind == FactKind::Careful, fold(&room::one_line(&row.text)))));
    shown
}

/// The rows of a card that are made of facts.
#[derive(Debug, Default)]
pub(super) struct World {
    pub(super) careful: Vec<WorldFact>,
    pub(super) around: Vec<WorldFact>,
    pub(super) between_us: Vec<WorldFact>,
    pub(super) learn: Vec<WorldFact>,
    /// Facts there was no room for.
    pub(super) left_out: usize,
}

impl World {
    /// Sorts facts, given newest first, into their rows and keeps what fits; a birthday that is near stands first.
    pub(super) fn of(facts: Vec<WorldFact>) -> Self {
        let all = facts.len();
        let mut world = Self::default();
        for fact in facts {
            let row = match fact.kind {
                FactKind::Careful => &mut world.careful,
                FactKind::CommonGround
                | FactKind::Preference
                | FactKind::Value
                | FactKind::News
                | FactKind::Gap
                | FactKind::Bridge
                | FactKind::Tried => &mut world.between_us,
                FactKind::Expertise | FactKind::Learn => &mut world.learn,
                _ => &mut world.around,
            };
            row.push(fact);
        }
        world.around.sort_by_key(|fact| fact.kind != FactKind::Birthday || fact.age.is_empty());
        let rows = [
            (&mut world.careful, room::CAREFUL),
            (&mut world.around, room::THEIR_WORLD),
            (&mut world.between_us, room::BETWEEN_US),
            (&mut world.learn, room::LEARN),
        ];
        let mut kept = 0;
        for (row, lines) in rows {
            let cut = std::mem::take(row).into_iter().map(|fact| fact.cut_to(lines));
            *row = room::fitting(cut, lines, WorldFact::in_words_among_others);
            kept += row.len();
        }
        world.left_out = all - kept;
        world
    }
}
