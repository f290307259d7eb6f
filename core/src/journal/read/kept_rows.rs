//! Rows that a day is made of, kept between questions: everybody, open promises, and when the user last talked with whom.
//!
//! Each is a function of records, and the census says which records changed since, in whatever process: the rows of those are
//! read again and no others. What goes for good leaves no number of its own in the census, but a mark that it is gone: then
//! everything is read anew. Nothing is kept while tables are being rebuilt.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
};

use crate::{
    error::Result,
    journal::read::identity::share_rest,
    model::{Identities, Kind, Moment, PersonId, PromiseStatus},
    store::{
        Snapshot,
        index::{
            person::PersonRow,
            presence::{ContactTally, LastTalk},
            promise::PromiseRow,
        },
    },
};

/// The most records that may have changed since the rows were read; after more, reading all of them is as quick.
const CHANGES: usize = 256;

/// The rows as they were asked for last. A clone is the same.
#[derive(Debug, Clone, Default)]
pub(in crate::journal) struct KeptRows(Arc<Mutex<Option<Arc<DayRows>>>>);

/// Rows of one state of the journal.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::journal) struct DayRows {
    /// The number of the latest change that is in them.
    mark: u64,
    /// The moment up to which conversations count, in milliseconds.
    until: i64,
    /// Everybody, as their records say, by id.
    people: Vec<PersonRow>,
    /// The same with the rest that is shared among the records of one human being.
    everybody: Vec<PersonRow>,
    identities: Identities,
    namesakes: Vec<PersonId>,
    /// By id.
    promises: Vec<PromiseRow>,
    talks: BTreeMap<PersonId, LastTalk>,
}

impl KeptRows {
    /// The rows as of this snapshot, with conversations up to `now`.
    pub(in crate::journal) fn as_of(&self, db: &Snapshot<'_>, now: Moment) -> Result<Arc<DayRows>> {
        let mark = db.census_mark()?;
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if db.rebuilding()?.is_some() {
            *kept = None;
            return Ok(Arc::new(DayRows::read(db, mark, now)?));
        }
        let rows = match kept.take() {
            // Somebody asked of a newer state meanwhile: theirs stays.
            Some(newer) if newer.mark > mark => {
                *kept = Some(newer);
                return Ok(Arc::new(DayRows::read(db, mark, now)?));
            }
            Some(mut rows) => {
                // Whoever still holds the earlier rows keeps them: they are copied only then.
                if rows.is_of(mark, now) || Arc::make_mut(&mut rows).catch_up(db, mark, now)? {
                    rows
                } else {
                    Arc::new(DayRows::read(db, mark, now)?)
                }
            }
            None => Arc::new(DayRows::read(db, mark, now)?),
        };
        *kept = Some(Arc::clone(&rows));
        Ok(rows)
    }
}

impl DayRows {
    fn read(db: &Snapshot<'_>, mark: u64, now: Moment) -> Result<Self> {
        let mut rows = Self {
            mark,
            until: now.timestamp_millis(),
            people: db.people()?,
            everybody: Vec::new(),
            identities: Identities::default(),
            namesakes: Vec::new(),
            promises: db.open_promises()?,
            talks: db.last_talks(now)?.into_iter().collect(),
        };
        rows.who_is_who(db)?;
        Ok(rows)
    }

    fn is_of(&self, mark: u64, now: Moment) -> bool {
        (self.mark, self.until) == (mark, now.timestamp_millis())
    }

    /// Reads again what changed since; false if everything has to be read anew.
    fn catch_up(&mut self, db: &Snapshot<'_>, mark: u64, now: Moment) -> Result<bool> {
        let changed = db.changed_since(self.mark, CHANGES + 1)?;
        if changed.len() > CHANGES {
            return Ok(false);
        }
        let (mut talked, mut person_changed) = (self.in_or_out(db, now)?, false);
        for (_, id) in changed {
            match db.kind(id)? {
                Some(Kind::Person) => {
                    put(&mut self.people, &id.into(), |row| row.id, db.person(id.into())?);
                    // Of somebody who was deleted nothing was kept.
                    talked.insert(id.into());
                    person_changed = true;
                }
                Some(Kind::Promise) => {
                    let open = db.promise(id)?.filter(|row| row.status == PromiseStatus::Open);
                    put(&mut self.promises, &id, |row| row.id, open);
                }
                Some(Kind::Entry) => {
                    talked.extend(db.people_in(id)?.iter().map(|row| row.person));
                    let were = self.talks.iter().filter(|(_, last)| last.entry == id);
                    talked.extend(were.map(|(person, _)| *person));
                }
                // What is gone has no number of its own, and what a newer version wrote may be anything.
                Some(Kind::Forgotten) | None => return Ok(false),
                Some(_) => {}
            }
        }
        for person in talked {
            match db.last_talk(person, now)? {
                Some(last) => drop(self.talks.insert(person, last)),
                None => drop(self.talks.remove(&person)),
            }
        }
        if person_changed {
            self.who_is_who(db)?;
        }
        (self.mark, self.until) = (mark, now.timestamp_millis());
        Ok(true)
    }

    /// Whose last conversation may be another one because the moment is.
    fn in_or_out(&self, db: &Snapshot<'_>, now: Moment) -> Result<BTreeSet<PersonId>> {
        let now = now.timestamp_millis();
        let still_to_come = self.talks.iter().filter(|(_, last)| last.millis > now);
        let mut found: BTreeSet<PersonId> = still_to_come.map(|(person, _)| *person).collect();
        if now > self.until {
            found.extend(db.talked_between(self.until, now)?);
        }
        Ok(found)
    }

    /// What the records of several people say together.
    fn who_is_who(&mut self, db: &Snapshot<'_>) -> Result<()> {
        (self.identities, self.namesakes) = (db.identities()?, db.namesakes()?);
        self.everybody.clone_from(&self.people);
        share_rest(&mut self.everybody, &self.identities);
        Ok(())
    }

    /// Everybody by id, each record with the rest that is shared among the records of one human being.
    pub(in crate::journal) fn everybody(&self) -> &[PersonRow] {
        &self.everybody
    }

    /// Which records are the same human being.
    pub(in crate::journal) fn identities(&self) -> &Identities {
        &self.identities
    }

    /// People whose full name another record has too.
    pub(in crate::journal) fn namesakes(&self) -> &[PersonId] {
        &self.namesakes
    }

    /// Every open promise, mine and theirs, by id.
    pub(in crate::journal) fn promises(&self) -> &[PromiseRow] {
        &self.promises
    }

    /// The last conversation of every record of a person that had one, by id.
    pub(in crate::journal) fn tallies(&self, now: Moment) -> Vec<ContactTally> {
        let of = |row: &PersonRow| {
            self.talks.get(&row.id).map(|last| ContactTally::of_the_last(row.id, last, now))
        };
        self.people.iter().filter_map(of).collect()
    }
}

/// Puts a row into its place among rows in order of id, or takes it out.
fn put<T, K: Ord>(rows: &mut Vec<T>, id: &K, id_of: impl Fn(&T) -> K, row: Option<T>) {
    match (rows.binary_search_by_key(id, id_of), row) {
        (Ok(place), Some(row)) => {
            if let Some(there) = rows.get_mut(place) {
                *there = row;
            }
        }
        (Ok(place), None) => drop(rows.remove(place)),
        (Err(place), Some(row)) => rows.insert(place, row),
        (Err(_), None) => {}
    }
}
