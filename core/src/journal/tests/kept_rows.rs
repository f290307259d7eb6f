//! Rows that are kept between questions are those that reading everything gives, whatever changed meanwhile and wherever.

use super::{now, plain_journal};
use crate::{
    journal::{Journal, NewPerson, line::edit::EntryEdit, read::kept_rows::KeptRows},
    model::{EntryId, Moment, Reference},
};

const NAMES: [&str; 5] = ["Ana Silva", "Bo Kraus", "Carla Nair", "Dan Ek", "Eva Lind"];

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % most
    }
}

fn hours(from: i64) -> Moment {
    now() + chrono::Duration::hours(from)
}

/// One act of somebody; those that do not apply change nothing.
fn act(journal: &Journal, numbers: &mut Numbers, lines: &mut Vec<Reference>, at: Moment) {
    let person = |numbers: &mut Numbers| journal.people().resolve(NAMES[numbers.below(NAMES.len())]);
    match numbers.below(14) {
        0..=3 => {
            let (one, other) = (NAMES[numbers.below(NAMES.len())], NAMES[numbers.below(NAMES.len())]);
            let lines_of = [
                format!("Coffee with @{one}"),
                format!("Message with @{one} !send the budget by fri"),
                format!("Lunch with @{one} and @{other} !call back"),
                format!("Note about @{one}"),
            ];
            // Of a moment to come, too: of a device whose clock was ahead.
            let happened = at + chrono::Duration::hours(i64::try_from(numbers.below(60)).unwrap() - 50);
            let reading = journal.read_line(&lines_of[numbers.below(4)], happened).unwrap();
            lines.push(journal.log(reading, happened).unwrap().reference);
        }
        4 => drop(journal.undo(at)),
        5 => drop(journal.redo(at)),
        6 => drop(person(numbers).and_then(|one| journal.people().rest(one, "", at))),
        7 => drop(person(numbers).and_then(|one| journal.people().wake(one, at))),
        8 => {
            let (one, other) = (person(numbers), person(numbers));
            if let (Ok(one), Ok(other)) = (one, other) {
                drop(journal.people().merge(one, other, at));
            }
        }
        9 if numbers.below(3) == 0 => drop(person(numbers).and_then(|one| journal.people().delete(one, at))),
        9 | 10 if !lines.is_empty() => {
            let line = EntryId::from(lines[numbers.below(lines.len())].id);
            let at_other = at - chrono::Duration::hours(i64::try_from(numbers.below(60)).unwrap());
            let edit = match numbers.below(3) {
                0 => EntryEdit { at: Some(at_other), ..EntryEdit::default() },
                1 => EntryEdit { mentioned: person(numbers).into_iter().collect(), ..EntryEdit::default() },
                _ => EntryEdit { without: person(numbers).into_iter().collect(), ..EntryEdit::default() },
            };
            drop(journal.review().edit_line(line, edit, at));
        }
        11 => {
            let open = journal.today(at).unwrap().mine;
            if let Some(one) = open.first() {
                drop(journal.done(std::slice::from_ref(&one.reference), at));
            }
        }
        12 if !lines.is_empty() => drop(journal.delete(&lines[numbers.below(lines.len())], at)),
        13 if numbers.below(4) == 0 => {
            drop(person(numbers).and_then(|one| journal.people().forget(one, &(), at)));
        }
        _ => {
            let new =
                NewPerson { name: NAMES[numbers.below(NAMES.len())].to_owned(), ..NewPerson::default() };
            drop(journal.people().add(new, numbers.below(2) == 0, at));
        }
    }
}

/// Whether rows that were kept are those that are read anew, as of this moment.
fn assert_same(journal: &Journal, kept: &KeptRows, at: Moment, told: &str) {
    let (kept, anew) =
        journal.store.read(|db| Ok((kept.as_of(db, at)?, KeptRows::default().as_of(db, at)?))).unwrap();
    assert_eq!(kept, anew, "{told}");
    let straight = journal.store.read(|db| db.last_conversations(at)).unwrap();
    assert_eq!(kept.tallies(at), straight, "{told}");
}

#[test]
fn rows_that_are_kept_are_those_that_are_read_anew_whatever_changed_and_in_whatever_process() {
    for seed in 0..24 {
        let mut numbers = Numbers(seed);
        let directory = tempfile::tempdir().unwrap();
        let (journal, other) = (plain_journal(directory.path()), plain_journal(directory.path()));
        let (kept, mut lines) = (KeptRows::default(), Vec::new());
        for n in 0..60 {
            let journal = if numbers.below(3) == 0 { &other } else { &journal };
            let steps = numbers.below(4);
            for _ in 0..steps {
                act(journal, &mut numbers, &mut lines, hours(n));
            }
            // The clock may go back, too.
            let at = hours(n - i64::try_from(numbers.below(4)).unwrap() * 20);
            assert_same(journal, &kept, at, &format!("seed {seed}, act {n}"));
        }
        journal.maintenance().rebuild_all(&(), hours(60)).unwrap();
        assert_same(&journal, &kept, hours(60), &format!("seed {seed}, rebuilt"));
    }
}

#[test]
fn rows_of_a_newer_state_stay_where_somebody_asks_of_an_older_one() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    super::log(&journal, "coffee with @Ana Silva !send the budget by fri");
    let kept = KeptRows::default();
    let (before, after) = journal
        .store
        .read(|older| {
            let before = kept.as_of(older, now())?;
            super::log(&journal, "lunch with @Bo Kraus !send the other budget by fri");
            let after = journal.store.read(|newer| kept.as_of(newer, now()))?;
            assert_eq!(kept.as_of(older, now())?, before);
            Ok((before, after))
        })
        .unwrap();
    assert_eq!((before.promises().len(), after.promises().len()), (1, 2));
    assert_eq!((before.everybody().len(), after.everybody().len()), (1, 2));
    let again = journal.store.read(|db| kept.as_of(db, now())).unwrap();
    assert!(std::sync::Arc::ptr_eq(&after, &again), "nothing was read again");
}

#[test]
fn of_what_changed_alone_the_rows_are_read_again() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    super::log(&journal, "coffee with @Ana Silva");
    let kept = KeptRows::default();
    let names = || -> Vec<String> {
        let rows = journal.store.read(|db| kept.as_of(db, now())).unwrap();
        let mut names: Vec<String> = rows.everybody().iter().map(|row| row.name.clone()).collect();
        names.sort();
        names
    };
    assert_eq!(names(), ["Ana Silva"]);
    // As no record says it: whoever reads the row again sees it.
    let db = rusqlite::Connection::open(directory.path().join("journal.hallway")).unwrap();
    db.execute("UPDATE person SET name = 'read again'", []).unwrap();
    super::log(&journal, "coffee with @Bo Kraus");
    assert_eq!(names(), ["Ana Silva", "Bo Kraus"]);
    let ana = journal.people().resolve("Ana Silva").unwrap();
    journal.people().rest(ana, "", now()).unwrap();
    assert_eq!(names(), ["Ana Silva", "Bo Kraus"], "her record says it");
}
