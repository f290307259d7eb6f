//! What is typed while the disk is full: it is not lost, and the prompt, the editor and the walk are there to mend it.

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::Command,
};

use rexpect::session::{PtySession, spawn_command};

use super::{CALLS, SHIM, journal};
use crate::process::{Home, NOW};

/// Only a test that fails waits so long, in milliseconds.
const PATIENCE: u64 = 60_000;

/// The program, of whose writes below a place this one and every later one finds no room.
fn on_a_full_disk(home: &Home, below: &Path, from: u32) -> Command {
    let counts = home.path().join("counts");
    fs::write(&counts, [0; 4 * CALLS.len()]).unwrap();
    let mut command = home.command(NOW);
    command.env("LD_PRELOAD", &*SHIM).env("FAULT_BELOW", below).env("FAULT_COUNTS", counts);
    command.env("FAULT_CALL", "write").env("FAULT_NTH", from.to_string()).env("FAULT_EVER", "1");
    command.env("FAULT_ERROR", super::calls::ENOSPC.to_string()).env("TERM", "xterm").env("NO_COLOR", "1");
    command
}

fn send(terminal: &mut PtySession, keys: &str) {
    terminal.send(keys).unwrap();
    terminal.flush().unwrap();
}

/// An editor that does this with the file.
fn editor(home: &Home, script: &str) -> PathBuf {
    let path = home.path().join("editor");
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path
}

/// The one text that was kept, with the place that a screen named.
fn kept(home: &Home, said: &str) -> String {
    let folder = home.path().join(".local/state/hallway-kept");
    let files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "{said}");
    assert_eq!(fs::metadata(&files[0]).unwrap().permissions().mode() & 0o777, 0o600);
    let whole: String = said.split_whitespace().collect();
    assert!(whole.contains(&files[0].display().to_string()), "{said}");
    fs::read_to_string(&files[0]).unwrap()
}

#[test]
fn a_full_disk_costs_the_prompt_no_line_of_a_paste_and_not_itself() {
    let home = Home::with_lines();
    let mut command = on_a_full_disk(&home, &journal(&home), 1);
    let mut terminal = spawn_command(
        {
            command.arg("log");
            command
        },
        Some(PATIENCE),
    )
    .unwrap();
    terminal.exp_string("[?2004h").unwrap();
    send(&mut terminal, "\u{1b}[200~tea about pricing\nplan for the offsite\u{1b}[201~\r");
    terminal.exp_string("the disk is full").unwrap();
    terminal.exp_string("the disk is full").unwrap();
    // Up brings them back, and there is somebody to take them.
    send(&mut terminal, "\u{1b}[A");
    terminal.exp_string("plan for the offsite").unwrap();
    send(&mut terminal, "\u{1b}[A");
    terminal.exp_string("tea about pricing").unwrap();
    send(&mut terminal, "\r");
    terminal.exp_string("the disk is full").unwrap();
    send(&mut terminal, "\r");
    terminal.exp_eof().unwrap();
}

#[test]
fn a_line_that_a_full_disk_refuses_in_a_review_stands_there_again() {
    let home = Home::new();
    home.run(&["log", "Lunch with @Ana Silva !send the deck by 12/5"]).succeeds();
    let mut command = on_a_full_disk(&home, &journal(&home), 1);
    command.args(["review", "people"]);
    let mut terminal = spawn_command(command, Some(PATIENCE)).unwrap();
    terminal.exp_string("[e]dit").unwrap();
    send(&mut terminal, "e");
    terminal.exp_string("12/5").unwrap();
    send(&mut terminal, " or so\r");
    terminal.exp_string("the disk is full").unwrap();
    terminal.exp_string("by 12/5 or so").unwrap();
    send(&mut terminal, "\u{3}");
    terminal.exp_string("[y]").unwrap();
    send(&mut terminal, "q");
    terminal.exp_eof().unwrap();
}

#[test]
fn a_text_that_a_full_disk_refuses_is_kept() {
    let home = Home::with_lines();
    let editor = editor(&home, r#"printf 'notes:\nkeeps bees\n' > "$1""#);
    let mut command = on_a_full_disk(&home, &journal(&home), 1);
    let ran = command.args(["edit", "Ana Silva"]).env("EDITOR", editor).output().unwrap();
    let said = String::from_utf8(ran.stderr).unwrap();
    assert_eq!(ran.status.code(), Some(1), "{said}");
    assert!(said.contains("the disk is full"), "{said}");
    assert_eq!(kept(&home, &said), "notes:\nkeeps bees\n");
}

#[test]
fn a_text_that_cannot_come_back_to_the_editor_is_kept() {
    let home = Home::with_lines();
    let editor = editor(&home, r#"printf 'words: fika=bogus\n' > "$1""#);
    // The text goes out in two writes, and the editor makes a third.
    let mut command = on_a_full_disk(&home, &home.path().join("hallway-edit-"), 4);
    command.args(["edit", "me"]).env("EDITOR", editor);
    let mut terminal = spawn_command(command, Some(PATIENCE)).unwrap();
    let said = terminal.exp_eof().unwrap();
    assert!(said.contains("bogus"), "{said}");
    assert_eq!(kept(&home, &said), "words: fika=bogus\n");
}
