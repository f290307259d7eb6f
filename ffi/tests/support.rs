//! A journal in a folder of its own, as an app has it.

use std::sync::Arc;

use hallway_core::model::Moment;
use hallway_ffi::{Journal, fresh_secret};
use tempfile::TempDir;

/// The moment most tests happen at: a Wednesday.
pub fn now() -> Moment {
    "2026-11-18T14:05:00+00:00".parse().unwrap()
}

/// A folder with the place of a journal in it, and its secrets.
pub struct Desk {
    directory: TempDir,
    /// The key of the journal.
    pub key: Vec<u8>,
    secret: Vec<u8>,
}

impl Desk {
    /// An empty folder and fresh secrets.
    pub fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        Self { directory, key: fresh_secret().unwrap(), secret: fresh_secret().unwrap() }
    }

    /// The folder.
    pub fn folder(&self) -> &str {
        self.directory.path().to_str().unwrap()
    }

    /// Opens the journal, making it if it is not there.
    pub fn open(&self) -> Arc<Journal> {
        let folder = self.folder().to_owned();
        Arc::new(Journal::open(folder, self.key.clone(), self.secret.clone(), now()).unwrap())
    }
}
