//! Forgetting leaves no byte behind.

use std::path::Path;

use super::{log, now, plain_journal};
use crate::{
    journal::{Changes, Journal, NewPerson},
    quick_log::fold,
};

/// Every file of the journal, as one run of bytes.
fn bytes(directory: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for file in std::fs::read_dir(directory).unwrap() {
        all.extend(std::fs::read(file.unwrap().path()).unwrap());
    }
    all
}

fn contains(haystack: &[u8], needle: &str) -> bool {
    let folded = haystack.to_ascii_lowercase();
    folded.windows(needle.len()).any(|window| window == needle.as_bytes())
}

/// A journal that names Zephyrine Quxley in every way it can.
fn full(directory: &Path) -> Journal {
    let journal = plain_journal(directory);
    let new = NewPerson {
        name: "Zephyrine Quxley".into(),
        nicknames: vec!["Zephyquux".into()],
        notes: "Zephyrine Quxley likes long notes".into(),
        org: "Quxleyworks".into(),
        ..NewPerson::default()
    };
    journal.add_person(new, false, now()).unwrap();
    log(&journal, "coffee with @Zephyrine Quxley !send the quxmemo by fri +collects quxspoons #quxtopic");
    log(&journal, "lunch with @Zephyquux and @Bo Lindqvist !tell Zephyquux about it ?Bo sends minutes");
    log(&journal, "Bo Lindqvist said that zephyrine quxley is leaving");
    log(&journal, "a thought about ZEPHYQUUX with nobody there");
    journal.remember_prompt("coffee with Zephyrine Quxley").unwrap();
    for n in 0..50 {
        log(&journal, &format!("hallway chat number {n} with @Bo Lindqvist"));
    }
    journal
}

#[test]
fn no_byte_of_a_forgotten_name_is_left_in_the_file_or_its_log() {
    let directory = tempfile::tempdir().unwrap();
    let journal = full(directory.path());
    assert!(contains(&bytes(directory.path()), "zephyr"));
    let person = journal.person_named("Zephyquux").unwrap();
    let plan = journal.forget_plan(person).unwrap();
    let forgot = journal.forget(person, &mut |_| {}, now()).unwrap();
    assert_eq!((forgot.erased, forgot.rewritten), (plan.erased, plan.rewritten));
    assert!(forgot.complete, "nobody else reads the log");
    for trace in ["zephyr", "quxley", "zephyquux", "quxmemo", "quxspoons", "quxleyworks"] {
        assert!(!contains(&bytes(directory.path()), trace), "{trace} is still in the file");
    }
    assert!(journal.undo(now()).unwrap().is_none(), "an undo cannot reach behind a forget");
    drop(journal);
    assert!(!contains(&bytes(directory.path()), "zephyr"), "closing brings nothing back");
}

#[test]
fn what_others_were_part_of_stays_without_the_forgotten_one() {
    let directory = tempfile::tempdir().unwrap();
    let journal = full(directory.path());
    let person = journal.person_named("Zephyrine Quxley").unwrap();
    journal.forget(person, &mut |_| {}, now()).unwrap();
    let bo = journal.person_named("Bo Lindqvist").unwrap();
    let page = journal.show_person(bo, now()).unwrap();
    let lines: Vec<&str> = page.timeline.iter().map(|line| line.text.as_str()).collect();
    assert!(lines.contains(&"Bo Lindqvist said that … is leaving"), "{lines:?}");
    assert_eq!(page.timeline.len(), 52);
    assert!(journal.find("minutes", crate::journal::Order::Newest, 10, now()).unwrap().hits.len() == 1);
    assert!(journal.person_named("Zephyrine Quxley").is_err());
    let check = journal.check(&mut |_| {}, now()).unwrap();
    assert_eq!((check.file, check.unreadable, check.stale), (vec![], vec![], vec![]));
}

#[test]
fn old_changes_do_not_bring_a_forgotten_person_back() {
    let directory = tempfile::tempdir().unwrap();
    let journal = full(directory.path());
    let copies: Vec<Changes> =
        journal.records().unwrap().iter().flat_map(|id| journal.changes_of(*id, &[]).unwrap()).collect();
    let person = journal.person_named("Zephyrine Quxley").unwrap();
    journal.forget(person, &mut |_| {}, now()).unwrap();
    let before = journal.records().unwrap().len();
    for outcome in journal.merge(copies, now()).unwrap() {
        assert!(!matches!(outcome, Ok(true)), "something came back");
    }
    assert_eq!(journal.records().unwrap().len(), before);
    assert!(journal.person_named("Zephyrine Quxley").is_err());
    journal.finish_erasing().unwrap();
    assert!(!contains(&bytes(directory.path()), &fold("Zephyr")));
}

#[test]
fn a_late_line_about_a_forgotten_person_comes_in_without_them() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let journal = full(here.path());
    let other = plain_journal(there.path());
    for id in journal.records().unwrap() {
        other.merge(journal.changes_of(id, &[]).unwrap(), now()).unwrap();
    }
    let late = log(&other, "dinner with @Zephyrine Quxley and @Bo Lindqvist, plans");
    let only = log(&other, "call with @Zephyrine Quxley");
    let person = journal.person_named("Zephyrine Quxley").unwrap();
    journal.forget(person, &mut |_| {}, now()).unwrap();
    for id in [late.reference.id, only.reference.id] {
        journal.merge(other.changes_of(id, &[]).unwrap(), now()).unwrap();
    }
    let found = journal.find("plans", crate::journal::Order::Newest, 10, now()).unwrap();
    assert_eq!(
        found.hits.iter().map(|hit| hit.text.as_str()).collect::<Vec<_>>(),
        ["dinner with … and @Bo Lindqvist, plans"]
    );
    assert!(journal.find("quxley", crate::journal::Order::Newest, 10, now()).unwrap().hits.is_empty());
}

#[test]
fn a_reader_that_holds_the_log_open_means_not_yet_erased_and_a_later_try() {
    let directory = tempfile::tempdir().unwrap();
    let journal = full(directory.path());
    let reader = rusqlite::Connection::open(directory.path().join("journal.hallway")).unwrap();
    reader.execute_batch("BEGIN").unwrap();
    let _: i64 = reader.query_row("SELECT count(*) FROM documents", [], |row| row.get(0)).unwrap();
    let person = journal.person_named("Zephyrine Quxley").unwrap();
    let forgot = journal.forget(person, &mut |_| {}, now()).unwrap();
    assert!(!forgot.complete);
    assert!(journal.status().unwrap().not_yet_erased);
    reader.execute_batch("COMMIT").unwrap();
    assert!(journal.finish_erasing().unwrap());
    assert!(!journal.status().unwrap().not_yet_erased);
    assert!(!contains(&bytes(directory.path()), "zephyr"));
}
