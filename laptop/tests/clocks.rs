//! What was written on a device whose clock was ahead is on every screen, with a word.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use crate::process::Home;

const WORD: &str = "the clock was ahead";

/// Where a line of this moment is shown, and what is said there.
fn screens(at: &str) -> Vec<(&'static str, String)> {
    let home = Home::new();
    home.at(at, &["log", "Coffee with @Ana Silva, about schools in Lisbon"]).succeeds();
    let found = home.run(&["find", "coffee", "--json"]).json();
    let line = found["hits"][0]["ref"].as_str().unwrap().to_owned();
    let asked: [(&str, &[&str]); 5] = [
        ("the card", &["prep", "Ana Silva"]),
        ("find", &["find", "coffee"]),
        ("the person", &["show", "Ana Silva"]),
        ("the line", &["show", &line]),
        ("everybody", &["people"]),
    ];
    asked.into_iter().map(|(screen, arguments)| (screen, home.run(arguments).succeeds())).collect()
}

#[test]
fn a_line_from_a_device_whose_clock_is_ahead_is_on_every_screen_with_a_word() {
    for at in ["2027-11-18T09:00:00+00:00", "2026-11-20T09:00:00+00:00"] {
        for (screen, said) in screens(at) {
            let words: Vec<&str> = said.split_whitespace().collect();
            assert!(words.join(" ").contains(WORD), "{screen} of {at}: {said}");
        }
    }
}

#[test]
fn a_day_that_has_begun_somewhere_and_one_that_is_past_have_no_such_word() {
    for at in ["2026-11-19T01:00:00+14:00", "2026-11-17T09:00:00+00:00"] {
        for (screen, said) in screens(at) {
            assert!(!said.contains("clock"), "{screen} of {at}: {said}");
        }
    }
}
