//! Who is meant in a line: another person in the place of the one it holds.

use crate::{
    error::{Error, Result},
    journal::{
        line::{item::FromLine, shared},
        read::identity::{key_in, keys_in},
        write::WriteTxn,
    },
    model::{Entry, PersonId, Presence, RecordId},
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
