//! What is done while the disk fails: each act with how its journal begins and what is there once it is done.

use std::fs;

use super::{Content, content, journal};
use crate::process::{Home, Running, paired};

/// Something a user does.
pub struct Act {
    pub name: &'static str,
    pub arguments: Vec<String>,
    pub input: String,
    /// The journal before it.
    pub home: Home,
    /// What is in it.
    pub before: Content,
    /// What is in it once the act is done.
    pub after: Content,
    /// The other device, which waits to be asked.
    _beside: Option<(Running, Home)>,
}

impl Act {
    /// Whether it is done in several transactions: lines from a pipe, a forget, what another device has.
    pub fn goes_in_steps(&self) -> bool {
        matches!(self.name, "pipe" | "forget" | "sync")
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

    /// The same with another device that waits to be asked.
    fn beside(
        beside: Option<(Running, Home)>,
        name: &'static str,
        home: Home,
        arguments: &[&str],
        input: &str,
    ) -> Self {
        let before = content(&journal(&home)).unwrap_or_default();
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
        Self { name, arguments, input: input.to_owned(), home, before, after, _beside: beside }
    }
}

/// A journal with a few people, lines and promises.
fn some_lines() -> Home {
    let home = Home::new();
    let lines = "Coffee with @Ana Silva !send the deck by fri #travel\nLunch with @Bo Ek and @Ana Silva ?intro to Priya\n\
                 Call with @Anna Sylva +likes tea\nHallway with @Bo Ek, the reorg is on\n";
    home.piped(&["log"], lines.as_bytes()).worked();
    home
}

/// Every act.
pub fn all() -> Vec<Act> {
    type Begins = fn() -> Act;
    let acts: [(&str, Begins); 9] = [
        ("log", log),
        ("pipe", pipe),
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
