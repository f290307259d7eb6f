//! Derived tables: what questions are asked of.
//!
//! Every row is a function of one record, so that the order in which records arrive never matters and every table can
//! be dropped and rebuilt; what needs two records is a join when the question is asked. One file per table: its
//! shape, its version, its plain row, `rows` (record → rows, pure) and its questions. A table whose version is not
//! the file's is rebuilt in batches; logging goes on meanwhile, because a rebuilt row replaces itself.

pub(crate) mod device;
pub(crate) mod dismissal;
pub(crate) mod entry;
mod erased_words;
pub(crate) mod exchange;
pub(crate) mod fact;
pub(super) mod few_lines;
pub(crate) mod forgotten;
pub(crate) mod name;
mod naming;
pub(crate) mod person;
pub(crate) mod position;
pub(crate) mod presence;
pub(crate) mod promise;
pub(crate) mod revocation;
pub(crate) mod same_as;
pub(crate) mod search;
pub(crate) mod stem;
pub(crate) mod stored;
pub(crate) mod suggestion;
mod table;
pub(crate) mod texts;
pub(crate) mod topic;

use std::time::{Duration, Instant};

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use table::{Table, each};

use super::{Snapshot, Tx, census, columns::id};
use crate::{
    document::Document,
    error::Result,
    model::{
        Advocacy, AnyRecord, Ask, AuditScore, Feedback, Goal, Kind, Kit, Knows, Mine, Moment, Praise,
        Project, Question, RecordId, Seat, Win,
    },
};

/// A table without its types, to walk over all of them.
struct Derived {
    name: &'static str,
    version: i64,
    kinds: &'static [Kind],
    of_deleted: bool,
    ddl: &'static str,
    insert: fn(&Connection, RecordId, &AnyRecord) -> rusqlite::Result<()>,
    holds: fn(&Connection, RecordId, &AnyRecord) -> rusqlite::Result<bool>,
}

const fn derived<T: Table>() -> Derived {
    fn insert<T: Table>(db: &Connection, id: RecordId, record: &AnyRecord) -> rusqlite::Result<()> {
        T::rows(id, record).iter().try_for_each(|row| T::insert(db, id, row))
    }
    fn holds<T: Table>(db: &Connection, id: RecordId, record: &AnyRecord) -> rusqlite::Result<bool> {
        T::holds(db, id, &T::rows(id, record))
    }
    Derived {
        name: T::NAME,
        version: T::VERSION,
        kinds: T::KINDS,
        of_deleted: T::OF_DELETED,
        ddl: T::DDL,
        insert: insert::<T>,
        holds: holds::<T>,
    }
}

impl Derived {
    /// Whether records of this kind may have rows in it.
    fn is_of(&self, kind: Kind) -> bool {
        self.kinds.contains(&kind)
    }

    /// The record, if it has rows in this table.
    fn shown<'r>(&self, record: Option<&'r AnyRecord>) -> Option<&'r AnyRecord> {
        record.filter(|record| self.of_deleted || record.deleted().is_none())
    }
}

/// Every derived table.
const TABLES: &[Derived] = &[
    derived::<person::Persons>(),
    derived::<name::Names>(),
    derived::<same_as::SamePersons>(),
    derived::<position::Positions>(),
    derived::<entry::Entries>(),
    derived::<presence::Presences>(),
    derived::<topic::Topics>(),
    derived::<suggestion::Suggestions>(),
    derived::<promise::Promises>(),
    derived::<fact::Facts>(),
    derived::<exchange::Exchanges>(),
    derived::<dismissal::Dismissals>(),
    derived::<forgotten::Forgottens>(),
    derived::<device::Devices>(),
    derived::<revocation::Revocations>(),
    derived::<search::Searches>(),
    derived::<stem::Stems>(),
    derived::<stored::StoredRecords<Goal>>(),
    derived::<stored::StoredRecords<Seat>>(),
    derived::<stored::StoredRecords<AuditScore>>(),
    derived::<stored::StoredRecords<Win>>(),
    derived::<stored::StoredRecords<Ask>>(),
    derived::<stored::StoredRecords<Feedback>>(),
    derived::<stored::StoredRecords<Question>>(),
    derived::<stored::StoredRecords<Kit>>(),
    derived::<stored::StoredRecords<Project>>(),
    derived::<stored::StoredRecords<Advocacy>>(),
    derived::<stored::StoredRecords<Praise>>(),
    derived::<stored::StoredRecords<Knows>>(),
    derived::<stored::StoredRecords<Mine>>(),
];

/// Tables without which no line can be read and nothing may be merged: the people, what is gone for good, and which
/// devices may sync. They are small, and rebuilt before the journal is used (2,000 people take about a tenth of a
/// second).
const AT_ONCE: &[&str] = &[
    person::Persons::NAME,
    name::Names::NAME,
    same_as::SamePersons::NAME,
    forgotten::Forgottens::NAME,
    device::Devices::NAME,
    revocation::Revocations::NAME,
];

/// Fills an empty table from the documents of its kinds. One that cannot be read is left to the rebuild, which names it.
fn fill(db: &Connection, table: &Derived) -> Result<()> {
    let mut statement = db.prepare_cached("SELECT id, bytes FROM documents WHERE kind = ?1")?;
    for kind in table.kinds {
        let mut rows = statement.query([kind.word()])?;
        while let Some(row) = rows.next()? {
            let (id, bytes): (RecordId, Vec<u8>) = (id(row, 0)?, row.get(1)?);
            let record = Document::load(&bytes).and_then(|document| document.read()).ok().flatten();
            if let Some(record) = table.shown(record.as_ref()) {
                (table.insert)(db, id, record)?;
            }
        }
    }
    Ok(())
}

/// Makes the tables that are missing or of another version, and notes that they wait to be rebuilt.
pub(super) fn prepare(db: &mut Connection) -> Result<()> {
    let stale = |db: &Connection| -> rusqlite::Result<Vec<&'static Derived>> {
        let mut statement = db.prepare_cached("SELECT version FROM derived WHERE name = ?1")?;
        TABLES
            .iter()
            .filter_map(|table| match statement.query_row([table.name], |row| row.get(0)).optional() {
                Ok(found) => (found != Some(table.version)).then_some(Ok(table)),
                Err(error) => Some(Err(error)),
            })
            .collect()
    };
    if stale(db)?.is_empty() && census::is_current(db)? {
        return Ok(());
    }
    let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let empty: bool = tx.query_row("SELECT NOT EXISTS (SELECT 1 FROM documents)", [], |row| row.get(0))?;
    census::prepare(&tx, empty)?;
    for table in stale(&tx)? {
        drop_table(&tx, table.name)?;
        tx.execute_batch(table.ddl)?;
        let waits = !empty && !AT_ONCE.contains(&table.name);
        tx.execute(
            "INSERT OR REPLACE INTO derived (name, version, next) VALUES (?1, ?2, ?3)",
            params![table.name, table.version, waits.then_some(0)],
        )?;
        if !empty && !waits {
            fill(&tx, table)?;
        }
    }
    tx.commit()?;
    Ok(())
}

fn drop_table(db: &Connection, name: &str) -> rusqlite::Result<()> {
    db.execute_batch(&format!("DROP TABLE IF EXISTS {name}"))?;
    if name == search::Searches::NAME {
        db.execute_batch("DROP TABLE IF EXISTS search_words")?;
    }
    Ok(())
}

/// Replaces the rows of one record. `fresh` says that there were none.
pub(super) fn update(
    db: &Connection,
    id: RecordId,
    kind: Option<Kind>,
    record: Option<&AnyRecord>,
    fresh: bool,
) -> Result<()> {
    for table in TABLES.iter().filter(|table| kind.is_some_and(|kind| table.is_of(kind))) {
        let record = table.shown(record);
        if !fresh {
            if let Some(record) = record
                && (table.holds)(db, id, record)?
            {
                continue;
            }
            clear(db, table, id)?;
        }
        if let Some(record) = record {
            (table.insert)(db, id, record)?;
        }
    }
    Ok(())
}

/// Removes the rows of one record of this kind. Of a kind that is not known, or was another one before, from every table.
pub(super) fn remove(db: &Connection, id: RecordId, kind: Option<Kind>) -> Result<()> {
    let mut tables = TABLES.iter().filter(|table| kind.is_none_or(|kind| table.is_of(kind)));
    tables.try_for_each(|table| clear(db, table, id))
}

fn clear(db: &Connection, table: &Derived, source: RecordId) -> Result<()> {
    db.prepare_cached(&format!("DELETE FROM {} WHERE source = ?1", table.name))?
        .execute([source.as_bytes()])?;
    Ok(())
}

/// How far a rebuild has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RebuildProgress {
    /// Places of documents passed; an erased document leaves its place empty.
    pub(crate) done: u64,
    /// Places of documents in all, the empty ones included.
    pub(crate) total: u64,
}

impl Snapshot<'_> {
    /// How far the rebuild has come, or nothing if every table is whole.
    pub(crate) fn rebuilding(&self) -> Result<Option<RebuildProgress>> {
        let next: Option<i64> =
            self.db.prepare_cached("SELECT min(next) FROM derived")?.query_row([], |row| row.get(0))?;
        let Some(next) = next else { return Ok(None) };
        // Asked after every step: counting documents would walk all of them each time.
        let last: i64 = self
            .db
            .prepare_cached("SELECT coalesce(max(position), 0) FROM documents")?
            .query_row([], |row| row.get(0))?;
        let done = next.saturating_sub(1).clamp(0, last);
        Ok(Some(RebuildProgress { done: done.unsigned_abs(), total: last.unsigned_abs() }))
    }
}

impl Tx<'_> {
    /// Rebuilds rows for at most `patience`; true when every table is whole. A record that cannot be read is named.
    pub(crate) fn rebuild_some(&self, patience: Duration, now: Moment) -> Result<bool> {
        let begun = Instant::now();
        if !self.count_some(patience)? {
            return Ok(false);
        }
        self.names_changed();
        loop {
            let mut waiting = Vec::new();
            for table in TABLES {
                let next: Option<i64> = self
                    .db
                    .prepare_cached("SELECT next FROM derived WHERE name = ?1")?
                    .query_row([table.name], |row| row.get(0))?;
                waiting.extend(next.map(|next| (table, next)));
            }
            let Some(next) = waiting.iter().map(|(_, next)| *next).min() else { return Ok(true) };
            let batch = self.documents_after(next - 1, 64)?;
            let reached = batch.last().map(|(stored, _)| stored.position + 1);
            for (stored, bytes) in batch {
                let record = match Document::load(&bytes).and_then(|document| document.read()) {
                    Ok(record) => record,
                    Err(error) => {
                        self.note_damage(stored.id, now, &error.to_string())?;
                        continue;
                    }
                };
                let kind = Kind::from_word(&stored.kind);
                let concerned = |table: &Derived| kind.is_some_and(|kind| table.is_of(kind));
                for (table, _) in
                    waiting.iter().filter(|(table, next)| *next <= stored.position && concerned(table))
                {
                    clear(self.db, table, stored.id)?;
                    if let Some(record) = table.shown(record.as_ref()) {
                        (table.insert)(self.db, stored.id, record)?;
                    }
                }
            }
            self.db
                .prepare_cached(
                    "UPDATE derived SET next = ?1 WHERE next IS NOT NULL AND (?1 IS NULL OR next < ?1)",
                )?
                .execute([reached])?;
            if begun.elapsed() >= patience {
                return Ok(false);
            }
        }
    }

    /// Marks every derived table for rebuilding, as a change of version would: those that lines are read by are made at once.
    pub(crate) fn drop_derived(&self) -> Result<()> {
        for table in TABLES {
            drop_table(self.db, table.name)?;
            self.db.execute_batch(table.ddl)?;
        }
        self.drop_census()?;
        // The census waits too.
        self.db.execute("UPDATE derived SET next = 0", [])?;
        for table in TABLES.iter().filter(|table| AT_ONCE.contains(&table.name)) {
            fill(self.db, table)?;
            self.db.execute("UPDATE derived SET next = NULL WHERE name = ?1", [table.name])?;
        }
        self.names_changed();
        Ok(())
    }
}

/// What waits to be looked at, in parts that share no line or person: lines that something of their own waits in, lines
/// without anybody, lines with somebody who is a guess, new people. A partial index that holds the columns asked for answers
/// each, so that no row is looked up. The indexes are named: SQLite would rather walk whole tables, which lie in the order of
/// their ids, and with them every line.
const WAITING: &str = "SELECT (SELECT count(*) FROM entry INDEXED BY entry_waits WHERE waits)
    + (SELECT count(*) FROM entry INDEXED BY entry_alone WHERE alone AND NOT waits
        AND NOT EXISTS (SELECT 1 FROM dismissal WHERE about = entry.source AND act = ''))
    + (SELECT count(DISTINCT source) FROM presence INDEXED BY presence_guesses
        WHERE guess AND EXISTS (SELECT 1 FROM person WHERE source = presence.person) AND NOT EXISTS (
            SELECT 1 FROM entry INDEXED BY entry_waits WHERE source = presence.source AND waits))
    + (SELECT count(*) FROM person INDEXED BY person_new WHERE new)";

impl Snapshot<'_> {
    /// How many lines and people wait for a look; each counts once, whatever it waits for.
    pub(crate) fn count_waiting(&self) -> Result<usize> {
        let waiting: u32 = self.db.prepare_cached(WAITING)?.query_row([], |row| row.get(0))?;
        Ok(waiting as usize)
    }

    /// Derived tables whose rows are not those their documents give. Every document is read; those that cannot be are
    /// handed to `unreadable`.
    pub(crate) fn stale_tables(
        &self,
        unreadable: &mut dyn FnMut(RecordId, String),
        tell: &mut dyn FnMut(u64) -> Result<()>,
    ) -> Result<Vec<String>> {
        // Rebuilt beside the file, in memory, so that a check writes nothing.
        let fresh = Connection::open_in_memory()?;
        for table in TABLES {
            fresh.execute_batch(table.ddl)?;
        }
        fresh.execute_batch("BEGIN")?;
        let (mut position, mut done) = (0, 0);
        let mut miscounted = self.counts_too_many()?;
        loop {
            let batch = self.documents_after(position, 256)?;
            let Some((last, _)) = batch.last() else { break };
            position = last.position;
            for (stored, bytes) in &batch {
                done += 1;
                let read =
                    Document::load(bytes).and_then(|document| Ok((document.heads(), document.read()?)));
                match read {
                    Ok((heads, record)) => {
                        miscounted |= self.digest_of(stored.id)? != Some(census::digest(stored.id, &heads));
                        update(&fresh, stored.id, Kind::from_word(&stored.kind), record.as_ref(), true)?;
                    }
                    Err(error) => unreadable(stored.id, error.to_string()),
                }
            }
            tell(done)?;
        }
        let mut stale: Vec<String> = miscounted.then(|| census::NAME.to_owned()).into_iter().collect();
        for table in TABLES {
            if !same_rows(self.db, &fresh, table.name)? {
                stale.push(table.name.to_owned());
            }
        }
        Ok(stale)
    }
}

/// Whether a table holds the same rows in both, in whatever order they came in. Row by row: neither is read whole.
fn same_rows(one: &Connection, other: &Connection, table: &str) -> Result<bool> {
    // The number of a text depends on which of two texts of one moment came first; its moment does not.
    let columns = if table == search::Searches::NAME { "source, kind, part, word, body" } else { "*" };
    let width = one.prepare(&format!("SELECT {columns} FROM {table}"))?.column_count();
    let order: Vec<String> = (1..=width).map(|column| column.to_string()).collect();
    let sql = format!("SELECT {columns} FROM {table} ORDER BY {}", order.join(", "));
    let (mut one, mut other) = (one.prepare(&sql)?, other.prepare(&sql)?);
    let (mut one, mut other) = (one.query([])?, other.query([])?);
    loop {
        match (one.next()?, other.next()?) {
            (None, None) => return Ok(true),
            (Some(mine), Some(theirs)) => {
                for column in 0..width {
                    if mine.get_ref(column)? != theirs.get_ref(column)? {
                        return Ok(false);
                    }
                }
            }
            _ => return Ok(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How SQLite answers a question of an empty journal, a line for each step.
    fn plan(sql: &str) -> Vec<String> {
        let db = Connection::open_in_memory().unwrap();
        for table in TABLES {
            db.execute_batch(table.ddl).unwrap();
        }
        let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let values = vec![rusqlite::types::Null; statement.parameter_count()];
        let steps = statement.query_map(rusqlite::params_from_iter(values), |row| row.get(3)).unwrap();
        steps.collect::<rusqlite::Result<_>>().unwrap()
    }

    #[test]
    fn what_waits_is_counted_without_walking_every_line() {
        let plan = plan(WAITING);
        let tables = plan.iter().filter(|step| step.starts_with("SCAN") && !step.contains("subquery"));
        let tables: Vec<&String> = tables.filter(|step| !step.contains("CONSTANT ROW")).collect();
        assert!(!tables.is_empty() && tables.iter().all(|step| step.contains("COVERING INDEX")), "{plan:#?}");
    }

    /// How much waits, as shown to the user: every line and person with something waiting, each once.
    const STRAIGHTFORWARD: &str = "SELECT count(*) FROM (
        SELECT source FROM suggestion WHERE state = 'open'
        UNION SELECT source FROM presence WHERE guess AND EXISTS (SELECT 1 FROM person WHERE source = presence.person)
        UNION SELECT source FROM entry WHERE doubtful
        UNION SELECT source FROM entry
            WHERE alone AND NOT EXISTS (SELECT 1 FROM dismissal WHERE about = entry.source AND act = '')
        UNION SELECT source FROM person WHERE new)";

    proptest::proptest! {
        #[test]
        fn what_waits_is_counted_as_one_says_it(
            lines in proptest::collection::vec(proptest::collection::vec(proptest::prelude::any::<bool>(), 7), 0..12),
            people in proptest::collection::vec(proptest::prelude::any::<(bool, bool)>(), 3),
        ) {
            use crate::model::{Dismissal, DoubtAbout, Entry, Person, PersonId, Presence, SuggestionState};
            let db = Connection::open_in_memory().unwrap();
            for table in TABLES {
                db.execute_batch(table.ddl).unwrap();
            }
            let id = |n: usize| RecordId::from_bytes([u8::try_from(n).unwrap(); 16]);
            let take = |n: usize, record: AnyRecord| {
                update(&db, id(n), Some(record.kind()), Some(&record), true).unwrap();
            };
            for (n, (there, new)) in (1..).zip(&people) {
                if *there {
                    take(n, Person { name: "Ana".to_owned(), new: *new, ..Person::default() }.into());
                }
            }
            for (n, says) in (10..).zip(&lines) {
                let mut entry = Entry::default();
                let [open, taken, doubtful, one, guess, another, put_off] = says[..] else { panic!("seven") };
                for (key, said, state) in
                    [("a.b.0-1", open, SuggestionState::Open), ("c.d.0-1", taken, SuggestionState::Taken)]
                {
                    entry.suggestions.extend(said.then(|| (key.to_owned(), state)));
                }
                entry.doubts.extend(doubtful.then_some((DoubtAbout::Date, true)));
                for (person, there) in [(n % 3 + 1, one), ((n + 1) % 3 + 1, another)] {
                    let person = PersonId(id(person));
                    entry.people.extend(there.then_some((person, Presence::There)));
                    entry.guesses.extend((there && guess).then_some((person, true)));
                }
                take(n, entry.into());
                if put_off {
                    take(n + 50, Dismissal { about: id(n), ..Dismissal::default() }.into());
                }
            }
            let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, u32>(0)).unwrap();
            proptest::prop_assert_eq!(count(WAITING), count(STRAIGHTFORWARD));
        }
    }

    #[test]
    fn the_newest_needs_are_found_without_sorting_all_of_them() {
        let plan = plan(&fact::open_needs());
        assert!(plan.iter().all(|step| step.contains("fact_open_needs")), "{plan:#?}");
    }

    #[test]
    fn what_is_open_with_somebody_is_answered_by_an_index_alone() {
        let needs = (fact::NEEDS_OF.to_owned(), "fact_needs_of_person");
        for (sql, index) in [(promise::open_with(), "promise_open"), needs] {
            let plan = plan(&sql);
            let whole = format!("COVERING INDEX {index} (person=?)");
            assert!(plan.len() == 1 && plan.iter().all(|step| step.contains(&whole)), "{plan:#?}");
        }
    }

    #[test]
    fn what_is_rare_is_looked_for_among_what_is_rare() {
        let lines = plan(&search::tests::every(&["win", "coffee"]));
        assert!(!lines.iter().any(|step| step.contains("search_by_word")), "{lines:#?}");
        let rare = plan(&search::tests::every(&["win", "good word"]));
        assert!(rare.iter().any(|step| step.contains("SEARCH s USING INDEX search_by_word")), "{rare:#?}");
    }
}
