//! The one connection of this process that writes, and what is known beside it.
//!
//! One at a time is at it: the writer's thread, or a caller that found it free. What the connection has read it keeps across
//! its own commits, so that a short question is answered from it without reading or decrypting a page.

use std::{
    ops::{Deref, DerefMut},
    sync::{Mutex, MutexGuard, PoisonError, TryLockError},
    time::{Duration, Instant},
};

use rusqlite::Connection;

use super::{
    Snapshot,
    connection::{Access, Location},
    saved::Saved,
};
use crate::error::{Error, Result};

/// How long after a commit, of whatever process, the log is folded into the file: a copy of the file is then whole.
pub(super) const IDLE: Duration = Duration::from_secs(3);

/// The connection, and when what is due to be done with it.
#[derive(Debug)]
pub(super) struct WritingState {
    pub(super) db: Connection,
    location: Location,
    /// Where the number of the latest change is noted; nowhere for a file that is only read.
    pub(super) saved: Option<Saved>,
    /// When something was written last.
    pub(super) changed: Instant,
    /// When the log is to be folded into the file; nothing once it is.
    pub(super) fold_at: Option<Instant>,
    /// When a job came last, here or in another process.
    pub(super) disturbed: Option<Instant>,
}

impl WritingState {
    /// Something was written, here or in another process: the log is folded once nothing more comes.
    pub(super) fn was_changed(&mut self) {
        self.changed = Instant::now();
        self.fold_at = (self.location.access == Access::Full).then(|| self.changed + IDLE);
    }

    /// After a page that fails its check SQLCipher fails every later statement of the same connection.
    pub(super) fn connect_anew(&mut self) {
        if let Ok(fresh) = self.location.connect() {
            self.db = fresh;
        }
    }

    /// Goes up when another connection commits; this one's commits leave it alone.
    pub(super) fn data_version(&self) -> i64 {
        self.db
            .prepare_cached("PRAGMA data_version")
            .and_then(|mut look| look.query_row([], |row| row.get(0)))
            .unwrap_or(0)
    }

    /// Asks on one unchanging state of the journal.
    pub(super) fn ask<T>(&mut self, ask: impl FnOnce(&Snapshot<'_>) -> Result<T>) -> Result<T> {
        self.db.execute_batch("BEGIN DEFERRED")?;
        let answer = ask(&Snapshot { db: &self.db });
        if self.db.execute_batch("ROLLBACK").is_err() || matches!(answer, Err(Error::Damaged(_))) {
            self.connect_anew();
        }
        answer
    }
}

/// The connection, for one at a time.
#[derive(Debug)]
pub(super) struct WritingConnection(Mutex<WritingState>);

/// Whoever has this is at the connection.
pub(super) struct Writing<'a>(MutexGuard<'a, WritingState>);

impl WritingConnection {
    pub(super) fn new(location: Location, db: Connection) -> Self {
        let saved = (location.access == Access::Full).then(|| Saved::beside(&location.path));
        let changed = Instant::now();
        let mut state = WritingState { db, location, saved, changed, fold_at: None, disturbed: None };
        // What an earlier process left in the log is folded too.
        state.was_changed();
        Self(Mutex::new(state))
    }

    /// Waits until nobody is at it.
    pub(super) fn take(&self) -> Writing<'_> {
        Writing::new(self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Nothing if somebody is at it.
    pub(super) fn take_if_free(&self) -> Option<Writing<'_>> {
        match self.0.try_lock() {
            Ok(state) => Some(Writing::new(state)),
            Err(TryLockError::Poisoned(state)) => Some(Writing::new(state.into_inner())),
            Err(TryLockError::WouldBlock) => None,
        }
    }
}

impl<'a> Writing<'a> {
    fn new(state: MutexGuard<'a, WritingState>) -> Self {
        // Somebody who asked panicked half-way.
        if !state.db.is_autocommit() {
            let _ = state.db.execute_batch("ROLLBACK");
        }
        Self(state)
    }
}

impl Deref for Writing<'_> {
    type Target = WritingState;

    fn deref(&self) -> &WritingState {
        &self.0
    }
}

impl DerefMut for Writing<'_> {
    fn deref_mut(&mut self) -> &mut WritingState {
        &mut self.0
    }
}

#[cfg(test)]
mod tests {
    use std::{
        panic::{AssertUnwindSafe, catch_unwind},
        sync::mpsc,
        thread,
    };

    use super::super::{Store, Tx};

    fn store() -> (tempfile::TempDir, Store) {
        let directory = tempfile::tempdir().unwrap();
        let store = Store::open_plain(&directory.path().join("journal.hallway")).unwrap();
        (directory, store)
    }

    #[test]
    fn a_short_question_is_answered_while_somebody_writes() {
        let (_directory, store) = store();
        thread::scope(|scope| {
            let (begin, begun) = mpsc::channel();
            let (end, ended) = mpsc::channel::<()>();
            let store = &store;
            scope.spawn(move || {
                let job = move |tx: &Tx<'_>| {
                    tx.set("colour", Some("blue"))?;
                    begin.send(()).unwrap();
                    ended.recv().unwrap();
                    Ok(())
                };
                store.write(job).unwrap();
            });
            begun.recv().unwrap();
            assert_eq!(store.read_briefly(|db| db.setting("colour")).unwrap(), None);
            end.send(()).unwrap();
        });
        assert_eq!(store.read_briefly(|db| db.setting("colour")).unwrap().as_deref(), Some("blue"));
    }

    #[test]
    fn a_job_runs_on_its_callers_thread_unless_long_work_is_under_way() {
        let (_directory, store) = store();
        let runs_on = || store.write(|_| Ok(thread::current().id())).unwrap();
        let here = thread::current().id();
        // Now and then the writer's thread looks for what others wrote.
        assert!((0..50).any(|_| runs_on() == here));
        let (end, ended) = mpsc::channel::<()>();
        let work = store.write_behind(move |_| Ok(ended.try_recv().ok())).unwrap();
        // Whoever works behind has a step between two jobs.
        assert_ne!(runs_on(), here);
        end.send(()).unwrap();
        work.wait().unwrap();
    }

    #[test]
    fn a_question_that_panics_half_way_is_in_nobodys_way() {
        let (_directory, store) = store();
        let asked = || store.read_briefly::<()>(|db| panic!("{:?}", db.setting("colour")));
        assert!(catch_unwind(AssertUnwindSafe(asked)).is_err());
        store.write(|tx| tx.set("colour", Some("blue"))).unwrap();
        assert_eq!(store.read_briefly(|db| db.setting("colour")).unwrap().as_deref(), Some("blue"));
    }
}
