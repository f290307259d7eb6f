//! The work a session asks of the journal, done: each job one answer.
//!
//! Before every job it is asked whether the two may sync at all. So nothing is taken from a device, and nothing sent to
//! it, once its revocation is in this journal, from whatever device that came. Blocks its caller; the driver calls it
//! aside.

use std::collections::{BTreeSet, HashMap};

use crate::{
    error::{Error, Result},
    journal::{Changes, Heads, Journal, MOST_BYTES_OF_MEMBERS, Members, Standing, record_digest, within},
    model::{EndpointId, Moment, RecordId},
    sync::{
        session::{Event, Job, Merged, change_hash},
        wire::{MOST_RECORDS, Reason, Refusal, Why},
    },
};

/// The most bytes of a record's changes that are pushed without asking.
const SHORT: usize = 4 << 10;

/// Changed records listed at once.
const LISTED: usize = 512;

/// Who may not sync, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::sync) enum Barred {
    /// The peer is not a member here, or no longer one.
    Peer(Reason),
    /// The peer, which waits for a word of the user here: it is told who was cut off.
    Waiting(Vec<Changes>),
    /// This device, in its own eyes.
    ThisDevice,
}

/// A finished job: its answer, and the members it saw.
#[derive(Debug)]
pub(in crate::sync) struct JobDone {
    /// The digest of the members.
    pub(in crate::sync) members: [u8; 32],
    /// The event that answers the job; or who of the two may not sync, and then nothing was read or written.
    pub(in crate::sync) answer: Result<Event, Barred>,
}

/// Why the two may not sync, if they may not.
fn barred(members: &Members, peer: EndpointId) -> Option<Barred> {
    if members.may_sync(peer) {
        return None;
    }
    Some(match (members.own_standing(), members.standing(peer)) {
        (Standing::Member, Standing::Revoked { .. }) => Barred::Peer(Reason::Revoked),
        (Standing::Member, _) => Barred::Peer(Reason::NotAMember),
        _ => Barred::ThisDevice,
    })
}

/// Does a job, provided the two may sync.
pub(in crate::sync) fn perform(
    journal: &Journal,
    peer: EndpointId,
    job: Job,
    now: Moment,
) -> Result<JobDone> {
    let mut members = journal.devices().members()?;
    let mut bar = barred(&members, peer);
    let words = words_about_members(&job);
    if bar.is_none() && !words.is_empty() {
        // What is refused among them stays different and is found by the comparison that follows.
        journal.replica().merge(words, now)?;
        members = journal.devices().members()?;
        bar = barred(&members, peer);
    }
    let answer = match bar {
        None => Ok(done(journal, job, members.digest, now)?),
        Some(Barred::Peer(_)) if members.may_hear(peer) => Err(Barred::Waiting(revocations(journal)?)),
        Some(barred) => Err(barred),
    };
    Ok(JobDone { members: members.digest, answer })
}

/// Every word that a device is cut off.
fn revocations(journal: &Journal) -> Result<Vec<Changes>> {
    let mut words = journal.replica().member_records(MOST_RECORDS)?;
    words.retain(|record| is_revocation(record.id));
    Ok(sendable(words))
}

/// A revocation is known by its id.
fn is_revocation(id: RecordId) -> bool {
    id.is_fixed() && id != RecordId::ME
}

/// As many records as one message takes. Revocations come first, and what is left out is found by the comparison.
fn sendable(mut records: Vec<Changes>) -> Vec<Changes> {
    records.truncate(MOST_RECORDS);
    within(records, MOST_BYTES_OF_MEMBERS)
}

/// What of a job says who may sync: it is taken in first, so that nothing else comes in from a device that brings word
/// that it is cut off.
fn words_about_members(job: &Job) -> Vec<Changes> {
    match job {
        Job::Admit(records) => records.clone(),
        Job::Merge { records, .. } => records
            .iter()
            .filter(|record| is_revocation(record.id) && !record.changes.is_empty())
            .cloned()
            .collect(),
        _ => Vec::new(),
    }
}

fn done(journal: &Journal, job: Job, digest: [u8; 32], now: Moment) -> Result<Event> {
    Ok(match job {
        Job::Digest => Event::Digest(digest),
        Job::Members => Event::Members(sendable(journal.replica().member_records(MOST_RECORDS)?)),
        Job::Admit(_) => Event::Admitted,
        Job::Census => Event::Census(journal.replica().census()?),
        Job::Heads { records, more } => heads(journal, records, more)?,
        Job::Compare { number, offered } => {
            Event::Compared { number, lacking: journal.replica().lacking(&offered)?, offered }
        }
        Job::Outgoing { wants, unasked, most } => outgoing(journal, &wants, &unasked, most)?,
        Job::Push(ids) => push(journal, &ids)?,
        Job::Merge { batch, records, handed, mark } => {
            Event::Merged(merge(journal, ReceivedBatch { number: batch, records, handed, mark }, now)?)
        }
        Job::Changed(mark) => {
            let (mark, records) = changed(journal, mark)?;
            Event::Changed { mark, records }
        }
    })
}

/// What is here of these records, people and goals last; if others follow those are put off.
fn heads(journal: &Journal, records: Vec<RecordId>, more: bool) -> Result<Event> {
    let needed: BTreeSet<RecordId> = journal.replica().people_and_goals(&records)?.into_iter().collect();
    let (mut last, mut offered): (Vec<_>, Vec<_>) = records.into_iter().partition(|id| needed.contains(id));
    if !more {
        offered.append(&mut last);
    }
    Ok(Event::Heads { offers: journal.replica().heads(&offered)?, last })
}

/// What the peer lacks of these records; of those that it did not ask for, people and goals that are deleted are put off.
fn outgoing(journal: &Journal, wants: &[Heads], unasked: &[RecordId], most: usize) -> Result<Event> {
    let put_off: BTreeSet<RecordId> =
        journal.replica().deleted_people_and_goals(unasked)?.into_iter().collect();
    let is_sent = |want: &&Heads| !put_off.contains(&want.id) || !want.heads.is_empty();
    let sent: Vec<Heads> = wants.iter().filter(is_sent).cloned().collect();
    let (answered, changes) = journal.replica().outgoing(&sent, most)?;
    // As far as the first that had to wait for room.
    let first_left = wants.iter().enumerate().filter(|(_, want)| is_sent(want)).nth(answered);
    let answered = first_left.map_or(wants.len(), |(place, _)| place);
    let last = wants.iter().take(answered).filter(|want| !is_sent(want)).map(|want| want.id).collect();
    Ok(Event::Outgoing { answered, changes, last })
}

/// Short histories whole, the heads of the others; people and goals that are deleted are put off.
fn push(journal: &Journal, ids: &[RecordId]) -> Result<Event> {
    let (mut pushed, mut offered) = (Vec::new(), Vec::new());
    let last = journal.replica().deleted_people_and_goals(ids)?;
    for id in ids.iter().filter(|id| !last.contains(id)) {
        let (_, changes) = journal.replica().outgoing(&[Heads { id: *id, heads: Vec::new() }], usize::MAX)?;
        let bytes: usize = changes.iter().flat_map(|record| &record.changes).map(Vec::len).sum();
        if bytes <= SHORT {
            pushed.extend(changes);
        } else {
            offered.push(*id);
        }
    }
    Ok(Event::Pushed { changes: pushed, offers: journal.replica().heads(&offered)?, last })
}

/// A batch to be committed.
struct ReceivedBatch {
    number: u32,
    records: Vec<Changes>,
    /// Changes of these records that went the other way.
    handed: Vec<(RecordId, [u8; 32])>,
    mark: u64,
}

/// Commits a batch, and sorts what changed by that and meanwhile: what the peer has already need not go back.
fn merge(journal: &Journal, batch: ReceivedBatch, now: Moment) -> Result<Merged> {
    let ReceivedBatch { number, mut records, handed, mark } = batch;
    let ids: Vec<RecordId> = records.iter().map(|record| record.id).collect();
    // A record without changes says that there is nothing to send.
    records.retain(|record| !record.changes.is_empty());
    let mut there: HashMap<RecordId, BTreeSet<[u8; 32]>> = HashMap::new();
    for record in &records {
        let hashes = record.changes.iter().map(|change| change_hash(change));
        there.entry(record.id).or_default().extend(hashes);
    }
    for (id, hash) in handed {
        there.entry(id).or_default().insert(hash);
    }
    let taken: Vec<RecordId> = records.iter().map(|record| record.id).collect();
    // Most histories are a line: then the last change that came is its end.
    let ends: HashMap<RecordId, [u8; 32]> = records
        .iter()
        .filter_map(|record| {
            Some((record.id, record_digest(record.id, &[change_hash(record.changes.last()?)])))
        })
        .collect();
    let outcomes = journal.replica().merge(records, now)?;
    let mut merged = Merged { batch: number, records: ids, ..Merged::default() };
    for (id, outcome) in taken.into_iter().zip(outcomes) {
        match outcome {
            Ok(true) => merged.new.push(id),
            Ok(false) => {}
            Err(error) => merged.refused.push(Refusal { id, why: why(&error) }),
        }
    }
    let (mark, changed) = changed(journal, mark)?;
    merged.mark = mark;
    let (mut of_batch, others): (Vec<_>, Vec<_>) = changed.into_iter().partition(|id| there.contains_key(id));
    // A digest says whether that is all there is, and no document is loaded for it.
    let now_here: HashMap<_, _> = journal.replica().digests(&of_batch)?.into_iter().collect();
    of_batch.retain(|id| now_here.get(id).is_none_or(|digest| ends.get(id) != Some(digest)));
    merged.others = others;
    for Heads { id, heads } in journal.replica().heads(&of_batch)? {
        if !there.get(&id).is_some_and(|there| heads.iter().all(|head| there.contains(head))) {
            merged.beyond.push(id);
        }
    }
    Ok(merged)
}

fn why(error: &Error) -> Why {
    match error {
        Error::ForgottenHere => Why::Forgotten,
        _ => Why::Refused,
    }
}

/// Everything that changed since the mark.
fn changed(journal: &Journal, mut mark: u64) -> Result<(u64, Vec<RecordId>)> {
    let mut all = BTreeSet::new();
    loop {
        let (next, some) = journal.replica().changed_since(mark, LISTED)?;
        let last = some.len() < LISTED;
        all.extend(some);
        mark = next;
        if last {
            return Ok((mark, all.into_iter().collect()));
        }
    }
}
