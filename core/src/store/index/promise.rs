//! Promises.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Table, each};
use crate::{
    error::Result,
    model::{AnyRecord, Due, EntryId, Kind, Moment, PersonId, Promise, PromiseStatus, RecordId},
    store::{
        Snapshot,
        columns::{due_if_any, id, id_if_any, moment, moment_if_any},
    },
};

/// What somebody said they would do.
#[derive(Debug, Clone, PartialEq)]
pub struct PromiseRow {
    /// The id of the promise.
    pub id: RecordId,
    /// The user's own word; otherwise theirs.
    pub mine: bool,
    /// What was promised.
    pub text: String,
    /// The person it was made to, or by.
    pub person: Option<PersonId>,
    /// The person is a guess among several.
    pub guess: bool,
    /// The line it came from.
    pub entry: Option<EntryId>,
    /// When it was made.
    pub made: Moment,
    /// When it comes due.
    pub due: Option<Due>,
    /// What became of it.
    pub status: PromiseStatus,
    /// When it was kept or dropped.
    pub settled: Option<Moment>,
    /// How often its date was moved.
    pub moves: u32,
    /// The line was private.
    pub private: bool,
}

/// A promise of the user's own that was settled: what counts for their word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SettledRow {
    /// Kept; otherwise let go.
    pub kept: bool,
    /// When it came due.
    pub due: Option<Due>,
    /// When it was settled.
    pub settled: Moment,
}

impl PromiseRow {
    /// The row of this record.
    pub(crate) fn of(id: RecordId, promise: &Promise) -> Self {
        Self {
            id,
            mine: promise.mine,
            text: promise.text.clone(),
            person: promise.person,
            guess: promise.guess,
            entry: promise.entry,
            made: promise.made,
            due: promise.due,
            status: promise.status.clone(),
            settled: promise.settled,
            moves: u32::try_from(promise.moved.len()).unwrap_or(u32::MAX),
            private: promise.private,
        }
    }
}

pub(super) struct Promises;

impl Table for Promises {
    const NAME: &'static str = "promise";
    const VERSION: i64 = 3;
    const KINDS: &'static [Kind] = &[Kind::Promise];
    const DDL: &'static str = "CREATE TABLE promise (
        source BLOB NOT NULL PRIMARY KEY, mine INTEGER NOT NULL, text TEXT NOT NULL, person BLOB,
        guess INTEGER NOT NULL, entry BLOB, made TEXT NOT NULL, due TEXT, status TEXT NOT NULL, settled TEXT,
        moves INTEGER NOT NULL, private INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX promise_open ON promise (
        person, source, mine, text, guess, entry, made, due, status, settled, moves, private
    ) WHERE status = 'open';
    CREATE INDEX promise_settled ON promise (settled, status, due) WHERE mine AND settled IS NOT NULL;
    CREATE INDEX promise_of_person ON promise (person, status);
    CREATE INDEX promise_of_entry ON promise (entry)";
    type Row = PromiseRow;

    fn rows(id: RecordId, record: &AnyRecord) -> Vec<PromiseRow> {
        match record {
            AnyRecord::Promise(promise) => vec![PromiseRow::of(id, promise)],
            _ => Vec::new(),
        }
    }

    fn insert(db: &Connection, source: RecordId, row: &PromiseRow) -> rusqlite::Result<()> {
        db.prepare_cached(
            "INSERT INTO promise (
                 source, mine, text, person, guess, entry, made, due, status, settled, moves, private
             ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            source.as_bytes(),
            row.mine,
            row.text,
            row.person.map(|person| person.0.into_bytes()),
            row.guess,
            row.entry.map(|entry| entry.0.into_bytes()),
            row.made.to_rfc3339(),
            row.due.map(|due| due.to_string()),
            row.status.as_str(),
            row.settled.map(|settled| settled.to_rfc3339()),
            row.moves,
            row.private,
        ])?;
        Ok(())
    }
}

const COLUMNS: &str = "source, mine, text, person, guess, entry, made, due, status, settled, moves, private";

fn read(row: &Row<'_>) -> rusqlite::Result<PromiseRow> {
    Ok(PromiseRow {
        id: id(row, 0)?,
        mine: row.get(1)?,
        text: row.get(2)?,
        person: id_if_any(row, 3)?.map(PersonId),
        guess: row.get(4)?,
        entry: id_if_any(row, 5)?.map(EntryId),
        made: moment(row, 6)?,
        due: due_if_any(row, 7)?,
        status: PromiseStatus::from(row.get_ref(8)?.as_str()?),
        settled: moment_if_any(row, 9)?,
        moves: row.get(10)?,
        private: row.get(11)?,
    })
}

/// Answered by the index of open promises alone, which has those with one person beside each other.
pub(super) fn open_with() -> String {
    format!("SELECT {COLUMNS} FROM promise INDEXED BY promise_open WHERE person = ?1 AND status = 'open'")
}

impl Snapshot<'_> {
    /// The row of a promise; `None` if it is not there or deleted.
    pub(crate) fn promise(&self, promise: RecordId) -> Result<Option<PromiseRow>> {
        let mut statement =
            self.db.prepare_cached(&format!("SELECT {COLUMNS} FROM promise WHERE source = ?1"))?;
        Ok(statement.query_row([promise.as_bytes()], read).optional()?)
    }

    /// Every open promise, mine and theirs, in the order they were created.
    pub(crate) fn open_promises(&self) -> Result<Vec<PromiseRow>> {
        // The index holds whole rows: open ones lie scattered among years of settled ones.
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM promise INDEXED BY promise_open WHERE status = 'open'"
        ))?;
        let mut found: Vec<PromiseRow> = statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?;
        found.sort_by_key(|row| row.id);
        Ok(found)
    }

    /// The user's own promises that were kept since this day, at its own offset, the earliest kept first.
    pub(crate) fn kept_since(&self, day: NaiveDate) -> Result<Vec<PromiseRow>> {
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM promise INDEXED BY promise_settled
             WHERE mine AND settled IS NOT NULL AND settled >= ?1 AND status = 'kept' ORDER BY settled"
        ))?;
        Ok(statement.query_map([day.to_string()], read)?.collect::<rusqlite::Result<_>>()?)
    }

    /// The user's own promises that were kept or let go since this day, at its own offset, the earliest settled first.
    pub(crate) fn settled_since(&self, day: NaiveDate) -> Result<Vec<SettledRow>> {
        // A moment is written with its day first, so that text compares as days do. The index alone answers.
        let mut statement = self.db.prepare_cached(
            "SELECT status = 'kept', due, settled FROM promise INDEXED BY promise_settled
             WHERE mine AND settled IS NOT NULL AND settled >= ?1 AND status IN ('kept', 'dropped') ORDER BY settled",
        )?;
        let rows = statement.query_map([day.to_string()], |row| {
            Ok(SettledRow { kept: row.get(0)?, due: due_if_any(row, 1)?, settled: moment(row, 2)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Every promise to or by these records of one person, open or not, in the order they were created.
    pub(crate) fn promises_with(&self, person: &[PersonId]) -> Result<Vec<PromiseRow>> {
        let mut statement =
            self.db.prepare_cached(&format!("SELECT {COLUMNS} FROM promise WHERE person = ?1"))?;
        let mut found = each(person, |id| statement.query_map([id.0.as_bytes()], read)?.collect())?;
        found.sort_by_key(|row: &PromiseRow| row.id);
        Ok(found)
    }

    /// The same, of those that are open: settled ones are not looked up.
    pub(crate) fn open_promises_with(&self, person: &[PersonId]) -> Result<Vec<PromiseRow>> {
        let mut statement = self.db.prepare_cached(&open_with())?;
        let mut found = each(person, |id| statement.query_map([id.0.as_bytes()], read)?.collect())?;
        found.sort_by_key(|row: &PromiseRow| row.id);
        Ok(found)
    }

    /// Promises that came from one entry, in the order they were created.
    pub(crate) fn promises_of(&self, entry: EntryId) -> Result<Vec<PromiseRow>> {
        let mut statement = self
            .db
            .prepare_cached(&format!("SELECT {COLUMNS} FROM promise WHERE entry = ?1 ORDER BY source"))?;
        Ok(statement.query_map([entry.0.as_bytes()], read)?.collect::<rusqlite::Result<_>>()?)
    }
}
