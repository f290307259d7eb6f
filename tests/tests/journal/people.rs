//! People who are merged, rest, are deleted or had another name.

use hallway_core::{
    Error,
    journal::{NewPerson, Page, PersonEdit, When},
    model::{Due, Reference},
};
use hallway_tests::{Desk, add, assert_sound, at, found, log, minutes_later, now, person};

use super::LINE;

#[test]
fn merged_people_have_one_page_and_can_be_parted_again() {
    let desk = Desk::new();
    let journal = desk.open();
    log(&journal, "coffee with @Ana Silva !send the deck by fri", now());
    log(&journal, "lunch with @Anna Sylva +likes tea", minutes_later(1));
    let (ana, twin) = (person(&journal, "Ana Silva"), person(&journal, "Anna Sylva"));
    journal.people().merge(twin, ana, now()).unwrap();
    assert!(journal.people().merge(ana, twin, now()).is_err(), "they are the same already");
    for one in [ana, twin] {
        let page = journal.people().show(one, now()).unwrap();
        assert_eq!((page.timeline.len(), page.promises.len(), page.facts.len()), (2, 1, 1));
    }
    assert_eq!(journal.people().list(None, now()).unwrap().len(), 1);
    assert_eq!(person(&journal, "Anna Sylva"), ana.min(twin));
    assert_eq!(found(&journal, "with:\"Anna Sylva\" coffee", now()).len(), 1);
    journal.undo(now()).unwrap().unwrap();
    assert_eq!(journal.people().list(None, now()).unwrap().len(), 2);
    assert_eq!(journal.people().show(ana, now()).unwrap().timeline.len(), 1);
    assert_sound(&journal, now());
}

#[test]
fn resting_people_are_never_proposed_and_keep_their_history() {
    let desk = Desk::new();
    let journal = desk.open();
    for day in [1, 2] {
        log(&journal, "coffee with @Ana Silva", at(&format!("2026-06-0{day}T10:00:00+00:00")));
    }
    let proposed =
        || journal.today(now()).unwrap().people.iter().any(|proposal| proposal.person.name == "Ana Silva");
    assert!(proposed(), "a second conversation starts a cadence");
    let ana = person(&journal, "Ana Silva");
    journal.people().rest(ana, "new job", now()).unwrap();
    assert!(!proposed());
    let page = journal.people().show(ana, now()).unwrap();
    assert_eq!((page.timeline.len(), page.resting_because.as_str()), (2, "new job"));
    journal.people().wake(ana, now()).unwrap();
    assert!(proposed());
    journal
        .later(&[Reference::to(ana)], When::Until(Due::Day("2026-12-24".parse().unwrap())), "", now())
        .unwrap();
    assert!(!proposed());
}

#[test]
fn a_deleted_line_takes_what_came_from_it_and_undo_brings_all_of_it_back() {
    let desk = Desk::new();
    let journal = desk.open();
    let receipt = log(&journal, &format!("{LINE} +plays chess >help with the visa form"), now());
    let reference = receipt.reference.clone();
    let ana = person(&journal, "Ana Silva");
    let deleted = journal.delete(&reference, now()).unwrap();
    assert!(deleted.len() >= 4, "{deleted:?}");
    let page = journal.people().show(ana, now()).unwrap();
    assert!(
        page.timeline.is_empty()
            && page.promises.is_empty()
            && page.facts.is_empty()
            && page.exchanges.is_empty()
    );
    assert!(found(&journal, "visa", now()).is_empty());
    let Page::Entry(entry) = journal.show(&reference, now()).unwrap() else { panic!("not a line") };
    assert!(entry.deleted.is_some(), "a reference to a deleted line still shows it");
    journal.undo(now()).unwrap().unwrap();
    let page = journal.people().show(ana, now()).unwrap();
    assert_eq!(
        (page.timeline.len(), page.promises.len(), page.facts.len(), page.exchanges.len()),
        (1, 2, 1, 1)
    );
    assert_sound(&journal, now());
}

#[test]
fn a_deleted_person_leaves_their_lines_and_comes_back_by_undo() {
    let desk = Desk::new();
    let journal = desk.open();
    log(&journal, LINE, now());
    let ana = person(&journal, "Ana Silva");
    journal.people().delete(ana, now()).unwrap();
    assert!(matches!(journal.people().resolve("Ana Silva"), Err(Error::NoSuchPerson { .. })));
    assert!(journal.people().list(None, now()).unwrap().is_empty());
    assert_eq!(found(&journal, "lisbon", now()).len(), 1);
    journal.today(now()).unwrap();
    journal.review().list(now()).unwrap();
    journal.undo(now()).unwrap().unwrap();
    assert_eq!(journal.people().show(ana, now()).unwrap().timeline.len(), 1);
    assert_sound(&journal, now());
}

#[test]
fn a_former_name_is_a_name_one_goes_by_unless_it_was_given_up() {
    let desk = Desk::new();
    let journal = desk.open();
    let renamed = |before: &str, after: &str| {
        let person = add(&journal, before);
        let edit = PersonEdit { name: Some(after.to_owned()), ..PersonEdit::default() };
        journal.people().edit(person, edit, now()).unwrap();
        let receipt = log(&journal, &format!("coffee with @{before}"), now());
        receipt.people[0].name.clone()
    };
    assert_eq!(renamed("Maria Jones", "Maria Garcia"), "Maria Garcia");
    assert_eq!(
        renamed("Tom Reed", "Eva Reed"),
        "Tom Reed",
        "another given name: nobody is found under the old one"
    );
    assert_sound(&journal, now());
}

#[test]
fn merged_people_rest_as_one_and_their_notes_are_joined() {
    let desk = Desk::new();
    let journal = desk.open();
    let new = |name: &str, notes: &str| {
        let new = NewPerson { name: name.into(), notes: notes.into(), ..NewPerson::default() };
        journal.people().add(new, false, now()).unwrap().id()
    };
    let (ana, twin) = (new("Ana Silva", "likes tea"), new("Anna Sylva", "plays chess"));
    journal.people().rest(ana.max(twin), "on leave", now()).unwrap();
    journal.people().merge(ana, twin, now()).unwrap();
    let page = || journal.people().show(ana, now()).unwrap();
    assert!(page().notes.contains("likes tea") && page().notes.contains("plays chess"));
    assert_eq!(page().resting_because, "on leave");
    assert!(journal.people().list(None, now()).unwrap()[0].resting.is_some());
    journal.people().wake(ana, now()).unwrap();
    assert!(page().resting.is_none());
    let notes = Some("one text".to_owned());
    journal.people().edit(twin, PersonEdit { notes, ..PersonEdit::default() }, now()).unwrap();
    assert_eq!(page().notes, "one text");
    assert_sound(&journal, now());
}
