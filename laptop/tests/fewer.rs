//! A day with few commands: lists of names, people made where they are named, names where a reference is asked for, and
//! everything about somebody on one screen. Old spellings go on working.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use crate::{process::Home, reference::MOVED};

fn with_a_goal() -> Home {
    let home = Home::with_lines();
    home.with_a_goal();
    home
}

const SEVEN: [&str; 7] = [
    "Ana Silva",
    "Bo Lindqvist",
    "Nadia Rahman",
    "Chen Wei",
    "Tomás Pereira",
    "Priya Natarajan",
    "Dee Okafor",
];

#[test]
fn seven_people_are_told_and_thanked_in_one_command() {
    let home = with_a_goal();
    let words: Vec<&str> =
        ["goal", "told"].into_iter().chain(SEVEN).chain(["--thanks=for the panel"]).collect();
    let said = home.run(&words).succeeds();
    for name in SEVEN {
        assert!(said.contains(&format!("Told and thanked · {name} · Staff engineer")), "{said}");
    }
    let map = home.run(&["goal", "map", "--json"]).json();
    let told = map["people"].as_array().unwrap().iter().filter(|one| one["told"] == "2026-11-18");
    assert_eq!(told.count(), 7, "{map}");
    assert_eq!(home.run(&["show", "Chen Wei", "--json"]).json()["thanks"][0]["text"], "for the panel");
    // One act, so one undo; who was made by it is there still.
    home.run(&["undo"]).succeeds();
    let map = home.run(&["goal", "map", "--json"]).json();
    assert!(map["people"].as_array().unwrap().iter().all(|one| one["told"].is_null()), "{map}");
}

#[test]
fn thanks_go_to_several_at_once_or_to_nobody() {
    let home = with_a_goal();
    let said = home.run(&["give", "thanks", "Ana", "Silva,", "Bo", "--for", "the numbers"]).succeeds();
    assert_eq!(said.matches("Thanked · ").count(), 2, "{said}");
    let before = home.run(&["undo", "--list", "--json"]).json();
    home.run(&["give", "thanks", "Ana Silva", "Anna Silvia"]).fails(1);
    assert_eq!(home.run(&["undo", "--list", "--json"]).json(), before);
}

#[test]
fn somebody_new_with_a_say_takes_one_command() {
    let home = with_a_goal();
    let said =
        home.run(&["goal", "map", "add", "Chen Wei", "--role", "can veto", "--stance", "quiet"]).succeeds();
    assert!(said.contains("on the map of Staff engineer: Chen Wei"), "{said}");
    assert!(said.contains("New · Chen Wei"), "{said}");
    let map = home.run(&["goal", "map", "--json"]).json();
    let chen = map["people"].as_array().unwrap().iter().find(|one| one["name"] == "Chen Wei").unwrap();
    assert_eq!((&chen["roles"][0], &chen["stance"]), (&"can veto".into(), &"hasn't said".into()));
    // What is like a name that is known may be mistyped, and what is not written like a name is none.
    assert!(home.run(&["goal", "map", "add", "Anna Silva"]).fails(1).contains("did you mean Ana Silva?"));
    home.run(&["goal", "map", "add", "somebody", "--role", "manager"]).fails(1);
    home.run(&["give", "thanks", "xxx"]).fails(1);
}

/// Verbs that take several people, before and after the names: what notes something about them.
const NOTING: &[(&[&str], &[&str])] = &[
    (&["goal", "told"], &[]),
    (&["goal", "map", "add"], &["--role", "in the room"]),
    (&["give", "thanks"], &["--for", "the numbers"]),
    (&["people", "spoke"], &["--to", "the board"]),
    (&["people", "audit"], &["7"]),
    (&["ask"], &["for", "mentorship", "--asked"]),
    (&["ask", "feedback"], &["--heard", "good slides"]),
    (&["people", "knows", "Dana Whitlock"], &["--how", "the same school"]),
    (&["edit"], &["--org", "Payments"]),
];

/// The same of what only asks, or takes something from people.
const MAKING_NOBODY: &[(&[&str], &[&str])] = &[
    (&["prep"], &[]),
    (&["show"], &[]),
    (&["ask"], &["for", "time"]),
    (&["goal", "ready"], &[]),
    (&["goal", "map", "off"], &[]),
    (&["people", "rest"], &[]),
    (&["people", "rest"], &["--over"]),
    (&["people", "forget"], &["--yes"]),
];

fn with_names<'a>(verb: &(&[&'a str], &[&'a str]), names: &[&'a str]) -> Vec<&'a str> {
    [verb.0, names, verb.1].concat()
}

/// Everybody there is, by name.
fn everybody(home: &Home) -> Vec<String> {
    let people = home.run(&["people", "--json"]).json();
    people["people"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_verb_that_takes_a_name_takes_several_however_they_are_told_apart() {
    let home = with_a_goal();
    for verb in NOTING.iter().chain(MAKING_NOBODY) {
        for names in [
            &["Ana Silva", "Bo Lindqvist"][..],
            &["Ana", "Silva,", "Bo"],
            &["Ana", "Bo"],
            &["Ana Silva", "Bo", "Lindqvist"],
            &["Ana Silva, Bo Lindqvist"],
        ] {
            let home = home.copied();
            let words = with_names(verb, names);
            let said = home.run(&words).succeeds();
            assert!(said.contains("Ana Silva") && said.contains("Bo Lindqvist"), "{words:?}: {said}");
        }
    }
    let page = ["goal", "kit", "--for", "Ana Silva", "--for", "Bo, Nadia", "--given"];
    assert_eq!(home.run(&page).succeeds().matches("Gave the page of Staff engineer").count(), 3);
    let step = ["goal", "projects", "note", "Hiring guild"];
    let told = home.run(&[&step[..], &["--told", "Ana Silva", "--told", "Bo, Nadia"]].concat()).succeeds();
    for name in ["Ana Silva", "Bo Lindqvist", "Nadia Rahman"] {
        assert!(told.contains(&format!("told {name}")), "{told}");
    }
    let counsel = home.run(&[&step[..], &["--counsel", "Ana, Bo: scope"]].concat()).succeeds();
    assert!(
        counsel.contains("counsel of Ana Silva on scope") && counsel.contains("Bo Lindqvist"),
        "{counsel}"
    );
}

#[test]
fn a_change_of_several_people_is_one_that_may_be_the_same_for_all() {
    let home = with_a_goal();
    let both = ["edit", "Ana Silva", "Bo Lindqvist"];
    home.run(&[&both[..], &["--org", "Payments", "--title", "Director"]].concat()).succeeds();
    let left = home.run(&[&both[..], &["--left", "--json"]].concat()).json();
    let people = left["people"].as_array().unwrap();
    assert_eq!(people.len(), 2, "{left}");
    for one in people {
        let page = home.run(&["show", one["ref"].as_str().unwrap(), "--json"]).json();
        assert_eq!(
            (&page["positions"][0]["org"], &page["relation"]),
            (&"Payments".into(), &"outside".into())
        );
        assert_eq!(page["positions"][0]["until"], "2026-11-18", "{page}");
    }
    let before = (everybody(&home), home.run(&["undo", "--list", "--json"]).out);
    for own in [["--name", "Ana"], ["--nickname", "Boss"], ["--notes", "tall"], ["--end", "abc"]] {
        for people in [&["Ana Silva", "Chen Wei"][..], &["Ana", "Bo"]] {
            let words = [&["edit"][..], people, &own].concat();
            let said = home.run(&words).fails(2);
            assert!(said.contains(&format!("{} does not fit several people", own[0])), "{words:?}: {said}");
        }
    }
    assert_eq!((everybody(&home), home.run(&["undo", "--list", "--json"]).out), before);
}

#[test]
fn several_pages_stand_below_each_other_and_the_first_of_several_knows_the_others() {
    let home = with_a_goal();
    home.run(&["people", "knows", "Ana,", "Bo,", "Nadia", "--how", "the same school"]).succeeds();
    let shown = home.run(&["show", "Bo Lindqvist", "Nadia Rahman", "--json"]).json();
    let people = shown["people"].as_array().unwrap();
    assert_eq!(people.iter().map(|one| &one["name"]).collect::<Vec<_>>(), ["Bo Lindqvist", "Nadia Rahman"]);
    for one in people {
        let knows = one["knows"].as_array().unwrap();
        assert_eq!(knows.iter().map(|known| &known["name"]).collect::<Vec<_>>(), ["Ana Silva"], "{one}");
    }
    let twice = home.run(&["people", "knows", "Ana Silva", "Ana"]).fails(1);
    assert!(twice.contains("that is Ana Silva alone: name two people"), "{twice}");
    assert!(home.run(&["show", "Ana", "Bo", "--history"]).fails(2).contains("--history takes one name"));
}

#[test]
fn a_name_that_is_mistyped_in_a_list_is_named_and_makes_nobody() {
    let home = with_a_goal();
    let before = (everybody(&home), home.run(&["undo", "--list", "--json"]).out);
    for verb in NOTING.iter().chain(MAKING_NOBODY) {
        for names in [
            &["Ana", "Bo", "Nadja"][..],
            &["Nadja", "Ana", "Bo"],
            &["Ana", "Nadja", "Bo", "Lindqvist"],
            &["Ana Silva", "Bo", "Nadja"],
            &["Ana,", "Bo,", "Nadja"],
        ] {
            let words = with_names(verb, names);
            let said = home.run(&words).fails(1);
            assert!(
                said.contains("no person called \"Nadja\"; did you mean Nadia Rahman?"),
                "{words:?}: {said}"
            );
        }
    }
    let said = home.run(&["goal", "told", "Ana Silva", "Bo", "Lindqvits"]).fails(1);
    assert!(said.contains("no person called \"Lindqvits\""), "{said}");
    // Two words may be one name: that is said too.
    let said = home.run(&["give", "thanks", "Ana", "Torres"]).fails(1);
    assert!(
        said.contains("no person called \"Torres\"") && said.contains("people add 'Ana Torres'"),
        "{said}"
    );
    assert_eq!((everybody(&home), home.run(&["undo", "--list", "--json"]).out), before);
    assert!(home.run(&["give", "thanks", "Ana Torres"]).succeeds().contains("New · Ana Torres"));
}

#[test]
fn somebody_unknown_is_made_by_whatever_notes_something_of_them_and_by_nothing_else() {
    let home = with_a_goal();
    let promise = home.run(&["review", "--json"]).json()["promises"][0]["ref"].as_str().unwrap().to_owned();
    let alone: &[&[&str]] = &[
        &["give", "intro", "Ana Silva", "Chen Wei"],
        &["people", "knows", "Ana Silva", "Chen Wei"],
        &["goal", "kit", "--for", "Chen Wei", "--given"],
        &["goal", "win", "Docs", "--with", "Chen Wei"],
        &["goal", "win", "Docs", "--known-by", "Chen Wei"],
        &["goal", "projects", "begin", "Docs", "--whose", "Chen Wei", "--later"],
        &["goal", "projects", "note", "Hiring guild", "--told", "Chen Wei"],
        &["goal", "projects", "note", "Hiring guild", "--counsel", "Chen Wei: scope"],
        &["ask", "Ana Silva", "for", "introduction", "--meet", "Chen Wei", "--asked"],
        &["edit", "Chen Wei", "--title", "Director"],
        &["edit", "Chen Wei", "--fact", "need: a designer"],
        &["edit", "Ana Silva", "--reports-to", "Chen Wei"],
        &["edit", "-", "--there", "Chen Wei"],
        &["edit", &promise, "--whose", "Chen Wei"],
    ];
    let noting = NOTING.iter().map(|verb| with_names(verb, &["Chen Wei"]));
    for words in noting.chain(alone.iter().map(|words| words.to_vec())) {
        let home = home.copied();
        let said = home.run(&words).succeeds();
        assert!(said.contains("New · Chen Wei"), "{words:?}: {said}");
    }
    let before = (everybody(&home), home.run(&["undo", "--list", "--json"]).out);
    let alone: &[&[&str]] = &[
        &["show", "Chen Wei"],
        &["edit", "Chen Wei"],
        &["edit", "Chen Wei", "--delete", "--yes"],
        &["edit", "Chen Wei", "--left=someday"],
        &["edit", "Ana", "Silva", "Payments", "--title", "Director"],
        &["edit", "Ana Silva", "Chen Wei", "--name", "Director"],
        &["edit", "-", "--without", "Chen Wei"],
        &["goal", "kit", "--for", "Chen Wei"],
        &["goal", "map", "--without", "Chen Wei"],
        &["goal", "win", "Docs", "--not-with", "Chen Wei"],
        &["people", "knows", "Chen Wei"],
        &["people", "merge", "Ana Silva", "Chen Wei"],
    ];
    let nobody = MAKING_NOBODY.iter().map(|verb| with_names(verb, &["Chen Wei"]));
    for words in nobody.chain(alone.iter().map(|words| words.to_vec())) {
        let ran = home.run(&words);
        assert_ne!(ran.code, Some(0), "{words:?}: {}", ran.out);
        assert_eq!((everybody(&home), home.run(&["undo", "--list", "--json"]).out), before, "{words:?}");
    }
}

#[test]
fn a_sponsor_who_leaves_takes_one_command() {
    let home = with_a_goal();
    home.run(&["edit", "Bo Lindqvist", "--org", "Payments", "--title", "Director"]).succeeds();
    let said = home.run(&["edit", "Bo Lindqvist", "--left"]).succeeds();
    assert!(said.contains("Without Bo Lindqvist") && said.contains("nobody yet"), "{said}");
    let bo = home.run(&["show", "Bo Lindqvist", "--json"]).json();
    assert_eq!((&bo["relation"], &bo["positions"][0]["until"]), (&"outside".into(), &"2026-11-18".into()));
    let map = home.run(&["goal", "map", "--json"]).json();
    assert!(map["people"].as_array().unwrap().iter().all(|one| one["name"] != "Bo Lindqvist"), "{map}");
    assert!(map["gaps"].as_array().unwrap().iter().any(|gap| gap["why"].is_string()), "{map}");
    home.run(&["undo"]).succeeds();
    assert_eq!(home.run(&["show", "Bo Lindqvist", "--json"]).json()["relation"], "colleague");
}

#[test]
fn a_talk_with_the_manager_takes_a_line_and_a_review() {
    let home = with_a_goal();
    home.run(&["edit", "Bo Lindqvist", "--relation", "manager"]).succeeds();
    let line = "1:1 with @Bo Lindqvist +aim: ship in spring +pressure: the budget !send the plan by fri ?ask the panel \
                by 30 Nov <feedback on the talk; win: Checkout 3 live; spoke: @Ana Silva to the panel";
    let receipt = home.run(&["log", line, "--json"]).json();
    let numbers = ["promises", "exchanges", "facts", "wins", "words"]
        .map(|list| receipt[list].as_array().map_or(0, Vec::len));
    assert_eq!(numbers, [2, 1, 2, 1, 1], "{receipt}");
    let review = home.run(&["review", "--json"]).json();
    let promises = review["promises"].as_array().unwrap();
    assert!(promises.iter().any(|promise| promise["text"] == "send the plan"), "{review}");
    assert!(review["audit"].as_array().unwrap().iter().any(|one| one["name"] == "Bo Lindqvist"), "{review}");
    let bo = home.run(&["show", "Bo Lindqvist"]).succeeds();
    for noted in ["ship in spring", "the budget", "ask the panel"] {
        assert!(bo.contains(noted), "{bo}");
    }
}

#[test]
fn a_name_serves_where_a_reference_is_asked_for() {
    let home = with_a_goal();
    assert!(home.run(&["ask", "heard", "Ana Silva", "gladly, on Tuesday"]).succeeds().contains("Ana Silva"));
    home.run(&["ask", "will", "Bo", "three sentences at most"]).succeeds();
    let none = home.run(&["ask", "heard", "Nadia", "yes"]).fails(1);
    assert!(none.contains("nothing you asked Nadia Rahman is waiting for an answer"), "{none}");
    home.run(&["ask", "Ana Silva", "for", "feedback", "the talk", "--asked"]).succeeds();
    home.run(&["ask", "Ana Silva", "for", "mentorship", "--asked"]).succeeds();
    let several = home.run(&["ask", "again", "Ana"]).fails(1);
    assert!(several.contains("so say which: "), "{several}");
}

#[test]
fn what_is_done_and_what_is_let_be_takes_the_verbs_for_that() {
    let home = with_a_goal();
    let asking = home.run(&["ask", "--json"]).json();
    let feedback = asking["feedback"][0]["ref"].as_str().unwrap();
    assert!(home.run(&["done", feedback]).succeeds().contains("done, now tell them: my mails are long"));
    assert!(home.run(&["done", feedback]).succeeds().contains("told them what came of it"));
    assert!(home.run(&["done", feedback]).fails(1).contains("you already told them what came of it"));
    let ask = asking["open"][0]["ref"].as_str().unwrap();
    assert!(home.run(&["later", ask, "never"]).succeeds().contains("let go: what you asked Ana Silva"));
    let asking = home.run(&["ask", "--json"]).json();
    assert_eq!(asking["open"], serde_json::json!([]), "{asking}");
    assert!(asking["feedback"][0]["next"].is_null(), "{asking}");
    home.run(&["undo"]).succeeds();
    assert_eq!(home.run(&["ask", "--json"]).json()["open"][0]["ref"], *ask);
    home.run(&["people", "rest", "Ana Silva"]).succeeds();
    assert!(home.run(&["people", "rest", "Ana Silva", "--over"]).succeeds().contains("Awake"));
}

#[test]
fn everything_about_somebody_stands_on_one_screen() {
    let home = with_a_goal();
    let edit = [
        "edit",
        "Ana Silva",
        "--title",
        "Design director",
        "--level",
        "senior",
        "--reports-to",
        "Bo Lindqvist",
    ];
    home.run(&edit).succeeds();
    home.run(&["people", "knows", "Ana Silva", "Nadia Rahman", "--how", "the same school"]).succeeds();
    home.run(&["people", "audit", "Ana Silva", "6", "--because", "we talk work only"]).succeeds();
    home.run(&["people", "spoke", "Ana Silva", "--to", "the board", "--how", "Bo told me"]).succeeds();
    home.run(&["give", "thanks", "Ana Silva", "--for", "the board"]).succeeds();
    home.run(&["give", "praise", "Ana Silva", "--to", "her team", "--for", "the offsite"]).succeeds();
    home.run(&["edit", "me", "--interest", "cello"]).succeeds();
    home.run(&["edit", "Ana Silva", "--fact", "interest: the cello", "--stage", "trust"]).succeeds();
    let shown = home.run(&["show", "Ana Silva"]).succeeds();
    for said in [
        "Design director, senior, reports to Bo Lindqvist",
        "Stage        trust: ",
        "Knows        Nadia Rahman (the same school)",
        "Audit        6, 18 Nov: we talk work only",
        "Common       ",
        "a good word to the board; Bo told me",
        "thanked 18 Nov",
        "the offsite to her team",
        "YOU THANKED THEM",
        "HAS A SAY IN",
    ] {
        assert!(shown.contains(said), "\"{said}\" is not in\n{shown}");
    }
    let json = home.run(&["show", "Ana Silva", "--json"]).json();
    assert_eq!(json["reports_to"]["name"], "Bo Lindqvist");
    assert_eq!((&json["stage"], &json["audit"][0]["score"]), (&"trust".into(), &6.into()));
}

#[test]
fn spellings_of_before_go_on_working_with_a_word() {
    let mut tried: Vec<String> = Vec::new();
    for (old, new) in [
        (&["people", "between", "Ana Silva"][..], "hallway show NAME"),
        (&["people", "stage", "Ana Silva", "trust"], "hallway edit NAME --stage STAGE"),
        (&["people", "note", "Ana Silva", "--need", "a designer"], "hallway edit NAME --fact"),
        (&["people", "word"], "hallway review"),
        (&["people", "breadth"], "hallway goal map --breadth"),
        (&["people", "what-if", "Ana Silva"], "hallway goal map --without NAME"),
        (&["today", "--next"], "hallway today"),
        (&["people", "wake", "Ana Silva"], "hallway people rest NAME --over"),
        (&["goal", "list"], "hallway goal"),
        (&["journal", "status"], "hallway journal"),
        (&["ask", "drop", "Ana"], "hallway later REF never"),
        (&["ask", "done", "Bo"], "hallway done REF"),
        (&["ask", "told", "Bo"], "hallway done REF"),
    ] {
        let home = with_a_goal();
        let ran = home.run(old);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        assert!(ran.err.contains("will be removed in the next version") && ran.err.contains(new), "{ran:?}");
        tried.push(old.join(" "));
        let quiet: Vec<&str> = old.iter().copied().chain(["--json"]).collect();
        with_a_goal().run(&quiet).succeeds();
    }
    // Every one of the reference, which a test of the command line holds to all that are hidden.
    for (before, _) in MOVED.iter().flat_map(|(all, new)| all.split(", ").map(move |one| (one, new))) {
        let begun: Vec<&str> =
            before.split(' ').filter(|word| !word.starts_with(char::is_uppercase)).take(2).collect();
        let begun = begun.join(" ");
        assert!(tried.iter().any(|old| old.starts_with(&begun)), "{before} is not tried");
    }
    let help = Home::new().run(&["help", "people"]).succeeds();
    for gone in ["between", "breadth", "what-if", "stage  ", "note  ", "word  ", "wake  "] {
        assert!(!help.contains(&format!("  {gone}")), "{gone}: {help}");
    }
    assert!(!Home::new().run(&["help", "today"]).succeeds().contains("--next"));
}

#[test]
fn of_two_records_the_fuller_name_stays_unless_it_is_said() {
    let home = Home::with_lines();
    home.run(&["people", "add", "Samira"]).succeeds();
    home.run(&["people", "add", "Samira Haddad", "--anyway"]).succeeds();
    let copy = home.copied();
    assert!(home.run(&["people", "merge", "samira", "Samira Haddad"]).worked().contains("Samira Haddad"));
    let said = copy.run(&["people", "merge", "Samira Haddad", "Samira Haddad", "--name", "Samira"]);
    assert_eq!(said.code, Some(1), "{said:?}");
    assert!(copy.run(&["people", "merge", "Samira Haddad", "Samira", "--name", "Samira H."]).code == Some(0));
    assert!(copy.run(&["people"]).succeeds().contains("Samira H."));
}

#[test]
fn a_name_somebody_goes_by_already_is_no_new_person_by_accident() {
    let home = Home::with_lines();
    let refused = home.run(&["people", "add", "Ana"]).fails(1);
    assert!(refused.contains("Ana Silva goes by Ana already") && refused.contains("--anyway"), "{refused}");
    assert_eq!(home.run(&["prep", "Ana", "--json"]).json()["name"], "Ana Silva");
}

#[test]
fn what_was_said_on_this_day_of_other_years_is_found() {
    let home = Home::with_lines();
    home.at("2025-11-18T09:00:00+00:00", &["log", "Tea with @Bo Lindqvist about #hiring"]).succeeds();
    home.at("2021-11-18T20:00:00+00:00", &["log", "Dinner with @Ana Silva"]).succeeds();
    home.at("2021-11-19T09:00:00+00:00", &["log", "Walk with @Ana Silva"]).succeeds();
    let found = home.run(&["find", "on:this-day", "kind:entry", "--json"]).json();
    let days: Vec<&str> =
        found["hits"].as_array().unwrap().iter().map(|hit| hit["day"].as_str().unwrap()).collect();
    assert_eq!(days, ["2025-11-18", "2021-11-18"]);
    assert_eq!(
        home.run(&["find", "on:this-day", "dinner", "--json"]).json()["hits"].as_array().unwrap().len(),
        1
    );
    let topics = home.run(&["find", "--topics", "--json"]).json();
    assert_eq!((&topics["topics"][0]["topic"], &topics["topics"][0]["lines"]), (&"hiring".into(), &2.into()));
}

#[test]
fn the_last_line_is_one_that_is_still_there() {
    let home = Home::with_lines();
    home.run(&["log", "Tea with @Bo Lindqvist"]).succeeds();
    home.run(&["undo"]).succeeds();
    let last = home.run(&["show", "-"]).succeeds();
    assert!(last.contains("had coffee with Ana Silva"), "{last}");
}

#[test]
fn each_journal_with_a_name_is_one_of_its_own() {
    let home = Home::new();
    let at = |arguments: &[&str]| {
        let mut command = home.command(crate::process::NOW);
        command.env_remove("HALLWAY_DIR").args(arguments);
        crate::process::Ran::of(command.output().unwrap())
    };
    at(&["--journal", "work", "log", "Tea with @Bo Lindqvist"]).worked();
    at(&["--journal", "Home", "Tea with @Ana Silva"]).worked();
    let work = at(&["--journal", "work", "people"]).worked();
    assert!(work.contains("Bo Lindqvist") && !work.contains("Ana Silva"), "{work}");
    assert!(at(&["--journal", "work", "journal"]).worked().contains("home (hallway --journal NAME)"));
    assert_eq!(at(&["people"]).code, Some(1), "the usual journal is another one");
    assert_eq!(at(&["--journal", "../x", "people"]).code, Some(2));
}

#[test]
fn a_new_job_begins_with_who_could_pass_a_name_on() {
    let home = Home::with_lines();
    let said = home.run(&["goal", "add", "A new job", "--kind", "new job"]).succeeds();
    assert!(said.contains("add NAME --role referrer"), "{said}");
    let said = home.run(&["goal", "add", "Principal", "--kind", "promotion"]).succeeds();
    assert!(said.contains("add NAME --role manager"), "{said}");
}

#[test]
fn a_long_label_stands_apart_from_what_it_says() {
    let home = Home::with_lines();
    home.run(&["edit", "me", "--improve", "reading budgets"]).succeeds();
    let said = home.run(&["show", "me"]).succeeds();
    assert!(said.contains("to get better at\n             reading budgets"), "{said}");
}
