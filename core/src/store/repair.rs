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
    pages::{PageFound, Pages},
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
    /// How many documents were copied into the new file.
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
/// Settings, what is remembered about other devices, and undo come over if they can be read. Nothing may
/// have the journal open.
pub(crate) fn repair(
    journal: &Path,
    key: &Key,
    now: Moment,
    tell: &mut dyn FnMut(u64, u64),
) -> Result<Salvaged> {
    let alone = FileLock::exclusive(journal)?;
    let (new, whole) = (with_suffix(journal, UNFINISHED), with_suffix(journal, FINISHED));
    if whole.exists() && !is_newer(&whole, journal)? {
        // It is of an earlier day: what was logged since would be missing.
        remove(&whole)?;
    }
    remove(&new)?;
    let (saved, missing) = if whole.exists() {
        // An earlier repair was cut short before it could put the new file in its place.
        let store = Store::at(location(&whole, key))?;
        let found =
            store.read(|db| Ok((db.count_by_kind()?.iter().map(|(_, count)| count).sum(), db.untold()?)))?;
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
    drop(alone);
    if !missing.is_empty() {
        // If the process is killed before this, it is told once more.
        let _ = Store::at(location(journal, key)).and_then(|store| {
            store.write(|tx| tx.set_untold(&[]))?;
            close(store)
        });
    }
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
    let unreadable = finds.bring_over(&pages, from, &target, tell)?;
    let lost = finds.lost(&pages, from)?;
    let damage: Vec<Damage> = lost.iter().map(|lost| lost.damage(now)).collect();
    let mut others_missing = finds.unknown();
    let behind = counted.saturating_sub(finds.latest);
    if counted > 0 && finds.latest > 0 && behind > 0 {
        others_missing
            .push(format!("the last {behind} changes: this file was copied, or put back, without its log"));
    }
    let (acts, others) = finds.undoable();
    let acts: Vec<UndoStep> = acts.into_iter().cloned().collect();
    if others {
        others_missing.push(match acts.first() {
            Some(act) => format!("what could be undone before {}", act.at.format("%Y-%m-%d %H:%M")),
            None => "what could be undone".to_owned(),
        });
    }
    let Finds { settings, peers, prompts, damage: earlier, saved, .. } = finds;
    let number = saved.len();
    let missing = |lost: Vec<String>| -> Vec<String> {
        unreadable.iter().cloned().chain(lost).chain(others_missing.iter().cloned()).collect()
    };
    // In the file without their texts, which would outlive a forget.
    let untold = missing(damage.iter().map(|damage| damage.why.clone()).collect());
    let missing = missing(lost.iter().map(Lost::said).collect());
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
        tx.set_untold(&untold)
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
        if !matches!(read(&pages, number, path)?, PageFound::Sound(_)) {
            return Err(failed("a page is damaged"));
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
        return Err(failed("records differ from what was written"));
    }
    close(store)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Journal, store::salvage::documents_on};

    fn now() -> Moment {
        "2026-11-18T14:05:00+00:00".parse().unwrap()
    }

    fn sixty_lines(journal: &Path, key: &Key) {
        let open = Journal::open(journal, key.clone(), now()).unwrap();
        for number in 0..60 {
            let line = format!("coffee with @Ana Silva about quxplan number{number} and everything else");
            open.log(open.read_line(&line, now()).unwrap(), now()).unwrap();
        }
    }

    /// A journal with a page of lines that is harmed.
    fn damaged(journal: &Path, key: &Key) {
        sixty_lines(journal, key);
        let pages = Pages::open(journal, &Cipher::Key(key.clone())).unwrap();
        let holds = |number: &u32| {
            let page = read(&pages, *number, journal).unwrap();
            page.bytes().is_some_and(|page| documents_on(&pages, *number, page) > 3)
        };
        let number = (2..=pages.count()).find(holds).unwrap();
        let mut bytes = fs::read(journal).unwrap();
        bytes[(number as usize - 1) * 4096 + 1_000] ^= 0x10;
        fs::write(journal, bytes).unwrap();
    }

    #[test]
    fn a_repair_that_is_killed_before_its_last_step_is_ended_by_the_next_start_and_its_losses_are_told_once()
    {
        let directory = tempfile::tempdir().unwrap();
        let (journal, key) = (directory.path().join("journal.hallway"), Key::from_bytes([7; 32]));
        damaged(&journal, &key);
        let (new, whole) = (with_suffix(&journal, UNFINISHED), with_suffix(&journal, FINISHED));
        let (_, missing) = salvage(&journal, &new, &key, now(), &mut |_, _| {}).unwrap();
        assert!(!missing.is_empty());
        rename(&new, &whole).unwrap();
        // Killed here.
        let open = Journal::open(&journal, key.clone(), now()).unwrap();
        let checked = open.maintenance().check(&(), now()).unwrap();
        assert_eq!(checked.untold.len(), missing.len(), "{:?}", checked.untold);
        assert!(checked.untold.iter().all(|said| !said.contains("quxplan")), "words would outlive a forget");
        assert!(checked.file.is_empty() && !checked.missing.is_empty());
        assert!(open.maintenance().check(&(), now()).unwrap().untold.is_empty(), "once");
    }

    #[test]
    fn a_repair_that_ends_has_told_what_it_lost() {
        let directory = tempfile::tempdir().unwrap();
        let (journal, key) = (directory.path().join("journal.hallway"), Key::from_bytes([7; 32]));
        damaged(&journal, &key);
        assert!(!repair(&journal, &key, now(), &mut |_, _| {}).unwrap().missing.is_empty());
        let open = Journal::open(&journal, key, now()).unwrap();
        assert!(open.maintenance().check(&(), now()).unwrap().untold.is_empty());
    }

    #[test]
    fn where_the_new_file_cannot_take_its_place_the_journal_opens_as_it_was() {
        let directory = tempfile::tempdir().unwrap();
        let (journal, key) = (directory.path().join("journal.hallway"), Key::from_bytes([7; 32]));
        sixty_lines(&journal, &key);
        let before = fs::read(&journal).unwrap();
        // What cannot be renamed over a file: a folder.
        let whole = with_suffix(&journal, FINISHED);
        fs::create_dir(&whole).unwrap();
        for _ in 0..2 {
            assert!(swap(&journal, &whole).is_err());
            assert!(fs::read(&journal).unwrap() == before);
        }
        let open = Journal::open(&journal, key, now()).unwrap();
        assert_eq!(open.find("quxplan", crate::journal::Order::Newest, 0..99, now()).unwrap().hits.len(), 60);
        drop(open);
        let kept = fs::read_dir(directory.path()).unwrap().flatten();
        let kept = kept.filter(|file| file.file_name().to_string_lossy().contains(".damaged"));
        assert_eq!(kept.count(), 0, "and nothing is kept again and again");
    }
}
