//! Which devices are cut off, and by whom.

use rusqlite::{Connection, params};

use super::Table;
use crate::{
    error::Result,
    model::{AnyRecord, EndpointId, Kind, Moment, RecordId},
    store::{
        Snapshot,
        columns::{endpoint_if_any, id, moment},
    },
};

/// One device's word that another one is cut off. It counts whether or not its record is marked as deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RevocationRow {
    /// The id of the revocation.
    pub id: RecordId,
    /// Who is cut off; nothing where this version cannot read it.
    pub endpoint: Option<EndpointId>,
    /// The device the user revoked it on, if this version can read it.
    pub by: Option<EndpointId>,
    /// When the user said so.
    pub at: Moment,
}

pub(super) struct Revocations;

impl Table for Revocations {
    const NAME: &'static str = "revocation";
    const VERSION: i64 = 1;
    const KINDS: &'static [Kind] = &[Kind::Revocation];
    const OF_DELETED: bool = true;
    const DDL: &'static str = "CREATE TABLE revocation (
        source BLOB NOT NULL PRIMARY KEY, endpoint BLOB, by BLOB, at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID";
    type Row = RevocationRow;

    fn rows(id: RecordId, record: &AnyRecord) -> Vec<RevocationRow> {
        let AnyRecord::Revocation(said) = record else { return Vec::new() };
        vec![RevocationRow { id, endpoint: said.endpoint, by: said.by, at: said.at }]
    }

    fn insert(db: &Connection, source: RecordId, row: &RevocationRow) -> rusqlite::Result<()> {
        db.prepare_cached("INSERT INTO revocation (source, endpoint, by, at) VALUES (?, ?, ?, ?)")?.execute(
            params![
                source.as_bytes(),
                row.endpoint.map(|endpoint| *endpoint.as_bytes()),
                row.by.map(|endpoint| *endpoint.as_bytes()),
                row.at.to_rfc3339(),
            ],
        )?;
        Ok(())
    }
}

impl Snapshot<'_> {
    /// Every word that a device is cut off.
    pub(crate) fn revocations(&self) -> Result<Vec<RevocationRow>> {
        let mut statement =
            self.db.prepare_cached("SELECT source, endpoint, by, at FROM revocation ORDER BY source")?;
        let rows = statement.query_map([], |row| {
            Ok(RevocationRow {
                id: id(row, 0)?,
                endpoint: endpoint_if_any(row, 1)?,
                by: endpoint_if_any(row, 2)?,
                at: moment(row, 3)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
