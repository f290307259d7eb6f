//! What goes to the peer: what it wants, what it is known to lack, and how much of it may be on its way.
//!
//! Wants become changes when there is room for them, changes become batches, and a batch stays on its way until the peer
//! has it on disk. So the peer never has to keep more than a few batches, and neither has this side.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use sha2::{Digest, Sha256};

use super::{
    Direction,
    progress::{TransferProgress, count},
    turn::Job,
};
use crate::{
    journal::{Changes, Heads},
    model::RecordId,
    sync::wire::{MOST_RECORDS, Reason, Refusal},
};

/// About how many bytes of changes one batch has: it is committed at once, and a cut costs it.
const BATCH_BYTES: usize = 256 << 10;

/// Batches that may be on their way.
const MOST_IN_FLIGHT: usize = 4;

/// Bytes of changes that may be on their way; a batch larger than that goes alone.
const MOST_BYTES_IN_FLIGHT: usize = 1 << 20;

/// Wants that are answered at once.
const PAGE: usize = 512;

/// Records that a peer may want before it got any of them.
const MOST_ASKED: usize = 200_000;

/// The most hashes that may come with these, in all.
const MOST_HASHES: usize = 250_000;

/// What precedes a change's hashed part: four bytes that say what it is, four of checksum.
const BEFORE_HASHED: usize = 8;

/// A record that has something to be sent.
#[derive(Debug)]
struct Asked {
    /// What the peer has of it.
    heads: Heads,
    /// The peer wants it: it is told even that there is nothing.
    wanted: bool,
}

/// A batch on its way.
#[derive(Debug)]
struct Flight {
    batch: u32,
    bytes: usize,
}

/// Everything that goes to the peer.
#[derive(Debug)]
pub(super) struct Outgoing {
    /// What the peer wants, and what this side knows it lacks.
    asked: VecDeque<Asked>,
    /// What the peer has of records that this side lacks something of: what it lacks itself follows when that came.
    later: BTreeMap<RecordId, Vec<[u8; 32]>>,
    /// How many hashes `asked` and `later` hold together.
    hashes: usize,
    /// Changes to be sent.
    ready: VecDeque<Changes>,
    in_flight: VecDeque<Flight>,
    batches: u32,
    /// The last change that was sent of records that both have: the peer need not be told of it again.
    handed: BTreeMap<RecordId, [u8; 32]>,
    /// How far it has come.
    pub(super) progress: TransferProgress,
}

impl Default for Outgoing {
    fn default() -> Self {
        Self {
            asked: VecDeque::new(),
            later: BTreeMap::new(),
            hashes: 0,
            ready: VecDeque::new(),
            in_flight: VecDeque::new(),
            batches: 0,
            handed: BTreeMap::new(),
            progress: TransferProgress::none(Direction::Out),
        }
    }
}

impl Outgoing {
    /// Nothing is to be sent, on its way, or to follow something that comes.
    pub(super) fn is_empty(&self) -> bool {
        self.asked.is_empty() && self.later.is_empty() && self.ready.is_empty() && self.in_flight.is_empty()
    }

    /// How many more records are to go, as far as is known.
    pub(super) fn announce(&mut self, records: usize) {
        self.progress.total = Some(self.progress.records + count(records));
    }

    /// Records that the peer does not have at all.
    pub(super) fn whole(&mut self, records: Vec<RecordId>) {
        let whole = |id| Asked { heads: Heads { id, heads: Vec::new() }, wanted: false };
        self.asked.extend(records.into_iter().map(whole));
    }

    /// Records of which the peer lacks the changes beyond these heads; it may have said that it wants them.
    pub(super) fn ask(&mut self, records: Vec<Heads>, wanted: bool) -> Result<(), Reason> {
        for heads in records {
            self.hashes += heads.heads.len();
            self.asked.push_back(Asked { heads, wanted });
        }
        let within =
            self.asked.len() <= MOST_ASKED && self.later.len() <= MOST_ASKED && self.hashes <= MOST_HASHES;
        if within { Ok(()) } else { Err(Reason::TooLarge) }
    }

    /// A record with something at the peer that is not here: what the peer lacks is known once that has arrived.
    pub(super) fn wait(&mut self, record: Heads) {
        self.hashes += record.heads.len();
        let before = self.later.insert(record.id, record.heads);
        self.hashes = self.hashes.saturating_sub(before.map_or(0, |heads| heads.len()));
    }

    /// What was waited for came; true if what the peer lacks of it, if anything, now follows from here.
    pub(super) fn came(&mut self, id: RecordId, beyond: bool) -> Result<bool, Reason> {
        let Some(heads) = self.later.remove(&id) else { return Ok(false) };
        self.hashes = self.hashes.saturating_sub(heads.len());
        if beyond {
            self.ask(vec![Heads { id, heads }], false)?;
        }
        Ok(beyond)
    }

    /// Changes that nobody asked for.
    pub(super) fn push(&mut self, changes: Vec<Changes>) {
        self.ready.extend(changes);
    }

    /// The next wants to be answered, if there is room for what comes of them.
    pub(super) fn next_job(&self) -> Option<Job> {
        if self.asked.is_empty() || !self.ready.is_empty() || !self.has_room() {
            return None;
        }
        let page = || self.asked.iter().take(PAGE);
        let unasked = page().filter(|asked| !asked.wanted && asked.heads.heads.is_empty());
        Some(Job::Outgoing {
            unasked: unasked.map(|asked| asked.heads.id).collect(),
            wants: page().map(|asked| asked.heads.clone()).collect(),
            most: MOST_BYTES_IN_FLIGHT,
        })
    }

    /// The changes that answer the first `wants` wants.
    pub(super) fn answered(&mut self, wants: usize, changes: Vec<Changes>) {
        let last: BTreeMap<RecordId, Option<[u8; 32]>> = changes
            .iter()
            .map(|record| (record.id, record.changes.last().map(|change| change_hash(change))))
            .collect();
        for asked in self.asked.drain(..wants.min(self.asked.len())) {
            let Heads { id, heads } = asked.heads;
            self.hashes = self.hashes.saturating_sub(heads.len());
            match last.get(&id) {
                Some(Some(hash)) if !heads.is_empty() => drop(self.handed.insert(id, *hash)),
                None if asked.wanted => self.ready.push_back(Changes { id, changes: Vec::new() }),
                _ => {}
            }
        }
        self.ready.extend(changes);
    }

    /// The next batch and its number, if there is one and room for it.
    pub(super) fn next_batch(&mut self) -> Option<(u32, Vec<Changes>)> {
        if self.ready.is_empty() || !self.has_room() {
            return None;
        }
        let (mut records, mut bytes) = (Vec::new(), 0);
        while let Some(next) = self.ready.front() {
            let with_it = bytes + size(next);
            if !records.is_empty() && (with_it > BATCH_BYTES || records.len() >= MOST_RECORDS) {
                break;
            }
            bytes = with_it;
            records.extend(self.ready.pop_front());
        }
        self.batches += 1;
        self.in_flight.push_back(Flight { batch: self.batches, bytes });
        self.progress.records += count(records.len());
        self.progress.bytes += count(bytes);
        Some((self.batches, records))
    }

    /// The peer has a batch on disk, all but what it refused.
    pub(super) fn taken(&mut self, batch: u32, refused: &[Refusal]) -> Result<(), Reason> {
        match self.in_flight.pop_front() {
            Some(flight) if flight.batch == batch => {}
            _ => return Err(Reason::OutOfTurn),
        }
        for refusal in refused {
            self.handed.remove(&refusal.id);
        }
        Ok(())
    }

    /// The last changes that were sent of these records.
    pub(super) fn handed(&self, records: &[Changes]) -> Vec<(RecordId, [u8; 32])> {
        let ids: BTreeSet<RecordId> = records.iter().map(|record| record.id).collect();
        ids.into_iter().filter_map(|id| self.handed.get(&id).map(|hash| (id, *hash))).collect()
    }

    /// Whether another batch may be on its way.
    pub(super) fn has_room(&self) -> bool {
        let bytes: usize = self.in_flight.iter().map(|flight| flight.bytes).sum();
        self.in_flight.len() < MOST_IN_FLIGHT && bytes < MOST_BYTES_IN_FLIGHT
    }
}

/// The hash that identifies a change: of everything after its checksum.
pub(in crate::sync) fn change_hash(change: &[u8]) -> [u8; 32] {
    Sha256::digest(change.get(BEFORE_HASHED..).unwrap_or_default()).into()
}

/// About how many bytes the changes of a record take.
pub(super) fn size(record: &Changes) -> usize {
    record.changes.iter().map(|change| change.len() + 4).sum::<usize>() + 20
}
