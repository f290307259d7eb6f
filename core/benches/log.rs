//! Logging a line, durably, beside writing the same rows with plain SQL.
//!
//! Measured in turns, journal and baseline, small and large: a disk that is busy for a second is busy for all of them,
//! and the ratio stays true.

use std::time::{Duration, Instant};

use criterion::Criterion;
use hallway_core::Journal;

use super::{
    fixture::{self, Lines, key, now},
    plain::Plain,
};

/// Lines that are logged in turns.
const LINES: usize = 64;

/// One size: a journal to log into, and a file to write the same rows into.
struct Lane {
    entries: usize,
    journal: fixture::Copy,
    plain: Plain,
    _plain_directory: tempfile::TempDir,
    lines: Vec<String>,
    turn: usize,
    took: Vec<(Duration, Duration)>,
}

impl Lane {
    fn new(entries: usize) -> Self {
        let lines: Vec<String> = Lines::new().skip(fixture::LARGE).take(LINES).collect();
        let journal = fixture::copy(entries);
        let (directory, path) = fixture::file(entries);
        // What a log writes is learned from logs into the file that will take the same rows again.
        drop(Journal::open(&path, key(), now()).unwrap());
        let plain = Plain::learn(&path, &lines);
        Self { entries, journal, plain, _plain_directory: directory, lines, turn: 0, took: Vec::new() }
    }

    fn turn(&mut self) -> Duration {
        self.turn += 1;
        let at = now() + chrono::Duration::seconds(i64::try_from(self.turn).unwrap());
        let line = self.turn % self.lines.len();
        let mut journal = Duration::ZERO;
        let mut plain = Duration::ZERO;
        // Who goes first changes, so that neither always follows the other's sync.
        for first in [self.turn.is_multiple_of(2), !self.turn.is_multiple_of(2)] {
            let begun = Instant::now();
            if first {
                let reading = self.journal.journal.read_line(&self.lines[line], at).unwrap();
                self.journal.journal.log(reading, at).unwrap();
                journal = begun.elapsed();
            } else {
                self.plain.write(line, self.turn);
                plain = begun.elapsed();
            }
        }
        self.took.push((journal, plain));
        journal
    }
}

pub fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("log");
    group.sample_size(20).measurement_time(Duration::from_secs(20));
    let mut lanes: Vec<Lane> = Vec::new();
    group.bench_function("read_line and log, durable", |bencher| {
        if lanes.is_empty() {
            lanes = fixture::sizes().into_iter().map(Lane::new).collect();
        }
        if lanes.iter().all(|lane| lane.turn == 0) {
            // Statements are prepared and names read once in a process.
            for lane in &mut lanes {
                (0..if fixture::full() { LINES } else { 1 }).for_each(|_| {
                    lane.turn();
                });
                lane.took.clear();
            }
        }
        bencher.iter_custom(|times| {
            (0..times).map(|_| lanes.iter_mut().map(Lane::turn).sum::<Duration>()).sum()
        });
    });
    group.finish();
    report(&mut lanes);
}

fn report(lanes: &mut [Lane]) {
    let mut medians = Vec::new();
    for lane in lanes {
        let journal = median(lane.took.iter().map(|(journal, _)| *journal));
        let plain = median(lane.took.iter().map(|(_, plain)| *plain));
        let mut ratios: Vec<f64> =
            lane.took.iter().map(|(journal, plain)| journal.as_secs_f64() / plain.as_secs_f64()).collect();
        ratios.sort_by(f64::total_cmp);
        println!(
            "log at {} entries: {journal:.2?}, plain SQL {plain:.2?}: {:.2} x (median of {} pairs {:.2} x, goal 1.3 x)",
            lane.entries,
            journal.as_secs_f64() / plain.as_secs_f64(),
            ratios.len(),
            ratios[ratios.len() / 2],
        );
        medians.push(journal);
    }
    if let [small, large] = medians[..] {
        println!(
            "log at {} beside {} entries: {:.2} x (goal 1.3 x)",
            fixture::LARGE,
            fixture::SMALL,
            large.as_secs_f64() / small.as_secs_f64()
        );
    }
}

fn median(times: impl Iterator<Item = Duration>) -> Duration {
    let mut times: Vec<_> = times.collect();
    times.sort_unstable();
    times[times.len() / 2]
}
