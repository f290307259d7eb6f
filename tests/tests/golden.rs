//! A journal written by this version, kept for ever: later versions read it and say the same.
//!
//! `tests/data/golden/` holds the file and its key. It is made once, by `make_golden_store`, which is ignored: a new
//! version adds a golden store of its own beside this one and never writes this one again.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::{Path, PathBuf};

use hallway_core::{
    Journal, Key,
    journal::{KindWord, MeEdit, NewFact, NewPerson, Order, PersonEdit, PositionEdit, Standing, When},
    model::{Due, EndpointId, EntryKind, Kind, NumberChange, Reference, Relation},
};
use hallway_tests::{assert_sound, at, last_line, log, person};
use serde_json::{Value, json};

fn golden() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/golden")
}

/// The golden journal, copied to where it may be opened.
fn opened(directory: &Path) -> Journal {
    let path = directory.join("journal.hallway");
    std::fs::copy(golden().join("journal.hallway"), &path).unwrap();
    let key = std::fs::read_to_string(golden().join("key.hex")).unwrap();
    let now = at("2026-11-20T09:00:00+00:00");
    let journal = Journal::open(&path, Key::from_hex(&key).unwrap(), now).unwrap();
    // Its rows may be those of another version; a client finishes that before it asks.
    journal.maintenance().rebuild(&(), now).unwrap();
    journal
}

/// Every answer, references included: the ids in the file are what they are.
fn answers(journal: &Journal) -> Value {
    let now = at("2026-11-20T09:00:00+00:00");
    let status = journal.maintenance().status().unwrap();
    let people = journal.people().list(None, now).unwrap();
    let pages: Vec<Value> = people
        .iter()
        .map(|line| {
            let person = line.person.id();
            json!({"show": journal.people().show(person, now).unwrap(), "prep": journal.prep(person, now).unwrap()})
        })
        .collect();
    let found = journal.find("since:2000-01-01", Order::Newest, 0..100, now).unwrap();
    let lines: Vec<Value> = found
        .hits
        .iter()
        .map(|hit| {
            let history = journal.history(&hit.reference).unwrap();
            json!({"show": journal.show(&hit.reference, now).unwrap(), "changes": history.len()})
        })
        .collect();
    json!({
        "records": status.records,
        "device": status.device,
        "me": journal.people().me().unwrap(),
        "people": people,
        "pages": pages,
        "found": found,
        "lines": lines,
        "today": journal.today(now).unwrap(),
        "review": journal.review().list(now).unwrap(),
        "topics": journal.settings().topics().unwrap(),
        "undo": journal.maintenance().undo_list(100).unwrap(),
        "prompt": journal.settings().prompt_history().unwrap(),
        "setting": journal.settings().get("colour").unwrap(),
    })
}

#[test]
fn the_first_version_s_journal_is_read_as_it_was_written() {
    let directory = tempfile::tempdir().unwrap();
    let journal = opened(directory.path());
    insta::assert_json_snapshot!("golden_1", answers(&journal));
    assert_sound(&journal, at("2026-11-20T09:00:00+00:00"));
}

#[test]
fn the_first_version_s_journal_says_the_same_from_rows_made_anew() {
    let directory = tempfile::tempdir().unwrap();
    let journal = opened(directory.path());
    let before = answers(&journal);
    journal.maintenance().rebuild_all(&(), at("2026-11-20T09:00:00+00:00")).unwrap();
    assert_eq!(answers(&journal), before);
}

#[test]
fn the_first_version_s_journal_holds_every_kind_of_record() {
    let directory = tempfile::tempdir().unwrap();
    let journal = opened(directory.path());
    let kinds: Vec<String> =
        journal.maintenance().status().unwrap().records.into_iter().map(|of| of.kind).collect();
    // Kinds that came after the first version stand in golden stores of their own.
    let first = [
        "device",
        "dismissal",
        "entry",
        "exchange",
        "fact",
        "forgotten",
        "me",
        "person",
        "position",
        "promise",
    ];
    assert_eq!(kinds, first);
    assert!(first.iter().all(|word| Kind::from_word(word).is_some()));
}

#[test]
fn the_first_version_s_journal_is_counted_and_takes_part_in_sync() {
    let directory = tempfile::tempdir().unwrap();
    let journal = opened(directory.path());
    let now = at("2026-11-20T09:00:00+00:00");
    assert_eq!(journal.replica().census().unwrap().records.len(), journal.replica().records().unwrap().len());
    journal.replica().identify(EndpointId::from_bytes([1; 32]), now).unwrap();
    let members = journal.devices().members().unwrap();
    assert_eq!((members.devices.len(), members.own_standing()), (1, Standing::Member));
    assert_sound(&journal, now);
}

#[test]
fn the_first_version_s_journal_goes_on() {
    let directory = tempfile::tempdir().unwrap();
    let journal = opened(directory.path());
    let now = at("2026-11-20T09:00:00+00:00");
    let undone = journal.undo(now).unwrap().expect("its last act can be taken back");
    assert_eq!(undone.left, 0, "{}", undone.what);
    assert_eq!(journal.redo(now).unwrap().unwrap().left, 0);
    let receipt = log(&journal, "coffee with Ana Silva", now);
    assert!(!receipt.people[0].new);
    assert_sound(&journal, now);
}

#[test]
#[ignore = "writes the golden store: only for a new version, under a new name"]
fn make_golden_store() {
    let path = golden().join("journal.hallway");
    assert!(!path.exists(), "a golden store is never written again");
    std::fs::create_dir_all(golden()).unwrap();
    let bytes: [u8; 32] = std::array::from_fn(|place| u8::try_from(place * 7 + 1).unwrap());
    let key = Key::from_bytes(bytes);
    std::fs::write(golden().join("key.hex"), format!("{}\n", key.to_hex().as_str())).unwrap();
    fill(&Journal::open(&path, key, at("2026-09-01T08:00:00+02:00")).unwrap());
}

fn fill(journal: &Journal) {
    let ana = NewPerson {
        name: "Ana Silva".into(),
        nicknames: vec!["Anita".into()],
        org: "Payments".into(),
        title: "Design director".into(),
        relation: Some(Relation::Seat),
        pronoun: "she".into(),
        cadence: Some(14),
        notes: "Met at the offsite in Porto.\nKnows everyone.".into(),
    };
    let ana = journal.people().add(ana, false, at("2026-09-01T08:01:00+02:00")).unwrap().id();
    for (minute, name) in
        ["Grace Hopper", "Grace Kelly", "Priya Natarajan", "Zoë Ström", "李明"].iter().enumerate()
    {
        let new = NewPerson { name: (*name).into(), ..NewPerson::default() };
        journal.people().add(new, false, at(&format!("2026-09-01T08:1{minute}:00+02:00"))).unwrap();
    }
    let lines = [
        (
            "2026-09-03T10:00:00+02:00",
            "Coffee with @Ana Silva, moving to Lisbon in June, loves natural wine #travel !send visa contact by fri ?intro to Priya",
        ),
        (
            "2026-09-04T11:00:00+02:00",
            "lunch with Ana Silva and @Bo Lindqvist >reviewed his deck <introduced me to the chair +careful: the reorg",
        ),
        (
            "2026-09-07T12:00:00+02:00",
            "call with Zoë. owe: draft the agenda by 12 Oct. theirs: send minutes. gave: time for her talk. got: praise. about: plays bass",
        ),
        (
            "2026-09-08T09:30:00+02:00",
            "walk with @Priya Natarajan, talked about the offer she got !ask around by eom #private",
        ),
        ("2026-09-09T15:00:00-05:00", "1:1 with @Grace, compilers are hard !lend her the manual tomorrow"),
        ("2026-09-10T15:00:00+02:00", "yesterday: dinner with 李明 #food"),
        ("2026-09-11T15:00:00+02:00", "email from @\"Mx. van der Berg\" !answer by 12/5"),
        ("2026-09-12T15:00:00+02:00", "a thought about the offsite with nobody there #offsite"),
        (
            "2026-09-14T15:00:00+02:00",
            "had coffee with anna silva she is moving to porto I said I would send her the notes by friday",
        ),
        ("2026-09-15T15:00:00+02:00", "dinner with @Forgettable Fred and @Bo Lindqvist, plans"),
        ("2026-09-16T15:00:00+02:00", "hallway with @Anna Sylva, in \u{1b}[31mred"),
        ("2026-09-17T15:00:00+02:00", "coffee with @Deleted Dora !never mind"),
    ];
    for (moment, line) in lines {
        log(journal, line, at(moment));
        journal.settings().remember_prompt(line).unwrap();
    }
    let later = |minute: u32| at(&format!("2026-10-12T10:{minute:02}:00+02:00"));
    journal.delete(&last_line(journal), later(0)).unwrap();
    journal.people().forget(person(journal, "Forgettable Fred"), &(), later(1)).unwrap();
    journal.people().merge(ana, person(journal, "Anna Sylva"), later(2)).unwrap();
    journal.people().rest(person(journal, "Zoë Ström"), "on leave", later(3)).unwrap();
    let position = PositionEdit { org: Some("Checkout".into()), ..PositionEdit::default() };
    journal
        .people()
        .edit(ana, PersonEdit { position: Some(position), ..PersonEdit::default() }, later(4))
        .unwrap();
    journal.people().add_fact(&NewFact { person: ana, text: "birthday 2 Dec".into() }, later(5)).unwrap();
    journal
        .people()
        .add_fact(&NewFact { person: ana, text: "need: a second analyst".into() }, later(6))
        .unwrap();
    let open = journal.people().show(ana, later(7)).unwrap().promises;
    let promise = open.iter().find(|promise| promise.text == "send visa contact").unwrap().reference.clone();
    let day = Due::Day("2026-11-13".parse().unwrap());
    journal.later(&[promise], When::Until(day), "the consulate is closed", later(8)).unwrap();
    let zoe = journal.people().show(person(journal, "Zoë Ström"), later(9)).unwrap();
    journal.done(std::slice::from_ref(&zoe.promises[0].reference), later(9)).unwrap();
    let bo = Reference::to(person(journal, "Bo Lindqvist"));
    journal.later(&[bo], When::Until(Due::Day("2026-12-01".parse().unwrap())), "busy", later(10)).unwrap();
    let me = MeEdit {
        name: Some("Sam".into()),
        pace: NumberChange::Set(5),
        kind_words: vec![KindWord { word: "fika".to_owned(), kind: Some(EntryKind::Coffee) }],
        ..MeEdit::default()
    };
    journal.people().edit_me(me, later(11)).unwrap();
    journal.settings().set("colour", Some("never")).unwrap();
    log(journal, "fika with Ana Silva, showed your note to her team", later(12));
}
