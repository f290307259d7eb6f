//! Needed: nobody is deleted while records name them.
//!
//! Two devices act apart: one takes back the line in which it first wrote of somebody, the other writes of them meanwhile.
//! Whoever comes to know both brings the person back, by a change to their record that is newer than the deletion. Devices
//! that do so apart write the same, nobody writes anything who knows only one of the two, and a person who stands is left
//! alone: so it comes to rest, and everywhere at the same (docs/adr/014-nobody-goes-who-is-named.md). Whoever was forgotten
//! is another matter (`forget`): of them nothing is left to come back.

use crate::{
    document::Document,
    error::{Error, Result},
    model::{AnyRecord, Fields, Kind, Moment, PersonId, RecordId},
    store::{Snapshot, Tx},
};

/// The field every record is deleted by.
pub(super) const DELETED: &str = "deleted";

/// What a record that was stored just now may need, or may be needed for.
pub(super) enum Need {
    /// It stands, and names these people.
    Names(Vec<PersonId>),
    /// It is a person who is deleted.
    Deleted(PersonId),
}

impl Need {
    /// Of this record in this document.
    pub(super) fn of(id: RecordId, document: &Document, record: Option<&AnyRecord>) -> Result<Self> {
        match record {
            Some(record @ AnyRecord::Person(_)) if record.deleted().is_some() => {
                Ok(Self::Deleted(PersonId(id)))
            }
            Some(record) if record.deleted().is_none() && record.kind() != Kind::Person => {
                Ok(Self::Names(people_in(document)?))
            }
            _ => Ok(Self::Names(Vec::new())),
        }
    }

    /// Brings back whoever is needed and was deleted.
    pub(super) fn fill(&self, tx: &Tx<'_>, now: Moment) -> Result<()> {
        match self {
            Self::Names(people) => people.iter().try_for_each(|person| bring_back(tx, *person, now)),
            Self::Deleted(person) if tx.naming(*person)?.is_empty() => Ok(()),
            Self::Deleted(person) => bring_back(tx, *person, now),
        }
    }
}

/// The people a document names, in the fields of its kind that name people.
pub(super) fn people_in(document: &Document) -> Result<Vec<PersonId>> {
    let kind = document.kind();
    let references = document.references()?.into_iter();
    let people = references.filter(|(key, _)| names_a_person(kind, key)).map(|(_, person)| PersonId(person));
    Ok(people.collect())
}

/// What has to be written so that a document names these people no more.
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

/// Somebody who is deleted is so no longer. Whoever stands, is not here, or is no person is left alone.
fn bring_back(tx: &Tx<'_>, person: PersonId, now: Moment) -> Result<()> {
    if tx.stands(person)? || tx.kind(person.0)? != Some(Kind::Person) {
        return Ok(());
    }
    let Some(mut document) = tx.document(person.0)? else { return Ok(()) };
    let back = Fields::from_iter([(DELETED.to_owned(), serde_json::Value::Null)]);
    match document.put(&back, now) {
        Ok(true) => tx.store(person.0, &document, document.read()?.as_ref()),
        // A record that takes no more changes stays as it is; `check` names it.
        Ok(false) | Err(Error::ChangedTooOften | Error::TooLong { .. }) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Brings back everybody who was deleted while records name them.
pub(super) fn bring_back_all(tx: &Tx<'_>, now: Moment) -> Result<()> {
    dangling(tx)?.into_iter().try_for_each(|(_, person)| bring_back(tx, person, now))
}

/// Records that name somebody who was deleted, each with whom. There are none but in a journal of an earlier version.
pub(super) fn dangling(db: &Snapshot<'_>) -> Result<Vec<(RecordId, PersonId)>> {
    let mut found = db.naming_the_deleted()?;
    for kind in [Kind::Win, Kind::Ask, Kind::Project] {
        for (id, bytes) in db.documents_of(kind)? {
            // One that cannot be read is named by `check` as such.
            let Ok(document) = Document::load(&bytes) else { continue };
            if document.read()?.is_none_or(|record| record.deleted().is_some()) {
                continue;
            }
            for person in people_in(&document)? {
                if !db.stands(person)? && db.kind(person.0)? == Some(Kind::Person) {
                    found.push((id, person));
                }
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// Whether what stands under this key is a person.
pub(super) fn names_a_person(kind: Option<Kind>, key: &str) -> bool {
    let field = key.split_once('/').map_or(key, |(set, _)| set);
    kind.is_some_and(|kind| kind.shape().people.contains(&field))
}
