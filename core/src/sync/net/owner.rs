//! One process at a time has the endpoint of a journal: two would answer for one device in turn.
//!
//! The lock lies on a file beside the journal that says in words who has it. The system lets go of the lock with the
//! process, however that ends.

use std::{
    fs::{File, TryLockError},
    io::Write,
    path::{Path, PathBuf},
};

use crate::error::{Error, Result};

/// Letters of another process's words that are repeated.
const LONGEST: usize = 200;

/// Says that this process keeps the journal in step, until it is dropped.
#[derive(Debug)]
pub(super) struct Owner {
    file: File,
    path: PathBuf,
}

impl Owner {
    /// Takes it, saying what this process does. [`Error::SyncElsewhere`] if another process has it.
    pub(super) fn of(journal: &Path, doing: &str) -> Result<Self> {
        let mut name = journal.as_os_str().to_owned();
        name.push("-sync");
        let path = PathBuf::from(name);
        let failed = |source| Error::Io { path: path.clone(), source };
        loop {
            let mut file = make(&path).map_err(failed)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(Error::SyncElsewhere { who: who(&path) }),
                // A file system without locks is not shared by several programs.
                Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => {}
                Err(TryLockError::Error(error)) => return Err(failed(error)),
            }
            // Whoever had it may have removed the file between the opening and the lock.
            if !is_at(&file, &path) {
                continue;
            }
            let line = format!("{doing} (process {})\n", std::process::id());
            file.set_len(0).and_then(|()| file.write_all(line.as_bytes())).map_err(failed)?;
            return Ok(Self { file, path });
        }
    }
}

impl Drop for Owner {
    fn drop(&mut self) {
        // First the name, while it is ours alone; a process that opened the file before sees that it is gone.
        let _ = std::fs::remove_file(&self.path);
        let _ = self.file.unlock();
    }
}

/// What the process that has it says about itself.
fn who(path: &Path) -> String {
    let text = std::fs::read(path).unwrap_or_default();
    let line: String = String::from_utf8_lossy(&text)
        .chars()
        .take_while(|letter| *letter != '\n')
        .filter(|letter| !letter.is_control())
        .take(LONGEST)
        .collect();
    if line.trim().is_empty() { "another Hallway".to_owned() } else { line.trim().to_owned() }
}

fn make(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Whether the open file is still the one of that name.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let place = |metadata: std::fs::Metadata| (metadata.dev(), metadata.ino());
    matches!((file.metadata().map(place), path.metadata().map(place)), (Ok(open), Ok(named)) if open == named)
}

#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_process_is_told_who_keeps_the_journal_in_step() {
        let directory = tempfile::tempdir().unwrap();
        let journal = directory.path().join("journal.hallway");
        let first = Owner::of(&journal, "hallway sync --watch").unwrap();
        let error = Owner::of(&journal, "hallway sync").unwrap_err().to_string();
        let who = format!("hallway sync --watch (process {})", std::process::id());
        assert!(error.starts_with(&who), "{error}");
        drop(first);
        let second = Owner::of(&journal, "hallway sync").unwrap();
        drop(second);
        assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 0, "nothing is left beside it");
    }

    #[test]
    fn a_process_that_ended_without_a_word_keeps_nobody_out() {
        let directory = tempfile::tempdir().unwrap();
        let journal = directory.path().join("journal.hallway");
        std::fs::write(
            directory.path().join("journal.hallway-sync"),
            "a longer line than the next (process 1)\n",
        )
        .unwrap();
        let _owner = Owner::of(&journal, "sync").unwrap();
        let text = std::fs::read_to_string(directory.path().join("journal.hallway-sync")).unwrap();
        assert_eq!(text, format!("sync (process {})\n", std::process::id()));
    }
}
