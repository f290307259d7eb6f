//! Nobody goes whom records name: not by an undo, not by a deletion, whatever happened elsewhere meanwhile.

use super::*;
use crate::{
    journal::{EntryEdit, NewFact, NewGoal, NewPerson, Order, SeatEdit},
    model::{GoalId, PersonId, RecordId},
};

const COFFEE: &str = "coffee with @Ana Silva";
const LUNCH: &str = "lunch with @Ana Silva, moving to Lisbon !send visa contact by fri +plays the cello";

/// Both have the same, and nobody is named who is gone.
fn sound(devices: &[Device]) {
    for device in devices {
        assert_eq!(device.census(), devices[0].census());
        let check = device.journal.maintenance().check(&(), now()).unwrap();
        assert!(check.stale.is_empty() && check.dangling.is_empty(), "{check:?}");
    }
}

fn ana(device: &Device) -> PersonId {
    device.journal.people().resolve("Ana Silva").unwrap()
}

/// How many lines, promises and facts of hers a device shows.
fn of_hers(device: &Device) -> (usize, usize, usize) {
    of_somebody(device, ana(device))
}

fn of_somebody(device: &Device, person: PersonId) -> (usize, usize, usize) {
    let page = device.journal.people().show(person, now()).unwrap();
    (page.timeline.len(), page.promises.len(), page.facts.len())
}

fn lines(device: &Device) -> Vec<String> {
    let hits = device.journal.find("since:1900-01-01", Order::Newest, 0..20, now()).unwrap().hits;
    hits.into_iter().map(|hit| hit.text).collect()
}

#[test]
fn an_undo_leaves_somebody_standing_whom_records_from_elsewhere_name_and_says_so() {
    let devices = Device::paired(2);
    devices[0].log(COFFEE, now());
    sync(&devices[0], &devices[1]);
    devices[1].log(LUNCH, now());
    sync(&devices[0], &devices[1]);
    let undone = devices[0].journal.undo(now()).unwrap().unwrap();
    // The line, the promise and the fact.
    let kept: Vec<_> = undone.kept.iter().map(|one| (one.person.name.as_str(), one.records)).collect();
    assert_eq!(kept, [("Ana Silva", 3)]);
    assert_eq!(undone.left, 0);
    sync(&devices[0], &devices[1]);
    sound(&devices);
    for device in &devices {
        assert_eq!(of_hers(device), (1, 1, 1));
        assert!(!lines(device).iter().any(|line| line == COFFEE), "the coffee goes");
        assert_eq!(device.journal.people().list(None, now()).unwrap().len(), 1);
    }
    // Whoever writes of her again means her, and doing it again does no harm.
    let redone = devices[0].journal.redo(now()).unwrap().unwrap();
    assert_eq!((redone.left, redone.kept.len()), (0, 0));
    devices[0].log("tea with @Ana Silva", now());
    sync(&devices[1], &devices[0]);
    sound(&devices);
    assert_eq!(of_hers(&devices[1]).0, 3);
}

#[test]
fn an_undo_of_everything_takes_along_whom_it_made() {
    let devices = Device::paired(2);
    devices[0].log(COFFEE, now());
    let undone = devices[0].journal.undo(now()).unwrap().unwrap();
    assert_eq!(undone.kept, []);
    sync(&devices[0], &devices[1]);
    sound(&devices);
    assert!(devices[1].journal.people().list(None, now()).unwrap().is_empty());
}

/// Whom a line made goes with it on every device, though word of them comes before word of the line, and much in between.
#[test]
fn what_an_undo_took_back_elsewhere_is_gone_here_in_whatever_order_it_comes() {
    for between in [0, 200] {
        for person_first in [true, false] {
            let devices = Device::paired(2);
            (0..between).for_each(|number| devices[0].log(&format!("walk {number}"), now()));
            devices[0].log(LUNCH, now());
            sync(&devices[0], &devices[1]);
            let ana = ana(&devices[0]);
            assert_eq!(devices[0].journal.undo(now()).unwrap().unwrap().kept, []);
            let there = devices[1].census();
            let (known, new): (Vec<_>, Vec<_>) =
                devices[0].census().into_iter().partition(|one| there.contains(one));
            let ids =
                |records: Vec<(RecordId, _)>| records.into_iter().map(|(id, _)| id).filter(|id| *id != ana.0);
            let (known, gone): (Vec<_>, Vec<_>) = (ids(known).collect(), ids(new).collect());
            assert!(gone.len() >= 3, "the line, the promise and the fact: {gone:?}");
            let order = if person_first {
                [vec![ana.0], known.clone(), gone]
            } else {
                [gone, known.clone(), vec![ana.0]]
            };
            let expected: Vec<bool> = order.iter().flatten().map(|id| !known.contains(id)).collect();
            let replica = devices[0].journal.replica();
            let changes = order.iter().flatten().flat_map(|id| replica.changes_of(*id, &[]).unwrap());
            let outcomes = devices[1].journal.replica().merge(changes.collect(), now()).unwrap();
            let outcomes: Vec<bool> = outcomes.into_iter().map(Result::unwrap).collect();
            assert_eq!(outcomes, expected, "each outcome stands where its record stood");
            sound(&devices);
            for device in &devices {
                let people = device.journal.people().list(None, now()).unwrap();
                assert!(people.is_empty(), "{between} {person_first} {people:?}");
            }
        }
    }
}

/// Two devices in step, with so many lines about Ana, the first of which is where she is from.
fn with_lines_about_ana(count: i64) -> Vec<Device> {
    let devices = Device::paired(2);
    for number in 0..count {
        let at = now() + chrono::TimeDelta::minutes(number);
        devices[0].log(&format!("coffee with @Ana Silva, thing {number}"), at);
    }
    sync(&devices[0], &devices[1]);
    devices
}

/// The same devices once more.
fn copies(devices: &[Device]) -> Vec<Device> {
    devices.iter().map(Device::copy).collect()
}

/// Messages with changes that a side sent.
fn batches(side: &Side) -> usize {
    let said = side.frames.iter().map(|frame| message(frame));
    said.filter(|said| matches!(said, Message::Changes { .. })).count()
}

/// Ana is on neither device, and both have the same.
fn gone(devices: &[Device], how: &str) {
    sound(devices);
    for device in devices {
        let people = device.journal.people().list(None, now()).unwrap();
        assert!(people.is_empty(), "{how}: {people:?}");
    }
}

/// One act in many messages: whoever is deleted comes behind the last line that named them, compared or pushed.
#[test]
fn somebody_deleted_in_an_act_of_many_messages_stays_deleted_on_every_device() {
    let prepared = with_lines_about_ana(600);
    for (dialer, mode) in [(0, Mode::Once), (1, Mode::Once), (0, Mode::Live), (1, Mode::Live)] {
        let devices = copies(&prepared);
        let mut meeting = Meeting::new(&devices[dialer], &devices[1 - dialer], mode, now());
        if mode == Mode::Live {
            meeting.settle();
        }
        devices[0].journal.people().delete(ana(&devices[0]), now()).unwrap();
        meeting.settle();
        let deleted = &meeting.sides[dialer];
        assert!(batches(deleted) > 2, "{} messages are not many", batches(deleted));
        gone(&devices, &format!("{mode:?}, dialled by {dialer}"));
    }
}

#[test]
fn a_line_whose_history_is_too_long_to_push_brings_nobody_back_either() {
    let devices = with_lines_about_ana(1);
    let line =
        devices[0].journal.find("coffee", Order::Newest, 0..1, now()).unwrap().hits.remove(0).reference.id;
    for number in 0..120 {
        let edit = EntryEdit { private: Some(number % 2 == 0), ..EntryEdit::default() };
        devices[0].journal.review().edit_line(line.into(), edit, now()).unwrap();
    }
    let mut meeting = Meeting::new(&devices[0], &devices[1], Mode::Live, now());
    meeting.settle();
    meeting.sides[0].frames.clear();
    devices[0].journal.people().delete(ana(&devices[0]), now()).unwrap();
    meeting.settle();
    let said: Vec<Message> = meeting.sides[0].frames.iter().map(|frame| message(frame)).collect();
    let offered = said.iter().any(
        |said| matches!(said, Message::Offer { records, .. } if records.iter().any(|one| one.id == line)),
    );
    assert!(offered, "the line was not offered: {said:?}");
    gone(&devices, "pushed");
}

#[test]
fn a_cut_in_the_middle_of_such_an_act_brings_nobody_back() {
    let prepared = with_lines_about_ana(400);
    prepared[0].journal.people().delete(ana(&prepared[0]), now()).unwrap();
    for dialer in [0, 1] {
        for cut in (3..).step_by(5) {
            let devices = copies(&prepared);
            let mut meeting = Meeting::new(&devices[dialer], &devices[1 - dialer], Mode::Once, now());
            let mut frames = 0;
            while frames < cut && (meeting.deliver(0) | meeting.deliver(1) | meeting.notice()) {
                frames += 1;
            }
            let whole = !meeting.endings().contains(&None);
            drop(meeting);
            let check = devices[1].journal.maintenance().check(&(), now()).unwrap();
            assert!(check.dangling.is_empty(), "{check:?}");
            sync(&devices[1 - dialer], &devices[dialer]);
            gone(&devices, &format!("cut after {cut} frames, dialled by {dialer}"));
            if whole {
                assert!(cut > 3);
                break;
            }
        }
    }
}

/// A first sync may break off between a line and whom it names: of the two the older record goes first, and somebody may be
/// put into an old line later. What both then lose on one device is lost on both.
#[test]
fn a_line_that_came_without_its_person_brings_nobody_back_when_both_were_deleted_meanwhile() {
    let prepared = Device::paired(2);
    prepared[0].log("a walk by the river", now());
    let line = prepared[0].journal.find("river", Order::Newest, 0..1, now()).unwrap().hits.remove(0);
    for number in 0..600 {
        prepared[0].log(&format!("walk {number}"), now() + chrono::TimeDelta::minutes(number));
    }
    let new = NewPerson { name: "Ana Silva".to_owned(), ..NewPerson::default() };
    let later = now() + chrono::TimeDelta::days(2);
    prepared[0].journal.people().add(new, false, later).unwrap();
    let named = ana(&prepared[0]);
    let edit = EntryEdit { there: vec![named], ..EntryEdit::default() };
    prepared[0].journal.review().edit_line(line.reference.id.into(), edit, later).unwrap();
    for (first, dialer, mode) in
        [(0, 0, Mode::Once), (0, 1, Mode::Once), (1, 0, Mode::Once), (1, 1, Mode::Once), (0, 0, Mode::Live)]
    {
        let how = format!("{mode:?}, dialled by {first} and then by {dialer}");
        let devices = copies(&prepared);
        let is_there = |id: RecordId| devices[1].census().iter().any(|(record, _)| *record == id);
        let mut meeting = Meeting::new(&devices[first], &devices[1 - first], Mode::Once, now());
        while !is_there(line.reference.id) {
            assert!(meeting.deliver(0) | meeting.deliver(1), "{how}: the line never came");
        }
        drop(meeting);
        assert!(!is_there(named.0), "{how}: the cut came too late");
        devices[0].journal.people().delete(named, later).unwrap();
        let mut meeting = Meeting::new(&devices[dialer], &devices[1 - dialer], mode, now());
        meeting.settle();
        gone(&devices, &how);
    }
}

/// The one thing order cannot help with: what both changed follows only when the other's part of it came.
#[test]
fn a_line_that_the_other_device_changed_meanwhile_may_bring_somebody_back_on_both_and_does_no_harm() {
    let prepared = with_lines_about_ana(300);
    let last =
        prepared[1].journal.find("coffee", Order::Newest, 0..1, now()).unwrap().hits.remove(0).reference.id;
    let edit = EntryEdit { private: Some(true), ..EntryEdit::default() };
    prepared[1].journal.review().edit_line(last.into(), edit, now()).unwrap();
    prepared[0].journal.people().delete(ana(&prepared[0]), now()).unwrap();
    for dialer in [0, 1] {
        let devices = copies(&prepared);
        sync(&devices[dialer], &devices[1 - dialer]);
        sync(&devices[dialer], &devices[1 - dialer]);
        sound(&devices);
        let shown = |device: &Device| {
            let people = device.journal.people().list(None, now()).unwrap();
            people.iter().map(|line| of_somebody(device, line.person.id()).0).collect::<Vec<_>>()
        };
        // She is gone, or stands with no line that names her.
        assert!([vec![], vec![0]].contains(&shown(&devices[0])), "{:?}", shown(&devices[0]));
        assert_eq!(shown(&devices[0]), shown(&devices[1]));
    }
}

#[test]
fn somebody_is_brought_back_when_one_device_takes_them_back_while_another_writes_of_them() {
    for gone in ["undo", "delete"] {
        for dialer in [0, 1] {
            let devices = Device::paired(2);
            devices[0].log(COFFEE, now());
            sync(&devices[0], &devices[1]);
            // Neither knows of the other.
            match gone {
                "undo" => assert_eq!(devices[0].journal.undo(now()).unwrap().unwrap().kept, []),
                _ => drop(devices[0].journal.people().delete(ana(&devices[0]), now()).unwrap()),
            }
            devices[1].log(LUNCH, now());
            sync(&devices[dialer], &devices[1 - dialer]);
            sync(&devices[dialer], &devices[1 - dialer]);
            sound(&devices);
            for device in &devices {
                let (_, promises, facts) = of_hers(device);
                assert_eq!((promises, facts), (1, 1), "{gone}");
            }
        }
    }
}

#[test]
fn two_devices_that_bring_somebody_back_apart_come_to_the_same() {
    let devices = Device::paired(4);
    devices[0].log(COFFEE, now());
    for other in 1..4 {
        sync(&devices[0], &devices[other]);
    }
    devices[0].journal.undo(now()).unwrap().unwrap();
    devices[1].log(LUNCH, now());
    // The third hears of the undo first, the fourth of the lunch; then each of the other.
    sync(&devices[2], &devices[0]);
    sync(&devices[3], &devices[1]);
    sync(&devices[2], &devices[1]);
    sync(&devices[3], &devices[0]);
    let mut rounds = 0;
    while devices.iter().any(|device| device.census() != devices[0].census()) {
        for one in 0..4 {
            for other in one + 1..4 {
                sync(&devices[one], &devices[other]);
            }
        }
        rounds += 1;
        assert!(rounds < 4, "they never come to rest");
    }
    sound(&devices);
    for device in &devices {
        assert_eq!(of_hers(device), (1, 1, 1));
    }
}

#[test]
fn a_person_who_is_deleted_leaves_lines_that_name_nobody_and_comes_back_into_them_by_undo() {
    let devices = Device::paired(2);
    devices[0].log(LUNCH, now());
    let ana = ana(&devices[0]);
    devices[0]
        .journal
        .people()
        .add_fact(&NewFact { person: ana, text: "likes oolong".to_owned() }, now())
        .unwrap();
    devices[0].journal.people().delete(ana, now()).unwrap();
    sync(&devices[0], &devices[1]);
    sound(&devices);
    for device in &devices {
        assert!(lines(device).iter().any(|line| line.starts_with("lunch with")), "{:?}", lines(device));
        assert!(device.journal.people().resolve("Ana Silva").is_err());
    }
    let undone = devices[0].journal.undo(now()).unwrap().unwrap();
    assert_eq!((undone.left, undone.kept.len()), (0, 0));
    sync(&devices[0], &devices[1]);
    sound(&devices);
    for device in &devices {
        assert_eq!(of_hers(device), (1, 1, 2));
    }
}

/// The only goal of a device, and how many there are with a place on its map.
fn on_the_map(device: &Device) -> (String, usize) {
    let goals = device.journal.goals().list(now()).unwrap();
    let [goal] = &goals[..] else { panic!("one goal: {goals:?}") };
    let map = device.journal.goals().map(GoalId(goal.reference.id), now()).unwrap();
    (goal.name.clone(), map.people.len())
}

fn put_on_the_map(device: &Device, names: &[&str]) {
    let goal = GoalId(device.journal.goals().list(now()).unwrap()[0].reference.id);
    for name in names {
        let person = device.journal.people().resolve(name).unwrap();
        device.journal.goals().put_on_map(goal, person, SeatEdit::default(), now()).unwrap();
    }
}

#[test]
fn a_goal_with_a_map_stands_whatever_is_taken_back_and_whoever_heard_of_it_first() {
    for gone in ["undo", "undo after they met", "delete"] {
        let devices = Device::paired(2);
        devices[0].log("coffee with @Ana Silva and @Bo Ek", now());
        let goal = NewGoal { name: "Staff engineer".to_owned(), ..NewGoal::default() };
        let goal = devices[0].journal.goals().add(goal, now()).unwrap().reference;
        sync(&devices[0], &devices[1]);
        put_on_the_map(&devices[1], &["Ana Silva", "Bo Ek"]);
        if gone == "undo after they met" {
            sync(&devices[0], &devices[1]);
        }
        if gone == "delete" {
            devices[0].journal.delete(&goal, now()).unwrap();
        } else {
            let undone = devices[0].journal.undo(now()).unwrap().unwrap();
            let kept: Vec<_> =
                undone.kept.iter().map(|one| (one.person.name.as_str(), one.records)).collect();
            let met = [("Staff engineer", 2)];
            assert_eq!(kept, if gone == "undo" { &[][..] } else { &met[..] });
        }
        sync(&devices[1], &devices[0]);
        sync(&devices[1], &devices[0]);
        sound(&devices);
        for device in &devices {
            assert_eq!(on_the_map(device), ("Staff engineer".to_owned(), 2), "{gone}");
        }
    }
}

#[test]
fn a_goal_that_is_deleted_takes_its_map_along_and_comes_back_with_it() {
    let devices = Device::paired(2);
    devices[0].log(COFFEE, now());
    let goal = NewGoal { name: "Staff engineer".to_owned(), ..NewGoal::default() };
    let goal = devices[0].journal.goals().add(goal, now()).unwrap().reference;
    put_on_the_map(&devices[0], &["Ana Silva"]);
    devices[0].journal.delete(&goal, now()).unwrap();
    sync(&devices[0], &devices[1]);
    sound(&devices);
    assert!(devices[1].journal.goals().list(now()).unwrap().is_empty());
    devices[0].journal.undo(now()).unwrap().unwrap();
    sync(&devices[0], &devices[1]);
    sound(&devices);
    assert_eq!(on_the_map(&devices[1]), ("Staff engineer".to_owned(), 1));
}
