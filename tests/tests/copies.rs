//! Copies of a journal's directory: a whole one opens without a word, one without its log says what it lacks.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;

use hallway_core::journal::repair;
use hallway_tests::{Desk, assert_sound, check, found, log, minutes_later, now};

/// What lies beside a journal that is open.
const BESIDE: [&str; 3] = ["", "-wal", "-saved"];

/// A copy of these files of a journal, as another program would make it.
fn copied(desk: &Desk, suffixes: &[&str]) -> Desk {
    let copy = Desk::new();
    for suffix in suffixes {
        let name = format!("journal.hallway{suffix}");
        let from = desk.directory().join(&name);
        if from.exists() {
            fs::copy(from, copy.directory().join(&name)).unwrap();
        }
    }
    copy
}

/// How many changes a copy says it is behind.
fn behind(copy: &Desk) -> u32 {
    copy.open().maintenance().behind().unwrap()
}

/// A journal with so many lines, the last of which stand in its log alone.
fn open_with(desk: &Desk, lines: i64) -> hallway_core::Journal {
    drop(desk.open());
    let journal = desk.open();
    (0..lines).for_each(|minute| drop(log(&journal, "call with @Ana Silva", minutes_later(minute))));
    journal
}

#[test]
fn a_whole_copy_says_nothing_whether_it_was_taken_from_an_open_journal_or_a_closed_one() {
    let desk = Desk::new();
    let journal = open_with(&desk, 3);
    let while_open = copied(&desk, &BESIDE);
    assert_eq!(behind(&while_open), 0);
    assert_eq!(found(&while_open.open(), "call", now()).len(), 3);
    drop(journal);
    assert_eq!(desk.files().into_keys().collect::<Vec<_>>(), ["journal.hallway"], "one file is whole");
    assert_eq!(behind(&copied(&desk, &[""])), 0);
}

#[test]
fn a_copy_without_its_log_says_how_much_it_lacks_until_the_user_says_that_they_know() {
    let desk = Desk::new();
    let journal = open_with(&desk, 3);
    let copy = copied(&desk, &["", "-saved"]);
    // Three lines, and Ana, whom the first of them made.
    assert_eq!(behind(&copy), 4);
    assert_eq!(behind(&copy), 4, "closed and opened again");
    let opened = copy.open();
    let found_by_check = check(&opened, now());
    assert_eq!((found_by_check.behind, opened.maintenance().status().unwrap().behind), (4, 4));
    log(&opened, "tea with @Bo Ek", now());
    assert_eq!(opened.maintenance().behind().unwrap(), 4, "what is logged since takes nobody's place");
    opened.maintenance().rebuild_all(&(), now()).unwrap();
    drop(opened);
    assert_eq!(behind(&copy), 0);
    assert_sound(&copy.open(), now());
    drop(journal);
}

#[test]
fn a_copy_with_a_log_of_another_moment_says_that_it_lacks_what_came_since() {
    let desk = Desk::new();
    let journal = open_with(&desk, 2);
    let early = copied(&desk, &["", "-wal"]);
    log(&journal, "dinner with @Cleo Ray", minutes_later(5));
    fs::copy(desk.directory().join("journal.hallway-saved"), early.directory().join("journal.hallway-saved"))
        .unwrap();
    assert_eq!(behind(&early), 2);
}

#[test]
fn what_counted_an_earlier_journal_says_nothing_of_a_new_or_a_repaired_one() {
    let desk = Desk::new();
    let journal = open_with(&desk, 40);
    let copy = copied(&desk, &BESIDE);
    drop(journal);
    fs::remove_file(copy.path()).unwrap();
    fs::remove_file(copy.directory().join("journal.hallway-wal")).unwrap();
    assert_eq!(behind(&copy), 0, "a new journal where an old one was");

    let harmed = copied(&desk, &[""]);
    let mut bytes = fs::read(harmed.path()).unwrap();
    let place = bytes.len() - 2_000;
    bytes[place] ^= 4;
    fs::write(harmed.path(), bytes).unwrap();
    fs::write(harmed.directory().join("journal.hallway-saved"), format!("{0:020} {0:020}\n", 1_000)).unwrap();
    let repaired = repair(&harmed.path(), &harmed.key, &(), now()).unwrap();
    assert!(repaired.missing.iter().any(|said| said.contains("without its log")), "{:?}", repaired.missing);
    assert_eq!(behind(&harmed), 0, "it was said by the repair");
}

#[test]
fn a_number_that_is_harmed_raises_no_alarm() {
    let desk = Desk::new();
    drop(open_with(&desk, 2));
    for text in [String::new(), "\0".repeat(42), format!("{:020} {:020}\n", 900, 901), "9".repeat(42)] {
        fs::write(desk.directory().join("journal.hallway-saved"), text).unwrap();
        assert_eq!(behind(&desk), 0);
    }
}
