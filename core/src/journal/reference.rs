//! References: from letters to the thing they point at, and back.

use serde::Serialize;

use crate::{
    error::{Error, Result},
    insights::Refers,
    journal::Journal,
    model::{AnyRecord, Kind, PersonId, RecordId, Reference, TypedReference},
    store::Snapshot,
};

/// The setting that holds the last entry written on this device.
pub(super) const LAST_ENTRY: &str = "last_entry";

/// What a reference points at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Thing {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The record.
    #[serde(skip)]
    pub id: RecordId,
    /// Its kind.
    #[serde(skip)]
    pub kind: Kind,
    /// Which suggestion of the entry, counted from 1.
    #[serde(skip)]
    pub part: Option<u32>,
}

impl Thing {
    /// That it is of another kind than was asked for; `wanted` is what a user calls that, with its article.
    pub(super) fn is_no(&self, wanted: &str) -> Error {
        Error::WrongKind {
            reference: self.reference.to_string(),
            is: self.kind.in_words().to_owned(),
            wanted: wanted.to_owned(),
        }
    }
}

impl Journal {
    /// What these letters point at; `-` is the last entry written on this device.
    pub fn resolve(&self, typed: &str) -> Result<Thing> {
        self.store.read(|db| thing(db, typed))
    }

    /// Reads an answer and cuts every reference in it to its shortest form, in one snapshot.
    pub(super) fn answer<T: Refers>(&self, ask: impl FnOnce(&Snapshot<'_>) -> Result<T>) -> Result<T> {
        self.store.read(|db| {
            let mut answer = ask(db)?;
            shorten_all(db, &mut answer)?;
            Ok(answer)
        })
    }

    pub(super) fn reference(&self, id: RecordId) -> Result<Reference> {
        self.store.read(|db| {
            let mut reference = Reference::to(id);
            shorten(db, &mut reference)?;
            Ok(reference)
        })
    }
}

/// Cuts every reference of an answer to its shortest form.
pub(super) fn shorten_all(db: &Snapshot<'_>, answer: &mut impl Refers) -> Result<()> {
    let mut outcome = Ok(());
    answer.each_reference(&mut |reference| {
        if outcome.is_ok() {
            outcome = shorten(db, reference);
        }
    });
    outcome
}

/// Cuts a reference to what tells its record from all others.
pub(super) fn shorten(db: &Snapshot<'_>, reference: &mut Reference) -> Result<()> {
    reference.shorten(&db.tail_neighbours(reference.id)?);
    Ok(())
}

/// What these letters point at.
pub(super) fn thing(db: &Snapshot<'_>, typed: &str) -> Result<Thing> {
    let typed = typed.trim();
    if typed == "-" {
        let last = db.setting(LAST_ENTRY)?.and_then(|id| RecordId::parse(&id));
        let last = last.ok_or(Error::NothingLogged)?;
        return known(db, last, None, typed);
    }
    let reference = TypedReference::parse(typed).ok_or_else(|| Error::NoSuchRef(typed.to_owned()))?;
    match db.with_tail(&reference.nibbles)?.as_slice() {
        [] => Err(Error::NoSuchRef(typed.to_owned())),
        [id] => known(db, *id, reference.part, typed),
        _ => Err(Error::SeveralRefs(typed.to_owned())),
    }
}

fn known(db: &Snapshot<'_>, id: RecordId, part: Option<u32>, typed: &str) -> Result<Thing> {
    let record = db.record(id)?.ok_or_else(|| Error::NoSuchRef(typed.to_owned()))?;
    if part.is_some() && !matches!(record, AnyRecord::Entry(_)) {
        return Err(Error::NoSuchRef(typed.to_owned()));
    }
    // Whoever points at a merged record means the human being.
    let id = match record {
        AnyRecord::Person(_) => db.identities()?.canonical(PersonId(id)).into(),
        _ => id,
    };
    let mut reference = part.map_or_else(|| Reference::to(id), |part| Reference::to_part(id, part));
    shorten(db, &mut reference)?;
    Ok(Thing { reference, id, kind: record.kind(), part })
}
