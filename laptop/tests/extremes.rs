//! Whatever the clock says and whatever was typed, every screen can be shown.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use crate::process::{GOAL, Home};

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
