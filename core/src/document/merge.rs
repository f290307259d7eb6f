//! What devices exchange about one record: the changes the other lacks, and taking in what it sent.
//!
//! Out go plain change chunks in causal order. In come chunks from anyone, and so in this order: the guard adds up what
//! they claim, automerge parses and checks each one, everything they build on must be here or among them, they are
//! applied to a copy, and only a copy that is still a decent record takes the document's place.

use std::{borrow::Cow, collections::HashSet};

use automerge::{Automerge, ChangeHash, ROOT, ReadDoc, TextEncoding};

use super::{
    contain::contained,
    guard::{
        self, LONGEST_SMALL, MOST_CHANGES_KEPT, MOST_KEYS, MOST_OPERATIONS_KEPT, MOST_OPERATIONS_OF_SMALL,
        OUR_QUARTERS,
    },
    record_document::Document,
};
use crate::error::{Error, Result};

impl Document {
    /// The changes that these heads do not cover, oldest first, for a peer that has those heads.
    ///
    /// Heads this document does not know are passed over. [`in_messages`] splits what is more
    /// than [`merge`](Self::merge) takes at once.
    pub fn changes_since(&self, heads: &[[u8; 32]]) -> Result<Vec<Vec<u8>>> {
        contained(|| {
            let known: Vec<ChangeHash> = heads
                .iter()
                .map(|head| ChangeHash(*head))
                .filter(|head| self.inner.get_change_meta_by_hash(head).is_some())
                .collect();
            self.inner.get_changes(&known).iter().map(|change| change.raw_bytes().to_vec()).collect()
        })
        .ok_or_else(|| Error::internal("the changes of a record could not be listed"))
    }

    /// Whether any of these changes is not here.
    pub fn lacks(&self, hashes: &[[u8; 32]]) -> bool {
        hashes.iter().any(|hash| self.inner.get_change_meta_by_hash(&ChangeHash(*hash)).is_none())
    }

    /// Hashes by which a device that edited this record independently finds what both have: the heads, the newest
    /// changes, and ever fewer of the older ones. At most 40 more than there are heads.
    pub fn trail(&self) -> Result<Vec<[u8; 32]>> {
        const NEWEST: usize = 8;
        let hashes: Vec<[u8; 32]> =
            contained(|| self.inner.get_changes(&[]).iter().rev().map(|change| change.hash().0).collect())
                .ok_or_else(|| Error::internal("the changes of a record could not be listed"))?;
        let mut trail = self.heads();
        let older = std::iter::successors(Some(2 * NEWEST), |place| place.checked_mul(2));
        for hash in (0..NEWEST).chain(older).map_while(|place| hashes.get(place)) {
            if !trail.contains(hash) {
                trail.push(*hash);
            }
        }
        Ok(trail)
    }

    /// A record this journal does not have yet, out of a peer's changes.
    pub fn from_changes(chunks: &[impl AsRef<[u8]>]) -> Result<Self> {
        let mut document = Self::from(Automerge::new_with_encoding(TextEncoding::Utf16CodeUnit));
        document.take_in(chunks)?;
        Ok(document)
    }

    /// Takes in a peer's changes; true if any of them was new.
    ///
    /// [`Error::Refused`], with the document as it was, for anything but plain changes of a decent size that build on what
    /// is here.
    pub fn merge(&mut self, chunks: &[impl AsRef<[u8]>]) -> Result<bool> {
        let kind = self.kind_word();
        let before = self.inner.get_heads();
        let mut merged = Self::from(self.copy()?);
        merged.take_in(chunks)?;
        if merged.kind_word() != kind {
            return Err(Error::Refused("a record cannot change its kind"));
        }
        if merged.inner.get_heads() == before {
            return Ok(false);
        }
        *self = merged;
        Ok(true)
    }

    /// Refuses more than a record needs that is small by nature.
    pub fn check_small(&self) -> Result<()> {
        if self.inner.stats().num_ops > MOST_OPERATIONS_OF_SMALL || self.save()?.len() > LONGEST_SMALL {
            return Err(Error::Refused(
                "a record of a device, or of what is gone, is larger than it needs to be",
            ));
        }
        Ok(())
    }

    fn copy(&self) -> Result<Automerge> {
        contained(|| self.inner.clone()).ok_or_else(|| Error::internal("a record could not be copied"))
    }

    /// Applies a peer's changes; after an error this document is to be dropped.
    fn take_in(&mut self, chunks: &[impl AsRef<[u8]>]) -> Result<()> {
        guard::admit(chunks)?;
        (self.saved, self.known) = (None, None);
        contained(|| apply(&mut self.inner, chunks))
            .unwrap_or(Err(Error::Refused("the changes make no sense")))?;
        check_size(&self.inner, 4)?;
        if self.kind_word().is_none() {
            return Err(Error::Refused("the changes don't make a record of a journal"));
        }
        self.survives()
    }

    /// Refuses a document that could not be stored, opened again and handed on.
    ///
    /// Automerge applies some changes (the first of those with a few bytes altered under a right checksum turned up within 160 tries)
    /// that it cannot save, load or list afterwards: a record that took one in would be lost with the next start.
    /// Loading computes the hash of every change again, so equal heads mean an equal history.
    fn survives(&mut self) -> Result<()> {
        let saved = self.save();
        let survivor = saved.as_ref().ok().and_then(|saved| Self::load(saved).ok());
        let known = self.flat().ok().map(Cow::into_owned);
        let intact = survivor.is_some_and(|survivor| {
            survivor.heads() == self.heads() && survivor.flat().ok().as_deref() == known.as_ref()
        });
        // What was shown to open again is what is kept, and read from.
        self.saved = saved.ok().filter(|_| intact);
        self.known = known.filter(|_| intact);
        if intact { Ok(()) } else { Err(Error::Refused("the changes make a record that cannot be kept")) }
    }
}

/// Splits [`changes_since`](Document::changes_since) into as many messages as [`merge`](Document::merge) takes them in, in
/// the order they must be taken in.
pub fn in_messages(changes: Vec<Vec<u8>>) -> Result<Vec<Vec<Vec<u8>>>> {
    let mut messages = Vec::new();
    let mut message = Vec::new();
    let mut sum = guard::Sum::default();
    for change in changes {
        let with_it = sum.with(&change)?;
        if with_it.admit().is_ok() {
            sum = with_it;
        } else {
            messages.push(std::mem::take(&mut message));
            sum = guard::Sum::default().with(&change)?;
        }
        message.push(change);
    }
    if !message.is_empty() {
        messages.push(message);
    }
    Ok(messages)
}

/// How many operations chunks claim to hold together, counted without parsing them; one that is not a change, or claims
/// more than a change may, counts as one: it is refused before it costs anything.
pub(crate) fn claimed_operations(chunks: &[Vec<u8>]) -> u64 {
    chunks.iter().fold(0, |sum, chunk| {
        sum.saturating_add(guard::claim(chunk).map_or(1, |claim| claim.operations.max(1)))
    })
}

/// Parses chunks that passed the guard and applies them, provided all they build on is here or among them.
fn apply(inner: &mut Automerge, chunks: &[impl AsRef<[u8]>]) -> Result<()> {
    let mut changes = Vec::with_capacity(chunks.len());
    for chunk in chunks {
        let change =
            automerge::Change::try_from(chunk.as_ref()).map_err(|_| Error::Refused("a change is damaged"))?;
        // Automerge leaves the checksum to the reader of a stream of chunks: it is the beginning of the hash.
        if !chunk.as_ref().get(guard::CHECKSUM_AT).is_some_and(|sum| change.hash().0.starts_with(sum)) {
            return Err(Error::Refused("a change is damaged"));
        }
        // Operations are numbered in a row along the history. A number far ahead would leave later changes none.
        let last = change.start_op().get().saturating_add(change.len() as u64);
        if last > MOST_OPERATIONS_KEPT {
            return Err(Error::Refused("a change is numbered beyond what a record needs"));
        }
        changes.push(change);
    }
    let sent: HashSet<ChangeHash> = changes.iter().map(automerge::Change::hash).collect();
    let known = |hash: &ChangeHash| sent.contains(hash) || inner.get_change_meta_by_hash(hash).is_some();
    if !changes.iter().all(|change| change.deps().iter().all(known)) {
        return Err(Error::Refused("a change builds on one that is not here"));
    }
    inner.apply_changes(changes).map_err(|_| Error::Refused("the changes do not fit the record"))?;
    if !inner.get_missing_deps(&[]).is_empty() {
        return Err(Error::Refused("a change builds on one that is not here"));
    }
    Ok(())
}

/// Holds a change of our own to what a peer would take, with some of a document's room left for the other devices.
pub(super) fn check_our_change(inner: &Automerge, chunk: &[u8]) -> Result<()> {
    guard::admit(&[chunk]).map_err(|_| Error::TooLong {
        what: "the change",
        length: format!("{} KiB", chunk.len().div_ceil(1024)),
        limit: "4 MiB, of which 100,000 letters of a long text",
    })?;
    check_size(inner, OUR_QUARTERS).map_err(|_| Error::ChangedTooOften)
}

/// Refuses a document that holds more than `quarters` quarters of its limits.
fn check_size(inner: &Automerge, quarters: u64) -> Result<()> {
    let within = |count: u64, most: u64| count <= most / 4 * quarters;
    let size = inner.stats();
    if !within(size.num_ops, MOST_OPERATIONS_KEPT) || !within(size.num_changes, MOST_CHANGES_KEPT) {
        return Err(Error::Refused("the record's history is longer than one needs"));
    }
    let keys = contained(|| inner.length(ROOT)).unwrap_or(usize::MAX);
    if !within(keys as u64, MOST_KEYS as u64) {
        return Err(Error::Refused("the record has more fields than one needs"));
    }
    Ok(())
}
