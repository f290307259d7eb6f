//! What the scenarios in `tests/` share: a journal in a directory of its own, moments, and acts as a user does them.
//!
//! Everything goes through the core's public door with a real encrypted file. Nothing here sleeps, asks a keychain or
//! decides what is right: that is said in the scenarios.

#![allow(clippy::expect_used, clippy::missing_panics_doc)]

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use hallway_core::{
    Journal, Key,
    journal::{Check, Order, Receipt},
    model::{Moment, PersonId},
};
use serde_json::Value;
use tempfile::TempDir;

/// A moment from its RFC 3339 text.
pub fn at(text: &str) -> Moment {
    chrono::DateTime::parse_from_rfc3339(text).expect("a moment")
}

/// The moment most scenarios happen at: a Wednesday afternoon.
pub fn now() -> Moment {
    at("2026-11-18T14:05:00+00:00")
}

/// So many minutes after [`now`].
pub fn minutes_later(minutes: i64) -> Moment {
    now() + chrono::Duration::minutes(minutes)
}

/// A directory with the place of a journal in it, and its key.
#[derive(Debug)]
pub struct Desk {
    directory: TempDir,
    /// The key of the journal.
    pub key: Key,
}

impl Desk {
    /// An empty directory and a key of its own.
    pub fn new() -> Self {
        let directory = tempfile::tempdir().expect("a temporary directory");
        Self { directory, key: Key::from_bytes([7; 32]) }
    }

    /// The directory.
    pub fn directory(&self) -> &Path {
        self.directory.path()
    }

    /// Where the journal lies or would lie.
    pub fn path(&self) -> PathBuf {
        self.directory.path().join("journal.hallway")
    }

    /// Opens the journal, making it if it is not there.
    pub fn open(&self) -> Journal {
        self.try_open().expect("the journal opens")
    }

    /// Tries to open the journal.
    pub fn try_open(&self) -> hallway_core::Result<Journal> {
        Journal::open(&self.path(), self.key.clone(), now())
    }

    /// Every file of the directory by name, as bytes.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let entries = std::fs::read_dir(self.directory()).expect("the directory");
        entries
            .map(|entry| {
                let entry = entry.expect("an entry");
                let bytes = std::fs::read(entry.path()).expect("a file");
                (entry.file_name().to_string_lossy().into_owned(), bytes)
            })
            .collect()
    }
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}

/// Logs a line as it would be typed.
pub fn log(journal: &Journal, line: &str, now: Moment) -> Receipt {
    let reading = journal.read_line(line, now).expect("the line is read");
    journal.log(reading, now).expect("the line is saved")
}

/// The person of this name.
pub fn person(journal: &Journal, name: &str) -> PersonId {
    journal.person_named(name).expect("a person of that name")
}

/// The texts a query finds, at most a thousand, newest first.
pub fn found(journal: &Journal, query: &str, now: Moment) -> Vec<String> {
    let found = journal.find(query, Order::Newest, 1_000, now).expect("any text is a query");
    found.hits.into_iter().map(|hit| hit.text).collect()
}

/// A full check of the journal.
pub fn check(journal: &Journal, now: Moment) -> Check {
    journal.check(&mut |_| {}, now).expect("the check runs")
}

/// Says that every page, record and row of the journal is as it should be.
pub fn assert_sound(journal: &Journal, now: Moment) {
    let check = check(journal, now);
    let nothing: (Vec<String>, Vec<(String, String)>, Vec<String>) = Default::default();
    assert_eq!((check.file, check.unreadable, check.stale), nothing);
}

/// Takes every reference out of an answer in JSON: how long one is depends on what else the journal holds.
pub fn without_references(mut answer: Value) -> Value {
    strip(&mut answer);
    answer
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.remove("ref");
            fields.remove("reference");
            fields.values_mut().for_each(strip);
        }
        Value::Array(values) => values.iter_mut().for_each(strip),
        _ => {}
    }
}
