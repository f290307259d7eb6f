//! Forget: a person leaves the journal for good, and every byte of their name with them.
//!
//! What is only theirs is erased; what has others in it is rebuilt without them, under a new id, because a copy that a
//! stale device still holds under the old id must not merge back. Every id that goes leaves a
//! [`Forgotten`](crate::model::Forgotten), which holds ids and nothing else. The journal is read again until nothing
//! of them is found, and at the end the write-ahead log is emptied, or it is said that this is still to do.

pub(super) mod cascade;
pub(super) mod redact;
pub(super) mod text_edits;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use serde::Serialize;

use crate::{
    document::Document,
    error::{Error, Result},
    journal::{
        Journal,
        forget::{
            cascade::{Gone, NOT_YET_ERASED, cascade, replace},
            redact::{Fate, Redaction, names_ever},
        },
        progress::Progress,
        read::names::lexicon,
        rooms::PeopleRoom,
    },
    model::{AnyRecord, Identities, Kind, Moment, Person, PersonId, RecordId},
    store::{Snapshot, Tx},
};

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
    /// Documents that cannot be read and so could not be searched.
    pub unreadable: usize,
    /// Damaged copies that repairs kept beside the journal. They still hold what they held.
    pub copies: Vec<PathBuf>,
}

impl PeopleRoom<'_> {
    /// What forgetting this person would do.
    pub fn forget_plan(&self, person: PersonId) -> Result<ForgetPlan> {
        self.journal.store.read(|db| {
            let forgetting = Forgetting::of(db, person)?;
            let found = forgetting.search(db, &Gone::new(), &mut |_| {})?;
            let rewritten = found.records.values().filter(|rewritten| **rewritten).count();
            Ok(ForgetPlan { name: forgetting.name, erased: found.records.len() - rewritten, rewritten })
        })
    }

    /// Forgets a person for good, one who was deleted too. Not undoable.
    pub fn forget(
        &self,
        person: PersonId,
        progress: &mut dyn FnMut(Progress),
        now: Moment,
    ) -> Result<Forgot> {
        let forgetting = self.journal.store.read(|db| Forgetting::of(db, person))?;
        let mut gone = Gone::new();
        let mut born = BTreeSet::new();
        // Another process may write a line about them while this one reads: look again until nothing is found.
        let unreadable = loop {
            let found = self.journal.store.read(|db| forgetting.search(db, &gone, progress))?;
            if found.records.is_empty() && found.referring.is_empty() {
                break found.unreadable;
            }
            if !found.records.is_empty() && found.records.keys().all(|id| born.contains(id)) {
                return Err(Error::internal("what forgetting left was found again"));
            }
            let redaction = forgetting.redaction.clone();
            let went = self.journal.store.write(move |tx| apply(tx, &found, &redaction, now))?;
            born = went.values().flatten().copied().collect();
            gone.extend(went);
        };
        let rewritten = gone.values().flatten().count();
        Ok(Forgot {
            erased: gone.len() - rewritten,
            rewritten,
            complete: self.journal.finish_erasing()?,
            unreadable,
            copies: damaged_copies(self.journal.store.path()),
        })
    }
}

impl Journal {
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
    pub(in crate::journal) fn not_yet_erased(&self) -> Result<bool> {
        Ok(self.store.read(|db| db.setting(NOT_YET_ERASED))?.is_some())
    }
}

/// Someone who is leaving.
struct Forgetting {
    name: String,
    redaction: Redaction,
}

/// What there is of someone who is leaving.
struct Remains {
    /// Every record that has to go, and whether it is rewritten.
    records: BTreeMap<RecordId, bool>,
    /// Records that point at what goes or is gone already.
    referring: BTreeSet<RecordId>,
    /// The last place that was looked at.
    position: i64,
    unreadable: usize,
}

impl Forgetting {
    /// Every record of this human being, and every name any of them ever had. Deleted records belong to them too, so
    /// that the documents are asked and not their rows.
    fn of(db: &Snapshot<'_>, person: PersonId) -> Result<Self> {
        let mut known: BTreeMap<PersonId, (Document, Person)> = BTreeMap::new();
        for (id, bytes) in db.documents_of(Kind::Person)? {
            // What cannot be read is counted by the search.
            let Ok(document) = Document::load(&bytes) else { continue };
            if let Some(AnyRecord::Person(person)) = document.read()? {
                known.insert(PersonId(id), (document, person));
            }
        }
        let pairs =
            known.iter().flat_map(|(id, (_, person))| person.same_as.keys().map(|other| (*id, *other)));
        let people: BTreeSet<PersonId> = Identities::new(pairs).all(person).into_iter().collect();
        let theirs = || people.iter().filter_map(|id| known.get(id));
        let called = theirs().find(|(_, person)| person.deleted.is_none()).or_else(|| theirs().next());
        let nobody = || Error::NoSuchPerson { name: person.to_string(), close: Vec::new() };
        let name = called.ok_or_else(nobody)?.1.name.clone();
        let mut names = BTreeSet::new();
        for (document, _) in theirs() {
            names.extend(names_ever(document)?);
        }
        let stay = known.iter().filter(|(id, (_, other))| !people.contains(id) && other.deleted.is_none());
        let others: Vec<String> = stay
            .flat_map(|(_, (_, other))| std::iter::once(&other.name).chain(other.nicknames.keys()))
            .cloned()
            .collect();
        Ok(Self { name, redaction: Redaction::new(people, names, others) })
    }

    /// Reads every document and says which have something of them, and which point at one of those or at what is gone.
    fn search(&self, db: &Snapshot<'_>, gone: &Gone, progress: &mut dyn FnMut(Progress)) -> Result<Remains> {
        let lexicon = lexicon(db)?;
        let total = db.count_by_kind()?.iter().map(|(_, count)| count).sum();
        let mut found =
            Remains { records: BTreeMap::new(), referring: BTreeSet::new(), position: 0, unreadable: 0 };
        let mut references = Vec::new();
        let mut done = 0;
        loop {
            let batch = db.documents_after(found.position, BATCH)?;
            let Some((last, _)) = batch.last() else { break };
            found.position = last.position;
            for (stored, bytes) in &batch {
                done += 1;
                let Ok(document) = Document::load(bytes) else {
                    // What cannot be read cannot be searched; `check` names it and `repair` leaves it behind.
                    found.unreadable += 1;
                    continue;
                };
                match self.redaction.fate(db, stored.id, &document, &lexicon)? {
                    Fate::Untouched => {}
                    Fate::Erased => drop(found.records.insert(stored.id, false)),
                    Fate::Rewritten(_) => drop(found.records.insert(stored.id, true)),
                }
                if document.kind() != Some(Kind::Forgotten) {
                    let targets = document.references()?.into_iter().map(|(_, target)| (stored.id, target));
                    references.extend(targets);
                }
            }
            progress(Progress { done, total });
        }
        let goes = |id: &RecordId| found.records.contains_key(id) || gone.contains_key(id);
        let referring = references.iter().filter(|(from, to)| !found.records.contains_key(from) && goes(to));
        found.referring = referring.map(|(from, _)| *from).collect();
        Ok(found)
    }
}

/// Erases and rebuilds what was found, each record as it is now, and moves what points at it.
fn apply(tx: &Tx<'_>, found: &Remains, redaction: &Redaction, now: Moment) -> Result<Gone> {
    let lexicon = lexicon(tx)?;
    // Every fate first: what came from a line asks the line.
    let mut fates = Vec::with_capacity(found.records.len());
    for id in found.records.keys() {
        let Some(document) = tx.document(*id)? else { continue };
        match redaction.fate(tx, *id, &document, &lexicon)? {
            Fate::Untouched => {}
            Fate::Erased => fates.push((*id, None)),
            Fate::Rewritten(left) => fates.push((*id, Some((redaction.successor(*id, &document)?, left)))),
        }
    }
    let mut gone = Gone::new();
    for (id, left) in fates {
        let left = left.as_ref().map(|(heir, left)| (*heir, &**left));
        gone.insert(id, replace(tx, id, left, now)?);
    }
    let mut referring = found.referring.clone();
    // What was born since, here or elsewhere, may point there too.
    let mut position = found.position;
    loop {
        let batch = tx.documents_after(position, BATCH)?;
        let Some((last, _)) = batch.last() else { break };
        position = last.position;
        referring.extend(batch.iter().map(|(stored, _)| stored.id));
    }
    gone.extend(cascade(tx, referring, &BTreeSet::new(), now)?);
    Ok(gone)
}

/// What repairs kept of a damaged journal.
fn damaged_copies(journal: &Path) -> Vec<PathBuf> {
    let (Some(directory), Some(name)) = (journal.parent(), journal.file_name()) else { return Vec::new() };
    let begins = format!("{}.damaged", name.to_string_lossy());
    let files = std::fs::read_dir(directory).into_iter().flatten().flatten();
    let kept = files.filter(|file| file.file_name().to_string_lossy().starts_with(&begins));
    let mut kept: Vec<PathBuf> = kept.map(|file| file.path()).collect();
    kept.sort();
    kept
}
