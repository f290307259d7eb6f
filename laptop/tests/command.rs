//! What the command promises whoever types it: exit codes, errors, pipes, keys, and nothing but JSON with `--json`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use std::{fs, io::Read, process::Stdio};

use crate::process::{Home, NOW};

#[test]
fn one_quoted_line_is_logged_and_another_word_is_a_verb() {
    let home = Home::new();
    assert!(home.run(&["Coffee with @Ana Silva"]).succeeds().starts_with("Saved · coffee · Ana Silva"));
    assert!(home.run(&["coffee"]).fails(2).contains("no verb \"coffee\""));
    assert!(home.run(&["tody"]).fails(2).contains("did you mean today?"));
    assert!(home.run(&["p"]).fails(2).contains("prep or people"));
    assert!(home.run(&["peo", "li"]).succeeds().contains("Ana Silva"));
}

#[test]
fn dates_are_read_by_the_settings_of_the_journal() {
    let home = Home::with_lines();
    assert!(home.run(&["find", "on:12/11"]).succeeds().contains("isn't a date"));
    assert!(home.run(&["journal", "config", "date-order", "day-first"]).fails(2).contains("day-month"));
    let said = home.run(&["journal", "config", "date-order", "day-month"]).succeeds();
    assert_eq!(said.trim(), "date-order = day-month");
    home.run(&["journal", "config", "week-begins", "sunday"]).succeeds();
    let all = home.run(&["journal", "config", "--json"]).json();
    assert_eq!(
        all["settings"],
        serde_json::json!({"date-order": "day-month", "pager": "auto", "week-begins": "sunday"})
    );
    assert!(!home.run(&["find", "on:12/11"]).succeeds().contains("isn't a date"));
    let said = home.run(&["log", "Lunch with @Chen Wei !call him by next sunday", "--on", "3/11"]).succeeds();
    assert!(said.contains("Sun 22 Nov"), "{said}");
    let line = home.run(&["show", "-", "--json"]).json();
    assert!(line["at"].as_str().unwrap().starts_with("2026-11-03"), "{line}");
    assert!(
        home.run(&["log", "Tea with @Chen Wei", "--on", "12/12/2026"]).fails(2).contains("is in the future")
    );
}

#[test]
fn every_flag_of_log_arrives() {
    let home = Home::new();
    let line = [
        "log",
        "Coffee",
        "-w",
        "Ana Silva",
        "--promise",
        "send visa contact by fri",
        "--theirs",
        "intro to Priya",
        "--gave",
        "a draft",
        "--got",
        "the template",
        "--about",
        "loves natural wine",
        "--topic",
        "travel",
        "--on",
        "yesterday",
        "--kind",
        "lunch",
        "--started",
        "them",
        "--private",
        "--json",
    ];
    let receipt = home.run(&line).json();
    assert_eq!(receipt["kind"], "lunch");
    assert!(receipt["at"].as_str().unwrap().starts_with("2026-11-17"));
    assert_eq!(receipt["people"][0]["name"], "Ana Silva");
    assert_eq!(
        (&receipt["promises"][0]["due"], &receipt["promises"][0]["person"]["name"]),
        (&"2026-11-20".into(), &"Ana Silva".into())
    );
    assert_eq!(
        (receipt["promises"].as_array().unwrap().len(), receipt["exchanges"].as_array().unwrap().len()),
        (2, 2)
    );
    assert_eq!(
        (&receipt["facts"][0]["text"], &receipt["topics"][0]),
        (&"loves natural wine".into(), &"travel".into())
    );
    assert_eq!(receipt["private"], true);
    assert_eq!(home.run(&["show", "-", "--json"]).json()["started"], "them");
}

#[test]
fn a_pipe_is_one_entry_a_line_and_a_bad_line_is_named() {
    let home = Home::new();
    let mut input = b"Coffee with @Ana Silva\n\nLunch with @Bo\n\xff\xfe\n".to_vec();
    input.extend(std::iter::repeat_n(b'x', 70_000));
    input.extend(b"\nTea with @Ana Silva");
    let ran = home.piped(&["log"], &input);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.ends_with("3 lines saved; 2 not saved\n"), "{}", ran.out);
    assert!(ran.err.contains("line 4: it is not text") && ran.err.contains("line 5: "), "{}", ran.err);
    let json = home.piped(&["log", "-", "--json"], b"Walk with @Bo\n");
    assert_eq!(json.json()["kind"], "walk");
}

#[test]
fn an_error_is_one_sentence_with_hints_below_and_with_json_one_object() {
    let home = Home::with_lines();
    for arguments in
        [&["prep", "Anna Silvia"][..], &["show", "xxx"], &["later", "bbb", "someday"], &["log", " "]]
    {
        let ran = home.run(arguments);
        assert!(
            ran.out.is_empty()
                && ran.err.starts_with("hallway: ")
                && ran.err.lines().skip(1).all(|hint| hint.starts_with("  to ") && hint.contains(": ")),
            "{ran:?}"
        );
        let json: Vec<&str> = arguments.iter().copied().chain(["--json"]).collect();
        let ran = home.run(&json);
        assert!(ran.err.is_empty() && ran.json()["error"]["message"].is_string(), "{ran:?}");
    }
    let none = home.run(&["goal", "map"]).fails(1);
    assert_eq!(none, "hallway: there is no open goal\n  to set one, run: hallway goal add NAME\n");
    let none = home.run(&["goal", "map", "--json"]).json();
    assert_eq!(none["error"]["kind"], "no_such_goal");
    assert_eq!(none["error"]["hints"][0]["run"], "hallway goal add NAME");
    assert!(home.run(&["prep", "Anna Silvia"]).fails(1).contains("did you mean Ana Silva?"));
    assert_eq!(home.run(&["--json", "nothing"]).json()["error"]["kind"], "usage");
}

#[test]
fn a_confirmation_that_nobody_can_answer_changes_nothing() {
    let home = Home::with_lines();
    assert!(home.run(&["people", "forget", "Bo Lindqvist"]).fails(1).contains("--yes"));
    assert!(home.run(&["edit", "Bo Lindqvist", "--delete"]).fails(1).contains("--yes"));
    assert!(home.run(&["people"]).succeeds().contains("Bo Lindqvist"));
    assert!(
        home.run(&["people", "forget", "Bo Lindqvist", "--yes"])
            .succeeds()
            .starts_with("Forgotten · Bo Lindqvist")
    );
    assert!(!home.run(&["people"]).succeeds().contains("Bo Lindqvist"));
}

#[test]
fn names_with_control_characters_are_shown_harmlessly() {
    let home = Home::new();
    let name = "Eve\u{1b}[2J\u{202e}";
    let shown = home.run(&["people", "add", name]);
    let listed = home.run(&["people"]);
    let refused = home.run(&["prep", "Ev\u{1b}e\u{202e}"]);
    for text in [&shown.out, &listed.out, &refused.err, &shown.err] {
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{text:?}");
    }
}

#[test]
fn a_journal_without_its_key_and_a_key_that_others_can_read_are_refused() {
    let home = Home::with_lines();
    let key = home.path().join("journal/journal.key");
    assert_eq!(fs::read_to_string(&key).unwrap().trim().len(), 64);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).unwrap();
        assert!(home.run(&["today"]).fails(1).contains("chmod 600"));
        fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).unwrap();
    }
    let kept = fs::read(&key).unwrap();
    fs::remove_file(&key).unwrap();
    assert!(home.run(&["today"]).fails(1).contains("its key is not"));
    assert!(!key.exists());
    fs::write(&key, "0".repeat(64)).unwrap();
    #[cfg(unix)]
    fs::set_permissions(&key, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    home.run(&["today"]).fails(1);
    fs::write(&key, kept).unwrap();
    home.run(&["today"]).succeeds();
}

#[test]
fn two_first_starts_at_once_share_one_journal() {
    let home = Home::new();
    let start = |line: &str| home.command(NOW).args(["log", line]).stdout(Stdio::null()).spawn().unwrap();
    let starts: Vec<_> = (0..6).map(|number| start(&format!("Coffee number {number}"))).collect();
    for mut started in starts {
        assert!(started.wait().unwrap().success());
    }
    assert_eq!(home.run(&["find", "coffee", "--json"]).json()["hits"].as_array().unwrap().len(), 6);
}

#[test]
fn a_reader_who_leaves_early_is_no_trouble() {
    let home = Home::with_lines();
    let mut child = home
        .command(NOW)
        .args(["show", "Ana Silva"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!(said, "");
    assert!(child.wait().unwrap().success());
}

#[test]
fn an_editor_changes_a_record_and_leaves_nothing_behind() {
    let home = Home::with_lines();
    let edit = |editor: &str, arguments: &[&str]| {
        home.command(NOW).args(arguments).env("EDITOR", editor).output().unwrap()
    };
    assert!(edit("sed -i s/^pronoun:.*/pronoun:she/", &["edit", "Ana Silva"]).status.success());
    assert_eq!(home.run(&["show", "Ana Silva", "--json"]).json()["pronoun"], "she");
    assert!(edit("sed -i s/offer/plan/", &["log", "-e", "Coffee with @Bo about the offer"]).status.success());
    assert!(home.run(&["show", "-"]).succeeds().contains("about the plan"));
    assert_eq!(edit("false", &["edit", "Ana Silva"]).status.code(), Some(1));
    assert_eq!(edit("true", &["edit", "Ana Silva"]).status.code(), Some(1), "nothing was changed");
    let left = fs::read_dir(home.path()).unwrap().flatten();
    assert!(
        left.map(|entry| entry.file_name()).all(|name| !name.to_string_lossy().starts_with("hallway-edit"))
    );
}

#[test]
fn a_prompt_that_may_not_ask_is_refused_plainly() {
    let home = Home::new();
    assert!(home.run(&["log", "--no-input"]).fails(2).contains("log needs a line"));
}

#[test]
fn a_name_means_the_one_promise_that_is_open_with_them() {
    let home = Home::with_lines();
    home.run(&["log", "Tea with @Nadia Rahman !bring the book"]).succeeds();
    let said = home.run(&["done", "Bo"]).fails(1);
    assert!(said.contains("several open promises involve Bo Lindqvist, so say which: private ("), "{said}");
    let said = home.run(&["later", "Nadia", "next friday"]).succeeds();
    assert_eq!(said, "moved to Fri 27 Nov: bring the book · undo\n");
    let said = home.run(&["done", "Nadia", "Rahman"]).succeeds();
    assert_eq!(said, "kept: bring the book · undo\n");
    // Nothing is open with her now: it is about her.
    let said = home.run(&["later", "Nadia Rahman", "next friday"]).succeeds();
    assert!(said.contains("Nadia Rahman"), "{said}");
}

#[test]
fn the_mark_of_a_line_is_no_part_of_a_name() {
    let home = Home::new();
    home.run(&["people", "add", "@Chen Wei"]).succeeds();
    assert_eq!(home.run(&["prep", "Chen", "--json"]).json()["name"], "Chen Wei");
}

#[test]
fn a_repair_that_lost_something_exits_1_and_names_it_and_nothing_asks_for_another() {
    let whole = Home::with_lines();
    let journal = |home: &Home| home.path().join("journal/journal.db");
    let pages = fs::read(journal(&whole)).unwrap().len() / 4096;
    // The last pages hold the latest records.
    let lossy = (1..pages).rev().find_map(|page| {
        let home = whole.copied();
        let mut bytes = fs::read(journal(&home)).unwrap();
        bytes[page * 4096 + 2_048] ^= 4;
        fs::write(journal(&home), bytes).unwrap();
        let ran = home.run(&["journal", "check", "--repair"]);
        let lost = home.run(&["journal", "--json"]).json()["missing"] != 0;
        lost.then_some((home, ran))
    });
    let (home, repaired) = lossy.unwrap();
    assert_eq!((repaired.code, repaired.err.as_str()), (Some(1), ""), "{}", repaired.out);
    assert!(repaired.out.contains("Repaired: ") && repaired.out.contains("Missing: "), "{}", repaired.out);
    // What is gone is said, and no advice leads in a circle.
    let checked = home.run(&["journal", "check"]).succeeds();
    assert!(checked.contains("a backup, may have it") && !checked.contains("--repair"), "{checked}");
    assert!(!checked.contains("All is well"), "{checked}");
    let status = home.run(&["journal"]).succeeds();
    assert!(status.contains("since a repair") && !status.contains("--repair"), "{status}");
    let files = |home: &Home| {
        let files = fs::read_dir(home.path().join("journal")).unwrap().flatten();
        let mut files: Vec<_> =
            files.map(|file| (file.file_name(), fs::read(file.path()).unwrap())).collect();
        files.sort();
        files
    };
    let before = files(&home);
    home.run(&["journal", "check", "--repair"]).succeeds();
    assert!(files(&home) == before, "a second repair changed something");
}

#[test]
fn the_repair_that_ends_the_talk_of_lost_changes_says_how_many_they_are() {
    let home = Home::new();
    let mut prompt = home.command(NOW);
    let mut writing = prompt.arg("log").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = writing.stdin.take().unwrap();
    std::io::Write::write_all(&mut input, b"Tea with @Bo\n").unwrap();
    // A first receipt says that the line is in the log.
    writing.stdout.as_mut().unwrap().read_exact(&mut [0; 5]).unwrap();
    let copy = home.copied();
    drop(input);
    writing.wait().unwrap();
    fs::remove_file(copy.path().join("journal/journal.db-wal")).unwrap();
    let behind = copy.run(&["journal", "check", "--json"]).json()["behind"].clone();
    assert!(behind.as_u64().unwrap() > 0, "{behind}");
    let told = copy.copied().run(&["journal", "check", "--repair"]).worked();
    let words = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains(&format!("{behind} changes")), "{told}");
    assert_eq!(copy.run(&["journal", "check", "--repair", "--json"]).json()["behind"], behind);
    assert_eq!(copy.run(&["journal", "check", "--json"]).json()["behind"], 0);
}
