//! The uncommon words of what people need and of what others can do, so that the two can be brought together.

use rusqlite::{Connection, params};

use super::Table;
use crate::{
    error::Result,
    model::{AnyRecord, FactKind, Kind, PersonId, RecordId},
    quick_log::stems,
    store::{Snapshot, columns::id},
};

/// One word of a fact, as words are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StemRow {
    /// The word without its ending.
    pub stem: String,
    /// Whom the fact is about.
    pub person: PersonId,
    /// The fact says what they need; otherwise what they can, do or have.
    pub need: bool,
}

/// A need of one person and a fact about another that share a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedStem {
    /// The word without its ending.
    pub stem: String,
    /// The fact that says what one of them needs.
    pub need: RecordId,
    /// The person in need.
    pub who: PersonId,
    /// The fact of the other.
    pub fact: RecordId,
    /// Who could meet it.
    pub other: PersonId,
}

/// One fact that has a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfStem {
    /// The fact.
    pub fact: RecordId,
    /// Whom it is about.
    pub person: PersonId,
    /// It says what they need.
    pub need: bool,
}

/// A word on more facts than this is common: it brings nobody together.
const COMMON: u32 = 12;

pub(super) struct Stems;

impl Table for Stems {
    const NAME: &'static str = "stem";
    const VERSION: i64 = 4;
    const KINDS: &'static [Kind] = &[Kind::Fact];
    const DDL: &'static str = "CREATE TABLE stem (
        source BLOB NOT NULL, stem TEXT NOT NULL, person BLOB NOT NULL, need INTEGER NOT NULL,
        PRIMARY KEY (source, stem)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX stem_word ON stem (stem, need, person);
    CREATE INDEX stem_need ON stem (stem) WHERE need";
    type Row = StemRow;

    fn rows(_: RecordId, record: &AnyRecord) -> Vec<StemRow> {
        let AnyRecord::Fact(fact) = record else { return Vec::new() };
        let tells = matches!(
            fact.kind,
            FactKind::Need
                | FactKind::Expertise
                | FactKind::Project
                | FactKind::Interest
                | FactKind::Homework
        );
        // What was said in private brings nobody together, and neither does a guess or what no longer holds.
        let Some(person) =
            fact.person.filter(|_| tells && !fact.private && !fact.guess && fact.ended.is_none())
        else {
            return Vec::new();
        };
        let need = fact.kind == FactKind::Need;
        stems(&fact.text).into_iter().map(|stem| StemRow { stem, person, need }).collect()
    }

    fn insert(db: &Connection, source: RecordId, row: &StemRow) -> rusqlite::Result<()> {
        db.prepare_cached("INSERT OR IGNORE INTO stem (source, stem, person, need) VALUES (?, ?, ?, ?)")?
            .execute(params![source.as_bytes(), row.stem, row.person.0.as_bytes(), row.need])?;
        Ok(())
    }
}

/// Words of needs, each looked up behind the one before: however many needs have a word, it costs one step.
const OF_NEEDS: &str = "(WITH RECURSIVE spoken (stem) AS (
    SELECT (SELECT stem FROM stem INDEXED BY stem_need WHERE need ORDER BY stem LIMIT 1)
    UNION ALL SELECT (SELECT s.stem FROM stem s INDEXED BY stem_need
        WHERE s.need AND s.stem > spoken.stem ORDER BY s.stem LIMIT 1) FROM spoken WHERE spoken.stem IS NOT NULL
) SELECT stem FROM spoken WHERE stem IS NOT NULL)";

impl Snapshot<'_> {
    /// The facts that have this word, in order of id; `None` if it is common.
    pub(crate) fn facts_with_stem(&self, stem: &str) -> Result<Option<Vec<OfStem>>> {
        let mut statement = self.db.prepare_cached(
            "SELECT source, person, need FROM stem INDEXED BY stem_word WHERE stem = ?1 LIMIT ?2",
        )?;
        let rows = statement.query_map(params![stem, COMMON + 1], |row| {
            Ok(OfStem { fact: id(row, 0)?, person: id(row, 1)?.into(), need: row.get(2)? })
        })?;
        let mut found: Vec<OfStem> = rows.collect::<rusqlite::Result<_>>()?;
        found.sort_by_key(|one| one.fact);
        Ok((found.len() <= COMMON as usize).then_some(found))
    }

    /// Needs and what others could do about them, by a word that stands in few facts; in order of need, fact and word.
    pub(crate) fn shared_stems(&self) -> Result<Vec<SharedStem>> {
        let mut statement = self.db.prepare_cached(&format!(
            "WITH word AS MATERIALIZED (SELECT stem FROM {OF_NEEDS} w
                WHERE (SELECT count(*) FROM (SELECT 1 FROM stem c WHERE c.stem = w.stem LIMIT ?2)) <= ?1)
             SELECT n.stem, n.source, n.person, o.source, o.person
             FROM word CROSS JOIN stem n INDEXED BY stem_word ON n.stem = word.stem AND n.need = 1
             JOIN stem o INDEXED BY stem_word ON o.stem = word.stem AND o.need = 0 AND o.person <> n.person
             ORDER BY n.source, o.source, n.stem"
        ))?;
        let rows = statement.query_map(params![COMMON, COMMON + 1], |row| {
            Ok(SharedStem {
                stem: row.get(0)?,
                need: id(row, 1)?,
                who: id(row, 2)?.into(),
                fact: id(row, 3)?,
                other: id(row, 4)?.into(),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
