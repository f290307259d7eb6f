//! Merge: changes from elsewhere.
//!
//! Past the guard in `document`, on a copy, swapped in on success. What was forgotten stays forgotten: nothing is taken
//! in under an id that is gone, and a late line about somebody who is gone comes in without them.

use std::collections::BTreeSet;

use super::{commit::fresh_id, names::lexicon, redact::Redaction};
use crate::{
    document::{Document, in_messages},
    error::{Error, Result},
    journal::Journal,
    model::{AnyRecord, Forgotten, Kind, Moment, PersonId, RecordId},
    store::Tx,
};

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
        self.store.write(move |tx| {
            let mut outcomes = Vec::with_capacity(incoming.len());
            for one in &incoming {
                outcomes.push(match take_in(tx, one, now) {
                    Err(error) if is_ours(&error) => return Err(error),
                    outcome => outcome,
                });
            }
            Ok(outcomes)
        })
    }
}

/// Whether a failure is about this device, so that nothing more can be taken in, and not about what was sent.
fn is_ours(error: &Error) -> bool {
    !matches!(error, Error::Refused(_) | Error::TooLong { .. } | Error::Invalid(_))
}

fn take_in(tx: &Tx<'_>, incoming: &Changes, now: Moment) -> Result<bool> {
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
    let record = document.read()?;
    if let Some(AnyRecord::Forgotten(forgotten)) = &record {
        tx.erase(forgotten.gone)?;
    }
    let gone = gone_people(tx, &document)?;
    if gone.is_empty() {
        tx.store(id, &document, record.as_ref())?;
    } else {
        let redaction = Redaction::new(gone, []);
        let left = record.and_then(|record| redaction.without(id, &record, &lexicon(tx).ok()?));
        let successor = left.as_ref().map(|_| fresh_id(now)).transpose()?;
        if let (Some(left), Some(successor)) = (left, successor) {
            tx.store(successor, &Document::create(&left, now)?, Some(&left))?;
        }
        tx.erase(id)?;
        let forgotten = AnyRecord::from(Forgotten { gone: id, successor, at: now, deleted: None });
        tx.store(fresh_id(now)?, &Document::create(&forgotten, now)?, Some(&forgotten))?;
    }
    tx.clear_damage(id)?;
    Ok(true)
}

/// People this document points at who are gone for good, without a successor.
fn gone_people(tx: &Tx<'_>, document: &Document) -> Result<BTreeSet<PersonId>> {
    let mut gone = BTreeSet::new();
    if document.kind() == Some(Kind::Forgotten) {
        return Ok(gone);
    }
    for (_, target) in document.references()? {
        if tx.forgotten(target)?.is_some_and(|row| row.successor.is_none()) {
            gone.insert(PersonId(target));
        }
    }
    Ok(gone)
}
