//! Wiping what lies between the rows of pages.
//!
//! `secure_delete` overwrites a row that is deleted and a page that is freed. When SQLite moves rows between pages, as it
//! does whenever one of them is full, it leaves them where they stood, in bytes that belong to no row any more: a whole
//! line may outlive its deletion there. Here those bytes are overwritten, page by page, in short steps of the writer.
//! A page without such bytes is only read (measured in ADR 007).

use std::time::{Duration, Instant};

use rusqlite::{OptionalExtension, params};

use super::{Snapshot, Tx, cells, file::PAGE};
use crate::error::Result;

/// SQLite has its table of pages only when it is built with it. `.cargo/config.toml` says so for everything that is
/// built inside the workspace; anybody else has to say it too.
const _: &str = env!(
    "LIBSQLITE3_FLAGS",
    "build inside the workspace, or set LIBSQLITE3_FLAGS as .cargo/config.toml does: SQLite needs its table of pages"
);

impl Snapshot<'_> {
    /// How many pages the file has.
    pub(crate) fn page_count(&self) -> Result<u32> {
        Ok(self.db.prepare_cached("PRAGMA page_count")?.query_row([], |row| row.get(0))?)
    }

    /// The bytes of a page, decrypted.
    fn page(&self, number: u32) -> Result<Option<Vec<u8>>> {
        let mut read = self.db.prepare_cached("SELECT data FROM sqlite_dbpage WHERE pgno = ?1")?;
        Ok(read.query_row([number], |row| row.get(0)).optional()?)
    }
}

impl Tx<'_> {
    /// Wipes pages from this one on for at most `patience`. The answer is the page to go on with, or nothing at the end.
    pub(crate) fn wipe_some(&self, from: u32, patience: Duration) -> Result<Option<u32>> {
        let begun = Instant::now();
        let usable = usize::try_from(PAGE).unwrap_or(usize::MAX);
        for number in from..=self.page_count()? {
            if begun.elapsed() >= patience {
                return Ok(Some(number));
            }
            let Some(mut page) = self.page(number)? else { continue };
            let gap = cells::gap(number, &page, usable).and_then(|gap| page.get_mut(gap));
            let Some(left) = gap.filter(|gap| gap.iter().any(|byte| *byte != 0)) else { continue };
            left.fill(0);
            self.db
                .prepare_cached("UPDATE sqlite_dbpage SET data = ?2 WHERE pgno = ?1")?
                .execute(params![number, page])?;
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use std::{
        path::Path,
        sync::atomic::{AtomicU64, Ordering},
    };

    use super::*;
    use crate::{
        Journal, Key,
        document::Document,
        journal::Progress,
        model::{AnyRecord, Entry, Moment, Person, PersonId, Presence, RecordId},
        store::{
            Store,
            file::Cipher,
            pages::{PageFound, Pages},
        },
    };

    fn now() -> Moment {
        "2026-11-18T14:05:00+00:00".parse().unwrap()
    }

    fn id(number: u64) -> RecordId {
        RecordId::new(now() + chrono::Duration::milliseconds(number.cast_signed()), [7; 10])
    }

    /// Bytes of every page of the file, decrypted, and of those between the rows of each.
    fn decrypted(path: &Path, key: &Key) -> (Vec<u8>, usize) {
        let pages = Pages::open(path, &Cipher::Key(key.clone())).unwrap();
        let (mut all, mut left_over) = (Vec::new(), 0);
        for number in 1..=pages.count() {
            let PageFound::Sound(page) = pages.read(number).unwrap() else {
                panic!("page {number} is harmed")
            };
            if let Some(gap) = cells::gap(number, &page, pages.usable()) {
                left_over += page[gap].iter().filter(|byte| **byte != 0).count();
            }
            all.extend_from_slice(&page[..pages.usable()]);
        }
        (all, left_over)
    }

    fn contains(haystack: &[u8], needle: &str) -> bool {
        haystack.to_ascii_lowercase().windows(needle.len()).any(|window| window == needle.as_bytes())
    }

    /// So many lines, every seventh about somebody who will be forgotten, of moments in order or in none.
    fn many_lines(path: &Path, key: &Key, lines: u64, mixed: bool) -> PersonId {
        let store = Store::open(path, key.clone()).unwrap();
        let named = |name: &str| Person { name: name.to_owned(), ..Person::default() };
        let people = [(id(1), named("Zephyrine Quxley")), (id(2), named("Bo Lindqvist"))];
        let mut records: Vec<(RecordId, AnyRecord)> =
            people.into_iter().map(|(id, person)| (id, person.into())).collect();
        for number in 0..lines {
            let minutes = if mixed { number * 7_919 % lines } else { number };
            let at = now() - chrono::Duration::minutes(minutes.cast_signed());
            let about = if number % 7 == 0 { 1 } else { 2 };
            let name = if about == 1 { "Zephyrine Quxley" } else { "Bo Lindqvist" };
            let raw = format!(
                "coffee {number} with @{name} {}",
                "quxplans ".repeat(if about == 1 { 6 } else { 0 })
            );
            let entry = Entry {
                raw: if about == 1 { raw } else { format!("{raw} and the plan {number}") },
                at,
                written: at,
                people: [(PersonId(id(about)), Presence::There)].into(),
                ..Entry::default()
            };
            records.push((id(10 + number), entry.into()));
        }
        for some in records.chunks(200) {
            let some = some.to_vec();
            let all = move |tx: &Tx<'_>| {
                some.iter().try_for_each(|(id, record)| {
                    tx.store(*id, &Document::create(record, now())?, Some(record))
                })
            };
            store.write(all).unwrap();
        }
        PersonId(id(1))
    }

    #[test]
    fn no_byte_of_a_forgotten_person_is_left_in_any_page_of_journals_of_every_size_and_order() {
        for (lines, mixed) in [(40, false), (600, true), (1_500, false)] {
            let directory = tempfile::tempdir().unwrap();
            let (path, key) = (directory.path().join("journal.hallway"), Key::from_bytes([7; 32]));
            let person = many_lines(&path, &key, lines, mixed);
            let journal = Journal::open(&path, key.clone(), now()).unwrap();
            let (before, left_over) = decrypted(&path, &key);
            assert!(contains(&before, "zephyr") && contains(&before, "quxplans"));
            assert!(left_over > 0 || lines < 100, "there is nothing to wipe in {lines} lines");
            let steps = AtomicU64::new(0);
            let listener = |_: Progress| {
                steps.fetch_add(1, Ordering::Relaxed);
            };
            let forgot = journal.people().forget(person, &listener, now()).unwrap();
            assert!(forgot.complete && forgot.erased > 0 && steps.into_inner() > 0);
            // Only the log may hold anything now: it is emptied, and the pages are those of the file.
            assert_eq!(std::fs::metadata(crate::store::with_suffix(&path, "-wal")).unwrap().len() / 4_120, 1);
            let (after, left_over) = decrypted(&path, &key);
            for trace in ["zephyr", "quxley", "quxplans"] {
                assert!(!contains(&after, trace), "{trace} is left in {lines} lines");
            }
            assert!(left_over < 4_096, "{left_over} bytes lie between rows");
            let check = journal.maintenance().check(&(), now()).unwrap();
            assert_eq!((check.file, check.unreadable, check.stale), (vec![], vec![], vec![]));
        }
    }

    /// Forgets somebody, and between steps of it logs so many lines about them through another door: from the first one
    /// on, or only once their own record is gone.
    fn lines_come_meanwhile(lines: u64, behind: bool) {
        let directory = tempfile::tempdir().unwrap();
        let (path, key) = (directory.path().join("journal.hallway"), Key::from_bytes([7; 32]));
        let person = many_lines(&path, &key, 200, true);
        let journal = Journal::open(&path, key.clone(), now()).unwrap();
        let beside = Journal::open(&path, key.clone(), now()).unwrap();
        let logged = AtomicU64::new(0);
        // Read while they are still there, and saved once they may be gone.
        let read = |line: &str| beside.read_line(line, now()).unwrap();
        let early = ["call with @Zephyrine and @Bo Lindqvist", "tea with @Zephyrine Quxley"];
        let early: Vec<_> = early.iter().filter(|_| behind).map(|line| read(line)).collect();
        let early = std::sync::Mutex::new(early);
        let meanwhile = |_: Progress| {
            // Between two steps of the forget: the writer is free.
            let is_time = || !behind || beside.people().forget_plan(person).is_err();
            if logged.load(Ordering::Relaxed) < lines && is_time() {
                let line = "lunch with @Zephyrine Quxley and @Bo Lindqvist";
                beside.log(read(line), now()).unwrap();
                for reading in early.lock().unwrap().drain(..) {
                    beside.log(reading, now()).unwrap();
                }
                logged.fetch_add(1, Ordering::Relaxed);
            }
        };
        journal.people().forget(person, &meanwhile, now()).unwrap();
        assert_eq!(logged.into_inner(), lines);
        drop(beside);
        assert!(journal.finish_erasing(&()).unwrap());
        assert!(!contains(&decrypted(&path, &key).0, "zephyr"));
    }

    #[test]
    fn a_line_about_somebody_that_comes_while_they_are_forgotten_goes_with_them() {
        lines_come_meanwhile(3, false);
    }

    #[test]
    fn a_line_that_makes_somebody_anew_before_they_are_wholly_forgotten_goes_with_them() {
        lines_come_meanwhile(2, true);
    }
}
