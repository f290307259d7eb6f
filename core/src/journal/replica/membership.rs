//! Who is a member, on its way between devices: what says so here, and taking it in from the device that lets this one in,
//! before anything else comes and on its word.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    document::{Document, in_messages},
    error::{Error, Result},
    journal::replica::{
        admission::{check_place, check_size, says_who_may_sync, word},
        changes::Changes,
        merge::{MergedDocument, merged},
    },
    model::{EndpointId, RecordId},
    store::{Snapshot, Tx, index::revocation::RevocationRow},
};

/// The most bytes of changes that one message about members carries: a frame takes 6 MiB.
pub(crate) const MOST_BYTES_OF_MEMBERS: usize = 4 << 20;

/// Whole records of devices and revocations, at most `limit`. Revocations come first, those of devices that have a record
/// before the others.
pub(in crate::journal) fn member_records(db: &Snapshot<'_>, limit: usize) -> Result<Vec<Changes>> {
    let (devices, revocations) = (db.devices()?, db.revocations()?);
    let endpoints: BTreeSet<Option<EndpointId>> = devices.iter().map(|device| device.endpoint).collect();
    let known = |said: &RevocationRow| endpoints.contains(&said.endpoint);
    let first: BTreeSet<RecordId> =
        revocations.iter().filter(|said| known(said)).map(|said| said.id).collect();
    let mut ids: Vec<RecordId> = db.census_of_members()?.into_iter().map(|(id, _)| id).collect();
    // Ids of revocations are the smallest, and so the others come next by themselves.
    ids.sort_by_key(|id| !first.contains(id));
    let mut records = Vec::new();
    for id in ids.into_iter().take(limit) {
        let Some(document) = db.document(id)? else { continue };
        let messages = in_messages(document.changes_since(&[])?)?;
        records.extend(messages.into_iter().map(|changes| Changes { id, changes }));
    }
    Ok(records)
}

/// Takes in what the device that lets this one in says about members. Its word stands where this file, as a copy, says
/// otherwise: such a record is taken over whole.
pub(in crate::journal) fn take_in_members(tx: &Tx<'_>, members: &[Changes]) -> Result<()> {
    let mut whole = BTreeMap::<RecordId, Vec<Vec<u8>>>::new();
    for record in members {
        whole.entry(record.id).or_default().extend(record.changes.iter().cloned());
    }
    for (id, changes) in whole {
        let theirs = Document::from_changes(&changes)?;
        check_place(id, &theirs)?;
        check_size(&theirs)?;
        let known = tx.document(id)?;
        if known.as_ref().is_some_and(|known| !says_who_may_sync(known)) || !says_who_may_sync(&theirs) {
            return Err(Error::Refused("only devices and revocations say who is a member"));
        }
        let document = match merged(tx, &Changes { id, changes }) {
            Ok(None) => continue,
            Ok(Some(MergedDocument { document, .. }))
                if word(document.read()?.as_ref()) == word(theirs.read()?.as_ref()) =>
            {
                document
            }
            Ok(Some(_)) => theirs,
            Err(Error::Refused(_)) if known.is_some() => theirs,
            Err(error) => return Err(error),
        };
        tx.store(id, &document, document.read()?.as_ref())?;
        tx.clear_damage(id)?;
    }
    Ok(())
}
