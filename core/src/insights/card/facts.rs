//! Facts as every screen shows them, and the rows of a card that are made of them.
//!
//! A guess and a fact that ended are on no card; a private fact is counted; the same words are shown once, in their
//! newest telling. A fact that a clock set wrong dated ahead of today comes last, since nobody knows how old it is.

use std::{borrow::Cow, collections::HashSet};

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    insights::{
        age::{STILL_DAYS, age_phrase},
        card::birthday::{NEAR_DAYS, days_until},
        counted::counted,
        one_line::one_line,
    },
    model::{FactKind, Moment, Reference},
    quick_log::fold,
    store::index::fact::FactRow,
};

/// A fact with its age.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WorldFact {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What it is about.
    pub kind: FactKind,
    /// In the user's words.
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
            FactKind::TurnTo => "turn to for: ",
            _ => "",
        };
        format!("{lead}{}", self.in_words())
    }
}

/// How soon a birthday is, if it is near.
fn nearness(words: &str, today: NaiveDate) -> String {
    match days_until(words, today) {
        Some(0) => "today".to_owned(),
        Some(1) => "tomorrow".to_owned(),
        Some(days @ 2..=NEAR_DAYS) => format!("in {days} days"),
        _ => String::new(),
    }
}

/// The facts a card may show beside their rows, newest first.
pub(crate) fn shown_facts(facts: &[FactRow], now: Moment) -> Vec<(&FactRow, WorldFact)> {
    let today = now.date_naive();
    let holds =
        |row: &&FactRow| !row.guess && !row.private && row.ended.is_none() && !one_line(&row.text).is_empty();
    let mut shown: Vec<(&FactRow, WorldFact)> =
        facts.iter().filter(holds).map(|row| (row, on_one_line(WorldFact::of(row, now)))).collect();
    shown.sort_by(|(a, a_shown), (b, b_shown)| {
        let newness = |row: &FactRow, since: NaiveDate| (since <= today, since, row.learned, row.id);
        newness(b, b_shown.since).cmp(&newness(a, a_shown.since))
    });
    let mut said = HashSet::new();
    // What not to say is never crowded out by the same words elsewhere.
    shown.retain(|(row, _)| said.insert((row.kind == FactKind::Careful, fold(&one_line(&row.text)))));
    shown
}

fn on_one_line(fact: WorldFact) -> WorldFact {
    WorldFact { text: one_line(&fact.text), ..fact }
}

/// The rows of a card that are made of facts.
#[derive(Debug, Default)]
pub(crate) struct FactRows {
    pub(crate) careful: Vec<WorldFact>,
    /// What is going on for them.
    pub(crate) their_world: Vec<WorldFact>,
    pub(crate) between_us: Vec<WorldFact>,
    pub(crate) learn: Vec<WorldFact>,
    /// Facts beyond the most of a row.
    pub(crate) more: u32,
}

impl FactRows {
    /// Sorts facts, given newest first, into their rows, each with at most so many; a birthday that is near stands first.
    pub(crate) fn of(facts: Vec<WorldFact>, most: usize) -> Self {
        let all = facts.len();
        let mut rows = Self::default();
        for fact in facts {
            let row = match fact.kind {
                FactKind::Careful => &mut rows.careful,
                FactKind::CommonGround
                | FactKind::Preference
                | FactKind::Value
                | FactKind::News
                | FactKind::Gap
                | FactKind::Bridge
                | FactKind::Tried
                | FactKind::TurnTo => &mut rows.between_us,
                FactKind::Expertise | FactKind::Learn => &mut rows.learn,
                _ => &mut rows.their_world,
            };
            row.push(fact);
        }
        rows.their_world.sort_by_key(|fact| fact.kind != FactKind::Birthday || fact.age.is_empty());
        let mut kept = 0;
        for row in [&mut rows.careful, &mut rows.their_world, &mut rows.between_us, &mut rows.learn] {
            row.truncate(most);
            kept += row.len();
        }
        rows.more = counted(all - kept);
        rows
    }
}
