//! Where people work and worked.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::{Table, each};
use crate::{
    error::Result,
    model::{AnyRecord, Kind, Level, PersonId, RecordId},
    store::{
        Snapshot,
        columns::{day_if_any, id, id_if_any},
    },
};

/// Where someone worked, from when to when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PositionRow {
    /// The id of the position.
    pub id: RecordId,
    /// Who works or worked there.
    pub person: PersonId,
    /// The organisation, team or department.
    pub org: String,
    /// What they are or were there.
    pub title: String,
    /// Where that stands, seen from the user.
    pub level: Option<Level>,
    /// Who they report to there.
    pub reports_to: Option<PersonId>,
    /// The first day, if known.
    pub from: Option<NaiveDate>,
    /// The last day, once it is over.
    pub until: Option<NaiveDate>,
}

pub(super) struct Positions;

impl Table for Positions {
    const NAME: &'static str = "position";
    const VERSION: i64 = 2;
    const KINDS: &'static [Kind] = &[Kind::Position];
    const DDL: &'static str = "CREATE TABLE position (
        source BLOB NOT NULL PRIMARY KEY, person BLOB NOT NULL, org TEXT NOT NULL, title TEXT NOT NULL,
        level TEXT, reports_to BLOB, since TEXT, until TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX position_of_person ON position (person)";
    type Row = PositionRow;

    fn rows(id: RecordId, record: &AnyRecord) -> Vec<PositionRow> {
        let AnyRecord::Position(position) = record else { return Vec::new() };
        vec![PositionRow {
            id,
            person: position.person,
            org: position.org.clone(),
            title: position.title.clone(),
            level: position.level.clone(),
            reports_to: position.reports_to,
            from: position.from,
            until: position.until,
        }]
    }

    fn insert(db: &Connection, source: RecordId, row: &PositionRow) -> rusqlite::Result<()> {
        db.prepare_cached(
            "INSERT INTO position (source, person, org, title, level, reports_to, since, until)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            source.as_bytes(),
            row.person.0.as_bytes(),
            row.org,
            row.title,
            row.level.as_ref().map(Level::as_str),
            row.reports_to.map(|person| person.0.into_bytes()),
            row.from.map(|day| day.to_string()),
            row.until.map(|day| day.to_string()),
        ])?;
        Ok(())
    }
}

const COLUMNS: &str = "source, person, org, title, level, reports_to, since, until";

fn read(row: &Row<'_>) -> rusqlite::Result<PositionRow> {
    Ok(PositionRow {
        id: id(row, 0)?,
        person: id(row, 1)?.into(),
        org: row.get(2)?,
        title: row.get(3)?,
        level: row.get::<_, Option<String>>(4)?.map(|level| Level::from(level.as_str())),
        reports_to: id_if_any(row, 5)?.map(PersonId),
        from: day_if_any(row, 6)?,
        until: day_if_any(row, 7)?,
    })
}

impl Snapshot<'_> {
    /// Every position of these records of one person, the current one first: without an end, then the latest.
    pub(crate) fn positions(&self, person: &[PersonId]) -> Result<Vec<PositionRow>> {
        let mut statement =
            self.db.prepare_cached(&format!("SELECT {COLUMNS} FROM position WHERE person = ?1"))?;
        let mut found = each(person, |id| statement.query_map([id.0.as_bytes()], read)?.collect())?;
        found.sort_by_key(|row| (row.until.is_some(), std::cmp::Reverse((row.until, row.from, row.id))));
        Ok(found)
    }

    /// Positions that have not ended, of everybody.
    pub(crate) fn current_positions(&self) -> Result<Vec<PositionRow>> {
        let mut statement = self
            .db
            .prepare_cached(&format!("SELECT {COLUMNS} FROM position WHERE until IS NULL ORDER BY source"))?;
        Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
    }
}
