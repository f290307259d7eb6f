//! The open file: one connection that writes, and as many that read as are asked for.

use std::{
    path::Path,
    sync::{Mutex, PoisonError},
};

use rusqlite::Connection;
use tokio::sync::watch;

use super::{
    FileLock, Key, Snapshot, Tx,
    connection::{self, Access, Location, is_closed_to_writers},
    damage::{cause, cause_of_new},
    file::Cipher,
    index, migrations, replacement, saved,
    writer::{self, Pending, Writer},
};
use crate::error::{Error, Result};

/// Connections kept open for readers; more are opened when needed and closed afterwards.
const IDLE_READERS: usize = 4;

/// The setting that says how many changes the file is behind.
const BEHIND: &str = "behind";

/// The setting that says what the repair that made this file could not bring over, until somebody was told.
const UNTOLD: &str = "untold";

/// The open file.
#[derive(Debug)]
pub(crate) struct Store {
    location: Location,
    writer: Writer,
    /// Why it opened for reading alone, if it did.
    refused: Option<Error>,
    /// How many changes the file is behind, unless that is already noted in it.
    behind: u64,
    readers: Mutex<Vec<Connection>>,
    /// Keeps a repair away while this is open.
    lock: Option<FileLock>,
}

impl Store {
    /// Opens the file at `path`, making it if it is not there. Nothing is written into a file that is not ours.
    pub(crate) fn open(path: &Path, key: Key) -> Result<Self> {
        Self::at(Location::new(path, Cipher::Key(key)))
    }

    /// Opens a file without encryption, for tests that look for bytes that should be gone.
    #[cfg(test)]
    pub(crate) fn open_plain(path: &Path) -> Result<Self> {
        Self::at(Location::new(path, Cipher::None))
    }

    pub(super) fn at(location: Location) -> Result<Self> {
        replacement::end_what_was_begun(&location.path);
        location.prepare().map_err(cause_of_new)?;
        // Before the file is looked at: whatever is saved meanwhile is in it.
        let saved = saved::noted(&location.path);
        let lock = match FileLock::shared(&location.path) {
            Ok(lock) => Some(lock),
            // Where nothing can be written nothing can be repaired either.
            Err(Error::Io { source, .. }) if is_closed_to_writers(&source) => None,
            Err(error) => return Err(error),
        };
        let mut location = location;
        let connected = location.connect_or_read();
        let (mut db, refused) = connected.map_err(|error| cause(&location, error))?;
        let prepared = match &refused {
            None => migrations::migrate(&mut db, &location.path).and_then(|()| index::prepare(&mut db)),
            // In a file that was never finished there is nothing to read.
            Some(refused) => match migrations::known_version(&db) {
                Ok(0) => Err(writer::again(refused)),
                known => known.map(drop),
            },
        };
        let latest = prepared.and_then(|()| Snapshot { db: &db }.census_mark());
        let behind = saved.saturating_sub(latest.map_err(|error| cause(&location, error))?);
        let writer = Writer::start(location.clone(), db)?;
        let mut store = Self { location, writer, refused, behind, readers: Mutex::default(), lock };
        if behind > 0 && store.note_behind(saved).is_ok() {
            store.behind = 0;
        }
        if let (0, Access::Full, Some(lock)) = (store.behind, store.location.access, &mut store.lock) {
            lock.is_whole();
        }
        Ok(store)
    }

    pub(super) fn location(&self) -> &Location {
        &self.location
    }

    /// Where the file lies.
    pub(crate) fn path(&self) -> &Path {
        &self.location.path
    }

    /// How many changes had been saved when this file was copied, or put back, that are not in it.
    pub(crate) fn behind(&self) -> Result<u64> {
        Ok(self.behind + self.read(behind)?)
    }

    /// Notes how far the file is behind this number, where everybody sees it from now on.
    fn note_behind(&self, saved: u64) -> Result<()> {
        self.write(move |tx| {
            // Another process may have noted it meanwhile.
            let more = saved.saturating_sub(tx.census_mark()?);
            if more > 0 {
                tx.set(BEHIND, Some(&(behind(tx)? + more).to_string()))?;
                tx.skip_to(saved)?;
            }
            Ok(())
        })
    }

    /// The user knows: it is no longer reported.
    pub(crate) fn forget_behind(&self) -> Result<()> {
        self.write(|tx| tx.set(BEHIND, None))
    }

    /// A file that opened for reading alone says with every act why it did.
    fn may_write(&self) -> Result<()> {
        self.refused.as_ref().map_or(Ok(()), |refused| Err(writer::again(refused)))
    }

    /// Runs `job` in one transaction and returns when it is on disk. If it fails, nothing of it was written.
    pub(crate) fn write<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.may_write()?;
        self.writer.run(job).map_err(|error| cause(&self.location, error))
    }

    /// The same for one of many steps that a caller takes one after the other: other processes come in between.
    pub(crate) fn write_step<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let done = self.write(job)?;
        std::thread::sleep(connection::PAUSE);
        Ok(done)
    }

    /// Begins long work that waits behind whatever [`write`](Self::write) brings, done in steps of a few milliseconds.
    pub(crate) fn write_behind<T: Send + 'static>(
        &self,
        work: impl FnMut(&Tx<'_>) -> Result<Option<T>> + Send + 'static,
    ) -> Result<Pending<T>> {
        self.may_write()?;
        self.writer.behind(&self.location, work)
    }

    /// Runs `ask` on one unchanging state of the journal. It never waits for a writer.
    pub(crate) fn read<T>(&self, ask: impl FnOnce(&Snapshot<'_>) -> Result<T>) -> Result<T> {
        let idle = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let db = match idle {
            Some(db) => db,
            None => self.reader()?,
        };
        db.execute_batch("BEGIN DEFERRED")?;
        let answer = ask(&Snapshot { db: &db });
        // After a page that fails its check SQLCipher fails every later statement of that connection: let it go.
        if db.execute_batch("ROLLBACK").is_err() || matches!(answer, Err(Error::Damaged(_))) {
            drop(db);
            return answer.map_err(|error| cause(&self.location, error));
        }
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() < IDLE_READERS {
            readers.push(db);
        }
        answer
    }

    /// The same for a question that is answered in a moment, such as how a line reads: asked on the connection that writes
    /// while nobody does, whose pages outlive its commits. A log that comes meanwhile waits for the answer.
    pub(crate) fn read_briefly<T>(&self, ask: impl FnOnce(&Snapshot<'_>) -> Result<T>) -> Result<T> {
        match self.writer.ask(ask) {
            Ok(answer) => answer.map_err(|error| cause(&self.location, error)),
            Err(ask) => self.read(ask),
        }
    }

    pub(super) fn reader(&self) -> Result<Connection> {
        let db = self.location.connect().map_err(|error| cause(&self.location, error))?;
        db.execute_batch("PRAGMA query_only = ON")?;
        Ok(db)
    }

    /// A stream of revisions that goes up with every commit of any process; a slow reader skips.
    pub(crate) fn watch(&self) -> Result<watch::Receiver<u64>> {
        self.writer.watch()
    }

    /// Moves everything from the write-ahead log into the file and empties the log, so that no erased byte stays in
    /// it. False if another connection still reads from the log.
    pub(crate) fn truncate_log(&self) -> Result<bool> {
        self.readers.lock().unwrap_or_else(PoisonError::into_inner).clear();
        let folded = self.location.connect().and_then(|mut db| {
            // Most of it beside those who write: emptying the log keeps them waiting.
            connection::move_log(&db)?;
            connection::fold(&mut db, std::time::Duration::from_millis(200))
        });
        folded.map_err(|error| cause(&self.location, error))
    }
}

impl Snapshot<'_> {
    /// What the repair that made this file could not bring over, while it was not told.
    pub(crate) fn untold(&self) -> Result<Vec<String>> {
        let said = self.setting(UNTOLD)?;
        Ok(said.and_then(|said| serde_json::from_str(&said).ok()).unwrap_or_default())
    }
}

impl Tx<'_> {
    /// Notes what a repair could not bring over, or that it was told.
    pub(crate) fn set_untold(&self, missing: &[String]) -> Result<()> {
        let said = serde_json::to_string(missing).map_err(Error::internal)?;
        self.set(UNTOLD, (!missing.is_empty()).then_some(said.as_str()))
    }
}

fn behind(db: &Snapshot<'_>) -> Result<u64> {
    Ok(db.setting(BEHIND)?.and_then(|number| number.parse().ok()).unwrap_or(0))
}
