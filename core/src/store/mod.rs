//! The encrypted file: documents, the tables derived from them, and what is neither.
//!
//! Only this module holds SQL. It knows records and documents, never what they mean: data comes down from `journal` as
//! record changes inside one transaction {document, index rows} and goes up as plain rows. It decides nothing and
//! keeps no clock.

mod cells;
pub(crate) mod census;
mod columns;
mod connection;
pub(crate) mod documents;
mod file_lock;
pub(crate) mod index;
mod key;
pub(crate) mod local;
mod migrations;
mod pages;
pub(crate) mod peers;
mod repair;
mod salvage;
mod wipe;
mod writer;

use std::{
    cell::Cell,
    ops::Deref,
    path::Path,
    sync::{Mutex, PoisonError},
};

pub(crate) use connection::with_suffix;
use connection::{Access, is_closed_to_writers};
#[cfg(not(test))]
use connection::{Cipher, Location};
#[cfg(test)]
pub(crate) use connection::{Cipher, Location};

pub(crate) use file_lock::FileLock;
pub use key::Key;
pub(crate) use repair::{Salvaged, repair};
use rusqlite::Connection;
use tokio::sync::watch;
pub(crate) use writer::Pending;
use writer::Writer;

use crate::error::{Error, Result};

/// Connections kept open for readers; more are opened when needed and closed afterwards.
const IDLE_READERS: usize = 4;

/// The open file.
#[derive(Debug)]
pub(crate) struct Store {
    location: Location,
    writer: Writer,
    /// Why it opened for reading alone, if it did.
    refused: Option<Error>,
    readers: Mutex<Vec<Connection>>,
    /// Keeps a repair away while this is open.
    _lock: Option<FileLock>,
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

    fn at(location: Location) -> Result<Self> {
        repair::end_what_was_begun(&location.path)?;
        location.prepare()?;
        let lock = match FileLock::shared(&location.path) {
            Ok(lock) => Some(lock),
            // Where nothing can be written nothing can be repaired either.
            Err(Error::Io { source, .. }) if is_closed_to_writers(&source) => None,
            Err(error) => return Err(error),
        };
        let mut location = location;
        let (mut db, refused) = location.connect_or_read()?;
        if location.access == Access::Full {
            migrations::migrate(&mut db, &location.path)?;
            index::prepare(&mut db)?;
        } else {
            migrations::known_version(&db)?;
        }
        let writer = Writer::start(location.clone(), db)?;
        Ok(Self { location, writer, refused, readers: Mutex::default(), _lock: lock })
    }

    /// Where the file lies.
    pub(crate) fn path(&self) -> &Path {
        &self.location.path
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
        self.writer.run(job)
    }

    /// Begins long work that waits behind whatever [`write`](Self::write) brings, done in steps of a few milliseconds.
    pub(crate) fn write_behind<T: Send + 'static>(
        &self,
        work: impl FnMut(&Tx<'_>) -> Result<Option<T>> + Send + 'static,
    ) -> Result<Pending<T>> {
        self.may_write()?;
        self.writer.behind(work)
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
            return answer;
        }
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() < IDLE_READERS {
            readers.push(db);
        }
        answer
    }

    fn reader(&self) -> Result<Connection> {
        let db = self.location.connect()?;
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
        let db = self.location.connect()?;
        connection::fold(&db, std::time::Duration::from_millis(200))
    }
}

/// One unchanging state of the journal, to ask questions of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Snapshot<'a> {
    db: &'a Connection,
}

/// A transaction: everything a snapshot answers, and changes.
#[derive(Debug)]
pub(crate) struct Tx<'a> {
    snapshot: Snapshot<'a>,
    /// A name may have changed: counted once at the end, however many did.
    names: Cell<bool>,
}

impl<'a> Tx<'a> {
    fn new(db: &'a Connection) -> Self {
        Self { snapshot: Snapshot { db }, names: Cell::new(false) }
    }
}

impl<'a> Deref for Tx<'a> {
    type Target = Snapshot<'a>;

    fn deref(&self) -> &Snapshot<'a> {
        &self.snapshot
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Error::Damaged(error.to_string()),
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Error::Busy,
            Some(Code::DiskFull) => Error::NoRoom,
            Some(Code::ReadOnly | Code::PermissionDenied) => Error::ReadOnly,
            Some(Code::CannotOpen) => Error::NotOpened(error.to_string()),
            Some(Code::FileLockingProtocolFailed) => Error::NotLocked(error.to_string()),
            Some(Code::SystemIoFailure) => refused(&error),
            _ => Error::internal(error),
        }
    }
}

/// What the disk refused, by SQLite's own word for it ("Result Codes", `SQLITE_IOERR_*`).
fn refused(error: &rusqlite::Error) -> Error {
    use rusqlite::ffi;
    let said = error.to_string();
    match error.sqlite_error().map(|error| error.extended_code) {
        Some(
            ffi::SQLITE_IOERR_READ
            | ffi::SQLITE_IOERR_SHORT_READ
            | ffi::SQLITE_IOERR_FSTAT
            | ffi::SQLITE_IOERR_ACCESS,
        ) => Error::NotRead(said),
        Some(
            ffi::SQLITE_IOERR_LOCK
            | ffi::SQLITE_IOERR_RDLOCK
            | ffi::SQLITE_IOERR_UNLOCK
            | ffi::SQLITE_IOERR_CHECKRESERVEDLOCK
            | ffi::SQLITE_IOERR_SHMLOCK,
        ) => Error::NotLocked(said),
        Some(ffi::SQLITE_IOERR_SHMOPEN | ffi::SQLITE_IOERR_SHMMAP) => Error::NotOpened(said),
        // The log's index lies beside the file, and there is no room for it.
        Some(ffi::SQLITE_IOERR_SHMSIZE) => Error::NoRoom,
        _ => Error::NotWritten(said),
    }
}
