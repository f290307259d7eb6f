//! What every derived table says of itself.

use rusqlite::Connection;

use crate::{
    error::Result,
    model::{AnyRecord, Kind, PersonId, RecordId},
};

/// One derived table.
pub(super) trait Table {
    /// The table's name.
    const NAME: &'static str;
    /// Goes up when the shape or the meaning of its rows changes.
    const VERSION: i64;
    /// Which kinds of record have rows in it.
    const KINDS: &'static [Kind];
    /// Whether a record that is deleted has rows too: what it says counts all the same.
    const OF_DELETED: bool = false;
    /// Makes the table and its indexes. Every table has a column `source`, the record a row follows from.
    const DDL: &'static str;
    /// A row as plain data.
    type Row;

    /// The rows of one record. Not asked about one that is deleted, unless [`OF_DELETED`](Self::OF_DELETED).
    fn rows(id: RecordId, record: &AnyRecord) -> Vec<Self::Row>;

    /// Writes one row.
    fn insert(db: &Connection, source: RecordId, row: &Self::Row) -> rusqlite::Result<()>;

    /// Whether these rows are already there, for a table where looking is much cheaper than writing them again.
    fn holds(_db: &Connection, _source: RecordId, _rows: &[Self::Row]) -> rusqlite::Result<bool> {
        Ok(false)
    }
}

/// Asks about each of several people (one human being may have several records) and joins the answers.
pub(super) fn each<T>(
    people: &[PersonId],
    mut ask: impl FnMut(PersonId) -> rusqlite::Result<Vec<T>>,
) -> Result<Vec<T>> {
    let mut found = Vec::new();
    for person in people {
        found.extend(ask(*person)?);
    }
    Ok(found)
}
