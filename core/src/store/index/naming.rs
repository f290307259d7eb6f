//! Which records need a person or a goal: asked across the tables of every kind that names one, before it is deleted.
//!
//! Only records that are not deleted have rows, so a deleted record needs nobody. A link between two records of one
//! human being does not count: with its other end deleted it joins nothing.

use rusqlite::params;

use super::stored::ReadWhole;
use crate::{
    error::Result,
    model::{Advocacy, Ask, AuditScore, Feedback, Kit, Knows, Praise, Project, RecordId, Seat, Win},
    store::{Snapshot, columns::id},
};

/// Every row that needs a person or a goal by a column: the record, and what it needs.
fn rows() -> String {
    let mut parts: Vec<String> = ["presence", "promise", "fact", "exchange", "position"]
        .into_iter()
        .chain([Seat::TABLE, AuditScore::TABLE, Ask::TABLE, Feedback::TABLE, Kit::TABLE])
        .chain([Project::TABLE, Advocacy::TABLE, Praise::TABLE, Knows::TABLE])
        .map(|table| format!("SELECT source, person FROM {table}"))
        .collect();
    parts.push("SELECT source, reports_to FROM position".to_owned());
    // The other of two people, and the goal without which the record says nothing.
    let belongs = [Knows::TABLE, Seat::TABLE, Kit::TABLE];
    parts.extend(belongs.map(|table| format!("SELECT source, belongs FROM {table}")));
    parts.join(" UNION ALL ")
}

/// Kinds that name people inside what they say as well.
const IN_SETS: [&str; 3] = [Win::TABLE, Ask::TABLE, Project::TABLE];

impl Snapshot<'_> {
    /// Whether there is a person or a goal under this id that is not deleted.
    pub(crate) fn stands(&self, id: RecordId) -> Result<bool> {
        let mut statement = self.db.prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM person WHERE source = ?1 UNION ALL SELECT 1 FROM goal WHERE source = ?1)",
        )?;
        Ok(statement.query_row([id.as_bytes()], |row| row.get(0))?)
    }

    /// Every record that names this person or this goal, in the order they were created.
    pub(crate) fn needing(&self, needed: RecordId) -> Result<Vec<RecordId>> {
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
        let found = statement.query_map(params![needed.as_bytes(), needed.to_string()], |row| id(row, 0))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// Records that name a person or a goal that is deleted or absent, each with that one, as far as columns show.
    pub(crate) fn needing_what_is_gone(&self) -> Result<Vec<(RecordId, RecordId)>> {
        let sql = format!(
            "SELECT DISTINCT r.source, r.person FROM ({}) r
             WHERE r.person IS NOT NULL
                 AND NOT EXISTS (SELECT 1 FROM person WHERE source = r.person)
                 AND NOT EXISTS (SELECT 1 FROM goal WHERE source = r.person)
             ORDER BY r.source",
            rows()
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let found = statement.query_map([], |row| Ok((id(row, 0)?, id(row, 1)?)))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }
}
