//! Who is who: the records of one human being read as one.
//!
//! A merge links records and changes none: whatever is asked of a person is asked of all their records.

use std::collections::{BTreeSet, HashMap};

use crate::{
    error::{Error, Result},
    model::{AnyRecord, Entry, Identities, Moment, PersonId, Stage},
    store::{Snapshot, index::person::PersonRow},
};

/// The keys under which an entry holds this human being: several, or another one than the canonical, after a merge.
pub(in crate::journal) fn keys_in(entry: &Entry, identities: &Identities, person: PersonId) -> Vec<PersonId> {
    let meant = identities.canonical(person);
    entry.people.keys().copied().filter(|key| identities.canonical(*key) == meant).collect()
}

/// The key under which an entry holds this human being, or would.
pub(in crate::journal) fn key_in(entry: &Entry, identities: &Identities, person: PersonId) -> PersonId {
    keys_in(entry, identities, person).first().copied().unwrap_or(person)
}

/// Someone who rests under one record rests under all of theirs, and what the user said of how far the two have come
/// holds for all.
pub(in crate::journal) fn share_rest(people: &mut [PersonRow], identities: &Identities) {
    let mut resting: HashMap<PersonId, (Option<Moment>, String)> = HashMap::new();
    for row in people.iter().filter(|row| row.resting.is_some()) {
        let said = || (row.resting, row.resting_because.clone());
        resting.entry(identities.canonical(row.id)).or_insert_with(said);
    }
    for row in people.iter_mut().filter(|row| row.resting.is_none()) {
        if let Some((since, because)) = resting.get(&identities.canonical(row.id)) {
            (row.resting, row.resting_because) = (*since, because.clone());
        }
    }
    let mut stages: HashMap<PersonId, (Stage, Option<Moment>)> = HashMap::new();
    for row in people.iter() {
        if let Some(stage) = &row.stage {
            let said = || (stage.clone(), row.stage_said);
            stages.entry(identities.canonical(row.id)).or_insert_with(said);
        }
    }
    for row in people.iter_mut().filter(|row| row.stage.is_none()) {
        if let Some((stage, said)) = stages.get(&identities.canonical(row.id)) {
            (row.stage, row.stage_said) = (Some(stage.clone()), *said);
        }
    }
}

/// The canonical row of a person, as it is with all merged records; an error in words if they are gone.
pub(in crate::journal) fn person_row(
    db: &Snapshot<'_>,
    identities: &Identities,
    person: PersonId,
) -> Result<PersonRow> {
    let mut rows = Vec::new();
    for record in identities.all(person) {
        rows.extend(db.person(record)?);
    }
    share_rest(&mut rows, identities);
    let canonical = identities.canonical(person);
    match rows.into_iter().find(|row| row.id == canonical) {
        Some(row) => Ok(row),
        None => Err(no_longer(db, canonical)?),
    }
}

pub(in crate::journal) fn row_if_any(
    db: &Snapshot<'_>,
    identities: &Identities,
    person: PersonId,
) -> Result<Option<PersonRow>> {
    match person_row(db, identities, person) {
        Ok(row) => Ok(Some(row)),
        Err(Error::Deleted { .. } | Error::Nobody) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Why somebody cannot be shown, in words.
pub(in crate::journal) fn no_longer(db: &Snapshot<'_>, person: PersonId) -> Result<Error> {
    Ok(match db.record(person.into())? {
        Some(AnyRecord::Person(gone)) => Error::Deleted { what: gone.name },
        _ => Error::Nobody,
    })
}

/// Everybody, each record with the rest that is shared among the records of one human being.
pub(in crate::journal) fn everybody(db: &Snapshot<'_>, identities: &Identities) -> Result<Vec<PersonRow>> {
    let mut people = db.people()?;
    share_rest(&mut people, identities);
    Ok(people)
}

/// The people who rest, by their canonical record.
pub(in crate::journal) fn resting(db: &Snapshot<'_>, identities: &Identities) -> Result<BTreeSet<PersonId>> {
    let people = everybody(db, identities)?.into_iter().filter(|row| row.resting.is_some());
    Ok(people.map(|row| identities.canonical(row.id)).collect())
}
