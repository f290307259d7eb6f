//! Acts that are taken back and done again, of this device and beside another.

use hallway_core::{
    Journal,
    error::ErrorKind,
    journal::{NewPerson, PersonEdit, When},
    model::{Due, ItemKind, RecordId, Reference, Relation},
};
use hallway_tests::{Desk, add, assert_sound, carry_over, found, items, log, minutes_later, now, person};
use serde_json::json;

use super::LINE;

#[test]
fn a_kept_promise_leaves_the_card_and_undo_brings_it_back() {
    let desk = Desk::new();
    let journal = desk.open();
    let promise = items(&log(&journal, LINE, now()).items, ItemKind::Promise)[0].reference.clone();
    let owed = || journal.today(now()).unwrap().mine.len();
    journal.done(std::slice::from_ref(&promise), now()).unwrap();
    assert_eq!(owed(), 0);
    assert!(journal.done(std::slice::from_ref(&promise), now()).is_err(), "it was kept before");
    journal.undo(now()).unwrap().unwrap();
    assert_eq!(owed(), 1);
    journal.redo(now()).unwrap().unwrap();
    assert_eq!(owed(), 0);
    journal.undo(now()).unwrap().unwrap();
    journal
        .later(
            std::slice::from_ref(&promise),
            When::Until(Due::Day("2026-12-01".parse().unwrap())),
            "she is away",
            now(),
        )
        .unwrap();
    let moved = &journal.people().show(person(&journal, "Ana Silva"), now()).unwrap().promises[0];
    assert_eq!(json!(moved.due), json!("2026-12-01"));
    journal.later(std::slice::from_ref(&promise), When::Never, "no need", now()).unwrap();
    assert_eq!(owed(), 0);
    assert_sound(&journal, now());
}

#[test]
fn several_things_are_done_all_or_none() {
    let desk = Desk::new();
    let journal = desk.open();
    let promise = items(&log(&journal, LINE, now()).items, ItemKind::Promise)[0].reference.clone();
    assert!(journal.done(&[promise, Reference::to(RecordId::default())], now()).is_err());
    assert_eq!(journal.today(now()).unwrap().mine.len(), 1);
}

#[test]
fn acts_are_undone_and_done_again_in_sequence_and_across_a_restart() {
    let desk = Desk::new();
    let journal = desk.open();
    for number in 0..3 {
        log(&journal, &format!("hallway with @Ana Silva, thing{number}"), minutes_later(number));
    }
    let there = |journal: &Journal| found(journal, "thing", now()).len();
    journal.undo(now()).unwrap().unwrap();
    journal.undo(now()).unwrap().unwrap();
    assert_eq!(there(&journal), 1);
    drop(journal);

    let journal = desk.open();
    assert_eq!(there(&journal), 1);
    let again = journal.redo(now()).unwrap().unwrap();
    assert!(again.what.contains("thing1"), "{}", again.what);
    assert_eq!(there(&journal), 2);
    let undone: Vec<bool> =
        journal.maintenance().undo_list(10).unwrap().iter().map(|line| line.undone).collect();
    assert_eq!(undone, [true, false, false]);
    // A new act ends what could be done again.
    log(&journal, "hallway with @Ana Silva, thing3", minutes_later(3));
    assert!(journal.redo(now()).unwrap().is_none());
    while journal.undo(now()).unwrap().is_some() {}
    assert_eq!(there(&journal), 0);
    assert!(journal.people().list(None, now()).unwrap().is_empty(), "whoever a line made goes with it");
    while journal.redo(now()).unwrap().is_some() {}
    assert_eq!(there(&journal), 3);
    assert_sound(&journal, now());
}

#[test]
fn an_act_is_taken_back_by_its_number_whatever_was_done_since() {
    let desk = Desk::new();
    let journal = desk.open();
    // Each through a door of its own: what an act was is known however many others are at it.
    let act = |line: &str, minute| {
        let door = journal.maintenance().another_door();
        log(&door, line, minutes_later(minute));
        door.maintenance().last_act().unwrap()
    };
    let first = act("hallway with @Ana Silva, thing1", 0);
    let second = act("hallway with @Ana Silva, thing2", 1);
    let third = act("hallway with @Bo Ek, thing3", 2);
    assert!(first < second && second < third);
    assert_eq!(journal.maintenance().last_act(), None, "nothing was done through this one");

    let undone = journal.maintenance().undo_act(first, minutes_later(3)).unwrap();
    assert!(undone.what.contains("thing1"), "{}", undone.what);
    assert_eq!(
        (undone.left, undone.kept[0].person.name.as_str()),
        (0, "Ana Silva"),
        "the second line names her"
    );
    assert_eq!(found(&journal, "thing", now()).len(), 2);
    let again = journal.maintenance().undo_act(first, minutes_later(4)).unwrap_err();
    assert_eq!((again.kind(), again.hints().len()), (ErrorKind::AlreadyDone, 0));
    assert!(again.to_string().contains("undone already"), "{again}");

    // The sequence is that of the others, and an act it took back is not taken back once more.
    assert!(journal.redo(now()).unwrap().is_none(), "what was taken out of the sequence is not done again");
    assert!(journal.undo(now()).unwrap().unwrap().what.contains("thing3"));
    assert_eq!(journal.maintenance().undo_act(third, now()).unwrap_err().kind(), ErrorKind::AlreadyDone);
    assert!(journal.redo(now()).unwrap().unwrap().what.contains("thing3"));
    // The newest is taken back as undo does it.
    assert!(journal.maintenance().undo_act(third, now()).unwrap().kept.is_empty());
    assert_eq!(found(&journal, "thing", now()).len(), 1);
    assert!(journal.redo(now()).unwrap().unwrap().what.contains("thing3"));
    assert_sound(&journal, now());
}

#[test]
fn an_act_that_changed_nothing_has_no_number() {
    let desk = Desk::new();
    let journal = desk.open();
    let ana = add(&journal, "Ana Silva");
    for (because, changes) in [("on leave", true), ("", false)] {
        let door = journal.maintenance().another_door();
        door.people().rest(ana, because, now()).unwrap();
        assert_eq!(door.maintenance().last_act().is_some(), changes);
    }
}

#[test]
fn taking_one_act_back_leaves_what_later_acts_said() {
    let desk = Desk::new();
    let journal = desk.open();
    let ana = add(&journal, "Ana Silva");
    let change = |relation, pronoun: &str| {
        let door = journal.maintenance().another_door();
        let edit =
            PersonEdit { relation: Some(relation), pronoun: Some(pronoun.into()), ..PersonEdit::default() };
        door.people().edit(ana, edit, now()).unwrap();
        door.maintenance().last_act().unwrap()
    };
    let first = change(Relation::Manager, "she");
    change(Relation::Mentor, "she");
    assert_eq!(
        journal.maintenance().undo_act(first, minutes_later(1)).unwrap().left,
        1,
        "the later word stays"
    );
    let page = journal.people().show(ana, now()).unwrap();
    assert_eq!((page.relation, page.pronoun.as_str()), (Relation::Mentor, ""));
    assert_sound(&journal, now());
}

#[test]
fn a_forget_leaves_no_act_to_take_back() {
    let desk = Desk::new();
    let journal = desk.open();
    let door = journal.maintenance().another_door();
    log(&door, "Coffee with @Ana Silva", now());
    let act = door.maintenance().last_act().unwrap();
    let bo = add(&journal, "Bo Ek");
    journal.people().forget(bo, &(), now()).unwrap();
    assert_eq!(journal.maintenance().undo_act(act, now()).unwrap_err().kind(), ErrorKind::AlreadyDone);
    // Numbers are not given twice.
    log(&door, "Lunch with @Ana Silva", minutes_later(1));
    assert!(door.maintenance().last_act().unwrap() > act);
}

#[test]
fn undo_leaves_what_another_device_said_in_between() {
    let (here, there) = (Desk::new(), Desk::new());
    let (phone, laptop) = (here.open(), there.open());
    let ana = phone
        .people()
        .add(NewPerson { name: "Ana Silva".into(), ..NewPerson::default() }, false, now())
        .unwrap()
        .id();
    let relation = |relation| PersonEdit { relation: Some(relation), ..PersonEdit::default() };
    let mut change = relation(Relation::Manager);
    change.pronoun = Some("she".into());
    phone.people().edit(ana, change, now()).unwrap();
    carry_over(&phone, &laptop);
    laptop.people().edit(ana, relation(Relation::Mentor), minutes_later(1)).unwrap();
    carry_over(&laptop, &phone);

    let undone = phone.undo(minutes_later(2)).unwrap().unwrap();
    assert_eq!(undone.left, 1, "the laptop's word stays");
    let page = phone.people().show(ana, now()).unwrap();
    assert_eq!((page.relation, page.pronoun.as_str()), (Relation::Mentor, ""));
    let redone = phone.redo(minutes_later(3)).unwrap().unwrap();
    assert_eq!(redone.left, 1);
    let page = phone.people().show(ana, now()).unwrap();
    assert_eq!((page.relation, page.pronoun.as_str()), (Relation::Mentor, "she"));
}
