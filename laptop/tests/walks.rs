//! What is asked at a terminal, key by key.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

use rexpect::session::{PtySession, spawn_command};

use crate::process::{Home, NOW};

/// How long to wait for words on the screen, in milliseconds: only a test that fails waits so long.
const PATIENCE: u64 = 60_000;

/// The command at a terminal of its own.
fn at_a_terminal(home: &Home, arguments: &[&str]) -> PtySession {
    let mut command = home.command(NOW);
    command.args(arguments).env("TERM", "xterm").env("NO_COLOR", "1");
    spawn_command(command, Some(PATIENCE)).unwrap()
}

/// Waits for words, then presses keys.
fn answer(terminal: &mut PtySession, question: &str, keys: &str) {
    terminal.exp_string(question).unwrap();
    terminal.send(keys).unwrap();
    terminal.flush().unwrap();
}

/// A journal with one thing for each walk.
fn with_something_to_ask() -> Home {
    let home = Home::new();
    home.at("2026-11-16T09:00:00+00:00", &["log", "Lunch with @Bo Lindqvist !send the deck by fri"])
        .succeeds();
    home.run(&["goal", "add", "Staff engineer", "--decision", "2026-12-20"]).succeeds();
    home.run(&["goal", "map", "add", "Bo Lindqvist", "--role", "manager"]).succeeds();
    home.at("2026-11-17T09:00:00+00:00", &["goal", "win", "Checkout 3"]).succeeds();
    home
}

#[test]
fn a_review_shows_the_week_and_saves_every_answer_of_its_walks() {
    let home = with_something_to_ask();
    let mut terminal = at_a_terminal(&home, &["review"]);
    terminal.exp_string("1 conversation with 1 person: Bo Lindqvist").unwrap();
    terminal.exp_string("LINES AND PEOPLE").unwrap();
    answer(&mut terminal, "[y] keep", "y");
    terminal.exp_string("YOUR PROMISES").unwrap();
    answer(&mut terminal, "[k]ept, [m]ove, [d]rop", "k");
    terminal.exp_string("kept: send the deck").unwrap();
    terminal.exp_string("AUDIT").unwrap();
    answer(&mut terminal, "Bo Lindqvist: ", "11\r");
    answer(&mut terminal, "a number from 1 to 10", "6 we talk work only\r");
    terminal.exp_string("WINS").unwrap();
    answer(&mut terminal, "What went well this week?", "Ledger shipped\r");
    answer(&mut terminal, "What shows it?", "\r");
    answer(&mut terminal, "What went well this week?", "\r");
    terminal.exp_string("Ledger shipped (Staff engineer)").unwrap();
    answer(&mut terminal, "[k] someone does", "k");
    answer(&mut terminal, "Who knows about it: ", "Bo\r");
    answer(&mut terminal, "Who told them", "\r");
    terminal.exp_string("Checkout 3 (Staff engineer)").unwrap();
    answer(&mut terminal, "[k] someone does", "\r");
    terminal.exp_string("1 left for another time.").unwrap();
    terminal.exp_eof().unwrap();

    let review = home.run(&["review", "--json"]).json();
    let waiting = &review["week"]["waiting"];
    assert_eq!((&waiting["people"], &waiting["promises"]), (&0.into(), &0.into()), "{waiting}");
    assert_eq!((&waiting["audit"], &waiting["wins"]), (&0.into(), &1.into()), "{waiting}");
    assert_eq!(review["week"]["kept"]["shown"][0]["text"], "send the deck");
    let board = home.run(&["people", "audit", "--json"]).json();
    assert_eq!(
        (&board["people"][0]["score"], &board["people"][0]["because"]),
        (&6.into(), &"we talk work only".into())
    );
}

#[test]
fn a_walk_that_is_left_goes_on_where_it_stopped() {
    let home = with_something_to_ask();
    home.run(&["log", "Coffee with @Ana Silva"]).succeeds();
    let mut terminal = at_a_terminal(&home, &["review", "audit"]);
    answer(&mut terminal, "Bo Lindqvist: ", "8\r");
    answer(&mut terminal, "Ana Silva: ", "q\r");
    terminal.exp_eof().unwrap();
    let mut terminal = at_a_terminal(&home, &["review", "audit"]);
    terminal.exp_string("Ana Silva: ").unwrap();
    answer(&mut terminal, "", "7\r");
    terminal.exp_eof().unwrap();
    let board = home.run(&["people", "audit", "--json"]).json();
    assert_eq!(board["people"].as_array().unwrap().len(), 2, "{board}");
    assert_eq!(board["to_ask"].as_array().unwrap().len(), 0, "{board}");
}

#[test]
fn a_day_that_is_none_is_asked_for_again_and_a_key_that_is_none_is_said() {
    let home = with_something_to_ask();
    let mut terminal = at_a_terminal(&home, &["review", "promises"]);
    answer(&mut terminal, "[k]ept, [m]ove, [d]rop", "x");
    terminal.exp_string("\"x\" isn't an option here: k, m, d, u, q, or Enter").unwrap();
    answer(&mut terminal, "[k]ept, [m]ove, [d]rop", "m");
    answer(&mut terminal, "Until when", "someday\r");
    terminal.exp_string("\"someday\" isn't a date").unwrap();
    answer(&mut terminal, "Until when", "next friday\r");
    terminal.exp_string("moved to Fri 27 Nov: send the deck").unwrap();
    terminal.exp_eof().unwrap();
}

#[test]
fn one_answer_back_is_taken_back_and_asked_again() {
    let home = with_something_to_ask();
    home.at("2026-11-16T10:00:00+00:00", &["log", "Call with @Bo Lindqvist !book the room by fri"])
        .succeeds();
    let mut terminal = at_a_terminal(&home, &["review", "promises"]);
    answer(&mut terminal, "[k]ept, [m]ove, [d]rop", "u");
    terminal.exp_string("this is the first one").unwrap();
    answer(&mut terminal, "[k]ept, [m]ove, [d]rop", "k");
    terminal.exp_string("kept: ").unwrap();
    answer(&mut terminal, "[k]ept, [m]ove, [d]rop", "u");
    terminal.exp_string("undone: kept: ").unwrap();
    answer(&mut terminal, "[k]ept, [m]ove, [d]rop", "d");
    answer(&mut terminal, "[k]ept, [m]ove, [d]rop", "q");
    terminal.exp_eof().unwrap();
    let open = home.run(&["review", "promises", "--json"]).json();
    assert_eq!(open["promises"].as_array().unwrap().len(), 1, "{open}");
    assert_eq!(open["my_word"]["kept"], 0, "{open}");
}

#[test]
fn u_goes_back_from_every_question_of_a_review() {
    let home = with_something_to_ask();
    for name in ["Grace Hopper", "Grace Kelly"] {
        home.run(&["people", "add", name]).succeeds();
    }
    for hour in ["09", "10"] {
        let at = format!("2026-11-17T{hour}:00:00+00:00");
        home.at(&at, &["log", "lunch with @Grace about the budget"]).succeeds();
    }
    let mut terminal = at_a_terminal(&home, &["review", "people"]);
    answer(&mut terminal, "Who is \"Grace\"?", "1");
    terminal.exp_string("was meant").unwrap();
    answer(&mut terminal, "Who is \"Grace\"?", "u");
    terminal.exp_string("undone: ").unwrap();
    answer(&mut terminal, "Who is \"Grace\"?", "q");
    terminal.exp_eof().unwrap();
    assert_eq!(home.run(&["review", "--json"]).json()["guesses"].as_array().unwrap().len(), 2);

    let mut terminal = at_a_terminal(&home, &["review", "wins"]);
    answer(&mut terminal, "What went well this week?", "u\r");
    terminal.exp_string("this is the first one").unwrap();
    answer(&mut terminal, "What went well this week?", "Ledger shipped\r");
    answer(&mut terminal, "What shows it?", "\r");
    answer(&mut terminal, "What went well this week?", "back\r");
    terminal.exp_string("undone: ").unwrap();
    answer(&mut terminal, "What went well this week?", "q\r");
    terminal.exp_eof().unwrap();
    let wins = home.run(&["goal", "wins", "--json"]).json();
    assert_eq!(wins["wins"].as_array().unwrap().len(), 1, "{wins}");
}

#[test]
fn one_walk_alone_asks_for_nothing_else() {
    let home = with_something_to_ask();
    let mut terminal = at_a_terminal(&home, &["review", "promises"]);
    answer(&mut terminal, "[k]ept, [m]ove, [d]rop", "m");
    answer(&mut terminal, "Until when", "next friday\r");
    terminal.exp_string("moved to Fri 27 Nov: send the deck").unwrap();
    // The person, the promise, whom the audit asks about, and the win.
    terminal.exp_string("4 left for another time.").unwrap();
    terminal.exp_eof().unwrap();
}

#[test]
fn an_answer_typed_out_is_one_answer() {
    let home = with_something_to_ask();
    let at = "2026-11-16T10:00:00+00:00";
    home.at(at, &["log", "Call with @Bo Lindqvist !book the room by fri"]).succeeds();
    home.at(at, &["log", "Tea with @Bo Lindqvist !ask for the numbers by fri"]).succeeds();
    let mut terminal = at_a_terminal(&home, &["review", "promises"]);
    answer(&mut terminal, "[k]ept, [m]ove, [d]rop", "kept\r");
    terminal.exp_string("kept: ").unwrap();
    answer(&mut terminal, "[k]ept, [m]ove, [d]rop", "drop\r");
    answer(&mut terminal, "[k]ept, [m]ove, [d]rop", "back\r");
    terminal.exp_string("undone: ").unwrap();
    answer(&mut terminal, "[k]ept, [m]ove, [d]rop", "later\r");
    answer(&mut terminal, "[k]ept, [m]ove, [d]rop", "quit\r");
    let rest = terminal.exp_eof().unwrap();
    assert!(!rest.contains("none of these"), "{rest}");
    let open = home.run(&["review", "promises", "--json"]).json();
    assert_eq!(open["promises"].as_array().unwrap().len(), 2, "{open}");
    assert_eq!(open["my_word"]["kept"], 1, "{open}");

    let mut terminal = at_a_terminal(&home, &["review", "audit"]);
    answer(&mut terminal, "Bo Lindqvist: ", "quit\r");
    terminal.exp_eof().unwrap();
}

#[test]
fn the_rest_of_a_word_does_not_come_to_the_shell() {
    let home = with_something_to_ask();
    let mut command = std::process::Command::new("/bin/sh");
    let program = home.command(NOW).get_program().to_owned();
    let run =
        format!("'{}' --now {NOW} review promises; echo \"the shell reads:$(head -n 1)\"", program.display());
    for (name, value) in home.command(NOW).get_envs() {
        if let Some(value) = value {
            command.env(name, value);
        }
    }
    command.args(["-c", &run]).env("TERM", "xterm").env("NO_COLOR", "1");
    let mut terminal = spawn_command(command, Some(PATIENCE)).unwrap();
    answer(&mut terminal, "[k]ept, [m]ove, [d]rop", "quit\r");
    terminal.exp_string("left for another time").unwrap();
    answer(&mut terminal, "", "ls\r");
    terminal.exp_string("the shell reads:ls").unwrap();
    terminal.exp_eof().unwrap();
}
