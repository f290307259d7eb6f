//! What lines say, with the people of the journal in place of the places of a line.

use super::{log, plain_journal};
use crate::{
    insights::Said,
    journal::{Journal, NewPerson, read::said},
    model::{Frame, PersonId},
};

/// What the latest lines with somebody say.
pub(super) fn said_with(journal: &Journal, person: PersonId, lines: usize) -> Vec<Said> {
    let said = journal
        .store
        .read(|db| said::said_with(db, &db.identities()?, &*journal.lexicon_in(db)?, person, lines));
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
