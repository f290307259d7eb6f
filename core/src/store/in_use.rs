//! Who has the journal open: everybody shares a lock, a repair wants it alone.
//!
//! The lock lies on a file of its own beside the journal, because SQLite has locks of its own on the journal's. It is
//! held by the open file and goes with the process, however that ends.

use std::{
    fs::{File, TryLockError},
    path::Path,
};

use super::connection::with_suffix;
use crate::error::{Error, Result};

/// Where the lock of a journal lies.
const SUFFIX: &str = "-open";

/// Says that the journal is in use, until the file is dropped; [`Error::Busy`] while it is being repaired.
pub(crate) fn share(journal: &Path) -> Result<File> {
    hold(journal, File::try_lock_shared, || Error::Busy)
}

/// Makes sure that nobody else has the journal open, until the file is dropped.
pub(crate) fn alone(journal: &Path) -> Result<File> {
    let others = || Error::Invalid("another program has the journal open: close it and try again".to_owned());
    hold(journal, File::try_lock, others)
}

fn hold(
    journal: &Path,
    lock: impl Fn(&File) -> Result<(), TryLockError>,
    taken: impl Fn() -> Error,
) -> Result<File> {
    let path = with_suffix(journal, SUFFIX);
    let mut options = File::options();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(&path).map_err(|source| Error::Io { path: path.clone(), source })?;
    match lock(&file) {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(taken()),
        // A file system without locks is not shared by several programs.
        Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => Ok(file),
        Err(TryLockError::Error(source)) => Err(Error::Io { path, source }),
    }
}

/// Removes the lock of a file that is no journal any more.
pub(crate) fn forget(journal: &Path) {
    let _ = std::fs::remove_file(with_suffix(journal, SUFFIX));
}
