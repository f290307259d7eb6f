//! What the scenarios in `tests/` share: a journal in a directory of its own, moments, and acts as a user does them.
//!
//! Everything goes through the core's public door with a real encrypted file. Nothing here sleeps, asks a keychain or
//! decides what is right: that is said in the scenarios.

#![allow(clippy::expect_used, clippy::missing_panics_doc)]

use std::{
    cell::RefCell,
    collections::BTreeMap,
    fmt::Debug,
    path::{Path, PathBuf},
};

use hallway_core::{
    Journal, Key,
    journal::{Check, LineItem, NewPerson, Order, Receipt},
    model::{GoalId, ItemKind, Moment, PersonId, Reference},
};
use proptest::test_runner::{Config, RngSeed};
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
    /// An empty directory and a key of its own. It lies in memory where the system has such a place: every act waits for
    /// the disk, and these are thousands.
    pub fn new() -> Self {
        let memory = Path::new("/dev/shm");
        let directory = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        Self { directory: directory.expect("a temporary directory"), key: Key::from_bytes([7; 32]) }
    }

    /// Where the journal and the files beside it lie.
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

/// What of this kind a line made.
pub fn items(made: &[LineItem], what: ItemKind) -> Vec<LineItem> {
    made.iter().filter(|item| item.what == what).cloned().collect()
}

/// A new person, also if somebody of that name is known.
pub fn add(journal: &Journal, name: &str) -> PersonId {
    let new = NewPerson { name: name.to_owned(), ..NewPerson::default() };
    journal.people().add(new, true, now()).expect("the person is added").id()
}

/// The person of this name.
pub fn person(journal: &Journal, name: &str) -> PersonId {
    journal.people().resolve(name).expect("a person of that name")
}

/// The only open goal.
pub fn only_goal(journal: &Journal) -> GoalId {
    journal.goals().resolve(None).expect("one open goal")
}

/// The goal of this name.
pub fn goal_named(journal: &Journal, name: &str) -> GoalId {
    journal.goals().resolve(Some(name)).expect("a goal of that name")
}

/// The last line written on this device.
pub fn last_line(journal: &Journal) -> Reference {
    journal.resolve("-").expect("a line was written").reference
}

/// The texts a query finds, at most a thousand, newest first.
pub fn found(journal: &Journal, query: &str, now: Moment) -> Vec<String> {
    let found = journal.find(query, Order::Newest, 0..1_000, now).expect("any text is a query");
    found.hits.into_iter().map(|hit| hit.text).collect()
}

/// Hands over everything one journal has, oldest record first.
pub fn carry_over(from: &Journal, to: &Journal) {
    tell(from, to, false);
}

/// Hands over everything one journal has, its records from the oldest on or from the newest.
pub fn tell(from: &Journal, to: &Journal, backwards: bool) {
    let mut records = from.replica().records().expect("the records");
    if backwards {
        records.reverse();
    }
    let changes =
        records.into_iter().flat_map(|id| from.replica().changes_of(id, &[]).expect("the changes")).collect();
    for outcome in to.replica().merge(changes, now()).expect("the merge runs") {
        outcome.expect("nothing is refused");
    }
}

/// Whether the long form of a test is asked for, with `HALLWAY_LONG=1`.
pub fn long() -> bool {
    std::env::var_os("HALLWAY_LONG").is_some()
}

/// How a property is tried: these few cases, the same in every run, or with `HALLWAY_LONG=1` these many, new ones each time.
pub fn cases(few: u32, many: u32) -> Config {
    let rng_seed = if long() { RngSeed::Random } else { RngSeed::Fixed(2026) };
    let cases = if long() { many } else { few };
    Config { cases, rng_seed, failure_persistence: None, max_shrink_iters: 200, ..Config::default() }
}

/// How often each kind of act was tried and could be done: acts that are all refused show nothing.
#[derive(Debug, Default)]
pub struct Tally(RefCell<BTreeMap<String, (u32, u32)>>);

impl Tally {
    /// Notes an act, its kind being the first word it is printed with, and whether it could be done.
    pub fn note(&self, act: &impl Debug, done: bool) {
        let printed = format!("{act:?}");
        let kind = printed.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
        let mut tally = self.0.borrow_mut();
        let (tried, succeeded) = tally.entry(kind.to_owned()).or_default();
        *tried += 1;
        *succeeded += u32::from(done);
    }

    /// Says that so many kinds of act were tried, each was done at least once, and half of all acts were.
    pub fn assert_done(&self, kinds: usize) {
        let tally = self.0.borrow();
        let (tried, done) = tally.values().fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1));
        let each = tally.len() == kinds && tally.values().all(|(_, done)| *done > 0);
        assert!(each && done * 2 >= tried, "{done} of {tried} acts were done: {tally:?}");
    }
}

/// A full check of the journal.
pub fn check(journal: &Journal, now: Moment) -> Check {
    journal.maintenance().check(&(), now).expect("the check runs")
}

/// Says that every page, record and row of the journal is as it should be.
pub fn assert_sound(journal: &Journal, now: Moment) {
    let check = check(journal, now);
    let found = (check.file, check.unreadable, check.stale, check.dangling);
    assert_eq!(found, (vec![], vec![], vec![], vec![]));
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
