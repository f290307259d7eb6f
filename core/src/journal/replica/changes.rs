//! Changes of records, on their way from one device to another.

use crate::{
    document::{claimed_operations, in_messages},
    error::Result,
    journal::rooms::ReplicaRoom,
    model::RecordId,
};

/// Changes of one record, on their way from one device to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// The record that was changed.
    pub id: RecordId,
    /// Change chunks in causal order.
    pub changes: Vec<Vec<u8>>,
}

impl Changes {
    /// How many operations they claim to hold; what is not a change counts as one.
    pub(crate) fn operations(&self) -> u64 {
        claimed_operations(&self.changes)
    }
}

/// The records that together have at most so many bytes of changes, the first ones before the others.
pub(crate) fn within(mut records: Vec<Changes>, most: usize) -> Vec<Changes> {
    let mut left = most;
    records.retain(|record| {
        let bytes: usize = record.changes.iter().map(Vec::len).sum();
        let fits = bytes <= left;
        left = left.saturating_sub(if fits { bytes } else { 0 });
        fits
    });
    records
}

impl ReplicaRoom<'_> {
    /// Every record's id, deleted ones and those of newer versions included.
    pub fn records(&self) -> Result<Vec<RecordId>> {
        self.journal.store.read(|db| db.ids())
    }

    /// The changes of a record that these heads do not cover, in messages that [`merge`](Self::merge) takes in that
    /// order.
    pub fn changes_of(&self, id: RecordId, heads: &[[u8; 32]]) -> Result<Vec<Changes>> {
        let document = self.journal.store.read(|db| db.document(id))?;
        let changes = document.map_or(Ok(Vec::new()), |document| document.changes_since(heads))?;
        Ok(in_messages(changes)?.into_iter().map(|changes| Changes { id, changes }).collect())
    }
}
