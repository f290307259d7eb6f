//! The baseline: the rows that a log writes, written again by plain SQL into the same kind of file.
//!
//! The same tables, indexes and triggers, the same bytes, one transaction; nothing is read, parsed or checked.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use hallway_core::Journal;
use rusqlite::{Connection, params_from_iter, types::Value};

use super::fixture::{key, now};

/// One row and the statement that writes it.
struct Row {
    sql: String,
    columns: Vec<String>,
    values: Vec<Value>,
}

/// A file, and what each line writes into it.
pub struct Plain {
    db: Connection,
    lines: Vec<Vec<Row>>,
    /// The ids each line made: they are replaced by fresh ones every time.
    ids: Vec<Vec<[u8; 16]>>,
}

impl Plain {
    /// Logs each line into the journal at `path` and learns which rows that wrote.
    pub fn learn(path: &Path, lines: &[String]) -> Self {
        let mut plain = Self::open(path);
        let journal = Journal::open(path, key(), now()).unwrap();
        for line in lines {
            let documents = plain.last("SELECT max(position) FROM documents");
            let undo = plain.last("SELECT coalesce(max(step), 0) FROM undo");
            let reading = journal.read_line(line, now()).unwrap();
            journal.log(reading, now()).unwrap();
            plain.learn_line(documents, undo);
        }
        plain
    }

    /// The file, without having learned anything.
    pub fn open(path: &Path) -> Self {
        Self { db: connect(path), lines: Vec::new(), ids: Vec::new() }
    }

    /// What takes how much of the file, the largest first.
    pub fn sizes(&self) -> String {
        let sizes =
            "SELECT name, sum(pgsize) / 1024 AS kib FROM dbstat GROUP BY name ORDER BY kib DESC LIMIT 16";
        let Ok(mut statement) = self.db.prepare(sizes) else { return String::new() };
        let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?));
        let lines = statement.query_map([], read).unwrap().map(Result::unwrap);
        lines.map(|(name, kib)| format!("size: {kib:>8} KiB {name}\n")).collect()
    }

    fn last(&self, sql: &str) -> i64 {
        self.db.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    fn learn_line(&mut self, documents: i64, undo: i64) {
        let db = &self.db;
        let fresh = "SELECT id FROM documents WHERE position > ?1 ORDER BY position";
        let ids = |row: &rusqlite::Row<'_>| row.get::<_, [u8; 16]>(0);
        let ids: Vec<[u8; 16]> =
            db.prepare(fresh).unwrap().query_map([documents], ids).unwrap().map(Result::unwrap).collect();
        let mut rows = rows(db, "documents", "position > ?1", documents);
        for table in derived(db) {
            let condition = "source IN (SELECT id FROM documents WHERE position > ?1)";
            rows.extend(self::rows(db, &table, condition, documents));
        }
        rows.extend(self::rows(db, "undo", "step > ?1", undo));
        rows.extend(self::rows(db, "settings", "name = 'last_entry' AND ?1 >= 0", 0));
        assert!(rows.len() >= 5, "a log writes a document, an entry, its text, undo and the last entry");
        self.lines.push(rows);
        self.ids.push(ids);
    }

    /// Writes the rows of a line again, under ids of their own.
    pub fn write(&mut self, line: usize, turn: usize) {
        let fresh: Vec<([u8; 16], [u8; 16])> = self.ids[line]
            .iter()
            .enumerate()
            .map(|(place, id)| (*id, later(*id, turn * 64 + place)))
            .collect();
        self.db.execute_batch("BEGIN IMMEDIATE").unwrap();
        for row in &self.lines[line] {
            let values = row.columns.iter().zip(&row.values).map(|(column, value)| match value {
                Value::Blob(bytes) => Value::Blob(renamed(bytes, &fresh)),
                Value::Integer(number) if column == "number" => {
                    Value::Integer(number + (i64::try_from(turn).unwrap() << 14) * 1_000)
                }
                Value::Integer(number) if column == "millis" => {
                    Value::Integer(number + i64::try_from(turn).unwrap() * 1_000)
                }
                other => other.clone(),
            });
            self.db.prepare_cached(&row.sql).unwrap().execute(params_from_iter(values)).unwrap();
        }
        // A full list of acts loses its oldest when one is added.
        self.db
            .prepare_cached("DELETE FROM undo WHERE step <= (SELECT max(step) FROM undo) - 1000")
            .unwrap()
            .execute([])
            .unwrap();
        self.db.execute_batch("COMMIT").unwrap();
    }
}

/// Every document of a file and every row that follows from it, to be written again into an empty one.
pub struct Everything {
    documents: Vec<Vec<u8>>,
    batches: Vec<Vec<Row>>,
}

/// Documents whose rows are written in one transaction.
const BATCH: i64 = 256;

impl Everything {
    /// Reads a file whole.
    pub fn read(path: &Path) -> Self {
        let db = connect(path);
        let bytes = |row: &rusqlite::Row<'_>| row.get::<_, Vec<u8>>(0);
        let mut documents = db.prepare("SELECT bytes FROM documents").unwrap();
        let documents = documents.query_map([], bytes).unwrap().map(Result::unwrap).collect();
        let last: i64 = db.query_row("SELECT max(position) FROM documents", [], |row| row.get(0)).unwrap();
        let tables = derived(&db);
        let batch = |start: i64| {
            let within = "position > ?1 AND position <= ?1 + 256";
            let mut batch = rows(&db, "documents", within, start);
            for table in &tables {
                let condition = format!("source IN (SELECT id FROM documents WHERE {within})");
                batch.extend(rows(&db, table, &condition, start));
            }
            batch
        };
        let starts = (0..=last / BATCH).map(|number| number * BATCH);
        Self { documents, batches: starts.map(batch).collect() }
    }

    /// The documents' bytes.
    pub fn documents(&self) -> &[Vec<u8>] {
        &self.documents
    }

    /// Writes all of it, a transaction for each batch: how long that took.
    pub fn write(&self, plain: &mut Plain) -> Duration {
        let begun = Instant::now();
        for batch in &self.batches {
            plain.db.execute_batch("BEGIN IMMEDIATE").unwrap();
            for row in batch {
                let mut insert = plain.db.prepare_cached(&row.sql).unwrap();
                insert.execute(params_from_iter(&row.values)).unwrap();
            }
            plain.db.execute_batch("COMMIT").unwrap();
        }
        begun.elapsed()
    }
}

/// The same kind of file: what every connection of the journal sets.
fn connect(path: &Path) -> Connection {
    let db = Connection::open(path).unwrap();
    db.execute_batch(&format!("PRAGMA key = \"x'{}'\"", key().to_hex().as_str())).unwrap();
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
         PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON; PRAGMA cache_size = -16000;",
    )
    .unwrap();
    db.set_prepared_statement_cache_capacity(128);
    db
}

/// The tables whose rows follow from documents.
fn derived(db: &Connection) -> Vec<String> {
    let derived = "SELECT m.name FROM sqlite_schema m, pragma_table_info(m.name) c
                   WHERE m.type = 'table' AND c.name = 'source' ORDER BY m.name";
    let name = |row: &rusqlite::Row<'_>| row.get::<_, String>(0);
    let tables: Vec<String> =
        db.prepare(derived).unwrap().query_map([], name).unwrap().map(Result::unwrap).collect();
    assert!(tables.len() > 10, "{tables:?}");
    tables
}

fn rows(db: &Connection, table: &str, condition: &str, value: i64) -> Vec<Row> {
    let mut statement = db.prepare(&format!("SELECT * FROM {table} WHERE {condition}")).unwrap();
    let counted = |name: &str| {
        matches!((table, name), ("documents", "position") | ("undo", "step") | ("census", "seq"))
    };
    let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let kept: Vec<usize> = (0..columns.len()).filter(|place| !counted(&columns[*place])).collect();
    let names: Vec<String> = kept.iter().map(|place| columns[*place].clone()).collect();
    let marks = vec!["?"; names.len()].join(", ");
    let sql = format!("INSERT OR REPLACE INTO {table} ({}) VALUES ({marks})", names.join(", "));
    let read = |row: &rusqlite::Row<'_>| kept.iter().map(|place| row.get(*place)).collect();
    let found: Vec<Vec<Value>> = statement.query_map([value], read).unwrap().map(Result::unwrap).collect();
    found.into_iter().map(|values| Row { sql: sql.clone(), columns: names.clone(), values }).collect()
}

/// An id born later: 48 bits of milliseconds in front, something else at the end.
fn later(mut id: [u8; 16], turn: usize) -> [u8; 16] {
    let turn = u64::try_from(turn).unwrap();
    let scattered = turn.wrapping_mul(0x9E37_79B9_7F4A_7C15).to_be_bytes();
    id[2..6].copy_from_slice(&u32::try_from(turn).unwrap().wrapping_add(1 << 30).to_be_bytes());
    id[8..].copy_from_slice(&scattered);
    id
}

/// A blob that is one of these ids, or one read backwards, under its new name; anything else as it is.
fn renamed(bytes: &[u8], fresh: &[([u8; 16], [u8; 16])]) -> Vec<u8> {
    for (old, new) in fresh {
        if bytes == old {
            return new.to_vec();
        }
        if bytes == backwards(*old) {
            return backwards(*new).to_vec();
        }
    }
    bytes.to_vec()
}

fn backwards(mut id: [u8; 16]) -> [u8; 16] {
    id.reverse();
    id.map(|byte| byte.rotate_left(4))
}
