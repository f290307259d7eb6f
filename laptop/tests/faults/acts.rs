//! What is done while the disk fails: each act with how its journal begins and what is there once it is done.

use std::{fs, sync::Mutex, time::Duration};

use rusqlite::Connection;

use super::{Content, content, journal};
use crate::process::{Home, Ran, Running, paired};

/// Something a user does.
pub struct Act {
    pub name: &'static str,
    pub arguments: Vec<String>,
    pub input: String,
    /// How long the end of the input is behind it.
    pub pause: Duration,
    /// The journal before it.
    pub home: Home,
    /// What is in it.
    pub before: Content,
    /// What is in it once the act is done.
    pub after: Content,
    /// The other device, which waits to be asked. Several faults may be tried at once.
    _beside: Mutex<Option<(Running, Home)>>,
}

impl Act {
    /// Whether it is done in several transactions: lines from a pipe, a forget, what another device has.
    pub fn goes_in_steps(&self) -> bool {
        matches!(self.name, "pipe" | "forget" | "sync")
    }

    /// Whether what it does was acknowledged: it says so, or ended well. Of several lines each has a receipt of its own.
    pub fn is_acknowledged(&self, ran: &Ran) -> bool {
        let one_line = matches!(self.name, "log" | "idle" | "update" | "first open");
        ran.code == Some(0) || one_line && ran.out.contains("Saved")
    }

    /// Whether this stood there before, or does once it is done. What a line says is listed by itself as long as its line is
    /// not there: of a batch from another device some may have come.
    pub fn knows(&self, text: &str) -> bool {
        self.before.lines.iter().chain(&self.after.lines).any(|line| line.contains(text))
    }

    /// Does it once without a fault, to know what comes of it.
    fn of(name: &'static str, home: Home, arguments: &[&str], input: &str) -> Self {
        Self::beside(None, name, home, arguments, input)
    }

    /// The same act with its input open for so long behind what is in it.
    fn and_waits(self, pause: Duration) -> Self {
        Self { pause, ..self }
    }

    /// The same with another device that waits to be asked.
    fn beside(
        beside: Option<(Running, Home)>,
        name: &'static str,
        home: Home,
        arguments: &[&str],
        input: &str,
    ) -> Self {
        // Looking at it would bring it up to date.
        let before = content(&journal(&home.copied())).unwrap_or_default();
        let done = home.copied();
        let arguments: Vec<String> = arguments.iter().map(|&argument| argument.to_owned()).collect();
        let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let ran = done.piped(&words, input.as_bytes());
        // A repair that lost what stood in a harmed page says so and exits 1.
        let named_what_is_lost = name == "repair" && ran.out.contains("Missing: ");
        assert!(
            ran.code == Some(0) || named_what_is_lost && ran.code == Some(1),
            "{name}: {}{}",
            ran.out,
            ran.err
        );
        let after = content(&journal(&done)).unwrap();
        let (input, pause) = (input.to_owned(), Duration::ZERO);
        Self { name, arguments, input, pause, home, before, after, _beside: Mutex::new(beside) }
    }
}

/// A journal with a few people, lines and promises.
pub fn some_lines() -> Home {
    let home = Home::new();
    let lines = "Coffee with @Ana Silva !send the deck by fri #travel\nLunch with @Bo Ek and @Ana Silva ?intro to Priya\n\
                 Call with @Anna Sylva +likes tea\nHallway with @Bo Ek, the reorg is on\n";
    home.piped(&["log"], lines.as_bytes()).worked();
    home
}

/// Every act.
pub fn all() -> Vec<Act> {
    type Begins = fn() -> Act;
    let acts: [(&str, Begins); 12] = [
        ("log", log),
        ("pipe", pipe),
        ("idle", idle),
        ("update", update),
        ("rebuild", rebuild),
        ("done", done),
        ("undo", undo),
        ("merge", merge),
        ("forget", forget),
        ("repair", repair),
        ("first open", first_open),
        ("sync", sync),
    ];
    let asked = std::env::var("HALLWAY_FAULTS").ok();
    let is_asked = |name: &str| asked.as_ref().is_none_or(|asked| asked.split(',').any(|act| act == name));
    acts.into_iter().filter(|(name, _)| is_asked(name)).map(|(_, act)| act()).collect()
}

fn log() -> Act {
    Act::of("log", some_lines(), &["log", "Tea with @Ana Silva !send notes by fri, zebra"], "")
}

fn pipe() -> Act {
    Act::of(
        "pipe",
        some_lines(),
        &["log"],
        "Tea with @Cleo Ray, one\nTea with @Cleo Ray, two\nTea with @Cleo Ray, three\n",
    )
}

/// A line, and then nothing for longer than the log is left as it is: it is folded into the file while the program runs.
fn idle() -> Act {
    const LONGER_THAN_IDLE: Duration = Duration::from_millis(4_500);
    Act::of("idle", some_lines(), &["log"], "Tea with @Ana Silva, zebra\n").and_waits(LONGER_THAN_IDLE)
}

/// A journal as the first version wrote it: without the tables that came later, and every derived one of another version.
fn of_the_first_version() -> Home {
    let home = some_lines();
    let folder = journal(&home);
    let key = fs::read_to_string(folder.join("journal.key")).unwrap();
    let db = Connection::open(folder.join("journal.db")).unwrap();
    let key = format!("PRAGMA key = \"x'{}'\"", key.trim());
    db.execute_batch(&key).unwrap();
    let older =
        "UPDATE derived SET version = 0; DROP TABLE peers; DROP TABLE census; PRAGMA user_version = 1;";
    db.execute_batch(older).unwrap();
    home
}

/// The first line after an update: the schema is migrated, and the tables that lines are read by are made anew.
fn update() -> Act {
    Act::of("update", of_the_first_version(), &["log", "Tea with @Ana Silva, zebra"], "")
}

/// The first question after an update: every derived table is made anew.
fn rebuild() -> Act {
    let act = Act::of("rebuild", of_the_first_version(), &["find", "since:1970-01-01"], "");
    assert_eq!(act.before, act.after);
    act
}

fn done() -> Act {
    let home = some_lines();
    let open = home.run(&["find", "is:open", "deck", "--json"]).json();
    let reference = open["hits"][0]["ref"].as_str().unwrap().to_owned();
    Act::of("done", home, &["done", &reference], "")
}

fn undo() -> Act {
    Act::of("undo", some_lines(), &["undo"], "")
}

fn merge() -> Act {
    Act::of("merge", some_lines(), &["people", "merge", "Ana Silva", "Anna Sylva", "--yes"], "")
}

fn forget() -> Act {
    Act::of("forget", some_lines(), &["people", "forget", "Bo Ek", "--yes"], "")
}

/// A page of rows is harmed: what stands in it is lost, the rest comes back.
fn repair() -> Act {
    let home = some_lines();
    let path = journal(&home).join("journal.db");
    let mut bytes = fs::read(&path).unwrap();
    let place = bytes.len() - 2_000;
    bytes[place] ^= 4;
    fs::write(&path, bytes).unwrap();
    Act::of("repair", home, &["journal", "check", "--repair"], "")
}

fn first_open() -> Act {
    Act::of("first open", Home::new(), &["log", "Tea with @Ana Silver, zebra"], "")
}

/// Two devices that were in step; the other one has lines since, and a person who is gone.
fn sync() -> Act {
    let (home, other) = (some_lines(), Home::new());
    paired(&home, &other);
    let lines = "Tea with @Cleo Ray, one !send the list by fri\nLunch with @Ana Silva, two\n";
    other.piped(&["log"], lines.as_bytes()).worked();
    other.run(&["people", "forget", "Anna Sylva", "--yes"]).worked();
    let waiting = Running::start(&other, &["sync", "--watch", "--json"]);
    waiting.until("listening");
    Act::beside(Some((waiting, other)), "sync", home, &["sync"], "")
}
