//! What was given and received.

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::{Table, each};
use crate::{
    error::Result,
    model::{AnyRecord, EntryId, Exchange, ExchangeKind, Kind, Moment, PersonId, RecordId},
    store::{
        Snapshot,
        columns::{id, id_if_any, moment},
    },
};

/// Something given or received.
#[derive(Debug, Clone, PartialEq)]
pub struct ExchangeRow {
    /// The id of the exchange.
    pub id: RecordId,
    /// The user gave.
    pub given: bool,
    /// What it was.
    pub kind: ExchangeKind,
    /// What was given or received, in the user's words.
    pub text: String,
    /// The person it was given to or received from.
    pub person: Option<PersonId>,
    /// The person is a guess among several.
    pub guess: bool,
    /// The line it came from.
    pub entry: Option<EntryId>,
    /// When it happened.
    pub at: Moment,
    /// The line was private.
    pub private: bool,
}

impl ExchangeRow {
    /// The row of this record.
    pub(crate) fn of(id: RecordId, exchange: &Exchange) -> Self {
        Self {
            id,
            given: exchange.given,
            kind: exchange.kind.clone(),
            text: exchange.text.clone(),
            person: exchange.person,
            guess: exchange.guess,
            entry: exchange.entry,
            at: exchange.at,
            private: exchange.private,
        }
    }
}

pub(super) struct Exchanges;

impl Table for Exchanges {
    const NAME: &'static str = "exchange";
    const VERSION: i64 = 2;
    const KINDS: &'static [Kind] = &[Kind::Exchange];
    const DDL: &'static str = "CREATE TABLE exchange (
        source BLOB NOT NULL PRIMARY KEY, given INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, person BLOB,
        guess INTEGER NOT NULL, entry BLOB, at TEXT NOT NULL, private INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX exchange_with_person ON exchange (person);
    CREATE INDEX exchange_of_entry ON exchange (entry);
    CREATE INDEX exchange_in_time ON exchange (at)";
    type Row = ExchangeRow;

    fn rows(id: RecordId, record: &AnyRecord) -> Vec<ExchangeRow> {
        match record {
            AnyRecord::Exchange(exchange) => vec![ExchangeRow::of(id, exchange)],
            _ => Vec::new(),
        }
    }

    fn insert(db: &Connection, source: RecordId, row: &ExchangeRow) -> rusqlite::Result<()> {
        db.prepare_cached(
            "INSERT INTO exchange (source, given, kind, text, person, guess, entry, at, private)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            source.as_bytes(),
            row.given,
            row.kind.as_str(),
            row.text,
            row.person.map(|person| person.0.into_bytes()),
            row.guess,
            row.entry.map(|entry| entry.0.into_bytes()),
            row.at.to_rfc3339(),
            row.private,
        ])?;
        Ok(())
    }
}

const COLUMNS: &str = "source, given, kind, text, person, guess, entry, at, private";

fn read(row: &Row<'_>) -> rusqlite::Result<ExchangeRow> {
    Ok(ExchangeRow {
        id: id(row, 0)?,
        given: row.get(1)?,
        kind: ExchangeKind::from(row.get_ref(2)?.as_str()?),
        text: row.get(3)?,
        person: id_if_any(row, 4)?.map(PersonId),
        guess: row.get(5)?,
        entry: id_if_any(row, 6)?.map(EntryId),
        at: moment(row, 7)?,
        private: row.get(8)?,
    })
}

impl Snapshot<'_> {
    /// Everything given to or received from these records of one person, in the order they were created.
    pub(crate) fn exchanges_with(&self, person: &[PersonId]) -> Result<Vec<ExchangeRow>> {
        let mut statement =
            self.db.prepare_cached(&format!("SELECT {COLUMNS} FROM exchange WHERE person = ?1"))?;
        let mut found = each(person, |id| statement.query_map([id.0.as_bytes()], read)?.collect())?;
        found.sort_by_key(|row: &ExchangeRow| row.id);
        Ok(found)
    }

    /// Everything given or received since this day, at its own offset, in the order they were created.
    pub(crate) fn exchanges_since(&self, day: NaiveDate) -> Result<Vec<ExchangeRow>> {
        // A moment is written with its day first, so that text compares as days do. Without the hint SQLite walks the
        // whole table, which is in order already, to look for the last few weeks.
        let mut statement = self.db.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM exchange INDEXED BY exchange_in_time WHERE at >= ?1 ORDER BY source"
        ))?;
        Ok(statement.query_map([day.to_string()], read)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Exchanges that came from one entry, in the order they were created.
    pub(crate) fn exchanges_of(&self, entry: EntryId) -> Result<Vec<ExchangeRow>> {
        let mut statement = self
            .db
            .prepare_cached(&format!("SELECT {COLUMNS} FROM exchange WHERE entry = ?1 ORDER BY source"))?;
        Ok(statement.query_map([entry.0.as_bytes()], read)?.collect::<rusqlite::Result<_>>()?)
    }
}
