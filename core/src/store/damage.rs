//! Damage as the database finds it, and what only looks like damage.

use rusqlite::Connection;

use super::connection::Location;
use crate::error::{Error, Result};

/// Findings of the database that are listed; the rest is more of the same.
const LISTED: usize = 20;

/// What the database finds wrong, looked at through this connection.
pub(super) fn findings(db: &Connection) -> Result<Vec<String>> {
    let mut findings = Vec::new();
    for pragma in ["PRAGMA cipher_integrity_check", "PRAGMA integrity_check(20)"] {
        let mut statement = db.prepare(pragma)?;
        let mut rows = statement.query([])?;
        loop {
            match rows.next() {
                Ok(Some(row)) => findings.push(row.get::<_, String>(0)?),
                Ok(None) => break,
                Err(error) => {
                    findings.push(error.to_string());
                    break;
                }
            }
        }
    }
    findings.retain(|finding| finding != "ok");
    findings.truncate(LISTED);
    Ok(findings)
}

/// The cause of an error that may not be what it says: what is called damaged may not have been read, and what is called
/// closed to writers may not have been opened for them.
pub(super) fn cause(location: &Location, error: Error) -> Error {
    match error {
        Error::Damaged(_) => why_damaged(location, error),
        Error::ReadOnly if location.may_be_written() => {
            Error::NotOpened("the system only lets part of it be read".to_owned())
        }
        error => error,
    }
}

/// SQLite says of a page that the disk did not give what it says of one that is harmed; so the file is looked at again, as a
/// whole, through a connection that knows nothing of the first look.
fn why_damaged(location: &Location, error: Error) -> Error {
    let not_read = |finding: &String| finding.starts_with("error reading");
    match location.connect().and_then(|db| findings(&db)) {
        Ok(findings) if findings.iter().all(not_read) => {
            Error::NotRead(findings.into_iter().next().unwrap_or_else(|| ONLY_AGAIN.to_owned()))
        }
        Err(refused @ (Error::NotRead(_) | Error::Io { .. })) => refused,
        _ => error,
    }
}

/// The cause where a new file could not be made: there is nothing yet that could be damaged.
pub(super) fn cause_of_new(error: Error) -> Error {
    match error {
        Error::Damaged(_) => Error::NotRead(ONLY_AGAIN.to_owned()),
        error => error,
    }
}

/// Why a file was called damaged that is sound.
const ONLY_AGAIN: &str = "a page could only be read at the second try, as when too many files are open";
