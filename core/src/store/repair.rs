//! Checking every page, and bringing over what can still be read of a damaged file.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension};

use super::{
    Key, Snapshot, Store, Tx, columns,
    connection::{Cipher, Location, with_suffix},
    documents::DocumentRow,
    first_page::PatchedCopy,
    migrations,
};
use crate::{
    document::Document,
    error::{Error, Result},
    model::{AnyRecord, Moment, RecordId},
};

/// Findings of the database that are listed; the rest is more of the same.
const LISTED: usize = 20;

/// What was brought over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Salvaged {
    /// Documents.
    pub(crate) saved: u64,
    /// Places that could not be read, as far as their ids are known.
    pub(crate) missing: Vec<String>,
}

impl Store {
    /// What the database finds wrong with its own pages and structures; empty if nothing. Looked at through a
    /// connection of its own: one that has pages in memory does not see the disk, and full text that remembers an
    /// earlier state calls the present one damaged.
    pub(crate) fn damaged_pages(&self) -> Result<Vec<String>> {
        let db = self.reader()?;
        let mut findings = Vec::new();
        for pragma in ["PRAGMA cipher_integrity_check", "PRAGMA integrity_check(20)"] {
            let mut statement = db.prepare(pragma)?;
            let mut rows = statement.query([])?;
            loop {
                match rows.next() {
                    Ok(Some(row)) => findings.push(row.get::<_, String>(0)?),
                    Ok(None) => break,
                    Err(error) => {
                        findings.push(error.to_string());
                        break;
                    }
                }
            }
        }
        findings.retain(|finding| finding != "ok");
        findings.truncate(LISTED);
        Ok(findings)
    }
}

/// Brings every readable document of the file at `from` into the new file at `to`, which must not exist. The damaged
/// file is only read. Settings, and what is remembered of other devices, come over as far as they can be read.
pub(crate) fn salvage(
    from: &Path,
    to: &Path,
    key: &Key,
    now: Moment,
    tell: &mut dyn FnMut(u64, u64),
) -> Result<Salvaged> {
    let at = |path: &Path| Location { path: path.to_owned(), cipher: Cipher::Key(key.clone()) };
    let damaged = at(from);
    let copy;
    let (from, mut source) = match Source::open(&damaged) {
        Err(Error::WrongKey(path)) => {
            // Or only the first page fails. With a wrong key the pages after it fail too.
            copy = PatchedCopy::to(from, to, key)?;
            let source = Source::open(&copy.location).map_err(|_| Error::WrongKey(path))?;
            (&copy.location, source)
        }
        source => (&damaged, source?),
    };
    let target = Store::at(at(to))?;
    let last = source.last_position();
    let mut missing = Vec::new();
    let (mut saved, mut position) = (0, 0);
    while position < last {
        let mut batch = Vec::new();
        while position < last && batch.len() < 64 {
            position += 1;
            match source.document_at(position) {
                Ok(Some((stored, bytes))) => match read(&bytes) {
                    Ok((document, record)) => batch.push((stored.id, document, record)),
                    Err(error) => missing.push(format!("{} {}: {error}", stored.kind, stored.id)),
                },
                Ok(None) => {}
                Err(_) => {
                    missing.push(source.name_of(position));
                    source = Source::open(from)?;
                }
            }
        }
        saved += batch.len() as u64;
        target.write(move |tx| {
            for (id, document, record) in batch {
                tx.store(id, &document, record.as_ref())?;
            }
            Ok(())
        })?;
        tell(position.unsigned_abs(), last.unsigned_abs());
    }
    let settings = source.settings();
    let peers = Snapshot { db: &source.db }.peers().unwrap_or_default();
    // What an earlier repair could not save is still missing.
    let earlier = Snapshot { db: &source.db }.damage().unwrap_or_default();
    let names = missing.clone();
    target.write(move |tx| {
        for (name, value) in settings {
            tx.set(&name, Some(&value))?;
        }
        for peer in peers {
            tx.remember_peer(&peer)?;
        }
        for damage in earlier {
            if tx.document(damage.id)?.is_none() {
                tx.note_damage(damage.id, damage.found, &damage.why)?;
            }
        }
        for name in &names {
            note_missing(tx, name, now)?;
        }
        Ok(())
    })?;
    Ok(Salvaged { saved, missing })
}

fn read(bytes: &[u8]) -> Result<(Document, Option<AnyRecord>)> {
    let document = Document::load(bytes)?;
    let record = document.read()?;
    Ok((document, record))
}

fn note_missing(tx: &Tx<'_>, name: &str, now: Moment) -> Result<()> {
    match name.split([' ', ':']).find_map(RecordId::parse) {
        Some(id) => tx.note_damage(id, now, name),
        None => Ok(()),
    }
}

/// A damaged file, read place by place. After a page that fails its check SQLCipher fails every later statement, so
/// the connection is opened anew each time.
struct Source<'a> {
    location: &'a Location,
    db: Connection,
}

impl<'a> Source<'a> {
    fn open(location: &'a Location) -> Result<Self> {
        let db = location.connect_to_salvage()?;
        if migrations::known_version(&db)? < 1 {
            let why = "it holds the tables of another program";
            return Err(Error::NotAJournal { path: location.path.clone(), why });
        }
        Ok(Self { location, db })
    }

    /// The last place that may hold a document: as the table says, or as far as the file's size allows.
    fn last_position(&mut self) -> i64 {
        let told =
            self.db.query_row("SELECT max(position) FROM documents", [], |row| row.get::<_, Option<i64>>(0));
        match told {
            Ok(last) => last.unwrap_or(0),
            Err(_) => {
                if let Ok(again) = Source::open(self.location) {
                    self.db = again.db;
                }
                // No document takes less than 100 bytes.
                let length = std::fs::metadata(&self.location.path).map_or(0, |file| file.len());
                i64::try_from(length / 100).unwrap_or(i64::MAX)
            }
        }
    }

    fn document_at(&self, position: i64) -> rusqlite::Result<Option<(DocumentRow, Vec<u8>)>> {
        self.db
            .prepare_cached("SELECT position, id, kind, bytes FROM documents WHERE position = ?1")?
            .query_row([position], |row| {
                Ok((
                    DocumentRow { position: row.get(0)?, id: columns::id(row, 1)?, kind: row.get(2)? },
                    row.get(3)?,
                ))
            })
            .optional()
    }

    /// What is known of a place that cannot be read: the index of ids lies on other pages.
    fn name_of(&self, position: i64) -> String {
        let Ok(fresh) = Source::open(self.location) else { return format!("place {position}") };
        let id = fresh.db.query_row(
            "SELECT id FROM documents INDEXED BY sqlite_autoindex_documents_1 WHERE position = ?1",
            [position],
            |row| columns::id(row, 0),
        );
        id.map_or_else(|_| format!("place {position}"), |id| format!("record {id}"))
    }

    fn settings(&self) -> Vec<(String, String)> {
        let read = |db: &Connection| -> rusqlite::Result<Vec<(String, String)>> {
            let mut statement = db.prepare("SELECT name, value FROM settings")?;
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        };
        read(&self.db).unwrap_or_default()
    }
}

/// Puts the salvaged file in the place of the damaged one, which is kept under a name of its own. There is a file at
/// `damaged` at every moment, so that nobody who opens the journal meanwhile begins a new one.
pub(crate) fn swap(damaged: &Path, salvaged: &Path, now: Moment) -> Result<PathBuf> {
    let kept = free_name(damaged, now);
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::Io { path, source }
    };
    for suffix in ["-wal", ""] {
        let (from, to) = (with_suffix(damaged, suffix), with_suffix(&kept, suffix));
        // Some disks know no second name for a file.
        if from.exists() && std::fs::hard_link(&from, &to).is_err() {
            std::fs::copy(&from, &to).map_err(failed(&to))?;
        }
    }
    for suffix in ["-wal", "-shm"] {
        // The log of the damaged file must never meet the new one.
        let log = with_suffix(damaged, suffix);
        if log.exists() {
            std::fs::remove_file(&log).map_err(failed(&log))?;
        }
    }
    std::fs::rename(salvaged, damaged).map_err(failed(salvaged))?;
    Ok(kept)
}

/// What a whole salvaged file holds that an earlier repair had no time to put in its place.
pub(crate) fn salvaged_before(at: &Path, key: &Key) -> Result<Salvaged> {
    let store = Store::at(Location { path: at.to_owned(), cipher: Cipher::Key(key.clone()) })?;
    store.read(|db| {
        let saved = db.count_by_kind()?.iter().map(|(_, count)| count).sum();
        let missing = db.damage()?.into_iter().map(|damage| damage.why).collect();
        Ok(Salvaged { saved, missing })
    })
}

fn free_name(path: &Path, now: Moment) -> PathBuf {
    let day = now.format("%Y-%m-%d");
    let mut name = with_suffix(path, &format!(".damaged-{day}"));
    for number in 2.. {
        if !name.exists() {
            break;
        }
        name = with_suffix(path, &format!(".damaged-{day}-{number}"));
    }
    name
}
