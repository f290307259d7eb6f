//! The inbox: what a share sheet or a widget wrote down is logged once and only once, and nothing of it is lost.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::fs;

use hallway_core::journal::put_in_inbox;
use hallway_tests::{Desk, at, found, minutes_later, now};

#[test]
fn a_line_of_the_inbox_is_logged_at_the_moment_it_was_said_and_its_file_is_gone() {
    let desk = Desk::new();
    let inbox = desk.directory().join("inbox");
    let journal = desk.open();
    assert!(journal.review().take_inbox(&inbox, now()).unwrap().logged.is_empty(), "there is no folder yet");
    put_in_inbox(&inbox, "Lunch with @Bo Lindqvist", at("2026-11-17T12:30:00+00:00")).unwrap();
    put_in_inbox(&inbox, "Coffee with @Ana Silva !send visa contact by fri", at("2026-11-16T09:00:00+00:00"))
        .unwrap();
    let taken = journal.review().take_inbox(&inbox, now()).unwrap();
    let days: Vec<String> = taken.logged.iter().map(|receipt| receipt.at.to_rfc3339()).collect();
    assert_eq!(days, ["2026-11-16T09:00:00+00:00", "2026-11-17T12:30:00+00:00"]);
    assert!(taken.refused.is_empty());
    assert_eq!(fs::read_dir(&inbox).unwrap().count(), 0);
    assert_eq!(found(&journal, "kind:lunch", now()).len(), 1);
    journal.undo(now()).unwrap().unwrap();
    assert!(found(&journal, "kind:lunch", now()).is_empty(), "each line is an act of its own");
}

#[test]
fn a_file_that_was_taken_before_the_app_was_killed_is_not_taken_again() {
    let desk = Desk::new();
    let inbox = desk.directory().join("inbox");
    let name = put_in_inbox(&inbox, "Coffee with @Ana Silva", now()).unwrap();
    let file = fs::read(inbox.join(&name)).unwrap();
    let journal = desk.open();
    assert_eq!(journal.review().take_inbox(&inbox, now()).unwrap().logged.len(), 1);
    // The app was killed after the line was on disk and before its file was removed; then it is opened again.
    fs::write(inbox.join(&name), &file).unwrap();
    drop(journal);
    let journal = desk.open();
    assert!(journal.review().take_inbox(&inbox, minutes_later(5)).unwrap().logged.is_empty());
    assert!(!inbox.join(&name).exists(), "it is removed all the same");
    assert_eq!(found(&journal, "kind:coffee", now()).len(), 1);
}

#[test]
fn what_is_no_line_is_set_aside_and_named_and_stands_in_nobodys_way() {
    let desk = Desk::new();
    let inbox = desk.directory().join("inbox");
    put_in_inbox(&inbox, "Coffee with @Ana Silva", now()).unwrap();
    fs::write(inbox.join("00000001.line"), [0xff, 0x00, 0x80]).unwrap();
    fs::write(inbox.join("00000002.line"), "hallway-line 1\n2026-11-18T14:05:00+00:00\n\n").unwrap();
    fs::write(inbox.join("00000003.line"), vec![b'x'; 1 << 20]).unwrap();
    fs::write(inbox.join("half-written.part"), "hallway-line 1\n").unwrap();
    fs::write(inbox.join("notes.txt"), "nobody asked").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/passwd", inbox.join("00000004.line")).unwrap();
    let journal = desk.open();
    let taken = journal.review().take_inbox(&inbox, now()).unwrap();
    assert_eq!(taken.logged.len(), 1);
    let mut refused: Vec<&str> = taken.refused.iter().map(|file| file.name.as_str()).collect();
    refused.sort_unstable();
    assert_eq!(refused, ["00000001.line", "00000002.line", "00000003.line"]);
    assert!(taken.refused.iter().all(|file| !file.why.is_empty()));
    assert!(inbox.join("00000001.refused").exists() && inbox.join("half-written.part").exists());
    assert_eq!(journal.review().take_inbox(&inbox, now()).unwrap().refused.len(), 0, "it is named once");
}

#[test]
fn a_line_of_tomorrow_was_said_when_it_was_taken() {
    let desk = Desk::new();
    let inbox = desk.directory().join("inbox");
    put_in_inbox(&inbox, "Coffee with @Ana Silva", at("2031-01-01T00:00:00+00:00")).unwrap();
    let taken = desk.open().review().take_inbox(&inbox, now()).unwrap();
    assert_eq!(taken.logged[0].at, now());
    assert!(put_in_inbox(&inbox, &"x".repeat(70_000), now()).is_err());
}

#[test]
fn two_processes_that_look_at_once_log_each_line_once() {
    let desk = Desk::new();
    let inbox = desk.directory().join("inbox");
    for number in 0..60 {
        put_in_inbox(&inbox, &format!("Coffee with @Ana Silva, number {number}"), now()).unwrap();
    }
    let (one, other) = (desk.open(), desk.open());
    let logged = std::thread::scope(|threads| {
        let directory = desk.directory();
        let take = |journal| threads.spawn(move || take_all(journal, directory));
        [take(&one), take(&other)].map(|thread| thread.join().unwrap()).iter().sum::<usize>()
    });
    assert_eq!(logged, 60);
    assert_eq!(found(&one, "kind:coffee", now()).len(), 60);
}

/// Takes what lies there, again while the other one takes it away underneath.
fn take_all(journal: &hallway_core::Journal, directory: &std::path::Path) -> usize {
    let mut logged = 0;
    while fs::read_dir(directory.join("inbox")).unwrap().count() > 0 {
        logged += journal.review().take_inbox(&directory.join("inbox"), now()).unwrap().logged.len();
    }
    logged
}
