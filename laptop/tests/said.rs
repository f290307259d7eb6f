//! What people said of programs of this kind, each tried with the real one: what is found, read, shown and asked.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use crate::process::{Home, NOW, Running, paired};

#[test]
fn a_word_is_found_however_its_letters_are_typed() {
    let home = Home::new();
    home.run(&["log", "Tea with @Łukasz Nowak about the Straße in Ærø, loves smørrebrød"]).succeeds();
    for typed in ["lukasz", "łukasz", "strasse", "aero", "smorrebrod"] {
        let found = home.run(&["find", typed, "--json"]).json();
        assert!(!found["hits"].as_array().unwrap().is_empty(), "{typed}");
    }
}

#[test]
fn an_address_or_a_link_in_pointed_brackets_is_prose() {
    let home = Home::new();
    for line in [
        "Coffee with @Ana Silva <ana.silva@corp.com> about pricing",
        "Coffee with @Ana Silva, slides at <https://acme.com/deck> as always",
        "From: Ana Silva <ana@acme.com> hi",
    ] {
        let read = home.run(&["log", "--dry-run", line, "--json"]).json();
        assert_eq!(read["exchanges"], serde_json::json!([]), "{line}");
    }
    let gift = home.run(&["log", "--dry-run", "Coffee with @Ana Silva <advice on hiring", "--json"]).json();
    assert_eq!(gift["exchanges"][0]["text"], "advice on hiring");
}

#[test]
fn a_place_in_a_line_is_the_pair_of_its_ends() {
    let home = Home::new();
    home.run(&["people", "add", "Ben Ek"]).succeeds();
    home.run(&["people", "add", "Ana Silva"]).succeeds();
    let line = "Coffee with @Ben Ek and @Ana Silva !send the keys";
    let read = home.run(&["log", "--dry-run", line, "--json"]).json();
    let place = serde_json::json!([12, 19]);
    assert_eq!((&read["people"][0]["span"], &read["people"][0]["spans"][0]), (&place, &place));
    assert_eq!(read["promises"][0]["span"], serde_json::json!([35, 49]));
    assert_eq!(read["doubts"][0]["span"], serde_json::json!([35, 49]));
}

#[test]
fn a_win_and_a_good_word_are_heard_in_the_middle_of_a_line() {
    let home = Home::new();
    for line in [
        "Coffee with @Bo Lindqvist win: the model runs",
        "Coffee with @Bo Lindqvist (late) win: the model runs",
        "Coffee with @Bo Lindqvist, what a day!! win: the model runs",
        "Chat with @Bo Lindqvist >explained the model win: the model runs",
    ] {
        let read = home.run(&["log", "--dry-run", line, "--json"]).json();
        assert_eq!(read["wins"][0]["text"], "the model runs", "{line}");
    }
    let spoke = "Chat with @Bo Lindqvist !send deck spoke: @Ana Silva to the panel";
    let read = home.run(&["log", "--dry-run", spoke, "--json"]).json();
    assert_eq!(
        (&read["words"][0]["to"], &read["promises"][0]["text"]),
        (&"the panel".into(), &"send deck".into())
    );
}

#[test]
fn the_page_to_speak_from_has_no_marks_in_it() {
    let home = Home::new();
    home.run(&["log", "Lunch with @Bo Lindqvist. win: Checkout 3 shipped with @\"Ana Silva\", see #launch"])
        .succeeds();
    home.run(&["goal", "add", "Staff engineer"]).succeeds();
    let page = home.run(&["goal", "kit", "--plain"]).succeeds();
    assert!(page.contains("Checkout 3 shipped with Ana Silva"), "{page}");
    assert!(!page.contains(['@', '#']), "{page}");
}

#[test]
fn a_history_is_told_in_words_and_at_the_clock_of_this_device() {
    let home = Home::new();
    let now = "2026-11-17T20:00:00-08:00";
    home.at(now, &["log", "Coffee with @Ana Silva about budgets #money"]).succeeds();
    home.at(now, &["people", "rest", "Ana Silva", "--because", "- on leave"]).succeeds();
    let person = home.at(now, &["show", "Ana Silva", "--history"]).succeeds();
    let line = home.at(now, &["show", "-", "--history"]).succeeds();
    for shown in [&person, &line] {
        assert!(shown.contains("Tue 17 Nov 20:00"), "{shown}");
        assert!(!shown.contains("2026-11-1") && !shown.contains('_') && !shown.contains("0000-"), "{shown}");
    }
    assert!(person.contains("resting because") && person.contains("- on leave"), "{person}");
    assert!(line.contains("people: Ana Silva") && line.contains("topics: money"), "{line}");
}

#[test]
fn a_line_stands_under_one_heading_of_the_review() {
    let home = Home::new();
    home.run(&["log", "budget talk on 5/11, nobody took notes"]).succeeds();
    let review = home.run(&["review", "--json"]).json();
    let of = |list: &str| review[list].as_array().unwrap().len();
    assert_eq!(of("doubts") + of("without_people"), 1, "{review:#}");
}

#[test]
fn two_devices_on_one_host_have_two_names() {
    let (laptop, phone, tablet) = (Home::new(), Home::new(), Home::new());
    laptop.run(&["log", "Coffee with @Ana Silva"]).succeeds();
    paired(&laptop, &phone);
    paired(&laptop, &tablet);
    let devices = laptop.run(&["sync", "devices", "--json"]).json();
    let mut names: Vec<&str> =
        devices["devices"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 3, "{devices:#}");
}

#[test]
fn a_code_that_has_run_out_is_said_to_have_run_out_before_anything_else() {
    let (laptop, phone) = (Home::with_lines(), Home::new());
    let showing = Running::start(&laptop, &["sync", "pair", "--yes", "--json"]);
    let code = showing.until("code")["code"].as_str().unwrap().to_owned();
    showing.interrupt();
    showing.ends();
    let ran = phone.run(&["sync", "join", &code, "--yes"]);
    assert!(ran.out.starts_with("Looking for the device that shows the code."), "{}", ran.out);
    let said = ran.fails(1);
    let (run_out, network) = (said.find("two minutes").unwrap(), said.find("network").unwrap_or(usize::MAX));
    assert!(run_out < network && !said.contains("ticket"), "{said}");
}

#[cfg(unix)]
#[test]
fn the_question_of_pairing_goes_when_the_other_device_does() {
    let (laptop, phone) = (Home::with_lines(), Home::new());
    let mut command = laptop.command(NOW);
    command.args(["sync", "pair"]).env("TERM", "xterm").env("NO_COLOR", "1");
    let mut terminal = rexpect::session::spawn_command(command, Some(60_000)).unwrap();
    let (_, code) = terminal.exp_regex("HALLWAY1[A-Z0-9]+").unwrap();
    let joining = Running::start(&phone, &["sync", "join", &code, "--yes", "--json"]);
    joining.until("digits");
    terminal.exp_string("[y/N]").unwrap();
    joining.interrupt();
    // Nobody pressed a key.
    terminal.exp_eof().unwrap();
}
