//! Devices, those that left the journal too.

use rusqlite::{Connection, params};

use super::Table;
use crate::{
    error::Result,
    model::{AnyRecord, EndpointId, Kind, Moment, RecordId},
    store::{
        Snapshot,
        columns::{endpoint_if_any, id, moment, moment_if_any},
    },
};

/// One record of a device; a device may have several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceRow {
    /// The id of the device's record.
    pub id: RecordId,
    /// What the user calls it.
    pub name: String,
    /// Who it is on the network, if it ever took part in sync.
    pub endpoint: Option<EndpointId>,
    /// The device that let it in; nothing for the first one.
    pub admitted_by: Option<EndpointId>,
    /// When it joined the journal.
    pub added: Moment,
    /// When it left the journal.
    pub deleted: Option<Moment>,
}

pub(super) struct Devices;

impl Table for Devices {
    const NAME: &'static str = "device";
    const VERSION: i64 = 1;
    const KINDS: &'static [Kind] = &[Kind::Device];
    const OF_DELETED: bool = true;
    const DDL: &'static str = "CREATE TABLE device (
        source BLOB NOT NULL PRIMARY KEY, name TEXT NOT NULL, endpoint BLOB, admitted_by BLOB, added TEXT NOT NULL,
        deleted TEXT
    ) STRICT, WITHOUT ROWID";
    type Row = DeviceRow;

    fn rows(id: RecordId, record: &AnyRecord) -> Vec<DeviceRow> {
        let AnyRecord::Device(device) = record else { return Vec::new() };
        vec![DeviceRow {
            id,
            name: device.name.clone(),
            endpoint: device.endpoint,
            admitted_by: device.admitted_by,
            added: device.added,
            deleted: device.deleted,
        }]
    }

    fn insert(db: &Connection, source: RecordId, row: &DeviceRow) -> rusqlite::Result<()> {
        db.prepare_cached(
            "INSERT INTO device (source, name, endpoint, admitted_by, added, deleted)
             VALUES (?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            source.as_bytes(),
            row.name,
            row.endpoint.map(|endpoint| *endpoint.as_bytes()),
            row.admitted_by.map(|endpoint| *endpoint.as_bytes()),
            row.added.to_rfc3339(),
            row.deleted.map(|moment| moment.to_rfc3339()),
        ])?;
        Ok(())
    }
}

impl Snapshot<'_> {
    /// Every record of a device, the oldest first.
    pub(crate) fn devices(&self) -> Result<Vec<DeviceRow>> {
        let mut statement = self.db.prepare_cached(
            "SELECT source, name, endpoint, admitted_by, added, deleted FROM device ORDER BY source",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(DeviceRow {
                id: id(row, 0)?,
                name: row.get(1)?,
                endpoint: endpoint_if_any(row, 2)?,
                admitted_by: endpoint_if_any(row, 3)?,
                added: moment(row, 4)?,
                deleted: moment_if_any(row, 5)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
