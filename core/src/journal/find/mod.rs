//! Find: words and filters in, hits out. Any text is a query.
//!
//! What came from a line is found through the line. Everything else that people write has a hit of its own, for each
//! text that was noted under a moment another: what somebody said in January is found in January.

mod query;

use std::{collections::HashSet, ops::Range};

use chrono::NaiveDate;
use serde::Serialize;

use self::query::{FindQuery, this_day_of_each_year};
use crate::{
    error::{Error, Result},
    insights::{Called, Named},
    journal::{
        Journal,
        read::names::NameBook,
        reference::{reference_to, shorten},
    },
    model::{AnyRecord, Kind, Moment, PersonId, PromiseStatus, RecordId, Reference, Win},
    quick_log::spoken_in_words,
    store::{
        Snapshot,
        index::{
            search::SearchLimits,
            texts::{FindableText, texts},
        },
    },
};

pub use crate::store::index::search::SearchOrder as Order;

/// The most hits of one query, whatever limit was asked for: to see more, the query has to be narrowed.
pub const MOST_HITS: u32 = 10_000;

/// The hits of a query, newest or best first.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Found {
    /// The hits, in the order asked for.
    pub hits: Vec<Hit>,
    /// There are more hits than the limit.
    pub more: bool,
    /// Sentences about what the query could not use: a filter that names nobody, a date that is none.
    pub notes: Vec<String>,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Hit {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What it is, by a word that `kind:` takes: `entry`, `person`, `fact`, `promise`, `win`, `map`, `good word`. On a
    /// map, of an ask and of a project each text that was noted has a hit of its own.
    pub what: String,
    /// Its day; for a person the day they were added, for what was noted later the day of that.
    pub day: NaiveDate,
    /// The kind of entry, fact, goal, ask or of what was given; `mine` or `theirs` for promises; the relation for
    /// people; `offered` or `moved` for a project; empty where there is none.
    pub kind: String,
    /// The line, name, fact, promise, or whatever was written.
    pub text: String,
    /// What the hit belongs to, by its own words: the goal of a map, the ask of an answer, the project that moved;
    /// empty for a hit that belongs to nothing.
    pub of: Option<Called>,
    /// The people it is about or with.
    pub people: Vec<Named>,
    /// Private, by itself or from its line.
    pub private: bool,
    /// A promise that is not settled, an ask that waits for an answer.
    pub open: bool,
}

impl Hit {
    /// Everything in it that words are looked for in.
    fn texts(&self) -> impl Iterator<Item = &String> {
        let of = self.of.iter().map(|of| &of.name);
        std::iter::once(&self.text).chain(of).chain(self.people.iter().map(|person| &person.name))
    }
}

impl Journal {
    /// Full text with the filters `with: topic: on: since: until: kind: can: is:open`; `person:` is `with:`, and a word behind
    /// `-` is in no hit. A day is a date, a month or a year; `on:this-day` is this day of each year. Nothing asked for is
    /// everything. Any text is a query; what cannot be used is said in `notes`.
    ///
    /// `page` counts hits from 0: those of it that there are, and whether there are more behind them. One page after the other is
    /// the whole list, as long as nothing is written meanwhile. A page further back costs more, since what stands before it is
    /// looked through.
    pub fn find(&self, query: &str, order: Order, page: Range<u32>, now: Moment) -> Result<Found> {
        self.store.read(|db| {
            let lexicon = self.lexicon_in(db)?;
            let mut asked = FindQuery::read(query, &lexicon, now);
            let says_nothing = asked.words.is_empty() && asked.limits == SearchLimits::default();
            let nothing = says_nothing && !asked.everything() && !asked.this_day;
            let (first, end) = (page.start as usize, page.end.min(MOST_HITS) as usize);
            if asked.impossible || nothing || first >= MOST_HITS as usize {
                return Ok(Found { hits: Vec::new(), more: false, notes: asked.notes });
            }
            let identities = db.identities()?;
            let mut limits = std::mem::take(&mut asked.limits);
            for person in &mut limits.with {
                *person = person.iter().flat_map(|id| identities.all(*id)).collect();
            }
            let names = NameBook::new(db, &identities);
            let (mut hits, mut more) = (Vec::new(), false);
            if asked.this_day {
                for (since, until) in this_day_of_each_year(now) {
                    let limits = SearchLimits { since: Some(since), until: Some(until), ..limits.clone() };
                    hits.extend(hits_of(db, &names, &asked, &limits, order, end - hits.len())?.0);
                    more = hits.len() >= end;
                    if more {
                        break;
                    }
                }
            } else {
                (hits, more) = hits_of(db, &names, &asked, &limits, order, end)?;
            }
            hits.drain(..first.min(hits.len()));
            Ok(Found { hits, more, notes: asked.notes })
        })
    }
}

/// The first `end` hits, and whether there are more.
fn hits_of(
    db: &Snapshot<'_>,
    names: &NameBook<'_>,
    asked: &FindQuery,
    limits: &SearchLimits,
    order: Order,
    end: usize,
) -> Result<(Vec<Hit>, bool)> {
    // A line and what came from it are one hit: look for a few more than asked, and again if they were too few.
    let mut wanted = end * 3 + 1;
    loop {
        let found = db.search(&asked.words, limits, order, wanted)?;
        let ids: HashSet<RecordId> = found.iter().map(|one| one.id).collect();
        let mut hits: Vec<Hit> = Vec::new();
        for one in &found {
            let Some((hit, origin)) = hit(db, names, one.id, one.kind, &one.part)? else {
                continue;
            };
            let of_a_hit = match origin {
                None => false,
                Some(origin) => ids.contains(&origin) || db.search_finds(origin, &asked.words, limits)?,
            };
            if !of_a_hit && !asked.leaves_out(hit.texts()) {
                hits.push(hit);
            }
            if hits.len() > end {
                break;
            }
        }
        if hits.len() > end || found.len() < wanted {
            let more = hits.len() > end;
            hits.truncate(end);
            return Ok((hits, more));
        }
        wanted *= 4;
    }
}

/// The entry a record came from.
pub(super) type Origin = Option<RecordId>;

/// A hit as screens show it, and the entry it came from if that is another record. `part` is empty for the record as a
/// whole.
pub(super) fn hit(
    db: &Snapshot<'_>,
    names: &NameBook<'_>,
    id: RecordId,
    kind: Kind,
    part: &str,
) -> Result<Option<(Hit, Origin)>> {
    let is_read_by_row = matches!(kind, Kind::Entry | Kind::Person | Kind::Fact | Kind::Promise);
    if !is_read_by_row || !part.is_empty() {
        return written(db, names, id, part);
    }
    let mut reference = Reference::to(id);
    shorten(db, &mut reference)?;
    let what = kind.word().to_owned();
    let blank = |day| Hit {
        reference,
        what,
        day,
        kind: String::new(),
        text: String::new(),
        of: None,
        people: Vec::new(),
        private: false,
        open: false,
    };
    let name = |person| -> Result<Vec<Named>> { Ok(names.look_up_if_any(person)?.into_iter().collect()) };
    Ok(match kind {
        Kind::Entry => {
            let Some(entry) = db.entry(id)? else { return Ok(None) };
            let mut people = Vec::new();
            for presence in db.people_in(id)? {
                people.extend(name(Some(presence.person))?);
            }
            let (kind, private) = (entry.kind.to_string(), entry.private);
            Some((Hit { kind, text: entry.raw, people, private, ..blank(entry.at.date_naive()) }, None))
        }
        Kind::Person => {
            let Some(person) = db.person(crate::model::PersonId(id))? else { return Ok(None) };
            let kind = person.relation.to_string();
            Some((Hit { kind, text: person.name, ..blank(person.made.date_naive()) }, None))
        }
        Kind::Fact => {
            let Some(fact) = db.fact(id)? else { return Ok(None) };
            let (kind, people, private) = (fact.kind.to_string(), name(fact.person)?, fact.private);
            let hit = Hit { kind, text: fact.text, people, private, ..blank(fact.learned.date_naive()) };
            Some((hit, fact.entry.map(Into::into)))
        }
        Kind::Promise => {
            let Some(promise) = db.promise(id)? else { return Ok(None) };
            let kind = if promise.mine { "mine" } else { "theirs" }.to_owned();
            let (people, private) = (name(promise.person)?, promise.private);
            let open = promise.status == PromiseStatus::Open;
            let hit =
                Hit { kind, text: promise.text, people, private, open, ..blank(promise.made.date_naive()) };
            Some((hit, promise.entry.map(Into::into)))
        }
        _ => None,
    })
}

/// A hit that is read from its record: one that is few, or one part of a record.
fn written(
    db: &Snapshot<'_>,
    names: &NameBook<'_>,
    id: RecordId,
    part: &str,
) -> Result<Option<(Hit, Origin)>> {
    let Some(record) = readable(db, id)? else { return Ok(None) };
    let Some(text) = texts(id, &record).into_iter().find(|text| text.part == part) else { return Ok(None) };
    // What was put off is pointed at, not the word that put it off.
    let meant = if let AnyRecord::Dismissal(dismissal) = &record {
        if readable(db, dismissal.about)?.is_none() {
            return Ok(None);
        }
        dismissal.about
    } else {
        id
    };
    let mut reference = Reference::to(meant);
    shorten(db, &mut reference)?;
    let mut people: Vec<Named> = Vec::new();
    for person in people_of(id, &record) {
        let named = names.look_up(person)?;
        people.extend(named.filter(|named| !people.contains(named)));
    }
    let goal = match &record {
        AnyRecord::Seat(seat) => readable(db, seat.goal.into())?,
        _ => None,
    };
    let hit = Hit {
        reference,
        what: text.word.to_owned(),
        day: text.at.date_naive(),
        kind: kind_of(&record, part),
        of: belonging(db, id, &record, goal.as_ref(), part)?,
        people,
        private: is_private(&record)? || goal.as_ref().map(is_private).transpose()?.unwrap_or(false),
        open: is_open(&record),
        text: in_words(&record, text),
    };
    let origin = match record {
        AnyRecord::Win(Win { entry, .. }) => entry.map(Into::into),
        _ => None,
    };
    Ok(Some((hit, origin)))
}

/// A record that is there. One that is damaged is named by `check`; what can be read is found all the same.
fn readable(db: &Snapshot<'_>, id: RecordId) -> Result<Option<AnyRecord>> {
    match db.record(id) {
        Ok(record) => Ok(record.filter(|record| record.deleted().is_none())),
        Err(Error::Damaged(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whom a record is about or with, the first of them first.
fn people_of(id: RecordId, record: &AnyRecord) -> Vec<PersonId> {
    match record {
        AnyRecord::Person(_) => vec![PersonId(id)],
        AnyRecord::Position(position) => vec![position.person],
        AnyRecord::Promise(promise) => promise.person.into_iter().collect(),
        AnyRecord::Exchange(exchange) => exchange.person.into_iter().collect(),
        AnyRecord::Seat(seat) => vec![seat.person],
        AnyRecord::AuditScore(audit) => vec![audit.person],
        AnyRecord::Win(win) => win.with.keys().copied().collect(),
        AnyRecord::Ask(ask) => std::iter::once(ask.person).chain(ask.to_meet).collect(),
        AnyRecord::Feedback(feedback) => vec![feedback.person],
        AnyRecord::Project(project) => project.person.into_iter().collect(),
        AnyRecord::Advocacy(word) => word.speaker().into_iter().collect(),
        AnyRecord::Praise(praise) => vec![praise.person],
        AnyRecord::Knows(knows) => vec![knows.person, knows.other],
        // What was put off may be no person: then nobody is found.
        AnyRecord::Dismissal(dismissal) => vec![PersonId(dismissal.about)],
        _ => Vec::new(),
    }
}

fn kind_of(record: &AnyRecord, part: &str) -> String {
    match record {
        AnyRecord::Person(person) => person.relation.to_string(),
        AnyRecord::Promise(promise) => if promise.mine { "mine" } else { "theirs" }.to_owned(),
        AnyRecord::Exchange(exchange) => exchange.kind.to_string(),
        AnyRecord::Goal(goal) => goal.kind.to_string(),
        AnyRecord::Ask(ask) => ask.kind.to_string(),
        AnyRecord::Advocacy(word) => word.kind.to_string(),
        AnyRecord::Mine(mine) => mine.kind.to_string(),
        AnyRecord::Project(_) => part.split('/').next().unwrap_or_default().to_owned(),
        _ => String::new(),
    }
}

/// What a text belongs to, in its own words.
fn belonging(
    db: &Snapshot<'_>,
    id: RecordId,
    record: &AnyRecord,
    goal: Option<&AnyRecord>,
    part: &str,
) -> Result<Option<Called>> {
    let (id, name) = match (record, goal) {
        (AnyRecord::Seat(seat), Some(AnyRecord::Goal(goal))) => (seat.goal.into(), &goal.name),
        (AnyRecord::Ask(ask), _) if !part.is_empty() => (id, &ask.text),
        (AnyRecord::Project(project), _) if !part.is_empty() => (id, &project.name),
        (AnyRecord::Promise(promise), _) if !part.is_empty() => (id, &promise.text),
        _ => return Ok(None),
    };
    Ok(Some(Called { reference: reference_to(db, id)?, name: name.clone() }))
}

/// A text as one would say it.
fn in_words(record: &AnyRecord, text: FindableText) -> String {
    match record {
        AnyRecord::Advocacy(word) => spoken_in_words(&word.to, &word.how),
        AnyRecord::Praise(praise) if !praise.to.is_empty() && !praise.text.is_empty() => {
            format!("to {}: {}", praise.to, praise.text)
        }
        _ => text.words,
    }
}

fn is_open(record: &AnyRecord) -> bool {
    match record {
        AnyRecord::Promise(promise) => promise.status == PromiseStatus::Open,
        AnyRecord::Ask(ask) => ask.waits(),
        _ => false,
    }
}

/// Whether a record of whatever kind says that it is private.
fn is_private(record: &AnyRecord) -> Result<bool> {
    let fields = record.fields().map_err(Error::internal)?;
    Ok(fields.get("private").and_then(serde_json::Value::as_bool).unwrap_or(false))
}
