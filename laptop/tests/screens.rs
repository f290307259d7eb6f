//! Every verb's screen and its JSON, as they are today.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use crate::process::{Home, pretty, usual_references, without_references};

/// One snapshot of what these arguments print, and one of their JSON.
#[track_caller]
fn shows(name: &str, home: impl Fn() -> Home, arguments: &[&str]) {
    // An act is done once: each form of its answer has a journal of its own.
    let screen = without_references(&usual_references(|| home().run(arguments).succeeds()));
    // A receipt is one line, however long what was logged.
    for line in screen.lines().filter(|_| !["log", "edit_line", "delete"].contains(&name)) {
        assert!(line.chars().count() <= 80, "{name}: wider than 80: {line}");
    }
    let json: Vec<&str> = arguments.iter().copied().chain(["--json"]).collect();
    let value = pretty(&home().run(&json).json());
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("screens");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::assert_snapshot!(name, format!("$ hallway {}\n\n{screen}\n{value}", arguments.join(" ")));
    });
}

#[test]
fn today_names_what_is_late_first_and_then_ends() {
    shows("today", Home::with_lines, &["today"]);
}

#[test]
fn the_first_day_asks_one_question() {
    shows("today_first_day", Home::new, &["today"]);
}

#[test]
fn the_card_is_read_in_ten_seconds() {
    let home = || {
        let home = Home::with_lines();
        let edit =
            ["edit", "Ana Silva", "--title", "Design director", "--org", "Payments", "--pronoun", "she"];
        home.run(&edit).succeeds();
        home
    };
    shows("prep", home, &["prep", "Ana Silva"]);
}

#[test]
fn prep_without_a_name_offers_who_was_logged_last() {
    shows("prep_bare", Home::with_lines, &["prep"]);
}

#[test]
fn the_receipt_shows_what_arrived() {
    let line = "Coffee with @Ana Silva, loves natural wine #travel !send visa contact by fri ?intro to Priya";
    shows("log", Home::new, &["log", line]);
}

#[test]
fn a_dry_run_shows_what_would_be_saved() {
    let line = "12 Nov: had coffee with Anna Silva, I said I would send her the visa contact by fri >a list +need: an analyst";
    shows("log_dry_run", Home::with_lines, &["log", "--dry-run", line]);
}

#[test]
fn find_shows_the_newest_first() {
    shows("find", Home::with_lines, &["find", "lisbon"]);
    shows("find_open", Home::with_lines, &["find", "is:open"]);
    shows("find_said", with_a_goal, &["find", "budget"]);
    shows("find_win", with_a_goal, &["find", "kind:win", "with:Bo", "check"]);
}

#[test]
fn review_on_a_pipe_lists_what_waits() {
    shows("review", Home::with_lines, &["review"]);
}

#[test]
fn people_of_one_name_are_asked_about() {
    let home = || {
        let home = Home::with_lines();
        home.at("2026-11-17T09:30:00+00:00", &["people", "add", "ANA SILVA", "--anyway"]).succeeds();
        home
    };
    shows("review_same_people", home, &["review"]);
}

#[test]
fn a_paired_journal_says_when_the_other_devices_were_last_in_step() {
    shows("today_in_step", Home::with_devices, &["today"]);
    // Where the file lies and how large it is differs from run to run.
    let status = Home::with_devices().run(&["journal", "--json"]).json();
    insta::with_settings!({ snapshot_path => "screens", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("status_peers", pretty(&status["peers"]));
    });
    let screen = Home::with_devices().run(&["journal"]).succeeds();
    assert!(screen.contains("With         phone, in step 5 minutes ago (192.0.2.7:4711)"), "{screen}");
    assert!(screen.contains("With         old phone, cut off"), "{screen}");
}

#[test]
fn people_are_listed_by_name() {
    shows("people", Home::with_lines, &["people"]);
}

#[test]
fn show_shows_everything() {
    shows("show_person", Home::with_lines, &["show", "Bo Lindqvist"]);
    shows("show_line", Home::with_lines, &["show", "-"]);
    shows("show_me", Home::with_lines, &["show", "me"]);
}

#[test]
fn acts_say_what_they_did() {
    let resting = || {
        let home = Home::with_lines();
        home.run(&["people", "rest", "Nadia"]).succeeds();
        home
    };
    shows("people_rest", Home::with_lines, &["people", "rest", "Nadia", "--because", "on leave"]);
    shows("people_wake", resting, &["people", "rest", "Nadia", "--over"]);
    shows("people_add", Home::new, &["people", "add", "Chen Wei", "--org", "Payments"]);
    shows("people_forget", Home::with_lines, &["people", "forget", "Nadia", "--yes"]);
    shows("edit_person", Home::with_lines, &["edit", "Nadia", "--every", "30", "--fact", "need: a designer"]);
    shows("edit_line", Home::with_lines, &["edit", "-", "--kind", "walk"]);
    shows("delete", Home::with_lines, &["edit", "-", "--delete", "--yes"]);
    shows("undo_list", resting, &["undo", "--list"]);
    shows("undo", resting, &["undo"]);
    shows("config", Home::new, &["journal", "config", "pager", "never"]);
    shows("config_of_journal", Home::new, &["journal", "config", "date-order", "month-day"]);
    shows("check", Home::with_lines, &["journal", "check"]);
}

#[test]
fn done_and_later_settle_what_is_open() {
    let home = Home::with_lines();
    let review = home.run(&["review", "--json"]).json();
    let suggestion = review["suggestions"][0]["ref"].as_str().unwrap();
    let promise = review["promises"][0]["ref"].as_str().unwrap();
    let said = home.run(&["later", &format!("{promise},xxxxxxxx"), "friday"]).fails(1);
    assert!(said.contains("nothing is listed under \"xxxxxxxx\""), "{said}");
    let said = home.run(&["later", promise, "next", "friday", "--because", "she is away"]).succeeds();
    assert_eq!(said, "moved to Fri 27 Nov: send visa contact · undo\n");
    let said = home.run(&["done", &format!("{suggestion},{promise}")]).succeeds();
    assert_eq!(said, "added: I gave: showed your note to her team · undo\nkept: send visa contact · undo\n");
}

fn with_a_goal() -> Home {
    let home = Home::with_lines();
    home.with_a_goal();
    home
}

#[test]
fn a_goal_has_a_map_with_its_gaps() {
    shows("goal", with_a_goal, &["goal"]);
    shows("review_with_a_goal", with_a_goal, &["review"]);
    shows("review_audit", with_a_goal, &["review", "audit"]);
    shows("goal_map", with_a_goal, &["goal", "map"]);
    shows("goal_ready", with_a_goal, &["goal", "ready", "Ana Silva"]);
    shows("goal_wheel", with_a_goal, &["goal", "wheel"]);
    shows("goal_wins", with_a_goal, &["goal", "wins"]);
    shows("goal_kit", with_a_goal, &["goal", "kit", "--for", "Bo Lindqvist"]);
    shows("goal_projects", with_a_goal, &["goal", "projects"]);
    shows("goal_close", with_a_goal, &["goal", "close", "--outcome", "reached", "--next", "Principal"]);
    let csv = with_a_goal().run(&["goal", "map", "--csv"]).succeeds();
    assert!(
        csv.starts_with("goal,decision,name,title,organisation,level,relation,roles,stance,said,shown,told,"),
        "{csv}"
    );
}

#[test]
fn a_map_of_seven_people_and_its_gaps_fit_a_screen_whatever_they_said() {
    let home = Home::new();
    home.run(&["goal", "add", "Staff engineer", "--kind", "promotion", "--success", "the title"]).succeeds();
    let names =
        ["Ana Silva", "Bo Lindqvist", "Carla Nair", "Dee Okafor", "Eve Adler", "Finn Berg", "Gus Hale"];
    let long = "the budget of the year after this one, and who would look after the other three teams then";
    for (place, name) in names.iter().enumerate() {
        home.run(&["people", "add", name, "--title", "Director of design and research", "--org", "Payments"])
            .succeeds();
        home.run(&["goal", "map", "add", name, "--role", "in the room", "--role", "influences"]).succeeds();
        if place < 5 {
            home.run(&["goal", "map", "add", name, "--stance", "has concerns", "--said", long]).succeeds();
            home.run(&["goal", "told", name, "--said", long]).succeeds();
            home.run(&["log", &format!("coffee with @{name}")]).succeeds();
        }
    }
    home.run(&["edit", "Ana Silva", "--fact", "aim: ship in spring"]).succeeds();
    home.run(&["goal", "map", "add", "Ana Silva", "--role", "manager"]).succeeds();
    let map = home.run(&["goal", "map"]).succeeds();
    assert!(map.lines().count() <= 24, "{} lines:\n{map}", map.lines().count());
    assert!(map.lines().all(|line| line.chars().count() <= 80), "{map}");
    assert!(map.lines().any(|line| line.contains("Gus Hale") && line.contains("not met yet")), "{map}");
    let said = "  has concerns: \"the budget of the ye…\" (18 Nov) · told 18 Nov · next talk 9 Dec";
    assert!(map.contains(said), "{map}");
}

#[test]
fn undo_is_offered_only_where_something_changed() {
    let home = with_a_goal();
    let said = |arguments: &[&str]| home.run(arguments).succeeds();
    assert!(said(&["goal", "edit", "--success", "the title"]).contains(" · undo"));
    home.run(&["goal", "edit", "Staff engineer"]).fails(2);
    for again in [
        &["goal", "edit", "--success", "the title"][..],
        &["goal", "map", "add", "Ana Silva", "--role", "can veto"],
    ] {
        assert!(!said(again).contains("undo"), "{again:?}");
    }
    said(&["people", "rest", "Nadia"]);
    assert!(said(&["people", "rest", "Nadia"]).starts_with("No change · Nadia"));
    let project = home.run(&["goal", "projects", "--json"]).json();
    let project = project["projects"][0]["ref"].as_str().unwrap().to_owned();
    assert!(said(&["goal", "projects", "note", &project, "--finish"]).ends_with("undo\n"));
    let again = said(&["goal", "projects", "note", &project, "--finish"]);
    assert!(again.starts_with("no change: ") && !again.contains("undo"), "{again}");
    assert!(said(&["undo"]).contains("done"));
}

#[test]
fn a_goal_is_deleted_by_its_name_and_one_called_off_has_a_map() {
    let home = with_a_goal();
    let asked = home.run(&["goal", "delete", "staff"]).fails(1);
    assert!(asked.contains("--yes"), "{asked}");
    let said = home.run(&["goal", "delete", "staff", "--yes"]).succeeds();
    assert_eq!(said, "Deleted · goal: Staff engineer · undo\n");
    let past = home.run(&["goal", "add", "Time", "off", "--decision", "2026-01-15"]).succeeds();
    assert!(past.contains("15 Jan has passed. How did it end?  hallway goal close "), "{past}");
    assert!(home.run(&["goal", "map", "Time", "off"]).succeeds().starts_with("Time off"));
}

#[test]
fn closing_and_telling_say_what_became_of_the_map_and_of_whom() {
    let home = with_a_goal();
    let odd = home.run(&["goal", "map", "add", "Nadia", "--role", "recruiter"]).succeeds();
    assert!(odd.contains("recruiter: only for a new job, and Staff engineer is a promotion"), "{odd}");
    let closed =
        home.run(&["goal", "close", "--outcome", "not this time", "--next", "Staff, in spring"]).succeeds();
    assert!(closed.contains("Staff, in spring begins with the same map: 3 people"), "{closed}");
    assert!(closed.contains("Tell and thank the 2 who knew of it"), "{closed}");
    let told = home.run(&["goal", "told", "Bo Lindqvist"]).succeeds();
    assert!(told.starts_with("Told · Bo Lindqvist · how Staff engineer ended"), "{told}");
    assert!(told.contains("About Staff, in spring too?  hallway goal told"), "{told}");
    let map = home.run(&["goal", "map", "Staff engineer"]).succeeds();
    assert!(map.contains("heard how it ended 18 Nov") && map.contains("has not heard how it ended"), "{map}");
    assert!(map.contains("wasn't told about it") && !map.contains("WHAT IS MISSING"), "{map}");
    assert!(!map.contains("good to talk") && !map.contains("next "), "{map}");
}

#[test]
fn asking_and_giving_have_their_screens() {
    shows("ask", with_a_goal, &["ask"]);
    shows("ask_draft", with_a_goal, &["ask", "Ana Silva", "for", "feedback", "What should I stop?"]);
    shows("give", with_a_goal, &["give"]);
    shows("give_thanks", with_a_goal, &["give", "thanks", "Bo Lindqvist", "--for", "the panel"]);
}

#[test]
fn people_have_what_the_practice_adds() {
    let audited = || {
        let home = with_a_goal();
        home.run(&["people", "audit", "Ana Silva", "6", "--because", "we talk work only"]).succeeds();
        home
    };
    shows("people_audit", audited, &["people", "audit"]);
    shows("people_spoke", with_a_goal, &["people", "spoke"]);
    shows("review_promises", with_a_goal, &["review", "promises"]);
    shows("goal_breadth", with_a_goal, &["goal", "map", "--breadth"]);
    shows("goal_without", with_a_goal, &["goal", "map", "--without", "Bo Lindqvist"]);
    let noted = || {
        let home = with_a_goal();
        home.run(&["edit", "Ana Silva", "--fact", "gap: decides in meetings"]).succeeds();
        let later = "2026-11-18T14:05:01+00:00";
        home.at(later, &["edit", "Ana Silva", "--fact", "bridge: a note the day before"]).succeeds();
        home.run(&["edit", "me", "--interest", "cello", "--read", "a book on bridges"]).succeeds();
        home
    };
    shows("show_with_a_goal", noted, &["show", "Ana Silva"]);
    shows("prep_with_a_goal", noted, &["prep", "Ana Silva"]);
}

#[test]
fn what_comes_next_stands_on_today() {
    shows("today_with_a_goal", with_a_goal, &["today"]);
    let home = with_a_goal();
    let today = home.run(&["today", "--json"]).json();
    let act = today["next"].as_array().unwrap().iter().find(|act| act["kind"] == "gap").unwrap();
    home.run(&["later", act["ref"].as_str().unwrap(), "in 3 days", "--only", "gap"]).succeeds();
    assert!(!home.run(&["today"]).succeeds().contains("to get to know"));
}

#[test]
fn what_cannot_be_is_said_on_one_line() {
    let home = with_a_goal();
    let said = |arguments: &[&str], code: i32| home.run(arguments).fails(code);
    assert_eq!(
        said(&["people", "audit", "Ana Silva", "11"], 1),
        "hallway: an answer is a number from 1 to 10, and 11 is not\n"
    );
    assert!(said(&["goal", "add", "X", "--decision", "2027-02-31"], 2).contains("isn't a date"));
    assert!(
        said(&["goal", "map", "add", "Anna Silva", "--role", "manager"], 1)
            .contains("did you mean Ana Silva?")
    );
    assert!(
        said(&["goal", "map", "add", "Ana Silva", "--role", "boss"], 2)
            .contains("choose one of: manager, can veto")
    );
    assert!(said(&["goal", "projects", "begin", "Docs week"], 1).contains("Hiring guild is active"));
    let again = home.run(&["goal", "map", "add", "Ana Silva", "--role", "can veto"]).succeeds();
    assert!(again.starts_with("Ana Silva is already on the map of Staff engineer: can veto"), "{again}");
}

#[test]
fn a_win_and_a_word_spoken_for_me_are_said_back() {
    let line = "Coffee with @Ana Silva, spoke: @Bo Lindqvist to the panel; win: Checkout 3 shipped";
    let home = Home::new();
    let said = home.run(&["log", "--dry-run", line]).succeeds();
    assert!(said.contains("a good word: Bo Lindqvist to the panel; Ana Silva told me\n"), "{said}");
    let said = home.run(&["log", line]).succeeds();
    let expected = "a win: Checkout 3 shipped · \
        a good word: Bo Lindqvist to the panel; Ana Silva told me, thank them by Wed 25 Nov · undo";
    assert!(said.contains(expected), "{said}");
}

#[test]
fn what_a_line_can_say_fits_one_screen() {
    let marks = Home::new().run(&["help", "marks"]).succeeds();
    assert!(marks.lines().count() <= 24 && marks.lines().all(|line| line.chars().count() <= 80), "{marks}");
    insta::with_settings!({ snapshot_path => "screens", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("help_marks", marks);
    });
}
