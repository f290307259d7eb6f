//! A new file in the place of a damaged one: how both are called meanwhile, and what of a killed repair still counts.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::SystemTime,
};

use super::{
    FileLock,
    file::{sync_directory, with_suffix},
    saved,
};
use crate::error::{Error, Result};

/// What a repair writes first, and what it is called once it is whole.
pub(super) const UNFINISHED: &str = ".repairing";
pub(super) const FINISHED: &str = ".repaired";

/// What else lies beside such a file while it is open. Earlier versions made copies too.
const BESIDE: &[&str] = &[
    "",
    "-wal",
    "-shm",
    "-open",
    "-saved",
    "-copy",
    "-copy-wal",
    "-copy-shm",
    "-lender",
    "-lender-wal",
    "-lender-shm",
];

/// Ends what a killed repair began: a whole new file takes its place, anything less goes. Called before the journal is
/// opened; while another process has it open, nothing is done. Where there is no room for it, or nothing may be written, the
/// damaged file goes on being used as it was before the repair, and the next start tries again.
pub(super) fn end_what_was_begun(journal: &Path) {
    let _ = try_to_end(journal);
}

fn try_to_end(journal: &Path) -> Result<()> {
    let (new, whole) = (with_suffix(journal, UNFINISHED), with_suffix(journal, FINISHED));
    if !whole.exists() && !BESIDE.iter().any(|suffix| with_suffix(&new, suffix).exists()) {
        return Ok(());
    }
    let Ok(_alone) = FileLock::exclusive(journal) else { return Ok(()) };
    remove(&new)?;
    if whole.exists() && journal.exists() {
        if is_newer(&whole, journal)? {
            swap(journal, &whole)?;
        } else {
            remove(&whole)?;
        }
    }
    Ok(())
}

/// Puts the new file in the place of the damaged one, which is kept under a name of its own. There is a file at
/// `damaged` at every moment, so that nobody who opens the journal meanwhile begins a new one. After an error the damaged
/// one is there with its log, and nothing was kept beside it.
pub(super) fn swap(damaged: &Path, whole: &Path) -> Result<PathBuf> {
    let kept = free_name(damaged, written(whole)?);
    replace(damaged, whole, &kept).inspect_err(|_| {
        let (log, kept_log) = (with_suffix(damaged, "-wal"), with_suffix(&kept, "-wal"));
        if kept_log.exists() && !log.exists() && second(&kept_log, &log).is_err() {
            return;
        }
        let _ = fs::remove_file(&kept_log);
        let _ = fs::remove_file(&kept);
    })?;
    Ok(kept)
}

fn replace(damaged: &Path, whole: &Path, kept: &Path) -> Result<()> {
    for suffix in ["-wal", ""] {
        let (from, to) = (with_suffix(damaged, suffix), with_suffix(kept, suffix));
        if from.exists() {
            second(&from, &to)?;
        }
    }
    for suffix in ["-wal", "-shm"] {
        // The log of the damaged file must never meet the new one.
        remove_file(&with_suffix(damaged, suffix))?;
    }
    saved::remove(damaged);
    rename(whole, damaged)
}

/// A second name for a file, or a copy: some disks know no second name.
fn second(from: &Path, to: &Path) -> Result<()> {
    if fs::hard_link(from, to).is_ok() {
        return Ok(());
    }
    let copied = fs::copy(from, to).and_then(|_| fs::File::open(to)?.sync_all());
    copied.map_err(|source| {
        let _ = fs::remove_file(to);
        Error::Io { path: to.to_owned(), source }
    })
}

/// Renames, and syncs the directory so that the new name is on disk.
pub(super) fn rename(from: &Path, to: &Path) -> Result<()> {
    let failed = |source| Error::Io { path: from.to_owned(), source };
    fs::rename(from, to).map_err(failed)?;
    to.parent().map_or(Ok(()), sync_directory).map_err(failed)
}

/// Removes a file and what lies beside it, if they are there.
pub(super) fn remove(path: &Path) -> Result<()> {
    BESIDE.iter().try_for_each(|suffix| remove_file(&with_suffix(path, suffix)))
}

fn remove_file(path: &Path) -> Result<()> {
    match fs::remove_file(path) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => {
            Err(Error::Io { path: path.to_owned(), source })
        }
        _ => Ok(()),
    }
}

/// Whether a file was written after a journal and its log.
pub(super) fn is_newer(file: &Path, journal: &Path) -> Result<bool> {
    let log = with_suffix(journal, "-wal");
    let journal = written(journal)?.max(if log.exists() { written(&log)? } else { SystemTime::UNIX_EPOCH });
    Ok(written(file)? >= journal)
}

fn written(path: &Path) -> Result<SystemTime> {
    let written = fs::metadata(path).and_then(|file| file.modified());
    written.map_err(|source| Error::Io { path: path.to_owned(), source })
}

/// A name for the damaged file that nothing has: with the day of the repair.
fn free_name(path: &Path, repaired: SystemTime) -> PathBuf {
    let day = chrono::DateTime::<chrono::Utc>::from(repaired).format("%Y-%m-%d");
    let mut name = with_suffix(path, &format!(".damaged-{day}"));
    for number in 2.. {
        if !name.exists() {
            break;
        }
        name = with_suffix(path, &format!(".damaged-{day}-{number}"));
    }
    name
}
