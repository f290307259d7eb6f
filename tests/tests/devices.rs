//! Several devices with one journal: an older copy put back, late words about somebody who is gone, and who may sync.
//!
//! Nothing here goes over a network: what one device has is handed to another as sync does it, by what the other lacks.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::Path;

use hallway_core::{
    Journal,
    journal::{Census, EntryEdit, Identity, NewPerson, PersonEdit, Standing},
    model::{DateOrder, EndpointId, FirstDay, Moment, RecordId},
};
use hallway_tests::{Desk, assert_sound, cases, found, log, minutes_later, now, person};
use proptest::prelude::*;

fn endpoint(number: u8) -> EndpointId {
    EndpointId::from_bytes([number; 32])
}

/// What both have, without the order in which it came.
fn records(census: Census) -> Vec<(RecordId, [u8; 32])> {
    let mut records = census.records;
    records.sort_unstable();
    records
}

/// Hands over what the other lacks, as a session does; what was refused, in words.
fn send(from: &Journal, to: &Journal, now: Moment) -> Vec<String> {
    let theirs = records(to.replica().census().unwrap());
    let differing: Vec<RecordId> = from
        .replica()
        .census()
        .unwrap()
        .records
        .into_iter()
        .filter(|one| !theirs.contains(one))
        .map(|(id, _)| id)
        .collect();
    let mut wants = &to.replica().heads(&differing).unwrap()[..];
    let mut refused = Vec::new();
    while !wants.is_empty() {
        let (answered, changes) = from.replica().outgoing(wants, 4_096).unwrap();
        let outcomes = to.replica().merge(changes, now).unwrap();
        refused.extend(outcomes.into_iter().filter_map(|outcome| Some(outcome.err()?.to_string())));
        wants = &wants[answered..];
    }
    refused
}

/// Both hand over what they have until neither has anything for the other; what was refused, in words.
fn sync(one: &Journal, other: &Journal, now: Moment) -> Vec<String> {
    let mut refused = Vec::new();
    for _ in 0..4 {
        refused.extend(send(one, other, now));
        refused.extend(send(other, one, now));
    }
    refused
}

fn assert_in_step(one: &Journal, other: &Journal) {
    assert_eq!(records(one.replica().census().unwrap()), records(other.replica().census().unwrap()));
    assert_eq!(one.devices().members().unwrap().digest, other.devices().members().unwrap().digest);
}

/// A laptop and a phone that are paired and in step.
fn paired(laptop: &Journal, phone: &Journal) {
    laptop.replica().identify(endpoint(1), now()).unwrap();
    phone.replica().identify(endpoint(2), now()).unwrap();
    let members = laptop.replica().admit(endpoint(2), "phone", now()).unwrap();
    phone.replica().join(laptop.replica().journal_id().unwrap().unwrap(), members, now()).unwrap();
    assert_eq!(sync(laptop, phone, now()), Vec::<String>::new());
    assert_in_step(laptop, phone);
}

fn copy_file(from: &Path, to: &Path) {
    std::fs::copy(from, to).unwrap();
}

#[test]
fn an_older_copy_of_the_journal_put_back_comes_in_step_again_and_loses_nothing() {
    let (here, there, backup) = (Desk::new(), Desk::new(), Desk::new());
    let (laptop, phone) = (here.open(), there.open());
    paired(&laptop, &phone);
    log(&laptop, "coffee with @Ana Silva !send the deck by fri", now());
    sync(&laptop, &phone, now());
    drop(laptop);
    copy_file(&here.path(), &backup.path());
    let laptop = here.open();
    log(&laptop, "lunch with @Bo Ek", minutes_later(1));
    let ana = person(&laptop, "Ana Silva");
    let rename = PersonEdit { name: Some("Ana Sousa".to_owned()), ..PersonEdit::default() };
    laptop.people().edit(ana, rename, minutes_later(2)).unwrap();
    sync(&laptop, &phone, minutes_later(2));
    drop(laptop);
    copy_file(&backup.path(), &here.path());
    // The older self goes on, and edits what its newer self had edited, before it meets the phone.
    let laptop = here.open();
    assert_eq!(laptop.replica().identify(endpoint(1), minutes_later(3)).unwrap(), Identity::This);
    log(&laptop, "call with @Grace Hopper", minutes_later(3));
    laptop.people().rest(ana, "on leave", minutes_later(3)).unwrap();
    assert_eq!(sync(&laptop, &phone, minutes_later(4)), Vec::<String>::new());
    assert_in_step(&laptop, &phone);
    for journal in [&laptop, &phone] {
        let lines = found(journal, "since:2000-01-01", minutes_later(5));
        assert_eq!(lines.iter().filter(|line| line.contains("with @")).count(), 3, "{lines:?}");
        let people = journal.people().list(None, minutes_later(5)).unwrap();
        let line = people.iter().find(|line| line.person.name == "Ana Sousa").unwrap();
        assert!(line.resting.is_some(), "both edits stay");
        assert_sound(journal, now());
    }
}

#[test]
fn how_dates_are_read_is_said_once_for_all_devices() {
    let (here, there) = (Desk::new(), Desk::new());
    let (laptop, phone) = (here.open(), there.open());
    paired(&laptop, &phone);
    let due = |journal: &Journal, now| {
        log(journal, "coffee with @Ana Silva !send the deck by 12/5 !ring Bo by next sunday", now);
        let ana = journal.people().show(person(journal, "Ana Silva"), now).unwrap();
        ana.promises.into_iter().map(|promise| promise.due.map(|due| due.day().to_string())).collect()
    };
    let asked: Vec<Option<String>> = due(&phone, now());
    assert_eq!(asked, [Some("2026-11-29".to_owned()), None]);
    laptop.settings().order_dates(DateOrder::DayMonth, minutes_later(1)).unwrap();
    phone.settings().begin_weeks(FirstDay::Sunday, minutes_later(1)).unwrap();
    assert_eq!(sync(&laptop, &phone, minutes_later(2)), Vec::<String>::new());
    assert_eq!(laptop.settings().dates().unwrap(), phone.settings().dates().unwrap());
    for journal in [&phone, &laptop] {
        let dates = journal.settings().dates().unwrap();
        assert_eq!((dates.week_begins, dates.month_first), (chrono::Weekday::Sun, Some(false)));
    }
    let said: Vec<Option<String>> = due(&phone, minutes_later(3));
    let known: Vec<&str> = said.iter().flatten().map(String::as_str).collect();
    assert_eq!(known, ["2026-11-22", "2026-11-29", "2027-05-12"]);
    // An act like others: it can be taken back.
    laptop.undo(minutes_later(4)).unwrap();
    assert_eq!(laptop.settings().dates().unwrap().month_first, None);
}

#[test]
fn an_edit_made_elsewhere_to_a_forgotten_record_is_lost_and_named() {
    let (here, there) = (Desk::new(), Desk::new());
    let (laptop, phone) = (here.open(), there.open());
    paired(&laptop, &phone);
    let line = log(&laptop, "coffee with @Ana Silva and @Bo Ek about the plan", now()).reference;
    sync(&laptop, &phone, now());
    laptop.people().forget(person(&laptop, "Ana Silva"), &(), minutes_later(1)).unwrap();
    let edit = EntryEdit { private: Some(true), ..EntryEdit::default() };
    phone.review().edit_line(line.id.into(), edit, minutes_later(1)).unwrap();
    let refused = send(&phone, &laptop, minutes_later(2));
    assert!(!refused.is_empty());
    assert!(refused.iter().all(|why| why == "refused: that record was forgotten here"), "{refused:?}");
    assert_eq!(
        sync(&laptop, &phone, minutes_later(3)).iter().filter(|why| !why.contains("forgotten")).count(),
        0
    );
    assert_in_step(&laptop, &phone);
    for journal in [&laptop, &phone] {
        assert_eq!(found(journal, "plan", minutes_later(4)).len(), 1);
        assert!(found(journal, "silva", minutes_later(4)).is_empty());
        assert_sound(journal, now());
    }
}

#[test]
fn a_late_line_about_somebody_who_is_gone_comes_in_without_them_on_both() {
    let (here, there) = (Desk::new(), Desk::new());
    let (laptop, phone) = (here.open(), there.open());
    paired(&laptop, &phone);
    log(&laptop, "coffee with @Ana Silva and @Bo Ek", now());
    sync(&laptop, &phone, now());
    laptop.people().forget(person(&laptop, "Ana Silva"), &(), minutes_later(1)).unwrap();
    log(&phone, "dinner with @Ana Silva and @Bo Ek, the view !send her the list", minutes_later(1));
    log(&phone, "tea with @Ana Silva", minutes_later(2));
    sync(&phone, &laptop, minutes_later(3));
    assert_in_step(&laptop, &phone);
    for journal in [&laptop, &phone] {
        assert!(found(journal, "silva", minutes_later(4)).is_empty());
        assert_eq!(found(journal, "view", minutes_later(4)).len(), 1, "what others were part of stays");
        assert!(found(journal, "tea", minutes_later(4)).is_empty());
        assert_sound(journal, now());
    }
}

#[test]
fn people_both_journals_knew_come_up_once_as_the_same_person_and_opposite_answers_agree() {
    let (here, there) = (Desk::new(), Desk::new());
    let (laptop, phone) = (here.open(), there.open());
    for (journal, name) in
        [(&laptop, "Zoë Ström"), (&phone, "Zoe Strom"), (&laptop, "Ana Silva"), (&phone, "Ana Silva")]
    {
        journal.people().add(NewPerson { name: name.into(), ..NewPerson::default() }, true, now()).unwrap();
    }
    paired(&laptop, &phone);
    let pairs = laptop.review().list(now()).unwrap().same_people;
    assert_eq!(pairs.len(), 2);
    assert_eq!(laptop.relationships().week(now()).unwrap().waiting.people, 2);
    assert_eq!(pairs, phone.review().list(now()).unwrap().same_people);
    let (ana, zoe) = (&pairs[0], &pairs[1]);
    laptop.people().merge(ana.one.id(), ana.other.id(), minutes_later(1)).unwrap();
    phone.people().merge(ana.other.id(), ana.one.id(), minutes_later(1)).unwrap();
    phone.review().two_people(zoe.other.id(), zoe.one.id(), minutes_later(1)).unwrap();
    assert_eq!(sync(&laptop, &phone, minutes_later(2)), Vec::<String>::new());
    assert_in_step(&laptop, &phone);
    for journal in [&laptop, &phone] {
        assert_eq!(journal.people().list(None, minutes_later(3)).unwrap().len(), 3);
        assert!(journal.review().list(minutes_later(3)).unwrap().same_people.is_empty(), "not asked again");
        assert_eq!(journal.relationships().week(now()).unwrap().waiting.people, 0);
    }
    phone.undo(minutes_later(4)).unwrap();
    assert_eq!(
        phone.review().list(minutes_later(4)).unwrap().same_people.len(),
        1,
        "an answer can be taken back"
    );
}

/// Something a device says about devices.
#[derive(Debug, Clone)]
enum Word {
    Admit { at: usize, whom: u8 },
    Revoke { at: usize, whom: u8 },
    Rename { at: usize, whom: u8, name: String },
    Log { at: usize },
    Undo { at: usize },
    Tell { from: usize, to: usize },
}

fn word() -> impl Strategy<Value = Word> {
    let device = || 0..3_usize;
    prop_oneof![
        2 => (device(), 1..6_u8).prop_map(|(at, whom)| Word::Admit { at, whom }),
        2 => (device(), 1..6_u8).prop_map(|(at, whom)| Word::Revoke { at, whom }),
        1 => (device(), 1..4_u8, "[a-z]{1,6}").prop_map(|(at, whom, name)| Word::Rename { at, whom, name }),
        1 => device().prop_map(|at| Word::Log { at }),
        1 => device().prop_map(|at| Word::Undo { at }),
        3 => (device(), device()).prop_map(|(from, to)| Word::Tell { from, to }),
    ]
}

proptest! {
    #![proptest_config(cases(24, 500))]

    #[test]
    fn devices_that_heard_the_same_agree_on_who_is_cut_off(words in prop::collection::vec(word(), 1..30)) {
        let desks = [Desk::new(), Desk::new(), Desk::new()];
        let devices: Vec<Journal> = desks.iter().map(Desk::open).collect();
        paired(&devices[0], &devices[1]);
        devices[2].replica().identify(endpoint(3), now()).unwrap();
        let members = devices[1].replica().admit(endpoint(3), "tablet", now()).unwrap();
        devices[2].replica().join(devices[1].replica().journal_id().unwrap().unwrap(), members, now()).unwrap();
        let mut revoked = Vec::new();
        for (minute, word) in (1..).zip(words) {
            let when = minutes_later(minute);
            match word {
                Word::Admit { at, whom } => drop(devices[at].replica().admit(endpoint(whom), "another", when)),
                Word::Revoke { at, whom } => {
                    if devices[at].devices().revoke(endpoint(whom), when).is_ok() {
                        revoked.push(endpoint(whom));
                    }
                }
                Word::Rename { at, whom, name } => {
                    let _ = devices[at].devices().rename(Some(endpoint(whom)), &name, when);
                }
                Word::Log { at } => drop(log(&devices[at], "coffee with @Ana Silva", when)),
                Word::Undo { at } => drop(devices[at].undo(when).unwrap()),
                Word::Tell { from, to } => {
                    prop_assert_eq!(send(&devices[from], &devices[to], when), Vec::<String>::new());
                }
            }
        }
        for (from, to) in [(0, 1), (1, 2), (2, 0), (0, 1), (1, 2)] {
            prop_assert_eq!(send(&devices[from], &devices[to], minutes_later(90)), Vec::<String>::new());
        }
        for journal in &devices {
            assert_in_step(&devices[0], journal);
            let members = journal.devices().members().unwrap();
            for endpoint in &revoked {
                prop_assert!(
                    matches!(members.standing(*endpoint), Standing::Revoked { .. } | Standing::Contested { .. }),
                    "nothing brings a device back"
                );
                prop_assert!(!members.may_sync(*endpoint));
            }
            assert_sound(journal, now());
        }
    }
}
