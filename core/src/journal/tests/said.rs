//! What lines say, with the people of the journal in place of the places of a line.

use std::cell::Cell;

use super::{log, plain_journal};
use crate::{
    insights::Said,
    journal::{Choice, Journal, NewPerson, people::prep::card_in, read::said, write::WriteTxn},
    model::{Entry, Frame, PersonId, RecordId},
};

/// What the latest lines with somebody say.
pub(super) fn said_with(journal: &Journal, person: PersonId, lines: usize) -> Vec<Said> {
    let said = journal
        .store
        .read(|db| said::said_with(db, &db.identities()?, &|| journal.lexicon_in(db), person, lines));
    said.unwrap()
}

#[test]
fn what_a_line_says_is_kept_with_it_and_is_whose_it_is() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    let [ben, ines] = ["Ben Okafor", "Ines Carvalho"].map(|name| {
        let new = NewPerson { name: name.to_owned(), ..NewPerson::default() };
        journal.people().add(new, false, super::now()).unwrap().id()
    });
    log(&journal, "coffee with Ben and Ines, Ines is moving to Porto");
    let moves = |said: &Said, person| said.frame == Frame::Moves && said.is_about(person);
    let said = said_with(&journal, ines, 4);
    assert!(said.iter().any(|said| moves(said, ines) && said.text == "moving to Porto"), "{said:?}");
    assert!(!said_with(&journal, ben, 4).iter().any(|said| moves(said, ben)));
}

/// Three kinds of lines with one person: what is said, words beside it, and words alone.
const LINES: [&str; 3] = [
    "coffee with Ines, she is moving to Porto, the pricing page hides the best part",
    "call with Ines, the supplier keeps missing dates",
    "lunch with Ines and Ben, Ines plays the cello #music",
];

#[test]
fn a_card_reads_no_line_whose_words_are_kept_and_says_what_reading_would() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    let [_, ines] = ["Ben Okafor", "Ines Carvalho"].map(|name| {
        let new = NewPerson { name: name.to_owned(), ..NewPerson::default() };
        journal.people().add(new, false, super::now()).unwrap().id()
    });
    let written: Vec<RecordId> = (0..30).map(|at| log(&journal, LINES[at % 3]).reference.id).collect();
    let card = || {
        let read = Cell::new(0);
        let card = journal.answer(|db| {
            let names = || {
                read.set(read.get() + 1);
                journal.lexicon_in(db)
            };
            card_in(db, &names, ines, super::now())
        });
        (card.unwrap(), read.get())
    };
    let (kept, read) = card();
    assert_eq!(read, 0);
    let said = said_with(&journal, ines, 30);
    assert!(said.iter().any(|said| said.text == "the supplier keeps missing dates"), "{said:?}");

    // As a version wrote them that kept no places.
    for entry in written {
        let forget = move |txn: &mut WriteTxn<'_>| {
            txn.edit::<Entry>(entry, |entry| {
                if let Some(said) = &mut entry.statements {
                    said.beside = None;
                }
            })
        };
        journal.commit("as it was", super::now(), forget).unwrap();
    }
    let (again, read) = card();
    assert_eq!(read, 20, "the lines with one person");
    assert_eq!(again, kept);
    assert_eq!(said_with(&journal, ines, 30), said);
}

#[test]
fn words_that_the_user_left_out_of_a_line_are_not_said_beside_it() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    let new = NewPerson { name: "Ines Carvalho".to_owned(), ..NewPerson::default() };
    let ines = journal.people().add(new, false, super::now()).unwrap().id();
    let reading = journal.read_line("coffee with Ines, good one +likes tea", super::now()).unwrap();
    let shown = reading.shown(super::now());
    let fact = shown.chips.into_iter().find(|chip| chip.text.contains("tea")).unwrap();
    let reading = reading.chosen(&[Choice::Leave { chip: fact.id }]);
    journal.log(reading, super::now()).unwrap();
    let said = said_with(&journal, ines, 4);
    assert_eq!(said.iter().map(|said| said.text.as_str()).collect::<Vec<_>>(), ["good one"]);
}
