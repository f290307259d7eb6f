//! The schema of what cannot be derived, in ordered steps by `user_version`.
//!
//! A step is never edited once a version with it is out; a new need is a new step. Derived tables are not here: they
//! carry versions of their own (`index`) and can be dropped at any time.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use crate::error::{Error, Result};

const STEPS: &[&str] = &[
    // 1: documents, and what is neither document nor derivable.
    "CREATE TABLE documents (
         position INTEGER PRIMARY KEY,
         id BLOB NOT NULL UNIQUE,
         tail BLOB NOT NULL UNIQUE,
         kind TEXT NOT NULL,
         bytes BLOB NOT NULL
     ) STRICT;
     CREATE TABLE settings (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
     CREATE TABLE undo (
         step INTEGER PRIMARY KEY AUTOINCREMENT,
         at TEXT NOT NULL,
         what TEXT NOT NULL,
         undone INTEGER NOT NULL DEFAULT 0,
         changes TEXT NOT NULL
     ) STRICT;
     CREATE TABLE prompt_history (position INTEGER PRIMARY KEY AUTOINCREMENT, line TEXT NOT NULL) STRICT;
     CREATE TABLE damage (id BLOB NOT NULL PRIMARY KEY, found TEXT NOT NULL, why TEXT NOT NULL) STRICT;
     CREATE TABLE derived (
         name TEXT NOT NULL PRIMARY KEY,
         version INTEGER NOT NULL,
         next INTEGER
     ) STRICT, WITHOUT ROWID;",
    // 2: what this device remembers of the others.
    "CREATE TABLE peers (
         endpoint BLOB NOT NULL PRIMARY KEY,
         addresses TEXT NOT NULL,
         seen TEXT,
         in_step TEXT,
         trusted TEXT
     ) STRICT, WITHOUT ROWID;",
];

/// The newest schema this version knows.
pub(crate) fn newest() -> i64 {
    i64::try_from(STEPS.len()).unwrap_or(i64::MAX)
}

/// Brings the file to the newest schema; a newer one is refused, and a foreign one too.
pub(crate) fn migrate(db: &mut Connection, path: &Path) -> Result<()> {
    if known_version(db)? == newest() {
        return Ok(());
    }
    // Two processes may open a new journal at once: look again under the lock.
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = version(&tx)?;
    let tables: i64 = tx.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if found == 0 && tables > 0 {
        return Err(Error::NotAJournal {
            path: path.to_owned(),
            why: "it holds the tables of another program",
        });
    }
    for (step, sql) in (1..).zip(STEPS).skip_while(|(step, _)| *step <= found) {
        tx.execute_batch(sql)?;
        tx.pragma_update(None, "user_version", step)?;
    }
    tx.commit()?;
    Ok(())
}

/// The schema of the file, unless it is a newer one than this version knows.
pub(super) fn known_version(db: &Connection) -> Result<i64> {
    let (found, known) = (version(db)?, newest());
    if found > known { Err(Error::NewerSchema { found, known }) } else { Ok(found) }
}

fn version(db: &Connection) -> Result<i64> {
    Ok(db.pragma_query_value(None, "user_version", |row| row.get(0))?)
}
