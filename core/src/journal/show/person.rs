//! The page of one person: everything about them, private lines included.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    error::Result,
    insights::{Called, Named, OpenPromise, Refers, WorldFact, open_promise_in_full, promise_order},
    journal::{
        line::item::{FromLine, LineItem, as_promises},
        read::{identity::person_row, practice::Goals},
        reference::shorten_all,
        text::counted,
    },
    model::{AnyRecord, EntryKind, Moment, PersonId, PromiseStatus, Reference, Relation, Role, Stance},
    store::{Snapshot, index::fact::FactRow},
};

/// Lines a person's page shows.
const TIMELINE: usize = 100;

/// Everything about one person.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PersonPage {
    /// Whose page it is.
    #[serde(flatten)]
    pub person: Named,
    /// Other names they go by.
    pub nicknames: Vec<String>,
    /// Names of records merged into this one.
    pub merged: Vec<String>,
    /// What they are to the user.
    pub relation: Relation,
    /// How they are spoken of.
    pub pronoun: String,
    /// Positions, the current one first: org, title, from, until.
    pub positions: Vec<PositionLine>,
    /// Days between conversations, and whether the user chose them.
    pub cadence: u32,
    /// The user chose the cadence.
    pub cadence_chosen: bool,
    /// Since when they are resting.
    pub resting: Option<NaiveDate>,
    /// Why they rest, in the user's words.
    pub resting_because: String,
    /// The notes of all their records, as one text.
    pub notes: String,
    /// Facts that hold.
    pub facts: Vec<WorldFact>,
    /// Facts that ended.
    pub facts_ended: Vec<WorldFact>,
    /// Their places on the maps of goals, open ones first.
    pub goals: Vec<SeatLine>,
    /// Open promises, mine and theirs.
    pub promises: Vec<OpenPromise>,
    /// Promises that are settled: what became of them.
    #[serde(serialize_with = "as_promises")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::journal::line::item::PromiseMade<'static>>"))]
    pub promises_settled: Vec<LineItem>,
    /// What was given and received.
    pub exchanges: Vec<LineItem>,
    /// Their lines, newest first, at most a hundred.
    pub timeline: Vec<TimelineLine>,
    /// There are more lines.
    pub more: bool,
}

/// A place on the map of a goal.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SeatLine {
    /// How to point at the place.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The goal the seat is in.
    pub goal: Called,
    /// The day it ended.
    pub closed: Option<NaiveDate>,
    /// Their role in the decision.
    pub roles: Vec<Role>,
    /// Where they stand.
    pub stance: Stance,
    /// How often what they showed and what they were told was noted.
    pub noted: u32,
}

/// Where they work or worked.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PositionLine {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The organisation, team or department.
    pub org: String,
    /// What they are or were there.
    pub title: String,
    /// The first day, if known.
    pub from: Option<NaiveDate>,
    /// The last day, once it is over.
    pub until: Option<NaiveDate>,
}

/// One line in a person's history.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TimelineLine {
    /// How to point at the line.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// When it happened.
    #[serde(serialize_with = "crate::model::moment::write")]
    pub at: Moment,
    /// What kind of contact it was.
    pub kind: EntryKind,
    /// The line as typed.
    pub text: String,
    /// They were there; otherwise mentioned.
    pub there: bool,
    /// They are a guess that waits in `review`.
    pub guess: bool,
    /// The line is private.
    pub private: bool,
}

pub(in crate::journal) fn person_page(
    db: &Snapshot<'_>,
    person: PersonId,
    now: Moment,
) -> Result<PersonPage> {
    let identities = db.identities()?;
    let id = identities.canonical(person);
    let records = identities.all(id);
    let row = person_row(db, &identities, id)?;
    let mut notes: Vec<String> = Vec::new();
    for record in &records {
        match db.record((*record).into())? {
            Some(AnyRecord::Person(person)) if !person.notes.is_empty() => notes.push(person.notes),
            _ => {}
        }
    }
    let (mut nicknames, mut merged) = (Vec::new(), Vec::new());
    for name in db.names_of(&records)? {
        match (name.nickname, name.person == id) {
            (true, _) => nicknames.push(name.name),
            (false, false) => merged.push(name.name),
            (false, true) => {}
        }
    }
    let named = Named::of(&row);
    let all = db.promises_with(&records)?;
    let (mut open, settled): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|row| row.status == PromiseStatus::Open);
    open.sort_by_cached_key(|row| promise_order(row, now));
    let promises = open.iter().map(|row| open_promise_in_full(row, Some(named.clone()), now)).collect();
    let (ended, holding): (Vec<_>, Vec<_>) =
        db.facts_about(&records)?.into_iter().partition(|row| row.ended.is_some());
    let facts = |rows: &[FactRow]| rows.iter().map(|row| WorldFact::of(row, now)).collect();
    let person = Some(named.clone());
    let entries = db.entries_with(&records, TIMELINE + 1)?;
    let more = entries.len() > TIMELINE;
    let mut timeline = Vec::new();
    for presence in entries.into_iter().take(TIMELINE) {
        let Some(entry) = db.entry(presence.entry)? else { continue };
        timeline.push(TimelineLine {
            reference: Reference::to(presence.entry),
            at: presence.at,
            kind: presence.kind,
            text: entry.raw,
            there: presence.there,
            guess: presence.guess,
            private: presence.private,
        });
    }
    let positions = db.positions(&records)?.into_iter().map(|row| PositionLine {
        reference: Reference::to(row.id),
        org: row.org,
        title: row.title,
        from: row.from,
        until: row.until,
    });
    let mut page = PersonPage {
        nicknames,
        merged,
        cadence: row.cadence.unwrap_or_else(|| row.relation.default_cadence()),
        cadence_chosen: row.cadence.is_some(),
        relation: row.relation,
        pronoun: row.pronoun,
        positions: positions.collect(),
        resting: row.resting.map(|since| since.date_naive()),
        resting_because: row.resting_because,
        notes: notes.join("\n\n"),
        facts: facts(&holding),
        facts_ended: facts(&ended),
        goals: seats_of(&Goals::of(db, &identities, now)?, id),
        promises,
        promises_settled: settled.into_iter().map(|row| FromLine::from(row).shown(person.clone())).collect(),
        exchanges: db
            .exchanges_with(&records)?
            .into_iter()
            .map(|row| FromLine::from(row).shown(person.clone()))
            .collect(),
        timeline,
        more,
        person: named,
    };
    shorten_all(db, &mut page)?;
    Ok(page)
}

/// Somebody's places on the maps of goals, open ones first.
fn seats_of(goals: &Goals, person: PersonId) -> Vec<SeatLine> {
    let mut lines = Vec::new();
    for (goal, seats) in goals.all() {
        for seat in seats.into_iter().filter(|seat| seat.person == person) {
            lines.push(SeatLine {
                reference: Reference::to(seat.records.first().copied().unwrap_or_default()),
                goal: Called::goal(goal),
                closed: goal.record.closed.map(|at| at.date_naive()),
                roles: seat.roles.iter().cloned().collect(),
                stance: seat.stance(&goal.record),
                noted: counted(seat.shown.len() + seat.told.len()),
            });
        }
    }
    lines.sort_by_key(|line| line.closed.is_some());
    lines
}

impl Refers for PersonPage {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        f(&mut self.person.reference);
        self.positions.iter_mut().for_each(|position| f(&mut position.reference));
        self.facts.iter_mut().chain(&mut self.facts_ended).for_each(|fact| f(&mut fact.reference));
        self.promises.iter_mut().for_each(|promise| promise.each_reference(f));
        for seat in &mut self.goals {
            f(&mut seat.reference);
            f(&mut seat.goal.reference);
        }
        self.promises_settled.iter_mut().chain(&mut self.exchanges).for_each(|item| item.each_reference(f));
        self.timeline.iter_mut().for_each(|line| f(&mut line.reference));
    }
}
