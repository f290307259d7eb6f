//! The census: equal to the documents, whatever was done to them, and never out of step with what others remember.

use super::{log, now, plain_journal};
use crate::{
    journal::{Heads, Journal, record_digest},
    model::RecordId,
};

/// What the census should say, from the documents themselves.
fn counted(journal: &Journal) -> Vec<(RecordId, [u8; 32])> {
    let ids = journal.replica().records().unwrap();
    let heads = journal.replica().heads(&ids).unwrap();
    heads.into_iter().map(|Heads { id, heads }| (id, record_digest(id, &heads))).collect()
}

fn census(journal: &Journal) -> Vec<(RecordId, [u8; 32])> {
    let mut records = journal.replica().census().unwrap().records;
    records.sort_unstable();
    records
}

fn database(directory: &std::path::Path) -> rusqlite::Connection {
    rusqlite::Connection::open(directory.join("journal.hallway")).unwrap()
}

#[test]
fn the_census_counts_every_document_after_acts_forgets_merges_and_a_rebuild() {
    let (directory, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (journal, peer) = (plain_journal(directory.path()), plain_journal(other.path()));
    log(&journal, "coffee with @Ana Silva and @Bo Ek !send the deck by fri");
    log(&journal, "lunch with @Bo Ek");
    journal.delete(&journal.resolve("-").unwrap().reference, now()).unwrap();
    assert_eq!(census(&journal), counted(&journal));
    journal.undo(now()).unwrap();
    journal.people().forget(journal.people().resolve("Ana Silva").unwrap(), &(), now()).unwrap();
    assert_eq!(census(&journal), counted(&journal));
    log(&peer, "call with @Grace Hopper");
    for id in peer.replica().records().unwrap() {
        for outcome in journal.replica().merge(peer.replica().changes_of(id, &[]).unwrap(), now()).unwrap() {
            outcome.unwrap();
        }
    }
    assert_eq!(census(&journal), counted(&journal));
    journal.maintenance().rebuild_all(&(), now()).unwrap();
    assert_eq!(census(&journal), counted(&journal));
}

#[test]
fn what_changed_since_a_mark_is_told_once_and_in_order() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    let mark = journal.replica().census().unwrap().mark;
    assert_eq!(journal.replica().changed_since(mark, 10).unwrap(), (mark, vec![]));
    let line = log(&journal, "a thought about the plan").reference;
    let first = line.id;
    let second = log(&journal, "another thought").reference.id;
    journal.delete(&line, now()).unwrap();
    let (next, changed) = journal.replica().changed_since(mark, 10).unwrap();
    assert_eq!(changed, [second, first], "a line that changed twice is told once");
    assert_eq!(journal.replica().changed_since(next, 10).unwrap(), (next, vec![]));
    let (part, changed) = journal.replica().changed_since(mark, 1).unwrap();
    assert_eq!(changed, [second]);
    assert_eq!(journal.replica().changed_since(part, 1).unwrap().1, [first]);
}

#[test]
fn a_mark_outlives_an_erased_record_and_a_rebuild() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    log(&journal, "coffee with @Ana Silva");
    let mark = journal.replica().census().unwrap().mark;
    journal.people().forget(journal.people().resolve("Ana Silva").unwrap(), &(), now()).unwrap();
    let (mark, changed) = journal.replica().changed_since(mark, 10).unwrap();
    assert_eq!(changed.len(), 2, "the marks that say who is gone");
    journal.maintenance().rebuild_all(&(), now()).unwrap();
    let (_, again) = journal.replica().changed_since(mark, 100).unwrap();
    assert_eq!(again.len(), journal.replica().records().unwrap().len(), "a number is never given twice");
}

#[test]
fn a_file_of_an_earlier_version_is_counted_when_it_is_asked() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    (0..100).for_each(|n| drop(log(&journal, &format!("thought number {n}"))));
    drop(journal);
    database(directory.path())
        .execute_batch("DROP TABLE census; DELETE FROM derived WHERE name = 'census'")
        .unwrap();
    let journal = plain_journal(directory.path());
    log(&journal, "and one while it waits");
    assert_eq!(census(&journal), counted(&journal));
    assert_eq!(journal.maintenance().rebuilding().unwrap(), None);
    assert_eq!(journal.maintenance().check(&(), now()).unwrap().stale, Vec::<String>::new());
}

#[test]
fn a_census_that_is_wrong_is_noticed_and_mended() {
    for harm in [
        "UPDATE census SET digest = zeroblob(32) WHERE seq = 2",
        "DELETE FROM census WHERE seq = 2",
        "INSERT INTO census (source, digest) VALUES (zeroblob(16), zeroblob(32))",
    ] {
        let directory = tempfile::tempdir().unwrap();
        let journal = plain_journal(directory.path());
        log(&journal, "coffee with @Ana Silva");
        database(directory.path()).execute(harm, []).unwrap();
        assert_eq!(journal.maintenance().check(&(), now()).unwrap().stale, ["census"], "{harm}");
        journal.maintenance().rebuild_all(&(), now()).unwrap();
        assert_eq!(journal.maintenance().check(&(), now()).unwrap().stale, Vec::<String>::new(), "{harm}");
        assert_eq!(census(&journal), counted(&journal), "{harm}");
    }
}

#[test]
fn what_another_device_lacks_is_sent_in_messages_up_to_a_size() {
    let (directory, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (journal, peer) = (plain_journal(directory.path()), plain_journal(other.path()));
    (0..30).for_each(|n| drop(log(&journal, &format!("thought number {n}"))));
    let all = journal.replica().records().unwrap();
    let wants: Vec<Heads> = all.iter().map(|id| Heads { id: *id, heads: Vec::new() }).collect();
    let (mut from, mut rounds) = (0, 0);
    while from < wants.len() {
        let (answered, changes) = journal.replica().outgoing(&wants[from..], 1_000).unwrap();
        let bytes: usize = changes.iter().flat_map(|one| &one.changes).map(Vec::len).sum();
        assert!(answered > 0 && (bytes <= 1_000 || answered == 1));
        peer.replica()
            .merge(changes, now())
            .unwrap()
            .into_iter()
            .for_each(|outcome| assert!(outcome.is_ok()));
        (from, rounds) = (from + answered, rounds + 1);
    }
    assert!(rounds > 2);
    let known = peer.replica().heads(&all).unwrap();
    assert_eq!(journal.replica().outgoing(&known, 1_000).unwrap(), (known.len(), vec![]), "nothing is new");
    // Each device made a record of the user before they met: what only the other has is passed over.
    assert_eq!(known[0].heads.len(), 2);
    assert_eq!(known[1..], journal.replica().heads(&all).unwrap()[1..]);
    let nobody = RecordId::from_bytes([9; 16]);
    let nothing = [Heads { id: nobody, heads: Vec::new() }];
    assert_eq!(journal.replica().heads(&[nobody]).unwrap(), nothing);
    assert_eq!(journal.replica().outgoing(&nothing, 1_000).unwrap(), (1, vec![]));
}

#[test]
fn a_record_that_cannot_be_read_counts_as_one_that_is_not_there() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    let id = log(&journal, "a thought").reference.id;
    let db = database(directory.path());
    db.execute("UPDATE documents SET bytes = x'00' WHERE id = ?1", [&id.as_bytes()[..]]).unwrap();
    journal.maintenance().rebuild_all(&(), now()).unwrap();
    assert!(journal.replica().census().unwrap().records.iter().all(|(known, _)| *known != id));
    assert_eq!(journal.replica().heads(&[id]).unwrap(), [Heads { id, heads: Vec::new() }]);
}
