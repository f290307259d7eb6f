//! What stands below the screens: watchers, threads, a rebuild, readings that outlive what they name.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use hallway_core::{
    Journal,
    journal::{Order, Progress},
};
use hallway_tests::{Desk, add, assert_sound, check, found, log, minutes_later, now};
use serde_json::json;

use super::{DICTATED, LINE, cards};

#[test]
fn watchers_see_every_commit_of_this_and_of_another_process() {
    let desk = Desk::new();
    let (journal, other) = (desk.open(), desk.open());
    let mut watch = journal.watch().unwrap();
    let first = *watch.borrow_and_update();
    for number in 0..5 {
        log(&journal, &format!("hallway with @Ana Silva {number}"), now());
    }
    // A reader that was slow skips to the newest revision.
    let second = *watch.borrow_and_update();
    assert!(second >= first + 5, "{first} {second}");
    assert!(!watch.has_changed().unwrap());

    log(&other, "lunch with @Bo Ek", now());
    let deadline = Instant::now() + Duration::from_secs(20);
    while !watch.has_changed().unwrap() {
        assert!(Instant::now() < deadline, "another process wrote and nobody noticed");
        std::thread::yield_now();
    }
    assert!(*watch.borrow_and_update() > second);
    assert_eq!(found(&journal, "lunch", now()).len(), 1);
    assert_eq!(
        journal.read_line("call with Bo", now()).unwrap().draft.people.len(),
        1,
        "their people are known here"
    );
}

#[test]
fn a_journal_is_shared_between_threads_and_nothing_is_lost() {
    fn shareable<T: Send + Sync + 'static>(_: &T) {}
    let desk = Desk::new();
    let journal = desk.open();
    shareable(&journal);
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let journal = &journal;
            scope.spawn(move || {
                for number in 0..10 {
                    log(journal, &format!("hallway with @Ana Silva, thread{thread}x{number}"), now());
                    journal.today(now()).unwrap();
                }
            });
        }
    });
    assert_eq!(found(&journal, "thread", now()).len(), 40);
    assert_sound(&journal, now());
}

#[test]
fn dropping_every_derived_row_and_rebuilding_gives_equal_answers() {
    let desk = Desk::new();
    let journal = desk.open();
    for number in 0..20 {
        log(&journal, &format!("{LINE} thing{number}"), minutes_later(number));
    }
    log(&journal, DICTATED, now());
    let answers = |journal: &Journal| {
        let found = journal.find("thing", Order::Newest, 0..100, now()).unwrap();
        json!([
            found,
            journal.today(now()).unwrap(),
            journal.review().list(now()).unwrap(),
            journal.people().list(None, now()).unwrap(),
            cards(journal, "Ana Silva")
        ])
    };
    let before = answers(&journal);
    let seen = AtomicU64::new(0);
    let listener = |progress: Progress| seen.store(progress.total, Ordering::Relaxed);
    journal.maintenance().rebuild_all(&listener, now()).unwrap();
    assert!(seen.into_inner() > 0);
    assert_eq!(answers(&journal), before);
    assert_eq!(check(&journal, now()).stale, Vec::<String>::new());
}

#[test]
fn a_reading_outlives_what_it_names() {
    let desk = Desk::new();
    let (journal, other) = (desk.open(), desk.open());
    let ana = add(&journal, "Ana Silva");
    let reading = journal.read_line("coffee with @\"Ana Silva\"", now()).unwrap();
    let carla = journal.read_line("lunch with @\"Carla Nair\"", now()).unwrap();
    other.people().forget(ana, &(), now()).unwrap();
    log(&other, "tea with @\"Carla Nair\"", now());
    let receipt = journal.log(reading, now()).unwrap();
    assert!(receipt.people[0].new);
    assert_ne!(receipt.people[0].reference.id, ana.0);
    assert!(!journal.log(carla, now()).unwrap().people[0].new, "another process had just made her");
    assert_eq!(journal.people().list(None, now()).unwrap().len(), 2);
    assert_sound(&journal, now());
}
