//! The real program in a cleared environment, with a journal of its own and a clock that stands still.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on says so")]

use std::{
    cell::RefCell,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Output, Stdio},
    sync::mpsc::{self, Receiver},
    time::{Duration, Instant},
};

/// The moment of every test: a Wednesday.
pub const NOW: &str = "2026-11-18T14:05:00+00:00";

/// A journal in a directory that goes away with it.
pub struct Home {
    directory: tempfile::TempDir,
}

impl Home {
    /// An empty place. It lies in memory where the system has such a place: every act waits for the disk.
    pub fn new() -> Self {
        let memory = Path::new("/dev/shm");
        let directory = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        Self { directory: directory.unwrap() }
    }

    /// A journal with the lines of the README, each at a moment of its own so that every list has one order.
    pub fn with_lines() -> Self {
        let home = Self::new();
        for (at, line) in [
            (
                "2026-09-03T12:30:00+00:00",
                "Lunch with @Ana Silva, showed your note to her team +plays the cello ?intro to Priya",
            ),
            (
                "2026-10-12T10:00:00+00:00",
                "Coffee with @Ana Silva, nervous about schools in Lisbon #travel !send visa contact by 13 Nov",
            ),
            (
                "2026-10-20T09:00:00+00:00",
                "Call with @Bo Lindqvist about hiring #hiring ?send Q3 numbers +careful: the reorg",
            ),
            ("2026-11-16T16:00:00+00:00", "met @\"Nadia Rahman\" at the offsite >reviewed her deck"),
            (
                "2026-11-17T08:00:00+00:00",
                "told @Bo Lindqvist about the offer !ask about the budget by 25 Nov #private",
            ),
            (
                "2026-11-17T09:00:00+00:00",
                "had coffee with Ana Silva I said I would send her the deck by friday",
            ),
        ] {
            home.at(at, &["log", line]).succeeds();
        }
        home
    }

    /// The same with everybody whom the examples of the help name, and something to undo and to do again.
    pub fn with_people() -> Self {
        let home = Self::with_lines();
        home.run(&["people", "add", "Ana", "--anyway"]).succeeds();
        home.with_a_goal();
        home.run(&["people", "rest", "Bo Lindqvist"]).succeeds();
        home.run(&["log", "Tea with @Nadia Rahman"]).succeeds();
        home.run(&["people", "rest", "Nadia Rahman"]).succeeds();
        home.run(&["undo"]).succeeds();
        home
    }

    /// The same with another device that was in step five minutes ago, a new one, and one that was cut off.
    pub fn with_devices() -> Self {
        let home = Self::with_lines();
        let now = chrono::DateTime::parse_from_rfc3339(NOW).unwrap();
        let directory = home.path().join("journal");
        let key = std::fs::read_to_string(directory.join("journal.key")).unwrap();
        let key = hallway_core::Key::from_hex(key.trim()).unwrap();
        let journal = hallway_core::Journal::open(&directory.join("journal.db"), key, now).unwrap();
        let endpoint = |number| hallway_core::model::EndpointId::from_bytes([number; 32]);
        journal.replica().identify(endpoint(1), now).unwrap();
        for (number, name) in [(2, "phone"), (3, "tablet"), (4, "old phone")] {
            journal.replica().admit(endpoint(number), name, now).unwrap();
        }
        journal.replica().note_in_step(endpoint(2), now - chrono::Duration::minutes(5)).unwrap();
        journal.replica().remember_addresses(endpoint(2), vec!["192.0.2.7:4711".to_owned()]).unwrap();
        journal.devices().revoke(endpoint(4), now).unwrap();
        home
    }

    /// Adds a goal with two people, something asked of one and heard from the other, a win and a project.
    pub fn with_a_goal(&self) {
        for act in GOAL {
            self.run(act).succeeds();
        }
    }

    /// A copy of it as it is now.
    pub fn copied(&self) -> Self {
        let copy = Self::new();
        let journal = copy.path().join("journal");
        for file in std::fs::read_dir(self.path().join("journal")).into_iter().flatten().flatten() {
            std::fs::create_dir_all(&journal).unwrap();
            std::fs::copy(file.path(), journal.join(file.file_name())).unwrap();
        }
        copy
    }

    /// Where the journal is.
    pub fn path(&self) -> &Path {
        self.directory.path()
    }

    /// Runs `hallway` with these arguments.
    pub fn run(&self, arguments: &[&str]) -> Ran {
        self.at(NOW, arguments)
    }

    /// Runs it at another moment.
    pub fn at(&self, now: &str, arguments: &[&str]) -> Ran {
        Ran::of(self.command(now).args(arguments).stdin(Stdio::null()).output().unwrap())
    }

    /// Runs it with something on its input.
    pub fn piped(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let mut child = self
            .command(NOW)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A program that refuses its arguments does not read.
        let _ = child.stdin.take().unwrap().write_all(input);
        Ran::of(child.wait_with_output().unwrap())
    }

    /// The command, ready for arguments.
    pub fn command(&self, now: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hallway"));
        command.env_clear().env("HALLWAY_DIR", self.path().join("journal")).env("HOME", self.path());
        command.env("EDITOR", "false").env("TMPDIR", self.path()).args(["--now", now]);
        command
    }
}

/// What makes a goal with two people, something asked of one and heard from the other, a win and a project.
pub const GOAL: &[&[&str]] = &[
    &["goal", "add", "Staff engineer", "--kind", "promotion", "--decision", "2026-12-20"],
    &[
        "goal",
        "map",
        "add",
        "Ana Silva",
        "--role",
        "can veto",
        "--stance",
        "has concerns",
        "--said",
        "the budget",
    ],
    &["goal", "map", "add", "Bo Lindqvist", "--role", "manager", "--stance", "would speak for me"],
    &["goal", "win", "Checkout 3", "--evidence", "the dashboard", "--with", "Bo Lindqvist"],
    &["goal", "projects", "begin", "Hiring guild", "--whose", "Ana Silva"],
    &["ask", "Ana Silva", "for", "time", "the pricing review", "--asked"],
    &["ask", "feedback", "Bo Lindqvist", "--heard", "my mails are long"],
    &["people", "spoke", "Bo Lindqvist", "--to", "the panel", "--how", "Ana told me"],
];

/// How a run ended.
#[derive(Debug)]
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Standard output of a run that worked.
    #[track_caller]
    pub fn succeeds(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""), "{}", self.out);
        self.out
    }

    /// Standard error of a run that ended with this code.
    #[track_caller]
    pub fn fails(self, code: i32) -> String {
        assert_eq!(self.code, Some(code), "{}{}", self.out, self.err);
        self.err
    }

    /// Standard output of a run that worked, whatever else it said.
    #[track_caller]
    pub fn worked(self) -> String {
        assert_eq!(self.code, Some(0), "{}{}", self.out, self.err);
        self.out
    }

    /// The one value on standard output.
    #[track_caller]
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }
}

/// How long a run may stay silent before a test gives up on it: far longer than anything takes.
const PATIENCE: Duration = Duration::from_mins(2);

/// A run that goes on by itself and says events, one JSON value a line. It is killed when it is dropped.
pub struct Running {
    child: RefCell<Child>,
    lines: Receiver<String>,
    said: RefCell<String>,
}

impl Running {
    /// Starts `hallway` with these arguments.
    pub fn start(home: &Home, arguments: &[&str]) -> Self {
        Self::of(home.command(NOW).args(arguments))
    }

    /// Starts a command that ends in `hallway`.
    pub fn of(command: &mut Command) -> Self {
        let mut child =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::inherit()).spawn().unwrap();
        let out = child.stdout.take().unwrap();
        let (send, lines) = mpsc::channel();
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines() {
                let Ok(line) = line else { return };
                if send.send(line).is_err() {
                    return;
                }
            }
        });
        Self { child: RefCell::new(child), lines, said: RefCell::default() }
    }

    /// The next event of this name; those before it are passed over.
    #[track_caller]
    pub fn until(&self, event: &str) -> serde_json::Value {
        self.until_said(event, "")
    }

    /// The next event of this name that says this somewhere: what arrives may come in several pieces.
    #[track_caller]
    pub fn until_said(&self, event: &str, text: &str) -> serde_json::Value {
        let begun = Instant::now();
        while let Ok(line) = self.lines.recv_timeout(PATIENCE.saturating_sub(begun.elapsed())) {
            self.note(&line);
            let value: serde_json::Value = serde_json::from_str(&line).unwrap();
            if value["event"] == event && line.contains(text) {
                return value;
            }
        }
        panic!("it never said \"{event}\":\n{}", self.said.borrow());
    }

    /// Everything it said, once it has ended by itself.
    #[track_caller]
    pub fn ends(&self) -> String {
        let begun = Instant::now();
        while let Ok(line) = self.lines.recv_timeout(PATIENCE.saturating_sub(begun.elapsed())) {
            self.note(&line);
        }
        assert!(begun.elapsed() < PATIENCE, "it never ended:\n{}", self.said.borrow());
        self.child.borrow_mut().wait().unwrap();
        self.said.borrow().clone()
    }

    /// Asks it to end, as Ctrl-C does.
    pub fn interrupt(&self) {
        let asked = Command::new("kill").args(["-INT", &self.id().to_string()]).status();
        assert!(asked.unwrap().success());
    }

    /// Ends it as a power cut would.
    pub fn kill(&self) {
        let mut child = self.child.borrow_mut();
        let _ = child.kill();
        let _ = child.wait();
    }

    /// The number of its process.
    pub fn id(&self) -> u32 {
        self.child.borrow().id()
    }

    fn note(&self, line: &str) {
        let mut said = self.said.borrow_mut();
        said.push_str(line);
        said.push('\n');
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Waits until something is so: what one device sent may still be on its way to the other.
#[track_caller]
pub fn eventually(mut is_so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < PATIENCE, "it never came about");
    }
}

/// Pairs two journals and sees their first sync through: the first shows the code, the second takes it.
#[track_caller]
pub fn paired(host: &Home, joiner: &Home) {
    let showing = Running::start(host, &["sync", "pair", "--yes", "--json"]);
    let ticket = showing.until("code")["code"].as_str().unwrap().to_owned();
    joiner.run(&["sync", "join", &ticket, "--yes", "--json"]).worked();
    showing.ends();
}

/// What `show` shows, with its references as short as they usually are. Two ids may end alike by chance: their
/// references are longer then, which moves the columns of a screen and where its words wrap.
#[track_caller]
pub fn usual_references(show: impl Fn() -> String) -> String {
    const USUAL: usize = 3;
    let usual = |text: &String| words(text).all(|word| !is_reference(word) || word.len() == USUAL);
    (0..20).map(|_| show()).find(usual).unwrap()
}

/// Text with every reference as `REF`: ids are random, and references are their tails.
pub fn without_references(text: &str) -> String {
    words(text).map(|word| if is_reference(word) { "REF" } else { word }).collect()
}

/// A text cut into its words and what stands between them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let in_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    text.split_inclusive(move |letter| !in_word(letter)).flat_map(move |piece| {
        let end = piece.trim_end_matches(move |letter| !in_word(letter)).len();
        [&piece[..end], &piece[end..]]
    })
}

fn is_reference(word: &str) -> bool {
    const LETTERS: &str = "bcdfghkmnprstvwx";
    word.len() >= 3 && word != "https" && word.chars().all(|letter| LETTERS.contains(letter))
}

/// A value with its references replaced, on many lines.
pub fn pretty(value: &serde_json::Value) -> String {
    without_references(&serde_json::to_string_pretty(value).unwrap())
}
