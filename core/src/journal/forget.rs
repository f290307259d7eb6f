//! Forget: a person leaves the journal for good, and every byte of their name with them.
//!
//! What is only theirs is erased; what has others in it is rebuilt without them, under a new id, because a copy that a
//! stale device still holds under the old id must not merge back. Every id that goes leaves a
//! [`Forgotten`](crate::model::Forgotten), which holds ids and nothing else. The journal is read again until nothing
//! of them is found, and at the end the write-ahead log is emptied, or it is said that this is still to do.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{commit::fresh_id, names::lexicon, redact::Redaction, references::LAST_ENTRY};
use crate::{
    document::Document,
    error::{Error, Result},
    journal::{Journal, Progress},
    model::{AnyRecord, Fields, Forgotten, Kind, Moment, PersonId, RecordId},
    store::{Snapshot, Tx},
};

/// The setting that says that a forget is not complete on disk.
const NOT_YET_ERASED: &str = "not_yet_erased";

/// Documents read at a time.
const BATCH: usize = 256;

/// What forgetting someone would do, to be confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ForgetPlan {
    /// Who.
    pub name: String,
    /// Records that would be erased: theirs, and entries with nobody else in them.
    pub erased: usize,
    /// Records that would be rewritten without them.
    pub rewritten: usize,
}

/// What forgetting someone did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Forgot {
    /// Records erased.
    pub erased: usize,
    /// Records rewritten.
    pub rewritten: usize,
    /// Every byte is gone from the file; otherwise another program still reads the log, and it is tried again later.
    pub complete: bool,
}

impl Journal {
    /// What forgetting this person would do.
    pub fn forget_plan(&self, person: PersonId) -> Result<ForgetPlan> {
        self.store.read(|db| {
            let leaving = Leaving::of(db, person)?;
            let found = leaving.look(db, &mut |_| {})?;
            let (erased, rewritten) = found.records.iter().partition::<Vec<_>, _>(|(_, fate)| fate.is_none());
            Ok(ForgetPlan { name: leaving.name, erased: erased.len(), rewritten: rewritten.len() })
        })
    }

    /// Forgets a person for good. Not undoable.
    pub fn forget(
        &self,
        person: PersonId,
        progress: &mut dyn FnMut(Progress),
        now: Moment,
    ) -> Result<Forgot> {
        let leaving = self.store.read(|db| Leaving::of(db, person))?;
        let (mut erased, mut rewritten) = (0, 0);
        // Another process may write a line about them while this one reads: look again until nothing is found.
        loop {
            let found = self.store.read(|db| leaving.look(db, progress))?;
            if found.records.is_empty() {
                break;
            }
            let names = leaving.redaction.clone();
            let (gone, new) = self.store.write(move |tx| apply(tx, found, &names, now))?;
            erased += gone;
            rewritten += new;
        }
        Ok(Forgot { erased, rewritten, complete: self.finish_erasing()? })
    }

    /// Tries again to empty the log after a forget that could not; true if nothing is left to erase.
    pub fn finish_erasing(&self) -> Result<bool> {
        if !self.not_yet_erased()? {
            return Ok(true);
        }
        if !self.store.truncate_log()? {
            return Ok(false);
        }
        self.store.write(|tx| tx.set(NOT_YET_ERASED, None))?;
        Ok(true)
    }

    /// Whether a forget is still to be completed on disk.
    pub(super) fn not_yet_erased(&self) -> Result<bool> {
        Ok(self.store.read(|db| db.setting(NOT_YET_ERASED))?.is_some())
    }
}

/// Someone who is leaving.
struct Leaving {
    name: String,
    redaction: Redaction,
}

/// What there is of someone who is leaving.
struct Found {
    /// Every record that has to go: rebuilt, or erased.
    records: Vec<(RecordId, Option<AnyRecord>)>,
}

impl Leaving {
    /// Every record of this human being, and every name any of them ever had.
    fn of(db: &Snapshot<'_>, person: PersonId) -> Result<Self> {
        let identities = db.identities()?;
        let gone = || Error::NoSuchPerson { name: person.to_string(), close: Vec::new() };
        let name = db.person(identities.canonical(person))?.ok_or_else(gone)?.name;
        let people: BTreeSet<PersonId> = identities.all(person).into_iter().collect();
        let mut names = BTreeSet::new();
        for record in &people {
            let Some(document) = db.document((*record).into())? else { continue };
            for (key, text) in document.strings_ever()? {
                match key.split_once('/') {
                    Some(("nicknames", nickname)) => drop(names.insert(nickname.to_owned())),
                    None if key == "name" => drop(names.insert(text)),
                    _ => {}
                }
            }
        }
        Ok(Self { name, redaction: Redaction::new(people, names) })
    }

    /// Reads every document and says what has to become of those that have something of them.
    fn look(&self, db: &Snapshot<'_>, progress: &mut dyn FnMut(Progress)) -> Result<Found> {
        let lexicon = lexicon(db)?;
        let total = db.count_by_kind()?.iter().map(|(_, count)| count).sum();
        let (mut records, mut position, mut done) = (Vec::new(), 0, 0);
        loop {
            let batch = db.stored_after(position, BATCH)?;
            let Some((last, _)) = batch.last() else { break };
            position = last.position;
            for (stored, bytes) in &batch {
                done += 1;
                // What cannot be read cannot be searched; `check` names it and `repair` leaves it behind.
                let Ok(document) = Document::load(bytes) else { continue };
                if self.concerns(stored.id, &document)? {
                    let record = document.read()?;
                    let fate = record.and_then(|record| self.redaction.without(stored.id, &record, &lexicon));
                    records.push((stored.id, fate));
                }
            }
            progress(Progress { done, total });
        }
        Ok(Found { records })
    }

    fn concerns(&self, id: RecordId, document: &Document) -> Result<bool> {
        if id == RecordId::ME || matches!(document.kind(), Some(Kind::Device | Kind::Forgotten)) {
            return Ok(false);
        }
        if self.redaction.is_of(id) || document.references()?.iter().any(|(_, to)| self.redaction.is_of(*to))
        {
            return Ok(true);
        }
        Ok(document.strings_ever()?.iter().any(|(key, text)| {
            self.redaction.names_in(text)
                || key.split_once('/').is_some_and(|(_, member)| self.redaction.names_in(member))
        }))
    }
}

/// Erases and rebuilds, moves every reference to what was rebuilt, and takes away what this device remembers of them.
fn apply(tx: &Tx<'_>, found: Found, redaction: &Redaction, now: Moment) -> Result<(usize, usize)> {
    let mut successors: BTreeMap<RecordId, Option<RecordId>> = BTreeMap::new();
    for (id, fate) in &found.records {
        let successor = fate.as_ref().map(|_| fresh_id(now)).transpose()?;
        successors.insert(*id, successor);
    }
    let rewritten = successors.values().flatten().count();
    let erased = successors.len() - rewritten;
    for (id, fate) in found.records {
        tx.erase(id)?;
        let successor = successors.get(&id).copied().flatten();
        if let (Some(record), Some(successor)) = (fate, successor) {
            tx.store(successor, &Document::create(&record, now)?, Some(&record))?;
        }
        let forgotten = AnyRecord::from(Forgotten { gone: id, successor, at: now, deleted: None });
        tx.store(fresh_id(now)?, &Document::create(&forgotten, now)?, Some(&forgotten))?;
    }
    move_references(tx, &successors, now)?;
    if let Some(last) = tx.setting(LAST_ENTRY)?.and_then(|id| RecordId::parse(&id))
        && let Some(successor) = successors.get(&last)
    {
        tx.set(LAST_ENTRY, successor.map(|id| id.to_string()).as_deref())?;
    }
    tx.purge_undo()?;
    tx.purge_prompt(|line| redaction.names_in(line))?;
    tx.set(NOT_YET_ERASED, Some("yes"))?;
    Ok((erased, rewritten))
}

/// Lets every document that points at what is gone point at its successor, or at nothing.
fn move_references(
    tx: &Tx<'_>,
    successors: &BTreeMap<RecordId, Option<RecordId>>,
    now: Moment,
) -> Result<()> {
    let mut position = 0;
    loop {
        let batch = tx.stored_after(position, BATCH)?;
        let Some((last, _)) = batch.last() else { return Ok(()) };
        position = last.position;
        for (stored, bytes) in &batch {
            let Ok(mut document) = Document::load(bytes) else { continue };
            if document.kind() == Some(Kind::Forgotten) {
                continue;
            }
            let mut moved = Fields::new();
            for (key, target) in document.references()? {
                let Some(successor) = successors.get(&target) else { continue };
                let value = document.get(&key).unwrap_or_default();
                match (key.split_once('/'), successor) {
                    (Some((set, member)), successor) if RecordId::parse(member) == Some(target) => {
                        if let Some(successor) = successor {
                            moved.insert(format!("{set}/{successor}"), value);
                        }
                        moved.insert(key, serde_json::Value::Null);
                    }
                    (_, Some(successor)) => drop(moved.insert(key, successor.to_string().into())),
                    (_, None) => drop(moved.insert(key, serde_json::Value::Null)),
                }
            }
            if document.put(&moved, now)? {
                let record = document.read()?;
                tx.store(stored.id, &document, record.as_ref())?;
            }
        }
    }
}
