//! Nothing foreign is waited for before a line is saved: no keychain, bus, pager or clipboard, and of an editor only itself.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use std::{
    fs,
    os::unix::{fs::PermissionsExt, net::UnixListener},
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use rexpect::session::spawn_command;

use crate::process::{Home, NOW};

/// What anything foreign gets.
const WITHIN: Duration = Duration::from_secs(3);

/// How long a line may take beside something foreign: what that gets, and a line where there is nothing foreign, twice over on a
/// machine that has much to do.
fn soon() -> Duration {
    let home = Home::new();
    let begun = Instant::now();
    home.run(&["log", "Tea with @Ana Silva"]).succeeds();
    (WITHIN + begun.elapsed().max(Duration::from_secs(1))) * 2
}

/// How long a program that never ends sleeps, in seconds.
const NEVER: u32 = 3_600;

/// A program with this script.
fn program(home: &Home, name: &str, script: &str) -> String {
    let path = home.path().join(name);
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path.display().to_string()
}

/// Ends what a script left running, whose number it wrote down.
fn end(home: &Home, number: &str) {
    if let Ok(number) = fs::read_to_string(home.path().join(number)) {
        let _ = Command::new("kill").arg(number.trim()).stderr(Stdio::null()).status();
    }
}

fn is_saved(home: &Home, word: &str) -> bool {
    !home.run(&["find", word, "--json"]).json()["hits"].as_array().unwrap().is_empty()
}

#[test]
fn a_bus_that_takes_connections_and_never_answers_keeps_no_line_waiting() {
    let home = Home::new();
    let bus = home.path().join("bus");
    let _silent = UnixListener::bind(&bus).unwrap();
    let soon = soon();
    let begun = Instant::now();
    // The usual place: its key would lie in the keychain, which is asked over the bus.
    let mut command = home.command(NOW);
    command.env_remove("HALLWAY_DIR").env("XDG_DATA_HOME", home.path().join("data"));
    command.env("DBUS_SESSION_BUS_ADDRESS", format!("unix:path={}", bus.display()));
    let logged = command.args(["log", "Tea with @Ana Silva"]).output().unwrap();
    assert!(logged.status.success(), "{logged:?}");
    assert!(begun.elapsed() < soon, "it took {:?}", begun.elapsed());
}

#[test]
fn a_named_journal_asks_no_bus_at_all() {
    let home = Home::new();
    let bus = home.path().join("bus");
    let listener = UnixListener::bind(&bus).unwrap();
    listener.set_nonblocking(true).unwrap();
    let mut command = home.command(NOW);
    command.env("DBUS_SESSION_BUS_ADDRESS", format!("unix:path={}", bus.display()));
    assert!(command.args(["log", "Tea with @Ana Silva"]).output().unwrap().status.success());
    assert!(listener.accept().is_err(), "somebody asked the bus");
}

#[test]
fn a_pager_that_never_ends_shows_no_receipt_and_so_keeps_no_line_waiting() {
    let home = Home::new();
    let pager =
        program(&home, "pager", &format!("touch '{}'; sleep {NEVER}", home.path().join("paged").display()));
    let soon = soon();
    let begun = Instant::now();
    let mut command = home.command(NOW);
    // Longer than the terminal, so that a question would be paged.
    let line = format!("Tea with @Ana Silva, paged {}", "and so on ".repeat(800));
    command.args(["log", &line]).env("PAGER", &pager).env("TERM", "xterm");
    let mut terminal = spawn_command(command, Some(60_000)).unwrap();
    terminal.exp_string("Saved").unwrap();
    terminal.exp_eof().unwrap();
    assert!(begun.elapsed() < soon && !home.path().join("paged").exists());
    assert!(is_saved(&home, "paged"));
}

#[test]
fn what_an_editor_leaves_running_keeps_no_line_waiting() {
    let home = Home::new();
    let number = home.path().join("child");
    let script = format!(
        "echo 'Coffee with @Bo Ek, handedover' > \"$1\"\nsleep {NEVER} &\necho $! > '{}'",
        number.display()
    );
    let editor = program(&home, "editor", &script);
    let soon = soon();
    let begun = Instant::now();
    let mut command = home.command(NOW);
    command.args(["log", "--editor"]).env("EDITOR", &editor).env("TERM", "xterm");
    let mut terminal = spawn_command(command, Some(60_000)).unwrap();
    let saved = terminal.exp_string("Saved");
    let took = begun.elapsed();
    end(&home, "child");
    saved.unwrap();
    assert!(took < soon, "{took:?}");
    assert!(is_saved(&home, "handedover"));
}

/// The prompt is the only place where a text could come from a clipboard, and there a paste arrives as keys.
#[test]
fn no_program_of_ours_asks_a_clipboard() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let lock = fs::read_to_string(root.join("Cargo.lock")).unwrap();
    let known: Vec<&str> = lock
        .lines()
        .filter_map(|line| line.strip_prefix("name = \"")?.strip_suffix('"'))
        .filter(|name| name.contains("clipboard") || name.contains("xclip"))
        .collect();
    // The line editor's, on Windows, at a key of the user's.
    assert_eq!(known, ["clipboard-win"]);
    for program in ["xclip", "xsel", "wl-paste", "pbpaste"] {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let named = Command::new("grep").args(["-rlw", program]).arg(manifest.join("src")).output().unwrap();
        assert!(named.stdout.is_empty(), "{program} is started: {}", String::from_utf8_lossy(&named.stdout));
    }
}
