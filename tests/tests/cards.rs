//! Journals of some months and the card one would read at the door afterwards: what must stand on it, what must not, and with
//! what it may open.
//!
//! `cards-open.json` is written by others than those who make the cards, `cards-own.json` holds what that lacks. A phrase is
//! found by all its words, `=` begins exact words in a row, `|` parts alternatives.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use hallway_core::{
    Journal,
    insights::Card,
    journal::NewFact,
    quick_log::{SuggestionKind, fold},
};
use hallway_tests::{Desk, add, at, log, person};
use serde_json::Value;

/// Cards of the open corpus that have to be right in everything; it had 5 of 20 before cards were made of statements.
const RIGHT: usize = 20;

/// The same of our own 262. Of the first 20, 6 were right at first sight; of ten that others wrote, 6; of 99, 68; of 14, 5; of 42,
/// 29; four came later; of the last 29, 6.
const RIGHT_OF_OUR_OWN: usize = 250;

fn texts(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn words(text: &str) -> Vec<String> {
    let folded = fold(text).replace(['\'', '’'], "");
    folded
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The same word, an ending aside.
fn same(one: &str, other: &str) -> bool {
    let common = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let shorter = one.chars().count().min(other.chars().count());
    one == other || (shorter >= 4 && common + 1 >= shorter)
}

/// Whether one of the alternatives of a phrase stands in a text, its words not far from each other.
fn says(text: &str, phrase: &str) -> bool {
    let have = words(text);
    phrase.split('|').any(|one| {
        if let Some(exact) = one.strip_prefix('=') {
            let want = words(exact);
            return have.windows(want.len().max(1)).any(|window| window == want.as_slice());
        }
        let want = words(one);
        let width = (4 * want.len()).max(8).min(have.len().max(1));
        have.windows(width).any(|near| want.iter().all(|word| near.iter().any(|other| same(word, other))))
    })
}

/// Lives the months of a card: lines are logged, who is who is answered, nothing else is.
fn lived(card: &Value) -> Card {
    let desk = Desk::new();
    let journal = desk.open();
    for name in texts(&card["known"]) {
        add(&journal, &name);
    }
    let real = texts(&card["people"]);
    let mut steps: Vec<&Value> =
        card["setup"].as_array().into_iter().chain(card["lines"].as_array()).flatten().collect();
    steps.sort_by_key(|step| step["at"].as_str().unwrap());
    for step in steps {
        let now = at(step["at"].as_str().unwrap());
        let Some(line) = step["line"].as_str() else {
            set_up(&journal, &texts(&step["args"]), now);
            continue;
        };
        for suggestion in log(&journal, line, now).suggestions {
            let names = matches!(suggestion.kind, SuggestionKind::Person | SuggestionKind::NewPerson);
            let named = suggestion.person.as_ref().map(|person| person.name.as_str()).unwrap_or_default();
            if names && real.iter().any(|name| fold(name) == fold(named)) {
                journal.done(std::slice::from_ref(&suggestion.reference), now).unwrap();
            }
        }
    }
    journal.prep(person(&journal, card["card"].as_str().unwrap()), at(card["now"].as_str().unwrap())).unwrap()
}

/// What a command of the corpus does.
fn set_up(journal: &Journal, args: &[String], now: hallway_core::model::Moment) {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["people", "rest", name, "--because", why] => {
            journal.people().rest(person(journal, name), why, now).unwrap();
        }
        ["people", "note", name, "--homework", what] => {
            let text = format!("homework: {what}");
            journal.people().add_fact(&NewFact { person: person(journal, name), text }, now).unwrap();
        }
        other => panic!("the test knows no {other:?}"),
    }
}

#[test]
fn a_card_says_what_it_must_and_opens_with_nothing_that_hurts() {
    holds(include_str!("../data/cards-open.json"), RIGHT);
}

#[test]
fn cards_of_other_kinds_of_months_say_what_they_must_as_well() {
    holds(include_str!("../data/cards-own.json"), RIGHT_OF_OUR_OWN);
}

/// Whether no card opens with what hurts, none shows what must not stand on it, and so many are right in everything.
fn holds(corpus: &str, floor: usize) {
    let corpus: Vec<Value> = serde_json::from_str(corpus).unwrap();
    let (mut right, mut told) = (0, Vec::new());
    for card in &corpus {
        let shown = lived(card);
        let all = serde_json::to_string(&shown).unwrap();
        let opener = shown.open_with.in_words();
        let name = card["name"].as_str().unwrap();
        for never in texts(&card["opener_never"]) {
            assert!(!says(&opener, &never), "{name} opens with what hurts or confuses: {opener}");
        }
        let missing = texts(&card["must"]).into_iter().filter(|phrase| !says(&all, phrase));
        for unfit in texts(&card["must_not"]) {
            assert!(!says(&all, &unfit), "{name} shows what must not stand on it: {unfit}");
        }
        let mut wrong: Vec<String> = missing.collect();
        let good = texts(&card["opener_ok"]);
        if !good.is_empty() && !good.iter().any(|phrase| says(&opener, phrase)) {
            wrong.push(format!("opens with {opener}"));
        }
        right += usize::from(wrong.is_empty());
        if !wrong.is_empty() {
            told.push(format!("{name}: {}", wrong.join("; ")));
        }
    }
    assert!(right >= floor, "{right} of {} are right:\n{}", corpus.len(), told.join("\n"));
}
