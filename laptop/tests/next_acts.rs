//! Every command for what comes next can be copied and run, and where it has a placeholder it says so.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use std::collections::BTreeSet;

use hallway_core::insights::NextKind;

use crate::process::{Home, NOW};

/// What a placeholder may be replaced by.
const PLACEHOLDERS: &[(&str, &str)] = &[
    ("NAME", "Nadia Rahman"),
    ("STANCE", "quiet"),
    ("TEXT", "wants to see the numbers"),
    ("WORDS", "three sentences at most"),
    ("OUTCOME", "reached"),
    ("DATE", "2027-03-01"),
];

/// A journal in which every kind of act comes up.
fn with_every_act() -> Home {
    let home = Home::with_lines();
    let summer = "2026-08-01T09:00:00+00:00";
    let early = "2026-10-20T09:00:00+00:00";
    for (at, act) in [
        (summer, &["people", "add", "Ines Duarte"][..]),
        (summer, &["people", "add", "Tomas Reis"]),
        (summer, &["people", "add", "Maren Holt"]),
        (summer, &["people", "add", "Rae Kim", "--every", "30"]),
        (summer, &["log", "Coffee with @Rae Kim !lend her the book"]),
        (summer, &["goal", "add", "Staff", "--kind", "promotion", "--decision", "2026-12-18"]),
        (
            summer,
            &[
                "goal",
                "map",
                "Staff",
                "add",
                "Ines Duarte",
                "--role",
                "veto",
                "--stance",
                "concerns",
                "--said",
                "the budget",
            ],
        ),
        (early, &["goal", "map", "Staff", "add", "Tomas Reis", "--role", "veto", "--stance", "speaks"]),
        (early, &["goal", "map", "Staff", "add", "Maren Holt", "--role", "manager"]),
        (early, &["goal", "win", "Checkout 3", "--goal", "Staff"]),
        (early, &["goal", "add", "Budget", "--decision", "2026-11-25"]),
        (early, &["goal", "map", "Budget", "add", "Nadia Rahman", "--stance", "quiet"]),
        (early, &["goal", "add", "Offsite", "--decision", "2026-11-10"]),
        (early, &["goal", "map", "Offsite", "add", "Nadia Rahman", "--stance", "quiet"]),
        (early, &["goal", "add", "Guild"]),
        (early, &["goal", "map", "Guild", "add", "Bo Lindqvist", "--stance", "speaks"]),
        (NOW, &["goal", "close", "Guild", "--outcome", "reached"]),
        (early, &["ask", "Ana Silva", "for", "mentorship", "--asked"]),
        (early, &["ask", "feedback", "Ana Silva", "--heard", "my mails are long"]),
        (early, &["edit", "me", "--feedback-every", "7"]),
        (NOW, &["people", "audit", "Ana Silva", "5", "--because", "we talk work only"]),
        (early, &["people", "spoke", "Bo Lindqvist", "--to", "the panel"]),
        (early, &["edit", "Ana Silva", "--fact", "need: pricing help"]),
        (early, &["edit", "Bo Lindqvist", "--fact", "can: pricing models"]),
    ] {
        home.at(at, act).succeeds();
    }
    home
}

/// The command with every placeholder replaced; nothing if it has none.
fn filled(command: &str) -> Option<Vec<String>> {
    let mut any = false;
    let words = command.split_whitespace().map(|word| {
        if word.len() < 3 || !word.chars().all(|letter| letter.is_ascii_uppercase()) {
            return word.to_owned();
        }
        any = true;
        let known = PLACEHOLDERS.iter().find(|(placeholder, _)| *placeholder == word);
        known.unwrap_or_else(|| panic!("{word} in \"{command}\" stands for nothing")).1.to_owned()
    });
    let words = words.collect();
    any.then_some(words)
}

#[test]
fn every_command_of_every_kind_of_act_runs_as_printed_or_with_its_placeholders_replaced() {
    let home = with_every_act();
    let mut seen = BTreeSet::new();
    for _ in 0..30 {
        // With promises among them, which stand above on the screen of the day.
        let next = home.run(&["today", "--next", "--json"]).json();
        let acts = next["next"].as_array().unwrap();
        if acts.is_empty() {
            break;
        }
        for act in acts {
            let (kind, command) = (act["kind"].as_str().unwrap(), act["command"].as_str().unwrap());
            let as_printed: Vec<&str> = command.split_whitespace().collect();
            match filled(command) {
                None => drop(home.copied().run(&as_printed).succeeds()),
                Some(words) => {
                    let copy = home.copied();
                    assert_ne!(copy.run(&as_printed).code, Some(0), "{command} noted its placeholder");
                    copy.run(&words.iter().map(String::as_str).collect::<Vec<_>>()).succeeds();
                }
            }
            let word = NextKind::ALL.iter().find(|known| serde_json::json!(known) == kind).unwrap().word();
            seen.insert(word);
            home.run(&["later", act["ref"].as_str().unwrap(), "never", "--only", word]).succeeds();
        }
    }
    assert_eq!(home.run(&["today", "--next", "--json"]).json()["next"].as_array().map(Vec::len), Some(0));
    let missing: Vec<&str> =
        NextKind::ALL.iter().map(|kind| kind.word()).filter(|word| !seen.contains(word)).collect();
    assert!(missing.is_empty(), "nothing here makes these come up: {missing:?}");
}

#[test]
fn feedback_that_one_was_told_goes_all_the_way_by_printed_commands() {
    let home = Home::with_lines();
    home.at("2026-10-20T09:00:00+00:00", &["ask", "feedback", "Ana Silva", "--heard", "long mails"])
        .succeeds();
    for verb in ["ask will", "done", "done"] {
        let today = home.run(&["today", "--json"]).json();
        let act = today["next"].as_array().unwrap().iter().find(|act| act["kind"] == "feedback").unwrap();
        let command = act["command"].as_str().unwrap();
        assert!(command.starts_with(verb), "{command}");
        let words = filled(command)
            .unwrap_or_else(|| command.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        home.run(&words.iter().map(String::as_str).collect::<Vec<_>>()).succeeds();
    }
    let today = home.run(&["today", "--json"]).json();
    assert!(today["next"].as_array().unwrap().iter().all(|act| act["kind"] != "feedback"));
}

#[test]
fn an_answer_is_never_recorded_as_its_opposite() {
    let home = || {
        let home = Home::with_lines();
        home.run(&["ask", "Ana Silva", "for", "time", "--asked"]).succeeds();
        home
    };
    let open = |home: &Home| home.run(&["ask", "--json"]).json()["open"].clone();
    let heard = |words: &[&str]| {
        let home = home();
        let reference = open(&home)[0]["ref"].as_str().unwrap().to_owned();
        let arguments: Vec<&str> =
            ["ask", "heard", &reference].into_iter().chain(words.iter().copied()).collect();
        let ran = home.run(&arguments);
        (home, ran)
    };
    for (words, said) in [
        (&["no"][..], "heard from Ana Silva: no  "),
        (&["Not now"], "heard from Ana Silva: not now; ask again Wed 2 Dec  "),
        (&["she'd", "rather", "not"], "heard from Ana Silva: she'd rather not  "),
        (&["no", "problem"], "heard from Ana Silva: no problem  "),
        (&["--agreed", "on", "Tuesday"], "heard from Ana Silva: yes: on Tuesday  "),
        (&["--no", "too", "busy"], "heard from Ana Silva: no: too busy  "),
    ] {
        let out = heard(words).1.succeeds();
        assert!(out.starts_with(said), "{words:?}: {out}");
    }
    for words in [&[][..], &["--yes"], &["--yes", "gladly"], &["--again", "2027-03-01", "no"]] {
        let (home, ran) = heard(words);
        ran.fails(2);
        assert_eq!(open(&home)[0]["answers"].as_array().map(Vec::len), Some(0), "{words:?}");
    }
    let (home, ran) = heard(&["--not-now", "after the fair", "--again", "2027-03-01"]);
    ran.succeeds();
    assert_eq!(open(&home)[0]["follow_up"], "2027-03-01");
    let waits = home.run(&["ask"]).succeeds();
    assert!(waits.contains("time; \"after the fair\"  not now 18 Nov, ask again 1 Mar"), "{waits}");
    let next = |home: &Home, now: &str| home.at(now, &["today"]).succeeds();
    assert!(!next(&home, "2027-02-28T09:00:00+00:00").contains("\"not now\" to time"));
    assert!(next(&home, "2027-03-01T09:00:00+00:00").contains("\"not now\" to time (\"after the fair\")"));
}

#[test]
fn a_name_that_nobody_has_is_made_by_an_act_and_comes_with_the_way_to_add_it_in_a_question() {
    for act in [
        &["goal", "map", "add", "Sinéad O'Brien"][..],
        &["goal", "told", "Sinéad O'Brien"],
        &["people", "spoke", "Sinéad O'Brien"],
        &["give", "help", "Sinéad O'Brien"],
        &["ask", "Sinéad O'Brien", "for", "time", "--asked"],
    ] {
        let home = Home::with_lines();
        home.run(&["goal", "add", "Staff"]).succeeds();
        assert!(home.run(act).succeeds().contains("New · Sinéad O'Brien"), "{act:?}");
        assert!(home.run(&["people"]).succeeds().contains("Sinéad O'Brien"), "{act:?}");
    }
    let home = Home::with_lines();
    for question in [&["ask", "Sinéad O'Brien", "for", "time"][..], &["people", "knows", "Sinéad O'Brien"]]
    {
        let said = home.run(question).fails(1);
        assert!(
            said.ends_with("\n  to add someone new, run: hallway people add 'Sinéad O'\\''Brien'\n"),
            "{said}"
        );
    }
    assert!(!home.run(&["people"]).succeeds().contains("Sinéad"));
}

#[test]
fn an_ask_with_all_its_drafts_fits_a_screen() {
    let home = Home::with_lines();
    for kind in ["time", "feedback", "mentorship", "advocacy"] {
        let screen =
            home.run(&["ask", "Nadia Rahman", "for", kind, "the pricing review in spring"]).succeeds();
        let ending = screen.matches("a no is completely").count();
        assert!(screen.lines().count() <= 24 && ending == 1, "{screen}");
    }
    let to_meet = |meet: &[&str]| {
        let ask = ["ask", "Ana Silva", "for", "introduction"];
        home.run(&ask.into_iter().chain(meet.iter().copied()).collect::<Vec<_>>())
    };
    for meet in [&[][..], &["--meet", "Ana Silva"]] {
        assert!(to_meet(meet).fails(1).ends_with("\n  to say whom, add: --meet NAME\n"));
    }
    to_meet(&["--meet", "Bo Lindqvist"]).succeeds();
}
