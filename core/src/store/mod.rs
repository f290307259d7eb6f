//! The encrypted file: documents, the tables derived from them, and what is neither.
//!
//! Only this module holds SQL. It knows records and documents, never what they mean: data comes down from `journal` as
//! record changes inside one transaction {document, index rows} and goes up as plain rows. It decides nothing and
//! keeps no clock.

mod cells;
pub(crate) mod census;
mod columns;
mod connection;
mod damage;
pub(crate) mod documents;
mod file;
mod file_lock;
pub(crate) mod index;
mod key;
pub(crate) mod local;
mod migrations;
mod open;
mod pages;
pub(crate) mod peers;
mod repair;
mod replacement;
mod salvage;
mod saved;
mod transaction;
mod wipe;
mod writer;
mod writing;

#[cfg(test)]
pub(crate) use connection::Location;
#[cfg(test)]
pub(crate) use file::Cipher;
pub(crate) use file::with_suffix;
pub(crate) use file_lock::FileLock;
pub use key::Key;
pub(crate) use open::Store;
pub(crate) use repair::{Salvaged, repair};
pub(crate) use transaction::{Snapshot, Tx};
pub(crate) use writer::Pending;

use crate::error::Error;

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
            Some(Code::OutOfMemory) => Error::NoResources("memory".to_owned()),
            Some(Code::SystemIoFailure) => refused(&error),
            _ if lacks_table_of_its_own(&error) => Error::Damaged(error.to_string()),
            _ => Error::internal(error),
        }
    }
}

/// Whether SQLite misses a table that it makes by itself: then it could not read its own schema.
fn lacks_table_of_its_own(error: &rusqlite::Error) -> bool {
    error.to_string().contains("no such table: sqlite_")
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
