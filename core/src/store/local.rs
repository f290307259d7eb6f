//! What is neither document nor derivable: settings of this device, undo, the prompt's history, damage found.

use rusqlite::{OptionalExtension, params};

use super::{Snapshot, Tx, columns, index::name::NameRows, transaction::NamesChange};
use crate::{
    error::{Error, Result},
    model::{Fields, Moment, RecordId},
};

/// Lines of prompt history that are kept.
const PROMPT_LINES: i64 = 1_000;

/// Acts that can be undone; older ones fall off.
pub(super) const UNDO_STEPS: i64 = 1_000;

/// The setting that counts changes of names and of the words for kinds.
const NAMES_VERSION: &str = "names_version";

/// The setting that lists the people added by the latest changes to names, as `version:id`, newest last. Any other
/// change to names empties it.
const NAMES_ADDED: &str = "names_added";

/// How many additions are kept; a reader that has missed more loads all names again.
const ADDITIONS: usize = 32;

/// What one act changed in one record, field by field: enough to take it back and to do it again.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub(crate) struct UndoChange {
    pub(crate) id: RecordId,
    /// Flat keys before the act; null where there was nothing.
    pub(crate) before: Fields,
    /// The same keys after it.
    pub(crate) after: Fields,
}

/// One act that can be undone or done again.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct UndoStep {
    pub(crate) step: i64,
    pub(crate) at: Moment,
    /// What it did, in words.
    pub(crate) what: String,
    pub(crate) undone: bool,
    pub(crate) changes: Vec<UndoChange>,
}

/// A record that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Damage {
    pub(crate) id: RecordId,
    pub(crate) found: Moment,
    pub(crate) why: String,
}

impl Snapshot<'_> {
    /// A setting of this device.
    pub(crate) fn setting(&self, name: &str) -> Result<Option<String>> {
        let mut statement = self.db.prepare_cached("SELECT value FROM settings WHERE name = ?1")?;
        Ok(statement.query_row([name], |row| row.get(0)).optional()?)
    }

    /// The settings of this device whose names begin so, by name.
    pub(crate) fn settings_under(&self, prefix: &str) -> Result<Vec<(String, String)>> {
        let mut statement = self.db.prepare_cached(
            "SELECT name, value FROM settings WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name",
        )?;
        let rows = statement.query_map([prefix], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// A number that goes up whenever a name, or a word for a kind, may have changed in any process. Reading lines
    /// needs all of them, and preparing 2,000 names takes longer than logging a line.
    pub(crate) fn names_version(&self) -> Result<u64> {
        Ok(self.setting(NAMES_VERSION)?.and_then(|version| version.parse().ok()).unwrap_or(0))
    }

    /// Who has been added since this version of the names, in the order in which they were; `None` if names changed in
    /// any other way too, or too many were added.
    pub(crate) fn added_since(&self, version: u64) -> Result<Option<Vec<RecordId>>> {
        let now = self.names_version()?;
        let kept = self.setting(NAMES_ADDED)?.unwrap_or_default();
        let added: Vec<(u64, RecordId)> = kept.split(' ').filter_map(addition).collect();
        // A version that added nobody is one that did something else.
        let all = (version.wrapping_add(1)..=now).all(|missed| added.iter().any(|(at, _)| *at == missed));
        let since = added.into_iter().filter(|(at, _)| *at > version).map(|(_, id)| id);
        Ok((version <= now && all).then(|| since.collect()))
    }

    /// The newest act that is not undone.
    pub(crate) fn newest_done(&self) -> Result<Option<UndoStep>> {
        self.undo_step(
            "SELECT step, at, what, undone, changes FROM undo WHERE undone = 0 ORDER BY step DESC LIMIT 1",
        )
    }

    /// The oldest act that is undone: the first to do again.
    pub(crate) fn oldest_undone(&self) -> Result<Option<UndoStep>> {
        self.undo_step(
            "SELECT step, at, what, undone, changes FROM undo WHERE undone = 1 ORDER BY step LIMIT 1",
        )
    }

    /// The act under this number, undone or not.
    pub(crate) fn act(&self, step: i64) -> Result<Option<UndoStep>> {
        let by_number = "SELECT step, at, what, undone, changes FROM undo WHERE step = ?1";
        Ok(self.undo_steps_by(by_number, [step])?.into_iter().next())
    }

    fn undo_step(&self, sql: &str) -> Result<Option<UndoStep>> {
        Ok(self.undo_steps_by(sql, [])?.into_iter().next())
    }

    /// The newest acts, undone ones included, newest first.
    pub(crate) fn undo_steps(&self, limit: usize) -> Result<Vec<UndoStep>> {
        self.undo_steps_by(
            "SELECT step, at, what, undone, changes FROM undo ORDER BY step DESC LIMIT ?1",
            [i64::try_from(limit).unwrap_or(i64::MAX)],
        )
    }

    fn undo_steps_by(&self, sql: &str, params: impl rusqlite::Params) -> Result<Vec<UndoStep>> {
        let mut statement = self.db.prepare_cached(sql)?;
        let mut rows = statement.query(params)?;
        let mut steps = Vec::new();
        while let Some(row) = rows.next()? {
            let changes: String = row.get(4)?;
            steps.push(UndoStep {
                step: row.get(0)?,
                at: columns::moment(row, 1)?,
                what: row.get(2)?,
                undone: row.get(3)?,
                changes: serde_json::from_str(&changes).map_err(|error| Error::Damaged(error.to_string()))?,
            });
        }
        Ok(steps)
    }

    /// Lines typed at the prompt, oldest first.
    pub(crate) fn prompt_history(&self) -> Result<Vec<String>> {
        let mut statement = self.db.prepare_cached("SELECT line FROM prompt_history ORDER BY position")?;
        let lines = statement.query_map([], |row| row.get(0))?;
        Ok(lines.collect::<rusqlite::Result<_>>()?)
    }

    /// Records that could not be read, and have not been brought back since.
    pub(crate) fn damage(&self) -> Result<Vec<Damage>> {
        let mut statement = self.db.prepare_cached("SELECT id, found, why FROM damage ORDER BY id")?;
        let rows = statement.query_map([], |row| {
            Ok(Damage { id: columns::id(row, 0)?, found: columns::moment(row, 1)?, why: row.get(2)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    /// Sets or removes a setting of this device.
    pub(crate) fn set(&self, name: &str, value: Option<&str>) -> Result<()> {
        match value {
            Some(value) => self
                .db
                .prepare_cached("INSERT OR REPLACE INTO settings (name, value) VALUES (?1, ?2)")?
                .execute(params![name, value])?,
            None => self.db.prepare_cached("DELETE FROM settings WHERE name = ?1")?.execute([name])?,
        };
        Ok(())
    }

    /// A name, or a word for a kind, may have changed.
    pub(super) fn names_changed(&self) {
        *self.names.borrow_mut() = NamesChange::Changed;
    }

    /// Notes what storing a person changed in the names, given how they were `before`. A new person who is not merged
    /// with anyone adds to them; an edit that leaves the names alone is not counted.
    pub(super) fn note_names(&self, person: RecordId, new: bool, before: &NameRows) -> Result<()> {
        let after = self.name_rows(person)?;
        if !new && *before == after {
            return Ok(());
        }
        let alone = after.is_alone() && self.linked_from(person)?.is_empty();
        let mut names = self.names.borrow_mut();
        match &mut *names {
            NamesChange::Changed => {}
            // Made and changed in one act is new all the same.
            NamesChange::Added(people) if alone && (new || people.contains(&person)) => {
                people.retain(|other| *other != person);
                people.push(person);
            }
            NamesChange::None if alone && new => *names = NamesChange::Added(vec![person]),
            _ => *names = NamesChange::Changed,
        }
        Ok(())
    }

    /// Whether the names are as they were when the transaction began.
    pub(crate) fn has_names_of_before(&self) -> bool {
        *self.names.borrow() == NamesChange::None
    }

    /// Counts what happened to names: the last thing of a transaction's job.
    pub(super) fn count_names(&self) -> Result<()> {
        let names = self.names.take();
        if names == NamesChange::None {
            return Ok(());
        }
        let next = self.names_version()?.wrapping_add(1);
        let kept = match names {
            NamesChange::Added(people) => {
                let before = self.setting(NAMES_ADDED)?.unwrap_or_default();
                let added = people.iter().map(|id| format!("{next}:{id}"));
                let mut all: Vec<String> =
                    before.split_whitespace().map(str::to_owned).chain(added).collect();
                // Of a version that does not fit whole nothing is kept.
                let cut = all.len().saturating_sub(ADDITIONS);
                let cut_version =
                    cut.checked_sub(1).and_then(|last| addition(all.get(last)?)).map(|(at, _)| at);
                all.retain(|one| addition(one).map(|(at, _)| at) > cut_version);
                Some(all.join(" "))
            }
            NamesChange::None | NamesChange::Changed => None,
        };
        self.set(NAMES_ADDED, kept.as_deref())?;
        self.set(NAMES_VERSION, Some(&next.to_string()))
    }

    /// Notes an act so that it can be undone, and says under which number. What had been undone before can no longer be done
    /// again.
    pub(crate) fn note_undo(&self, at: Moment, what: &str, changes: &[UndoChange]) -> Result<i64> {
        let changes = serde_json::to_string(changes).map_err(Error::internal)?;
        // Undo works in sequence: what is undone lies behind the newest act that is not, and nothing else is read.
        self.db
            .prepare_cached(
                "DELETE FROM undo WHERE step >
                     coalesce((SELECT step FROM undo WHERE undone = 0 ORDER BY step DESC LIMIT 1), 0)",
            )?
            .execute([])?;
        self.db
            .prepare_cached("INSERT INTO undo (at, what, changes) VALUES (?1, ?2, ?3)")?
            .execute(params![at.to_rfc3339(), what, changes])?;
        let step = self.db.last_insert_rowid();
        self.db
            .prepare_cached("DELETE FROM undo WHERE step <= (SELECT max(step) FROM undo) - ?1")?
            .execute([UNDO_STEPS])?;
        Ok(step)
    }

    /// Puts an act back under its number, as it was noted in the file that was repaired.
    pub(super) fn restore_undo(&self, act: &UndoStep) -> Result<()> {
        let changes = serde_json::to_string(&act.changes).map_err(Error::internal)?;
        self.db
            .prepare_cached("INSERT INTO undo (step, at, what, undone, changes) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![act.step, act.at.to_rfc3339(), act.what, act.undone, changes])?;
        Ok(())
    }

    /// Marks an act as undone or as done again.
    pub(crate) fn mark_undone(&self, step: i64, undone: bool) -> Result<()> {
        self.db
            .prepare_cached("UPDATE undo SET undone = ?2 WHERE step = ?1")?
            .execute(params![step, undone])?;
        Ok(())
    }

    /// Takes an act out of those that can be undone or done again.
    pub(crate) fn drop_undo(&self, step: i64) -> Result<()> {
        self.db.prepare_cached("DELETE FROM undo WHERE step = ?1")?.execute([step])?;
        Ok(())
    }

    /// Forgets every act, so that none can be undone.
    pub(crate) fn purge_undo(&self) -> Result<()> {
        self.db.execute("DELETE FROM undo", [])?;
        Ok(())
    }

    /// Adds a line to the prompt's history; the same line twice in a row is kept once.
    pub(crate) fn remember_prompt(&self, line: &str) -> Result<()> {
        let last: Option<String> = self
            .db
            .prepare_cached("SELECT line FROM prompt_history ORDER BY position DESC LIMIT 1")?
            .query_row([], |row| row.get(0))
            .optional()?;
        if last.as_deref() == Some(line) {
            return Ok(());
        }
        self.db.prepare_cached("INSERT INTO prompt_history (line) VALUES (?1)")?.execute([line])?;
        self.db
            .prepare_cached("DELETE FROM prompt_history WHERE position <= (SELECT max(position) FROM prompt_history) - ?1")?
            .execute([PROMPT_LINES])?;
        Ok(())
    }

    /// Forgets every line of the prompt's history.
    pub(crate) fn purge_prompt(&self) -> Result<()> {
        self.db.execute("DELETE FROM prompt_history", [])?;
        Ok(())
    }

    /// Names a record that cannot be read.
    pub(crate) fn note_damage(&self, id: RecordId, found: Moment, why: &str) -> Result<()> {
        self.db
            .prepare_cached("INSERT OR IGNORE INTO damage (id, found, why) VALUES (?1, ?2, ?3)")?
            .execute(params![id.as_bytes(), found.to_rfc3339(), why])?;
        Ok(())
    }

    /// A record came back whole.
    pub(crate) fn clear_damage(&self, id: RecordId) -> Result<()> {
        self.db.prepare_cached("DELETE FROM damage WHERE id = ?1")?.execute([id.as_bytes()])?;
        Ok(())
    }
}

/// One `version:id` of who was added.
fn addition(text: &str) -> Option<(u64, RecordId)> {
    let (version, id) = text.split_once(':')?;
    Some((version.parse().ok()?, RecordId::parse(id)?))
}
