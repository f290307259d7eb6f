//! Suggestions and what became of them.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::Table;
use crate::{
    error::Result,
    model::{AnyRecord, Due, Kind, Moment, PersonId, RecordId, SuggestionState},
    store::{
        Snapshot,
        columns::{at_most, day_if_any, id, moment},
    },
};

/// One suggestion of one entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuggestionRow {
    /// The line that seems to say it.
    pub entry: RecordId,
    /// Its kind, its rule and its place in the line: `kind.trigger.start-end`, in bytes.
    pub key: String,
    /// The rule that spoke.
    pub trigger: String,
    /// What became of it.
    pub state: SuggestionState,
}

/// A suggestion with what it is put in order by: the moment of its line, and the day on which it would come due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed {
    row: SuggestionRow,
    millis: i64,
    due: Option<NaiveDate>,
}

pub(super) struct Suggestions;

impl Table for Suggestions {
    const NAME: &'static str = "suggestion";
    const VERSION: i64 = 2;
    const KINDS: &'static [Kind] = &[Kind::Entry];
    const DDL: &'static str = "CREATE TABLE suggestion (
        source BLOB NOT NULL, key TEXT NOT NULL, trigger TEXT NOT NULL, state TEXT NOT NULL, millis INTEGER NOT NULL,
        due TEXT, PRIMARY KEY (source, key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX suggestion_by_state ON suggestion (state, trigger, millis);
    CREATE INDEX suggestion_due ON suggestion (due, source) WHERE state = 'open' AND due IS NOT NULL";
    type Row = Placed;

    fn rows(entry: RecordId, record: &AnyRecord) -> Vec<Placed> {
        let AnyRecord::Entry(record) = record else { return Vec::new() };
        let row = |(key, state): (&String, &SuggestionState)| {
            let trigger = key.split('.').nth(1).unwrap_or_default().to_owned();
            Placed {
                row: SuggestionRow { entry, key: key.clone(), trigger, state: state.clone() },
                millis: record.at.timestamp_millis(),
                due: record.due.get(key).map(Due::day),
            }
        };
        record.suggestions.iter().map(row).collect()
    }

    fn insert(db: &Connection, source: RecordId, placed: &Placed) -> rusqlite::Result<()> {
        let Placed { row, millis, due } = placed;
        db.prepare_cached(
            "INSERT INTO suggestion (source, key, trigger, state, millis, due) VALUES (?, ?, ?, ?, ?, ?)",
        )?
        .execute(params![
            source.as_bytes(),
            row.key,
            row.trigger,
            row.state.as_str(),
            millis,
            due.map(|day| day.to_string()),
        ])?;
        Ok(())
    }
}

/// The keys of promises and of plans.
const PROMISED: &str = "(key >= 'promise.' AND key < 'promise/' OR key >= 'plan.' AND key < 'plan/')";

impl Snapshot<'_> {
    /// Suggestions that wait for the user, those of the newest entries first.
    pub(crate) fn open_suggestions(&self) -> Result<Vec<SuggestionRow>> {
        let mut statement = self.db.prepare_cached(
            "SELECT source, key, trigger FROM suggestion WHERE state = 'open' ORDER BY millis DESC, source DESC, key",
        )?;
        let rows = statement.query_map([], |row| {
            Ok(SuggestionRow {
                entry: id(row, 0)?,
                key: row.get(1)?,
                trigger: row.get(2)?,
                state: SuggestionState::Open,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The suggestions of one kind in one state, with the line of each and whether it is private; newest lines first,
    /// at most `limit`.
    pub(crate) fn suggestions_of(
        &self,
        kind: &str,
        state: &SuggestionState,
        limit: usize,
    ) -> Result<Vec<(SuggestionRow, String, bool)>> {
        let mut statement = self.db.prepare_cached(
            "SELECT s.source, s.key, s.trigger, e.raw, e.private FROM suggestion s JOIN entry e ON e.source = s.source
             WHERE s.state = ?1 AND s.key >= ?2 || '.' AND s.key < ?2 || '/' ORDER BY s.millis DESC, s.source DESC, s.key
             LIMIT ?3",
        )?;
        let rows = statement.query_map(params![state.as_str(), kind, at_most(limit)], |row| {
            let found = SuggestionRow {
                entry: id(row, 0)?,
                key: row.get(1)?,
                trigger: row.get(2)?,
                state: state.clone(),
            };
            Ok((found, row.get(3)?, row.get(4)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Whether a promise or plan of this entry waits for the user's answer.
    pub(crate) fn asks_about_a_promise(&self, entry: RecordId) -> Result<bool> {
        let sql = format!(
            "SELECT EXISTS (SELECT 1 FROM suggestion WHERE source = ?1 AND +state = 'open' AND {PROMISED})"
        );
        Ok(self.db.prepare_cached(&sql)?.query_row([entry.as_bytes()], |row| row.get(0))?)
    }

    /// Entries with a promise or plan that waits for the user's answer and would come due on or after this day, each
    /// with its first such day, soonest first; limited to one record of a person if that is given.
    pub(crate) fn entries_that_ask_what_is_due(
        &self,
        from: NaiveDate,
        person: Option<PersonId>,
        limit: usize,
    ) -> Result<Vec<(RecordId, NaiveDate)>> {
        let sql = format!(
            "SELECT source, due FROM suggestion INDEXED BY suggestion_due
             WHERE state = 'open' AND due IS NOT NULL AND due >= ?1 AND {PROMISED}
               AND (?2 IS NULL OR EXISTS (SELECT 1 FROM presence WHERE source = suggestion.source AND person = ?2))
             ORDER BY due, source LIMIT ?3"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let person = person.map(|person| person.0.into_bytes());
        let rows = statement.query_map(params![from.to_string(), person, at_most(limit)], |row| {
            Ok((id(row, 0)?, day_if_any(row, 1)?.unwrap_or(from)))
        })?;
        let mut found: Vec<(RecordId, NaiveDate)> = rows.collect::<rusqlite::Result<_>>()?;
        let mut seen = BTreeSet::new();
        found.retain(|(entry, _)| seen.insert(*entry));
        Ok(found)
    }

    /// Entries from `since` on with a promise or plan without a day that waits for the user's answer, each with its
    /// moment, newest first.
    pub(crate) fn entries_that_ask_about_promises(
        &self,
        since: Moment,
        limit: usize,
    ) -> Result<Vec<(RecordId, Moment)>> {
        let sql = format!(
            "SELECT entry.source, entry.at FROM entry INDEXED BY entry_by_moment WHERE entry.millis >= ?1 AND EXISTS (
                SELECT 1 FROM suggestion
                WHERE suggestion.source = entry.source AND +state = 'open' AND due IS NULL AND {PROMISED})
             ORDER BY entry.millis DESC, entry.source DESC LIMIT ?2"
        );
        let mut statement = self.db.prepare_cached(&sql)?;
        let rows = statement.query_map(params![since.timestamp_millis(), at_most(limit)], |row| {
            Ok((id(row, 0)?, moment(row, 1)?))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Rules that the user refused at least `times` times.
    pub(crate) fn refused_triggers(&self, times: u32) -> Result<Vec<String>> {
        let mut statement = self.db.prepare_cached(
            "SELECT trigger FROM suggestion WHERE state = 'dropped' GROUP BY trigger HAVING count(*) >= ?1 ORDER BY trigger",
        )?;
        Ok(statement.query_map([times], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }
}
