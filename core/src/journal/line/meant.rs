//! Who is meant in a line: another person in the place of the one it holds.

use crate::{
    error::{Error, Result},
    journal::{
        line::{item::FromLine, shared},
        read::identity::{key_in, keys_in},
        write::WriteTxn,
    },
    model::{DoubtAbout, Entry, EntryKind, PersonId, Presence, RecordId, Span},
};

/// Puts the chosen person in the place of the guessed one, in the line and in all that came from it.
pub(in crate::journal) fn confirm(
    txn: &mut WriteTxn<'_>,
    id: RecordId,
    guessed: PersonId,
    chosen: PersonId,
) -> Result<()> {
    let entry: Entry = txn.get(id)?;
    // A merge changes no line: the entry may hold another record of the same human being, or several.
    let identities = txn.snapshot().identities()?;
    let keys = keys_in(&entry, &identities, guessed);
    if keys.is_empty() {
        return Err(Error::does_not_apply("that person is not part of this line"));
    }
    let meant = identities.canonical(guessed);
    let same = meant == identities.canonical(chosen);
    let chosen = key_in(&entry, &identities, chosen);
    txn.edit::<Entry>(id, |entry| {
        for guessed in &keys {
            entry.guesses.remove(guessed);
            if same {
                continue;
            }
            let presence = entry.people.remove(guessed).unwrap_or_default();
            let known = entry.people.entry(chosen).or_insert_with(|| presence.clone());
            if *known == Presence::Mentioned {
                *known = presence;
            }
            if let Some(span) = entry.spans.remove(guessed) {
                entry.spans.entry(chosen).or_insert(span);
            }
        }
        entry.guesses.remove(&chosen);
    })?;
    let theirs = |one: &FromLine| one.person.map(|person| identities.canonical(person)) == Some(meant);
    shared::change(txn, id, theirs, |shared| {
        if !same {
            *shared.person = Some(chosen);
        }
        *shared.guess = false;
    })
}

/// A person becomes part of a line.
pub(super) fn join(
    txn: &mut WriteTxn<'_>,
    id: RecordId,
    person: PersonId,
    there: bool,
    place: Span,
) -> Result<()> {
    let identities = txn.snapshot().identities()?;
    txn.edit::<Entry>(id, |entry| {
        let person = key_in(entry, &identities, person);
        let known = entry.people.entry(person).or_default();
        if there {
            *known = Presence::There;
            // A line without a word for its kind is a conversation once somebody was there.
            if entry.kind == EntryKind::Note {
                entry.kind = EntryKind::Hallway;
            }
        }
        entry.spans.entry(person).or_insert(place.to_string());
    })?;
    if there { belongs_to(txn, id, person) } else { Ok(()) }
}

/// Gives what the line left without an owner to the first person who turns out to have been there.
fn belongs_to(txn: &mut WriteTxn<'_>, id: RecordId, person: PersonId) -> Result<()> {
    let entry: Entry = txn.get(id)?;
    let identities = txn.snapshot().identities()?;
    if only_one_there(&entry).map(|one| identities.canonical(one)) != Some(identities.canonical(person)) {
        return Ok(());
    }
    shared::change(txn, id, |one| one.person.is_none(), |shared| *shared.person = Some(person))?;
    txn.edit::<Entry>(id, |entry| {
        entry.doubts.remove(&DoubtAbout::Owner);
    })?;
    Ok(())
}

/// The person who was there, if there was exactly one.
pub(super) fn only_one_there(entry: &Entry) -> Option<PersonId> {
    let mut there =
        entry.people.iter().filter(|(_, presence)| **presence == Presence::There).map(|(person, _)| *person);
    let first = there.next()?;
    there.next().is_none().then_some(first)
}
