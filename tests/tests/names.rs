//! Names and lines as the world writes them: every script, and characters that terminals obey.
//!
//! The core keeps what was written and finds it; showing it harmlessly is the screen's work.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use hallway_core::{
    Error, Journal,
    journal::{NewPerson, Order},
};
use hallway_tests::{Desk, assert_sound, found, log, minutes_later, now};

fn add(journal: &Journal, name: &str) -> hallway_core::Result<hallway_core::insights::Named> {
    journal.people().add(NewPerson { name: name.into(), ..NewPerson::default() }, false, now())
}

#[test]
fn control_and_bidirectional_characters_are_kept_and_found() {
    let lines = [
        "coffee with @Ana Silva \u{1b}[31mred\u{1b}[0m alpha",
        "coffee with @Ana Silva \u{202e}desrever\u{202c} beta",
        "coffee with @Ana Silva \u{7}bell \u{8}back gamma",
        "coffee with @Ana Silva zero\u{200b}width delta",
        "coffee with @Ana Silva two\nlines epsilon",
        "coffee with @Ana Silva \u{feff}mark zeta",
        "coffee with @Ana Silva e\u{301}\u{302}\u{303} eta",
        "coffee with @Ana Silva 👩‍👩‍👧‍👦 theta",
        "coffee with @Ana Silva nul\0inside iota",
    ];
    let desk = Desk::new();
    let journal = desk.open();
    for line in lines {
        assert_eq!(log(&journal, line, now()).text, line);
        let word = line.rsplit(' ').next().unwrap();
        assert_eq!(found(&journal, word, now()), [line], "{word}");
    }
    drop(journal);
    let journal = desk.open();
    let ana = hallway_tests::person(&journal, "Ana Silva");
    let page = journal.people().show(ana, now()).unwrap();
    for line in lines {
        assert!(page.timeline.iter().any(|shown| shown.text == line), "{line:?}");
    }
    journal.prep(ana, now()).unwrap();
    journal.today(now()).unwrap();
    assert_sound(&journal, now());
}

#[test]
fn a_person_may_have_any_name_with_a_letter_in_it() {
    let names = [
        "Zoë Ström",
        "李明",
        "محمد علي",
        "Владимир",
        "สมชาย",
        "Ἀριστοτέλης",
        "O'Brien",
        "Jean-Luc d'Arc",
        "N!xau",
        "\u{202e}Ana\u{202c} Bidi",
        "Bell\u{7} Smith",
        "Esc\u{1b}[2J Jones",
        "X Æ A-12",
        "किरण",
        "7of9",
    ];
    let desk = Desk::new();
    let journal = desk.open();
    for name in names {
        let person = add(&journal, name).unwrap();
        assert_eq!(person.name, name);
        assert_eq!(journal.people().resolve(name).unwrap(), person.id(), "{name:?}");
        let line = format!("tea with @\"{name}\" about the harbour");
        let receipt = log(&journal, &line, now());
        assert_eq!(receipt.people.len(), 1, "{name:?}: {:?}", receipt.people);
        assert_eq!((receipt.people[0].name.as_str(), receipt.people[0].new), (name, false));
        assert!(found(&journal, name, now()).contains(&name.to_owned()), "{name:?} is not found by name");
    }
    assert_eq!(journal.people().list(None, now()).unwrap().len(), names.len());
    assert_sound(&journal, now());
}

#[test]
fn a_name_without_a_letter_or_of_endless_length_is_refused_in_a_sentence() {
    let desk = Desk::new();
    let journal = desk.open();
    for name in ["", "  ", "!!!", "\u{202e}", "\u{200b}\u{200b}", "👻"] {
        assert!(matches!(add(&journal, name), Err(Error::NeedsWords(_))), "{name:?}");
    }
    assert!(matches!(add(&journal, &"x".repeat(201)), Err(Error::TooLong { .. })));
    assert!(journal.people().list(None, now()).unwrap().is_empty());
}

#[test]
fn a_line_of_64_kib_is_saved_whole_and_a_longer_one_is_refused_by_name() {
    let desk = Desk::new();
    let journal = desk.open();
    let line = format!("coffee with @Ana Silva {}", "wörd ".repeat(12_000));
    let line = &line[..line.floor_char_boundary(64 * 1024)];
    assert_eq!(log(&journal, line, now()).text, line);
    drop(journal);
    let journal = desk.open();
    assert_eq!(found(&journal, "coffee", now()), [line]);
    let longer = format!("{line}{}", "x".repeat(10));
    assert!(matches!(journal.read_line(&longer, now()), Err(Error::TooLong { .. })));
    assert!(matches!(journal.read_line(" \t\n", now()), Err(Error::Empty)));
    journal.prep(hallway_tests::person(&journal, "Ana Silva"), now()).unwrap();
    assert_sound(&journal, now());
}

#[test]
fn words_of_scripts_without_spaces_are_found() {
    let desk = Desk::new();
    let journal = desk.open();
    log(&journal, "今天和李明喝咖啡，他要搬去里斯本", now());
    log(&journal, "ดื่มกาแฟกับสมชาย", now());
    for query in ["咖啡", "里斯本", "กาแฟ"] {
        assert_eq!(found(&journal, query, now()).len(), 1, "{query}");
    }
}

#[test]
fn no_query_is_an_error() {
    let desk = Desk::new();
    let journal = desk.open();
    log(&journal, "coffee with @Ana Silva \"quoted\" -minus* (paren", now());
    let long = "a ".repeat(5_000);
    for query in [
        "\"",
        "\"\"",
        "*",
        "-",
        "(",
        ")",
        "a AND",
        "NEAR(a b)",
        "NOT",
        "^x",
        "col:x",
        "with:",
        "with:\"",
        "\0",
        "'; DROP TABLE",
        "{a}",
        "a+b",
        "é",
        "\u{202e}",
        "is:open with:Nobody",
        "since:tomorrow until:yesterday",
        "👻",
        &long,
        "%",
        "_",
        "\\",
    ] {
        for order in [Order::Newest, Order::Best] {
            journal.find(query, order, 0..10, now()).unwrap();
            journal.find(query, order, 0..u32::MAX, now()).unwrap();
        }
    }
    assert_eq!(found(&journal, "\"quoted\" minus paren", now()).len(), 1);
}

#[test]
fn a_known_name_a_letter_off_stands_beside_somebody_new() {
    let desk = Desk::new();
    let journal = desk.open();
    log(&journal, "coffee with @Ana Silva", now());
    for (line, near) in [
        ("tea with @Anna Silva", Some("Ana Silva")),
        ("tea with @Ana Sylva", Some("Ana Silva")),
        // Another surname, and another first name, are another person.
        ("tea with @Anna Brooks", None),
        ("tea with @Grace Silva", None),
    ] {
        let reading = journal.read_line(line, minutes_later(1)).unwrap();
        let named = &reading.draft.people[0];
        assert_eq!(named.person, None, "{line}");
        assert_eq!(named.alternatives.first().map(|known| known.name.as_str()), near, "{line}");
    }
}
