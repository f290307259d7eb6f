//! What became of a record: its changes in order, and what a concurrent edit lost.
//!
//! Nothing is ever lost in a document, it is only outvoted. Reads only; costs time with the length of the history, so it
//! is for a screen somebody asked for, never for a list.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use automerge::{
    ChangeHash, ObjId, ObjType, ROOT, ReadDoc,
    legacy::{Key, ObjectId, OpId},
};
use chrono::{DateTime, Datelike};
use serde_json::Value;

use super::{Document, RECORD, contain::contained, plain};
use crate::{
    error::{Error, Result},
    model::{Moment, epoch},
};

/// The most changes a history lists; older ones are counted. A list that somebody reads does not need more, and a long
/// text is repeated in every change that touched it.
const MOST_LISTED: usize = 500;

/// What became of a record.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct History {
    /// The newest changes in causal order, oldest first.
    pub changes: Vec<Change>,
    /// How many older changes are not listed.
    pub earlier: usize,
    /// Keys whose value won over another one that a device wrote without knowing of it.
    pub conflicts: Vec<Conflict>,
    /// The record is deleted, and another device changed it without knowing.
    pub edited_after_delete: bool,
}

/// A change, with when it was made and what it wrote.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// When it was made, by the clock of the device that made it, to the second.
    pub at: Moment,
    /// The flat keys it touched and what they said then, null for absent.
    pub fields: Vec<(String, Value)>,
}

/// A key with several values.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// The flat key of the field, such as `due` or `topics/travel`.
    pub key: String,
    /// The value that counts.
    pub winner: Value,
    /// The values that lost to it; never empty.
    pub losers: Vec<Value>,
}

impl Document {
    /// The changes of the record and the losing values of concurrent edits.
    pub fn history(&self) -> Result<History> {
        contained(|| {
            let changes = self.inner.get_changes(&[]);
            let earlier = changes.len().saturating_sub(MOST_LISTED);
            let texts = self.texts();
            let listed = changes.iter().skip(earlier).map(|change| self.listed(change, &texts));
            History {
                changes: listed.collect(),
                earlier,
                conflicts: self.conflicts(),
                edited_after_delete: self.edited_after_delete(&texts),
            }
        })
        .ok_or_else(|| Error::Damaged("the history of a record cannot be read".to_owned()))
    }

    /// Everything it ever said: each text and set member of every change, with its flat key, winning, losing or replaced
    /// since. For finding what a forgotten name left behind.
    pub fn strings_ever(&self) -> Result<BTreeSet<(String, String)>> {
        // Of a document that was never changed all of it still stands there.
        if self.inner.stats().num_changes == 1 {
            let stands = self.flat()?;
            let said = stands.iter().filter(|(key, _)| *key != RECORD);
            return Ok(said.filter_map(|(key, value)| said_under(key, value)).collect());
        }
        contained(|| {
            let texts = self.texts();
            let mut said = BTreeSet::new();
            for change in self.inner.get_changes(&[]) {
                let fields = self.listed(&change, &texts).fields;
                said.extend(fields.iter().filter_map(|(key, value)| said_under(key, value)));
            }
            said
        })
        .ok_or_else(|| Error::Damaged("the history of a record cannot be read".to_owned()))
    }

    /// The keys of ROOT under which texts lie, by the operation that made each text.
    fn texts(&self) -> BTreeMap<(u64, Vec<u8>), String> {
        let mut texts = BTreeMap::new();
        for key in self.inner.keys(ROOT) {
            for (value, id) in self.inner.get_all(ROOT, key.as_str()).unwrap_or_default() {
                if let (automerge::Value::Object(ObjType::Text), ObjId::Id(counter, actor, _)) = (value, id) {
                    texts.insert((counter, actor.to_bytes().to_vec()), key.clone());
                }
            }
        }
        texts
    }

    fn listed(&self, change: &automerge::Change, texts: &BTreeMap<(u64, Vec<u8>), String>) -> Change {
        let lived =
            DateTime::from_timestamp(change.timestamp(), 0).filter(|at| (1..9999).contains(&at.year()));
        let at = lived.map_or_else(epoch, |at| at.fixed_offset());
        let heads = [change.hash()];
        let keys = touched(change, texts).into_iter().filter(|key| key != RECORD);
        let fields = keys.map(|key| {
            let value = self.at(&key, &heads);
            (key, value)
        });
        Change { at, fields: fields.collect() }
    }

    /// What a key said at a point of the history; null if nothing.
    fn at(&self, key: &str, heads: &[ChangeHash]) -> Value {
        let value = match self.inner.get_at(ROOT, key, heads) {
            Ok(Some((automerge::Value::Object(ObjType::Text), id))) => {
                self.inner.text_at(&id, heads).ok().map(Value::String)
            }
            Ok(Some((automerge::Value::Scalar(scalar), _))) => plain(&scalar),
            _ => None,
        };
        value.unwrap_or_default()
    }

    fn conflicts(&self) -> Vec<Conflict> {
        let mut conflicts = Vec::new();
        for key in self.inner.keys(ROOT) {
            let mut values: Vec<Value> = self
                .inner
                .get_all(ROOT, key.as_str())
                .unwrap_or_default()
                .into_iter()
                .map(|(value, id)| match value {
                    automerge::Value::Object(ObjType::Text) => {
                        self.inner.text(&id).ok().map(Value::String).unwrap_or_default()
                    }
                    automerge::Value::Object(_) => Value::Null,
                    automerge::Value::Scalar(scalar) => plain(&scalar).unwrap_or_default(),
                })
                .collect();
            let Some(winner) = values.pop() else { continue };
            let mut losers: Vec<Value> = Vec::new();
            for value in values {
                if value != winner && !losers.contains(&value) && losers.len() < MOST_LISTED {
                    losers.push(value);
                }
            }
            if !losers.is_empty() {
                conflicts.push(Conflict { key, winner, losers });
            }
        }
        conflicts
    }

    /// True if a change neither before nor after the deletion touched anything but the deletion itself.
    fn edited_after_delete(&self, texts: &BTreeMap<(u64, Vec<u8>), String>) -> bool {
        const DELETED: &str = "deleted";
        let Ok(Some((automerge::Value::Scalar(_), id))) = self.inner.get(ROOT, DELETED) else { return false };
        let Some(deletion) = self.inner.hash_for_opid(&id) else { return false };
        let mut after = HashSet::from([deletion]);
        // Oldest first, so that whatever builds on the deletion is met after what it builds on.
        for change in self.inner.get_changes(&[deletion]) {
            if change.deps().iter().any(|dependency| after.contains(dependency)) {
                after.insert(change.hash());
            } else if touched(&change, texts).iter().any(|key| key != DELETED) {
                return true;
            }
        }
        false
    }
}

/// What was said with this value: a text, or that a set has a member.
fn said_under(key: &str, value: &Value) -> Option<(String, String)> {
    match value {
        Value::String(text) => Some((key.to_owned(), text.clone())),
        _ if key.contains('/') => Some((key.to_owned(), String::new())),
        _ => None,
    }
}

/// The flat keys a change touched: those of ROOT it set or deleted, and those whose text it wrote in.
fn touched(change: &automerge::Change, texts: &BTreeMap<(u64, Vec<u8>), String>) -> BTreeSet<String> {
    let mut keys = BTreeSet::new();
    let mut last: Option<OpId> = None;
    for operation in change.decode().operations {
        match (operation.obj, operation.key) {
            (ObjectId::Root, Key::Map(key)) => {
                keys.insert(key.to_string());
            }
            // A text's operations come in rows: one look-up for each row.
            (ObjectId::Id(text), _) if last.as_ref() != Some(&text) => {
                keys.extend(texts.get(&(text.counter(), text.actor().to_bytes().to_vec())).cloned());
                last = Some(text);
            }
            _ => {}
        }
    }
    keys
}
