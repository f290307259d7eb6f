//! A file beside the journal that says who has it, by a lock on that file.
//!
//! The system lets go of the lock with the process, however that ends. A process that ends in good order removes the
//! file, so that one which another process opened before may no longer be the one of that name: it is opened anew until
//! it is.

use std::{
    fs::{File, TryLockError},
    io,
    path::Path,
};

use crate::error::{Error, Result};

/// Makes the file if it is not there, for this user alone, and locks it; `None` if somebody else holds it. Where the file
/// system keeps no locks nobody shares it, and the file is as good as locked.
pub(crate) fn locked(path: &Path, lock: impl Fn(&File) -> Result<(), TryLockError>) -> Result<Option<File>> {
    loop {
        let file = open(path).map_err(|source| Error::Io { path: path.to_owned(), source })?;
        match lock(&file) {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => {
                return Err(Error::NotLocked(format!("{}: {error}", path.display())));
            }
        }
        // The process that had it may have removed it between the opening and the lock.
        if is_at(&file, path) {
            return Ok(Some(file));
        }
    }
}

fn open(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Whether the open file is still the one of that name.
#[cfg(unix)]
pub(crate) fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let place = |metadata: std::fs::Metadata| (metadata.dev(), metadata.ino());
    matches!((file.metadata().map(place), path.metadata().map(place)), (Ok(open), Ok(named)) if open == named)
}

/// Whether there is a file of that name: an open one cannot be removed here.
#[cfg(not(unix))]
pub(crate) fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_that_fails_is_not_called_taken_or_a_file_that_cannot_be_read() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("journal.db-open");
        let refused = |kind| move |_: &File| Err(TryLockError::Error(io::Error::from(kind)));
        let error = locked(&path, refused(io::ErrorKind::OutOfMemory)).unwrap_err();
        assert!(matches!(&error, Error::NotLocked(why) if why.contains("journal.db-open")), "{error:?}");
        assert!(locked(&path, refused(io::ErrorKind::Unsupported)).unwrap().is_some());
        let nowhere = directory.path().join("no/journal.db-open");
        assert!(matches!(locked(&nowhere, File::try_lock), Err(Error::Io { .. })));
    }
}
