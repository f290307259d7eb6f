//! Opening the journal and asking for its screens.

use std::collections::HashSet;

use criterion::{BatchSize, BenchmarkGroup, BenchmarkId, Criterion, measurement::WallTime};
use hallway_core::{Journal, model::PersonId};

use super::fixture::{self, key, name, now};

pub fn bench(criterion: &mut Criterion) {
    open(criterion);
    let mut group = criterion.benchmark_group("screens");
    for entries in fixture::sizes() {
        let copy = fixture::copy(entries);
        let journal = &copy.journal;
        let often = often_met(journal);
        let card = journal.prep(often, now()).unwrap();
        assert!(card.last.is_some(), "{card:?}");
        group.bench_with_input(BenchmarkId::new("prep, most met", entries), &often, |bencher, person| {
            bencher.iter(|| journal.prep(*person, now()).unwrap());
        });
        let page = journal.people().show(often, now()).unwrap();
        assert!(!page.timeline.is_empty() && (entries == fixture::SMALL || page.more), "{page:?}");
        group.bench_with_input(BenchmarkId::new("person, most met", entries), &often, |bencher, person| {
            bencher.iter(|| journal.people().show(*person, now()).unwrap());
        });
        let other = journal.people().resolve(&name(900)).unwrap();
        assert!(
            !journal.people().show(other, now()).unwrap().timeline.is_empty() || entries == fixture::SMALL
        );
        group.bench_with_input(BenchmarkId::new("prep, usual", entries), &other, |bencher, person| {
            bencher.iter(|| journal.prep(*person, now()).unwrap());
        });
        group.bench_with_input(BenchmarkId::new("person, usual", entries), &other, |bencher, person| {
            bencher.iter(|| journal.people().show(*person, now()).unwrap());
        });
        let today = journal.today(now()).unwrap();
        assert!(
            !today.first_day && !today.mine.is_empty() && today.people.len() + today.next.len() > 0,
            "{today:?}"
        );
        group.bench_function(BenchmarkId::new("today", entries), |bencher| {
            bencher.iter(|| journal.today(now()).unwrap());
        });
        after_a_log(&mut group, entries);
        let known: HashSet<String> = (0..fixture::PEOPLE).map(fixture::name).collect();
        let mut strangers = journal.people().list(None, now()).unwrap();
        strangers.retain(|line| !known.contains(&line.person.name));
        assert!(strangers.is_empty(), "read out of lines with known people alone: {strangers:?}");
        group.bench_function(BenchmarkId::new("people", entries), |bencher| {
            bencher.iter(|| journal.people().list(None, now()).unwrap());
        });
        let review = journal.review().list(now()).unwrap();
        let week = journal.relationships().week(now()).unwrap();
        assert!(!review.promises.is_empty() && week.waiting.people > 0 && week.conversations > 0, "{week:?}");
        group.bench_function(BenchmarkId::new("week", entries), |bencher| {
            bencher.iter(|| journal.relationships().week(now()).unwrap());
        });
        group.bench_function(BenchmarkId::new("review", entries), |bencher| {
            bencher.iter(|| journal.review().list(now()).unwrap());
        });
        assert!(journal.replica().census().unwrap().records.len() >= entries);
        group.bench_function(BenchmarkId::new("census", entries), |bencher| {
            bencher.iter(|| journal.replica().census().unwrap());
        });
        assert_eq!(journal.people().latest(8, now()).unwrap().len(), 8);
        group.bench_function(BenchmarkId::new("latest people", entries), |bencher| {
            bencher.iter(|| journal.people().latest(8, now()).unwrap());
        });
    }
    group.finish();
}

/// The day and a card just after a line was saved through the same journal: what was read before is then of an earlier state.
fn after_a_log(group: &mut BenchmarkGroup<'_, WallTime>, entries: usize) {
    let copy = fixture::copy(entries);
    let (journal, often) = (&copy.journal, often_met(&copy.journal));
    let mut turn = 0;
    let mut log = || {
        turn += 1;
        let at = now() + chrono::Duration::seconds(turn);
        let line =
            format!("Call with @{} about plan {turn} !send the notes of {turn} by fri #plan", name(900));
        journal.log(journal.read_line(&line, at).unwrap(), at).unwrap();
        at
    };
    group.bench_function(BenchmarkId::new("today after a log", entries), |bencher| {
        bencher.iter_batched(&mut log, |at| journal.today(at).unwrap(), BatchSize::PerIteration);
    });
    group.bench_function(BenchmarkId::new("prep after a log, most met", entries), |bencher| {
        bencher.iter_batched(&mut log, |at| journal.prep(often, at).unwrap(), BatchSize::PerIteration);
    });
}

/// Somebody with many lines.
fn often_met(journal: &Journal) -> PersonId {
    journal.people().resolve(&name(0)).unwrap()
}

fn open(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("open");
    for entries in fixture::sizes() {
        let (_directory, path) = fixture::file(entries);
        drop(Journal::open(&path, key(), now()).unwrap());
        group.bench_function(BenchmarkId::new("open and close", entries), |bencher| {
            bencher.iter(|| Journal::open(&path, key(), now()).unwrap());
        });
        // A command is a process of its own: it opens, reads the names and reads its line.
        group.bench_function(BenchmarkId::new("open and read a line", entries), |bencher| {
            bencher.iter(|| {
                let journal = Journal::open(&path, key(), now()).unwrap();
                journal.read_line("Coffee with @Ana Silva #travel", now()).unwrap()
            });
        });
    }
    group.finish();
}
