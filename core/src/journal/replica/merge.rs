//! Merge: changes from elsewhere.
//!
//! Past the guard in `document`, on a copy, swapped in on success. What was forgotten stays forgotten: nothing is taken
//! in under an id that is gone, a late line about somebody who is gone comes in without them, and a mark that says that
//! a record is gone has the same end here as where it was made (`forget/cascade`).
//!
//! Most of the work is done beside the writer, from what the journal holds at that moment: changes are checked, applied
//! and read there. The writer then takes in one record after the other, each with its rows, behind whatever the user
//! does meanwhile; a record that changed in between is merged anew. A record is in as a whole or not at all, and what a
//! mark takes with it goes in the step in which the mark comes.
//!
//! People and goals that are deleted come last, behind all that came with them: an undo elsewhere takes a line and whom it
//! made in one act, and whoever was taken in before the line would still be named by it, and brought back (`needed`).

use std::{
    collections::{BTreeSet, VecDeque},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use crate::{
    document::Document,
    error::{Error, Result},
    journal::{
        Journal,
        forget::{
            cascade::{Gone, Rewrite, cascade, drop_what_is_remembered, rewrite_references},
            redact::names_ever,
        },
        needed::RecordNeed,
        replica::{
            admission::{
                MemberCount, check_may_go, check_place, check_size, check_word, never_goes, says_who_may_sync,
            },
            backlinks::{Backlinks, Recent},
            changes::Changes,
        },
        rooms::ReplicaRoom,
    },
    model::{AnyRecord, Kind, Moment, RecordId},
    store::{Pending, Snapshot, Tx, census::digest},
};

/// Records that are made ready at a time, while the writer takes in those before.
const BATCH: usize = 128;

/// How long one step may hold the writer: what a line that is logged meanwhile waits at most.
const STEP: Duration = Duration::from_millis(2);

/// One record's changes before the writer's turn.
enum ToMerge {
    /// Made ready from what was here.
    Prepared(Box<Prepared>),
    /// Left for the writer to merge, because an earlier part of the same message also changes the record.
    Raw(Changes),
    /// Nothing to write: it was known already, or refused.
    Done(Result<bool>),
}

/// A record that was made ready outside the writer.
struct Prepared {
    changes: Changes,
    /// The digest of the record it was made from; nothing for a new one.
    from: Option<[u8; 32]>,
    document: Document,
    record: Option<AnyRecord>,
    /// Who has to stand for it.
    need: RecordNeed,
    /// What it points at.
    targets: Vec<RecordId>,
    /// Something of that is gone.
    late: bool,
}

/// What the steps of one merge share.
#[derive(Default)]
struct MergeState {
    /// Names of people who went for good with this merge.
    names: BTreeSet<String>,
    /// What points where, for records written since that was last read.
    recent: Recent,
    /// How many records say who may sync, once one of them came.
    members: Option<MemberCount>,
    /// Something went for good.
    forgot: bool,
}

impl MergeState {
    /// Counts a new record among those that say who may sync, or refuses it.
    fn count(&mut self, tx: &Tx<'_>, record: Option<&AnyRecord>) -> Result<()> {
        if self.members.is_none() {
            self.members = Some(MemberCount::of(tx)?);
        }
        self.members.as_mut().map_or(Ok(()), |members| members.take(record))
    }
}

impl ReplicaRoom<'_> {
    /// Takes changes in and returns when they are on disk. Each record's outcome, in the order they came: whether anything
    /// was new, or why it was refused; the others go in all the same. What was forgotten stays forgotten. After an error
    /// some of them may be in; taking them in again does no harm.
    pub fn merge(&self, incoming: Vec<Changes>, now: Moment) -> Result<Vec<Result<bool>>> {
        let shared = Arc::new(Mutex::new(MergeState::default()));
        let mut seen = BTreeSet::new();
        let mut pending: Vec<Pending<Outcomes>> = Vec::new();
        let (mut last, mut going) = (VecDeque::new(), BTreeSet::new());
        let mut incoming = incoming.into_iter().enumerate().peekable();
        while incoming.peek().is_some() {
            let (places, batch): (Vec<usize>, Vec<Changes>) = incoming.by_ref().take(BATCH).unzip();
            let prepared = self.journal.store.read(|db| prepare_all(db, batch, &mut seen))?;
            let mut arrivals = VecDeque::new();
            for (place, arrival) in places.into_iter().zip(prepared) {
                let queue = if arrival.goes_last(&mut going) { &mut last } else { &mut arrivals };
                queue.push_back((place, arrival));
            }
            pending.push(self.take(arrivals, &shared, now)?);
        }
        pending.push(self.take(last, &shared, now)?);
        let mut outcomes = Vec::new();
        for batch in pending {
            outcomes.extend(batch.wait()?);
        }
        outcomes.sort_unstable_by_key(|(place, _)| *place);
        let outcomes = outcomes.into_iter().map(|(_, outcome)| outcome).collect();
        if shared.lock().unwrap_or_else(PoisonError::into_inner).forgot {
            // The changes are in, whatever becomes of this; it is tried again.
            let _ = self.journal.go_on_erasing();
        }
        Ok(outcomes)
    }

    /// Hands records to the writer, each with its place in the message.
    fn take(
        &self,
        arrivals: VecDeque<(usize, ToMerge)>,
        shared: &Arc<Mutex<MergeState>>,
        now: Moment,
    ) -> Result<Pending<Outcomes>> {
        // Who points at what goes is found before the writer's turn: it takes reading every record once.
        let backlinks = self.journal.backlinks(arrivals.iter().any(|(_, one)| one.may_take_away()))?;
        let mut taking =
            Taking { arrivals, outcomes: Vec::new(), backlinks, shared: Arc::clone(shared), now };
        self.journal.store.write_behind(move |tx| taking.step(tx))
    }
}

impl Journal {
    /// What points where: now, or as it was read the last time, which may be never.
    pub(in crate::journal) fn backlinks(&self, now: bool) -> Result<Arc<Backlinks>> {
        let mut kept = self.backlinks.lock().unwrap_or_else(PoisonError::into_inner);
        if !now {
            return Ok(Arc::clone(&kept));
        }
        let mut changed = self.counted(|db| kept.behind(db))?;
        if changed.is_empty() {
            return Ok(Arc::clone(&kept));
        }
        let mut backlinks = Backlinks::clone(&kept);
        while !changed.is_empty() {
            self.store.read(|db| backlinks.catch_up(db, &changed))?;
            changed = self.counted(|db| backlinks.behind(db))?;
        }
        backlinks.sort();
        *kept = Arc::new(backlinks);
        Ok(Arc::clone(&kept))
    }
}

impl ToMerge {
    /// Whether a record may go for good with it: it is a mark that says so, or names somebody who is gone.
    fn may_take_away(&self) -> bool {
        match self {
            Self::Prepared(prepared) => prepared.late || prepared.document.kind() == Some(Kind::Forgotten),
            Self::Raw(_) => true,
            Self::Done(_) => false,
        }
    }

    /// Whether it is taken in behind everything else: a person or a goal that is deleted, noted in `going`, and what changes
    /// one of those further.
    fn goes_last(&self, going: &mut BTreeSet<RecordId>) -> bool {
        match self {
            Self::Prepared(prepared) => match prepared.need {
                RecordNeed::Deleted(id) => going.insert(id),
                RecordNeed::Of(_) => false,
            },
            Self::Raw(changes) => going.contains(&changes.id),
            Self::Done(_) => false,
        }
    }
}

/// Applies each record's changes to what is here now. `seen` are the ids that came before in the same merge.
fn prepare_all(
    db: &Snapshot<'_>,
    batch: Vec<Changes>,
    seen: &mut BTreeSet<RecordId>,
) -> Result<Vec<ToMerge>> {
    batch
        .into_iter()
        .map(|changes| {
            if !seen.insert(changes.id) {
                return Ok(ToMerge::Raw(changes));
            }
            match prepare(db, changes) {
                Err(error) if is_ours(&error) => Err(error),
                Err(error) => Ok(ToMerge::Done(Err(error))),
                Ok(arrival) => Ok(arrival),
            }
        })
        .collect()
}

fn prepare(db: &Snapshot<'_>, changes: Changes) -> Result<ToMerge> {
    check_not_forgotten(db, &changes)?;
    let Some(MergedDocument { document, from }) = merged(db, &changes)? else {
        return Ok(ToMerge::Done(Ok(false)));
    };
    let record = document.read()?;
    let need = RecordNeed::of(changes.id, &document, record.as_ref())?;
    let targets: Vec<RecordId> = document.references()?.into_iter().map(|(_, target)| target).collect();
    let mut late = false;
    if db.any_forgotten()? {
        for target in &targets {
            late = late || db.forgotten(*target)?.is_some();
        }
    }
    Ok(ToMerge::Prepared(Box::new(Prepared { changes, from, document, record, need, targets, late })))
}

/// What became of records, each with its place in the message.
type Outcomes = Vec<(usize, Result<bool>)>;

/// Records on their way in, a few in each step of the writer.
struct Taking {
    arrivals: VecDeque<(usize, ToMerge)>,
    outcomes: Outcomes,
    backlinks: Arc<Backlinks>,
    shared: Arc<Mutex<MergeState>>,
    now: Moment,
}

impl Taking {
    /// Takes records in for a short while; the outcomes when none is left. A step ends with a mark that something is gone
    /// and all that follows from it.
    fn step(&mut self, tx: &Tx<'_>) -> Result<Option<Outcomes>> {
        let begun = Instant::now();
        let shared = Arc::clone(&self.shared);
        let mut shared = shared.lock().unwrap_or_else(PoisonError::into_inner);
        let (counted, any_gone) = (tx.is_counted()?, tx.any_forgotten()?);
        let mut gone = Gone::new();
        while let Some((place, arrival)) = self.arrivals.pop_front() {
            let outcome = match arrival {
                ToMerge::Done(outcome) => outcome,
                ToMerge::Raw(changes) => self.take_in(tx, &changes, &mut gone, &mut shared),
                ToMerge::Prepared(prepared)
                    if counted && tx.digest_of(prepared.changes.id)? == prepared.from =>
                {
                    self.take_in_prepared(tx, *prepared, any_gone, &mut gone, &mut shared)
                }
                ToMerge::Prepared(prepared) => self.take_in(tx, &prepared.changes, &mut gone, &mut shared),
            };
            match outcome {
                Err(error) if is_ours(&error) => return Err(error),
                outcome => self.outcomes.push((place, outcome)),
            }
            if !gone.is_empty() || begun.elapsed() >= STEP {
                break;
            }
        }
        let any_went = !gone.is_empty();
        while !gone.is_empty() {
            shared.forgot = true;
            let referring = self.backlinks.at(tx, &gone, &mut shared.recent)?;
            gone = cascade(tx, referring, &shared.names, self.now)?;
        }
        if any_went {
            drop_what_is_remembered(tx, &shared.names)?;
        }
        Ok(self.arrivals.is_empty().then(|| std::mem::take(&mut self.outcomes)))
    }

    /// Merges with what is here now and takes the result in.
    fn take_in(
        &self,
        tx: &Tx<'_>,
        changes: &Changes,
        gone: &mut Gone,
        shared: &mut MergeState,
    ) -> Result<bool> {
        check_not_forgotten(tx, changes)?;
        let Some(MergedDocument { document, from }) = merged(tx, changes)? else { return Ok(false) };
        if from.is_none() && says_who_may_sync(&document) {
            shared.count(tx, document.read()?.as_ref())?;
        }
        self.store_merged(tx, changes.id, document, gone, shared).map(|()| true)
    }

    /// Takes in what was made ready, from what is still here.
    fn take_in_prepared(
        &self,
        tx: &Tx<'_>,
        prepared: Prepared,
        any_gone: bool,
        gone: &mut Gone,
        shared: &mut MergeState,
    ) -> Result<bool> {
        let id = prepared.changes.id;
        let now = self.now;
        if prepared.from.is_none() && says_who_may_sync(&prepared.document) {
            shared.count(tx, prepared.record.as_ref())?;
        }
        let mut plain = prepared.document.kind() != Some(Kind::Forgotten);
        if any_gone {
            check_not_forgotten(tx, &prepared.changes)?;
            for target in prepared.targets {
                plain = plain && tx.forgotten(target)?.is_none();
            }
        }
        if plain {
            tx.store(id, &prepared.document, prepared.record.as_ref())?;
            prepared.need.fill(tx, now)?;
            tx.clear_damage(id)?;
        } else {
            self.store_merged(tx, id, prepared.document, gone, shared)?;
        }
        Ok(true)
    }

    /// Holds a record against what is gone, and stores what is left of it. What goes for good with it is added to `gone`,
    /// and the names of people who do to those that are `shared`.
    fn store_merged(
        &self,
        tx: &Tx<'_>,
        id: RecordId,
        document: Document,
        gone: &mut Gone,
        shared: &mut MergeState,
    ) -> Result<()> {
        if let Some(AnyRecord::Forgotten(forgotten)) = document.read()? {
            // What cannot be read may go.
            let going = tx.document(forgotten.gone).ok().flatten();
            check_may_go(id, forgotten.gone, going.as_ref().and_then(Document::kind))?;
            if let Some(person) = going.filter(|going| going.kind() == Some(Kind::Person))
                && forgotten.successor.is_none()
            {
                shared.names.extend(names_ever(&person)?);
            }
            if tx.forgotten(forgotten.gone)?.is_none() {
                gone.insert(forgotten.gone, forgotten.successor);
            }
            tx.erase(forgotten.gone)?;
        }
        match rewrite_references(tx, id, document, &shared.names, self.now)? {
            Rewrite::Unchanged(document) | Rewrite::Moved(document) => {
                let record = document.read()?;
                tx.store(id, &document, record.as_ref())?;
                RecordNeed::of(id, &document, record.as_ref())?.fill(tx, self.now)?;
            }
            Rewrite::Replaced(successor) => drop(gone.insert(id, successor)),
        }
        tx.clear_damage(id)
    }
}

/// Whether a failure is about this device, so that nothing more can be taken in, and not about what was sent.
fn is_ours(error: &Error) -> bool {
    !matches!(
        error,
        Error::Refused(_) | Error::ForgottenHere | Error::TooLong { .. } | Error::ChangedTooOften
    )
}

/// Refuses what comes in under an id that is gone. A mark says nothing about a record that never goes, in whichever order
/// the two arrive.
fn check_not_forgotten(db: &Snapshot<'_>, changes: &Changes) -> Result<()> {
    if db.forgotten(changes.id)?.is_none() || never_goes(db.kind(changes.id)?) {
        return Ok(());
    }
    match Document::from_changes(&changes.changes) {
        Ok(document) if never_goes(document.kind()) => Ok(()),
        _ => Err(Error::ForgottenHere),
    }
}

/// A record with changes in it that it did not have.
pub(in crate::journal) struct MergedDocument {
    pub(in crate::journal) document: Document,
    /// The digest it had before, if it was here.
    from: Option<[u8; 32]>,
}

/// The record with these changes in it; `None` if none is new. A record that is here but cannot be read counts as
/// absent: a device that still has it whole brings it back.
pub(in crate::journal) fn merged(db: &Snapshot<'_>, incoming: &Changes) -> Result<Option<MergedDocument>> {
    let known = match db.bytes(incoming.id)?.map(|bytes| Document::load(&bytes)) {
        None | Some(Err(Error::Damaged(_))) => None,
        Some(known) => Some(known?),
    };
    let Some(mut document) = known else {
        let document = Document::from_changes(&incoming.changes)?;
        check_place(incoming.id, &document)?;
        check_size(&document)?;
        return Ok(Some(MergedDocument { document, from: None }));
    };
    let from = digest(incoming.id, &document.heads());
    let before = if says_who_may_sync(&document) { document.read()? } else { None };
    if !document.merge(&incoming.changes)? {
        return Ok(None);
    }
    if says_who_may_sync(&document) {
        check_word(before.as_ref(), document.read()?.as_ref())?;
    }
    check_place(incoming.id, &document)?;
    check_size(&document)?;
    Ok(Some(MergedDocument { document, from: Some(from) }))
}
