//! Merge: changes from elsewhere.
//!
//! Past the guard in `document`, on a copy, swapped in on success. What was forgotten stays forgotten: nothing is taken
//! in under an id that is gone, a late line about somebody who is gone comes in without them, and a mark that says that
//! a record is gone has the same end here as where it was made (`leave`).

use std::collections::BTreeSet;

use super::{
    leave::{Gone, Held, hold, leave_behind},
    redact::names_ever,
};
use crate::{
    document::{Document, in_messages},
    error::{Error, Result},
    journal::Journal,
    model::{AnyRecord, Kind, Moment, RecordId},
    store::Tx,
};

/// Documents read at a time.
const BATCH: usize = 256;

/// Changes of one record, on their way from one device to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// Which record.
    pub id: RecordId,
    /// Change chunks in causal order.
    pub changes: Vec<Vec<u8>>,
}

impl Journal {
    /// Every record's id, deleted ones and those of newer versions included.
    pub fn records(&self) -> Result<Vec<RecordId>> {
        self.store.read(|db| db.ids())
    }

    /// The changes of a record that these heads do not cover, in messages that [`merge`](Self::merge) takes in that
    /// order.
    pub fn changes_of(&self, id: RecordId, heads: &[[u8; 32]]) -> Result<Vec<Changes>> {
        let document = self.store.read(|db| db.document(id))?;
        let changes = document.map_or(Ok(Vec::new()), |document| document.changes_since(heads))?;
        Ok(in_messages(changes)?.into_iter().map(|changes| Changes { id, changes }).collect())
    }

    /// Takes changes in, one transaction for all of them. Each record's outcome: whether anything was new, or why it
    /// was refused; the others go in all the same. What was forgotten stays forgotten.
    pub fn merge(&self, incoming: Vec<Changes>, now: Moment) -> Result<Vec<Result<bool>>> {
        let (outcomes, forgot) = self.store.write(move |tx| {
            let mut outcomes = Vec::with_capacity(incoming.len());
            let (mut gone, mut names) = (Gone::new(), BTreeSet::new());
            for one in &incoming {
                outcomes.push(match take_in(tx, one, &mut gone, &mut names, now) {
                    Err(error) if is_ours(&error) => return Err(error),
                    outcome => outcome,
                });
            }
            let forgot = !gone.is_empty();
            while !gone.is_empty() {
                gone = leave_behind(tx, referring(tx, &gone)?, &names, now)?;
            }
            Ok((outcomes, forgot))
        })?;
        if forgot {
            // The changes are in, whatever becomes of this; it is tried again.
            let _ = self.finish_erasing();
        }
        Ok(outcomes)
    }
}

/// Whether a failure is about this device, so that nothing more can be taken in, and not about what was sent.
fn is_ours(error: &Error) -> bool {
    !matches!(error, Error::Refused(_) | Error::TooLong { .. } | Error::Invalid(_))
}

/// What goes for good with these changes is added to `gone`, and the names of people who do to `names`.
fn take_in(
    tx: &Tx<'_>,
    incoming: &Changes,
    gone: &mut Gone,
    names: &mut BTreeSet<String>,
    now: Moment,
) -> Result<bool> {
    let id = incoming.id;
    if tx.forgotten(id)?.is_some() {
        return Err(Error::Refused("that record was forgotten here"));
    }
    let (document, new) = match tx.document(id)? {
        Some(mut known) => {
            let new = known.merge(&incoming.changes)?;
            (known, new)
        }
        None => (Document::from_changes(&incoming.changes)?, true),
    };
    if (document.kind() == Some(Kind::Me)) != (id == RecordId::ME) {
        return Err(Error::Refused("a record stands under an id that is not its own"));
    }
    if !new {
        return Ok(false);
    }
    if let Some(AnyRecord::Forgotten(forgotten)) = document.read()? {
        // What cannot be read may go.
        let going = tx.document(forgotten.gone).ok().flatten();
        check_may_go(id, forgotten.gone, going.as_ref().and_then(Document::kind))?;
        if let Some(person) = going.filter(|going| going.kind() == Some(Kind::Person))
            && forgotten.successor.is_none()
        {
            names.extend(names_ever(&person)?);
        }
        if tx.forgotten(forgotten.gone)?.is_none() {
            gone.insert(forgotten.gone, forgotten.successor);
        }
        tx.erase(forgotten.gone)?;
    }
    match hold(tx, id, document, names, now)? {
        Held::Same(document) | Held::Moved(document) => tx.store(id, &document, document.read()?.as_ref())?,
        Held::Replaced(successor) => drop(gone.insert(id, successor)),
    }
    tx.clear_damage(id)?;
    Ok(true)
}

/// Refuses a mark that says that something is gone which never goes.
fn check_may_go(mark: RecordId, gone: RecordId, kind: Option<Kind>) -> Result<()> {
    if gone == RecordId::ME
        || gone == mark
        || matches!(kind, Some(Kind::Device | Kind::Revocation | Kind::Forgotten))
    {
        return Err(Error::Refused("the user, devices, revocations and marks of what is gone stay"));
    }
    Ok(())
}

/// The documents that point at what is gone.
fn referring(tx: &Tx<'_>, gone: &Gone) -> Result<BTreeSet<RecordId>> {
    let (mut referring, mut position) = (BTreeSet::new(), 0);
    loop {
        let batch = tx.stored_after(position, BATCH)?;
        let Some((last, _)) = batch.last() else { return Ok(referring) };
        position = last.position;
        for (stored, bytes) in &batch {
            // What cannot be read points at nothing; `check` names it.
            let Ok(document) = Document::load(bytes) else { continue };
            if document.references()?.iter().any(|(_, target)| gone.contains_key(target)) {
                referring.insert(stored.id);
            }
        }
    }
}
