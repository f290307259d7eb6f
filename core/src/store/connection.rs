//! Opening the encrypted file: every connection of the journal is made here and reports the same promises.

use std::{
    io::{ErrorKind, Read},
    path::{Path, PathBuf},
    sync::{
        Once,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use rusqlite::{Connection, OpenFlags, config::DbConfig};
use zeroize::Zeroizing;

use super::{
    file::{Cipher, PAGE, look_at, sync_directory, with_suffix},
    index::few_lines::WORDS_OF_TEXTS,
    pages::Pages,
    saved,
};
use crate::error::{Error, Result};

/// How long a statement waits for another process before it says [`Error::Busy`].
const PATIENCE: Duration = Duration::from_secs(10);

/// How long until it is tried again. SQLite's own wait grows to a tenth of a second, and who works in many steps has long
/// begun the next one by then.
const AGAIN: Duration = Duration::from_millis(1);

/// How long work leaves the file to other processes between two of its steps: they try again in this time.
pub(super) const PAUSE: Duration = Duration::from_millis(2);

/// SQLite says that it is ready before SQLCipher is: a program that opens a file between the two is told that its key
/// is wrong. So the first connection of a process is made alone, and to nothing.
fn ready_sqlcipher() {
    static READY: Once = Once::new();
    // Where this fails, the real one does too, and says why.
    READY.call_once(|| drop(Connection::open_in_memory()));
}

/// What may be done with the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// It is read and written, beside other programs.
    Full,
    /// It is only read: nothing can be written where it lies, by anybody.
    Read,
}

/// Where the journal lies and how it is opened.
#[derive(Debug, Clone)]
pub(crate) struct Location {
    pub(crate) path: PathBuf,
    pub(crate) cipher: Cipher,
    pub(crate) access: Access,
}

impl Location {
    /// A file that is read and written, if it can be.
    pub(crate) fn new(path: &Path, cipher: Cipher) -> Self {
        Self { path: path.to_owned(), cipher, access: Access::Full }
    }

    /// Makes sure that there is a file to open, in a directory for its owner alone.
    pub(crate) fn prepare(&self) -> Result<()> {
        private_directory(&self.path)?;
        self.sweep();
        if self.path.exists() {
            return Ok(());
        }
        // A log without its journal would be replayed into whatever is made here.
        if std::fs::metadata(with_suffix(&self.path, "-wal")).is_ok_and(|log| log.len() > 0) {
            let why = "its log is here (-wal) and the journal itself is not: put the journal back beside it";
            return Err(Error::NotAJournal { path: self.path.clone(), why });
        }
        // What counted an earlier one says nothing of this.
        saved::remove(&self.path);
        let new = Self::new(&own_name(&self.path), self.cipher.clone());
        let outcome = new.first_page().and_then(|()| self.take(&new.path));
        for suffix in ["", "-wal", "-shm", "-journal"] {
            let _ = std::fs::remove_file(with_suffix(&new.path, suffix));
        }
        outcome
    }

    /// Removes what first starts that were killed left behind an hour ago or earlier.
    fn sweep(&self) {
        let (Some(directory), Some(name)) = (self.path.parent(), self.path.file_name()) else { return };
        let prefix = format!("{}.new-", name.to_string_lossy());
        let old = |file: &std::fs::DirEntry| {
            let written = file.metadata().and_then(|file| file.modified());
            written.is_ok_and(|at| at.elapsed().is_ok_and(|age| age > Duration::from_hours(1)))
        };
        for file in std::fs::read_dir(directory).into_iter().flatten().flatten() {
            if file.file_name().to_string_lossy().starts_with(&prefix) && old(&file) {
                let _ = std::fs::remove_file(file.path());
            }
        }
    }

    /// Writes the first page of a new file, for its owner alone. An empty file in the journal's place would look like
    /// one that lost everything.
    fn first_page(&self) -> Result<()> {
        let db = self.create()?;
        db.execute_batch("PRAGMA user_version = 0")?;
        // Closing would do the same without a word when it fails.
        let busy: i64 = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if busy == 0 { Ok(()) } else { Err(Error::Busy) }
    }

    /// A connection to a new file, for its owner alone, in the place of whatever a killed process left there.
    fn create(&self) -> Result<Connection> {
        let _ = std::fs::remove_file(&self.path);
        private_file(&self.path).map_err(|source| Error::Io { path: self.path.clone(), source })?;
        let db = self.unlock()?;
        set_up(&db)?;
        Ok(db)
    }

    /// Gives a complete file this path. The first one wins: a hard link, unlike a rename, never replaces what is there.
    /// File systems without links are not shared by two first starts.
    fn take(&self, new: &Path) -> Result<()> {
        let taken = match std::fs::hard_link(new, &self.path) {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => std::fs::rename(new, &self.path),
            other => other,
        };
        match taken {
            Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error),
            _ => self.directory().map_or(Ok(()), sync_directory),
        }
        .map_err(|source| Error::Io { path: self.path.clone(), source })
    }

    /// The directory it lies in; `None` for one named by itself.
    fn directory(&self) -> Option<&Path> {
        self.path.parent().filter(|directory| !directory.as_os_str().is_empty())
    }

    /// Opens a connection that waits for others, keeps WAL and syncs every commit before it is acknowledged.
    pub(crate) fn connect(&self) -> Result<Connection> {
        self.long_enough()?;
        let db = self.unlock()?;
        self.readable(&db)?;
        match self.access {
            Access::Full => set_up(&db)?,
            Access::Read => db.execute_batch("PRAGMA temp_store = MEMORY")?,
        }
        db.execute_batch(WORDS_OF_TEXTS)?;
        if self.access == Access::Read {
            db.execute_batch("PRAGMA query_only = ON")?;
        }
        Ok(db)
    }

    /// The same. If nothing can be written, because the disk is full or may only be read, a read-only connection and
    /// the reason for it.
    pub(crate) fn connect_or_read(&mut self) -> Result<(Connection, Option<Error>)> {
        let refused = match self.connect() {
            Err(error @ (Error::NoRoom | Error::ReadOnly | Error::NotOpened(_) | Error::NotWritten(_))) => {
                error
            }
            outcome => return outcome.map(|db| (db, None)),
        };
        // What stands in the log would not be seen.
        if std::fs::metadata(with_suffix(&self.path, "-wal")).is_ok_and(|log| log.len() > 0) {
            return Err(refused);
        }
        self.access = Access::Read;
        match self.connect() {
            Ok(db) => Ok((db, Some(refused))),
            Err(_) => Err(refused),
        }
    }

    /// An empty or very short file may be a journal that lost everything, and is not silently started over: SQLite
    /// would take it for a new database and throw away the log beside it.
    pub(super) fn long_enough(&self) -> Result<()> {
        let why = match std::fs::metadata(&self.path).map_or(PAGE, |file| file.len()) {
            0 => "it is empty. If it is what a first start left behind, delete it and start again",
            1..PAGE => "it is shorter than one page",
            _ => return Ok(()),
        };
        Err(Error::NotAJournal { path: self.path.clone(), why })
    }

    /// Opens the file with its key; nothing of it has been read yet.
    fn unlock(&self) -> Result<Connection> {
        ready_sqlcipher();
        let usual = OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_EXRESCODE;
        let opened = match self.access {
            Access::Full => {
                Connection::open_with_flags(&self.path, usual | OpenFlags::SQLITE_OPEN_READ_WRITE)
            }
            Access::Read => Connection::open_with_flags(
                unchanging(&self.path),
                usual | OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI,
            ),
        };
        let mut db = opened.map_err(|error| self.why_not_opened(error))?;
        // Where the system gives no file for writing, SQLite takes one for reading and does not say why.
        if self.access == Access::Full && db.is_readonly(rusqlite::MAIN_DB)? {
            return Err(if self.may_be_written() {
                Error::NotOpened("the system only lets it be read".to_owned())
            } else {
                Error::ReadOnly
            });
        }
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
        db.busy_handler(Some(wait))?;
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        // Otherwise SQLite looks at the values of some parameters, of every LIMIT among them, to plan by them, and parses a
        // statement that was prepared anew each time it is asked: that was a seventh of `today`.
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        Ok(db)
    }

    /// Whether the file, and what lies beside it, can be opened for writing now.
    pub(super) fn may_be_written(&self) -> bool {
        ["", "-wal", "-shm"].iter().all(|suffix| {
            // Never closed, as `look_at` says.
            let opened = std::fs::OpenOptions::new().write(true).open(with_suffix(&self.path, suffix));
            opened.map_or_else(
                |error| !suffix.is_empty() && error.kind() == ErrorKind::NotFound,
                |handle| {
                    std::mem::forget(handle);
                    true
                },
            )
        })
    }

    /// SQLite says only that it could not; the system says why.
    fn why_not_opened(&self, error: rusqlite::Error) -> Error {
        match look_at(&self.path) {
            Err(source) => Error::Io { path: self.path.clone(), source },
            Ok(_) => error.into(),
        }
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
    pub(super) fn not_ours(&self) -> Error {
        // SQLCipher says the same of a page that the disk did not give.
        match Pages::first_is_sound(&self.path, &self.cipher) {
            Ok(true) => return Error::NotRead("its first page".to_owned()),
            Ok(false) => {}
            Err(error) => return error,
        }
        let mut start = [0; 16];
        let known = look_at(&self.path).and_then(|mut file| file.read_exact(&mut start));
        let length = std::fs::metadata(&self.path).map_or(0, |metadata| metadata.len());
        let other = |why| Error::NotAJournal { path: self.path.clone(), why };
        match known {
            Ok(()) if start.starts_with(b"SQLite format 3\0") => other("it is a database without encryption"),
            Err(source) if source.kind() != ErrorKind::UnexpectedEof => {
                Error::Io { path: self.path.clone(), source }
            }
            Err(_) => other("it is shorter than one page"),
            Ok(()) if start.iter().all(|byte| byte.is_ascii_graphic() || byte.is_ascii_whitespace()) => {
                other("it is a text file")
            }
            Ok(()) if !length.is_multiple_of(PAGE) => {
                other("its first page does not open, and its last one is not whole")
            }
            Ok(()) => Error::WrongKey(self.path.clone()),
        }
    }
}

/// The name of a file that nobody changes: SQLite then needs neither locks nor anything beside it.
fn unchanging(path: &Path) -> String {
    let mut name = String::from("file:");
    for letter in path.to_string_lossy().chars() {
        match letter {
            '%' => name.push_str("%25"),
            '?' => name.push_str("%3f"),
            '#' => name.push_str("%23"),
            other => name.push(other),
        }
    }
    name + "?immutable=1"
}

/// Whether this says that nothing can be written, by anybody.
pub(super) fn is_closed_to_writers(error: &std::io::Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::ReadOnlyFilesystem
            | ErrorKind::PermissionDenied
            | ErrorKind::StorageFull
            | ErrorKind::QuotaExceeded
    )
}

/// Moves what it can from the log into the file, while others read and write.
pub(super) fn move_log(db: &Connection) -> Result<()> {
    Ok(db.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?)
}

/// Moves everything from the log into the file and empties it, so that the file alone is whole. False if somebody reads
/// from the log for longer than this.
pub(super) fn fold(db: &mut Connection, patience: Duration) -> Result<bool> {
    db.busy_timeout(patience)?;
    let busy = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, i64>(0));
    db.busy_handler(Some(wait))?;
    Ok(busy? == 0)
}

/// Waits for whoever holds the file, after this many times; false once [`PATIENCE`] is used up.
fn wait(times: i32) -> bool {
    let waits = AGAIN * times.unsigned_abs() < PATIENCE;
    if waits {
        std::thread::sleep(AGAIN);
    }
    waits
}

/// Sets a connection up and sees that it took.
fn set_up(db: &Connection) -> Result<()> {
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
    promises(db)
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

/// A name beside this one that no other process and no other thread uses now.
fn own_name(path: &Path) -> PathBuf {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    with_suffix(path, &format!(".new-{}-{number}", std::process::id()))
}

/// Makes the directory of the journal for its owner alone.
fn private_directory(path: &Path) -> Result<()> {
    let Some(directory) = path.parent().filter(|directory| !directory.as_os_str().is_empty()) else {
        return Ok(());
    };
    let missing: Vec<&Path> =
        directory.ancestors().take_while(|made| !made.as_os_str().is_empty() && !made.exists()).collect();
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(directory)
        .and_then(|()| {
            missing
                .iter()
                .filter_map(|made| made.parent())
                .filter(|parent| !parent.as_os_str().is_empty())
                .try_for_each(sync_directory)
        })
        .map_err(|source| Error::Io { path: directory.to_owned(), source })
}
