//! Two real processes, each with a journal of its own, on one machine: pair, sync, cut, go on.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]
#![allow(clippy::format_collect, reason = "a few lines of text")]

use serde_json::Value;

use crate::process::{Home, NOW, Running, paired};

/// How the card names somebody's last conversation, on this device.
fn card(home: &Home, name: &str) -> Value {
    home.run(&["prep", name, "--json"]).json()
}

/// Records by kind word.
fn records(home: &Home) -> Value {
    home.run(&["journal", "--json"]).json()["records"].clone()
}

#[test]
fn a_line_logged_on_one_device_is_on_the_card_of_the_other() {
    let (laptop, phone) = (Home::new(), Home::new());
    laptop
        .run(&["log", "Coffee with @Ana Silva, moving to Lisbon in June !send visa contact by fri"])
        .succeeds();
    paired(&laptop, &phone);
    assert_eq!(card(&phone, "Ana")["name"], "Ana Silva");
    assert_eq!(records(&laptop), records(&phone));

    phone.run(&["log", "Lunch with @Ana Silva, loves natural wine"]).succeeds();
    let watching = Running::start(&laptop, &["sync", "--watch", "--json"]);
    watching.until("listening");
    phone.run(&["sync", "--json"]).worked();
    watching.until("in_step");
    assert_eq!(card(&laptop, "Ana")["last"], card(&phone, "Ana")["last"]);
    assert_eq!(records(&laptop), records(&phone));
}

#[test]
fn of_much_that_comes_at_once_ten_are_named_and_the_rest_is_counted() {
    let (laptop, phone) = (Home::new(), Home::new());
    paired(&laptop, &phone);
    let lines: String = (0..600).map(|n| format!("thinking about plan {n}\n")).collect();
    laptop.piped(&["log", "-", "--json"], lines.as_bytes()).worked();
    let watching = Running::start(&laptop, &["sync", "--watch", "--json"]);
    watching.until("listening");
    let said = phone.run(&["sync"]).succeeds();
    assert_eq!(said.matches("New from").count(), 1, "{said}");
    assert_eq!(said.matches("thinking about plan").count(), 10, "{said}");
    assert!(said.contains("and 590 records more from"), "{said}");
}

#[test]
#[cfg(unix)]
fn ctrl_c_ends_a_watch_on_a_line_of_its_own() {
    let (laptop, phone) = (Home::new(), Home::new());
    paired(&laptop, &phone);
    let inner = laptop.command(NOW);
    let mut command = std::process::Command::new("sh");
    command.env_clear().envs(inner.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.env("PATH", "/usr/bin:/bin").env("TERM", "xterm");
    // A terminal that shows `^C`, as they do.
    command.args(["-c", "stty echo echoctl; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_hallway")]);
    command.args(["--now", NOW, "sync", "--watch"]);
    let mut terminal = rexpect::session::spawn_command(command, Some(60_000)).unwrap();
    terminal.exp_string("Keeping in step").unwrap();
    terminal.send("\u{3}").unwrap();
    terminal.flush().unwrap();
    let rest = terminal.exp_eof().unwrap();
    let (_, after) = rest.split_once("^C").unwrap();
    assert!(after.starts_with("\r\n") && after.ends_with('\n'), "{rest:?}");
}

#[test]
fn while_both_watch_a_line_of_any_process_arrives_by_itself() {
    let (laptop, phone) = (Home::new(), Home::new());
    paired(&laptop, &phone);
    let on_laptop = Running::start(&laptop, &["sync", "--watch", "--json"]);
    on_laptop.until("listening");
    let on_phone = Running::start(&phone, &["sync", "--watch", "--json"]);
    on_phone.until("in_step");
    // The command that logs is a process of its own, beside the one that watches.
    phone.run(&["log", "Coffee with @Bo Lindqvist"]).succeeds();
    on_laptop.until_said("news", "Coffee with @Bo Lindqvist");
    laptop.run(&["log", "told @Bo Lindqvist about the offer"]).succeeds();
    on_phone.until_said("news", "about the offer");
}

#[test]
fn a_second_program_is_told_who_keeps_the_journal_in_step() {
    let (laptop, phone) = (Home::new(), Home::new());
    paired(&laptop, &phone);
    let watching = Running::start(&laptop, &["sync", "--watch", "--json"]);
    watching.until("listening");
    let said = laptop.run(&["sync"]).fails(1);
    assert!(said.contains("sync --watch") && said.contains(&watching.id().to_string()), "{said}");
    // It is let go with the process, however that ends.
    watching.kill();
    assert!(!laptop.run(&["sync"]).fails(1).contains("sync --watch"));
}

#[test]
fn a_first_sync_that_is_killed_goes_on_where_it_was() {
    let (laptop, phone) = (Home::new(), Home::new());
    let lines: String = (0..1500).map(|n| format!("coffee with @Ana Silva about plan {n}\n")).collect();
    laptop.piped(&["log", "-", "--json"], lines.as_bytes()).worked();
    let host = Running::start(&laptop, &["sync", "pair", "--yes", "--json"]);
    let ticket = host.until("code")["code"].as_str().unwrap().to_owned();
    let joiner = Running::start(&phone, &["sync", "join", &ticket, "--yes", "--json"]);
    joiner.until("progress");
    joiner.kill();
    host.kill();
    let partly = phone.run(&["journal", "--json"]).json();
    assert_eq!(partly["damaged"], 0);
    let watching = Running::start(&laptop, &["sync", "--watch", "--json"]);
    watching.until("listening");
    phone.run(&["sync", "--json"]).worked();
    assert_eq!(records(&laptop), records(&phone));
    phone.run(&["journal", "check"]).succeeds();
}

#[test]
fn a_device_that_is_cut_off_is_told_so_and_gets_nothing_more() {
    let (laptop, phone) = (Home::new(), Home::new());
    phone.run(&["sync", "rename", "this", "old phone"]).succeeds();
    paired(&laptop, &phone);
    laptop.run(&["sync", "revoke", "old phone", "--yes"]).succeeds();
    laptop.run(&["log", "Coffee with @Ana Silva"]).succeeds();
    let watching = Running::start(&laptop, &["sync", "--watch", "--json"]);
    watching.until("listening");
    let ran = phone.run(&["sync", "--json"]);
    assert_eq!(ran.code, Some(1), "{}", ran.out);
    assert!(ran.out.contains("not_a_member"), "{}", ran.out);
    assert!(phone.run(&["people", "--json"]).out.contains("[]"));
}

#[test]
fn a_device_that_was_cut_off_comes_back_as_a_new_one() {
    let (laptop, phone) = (Home::new(), Home::new());
    phone.run(&["sync", "rename", "this", "phone"]).succeeds();
    paired(&laptop, &phone);
    laptop.run(&["sync", "revoke", "phone", "--yes"]).succeeds();
    let host = Running::start(&laptop, &["sync", "pair", "--yes", "--json"]);
    let ticket = host.until("code")["code"].as_str().unwrap().to_owned();
    let said = phone.run(&["sync", "join", &ticket, "--yes"]).fails(1);
    assert!(said.contains("show a new code"), "{said}");
    host.ends();
    paired(&laptop, &phone);
    assert_eq!(records(&laptop), records(&phone));
    let devices = laptop.run(&["sync", "devices", "--json"]).json();
    let mut standing: Vec<&str> = devices["devices"]
        .as_array()
        .unwrap()
        .iter()
        .map(|device| device["standing"].as_str().unwrap())
        .collect();
    // Devices of one moment come in any order.
    standing.sort_unstable();
    assert_eq!(standing, ["member", "member", "revoked"]);
}

#[test]
fn a_ticket_serves_one_device_once() {
    let (laptop, phone, other) = (Home::new(), Home::new(), Home::new());
    let host = Running::start(&laptop, &["sync", "pair", "--yes", "--json"]);
    let ticket = host.until("code")["code"].as_str().unwrap().to_owned();
    phone.run(&["sync", "join", &ticket, "--yes", "--json"]).worked();
    host.ends();
    assert_eq!(other.run(&["sync", "join", &ticket, "--yes", "--json"]).code, Some(1));
    assert!(other.run(&["sync", "join", "HALLWAY1NOTATICKET", "--yes"]).fails(1).contains("code"));
}

#[test]
fn without_a_yes_nobody_is_let_in_by_a_script() {
    let laptop = Home::new();
    let said = laptop.run(&["sync", "pair"]).fails(1);
    assert!(said.contains("--yes"), "{said}");
    assert!(laptop.run(&["sync", "pair", "--json"]).out.contains("needs_yes"));
}

#[test]
fn a_sync_that_is_stopped_is_not_in_step() {
    let (laptop, phone) = (Home::new(), Home::new());
    paired(&laptop, &phone);
    let syncing = Running::start(&laptop, &["sync", "--json"]);
    // Nobody answers: it waits some seconds, and is stopped within them.
    std::thread::sleep(std::time::Duration::from_millis(500));
    syncing.interrupt();
    let said = syncing.ends();
    assert!(said.contains(r#""end":"stopped""#) || said.contains(r#""end":"not_reachable""#), "{said}");
    assert!(!said.contains("in_step"), "{said}");
}

#[test]
fn a_forget_during_the_first_sync_of_another_device_reaches_that_one_too() {
    let (laptop, phone) = (Home::new(), Home::new());
    let lines: String = (0..600).map(|n| format!("coffee with @Ana Silva about plan {n}\n")).collect();
    laptop.piped(&["log", "-", "--json"], lines.as_bytes()).worked();
    laptop
        .piped(&["log", "-", "--json"], "lunch with @Bo Ek and @Ana Silva\n".repeat(60).as_bytes())
        .worked();
    let host = Running::start(&laptop, &["sync", "pair", "--yes", "--json"]);
    let ticket = host.until("code")["code"].as_str().unwrap().to_owned();
    let joiner = Running::start(&phone, &["sync", "join", &ticket, "--yes", "--json"]);
    joiner.until("progress");
    laptop.run(&["people", "forget", "Bo Ek", "--yes"]).worked();
    joiner.ends();
    host.ends();
    let watching = Running::start(&laptop, &["sync", "--watch", "--json"]);
    watching.until("listening");
    phone.run(&["sync", "--json"]).worked();
    assert_eq!(records(&laptop), records(&phone));
    for device in [&laptop, &phone] {
        assert_eq!(device.run(&["find", "Bo", "--json"]).json()["hits"], serde_json::json!([]));
        assert!(device.run(&["prep", "Bo Ek"]).fails(1).contains("no person called"));
        device.run(&["journal", "check"]).succeeds();
    }
}

#[test]
fn a_repair_during_a_sync_waits_for_its_end_and_another_device_brings_back_what_was_lost() {
    let (laptop, phone) = (Home::new(), Home::new());
    let lines: String = (0..30).map(|n| format!("coffee with @Ana Silva about plan {n}\n")).collect();
    laptop.piped(&["log", "-", "--json"], lines.as_bytes()).worked();
    paired(&laptop, &phone);
    let syncing = Running::start(&phone, &["sync", "--watch", "--json"]);
    syncing.until("listening");
    let file = phone.path().join("journal/journal.db");
    let mut bytes = std::fs::read(&file).unwrap();
    let place = bytes.len() - 2_000;
    bytes[place] ^= 4;
    std::fs::write(&file, &bytes).unwrap();
    let said = phone.run(&["journal", "check", "--repair"]).fails(1);
    assert!(said.contains("another program has the journal open"), "{said}");
    assert!(std::fs::read(&file).unwrap() == bytes, "the damaged file was touched");
    syncing.interrupt();
    syncing.ends();
    let repaired = phone.run(&["journal", "check", "--repair"]);
    assert!(repaired.out.contains("Repaired: "), "{}{}", repaired.out, repaired.err);
    let watching = Running::start(&laptop, &["sync", "--watch", "--json"]);
    watching.until("listening");
    phone.run(&["sync", "--json"]).worked();
    assert_eq!(records(&laptop), records(&phone));
    phone.run(&["journal", "check"]).worked();
}
