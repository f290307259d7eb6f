//! Whatever the clock says and whatever was typed, every screen can be shown.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use hallway_core::journal::Changes;

use crate::process::{GOAL, Home, NOW};

/// Every screen; those that `--json` has no form of are in [`PLAIN`].
const SCREENS: &[&[&str]] = &[
    &["today"],
    &["prep"],
    &["prep", "Ana Silva"],
    &["prep", "Ana", "Bo"],
    &["find", "x"],
    &["find", "--best", "word"],
    &["find", "is:open"],
    &["find", "on:this-day"],
    &["find", "--topics"],
    &["find", "kind:win", "since:1900-01-01"],
    &["review"],
    &["review", "--list"],
    &["review", "promises"],
    &["people"],
    &["people", "list", "--resting"],
    &["people", "audit", "--board"],
    &["people", "knows", "Ana Silva"],
    &["people", "spoke"],
    &["show", "-"],
    &["show", "me"],
    &["show", "Ana Silva"],
    &["show", "Ana Silva", "--history"],
    &["goal"],
    &["goal", "map"],
    &["goal", "map", "--breadth"],
    &["goal", "map", "--without", "Ana Silva"],
    &["goal", "ready", "Ana Silva"],
    &["goal", "wheel"],
    &["goal", "wins"],
    &["goal", "kit"],
    &["goal", "projects"],
    &["ask"],
    &["give"],
    &["sync", "devices"],
    &["undo", "--list"],
    &["journal"],
    &["journal", "check"],
    &["journal", "config"],
];

/// Screens of one form.
const PLAIN: &[&[&str]] = &[&["goal", "map", "--csv"], &["goal", "kit", "--for", "Ana Silva", "--plain"]];

/// Lines that speak to terminals, run from right to left, are long, or hold what no screen has a place for.
const LINES: &[&str] = &[
    "Coffee with @Ana Silva !call her by fri 9am +plays the cello >help with x #travel",
    "call with @Bo Lindqvist \u{202e}\u{1b}[2J\u{7} \u{1f3f3}\u{fe0f}\u{200d}\u{1f308} e\u{301} !\u{2066}send ?\u{1b}]0;x\u{7}",
    "\u{5d7}\u{5d1}\u{5e8} with @\u{5de}\u{5d9}\u{5db}\u{5dc} \u{5db}\u{5d4}\u{5df} +\u{202b}\u{5d0}",
    "x",
];

/// The edges of what a moment may be, and the days on which days are counted oddly.
const MOMENTS: &[&str] = &[
    "0001-01-02T00:00:00+14:00",
    "9998-12-30T23:59:59-12:00",
    "1900-02-28T23:59:59+00:00",
    "2028-02-29T12:00:00+05:45",
];

fn shows(home: &Home, now: &str, arguments: &[&str]) {
    let ran = home.at(now, arguments);
    let said = format!("{now} hallway {}: {:?}\n{}{}", arguments.join(" "), ran.code, ran.out, ran.err);
    assert!(matches!(ran.code, Some(0)) && !ran.err.contains("mistake"), "{said}");
    assert!(!ran.out.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{said}");
    if arguments.contains(&"--json") {
        for line in ran.out.lines() {
            serde_json::from_str::<serde_json::Value>(line).unwrap_or_else(|error| panic!("{error}: {said}"));
        }
    }
}

/// What another device may send, as `core/src/journal/tests/extremes.rs` wrote it down: journals full of records with every field
/// at its edge.
fn strange_records() -> Vec<Vec<Changes>> {
    let bytes = |hex: &str| -> Vec<u8> {
        let pairs = (0..hex.len()).step_by(2).map(|at| &hex[at..at + 2]);
        pairs.map(|pair| u8::from_str_radix(pair, 16).unwrap()).collect()
    };
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/strange.json");
    let said: Vec<Vec<serde_json::Value>> =
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let record = |record: serde_json::Value| Changes {
        id: serde_json::from_value(record["id"].clone()).unwrap(),
        changes: record["changes"]
            .as_array()
            .unwrap()
            .iter()
            .map(|hex| bytes(hex.as_str().unwrap()))
            .collect(),
    };
    said.into_iter().map(|journal| journal.into_iter().map(record).collect()).collect()
}

#[test]
fn whatever_another_device_sent_every_screen_is_shown() {
    let long = std::env::var_os("HALLWAY_LONG").is_some();
    for records in strange_records().into_iter().take(if long { 2 } else { 1 }) {
        let home = Home::new();
        home.run(&["log", "x"]).worked();
        let directory = home.path().join("journal");
        let key = std::fs::read_to_string(directory.join("journal.key")).unwrap();
        let now = NOW.parse().unwrap();
        let key = hallway_core::Key::from_hex(key.trim()).unwrap();
        let journal = hallway_core::Journal::open(&directory.join("journal.db"), key, now).unwrap();
        let sent = records.len();
        let taken = journal.replica().merge(records, now).unwrap().into_iter().flatten().count();
        assert!(taken > 60 && taken + 5 > sent, "{taken} of {sent} were taken in");
        drop(journal);
        for screen in SCREENS.iter().chain(PLAIN) {
            let ran = home.run(screen);
            // Of several goals none is meant.
            if !ran.err.contains("several") {
                shows(&home, NOW, screen);
            }
        }
        let references = |list: &[&str], under: &str| -> Vec<String> {
            let told = home.run(list).json();
            let things = told[under].as_array().unwrap().iter();
            let reference = |thing: &serde_json::Value| {
                let of = if thing["ref"].is_string() { thing } else { &thing["person"] };
                of["ref"].as_str().unwrap().to_owned()
            };
            things.map(reference).collect()
        };
        for person in references(&["people", "--json"], "people") {
            shows(&home, NOW, &["prep", &person]);
            shows(&home, NOW, &["show", &person, "--history"]);
        }
        for goal in references(&["goal", "--json"], "goals") {
            shows(&home, NOW, &["goal", "map", &goal]);
            shows(&home, NOW, &["goal", "kit", &goal]);
        }
    }
}

#[test]
fn at_whatever_moment_and_after_whatever_line_every_screen_is_shown() {
    for (number, now) in MOMENTS.iter().enumerate() {
        let home = Home::new();
        for line in LINES {
            home.at(now, &["log", line]).worked();
        }
        home.at(now, &["log", &format!("tea with @Bo Lindqvist {}", "word ".repeat(4_000))]).worked();
        for act in GOAL {
            // Some moments have no day before or behind them: what is refused is refused with a sentence.
            let ran = home.at(now, act);
            assert!(ran.code == Some(0) || !ran.err.contains("mistake"), "{now} {act:?}: {}", ran.err);
        }
        // Half of them from the other end of time: what was written lies far ahead there, or far behind.
        let (here, there) = (now, MOMENTS[(number + 1) % MOMENTS.len()]);
        for (place, screen) in SCREENS.iter().chain(PLAIN).enumerate() {
            shows(&home, if place % 2 == 0 { here } else { there }, screen);
        }
        for (place, screen) in SCREENS.iter().enumerate() {
            shows(&home, if place % 2 == 0 { there } else { here }, &[*screen, &["--json"]].concat());
        }
    }
}
