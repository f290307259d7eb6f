//! Whatever a record of another device may say, every screen can show it.

use serde::Serialize;
use serde_json::{Value, json};

use super::{everything, now, plain_journal, said::said_with};
use crate::{
    document::Document,
    error::Result,
    journal::{Journal, NewAsk, Order},
    model::{
        AnyRecord, Entry, Fields, Goal, GoalId, Kind, Moment, Person, PersonId, Presence, RecordId, Reference,
    },
};

fn id(n: u8) -> RecordId {
    RecordId::from_bytes([n; 16])
}

/// Texts that draw nothing, or more than there is room for, or turn what follows them round.
const TEXTS: [&str; 8] = [
    "\u{0}",
    "\u{200b}",
    "\u{200f}",
    "\u{202b}\u{2067}x",
    "\u{feff}\u{2060}",
    "\u{301}\u{301}\u{301}",
    "\u{2028}\u{2029}\r\n",
    "\u{fdfd}\u{1242b}",
];

/// What a field may hold that is unlike what people write.
fn values() -> Vec<Value> {
    let (person, other, goal, line) = (id(1), id(2), id(3), id(4));
    let moments = [
        "0001-01-01T18:00:00+18:00",
        "9998-12-31T05:59:59-18:00",
        "0001-01-01T00:00:00Z",
        "9998-12-31T23:59:59Z",
        "0000-06-01T12:00:00Z",
        "9999-06-01T12:00:00Z",
        "2026-11-18T14:05:00+23:59",
        "2016-12-31T23:59:60.999999999-18:00",
    ];
    let mut values: Vec<Value> = moments.iter().map(|moment| json!(moment)).collect();
    values.extend([person, other, goal, line].iter().map(|id| json!(id.to_string())));
    values.extend([json!("0001-01-01"), json!("9998-12-31"), json!(0), json!(1), json!(10), json!(u32::MAX)]);
    values.extend([
        json!(-1),
        json!(i64::MIN),
        json!(i64::MAX),
        json!(true),
        json!("x"),
        json!("\u{202e}\u{0}\n\u{1b}[2J 🏳️‍🌈 e\u{301}"),
    ]);
    values.push(json!("word ".repeat(4_000)));
    values.extend(TEXTS.map(|text| json!(text)));
    for member in moments
        .iter()
        .map(|moment| (*moment).to_owned())
        .chain([person, other, line].map(|id| id.to_string()))
    {
        for said in [json!(true), json!("said"), json!(moments[1]), json!("0-4294967295"), json!("")] {
            values.push(json!({ member.clone(): said }));
        }
    }
    values
}

/// A record of this kind with a value in every field that takes one, another for every `turn`.
fn strange(kind: Kind, turn: usize) -> AnyRecord {
    let values = values();
    let template = kind.read(Fields::new()).unwrap().fields().unwrap();
    let mut fields = Fields::new();
    for (place, field) in template.keys().enumerate().filter(|(_, field)| *field != "deleted") {
        for step in 0..values.len() {
            let mut tried = fields.clone();
            tried.insert(field.clone(), values[(turn * 7 + place * 5 + step) % values.len()].clone());
            if kind.read(tried.clone()).is_ok() {
                fields = tried;
                break;
            }
        }
    }
    kind.read(fields).unwrap()
}

/// The same with one of the odd texts wherever a text may stand.
fn strange_in_words(kind: Kind, turn: usize) -> AnyRecord {
    let mut fields = strange(kind, turn).fields().unwrap();
    for (place, field) in fields.clone().keys().enumerate() {
        let mut tried = fields.clone();
        tried.insert(field.clone(), json!(TEXTS[(turn + place) % TEXTS.len()]));
        if kind.read(tried.clone()).is_ok() {
            fields = tried;
        }
    }
    kind.read(fields).unwrap()
}

fn put(journal: &Journal, id: RecordId, record: impl Into<AnyRecord>) {
    // What this version refuses to write another device may send.
    store(journal, id, Document::forged(&record.into(), now()).unwrap());
}

fn store(journal: &Journal, id: RecordId, document: Document) {
    let read = document.read().unwrap();
    journal.store.write(move |tx| tx.store(id, &document, read.as_ref())).unwrap();
}

/// An answer, which can be told to a program too.
fn told<T: Serialize>(answer: Result<T>) -> T {
    let answer = answer.unwrap();
    let said = serde_json::to_string(&answer).unwrap();
    serde_json::from_str::<Value>(&said).unwrap();
    answer
}

/// Asks every question of the door; a test of the house sees that none is left out.
fn screens(journal: &Journal, now: Moment) {
    told(journal.today(now));
    told(journal.review().list(now));
    told(journal.relationships().week(now));
    told(journal.relationships().next(now));
    journal.relationships().glance(now).unwrap();
    told(journal.asks().list(now));
    told(journal.relationships().audit_board(now));
    told(journal.relationships().breadth(now));
    told(journal.relationships().wheel(now));
    told(journal.giving().overview(now));
    told(journal.giving().advocacies(now));
    told(journal.giving().my_word(now));
    told(journal.goals().projects(now));
    told(journal.goals().untold_wins());
    journal.devices().members().unwrap();
    told(journal.devices().list());
    told(journal.devices().relay());
    told(journal.maintenance().status());
    told(journal.maintenance().behind());
    told(journal.settings().dates().map(|dates| dates.month_first));
    told(journal.settings().topics());
    told(journal.settings().topics_counted());
    told(journal.settings().prompt_history());
    told(journal.settings().get("pager"));
    told(journal.people().me());
    told(journal.people().mine());
    told(journal.people().turn_to(now));
    told(journal.people().latest(50, now));
    journal.maintenance().undo_list(10).unwrap();
    journal.maintenance().rebuilding().unwrap();
    assert_eq!(journal.maintenance().another_door().maintenance().last_act(), None);
    let everybody: Vec<PersonId> = told(journal.people().list(None, now))
        .into_iter()
        .map(|person| PersonId(person.person.reference.id))
        .collect();
    for &person in &everybody {
        told(journal.prep(person, now));
        told(journal.people().show(person, now));
        told(journal.people().named(person));
        told(journal.people().introducers(person));
        said_with(journal, person, 10);
        told(journal.relationships().ready(person, now));
        told(journal.relationships().between_us(person, now));
        told(journal.people().two_of_you(person, now));
        told(journal.relationships().what_if(person, now));
        told(journal.asks().draft(person, &NewAsk::default(), now));
        journal.people().forget_plan(person).unwrap();
    }
    let some: Vec<PersonId> = everybody.iter().copied().take(4).collect();
    told(journal.people().prep_meeting(&some, now));
    for goal in told(journal.goals().list(now)) {
        let goal = GoalId(goal.reference.id);
        told(journal.goals().get(goal, now));
        told(journal.goals().map(goal, now));
        for reader in std::iter::once(None).chain(some.iter().copied().map(Some)) {
            told(journal.goals().kit(goal, reader));
        }
        told(journal.goals().wins(Some(goal)));
    }
    for query in
        ["x", "word", "said kind:win", "is:open", "since:2026", "with:ana", "since:0001-01-01", "[2J"]
    {
        for order in [Order::Newest, Order::Best] {
            told(journal.find(query, order, 0..50, now));
        }
    }
    // Of several goals, or of none, one is asked for by name.
    let _ = journal.goals().resolve(None);
    let _ = journal.goals().resolve_project("word");
    let lexicon = journal.people().lexicon().unwrap();
    assert!(!lexicon.find("Ana Silva").is_empty());
    for line in ["coffee with @Ana Silva !call her by fri 9am", "had lunch with Bo, he is moving", "x"] {
        journal.read_line(line, now).unwrap();
    }
    let records = journal.replica().records().unwrap();
    told(journal.replica().news(&records, 50));
    for id in records {
        let reference = Reference::to(id);
        if journal.resolve(&reference.to_string()).is_ok() {
            told(journal.show(&reference, now));
            told(journal.history(&reference));
        }
    }
}

/// A journal with a few records as they usually are, and several strange ones of every kind.
fn strange_journal(directory: &std::path::Path, turn: usize) -> Journal {
    let journal = plain_journal(directory);
    put(&journal, id(1), Person { name: "Ana Silva".to_owned(), ..Person::default() });
    put(&journal, id(2), Person { name: "Bo Ek".to_owned(), ..Person::default() });
    put(&journal, id(3), Goal { name: "Staff engineer".to_owned(), set: now(), ..Goal::default() });
    let people = [(PersonId(id(1)), Presence::There)].into();
    put(
        &journal,
        id(4),
        Entry { raw: "coffee with Ana Silva".to_owned(), at: now(), people, ..Entry::default() },
    );
    for (n, kind) in (10..).zip(Kind::ALL) {
        for copy in 0..3_usize {
            let place = u8::try_from(copy).unwrap() * 50 + n;
            match kind {
                // These make others go.
                Kind::Forgotten | Kind::Revocation => {}
                Kind::Me => put(&journal, RecordId::ME, strange(*kind, turn)),
                _ => put(&journal, id(place), strange(*kind, turn * 3 + copy)),
            }
        }
        if !matches!(kind, Kind::Forgotten | Kind::Revocation | Kind::Me) {
            put(&journal, id(150 + n), strange_in_words(*kind, turn));
        }
    }
    // A newer version has kinds, words and fields of which this one knows nothing.
    let fields = |fields: Value| -> Fields { serde_json::from_value(fields).unwrap() };
    let ana = id(1).to_string();
    let kind = fields(json!({ "name": "Orion", "about": ana, "at": "9998-12-31T23:59:59Z", "stars": 7 }));
    store(&journal, id(200), Document::of_newer("constellation", &kind, now()).unwrap());
    let word = fields(
        json!({ "text": "the deck", "to": ana, "due": "in a while", "owner": "the moon", "orbit": true }),
    );
    store(&journal, id(201), Document::of_newer("promise", &word, now()).unwrap());
    let raw = "\u{200f}".repeat(20_000);
    let line = fields(
        json!({ "raw": raw, "kind": "séance", "at": "2026-11-18T14:05:00+18:00", format!("people/{ana}"): "hovering" }),
    );
    store(&journal, id(202), Document::of_newer("entry", &line, now()).unwrap());
    journal
}

/// What another device would send of such journals, for the tests of what is drawn and said.
#[test]
#[ignore = "writes tests/data/strange.json anew"]
fn write_strange_records() {
    let hex = |bytes: &Vec<u8>| data_encoding::HEXLOWER.encode(bytes);
    let mut said = Vec::new();
    for turn in 0..2 {
        let directory = tempfile::tempdir().unwrap();
        let journal = strange_journal(directory.path(), turn);
        let records = everything(&journal).into_iter();
        let records: Vec<Value> = records
            .map(|of| json!({ "id": of.id.to_string(), "changes": of.changes.iter().map(hex).collect::<Vec<_>>() }))
            .collect();
        said.push(json!(records));
    }
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data/strange.json");
    std::fs::write(path, serde_json::to_string_pretty(&said).unwrap() + "\n").unwrap();
}

#[test]
fn whatever_a_record_may_say_every_screen_shows() {
    let at = |text: &str| -> Moment { text.parse().unwrap() };
    for turn in 0..12 {
        let directory = tempfile::tempdir().unwrap();
        let journal = strange_journal(directory.path(), turn);
        for moment in [now(), at("0001-01-02T00:00:00+14:00"), at("9998-12-30T00:00:00-12:00")] {
            screens(&journal, moment);
        }
        let check = journal.maintenance().check(&(), now()).unwrap();
        assert_eq!((check.file, check.unreadable, check.stale), (vec![], vec![], vec![]));
    }
}
