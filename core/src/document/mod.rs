//! One record's document: how a record is kept so that two devices may edit it apart and lose nothing.
//!
//! A document is an automerge document of one flat map. A record goes in as the keys that differ (`fields`), a peer's
//! changes go in past the guard (`guard`, `merge`), and out come the record, its heads, its changes for a peer and its
//! history. Only this folder names automerge.
//!
//! What it never does: it reads no clock (the moment of a change is an argument), touches no disk, follows no nested
//! object (a hostile one would overflow the stack), and never lets a panic of automerge out (`contain`). A change that
//! fails half way leaves the document as it was, because it is made on a copy. A document has an actor of its own from
//! the moment it is made or loaded; the actor is never stored, and so a `Document` is not `Clone`: two copies that both
//! wrote would diverge for good.

mod contain;
mod fields;
mod guard;
mod history;
mod merge;
mod record_document;
mod saved_text;
mod text;

use std::{borrow::Cow, collections::HashMap};

use automerge::{
    Automerge, AutomergeError, LoadOptions, ObjType, ROOT, ReadDoc, ScalarValue, ScalarValueRef,
    TextEncoding, ValueRef, hydrate,
    transaction::{CommitOptions, Transactable},
};
use serde_json::Value;

use self::contain::contained;
pub(crate) use self::fields::flat;
pub(crate) use self::merge::claimed_operations;
use self::record_document::RECORD;
pub(crate) use self::saved_text::text_in;
pub use self::{fields::diff, merge::in_messages, record_document::Document};
use crate::{
    error::{Error, Result},
    model::{AnyRecord, Fields, Kind, LONGEST_TEXT, Moment, RecordId, moment::is_shown_everywhere},
};

/// The most bytes a scalar may have: what a raw line may.
const LONGEST_VALUE: usize = 64 << 10;

impl Document {
    /// A document for a new record, in one change made `at` (whole seconds are kept).
    ///
    /// It says every field that is not empty, and has every long text of its kind even when that is empty: a text that
    /// two devices make later, apart, would hide the words of one.
    pub fn create(record: &AnyRecord, at: Moment) -> Result<Self> {
        let fields = fields::flat(record)?;
        check_values(Some(record.kind()), &fields)?;
        Self::born(record.kind(), fields, at)
    }

    /// The same of whatever values: another device need not refuse what this one does.
    #[cfg(test)]
    pub(crate) fn forged(record: &AnyRecord, at: Moment) -> Result<Self> {
        Self::born(record.kind(), fields::flat(record)?, at)
    }

    /// A record of a newer version: of any kind, with any fields.
    #[cfg(test)]
    pub(crate) fn of_newer(kind: &str, fields: &Fields, at: Moment) -> Result<Self> {
        Self::with_root(at, || root(kind, &[], fields))
    }

    fn born(kind: Kind, mut born: Fields, at: Moment) -> Result<Self> {
        // A member of a set is there whatever it says.
        born.retain(|key, value| !fields::is_empty(value) || (key.contains('/') && value.is_string()));
        Self::with_root(at, || root(kind.word(), kind.shape().texts, &born))
    }

    fn with_root(at: Moment, root: impl FnOnce() -> Result<hydrate::Map, AutomergeError>) -> Result<Self> {
        let unborn = Self::from(Automerge::new_with_encoding(TextEncoding::Utf16CodeUnit));
        // All at once: put one by one, each field is an insertion into what is there, and that was a quarter of a log.
        let inner = unborn.changed(at, |change| change.init_root_from_hydrate(&root()?));
        inner?.map(Self::from).ok_or_else(|| Error::internal("a record was born empty"))
    }

    /// A document out of our own file.
    ///
    /// The file is encrypted and authenticated, so these bytes are ours; still nothing in them may panic. [`Error::Damaged`]
    /// if they are not a document.
    pub fn load(bytes: &[u8]) -> Result<Self> {
        if bytes.is_empty() {
            return Err(Error::Damaged("a record is empty".to_owned()));
        }
        let options = LoadOptions::new().text_encoding(TextEncoding::Utf16CodeUnit);
        let inner = contained(|| Automerge::load_with_options(bytes, options))
            .ok_or_else(|| Error::Damaged("a record cannot be read".to_owned()))?
            .map_err(|error| Error::Damaged(format!("a record cannot be read: {error}")))?;
        Ok(inner.into())
    }

    /// The bytes to keep, the whole history in them.
    pub fn save(&self) -> Result<Vec<u8>> {
        if let Some(saved) = &self.saved {
            return Ok(saved.clone());
        }
        contained(|| self.inner.save()).ok_or_else(|| Error::internal("a record could not be saved"))
    }

    /// What kind of record it holds; `None` for one that a newer version added.
    pub fn kind(&self) -> Option<Kind> {
        Kind::from_word(&self.kind_word()?)
    }

    /// The word for its kind, known to this version or not.
    pub fn kind_word(&self) -> Option<String> {
        match self.get(RECORD)? {
            Value::String(word) => Some(word),
            _ => None,
        }
    }

    /// The record as this version can read it; `None` if its kind is unknown.
    ///
    /// Unknown keys are passed over. A value this version cannot read reads as its field's default, a set's member that it
    /// cannot read is left out; all of it stays in the document.
    pub fn read(&self) -> Result<Option<AnyRecord>> {
        match self.kind() {
            Some(kind) => fields::record(kind, self.flat()?.into_owned()).map(Some),
            None => Ok(None),
        }
    }

    /// Writes what differs between the two records and nothing else, as one change made `at`; false if that is nothing.
    ///
    /// [`Error::TooLong`] for a text, a value or a change over its limit, [`Error::ChangedTooOften`] for a record that has grown
    /// beyond what a peer would take; the document is then as it was.
    pub fn write(&mut self, before: &AnyRecord, after: &AnyRecord, at: Moment) -> Result<bool> {
        if self.kind() != Some(after.kind()) {
            return Err(Error::internal("a record was written into a document of another kind"));
        }
        let differences = diff(before, after)?;
        self.put(&differences.into_iter().map(|(key, (_, after))| (key, after)).collect(), at)
    }

    /// Sets exactly these flat keys (`field` or `set/member`) to these values, null for absent, as one change made `at`;
    /// false if they all held them already. Undo writes with it.
    pub fn put(&mut self, fields: &Fields, at: Moment) -> Result<bool> {
        let texts = self.kind().map_or(&[][..], |kind| kind.shape().texts);
        if fields.contains_key(RECORD) {
            return Err(Error::internal("the kind of a record isn't a field of it"));
        }
        check_values(self.kind(), fields)?;
        match self.changed(at, |change| set_all(change, texts, fields))? {
            Some(inner) => {
                *self = inner.into();
                Ok(true)
            }
            None => Ok(false),
        }
    }

    /// The winning value of one flat key; `None` if it is absent or of a type no version has written yet.
    pub fn get(&self, key: &str) -> Option<Value> {
        contained(|| {
            let (value, id) = self.inner.get(ROOT, key).ok()??;
            match value {
                automerge::Value::Object(ObjType::Text) => self.inner.text(&id).ok().map(Value::String),
                automerge::Value::Object(_) => None,
                automerge::Value::Scalar(scalar) => plain(&scalar),
            }
        })
        .flatten()
    }

    /// Every id this document refers to, with the flat key that does, whatever its kind.
    pub fn references(&self) -> Result<Vec<(String, RecordId)>> {
        let flat = self.flat()?;
        let found =
            flat.iter().flat_map(|(key, value)| fields::references(key, value).map(|id| (key.clone(), id)));
        Ok(found.collect())
    }

    /// The heads of its history, sorted: two documents with equal heads hold the same.
    pub fn heads(&self) -> Vec<[u8; 32]> {
        self.inner.get_heads().into_iter().map(|head| head.0).collect()
    }

    /// The readable keys of ROOT. Never goes into a nested object.
    fn flat(&self) -> Result<Cow<'_, Fields>> {
        if let Some(known) = &self.known {
            return Ok(Cow::Borrowed(known));
        }
        contained(|| {
            let mut flat = Fields::new();
            for item in self.inner.map_range(&ROOT, ..) {
                let value = match &item.value {
                    ValueRef::Object(ObjType::Text) => self.inner.text(item.id()).ok().map(Value::String),
                    ValueRef::Object(_) => None,
                    ValueRef::Scalar(scalar) => plain_ref(scalar),
                };
                if let Some(value) = value {
                    flat.insert(item.key.into_owned(), value);
                }
            }
            Cow::Owned(flat)
        })
        .ok_or_else(|| Error::Damaged("a record cannot be read".to_owned()))
    }

    /// A copy with one more change on it, made `at` and held to the guard; `None` if `act` changed nothing.
    ///
    /// On a copy, so that neither an error nor a panic half way, nor a change the guard refuses, leaves a trace. The copy
    /// keeps the actor: only one of the two lives on.
    fn changed(
        &self,
        at: Moment,
        act: impl FnOnce(&mut automerge::transaction::Transaction<'_>) -> Result<(), AutomergeError>,
    ) -> Result<Option<Automerge>> {
        let outcome = contained(|| {
            let mut copy = self.inner.clone();
            let mut change = copy.transaction();
            act(&mut change)?;
            let options = CommitOptions::default().with_time(at.timestamp());
            let (hash, _patches) = change.commit_with(options);
            Ok(hash.map(|hash| (hash, copy)))
        });
        let Some((hash, copy)) = outcome
            .ok_or_else(|| Error::internal("a change could not be made"))?
            .map_err(|error: AutomergeError| Error::internal(error))?
        else {
            return Ok(None);
        };
        let change = contained(|| copy.get_change_by_hash(&hash))
            .flatten()
            .ok_or_else(|| Error::internal("a change could not be found again"))?;
        merge::check_our_change(&copy, change.raw_bytes())?;
        Ok(Some(copy))
    }
}

/// Refuses a long text over its limit in characters, any other value over its limit in bytes, and a moment or day that
/// reads as none: a screen could not show it.
fn check_values(kind: Option<Kind>, fields: &Fields) -> Result<()> {
    let (texts, prose) = kind.map_or((&[][..], &[][..]), |kind| (kind.shape().texts, kind.shape().prose));
    for (key, value) in fields {
        let Value::String(text) = value else { continue };
        let (field, member) = key.split_once('/').unwrap_or((key, ""));
        let moments = [(!prose.contains(&field)).then_some(text.as_str()), Some(member)];
        if moments.iter().flatten().any(|text| is_beyond_time(text)) {
            return Err(Error::Unfit("a year is between 1 and 9998: say another day".to_owned()));
        }
        if moments.iter().flatten().any(|text| is_beyond_offsets(text)) {
            let why = "a clock is at most 18 hours from UTC: set this device's time zone";
            return Err(Error::Unfit(why.to_owned()));
        }
        if texts.contains(&key.as_str()) {
            let characters = text.chars().count();
            if characters > LONGEST_TEXT {
                let length = format!("{characters} characters");
                return Err(Error::TooLong { what: "the text", length, limit: "50,000 characters" });
            }
        } else if text.len() > LONGEST_VALUE {
            let length = format!("{} KiB", text.len().div_ceil(1024));
            return Err(Error::TooLong { what: "the line", length, limit: "64 KiB" });
        }
    }
    Ok(())
}

/// Whether this is a moment or a day of a year that no record may carry.
fn is_beyond_time(text: &str) -> bool {
    // Nearly every value is told by its first letters.
    let suspect = text.starts_with(['+', '-']) || text.starts_with("0000-") || text.starts_with("9999-");
    suspect && (text.parse::<chrono::NaiveDate>().is_ok() || text.parse::<Moment>().is_ok())
}

/// Whether this is a moment that some device could not show as it is.
fn is_beyond_offsets(text: &str) -> bool {
    // Nearly every value is told by its length or its last letters.
    let hours = text.len().checked_sub(6).and_then(|at| text.as_bytes().get(at..at + 3));
    let suspect = matches!(hours, Some([b'+' | b'-', b'1', b'8' | b'9'] | [b'+' | b'-', b'2', _]));
    let is_leap = text.get(16..19) == Some(":60");
    (suspect || is_leap) && text.parse().is_ok_and(|moment| !is_shown_everywhere(moment))
}

/// What a new document of this kind holds: its kind, every long text, and these values.
fn root(kind: &str, texts: &[&str], born: &Fields) -> Result<hydrate::Map, AutomergeError> {
    let others = born.iter().filter(|(key, _)| !texts.contains(&key.as_str()));
    let texts = texts.iter().map(|text| {
        let words = born.get(*text).and_then(Value::as_str).unwrap_or_default();
        Ok(((*text).to_owned(), hydrate::Value::text(TextEncoding::Utf16CodeUnit, words)))
    });
    let others = others.map(|(key, value)| Ok((key.clone(), hydrate::Value::scalar(scalar(value)?))));
    let word = Ok((RECORD.to_owned(), hydrate::Value::scalar(kind)));
    let root: Result<HashMap<String, hydrate::Value>, AutomergeError> =
        std::iter::once(word).chain(texts).chain(others).collect();
    root.map(hydrate::Map::from)
}

/// Sets flat keys to values; `texts` are made as mergeable texts where they are missing.
fn set_all(
    change: &mut automerge::transaction::Transaction<'_>,
    texts: &[&str],
    fields: &Fields,
) -> Result<(), AutomergeError> {
    for (key, value) in fields {
        set(change, key, value, texts.contains(&key.as_str()))?;
    }
    Ok(())
}

/// Sets one key. What lies there decides how: a text is rewritten where it differs, whatever version made it.
fn set(
    change: &mut automerge::transaction::Transaction<'_>,
    key: &str,
    value: &Value,
    is_text: bool,
) -> Result<(), AutomergeError> {
    let present = change.get(ROOT, key)?;
    match (present, value) {
        (Some((automerge::Value::Object(ObjType::Text), text)), Value::String(new)) => {
            text::rewrite(change, &text, new)
        }
        // A text stays when it is emptied: its words would be lost to a device that goes on writing in it.
        (Some((automerge::Value::Object(ObjType::Text), text)), Value::Null) => {
            text::rewrite(change, &text, "")
        }
        (None, Value::Null) => Ok(()),
        (Some(_), Value::Null) => change.delete(ROOT, key),
        (None, Value::String(new)) if is_text => {
            let text = change.put_object(ROOT, key, ObjType::Text)?;
            text::rewrite(change, &text, new)
        }
        (Some((automerge::Value::Scalar(old), _)), new) if plain(&old).as_ref() == Some(new) => Ok(()),
        (_, new) => change.put(ROOT, key, scalar(new)?),
    }
}

/// A flat value as automerge keeps it: text, whole number, number, yes or no.
fn scalar(value: &Value) -> Result<ScalarValue, AutomergeError> {
    let scalar = match value {
        Value::Bool(yes) => Some((*yes).into()),
        Value::String(text) => Some(text.as_str().into()),
        Value::Number(number) => number
            .as_i64()
            .map(ScalarValue::Int)
            .or_else(|| number.as_u64().map(ScalarValue::Uint))
            .or_else(|| number.as_f64().map(ScalarValue::F64)),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    };
    scalar.ok_or(AutomergeError::InvalidOp(ObjType::Map))
}

/// A scalar as a flat value; `None` for types no version has written yet.
fn plain(scalar: &ScalarValue) -> Option<Value> {
    match scalar {
        ScalarValue::Str(text) => Some(Value::from(text.as_str())),
        ScalarValue::Int(number) => Some(Value::from(*number)),
        ScalarValue::Uint(number) => Some(Value::from(*number)),
        ScalarValue::F64(number) => serde_json::Number::from_f64(*number).map(Value::Number),
        ScalarValue::Boolean(yes) => Some(Value::from(*yes)),
        ScalarValue::Bytes(_)
        | ScalarValue::Counter(_)
        | ScalarValue::Timestamp(_)
        | ScalarValue::Unknown { .. }
        | ScalarValue::Null => None,
    }
}

/// [`plain`] for a scalar that is still inside the document.
fn plain_ref(scalar: &ScalarValueRef<'_>) -> Option<Value> {
    match scalar {
        ScalarValueRef::Str(text) => Some(Value::from(text.as_ref())),
        ScalarValueRef::Int(number) => Some(Value::from(*number)),
        ScalarValueRef::Uint(number) => Some(Value::from(*number)),
        ScalarValueRef::F64(number) => serde_json::Number::from_f64(*number).map(Value::Number),
        ScalarValueRef::Boolean(yes) => Some(Value::from(*yes)),
        ScalarValueRef::Bytes(_)
        | ScalarValueRef::Counter(_)
        | ScalarValueRef::Timestamp(_)
        | ScalarValueRef::Unknown { .. }
        | ScalarValueRef::Null => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(crate) mod tests;
