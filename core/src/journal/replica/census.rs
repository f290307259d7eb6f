//! The census: what this device has, as two devices compare it, and what of it the other lacks.
//!
//! Questions only, each of one unchanging state of the journal. What comes back goes in through
//! `replica().merge`.

use std::time::Duration;

use crate::{
    document::{Document, in_messages},
    error::{Error, Result},
    journal::{Journal, needed::is_needed, replica::changes::Changes, rooms::ReplicaRoom},
    model::RecordId,
    store::{Snapshot, census::digest},
};

/// How long one step of filling the census may hold the writer.
const STEP: Duration = Duration::from_millis(15);

/// What this device has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Census {
    /// The number of the latest change, to ask `replica().changed_since` with.
    pub mark: u64,
    /// Every record with its digest, deleted ones and those of newer versions included; the latest to change last.
    pub records: Vec<(RecordId, [u8; 32])>,
}

/// A record and changes of it that a device has: its heads, and sometimes older ones to find common ground.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heads {
    /// The record whose heads these are.
    pub id: RecordId,
    /// Hashes of changes; none for a record that the device does not have.
    pub heads: Vec<[u8; 32]>,
}

/// The digest of a record when two devices compare: the SHA-256 of its id, 16 bytes, and its sorted heads, 32 bytes
/// each. Two records with equal digests hold the same.
pub fn record_digest(id: RecordId, heads: &[[u8; 32]]) -> [u8; 32] {
    digest(id, heads)
}

impl ReplicaRoom<'_> {
    /// What this device has. A record that cannot be read is left out, so that another device sends it again.
    pub fn census(&self) -> Result<Census> {
        self.journal.counted(|db| Ok(Census { mark: db.census_mark()?, records: db.census()? }))
    }

    /// Records that changed after the mark, in any process, each once and the latest last, at most `limit`; and the mark
    /// to ask with next. What was erased is not among them: a record of its own says that it is gone.
    pub fn changed_since(&self, mark: u64, limit: usize) -> Result<(u64, Vec<RecordId>)> {
        self.journal.counted(|db| {
            let changed = db.changed_since(mark, limit)?;
            let all = changed.len() < limit;
            let reached = changed.last().map_or(mark, |(number, _)| *number);
            let next = if all { db.census_mark()?.max(mark) } else { reached };
            Ok((next, changed.into_iter().map(|(_, id)| id).collect()))
        })
    }

    /// The digests of these records, those that are not here or cannot be read left out.
    pub(crate) fn digests(&self, ids: &[RecordId]) -> Result<Vec<(RecordId, [u8; 32])>> {
        self.journal.counted(|db| {
            let digests = ids.iter().map(|id| Ok(db.digest_of(*id)?.map(|digest| (*id, digest))));
            digests.filter_map(Result::transpose).collect()
        })
    }

    /// The heads of these records, sorted; none for one that is not here or cannot be read.
    pub fn heads(&self, ids: &[RecordId]) -> Result<Vec<Heads>> {
        self.journal.store.read(|db| {
            let heads = |id: RecordId| {
                let found = readable(db, id)?;
                Ok(Heads { id, heads: found.map_or(Vec::new(), |found| found.heads()) })
            };
            ids.iter().map(|id| heads(*id)).collect()
        })
    }

    /// The people and goals among these records, which others may need (`needed`).
    pub(crate) fn people_and_goals(&self, ids: &[RecordId]) -> Result<Vec<RecordId>> {
        self.journal.store.read(|db| needed_among(db, ids))
    }

    /// Those of them that are deleted.
    pub(crate) fn deleted_people_and_goals(&self, ids: &[RecordId]) -> Result<Vec<RecordId>> {
        self.journal.store.read(|db| {
            let mut deleted = Vec::new();
            for id in needed_among(db, ids)? {
                if !db.stands(id)? {
                    deleted.push(id);
                }
            }
            Ok(deleted)
        })
    }

    /// The records among these with a named change that is missing here. Each comes with hashes of changes that are
    /// here: the heads, and older ones by which another device can tell what this one lacks; none for a record that is
    /// not here at all.
    pub fn lacking(&self, offered: &[Heads]) -> Result<Vec<Heads>> {
        self.journal.store.read(|db| {
            let mut lacking = Vec::new();
            for Heads { id, heads } in offered {
                match readable(db, *id)? {
                    None => lacking.push(Heads { id: *id, heads: Vec::new() }),
                    Some(document) if document.lacks(heads) => {
                        lacking.push(Heads { id: *id, heads: document.trail()? });
                    }
                    Some(_) => {}
                }
            }
            Ok(lacking)
        })
    }

    /// The changes of records that a peer with these heads lacks, in messages that [`merge`](Self::merge) takes in that
    /// order. Stops before what would exceed `most_bytes` of changes, but answers one want at least; the number says how
    /// many were answered. A record that is not here, or cannot be read, has nothing to send.
    pub fn outgoing(&self, wants: &[Heads], most_bytes: usize) -> Result<(usize, Vec<Changes>)> {
        self.journal.store.read(|db| {
            let (mut sent, mut bytes) = (Vec::new(), 0_usize);
            for (answered, Heads { id, heads }) in wants.iter().enumerate() {
                let changes =
                    readable(db, *id)?.map_or(Ok(Vec::new()), |found| found.changes_since(heads))?;
                let more: usize = changes.iter().map(Vec::len).sum();
                if answered > 0 && bytes.saturating_add(more) > most_bytes {
                    return Ok((answered, sent));
                }
                bytes = bytes.saturating_add(more);
                sent.extend(in_messages(changes)?.into_iter().map(|changes| Changes { id: *id, changes }));
            }
            Ok((wants.len(), sent))
        })
    }
}

impl Journal {
    /// Asks once every document is counted: a file of an earlier version, or one being mended, is filled first.
    pub(in crate::journal) fn counted<T>(&self, ask: impl Fn(&Snapshot<'_>) -> Result<T>) -> Result<T> {
        loop {
            let answer = self.store.read(|db| if db.is_counted()? { ask(db).map(Some) } else { Ok(None) })?;
            match answer {
                Some(answer) => return Ok(answer),
                None => drop(self.store.write(|tx| tx.count_some(STEP))?),
            }
        }
    }
}

/// The records of a kind that others may need.
fn needed_among(db: &Snapshot<'_>, ids: &[RecordId]) -> Result<Vec<RecordId>> {
    let needed = ids.iter().map(|id| Ok(db.kind(*id)?.is_some_and(is_needed).then_some(*id)));
    needed.filter_map(Result::transpose).collect()
}

/// The document under this id; `None` if there is none or its bytes make none.
fn readable(db: &Snapshot<'_>, id: RecordId) -> Result<Option<Document>> {
    match db.bytes(id)?.map(|bytes| Document::load(&bytes)) {
        None | Some(Err(Error::Damaged(_))) => Ok(None),
        Some(found) => found.map(Some),
    }
}
