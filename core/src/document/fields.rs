//! A record as flat keys, and back.
//!
//! The flat form is what a document's ROOT holds: a field under its name, a set's member under `set/member`, absent for
//! what has no value. Reading is lenient key by key: what this version cannot read is left out here and stays in the
//! document. Nothing here knows automerge.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::record_document::RECORD;
use crate::{
    error::{Error, Result},
    model::{AnyRecord, Fields, Kind, RecordId},
};

/// What differs between two records: flat key to its value before and after, null for absent.
pub type Differences = BTreeMap<String, (Value, Value)>;

/// What differs between two records of one kind, by flat key (`field` or `set/member`).
pub fn diff(before: &AnyRecord, after: &AnyRecord) -> Result<Differences> {
    if before.kind() != after.kind() {
        return Err(Error::internal("a record cannot change its kind"));
    }
    let (mut before, mut after) = (flat(before)?, flat(after)?);
    let keys: BTreeSet<String> = before.keys().chain(after.keys()).cloned().collect();
    let mut differences = Differences::new();
    for key in keys {
        let (old, new) = (before.remove(&key).unwrap_or_default(), after.remove(&key).unwrap_or_default());
        if old != new {
            differences.insert(key, (old, new));
        }
    }
    Ok(differences)
}

/// The record as flat keys; absent values are left out, empty ones are not.
pub(crate) fn flat(record: &AnyRecord) -> Result<Fields> {
    let sets = record.kind().shape().sets;
    let mut flat = Fields::new();
    for (field, value) in record.fields().map_err(Error::internal)? {
        match value {
            Value::Null => {}
            Value::Object(members) if sets.contains(&field.as_str()) => {
                flat.extend(members.into_iter().map(|(member, value)| (format!("{field}/{member}"), value)));
            }
            Value::Object(_) | Value::Array(_) => {
                return Err(Error::internal(format!("the field {field} is not flat")));
            }
            scalar => {
                flat.insert(field, scalar);
            }
        }
    }
    Ok(flat)
}

/// True for what a new record need not say: nothing, no, the empty text.
pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        _ => false,
    }
}

/// The record that flat keys make; keys it does not know and values it cannot read are passed over.
pub(super) fn record(kind: Kind, flat: Fields) -> Result<AnyRecord> {
    let fields = nested(kind, flat);
    if let Ok(record) = kind.read(fields.clone()) {
        return Ok(record);
    }
    let sets = kind.shape().sets;
    let mut readable = Fields::new();
    for (field, value) in fields {
        match value {
            value if reads(kind, &field, &value) => {
                readable.insert(field, value);
            }
            Value::Object(members) if sets.contains(&field.as_str()) => {
                let members = members.into_iter().filter(|(member, value)| {
                    let alone = Fields::from_iter([(member.clone(), value.clone())]);
                    reads(kind, &field, &Value::Object(alone))
                });
                let members: Fields = members.collect();
                readable.insert(field, Value::Object(members));
            }
            _ => {}
        }
    }
    kind.read(readable).map_err(Error::internal)
}

/// Gathers `set/member` keys into one object per set; every other key stays as it is.
fn nested(kind: Kind, flat: Fields) -> Fields {
    let sets = kind.shape().sets;
    let mut fields = Fields::new();
    let mut members: BTreeMap<String, Fields> = BTreeMap::new();
    for (key, value) in flat {
        match key.split_once('/') {
            Some((set, member)) if sets.contains(&set) => {
                members.entry(set.to_owned()).or_default().insert(member.to_owned(), value);
            }
            // A bare value where a set belongs is nothing this version can read.
            None if key == RECORD || sets.contains(&key.as_str()) => {}
            _ => {
                fields.insert(key, value);
            }
        }
    }
    fields.extend(members.into_iter().map(|(set, members)| (set, Value::Object(members))));
    fields
}

fn reads(kind: Kind, field: &str, value: &Value) -> bool {
    kind.read(Fields::from_iter([(field.to_owned(), value.clone())])).is_ok()
}

/// The ids one flat key refers to: its value if that is an id as a whole, and the member if that is one.
pub(super) fn references<'a>(key: &'a str, value: &'a Value) -> impl Iterator<Item = RecordId> + 'a {
    let member = key.split_once('/').and_then(|(_set, member)| RecordId::parse(member));
    member.into_iter().chain(value.as_str().and_then(RecordId::parse))
}
