//! Show: everything about one person, entry or other record, private lines included.

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    credit,
    fields::{other_page, plain},
    gather::Goals,
    log::{Receipt, ReceiptItem, ReceiptPerson, win_item, word_item},
    names::{NameBook, lexicon, me, shorten},
    people::person_row,
    references::{shorten_all, thing},
    suggestions::{self, SuggestionShown},
};
use crate::{
    error::{Error, Result},
    insights::{Named, OpenPromise, Refers, WorldFact, open_promise_in_full, promise_order},
    journal::Journal,
    model::{
        AnyRecord, EntryId, EntryKind, Identities, Kind, Me, Moment, PersonId, Presence, PromiseStatus,
        RecordId, Reference, Relation, Role, Stance, Who,
    },
    quick_log::Span,
    store::{
        Snapshot,
        index::{exchange::ExchangeRow, fact::FactRow, promise::PromiseRow},
    },
};

/// Lines a person's page shows.
const TIMELINE: usize = 100;

/// What `show` shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "lowercase", tag = "what")]
pub enum Page {
    /// A person.
    Person(Box<PersonPage>),
    /// An entry.
    Entry(Box<EntryPage>),
    /// A promise, fact, exchange or position: the entry or person it belongs to is shown, and this stands first.
    Other {
        /// How to point at it.
        #[serde(rename = "ref")]
        reference: Reference,
        /// Its kind word.
        kind: String,
        /// Its fields, readable.
        fields: Vec<(String, String)>,
    },
}

/// Everything about one person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PersonPage {
    /// Who.
    #[serde(flatten)]
    pub person: Named,
    /// Other names.
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
    /// Why.
    pub resting_because: String,
    /// Notes.
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
    pub promises_settled: Vec<ReceiptItem>,
    /// What was given and received.
    pub exchanges: Vec<ReceiptItem>,
    /// Their lines, newest first, at most a hundred.
    pub timeline: Vec<TimelineLine>,
    /// There are more lines.
    pub more: bool,
}

/// A place on the map of a goal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SeatLine {
    /// How to point at the place.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// Which goal.
    pub goal: String,
    /// The day it ended.
    pub closed: Option<NaiveDate>,
    /// What say they have.
    pub roles: Vec<Role>,
    /// Where they stand.
    pub stance: Stance,
    /// How often what they showed and what they were told was noted.
    pub noted: usize,
}

/// One position.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PositionLine {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The organisation, team or department.
    pub org: String,
    /// The title.
    pub title: String,
    /// The first day, if known.
    pub from: Option<NaiveDate>,
    /// The last day, once it is over.
    pub until: Option<NaiveDate>,
}

/// One line in a person's history.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TimelineLine {
    /// The entry.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// When it happened.
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

/// Everything about one entry.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct EntryPage {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The line as typed.
    pub text: String,
    /// When it happened.
    pub at: Moment,
    /// When it was written down.
    pub written: Moment,
    /// What kind of contact it was.
    pub kind: EntryKind,
    /// Who started it.
    pub started: Option<Who>,
    /// Kept private.
    pub private: bool,
    /// Everyone in it.
    pub people: Vec<ReceiptPerson>,
    /// Topics.
    pub topics: Vec<String>,
    /// Promises, settled ones included.
    pub promises: Vec<ReceiptItem>,
    /// What was learned.
    pub facts: Vec<ReceiptItem>,
    /// What was given and received.
    pub exchanges: Vec<ReceiptItem>,
    /// Wins.
    pub wins: Vec<ReceiptItem>,
    /// Words spoken for the user.
    pub words: Vec<ReceiptItem>,
    /// Suggestions that wait.
    pub suggestions: Vec<SuggestionShown>,
    /// When it was deleted.
    pub deleted: Option<Moment>,
}

/// One change of a record, or a value that lost against a concurrent one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FieldHistory {
    /// When it was written.
    pub at: Moment,
    /// Which field.
    pub field: String,
    /// The value; empty: removed.
    pub value: String,
    /// Written at the same time as the value that won; it lost and is kept here.
    pub lost: bool,
}

impl Journal {
    /// A person's page.
    pub fn show_person(&self, person: PersonId, now: Moment) -> Result<PersonPage> {
        self.store.read(|db| person_page(db, person, now))
    }

    /// The page of whatever the reference points at.
    pub fn show(&self, reference: &str, now: Moment) -> Result<Page> {
        self.store.read(|db| {
            let thing = thing(db, reference)?;
            match thing.kind {
                Kind::Person => Ok(Page::Person(Box::new(person_page(db, PersonId(thing.id), now)?))),
                Kind::Entry => Ok(Page::Entry(Box::new(entry_page(db, thing.id)?))),
                _ => other_page(db, thing),
            }
        })
    }

    /// The user's own record.
    pub fn me(&self) -> Result<Me> {
        self.store.read(me)
    }

    /// Every change of a record in order, with the values that lost against concurrent ones.
    pub fn history(&self, reference: &str) -> Result<Vec<FieldHistory>> {
        self.store.read(|db| {
            let thing = thing(db, reference)?;
            let gone = || Error::NoSuchRef(reference.to_owned());
            let history = db.document(thing.id)?.ok_or_else(gone)?.history()?;
            let mut fields = Vec::new();
            for (place, change) in history.changes.iter().enumerate() {
                // What a record is born without was not removed.
                let born = place == 0 && history.earlier == 0;
                let said = change.fields.iter().filter(|(_, value)| !(born && plain(value).is_empty()));
                for (field, value) in said {
                    fields.push(FieldHistory {
                        at: change.at,
                        field: field.clone(),
                        value: plain(value),
                        lost: false,
                    });
                }
            }
            let at = history.changes.last().map_or_else(crate::model::epoch, |change| change.at);
            for conflict in &history.conflicts {
                for value in &conflict.losers {
                    fields.push(FieldHistory {
                        at,
                        field: conflict.key.clone(),
                        value: plain(value),
                        lost: true,
                    });
                }
            }
            if history.edited_after_delete {
                fields.push(FieldHistory {
                    at,
                    field: "deleted".to_owned(),
                    value: "another device changed it without knowing that it was deleted".to_owned(),
                    lost: false,
                });
            }
            Ok(fields)
        })
    }
}

fn person_page(db: &Snapshot<'_>, person: PersonId, now: Moment) -> Result<PersonPage> {
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
    let name = Some(named.name.clone());
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
        goals: seats_of(db, &identities, id)?,
        promises,
        promises_settled: settled.into_iter().map(|row| promise_item(row, name.clone())).collect(),
        exchanges: db
            .exchanges_with(&records)?
            .into_iter()
            .map(|row| exchange_item(row, name.clone()))
            .collect(),
        timeline,
        more,
        person: named,
    };
    shorten_all(db, &mut page)?;
    Ok(page)
}

/// Somebody's places on the maps of goals, open ones first.
fn seats_of(db: &Snapshot<'_>, identities: &Identities, person: PersonId) -> Result<Vec<SeatLine>> {
    let goals = Goals::of(db, identities)?;
    let mut lines = Vec::new();
    for (goal, seats) in goals.all() {
        for seat in seats.into_iter().filter(|seat| seat.person == person) {
            lines.push(SeatLine {
                reference: Reference::to(seat.records.first().copied().unwrap_or_default()),
                goal: goal.record.name.clone(),
                closed: goal.record.closed.map(|at| at.date_naive()),
                roles: seat.roles.iter().cloned().collect(),
                stance: seat.stance(&goal.record),
                noted: seat.shown.len() + seat.told.len(),
            });
        }
    }
    lines.sort_by_key(|line| line.closed.is_some());
    Ok(lines)
}

/// The page of one entry, deleted or not.
pub(super) fn entry_page(db: &Snapshot<'_>, id: RecordId) -> Result<EntryPage> {
    let Some(AnyRecord::Entry(entry)) = db.record(id)? else {
        let mut reference = Reference::to(id);
        shorten(db, &mut reference)?;
        return Err(Error::NoSuchRef(reference.to_string()));
    };
    let identities = db.identities()?;
    let mut names = NameBook::new(db, &identities);
    let mut people = Vec::new();
    for (person, presence) in &entry.people {
        let Some(named) = names.look_up(*person)? else { continue };
        if people.iter().any(|known: &ReceiptPerson| known.reference.id == named.reference.id) {
            continue;
        }
        people.push(ReceiptPerson {
            reference: named.reference,
            name: named.name,
            new: named.new,
            there: *presence == Presence::There,
            confirmed: !entry.guesses.contains_key(person),
            alternatives: Vec::new(),
        });
    }
    people.sort_by_key(|person| {
        let spans = entry.spans.get(&PersonId(person.reference.id));
        let first = spans.and_then(|spans| Span::read_all(spans).next());
        (first.map_or(usize::MAX, |span| span.start), person.reference.id)
    });
    let mut name = |person| Ok::<_, Error>(names.look_up_if_any(person)?.map(|named| named.name));
    let mut page = EntryPage {
        reference: Reference::to(id),
        people,
        promises: Vec::new(),
        facts: Vec::new(),
        exchanges: Vec::new(),
        wins: Vec::new(),
        words: Vec::new(),
        suggestions: suggestions::open(db, &lexicon(db)?, id, &entry)?,
        text: entry.raw,
        at: entry.at,
        written: entry.written,
        kind: entry.kind,
        started: entry.started,
        private: entry.private,
        topics: entry.topics.into_keys().collect(),
        deleted: entry.deleted,
    };
    for row in db.promises_of(EntryId(id))? {
        let person = name(row.person)?;
        page.promises.push(promise_item(row, person));
    }
    for row in db.facts_of(EntryId(id))? {
        let person = name(row.person)?;
        page.facts.push(fact_item(row, person));
    }
    for row in db.exchanges_of(EntryId(id))? {
        let person = name(row.person)?;
        page.exchanges.push(exchange_item(row, person));
    }
    page.wins = credit::wins_of(db, id)?.iter().map(|win| win_item(win.id, &win.record)).collect();
    for word in credit::words_of(db, id)? {
        let person = name(Some(word.record.person))?;
        page.words.push(word_item(word.id, &word.record, person));
    }
    shorten_all(db, &mut page)?;
    Ok(page)
}

/// The receipt of an entry as it is now.
pub(super) fn receipt_of(db: &Snapshot<'_>, id: RecordId) -> Result<Receipt> {
    let page = entry_page(db, id)?;
    Ok(Receipt {
        reference: page.reference,
        text: page.text,
        at: page.at,
        kind: page.kind,
        people: page.people,
        topics: page.topics,
        promises: page.promises,
        exchanges: page.exchanges,
        facts: page.facts,
        wins: page.wins,
        words: page.words,
        private: page.private,
        doubts: Vec::new(),
        suggestions: page.suggestions,
        label: false,
    })
}

fn promise_item(row: PromiseRow, person: Option<String>) -> ReceiptItem {
    let (reference, kind) = (Reference::to(row.id), row.status.to_string());
    ReceiptItem { reference, mine: row.mine, kind, text: row.text, due: row.due, person }
}

fn fact_item(row: FactRow, person: Option<String>) -> ReceiptItem {
    let (reference, kind) = (Reference::to(row.id), row.kind.to_string());
    ReceiptItem { reference, mine: false, kind, text: row.text, due: None, person }
}

fn exchange_item(row: ExchangeRow, person: Option<String>) -> ReceiptItem {
    let (reference, kind) = (Reference::to(row.id), row.kind.to_string());
    ReceiptItem { reference, mine: row.given, kind, text: row.text, due: None, person }
}

impl Refers for PersonPage {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        f(&mut self.person.reference);
        self.positions.iter_mut().for_each(|position| f(&mut position.reference));
        self.facts.iter_mut().chain(&mut self.facts_ended).for_each(|fact| f(&mut fact.reference));
        self.promises.iter_mut().for_each(|promise| promise.each_reference(f));
        self.goals.iter_mut().for_each(|seat| f(&mut seat.reference));
        self.promises_settled.iter_mut().chain(&mut self.exchanges).for_each(|item| f(&mut item.reference));
        self.timeline.iter_mut().for_each(|line| f(&mut line.reference));
    }
}

impl Refers for EntryPage {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        f(&mut self.reference);
        let items = self.promises.iter_mut().chain(&mut self.facts).chain(&mut self.exchanges);
        let items = items.chain(&mut self.wins).chain(&mut self.words);
        items.for_each(|item| f(&mut item.reference));
    }
}
