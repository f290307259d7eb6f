//! Chips: what a line would be saved as while it is typed, what the user says of each, and that the saved line is that.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use hallway_core::{
    Journal,
    journal::{Chip, ChipKind, ChipState, Choice, LineItem, ReadingShown, Receipt},
    model::{Due, EntryKind, ItemKind, PersonId},
};
use hallway_tests::{Desk, add, items, log, now, person};
use proptest::prelude::*;

fn read(journal: &Journal, line: &str, choices: &[Choice]) -> ReadingShown {
    journal.read_line(line, now()).unwrap().chosen(choices).shown(now())
}

fn save(journal: &Journal, line: &str, choices: &[Choice]) -> Receipt {
    journal.log(journal.read_line(line, now()).unwrap().chosen(choices), now()).unwrap()
}

fn promises(receipt: &Receipt) -> Vec<LineItem> {
    items(&receipt.items, ItemKind::Promise)
}

/// The words on the chips, those that ask with their question mark.
fn words(reading: &ReadingShown) -> Vec<String> {
    let asks = |chip: &Chip| if chip.state == ChipState::Asked { "?" } else { "" };
    reading.chips.iter().map(|chip| format!("{}{}", chip.text, asks(chip))).collect()
}

fn chip<'r>(reading: &'r ReadingShown, part: &str) -> &'r Chip {
    let found = reading.chips.iter().find(|chip| chip.text.contains(part));
    found.unwrap_or_else(|| panic!("no chip says {part}: {:?}", words(reading)))
}

const LINE: &str =
    "Coffee with @Ana Silva, moving to Lisbon in June #travel !send visa contact by fri ?intro to Priya";

#[test]
fn a_line_has_a_chip_for_each_thing_it_would_be_saved_as_in_its_order() {
    let desk = Desk::new();
    let journal = desk.open();
    add(&journal, "Ana Silva");
    let reading = read(&journal, LINE, &[]);
    let sure: Vec<&Chip> = reading.chips.iter().filter(|chip| chip.state == ChipState::Taken).collect();
    let sure: Vec<&str> = sure.iter().map(|chip| chip.text.as_str()).collect();
    assert_eq!(
        sure,
        [
            "coffee · today",
            "Ana Silva",
            "#travel",
            "I promise: send visa contact · Fri 20 Nov",
            "Ana Silva promises: intro to Priya",
        ]
    );
    for chip in &reading.chips {
        let span = chip.span.unwrap();
        assert!(LINE.get(span.start..span.end).is_some_and(|words| !words.is_empty()), "{chip:?}");
    }
    assert_eq!(chip(&reading, "visa").due, Some(Due::Day("2026-11-20".parse().unwrap())));
}

#[test]
fn a_chip_keeps_its_name_while_the_line_goes_on() {
    let desk = Desk::new();
    let journal = desk.open();
    add(&journal, "Ana Silva");
    let begun = read(&journal, "coffee with Ana Silva !send her the visa contact", &[]);
    let goes_on =
        read(&journal, "coffee with Ana Silva !send her the visa contact by friday ?intro to Bo", &[]);
    for (first, words) in [("Ana Silva", "Ana Silva"), ("visa", "visa"), ("coffee", "coffee")] {
        assert_eq!(chip(&begun, first).id, chip(&goes_on, words).id);
    }
}

#[test]
fn what_is_left_out_is_not_saved_and_what_is_taken_is() {
    let desk = Desk::new();
    let journal = desk.open();
    add(&journal, "Ana Silva");
    let line =
        "coffee with Ana Silva, she said she'd send me the deck by Friday, she is moving to Lisbon in June";
    let reading = read(&journal, line, &[]);
    let asked: Vec<Chip> =
        reading.chips.iter().filter(|chip| chip.state == ChipState::Asked).cloned().collect();
    assert!(asked.len() >= 2, "{:?}", words(&reading));
    let deck = asked.iter().find(|chip| chip.text.contains("deck")).unwrap();
    let others = asked.iter().filter(|chip| chip.id != deck.id).map(|chip| chip.refuse.clone().unwrap());
    let choices: Vec<Choice> = others.chain(deck.accept.clone()).collect();
    let chosen = read(&journal, line, &choices);
    assert_eq!(chip(&chosen, "deck").state, ChipState::Taken);
    assert!(chosen.chips.iter().all(|chip| chip.state != ChipState::Asked), "{:?}", words(&chosen));
    let receipt = save(&journal, line, &choices);
    assert_eq!(promises(&receipt).len(), 1);
    assert_eq!(promises(&receipt)[0].person.as_ref().map(|person| person.name.as_str()), Some("Ana Silva"));
    assert!(receipt.suggestions.is_empty() && receipt.items.len() == 1);
    assert!(journal.review().list(now()).unwrap().suggestions.is_empty(), "all of it was answered");
    // One act, and one undo.
    journal.undo(now()).unwrap().unwrap();
    assert!(journal.today(now()).unwrap().theirs.is_empty());
}

#[test]
fn a_rule_that_was_refused_twice_while_typing_is_silent() {
    let desk = Desk::new();
    let journal = desk.open();
    add(&journal, "Ana Silva");
    for place in ["Lisbon", "Porto"] {
        let line = format!("coffee with Ana Silva, she is moving to {place} in June");
        let reading = read(&journal, &line, &[]);
        let refuse = chip(&reading, place).refuse.clone().unwrap();
        save(&journal, &line, &[refuse]);
    }
    let reading = read(&journal, "coffee with Ana Silva, she is moving to Madrid in June", &[]);
    assert!(reading.chips.iter().all(|chip| !chip.text.contains("Madrid")), "{:?}", words(&reading));
}

#[test]
fn a_name_of_two_people_asks_and_what_hangs_on_it_follows_the_answer() {
    let desk = Desk::new();
    let journal = desk.open();
    add(&journal, "Grace Hopper");
    add(&journal, "Grace Kim");
    add(&journal, "Bo Lindqvist");
    let line = "lunch with @Grace and Bo Lindqvist !send @Grace the deck by fri";
    let reading = read(&journal, line, &[]);
    let grace = reading.chips.iter().find(|chip| chip.state == ChipState::Doubt).unwrap();
    assert!(grace.question.contains("Grace Hopper") && grace.question.contains("Grace Kim"), "{grace:?}");
    let kim = |chip: &Chip| {
        let all = chip.alternatives.iter().map(|other| (other.text.clone(), other.choice.clone()));
        let own = chip.accept.clone().map(|accept| (chip.text.clone(), accept));
        all.chain(own).find(|(text, _)| text == "Grace Kim").unwrap().1
    };
    let choices = [kim(grace)];
    let chosen = read(&journal, line, &choices);
    assert_eq!(chip(&chosen, "Grace Kim").state, ChipState::Taken);
    let receipt = save(&journal, line, &choices);
    let saved = receipt.people.iter().find(|person| person.name == "Grace Kim").unwrap();
    assert!(saved.confirmed && saved.there);
    assert!(journal.review().list(now()).unwrap().guesses.is_empty());
    let card = journal.prep(person(&journal, "Grace Kim"), now()).unwrap();
    assert_eq!(card.you_owe.len(), 1);
}

#[test]
fn somebody_may_be_new_after_all_or_only_mentioned_or_nobody() {
    let desk = Desk::new();
    let journal = desk.open();
    add(&journal, "Grace Hopper");
    let line = "coffee with @Grace !call her";
    let grace = chip(&read(&journal, line, &[]), "Grace").clone();
    let new = Choice::Newcomer { chip: grace.id.clone() };
    let receipt = save(&journal, line, &[new]);
    assert!(receipt.people[0].new && receipt.people[0].name == "Grace");
    let toggle = grace.toggle.clone().unwrap();
    let shown = read(&journal, "coffee with Grace Hopper", &[]);
    let toggle_full = chip(&shown, "Grace Hopper").toggle.clone().unwrap();
    assert_ne!(toggle, toggle_full, "another name, another chip");
    assert!(!save(&journal, "coffee with Grace Hopper", &[toggle_full]).people[0].there);
    let nobody = chip(&shown, "Grace Hopper").refuse.clone().unwrap();
    assert!(save(&journal, "coffee with Grace Hopper", &[nobody]).people.is_empty());
}

#[test]
fn the_day_the_kind_and_the_promise_are_what_the_user_says() {
    let desk = Desk::new();
    let journal = desk.open();
    let visa = chip(&read(&journal, LINE, &[]), "visa").id.clone();
    let intro = chip(&read(&journal, LINE, &[]), "intro").id.clone();
    let at = hallway_tests::at("2026-11-12T09:00:00+00:00");
    let choices = [
        Choice::Happened { at },
        Choice::Kind { kind: EntryKind::Lunch },
        Choice::Due { chip: visa, due: Some(Due::Day("2026-12-01".parse().unwrap())) },
        Choice::Leave { chip: intro.clone() },
        Choice::Private { private: true },
    ];
    let reading = read(&journal, LINE, &choices);
    assert!(words(&reading).iter().any(|words| words == "lunch · Thu 12 Nov"), "{:?}", words(&reading));
    assert!(reading.private && chip(&reading, "private").kind == ChipKind::Private);
    let receipt = save(&journal, LINE, &choices);
    assert_eq!((receipt.at, &receipt.kind, receipt.private), (at, &EntryKind::Lunch, true));
    assert_eq!(promises(&receipt).len(), 1);
    assert_eq!(promises(&receipt)[0].due, Some(Due::Day("2026-12-01".parse().unwrap())));
    // Of two choices that contradict each other the later one counts.
    let both = [Choice::Leave { chip: intro.clone() }, Choice::Take { chip: intro }];
    assert_eq!(promises(&save(&journal, LINE, &both)).len(), 2);
}

#[test]
fn whose_a_promise_is_can_be_said_by_its_chip() {
    let desk = Desk::new();
    let journal = desk.open();
    add(&journal, "Ana Silva");
    add(&journal, "Bo Lindqvist");
    let line = "lunch with Ana Silva and Bo Lindqvist !send the deck by fri";
    let reading = read(&journal, line, &[]);
    let deck = chip(&reading, "deck");
    assert_eq!(deck.state, ChipState::Doubt);
    let bo = deck.alternatives.iter().find(|other| other.text == "Bo Lindqvist").unwrap();
    let choices = [bo.choice.clone()];
    assert_eq!(chip(&read(&journal, line, &choices), "deck").state, ChipState::Taken);
    let receipt = save(&journal, line, &choices);
    assert_eq!(
        promises(&receipt)[0].person.as_ref().map(|person| person.name.as_str()),
        Some("Bo Lindqvist")
    );
}

#[test]
fn a_newcomer_that_is_taken_brings_along_what_was_asked_about_them() {
    let desk = Desk::new();
    let journal = desk.open();
    let line =
        "ran into Dana Whitlock by the lifts, she runs pricing at Acme, told her I'd send the deck by Friday";
    let reading = read(&journal, line, &[]);
    let accepted: Vec<Choice> = reading.chips.iter().filter_map(|chip| chip.accept.clone()).collect();
    assert!(!accepted.is_empty(), "{:?}", words(&reading));
    let receipt = save(&journal, line, &accepted);
    assert_eq!(receipt.people.len(), 1);
    assert_eq!(receipt.people[0].name, "Dana Whitlock");
    assert!(receipt.suggestions.is_empty());
    let saved_without = log(&desk.open(), "lunch with Dana Whitlock", now());
    assert!(!saved_without.people[0].new, "she is known by now");
}

fn some_choice() -> impl Strategy<Value = Choice> {
    let chip = || {
        prop_oneof![
            Just("contact.".to_owned()),
            "(person|promise|topic|fact|asked.promise.said)\\.[a-z ]{0,12}",
            "\\PC{0,20}"
        ]
    };
    prop_oneof![
        chip().prop_map(|chip| Choice::Take { chip }),
        chip().prop_map(|chip| Choice::Leave { chip }),
        chip().prop_map(|chip| Choice::Newcomer { chip }),
        (chip(), any::<bool>()).prop_map(|(chip, there)| Choice::There { chip, there }),
        (chip(), chip()).prop_map(|(chip, person)| Choice::Whose { chip, person }),
        (chip(), "\\PC{0,20}").prop_map(|(chip, name)| Choice::Means {
            chip,
            person: PersonId::default(),
            name
        }),
        chip().prop_map(|chip| Choice::Due { chip, due: None }),
        Just(Choice::Kind { kind: EntryKind::Other("🏳️‍🌈".to_owned()) }),
    ]
}

proptest! {
    #![proptest_config(hallway_tests::cases(60, 3_000))]

    #[test]
    fn whatever_is_chosen_of_whatever_is_typed_every_chip_lies_in_the_line_and_the_line_is_saved(
        line in "(coffee with |@|!|\\?|\\+|#|<|>|Ana Silva|Grace|Bo|by friday|she'd send me the deck| |, |é|☕|win: |\\PC){1,24}",
        choices in prop::collection::vec(some_choice(), 0..6),
        every in any::<bool>(),
    ) {
        let desk = Desk::new();
        let journal = desk.open();
        for name in ["Ana Silva", "Grace Hopper", "Grace Kim"] {
            add(&journal, name);
        }
        let Ok(reading) = journal.read_line(&line, now()) else { return Ok(()) };
        let shown = reading.shown(now());
        let mut choices = choices;
        if every {
            let of = |chip: &Chip| [chip.accept.clone(), chip.toggle.clone(), chip.alternatives.first().map(|one| one.choice.clone())];
            choices.extend(shown.chips.iter().flat_map(of).flatten());
        } else {
            choices.extend(shown.chips.iter().filter_map(|chip| chip.refuse.clone()));
        }
        let mut names = std::collections::BTreeSet::new();
        let chosen = reading.chosen(&choices);
        for chip in shown.chips.iter().chain(&chosen.shown(now()).chips) {
            prop_assert!(chip.span.is_none_or(|span| line.get(span.start..span.end).is_some()), "{:?}", chip);
        }
        for chip in chosen.shown(now()).chips {
            prop_assert!(names.insert(chip.id.clone()), "{:?} is there twice", chip.id);
        }
        prop_assert!(journal.log(chosen, now()).is_ok());
        hallway_tests::assert_sound(&journal, now());
    }
}
