//! From forty columns on every screen, receipt and error is laid out for the terminal it stands on.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use std::process::Command;

use rexpect::session::spawn_command;
use unicode_width::UnicodeWidthStr;

use crate::process::{Home, NOW};

/// Everything a run shows on a terminal of so many columns.
fn on(home: &Home, columns: u32, arguments: &[&str]) -> String {
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
    let read = spawn_command(command, Some(60_000)).unwrap().exp_eof().unwrap();
    // Each byte comes as a letter of its own.
    let bytes = read.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    String::from_utf8(bytes).unwrap()
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
            let shown = on(&home, columns, screen);
            for line in shown.lines() {
                let line = line.trim_end();
                // A word of its own may be wider than a terminal; nothing else is.
                let wide = line.width() > columns as usize && line.trim().contains(' ');
                assert!(!wide, "{screen:?} on {columns}: {}: \"{line}\"\n{shown}", line.width());
            }
        }
    }
}

#[test]
fn people_take_few_rows_on_a_narrow_terminal() {
    let home = Home::with_lines();
    home.run(&["edit", "Ana Silva", "--title", "Design director", "--org", "Payments"]).succeeds();
    let shown = on(&home, 40, &["people"]);
    assert!(shown.trim().lines().count() <= 2 * 3, "{shown}");
}
