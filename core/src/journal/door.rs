//! The open journal, and how it comes to be.

use std::{
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, AtomicU64},
    },
};

use tokio::sync::watch;

use crate::{
    error::Result,
    journal::{
        read::{kept_rows::KeptRows, lexicon::KeptNames},
        replica::backlinks::Backlinks,
    },
    model::Moment,
    store::{Key, Store},
};

/// An open journal. Cheap to share by reference; every method may be called from any thread.
#[derive(Debug)]
pub struct Journal {
    pub(super) store: Arc<Store>,
    /// The names and words lines are read against.
    pub(super) names: KeptNames,
    /// Rows that a day is made of.
    pub(super) rows: KeptRows,
    /// What points where, once that was asked.
    pub(super) backlinks: Arc<Mutex<Arc<Backlinks>>>,
    /// How many acts through this door changed something.
    pub(super) acts: AtomicU64,
    /// The number of the last of them; 0 before the first.
    pub(super) last_act: AtomicI64,
}

impl Journal {
    /// Opens the journal at `path`, making it if it is not there. A file that is not a journal of this key is named and
    /// left alone.
    pub fn open(path: &Path, key: Key, now: Moment) -> Result<Self> {
        Self::with(Store::open(path, key)?, now)
    }

    pub(super) fn with(store: Store, now: Moment) -> Result<Self> {
        let journal = Self::at_rest(store, now)?;
        // A forget that was held up goes on; if it is again, the next start tries.
        let _ = journal.go_on_erasing();
        Ok(journal)
    }

    /// The same, and nothing that was held up goes on.
    pub(super) fn at_rest(store: Store, now: Moment) -> Result<Self> {
        let journal = Self {
            store: Arc::new(store),
            names: KeptNames::default(),
            rows: KeptRows::default(),
            backlinks: Arc::default(),
            acts: AtomicU64::default(),
            last_act: AtomicI64::default(),
        };
        journal.init_records(now)?;
        Ok(journal)
    }

    /// Where the file lies.
    pub(crate) fn path(&self) -> &Path {
        self.store.path()
    }

    /// A stream of revisions: it goes up with every commit of this or another process. A slow reader skips.
    pub fn watch(&self) -> Result<watch::Receiver<u64>> {
        self.store.watch()
    }
}
