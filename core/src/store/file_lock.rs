//! Who has the journal open: everybody shares a lock, a repair wants it alone.
//!
//! The lock lies on a file of its own beside the journal, because SQLite has locks of its own on the journal's, which a
//! process loses when it closes any other handle to that file. The last one to leave removes the file.

use std::{
    fs::{File, TryLockError},
    path::{Path, PathBuf},
};

use super::file::with_suffix;
use crate::{
    error::{Error, Result},
    lock_file::{is_at, locked},
};

/// Says that the journal is in use, until it is dropped.
#[derive(Debug)]
pub(crate) struct FileLock {
    file: File,
    path: PathBuf,
}

impl FileLock {
    /// With others; [`Error::Busy`] while the journal is being repaired.
    pub(crate) fn shared(journal: &Path) -> Result<Self> {
        Self::hold(journal, File::try_lock_shared, || Error::Busy)
    }

    /// Alone; an error that says so if anybody else has the journal open.
    pub(crate) fn exclusive(journal: &Path) -> Result<Self> {
        Self::hold(journal, File::try_lock, || Error::InUse)
    }

    fn hold(
        journal: &Path,
        lock: impl Fn(&File) -> Result<(), TryLockError>,
        taken: impl Fn() -> Error,
    ) -> Result<Self> {
        let path = with_suffix(journal, "-open");
        match locked(&path, lock) {
            Ok(Some(file)) => Ok(Self { file, path }),
            Ok(None) => Err(taken()),
            Err(source) => Err(Error::Io { path, source }),
        }
    }
}

impl Drop for FileLock {
    /// Removes the file if nobody else holds it.
    fn drop(&mut self) {
        let _ = self.file.unlock();
        if self.file.try_lock().is_ok() && is_at(&self.file, &self.path) {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}
