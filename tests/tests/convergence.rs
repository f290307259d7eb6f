//! Devices that heard the same things answer alike, whatever the order in which they heard them.
//!
//! `HALLWAY_LONG=1` runs many more cases.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::cell::Cell;

use hallway_core::{
    Journal,
    journal::{EntryEdit, NewFact, NewPerson, Order, PersonEdit, PositionEdit, When},
    model::{Due, Moment, PersonId, Reference, Relation},
};
use hallway_tests::{Desk, Tally, add, assert_sound, cases, minutes_later, now, tell, without_references};
use proptest::{prelude::*, test_runner::TestRunner};
use serde_json::{Value, json};

const NAMES: &[&str] = &["Ana Silva", "Bo Ek", "Grace Hopper", "Grace Kelly", "Zoë Ström", "李明"];

/// Something a user does on one of the devices.
#[derive(Debug, Clone)]
enum Act {
    Log { line: String, back: i64 },
    Add(usize),
    Rename { person: usize, name: String },
    Relate { person: usize, relation: usize },
    Cadence { person: usize, days: Option<u32> },
    Notes { person: usize, notes: String },
    Move { person: usize, org: String },
    Merge { one: usize, other: usize },
    Rest(usize),
    Wake(usize),
    Learn { person: usize, fact: String },
    Done(usize),
    Later { promise: usize, day: u8 },
    DropPromise(usize),
    Private { line: usize, private: bool },
    Reread { line: usize, text: String },
    Delete(usize),
    DeletePerson(usize),
    Undo,
    Redo,
    Tell { to: usize, backwards: bool },
}

fn line() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("coffee with @Ana Silva".to_owned()),
        Just("lunch with @Bo Ek and @Zoë Ström".to_owned()),
        Just("Grace said no".to_owned()),
        Just("call with @Grace".to_owned()),
        Just("李明 asked about it".to_owned()),
        Just("!send the deck by fri".to_owned()),
        Just("?intro to Priya".to_owned()),
        Just("+loves tea".to_owned()),
        Just("+careful: the reorg".to_owned()),
        Just(">help with slides".to_owned()),
        Just("#travel".to_owned()),
        Just("#private".to_owned()),
        Just("I said I would send her the notes".to_owned()),
        Just("yesterday: a walk".to_owned()),
        "[a-z]{1,8}",
    ];
    prop::collection::vec(piece, 1..5).prop_map(|pieces| pieces.join(" "))
}

fn act(devices: usize) -> impl Strategy<Value = Act> {
    let person = || 0..NAMES.len();
    let thing = || 0..20_usize;
    prop_oneof![
        8 => (line(), 0..100_000_i64).prop_map(|(line, back)| Act::Log { line, back }),
        3 => person().prop_map(Act::Add),
        1 => (person(), person()).prop_map(|(person, name)| Act::Rename { person, name: NAMES[name].to_owned() }),
        1 => (person(), 0..7_usize).prop_map(|(person, relation)| Act::Relate { person, relation }),
        1 => (person(), prop::option::of(1..60_u32)).prop_map(|(person, days)| Act::Cadence { person, days }),
        1 => (person(), "[a-zé ]{0,12}").prop_map(|(person, notes)| Act::Notes { person, notes }),
        1 => (person(), "[A-Z]{1,3}").prop_map(|(person, org)| Act::Move { person, org }),
        2 => (person(), 0..NAMES.len() - 1).prop_map(|(one, other)| Act::Merge { one, other }),
        1 => person().prop_map(Act::Rest),
        1 => person().prop_map(Act::Wake),
        1 => (person(), "[a-z]{1,6}").prop_map(|(person, fact)| Act::Learn { person, fact }),
        2 => thing().prop_map(Act::Done),
        1 => (thing(), 1..28_u8).prop_map(|(promise, day)| Act::Later { promise, day }),
        1 => thing().prop_map(Act::DropPromise),
        1 => (thing(), any::<bool>()).prop_map(|(line, private)| Act::Private { line, private }),
        1 => (thing(), line()).prop_map(|(line, text)| Act::Reread { line, text }),
        1 => thing().prop_map(Act::Delete),
        1 => person().prop_map(Act::DeletePerson),
        2 => Just(Act::Undo),
        1 => Just(Act::Redo),
        4 => (0..devices, any::<bool>()).prop_map(|(to, backwards)| Act::Tell { to, backwards }),
    ]
}

/// Acts on these devices, at most so many; the first is told of two people.
fn acts(devices: usize, most: usize) -> impl Strategy<Value = Vec<(usize, Act)>> {
    prop::collection::vec((0..devices, act(devices)), 1..most).prop_map(|mut acts| {
        acts.splice(..0, [(0, Act::Add(0)), (0, Act::Add(1))]);
        acts
    })
}

/// The person of this name, or one of those who are there.
fn find_person(journal: &Journal, place: usize) -> Option<PersonId> {
    let any = || {
        let people = journal.people().list(None, now()).unwrap();
        people.get(place % people.len().max(1)).map(|line| line.person.id())
    };
    journal.people().resolve(NAMES[place]).ok().or_else(any)
}

/// The nth line or promise, as a reference.
fn nth(journal: &Journal, query: &str, place: usize) -> Option<Reference> {
    let hits = journal.find(query, Order::Newest, 0..50, now()).unwrap().hits;
    if hits.is_empty() { None } else { Some(hits[place % hits.len()].reference.clone()) }
}

/// Does it, if it can be done; an act that cannot be is an error and changes nothing. Gives whether it was done.
fn perform(devices: &[Journal], at: usize, act: Act, when: Moment) -> bool {
    let journal = &devices[at];
    let edit = |person: usize, edit: PersonEdit| {
        find_person(journal, person).is_some_and(|person| journal.people().edit(person, edit, when).is_ok())
    };
    match act {
        Act::Log { line, back } => {
            let at = when - chrono::Duration::minutes(back);
            let reading = journal.read_line(&line, at).unwrap();
            journal.log(reading, at).unwrap();
            true
        }
        Act::Add(person) => {
            let new = NewPerson { name: NAMES[person].into(), ..NewPerson::default() };
            journal.people().add(new, true, when).is_ok()
        }
        Act::Rename { person, name } => {
            edit(person, PersonEdit { name: Some(name), ..PersonEdit::default() })
        }
        Act::Relate { person, relation } => {
            let relation = Relation::KNOWN[relation % Relation::KNOWN.len()].clone();
            edit(person, PersonEdit { relation: Some(relation), ..PersonEdit::default() })
        }
        Act::Cadence { person, days } => {
            edit(person, PersonEdit { cadence: Some(days).into(), ..PersonEdit::default() })
        }
        Act::Notes { person, notes } => {
            edit(person, PersonEdit { notes: Some(notes), ..PersonEdit::default() })
        }
        Act::Move { person, org } => {
            let position = PositionEdit { org: Some(org), ..PositionEdit::default() };
            edit(person, PersonEdit { position: Some(position), ..PersonEdit::default() })
        }
        Act::Merge { one, other } => {
            let both = find_person(journal, one).zip(find_person(journal, (one + 1 + other) % NAMES.len()));
            both.is_some_and(|(one, other)| journal.people().merge(one, other, when).is_ok())
        }
        Act::Rest(person) => find_person(journal, person)
            .is_some_and(|person| journal.people().rest(person, "because", when).is_ok()),
        Act::Wake(person) => {
            find_person(journal, person).is_some_and(|person| journal.people().wake(person, when).is_ok())
        }
        Act::Learn { person, fact } => find_person(journal, person)
            .is_some_and(|person| journal.people().add_fact(&NewFact { person, text: fact }, when).is_ok()),
        Act::Done(thing) => {
            nth(journal, "is:open", thing).is_some_and(|promise| journal.done(&[promise], when).is_ok())
        }
        Act::Later { promise, day } => {
            let due = Due::Day(chrono::NaiveDate::from_ymd_opt(2026, 12, day.into()).unwrap());
            nth(journal, "is:open", promise).is_some_and(|promise| {
                journal.later(std::slice::from_ref(&promise), When::Until(due), "", when).is_ok()
            })
        }
        Act::DropPromise(thing) => nth(journal, "is:open", thing).is_some_and(|promise| {
            journal.later(std::slice::from_ref(&promise), When::Never, "", when).is_ok()
        }),
        Act::Private { line, private } => {
            let edit = EntryEdit { private: Some(private), ..EntryEdit::default() };
            nth(journal, "since:2000-01-01", line)
                .is_some_and(|line| journal.review().edit_line(line.id.into(), edit, when).is_ok())
        }
        Act::Reread { line, text } => {
            let edit = EntryEdit { line: Some(text), ..EntryEdit::default() };
            nth(journal, "since:2000-01-01", line)
                .is_some_and(|line| journal.review().edit_line(line.id.into(), edit, when).is_ok())
        }
        Act::Delete(line) => {
            nth(journal, "since:2000-01-01", line).is_some_and(|line| journal.delete(&line, when).is_ok())
        }
        Act::DeletePerson(person) => {
            find_person(journal, person).is_some_and(|person| journal.people().delete(person, when).is_ok())
        }
        Act::Undo => journal.undo(when).unwrap().is_some(),
        Act::Redo => journal.redo(when).unwrap().is_some(),
        Act::Tell { to, backwards } => {
            tell(journal, &devices[to % devices.len()], backwards);
            true
        }
    }
}

/// Everything a screen shows, without references.
fn answers(journal: &Journal) -> Value {
    let later = minutes_later(60 * 24 * 3);
    let people = journal.people().list(None, later).unwrap();
    let pages: Vec<Value> = people
        .iter()
        .map(|line| {
            let person = line.person.id();
            json!([journal.people().show(person, later).unwrap(), journal.prep(person, later).unwrap()])
        })
        .collect();
    let find = |query: &str| journal.find(query, Order::Newest, 0..500, later).unwrap();
    without_references(json!({
        "people": people,
        "pages": pages,
        "today": journal.today(later).unwrap(),
        "review": journal.review().list(later).unwrap(),
        "latest": journal.people().latest(10, later).unwrap(),
        "topics": journal.settings().topics().unwrap(),
        "found": [
            find("since:2000-01-01"), find("coffee"), find("with:Ana"), find("is:open"), find("kind:lunch"),
            find("topic:travel"), find("grace"),
        ],
    }))
}

fn assert_alike(one: &Journal, other: &Journal) {
    let (one, other) = (answers(one), answers(other));
    for (part, said) in one.as_object().unwrap() {
        assert_eq!(said, &other[part], "{part} differs");
    }
}

/// Tries a property with random acts, then says that they were worth trying.
fn with_acts<S: Strategy>(
    few: u32,
    many: u32,
    acts: &S,
    kinds: usize,
    holds: impl Fn(S::Value, &dyn Fn(&[Journal], usize, Act, Moment)),
) {
    let tally = Tally::default();
    let perform = |devices: &[Journal], at: usize, act: Act, when: Moment| {
        let done = perform(devices, at, act.clone(), when);
        tally.note(&act, done);
    };
    let outcome = TestRunner::new(cases(few, many)).run(acts, |acts| {
        holds(acts, &perform);
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
    tally.assert_done(kinds);
}

#[test]
fn devices_that_exchanged_everything_answer_alike() {
    let acts = (acts(3, 40), any::<bool>());
    with_acts(24, 200, &acts, 21, |(acts, backwards), perform| {
        let desks = [Desk::new(), Desk::new(), Desk::new()];
        let devices: Vec<Journal> = desks.iter().map(Desk::open).collect();
        for (minute, (device, act)) in (0..).zip(acts) {
            perform(&devices, device, act, minutes_later(minute));
        }
        // Round in one direction twice: everybody has heard everything.
        for (from, to) in [(0, 1), (1, 2), (2, 0), (0, 1)] {
            tell(&devices[from], &devices[to], backwards);
        }
        assert_alike(&devices[0], &devices[1]);
        assert_alike(&devices[0], &devices[2]);
        // A device that hears of it all only now, in the other order.
        let late = Desk::new();
        let newcomer = late.open();
        tell(&devices[2], &newcomer, !backwards);
        tell(&newcomer, &devices[0], false);
        assert_alike(&devices[0], &newcomer);
        for journal in devices.iter().chain([&newcomer]) {
            assert_sound(journal, now());
        }
        // And every row made anew says the same.
        let before = answers(&devices[1]);
        devices[1].maintenance().rebuild_all(&(), now()).unwrap();
        assert!(answers(&devices[1]) == before, "a rebuild changed an answer");
    });
}

#[test]
fn rows_are_those_of_the_documents_after_any_acts() {
    with_acts(24, 200, &acts(1, 40), 21, |acts, perform| {
        let desk = Desk::new();
        let devices = [desk.open()];
        for (minute, (_, act)) in (0..).zip(acts) {
            perform(&devices, 0, act, minutes_later(minute));
        }
        assert_sound(&devices[0], now());
    });
}

#[test]
fn undoing_everything_and_doing_it_again_comes_back_to_the_same_answers() {
    with_acts(24, 200, &acts(1, 25), 19, |acts, perform| {
        let desk = Desk::new();
        let devices = [desk.open()];
        let journal = &devices[0];
        for (minute, (_, act)) in (0..).zip(acts) {
            if !matches!(act, Act::Undo | Act::Redo) {
                perform(&devices, 0, act, minutes_later(minute));
            }
        }
        let before = answers(journal);
        let mut undone = 0;
        while let Some(step) = journal.undo(now()).unwrap() {
            assert_eq!(step.left, 0, "{}", step.what);
            undone += 1;
        }
        assert!(journal.people().list(None, now()).unwrap().is_empty());
        assert!(journal.find("since:2000-01-01", Order::Newest, 0..10, now()).unwrap().hits.is_empty());
        for _ in 0..undone {
            let step = journal.redo(now()).unwrap().unwrap();
            assert_eq!(step.left, 0, "{}", step.what);
        }
        assert!(journal.redo(now()).unwrap().is_none());
        assert_eq!(answers(journal), before);
        assert_sound(journal, now());
    });
}

#[test]
fn acts_that_are_taken_back_in_any_order_leave_what_every_copy_agrees_on() {
    let acts = (acts(1, 25), prop::collection::vec(0..25_usize, 1..8));
    let taken = Cell::new(0);
    let outcome = TestRunner::new(cases(24, 200)).run(&acts, |(acts, places)| {
        let (desk, other) = (Desk::new(), Desk::new());
        let devices = [desk.open()];
        let journal = &devices[0];
        for (minute, (_, act)) in (0..).zip(acts) {
            perform(&devices, 0, act, minutes_later(minute));
        }
        for place in places {
            let all = journal.maintenance().undo_list(100).unwrap();
            let done: Vec<_> = all.iter().filter(|act| !act.undone).collect();
            let Some(act) = done.get(place % done.len().max(1)).map(|act| act.act) else { break };
            journal.maintenance().undo_act(act, minutes_later(60)).unwrap();
            assert!(journal.maintenance().undo_act(act, minutes_later(60)).is_err(), "twice");
            taken.set(taken.get() + 1);
        }
        assert_sound(journal, now());
        let copy = other.open();
        tell(journal, &copy, false);
        assert_alike(journal, &copy);
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
    assert!(taken.get() > 24, "{} were taken back", taken.get());
}

#[test]
fn opposite_merges_of_the_same_two_people_agree() {
    let (here, there) = (Desk::new(), Desk::new());
    let (phone, laptop) = (here.open(), there.open());
    let (ana, twin) = (add(&phone, "Ana Silva"), add(&phone, "Anna Sylva"));
    tell(&phone, &laptop, false);
    phone.people().merge(ana, twin, minutes_later(1)).unwrap();
    laptop.people().merge(twin, ana, minutes_later(1)).unwrap();
    hallway_tests::log(&phone, "coffee with @Ana Silva", minutes_later(2));
    hallway_tests::log(&laptop, "lunch with @Anna Sylva", minutes_later(2));
    tell(&phone, &laptop, true);
    tell(&laptop, &phone, false);
    for journal in [&phone, &laptop] {
        assert_eq!(journal.people().list(None, now()).unwrap().len(), 1);
        assert_eq!(journal.people().named(twin).unwrap().id(), ana.min(twin));
        assert_eq!(journal.people().show(ana, minutes_later(3)).unwrap().timeline.len(), 2);
    }
    assert_alike(&phone, &laptop);
}

#[test]
fn chains_of_merges_made_apart_join_into_one_person() {
    let (here, there) = (Desk::new(), Desk::new());
    let (phone, laptop) = (here.open(), there.open());
    let people: Vec<PersonId> = NAMES.iter().map(|name| add(&phone, name)).collect();
    tell(&phone, &laptop, false);
    for pair in [[0, 1], [2, 3]] {
        phone.people().merge(people[pair[0]], people[pair[1]], now()).unwrap();
    }
    for pair in [[3, 0], [4, 5], [5, 1]] {
        laptop.people().merge(people[pair[0]], people[pair[1]], now()).unwrap();
    }
    tell(&phone, &laptop, false);
    tell(&laptop, &phone, true);
    assert_eq!(phone.people().list(None, now()).unwrap().len(), 1);
    assert_alike(&phone, &laptop);
}

#[test]
fn lines_of_one_moment_stand_in_one_order_on_every_device() {
    let (here, there) = (Desk::new(), Desk::new());
    let (phone, laptop) = (here.open(), there.open());
    for number in 0..12 {
        let journal = if number % 2 == 0 { &phone } else { &laptop };
        hallway_tests::log(journal, &format!("hallway with @Ana Silva, thing{number}"), now());
    }
    tell(&phone, &laptop, true);
    tell(&laptop, &phone, false);
    let order = |journal: &Journal| hallway_tests::found(journal, "thing", now());
    assert_eq!(order(&phone).len(), 12);
    assert_eq!(order(&phone), order(&laptop));
    // Fewer than there are: the cut falls at the same place.
    let first = |journal: &Journal| -> Vec<String> {
        journal
            .find("thing", Order::Newest, 0..5, now())
            .unwrap()
            .hits
            .into_iter()
            .map(|hit| hit.text)
            .collect()
    };
    assert_eq!(first(&phone), first(&laptop));
    assert_alike(&phone, &laptop);
}
