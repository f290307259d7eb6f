//! What the calls of a first screen cost in Rust, for script/mobile-speed to set beside the same calls in Kotlin and Swift.
//!
//!     door copy DIRECTORY       a copy of the fixture (2,000 people, 50,000 lines) for another language to measure
//!     door small DIRECTORY      a copy of the one with 500 lines, for what is set beside it
//!     door measure              the same calls here
//!
//! A line for each call: its name, then the median and the 95th of a hundred, in microseconds. Every language does the same things
//! in the same order on a copy of its own, and warms up by doing all of it five times before: so often does a virtual machine run
//! something before it compiles it, which a phone does beforehand.

#![allow(missing_docs, clippy::unwrap_used, clippy::format_push_string, clippy::format_collect)]

#[allow(dead_code)]
#[path = "../../core/benches/fixture.rs"]
mod fixture;

use std::{fs, path::Path, sync::Arc, time::Instant};

use fixture::now;
use hallway_core::{Journal, Key, model::PersonId};

/// The line of which every beginning is read, as it is while it is typed.
const LINE: &str = "Coffee with Ana Silva and Bo Kraus, she is moving to Lisbon in June. I said I'd send her the visa \
                    contact by Friday";

/// How many lines are logged, cards and days shown, and files opened.
const TIMES: usize = 100;
const OPENED: usize = 20;
const WARM_UP: usize = 5;

fn main() {
    let arguments: Vec<String> =
        std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["copy", directory] => copy(fixture::LARGE, Path::new(directory)),
        ["small", directory] => copy(fixture::SMALL, Path::new(directory)),
        ["measure"] => measure(),
        // `cargo test --benches` and `cargo bench` show that it works, with the small fixture.
        _ => drop(fixture::copy(fixture::SMALL)),
    }
}

fn copy(entries: usize, directory: &Path) {
    let (_kept, file) = fixture::file(entries);
    let to = directory.join("journal.hallway");
    fs::copy(file, &to).unwrap();
    // Tables of another version are made anew before anything is measured.
    Journal::open(&to, fixture::key(), now()).unwrap().maintenance().rebuild(&(), now()).unwrap();
}

fn measure() {
    let directory = fixture::directory();
    copy(fixture::LARGE, directory.path());
    let file = directory.path().join("journal.hallway");
    let open = || Journal::open(&file, Key::from_bytes([7; 32]), now()).unwrap();
    let journal = Arc::new(open());
    let people: Vec<PersonId> = journal
        .people()
        .list(None, now())
        .unwrap()
        .into_iter()
        .map(|one| one.person.reference.id.into())
        .collect();
    for round in 0..=WARM_UP {
        let say = |name: &str, times: Vec<f64>| {
            if round == WARM_UP {
                report(name, times);
            }
        };
        let keys = LINE.char_indices().skip(1).map(|(end, _)| &LINE[..end]);
        let read =
            |text: &str| journal.read_line(text, now()).unwrap().in_zone_of_this_device(now()).chosen(&[]);
        say("read", timed(keys, |text| drop(read(text).shown(now()))));
        say(
            "prep",
            timed(people.iter().step_by(people.len() / TIMES), |one| {
                drop(journal.prep(*one, now()).unwrap());
            }),
        );
        say("today", timed(0..TIMES, |_| drop(journal.today(now()).unwrap())));
        let line = |number: usize| format!("Lunch with @\"Ana Silva\" about plan {number} !send it by fri");
        say(
            "log",
            timed(0..TIMES, |number| {
                drop(journal.log(read(&line(number)), now()).unwrap());
            }),
        );
    }
    drop(journal);
    report("open", timed(0..OPENED, |_| drop(open().today(now()).unwrap())));
}

/// How long each took, in microseconds.
fn timed<T>(things: impl Iterator<Item = T>, mut call: impl FnMut(T)) -> Vec<f64> {
    let time = |thing| {
        let begun = Instant::now();
        call(thing);
        begun.elapsed().as_secs_f64() * 1e6
    };
    things.map(time).collect()
}

fn report(name: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    println!("speed: {name} {:.0} {:.0}", times[times.len() / 2], times[times.len() * 95 / 100]);
}
