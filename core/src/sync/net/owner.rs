//! One process at a time has the endpoint of a journal: two would answer for one device in turn.
//!
//! The lock is on a file beside the journal, which says in words who has it.

use std::{
    fs::File,
    io::Write,
    path::{Path, PathBuf},
};

use crate::{
    error::{Error, Result},
    lock_file::locked,
};

/// The most characters quoted from what another process wrote about itself.
const LONGEST: usize = 200;

/// Says that this process keeps the journal in step, until it is dropped.
#[derive(Debug)]
pub(super) struct EndpointLock {
    file: File,
    path: PathBuf,
}

impl EndpointLock {
    /// Takes it, saying what this process does. [`Error::SyncElsewhere`] if another process has it.
    pub(super) fn of(journal: &Path, doing: &str) -> Result<Self> {
        let mut name = journal.as_os_str().to_owned();
        name.push("-sync");
        let path = PathBuf::from(name);
        let failed = |source| Error::Io { path: path.clone(), source };
        let Some(mut file) = locked(&path, File::try_lock)? else {
            return Err(Error::SyncElsewhere { who: who(&path) });
        };
        let line = format!("{doing} (process {})\n", std::process::id());
        file.set_len(0).and_then(|()| file.write_all(line.as_bytes())).map_err(failed)?;
        Ok(Self { file, path })
    }
}

impl Drop for EndpointLock {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_process_is_told_who_keeps_the_journal_in_step() {
        let directory = tempfile::tempdir().unwrap();
        let journal = directory.path().join("journal.hallway");
        let first = EndpointLock::of(&journal, "hallway sync --watch").unwrap();
        let error = EndpointLock::of(&journal, "hallway sync").unwrap_err().to_string();
        let who = format!("hallway sync --watch (process {})", std::process::id());
        assert!(error.starts_with(&who), "{error}");
        drop(first);
        let second = EndpointLock::of(&journal, "hallway sync").unwrap();
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
        let _owner = EndpointLock::of(&journal, "sync").unwrap();
        let text = std::fs::read_to_string(directory.path().join("journal.hallway-sync")).unwrap();
        assert_eq!(text, format!("sync (process {})\n", std::process::id()));
    }
}
