//! References: from letters to the thing they point at, and back.

use std::collections::{HashMap, hash_map::Entry};

use serde::Serialize;

use crate::{
    error::{Error, Result},
    insights::Refers,
    journal::Journal,
    model::{
        AdvocacyId, AnyRecord, AskId, EntryId, FactId, FeedbackId, Kind, PersonId, PromiseId, RecordId,
        Reference, TypedReference, WinId,
    },
    store::Snapshot,
};

/// The setting that holds the last entry written on this device.
pub(super) const LAST_ENTRY: &str = "last_entry";

/// What a reference points at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Thing {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The record it points at; a merged person's is the one that stands for all.
    #[serde(skip)]
    pub id: RecordId,
    /// What kind of record that is.
    #[serde(skip)]
    pub kind: Kind,
    /// Which suggestion of the entry, counted from 1.
    #[serde(skip)]
    pub part: Option<u32>,
}

/// What this is, as the id of its kind; [`Error::WrongKind`] if it is something else.
impl Thing {
    /// The id of a line.
    pub fn entry_id(&self) -> Result<EntryId> {
        self.of(Kind::Entry, "a line")
    }

    /// The id of a promise.
    pub fn promise_id(&self) -> Result<PromiseId> {
        self.of(Kind::Promise, "a promise")
    }

    /// The id of a fact.
    pub fn fact_id(&self) -> Result<FactId> {
        self.of(Kind::Fact, "a fact")
    }

    /// The id of a win.
    pub fn win_id(&self) -> Result<WinId> {
        self.of(Kind::Win, "a win")
    }

    /// The id of what the user asked of someone.
    pub fn ask_id(&self) -> Result<AskId> {
        self.of(Kind::Ask, "something you asked")
    }

    /// The id of what the user was told about their work.
    pub fn feedback_id(&self) -> Result<FeedbackId> {
        self.of(Kind::Feedback, "something you were told")
    }

    /// The id of words that somebody spoke for the user.
    pub fn advocacy_id(&self) -> Result<AdvocacyId> {
        self.of(Kind::Advocacy, "a word for you")
    }

    fn of<I: From<RecordId>>(&self, kind: Kind, wanted: &str) -> Result<I> {
        if self.kind == kind { Ok(self.id.into()) } else { Err(self.is_no(wanted)) }
    }

    /// The error that it is of another kind than was asked for; `wanted` is what a user calls that kind, with its
    /// article.
    pub(super) fn is_no(&self, wanted: &str) -> Error {
        Error::WrongKind {
            reference: self.reference.to_string(),
            is: self.kind.in_words().to_owned(),
            wanted: wanted.to_owned(),
        }
    }
}

impl Journal {
    /// What these letters point at; `-` is the last entry written on this device. A front end asks this once about what a
    /// user typed: every other method of the door takes the ids and references of its answers.
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
}

/// Cuts every reference of an answer to its shortest form. Of whoever is named again and again the neighbours are asked once.
pub(super) fn shorten_all(db: &Snapshot<'_>, answer: &mut impl Refers) -> Result<()> {
    let (mut outcome, mut neighbours) = (Ok(()), HashMap::<RecordId, Vec<RecordId>>::new());
    answer.each_reference(&mut |reference| {
        let asked = match neighbours.entry(reference.id) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(new) => db.tail_neighbours(reference.id).map(|found| new.insert(found)),
        };
        match asked {
            Ok(found) => reference.shorten(found),
            Err(error) => outcome = Err(error),
        }
    });
    outcome
}

/// How to point at a record, in the shortest form.
pub(super) fn reference_to(db: &Snapshot<'_>, id: impl Into<RecordId>) -> Result<Reference> {
    let mut reference = Reference::to(id);
    shorten(db, &mut reference)?;
    Ok(reference)
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
        return known(db, last_entry(db)?.ok_or(Error::NothingLogged)?, None, typed);
    }
    let reference = TypedReference::parse(typed).ok_or_else(|| Error::NoSuchRef(typed.to_owned()))?;
    match db.with_tail(&reference.nibbles)?.as_slice() {
        [] => Err(Error::NoSuchRef(typed.to_owned())),
        [id] => known(db, *id, reference.part, typed),
        several => Err(Error::SeveralRefs {
            typed: typed.to_owned(),
            candidates: several.iter().map(|id| letters(db, *id)).collect(),
        }),
    }
}

/// The last line logged on this device that is still there.
fn last_entry(db: &Snapshot<'_>) -> Result<Option<RecordId>> {
    let mut last = db.setting(LAST_ENTRY)?.and_then(|id| RecordId::parse(&id));
    while let Some(entry) = last {
        if db.entry(entry)?.is_some() {
            break;
        }
        last = db.entry_before(entry)?;
    }
    Ok(last)
}

/// What this points at, as the journal is now.
pub(super) fn pointed_at(db: &Snapshot<'_>, reference: &Reference) -> Result<Thing> {
    known(db, reference.id, reference.part(), &reference.to_string())
}

/// The record under this id, which must not be deleted.
pub(super) fn standing(db: &Snapshot<'_>, id: RecordId) -> Result<AnyRecord> {
    let record = db.record(id)?.ok_or_else(|| Error::NoSuchRef(letters(db, id)))?;
    if record.deleted().is_some() {
        let what = match record.kind() {
            Kind::Entry => "line",
            kind => kind.word(),
        };
        return Err(Error::Deleted { what: format!("that {what}") });
    }
    Ok(record)
}

/// How a person would point at this record.
pub(super) fn letters(db: &Snapshot<'_>, id: RecordId) -> String {
    let mut reference = Reference::to(id);
    // If the neighbours cannot be read the reference stays long, and right.
    let _ = shorten(db, &mut reference);
    reference.to_string()
}

fn known(db: &Snapshot<'_>, id: RecordId, part: Option<u32>, typed: &str) -> Result<Thing> {
    let record = db.record(id)?.ok_or_else(|| Error::NoSuchRef(typed.to_owned()))?;
    if part.is_some() && !matches!(record, AnyRecord::Entry(_)) {
        return Err(Error::NoSuchRef(typed.to_owned()));
    }
    // A reference to a merged record means the human being.
    let id = match record {
        AnyRecord::Person(_) => db.identities()?.canonical(PersonId(id)).into(),
        _ => id,
    };
    let mut reference = part.map_or_else(|| Reference::to(id), |part| Reference::to_part(id, part));
    shorten(db, &mut reference)?;
    Ok(Thing { reference, id, kind: record.kind(), part })
}
