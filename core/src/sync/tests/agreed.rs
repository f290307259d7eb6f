//! What holds once devices agree: everything named is there, and every screen shows the same.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::*;
use crate::{
    document::Document,
    journal::Order,
    model::{AnyRecord, GoalId, Kind, PersonId, RecordId},
};

/// The words of the kinds of records that came to be, deleted ones too, and [`ANSWERED`].
pub(super) type Appeared = BTreeSet<&'static str>;

/// An ask with an answer.
pub(super) const ANSWERED: &str = "an ask with an answer";

/// Reads every document: whoever is named in one that stands, and the goal it belongs to, is there and not deleted, or was
/// forgotten. Answers with what there is.
pub(super) fn nobody_who_is_named_is_gone(journal: &Journal) -> Appeared {
    let documents: BTreeMap<RecordId, Document> = journal
        .replica()
        .records()
        .unwrap()
        .into_iter()
        .map(|id| {
            let messages = journal.replica().changes_of(id, &[]).unwrap();
            let chunks: Vec<Vec<u8>> = messages.into_iter().flat_map(|message| message.changes).collect();
            (id, Document::from_changes(&chunks).unwrap())
        })
        .collect();
    let forgotten: BTreeSet<String> = documents
        .values()
        .filter(|document| document.kind() == Some(Kind::Forgotten))
        .filter_map(|mark| mark.get("gone").and_then(|gone| gone.as_str().map(str::to_owned)))
        .collect();
    for (id, document) in documents.iter().filter(|(_, document)| document.get("deleted").is_none()) {
        // A link between two records of one person joins nothing when one of them is gone.
        let Some(kind) = document.kind().filter(|kind| *kind != Kind::Person) else { continue };
        for (key, needed) in document.references().unwrap() {
            let field = key.split_once('/').map_or(key.as_str(), |(set, _)| set);
            let shape = kind.shape();
            let needs = shape.people.contains(&field) || shape.of_goal.contains(&field);
            if !needs || forgotten.contains(&needed.to_string()) {
                continue;
            }
            let named = documents.get(&needed);
            assert!(named.is_some(), "{kind:?} {id} names {needed} in {key}, who is not there");
            assert!(named.unwrap().get("deleted").is_none(), "{kind:?} {id} names {needed}, who is deleted");
        }
    }
    let answered = |document: &Document| matches!(document.read(), Ok(Some(AnyRecord::Ask(ask))) if !ask.heard().is_empty());
    let kinds = documents.values().filter_map(|document| Some(document.kind()?.word()));
    kinds.chain(documents.values().any(answered).then_some(ANSWERED)).collect()
}

/// What every screen shows, of things that are the same on all devices.
pub(super) fn answers(journal: &Journal) -> Value {
    let late = now() + TimeDelta::days(9);
    let people = journal.people().list(None, late).unwrap();
    let pages: Vec<Value> = people
        .iter()
        .map(|line| {
            let person: PersonId = line.person.id();
            json!([journal.people().show(person, late).unwrap(), journal.prep(person, late).unwrap()])
        })
        .collect();
    let goals = journal.goals().list(late).unwrap();
    let goals: Vec<Value> = goals
        .iter()
        .map(|goal| json!([goal, journal.goals().map(GoalId(goal.reference.id), late).unwrap()]))
        .collect();
    let find = |query: &str| journal.find(query, Order::Newest, 0..200, late).unwrap();
    json!({
        "people": people,
        "pages": pages,
        "review": journal.review().list(late).unwrap(),
        "topics": journal.settings().topics().unwrap(),
        "me": journal.people().me().unwrap(),
        "goals": goals,
        "asks": journal.asks().list(late).unwrap(),
        "projects": journal.goals().projects(late).unwrap(),
        "wins": journal.goals().wins(None).unwrap(),
        "found": [find("since:1900-01-01"), find("is:open"), find("coffee"), find("with:Ana"), find("grace")],
    })
}

pub(super) fn same(one: &Value, other: &Value, what: &str) {
    for (part, said) in one.as_object().unwrap() {
        assert_eq!(said, &other[part], "{part} differs between {what}");
    }
}
