//! The number of the change that was saved last, kept beside the file while it is open.
//!
//! What was saved last may stand in the log alone. A copy of the journal that leaves the log out, or takes one of another
//! moment, is a sound file of an earlier moment; by this number it is told from a whole one. The number is written once its
//! change is on disk and is not synced itself: it may lag behind the file and never runs ahead of it, so that it costs a
//! line no sync and no power cut makes it tell of a loss that was none (ADR 018).

use std::{
    fs::{self, File},
    io::{Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};

use super::file::with_suffix;

/// What stands behind the journal's name.
pub(super) const SUFFIX: &str = "-saved";

/// Numbers are given one by one: what is beyond this was never one.
const HIGHEST: u64 = 1 << 48;

/// Where the number is noted.
#[derive(Debug)]
pub(super) struct Saved {
    path: PathBuf,
    file: Option<File>,
    number: u64,
}

impl Saved {
    /// Beside this journal; nothing is made before there is a number to note.
    pub(super) fn beside(journal: &Path) -> Self {
        Self { path: with_suffix(journal, SUFFIX), file: None, number: 0 }
    }

    /// Notes that everything up to this number is on disk. Where that cannot be written, only a copy is told less well.
    pub(super) fn note(&mut self, number: u64) {
        if number <= self.number {
            return;
        }
        if self.file.is_none() {
            self.file = make(&self.path).ok();
        }
        let Some(file) = &mut self.file else { return };
        // Twice, so that a harmed one is not believed; always as long, so that none is ever half an older one.
        let text = format!("{number:020} {number:020}\n");
        if file.seek(SeekFrom::Start(0)).and_then(|_| file.write_all(text.as_bytes())).is_ok() {
            self.number = number;
        }
    }
}

fn make(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.create(true).truncate(false).write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// The number that was noted beside a journal; zero where there is none that can be believed.
pub(super) fn noted(journal: &Path) -> u64 {
    let text = fs::read_to_string(with_suffix(journal, SUFFIX)).unwrap_or_default();
    let Some((one, other)) = text.trim_end().split_once(' ') else { return 0 };
    one.parse().ok().filter(|number| one == other && *number <= HIGHEST).unwrap_or(0)
}

/// Removes the number of a journal that nobody has open. Where its log is left, it still says what that has to hold.
pub(super) fn remove_with_log(journal: &Path) {
    if !fs::metadata(with_suffix(journal, "-wal")).is_ok_and(|log| log.len() > 0) {
        remove(journal);
    }
}

/// Removes the number: the file that it counted is another one now.
pub(super) fn remove(journal: &Path) {
    let _ = fs::remove_file(with_suffix(journal, SUFFIX));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_harmed_or_too_high_is_not_believed() {
        let directory = tempfile::tempdir().unwrap();
        let journal = directory.path().join("journal.hallway");
        assert_eq!(noted(&journal), 0);
        let mut saved = Saved::beside(&journal);
        for (number, expected) in [(7, 7), (1_000, 1_000), (12, 1_000), (HIGHEST + 1, 0)] {
            saved.note(number);
            assert_eq!(noted(&journal), expected);
        }
        let path = with_suffix(&journal, SUFFIX);
        for text in ["", "7", "00000000000000000007 00000000000000000008\n", "x x"] {
            fs::write(&path, text).unwrap();
            assert_eq!(noted(&journal), 0, "{text:?}");
        }
        fs::write(&path, [0xff; 42]).unwrap();
        assert_eq!(noted(&journal), 0);
    }
}
