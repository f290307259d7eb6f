//! Facts.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Table, each};
use crate::{
    error::Result,
    model::{AnyRecord, EntryId, Fact, FactKind, Kind, Moment, PersonId, RecordId},
    store::{
        Snapshot,
        columns::{at_most, day_if_any, id, id_if_any, moment, moment_if_any},
    },
};

/// What the user knows about somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct FactRow {
    /// The id of the fact.
    pub id: RecordId,
    /// Whom it is about.
    pub person: Option<PersonId>,
    /// The person is a guess among several.
    pub guess: bool,
    /// What it is about.
    pub kind: FactKind,
    /// What is known, in the user's words.
    pub text: String,
    /// The line it came from.
    pub entry: Option<EntryId>,
    /// When the user learned it.
    pub learned: Moment,
    /// The last day on which the user said that it still holds.
    pub confirmed_on: Option<NaiveDate>,
    /// Since when it no longer holds.
    pub ended: Option<Moment>,
    /// The line was private.
    pub private: bool,
}

/// What somebody needs, as a line is compared with it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NeedRow {
    /// The id of the fact that says so.
    pub(crate) id: RecordId,
    /// What is needed, in the user's words.
    pub(crate) text: String,
    /// The line it came from.
    pub(crate) entry: Option<EntryId>,
}

impl FactRow {
    /// The row of this record.
    pub(crate) fn of(id: RecordId, fact: &Fact) -> Self {
        Self {
            id,
            person: fact.person,
            guess: fact.guess,
            kind: fact.kind.clone(),
            text: fact.text.clone(),
            entry: fact.entry,
            learned: fact.learned,
            confirmed_on: fact.confirmed_on,
            ended: fact.ended,
            private: fact.private,
        }
    }
}

pub(super) struct Facts;

impl Table for Facts {
    const NAME: &'static str = "fact";
    const VERSION: i64 = 3;
    const KINDS: &'static [Kind] = &[Kind::Fact];
    const DDL: &'static str = "CREATE TABLE fact (
        source BLOB NOT NULL PRIMARY KEY, person BLOB, guess INTEGER NOT NULL, kind TEXT NOT NULL,
        text TEXT NOT NULL, entry BLOB, learned TEXT NOT NULL, confirmed_on TEXT, ended TEXT, private INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX fact_of_person ON fact (person);
    CREATE INDEX fact_of_entry ON fact (entry);
    CREATE INDEX fact_by_kind ON fact (kind);
    CREATE INDEX fact_needs_of_person ON fact (person, source, kind, private, guess, ended, entry, text)
        WHERE kind = 'need' AND NOT private AND NOT guess AND ended IS NULL;
    CREATE INDEX fact_open_needs ON fact (max(substr(learned, 1, 10), ifnull(confirmed_on, '')), source)
        WHERE kind = 'need' AND NOT private AND NOT guess AND ended IS NULL AND person IS NOT NULL";
    type Row = FactRow;

    fn rows(id: RecordId, record: &AnyRecord) -> Vec<FactRow> {
        match record {
            AnyRecord::Fact(fact) => vec![FactRow::of(id, fact)],
            _ => Vec::new(),
        }
    }

    fn insert(db: &Connection, source: RecordId, row: &FactRow) -> rusqlite::Result<()> {
        db.prepare_cached(
            "INSERT INTO fact (
                 source, person, guess, kind, text, entry, learned, confirmed_on, ended, private
             ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            source.as_bytes(),
            row.person.map(|person| person.0.into_bytes()),
            row.guess,
            row.kind.as_str(),
            row.text,
            row.entry.map(|entry| entry.0.into_bytes()),
            row.learned.to_rfc3339(),
            row.confirmed_on.map(|day| day.to_string()),
            row.ended.map(|ended| ended.to_rfc3339()),
            row.private,
        ])?;
        Ok(())
    }
}

const COLUMNS: &str = "source, person, guess, kind, text, entry, learned, confirmed_on, ended, private";

fn read(row: &Row<'_>) -> rusqlite::Result<FactRow> {
    Ok(FactRow {
        id: id(row, 0)?,
        person: id_if_any(row, 1)?.map(PersonId),
        guess: row.get(2)?,
        kind: FactKind::from(row.get_ref(3)?.as_str()?),
        text: row.get(4)?,
        entry: id_if_any(row, 5)?.map(EntryId),
        learned: moment(row, 6)?,
        confirmed_on: day_if_any(row, 7)?,
        ended: moment_if_any(row, 8)?,
        private: row.get(9)?,
    })
}

/// Answered by the index of what each needs alone: a line asks it, and the facts of one person lie scattered among all.
pub(super) const NEEDS_OF: &str = "SELECT source, text, entry FROM fact INDEXED BY fact_needs_of_person
     WHERE person = ?1 AND kind = 'need' AND NOT private AND NOT guess AND ended IS NULL";

/// Answered by the index of open needs alone, in its order: the condition and the day are that index's to the letter.
pub(super) fn open_needs() -> String {
    format!(
        "SELECT {COLUMNS} FROM fact INDEXED BY fact_open_needs
         WHERE kind = 'need' AND NOT private AND NOT guess AND ended IS NULL AND person IS NOT NULL
         ORDER BY max(substr(learned, 1, 10), ifnull(confirmed_on, '')) DESC, source DESC LIMIT ?1"
    )
}

impl Snapshot<'_> {
    /// The row of a fact; `None` if it is not there or deleted.
    pub(crate) fn fact(&self, fact: RecordId) -> Result<Option<FactRow>> {
        let mut statement =
            self.db.prepare_cached(&format!("SELECT {COLUMNS} FROM fact WHERE source = ?1"))?;
        Ok(statement.query_row([fact.as_bytes()], read).optional()?)
    }

    /// Every fact of a kind, about anybody, in the order they were created.
    pub(crate) fn facts_of_kind(&self, kind: &FactKind) -> Result<Vec<FactRow>> {
        let mut statement =
            self.db.prepare_cached(&format!("SELECT {COLUMNS} FROM fact WHERE kind = ?1 ORDER BY source"))?;
        Ok(statement.query_map([kind.as_str()], read)?.collect::<rusqlite::Result<_>>()?)
    }

    /// What somebody known needs, still and not in private: first what was learned or confirmed on the latest day, at most
    /// `limit`.
    pub(crate) fn open_needs(&self, limit: usize) -> Result<Vec<FactRow>> {
        let mut statement = self.db.prepare_cached(&open_needs())?;
        Ok(statement.query_map([at_most(limit)], read)?.collect::<rusqlite::Result<_>>()?)
    }

    /// What these records of one person say they need, still and not in private, in the order they were created.
    pub(crate) fn open_needs_of(&self, person: &[PersonId]) -> Result<Vec<NeedRow>> {
        let mut statement = self.db.prepare_cached(NEEDS_OF)?;
        let read = |row: &Row<'_>| {
            Ok(NeedRow { id: id(row, 0)?, text: row.get(1)?, entry: id_if_any(row, 2)?.map(EntryId) })
        };
        let mut found = each(person, |id| statement.query_map([id.0.as_bytes()], read)?.collect())?;
        found.sort_by_key(|row: &NeedRow| row.id);
        Ok(found)
    }

    /// Every fact about these records of one person, in the order they were created.
    pub(crate) fn facts_about(&self, person: &[PersonId]) -> Result<Vec<FactRow>> {
        let mut statement =
            self.db.prepare_cached(&format!("SELECT {COLUMNS} FROM fact WHERE person = ?1"))?;
        let mut found = each(person, |id| statement.query_map([id.0.as_bytes()], read)?.collect())?;
        found.sort_by_key(|row: &FactRow| row.id);
        Ok(found)
    }

    /// Facts that came from one entry, in the order they were created.
    pub(crate) fn facts_of(&self, entry: EntryId) -> Result<Vec<FactRow>> {
        let mut statement = self
            .db
            .prepare_cached(&format!("SELECT {COLUMNS} FROM fact WHERE entry = ?1 ORDER BY source"))?;
        Ok(statement.query_map([entry.0.as_bytes()], read)?.collect::<rusqlite::Result<_>>()?)
    }
}
