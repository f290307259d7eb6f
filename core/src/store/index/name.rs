//! Every name of every person: what lines are read against.

use rusqlite::{Connection, Row, params};

use super::{Table, each};
use crate::{
    error::Result,
    model::{AnyRecord, Kind, PersonId, RecordId},
    quick_log::fold,
    store::{Snapshot, columns::id},
};

/// One name of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameRow {
    /// Who goes by it.
    pub person: PersonId,
    /// As the user wrote it.
    pub name: String,
    /// Not the full name.
    pub nickname: bool,
}

pub(super) struct Names;

impl Table for Names {
    const NAME: &'static str = "name";
    const VERSION: i64 = 2;
    const KINDS: &'static [Kind] = &[Kind::Person];
    const DDL: &'static str = "CREATE TABLE name (
        source BLOB NOT NULL, nickname INTEGER NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL,
        PRIMARY KEY (source, nickname, name)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX name_in_full ON name (folded, source, nickname) WHERE NOT nickname";
    type Row = NameRow;

    fn rows(id: RecordId, record: &AnyRecord) -> Vec<NameRow> {
        let AnyRecord::Person(person) = record else { return Vec::new() };
        let row = |name: &String, nickname| NameRow { person: id.into(), name: name.clone(), nickname };
        let full = std::iter::once(row(&person.name, false));
        full.chain(person.nicknames.keys().map(|name| row(name, true))).collect()
    }

    fn insert(db: &Connection, source: RecordId, row: &NameRow) -> rusqlite::Result<()> {
        db.prepare_cached("INSERT INTO name (source, nickname, name, folded) VALUES (?, ?, ?, ?)")?
            .execute(params![source.as_bytes(), row.nickname, row.name, fold(&row.name)])?;
        Ok(())
    }
}

/// All that one record of a person says about names: what they are called, and which other records are the same person.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::store) struct NameRows {
    names: Vec<NameRow>,
    same_as: Vec<PersonId>,
}

impl NameRows {
    /// Whether no other record is the same person.
    pub(in crate::store) fn is_alone(&self) -> bool {
        self.same_as.is_empty()
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<NameRow> {
    Ok(NameRow { person: id(row, 0)?.into(), nickname: row.get(1)?, name: row.get(2)? })
}

impl Snapshot<'_> {
    /// What the rows of this record say about names.
    pub(in crate::store) fn name_rows(&self, person: RecordId) -> Result<NameRows> {
        Ok(NameRows { names: self.names_of(&[PersonId(person)])?, same_as: self.links_of(person)? })
    }

    /// The names of these records of one person, the full one of each first.
    pub(crate) fn names_of(&self, person: &[PersonId]) -> Result<Vec<NameRow>> {
        let mut statement = self.db.prepare_cached(
            "SELECT source, nickname, name FROM name WHERE source = ?1 ORDER BY nickname, name",
        )?;
        each(person, |id| statement.query_map([id.0.as_bytes()], read)?.collect())
    }

    /// People whose full name another record has too, ignoring case and accents; in the order they were created.
    pub(crate) fn namesakes(&self) -> Result<Vec<PersonId>> {
        let mut statement = self.db.prepare_cached(
            "SELECT source FROM name INDEXED BY name_in_full WHERE NOT nickname AND folded IN (
                SELECT folded FROM name INDEXED BY name_in_full WHERE NOT nickname GROUP BY folded HAVING count(*) > 1)
             ORDER BY source",
        )?;
        let rows = statement.query_map([], |row| id(row, 0).map(PersonId))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Every name, by person, the full one first.
    pub(crate) fn names(&self) -> Result<Vec<NameRow>> {
        let mut statement = self
            .db
            .prepare_cached("SELECT source, nickname, name FROM name ORDER BY source, nickname, name")?;
        Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
    }
}
