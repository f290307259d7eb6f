//! What is typed is the user's: no line, word or text is lost on its way, and nothing is made by looking.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use std::{
    fs,
    io::Write,
    os::unix::{fs::PermissionsExt, net::UnixListener},
    path::{Path, PathBuf},
    process::Stdio,
    time::{Duration, SystemTime},
};

use rexpect::{
    ReadUntil,
    session::{PtySession, spawn_command},
};

use crate::{
    process::{Home, NOW},
    reference::VERBS,
};

const PATIENCE: u64 = 60_000;

fn prompt(home: &Home, term: &str) -> PtySession {
    let mut command = home.command(NOW);
    command.arg("log").env("TERM", term).env("NO_COLOR", "1");
    let mut terminal = spawn_command(command, Some(PATIENCE)).unwrap();
    terminal.exp_string("as you would tell a friend").unwrap();
    if term != "dumb" {
        // From here on keys arrive as keys, pastes as pastes.
        terminal.exp_string("[?2004h").unwrap();
    }
    terminal
}

fn send(terminal: &mut PtySession, keys: &str) {
    terminal.send(keys).unwrap();
    terminal.flush().unwrap();
}

/// Every line of the journal, oldest first.
fn lines(home: &Home) -> Vec<String> {
    let found = home.run(&["find", "kind:entry", "--json"]).json();
    let mut lines: Vec<String> = found["hits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|hit| hit["text"].as_str().unwrap().to_owned())
        .collect();
    lines.sort();
    lines
}

/// An editor that writes this over the file and ends well.
fn editor(home: &Home, name: &str, script: &str) -> String {
    let path = home.path().join(name);
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path.display().to_string()
}

/// Files that were kept for the user: not where the system clears up by itself.
fn kept(home: &Home) -> Vec<PathBuf> {
    let files = fs::read_dir(home.path().join(".local/state/hallway-kept")).into_iter().flatten().flatten();
    files.map(|file| file.path()).collect()
}

/// What an editor works with now.
fn in_an_editor(home: &Home) -> Vec<PathBuf> {
    let folders = fs::read_dir(home.path()).unwrap().flatten().map(|folder| folder.path());
    folders.filter(|folder| folder.display().to_string().contains("hallway-edit-")).collect()
}

#[test]
fn pasted_lines_and_lines_typed_ahead_are_entries_each() {
    let home = Home::new();
    let mut terminal = prompt(&home, "xterm");
    send(&mut terminal, "\u{1b}[200~send deck\nplan for the offsite\u{1b}[201~\r");
    terminal.exp_string("Saved").unwrap();
    terminal.exp_string("Saved").unwrap();
    send(&mut terminal, "one for Monday\rtwo for Monday\rthree for Monday\r");
    for _ in 0..3 {
        terminal.exp_string("Saved").unwrap();
    }
    send(&mut terminal, "\r");
    terminal.exp_eof().unwrap();
    let wanted =
        ["one for Monday", "plan for the offsite", "send deck", "three for Monday", "two for Monday"];
    assert_eq!(lines(&home), wanted);
}

#[test]
fn a_line_that_ctrl_c_left_is_brought_back_by_up() {
    let home = Home::new();
    let mut terminal = prompt(&home, "xterm");
    send(&mut terminal, "lunch about the budget\u{3}");
    terminal.exp_string("Up brings it back").unwrap();
    send(&mut terminal, "\u{1b}[A\r");
    terminal.exp_string("Saved").unwrap();
    // Between two lines the terminal is not the prompt's, and Ctrl-C is nobody's.
    terminal.exp_string("\u{1b}[?2004h").unwrap();
    send(&mut terminal, "\u{3}");
    terminal.exp_eof().unwrap();
    assert_eq!(lines(&home), ["lunch about the budget"]);
}

#[test]
fn what_is_typed_at_the_prompt_stands_in_no_file_in_the_clear() {
    let home = Home::new();
    let mut terminal = prompt(&home, "xterm");
    send(&mut terminal, "lunch about the zebrafish\r");
    terminal.exp_string("Saved").unwrap();
    send(&mut terminal, "\r");
    terminal.exp_eof().unwrap();
    let mut waiting = vec![home.path().to_owned()];
    let mut files = 0;
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else {
            let bytes = fs::read(&path).unwrap();
            assert!(!bytes.windows(9).any(|part| part == b"zebrafish"), "{}", path.display());
            files += 1;
        }
    }
    assert!(files > 0 && lines(&home).len() == 1);
}

#[test]
fn words_for_the_prompt_are_no_notes() {
    let home = Home::with_lines();
    let before = lines(&home);
    let mut terminal = prompt(&home, "xterm");
    send(&mut terminal, "prep Nadia Rahman\r");
    terminal.exp_string("OPEN WITH").unwrap();
    send(&mut terminal, "Undo\r");
    terminal.exp_string("Undone").unwrap();
    send(&mut terminal, "redo\r");
    terminal.exp_string("Done again").unwrap();
    send(&mut terminal, "?\r");
    terminal.exp_string("I promise").unwrap();
    send(&mut terminal, ":q\r");
    terminal.exp_eof().unwrap();
    assert_eq!(lines(&home), before);
}

#[test]
fn a_broken_byte_costs_its_line_and_not_the_prompt() {
    let home = Home::new();
    let mut terminal = prompt(&home, "dumb");
    terminal.process().get_file_handle().unwrap().write_all(b"caf\xe9 with Bo\n").unwrap();
    terminal.exp_string("isn't UTF-8 text").unwrap();
    send(&mut terminal, "tea about pricing\n");
    terminal.exp_string("Saved").unwrap();
    send(&mut terminal, "\n");
    terminal.exp_eof().unwrap();
    assert_eq!(lines(&home), ["tea about pricing"]);
}

#[test]
fn lines_that_come_while_one_is_saved_answer_no_question() {
    // Each of them is asked about, and begins with a letter that would answer.
    let typed = [
        "met Dana Whitlock, she said she would send the deck by friday",
        "yesterday Omar Haddad told me he would call the panel",
        "no news of Ivy Brandt, I said I would write to her by monday",
        "lunch with Hugo Sand, he said he would ask the board",
    ];
    let whole = typed.map(|line| format!("{line}\r")).concat();
    let pasted = format!("\u{1b}[200~{}\u{1b}[201~\r", typed.join("\n"));
    for (keys, apart) in [
        (vec![whole], 0),
        (typed.map(|line| format!("{line}\r")).to_vec(), 20),
        (typed.map(|line| format!("{line}\r")).to_vec(), 300),
        (vec![pasted], 0),
    ] {
        let home = Home::new();
        let mut terminal = prompt(&home, "xterm");
        for keys in keys {
            send(&mut terminal, &keys);
            std::thread::sleep(std::time::Duration::from_millis(apart));
        }
        let mut saved = 0;
        loop {
            let at = terminal
                .exp_any(vec![
                    ReadUntil::String("Saved".to_owned()),
                    ReadUntil::String("Enter: later".to_owned()),
                    ReadUntil::String("[?2004h".to_owned()),
                    ReadUntil::EOF,
                ])
                .unwrap();
            match at.1.as_str() {
                "Saved" => saved += 1,
                "Enter: later" => send(&mut terminal, "\r"),
                "[?2004h" if saved == typed.len() => send(&mut terminal, "\u{4}"),
                "[?2004h" => {}
                _ => break,
            }
        }
        let mut wanted = typed.map(str::to_owned);
        wanted.sort();
        assert_eq!(lines(&home), wanted, "{apart}");
        let acts = home.run(&["undo", "--list", "--json"]).json();
        assert_eq!(acts["acts"].as_array().unwrap().len(), typed.len(), "nothing was answered: {acts}");
    }
}

#[test]
fn a_key_or_a_word_answers_and_what_is_no_answer_begins_the_next_line() {
    let home = Home::new();
    let mut terminal = prompt(&home, "xterm");
    send(&mut terminal, "met Dana Whitlock, she said she would send the deck\r");
    terminal.exp_string("Enter: later").unwrap();
    send(&mut terminal, "yes\r");
    terminal.exp_string("Enter: later").unwrap();
    // A letter at a time, as hands type it.
    for letter in ["t", "ea about", " pricing\r"] {
        send(&mut terminal, letter);
        std::thread::sleep(std::time::Duration::from_millis(80));
    }
    terminal.exp_string("Saved").unwrap();
    send(&mut terminal, "\r");
    terminal.exp_eof().unwrap();
    assert_eq!(lines(&home), ["met Dana Whitlock, she said she would send the deck", "tea about pricing"]);
    assert!(home.run(&["people"]).succeeds().contains("Dana Whitlock"));
    assert_eq!(home.run(&["review", "--json"]).json()["suggestions"].as_array().unwrap().len(), 1);
}

/// Words with which a verb only looks; without words all of them do, or are not understood.
const LOOKS: &[&[&str]] = &[
    &["find", "lisbon"],
    &["show", "Ana"],
    &["prep", "Ana"],
    &["ask", "Ana", "for", "time"],
    &["people", "list"],
    &["people", "knows", "Ana"],
    &["people", "audit", "--board"],
    &["people", "rest", "Ana"],
    &["people", "forget", "Ana", "--yes"],
    &["people", "between", "Ana"],
    &["people", "breadth"],
    &["people", "what-if", "Ana"],
    &["people", "word"],
    &["goal", "kit", "--for", "Ana"],
    &["goal", "map", "--breadth"],
    &["goal", "ready", "Ana"],
    &["goal", "wins"],
    &["goal", "list"],
    &["review", "people"],
    &["sync", "--watch"],
    &["journal", "config", "pager"],
    &["journal", "status"],
    &["undo", "--list"],
];

#[test]
fn whatever_only_looks_makes_no_journal() {
    let home = Home::new();
    let at = home.path().join("journal");
    for words in VERBS.iter().chain(LOOKS) {
        for json in [&[][..], &["--json"]] {
            let words = [*words, &["--no-input"], json].concat();
            let ran = home.run(&words);
            assert!(!at.exists(), "{words:?} made a journal: {}{}", ran.out, ran.err);
        }
    }
    assert_eq!(home.run(&["goal", "wheel"]).code, Some(1));
}

#[test]
fn the_first_line_makes_the_journal_and_not_the_prompt_for_it() {
    let home = Home::new();
    for words in [&[][..], &["log"]] {
        let mut command = home.command(NOW);
        command.args(words).env("TERM", "xterm").env("NO_COLOR", "1");
        let mut terminal = spawn_command(command, Some(PATIENCE)).unwrap();
        terminal.exp_string("[?2004h").unwrap();
        send(&mut terminal, "undo\r");
        terminal.exp_string("nothing to undo").unwrap();
        send(&mut terminal, "\u{4}");
        terminal.exp_eof().unwrap();
        assert!(!home.path().join("journal").exists(), "{words:?}");
    }
    let mut terminal = prompt(&home, "xterm");
    send(&mut terminal, "tea about the budget\r");
    terminal.exp_string("Saved").unwrap();
    send(&mut terminal, "\u{4}");
    terminal.exp_eof().unwrap();
    assert_eq!(lines(&home), ["tea about the budget"]);
    let mut terminal = prompt(&home, "xterm");
    send(&mut terminal, "\u{1b}[A\r");
    terminal.exp_string("Saved").unwrap();
    send(&mut terminal, "\u{4}");
    terminal.exp_eof().unwrap();
    assert_eq!(lines(&home).len(), 2, "the prompt remembers the line that made it");
}

#[test]
#[cfg(target_os = "linux")]
fn lines_that_are_saved_and_cannot_be_shown_are_all_read_and_counted_as_saved() {
    for json in [&[][..], &["--json"]] {
        let home = Home::new();
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let mut command = home.command(NOW);
        command.args(["log", "-"]).args(json).stdin(Stdio::piped()).stdout(full).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(b"tea with @Bo\ncaf\xe9\nlunch with @Bo\n").unwrap();
        let ran = child.wait_with_output().unwrap();
        let said = String::from_utf8(ran.stderr).unwrap();
        assert_eq!(ran.status.code(), Some(1));
        assert!(said.contains("line 2: ") && !said.contains("line 1: "), "{said}");
        assert!(said.contains("2 lines saved; 1 not saved, but it could not be shown: "), "{said}");
        assert_eq!(lines(&home), ["lunch with @Bo", "tea with @Bo"]);
    }
}

#[test]
fn looking_makes_no_journal_and_says_that_none_is_there() {
    let home = Home::new();
    for look in
        [&["find", "lisbon"][..], &["show", "Ana"], &["prep", "Ana"], &["journal", "check"], &["people"]]
    {
        let said = home.run(look).fails(1);
        assert!(
            said.starts_with("hallway: there is no journal at ") && said.contains("run: hallway log"),
            "{said}"
        );
    }
    assert!(home.run(&["today"]).succeeds().contains("hallway log"));
    assert_eq!(home.run(&["today", "--json"]).json()["first_day"], true);
    assert!(!home.path().join("journal").exists());
}

#[test]
#[cfg(target_os = "linux")]
fn a_line_that_is_saved_and_cannot_be_shown_says_that_it_is_saved() {
    let home = Home::new();
    for json in [&[][..], &["--json"]] {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let mut command = home.command(NOW);
        let ran =
            command.args(["log", "Tea with @Bo"]).args(json).stdout(Stdio::from(full)).output().unwrap();
        let said = String::from_utf8(ran.stderr).unwrap();
        assert_eq!(ran.status.code(), Some(1));
        assert!(said.starts_with("hallway: this is done and saved, but it could not be shown"), "{said}");
    }
    assert_eq!(lines(&home).len(), 2);
}

#[test]
fn every_line_of_the_editor_is_an_entry() {
    let home = Home::new();
    let two = editor(&home, "two", r#"printf 'send deck\n\nmet Priya at the offsite\n' > "$1""#);
    let ran = home.command(NOW).args(["log", "-e"]).env("EDITOR", two).output().unwrap();
    assert!(ran.status.success());
    assert_eq!(lines(&home), ["met Priya at the offsite", "send deck"]);
}

#[test]
fn a_text_that_is_refused_is_kept_and_its_place_is_said() {
    let home = Home::with_lines();
    for (script, text) in [
        (r#"printf 'caf\351 with Bo' > "$1""#, b"caf\xe9 with Bo".to_vec()),
        (r#"head -c 80000 /dev/zero | tr '\0' x > "$1""#, vec![b'x'; 80_000]),
        (r#"printf 'lunch with Bo' > "$1"; exit 3"#, b"lunch with Bo".to_vec()),
        (r#"printf 'relation: boss\nnotes:\nof use' > "$1""#, b"relation: boss\nnotes:\nof use".to_vec()),
    ] {
        let of = if script.contains("relation") { &["edit", "Ana Silva"][..] } else { &["log", "-e"] };
        let ran = home.command(NOW).args(of).env("EDITOR", editor(&home, "odd", script)).output().unwrap();
        let said = String::from_utf8(ran.stderr).unwrap();
        let files = kept(&home);
        assert_eq!((ran.status.code(), files.len()), (Some(1), 1), "{said}");
        assert!(said.contains(&format!("What you wrote is kept in {}", files[0].display())), "{said}");
        assert_eq!(fs::read(&files[0]).unwrap(), text);
        fs::remove_dir_all(files[0].parent().unwrap()).unwrap();
    }
    let typed = home.command(NOW).args(["log", "-e", "tea with Bo"]).env("EDITOR", "false").output().unwrap();
    assert_eq!(typed.status.code(), Some(1));
    assert!(fs::read_to_string(&kept(&home)[0]).unwrap().starts_with("tea with Bo\n"));
}

#[test]
fn what_the_journal_refuses_of_an_edited_text_is_kept() {
    let home = Home::with_lines();
    let long = "x".repeat(200_000);
    for (what, text, why) in [
        ("Ana Silva", &*format!("notes:\n{long}"), "long"),
        ("-", &*long, "long"),
        ("me", "words: fika=bogus\n", "isn't a kind of contact"),
        ("me", "words: fika\n", "looks like fika=coffee"),
    ] {
        let typed = home.path().join("typed");
        fs::write(&typed, text).unwrap();
        let paste = editor(&home, "paste", &format!("cat '{}' > \"$1\"", typed.display()));
        let before = home.run(&["show", what, "--json"]).succeeds();
        let ran = home.command(NOW).args(["edit", what]).env("EDITOR", paste).output().unwrap();
        let said = String::from_utf8(ran.stderr).unwrap();
        let files = kept(&home);
        assert_eq!((ran.status.code(), files.len()), (Some(1), 1), "{said}");
        let place = format!("What you wrote is kept in {}", files[0].display());
        assert!(said.contains(why) && said.contains(&place), "{said}");
        assert_eq!(fs::read_to_string(&files[0]).unwrap(), text);
        assert_eq!(home.run(&["show", what, "--json"]).succeeds(), before);
        fs::remove_file(&files[0]).unwrap();
    }
    // Where nothing was changed there is nothing to be kept.
    let same = home.command(NOW).args(["edit", "Ana Silva"]).env("EDITOR", "true").output().unwrap();
    assert!(String::from_utf8(same.stderr).unwrap().contains("nothing was changed"));
    assert!(kept(&home).is_empty() && in_an_editor(&home).is_empty());
}

#[test]
#[cfg(target_os = "linux")]
fn every_line_of_the_editor_is_saved_though_its_receipts_cannot_be_shown() {
    let three = r#"printf 'tea about one\ntea about two\ntea about three\n' > "$1""#;
    for (full, code) in [(false, 0), (true, 1)] {
        let home = Home::new();
        let mut command = home.command(NOW);
        command.args(["log", "-e"]).env("EDITOR", editor(&home, "three", three));
        if full {
            command.stdout(fs::File::options().write(true).open("/dev/full").unwrap());
        } else {
            // Nobody reads from the beginning.
            let (reader, writer) = std::io::pipe().unwrap();
            drop(reader);
            command.stdout(writer);
        }
        let ran = command.output().unwrap();
        assert_eq!(ran.status.code(), Some(code), "{}", String::from_utf8_lossy(&ran.stderr));
        assert_eq!(lines(&home), ["tea about one", "tea about three", "tea about two"]);
        assert!(kept(&home).is_empty());
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_text_in_an_editor_outlives_hallway_and_is_kept_once_it_is_saved() {
    let home = Home::with_lines();
    let at = |name: &str| home.path().join(name);
    let waits = format!(
        "touch '{0}'; until [ -e '{1}' ] || [ ! -e '{0}' ]; do sleep 0.01; done; echo 'tea with Bo' > \"$1\"",
        at("open").display(),
        at("go").display()
    );
    let mut command = home.command(NOW);
    command.args(["log", "-e"]).env("EDITOR", editor(&home, "waits", &waits)).stdout(Stdio::null());
    let mut hallway = command.spawn().unwrap();
    while !at("open").exists() {
        std::thread::sleep(Duration::from_millis(5));
    }
    hallway.kill().unwrap();
    hallway.wait().unwrap();
    // Hallway comes by again, much later.
    let later = || {
        for folder in in_an_editor(&home) {
            let hour_ago = SystemTime::now() - Duration::from_hours(1);
            fs::File::open(folder).unwrap().set_modified(hour_ago).unwrap();
        }
        home.run(&["today"])
    };
    later().succeeds();
    assert_eq!(in_an_editor(&home).len(), 1, "it was swept away under the editor");
    fs::write(at("go"), "").unwrap();
    let said = std::iter::repeat_with(later).map(|ran| ran.err).find(|said| !said.is_empty()).unwrap();
    assert!(in_an_editor(&home).is_empty());
    assert!(said.contains(&kept(&home)[0].display().to_string()), "{said}");
    assert_eq!(fs::read_to_string(&kept(&home)[0]).unwrap(), "tea with Bo\n");
    // It is in the clear, and whoever forgets somebody is told of it.
    let forgot = home.run(&["people", "forget", "Bo Lindqvist", "--yes"]).succeeds();
    let whole: String = forgot.split_whitespace().collect();
    assert!(whole.contains(&kept(&home)[0].display().to_string()), "{forgot}");
}

#[test]
fn a_form_with_a_mistake_comes_back_with_it_named() {
    let home = Home::with_lines();
    // The first time it makes a mistake; the second time it mends it, notes and all.
    let twice = editor(
        &home,
        "twice",
        r#"if grep -q '^>>> problem: relation cannot be "boss"' "$1"
then sed -i 's/^relation: boss/relation: manager/' "$1"
else sed -i -e 's/^relation:.*/relation: boss/' -e 's/^notes:.*/notes: keeps bees/' "$1"
fi"#,
    );
    let mut command = home.command(NOW);
    command.args(["edit", "Ana Silva"]).env("TERM", "xterm").env("EDITOR", twice);
    let mut terminal = spawn_command(command, Some(PATIENCE)).unwrap();
    terminal.exp_eof().unwrap();
    let ana = home.run(&["show", "Ana Silva", "--json"]).json();
    assert_eq!((&ana["relation"], &ana["notes"]), (&"manager".into(), &"keeps bees".into()));
    assert!(kept(&home).is_empty());
}

#[test]
fn words_behind_a_flag_may_begin_with_a_hyphen() {
    let home = Home::with_lines();
    home.run(&["people", "rest", "Bo Lindqvist", "--because", "- on leave"]).succeeds();
    home.run(&["log", "Tea with @Bo Lindqvist", "--promise", "-10% on the invoice"]).succeeds();
    assert!(home.run(&["show", "Bo Lindqvist"]).succeeds().contains("-10% on the invoice"));
}

#[test]
fn a_mistake_in_the_command_names_what_can_be_said() {
    let home = Home::with_lines();
    assert!(home.run(&["people", "bogus"]).fails(2).contains("of people: it has list, add, merge"));
    assert!(home.run(&["find", "--limit", "x"]).fails(2).contains("give a whole number"));
    let quotes = home.run(&["people", "merge", "Ana", "Silva", "Bo", "Lindqvist"]).fails(2);
    assert!(quotes.contains("single quotes"), "{quotes}");
    assert!(home.run(&["prep", "Zed"]).fails(1).contains("run: hallway people"));
}

#[test]
fn a_place_where_no_journal_can_be_is_said_in_words() {
    let home = Home::new();
    let file = home.path().join("file");
    fs::write(&file, "").unwrap();
    let file = file.display().to_string();
    let dirs = [
        (file.as_str(), 2, "is a file: give the directory"),
        (&*format!("{file}/x"), 1, "no such directory can be made"),
        ("/proc/x", 1, "no journal can be made in /proc/x"),
    ];
    for (dir, code, words) in dirs {
        let said = home.run(&["--dir", dir, "log", "Tea with @Bo"]).fails(code);
        assert!(said.contains(words) && !said.contains("os error"), "{said}");
    }
}

#[test]
fn what_lies_beside_the_journal_is_for_its_owner_whatever_the_umask() {
    let home = Home::new();
    let mut shell = std::process::Command::new("sh");
    let hallway = format!("umask 000; exec {} log 'Tea with @Bo'", env!("CARGO_BIN_EXE_hallway"));
    shell.args(["-c", &hallway]).env_clear().env("HALLWAY_DIR", home.path().join("journal"));
    assert!(shell.env("HOME", home.path()).stdout(Stdio::null()).status().unwrap().success());
    for file in fs::read_dir(home.path().join("journal")).unwrap().flatten() {
        let mode = file.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}", file.path().display());
    }
}

#[test]
#[cfg(target_os = "linux")]
fn no_core_file_is_ever_written_of_a_process_that_holds_the_key() {
    let home = Home::with_lines();
    let mut command = home.command(NOW);
    let mut waiting = command.arg("log").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    // A first receipt says that the journal is open.
    let mut input = waiting.stdin.take().unwrap();
    input.write_all(b"Tea with @Bo\n").unwrap();
    let mut first = [0; 5];
    std::io::Read::read_exact(waiting.stdout.as_mut().unwrap(), &mut first).unwrap();
    let limits = fs::read_to_string(format!("/proc/{}/limits", waiting.id())).unwrap();
    let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
    assert_eq!(core.split_whitespace().skip(4).take(2).collect::<Vec<_>>(), ["0", "0"], "{core}");
    drop(input);
    waiting.wait().unwrap();
}

#[test]
#[cfg(target_os = "linux")]
fn a_keychain_that_never_answers_keeps_no_line_waiting() {
    let home = Home::new();
    let bus = home.path().join("bus");
    // It takes connections and says nothing.
    let _silent = UnixListener::bind(&bus).unwrap();
    let at = |arguments: &[&str]| {
        let mut command = home.command(NOW);
        command.env_remove("HALLWAY_DIR").env("XDG_DATA_HOME", home.path().join("data"));
        command.env("DBUS_SESSION_BUS_ADDRESS", format!("unix:path={}", bus.display())).args(arguments);
        command.output().unwrap()
    };
    let logged = at(&["log", "Tea with @Ana Silva"]);
    assert!(logged.status.success(), "{logged:?}");
    let key = home.path().join("data/hallway/journal.key");
    let said = String::from_utf8(logged.stderr).unwrap();
    assert!(said.contains(&key.display().to_string()), "{said}");
    // A key that may still come is not replaced by a new one.
    let taken: &Path = &home.path().join("key");
    fs::rename(&key, taken).unwrap();
    let refused = at(&["log", "Tea with @Bo"]);
    assert!(String::from_utf8(refused.stderr).unwrap().contains("did not answer within 3 s"));
    assert!(!key.exists());
    fs::rename(taken, &key).unwrap();
    assert!(at(&["prep", "Ana Silva"]).status.success());
}
