//! Opening the encrypted file: every connection of the journal is made here and reports the same promises.

use std::{
    io::Read,
    path::{Path, PathBuf},
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, config::DbConfig};
use zeroize::Zeroizing;

use super::Key;
use crate::error::{Error, Result};

/// How long a statement waits for another process before it says [`Error::Busy`].
const PATIENCE: Duration = Duration::from_secs(10);

/// How the bytes of the file are protected.
#[derive(Debug, Clone)]
pub(crate) enum Cipher {
    /// With this key; the only way outside this crate's own tests.
    Key(Key),
    /// Not at all, so that a test can look for bytes that should be gone.
    #[cfg(test)]
    None,
}

/// Where the journal lies and how it is opened.
#[derive(Debug, Clone)]
pub(crate) struct Location {
    pub(crate) path: PathBuf,
    pub(crate) cipher: Cipher,
}

impl Location {
    /// Makes sure that there is a file to open: a directory and a file for their owner alone, or a file that holds
    /// something. An empty file may be a journal that lost everything, and is not silently begun anew.
    pub(crate) fn prepare(&self) -> Result<()> {
        private_directory(&self.path)?;
        let empty = || std::fs::metadata(&self.path).is_ok_and(|file| file.len() == 0);
        let failed = |source| Error::Io { path: self.path.clone(), source };
        if !self.path.exists() {
            let new = Self {
                path: with_suffix(&self.path, &format!(".new-{}", std::process::id())),
                ..self.clone()
            };
            let _ = std::fs::remove_file(&new.path);
            private_file(&new.path).map_err(failed)?;
            let db = new.connect()?;
            // A first page on disk: an empty file would look like a journal that lost everything.
            db.execute_batch("PRAGMA user_version = 0; PRAGMA wal_checkpoint(TRUNCATE)")?;
            drop(db);
            // Whoever is first wins: a hard link, unlike a rename, never replaces what is there. File systems without
            // links are not shared by two first starts.
            let linked = match std::fs::hard_link(&new.path, &self.path) {
                Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
                    std::fs::rename(&new.path, &self.path)
                }
                other => other,
            };
            for suffix in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(with_suffix(&new.path, suffix));
            }
            return match linked {
                Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => Err(failed(error)),
                _ => Ok(()),
            };
        }
        if empty() {
            let why = "it is empty. If it is what a first start left behind, delete it and start again";
            return Err(Error::NotAJournal { path: self.path.clone(), why });
        }
        Ok(())
    }

    /// Opens a connection that waits for others, keeps WAL and syncs every commit before it is acknowledged.
    pub(crate) fn connect(&self) -> Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_EXRESCODE;
        let db = Connection::open_with_flags(&self.path, flags)?;
        // SQLCipher writes its log to stderr, over whatever the user is looking at.
        db.execute_batch("PRAGMA cipher_log_level = NONE")?;
        match &self.cipher {
            Cipher::Key(key) => {
                let hex = key.to_hex();
                let statement = Zeroizing::new(format!("PRAGMA key = \"x'{}'\"", hex.as_str()));
                db.execute_batch(&statement)?;
            }
            #[cfg(test)]
            Cipher::None => {}
        }
        db.busy_timeout(PATIENCE)?;
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        self.readable(&db)?;
        // Temporary tables would lie outside the encryption if they went to a file.
        db.execute_batch(
            "PRAGMA journal_mode = WAL;
             PRAGMA synchronous = FULL;
             PRAGMA fullfsync = ON;
             PRAGMA checkpoint_fullfsync = ON;
             PRAGMA secure_delete = ON;
             PRAGMA temp_store = MEMORY;
             PRAGMA cell_size_check = ON;
             PRAGMA cache_size = -16000;",
        )?;
        db.set_prepared_statement_cache_capacity(128);
        promises(&db)?;
        Ok(db)
    }

    /// Whether the first page can be read, with the reason if it cannot. Nothing is written before this.
    fn readable(&self, db: &Connection) -> Result<()> {
        match db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)) {
            Ok(_) => Ok(()),
            Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => {
                Err(self.not_ours())
            }
            Err(error) => Err(error.into()),
        }
    }

    /// Why the first page does not open: another file, or another key.
    fn not_ours(&self) -> Error {
        let mut start = [0; 16];
        let known = std::fs::File::open(&self.path).and_then(|mut file| file.read_exact(&mut start));
        let length = std::fs::metadata(&self.path).map_or(0, |metadata| metadata.len());
        let other = |why| Error::NotAJournal { path: self.path.clone(), why };
        match known {
            Ok(()) if start.starts_with(b"SQLite format 3\0") => other("it is a database without encryption"),
            Ok(()) if length < 4096 => other("it is shorter than one page"),
            Err(_) => other("it is shorter than one page"),
            Ok(()) if start.iter().all(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace()) => {
                other("it is a text file")
            }
            Ok(()) => Error::WrongKey(self.path.clone()),
        }
    }
}

/// What every connection must report before it is used: the file keeps its promises even if a default changes.
fn promises(db: &Connection) -> Result<()> {
    let mode: String = db.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    let synchronous: i64 = db.pragma_query_value(None, "synchronous", |row| row.get(0))?;
    if mode != "wal" || synchronous != 2 {
        return Err(Error::NotWritten(format!(
            "this disk does not keep a write-ahead log (journal_mode {mode}, synchronous {synchronous})"
        )));
    }
    Ok(())
}

/// A new file for its owner alone.
fn private_file(path: &Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map(drop)
}

/// A path with something behind its name.
pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Makes the directory of the journal for its owner alone.
fn private_directory(path: &Path) -> Result<()> {
    let Some(directory) = path.parent().filter(|directory| !directory.as_os_str().is_empty()) else {
        return Ok(());
    };
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(directory).map_err(|source| Error::Io { path: directory.to_owned(), source })
}
