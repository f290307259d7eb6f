//! Merge beside a user: a line that is logged meanwhile does not wait for a first sync.

use std::sync::atomic::{AtomicBool, Ordering};

use super::{log, now, plain_journal};
use crate::{
    journal::{Changes, Heads, Journal},
    model::RecordId,
};

/// Everything a journal has, in batches as a peer sends them.
fn batches(journal: &Journal, each: usize) -> Vec<Vec<Changes>> {
    let records = journal.replica().records().unwrap().into_iter();
    let wants: Vec<Heads> = records.map(|id| Heads { id, heads: Vec::new() }).collect();
    wants.chunks(each).map(|wants| journal.replica().outgoing(wants, usize::MAX).unwrap().1).collect()
}

#[test]
fn a_line_that_is_logged_beside_a_long_merge_is_on_disk_before_its_end() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (journal, peer) = (plain_journal(here.path()), plain_journal(there.path()));
    for n in 0..400 {
        log(&peer, &format!("coffee with @Ana Silva, thought number {n} !send the deck by fri"));
    }
    let all = batches(&peer, usize::MAX).remove(0);
    let (merged, begun) = (AtomicBool::new(false), journal.watch().unwrap());
    let first = *begun.borrow();
    std::thread::scope(|threads| {
        threads.spawn(|| {
            for outcome in journal.replica().merge(all, now()).unwrap() {
                outcome.unwrap();
            }
            merged.store(true, Ordering::SeqCst);
        });
        // The merge is under way as soon as something of it is on disk.
        while *begun.borrow() == first {
            std::thread::yield_now();
        }
        log(&journal, "a line of mine");
        assert!(!merged.load(Ordering::SeqCst), "the line did not wait for all of it");
    });
    assert_eq!(
        journal.find("thought", crate::journal::Order::Newest, 0..1_000, now()).unwrap().hits.len(),
        400
    );
    assert_eq!(journal.maintenance().check(&(), now()).unwrap().stale, Vec::<String>::new());
}

#[test]
fn a_message_may_change_one_record_in_several_parts_and_a_bad_part_stops_no_other() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (journal, peer) = (plain_journal(here.path()), plain_journal(there.path()));
    let line = log(&peer, "a thought").reference;
    for private in [true, false, true] {
        let edit = crate::journal::EntryEdit { private: Some(private), ..Default::default() };
        peer.review().edit_line(line.id.into(), edit, now()).unwrap();
    }
    let [whole] = &peer.replica().changes_of(line.id, &[]).unwrap()[..] else { panic!("one message") };
    let mut parts: Vec<Changes> =
        whole.changes.iter().map(|one| Changes { id: line.id, changes: vec![one.clone()] }).collect();
    assert_eq!(parts.len(), 4);
    parts.insert(1, Changes { id: RecordId::new(now(), [3; 10]), changes: vec![vec![1, 2, 3]] });
    parts.push(parts[0].clone());
    let outcomes = journal.replica().merge(parts, now()).unwrap();
    let told: Vec<Option<bool>> = outcomes.into_iter().map(Result::ok).collect();
    assert_eq!(told, [Some(true), None, Some(true), Some(true), Some(true), Some(false)]);
    assert_eq!(journal.replica().heads(&[line.id]).unwrap(), peer.replica().heads(&[line.id]).unwrap());
}

#[test]
fn a_record_that_cannot_be_read_here_is_brought_back_by_whoever_has_it() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (journal, peer) = (plain_journal(here.path()), plain_journal(there.path()));
    let id = log(&peer, "a thought").reference.id;
    journal.replica().merge(peer.replica().changes_of(id, &[]).unwrap(), now()).unwrap().remove(0).unwrap();
    let db = rusqlite::Connection::open(here.path().join("journal.hallway")).unwrap();
    db.execute("UPDATE documents SET bytes = x'00' WHERE id = ?1", [&id.as_bytes()[..]]).unwrap();
    assert!(
        journal
            .replica()
            .merge(peer.replica().changes_of(id, &[]).unwrap(), now())
            .unwrap()
            .remove(0)
            .unwrap()
    );
    assert_eq!(journal.replica().heads(&[id]).unwrap(), peer.replica().heads(&[id]).unwrap());
    assert_eq!(journal.maintenance().check(&(), now()).unwrap().unreadable, vec![]);
}
