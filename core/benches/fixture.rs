//! A journal of 2,000 people that is the same in every run: 500 or 50,000 lines over five years.
//!
//! It is written through the public door, line by line, and kept under the target directory, because that takes
//! minutes; every bench works on a copy. The lines come from a seeded generator; only the ids are fresh.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::mpsc,
};

use chrono::{DateTime, Duration, FixedOffset};
use hallway_core::{
    Journal, Key,
    journal::{NewPerson, Receipt},
    model::{ItemKind, Moment, Reference, Relation},
    quick_log::SuggestionKind,
};
use tempfile::TempDir;

/// Goes up when the lines or what is done with them change; a file of another version is made anew.
const VERSION: u32 = 7;

/// People in every fixture.
pub const PEOPLE: usize = 2_000;

/// The small one and the large one.
pub const SMALL: usize = 500;
pub const LARGE: usize = 50_000;

/// Threads that log while the fixture is made: they share the syncs.
const THREADS: usize = 16;

/// The sizes to measure: both under `cargo bench`, the small one in a smoke run.
pub fn sizes() -> Vec<usize> {
    if full() { vec![SMALL, LARGE] } else { vec![SMALL] }
}

/// Whether this run measures; otherwise it only shows that the benches work.
pub fn full() -> bool {
    let measuring = |argument: &String| argument == "--bench";
    let testing = |argument: &String| argument == "--test";
    let arguments: Vec<String> = std::env::args().collect();
    let asked = std::env::var_os("HALLWAY_BENCH_FULL").is_some();
    asked || (arguments.iter().any(measuring) && !arguments.iter().any(testing))
}

/// The key of every fixture.
pub fn key() -> Key {
    Key::from_bytes([7; 32])
}

/// The moment after the last line.
pub fn now() -> Moment {
    moment("2026-05-20T09:00:00+02:00")
}

fn moment(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

/// A journal of one's own, gone when dropped.
pub struct Copy {
    // Dropped first, so that the file is closed when its directory goes.
    pub journal: Journal,
    _directory: TempDir,
}

/// A fresh copy of the fixture with this many entries, opened.
pub fn copy(entries: usize) -> Copy {
    let (directory, path) = file(entries);
    let journal = Journal::open(&path, key(), now()).unwrap();
    journal.maintenance().rebuild(&(), now()).unwrap();
    Copy { journal, _directory: directory }
}

/// A fresh copy of the fixture's file.
pub fn file(entries: usize) -> (TempDir, PathBuf) {
    copied(&kept(&format!("speed-{VERSION}-{entries}"), entries, Lines::new()))
}

/// Somebody who is in every twentieth line of [`with_somebody`], and in nothing else.
pub const SOMEBODY: &str = "Zephyrine Quxley";

/// A fresh copy of a file with this many entries, a twentieth of them about one person.
pub fn with_somebody(entries: usize) -> (TempDir, PathBuf) {
    let lines = Lines::new().enumerate().map(|(place, line)| match place % 20 {
        // Half of the lines are shared: what others were part of is written anew without them.
        0 if place % 40 == 0 => {
            format!("Coffee with @\"{SOMEBODY}\", {line} !send her the notes {place} by fri")
        }
        0 => format!("Coffee with @\"{SOMEBODY}\" about plan {place} +likes tea {place}"),
        _ => line,
    });
    copied(&kept(&format!("somebody-{VERSION}-{entries}"), entries, lines))
}

fn copied(kept: &Path) -> (TempDir, PathBuf) {
    let directory = directory();
    let path = directory.path().join("journal.hallway");
    fs::copy(kept, &path).unwrap();
    (directory, path)
}

/// Where copies lie: beside the build, which is on a disk that syncs, unless `HALLWAY_BENCH_DIR` names another place.
pub fn directory() -> TempDir {
    let place = std::env::var_os("HALLWAY_BENCH_DIR");
    let place = place.map_or_else(|| PathBuf::from(env!("CARGO_TARGET_TMPDIR")), PathBuf::from);
    tempfile::tempdir_in(place).unwrap()
}

/// The kept file of this name; made if it is not there.
fn kept(name: &str, entries: usize, lines: impl Iterator<Item = String>) -> PathBuf {
    let kept = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.hallway"));
    if !kept.exists() {
        eprintln!("writing the fixture of {entries} entries; this happens once");
        let directory = directory();
        let path = directory.path().join("journal.hallway");
        write(&path, entries, lines);
        fs::rename(&path, &kept).or_else(|_| fs::copy(&path, &kept).map(drop)).unwrap();
    }
    kept
}

fn write(path: &Path, entries: usize, lines: impl Iterator<Item = String>) {
    let journal = Journal::open(path, key(), moment("2021-01-01T08:00:00+01:00")).unwrap();
    let born = moment("2021-01-01T08:00:00+01:00");
    in_parallel((0..PEOPLE).collect(), |number| journal.people().add(person(number), true, born).map(drop));
    let total = Duration::days(365 * 5);
    let first = now() - Duration::hours(1) - total;
    let lines = lines.take(entries).enumerate();
    // Spread evenly over five years, whatever their number.
    let step = total / i32::try_from(entries).unwrap();
    let mut waiting = Vec::new();
    let mut lines =
        lines.map(|(place, line)| (first + step * i32::try_from(place).unwrap(), line)).peekable();
    while lines.peek().is_some() {
        let some: Vec<_> = lines
            .by_ref()
            .take(THREADS * 8)
            .map(|(at, line)| (at, journal.read_line(&line, at).unwrap()))
            .collect();
        let receipts = in_parallel(some, |(at, reading)| journal.log(reading, at));
        waiting.extend(receipts.iter().filter(|receipt| is_settled(receipt)).flat_map(waits));
    }
    for some in waiting.chunks(200) {
        journal.done(some, now() - Duration::days(30)).unwrap();
    }
    eprintln!("{} of {entries} lines wait for a look", journal.today(now()).unwrap().to_check);
    drop(journal);
    // The last connection empties the log into the file.
    assert!(!path.with_extension("hallway-wal").exists());
}

/// What waited two months ago is settled, but for one line in sixteen.
fn is_settled(receipt: &Receipt) -> bool {
    receipt.at < now() - Duration::days(60) && !receipt.reference.id.as_bytes()[15].is_multiple_of(16)
}

/// What of a line can be settled: its promises, what is doubtful in it or that nobody is in it, and who is new. That it keeps
/// a promise of another line is not asked any more once that one is settled by itself.
fn waits(receipt: &Receipt) -> Vec<Reference> {
    let doubtful = !receipt.doubts.is_empty() || receipt.people.is_empty();
    let entry = doubtful.then(|| receipt.reference.clone());
    let suggestions = (1..)
        .zip(&receipt.suggestions)
        .filter(|(_, suggestion)| suggestion.kind != SuggestionKind::Kept)
        .map(|(part, _)| Reference::to_part(receipt.reference.id, part));
    let promises = receipt
        .items
        .iter()
        .filter(|item| item.what == ItemKind::Promise)
        .map(|promise| promise.reference.clone());
    let people = receipt.people.iter().filter(|person| person.new).map(|person| person.reference.clone());
    entry.into_iter().chain(suggestions).chain(promises).chain(people).collect()
}

/// Does all of it on several threads at once, so that one sync pays for several acts.
fn in_parallel<I: Send, O: Send>(items: Vec<I>, act: impl Fn(I) -> hallway_core::Result<O> + Sync) -> Vec<O> {
    let (give, take) = mpsc::channel();
    let take = std::sync::Mutex::new(take);
    for item in items {
        give.send(item).unwrap();
    }
    drop(give);
    std::thread::scope(|scope| {
        let worker = || {
            let next = || take.lock().unwrap().recv().ok();
            std::iter::from_fn(next).map(|item| act(item).unwrap()).collect::<Vec<_>>()
        };
        let workers: Vec<_> = (0..THREADS).map(|_| scope.spawn(worker)).collect();
        workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
    })
}

const FIRST: [&str; 50] = [
    "Ana", "Bo", "Carla", "Dmitri", "Elif", "Farid", "Greta", "Hana", "Igor", "Jun", "Katya", "Lars", "Mina",
    "Noor", "Oskar", "Priya", "Quentin", "Rosa", "Sven", "Tomás", "Uma", "Viktor", "Wanda", "Ximena",
    "Yusuf", "Zoë", "Amara", "Björn", "Chidi", "Daria", "Emil", "Freya", "Goran", "Heidi", "Ines", "Jonas",
    "Kofi", "Leila", "Marek", "Nadia", "Omar", "Petra", "Rafael", "Saskia", "Tariq", "Ulrike", "Vera",
    "Wiktor", "Yara", "Zane",
];

const LAST: [&str; 38] = [
    "Silva",
    "Kraus",
    "Petrov",
    "Yilmaz",
    "Haddad",
    "Lindgren",
    "Sato",
    "Novak",
    "Park",
    "Ivanova",
    "Berg",
    "Costa",
    "van der Berg",
    "Weber",
    "Nair",
    "Dubois",
    "Moreno",
    "Larsen",
    "Vega",
    "Rao",
    "Horvat",
    "Nowak",
    "Reyes",
    "Demir",
    "Okafor",
    "Ferrari",
    "Jansen",
    "Olsen",
    "Adeyemi",
    "Popescu",
    "Varga",
    "Keller",
    "Santos",
    "Mensah",
    "Rahimi",
    "Zielinski",
    "Khan",
    "Costello",
];

const HAN: [&str; 10] = ["田中", "佐藤", "鈴木", "高橋", "伊藤", "渡辺", "山本", "中村", "小林", "加藤"];
const HAN_FIRST: [&str; 10] = ["健", "翔", "蓮", "葵", "結衣", "陽菜", "美咲", "大輔", "直樹", "花子"];

/// The name of a person: 1,900 in Latin letters, 100 in Han.
pub fn name(number: usize) -> String {
    if number < FIRST.len() * LAST.len() {
        format!("{} {}", FIRST[number % FIRST.len()], LAST[number / FIRST.len() % LAST.len()])
    } else {
        format!("{}{}", HAN[number % HAN.len()], HAN_FIRST[number / HAN.len() % HAN_FIRST.len()])
    }
}

fn person(number: usize) -> NewPerson {
    let relations = [Relation::Colleague, Relation::Report, Relation::Seat, Relation::Outside];
    NewPerson {
        name: name(number),
        nicknames: if number % 10 == 3 { vec![format!("Nick{number}")] } else { Vec::new() },
        org: ["Payments", "Checkout", "Design", "Data"][number % 4].to_owned(),
        title: ["Engineer", "Director", "Analyst"][number % 3].to_owned(),
        relation: relations.get(number % 29).cloned(),
        ..NewPerson::default()
    }
}

/// Lines as they are typed, without end and always the same.
pub struct Lines {
    state: u64,
    number: usize,
}

impl Lines {
    pub fn new() -> Self {
        Self { state: 0x4861_6c6c_7761_7921, number: 0 }
    }

    /// A number below `limit` (a linear congruential generator, Knuth's constants).
    fn below(&mut self, limit: usize) -> usize {
        self.state =
            self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.state >> 33).unwrap() % limit
    }

    fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    /// Somebody: a few people are met often, most hardly ever.
    fn somebody(&mut self) -> String {
        let skew = self.below(1_000) * self.below(1_000) / 1_000 * self.below(1_000) / 1_000;
        name(skew * PEOPLE / 1_000)
    }
}

const KINDS: [&str; 9] = ["Coffee", "Lunch", "Call", "Walk", "Meeting", "1:1", "Chat", "Hallway", "Message"];
const NEWS: [&str; 16] = [
    "off to Lisbon in June",
    "nervous about the reorg and what it means for the team",
    "the migration slipped again, they want a smaller first step",
    "liked the demo, asked who else has seen it",
    "back from parental leave, easing in over the next weeks",
    "their budget is frozen until the autumn",
    "worried that the roadmap has no room for quality",
    "hiring two analysts, looking for somebody curious",
    "finds that the pricing page hides the best part",
    "proud of how the incident was handled",
    "wants to give a talk about checkout latency",
    "would rather get a call than a long mail",
    "showed my note to the whole team",
    "unsure about the offer from the other side of the house",
    "東京の会議で来週発表する",
    "the supplier keeps missing dates and nobody says so",
];
const TOPICS: [&str; 12] = [
    "travel", "hiring", "checkout", "pricing", "reorg", "budget", "design", "data", "latency", "team",
    "family", "roadmap",
];
const DEEDS: [&str; 10] = [
    "send the visa contact",
    "share the latency numbers",
    "read the draft",
    "introduce them to the data team",
    "book a room for the review",
    "ask about the second analyst",
    "send the slides",
    "look at the supplier list",
    "write up what we agreed",
    "forward the invitation",
];
const WHENS: [&str; 6] = ["by fri", "by next week", "by eom", "tomorrow", "in 3 days", ""];
const FACTS: [&str; 6] = [
    "+loves natural wine",
    "+plays the cello",
    "+kids start school in autumn",
    "+careful: the reorg",
    "+can: pricing",
    "+need: an analyst",
];

impl Iterator for Lines {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        self.number += 1;
        let number = self.number;
        if number % 100 == 17 {
            return Some(format!("thinking about {}: {}", self.one_of(&TOPICS), self.one_of(&NEWS)));
        }
        if number % 400 == 9 {
            let (first, deed) = (self.one_of(&FIRST), self.one_of(&DEEDS));
            return Some(format!("had coffee with {first}, I said I would {deed} by friday"));
        }
        let mut line = format!("{} with @\"{}\"", self.one_of(&KINDS), self.somebody());
        if self.below(4) == 0 {
            line += &format!(" and @\"{}\"", self.somebody());
        }
        line += &format!(", {}", self.one_of(&NEWS));
        if self.below(5) == 0 {
            line += &format!(", {} came up", self.somebody());
        }
        if self.below(3) == 0 {
            line += &format!(" ({} {} {number})", self.one_of(&TOPICS), self.one_of(&DEEDS));
        }
        if self.below(2) == 0 {
            line += &format!(" #{}", self.one_of(&TOPICS));
        }
        if self.below(5) == 0 {
            line += &format!(" !{} {}", self.one_of(&DEEDS), self.one_of(&WHENS));
        }
        if self.below(10) == 0 {
            line += &format!(" ?{}", self.one_of(&DEEDS));
        }
        if self.below(8) == 0 {
            line += &format!(" {}", self.one_of(&FACTS));
        }
        if self.below(49) < 10 {
            line += [" >a second opinion", " <praise in front of the team"][self.below(2)];
        }
        if self.below(20) == 0 {
            line += " #private";
        }
        Some(line.trim_end().to_owned())
    }
}
