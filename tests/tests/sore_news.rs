//! News that nobody begins with, however it is worded: a first sentence quotes no word of it and asks no cheerful question.
//!
//! `sore-news.txt` holds lines that are heavy, embarrassing, overtaken or easily misread, in English, German and French. A dull
//! first sentence is right for all of them.

#![allow(clippy::unwrap_used)]

use hallway_core::{
    Journal,
    quick_log::{SuggestionKind, fold},
};
use hallway_tests::{Desk, add, at, log, person};

/// How a first sentence begins that asks nothing, or only how they are; the last is for somebody of whom nothing was understood.
const QUIET: &[&str] = &[
    "It's good to see you",
    "Are you feeling better?",
    "How are you these days?",
    "What are you working on that you wish more people knew about?",
];

/// What Robin was at before: to come back to it is right, whatever came since.
const BEFORE: &str = "Coffee with Robin Ashe, she is restoring a Vespa";

/// The first sentence for Robin after these lines, the last of them eight days ago.
fn opener(lines: &[&str]) -> String {
    let desk = Desk::new();
    let journal = desk.open();
    add(&journal, "Robin Ashe");
    for (line, day) in lines.iter().rev().zip(["2026-11-10", "2026-10-20", "2026-10-01"]).rev() {
        log_and_answer(&journal, line, day);
    }
    let card = journal.prep(person(&journal, "Robin Ashe"), at("2026-11-18T14:05:00+00:00")).unwrap();
    card.open_with.in_words()
}

fn log_and_answer(journal: &Journal, line: &str, day: &str) {
    let now = at(&format!("{day}T10:00:00+00:00"));
    for suggestion in log(journal, line, now).suggestions {
        let named = suggestion.person.as_ref().is_some_and(|person| person.name.starts_with("Robin"));
        if matches!(suggestion.kind, SuggestionKind::Person) && named {
            journal.done(std::slice::from_ref(&suggestion.reference), now).unwrap();
        }
    }
}

/// Whether it asks after a body's mishap by its part, as one does: "How is your hip?".
fn asks_after_an_ailment(opener: &str) -> bool {
    opener.strip_prefix("How is your ").is_some_and(|rest| rest.split_whitespace().count() <= 2)
}

#[test]
fn nobody_begins_with_what_hurts_embarrasses_or_was_no_news() {
    let mut wrong = Vec::new();
    let all = include_str!("../data/sore-news.txt").lines().filter(|line| !line.starts_with('#'));
    for line in all {
        let quiet = |opener: &str| {
            QUIET.iter().any(|quiet| opener.starts_with(quiet)) || asks_after_an_ailment(opener)
        };
        let alone = opener(&[line]);
        if !quiet(&alone) {
            wrong.push(format!("{line}: {alone}"));
        }
        let after = opener(&[BEFORE, line]);
        if !quiet(&after) && !after.contains("Vespa") {
            wrong.push(format!("{line}, after the Vespa: {after}"));
        }
    }
    assert!(wrong.is_empty(), "{} first sentences:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_came_to_nothing_is_asked_after_by_nobody() {
    let mut wrong = Vec::new();
    for (hope, end) in [
        ("Lunch with Robin, she is expecting in March", "Robin lost the baby, she told only me"),
        ("Robin is having twins in the spring", "Robin had a miscarriage"),
        ("Robin is getting married in Whitby in June", "Robin's wedding is off, he cheated on her"),
        ("Robin got engaged to Petra", "Robin and Petra have split up"),
        ("Robin starts a new job at Acme in December", "Acme have withdrawn the job offer to Robin"),
        ("Robin is opening a café in Leith", "Robin's café has gone bust before it opened"),
        ("Robin is training for the Leeds marathon", "Robin broke his ankle and is out of the marathon"),
        ("Robin has a new puppy called Bramble", "Robin's puppy was run over"),
        ("Robin is buying a flat in Hove", "Robin's flat purchase fell through"),
        ("Robin flies to Boston in December", "Robin's visa was refused, so no Boston"),
        ("Robin's first novel comes out in spring", "Robin's publisher has dropped the novel"),
        ("Robin is studying for the bar exam", "Robin failed the bar exam"),
        ("Robin's mother is visiting from Porto", "Robin's mum died on Sunday"),
        ("Robin is planning a party for her husband", "Robin's husband has left her"),
        ("Robin heiratet im Mai", "Robins Hochzeit ist abgesagt"),
        ("Robin erwartet ein Kind im März", "Robin hat das Kind verloren"),
        ("Robin se marie en juin", "Le mariage de Robin est annulé"),
        ("Robin attend un bébé pour mars", "Robin a fait une fausse couche"),
    ] {
        let opener = opener(&[hope, end]);
        let telling =
            |word: &&str| word.len() > 3 && !["Robin", "Lunch", "with", "from", "first"].contains(word);
        let quoted = hope.split([' ', ',']).filter(telling).find(|word| fold(&opener).contains(&fold(word)));
        // Whom somebody mourns, and what one is sorry about, may be named.
        if quoted.is_some() && !opener.contains("sorry") {
            wrong.push(format!("{hope} / {end}: {opener}"));
        }
    }
    assert!(wrong.is_empty(), "{} first sentences:\n{}", wrong.len(), wrong.join("\n"));
}
