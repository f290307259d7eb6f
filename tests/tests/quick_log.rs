//! What a line says: the table of lines with what must come out, and properties that hold for any line.

#![allow(clippy::expect_used)] // a test that cannot go on says why

mod corpus;
mod dates;
mod forms;
mod people;
mod properties;
mod rules;
mod structure;
mod suggestions;

use std::{collections::BTreeSet, sync::LazyLock};

use chrono::DateTime;
use hallway_core::{
    Error,
    model::{EntryKind, Moment, PersonId, RecordId},
    quick_log::{Draft, DraftPerson, KnownPerson, Lexicon, Span, parse, suggest},
};
use serde_json::{Value, json};

fn table() -> Value {
    serde_json::from_str(include_str!("../data/quick-log-cases.json")).expect("the table is JSON")
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn now(table: &Value) -> Moment {
    DateTime::parse_from_rfc3339(table["now"].as_str().expect("now")).expect("a moment")
}

fn lexicon(table: &Value) -> Lexicon {
    let people = texts(&table["people"]).into_iter().enumerate().map(|(born, name)| KnownPerson {
        id: PersonId(RecordId::new(now(table), [u8::try_from(born).expect("few people"); 10])),
        nicknames: texts(&table["nicknames"][&name]),
        name,
    });
    Lexicon::new(people.collect(), vec![("fika".to_owned(), EntryKind::Coffee)])
}

/// Wednesday, 18 November 2026, 14:05; the people of the table; `fika` is coffee.
fn read(line: &str) -> Draft {
    parse(line, known(), typed()).expect("a line that says something")
}

fn typed() -> Moment {
    static TYPED: LazyLock<Moment> = LazyLock::new(|| now(&table()));
    *TYPED
}

fn known() -> &'static Lexicon {
    static KNOWN: LazyLock<Lexicon> = LazyLock::new(|| lexicon(&table()));
    &KNOWN
}

fn there(line: &str) -> Vec<String> {
    read(line).people.into_iter().filter(|person| person.there).map(|person| person.name).collect()
}

fn mentioned(line: &str) -> Vec<String> {
    read(line).people.into_iter().filter(|person| !person.there).map(|person| person.name).collect()
}

/// The text under a place of the line.
fn at(draft: &Draft, span: Span) -> &str {
    &draft.raw[span.start..span.end]
}

fn names<'a>(people: impl Iterator<Item = &'a DraftPerson>) -> BTreeSet<String> {
    people.map(|person| person.name.clone()).collect()
}

/// What the draft says under one key of the table.
fn said(draft: &Draft, key: &str) -> Value {
    let owner = |person: Option<usize>| person.map(|at| draft.people[at].name.clone());
    match key {
        "kind" => json!(draft.kind.as_str()),
        "date" => json!(draft.at.date_naive().to_string()),
        "there" => json!(names(draft.people.iter().filter(|person| person.there))),
        "mentioned" => json!(names(draft.people.iter().filter(|person| !person.there))),
        "people" => json!(names(draft.people.iter())),
        "new" => json!(names(draft.people.iter().filter(|person| person.person.is_none()))),
        "ambiguous" => {
            let unsure = draft.people.iter().filter(|person| !person.confirmed);
            let mut names: BTreeSet<String> = BTreeSet::new();
            for person in unsure {
                names.insert(person.name.clone());
                names.extend(person.alternatives.iter().map(|candidate| candidate.name.clone()));
            }
            json!(names)
        }
        "topics" => json!(draft.topics.iter().map(|topic| topic.name.clone()).collect::<Vec<_>>()),
        "promises" => draft
            .promises
            .iter()
            .map(|promise| {
                json!({"mine": promise.mine, "text": promise.text, "due": promise.due, "person": owner(promise.person)})
            })
            .collect(),
        "exchanges" => draft
            .exchanges
            .iter()
            .map(|exchange| json!([if exchange.given { "given" } else { "received" }, exchange.text]))
            .collect(),
        "facts" => draft.facts.iter().map(|fact| json!(fact.text)).collect(),
        "wins" => draft
            .wins
            .iter()
            .map(|win| {
                let with: Vec<_> = win.with.iter().map(|at| owner(Some(*at))).collect();
                json!({"what": win.what, "with": with})
            })
            .collect(),
        "words" => draft
            .words
            .iter()
            .map(|word| {
                json!({"kind": word.kind, "person": owner(word.person), "to": word.to, "how": word.how})
            })
            .collect(),
        "private" => json!(draft.private),
        "doubt" => json!(draft.doubts.first().map(|doubt| doubt.about.as_str().to_owned())),
        "suggestions" => {
            suggest(draft, &BTreeSet::new(), &[]).iter().map(|suggestion| json!(suggestion.kind)).collect()
        }
        other => panic!("the table has a key this test does not know: {other}"),
    }
}

/// People compare as sets, everything else in order.
fn expected(key: &str, value: &Value) -> Value {
    match key {
        "there" | "mentioned" | "people" | "new" | "ambiguous" => {
            json!(texts(value).into_iter().collect::<BTreeSet<_>>())
        }
        _ => value.clone(),
    }
}

#[test]
fn every_line_of_the_table_says_what_it_should() {
    let table = table();
    let (lexicon, now) = (lexicon(&table), now(&table));
    let mut wrong = Vec::new();
    for case in table["cases"].as_array().expect("cases") {
        let line = case["line"].as_str().expect("a line");
        let expect = case["expect"].as_object().expect("what to expect");
        let draft = match parse(line, &lexicon, now) {
            Ok(draft) => draft,
            Err(Error::Empty) if expect.get("error") == Some(&json!("empty")) => continue,
            Err(error) => panic!("{line:?}: {error}"),
        };
        for (key, value) in expect {
            let (said, expected) = (said(&draft, key), expected(key, value));
            if said != expected {
                wrong.push(format!("{line:?}\n  {key}: expected {expected}\n  {key}: it said {said}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong\n{}", wrong.len(), wrong.join("\n"));
}
