//! How much one question finds.

use super::{now, plain_journal};
use crate::{
    document::Document,
    journal::{MOST_HITS, Order},
    model::{AnyRecord, Goal, GoalId, Person, PersonId, RecordId, Seat, Shown, Stance},
};

fn id(n: u32) -> RecordId {
    let [.., high, low] = n.to_be_bytes();
    RecordId::new(now(), [0, 0, 0, 0, 0, 0, 0, 0, high, low])
}

#[test]
fn no_answer_gives_more_hits_than_it_says_whatever_is_asked_for() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    // Each word of a map is a hit of its own.
    let (person, goal) = (PersonId(id(1)), GoalId(id(2)));
    let mut records: Vec<(RecordId, AnyRecord)> = vec![
        (person.0, Person { name: "Ana Silva".to_owned(), ..Person::default() }.into()),
        (goal.0, Goal { name: "Staff engineer".to_owned(), set: now(), ..Goal::default() }.into()),
    ];
    let (seats, each) = (101, 100);
    for seat in 0..seats {
        let mut record = Seat { person, goal, added: now(), ..Seat::default() };
        for minute in 0..each {
            let at = now() - chrono::Duration::minutes(i64::from(seat * each + minute));
            record.show(&Shown { at, stance: Stance::KNOWN[0].clone(), said: format!("kestrel {minute}") });
        }
        records.push((id(10 + seat), record.into()));
    }
    let all = move |tx: &crate::store::Tx<'_>| {
        records
            .iter()
            .try_for_each(|(id, record)| tx.store(*id, &Document::create(record, now())?, Some(record)))
    };
    journal.store.write(all).unwrap();
    let found = |page| journal.find("kestrel", Order::Newest, page, now()).unwrap();
    let most = usize::try_from(MOST_HITS).unwrap();
    for page in [0..200_000, 0..u32::MAX] {
        let found = found(page);
        assert_eq!((found.hits.len(), found.more), (most, true));
    }
    assert_eq!(found(MOST_HITS - 10..MOST_HITS + 10).hits.len(), 10);
    assert_eq!(found(MOST_HITS..MOST_HITS + 10).hits.len(), 0);
}
