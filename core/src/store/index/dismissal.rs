//! What was put off.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::Table;
use crate::{
    error::Result,
    model::{AnyRecord, Kind, Moment, RecordId},
    store::{
        Snapshot,
        columns::{day_if_any, id, moment},
    },
};

/// Something the user put off.
#[derive(Debug, Clone, PartialEq)]
pub struct DismissalRow {
    /// The record that is not to come up.
    pub about: RecordId,
    /// Which act of what comes next, by its word; empty: the thing itself.
    pub act: String,
    /// Until which day; nothing: for good.
    pub until: Option<NaiveDate>,
    /// When the user said so.
    pub at: Moment,
}

pub(super) struct Dismissals;

impl Table for Dismissals {
    const NAME: &'static str = "dismissal";
    const VERSION: i64 = 3;
    const KINDS: &'static [Kind] = &[Kind::Dismissal];
    const DDL: &'static str = "CREATE TABLE dismissal (
        source BLOB NOT NULL PRIMARY KEY, about BLOB NOT NULL, act TEXT NOT NULL, until TEXT, at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX dismissal_about ON dismissal (about, act)";
    type Row = DismissalRow;

    fn rows(_: RecordId, record: &AnyRecord) -> Vec<DismissalRow> {
        let AnyRecord::Dismissal(dismissal) = record else { return Vec::new() };
        vec![DismissalRow {
            about: dismissal.about,
            act: dismissal.act.clone(),
            until: dismissal.until,
            at: dismissal.at,
        }]
    }

    fn insert(db: &Connection, source: RecordId, row: &DismissalRow) -> rusqlite::Result<()> {
        db.prepare_cached("INSERT INTO dismissal (source, about, act, until, at) VALUES (?, ?, ?, ?, ?)")?
            .execute(params![
                source.as_bytes(),
                row.about.as_bytes(),
                row.act,
                row.until.map(|day| day.to_string()),
                row.at.to_rfc3339(),
            ])?;
        Ok(())
    }
}

impl Snapshot<'_> {
    /// Whether this was put off, for good or until any day.
    pub(crate) fn is_put_off(&self, about: RecordId) -> Result<bool> {
        Ok(self
            .db
            .prepare_cached("SELECT 1 FROM dismissal WHERE about = ?1 AND act = ''")?
            .exists([about.as_bytes()])?)
    }

    /// When this act about this was last put off for good.
    pub(crate) fn last_put_off(&self, about: RecordId, act: &str) -> Result<Option<Moment>> {
        let mut statement = self.db.prepare_cached(
            "SELECT at FROM dismissal WHERE about = ?1 AND act = ?2 AND until IS NULL ORDER BY source",
        )?;
        let rows = statement.query_map(params![about.as_bytes(), act], |row| moment(row, 0))?;
        let found: Vec<Moment> = rows.collect::<rusqlite::Result<_>>()?;
        Ok(found.into_iter().max())
    }

    /// What was put off for good.
    pub(crate) fn dismissed(&self) -> Result<BTreeSet<RecordId>> {
        let mut statement =
            self.db.prepare_cached("SELECT about FROM dismissal WHERE act = '' AND until IS NULL")?;
        Ok(statement.query_map([], |row| id(row, 0))?.collect::<rusqlite::Result<_>>()?)
    }

    /// What is put off on `today`, things and acts: for good, or until a later day.
    pub(crate) fn put_off(&self, today: NaiveDate) -> Result<Vec<DismissalRow>> {
        let mut statement = self.db.prepare_cached(
            "SELECT about, act, until, at FROM dismissal WHERE until IS NULL OR until > ?1 ORDER BY source",
        )?;
        let rows = statement.query_map([today.to_string()], |row| {
            Ok(DismissalRow {
                about: id(row, 0)?,
                act: row.get(1)?,
                until: day_if_any(row, 2)?,
                at: moment(row, 3)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
