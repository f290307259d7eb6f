//! A line on its way: found, on the card, kept from it, guessed at.

use std::collections::{BTreeMap, BTreeSet};

use hallway_core::{
    Error,
    insights::PRIVATE,
    journal::{NewPerson, Order},
    model::{Due, ItemKind, RecordId},
};
use hallway_tests::{Desk, assert_sound, at, carry_over, found, items, log, minutes_later, now, person};

use super::{LINE, cards};

#[test]
fn one_line_is_found_again_and_is_on_the_card_before_the_next_meeting() {
    let desk = Desk::new();
    let journal = desk.open();
    assert!(journal.today(now()).unwrap().first_day);
    let receipt = log(&journal, LINE, now());
    assert_eq!(receipt.text, LINE);
    assert_eq!(
        (receipt.people[0].name.as_str(), receipt.people[0].new, receipt.people[0].there),
        ("Ana Silva", true, true)
    );
    assert_eq!(
        (items(&receipt.items, ItemKind::Promise).len(), receipt.topics.as_slice()),
        (2, ["travel".to_owned()].as_slice())
    );
    assert_eq!(
        items(&receipt.items, ItemKind::Promise)[0].due,
        Some(Due::Day("2026-11-20".parse().unwrap()))
    );
    for query in
        ["lisb", "visa", "ana", "topic:travel", "with:Ana", "\"natural wine\"", "kind:coffee", "is:open"]
    {
        assert!(!found(&journal, query, now()).is_empty(), "{query}");
    }
    let card = journal.prep(person(&journal, "ana"), at("2026-11-25T09:00:00+00:00")).unwrap();
    assert_eq!(card.person.name, "Ana Silva");
    assert_eq!(card.you_owe[0].text, "send visa contact");
    assert_eq!(card.they_offered[0].text, "intro to Priya");
    let today = journal.today(at("2026-11-25T09:00:00+00:00")).unwrap();
    assert_eq!(today.mine.len(), 1);
    assert!(!today.first_day);
    drop(journal);
    assert_eq!(found(&desk.open(), "lisbon", now()), [LINE]);
}

#[test]
fn what_was_said_in_private_is_in_no_card_and_not_in_today() {
    let desk = Desk::new();
    let journal = desk.open();
    log(
        &journal,
        "coffee with @Ana Silva, talked about the divorce !find a solicitor by fri +careful: custody #private",
        now(),
    );
    let screens = cards(&journal, "Ana Silva");
    for secret in ["divorce", "solicitor", "custody"] {
        assert!(!screens.contains(secret), "{secret} is on a card: {screens}");
    }
    assert!(screens.contains(PRIVATE), "{screens}");
    assert_eq!(journal.today(now()).unwrap().mine.len(), 1, "it still comes due");
    assert_eq!(journal.prep(person(&journal, "Ana Silva"), now()).unwrap().private_lines, 1);
    assert_eq!(found(&journal, "divorce", now()).len(), 1);
    assert!(journal.find("divorce", Order::Best, 0..5, now()).unwrap().hits[0].private);
    // Taken back, and kept private again by an edit.
    let entry = journal.resolve("-").unwrap().reference.clone();
    let private = |private| hallway_core::journal::EntryEdit { private: Some(private), ..Default::default() };
    journal.review().edit_line(entry.id.into(), private(false), now()).unwrap();
    assert!(cards(&journal, "Ana Silva").contains("solicitor"));
    journal.review().edit_line(entry.id.into(), private(true), now()).unwrap();
    assert!(!cards(&journal, "Ana Silva").contains("solicitor"));
}

#[test]
fn a_guess_is_on_no_card_until_it_is_confirmed() {
    let desk = Desk::new();
    let journal = desk.open();
    for name in ["Grace Hopper", "Grace Kelly"] {
        journal.people().add(NewPerson { name: name.into(), ..NewPerson::default() }, false, now()).unwrap();
    }
    let receipt = log(&journal, "coffee with @Grace, compilers are hard !lend her the manual by fri", now());
    assert!(!receipt.people[0].confirmed);
    for name in ["Grace Hopper", "Grace Kelly"] {
        let card = journal.prep(person(&journal, name), now()).unwrap();
        assert!(card.last.is_none() && card.you_owe.is_empty() && card.last_time.is_empty(), "{card:?}");
    }
    let today = serde_json::to_string(&journal.today(now()).unwrap()).unwrap();
    assert!(!today.contains("Grace"), "today names a guess: {today}");
    assert!(journal.people().list(None, now()).unwrap().iter().all(|line| line.last.is_none()));

    let review = journal.review().list(now()).unwrap();
    let guess = &review.guesses[0];
    assert_eq!((guess.typed.as_str(), guess.candidates.len()), ("@Grace", 2));
    let kelly = person(&journal, "Grace Kelly");
    journal.review().confirm(guess.reference.id.into(), guess.guessed.id(), kelly, now()).unwrap();
    let card = journal.prep(kelly, now()).unwrap();
    assert!(card.last.is_some());
    assert_eq!(card.you_owe[0].text, "lend her the manual");
    assert!(journal.prep(person(&journal, "Grace Hopper"), now()).unwrap().last.is_none());
    assert!(journal.review().list(now()).unwrap().guesses.is_empty());
    journal.undo(now()).unwrap().unwrap();
    assert!(journal.prep(kelly, now()).unwrap().last.is_none());
    assert_sound(&journal, now());
}

#[test]
fn nobody_and_several_are_said_in_sentences() {
    let desk = Desk::new();
    let journal = desk.open();
    for name in ["Ana Silva", "Grace Hopper", "Grace Kelly"] {
        journal.people().add(NewPerson { name: name.into(), ..NewPerson::default() }, false, now()).unwrap();
    }
    let nobody = journal.people().resolve("Anna Silva").unwrap_err().to_string();
    assert_eq!(nobody, "no person called \"Anna Silva\"; did you mean Ana Silva?");
    let several = journal.people().resolve("Grace").unwrap_err().to_string();
    assert!(several.contains("Grace Hopper") && several.contains("Grace Kelly"), "{several}");
    assert!(journal.resolve("bcd").is_err());
    assert!(
        journal
            .people()
            .add(NewPerson { name: "ana silva".into(), ..NewPerson::default() }, false, now())
            .is_err()
    );
    assert!(journal.prep(RecordId::ME.into(), now()).is_err(), "the user is no card");
}

#[test]
fn no_list_of_acts_says_private_words() {
    let desk = Desk::new();
    let journal = desk.open();
    let receipt = log(&journal, "coffee with @Bo Lindqvist #private !send SECRET +SECRETLY sad", now());
    journal
        .done(std::slice::from_ref(&items(&receipt.items, ItemKind::Promise)[0].reference), now())
        .unwrap();
    journal.delete(&receipt.reference, now()).unwrap();
    let acts = serde_json::to_string(&journal.maintenance().undo_list(10).unwrap()).unwrap();
    assert!(!acts.contains("SECRET"), "{acts}");
    assert!(acts.contains("private"), "{acts}");
}

#[test]
fn news_from_another_device_name_lines_and_people_and_no_private_word() {
    let (laptop, phone) = (Desk::new(), Desk::new());
    let (laptop, phone) = (laptop.open(), phone.open());
    log(&phone, "coffee with @Ana Silva !send visa contact by fri", now());
    log(&phone, "told @Bo Lindqvist about the SECRET offer #private", minutes_later(1));
    let arrived = phone.replica().records().unwrap();
    carry_over(&phone, &laptop);
    let news = laptop.replica().news(&arrived, 10).unwrap();
    // Records of one moment come in any order.
    let told: BTreeSet<_> = news.items.iter().map(|item| (item.what.as_str(), item.text.as_str())).collect();
    let expected = [
        ("person", "Ana Silva"),
        ("entry", "coffee with @Ana Silva !send visa contact by fri"),
        ("person", "Bo Lindqvist"),
        ("entry", ""),
    ];
    assert_eq!(told, BTreeSet::from(expected));
    let private = news.items.iter().find(|item| item.private).unwrap();
    let names: Vec<_> = private.people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["Bo Lindqvist"]);
    // The promise, the user's record and the other device's.
    assert_eq!(news.others, 3);
    assert_eq!(laptop.replica().news(&arrived, 1).unwrap().items.len(), 1);
    assert_eq!(laptop.replica().news(&[RecordId::default()], 10).unwrap().others, 1);
}

#[test]
fn letters_that_several_references_end_in_are_answered_with_those() {
    let desk = Desk::new();
    let journal = desk.open();
    // Of ids at random two share the shortest end sooner or later: after 4,096 lines at the latest.
    let mut seen: BTreeMap<String, RecordId> = BTreeMap::new();
    let (one, other) = loop {
        let line = log(&journal, "quiet day", now()).reference;
        let whole = serde_json::to_value(&line).unwrap().as_str().unwrap().to_owned();
        if let Some(other) = seen.insert(whole[29..].to_owned(), line.id) {
            break (whole, other);
        }
    };
    let Err(Error::SeveralRefs { typed, candidates }) = journal.resolve(&one[29..]) else {
        panic!("{one} is told from {other:?} by three letters")
    };
    assert_eq!((typed.as_str(), candidates.len()), (&one[29..], 2));
    for candidate in &candidates {
        assert_eq!(journal.resolve(candidate).unwrap().reference.to_string(), *candidate);
    }
    assert_eq!(journal.resolve(&one).unwrap().id, journal.resolve("-").unwrap().id);
}
