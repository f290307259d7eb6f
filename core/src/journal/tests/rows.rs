//! Derived rows: whole when they are needed, in the same order wherever they came from.

use super::{log, now, plain_journal};
use crate::journal::{Journal, Order};

/// Makes every derived table look like one of another version.
fn age(directory: &std::path::Path) {
    let db = rusqlite::Connection::open(directory.join("journal.hallway")).unwrap();
    db.execute("UPDATE derived SET version = 0", []).unwrap();
}

#[test]
fn a_line_after_an_update_knows_everybody_at_once() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    log(&journal, "coffee with @Ana Silva");
    drop(journal);
    age(directory.path());
    let journal = plain_journal(directory.path());
    assert!(journal.rebuilding().unwrap().is_some(), "the larger tables wait");
    let receipt = log(&journal, "lunch with Ana Silva");
    assert_eq!(
        receipt.people.iter().map(|person| (person.name.as_str(), person.new)).collect::<Vec<_>>(),
        [("Ana Silva", false)]
    );
    journal.rebuild(&mut |_| {}, now()).unwrap();
    assert_eq!(journal.find("silva", Order::Newest, 10, now()).unwrap().hits.len(), 3);
    assert_eq!(journal.check(&mut |_| {}, now()).unwrap().stale, Vec::<String>::new());
}

#[test]
fn lines_of_one_moment_are_cut_by_their_ids_whatever_came_first() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    for n in 0..40 {
        log(&journal, &format!("stand-up number {n} about the plan"));
    }
    let found = |journal: &Journal, limit| {
        let hits = journal.find("plan", Order::Newest, limit, now()).unwrap().hits;
        hits.into_iter().map(|hit| hit.reference.id).collect::<Vec<_>>()
    };
    let all = found(&journal, 100);
    assert!(all.is_sorted_by(|a, b| a > b));
    assert_eq!(found(&journal, 7), all[..7]);
    let other = tempfile::tempdir().unwrap();
    let copy = plain_journal(other.path());
    for id in journal.records().unwrap().into_iter().rev() {
        copy.merge(journal.changes_of(id, &[]).unwrap(), now()).unwrap();
    }
    assert_eq!(found(&copy, 7), all[..7]);
}

#[test]
fn a_log_without_its_journal_is_not_replayed_into_a_new_one() {
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join("journal.hallway-wal"), "frames").unwrap();
    let path = directory.path().join("journal.hallway");
    let error = Journal::open(&path, crate::Key::random().unwrap(), now()).unwrap_err();
    assert!(error.to_string().contains("put the journal back"), "{error}");
    assert!(!path.exists());
}

#[test]
fn a_journal_in_use_is_not_repaired() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("journal.hallway");
    let key = crate::Key::random().unwrap();
    let journal = Journal::open(&path, key.clone(), now()).unwrap();
    let refused = crate::journal::repair(&path, &key, &mut |_| {}, now()).unwrap_err();
    assert!(refused.to_string().contains("close it"), "{refused}");
    drop(journal);
    assert_eq!(crate::journal::repair(&path, &key, &mut |_| {}, now()).unwrap().saved, 2);
}
