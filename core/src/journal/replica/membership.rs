//! Taking in who is a member, from the device that lets this one in: before anything else comes, and on its word.

use std::collections::BTreeMap;

use crate::{
    document::Document,
    error::{Error, Result},
    journal::replica::{
        admission::{check_place, check_size, says_who_may_sync, word},
        changes::Changes,
        merge::{Merged, merged},
    },
    model::RecordId,
    store::Tx,
};

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
            Ok(Some(Merged { document, .. }))
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
