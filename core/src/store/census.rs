//! The census: one digest for every document, so that two devices can compare what they have without loading any.
//!
//! A row is a function of one document, like the rows of `index`, but of every document: those of deleted records and
//! of kinds that only a newer version knows too. Rows are numbered in the order in which documents changed, in
//! whatever process, and a number is never given twice: a caller that keeps the highest one can ask what changed since.
//! So the table is emptied and filled again where others are dropped.

use std::time::{Duration, Instant};

use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

use super::{Snapshot, Tx, columns};
use crate::{document::Document, error::Result, model::RecordId};

/// The table's name, and its name among the derived ones.
pub(super) const NAME: &str = "census";

/// Goes up when the meaning of a digest changes.
const VERSION: i64 = 1;

const DDL: &str = "CREATE TABLE IF NOT EXISTS census (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, source BLOB NOT NULL UNIQUE, digest BLOB NOT NULL
) STRICT";

/// Documents read at a time.
const BATCH: usize = 64;

/// What two devices compare: the id and the sorted heads of a record, hashed.
pub(crate) fn digest(id: RecordId, heads: &[[u8; 32]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(id.as_bytes());
    for head in heads {
        hash.update(head);
    }
    hash.finalize().into()
}

/// Whether the file has this version's census, filled or still to be.
pub(super) fn is_current(db: &Connection) -> rusqlite::Result<bool> {
    let found: Option<i64> = db
        .prepare_cached("SELECT version FROM derived WHERE name = ?1")?
        .query_row([NAME], |row| row.get(0))
        .optional()?;
    Ok(found == Some(VERSION))
}

/// Makes the table where it is missing, and notes whether it waits to be filled.
pub(super) fn prepare(db: &Connection, empty: bool) -> rusqlite::Result<()> {
    if is_current(db)? {
        return Ok(());
    }
    db.execute_batch(DDL)?;
    db.execute("DELETE FROM census", [])?;
    db.execute(
        "INSERT OR REPLACE INTO derived (name, version, next) VALUES (?1, ?2, ?3)",
        params![NAME, VERSION, (!empty).then_some(0)],
    )?;
    Ok(())
}

/// Counts a document that was written just now.
pub(super) fn count(db: &Connection, id: RecordId, document: &Document) -> rusqlite::Result<()> {
    // What was there goes, and the document stands behind every other.
    db.prepare_cached("INSERT OR REPLACE INTO census (source, digest) VALUES (?1, ?2)")?
        .execute(params![id.as_bytes(), digest(id, &document.heads())])?;
    Ok(())
}

/// Takes a document out of the census.
pub(super) fn remove(db: &Connection, id: RecordId) -> rusqlite::Result<()> {
    db.prepare_cached("DELETE FROM census WHERE source = ?1")?.execute([id.as_bytes()])?;
    Ok(())
}

/// The digest of a document, if it is counted.
fn digest_of(db: &Connection, id: RecordId) -> rusqlite::Result<Option<[u8; 32]>> {
    db.prepare_cached("SELECT digest FROM census WHERE source = ?1")?
        .query_row([id.as_bytes()], |row| row.get(0))
        .optional()
}

impl Snapshot<'_> {
    /// Whether every document is counted. One that cannot be read is left out: it is as if it were not there.
    pub(crate) fn is_counted(&self) -> Result<bool> {
        let mut statement = self.db.prepare_cached("SELECT next FROM derived WHERE name = ?1")?;
        let next: Option<Option<i64>> = statement.query_row([NAME], |row| row.get(0)).optional()?;
        Ok(next == Some(None))
    }

    /// The number of the latest change.
    pub(crate) fn census_mark(&self) -> Result<u64> {
        // Not the highest number that is there: what changed last may have been erased since.
        let mark: Option<i64> = self
            .db
            .prepare_cached("SELECT seq FROM sqlite_sequence WHERE name = ?1")?
            .query_row([NAME], |row| row.get(0))
            .optional()?;
        Ok(mark.unwrap_or(0).unsigned_abs())
    }

    /// Every document's digest, those that changed last at the end.
    pub(crate) fn census(&self) -> Result<Vec<(RecordId, [u8; 32])>> {
        let mut statement = self.db.prepare_cached("SELECT source, digest FROM census ORDER BY seq")?;
        let rows = statement.query_map([], |row| Ok((columns::id(row, 0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Documents that changed after the one with this number, in that order, at most `limit`, each with its number.
    pub(crate) fn changed_since(&self, mark: u64, limit: usize) -> Result<Vec<(u64, RecordId)>> {
        let mut statement =
            self.db.prepare_cached("SELECT seq, source FROM census WHERE seq > ?1 ORDER BY seq LIMIT ?2")?;
        let mark = i64::try_from(mark).unwrap_or(i64::MAX);
        let rows = statement.query_map(params![mark, columns::at_most(limit)], |row| {
            Ok((row.get::<_, i64>(0)?.unsigned_abs(), columns::id(row, 1)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The digest of a document, if there is one that can be read.
    pub(crate) fn digest_of(&self, id: RecordId) -> Result<Option<[u8; 32]>> {
        Ok(digest_of(self.db, id)?)
    }

    /// The digests of everything that says whose device may sync, in order of their ids.
    pub(crate) fn census_of_members(&self) -> Result<Vec<(RecordId, [u8; 32])>> {
        let mut statement = self.db.prepare_cached(
            "SELECT source, digest FROM census WHERE source IN
                 (SELECT source FROM device UNION ALL SELECT source FROM revocation) ORDER BY source",
        )?;
        let rows = statement.query_map([], |row| Ok((columns::id(row, 0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether the census counts documents that are not there.
    pub(super) fn counts_too_many(&self) -> Result<bool> {
        let more = "SELECT EXISTS (SELECT 1 FROM census WHERE source NOT IN (SELECT id FROM documents))";
        Ok(self.db.query_row(more, [], |row| row.get(0))?)
    }
}

impl Tx<'_> {
    /// Counts documents that are not counted yet, for at most `patience`; true when all of them are.
    pub(crate) fn count_some(&self, patience: Duration) -> Result<bool> {
        let begun = Instant::now();
        loop {
            let next: Option<i64> = self
                .db
                .prepare_cached("SELECT next FROM derived WHERE name = ?1")?
                .query_row([NAME], |row| row.get(0))?;
            let Some(next) = next else { return Ok(true) };
            let batch = self.documents_after(next - 1, BATCH)?;
            for (stored, bytes) in &batch {
                // What was written meanwhile is counted already, and keeps its number.
                if digest_of(self.db, stored.id)?.is_none()
                    && let Ok(document) = Document::load(bytes)
                {
                    count(self.db, stored.id, &document)?;
                }
            }
            let reached = batch.last().map(|(stored, _)| stored.position + 1);
            self.db
                .prepare_cached("UPDATE derived SET next = ?1 WHERE name = ?2")?
                .execute(params![reached, NAME])?;
            if reached.is_some() && begun.elapsed() >= patience {
                return Ok(false);
            }
        }
    }

    /// Makes sure that no number up to this one is given again.
    pub(crate) fn skip_to(&self, number: u64) -> Result<()> {
        let number = i64::try_from(number).unwrap_or(i64::MAX);
        let known = self
            .db
            .prepare_cached("UPDATE sqlite_sequence SET seq = ?2 WHERE name = ?1")?
            .execute(params![NAME, number])?;
        if known == 0 {
            self.db
                .prepare_cached("INSERT INTO sqlite_sequence (name, seq) VALUES (?1, ?2)")?
                .execute(params![NAME, number])?;
        }
        Ok(())
    }

    /// Empties the census, to be filled again.
    pub(super) fn drop_census(&self) -> Result<()> {
        self.db.execute("DELETE FROM census", [])?;
        Ok(())
    }
}
