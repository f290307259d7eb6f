//! What a first screen does: a line while it is typed, saved, taken back; the day, the card; and being told of changes.

use std::sync::{Arc, Mutex, mpsc};

use hallway_core::journal::{ChipState, Choice};
use hallway_ffi::{ChangeListener, Journal, JournalError, fresh_secret};

use crate::support::{Desk, now};

#[test]
fn a_line_is_saved_as_its_chips_show_it_and_stands_on_the_card() {
    let desk = Desk::new();
    let journal = desk.open();
    let line = "☕ coffee with @Zoë Lindqvist !send visa contact by fri ?the deck";
    let reading = journal.read(line, &[], now()).unwrap();
    let deck = reading.chips.iter().find(|chip| chip.text.contains("the deck")).unwrap();
    let units: Vec<u16> = line.encode_utf16().collect();
    let span = deck.span.unwrap();
    assert_eq!(String::from_utf16(&units[span.start..span.end]).unwrap(), "?the deck");
    let choices = [deck.refuse.clone().unwrap()];
    let chosen = journal.read(line, &choices, now()).unwrap();
    assert!(chosen.chips.iter().all(|chip| !chip.text.contains("the deck")));
    let receipt = journal.log(line, &choices, now()).unwrap();
    assert_eq!(receipt.items.len(), 1);
    let zoe = receipt.people[0].reference.id.into();
    let card = journal.prep(zoe, now()).unwrap();
    assert_eq!(card.you_owe[0].text, "send visa contact");
    assert_eq!(journal.today(now()).unwrap().mine.len(), 1);
    let undone = journal.undo(now()).unwrap().unwrap();
    assert!(undone.what.contains("coffee"), "{}", undone.what);
    assert!(journal.today(now()).unwrap().mine.is_empty());
    assert!(journal.redo(now()).unwrap().is_some() && journal.redo(now()).unwrap().is_none());
}

#[test]
fn what_came_in_between_is_not_what_is_taken_back() {
    let desk = Desk::new();
    let journal = desk.open();
    let door = Arc::new(journal.another_door().unwrap());
    door.log("Coffee with @Ana Silva", &[], now()).unwrap();
    let act = Arc::clone(&door).maintenance().last_act().unwrap().unwrap();
    drop(door);
    // A reply to a notification, say.
    journal.log("Lunch with @Bo Ek", &[], now()).unwrap();
    let undone = journal.undo_act(act, now()).unwrap();
    assert!(undone.what.contains("Ana Silva"), "{}", undone.what);
    let Err(JournalError::Say { word, .. }) = journal.undo_act(act, now()) else { panic!("not twice") };
    assert_eq!(word, "already_done");
    let people: Vec<String> = Arc::clone(&journal)
        .people()
        .list(None, now())
        .unwrap()
        .into_iter()
        .map(|line| line.person.name)
        .collect();
    assert_eq!(people, ["Bo Ek"]);
    let door = journal.another_door().unwrap();
    journal.shut();
    assert!(matches!(journal.another_door(), Err(JournalError::Closed { .. })));
    door.shut();
}

#[test]
fn a_doubt_says_its_question() {
    let desk = Desk::new();
    let journal = desk.open();
    for name in ["Grace Hopper", "Grace Kim"] {
        journal.log(&format!("coffee with @{name}"), &[], now()).unwrap();
    }
    let reading = journal.read("lunch with @Grace", &[], now()).unwrap();
    let doubt = reading.chips.iter().find(|chip| chip.state == ChipState::Doubt).unwrap();
    assert!(doubt.question.contains("Which Grace"), "{}", doubt.question);
    assert!(matches!(doubt.accept, Some(Choice::Means { .. })));
}

#[test]
fn a_journal_that_was_shut_refuses_everything_and_opens_again_with_its_key_alone() {
    let desk = Desk::new();
    let open = |key: &[u8]| {
        Journal::open(desk.folder().to_owned(), key.to_vec(), fresh_secret().unwrap(), now()).map(Arc::new)
    };
    let journal = open(&desk.key).unwrap();
    journal.log("Coffee with @Ana Silva", &[], now()).unwrap();
    journal.shut();
    journal.shut();
    let error = journal.today(now()).unwrap_err();
    assert!(matches!(error, JournalError::Closed { .. }), "{error:?}");
    let error = open(&fresh_secret().unwrap()).err().unwrap();
    let JournalError::Decide { word, sentence, .. } = error else { panic!("{error:?}") };
    assert_eq!(word, "wrong_key");
    assert!(sentence.contains("Nothing was changed"), "{sentence}");
    assert!(!open(&desk.key).unwrap().today(now()).unwrap().first_day);
}

struct Told(Mutex<mpsc::Sender<u64>>);

impl ChangeListener for Told {
    fn changed(&self, revision: u64) {
        self.0.lock().unwrap().send(revision).unwrap();
        // As a foreign listener does that throws.
        panic!("thrown by the other side");
    }
}

#[test]
fn a_listener_hears_of_every_change_though_it_throws_and_nothing_after_the_watch_ended() {
    let desk = Desk::new();
    let journal = desk.open();
    let (sender, told) = mpsc::channel();
    let watch = journal.watch(Arc::new(Told(Mutex::new(sender)))).unwrap();
    let mut last = 0;
    for line in ["Coffee with @Ana Silva", "Lunch with @Bo Lindqvist"] {
        journal.log(line, &[], now()).unwrap();
        let revision = told.recv().unwrap();
        assert!(revision > last);
        last = revision;
    }
    watch.stop();
    journal.log("Tea with @Ana Silva", &[], now()).unwrap();
    assert!(told.recv().is_err(), "the listener was let go");
}
