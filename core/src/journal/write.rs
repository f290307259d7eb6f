//! One commit through which every change goes.
//!
//! An act runs inside the writer's transaction: it reads records as they are then, changes them, and every change
//! writes its document, its rows and what undo needs. What it answers it reads there too, so that no receipt describes what
//! somebody else did in between. Only fields that differ are written, so that acts of several
//! processes and devices meet field by field.

use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU64, Ordering},
};

use crate::{
    document::{self, Document},
    error::{Error, Result},
    insights::Refers,
    journal::{
        Journal,
        needed::{DELETED, without},
        read::lexicon::KeptNames,
        reference::{letters, reference_to, shorten_all, standing},
        rooms::MaintenanceRoom,
    },
    model::{ActId, AnyRecord, Fields, Moment, PersonId, Record, RecordId, Reference},
    quick_log::Lexicon,
    store::{Snapshot, Tx, local::UndoChange},
};

/// The transaction of one act: what it reads is the journal as it is then, and what it writes can be undone.
pub(super) struct WriteTxn<'a> {
    tx: &'a Tx<'a>,
    /// The moment of the act.
    pub(super) now: Moment,
    what: String,
    changes: Vec<UndoChange>,
    names: KeptNames,
}

impl Journal {
    /// Runs an act in one transaction and returns when it is on disk; if it fails, nothing of it was written. `what`
    /// says in words what it does, for undo.
    pub(super) fn commit<T: Send + 'static>(
        &self,
        what: impl Into<String>,
        now: Moment,
        act: impl FnOnce(&mut WriteTxn<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let what = what.into();
        let names = self.names.clone();
        let (outcome, noted) = self.store.write(move |tx| {
            let mut txn = WriteTxn { tx, now, what, changes: Vec::new(), names };
            let outcome = act(&mut txn)?;
            let noted = if txn.changed() { Some(tx.note_undo(now, &txn.what, &txn.changes)?) } else { None };
            Ok((outcome, noted))
        })?;
        if let Some(act) = noted {
            self.acts.fetch_add(1, Ordering::Relaxed);
            self.last_act.fetch_max(act, Ordering::Relaxed);
        }
        Ok(outcome)
    }
}

impl Journal {
    /// An act that makes or changes one record; answers how to point at that.
    pub(super) fn commit_record(
        &self,
        what: impl Into<String>,
        now: Moment,
        act: impl FnOnce(&mut WriteTxn<'_>) -> Result<RecordId> + Send + 'static,
    ) -> Result<Reference> {
        self.commit(what, now, move |txn| {
            let id = act(txn)?;
            reference_to(txn.snapshot(), id)
        })
    }
}

impl MaintenanceRoom<'_> {
    /// A second door to the same journal. What is done through it is counted separately, so that a caller who opens one
    /// for a single act knows afterwards which act that was ([`last_act`](Self::last_act)), whatever others do
    /// meanwhile. The file is let go with the last door.
    pub fn another_door(&self) -> Journal {
        Journal {
            store: Arc::clone(&self.journal.store),
            names: self.journal.names.clone(),
            rows: self.journal.rows.clone(),
            backlinks: Arc::clone(&self.journal.backlinks),
            acts: AtomicU64::default(),
            last_act: AtomicI64::default(),
        }
    }

    /// How many acts through this door changed something since it was opened. An act that changed nothing is not counted,
    /// and undo knows nothing of it.
    pub fn acts(&self) -> u64 {
        self.journal.acts.load(Ordering::Relaxed)
    }

    /// The last of them, for [`undo_act`](Self::undo_act); nothing before the first.
    pub fn last_act(&self) -> Option<ActId> {
        let last = self.journal.last_act.load(Ordering::Relaxed);
        (last > 0).then_some(ActId(last))
    }
}

impl<'a> WriteTxn<'a> {
    /// The journal as it is inside this act.
    pub(super) fn snapshot(&self) -> &Snapshot<'a> {
        self.tx
    }

    /// The names and words lines are read against, as they are inside this act.
    pub(super) fn lexicon(&self) -> Result<Arc<Lexicon>> {
        self.names.within(self.tx)
    }

    /// Whether something is otherwise than before.
    pub(super) fn changed(&self) -> bool {
        !self.changes.is_empty()
    }

    /// Says in words what the act turned out to do.
    pub(super) fn say(&mut self, what: impl Into<String>) {
        self.what = what.into();
    }

    /// Keeps something on this device, outside every record and without undo.
    pub(super) fn set(&self, name: &str, value: Option<&str>) -> Result<()> {
        self.tx.set(name, value)
    }

    /// A fresh id, born now.
    pub(super) fn fresh_id(&self) -> Result<RecordId> {
        fresh_id(self.now)
    }

    /// Makes a record under a fresh id.
    pub(super) fn create(&mut self, record: impl Into<AnyRecord>) -> Result<RecordId> {
        let id = self.fresh_id()?;
        self.create_under(id, record)?;
        Ok(id)
    }

    /// Makes a record under this id.
    pub(super) fn create_under(&mut self, id: RecordId, record: impl Into<AnyRecord>) -> Result<()> {
        let record: AnyRecord = record.into();
        let document = Document::create(&record, self.now)?;
        self.tx.store(id, &document, Some(&record))?;
        // Taking a birth back is a deletion; doing it again takes the deletion back.
        let deleted = serde_json::to_value(self.now).map_err(Error::internal)?;
        self.changes.push(UndoChange {
            id,
            before: Fields::from_iter([(DELETED.to_owned(), deleted)]),
            after: Fields::from_iter([(DELETED.to_owned(), serde_json::Value::Null)]),
        });
        Ok(())
    }

    /// The record of this kind under this id, unless it is deleted or not there.
    pub(super) fn get<R: Record>(&self, id: impl Into<RecordId>) -> Result<R> {
        let id = id.into();
        R::from_any(standing(self.tx, id)?).ok_or_else(|| Error::NoSuchRef(self.letters(id)))
    }

    /// The record of this kind that an id means, as other records name it; the same errors as [`Self::get`].
    pub(super) fn require<R: Record, I: Into<RecordId> + Copy>(&self, id: I) -> Result<I> {
        self.get::<R>(id).map(|_| id)
    }

    /// Changes a record; false if nothing in it differs afterwards.
    pub(super) fn edit<R: Record>(
        &mut self,
        id: impl Into<RecordId>,
        change: impl FnOnce(&mut R),
    ) -> Result<bool> {
        let id = id.into();
        let before: R = self.get(id)?;
        let mut after = before.clone();
        change(&mut after);
        if before == after {
            return Ok(false);
        }
        self.write(id, &before.into(), &after.into())?;
        Ok(true)
    }

    /// Deletes a record of any kind, undoably.
    pub(super) fn delete(&mut self, id: impl Into<RecordId>) -> Result<()> {
        let id = id.into();
        let before = standing(self.tx, id)?;
        let mut after = before.clone();
        after.delete(self.now);
        self.write(id, &before, &after)
    }

    /// Takes people out of the fields of a record that name people; what else it says stays.
    pub(super) fn unlink(&mut self, id: RecordId, people: &[PersonId]) -> Result<()> {
        let Some(mut document) = self.tx.document(id)? else { return Ok(()) };
        let after = without(&document, people)?;
        let old = after.keys().map(|key| (key.clone(), document.get(key).unwrap_or_default()));
        let before: Fields = old.collect();
        if document.put(&after, self.now)? {
            self.tx.store(id, &document, document.read()?.as_ref())?;
            self.changes.push(UndoChange { id, before, after });
        }
        Ok(())
    }

    /// What the act answers: every reference in it cut to its shortest form, among the records there are inside the act.
    pub(super) fn answer<T: Refers>(&self, mut answer: T) -> Result<T> {
        shorten_all(self.tx, &mut answer)?;
        Ok(answer)
    }

    /// How a person would point at this record.
    pub(super) fn letters(&self, id: RecordId) -> String {
        letters(self.tx, id)
    }

    fn write(&mut self, id: RecordId, before: &AnyRecord, after: &AnyRecord) -> Result<()> {
        let mut document = self.tx.document(id)?.ok_or_else(|| Error::NoSuchRef(self.letters(id)))?;
        if !document.write(before, after, self.now)? {
            return Ok(());
        }
        self.tx.store(id, &document, Some(after))?;
        let mut change = UndoChange { id, before: Fields::new(), after: Fields::new() };
        for (key, (old, new)) in document::diff(before, after)? {
            change.before.insert(key.clone(), old);
            change.after.insert(key, new);
        }
        self.changes.push(change);
        Ok(())
    }
}

/// A fresh id, born at `now`.
pub(super) fn fresh_id(now: Moment) -> Result<RecordId> {
    let mut random = [0; 10];
    getrandom::fill(&mut random).map_err(Error::no_random_bytes)?;
    Ok(RecordId::new(now, random))
}
