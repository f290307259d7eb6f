//! What entries are about.

use rusqlite::{Connection, params};

use super::Table;
use crate::{
    error::Result,
    model::{AnyRecord, Kind, RecordId},
    quick_log::fold,
    store::Snapshot,
};

/// One topic of one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicRow {
    /// As the user wrote it.
    pub name: String,
    /// As topics are compared.
    pub folded: String,
}

pub(super) struct Topics;

impl Table for Topics {
    const NAME: &'static str = "topic";
    const VERSION: i64 = 1;
    const KINDS: &'static [Kind] = &[Kind::Entry];
    const DDL: &'static str = "CREATE TABLE topic (
        folded TEXT NOT NULL, source BLOB NOT NULL, name TEXT NOT NULL, PRIMARY KEY (folded, source, name)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX topic_of_entry ON topic (source)";
    type Row = TopicRow;

    fn rows(_: RecordId, record: &AnyRecord) -> Vec<TopicRow> {
        let AnyRecord::Entry(entry) = record else { return Vec::new() };
        let on = entry.topics.iter().filter(|(_, on)| **on);
        on.map(|(name, _)| TopicRow { name: name.clone(), folded: fold(name) }).collect()
    }

    fn insert(db: &Connection, source: RecordId, row: &TopicRow) -> rusqlite::Result<()> {
        db.prepare_cached("INSERT INTO topic (folded, source, name) VALUES (?, ?, ?)")?.execute(params![
            row.folded,
            source.as_bytes(),
            row.name
        ])?;
        Ok(())
    }
}

impl Snapshot<'_> {
    /// Every topic with how many entries it has, the most used first; of several spellings the first in order.
    pub(crate) fn topics(&self) -> Result<Vec<(String, u64)>> {
        let mut statement = self.db.prepare_cached(
            "SELECT min(name), count(*) AS times FROM topic GROUP BY folded ORDER BY times DESC, folded",
        )?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs())))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
