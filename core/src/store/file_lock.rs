//! Who has the journal open: everybody shares a lock, a repair wants it alone.
//!
//! The lock lies on a file of its own beside the journal, because SQLite has locks of its own on the journal's, which a
//! process loses when it closes any other handle to that file. The last one to leave removes the file.

use std::{
    fs::{File, TryLockError},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use super::{file::with_suffix, saved};
use crate::{
    error::{Error, Result},
    lock_file::{is_at, locked},
};

/// How long one who comes waits for one who leaves: that one has the lock alone while it clears up.
const TURN: Duration = Duration::from_millis(50);

/// Says that the journal is in use, until it is dropped.
#[derive(Debug)]
pub(crate) struct FileLock {
    journal: PathBuf,
    /// What was noted beside the journal is in it too.
    is_whole: bool,
    file: File,
    path: PathBuf,
}

impl FileLock {
    /// Locks it shared; [`Error::Busy`] while the journal is being repaired.
    pub(crate) fn shared(journal: &Path) -> Result<Self> {
        Self::hold(journal, File::try_lock_shared, TURN, || Error::Busy)
    }

    /// Alone; an error that says so if anybody else has the journal open.
    pub(crate) fn exclusive(journal: &Path) -> Result<Self> {
        Self::hold(journal, File::try_lock, Duration::ZERO, || Error::InUse)
    }

    /// From now on nothing beside the journal says more than the journal: the last one to leave removes it.
    pub(super) fn is_whole(&mut self) {
        self.is_whole = true;
    }

    fn hold(
        journal: &Path,
        lock: impl Fn(&File) -> Result<(), TryLockError>,
        patience: Duration,
        taken: impl Fn() -> Error,
    ) -> Result<Self> {
        let path = with_suffix(journal, "-open");
        let begun = Instant::now();
        loop {
            match locked(&path, &lock) {
                Ok(Some(file)) => {
                    return Ok(Self { journal: journal.to_owned(), is_whole: false, file, path });
                }
                Ok(None) if begun.elapsed() >= patience => return Err(taken()),
                Ok(None) => std::thread::sleep(Duration::from_millis(1)),
                Err(error) => return Err(error),
            }
        }
    }
}

impl Drop for FileLock {
    /// Removes the file if nobody else holds it, and what lies beside the journal only while it is open.
    fn drop(&mut self) {
        let _ = self.file.unlock();
        if self.file.try_lock().is_ok() && is_at(&self.file, &self.path) {
            if self.is_whole {
                saved::remove_with_log(&self.journal);
            }
            let _ = std::fs::remove_file(&self.path);
        }
    }
}
