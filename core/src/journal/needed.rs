//! Needed: nobody is deleted while records name them, and no goal while somebody has a place on its map or its kit.
//!
//! Two devices act apart: one takes back the line in which it first wrote of somebody, the other writes of them meanwhile.
//! A device that learns of both brings the person back, by a change to their record that is newer than the deletion.
//! Devices that do so independently write the same; a device that knows only one side writes nothing, and a person who
//! is not deleted is left alone. So all devices settle, on the same state (docs/adr/014-nobody-goes-who-is-named.md).
//! The same holds for goals. People who were forgotten are another matter (`forget`): nothing of them is left to bring
//! back.

use crate::{
    document::Document,
    error::{Error, Result},
    model::{AnyRecord, Fields, Kind, Moment, PersonId, RecordId},
    store::{Snapshot, Tx},
};

/// The field every record is deleted by.
pub(super) const DELETED: &str = "deleted";

/// What a record that was just stored may need, or be needed by.
pub(super) enum RecordNeed {
    /// It is not deleted, and names these people and goals.
    Of(Vec<RecordId>),
    /// It is a person or a goal that is deleted.
    Deleted(RecordId),
}

impl RecordNeed {
    /// Reads it from a record and the document that holds it.
    pub(super) fn of(id: RecordId, document: &Document, record: Option<&AnyRecord>) -> Result<Self> {
        match record {
            Some(record) if record.deleted().is_some() && is_needed(record.kind()) => Ok(Self::Deleted(id)),
            Some(record) if record.deleted().is_none() && record.kind() != Kind::Person => {
                Ok(Self::Of(needed_by(document)?))
            }
            _ => Ok(Self::Of(Vec::new())),
        }
    }

    /// Brings back what is needed and was deleted.
    pub(super) fn fill(&self, tx: &Tx<'_>, now: Moment) -> Result<()> {
        match self {
            Self::Of(needed) => needed.iter().try_for_each(|id| bring_back(tx, *id, now)),
            Self::Deleted(id) if tx.needing(*id)?.is_empty() => Ok(()),
            Self::Deleted(id) => bring_back(tx, *id, now),
        }
    }
}

/// Whether records of this kind stay while others need them.
pub(super) fn is_needed(kind: Kind) -> bool {
    matches!(kind, Kind::Person | Kind::Goal)
}

/// The people a document names, and the goal without which it says nothing.
fn needed_by(document: &Document) -> Result<Vec<RecordId>> {
    let kind = document.kind();
    let references = document.references()?.into_iter();
    let needs =
        |key: &str| names_a_person(kind, key) || kind.is_some_and(|kind| kind.shape().of_goal.contains(&key));
    Ok(references.filter(|(key, _)| needs(key)).map(|(_, needed)| needed).collect())
}

/// The fields to write so that a document no longer names these people.
pub(super) fn without(document: &Document, people: &[PersonId]) -> Result<Fields> {
    let kind = document.kind();
    let mut fields = Fields::new();
    for (key, target) in document.references()? {
        if !people.contains(&PersonId(target)) || !names_a_person(kind, &key) {
            continue;
        }
        let member = key.split_once('/').and_then(|(_, member)| RecordId::parse(member));
        // Who somebody heard it from goes, and that they know it stays.
        let left = match member {
            Some(member) if !people.contains(&PersonId(member)) => serde_json::Value::from(""),
            _ => serde_json::Value::Null,
        };
        fields.insert(key, left);
    }
    Ok(fields)
}

/// Undeletes a person or a goal. Does nothing if it is not deleted, not in the journal, or anything else.
fn bring_back(tx: &Tx<'_>, needed: RecordId, now: Moment) -> Result<()> {
    if tx.stands(needed)? || !tx.kind(needed)?.is_some_and(is_needed) {
        return Ok(());
    }
    let Some(mut document) = tx.document(needed)? else { return Ok(()) };
    let back = Fields::from_iter([(DELETED.to_owned(), serde_json::Value::Null)]);
    match document.put(&back, now) {
        Ok(true) => tx.store(needed, &document, document.read()?.as_ref()),
        // A record that takes no more changes stays as it is; `check` names it.
        Ok(false) | Err(Error::ChangedTooOften | Error::TooLong { .. }) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Brings back whatever was deleted while records need it.
pub(super) fn bring_back_all(tx: &Tx<'_>, now: Moment) -> Result<()> {
    dangling(tx)?.deleted.into_iter().try_for_each(|(_, needed)| bring_back(tx, needed, now))
}

/// Records that name something deleted or absent, each with that.
#[derive(Debug, Default)]
pub(super) struct Dangling {
    /// What they name was deleted. Only journals of an earlier version have any.
    pub(super) deleted: Vec<(RecordId, RecordId)>,
    /// What they name is not here although nobody forgot it: a repair lost it, or another device has yet to send it.
    pub(super) absent: Vec<(RecordId, RecordId)>,
}

/// Every record that names something deleted or absent.
pub(super) fn dangling(db: &Snapshot<'_>) -> Result<Dangling> {
    let mut found = db.needing_what_is_gone()?;
    for kind in [Kind::Win, Kind::Ask, Kind::Project] {
        for (id, bytes) in db.documents_of(kind)? {
            // One that cannot be read is named by `check` as such.
            let Ok(document) = Document::load(&bytes) else { continue };
            if document.read()?.is_none_or(|record| record.deleted().is_some()) {
                continue;
            }
            for needed in needed_by(&document)? {
                if !db.stands(needed)? {
                    found.push((id, needed));
                }
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    let mut dangling = Dangling::default();
    for (id, needed) in found {
        match db.kind(needed)? {
            Some(kind) if is_needed(kind) => dangling.deleted.push((id, needed)),
            // Of a field that is not there the id is all zeros.
            None if needed != RecordId::default()
                && db.bytes(needed)?.is_none()
                && db.forgotten(needed)?.is_none() =>
            {
                dangling.absent.push((id, needed));
            }
            _ => {}
        }
    }
    Ok(dangling)
}

/// Whether the field with this key names a person.
pub(super) fn names_a_person(kind: Option<Kind>, key: &str) -> bool {
    let field = key.split_once('/').map_or(key, |(set, _)| set);
    kind.is_some_and(|kind| kind.shape().people.contains(&field))
}
