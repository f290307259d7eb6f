//! What a document promises, seen through its own door. Documents of a newer version are built with automerge itself.

pub(crate) mod forge;
mod hostile;
mod saved_text;

use automerge::{AutoCommit, ObjType, ROOT, TextEncoding, transaction::Transactable};
use proptest::prelude::*;
use serde_json::{Value, json};

use self::forge::Forged;
use super::{guard::MOST_CHUNKS, *};
use crate::model::{
    AnyRecord, Entry, EntryId, EntryKind, Fact, LONGEST_TEXT, Me, Person, PersonId, Presence, Promise,
    RecordId, Relation,
};

fn at(seconds: i64) -> Moment {
    chrono::DateTime::from_timestamp(1_760_000_000 + seconds, 0).unwrap().fixed_offset()
}

fn id(n: u8) -> RecordId {
    RecordId::new(at(0), [n; 10])
}

fn ana() -> Person {
    Person {
        name: "Ana Silva".into(),
        notes: "Met at the design review.".into(),
        made: at(0),
        ..Person::default()
    }
}

fn coffee() -> Entry {
    Entry {
        raw: "Coffee with @Ana Silva #travel".into(),
        at: at(0),
        written: at(0),
        kind: EntryKind::Coffee,
        people: [(PersonId(id(1)), Presence::There)].into(),
        topics: [("travel".to_owned(), true)].into(),
        ..Entry::default()
    }
}

fn born(record: impl Into<AnyRecord>) -> Document {
    Document::create(&record.into(), at(0)).unwrap()
}

/// The same document on another device.
fn other_device(document: &Document) -> Document {
    Document::from_changes(&document.changes_since(&[]).unwrap()).unwrap()
}

/// Both send each other what the other lacks.
fn exchange(a: &mut Document, b: &mut Document) {
    let (to_b, to_a) = (a.changes_since(&b.heads()).unwrap(), b.changes_since(&a.heads()).unwrap());
    a.merge(&to_a).unwrap();
    b.merge(&to_b).unwrap();
    assert_eq!(a.heads(), b.heads());
    assert_eq!(a.read().unwrap(), b.read().unwrap());
}

fn person(document: &Document) -> Person {
    <Person as crate::model::Record>::from_any(document.read().unwrap().unwrap()).unwrap()
}

fn entry(document: &Document) -> Entry {
    <Entry as crate::model::Record>::from_any(document.read().unwrap().unwrap()).unwrap()
}

fn edit_person(document: &mut Document, edit: impl FnOnce(&mut Person)) -> bool {
    let before = person(document);
    let mut after = before.clone();
    edit(&mut after);
    document.write(&before.into(), &after.into(), at(60)).unwrap()
}

fn edit_entry(document: &mut Document, edit: impl FnOnce(&mut Entry)) -> bool {
    let before = entry(document);
    let mut after = before.clone();
    edit(&mut after);
    document.write(&before.into(), &after.into(), at(60)).unwrap()
}

/// A document as a newer version might have left it.
fn from_the_future(write: impl FnOnce(&mut AutoCommit)) -> Document {
    let mut future = AutoCommit::new_with_encoding(TextEncoding::Utf16CodeUnit);
    write(&mut future);
    future.commit();
    Document::load(&future.save()).unwrap()
}

#[test]
fn a_record_comes_back_as_it_was_written() {
    for record in [AnyRecord::from(ana()), coffee().into(), Me::default().into(), Promise::default().into()] {
        let document = born(record.clone());
        assert_eq!(document.kind(), Some(record.kind()));
        assert_eq!(document.read().unwrap(), Some(record.clone()));
        let loaded = Document::load(&document.save().unwrap()).unwrap();
        assert_eq!(loaded.read().unwrap(), Some(record.clone()));
        let received = other_device(&document);
        assert_eq!(received.read().unwrap(), Some(record));
        assert_eq!(received.heads(), document.heads());
    }
}

#[test]
fn no_field_is_called_what_says_the_kind_of_a_record() {
    for kind in Kind::ALL {
        let record = kind.read(Fields::new()).unwrap();
        assert!(!record.fields().unwrap().contains_key(RECORD), "{kind:?}");
        assert!(!kind.shape().sets.contains(&RECORD) && !kind.shape().texts.contains(&RECORD), "{kind:?}");
    }
}

#[test]
fn an_entry_keeps_its_own_kind_beside_the_kind_of_record_it_is() {
    let document = born(coffee());
    assert_eq!(document.kind_word().as_deref(), Some("entry"));
    assert_eq!(document.get("kind"), Some(json!("coffee")));
}

#[test]
fn a_write_without_a_difference_makes_no_change() {
    let mut document = born(ana());
    let heads = document.heads();
    assert!(!edit_person(&mut document, |_| {}));
    assert_eq!(document.heads(), heads);
    assert!(!document.put(&Fields::from_iter([("name".into(), json!("Ana Silva"))]), at(1)).unwrap());
    assert!(!document.put(&Fields::from_iter([("nobody/here".into(), Value::Null)]), at(1)).unwrap());
    assert_eq!(document.heads(), heads);
    assert_eq!(document.changes_since(&heads).unwrap(), Vec::<Vec<u8>>::new());
}

#[test]
fn a_write_touches_only_what_differs() {
    let mut document = born(coffee());
    assert!(edit_entry(&mut document, |entry| {
        entry.topics.insert("lisbon".into(), true);
        entry.topics.remove("travel");
        entry.private = true;
    }));
    let history = document.history().unwrap();
    assert_eq!(history.changes.len(), 2);
    let last = history.changes.last().unwrap();
    assert_eq!(last.at, at(60));
    assert_eq!(
        last.fields,
        [
            ("private".to_owned(), json!(true)),
            ("topics/lisbon".to_owned(), json!(true)),
            ("topics/travel".to_owned(), Value::Null),
        ]
    );
}

#[test]
fn an_absent_value_takes_its_key_away() {
    let mut document = born(Person { cadence: Some(14), ..ana() });
    assert_eq!(document.get("cadence"), Some(json!(14)));
    edit_person(&mut document, |person| person.cadence = None);
    assert_eq!(document.get("cadence"), None);
    assert_eq!(person(&document).cadence, None);
}

#[test]
fn undo_puts_back_fields_members_and_texts_by_their_flat_keys() {
    let mut document = born(Person { cadence: Some(14), ..ana() });
    let before = document.read().unwrap().unwrap();
    edit_person(&mut document, |person| {
        person.name = "Ana".into();
        person.cadence = None;
        person.nicknames.insert("Anita".into(), true);
        person.notes = "Met at lunch.".into();
    });
    let after = document.read().unwrap().unwrap();
    let differences = diff(&before, &after).unwrap();
    assert_eq!(
        differences.keys().map(String::as_str).collect::<Vec<_>>(),
        ["cadence", "name", "nicknames/Anita", "notes"]
    );
    let undo = differences.into_iter().map(|(key, (before, _))| (key, before)).collect();
    assert!(document.put(&undo, at(120)).unwrap());
    assert_eq!(document.read().unwrap(), Some(before));
}

#[test]
fn an_emptied_text_goes_on_taking_words() {
    let mut phone = born(ana());
    let mut laptop = other_device(&phone);
    phone.put(&Fields::from_iter([("notes".into(), Value::Null)]), at(1)).unwrap();
    assert_eq!(phone.get("notes"), Some(json!("")));
    edit_person(&mut laptop, |person| person.notes.push_str(" Bouldering."));
    exchange(&mut phone, &mut laptop);
    assert_eq!(person(&phone).notes, " Bouldering.");
}

#[test]
fn what_a_newer_version_wrote_survives_an_edit_here() {
    let mut document = from_the_future(|future| {
        future.put(ROOT, RECORD, "person").unwrap();
        future.put(ROOT, "name", "Ana Silva").unwrap();
        future.put(ROOT, "relation", "godmother").unwrap();
        future.put(ROOT, "shoe_size", 39.5_f64).unwrap();
        future.put(ROOT, "cadence", "whenever").unwrap();
        future.put(ROOT, "resting", automerge::ScalarValue::Timestamp(7)).unwrap();
        future.put(ROOT, format!("same_as/{}", id(2)), true).unwrap();
        future.put(ROOT, "same_as/not an id", true).unwrap();
        future.put(ROOT, format!("same_as/{}", id(3)), "since June").unwrap();
        future.put(ROOT, "nicknames", "Anita").unwrap();
        let nested = future.put_object(ROOT, "tree", ObjType::Map).unwrap();
        future.put(nested, "leaf", 1).unwrap();
    });
    let read = person(&document);
    assert_eq!(read.relation, Relation::Other("godmother".into()));
    assert_eq!((read.cadence, read.resting), (None, None));
    assert_eq!(read.same_as, [(PersonId(id(2)), true)].into());
    assert!(read.nicknames.is_empty());

    edit_person(&mut document, |person| person.name = "Ana".into());
    let reread = Document::load(&document.save().unwrap()).unwrap();
    assert_eq!(person(&reread).name, "Ana");
    assert_eq!(person(&reread).relation, Relation::Other("godmother".into()));
    for (key, value) in [
        ("relation", json!("godmother")),
        ("shoe_size", json!(39.5)),
        ("cadence", json!("whenever")),
        ("same_as/not an id", json!(true)),
        ("nicknames", json!("Anita")),
    ] {
        assert_eq!(reread.get(key), Some(value), "{key}");
    }
    let mut future = AutoCommit::load(&reread.save().unwrap()).unwrap();
    assert!(matches!(
        future.get(ROOT, "resting").unwrap(),
        Some((automerge::Value::Scalar(scalar), _)) if *scalar == automerge::ScalarValue::Timestamp(7)
    ));
    let (_, tree) = future.get(ROOT, "tree").unwrap().unwrap();
    assert_eq!(future.get(tree, "leaf").unwrap().unwrap().0, 1.into());
    assert_eq!(future.get_heads().len(), 1);
}

#[test]
fn a_kind_of_a_newer_version_is_kept_and_its_references_are_found() {
    let mut document = from_the_future(|future| {
        future.put(ROOT, RECORD, "horoscope").unwrap();
        future.put(ROOT, "about", id(1).to_string()).unwrap();
        future.put(ROOT, format!("for/{}", id(2)), "Tuesday").unwrap();
        let text = future.put_object(ROOT, "reading", ObjType::Text).unwrap();
        future.update_text(&text, "A tall stranger").unwrap();
    });
    assert_eq!((document.kind(), document.kind_word().as_deref()), (None, Some("horoscope")));
    assert_eq!(document.read().unwrap(), None);
    assert_eq!(
        document.references().unwrap(),
        [("about".to_owned(), id(1)), (format!("for/{}", id(2)), id(2))]
    );
    let strings = document.strings_ever().unwrap();
    assert!(strings.contains(&("reading".into(), "A tall stranger".into())));
    assert!(strings.contains(&(format!("for/{}", id(2)), "Tuesday".into())));
    let mut other = other_device(&document);
    document.put(&Fields::from_iter([("about".into(), json!(id(3).to_string()))]), at(1)).unwrap();
    exchange(&mut document, &mut other);
    assert_eq!(other.get("about"), Some(json!(id(3).to_string())));
}

#[test]
fn edits_of_different_things_on_two_devices_all_survive() {
    let mut phone = born(ana());
    let mut laptop = other_device(&phone);
    edit_person(&mut phone, |person| {
        person.pronoun = "she".into();
        person.nicknames.insert("Anita".into(), true);
        person.notes = "Met at the spring design review.".into();
    });
    edit_person(&mut laptop, |person| {
        person.relation = Relation::Mentor;
        person.nicknames.insert("Ani".into(), true);
        person.notes = "Met at the design review. Loves 🦊.".into();
    });
    exchange(&mut phone, &mut laptop);
    let merged = person(&phone);
    assert_eq!((merged.pronoun.as_str(), merged.relation), ("she", Relation::Mentor));
    assert_eq!(merged.nicknames.len(), 2);
    assert_eq!(merged.notes, "Met at the spring design review. Loves 🦊.");
    assert!(phone.history().unwrap().conflicts.is_empty());
}

#[test]
fn a_text_that_was_empty_at_birth_takes_the_words_of_two_devices() {
    let mut phone = born(Person { notes: String::new(), ..ana() });
    let mut laptop = other_device(&phone);
    edit_person(&mut phone, |person| person.notes = "plays bass. ".into());
    edit_person(&mut laptop, |person| person.notes = "from Porto. ".into());
    exchange(&mut phone, &mut laptop);
    let notes = person(&phone).notes;
    assert!(notes.contains("plays bass. ") && notes.contains("from Porto. "), "{notes}");
}

#[test]
fn a_deletion_wins_against_a_concurrent_edit_and_the_history_says_so() {
    let mut phone = born(ana());
    let mut laptop = other_device(&phone);
    edit_person(&mut phone, |person| person.deleted = Some(at(60)));
    edit_person(&mut laptop, |person| person.name = "Ana Souza".into());
    assert!(!phone.history().unwrap().edited_after_delete);
    exchange(&mut phone, &mut laptop);
    assert_eq!(person(&laptop).deleted, Some(at(60)));
    assert!(laptop.history().unwrap().edited_after_delete);
    edit_person(&mut laptop, |person| person.deleted = None);
    assert!(!laptop.history().unwrap().edited_after_delete);
    assert_eq!(person(&laptop).name, "Ana Souza");
}

#[test]
fn an_edit_before_or_after_a_deletion_is_no_conflict_with_it() {
    let mut document = born(ana());
    edit_person(&mut document, |person| person.name = "Ana".into());
    edit_person(&mut document, |person| person.deleted = Some(at(60)));
    edit_person(&mut document, |person| person.name = "Ana S".into());
    assert!(!document.history().unwrap().edited_after_delete);
}

#[test]
fn the_losing_value_of_a_concurrent_edit_can_be_seen() {
    let mut phone = born(ana());
    let mut laptop = other_device(&phone);
    edit_person(&mut phone, |person| person.name = "Ana Souza".into());
    edit_person(&mut laptop, |person| person.name = "Ana Costa".into());
    exchange(&mut phone, &mut laptop);
    let history = phone.history().unwrap();
    let [conflict] = history.conflicts.as_slice() else { panic!("{history:?}") };
    assert_eq!(conflict.key, "name");
    assert_eq!(conflict.winner, json!(person(&phone).name));
    let both: std::collections::BTreeSet<_> =
        [conflict.winner.as_str().unwrap(), conflict.losers[0].as_str().unwrap()].into();
    assert_eq!(both, ["Ana Costa", "Ana Souza"].into());
    edit_person(&mut phone, |person| person.name = "Ana Souza Costa".into());
    assert!(phone.history().unwrap().conflicts.is_empty());
}

#[test]
fn what_was_said_once_is_found_although_it_was_replaced() {
    let mut document = born(coffee());
    edit_entry(&mut document, |entry| {
        entry.raw = "Coffee alone".into();
        entry.topics.clear();
    });
    assert_eq!((document.get("raw"), document.get("topics/travel")), (Some(json!("Coffee alone")), None));
    let ever = document.strings_ever().unwrap();
    assert!(ever.iter().any(|(_, text)| text.contains("Ana")));
    assert!(ever.contains(&("topics/travel".into(), String::new())));
    assert!(ever.contains(&("raw".into(), "Coffee alone".into())));
}

#[test]
fn the_record_of_the_user_is_one_although_each_device_makes_it() {
    let mut phone = born(Me { name: "Sam".into(), ..Me::default() });
    let mut laptop = born(Me { pronoun: "they".into(), ..Me::default() });
    exchange(&mut phone, &mut laptop);
    assert_eq!(
        phone.read().unwrap(),
        Some(Me { name: "Sam".into(), pronoun: "they".into(), ..Me::default() }.into())
    );
}

#[test]
fn references_are_found_in_values_and_members() {
    let document = born(coffee());
    assert_eq!(document.references().unwrap(), [(format!("people/{}", id(1)), id(1))]);
    let fact = Fact { person: Some(PersonId(id(4))), entry: Some(EntryId(id(5))), ..Fact::default() };
    assert_eq!(born(fact).references().unwrap(), [("entry".to_owned(), id(5)), ("person".to_owned(), id(4))]);
}

#[test]
fn a_text_or_line_over_its_limit_is_refused_and_nothing_is_written() {
    let mut document = born(ana());
    let (heads, saved) = (document.heads(), document.read().unwrap());
    let before = AnyRecord::from(person(&document));
    let long = Person { notes: "é".repeat(LONGEST_TEXT + 1), ..ana() };
    assert!(matches!(document.write(&before, &long.clone().into(), at(1)), Err(Error::TooLong { .. })));
    assert!(matches!(Document::create(&long.into(), at(1)), Err(Error::TooLong { .. })));
    let long = Entry { raw: "x".repeat((64 << 10) + 1), ..Entry::default() };
    assert!(matches!(Document::create(&long.into(), at(1)), Err(Error::TooLong { .. })));
    assert_eq!((document.heads(), document.read().unwrap()), (heads, saved));
}

#[test]
fn a_change_too_big_for_a_peer_is_refused_and_leaves_the_document_as_it_was() {
    let mut document = born(coffee());
    let (heads, saved) = (document.heads(), document.read().unwrap());
    let before = AnyRecord::from(entry(&document));
    let mut after = entry(&document);
    after.topics = (0..100).map(|n| (format!("{n}{}", "x".repeat(60_000)), true)).collect();
    assert!(matches!(document.write(&before, &after.into(), at(1)), Err(Error::TooLong { .. })));
    assert_eq!((document.heads(), document.read().unwrap()), (heads, saved));
}

#[test]
fn the_longest_text_can_be_replaced_whole() {
    let mut document = born(Person { notes: "a".repeat(LONGEST_TEXT), ..ana() });
    let heads = document.heads();
    let started = std::time::Instant::now();
    edit_person(&mut document, |person| person.notes = "🦊".repeat(LONGEST_TEXT));
    assert!(started.elapsed().as_secs() < 30, "{:?}", started.elapsed());
    assert_eq!(person(&document).notes.chars().count(), LONGEST_TEXT);
    let mut other = Document::load(&document.save().unwrap()).unwrap();
    assert!(!other.merge(&document.changes_since(&heads).unwrap()).unwrap());
}

#[test]
fn a_long_history_travels_in_several_messages() {
    let mut document = born(Person { notes: "a".repeat(LONGEST_TEXT), ..ana() });
    edit_person(&mut document, |person| person.notes = "b".repeat(LONGEST_TEXT));
    edit_person(&mut document, |person| person.notes = "c".repeat(LONGEST_TEXT));
    let changes = document.changes_since(&[]).unwrap();
    assert!(matches!(Document::from_changes(&changes), Err(Error::Refused(_))));
    let messages = in_messages(changes).unwrap();
    assert_eq!(messages.len(), 3);
    let mut received = Document::from_changes(&messages[0]).unwrap();
    for message in &messages[1..] {
        assert!(received.merge(message).unwrap());
    }
    assert_eq!(received.heads(), document.heads());
    assert_eq!(in_messages(vec![Vec::new()]).ok(), None);
    let small = born(coffee()).changes_since(&[]).unwrap();
    assert_eq!(in_messages(small.clone()).unwrap(), [small]);
    let many = vec![Forged::person().chunk(); 2 * MOST_CHUNKS + 1];
    assert_eq!(
        in_messages(many).unwrap().iter().map(Vec::len).collect::<Vec<_>>(),
        [MOST_CHUNKS, MOST_CHUNKS, 1]
    );
}

#[test]
fn each_loading_has_an_actor_of_its_own() {
    let saved = born(ana()).save().unwrap();
    let (mut phone, mut laptop) = (Document::load(&saved).unwrap(), Document::load(&saved).unwrap());
    edit_person(&mut phone, |person| person.pronoun = "she".into());
    edit_person(&mut laptop, |person| person.pronoun = "they".into());
    exchange(&mut phone, &mut laptop);
    assert_eq!(phone.history().unwrap().conflicts.len(), 1);
}

#[test]
fn a_damaged_file_is_an_error() {
    let saved = born(ana()).save().unwrap();
    for length in 0..saved.len() {
        assert!(matches!(Document::load(&saved[..length]), Err(Error::Damaged(_))), "{length}");
    }
}

#[test]
fn debug_output_says_nothing_of_what_a_document_holds() {
    assert_eq!(format!("{:?}", born(ana())), r#"Document { kind: Some("person"), .. }"#);
}

#[test]
fn a_document_may_go_to_another_thread() {
    fn sendable<T: Send + Sync>() {}
    sendable::<Document>();
}

/// A document of this version for each kind, as it was saved when the version was made. Never written again: a new
/// version that cannot read these cannot read its users' journals. To add a kind: `HALLWAY_GOLDEN=write cargo test golden`.
#[test]
fn golden_documents_of_this_version_are_read() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/document/testdata");
    for kind in Kind::ALL {
        let record = golden_record(*kind);
        let path = folder.join(format!("v1-{}.automerge", kind.word()));
        if !path.exists() && std::env::var_os("HALLWAY_GOLDEN").is_some() {
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(&path, Document::create(&record, at(0)).unwrap().save().unwrap()).unwrap();
        }
        let document = Document::load(&std::fs::read(&path).unwrap()).unwrap();
        assert_eq!(document.read().unwrap(), Some(record), "{}", path.display());
    }
}

/// A record of the kind with a value in every field.
fn golden_record(kind: Kind) -> AnyRecord {
    let (person, entry, moment) = (id(1).to_string(), id(2).to_string(), "2026-05-12T14:30:00+02:00");
    let fields = match kind {
        Kind::Me => json!({"name": "Sam", "pronoun": "they", "pace": 3, "kind_words": {"fika": "coffee"}}),
        Kind::Person => json!({
            "name": "Ana Silva", "nicknames": {"Anita": true}, "relation": "mentor", "pronoun": "she", "cadence": 21,
            "resting": moment, "resting_because": "on leave", "new": true, "same_as": {person: true},
            "notes": "Met at the design review. 🦊", "made": moment,
        }),
        Kind::Position => json!({
            "person": person, "org": "Payments", "title": "Design director", "from": "2024-02-01", "until": "2026-04-30",
        }),
        Kind::Entry => json!({
            "raw": "Coffee with @Ana Silva #travel", "at": moment, "written": moment, "kind": "coffee",
            "people": {person.clone(): "there"}, "spans": {person.clone(): "12-22"}, "guesses": {person: true},
            "started": "them", "topics": {"travel": true}, "private": true, "suggestions": {"person:12": "open"},
            "doubts": {"date": true},
        }),
        Kind::Promise => json!({
            "mine": true, "text": "send visa contact", "person": person, "guess": true, "entry": entry, "made": moment,
            "due": "2026-05-15", "status": "kept", "settled": moment, "because": "done early",
            "moved": {"2026-05-13": moment}, "private": true,
        }),
        Kind::Fact => json!({
            "person": person, "guess": true, "kind": "common ground", "text": "both from small towns", "entry": entry,
            "learned": moment, "confirmed_on": "2026-05-13", "ended": moment, "private": true,
        }),
        Kind::Exchange => json!({
            "given": true, "kind": "introduction", "text": "to Priya", "person": person, "guess": true, "entry": entry,
            "at": moment, "private": true,
        }),
        Kind::Goal => json!({
            "name": "Staff engineer", "kind": "promotion", "decision": "2026-12-01", "success": "the title and the work",
            "why_now": "the team doubled", "objections": {"too early": "two launches"}, "after": entry, "set": moment,
            "closed": moment, "outcome": "not this time", "outcome_said": "in spring",
        }),
        Kind::Seat => json!({
            "goal": entry, "person": person, "roles": {"can veto": true, "in the room": true},
            "stances": {moment: "has concerns: the budget"}, "told": {moment: "asked for numbers"},
            "highlight": "the Checkout launch", "added": moment, "off": moment,
        }),
        Kind::AuditScore => {
            json!({"person": person, "score": 6, "because": "we talk work only", "at": moment})
        }
        Kind::Win => json!({
            "what": "Checkout 3", "effect": "2% fewer drop-outs", "evidence": "the dashboard", "goal": entry,
            "with": {person.clone(): true}, "knows": {person: "me"}, "at": moment,
        }),
        Kind::Ask => json!({
            "person": person, "kind": "introduction", "text": "ten minutes on pricing", "goal": entry, "to_meet": person,
            "asked": moment, "follow_up": "2026-05-26", "followed": {moment: "in the hallway"},
            "answers": {moment: "not now: after the summer"}, "let_be": moment,
        }),
        Kind::Feedback => json!({
            "person": person, "ask": entry, "question": "What should I stop?", "heard": "Long mails. 🦊",
            "will_do": "three sentences", "at": moment, "done": moment, "told": moment,
        }),
        Kind::Question => json!({"text": "What should I stop?", "made": moment}),
        Kind::Kit => json!({"goal": entry, "person": person, "page": "# Staff engineer", "given": moment}),
        Kind::Project => json!({
            "name": "Hiring guild", "person": person, "goal": entry, "state": "paused", "offered": {moment: "interviews"},
            "moved": {moment: "two hires"}, "counsel": {person.clone(): "scope"}, "told": {person: moment},
            "begun": moment,
        }),
        Kind::Advocacy => json!({
            "person": person, "goal": entry, "kind": "a defence", "to": "the panel", "how": "Bo told me", "at": moment,
            "thanked": moment, "told_outcome": moment,
        }),
        Kind::Praise => json!({
            "person": person, "thanks": true, "to": "their manager", "text": "ran the launch", "at": moment,
        }),
        Kind::Knows => json!({"person": person, "other": entry, "how": "same school", "learned": moment}),
        Kind::Mine => json!({"kind": "read", "text": "a book on bridges", "at": moment}),
        Kind::Dismissal => {
            json!({"about": person, "until": "2026-06-01", "because": "on leave", "at": moment})
        }
        Kind::Forgotten => json!({"gone": person, "successor": entry, "at": moment}),
        // A device had no endpoint when this was written.
        Kind::Device => json!({"name": "the phone", "added": moment}),
        Kind::Revocation => json!({"endpoint": "0b".repeat(32), "by": "0c".repeat(32), "at": moment}),
    };
    let Value::Object(mut fields) = fields else { panic!("{kind:?}") };
    fields.insert("deleted".into(), json!(moment));
    kind.read(fields).unwrap()
}

/// One edit on one replica, or an exchange between two.
#[derive(Debug, Clone)]
enum Step {
    Name(usize, String),
    Nickname(usize, u8, bool),
    Notes(usize, u8, u8, String),
    Cadence(usize, Option<u32>),
    Delete(usize, bool),
    Exchange(usize, usize),
    Reload(usize),
}

const REPLICAS: usize = 4;

fn step() -> impl Strategy<Value = Step> {
    let replica = 0..REPLICAS;
    prop_oneof![
        (replica.clone(), "[a-c🦊é]{0,3}").prop_map(|(r, name)| Step::Name(r, name)),
        (replica.clone(), 0..4_u8, any::<bool>()).prop_map(|(r, n, there)| Step::Nickname(r, n, there)),
        (replica.clone(), any::<u8>(), 0..6_u8, "[a-c🦊é ]{0,6}")
            .prop_map(|(r, start, taken, put)| Step::Notes(r, start, taken, put)),
        (replica.clone(), proptest::option::of(0..3_u32)).prop_map(|(r, days)| Step::Cadence(r, days)),
        (replica.clone(), any::<bool>()).prop_map(|(r, deleted)| Step::Delete(r, deleted)),
        (replica.clone(), replica.clone()).prop_map(|(a, b)| Step::Exchange(a, b)),
        replica.prop_map(Step::Reload),
    ]
}

fn exchange_among(replicas: &mut [Document], a: usize, b: usize) {
    let to_b = replicas[a].changes_since(&replicas[b].heads()).unwrap();
    let to_a = replicas[b].changes_since(&replicas[a].heads()).unwrap();
    replicas[a].merge(&to_a).unwrap();
    replicas[b].merge(&to_b).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn replicas_converge_whatever_they_wrote_and_in_whatever_order_they_met(
        steps in proptest::collection::vec(step(), 1..40),
        last in proptest::sample::select(vec![[0, 1, 2, 3], [3, 1, 0, 2], [2, 0, 3, 1]]),
    ) {
        let first = born(ana());
        let mut replicas: Vec<Document> = (0..REPLICAS).map(|_| other_device(&first)).collect();
        for step in steps {
            match step {
                Step::Name(r, name) => { edit_person(&mut replicas[r], |person| person.name = name); }
                Step::Nickname(r, n, there) => { edit_person(&mut replicas[r], |person| {
                    if there { person.nicknames.insert(n.to_string(), true); } else { person.nicknames.remove(&n.to_string()); }
                }); }
                Step::Notes(r, start, taken, put) => { edit_person(&mut replicas[r], |person| {
                    let mut notes: Vec<char> = person.notes.chars().collect();
                    let start = usize::from(start).min(notes.len());
                    let end = (start + usize::from(taken)).min(notes.len());
                    notes.splice(start..end, put.chars());
                    person.notes = notes.into_iter().collect();
                }); }
                Step::Cadence(r, days) => { edit_person(&mut replicas[r], |person| person.cadence = days); }
                Step::Delete(r, deleted) => { edit_person(&mut replicas[r], |person| person.deleted = deleted.then(|| at(9))); }
                Step::Exchange(a, b) => exchange_among(&mut replicas, a, b),
                Step::Reload(r) => replicas[r] = Document::load(&replicas[r].save().unwrap()).unwrap(),
            }
        }
        for _round in 0..2 {
            for pair in last.windows(2) { exchange_among(&mut replicas, pair[0], pair[1]); }
            exchange_among(&mut replicas, last[3], last[0]);
        }
        for replica in &replicas {
            prop_assert_eq!(replica.heads(), replicas[0].heads());
            prop_assert_eq!(replica.read().unwrap(), replicas[0].read().unwrap());
            prop_assert_eq!(replica.history().unwrap().conflicts, replicas[0].history().unwrap().conflicts);
        }
        let again = other_device(&replicas[0]);
        prop_assert_eq!(again.read().unwrap(), replicas[0].read().unwrap());
    }

    #[test]
    fn a_text_says_what_was_written_whatever_it_said_before(old in "[a-b🦊é\u{301}\n]{0,12}", new in "[a-b🦊é\u{301}\n]{0,12}") {
        let mut document = born(Person { notes: old, ..ana() });
        edit_person(&mut document, |person| person.notes = new.clone());
        prop_assert_eq!(person(&document).notes, new);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn what_our_own_code_writes_passes_the_guard_of_the_next_device(
        notes in 0..=LONGEST_TEXT,
        raw in 0..=LONGEST_VALUE,
        members in 0..3_000_i64,
        letter in proptest::sample::select(vec!['a', 'é', '🦊']),
    ) {
        let person = Person {
            notes: letter.to_string().repeat(notes),
            nicknames: (0..members).map(|n| (format!("{letter}{n}"), true)).collect(),
            ..ana()
        };
        let entry = Entry {
            raw: "x".repeat(raw),
            people: (0..members).map(|n| (PersonId(RecordId::new(at(n), [7; 10])), Presence::There)).collect(),
            topics: (0..members).map(|n| (format!("{letter}{n}"), true)).collect(),
            ..coffee()
        };
        for record in [AnyRecord::from(person), entry.into()] {
            let document = born(record.clone());
            let received = other_device(&document);
            prop_assert_eq!(received.read().unwrap(), Some(record));
            prop_assert_eq!(received.heads(), document.heads());
        }
    }
}

#[test]
fn the_guard_counts_the_operations_our_own_changes_hold() {
    let mut document = born(Person { cadence: Some(3), ..ana() });
    edit_person(&mut document, |person| {
        person.cadence = None;
        person.notes = "Met 🦊 at a review!".into();
        person.nicknames.insert("Anita".into(), true);
    });
    edit_person(&mut document, |person| {
        person.nicknames.remove("Anita");
        person.notes.clear();
    });
    let changes = document.inner.get_changes(&[]);
    assert_eq!(changes.len(), 3);
    for change in changes {
        assert_eq!(guard::claim(change.raw_bytes()).unwrap().operations, change.len() as u64);
    }
}

#[test]
fn a_day_that_no_screen_could_show_is_refused_and_prose_is_none() {
    use chrono::Datelike;
    let due = |day: &str| Promise { due: Some(day.parse().unwrap()), ..Promise::default() };
    for record in [
        AnyRecord::from(Promise {
            settled: chrono::DateTime::UNIX_EPOCH.fixed_offset().with_year(0),
            ..due("2026-11-18")
        }),
        Promise {
            due: chrono::NaiveDate::from_ymd_opt(0, 6, 15).map(crate::model::Due::Day),
            ..due("2026-11-18")
        }
        .into(),
        Promise {
            due: chrono::NaiveDate::from_ymd_opt(9999, 1, 1).map(crate::model::Due::Day),
            ..due("2026-11-18")
        }
        .into(),
    ] {
        assert!(matches!(Document::create(&record, at(0)), Err(Error::Unfit(_))), "{record:?}");
    }
    let said = AnyRecord::from(Promise { text: "0000-06-15".to_owned(), ..due("9998-12-31") });
    assert_eq!(Document::create(&said, at(0)).unwrap().read().unwrap(), Some(said));
}
