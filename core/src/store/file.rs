//! A journal's file before it is opened: its pages, how they are protected, and the names of what lies beside it.

use std::path::{Path, PathBuf};

use super::Key;

/// The size of a page in bytes, SQLCipher's own choice. A journal is put in its place with one at least.
pub(super) const PAGE: u64 = 4096;

/// How the bytes of the file are protected.
#[derive(Debug, Clone)]
pub(crate) enum Cipher {
    /// With this key; the only way outside this crate's own tests.
    Key(Key),
    /// Not at all, so that a test can look for bytes that should be gone.
    #[cfg(test)]
    None,
}

/// A path with something behind its name.
pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}
