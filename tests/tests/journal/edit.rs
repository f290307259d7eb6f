//! Lines that are worded anew, and what came from them.

use std::collections::BTreeSet;

use hallway_core::{
    Journal,
    journal::{EntryEdit, PersonEdit, PromiseEdit, Receipt},
    model::{EntryKind, ItemKind, Reference},
};
use hallway_tests::{Desk, add, assert_sound, items, log, minutes_later, now, person};
use serde_json::json;

use super::{DICTATED, edit};

fn reworded(journal: &Journal, reference: &Reference, line: &str) -> Receipt {
    edit(journal, reference, EntryEdit { line: Some(line.to_owned()), ..EntryEdit::default() })
}

#[test]
fn an_edited_line_keeps_what_was_accepted_from_it() {
    let desk = Desk::new();
    let journal = desk.open();
    add(&journal, "Ana Silva");
    let reference = log(&journal, DICTATED, now()).reference.clone();
    for suggestion in journal.review().list(now()).unwrap().suggestions {
        journal.done(std::slice::from_ref(&suggestion.reference), now()).unwrap();
    }
    let receipt = reworded(&journal, &reference, &format!("{DICTATED} and we laughed"));
    assert_eq!((receipt.people.len(), items(&receipt.items, ItemKind::Promise).len()), (1, 1), "{receipt:?}");
    assert!(receipt.people[0].there);
    assert!(receipt.suggestions.is_empty(), "{:?}", receipt.suggestions);
    assert_eq!(journal.relationships().week(now()).unwrap().waiting.people, 0);
    assert_sound(&journal, now());
}

#[test]
fn an_edited_line_changes_only_what_it_says_differently() {
    let desk = Desk::new();
    let journal = desk.open();
    let (bo, carla) = (add(&journal, "Bo Kraus"), add(&journal, "Carla Nair"));
    let line = "coffee with @Ana Silva !send deck by fri !call the desk +plays chess";
    let receipt = log(&journal, line, now());
    let reference = receipt.reference.clone();
    let promise = items(&receipt.items, ItemKind::Promise)[0].reference.clone();
    let text = Some("send the deck with the numbers".to_owned());
    journal
        .review()
        .edit_promise(promise.id.into(), PromiseEdit { text, ..PromiseEdit::default() }, now())
        .unwrap();
    let by_hand = EntryEdit {
        kind: Some(EntryKind::from("lunch")),
        there: vec![bo],
        mentioned: vec![carla],
        private: Some(true),
        ..EntryEdit::default()
    };
    edit(&journal, &reference, by_hand);
    let receipt = reworded(
        &journal,
        &reference,
        "coffee with @Ana Silva !send deck by fri !water the plant +plays chess",
    );
    let promises = items(&receipt.items, ItemKind::Promise);
    let promises: BTreeSet<&str> = promises.iter().map(|promise| promise.text.as_str()).collect();
    assert_eq!(
        promises.into_iter().collect::<Vec<_>>(),
        ["send the deck with the numbers", "water the plant"]
    );
    let people: Vec<(&str, bool)> =
        receipt.people.iter().map(|person| (person.name.as_str(), person.there)).collect();
    assert_eq!(people.len(), 3, "{people:?}");
    assert!(people.contains(&("Bo Kraus", true)) && people.contains(&("Carla Nair", false)));
    assert_eq!(
        (receipt.kind.as_str(), receipt.private, items(&receipt.items, ItemKind::Fact).len()),
        ("lunch", true, 1)
    );
    // Nobody is met again under a name that has changed since.
    let ana = person(&journal, "Ana Silva");
    journal
        .people()
        .edit(ana, PersonEdit { name: Some("Dora Reis".into()), ..PersonEdit::default() }, now())
        .unwrap();
    let without = EntryEdit { without: vec![bo], ..EntryEdit::default() };
    edit(&journal, &reference, without);
    let receipt = reworded(&journal, &reference, "tea with @Ana Silva !send deck by mon +plays chess @Bo");
    assert_eq!(receipt.people.iter().filter(|person| person.name == "Dora Reis").count(), 1);
    assert_eq!(journal.people().list(None, now()).unwrap().len(), 3);
    assert_eq!(items(&receipt.items, ItemKind::Promise).len(), 1);
    assert_sound(&journal, now());
}

#[test]
fn a_settled_doubt_stays_settled_and_a_name_put_right_takes_the_promise_along() {
    let desk = Desk::new();
    let journal = desk.open();
    let (ana, bo) = (add(&journal, "Ana Silva"), add(&journal, "Bo Kraus"));
    let receipt = log(&journal, "a thought about the reorg !tell them", now());
    let reference = receipt.reference.clone();
    journal.done(std::slice::from_ref(&reference), now()).unwrap();
    assert_eq!(journal.relationships().week(now()).unwrap().waiting.people, 0);
    reworded(&journal, &reference, "a long thought about the reorg !tell them");
    assert_eq!(journal.relationships().week(now()).unwrap().waiting.people, 0);
    let reference = log(&journal, "coffee with @Ana !send deck by fri", now()).reference.clone();
    let receipt = reworded(&journal, &reference, "coffee with @Bo !send deck by mon");
    assert_eq!(
        items(&receipt.items, ItemKind::Promise)[0].person.as_ref().map(|person| person.name.as_str()),
        Some("Bo Kraus")
    );
    assert_eq!(json!(items(&receipt.items, ItemKind::Promise)[0].due), json!("2026-11-23"));
    assert!(journal.prep(ana, now()).unwrap().last.is_none());
    assert!(journal.prep(bo, now()).unwrap().last.is_some());
    assert_sound(&journal, now());
}

#[test]
fn a_line_about_a_merged_person_is_confirmed_and_changed_under_any_of_their_names() {
    let desk = Desk::new();
    let journal = desk.open();
    let (first, hopper, kelly) =
        (add(&journal, "Amazing Grace"), add(&journal, "Grace Hopper"), add(&journal, "Grace Kelly"));
    for day in 0..3 {
        log(&journal, "coffee with @\"Grace Hopper\"", minutes_later(day));
    }
    let receipt = log(&journal, "lunch with @Grace !lend her the manual", minutes_later(4));
    let reference = receipt.reference.clone();
    assert!(!receipt.people[0].confirmed, "{receipt:?}");
    let old_letters = journal.people().named(hopper).unwrap().reference.to_string();
    journal.people().merge(hopper, first, now()).unwrap();
    let canonical = first.min(hopper);
    assert_eq!(journal.people().resolve(&old_letters).unwrap(), canonical);
    assert_eq!(journal.resolve(&old_letters).unwrap().id, canonical.0);
    let guess = &journal.review().list(now()).unwrap().guesses[0];
    journal
        .review()
        .confirm(guess.reference.id.into(), guess.guessed.id(), guess.guessed.id(), now())
        .unwrap();
    assert!(journal.review().list(now()).unwrap().guesses.is_empty());
    let again = reworded(&journal, &reference, "long lunch with @Grace !lend her the manual");
    assert!(again.people[0].confirmed && again.people.len() == 1, "{again:?}");
    let receipt = edit(&journal, &reference, EntryEdit { there: vec![first], ..EntryEdit::default() });
    assert_eq!(receipt.people.len(), 1);
    let receipt = edit(&journal, &reference, EntryEdit { without: vec![canonical], ..EntryEdit::default() });
    assert!(receipt.people.is_empty());
    let absent = EntryEdit { without: vec![kelly], ..EntryEdit::default() };
    assert!(journal.review().edit_line(reference.id.into(), absent, now()).is_err(), "she is not part of it");
    assert_sound(&journal, now());
}
