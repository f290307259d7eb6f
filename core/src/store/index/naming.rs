//! Which records name a person: asked across the tables of every kind that does, before somebody is deleted.
//!
//! Rows are those of records that stand, so that a deleted record needs nobody. A link between two records of one human
//! being is none of these: one whose other end is deleted joins nothing.

use rusqlite::params;

use super::stored::ReadWhole;
use crate::{
    error::Result,
    model::{
        Advocacy, Ask, AuditScore, Feedback, Kit, Knows, PersonId, Praise, Project, RecordId, Seat, Win,
    },
    store::{Snapshot, columns::id},
};

/// Every row that names somebody in a column: the record and the person.
fn rows() -> String {
    let mut parts: Vec<String> = ["presence", "promise", "fact", "exchange", "position"]
        .into_iter()
        .chain([Seat::TABLE, AuditScore::TABLE, Ask::TABLE, Feedback::TABLE, Kit::TABLE])
        .chain([Project::TABLE, Advocacy::TABLE, Praise::TABLE, Knows::TABLE])
        .map(|table| format!("SELECT source, person FROM {table}"))
        .collect();
    parts.push("SELECT source, reports_to FROM position".to_owned());
    parts.push(format!("SELECT source, belongs FROM {}", Knows::TABLE));
    parts.join(" UNION ALL ")
}

/// Kinds that name people inside what they say as well.
const IN_SETS: [&str; 3] = [Win::TABLE, Ask::TABLE, Project::TABLE];

impl Snapshot<'_> {
    /// Whether there is a person under this id who is not deleted.
    pub(crate) fn stands(&self, person: PersonId) -> Result<bool> {
        let mut statement =
            self.db.prepare_cached("SELECT EXISTS (SELECT 1 FROM person WHERE source = ?1)")?;
        Ok(statement.query_row([person.0.as_bytes()], |row| row.get(0))?)
    }

    /// Every record that names this one of a person, in order of birth.
    pub(crate) fn naming(&self, person: PersonId) -> Result<Vec<RecordId>> {
        let in_sets: Vec<String> = IN_SETS
            .iter()
            .map(|table| format!("SELECT source FROM {table} WHERE instr(body, ?2) > 0"))
            .collect();
        let sql = format!(
            "SELECT source FROM ({}) WHERE person = ?1 UNION {} ORDER BY source",
            rows(),
            in_sets.join(" UNION ")
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let found =
            statement.query_map(params![person.0.as_bytes(), person.0.to_string()], |row| id(row, 0))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// Records that name somebody who was deleted, each with whom, as far as columns say.
    pub(crate) fn naming_the_deleted(&self) -> Result<Vec<(RecordId, PersonId)>> {
        let sql = format!(
            "SELECT DISTINCT r.source, r.person FROM ({}) r
             WHERE NOT EXISTS (SELECT 1 FROM person WHERE source = r.person)
                 AND EXISTS (SELECT 1 FROM documents WHERE id = r.person AND kind = 'person')
             ORDER BY r.source",
            rows()
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let found = statement.query_map([], |row| Ok((id(row, 0)?, PersonId(id(row, 1)?))))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }
}
