//! Undo and redo, per device: in sequence, or one act by its number.
//!
//! A field goes back only if it still holds what the act wrote: what another device or a later edit said stays. So does a
//! person or a goal that the act made, when records that came since need it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    document::Document,
    error::{Error, Result},
    insights::Named,
    journal::{
        Journal,
        needed::{DELETED, RecordNeed, is_needed},
        reference::shorten,
        rooms::MaintenanceRoom,
    },
    model::{ActId, Fields, Kind, Moment, RecordId, Reference},
    store::{Tx, local::UndoStep},
};

/// What an undo or redo did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Undone {
    /// What had been done, in words.
    pub what: String,
    /// Fields that were left as they are because they were changed since.
    pub left: u32,
    /// People and goals that would be gone, and stay.
    pub kept: Vec<Kept>,
}

/// A person or a goal that an undo or redo left standing, because records that it does not take back need it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Kept {
    /// The person or goal that was kept.
    #[serde(flatten)]
    pub person: Named,
    /// How many records need it.
    pub records: u32,
}

/// One act in `undo --list`.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UndoLine {
    /// Which it is, for [`undo_act`](MaintenanceRoom::undo_act).
    #[serde(skip)]
    pub act: ActId,
    /// When it was done.
    #[serde(serialize_with = "crate::model::moment::write")]
    pub at: Moment,
    /// What the act did, in words.
    pub what: String,
    /// It is undone at present.
    pub undone: bool,
}

impl Journal {
    /// Takes back the last act of this device; `None` if there is none.
    pub fn undo(&self, now: Moment) -> Result<Option<Undone>> {
        self.store.write(move |tx| {
            let Some(step) = tx.newest_done()? else { return Ok(None) };
            let undone = turn(tx, &step, backwards(&step), now)?;
            tx.mark_undone(step.step, true)?;
            Ok(Some(undone))
        })
    }

    /// Does the last undone act again; `None` if there is none.
    pub fn redo(&self, now: Moment) -> Result<Option<Undone>> {
        self.store.write(move |tx| {
            let Some(step) = tx.oldest_undone()? else { return Ok(None) };
            let changes = step.changes.iter().map(|change| (change.id, &change.before, &change.after));
            let redone = turn(tx, &step, changes, now)?;
            tx.mark_undone(step.step, false)?;
            Ok(Some(redone))
        })
    }
}

impl MaintenanceRoom<'_> {
    /// Takes back this act of this device and no other, whatever was done since: what later acts and other devices said
    /// stays, as in [`undo`](Journal::undo). The newest can be done again; one that others came after leaves the sequence, and
    /// is done again by hand. `already_done` where it was taken back before or is too old to be.
    pub fn undo_act(&self, act: ActId, now: Moment) -> Result<Undone> {
        self.journal.store.write(move |tx| {
            let Some(step) = tx.act(act.0)?.filter(|step| !step.undone) else {
                return Err(Error::already_done("this was undone already, or is too long ago to undo"));
            };
            let undone = turn(tx, &step, backwards(&step), now)?;
            if tx.newest_done()?.is_some_and(|newest| newest.step > step.step) {
                tx.drop_undo(step.step)?;
            } else {
                tx.mark_undone(step.step, true)?;
            }
            Ok(undone)
        })
    }

    /// The latest acts of this device, newest first.
    pub fn undo_list(&self, limit: u32) -> Result<Vec<UndoLine>> {
        let steps = self.journal.store.read(|db| db.undo_steps(limit as usize))?;
        Ok(steps
            .into_iter()
            .map(|step| UndoLine { act: ActId(step.step), at: step.at, what: step.what, undone: step.undone })
            .collect())
    }
}

/// What brings an act's fields back to what they held, last change first: one act may have written a record twice.
fn backwards(step: &UndoStep) -> impl Iterator<Item = (RecordId, &Fields, &Fields)> {
    step.changes.iter().rev().map(|change| (change.id, &change.after, &change.before))
}

/// Brings every field that still holds `from` to `to`.
fn turn<'c>(
    tx: &Tx<'_>,
    step: &UndoStep,
    changes: impl Iterator<Item = (RecordId, &'c Fields, &'c Fields)>,
    now: Moment,
) -> Result<Undone> {
    let (mut left, mut kept) = (0_usize, Vec::new());
    // By record, as it stands in the end: one act may have written a record several times.
    let (mut needs, mut going) = (BTreeMap::new(), Vec::new());
    for (id, from, to) in changes {
        let Some(document) = tx.document(id)? else {
            left += from.len();
            continue;
        };
        // No act notes a step about devices; whatever did, a device that was cut off stays so.
        if matches!(document.kind(), Some(Kind::Device | Kind::Revocation)) {
            left += from.len();
            continue;
        }
        let now_is = |key: &String| document.get(key).unwrap_or_default();
        let holds = |key: &String| from.get(key).is_some_and(|value| now_is(key) == *value);
        let fields: Fields =
            to.iter().filter(|(key, _)| holds(key)).map(|(k, v)| (k.clone(), v.clone())).collect();
        left += to.iter().filter(|(key, value)| !holds(key) && now_is(key) != **value).count();
        let goes = fields.get(DELETED).is_some_and(|moment| !moment.is_null());
        if goes && document.kind().is_some_and(is_needed) {
            going.push((id, fields));
        } else {
            left += write(tx, id, document, &fields, &mut needs, now)?;
        }
    }
    // People and goals go last: what takes them along no longer needs them.
    for (id, mut fields) in going {
        let Some(document) = tx.document(id)? else { continue };
        let needing = tx.needing(id)?;
        if !needing.is_empty() {
            fields.remove(DELETED);
            let name =
                document.get("name").and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default();
            let new = document.get("new").and_then(|new| new.as_bool()).unwrap_or_default();
            let mut reference = Reference::to(id);
            shorten(tx, &mut reference)?;
            let records = u32::try_from(needing.len()).unwrap_or(u32::MAX);
            kept.push(Kept { person: Named { reference, name, new }, records });
        }
        left += write(tx, id, document, &fields, &mut needs, now)?;
    }
    for need in needs.into_values() {
        need.fill(tx, now)?;
    }
    Ok(Undone { what: step.what.clone(), left: u32::try_from(left).unwrap_or(u32::MAX), kept })
}

/// Writes fields of one record; how many could not be written.
fn write(
    tx: &Tx<'_>,
    id: RecordId,
    mut document: Document,
    fields: &Fields,
    needs: &mut BTreeMap<RecordId, RecordNeed>,
    now: Moment,
) -> Result<usize> {
    match document.put(fields, now) {
        Ok(true) => {
            let record = document.read()?;
            tx.store(id, &document, record.as_ref())?;
            needs.insert(id, RecordNeed::of(id, &document, record.as_ref())?);
            Ok(0)
        }
        Ok(false) => Ok(0),
        // A record that takes no more changes must not stand in the way of everything done before.
        Err(Error::ChangedTooOften | Error::TooLong { .. }) => Ok(fields.len()),
        Err(error) => Err(error),
    }
}
