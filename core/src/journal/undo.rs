//! Undo and redo, per device, in sequence.
//!
//! A field goes back only if it still holds what the act wrote: what another device or a later edit said stays.

use serde::Serialize;

use crate::{
    error::{Error, Result},
    journal::{Journal, rooms::MaintenanceRoom},
    model::{Fields, Kind, Moment, RecordId},
    store::{Tx, local::UndoStep},
};

/// What an undo or redo did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Undone {
    /// What had been done, in words.
    pub what: String,
    /// Fields that were left as they are because they were changed since.
    pub left: usize,
}

/// One act in `undo --list`.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UndoLine {
    /// When it was done.
    pub at: Moment,
    /// What was done.
    pub what: String,
    /// It is undone at present.
    pub undone: bool,
}

impl Journal {
    /// Takes back the last act of this device; nothing if there is none.
    pub fn undo(&self, now: Moment) -> Result<Option<Undone>> {
        self.store.write(move |tx| {
            let Some(step) = tx.newest_done()? else { return Ok(None) };
            // Last change first: one act may have written a record twice.
            let changes = step.changes.iter().rev().map(|change| (change.id, &change.after, &change.before));
            turn(tx, &step, changes, true, now).map(Some)
        })
    }

    /// Does the last undone act again; nothing if there is none.
    pub fn redo(&self, now: Moment) -> Result<Option<Undone>> {
        self.store.write(move |tx| {
            let Some(step) = tx.oldest_undone()? else { return Ok(None) };
            let changes = step.changes.iter().map(|change| (change.id, &change.before, &change.after));
            turn(tx, &step, changes, false, now).map(Some)
        })
    }
}

impl MaintenanceRoom<'_> {
    /// The latest acts of this device, newest first.
    pub fn undo_list(&self, limit: usize) -> Result<Vec<UndoLine>> {
        let steps = self.journal.store.read(|db| db.undo_steps(limit))?;
        Ok(steps
            .into_iter()
            .map(|step| UndoLine { at: step.at, what: step.what, undone: step.undone })
            .collect())
    }
}

/// Brings every field that still holds `from` to `to`.
fn turn<'c>(
    tx: &Tx<'_>,
    step: &UndoStep,
    changes: impl Iterator<Item = (RecordId, &'c Fields, &'c Fields)>,
    undone: bool,
    now: Moment,
) -> Result<Undone> {
    let mut left = 0;
    for (id, from, to) in changes {
        let Some(mut document) = tx.document(id)? else {
            left += from.len();
            continue;
        };
        // No act notes a step about devices; whatever did, a device that was cut off stays so.
        if matches!(document.kind(), Some(Kind::Device | Kind::Revocation)) {
            left += from.len();
            continue;
        }
        let holds =
            |key: &String| from.get(key).is_some_and(|value| document.get(key).unwrap_or_default() == *value);
        let fields: Fields =
            to.iter().filter(|(key, _)| holds(key)).map(|(k, v)| (k.clone(), v.clone())).collect();
        left += to.len() - fields.len();
        match document.put(&fields, now) {
            Ok(true) => {
                let record = document.read()?;
                tx.store(id, &document, record.as_ref())?;
            }
            Ok(false) => {}
            // A record that takes no more changes must not stand in the way of everything done before.
            Err(Error::ChangedTooOften | Error::TooLong { .. }) => left += fields.len(),
            Err(error) => return Err(error),
        }
    }
    tx.mark_undone(step.step, undone)?;
    Ok(Undone { what: step.what.clone(), left })
}
