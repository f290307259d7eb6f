//! What one line, or one answer, holds at most, and that it says so.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::format_collect)]

use hallway_tests::{Desk, found, log, minutes_later, now};

/// A name of two words for every number.
fn name(number: usize) -> String {
    let letters: String =
        format!("{number:04}").bytes().map(|digit| char::from(b'a' + digit - b'0')).collect();
    format!("Q{letters} Zed{letters}")
}

/// A line that names so many new people, each of them twice.
fn naming(people: usize) -> String {
    (0..people).chain(0..people).map(|number| format!("@{}, ", name(number))).collect()
}

#[test]
fn a_line_brings_in_fifty_new_people_and_says_how_many_it_left() {
    let desk = Desk::new();
    let journal = desk.open();
    for (people, left) in [(50, 0), (51, 1), (1_500, 1_450)] {
        let journal_of_its_own = Desk::new();
        let journal = journal_of_its_own.open();
        let receipt = log(&journal, &format!("event with {}", naming(people)), now());
        assert_eq!(receipt.people.len(), 50);
        assert_eq!(journal.people().list(None, now()).unwrap().len(), 50);
        let said: Vec<&str> = receipt
            .doubts
            .iter()
            .map(|doubt| doubt.message.as_str())
            .filter(|said| said.contains("at most"))
            .collect();
        match left {
            0 => assert!(said.is_empty(), "{said:?}"),
            1 => assert!(said[0].contains("one more stays a word"), "{said:?}"),
            _ => assert!(said[0].contains(&format!("{left} more stay words")), "{said:?}"),
        }
        // The words are there, and found.
        assert_eq!(found(&journal, &name(people - 1), now()).len(), if left == 0 { 2 } else { 1 });
    }
    // Whoever is known is no newcomer.
    for number in 0..80 {
        log(&journal, &format!("call with @{}", name(number)), minutes_later(-1));
    }
    let receipt = log(&journal, &format!("event with {}", naming(80)), now());
    assert_eq!(receipt.people.len(), 80);
    assert!(receipt.doubts.iter().all(|doubt| !doubt.message.contains("at most")));
}

#[test]
fn a_name_that_refers_back_to_somebody_who_was_left_out_is_nobody_else() {
    let desk = Desk::new();
    let journal = desk.open();
    // The first name alone, of one who is in and of one who is not.
    let (inside, outside) = (name(3), name(55));
    let first = |name: &str| name.split(' ').next().unwrap().to_owned();
    let line = format!("event with {}and then @{} told @{}", naming(60), first(&inside), first(&outside));
    let receipt = log(&journal, &line, now());
    assert_eq!(receipt.people.len(), 50);
    assert!(receipt.people.iter().any(|person| person.name == inside));
    assert!(receipt.people.iter().all(|person| !person.name.starts_with(&first(&outside))));
}

#[test]
fn review_lists_two_hundred_of_a_kind_and_counts_the_others() {
    let desk = Desk::new();
    let journal = desk.open();
    for first in 0..5 {
        let people: String = (0..50).map(|number| format!("@{}, ", name(first * 50 + number))).collect();
        log(&journal, &format!("event with {people}"), now());
    }
    let review = journal.review().list(now()).unwrap();
    assert_eq!((review.new_people.len(), review.more), (200, 50));
    journal
        .review()
        .seen(&review.new_people.iter().map(|person| person.id()).collect::<Vec<_>>(), now())
        .unwrap();
    let review = journal.review().list(now()).unwrap();
    assert_eq!((review.new_people.len(), review.more), (50, 0));
}
