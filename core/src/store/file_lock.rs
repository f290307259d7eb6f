//! Who has the journal open: everybody shares a lock, a repair wants it alone.
//!
//! The lock lies on a file of its own beside the journal, because SQLite has locks of its own on the journal's, which a
//! process loses when it closes any other handle to that file. The system lets go of the lock with the process, however
//! that ends; the last one to leave removes the file.

use std::{
    fs::{File, TryLockError},
    path::{Path, PathBuf},
};

use super::file::with_suffix;
use crate::error::{Error, Result};

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
        let failed = |source| Error::Io { path: path.clone(), source };
        loop {
            let file = make(&path).map_err(failed)?;
            match lock(&file) {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(taken()),
                // A file system without locks is not shared by several programs.
                Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => {}
                Err(TryLockError::Error(error)) => return Err(failed(error)),
            }
            // The last one to leave may have removed it between the opening and the lock.
            if is_at(&file, &path) {
                return Ok(Self { file, path });
            }
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

fn make(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Whether the open file is still the one of that name.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let place = |metadata: std::fs::Metadata| (metadata.dev(), metadata.ino());
    matches!((file.metadata().map(place), path.metadata().map(place)), (Ok(open), Ok(named)) if open == named)
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}
