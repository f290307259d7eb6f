//! Forget: a person leaves the journal for good, and every byte of their name with them.
//!
//! What is only theirs is erased; what has others in it is rebuilt without them, under a new id, because a copy that a
//! stale device still holds under the old id must not merge back. Every id that goes leaves a
//! [`Forgotten`](crate::model::Forgotten), which holds ids and nothing else. What changed meanwhile is read again until
//! nothing of them is found. At the end pages are wiped where rows once stood and the write-ahead log is emptied, or it is
//! said that this is still to do.

pub(super) mod cascade;
mod names;
pub(super) mod redact;
mod said_of;
pub(super) mod text_edits;

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

use serde::Serialize;

use crate::{
    document::Document,
    error::{Error, Result},
    journal::{
        Journal,
        forget::{
            cascade::{Gone, LOG_LEFT, NOT_YET_ERASED, cascade, drop_unsaved, replace},
            redact::{Fate, Redaction, names_ever},
        },
        line::inbox::{INBOX, is_left_over},
        progress::{Progress, ProgressListener, step},
        read::lexicon::lexicon_of,
        rooms::PeopleRoom,
        text::counted,
    },
    model::{AnyRecord, Identities, Kind, Moment, Person, PersonId, RecordId},
    quick_log::{Lexicon, fold},
    store::{Snapshot, Tx},
};

/// Documents read at a time.
const BATCH: usize = 256;

/// How long one step may hold the writer, and one that nobody waits for.
const STEP: Duration = Duration::from_millis(15);
const STEP_BEHIND: Duration = Duration::from_millis(4);

/// How much earlier than a forget a line may say that it was written, and yet be saved behind it.
const MEANWHILE: chrono::TimeDelta = chrono::TimeDelta::minutes(1);

/// The most records of a chain in which each belongs to the next.
const MOST_LINKS: usize = 16;

/// What forgetting someone would do, to be confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ForgetPlan {
    /// The name of the person who would be forgotten.
    pub name: String,
    /// Records that would be erased: theirs, and entries with nobody else in them.
    pub erased: u32,
    /// Records that would be rewritten without them.
    pub rewritten: u32,
}

/// What forgetting someone did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Forgot {
    /// How many records went, because nothing but them was in it.
    pub erased: u32,
    /// How many records went on without them.
    pub rewritten: u32,
    /// Every byte is gone from the file; otherwise it is tried again later.
    pub complete: bool,
    /// Why not, in a few words, if it is not another program that still reads the log.
    pub held_up: Option<String>,
    /// Documents that cannot be read and so could not be searched.
    pub unreadable: u32,
    /// Damaged copies that repairs kept beside the journal, and files of the inbox that are not lines. They still hold what they
    /// held.
    pub copies: Vec<PathBuf>,
}

impl PeopleRoom<'_> {
    /// What forgetting this person would do.
    pub fn forget_plan(&self, person: PersonId) -> Result<ForgetPlan> {
        self.journal.store.read(|db| {
            let forgetting = Forgetting::of(db, person)?;
            let found = forgetting.search(db, None, &Gone::new(), &())?;
            let rewritten = found.records.values().filter(|rewritten| **rewritten).count();
            Ok(ForgetPlan {
                name: forgetting.name,
                erased: counted(found.records.len() - rewritten),
                rewritten: counted(rewritten),
            })
        })
    }

    /// Forgets a person for good, one who was deleted too. Not undoable.
    ///
    /// It is done in steps of a few milliseconds, each whole in itself, so that a line logged meanwhile waits for one of
    /// them. The person's own records go last: a forget that was cut short is taken up by forgetting them again. Then the
    /// error is [`Error::HalfForgotten`]. A line about them that comes before nothing of them is found any more goes with
    /// them, even if it made them anew because their record was gone already.
    pub fn forget(&self, person: PersonId, progress: &dyn ProgressListener, now: Moment) -> Result<Forgot> {
        let mut forgetting = Arc::new(self.journal.store.read(|db| Forgetting::of(db, person))?);
        let (mut gone, mut mark) = (Gone::new(), None);
        let mut born = BTreeSet::new();
        let mut unreadable = None;
        let outcome = loop {
            // Another process may write a line about them while this one reads: look again until nothing is found.
            let found = self.journal.store.read(|db| {
                if let Some(mark) = mark {
                    let again = forgetting.made_again(db, mark, now)?;
                    if !again.is_empty() {
                        forgetting = Arc::new(forgetting.with(again));
                    }
                }
                forgetting.search(db, mark, &gone, progress)
            });
            let found = match found {
                Ok(found) if found.records.is_empty() && found.referring.is_empty() => break Ok(()),
                Ok(found) => found,
                Err(error) => break Err(error),
            };
            if !found.records.is_empty() && found.records.keys().all(|id| born.contains(id)) {
                break Err(Error::internal("what forgetting left was found again"));
            }
            mark = Some(found.mark);
            unreadable.get_or_insert(found.unreadable);
            if let Err(error) = self.take_away(&forgetting, &found, &mut gone, progress, now) {
                break Err(error);
            }
            born.extend(gone.values().flatten().copied());
        };
        if let Err(error) = outcome {
            return Err(match gone.len() {
                0 => error,
                done => Error::HalfForgotten { name: forgetting.name.clone(), done, why: error.why() },
            });
        }
        let rewritten = gone.values().flatten().count();
        // The records are gone, whatever becomes of this; it is tried again.
        let (complete, held_up) = match self.journal.finish_erasing(progress) {
            Ok(complete) => (complete, None),
            Err(error) => (false, Some(error.why())),
        };
        Ok(Forgot {
            erased: counted(gone.len() - rewritten),
            rewritten: counted(rewritten),
            complete,
            held_up,
            unreadable: counted(unreadable.unwrap_or_default()),
            copies: self.journal.copies().unwrap_or_default(),
        })
    }

    /// Takes away what was found, step by step; `gone` is what went, also after an error.
    fn take_away(
        &self,
        forgetting: &Arc<Forgetting>,
        found: &Remains,
        gone: &mut Gone,
        progress: &dyn ProgressListener,
        now: Moment,
    ) -> Result<()> {
        let mut left = forgetting.in_order(found);
        let total = left.len() as u64;
        while !left.is_empty() {
            let forgetting = Arc::clone(forgetting);
            let (went, rest) = self.journal.store.write(move |tx| {
                let begun = Instant::now();
                let mut went = Gone::new();
                while let Some(together) = left.pop_front() {
                    went.extend(forgetting.apply(tx, &together, now)?);
                    if begun.elapsed() >= STEP {
                        break;
                    }
                }
                Ok((went, left))
            })?;
            gone.extend(went);
            left = rest;
            step(progress, Progress { done: total - left.len() as u64, total })?;
        }
        Ok(())
    }
}

impl Journal {
    /// Ends on the disk what a forget began: bytes between the rows of pages are wiped and the log is emptied. False if
    /// another program still reads the log; then it is tried again later.
    pub(crate) fn finish_erasing(&self, progress: &dyn ProgressListener) -> Result<bool> {
        let Some(stage) = self.erasing()? else { return Ok(true) };
        if stage != LOG_LEFT {
            let total = self.store.read(|db| db.page_count())?;
            let mut next = Some(1);
            while let Some(from) = next {
                step(progress, Progress { done: u64::from(from - 1), total: u64::from(total) })?;
                next = self.store.write(move |tx| tx.wipe_some(from, STEP))?;
            }
            self.store.write(move |tx| pages_are_wiped(tx, &stage))?;
        }
        if !self.store.truncate_log()? {
            return Ok(false);
        }
        self.store.write(|tx| match tx.setting(NOT_YET_ERASED)? {
            // Another forget came meanwhile.
            Some(stage) if stage != LOG_LEFT => Ok(false),
            _ => tx.set(NOT_YET_ERASED, None).map(|()| true),
        })
    }

    /// The same in the background, so that nobody waits for it. What is left when the journal is closed is done later.
    pub(in crate::journal) fn go_on_erasing(&self) -> Result<()> {
        match self.erasing()? {
            None => {}
            Some(stage) if stage == LOG_LEFT => drop(self.finish_erasing(&())?),
            Some(stage) => {
                let mut next = 1;
                let work = move |tx: &Tx<'_>| match tx.wipe_some(next, STEP_BEHIND)? {
                    Some(from) => {
                        next = from;
                        Ok(None)
                    }
                    None => pages_are_wiped(tx, &stage).map(Some),
                };
                drop(self.store.write_behind(work)?);
            }
        }
        Ok(())
    }

    /// Whether a forget is still to be completed on disk.
    pub(in crate::journal) fn not_yet_erased(&self) -> Result<bool> {
        Ok(self.erasing()?.is_some())
    }

    fn erasing(&self) -> Result<Option<String>> {
        self.store.read(|db| db.setting(NOT_YET_ERASED))
    }
}

/// Notes that only the log is left, unless another forget came since this stage.
fn pages_are_wiped(tx: &Tx<'_>, stage: &str) -> Result<()> {
    match tx.setting(NOT_YET_ERASED)? {
        Some(now) if now == stage => tx.set(NOT_YET_ERASED, Some(LOG_LEFT)),
        _ => Ok(()),
    }
}

/// Someone who is leaving.
#[derive(Clone)]
struct Forgetting {
    name: String,
    redaction: Redaction,
    /// What a line may call them: every name they ever had and the first word of each, folded.
    called: BTreeSet<String>,
    /// Everybody who was there when it began.
    known: BTreeSet<PersonId>,
    /// How lines were read before anything went.
    lexicon: Lexicon,
}

/// What there is of someone who is leaving.
struct Remains {
    /// Every record that has to go, and whether it is rewritten.
    records: BTreeMap<RecordId, bool>,
    /// What stays and points at what goes or is gone already: by what it points at.
    referring: BTreeMap<RecordId, BTreeSet<RecordId>>,
    /// What goes and came from a line, or belongs to another record that goes: it is judged with that.
    with: BTreeMap<RecordId, RecordId>,
    /// The latest change that was seen.
    mark: u64,
    unreadable: usize,
}

/// What goes in one step, and what points at it.
#[derive(Debug, Default)]
struct Together {
    records: Vec<RecordId>,
    referring: BTreeSet<RecordId>,
}

impl Forgetting {
    /// Every record of this human being, and every name any of them ever had. Deleted records belong to them too, so
    /// that the documents are asked and not their rows.
    fn of(db: &Snapshot<'_>, person: PersonId) -> Result<Self> {
        let mut known: BTreeMap<PersonId, (Document, Person)> = BTreeMap::new();
        for (id, bytes) in db.documents_of(Kind::Person)? {
            // What cannot be read is counted by the search.
            let Ok(document) = Document::load(&bytes) else { continue };
            if let Some(AnyRecord::Person(person)) = document.read()? {
                known.insert(PersonId(id), (document, person));
            }
        }
        let pairs =
            known.iter().flat_map(|(id, (_, person))| person.same_as.keys().map(|other| (*id, *other)));
        let people: BTreeSet<PersonId> = Identities::new(pairs).all(person).into_iter().collect();
        let theirs = || people.iter().filter_map(|id| known.get(id));
        let shown = theirs().find(|(_, person)| person.deleted.is_none()).or_else(|| theirs().next());
        let nobody = || Error::NoSuchPerson { name: person.to_string(), close: Vec::new() };
        let name = shown.ok_or_else(nobody)?.1.name.clone();
        let mut names = BTreeSet::new();
        for (document, _) in theirs() {
            names.extend(names_ever(document)?);
        }
        let first = |name: &String| name.split_whitespace().next().map(fold);
        let called = names.iter().flat_map(|name| [Some(fold(name)), first(name)]).flatten().collect();
        let stay = known.iter().filter(|(id, (_, other))| !people.contains(id) && other.deleted.is_none());
        let others: Vec<String> = stay
            .flat_map(|(_, (_, other))| std::iter::once(&other.name).chain(other.nicknames.keys()))
            .cloned()
            .collect();
        Ok(Self {
            name,
            redaction: Redaction::new(people, names, others),
            called,
            known: known.keys().copied().collect(),
            lexicon: lexicon_of(db)?,
        })
    }

    /// Whom lines made since this change under a name of theirs. Their own records go before the last look: a line that is
    /// saved between the two finds nobody of that name and makes them anew, and means who is leaving. A namesake whom
    /// somebody added, or who was there before, is somebody else.
    fn made_again(&self, db: &Snapshot<'_>, mark: u64, began: Moment) -> Result<BTreeSet<PersonId>> {
        let mut again = BTreeSet::new();
        for (_, id) in db.changed_since(mark, usize::MAX)? {
            if self.known.contains(&PersonId(id)) || db.kind(id)? != Some(Kind::Person) {
                continue;
            }
            // What cannot be read is counted by the search.
            let Some(document) = db.bytes(id)?.and_then(|bytes| Document::load(&bytes).ok()) else {
                continue;
            };
            if let Some(AnyRecord::Person(person)) = document.read()?
                && person.new
                && person.made >= began - MEANWHILE
                && self.called.contains(&fold(&person.name))
            {
                again.insert(PersonId(id));
            }
        }
        Ok(again)
    }

    /// The same, and these records are theirs too.
    fn with(&self, again: BTreeSet<PersonId>) -> Self {
        let mut more = self.clone();
        more.known.extend(again.iter().copied());
        more.redaction = more.redaction.with_people(again);
        more
    }

    /// Reads every document, or those that changed since, and says which have something of them, and which point at one
    /// of those or at what is gone.
    fn search(
        &self,
        db: &Snapshot<'_>,
        since: Option<u64>,
        gone: &Gone,
        progress: &dyn ProgressListener,
    ) -> Result<Remains> {
        let mut found = Remains {
            records: BTreeMap::new(),
            referring: BTreeMap::new(),
            with: BTreeMap::new(),
            mark: db.census_mark()?,
            unreadable: 0,
        };
        let mut references = Vec::new();
        match since {
            None => {
                let total = db.count_by_kind()?.iter().map(|(_, count)| count).sum();
                let (mut position, mut done) = (0, 0);
                loop {
                    let batch = db.documents_after(position, BATCH)?;
                    let Some((last, _)) = batch.last() else { break };
                    position = last.position;
                    for (row, bytes) in &batch {
                        self.judge(db, row.id, bytes, &mut found, &mut references)?;
                    }
                    done += batch.len() as u64;
                    step(progress, Progress { done, total })?;
                }
            }
            Some(mark) => {
                for (_, id) in db.changed_since(mark, usize::MAX)? {
                    if let Some(bytes) = db.bytes(id)? {
                        self.judge(db, id, &bytes, &mut found, &mut references)?;
                    }
                }
            }
        }
        for (from, to) in references {
            let goes = found.records.contains_key(&to);
            if found.records.contains_key(&from) {
                if goes && from != to && !self.redaction.is_of(to) {
                    found.with.insert(from, to);
                }
            } else if goes || gone.contains_key(&to) {
                found.referring.entry(to).or_default().insert(from);
            }
        }
        Ok(found)
    }

    /// Looks at one document.
    fn judge(
        &self,
        db: &Snapshot<'_>,
        id: RecordId,
        bytes: &[u8],
        found: &mut Remains,
        references: &mut Vec<(RecordId, RecordId)>,
    ) -> Result<()> {
        let Ok(document) = Document::load(bytes) else {
            // What cannot be read cannot be searched; `check` names it and `repair` leaves it behind.
            found.unreadable += 1;
            return Ok(());
        };
        match self.redaction.fate(db, id, &document, &self.lexicon)? {
            Fate::Untouched => {}
            Fate::Erased => drop(found.records.insert(id, false)),
            Fate::Rewritten(_) => drop(found.records.insert(id, true)),
        }
        if document.kind() != Some(Kind::Forgotten) {
            references.extend(document.references()?.into_iter().map(|(_, target)| (id, target)));
        }
        Ok(())
    }

    /// What goes together in one step, the person's own records last.
    fn in_order(&self, found: &Remains) -> VecDeque<Together> {
        let mut steps: BTreeMap<(bool, RecordId), Together> = BTreeMap::new();
        for id in found.records.keys() {
            let mut root = *id;
            // Hostile records may point at each other in a ring.
            for _ in 0..found.records.len().min(MOST_LINKS) {
                match found.with.get(&root) {
                    Some(next) => root = *next,
                    None => break,
                }
            }
            let step = steps.entry((self.redaction.is_of(root), root)).or_default();
            step.records.push(*id);
            step.referring.extend(found.referring.get(id).into_iter().flatten());
        }
        let mut steps: VecDeque<Together> = steps.into_values().collect();
        let known: BTreeSet<RecordId> = steps.iter().flat_map(|step| step.records.iter().copied()).collect();
        let rest = found.referring.iter().filter(|(to, _)| !known.contains(to));
        let referring: BTreeSet<RecordId> = rest.flat_map(|(_, from)| from.iter().copied()).collect();
        if !referring.is_empty() {
            steps.push_front(Together { records: Vec::new(), referring });
        }
        steps
    }

    /// Erases and rebuilds records that go together, each as it is now, and moves the references to them.
    fn apply(&self, tx: &Tx<'_>, together: &Together, now: Moment) -> Result<Gone> {
        // Every fate first: what came from a line asks the line.
        let mut fates = Vec::with_capacity(together.records.len());
        for id in &together.records {
            let Some(document) = tx.document(*id)? else { continue };
            match self.redaction.fate(tx, *id, &document, &self.lexicon)? {
                Fate::Untouched => {}
                Fate::Erased => fates.push((*id, None)),
                Fate::Rewritten(left) => {
                    fates.push((*id, Some((self.redaction.successor(*id, &document)?, left))));
                }
            }
        }
        let mut gone = Gone::new();
        for (id, left) in fates {
            let left = left.as_ref().map(|(successor, left)| (*successor, &**left));
            gone.insert(id, replace(tx, id, left, now)?);
        }
        gone.extend(cascade(tx, together.referring.iter().copied(), &BTreeSet::new(), now)?);
        drop_unsaved(tx, &self.called)?;
        Ok(gone)
    }
}

impl Journal {
    /// Files outside the journal that hold what was in it: what repairs kept of a damaged one, and lines that the inbox
    /// could not take.
    pub(in crate::journal) fn copies(&self) -> Result<Vec<PathBuf>> {
        let journal = self.store.path();
        let begins = journal.file_name().map(|name| format!("{}.damaged", name.to_string_lossy()));
        let kept = begins
            .into_iter()
            .flat_map(|begins| files_in(journal.parent(), move |name| name.starts_with(&begins)));
        let inbox = self.store.read(|db| db.setting(INBOX))?.map(PathBuf::from);
        let mut copies: Vec<PathBuf> = kept.chain(files_in(inbox.as_deref(), is_left_over)).collect();
        copies.sort();
        Ok(copies)
    }
}

fn files_in(folder: Option<&Path>, named: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let files = folder.map(std::fs::read_dir).into_iter().flatten().flatten().flatten();
    files.filter(|file| named(&file.file_name().to_string_lossy())).map(|file| file.path()).collect()
}
