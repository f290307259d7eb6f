//! Entries.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::Table;
use crate::{
    error::Result,
    model::{AnyRecord, EntryKind, Frame, Kind, Moment, RecordId, SuggestionState, Who},
    store::{
        Snapshot,
        columns::{at_most, id, millis_of_midnight, moment},
    },
};

/// An entry, without its people and topics.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryRow {
    /// The id of the line.
    pub id: RecordId,
    /// When it happened.
    pub at: Moment,
    /// What kind of contact it was.
    pub kind: EntryKind,
    /// The line as it was typed.
    pub raw: String,
    /// Who started it, if said.
    pub started: Option<Who>,
    /// Shown only by `show` and `find`.
    pub private: bool,
    /// Nobody is part of it.
    pub alone: bool,
    /// Something about its date or an owner waits to be settled.
    pub doubtful: bool,
}

/// What is looked for in lines and never shown.
#[derive(Debug)]
pub(super) struct EntryFlags {
    /// Something waits for the user: a doubt, or something the line seems to say.
    waits: bool,
    /// It says something of where somebody works.
    works: bool,
}

pub(super) struct Entries;

impl Table for Entries {
    const NAME: &'static str = "entry";
    const VERSION: i64 = 4;
    const KINDS: &'static [Kind] = &[Kind::Entry];
    const DDL: &'static str = "CREATE TABLE entry (
        source BLOB NOT NULL PRIMARY KEY, millis INTEGER NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL,
        raw TEXT NOT NULL, started TEXT, private INTEGER NOT NULL, alone INTEGER NOT NULL, doubtful INTEGER NOT NULL,
        waits INTEGER NOT NULL, works INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX entry_by_moment ON entry (millis, source);
    CREATE INDEX entry_waits ON entry (source, waits) WHERE waits;
    CREATE INDEX entry_alone ON entry (millis, source, alone, waits) WHERE alone;
    CREATE INDEX entry_doubtful ON entry (millis, source, doubtful) WHERE doubtful;
    CREATE INDEX entry_works ON entry (millis, source, works) WHERE works";
    type Row = (EntryRow, EntryFlags);

    fn rows(id: RecordId, record: &AnyRecord) -> Vec<Self::Row> {
        let AnyRecord::Entry(entry) = record else { return Vec::new() };
        let doubtful = entry.doubts.values().any(|open| *open);
        let waits = doubtful || entry.suggestions.values().any(|state| *state == SuggestionState::Open);
        let said = entry.statements.iter().flat_map(|statements| &statements.said);
        let works = said.into_iter().any(|statement| statement.frame == Frame::Works);
        let row = EntryRow {
            id,
            at: entry.at,
            kind: entry.kind.clone(),
            raw: entry.raw.clone(),
            started: entry.started.clone(),
            private: entry.private,
            alone: entry.people.is_empty(),
            doubtful,
        };
        vec![(row, EntryFlags { waits, works })]
    }

    fn insert(db: &Connection, source: RecordId, (row, found): &Self::Row) -> rusqlite::Result<()> {
        db.prepare_cached(
            "INSERT INTO entry (source, millis, at, kind, raw, started, private, alone, doubtful, waits, works)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            source.as_bytes(),
            row.at.timestamp_millis(),
            row.at.to_rfc3339(),
            row.kind.as_str(),
            row.raw,
            row.started.as_ref().map(Who::as_str),
            row.private,
            row.alone,
            row.doubtful,
            found.waits,
            found.works,
        ])?;
        Ok(())
    }
}

const COLUMNS: &str = "source, at, kind, raw, started, private, alone, doubtful";

fn read(row: &Row<'_>) -> rusqlite::Result<EntryRow> {
    Ok(EntryRow {
        id: id(row, 0)?,
        at: moment(row, 1)?,
        kind: EntryKind::from(row.get_ref(2)?.as_str()?),
        raw: row.get(3)?,
        started: row.get::<_, Option<String>>(4)?.map(|who| Who::from(who.as_str())),
        private: row.get(5)?,
        alone: row.get(6)?,
        doubtful: row.get(7)?,
    })
}

impl Snapshot<'_> {
    /// The row of a line; `None` if it is not there or deleted.
    pub(crate) fn entry(&self, entry: RecordId) -> Result<Option<EntryRow>> {
        let mut statement =
            self.db.prepare_cached(&format!("SELECT {COLUMNS} FROM entry WHERE source = ?1"))?;
        Ok(statement.query_row([entry.as_bytes()], read).optional()?)
    }

    /// The entry that was made right before another one on any device: ids grow with time.
    pub(crate) fn entry_before(&self, entry: RecordId) -> Result<Option<RecordId>> {
        let mut statement = self
            .db
            .prepare_cached("SELECT source FROM entry WHERE source < ?1 ORDER BY source DESC LIMIT 1")?;
        Ok(statement.query_row([entry.as_bytes()], |row| id(row, 0)).optional()?)
    }

    /// Entries that nobody is part of and that nobody put off, newest first.
    pub(crate) fn entries_alone(&self) -> Result<Vec<EntryRow>> {
        self.entries_by(&format!(
            "SELECT {COLUMNS} FROM entry WHERE alone AND NOT EXISTS (SELECT 1 FROM dismissal WHERE about = entry.source)
             ORDER BY millis DESC, source DESC"
        ))
    }

    /// Entries with a doubt about their date or an owner, newest first.
    pub(crate) fn doubtful_entries(&self) -> Result<Vec<EntryRow>> {
        self.entries_by(&format!(
            "SELECT {COLUMNS} FROM entry WHERE doubtful ORDER BY millis DESC, source DESC"
        ))
    }

    /// Whether there is any entry at all.
    pub(crate) fn any_entry(&self) -> Result<bool> {
        Ok(self.db.prepare_cached("SELECT EXISTS (SELECT 1 FROM entry)")?.query_row([], |row| row.get(0))?)
    }

    /// How many entries there are, counted up to `most`.
    pub(crate) fn count_entries(&self, most: usize) -> Result<usize> {
        let mut statement = self.db.prepare_cached("SELECT count(*) FROM (SELECT 1 FROM entry LIMIT ?1)")?;
        let counted: u32 = statement.query_row([at_most(most)], |row| row.get(0))?;
        Ok(counted as usize)
    }

    /// How many entries there are from the first moment of this day, at the offset of `now`, up to `now`.
    pub(crate) fn count_entries_since(&self, day: NaiveDate, now: Moment) -> Result<usize> {
        let mut statement =
            self.db.prepare_cached("SELECT count(*) FROM entry WHERE millis BETWEEN ?1 AND ?2")?;
        let span = params![millis_of_midnight(day, now), now.timestamp_millis()];
        let counted: u32 = statement.query_row(span, |row| row.get(0))?;
        Ok(counted as usize)
    }

    /// Entries from the first moment of this day up to `now` that say something of where somebody works, newest first.
    pub(crate) fn entries_on_work(&self, day: NaiveDate, now: Moment) -> Result<Vec<EntryRow>> {
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM entry INDEXED BY entry_works WHERE works AND millis BETWEEN ?1 AND ?2
             ORDER BY millis DESC, source DESC"
        ))?;
        let span = params![millis_of_midnight(day, now), now.timestamp_millis()];
        Ok(statement.query_map(span, read)?.collect::<rusqlite::Result<_>>()?)
    }

    fn entries_by(&self, sql: &str) -> Result<Vec<EntryRow>> {
        let mut statement = self.db.prepare_cached(sql)?;
        Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
    }
}
