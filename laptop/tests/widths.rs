//! From forty columns on every screen, receipt and error is laid out for the terminal it stands on.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use std::process::Command;

use rexpect::{
    ReadUntil,
    session::{PtySession, spawn_command},
};
use unicode_width::UnicodeWidthStr;

use crate::{
    process::{Home, NOW},
    shapes::RUNS,
};

/// Everything a run shows on a terminal of so many columns.
fn on(home: &Home, columns: u32, arguments: &[&str]) -> String {
    read(&mut at(home, columns, arguments))
}

/// What the rest of a run shows.
fn read(terminal: &mut PtySession) -> String {
    utf8(&terminal.exp_eof().unwrap())
}

/// Each byte comes as a letter of its own.
fn utf8(read: &str) -> String {
    let bytes = read.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    String::from_utf8(bytes).unwrap()
}

/// No line is wider than the terminal, if it does not hold a word that is.
#[track_caller]
fn fits(shown: &str, columns: u32, what: &str) {
    // What moves in a line, such as how far long work has come, is drawn anew behind its codes.
    let pieces = shown.lines().flat_map(|line| {
        let drawn = line.split("\u{1b}[").enumerate();
        drawn.map(|(place, piece)| {
            if place == 0 {
                piece
            } else {
                piece.trim_start_matches(|letter: char| letter.is_ascii_digit()).get(1..).unwrap_or("")
            }
        })
    });
    for line in pieces {
        let line = line.trim_end();
        let has_wide_word = line.split(' ').any(|word| word.width() > columns as usize);
        let wide = line.width() > columns as usize && !has_wide_word;
        assert!(!wide, "{what} on {columns}: {}: \"{line}\"\n{shown}", line.width());
    }
}

/// A run on a terminal of so many columns.
fn at(home: &Home, columns: u32, arguments: &[&str]) -> PtySession {
    let inner = home.command(NOW);
    let mut command = Command::new("sh");
    command.env_clear().envs(inner.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.env("PATH", "/usr/bin:/bin").env("TERM", "xterm").env("NO_COLOR", "1").env("PAGER", "cat");
    command.args([
        "-c",
        &format!("stty cols {columns} rows 500; exec \"$@\""),
        "sh",
        env!("CARGO_BIN_EXE_hallway"),
    ]);
    command.args(["--now", NOW]).args(arguments);
    spawn_command(command, Some(60_000)).unwrap()
}

#[test]
fn every_screen_keeps_within_its_terminal() {
    let home = Home::with_lines();
    home.with_a_goal();
    home.run(&["edit", "Ana Silva", "--title", "Design director", "--org", "Payments and Billing"])
        .succeeds();
    for columns in [40, 52, 64, 80, 120] {
        for screen in [
            &["prep", "Ana Silva"][..],
            &["prep", "Ana", "Bo"],
            &["people"],
            &["today"],
            &["review", "--list"],
            &["show", "Ana Silva"],
            &["goal"],
            &["goal", "map"],
            &["find", "deck"],
            &["give"],
            &["undo", "--list"],
            &[
                "log",
                "Coffee with @Ana Silva and @Nadia Rahman #travel !send the deck and the budget by fri ?intro to Priya",
            ],
            &["prep", "Anna Silvia"],
            &["people", "merge", "Ana", "Silva", "Bo", "Lindqvist"],
        ] {
            fits(&on(&home, columns, screen), columns, &format!("{screen:?}"));
        }
    }
}

#[test]
fn whatever_a_verb_answers_keeps_within_its_terminal() {
    let home = Home::with_devices();
    home.run(&["people", "add", "Ana", "--anyway"]).succeeds();
    home.with_a_goal();
    for columns in [40, 80] {
        let home = home.copied();
        for (.., words) in RUNS {
            // What it points at is answered in JSON alone.
            if words.iter().any(|word| word.contains('{')) {
                continue;
            }
            let words = [*words, &["--no-input"]].concat();
            fits(&on(&home, columns, &words), columns, &format!("{words:?}"));
        }
    }
}

/// How the questions of a review end.
const QUESTIONS: &[&str] = &["[q]uit", "Silva: ", "Lindqvist: ", "Rahman: ", "Natarajan: ", "more: "];

#[test]
fn whatever_is_asked_keeps_within_its_terminal() {
    for columns in [40, 80] {
        let home = Home::new();
        for words in [&[][..], &["log"]] {
            let mut terminal = at(&home, columns, words);
            // The prompt itself draws what it is given: what stands before it is held.
            let shown = utf8(&terminal.exp_string("\u{1b}[?2004h").unwrap());
            fits(&shown, columns, &format!("{words:?}"));
            terminal.send("\u{4}").unwrap();
            terminal.flush().unwrap();
            terminal.exp_eof().unwrap();
        }
        let home = Home::with_lines();
        home.with_a_goal();
        home.run(&[
            "log",
            "talked with @Priya Natarajan and @Ana about who signs off on the plan for spring",
        ])
        .succeeds();
        let mut terminal = at(&home, columns, &["review"]);
        let mut shown = String::new();
        // Each question is left for later, by Enter.
        let ends =
            || QUESTIONS.iter().map(|end| ReadUntil::String((*end).to_owned())).chain([ReadUntil::EOF]);
        loop {
            let (before, end) = terminal.exp_any(ends().collect()).unwrap();
            shown += &before;
            shown += &end;
            if !QUESTIONS.contains(&end.as_str()) {
                break;
            }
            terminal.send("\r").unwrap();
            terminal.flush().unwrap();
        }
        fits(&utf8(&shown), columns, "review");
    }
}

#[test]
fn people_take_few_rows_on_a_narrow_terminal() {
    let home = Home::with_lines();
    home.run(&["edit", "Ana Silva", "--title", "Design director", "--org", "Payments"]).succeeds();
    let shown = on(&home, 40, &["people"]);
    assert!(shown.trim().lines().count() <= 2 * 3, "{shown}");
}
