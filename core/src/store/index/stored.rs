//! Records that are few and read whole: one table for each kind, with what one asks for them by as columns.
//!
//! A journal has thousands of lines and promises, but tens of goals and hundreds of asks. Their sets are part of every
//! answer, so that a row is the whole record; the columns only say whose it is, what else it belongs to, and when it was.

use rusqlite::{Connection, Row, params, types::Type};

use super::{Table, each};
use crate::{
    error::Result,
    model::{
        Advocacy, AnyRecord, Ask, AuditScore, Feedback, Goal, Kind, Kit, Knows, Mine, Moment, PersonId,
        Praise, Project, Question, Record, RecordId, Seat, Win,
    },
    store::{
        Snapshot,
        columns::{failed, id},
    },
};

/// A record as a whole, with its id.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored<R> {
    /// The record's id.
    pub id: RecordId,
    /// The record as its document says it.
    pub record: R,
}

/// What a row says beside the record.
pub(super) struct StoredRow<R> {
    whole: Stored<R>,
    person: Option<PersonId>,
    belongs: Option<RecordId>,
    at: Moment,
}

/// A kind of record that is read whole.
pub(crate) trait ReadWhole: Record {
    /// The name of its table.
    const TABLE: &'static str;
    /// The SQL that creates its table and indexes.
    const DDL: &'static str;
    /// Goes up when the shape or the meaning of its rows changes.
    const VERSION: i64;
    /// The kind of record it holds.
    const KINDS: &'static [Kind];

    /// The person it is about.
    fn person(&self) -> Option<PersonId>;
    /// What else it belongs to: its goal, or the other of two people.
    fn belongs(&self) -> Option<RecordId>;
    /// The moment the rows are sorted by.
    fn at(&self) -> Moment;
}

macro_rules! read_whole {
    ($($kind:ident in $table:literal, version $version:literal, person $person:expr, belongs $belongs:expr, at $at:ident;)+) => {
        $(
            impl ReadWhole for $kind {
                const TABLE: &'static str = $table;
                const DDL: &'static str = concat!(
                    "CREATE TABLE ", $table, " (
                        source BLOB NOT NULL PRIMARY KEY, person BLOB, belongs BLOB, millis INTEGER NOT NULL,
                        body TEXT NOT NULL
                    ) STRICT, WITHOUT ROWID;
                    CREATE INDEX ", $table, "_of_person ON ", $table, " (person) WHERE person IS NOT NULL;
                    CREATE INDEX ", $table, "_belongs ON ", $table, " (belongs) WHERE belongs IS NOT NULL;
                    CREATE INDEX ", $table, "_in_time ON ", $table, " (millis)"
                );
                const VERSION: i64 = $version;
                const KINDS: &'static [Kind] = &[Kind::$kind];

                fn person(&self) -> Option<PersonId> {
                    let read: fn(&Self) -> Option<PersonId> = $person;
                    read(self)
                }

                fn belongs(&self) -> Option<RecordId> {
                    let read: fn(&Self) -> Option<RecordId> = $belongs;
                    read(self)
                }

                fn at(&self) -> Moment {
                    self.$at
                }
            }
        )+
    };
}

read_whole! {
    Goal in "goal", version 1, person |_| None, belongs |goal| goal.after.map(Into::into), at set;
    Seat in "stakeholder", version 2, person |one| Some(one.person), belongs |one| Some(one.goal.into()), at added;
    AuditScore in "audit", version 1, person |audit| Some(audit.person), belongs |_| None, at at;
    Win in "win", version 2, person |_| None, belongs |win| win.goal.map(Into::into), at at;
    Ask in "ask", version 1, person |ask| Some(ask.person), belongs |ask| ask.goal.map(Into::into), at asked;
    Feedback in "feedback", version 1, person |heard| Some(heard.person), belongs |heard| heard.ask.map(Into::into), at at;
    Question in "question", version 1, person |_| None, belongs |_| None, at made;
    Kit in "kit", version 1, person |kit| Some(kit.person), belongs |kit| Some(kit.goal.into()), at given;
    Project in "initiative", version 1, person |one| one.person, belongs |one| one.goal.map(Into::into), at begun;
    Advocacy in "advocacy", version 2, person |word| word.speaker(), belongs |word| word.goal.map(Into::into), at at;
    Praise in "praise", version 1, person |praise| Some(praise.person), belongs |_| None, at at;
    Knows in "knows", version 1, person |knows| Some(knows.person), belongs |knows| Some(knows.other.into()), at learned;
    Mine in "mine", version 1, person |_| None, belongs |_| None, at at;
}

/// The table of a kind that is read whole.
pub(super) struct StoredRecords<R>(std::marker::PhantomData<R>);

impl<R: ReadWhole> Table for StoredRecords<R> {
    const NAME: &'static str = R::TABLE;
    const VERSION: i64 = R::VERSION;
    const KINDS: &'static [Kind] = R::KINDS;
    const DDL: &'static str = R::DDL;
    type Row = StoredRow<R>;

    fn rows(id: RecordId, record: &AnyRecord) -> Vec<StoredRow<R>> {
        let Some(record) = R::from_any(record.clone()) else { return Vec::new() };
        let (person, belongs, at) = (record.person(), record.belongs(), record.at());
        vec![StoredRow { whole: Stored { id, record }, person, belongs, at }]
    }

    fn insert(db: &Connection, source: RecordId, row: &StoredRow<R>) -> rusqlite::Result<()> {
        let body = serde_json::to_string(&row.whole.record)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(Box::new(error)))?;
        db.prepare_cached(&format!(
            "INSERT INTO {} (source, person, belongs, millis, body) VALUES (?, ?, ?, ?, ?)",
            R::TABLE
        ))?
        .execute(params![
            source.as_bytes(),
            row.person.map(|person| person.0.into_bytes()),
            row.belongs.map(RecordId::into_bytes),
            row.at.timestamp_millis(),
            body,
        ])?;
        Ok(())
    }
}

fn read<R: ReadWhole>(row: &Row<'_>) -> rusqlite::Result<Stored<R>> {
    let record =
        serde_json::from_str(row.get_ref(1)?.as_str()?).map_err(|error| failed(1, Type::Text, error))?;
    Ok(Stored { id: id(row, 0)?, record })
}

impl Snapshot<'_> {
    /// Every record of this kind, in the order they were created.
    pub(crate) fn all<R: ReadWhole>(&self) -> Result<Vec<Stored<R>>> {
        let sql = format!("SELECT source, body FROM {} ORDER BY source", R::TABLE);
        let mut statement = self.db.prepare_cached(&sql)?;
        Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
    }

    /// Good words for the user, in the order they were created, without those where it is not certain who spoke.
    pub(crate) fn advocacies(&self) -> Result<Vec<Stored<Advocacy>>> {
        let mut words = self.all::<Advocacy>()?;
        words.retain(|word| word.record.speaker().is_some());
        Ok(words)
    }

    /// Wins in the order they were created, without those of private lines: they are there to be told.
    pub(crate) fn wins(&self) -> Result<Vec<Stored<Win>>> {
        let mut wins = self.all::<Win>()?;
        wins.retain(|win| !win.record.private);
        Ok(wins)
    }

    /// The records about these records of one person, in the order they were created.
    pub(crate) fn about<R: ReadWhole>(&self, person: &[PersonId]) -> Result<Vec<Stored<R>>> {
        let sql = format!("SELECT source, body FROM {} WHERE person = ?1", R::TABLE);
        let mut statement = self.db.prepare_cached(&sql)?;
        let mut found = each(person, |id| statement.query_map([id.0.as_bytes()], read)?.collect())?;
        found.sort_by_key(|whole: &Stored<R>| whole.id);
        Ok(found)
    }

    /// The records that belong to this one: to a goal, or to the other of two people. In the order they were created.
    pub(crate) fn belonging_to<R: ReadWhole>(&self, belongs: RecordId) -> Result<Vec<Stored<R>>> {
        let sql = format!("SELECT source, body FROM {} WHERE belongs = ?1 ORDER BY source", R::TABLE);
        let mut statement = self.db.prepare_cached(&sql)?;
        Ok(statement.query_map([belongs.as_bytes()], read)?.collect::<rusqlite::Result<_>>()?)
    }
}
