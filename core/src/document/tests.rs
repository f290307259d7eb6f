use automerge::{AutoCommit, AutomergeError};

use super::*;
use crate::model::{Entry, EntryKind, Person, PersonId, Presence, Promise};

fn at(seconds: i64) -> Moment {
    chrono::DateTime::from_timestamp(1_760_000_000 + seconds, 0).unwrap().fixed_offset()
}

fn ana() -> Person {
    Person {
        name: "Ana Silva".into(),
        notes: "Met at the design review.".into(),
        made: at(0),
        ..Person::default()
    }
}

fn any(record: impl Into<AnyRecord>) -> AnyRecord {
    record.into()
}

#[test]
fn a_record_comes_back_as_it_was_written() {
    let record = any(ana());
    let document = Document::create(&record, at(0)).unwrap();
    assert_eq!(document.read().unwrap(), Some(record.clone()));
    let loaded = Document::load(&document.save().unwrap()).unwrap();
    assert_eq!(loaded.read().unwrap(), Some(record.clone()));
    let received = Document::from_changes(&document.changes_since(&[]).unwrap()).unwrap();
    assert_eq!(received.read().unwrap(), Some(record));
    assert_eq!(received.heads(), document.heads());
}
