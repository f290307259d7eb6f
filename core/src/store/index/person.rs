//! People.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::Table;
use crate::{
    error::Result,
    model::{AnyRecord, Kind, Moment, PersonId, RecordId, Relation, Stage},
    store::{
        Snapshot,
        columns::{id, moment, moment_if_any},
    },
};

/// A person, without names beyond the full one and without notes.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonRow {
    /// The id of this record of theirs.
    pub id: PersonId,
    /// The full name.
    pub name: String,
    /// What they are to the user.
    pub relation: Relation,
    /// How they are spoken of; empty if not said.
    pub pronoun: String,
    /// Days between conversations, if the user chose.
    pub cadence: Option<u32>,
    /// Since when they are resting.
    pub resting: Option<Moment>,
    /// Why they rest, in the user's words.
    pub resting_because: String,
    /// How far the two of them have come, if the user said so.
    pub stage: Option<Stage>,
    /// When the user said so.
    pub stage_said: Option<Moment>,
    /// `review` has not shown them yet.
    pub new: bool,
    /// When the record was made.
    pub made: Moment,
}

pub(super) struct Persons;

impl Table for Persons {
    const NAME: &'static str = "person";
    const VERSION: i64 = 4;
    const KINDS: &'static [Kind] = &[Kind::Person];
    const DDL: &'static str = "CREATE TABLE person (
        source BLOB NOT NULL PRIMARY KEY, name TEXT NOT NULL, relation TEXT NOT NULL, pronoun TEXT NOT NULL,
        cadence INTEGER, resting TEXT, resting_because TEXT NOT NULL, stage TEXT, stage_said TEXT, new INTEGER NOT NULL,
        made TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX person_new ON person (source, new) WHERE new";
    type Row = PersonRow;

    fn rows(id: RecordId, record: &AnyRecord) -> Vec<PersonRow> {
        let AnyRecord::Person(person) = record else { return Vec::new() };
        vec![PersonRow {
            id: id.into(),
            name: person.name.clone(),
            relation: person.relation.clone(),
            pronoun: person.pronoun.clone(),
            cadence: person.cadence,
            resting: person.resting,
            resting_because: person.resting_because.clone(),
            stage: person.stage.clone(),
            stage_said: person.stage_said,
            new: person.new,
            made: person.made,
        }]
    }

    fn insert(db: &Connection, source: RecordId, row: &PersonRow) -> rusqlite::Result<()> {
        db.prepare_cached(
            "INSERT INTO person (
                 source, name, relation, pronoun, cadence, resting, resting_because, stage, stage_said, new, made
             ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        )?
            .execute(params![
                source.as_bytes(),
                row.name,
                row.relation.as_str(),
                row.pronoun,
                row.cadence,
                row.resting.map(|moment| moment.to_rfc3339()),
                row.resting_because,
                row.stage.as_ref().map(Stage::as_str),
                row.stage_said.map(|moment| moment.to_rfc3339()),
                row.new,
                row.made.to_rfc3339(),
            ])?;
        Ok(())
    }
}

const COLUMNS: &str =
    "source, name, relation, pronoun, cadence, resting, resting_because, stage, stage_said, new, made";

fn read(row: &Row<'_>) -> rusqlite::Result<PersonRow> {
    Ok(PersonRow {
        id: id(row, 0)?.into(),
        name: row.get(1)?,
        relation: Relation::from(row.get_ref(2)?.as_str()?),
        pronoun: row.get(3)?,
        cadence: row.get(4)?,
        resting: moment_if_any(row, 5)?,
        resting_because: row.get(6)?,
        stage: row.get::<_, Option<String>>(7)?.map(|stage| Stage::from(stage.as_str())),
        stage_said: moment_if_any(row, 8)?,
        new: row.get(9)?,
        made: moment(row, 10)?,
    })
}

impl Snapshot<'_> {
    /// Everybody, by id.
    pub(crate) fn people(&self) -> Result<Vec<PersonRow>> {
        let mut statement =
            self.db.prepare_cached(&format!("SELECT {COLUMNS} FROM person ORDER BY source"))?;
        Ok(statement.query_map([], read)?.collect::<rusqlite::Result<_>>()?)
    }

    /// People whom `review` has not shown yet, in the order they were created.
    pub(crate) fn new_people(&self) -> Result<Vec<PersonId>> {
        let mut statement = self.db.prepare_cached("SELECT source FROM person WHERE new ORDER BY source")?;
        Ok(statement.query_map([], |row| id(row, 0).map(PersonId))?.collect::<rusqlite::Result<_>>()?)
    }

    /// The row of a person; `None` if they are not there or deleted.
    pub(crate) fn person(&self, person: PersonId) -> Result<Option<PersonRow>> {
        let mut statement =
            self.db.prepare_cached(&format!("SELECT {COLUMNS} FROM person WHERE source = ?1"))?;
        Ok(statement.query_row([RecordId::from(person).as_bytes()], read).optional()?)
    }
}
