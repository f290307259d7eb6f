//! What is gone for good.

use rusqlite::{Connection, OptionalExtension, params};

use super::Table;
use crate::{
    error::Result,
    model::{AnyRecord, Kind, RecordId},
    store::{Snapshot, columns::id_if_any},
};

/// An id that is gone, and its successor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForgottenRow {
    /// The id that is gone.
    pub gone: RecordId,
    /// The record without the forgotten person.
    pub successor: Option<RecordId>,
}

pub(super) struct Forgottens;

impl Table for Forgottens {
    const NAME: &'static str = "forgotten";
    const VERSION: i64 = 2;
    const KINDS: &'static [Kind] = &[Kind::Forgotten];
    // What is gone stays gone, whatever is said of the mark later.
    const OF_DELETED: bool = true;
    const DDL: &'static str = "CREATE TABLE forgotten (
        source BLOB NOT NULL PRIMARY KEY, gone BLOB NOT NULL, successor BLOB
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX forgotten_gone ON forgotten (gone)";
    type Row = ForgottenRow;

    fn rows(_: RecordId, record: &AnyRecord) -> Vec<ForgottenRow> {
        let AnyRecord::Forgotten(forgotten) = record else { return Vec::new() };
        vec![ForgottenRow { gone: forgotten.gone, successor: forgotten.successor }]
    }

    fn insert(db: &Connection, source: RecordId, row: &ForgottenRow) -> rusqlite::Result<()> {
        db.prepare_cached("INSERT INTO forgotten (source, gone, successor) VALUES (?, ?, ?)")?.execute(
            params![source.as_bytes(), row.gone.as_bytes(), row.successor.map(RecordId::into_bytes),],
        )?;
        Ok(())
    }
}

impl Snapshot<'_> {
    /// Whether anything is gone for good.
    pub(crate) fn any_forgotten(&self) -> Result<bool> {
        Ok(self.db.prepare_cached("SELECT 1 FROM forgotten LIMIT 1")?.exists([])?)
    }

    /// Whether this id is gone for good, and its successor: of several the smallest.
    pub(crate) fn forgotten(&self, gone: RecordId) -> Result<Option<ForgottenRow>> {
        let mut statement = self.db.prepare_cached(
            "SELECT successor FROM forgotten WHERE gone = ?1 ORDER BY successor IS NULL, successor LIMIT 1",
        )?;
        let successor = statement.query_row([gone.as_bytes()], |row| id_if_any(row, 0)).optional()?;
        Ok(successor.map(|successor| ForgottenRow { gone, successor }))
    }
}
