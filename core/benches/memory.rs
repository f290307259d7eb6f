//! The most memory that opening, logging and one card take, of a process that does nothing else.

use std::process::Command;

use criterion::Criterion;
use hallway_core::{Journal, model::ItemKind};

use super::{
    fixture::{self, key, now},
    plain::Plain,
};

/// Set for the process that is measured.
const MEASURED: &str = "HALLWAY_BENCH_MEASURED";

pub fn bench(_: &mut Criterion) {
    if !fixture::full() || !cfg!(target_os = "linux") {
        return;
    }
    let (_directory, path) = fixture::file(fixture::LARGE);
    let this = std::env::current_exe().unwrap();
    let measured = Command::new(this).env(MEASURED, &path).output().unwrap();
    assert!(measured.status.success());
    print!("{}", String::from_utf8_lossy(&measured.stdout));
    print!("{}", Plain::open(&path).sizes());
}

/// Does the work if this is the process that is measured.
pub fn measured() -> bool {
    let Some(path) = std::env::var_os(MEASURED) else { return false };
    let rest = peak();
    let journal = Journal::open(path.as_ref(), key(), now()).unwrap();
    let reading = journal.read_line("Coffee with @Ana Silva #travel !send the slides by fri", now()).unwrap();
    let receipt = journal.log(reading, now()).unwrap();
    assert_eq!(receipt.items.iter().filter(|item| item.what == ItemKind::Promise).count(), 1);
    let card = journal.prep(receipt.people[0].reference.id.into(), now()).unwrap();
    assert!(card.last.is_some());
    println!("memory: open, log and prep peak at {} KiB, {rest} KiB before", peak());
    true
}

/// The peak of this process's resident memory, in KiB.
pub fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
