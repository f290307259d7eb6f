//! The README shows what the program says. `HALLWAY_UPDATE_DOCS=1 cargo test -p hallway --test program readme` writes
//! it.
//!
//! The first screen is the card of a journal with some weeks in it; the others follow one another in an empty journal, a
//! minute apart. References differ from run to run and are not compared.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use std::{fmt::Write, fs, path::Path};

use crate::process::{Home, NOW, usual_references, without_references};

/// The words of a command as a shell would cut them, as far as the README goes: spaces and single quotes.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for letter in command.chars() {
        match letter {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            letter => words.last_mut().unwrap().push(letter),
        }
    }
    words
}

/// A screen: every command of the block with what it prints.
fn screen(home: &Home, block: &str, minute: &mut i64) -> String {
    let mut shown = String::new();
    for command in block.lines().filter_map(|line| line.strip_prefix("$ hallway ")) {
        let words = words(command);
        let now = chrono::DateTime::parse_from_rfc3339(NOW).unwrap() + chrono::Duration::minutes(*minute);
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let said = home.at(&now.to_rfc3339(), &words).succeeds();
        let said = said.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
        let _ = writeln!(shown, "$ hallway {command}\n{said}");
        *minute += 1;
    }
    shown
}

/// The README with its screens as the program shows them now.
fn with_screens(readme: &str) -> String {
    let (picture, empty) = (Home::with_lines(), Home::new());
    let (mut shown, mut minute) = (String::new(), 0);
    let mut parts = readme.split("```console\n");
    shown.push_str(parts.next().unwrap());
    for (place, part) in parts.enumerate() {
        let (block, rest) = part.split_once("```").unwrap();
        let home = if place == 0 { &picture } else { &empty };
        let _ = write!(shown, "```console\n{}```{rest}", screen(home, block, &mut minute));
    }
    assert!(minute > 6, "the README lost its screens");
    shown
}

#[test]
fn the_readme_shows_what_the_program_says() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let shown = usual_references(|| with_screens(&readme));
    if std::env::var_os("HALLWAY_UPDATE_DOCS").is_some() {
        fs::write(&path, shown).unwrap();
    } else {
        assert_eq!(without_references(&readme), without_references(&shown));
    }
}
