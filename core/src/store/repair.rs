//! A damaged file: every page checked, and what can be read of it brought into a new one.
//!
//! The damaged file is only read. The new one takes its place after it was closed, and every page and record of it was
//! read back from the disk; until then any error leaves things as they were. A killed repair leaves nothing that counts
//! but a new file that is whole, and the next start puts that in its place.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{
    FileLock, Key, Store,
    connection::Location,
    damage::{cause, findings},
    file::{Cipher, with_suffix},
    local::{Damage, UndoStep},
    pages::{Found, Pages},
    replacement::{FINISHED, UNFINISHED, is_newer, remove, rename, swap},
    salvage::{Finds, Lost, read},
    saved,
};
use crate::{
    error::{Error, Result},
    model::Moment,
};

/// What a repair did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Salvaged {
    /// The damaged file, under its new name.
    pub(crate) kept: PathBuf,
    /// Documents brought over.
    pub(crate) saved: u64,
    /// What could not be, in words: records with their ids, and their text where the index still has it.
    pub(crate) missing: Vec<String>,
}

impl Store {
    /// What the database finds wrong with its own pages and structures; empty if nothing. Looked at through a
    /// connection of its own: one that has pages in memory does not see the disk, and full text that remembers an
    /// earlier state calls the present one damaged.
    pub(crate) fn damaged_pages(&self) -> Result<Vec<String>> {
        // A power cut while the log was folded into the file leaves torn pages there, of which the log has whole ones.
        // Where it cannot be folded in, as on a full disk, the pages are looked at as they lie.
        let _ = self.truncate_log();
        findings(&self.reader()?).map_err(|error| cause(self.location(), error))
    }
}

/// Brings every readable document of the journal into a new file that takes its place; the damaged one is kept beside it.
/// Settings, what is remembered of other devices and what can be undone come over as far as they can be read. Nothing may
/// have the journal open.
pub(crate) fn repair(
    journal: &Path,
    key: &Key,
    now: Moment,
    tell: &mut dyn FnMut(u64, u64),
) -> Result<Salvaged> {
    let _alone = FileLock::exclusive(journal)?;
    let (new, whole) = (with_suffix(journal, UNFINISHED), with_suffix(journal, FINISHED));
    if whole.exists() && !is_newer(&whole, journal)? {
        // It is of an earlier day: what was logged since would be missing.
        remove(&whole)?;
    }
    remove(&new)?;
    let (saved, missing) = if whole.exists() {
        // An earlier repair was cut short before it could put the new file in its place.
        let store = Store::at(location(&whole, key))?;
        let found = store.read(|db| {
            let missing: Vec<String> = db.damage()?.into_iter().map(|damage| damage.why).collect();
            Ok((db.count_by_kind()?.iter().map(|(_, count)| count).sum(), missing))
        })?;
        close(store)?;
        found
    } else {
        let salvaged = salvage(journal, &new, key, now, tell).inspect_err(|_| {
            // It says nothing that the damaged file does not say.
            let _ = remove(&new);
        })?;
        rename(&new, &whole)?;
        salvaged
    };
    let kept = swap(journal, &whole)?;
    Ok(Salvaged { kept, saved, missing })
}

fn location(path: &Path, key: &Key) -> Location {
    Location::new(path, Cipher::Key(key.clone()))
}

/// Writes what can be read of the file at `from` into a new one at `to`, and proves that one.
fn salvage(
    from: &Path,
    to: &Path,
    key: &Key,
    now: Moment,
    tell: &mut dyn FnMut(u64, u64),
) -> Result<(u64, Vec<String>)> {
    let damaged = location(from, key);
    damaged.long_enough()?;
    let counted = saved::noted(from);
    let pages = Pages::open(from, &damaged.cipher).map_err(|error| match error {
        Error::WrongKey(_) => damaged.not_ours(),
        error => error,
    })?;
    let mut finds = Finds::of(&pages, from)?;
    let target = Store::at(location(to, key))?;
    let mut missing = finds.bring_over(&pages, from, &target, tell)?;
    let lost = finds.lost(&pages, from)?;
    missing.extend(lost.iter().map(Lost::said));
    let damage: Vec<Damage> = lost.iter().map(|lost| lost.damage(now)).collect();
    missing.extend(finds.unknown());
    let behind = counted.saturating_sub(finds.latest);
    if counted > 0 && finds.latest > 0 && behind > 0 {
        missing
            .push(format!("the last {behind} changes: this file was copied, or put back, without its log"));
    }
    let (acts, others) = finds.undoable();
    let acts: Vec<UndoStep> = acts.into_iter().cloned().collect();
    if others {
        missing.push(match acts.first() {
            Some(act) => format!("what could be undone before {}", act.at.format("%Y-%m-%d %H:%M")),
            None => "what could be undone".to_owned(),
        });
    }
    let Finds { settings, peers, prompts, damage: earlier, saved, .. } = finds;
    let number = saved.len();
    target.write(move |tx| {
        for (name, value) in &settings {
            tx.set(name, Some(value))?;
        }
        for peer in &peers {
            tx.remember_peer(peer)?;
        }
        for line in prompts.values() {
            tx.remember_prompt(line)?;
        }
        acts.iter().try_for_each(|act| tx.restore_undo(act))?;
        // What an earlier repair could not save is still missing.
        for damage in earlier.iter().chain(&damage).filter(|damage| !saved.contains(&damage.id)) {
            tx.note_damage(damage.id, damage.found, &damage.why)?;
        }
        Ok(())
    })?;
    close(target)?;
    prove(to, key, number)?;
    Ok((number as u64, missing))
}

/// Closes a file so that all of it is in one place, or says why it is not: a connection that is dropped says nothing.
fn close(store: Store) -> Result<()> {
    let path = store.path().to_owned();
    let folded = store.truncate_log()?;
    drop(store);
    let log = with_suffix(&path, "-wal");
    if !folded || fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
        return Err(Error::NotWritten("the new file could not be closed".to_owned()));
    }
    Ok(())
}

/// Reads a new file back from the disk: every page, every record and every row.
fn prove(path: &Path, key: &Key, documents: usize) -> Result<()> {
    let failed = |why: &str| Error::NotWritten(format!("the new file does not read back: {why}"));
    let pages = Pages::open(path, &Cipher::Key(key.clone()))?;
    for number in 1..=pages.count() {
        if !matches!(read(&pages, number, path)?, Found::Sound(_)) {
            return Err(failed("a page is harmed"));
        }
    }
    let store = Store::at(location(path, key))?;
    if !store.damaged_pages()?.is_empty() {
        return Err(failed("its structure is not whole"));
    }
    let mut unreadable = 0;
    let (stale, count) = store.read(|db| {
        let stale = db.stale_tables(&mut |_, _| unreadable += 1, &mut |_| Ok(()))?;
        Ok((stale, db.ids()?.len()))
    })?;
    if unreadable > 0 || !stale.is_empty() || count != documents {
        return Err(failed("records are not as they were written"));
    }
    close(store)
}
