//! Faults injected into the real program: a call to the disk that fails, a kill before each change, a power cut after it.
//!
//! A small library in C (`shim.c`) is preloaded between the program and the disk. Whatever happens, what was acknowledged is
//! there, what was there before is there, the journal opens and is sound, and what the program says is what it was. Linux
//! only, with a C compiler.
//!
//! Some places are tried here; `HALLWAY_LONG=1` tries every one, and `HALLWAY_FAULTS=repair,sync` those of these acts alone.
//! `--nocapture` prints what was tried, as rows of the table
//! in `docs/security.md`.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so")]

mod acts;
mod calls;
mod full;
mod kills;
mod power;
mod room;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::LazyLock,
    time::{Duration, Instant},
};

use hallway_core::{Error, Journal, Key, journal::Order, model::Moment};

use self::acts::Act;
use crate::process::{Home, NOW, Ran};

/// Calls that are counted, in the order of the shim.
const CALLS: [&str; 9] =
    ["open", "read", "write", "fsync", "ftruncate", "rename", "unlink", "lock", "changes"];

/// What happens to a run.
#[derive(Debug, Clone, Copy)]
pub enum Fault {
    /// Nothing: the calls are counted.
    None,
    /// The so manieth call of this kind fails with this error, and with `ever` every later one.
    Fails { call: &'static str, nth: u32, error: i32, ever: bool },
    /// It is killed before its so manieth call that changes something.
    Kill(u32),
    /// The files of the journal may have so many bytes together.
    Room(u64),
}

/// The shim, compiled once.
static SHIM: LazyLock<PathBuf> = LazyLock::new(|| {
    let library = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("faults-{}.so", std::process::id()));
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/shim.c");
    let mut compiler = Command::new("cc");
    compiler.args(["-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o"]).arg(&library).arg(source);
    assert!(compiler.status().unwrap().success(), "the shim does not compile");
    library
});

/// Whether every place is tried.
fn long() -> bool {
    std::env::var_os("HALLWAY_LONG").is_some()
}

/// So many numbers from 1 to `last`, spread over all of them; all of them in the long form.
fn places(last: u32, few: u32) -> BTreeSet<u32> {
    if long() || last <= few {
        return (1..=last).collect();
    }
    (0..few).map(|place| 1 + place * (last - 1) / (few - 1).max(1)).collect()
}

/// Runs an act with a fault; how it ended, and how many calls of each kind there were.
fn run(act: &Act, home: &Home, fault: Fault, record: Option<&Path>) -> (Ran, [u32; CALLS.len()]) {
    run_with(home, &act.arguments, (&act.input, act.pause), fault, record)
}

/// The same for words of one's own; `input` with how long its end is behind it.
fn run_with(
    home: &Home,
    arguments: &[String],
    (input, pause): (&str, Duration),
    fault: Fault,
    record: Option<&Path>,
) -> (Ran, [u32; CALLS.len()]) {
    let counts = home.path().join("counts");
    fs::write(&counts, [0; 4 * CALLS.len()]).unwrap();
    let mut command = home.command(NOW);
    command
        .args(arguments)
        .env("LD_PRELOAD", &*SHIM)
        .env("FAULT_BELOW", journal(home))
        .env("FAULT_COUNTS", &counts)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    match fault {
        Fault::None => {}
        Fault::Fails { call, nth, error, ever } => {
            command
                .env("FAULT_CALL", call)
                .env("FAULT_NTH", nth.to_string())
                .env("FAULT_ERROR", error.to_string());
            if ever {
                command.env("FAULT_EVER", "1");
            }
        }
        Fault::Room(bytes) => drop(command.env("FAULT_ROOM", bytes.to_string())),
        Fault::Kill(before) => drop(command.env("FAULT_KILL", before.to_string())),
    }
    if let Some(record) = record {
        fs::write(record, "").unwrap();
        command.env("FAULT_RECORD", record);
    }
    let mut child = command.spawn().unwrap();
    // A program that was killed does not read, and is not waited for.
    let mut stdin = child.stdin.take().unwrap();
    let _ = std::io::Write::write_all(&mut stdin, input.as_bytes());
    let begun = Instant::now();
    while begun.elapsed() < pause && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(20));
    }
    drop(stdin);
    let ran = Ran::of(child.wait_with_output().unwrap());
    let counted = fs::read(&counts).unwrap();
    let mut numbers = [0; CALLS.len()];
    for (number, bytes) in numbers.iter_mut().zip(counted.chunks_exact(4)) {
        *number = u32::from_ne_bytes(bytes.try_into().unwrap());
    }
    (ran, numbers)
}

/// Where the journal is.
fn journal(home: &Home) -> PathBuf {
    home.path().join("journal")
}

fn now() -> Moment {
    chrono::DateTime::parse_from_rfc3339(NOW).unwrap()
}

/// What stands in a journal.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Content {
    pub lines: BTreeSet<String>,
    pub open: usize,
    pub people: BTreeSet<String>,
}

/// Opens the journal in a directory, without a fault, and looks at all of it. An error says what is not as it was promised.
fn content(directory: &Path) -> Result<Content, String> {
    let said = |error: Error| error.to_string();
    let key =
        fs::read_to_string(directory.join("journal.key")).map_err(|error| format!("no key: {error}"))?;
    let key = Key::from_hex(key.trim()).ok_or("the key is no key")?;
    let journal = Journal::open(&directory.join("journal.db"), key, now()).map_err(said)?;
    journal.maintenance().rebuild(&|_| {}, now()).map_err(said)?;
    let check = journal.maintenance().check(&|_| {}, now()).map_err(said)?;
    if !(check.file.is_empty() && check.unreadable.is_empty() && check.stale.is_empty() && check.behind == 0)
    {
        return Err(format!("not sound: {check:?}"));
    }
    let find = |query: &str| journal.find(query, Order::Newest, 0..1_000, now()).map(|found| found.hits);
    let lines = find("since:1970-01-01").map_err(said)?.into_iter().map(|hit| hit.text).collect();
    let open = find("is:open").map_err(said)?.len();
    let people = journal.people().list(None, now()).map_err(said)?;
    Ok(Content { lines, open, people: people.into_iter().map(|line| line.person.name).collect() })
}

/// What was tried with an act, and what came of it.
#[derive(Debug, Default)]
struct Tried {
    faults: u32,
    lost: Vec<String>,
    told_wrongly: Vec<String>,
}

impl Tried {
    fn add(&mut self, other: Self) {
        self.faults += other.faults;
        self.lost.extend(other.lost);
        self.told_wrongly.extend(other.told_wrongly);
    }
}

/// Runs an act once with each of these faults, judges what is left, and adds up what was tried. Those that wait for a while
/// wait together.
fn each(act: &Act, faults: &[Fault], judge: impl Fn(Fault, &Home, &Ran, &mut Tried) + Sync) -> Tried {
    let one = |fault: Fault| {
        let (home, mut tried) = (act.home.copied(), Tried::default());
        let (ran, _) = run(act, &home, fault, None);
        judge(fault, &home, &ran, &mut tried);
        tried
    };
    let at_once = if act.pause.is_zero() { 1 } else { 32 };
    let mut all = Tried::default();
    for some in faults.chunks(at_once) {
        std::thread::scope(|scope| {
            let threads: Vec<_> = some.iter().map(|&fault| scope.spawn(move || one(fault))).collect();
            for thread in threads {
                all.add(thread.join().unwrap());
            }
        });
    }
    all
}

/// Tries each act, printing a row of the table for it, then says that nothing was lost and nothing told wrongly.
fn hold(how: &str, acts: Vec<Act>, tried: impl Fn(&Act) -> Tried) {
    let mut wrong = Vec::new();
    for act in acts {
        let tried = tried(&act);
        let name = act.name;
        println!(
            "| {name} | {how} | {} | {} | {} |",
            tried.faults,
            tried.lost.len(),
            tried.told_wrongly.len()
        );
        assert!(tried.faults > 0, "{name}: nothing was tried");
        wrong.extend(tried.lost.iter().chain(&tried.told_wrongly).map(|what| format!("{name}: {what}")));
    }
    assert!(wrong.is_empty(), "{how}: {} faults\n{}", wrong.len(), wrong.join("\n"));
}
