//! A journal's file before it is opened: its pages, how they are protected, and the names of what lies beside it.

use std::path::{Path, PathBuf};

use super::Key;

/// The size of a page in bytes, SQLCipher's own choice. A journal is put in its place with one at least.
pub(super) const PAGE: u64 = 4096;

/// How the bytes of the file are protected.
#[derive(Debug, Clone)]
pub(crate) enum Cipher {
    /// Encrypted with this key; the only mode outside this crate's own tests.
    Key(Key),
    /// Not at all, so that a test can look for bytes that should be gone.
    #[cfg(test)]
    None,
}

/// A handle to a journal's file that is never closed. Closing one gives up every lock that this process has on the file, those
/// of SQLite's connections too, and another process might then take the log away from under them ("Posix Advisory Locks Are
/// Broken By Design", `os_unix.c`). It is for looking at a file that would not open, which is rare.
pub(super) fn look_at(path: &Path) -> std::io::Result<&'static std::fs::File> {
    std::fs::File::open(path).map(|file| &*Box::leak(Box::new(file)))
}

/// Brings names that were given in a directory to the disk.
#[cfg(unix)]
pub(super) fn sync_directory(directory: &Path) -> std::io::Result<()> {
    match std::fs::File::open(directory) {
        // One in which we may make something and see nothing.
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => Ok(()),
        opened => opened?.sync_all(),
    }
}

#[cfg(not(unix))]
pub(super) fn sync_directory(_: &Path) -> std::io::Result<()> {
    Ok(())
}

/// A path with something behind its name.
pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}
