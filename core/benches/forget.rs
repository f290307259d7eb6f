//! Forgetting somebody who is in 5,000 of 100,000 lines, in a process of its own, while another one logs and asks.
//!
//! It takes some minutes the first time, and so runs only with `HALLWAY_BENCH_FORGET=1`.

use std::{
    process::{Child, Command, Stdio},
    sync::Mutex,
    time::{Duration, Instant},
};

use criterion::Criterion;
use hallway_core::{Journal, journal::Progress};

use super::{
    fixture::{self, SOMEBODY, key, now},
    memory::peak,
};

/// Set for the process that forgets.
const FORGETS: &str = "HALLWAY_BENCH_FORGETS";

const LINES: usize = 100_000;

/// How often the other process logs, and how often it asks for a screen.
const EVERY: Duration = Duration::from_millis(100);
const ASKS_EVERY: u32 = 10;

pub fn bench(_: &mut Criterion) {
    if std::env::var_os("HALLWAY_BENCH_FORGET").is_none() {
        return;
    }
    let (_directory, path) = fixture::with_somebody(LINES);
    let journal = Journal::open(&path, key(), now()).unwrap();
    let mut alone = Beside::default();
    for turn in 0..50 {
        alone.turn(&journal, turn);
    }
    let this = std::env::current_exe().unwrap();
    let mut forgets = Command::new(this).env(FORGETS, &path).stdout(Stdio::piped()).spawn().unwrap();
    let mut beside = Beside::default();
    let mut turn = 50;
    while is_running(&mut forgets) {
        std::thread::sleep(EVERY);
        beside.turn(&journal, turn);
        turn += 1;
    }
    let forgot = forgets.wait_with_output().unwrap();
    assert!(forgot.status.success());
    print!("{}", String::from_utf8_lossy(&forgot.stdout));
    println!("forget: {} lines logged beside it: {beside}; before it: {alone}", beside.logs.len());
}

fn is_running(child: &mut Child) -> bool {
    child.try_wait().unwrap().is_none()
}

/// What the other process waits for its lines and for `today`.
#[derive(Default)]
struct Beside {
    logs: Vec<Duration>,
    screens: Vec<Duration>,
}

impl Beside {
    fn turn(&mut self, journal: &Journal, turn: u32) {
        let at = now() + chrono::Duration::seconds(i64::from(turn));
        let begun = Instant::now();
        let reading = journal.read_line(&format!("Call about plan {turn} #plan"), at).unwrap();
        journal.log(reading, at).unwrap();
        self.logs.push(begun.elapsed());
        if turn.is_multiple_of(ASKS_EVERY) {
            let begun = Instant::now();
            journal.today(at).unwrap();
            self.screens.push(begun.elapsed());
        }
    }
}

impl std::fmt::Display for Beside {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let of = |times: &[Duration]| {
            let mut times = times.to_vec();
            times.sort_unstable();
            let middle = times.get(times.len() / 2).copied().unwrap_or_default();
            let longest = times.last().copied().unwrap_or_default();
            format!("{:.1} ms, at most {:.1} ms", 1e3 * middle.as_secs_f64(), 1e3 * longest.as_secs_f64())
        };
        write!(f, "a log {}, today {}", of(&self.logs), of(&self.screens))
    }
}

/// What was said of how far it is.
struct Told {
    last: Instant,
    steps: u32,
    /// The longest silence.
    longest: Duration,
    /// When each part began, and the last that was said of it.
    parts: Vec<(Instant, Progress)>,
}

impl Told {
    fn hear(&mut self, progress: Progress, at: Instant) {
        (self.steps, self.longest) = (self.steps + 1, self.longest.max(at - self.last));
        match self.parts.last_mut() {
            Some((_, part)) if part.total == progress.total && part.done <= progress.done => *part = progress,
            // A part is heard of when its first step is done.
            _ => self.parts.push((self.last, progress)),
        }
        self.last = at;
    }
}

/// Forgets if this is the process that does.
pub fn forgets() -> bool {
    let Some(path) = std::env::var_os(FORGETS) else { return false };
    let journal = Journal::open(path.as_ref(), key(), now()).unwrap();
    let somebody = journal.people().resolve(SOMEBODY).unwrap();
    let before = peak();
    let begun = Instant::now();
    let told = Mutex::new(Told { last: begun, steps: 0, longest: Duration::ZERO, parts: Vec::new() });
    let listener = |progress: Progress| told.lock().unwrap().hear(progress, Instant::now());
    let forgot = journal.people().forget(somebody, &listener, now()).unwrap();
    assert!(forgot.complete && forgot.erased > 0, "{forgot:?}");
    let Told { last, steps, longest, parts } = told.into_inner().unwrap();
    for (place, (from, part)) in parts.iter().enumerate() {
        let until = parts.get(place + 1).map_or(last, |(next, _)| *next);
        println!("forget: a part with {} steps took {:.1} s", part.total, (until - *from).as_secs_f64());
    }
    println!("forget: after the last word it took {:.1} s", last.elapsed().as_secs_f64());
    println!(
        "forget: somebody in {} of {LINES} lines is gone after {:.1} s, {steps} words of progress, at most {:.0} ms apart; \
         the process peaks at {} KiB, {before} KiB before",
        LINES / 20,
        begun.elapsed().as_secs_f64(),
        1e3 * longest.as_secs_f64(),
        peak()
    );
    true
}
