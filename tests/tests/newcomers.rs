//! People whom lines ask about before the user adds them: one question in as many lines as name them, and one answer.

#![allow(clippy::expect_used)]

use hallway_core::{
    Error, Journal,
    journal::Receipt,
    model::{PersonId, Reference},
    quick_log::SuggestionKind,
};
use hallway_tests::{Desk, add, log, minutes_later, now, person};

const FIRST: &str = "Had a long lunch with Farid Haddad, the new VP of data";
const SECOND: &str = "Quick sync with Farid, he asked for the budget";

/// The reference of a question whether somebody is new, and the name it shows.
fn asked(receipt: &Receipt) -> Option<(Reference, String)> {
    let mut asked = receipt.suggestions.iter().filter(|one| one.kind == SuggestionKind::NewPerson);
    asked.next().map(|one| (one.reference.clone(), one.text.clone()))
}

fn say_yes(journal: &Journal, question: Reference) {
    journal.done(&[question], minutes_later(60)).expect("it is taken");
}

fn lines_with(journal: &Journal, person: PersonId) -> usize {
    journal.people().show(person, minutes_later(60)).expect("their page").timeline.len()
}

#[test]
fn one_yes_answers_every_line_that_asked_and_undo_takes_all_of_it_back() {
    let desk = Desk::new();
    let journal = desk.open();
    log(&journal, FIRST, now());
    let second = log(&journal, SECOND, minutes_later(1));
    // Named without a question: a line that only mentions somebody asks nothing.
    log(&journal, "I sent Farid the numbers", minutes_later(2));
    let (question, name) = asked(&second).unwrap();
    assert_eq!(name, "Farid Haddad", "the fullest name that a line has");
    say_yes(&journal, question);

    let farid = person(&journal, "Farid");
    assert_eq!(journal.people().named(farid).unwrap().name, "Farid Haddad");
    assert_eq!(lines_with(&journal, farid), 3);
    let waiting = journal.review().list(minutes_later(61)).unwrap().suggestions;
    assert!(waiting.iter().all(|one| one.kind != SuggestionKind::NewPerson), "{waiting:?}");

    journal.undo(minutes_later(62)).unwrap();
    let gone = journal.people().resolve("Farid");
    assert!(matches!(gone, Err(Error::NotAddedYet { .. })), "{gone:?}");
    let waiting = journal.review().list(minutes_later(63)).unwrap().suggestions;
    assert_eq!(waiting.iter().filter(|one| one.kind == SuggestionKind::NewPerson).count(), 1);
}

#[test]
fn a_newcomer_who_is_added_otherwise_is_in_the_lines_that_asked_too() {
    let ways: [fn(&Journal); 2] = [
        |journal| {
            add(journal, "Farid Haddad");
        },
        |journal| {
            log(journal, "coffee with @\"Farid Haddad\"", minutes_later(30));
        },
    ];
    for (way, lines) in ways.iter().zip([2, 3]) {
        let desk = Desk::new();
        let journal = desk.open();
        log(&journal, FIRST, now());
        log(&journal, SECOND, minutes_later(1));
        way(&journal);
        assert_eq!(lines_with(&journal, person(&journal, "Farid")), lines);
    }
}

#[test]
fn a_name_that_waits_says_how_to_add_it() {
    let desk = Desk::new();
    let journal = desk.open();
    let (question, _) = asked(&log(&journal, FIRST, now())).unwrap();
    for name in ["Farid Haddad", "farid"] {
        let Err(Error::NotAddedYet { name, suggestion }) = journal.people().resolve(name) else {
            panic!("{name} is somebody, or nobody")
        };
        assert_eq!((name, suggestion), ("Farid Haddad".to_owned(), question.to_string()));
    }
    assert!(matches!(journal.people().resolve("Faride"), Err(Error::NoSuchPerson { .. })));
}

#[test]
fn of_two_newcomers_of_one_first_name_neither_lends_it_their_surname() {
    let desk = Desk::new();
    let journal = desk.open();
    log(&journal, FIRST, now());
    log(&journal, "Had coffee with Farid Aziz from legal", minutes_later(1));
    let (question, name) = asked(&log(&journal, SECOND, minutes_later(2))).unwrap();
    assert_eq!(name, "Farid");
    say_yes(&journal, question);
    assert_eq!(lines_with(&journal, person(&journal, "Farid")), 1);
}

#[test]
fn whoever_was_refused_is_not_asked_about_again() {
    let desk = Desk::new();
    let journal = desk.open();
    let (question, _) = asked(&log(&journal, FIRST, now())).unwrap();
    log(&journal, SECOND, minutes_later(1));
    journal.later(&[question], hallway_core::journal::When::Never, "", minutes_later(2)).unwrap();
    assert!(asked(&log(&journal, "Tea with Farid Haddad", minutes_later(3))).is_none());
    let waiting = journal.review().list(minutes_later(4)).unwrap().suggestions;
    assert!(waiting.iter().all(|one| one.kind != SuggestionKind::NewPerson), "{waiting:?}");
}

#[test]
fn what_is_promised_to_a_first_name_that_two_have_is_theirs_once_it_is_said_who() {
    let desk = Desk::new();
    let journal = desk.open();
    let (okafor, castillo) = (add(&journal, "Ben Okafor"), add(&journal, "Ben Castillo"));
    let line = log(&journal, "told Ben I'd bring the projector on Friday", now());
    // Both were added at one moment: which of them comes first is chance.
    let orders = ["Which Ben: Ben Okafor or Ben Castillo?", "Which Ben: Ben Castillo or Ben Okafor?"];
    assert!(orders.contains(&line.doubts[0].message.as_str()), "{:?}", line.doubts);
    let owed = |who| {
        let card = journal.prep(who, minutes_later(5)).expect("a card");
        card.you_owe.into_iter().map(|promise| promise.text).collect::<Vec<_>>()
    };
    assert!(owed(okafor).is_empty() && owed(castillo).is_empty(), "a guess is on no card");
    let today = journal.today(minutes_later(5)).expect("today");
    assert_eq!(today.mine.len(), 1, "it comes due all the same");

    let guess = journal.review().list(minutes_later(5)).expect("what waits").guesses.remove(0);
    let candidates: Vec<&str> = guess.candidates.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(candidates.len(), 2, "{candidates:?}");
    journal
        .review()
        .confirm(line.reference.id.into(), guess.guessed.id(), castillo, minutes_later(6))
        .expect("it is said who");
    assert_eq!((owed(okafor), owed(castillo)), (Vec::new(), vec!["bring the projector".to_owned()]));
}

#[test]
fn a_fact_about_a_first_name_that_two_have_is_asked_with_the_choice_and_follows_it() {
    let desk = Desk::new();
    let journal = desk.open();
    let (silva, costa) = (add(&journal, "Ana Silva"), add(&journal, "Ana Costa"));
    let line = log(&journal, "Ana moved to Porto last month", now());
    let asked = &line.suggestions[0];
    assert_eq!(asked.person, None);
    // Each is named with how to point at them.
    for (name, id) in [("Ana Silva", silva), ("Ana Costa", costa)] {
        let one = asked.alternatives.iter().find(|one| one.name == name).expect("they may be meant");
        assert_eq!(one.reference.as_ref().map(|reference| PersonId(reference.id)), Some(id));
    }
    assert_eq!(asked.alternatives.len(), 2);
    journal.done(std::slice::from_ref(&asked.reference), minutes_later(1)).expect("it is taken");
    let known = |who| !journal.prep(who, minutes_later(2)).expect("a card").their_world.is_empty();
    assert!(!known(silva) && !known(costa), "whose it is has not been said");
    let guess = journal.review().list(minutes_later(2)).expect("what waits").guesses.remove(0);
    journal
        .review()
        .confirm(line.reference.id.into(), guess.guessed.id(), costa, minutes_later(3))
        .expect("it is said who");
    let page = |who| journal.people().show(who, minutes_later(4)).expect("their page").facts.len();
    assert_eq!((page(silva), page(costa)), (0, 1));
}

#[test]
fn of_what_nobody_hangs_on_the_doubt_alone_waits() {
    let desk = Desk::new();
    let journal = desk.open();
    add(&journal, "Ana Silva");
    add(&journal, "Ana Costa");
    add(&journal, "Bo Lindqvist");
    let line = log(&journal, "coffee with Ana and Bo", now());
    assert_eq!(line.people.len(), 1);
    let waits = journal.review().list(minutes_later(1)).expect("what waits").doubts;
    assert_eq!(waits[0].question, "several people share a name in it: who did you mean?");
}
