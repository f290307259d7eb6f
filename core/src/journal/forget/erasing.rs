//! The end of a forget on the disk: the words of the full text are merged without those that went, pages are wiped where rows
//! once stood, and the write-ahead log is emptied.

use std::time::Duration;

use crate::{
    error::Result,
    journal::{
        Journal,
        forget::cascade::{LOG_LEFT, NOT_YET_ERASED},
        progress::{Progress, ProgressListener, step},
    },
    store::Tx,
};

/// How long one step may hold the writer, and one that nobody waits for.
const STEP: Duration = Duration::from_millis(15);
const STEP_BEHIND: Duration = Duration::from_millis(4);

impl Journal {
    /// Ends on the disk what a forget began: words that went leave the full text, bytes between the rows of pages are wiped and
    /// the log is emptied. False if another program still reads the log; then it is tried again later.
    pub(crate) fn finish_erasing(&self, progress: &dyn ProgressListener) -> Result<bool> {
        let Some(stage) = self.erasing()? else { return Ok(true) };
        if stage != LOG_LEFT {
            let mut merged = None;
            while merged != Some(true) {
                let (total, first) = (self.store.read(|db| db.page_count())?, merged.is_none());
                step(progress, Progress { done: 0, total: u64::from(total) })?;
                merged = Some(self.store.write_step(move |tx| tx.merge_words(first, STEP))?);
            }
            let total = self.store.read(|db| db.page_count())?;
            let mut next = Some(1);
            while let Some(from) = next {
                step(progress, Progress { done: u64::from(from - 1), total: u64::from(total) })?;
                next = self.store.write_step(move |tx| tx.wipe_some(from, STEP))?;
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
                let (mut merged, mut next) = (None, 1);
                let work = move |tx: &Tx<'_>| {
                    if merged != Some(true) {
                        merged = Some(tx.merge_words(merged.is_none(), STEP_BEHIND)?);
                        return Ok(None);
                    }
                    match tx.wipe_some(next, STEP_BEHIND)? {
                        Some(from) => {
                            next = from;
                            Ok(None)
                        }
                        None => pages_are_wiped(tx, &stage).map(Some),
                    }
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
