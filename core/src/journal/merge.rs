//! Merge: changes from elsewhere.
//!
//! Past the guard in `document`, on a copy, swapped in on success. What was forgotten stays forgotten: nothing is taken
//! in under an id that is gone, a late line about somebody who is gone comes in without them, and a mark that says that
//! a record is gone has the same end here as where it was made (`leave`).

use std::collections::{BTreeMap, BTreeSet};

use super::{
    leave::{Gone, Held, hold, leave_behind},
    redact::names_ever,
};
use crate::{
    document::{Document, in_messages},
    error::{Error, Result},
    journal::Journal,
    model::{AnyRecord, EndpointId, Kind, Moment, RecordId, Revocation},
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
    let (document, new) = merged(tx, incoming)?;
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

/// The document with these changes in it, and whether any was new. One that is here and cannot be read is as if it were
/// not: whoever still has it whole brings it back.
fn merged(tx: &Tx<'_>, incoming: &Changes) -> Result<(Document, bool)> {
    let known = match tx.bytes(incoming.id)?.map(|bytes| Document::load(&bytes)) {
        None | Some(Err(Error::Damaged(_))) => None,
        Some(known) => Some(known?),
    };
    let Some(mut document) = known else {
        let document = Document::from_changes(&incoming.changes)?;
        check_place(incoming.id, &document)?;
        return Ok((document, true));
    };
    let before = if says_who_may_sync(&document) { document.read()? } else { None };
    let new = document.merge(&incoming.changes)?;
    if new {
        check_word(before.as_ref(), document.read()?.as_ref())?;
        check_place(incoming.id, &document)?;
    }
    Ok((document, new))
}

fn says_who_may_sync(document: &Document) -> bool {
    matches!(document.kind(), Some(Kind::Device | Kind::Revocation))
}

/// Refuses a record under an id that is not its own: the user, and each device's word that another is cut off, have one
/// id, and nothing else stands there.
fn check_place(id: RecordId, document: &Document) -> Result<()> {
    let its_own = match document.kind() {
        Some(Kind::Me) => id == RecordId::ME,
        Some(Kind::Revocation) => match document.read()? {
            Some(AnyRecord::Revocation(Revocation { endpoint: Some(endpoint), by: Some(by), .. })) => {
                id == Revocation::id(endpoint, by)
            }
            // A newer version may say it in other words.
            _ => id.is_fixed() && id != RecordId::ME,
        },
        // Nor may a newer version's kinds: they would keep a revocation out.
        _ => !id.is_fixed(),
    };
    if its_own { Ok(()) } else { Err(Error::Refused("a record stands under an id that is not its own")) }
}

/// Refuses another endpoint or another author in a record that says whose device may sync: neither ever changes.
fn check_word(before: Option<&AnyRecord>, after: Option<&AnyRecord>) -> Result<()> {
    let altered = |(was, is): (Option<EndpointId>, Option<EndpointId>)| was.is_some() && was != is;
    if word(before).into_iter().zip(word(after)).any(altered) {
        return Err(Error::Refused("who a device is, and who let it in or cut it off, never changes"));
    }
    Ok(())
}

/// Who a record is about that says whose device may sync, and who said so.
fn word(record: Option<&AnyRecord>) -> [Option<EndpointId>; 2] {
    match record {
        Some(AnyRecord::Device(device)) => [device.endpoint, device.admitted_by],
        Some(AnyRecord::Revocation(said)) => [said.endpoint, said.by],
        _ => [None, None],
    }
}

/// Takes in what the device that lets this one in says about members. Its word stands where this file, as a copy, says
/// otherwise: such a record is taken over whole.
pub(super) fn take_in_members(tx: &Tx<'_>, members: &[Changes]) -> Result<()> {
    let mut whole = BTreeMap::<RecordId, Vec<Vec<u8>>>::new();
    for record in members {
        whole.entry(record.id).or_default().extend(record.changes.iter().cloned());
    }
    for (id, changes) in whole {
        if tx.forgotten(id)?.is_some() {
            return Err(Error::Refused("that record was forgotten here"));
        }
        let theirs = Document::from_changes(&changes)?;
        check_place(id, &theirs)?;
        let known = tx.document(id)?.is_some_and(|known| says_who_may_sync(&known));
        let document = match merged(tx, &Changes { id, changes }) {
            Ok((merged, _)) if word(merged.read()?.as_ref()) == word(theirs.read()?.as_ref()) => merged,
            Ok(_) => theirs,
            Err(Error::Refused(_)) if known => theirs,
            Err(error) => return Err(error),
        };
        if !says_who_may_sync(&document) {
            return Err(Error::Refused("only devices and revocations say who is a member"));
        }
        tx.store(id, &document, document.read()?.as_ref())?;
        tx.clear_damage(id)?;
    }
    Ok(())
}

/// Refuses a mark that says that something is gone which never goes.
fn check_may_go(mark: RecordId, gone: RecordId, kind: Option<Kind>) -> Result<()> {
    if gone.is_fixed()
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
