//! Records of the same human being.

use rusqlite::{Connection, params};

use super::Table;
use crate::{
    error::Result,
    model::{AnyRecord, Identities, Kind, PersonId, RecordId},
    store::{Snapshot, columns::id},
};

pub(super) struct SamePersons;

impl Table for SamePersons {
    const NAME: &'static str = "same_as";
    const VERSION: i64 = 1;
    const KINDS: &'static [Kind] = &[Kind::Person];
    const DDL: &'static str = "CREATE TABLE same_as (
        source BLOB NOT NULL, other BLOB NOT NULL, PRIMARY KEY (source, other)
    ) STRICT, WITHOUT ROWID";
    type Row = PersonId;

    fn rows(_: RecordId, record: &AnyRecord) -> Vec<PersonId> {
        let AnyRecord::Person(person) = record else { return Vec::new() };
        person.same_as.iter().filter(|(_, same)| **same).map(|(other, _)| *other).collect()
    }

    fn insert(db: &Connection, source: RecordId, other: &PersonId) -> rusqlite::Result<()> {
        db.prepare_cached("INSERT INTO same_as (source, other) VALUES (?, ?)")?
            .execute(params![source.as_bytes(), RecordId::from(*other).as_bytes()])?;
        Ok(())
    }
}

impl Snapshot<'_> {
    /// The records that this one says are the same person.
    pub(super) fn links_of(&self, person: RecordId) -> Result<Vec<PersonId>> {
        let mut statement =
            self.db.prepare_cached("SELECT other FROM same_as WHERE source = ?1 ORDER BY other")?;
        let links = statement.query_map([person.as_bytes()], |row| Ok(id(row, 0)?.into()))?;
        Ok(links.collect::<rusqlite::Result<_>>()?)
    }

    /// The records that say they are the same person as this one. There are few links in a journal: none is looked up.
    pub(in crate::store) fn linked_from(&self, person: RecordId) -> Result<Vec<PersonId>> {
        let mut statement = self.db.prepare_cached("SELECT source FROM same_as WHERE other = ?1")?;
        let links = statement.query_map([person.as_bytes()], |row| Ok(id(row, 0)?.into()))?;
        Ok(links.collect::<rusqlite::Result<_>>()?)
    }

    /// Which records are the same human being. A link to a record that is gone or deleted joins nothing.
    pub(crate) fn identities(&self) -> Result<Identities> {
        let mut statement = self.db.prepare_cached(
            "SELECT s.source, s.other FROM same_as s WHERE EXISTS (SELECT 1 FROM person WHERE source = s.other)",
        )?;
        let pairs = statement.query_map([], |row| Ok((id(row, 0)?.into(), id(row, 1)?.into())))?;
        Ok(Identities::new(pairs.collect::<rusqlite::Result<Vec<_>>>()?))
    }
}
