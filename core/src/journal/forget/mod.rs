//! Forget: a person leaves the journal for good, and every byte of their name with them.
//!
//! What is only theirs is erased; what has others in it is rebuilt without them, under a new id, because a copy that a
//! stale device still holds under the old id must not merge back. Every id that goes leaves a
//! [`Forgotten`](crate::model::Forgotten), which holds ids and nothing else. What changed meanwhile is read again until
//! nothing of them is found. At the end pages are wiped where rows once stood and the write-ahead log is emptied, or it is
//! said that this is still to do.

pub(super) mod cascade;
mod erasing;
mod names;
pub(super) mod redact;
mod remains;
mod said_of;
mod search;
mod steps;
pub(super) mod text_edits;
mod traces;

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    sync::Arc,
    time::Instant,
};

use serde::Serialize;

use crate::{
    error::{Error, Result},
    journal::{
        Journal,
        forget::{
            cascade::Gone,
            remains::Remains,
            search::Forgetting,
            steps::{FIRST_STEP, next_step, paced},
        },
        line::inbox::{INBOX, is_left_over},
        progress::{Progress, ProgressListener, step},
        rooms::PeopleRoom,
        text::counted,
    },
    model::{Moment, PersonId},
};

/// How the folders of a phone begin in which a whole journal that could not be used was set aside.
const SET_ASIDE: &str = "set-aside-";

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
        let (total, mut records) = (left.len() as u64, FIRST_STEP);
        while !left.is_empty() {
            let forgetting = Arc::clone(forgetting);
            let (step_of, begun) = (next_step(&mut left, records), Instant::now());
            gone.extend(self.journal.store.write_step(move |tx| forgetting.apply(tx, &step_of, now))?);
            records = paced(records, begun.elapsed());
            step(progress, Progress { done: total - left.len() as u64, total })?;
        }
        Ok(())
    }
}

impl Journal {
    /// Files outside the journal that hold what was in it: what repairs kept of a damaged one, and lines that the inbox
    /// could not take.
    pub(in crate::journal) fn copies(&self) -> Result<Vec<PathBuf>> {
        let journal = self.store.path();
        let begins = journal.file_name().map(|name| format!("{}.damaged", name.to_string_lossy()));
        let kept = begins.into_iter().flat_map(|begins| {
            files_in(journal.parent(), move |name| name.starts_with(&begins) || name.starts_with(SET_ASIDE))
        });
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
