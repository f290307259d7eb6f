//! The journal's story through the core's one door: log, find, prep, done, undo, review, merge, rest, delete.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use hallway_core::{
    Error, Journal,
    error::ErrorKind,
    insights::PRIVATE,
    journal::{EntryEdit, NewPerson, Order, Page, PersonEdit, Progress, PromiseEdit, Receipt, When},
    model::{Due, EntryKind, ItemKind, RecordId, Reference, Relation},
    quick_log::SuggestionKind,
};
use hallway_tests::{
    Desk, add, assert_sound, at, carry_over, check, found, items, log, minutes_later, now, person,
};
use serde_json::json;

const LINE: &str = "Coffee with @Ana Silva, moving to Lisbon in June, loves natural wine #travel !send visa contact by fri \
                    ?intro to Priya";

/// Everything a screen that is no `show` and no `find` would print, as one text.
fn cards(journal: &Journal, name: &str) -> String {
    let card = journal.prep(person(journal, name), now()).unwrap();
    let today = journal.today(now()).unwrap();
    format!("{}\n{}", serde_json::to_string(&card).unwrap(), serde_json::to_string(&today).unwrap())
}

#[test]
fn one_line_is_found_again_and_is_on_the_card_before_the_next_meeting() {
    let desk = Desk::new();
    let journal = desk.open();
    assert!(journal.today(now()).unwrap().first_day);
    let receipt = log(&journal, LINE, now());
    assert_eq!(receipt.text, LINE);
    assert_eq!(
        (receipt.people[0].name.as_str(), receipt.people[0].new, receipt.people[0].there),
        ("Ana Silva", true, true)
    );
    assert_eq!(
        (items(&receipt.items, ItemKind::Promise).len(), receipt.topics.as_slice()),
        (2, ["travel".to_owned()].as_slice())
    );
    assert_eq!(
        items(&receipt.items, ItemKind::Promise)[0].due,
        Some(Due::Day("2026-11-20".parse().unwrap()))
    );
    for query in
        ["lisb", "visa", "ana", "topic:travel", "with:Ana", "\"natural wine\"", "kind:coffee", "is:open"]
    {
        assert!(!found(&journal, query, now()).is_empty(), "{query}");
    }
    let card = journal.prep(person(&journal, "ana"), at("2026-11-25T09:00:00+00:00")).unwrap();
    assert_eq!(card.person.name, "Ana Silva");
    assert_eq!(card.you_owe[0].text, "send visa contact");
    assert_eq!(card.they_offered[0].text, "intro to Priya");
    let today = journal.today(at("2026-11-25T09:00:00+00:00")).unwrap();
    assert_eq!(today.mine.len(), 1);
    assert!(!today.first_day);
    drop(journal);
    assert_eq!(found(&desk.open(), "lisbon", now()), [LINE]);
}

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
    assert!(again.to_string().contains("taken back before"), "{again}");

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

#[test]
fn watchers_see_every_commit_of_this_and_of_another_process() {
    let desk = Desk::new();
    let (journal, other) = (desk.open(), desk.open());
    let mut watch = journal.watch().unwrap();
    let first = *watch.borrow_and_update();
    for number in 0..5 {
        log(&journal, &format!("hallway with @Ana Silva {number}"), now());
    }
    // A reader that was slow skips to the newest revision.
    let second = *watch.borrow_and_update();
    assert!(second >= first + 5, "{first} {second}");
    assert!(!watch.has_changed().unwrap());

    log(&other, "lunch with @Bo Ek", now());
    let deadline = Instant::now() + Duration::from_secs(20);
    while !watch.has_changed().unwrap() {
        assert!(Instant::now() < deadline, "another process wrote and nobody noticed");
        std::thread::yield_now();
    }
    assert!(*watch.borrow_and_update() > second);
    assert_eq!(found(&journal, "lunch", now()).len(), 1);
    assert_eq!(
        journal.read_line("call with Bo", now()).unwrap().draft.people.len(),
        1,
        "their people are known here"
    );
}

#[test]
fn a_journal_is_shared_between_threads_and_nothing_is_lost() {
    fn shareable<T: Send + Sync + 'static>(_: &T) {}
    let desk = Desk::new();
    let journal = desk.open();
    shareable(&journal);
    std::thread::scope(|scope| {
        for thread in 0..4 {
            let journal = &journal;
            scope.spawn(move || {
                for number in 0..10 {
                    log(journal, &format!("hallway with @Ana Silva, thread{thread}x{number}"), now());
                    journal.today(now()).unwrap();
                }
            });
        }
    });
    assert_eq!(found(&journal, "thread", now()).len(), 40);
    assert_sound(&journal, now());
}

#[test]
fn what_was_said_in_private_is_in_no_card_and_not_in_today() {
    let desk = Desk::new();
    let journal = desk.open();
    log(
        &journal,
        "coffee with @Ana Silva, talked about the divorce !find a solicitor by fri +careful: custody #private",
        now(),
    );
    let screens = cards(&journal, "Ana Silva");
    for secret in ["divorce", "solicitor", "custody"] {
        assert!(!screens.contains(secret), "{secret} is on a card: {screens}");
    }
    assert!(screens.contains(PRIVATE), "{screens}");
    assert_eq!(journal.today(now()).unwrap().mine.len(), 1, "it still comes due");
    assert_eq!(journal.prep(person(&journal, "Ana Silva"), now()).unwrap().private_lines, 1);
    assert_eq!(found(&journal, "divorce", now()).len(), 1);
    assert!(journal.find("divorce", Order::Best, 0..5, now()).unwrap().hits[0].private);
    // Taken back, and kept private again by an edit.
    let entry = journal.resolve("-").unwrap().reference.clone();
    let private = |private| hallway_core::journal::EntryEdit { private: Some(private), ..Default::default() };
    journal.review().edit_line(entry.id.into(), private(false), now()).unwrap();
    assert!(cards(&journal, "Ana Silva").contains("solicitor"));
    journal.review().edit_line(entry.id.into(), private(true), now()).unwrap();
    assert!(!cards(&journal, "Ana Silva").contains("solicitor"));
}

#[test]
fn a_guess_is_on_no_card_until_it_is_confirmed() {
    let desk = Desk::new();
    let journal = desk.open();
    for name in ["Grace Hopper", "Grace Kelly"] {
        journal.people().add(NewPerson { name: name.into(), ..NewPerson::default() }, false, now()).unwrap();
    }
    let receipt = log(&journal, "coffee with @Grace, compilers are hard !lend her the manual by fri", now());
    assert!(!receipt.people[0].confirmed);
    for name in ["Grace Hopper", "Grace Kelly"] {
        let card = journal.prep(person(&journal, name), now()).unwrap();
        assert!(card.last.is_none() && card.you_owe.is_empty() && card.last_time.is_empty(), "{card:?}");
    }
    let today = serde_json::to_string(&journal.today(now()).unwrap()).unwrap();
    assert!(!today.contains("Grace"), "today names a guess: {today}");
    assert!(journal.people().list(None, now()).unwrap().iter().all(|line| line.last.is_none()));

    let review = journal.review().list(now()).unwrap();
    let guess = &review.guesses[0];
    assert_eq!((guess.typed.as_str(), guess.candidates.len()), ("@Grace", 2));
    let kelly = person(&journal, "Grace Kelly");
    journal.review().confirm(guess.reference.id.into(), guess.guessed.id(), kelly, now()).unwrap();
    let card = journal.prep(kelly, now()).unwrap();
    assert!(card.last.is_some());
    assert_eq!(card.you_owe[0].text, "lend her the manual");
    assert!(journal.prep(person(&journal, "Grace Hopper"), now()).unwrap().last.is_none());
    assert!(journal.review().list(now()).unwrap().guesses.is_empty());
    journal.undo(now()).unwrap().unwrap();
    assert!(journal.prep(kelly, now()).unwrap().last.is_none());
    assert_sound(&journal, now());
}

const DICTATED: &str =
    "had coffee with anna silva she is moving to lisbon I said I would send her the visa contact by friday";

#[test]
fn a_suggestion_changes_nothing_until_it_is_accepted() {
    let desk = Desk::new();
    let journal = desk.open();
    journal
        .people()
        .add(NewPerson { name: "Ana Silva".into(), ..NewPerson::default() }, false, now())
        .unwrap();
    let ana = person(&journal, "Ana Silva");
    let receipt = log(&journal, DICTATED, now());
    assert_eq!(receipt.suggestions.len(), 3);
    assert!(receipt.people.is_empty() && items(&receipt.items, ItemKind::Promise).is_empty());
    assert!(journal.prep(ana, now()).unwrap().last.is_none());
    assert!(journal.today(now()).unwrap().mine.is_empty());
    let waiting = journal.review().list(now()).unwrap().suggestions;
    assert_eq!(waiting.len(), 3);

    for suggestion in &waiting {
        journal.done(std::slice::from_ref(&suggestion.reference), now()).unwrap();
    }
    let card = journal.prep(ana, now()).unwrap();
    assert!(card.last.is_some());
    assert_eq!(card.you_owe.len(), 1);
    assert_eq!(json!(journal.people().show(ana, now()).unwrap().promises[0].due), json!("2026-11-20"));
    assert!(journal.review().list(now()).unwrap().suggestions.is_empty());
    assert!(
        journal.done(std::slice::from_ref(&waiting[0].reference), now()).is_err(),
        "it was answered before"
    );
    assert_eq!(found(&journal, "lisbon", now()), [DICTATED], "the line stays as it was dictated");
    assert_sound(&journal, now());
}

#[test]
fn two_refusals_silence_a_trigger() {
    let desk = Desk::new();
    let journal = desk.open();
    let offered = |journal: &Journal| {
        let receipt =
            log(journal, "had coffee with @Ana Silva and she said she would send me the notes", now());
        receipt.suggestions.first().map(|suggestion| suggestion.reference.clone())
    };
    for _ in 0..2 {
        let suggestion = offered(&journal).expect("a promise is suggested");
        journal.later(&[suggestion], When::Never, "", now()).unwrap();
    }
    assert_eq!(offered(&journal), None);
}

#[test]
fn review_walks_through_what_waits_and_ends() {
    let desk = Desk::new();
    let journal = desk.open();
    log(&journal, "coffee with @Ana Silva !send the deck by fri", now());
    log(&journal, "a thought about the reorg", now());
    let review = journal.review().list(now()).unwrap();
    assert_eq!((review.new_people.len(), review.without_people.len(), review.promises.len()), (1, 1, 1));
    assert_eq!(journal.relationships().week(now()).unwrap().waiting.people, 2);
    journal.review().seen(&[review.new_people[0].id()], now()).unwrap();
    journal.review().checked(review.without_people[0].reference.id.into(), now()).unwrap();
    assert_eq!(journal.relationships().week(now()).unwrap().waiting.people, 0);
}

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
fn nobody_and_several_are_said_in_sentences() {
    let desk = Desk::new();
    let journal = desk.open();
    for name in ["Ana Silva", "Grace Hopper", "Grace Kelly"] {
        journal.people().add(NewPerson { name: name.into(), ..NewPerson::default() }, false, now()).unwrap();
    }
    let nobody = journal.people().resolve("Anna Silva").unwrap_err().to_string();
    assert_eq!(nobody, "no person called \"Anna Silva\"; did you mean Ana Silva?");
    let several = journal.people().resolve("Grace").unwrap_err().to_string();
    assert!(several.contains("Grace Hopper") && several.contains("Grace Kelly"), "{several}");
    assert!(journal.resolve("bcd").is_err());
    assert!(
        journal
            .people()
            .add(NewPerson { name: "ana silva".into(), ..NewPerson::default() }, false, now())
            .is_err()
    );
    assert!(journal.prep(RecordId::ME.into(), now()).is_err(), "the user is no card");
}

#[test]
fn dropping_every_derived_row_and_rebuilding_gives_equal_answers() {
    let desk = Desk::new();
    let journal = desk.open();
    for number in 0..20 {
        log(&journal, &format!("{LINE} thing{number}"), minutes_later(number));
    }
    log(&journal, DICTATED, now());
    let answers = |journal: &Journal| {
        let found = journal.find("thing", Order::Newest, 0..100, now()).unwrap();
        json!([
            found,
            journal.today(now()).unwrap(),
            journal.review().list(now()).unwrap(),
            journal.people().list(None, now()).unwrap(),
            cards(journal, "Ana Silva")
        ])
    };
    let before = answers(&journal);
    let seen = AtomicU64::new(0);
    let listener = |progress: Progress| seen.store(progress.total, Ordering::Relaxed);
    journal.maintenance().rebuild_all(&listener, now()).unwrap();
    assert!(seen.into_inner() > 0);
    assert_eq!(answers(&journal), before);
    assert_eq!(check(&journal, now()).stale, Vec::<String>::new());
}

fn edit(journal: &Journal, reference: &Reference, edit: EntryEdit) -> Receipt {
    journal.review().edit_line(reference.id.into(), edit, now()).unwrap()
}

fn reworded(journal: &Journal, reference: &Reference, line: &str) -> Receipt {
    edit(journal, reference, EntryEdit { line: Some(line.to_owned()), ..EntryEdit::default() })
}

#[test]
fn an_edited_line_keeps_what_was_accepted_from_it() {
    let desk = Desk::new();
    let journal = desk.open();
    add(&journal, "Ana Silva");
    let reference = log(&journal, DICTATED, now()).reference.clone();
    for suggestion in journal.review().list(now()).unwrap().suggestions {
        journal.done(std::slice::from_ref(&suggestion.reference), now()).unwrap();
    }
    let receipt = reworded(&journal, &reference, &format!("{DICTATED} and we laughed"));
    assert_eq!((receipt.people.len(), items(&receipt.items, ItemKind::Promise).len()), (1, 1), "{receipt:?}");
    assert!(receipt.people[0].there);
    assert!(receipt.suggestions.is_empty(), "{:?}", receipt.suggestions);
    assert_eq!(journal.relationships().week(now()).unwrap().waiting.people, 0);
    assert_sound(&journal, now());
}

#[test]
fn an_edited_line_changes_only_what_it_says_differently() {
    let desk = Desk::new();
    let journal = desk.open();
    let (bo, carla) = (add(&journal, "Bo Kraus"), add(&journal, "Carla Nair"));
    let line = "coffee with @Ana Silva !send deck by fri !call the desk +plays chess";
    let receipt = log(&journal, line, now());
    let reference = receipt.reference.clone();
    let promise = items(&receipt.items, ItemKind::Promise)[0].reference.clone();
    let text = Some("send the deck with the numbers".to_owned());
    journal
        .review()
        .edit_promise(promise.id.into(), PromiseEdit { text, ..PromiseEdit::default() }, now())
        .unwrap();
    let by_hand = EntryEdit {
        kind: Some(EntryKind::from("lunch")),
        there: vec![bo],
        mentioned: vec![carla],
        private: Some(true),
        ..EntryEdit::default()
    };
    edit(&journal, &reference, by_hand);
    let receipt = reworded(
        &journal,
        &reference,
        "coffee with @Ana Silva !send deck by fri !water the plant +plays chess",
    );
    let promises = items(&receipt.items, ItemKind::Promise);
    let promises: BTreeSet<&str> = promises.iter().map(|promise| promise.text.as_str()).collect();
    assert_eq!(
        promises.into_iter().collect::<Vec<_>>(),
        ["send the deck with the numbers", "water the plant"]
    );
    let people: Vec<(&str, bool)> =
        receipt.people.iter().map(|person| (person.name.as_str(), person.there)).collect();
    assert_eq!(people.len(), 3, "{people:?}");
    assert!(people.contains(&("Bo Kraus", true)) && people.contains(&("Carla Nair", false)));
    assert_eq!(
        (receipt.kind.as_str(), receipt.private, items(&receipt.items, ItemKind::Fact).len()),
        ("lunch", true, 1)
    );
    // Nobody is met again under a name that has changed since.
    let ana = person(&journal, "Ana Silva");
    journal
        .people()
        .edit(ana, PersonEdit { name: Some("Dora Reis".into()), ..PersonEdit::default() }, now())
        .unwrap();
    let without = EntryEdit { without: vec![bo], ..EntryEdit::default() };
    edit(&journal, &reference, without);
    let receipt = reworded(&journal, &reference, "tea with @Ana Silva !send deck by mon +plays chess @Bo");
    assert_eq!(receipt.people.iter().filter(|person| person.name == "Dora Reis").count(), 1);
    assert_eq!(journal.people().list(None, now()).unwrap().len(), 3);
    assert_eq!(items(&receipt.items, ItemKind::Promise).len(), 1);
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
fn a_settled_doubt_stays_settled_and_a_name_put_right_takes_the_promise_along() {
    let desk = Desk::new();
    let journal = desk.open();
    let (ana, bo) = (add(&journal, "Ana Silva"), add(&journal, "Bo Kraus"));
    let receipt = log(&journal, "a thought about the reorg !tell them", now());
    let reference = receipt.reference.clone();
    journal.done(std::slice::from_ref(&reference), now()).unwrap();
    assert_eq!(journal.relationships().week(now()).unwrap().waiting.people, 0);
    reworded(&journal, &reference, "a long thought about the reorg !tell them");
    assert_eq!(journal.relationships().week(now()).unwrap().waiting.people, 0);
    let reference = log(&journal, "coffee with @Ana !send deck by fri", now()).reference.clone();
    let receipt = reworded(&journal, &reference, "coffee with @Bo !send deck by mon");
    assert_eq!(
        items(&receipt.items, ItemKind::Promise)[0].person.as_ref().map(|person| person.name.as_str()),
        Some("Bo Kraus")
    );
    assert_eq!(json!(items(&receipt.items, ItemKind::Promise)[0].due), json!("2026-11-23"));
    assert!(journal.prep(ana, now()).unwrap().last.is_none());
    assert!(journal.prep(bo, now()).unwrap().last.is_some());
    assert_sound(&journal, now());
}

#[test]
fn a_line_about_a_merged_person_is_confirmed_and_changed_under_any_of_their_names() {
    let desk = Desk::new();
    let journal = desk.open();
    let (first, hopper, kelly) =
        (add(&journal, "Amazing Grace"), add(&journal, "Grace Hopper"), add(&journal, "Grace Kelly"));
    for day in 0..3 {
        log(&journal, "coffee with @\"Grace Hopper\"", minutes_later(day));
    }
    let receipt = log(&journal, "lunch with @Grace !lend her the manual", minutes_later(4));
    let reference = receipt.reference.clone();
    assert!(!receipt.people[0].confirmed, "{receipt:?}");
    let old_letters = journal.people().named(hopper).unwrap().reference.to_string();
    journal.people().merge(hopper, first, now()).unwrap();
    let canonical = first.min(hopper);
    assert_eq!(journal.people().resolve(&old_letters).unwrap(), canonical);
    assert_eq!(journal.resolve(&old_letters).unwrap().id, canonical.0);
    let guess = &journal.review().list(now()).unwrap().guesses[0];
    journal
        .review()
        .confirm(guess.reference.id.into(), guess.guessed.id(), guess.guessed.id(), now())
        .unwrap();
    assert!(journal.review().list(now()).unwrap().guesses.is_empty());
    let again = reworded(&journal, &reference, "long lunch with @Grace !lend her the manual");
    assert!(again.people[0].confirmed && again.people.len() == 1, "{again:?}");
    let receipt = edit(&journal, &reference, EntryEdit { there: vec![first], ..EntryEdit::default() });
    assert_eq!(receipt.people.len(), 1);
    let receipt = edit(&journal, &reference, EntryEdit { without: vec![canonical], ..EntryEdit::default() });
    assert!(receipt.people.is_empty());
    let absent = EntryEdit { without: vec![kelly], ..EntryEdit::default() };
    assert!(journal.review().edit_line(reference.id.into(), absent, now()).is_err(), "she is not part of it");
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

#[test]
fn a_reading_outlives_what_it_names() {
    let desk = Desk::new();
    let (journal, other) = (desk.open(), desk.open());
    let ana = add(&journal, "Ana Silva");
    let reading = journal.read_line("coffee with @\"Ana Silva\"", now()).unwrap();
    let carla = journal.read_line("lunch with @\"Carla Nair\"", now()).unwrap();
    other.people().forget(ana, &(), now()).unwrap();
    log(&other, "tea with @\"Carla Nair\"", now());
    let receipt = journal.log(reading, now()).unwrap();
    assert!(receipt.people[0].new);
    assert_ne!(receipt.people[0].reference.id, ana.0);
    assert!(!journal.log(carla, now()).unwrap().people[0].new, "another process had just made her");
    assert_eq!(journal.people().list(None, now()).unwrap().len(), 2);
    assert_sound(&journal, now());
}

#[test]
fn today_counts_what_review_shows() {
    let desk = Desk::new();
    let journal = desk.open();
    let [ana, ..] = ["Ana Silva", "Grace Hopper", "Grace Kelly"].map(|name| add(&journal, name));
    log(&journal, "lunch with @Grace !lend her the manual", now());
    log(&journal, DICTATED, now());
    log(&journal, "coffee with @Dora", now());
    let twin = person(&journal, "Dora");
    log(&journal, "coffee with @Doreen", now());
    journal.people().merge(twin, person(&journal, "Doreen"), now()).unwrap();
    let guessed = journal.review().list(now()).unwrap().guesses[0].guessed.id();
    journal.people().delete(guessed, now()).unwrap();
    journal.people().delete(ana, now()).unwrap();
    let review = journal.review().list(now()).unwrap();
    let lines = review.suggestions.iter().map(|it| it.reference.id);
    let lines = lines.chain(review.guesses.iter().map(|it| it.reference.id));
    let lines = lines.chain(review.doubts.iter().chain(&review.without_people).map(|it| it.reference.id));
    let shown: BTreeSet<_> = lines.chain(review.new_people.iter().map(|it| it.reference.id)).collect();
    assert_eq!(usize::try_from(journal.today(now()).unwrap().to_check).unwrap(), shown.len(), "{review:?}");
    for suggestion in &review.suggestions {
        journal.done(std::slice::from_ref(&suggestion.reference), now()).unwrap();
    }
    assert!(journal.review().list(now()).unwrap().suggestions.is_empty());
    journal.review().seen(&[review.new_people[0].id()], now()).unwrap();
    assert!(journal.review().list(now()).unwrap().new_people.is_empty(), "both records were looked at");
    let gone = journal.people().show(guessed, now()).unwrap_err().to_string();
    assert!(gone.contains("was deleted or undone"), "{gone}");
}

#[test]
fn no_list_of_acts_says_private_words() {
    let desk = Desk::new();
    let journal = desk.open();
    let receipt = log(&journal, "coffee with @Bo Lindqvist #private !send SECRET +SECRETLY sad", now());
    journal
        .done(std::slice::from_ref(&items(&receipt.items, ItemKind::Promise)[0].reference), now())
        .unwrap();
    journal.delete(&receipt.reference, now()).unwrap();
    let acts = serde_json::to_string(&journal.maintenance().undo_list(10).unwrap()).unwrap();
    assert!(!acts.contains("SECRET"), "{acts}");
    assert!(acts.contains("private"), "{acts}");
}

#[test]
fn news_from_another_device_name_lines_and_people_and_no_private_word() {
    let (laptop, phone) = (Desk::new(), Desk::new());
    let (laptop, phone) = (laptop.open(), phone.open());
    log(&phone, "coffee with @Ana Silva !send visa contact by fri", now());
    log(&phone, "told @Bo Lindqvist about the SECRET offer #private", minutes_later(1));
    let arrived = phone.replica().records().unwrap();
    carry_over(&phone, &laptop);
    let news = laptop.replica().news(&arrived, 10).unwrap();
    // Records of one moment come in any order.
    let told: BTreeSet<_> = news.items.iter().map(|item| (item.what.as_str(), item.text.as_str())).collect();
    let expected = [
        ("person", "Ana Silva"),
        ("entry", "coffee with @Ana Silva !send visa contact by fri"),
        ("person", "Bo Lindqvist"),
        ("entry", ""),
    ];
    assert_eq!(told, BTreeSet::from(expected));
    let private = news.items.iter().find(|item| item.private).unwrap();
    let names: Vec<_> = private.people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["Bo Lindqvist"]);
    // The promise, the user's record and the other device's.
    assert_eq!(news.others, 3);
    assert_eq!(laptop.replica().news(&arrived, 1).unwrap().items.len(), 1);
    assert_eq!(laptop.replica().news(&[RecordId::default()], 10).unwrap().others, 1);
}

#[test]
fn the_first_plain_line_of_an_empty_journal_leads_to_a_card_with_one_yes() {
    let desk = Desk::new();
    let journal = desk.open();
    let line =
        "ran into Dana Whitlock by the lifts, she runs pricing at Acme, told her I'd send the deck by friday";
    let receipt = log(&journal, line, now());
    let kinds: Vec<SuggestionKind> = receipt.suggestions.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [SuggestionKind::NewPerson, SuggestionKind::Promise, SuggestionKind::Fact]);
    assert_eq!(receipt.suggestions[0].question, "new: Dana Whitlock, runs pricing, Acme?");
    journal.done(std::slice::from_ref(&receipt.suggestions[0].reference), now()).unwrap();
    let dana = person(&journal, "Dana Whitlock");
    assert!(journal.prep(dana, now()).unwrap().last.is_some());
    for suggestion in journal.review().list(now()).unwrap().suggestions {
        journal.done(std::slice::from_ref(&suggestion.reference), now()).unwrap();
    }
    let page = journal.people().show(dana, now()).unwrap();
    assert_eq!(
        (page.promises[0].text.as_str(), page.facts[0].text.as_str()),
        ("send the deck", "runs pricing at Acme")
    );
    assert_eq!((page.positions[0].title.as_str(), page.positions[0].org.as_str()), ("runs pricing", "Acme"));
    assert_sound(&journal, now());
}

#[test]
fn a_promise_that_waits_for_a_yes_is_asked_about_on_the_card_and_in_today_with_its_day() {
    let desk = Desk::new();
    let journal = desk.open();
    add(&journal, "Elif Kaya");
    let receipt = log(&journal, "Call with Elif, she said she'd send me the list by friday", now());
    let asked = receipt.suggestions.iter().find(|it| it.kind == SuggestionKind::Promise).unwrap();
    let day = Some(Due::Day("2026-11-20".parse().unwrap()));
    let card = journal.prep(person(&journal, "Elif"), now()).unwrap();
    let [question] = card.asked.as_slice() else { panic!("one, not {:?}", card.asked) };
    assert_eq!((question.text.as_str(), question.due, question.mine), ("send me the list", day, false));
    assert_eq!(journal.today(now()).unwrap().asked, card.asked);
    assert_eq!(question.reference, asked.reference);
    // Nothing is said of it as if it were sure.
    assert!(card.they_offered.is_empty() && !card.open_with.in_words().contains("list"));

    journal.done(std::slice::from_ref(&question.reference), now()).unwrap();
    let card = journal.prep(person(&journal, "Elif"), now()).unwrap();
    assert_eq!((card.asked.len(), card.they_offered.len()), (0, 1));
    assert!(journal.today(now()).unwrap().asked.is_empty());

    // What waits is on the screen for a week, and what is to stay between two people never is.
    log(&journal, "lunch with Elif next Tuesday", now());
    log(&journal, "Elif asked me to look at her offer, not a word to anyone, I said sure", now());
    let asked = journal.today(now()).unwrap().asked;
    assert_eq!(asked.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["lunch with Elif"]);
    assert!(journal.today(at("2026-12-05T09:00:00+00:00")).unwrap().asked.is_empty());
}

#[test]
fn a_yes_to_what_somebody_new_said_is_a_yes_to_them() {
    let desk = Desk::new();
    let journal = desk.open();
    let receipt = log(&journal, "met Dana Whitlock, she needs an analyst", now());
    let fact = receipt.suggestions.iter().find(|it| it.kind == SuggestionKind::Fact).unwrap();
    journal.done(std::slice::from_ref(&fact.reference), now()).unwrap();
    let page = journal.people().show(person(&journal, "Dana Whitlock"), now()).unwrap();
    assert_eq!((page.timeline.len(), page.facts.len()), (1, 1));
    assert!(journal.review().list(now()).unwrap().suggestions.is_empty());
}

#[test]
fn somebody_refused_takes_along_what_was_asked_about_them() {
    let desk = Desk::new();
    let journal = desk.open();
    let receipt = log(&journal, "met Dana Whitlock, she needs an analyst", now());
    let dana = receipt.suggestions.iter().find(|it| it.kind == SuggestionKind::NewPerson).unwrap();
    journal.later(std::slice::from_ref(&dana.reference), When::Never, "", now()).unwrap();
    assert!(journal.review().list(now()).unwrap().suggestions.is_empty());
    assert!(journal.people().list(None, now()).unwrap().is_empty());
}

#[test]
fn a_line_that_says_a_promise_was_done_keeps_it_with_one_yes() {
    let desk = Desk::new();
    let journal = desk.open();
    add(&journal, "Lena Hofmann");
    log(&journal, "@Lena Hofmann !bring the book on negotiation", now());
    let receipt = log(&journal, "Brought Lena the book I promised and she was delighted.", minutes_later(1));
    let kept = receipt.suggestions.iter().find(|it| it.kind == SuggestionKind::Kept).unwrap();
    assert_eq!(kept.question, "kept: bring the book on negotiation?");
    journal.done(std::slice::from_ref(&kept.reference), minutes_later(1)).unwrap();
    assert!(journal.today(minutes_later(2)).unwrap().mine.is_empty());
}

#[test]
fn a_correction_of_the_line_before_changes_who_was_there() {
    let desk = Desk::new();
    let journal = desk.open();
    let [ana, ines] = ["Ana Silva", "Ines Carvalho"].map(|name| add(&journal, name));
    log(&journal, "coffee with Ana about the audit", now());
    let receipt = log(&journal, "scratch that, it was Ines", minutes_later(1));
    let correction = receipt.suggestions.iter().find(|it| it.kind == SuggestionKind::Correction).unwrap();
    journal.done(std::slice::from_ref(&correction.reference), minutes_later(1)).unwrap();
    assert!(journal.prep(ines, minutes_later(2)).unwrap().last.is_some());
    assert!(journal.prep(ana, minutes_later(2)).unwrap().last.is_none());
}

#[test]
fn letters_that_several_references_end_in_are_answered_with_those() {
    let desk = Desk::new();
    let journal = desk.open();
    // Of ids at random two share the shortest end sooner or later: after 4,096 lines at the latest.
    let mut seen: BTreeMap<String, RecordId> = BTreeMap::new();
    let (one, other) = loop {
        let line = log(&journal, "quiet day", now()).reference;
        let whole = serde_json::to_value(&line).unwrap().as_str().unwrap().to_owned();
        if let Some(other) = seen.insert(whole[29..].to_owned(), line.id) {
            break (whole, other);
        }
    };
    let Err(Error::SeveralRefs { typed, candidates }) = journal.resolve(&one[29..]) else {
        panic!("{one} is told from {other:?} by three letters")
    };
    assert_eq!((typed.as_str(), candidates.len()), (&one[29..], 2));
    for candidate in &candidates {
        assert_eq!(journal.resolve(candidate).unwrap().reference.to_string(), *candidate);
    }
    assert_eq!(journal.resolve(&one).unwrap().id, journal.resolve("-").unwrap().id);
}
