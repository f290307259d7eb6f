//! Bad days: the process is killed, the clock is wrong, the file is damaged, foreign, or from the future.
//!
//! `HALLWAY_LONG=1` kills more often and flips a bit in every kilobyte of the file.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{
    collections::BTreeSet,
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use hallway_core::{Error, Journal, Key, journal::repair};
use hallway_tests::{Desk, assert_sound, at, check, found, log, long, minutes_later, now, person};
use rusqlite::Connection;

/// The word every line of a child has.
const WORD: &str = "acknowledged";

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        // xorshift64*, Vigna 2016.
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) % limit
    }
}

/// What a child process does; as a test of its own it does nothing.
#[test]
fn a_process_that_logs_and_says_so_after_every_line() {
    let Some(directory) = std::env::var_os("HALLWAY_CHILD_DIR") else { return };
    let name = std::env::var("HALLWAY_CHILD_NAME").unwrap();
    let lines: i64 = std::env::var("HALLWAY_CHILD_LINES").unwrap().parse().unwrap();
    let path = Path::new(&directory).join("journal.hallway");
    let journal = Journal::open(&path, Key::from_bytes([7; 32]), now()).unwrap();
    for number in 0..lines {
        log(&journal, &child_line(&name, number), minutes_later(number));
        println!("saved {number}");
    }
}

fn child_line(name: &str, number: i64) -> String {
    format!("coffee with @Ana Silva !send note {number} by fri +likes tea {number}; {WORD} {name}{number}")
}

fn child(desk: &Desk, name: &str, lines: i64) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "bad_days::a_process_that_logs_and_says_so_after_every_line", "--nocapture"])
        .env("HALLWAY_CHILD_DIR", desk.directory())
        .env("HALLWAY_CHILD_NAME", name)
        .env("HALLWAY_CHILD_LINES", lines.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// How many lines a child has acknowledged in what it printed.
fn acknowledged(printed: &str) -> i64 {
    // A line that was cut was acknowledged too: it is printed after the save.
    i64::try_from(printed.matches("saved ").count()).unwrap()
}

#[test]
fn every_acknowledged_line_survives_kill_9_in_the_middle_of_two_hundred_logs() {
    let mut dice = Dice(42);
    for round in 0..if long() { 40 } else { 4 } {
        let desk = Desk::new();
        let name = format!("round{round}line");
        let mut child = child(&desk, &name, 200);
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let until = i64::try_from(1 + dice.below(120)).unwrap();
        let mut printed = String::new();
        while acknowledged(&printed) < until && output.read_line(&mut printed).unwrap() > 0 {}
        // Somewhere inside the next acts, wherever that is.
        let wait = Instant::now() + Duration::from_micros(dice.below(20_000));
        while Instant::now() < wait {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        output.read_to_string(&mut printed).unwrap();

        let journal = desk.open();
        assert_sound(&journal, now());
        let there: BTreeSet<String> = found(&journal, WORD, now()).into_iter().collect();
        let promised = acknowledged(&printed);
        assert!(promised >= until, "the child stopped by itself: {printed}");
        for number in 0..promised {
            assert!(there.contains(&child_line(&name, number)), "line {number} of {promised} is gone");
        }
        log(&journal, "and on it goes with @Ana Silva", now());
    }
}

#[test]
fn two_processes_log_at_once_and_both_succeed() {
    let desk = Desk::new();
    let lines = 40;
    let mut children = ["left", "right"].map(|name| child(&desk, name, lines));
    for child in &mut children {
        let mut printed = String::new();
        child.stdout.take().unwrap().read_to_string(&mut printed).unwrap();
        assert!(child.wait().unwrap().success(), "{printed}");
        assert_eq!(acknowledged(&printed), lines);
    }
    let journal = desk.open();
    let there: BTreeSet<String> = found(&journal, WORD, now()).into_iter().collect();
    for name in ["left", "right"] {
        for number in 0..lines {
            assert!(there.contains(&child_line(name, number)), "{name} {number} is gone");
        }
    }
    assert_sound(&journal, now());
}

#[test]
fn many_processes_may_open_a_new_journal_at_the_same_moment() {
    let desk = Desk::new();
    let mut children: Vec<Child> = (0..4).map(|number| child(&desk, &format!("c{number}n"), 2)).collect();
    for child in &mut children {
        assert!(child.wait().unwrap().success());
    }
    let journal = desk.open();
    assert_eq!(found(&journal, WORD, now()).len(), 8);
    assert_sound(&journal, now());
}

#[test]
fn a_clock_at_1970_or_2099_loses_and_refuses_nothing() {
    let desk = Desk::new();
    let moments = [
        "1969-12-31T23:59:59-12:00",
        "1970-01-01T00:00:00+00:00",
        "1980-01-06T00:00:00+14:00",
        "2099-12-31T23:59:59+14:00",
        "9998-12-31T23:59:59-12:00",
    ];
    for (number, moment) in moments.iter().enumerate() {
        let moment = at(moment);
        let journal = Journal::open(&desk.path(), desk.key.clone(), moment).unwrap();
        let line = format!("coffee with @Ana Silva about thing{number} !send it{number} by fri +likes tea");
        log(&journal, &line, moment);
        log(&journal, &format!("yesterday: lunch with @Bo Ek, thing{number}"), moment);
        journal.today(moment).unwrap();
        journal.review().list(moment).unwrap();
        journal.people().list(None, moment).unwrap();
        let ana = person(&journal, "Ana Silva");
        journal.prep(ana, moment).unwrap();
        journal.prep(ana, now()).unwrap();
        let page = journal.people().show(ana, moment).unwrap();
        assert_eq!(page.timeline.len(), number + 1, "at {moment}");
        for earlier in 0..=number {
            assert_eq!(found(&journal, &format!("thing{earlier}"), moment).len(), 2, "at {moment}");
        }
        journal.undo(moment).unwrap().unwrap();
        journal.redo(moment).unwrap().unwrap();
        assert_sound(&journal, moment);
    }
}

/// The journal as another program with the key sees it.
fn inside(desk: &Desk) -> Connection {
    let db = Connection::open(desk.path()).unwrap();
    db.execute_batch(&format!("PRAGMA key = \"x'{}'\"", desk.key.to_hex().as_str())).unwrap();
    db
}

#[test]
fn a_newer_schema_is_refused_with_a_sentence_and_nothing_is_changed() {
    let desk = Desk::new();
    log(&desk.open(), "coffee with @Ana Silva", now());
    inside(&desk).execute_batch("PRAGMA user_version = 99").unwrap();
    let before = desk.files();
    let refusal = desk.try_open().unwrap_err();
    assert!(matches!(refusal, Error::NewerSchema { found: 99, .. }), "{refusal:?}");
    assert!(refusal.to_string().contains("newer Hallway"), "{refusal}");
    let repairing = repair(&desk.path(), &desk.key, &(), now()).unwrap_err();
    assert!(matches!(repairing, Error::NewerSchema { found: 99, .. }), "{repairing:?}");
    assert!(desk.files() == before, "a file changed");
}

#[test]
fn a_wrong_key_is_named_and_nothing_is_overwritten() {
    let desk = Desk::new();
    log(&desk.open(), "coffee with @Ana Silva", now());
    let before = desk.files();
    let wrong = Key::from_bytes([8; 32]);
    let refusal = Journal::open(&desk.path(), wrong.clone(), now()).unwrap_err();
    assert!(matches!(refusal, Error::WrongKey(_)), "{refusal:?}");
    let refusal = repair(&desk.path(), &wrong, &(), now()).unwrap_err();
    assert!(matches!(refusal, Error::WrongKey(_)), "{refusal:?}");
    assert!(desk.files() == before, "a file changed");
    assert_eq!(found(&desk.open(), "coffee", now()).len(), 1);
}

#[test]
fn a_foreign_file_is_named_and_nothing_is_overwritten() {
    let mut dice = Dice(7);
    let mut noise =
        |length: usize| -> Vec<u8> { (0..length).map(|_| u8::try_from(dice.below(256)).unwrap()).collect() };
    let plain = {
        let desk = Desk::new();
        let db = Connection::open(desk.path()).unwrap();
        db.execute_batch("CREATE TABLE notes (text); INSERT INTO notes VALUES ('mine')").unwrap();
        drop(db);
        std::fs::read(desk.path()).unwrap()
    };
    let mut picture = b"\x89PNG\r\n\x1a\n".to_vec();
    picture.extend(noise(9_000));
    let foreign = [
        ("a short text", b"Dear diary, today I met Ana.\n".to_vec()),
        ("a long text", b"Dear diary, today I met Ana.\n".repeat(1_000)),
        ("a picture", picture),
        ("a plain database", plain),
        ("one byte", vec![0]),
        ("a short noise", noise(1_000)),
        ("noise of a whole number of pages", noise(8 * 4096)),
        ("zeros", vec![0; 8 * 4096]),
    ];
    for (what, bytes) in foreign {
        let desk = Desk::new();
        std::fs::write(desk.path(), &bytes).unwrap();
        for refusal in [
            desk.try_open().map(drop).unwrap_err(),
            repair(&desk.path(), &desk.key, &(), now()).map(drop).unwrap_err(),
        ] {
            let named = matches!(refusal, Error::NotAJournal { .. } | Error::WrongKey(_));
            assert!(named, "{what}: {refusal:?}");
            assert!(refusal.to_string().contains("journal.hallway"), "{what}: {refusal}");
            if !what.starts_with("noise") && what != "zeros" {
                assert!(matches!(refusal, Error::NotAJournal { .. }), "{what}: {refusal:?}");
            }
        }
        assert!(desk.files() == [("journal.hallway".to_owned(), bytes)].into(), "{what}: a file changed");
    }
}

#[test]
fn an_encrypted_database_of_another_program_is_left_alone() {
    let desk = Desk::new();
    inside(&desk).execute_batch("CREATE TABLE notes (text); INSERT INTO notes VALUES ('mine')").unwrap();
    let refusal = desk.try_open().unwrap_err();
    assert!(matches!(refusal, Error::NotAJournal { .. }), "{refusal:?}");
    let kept: String = inside(&desk).query_row("SELECT text FROM notes", [], |row| row.get(0)).unwrap();
    assert_eq!(kept, "mine");
}

#[test]
fn a_check_of_a_journal_in_use_finds_no_damage_that_is_not_there() {
    let desk = Desk::new();
    let journal = desk.open();
    for minute in 0..12 {
        log(&journal, &format!("coffee with @Ana Silva {minute} +likes tea {minute}"), minutes_later(minute));
        assert_eq!(found(&journal, "coffee", now()).len(), usize::try_from(minute).unwrap() + 1);
        assert_sound(&journal, now());
        journal.undo(now()).unwrap().unwrap();
        journal.redo(now()).unwrap().unwrap();
        assert_sound(&journal, now());
    }
}

/// A journal of sixty lines, its bytes, and the lines.
fn full_journal() -> (Vec<u8>, Vec<String>, usize) {
    let desk = Desk::new();
    let journal = desk.open();
    let lines: Vec<String> = (0..60)
        .map(|number| {
            format!("coffee with @Ana Silva and @Bo Ek, {WORD} number{number} !send note {number} by fri")
        })
        .collect();
    for (minute, line) in (0..).zip(&lines) {
        log(&journal, line, minutes_later(minute));
    }
    let records = journal.replica().records().unwrap().len();
    drop(journal);
    assert_eq!(desk.files().len(), 1, "a closed journal is one file");
    (std::fs::read(desk.path()).unwrap(), lines, records)
}

/// Whether damage is noticed, by opening or by the check, and named for what it is.
fn is_noticed(desk: &Desk) -> bool {
    match desk.try_open() {
        Err(Error::Damaged(_) | Error::WrongKey(_) | Error::NotAJournal { .. }) => true,
        Err(other) => panic!("damage is called something else: {other:?}"),
        Ok(journal) => match journal.maintenance().check(&(), now()) {
            Err(Error::Damaged(_)) => true,
            Err(other) => panic!("damage is called something else: {other:?}"),
            Ok(check) => !check.file.is_empty() || !check.unreadable.is_empty(),
        },
    }
}

/// Repairs and says how many lines came through; the damaged file is kept as it was, what is missing is named.
fn repaired(desk: &Desk, lines: &[String], records: usize) -> usize {
    let damaged = std::fs::read(desk.path()).unwrap();
    let outcome = match repair(&desk.path(), &desk.key, &(), now()) {
        Ok(outcome) => outcome,
        Err(refusal) => {
            let known = matches!(refusal, Error::WrongKey(_) | Error::NotAJournal { .. } | Error::Damaged(_));
            assert!(known, "{refusal:?}");
            assert!(std::fs::read(desk.path()).unwrap() == damaged, "refused and yet changed");
            return 0;
        }
    };
    assert!(std::fs::read(&outcome.kept).unwrap() == damaged, "the damaged file is kept");
    let journal = desk.open();
    let after = check(&journal, now());
    assert_eq!((after.file, after.stale), (vec![], vec![]));
    assert!(after.unreadable.len() <= outcome.missing.len());
    let saved = usize::try_from(outcome.saved).unwrap();
    assert!(saved <= records + 2);
    assert!(saved >= records || !outcome.missing.is_empty(), "{saved} of {records}, and nothing is named");
    let there: BTreeSet<String> = found(&journal, WORD, now()).into_iter().collect();
    log(&journal, "and on it goes with @Ana Silva", now());
    lines.iter().filter(|line| there.contains(*line)).count()
}

#[test]
fn a_flipped_bit_anywhere_is_detected_and_what_can_be_salvaged_is() {
    let (whole, lines, records) = full_journal();
    let mut dice = Dice(3);
    let length = u64::try_from(whole.len()).unwrap();
    let pages = whole.len() / 4096;
    let offsets: Vec<usize> = if long() {
        (0..whole.len()).step_by(1_024).collect()
    } else {
        (0..40).map(|_| usize::try_from(dice.below(length)).unwrap()).collect()
    };
    let (mut salvaged_fully, mut costly) = (0, BTreeSet::new());
    for (number, offset) in offsets.iter().enumerate() {
        let desk = Desk::new();
        let mut bytes = whole.clone();
        bytes[*offset] ^= 1 << dice.below(8);
        std::fs::write(desk.path(), &bytes).unwrap();
        assert!(is_noticed(&desk), "the flip at {offset} goes unnoticed");
        if number % 4 == 0 && *offset >= 4096 {
            let saved = repaired(&desk, &lines, records);
            salvaged_fully += usize::from(saved == lines.len());
            if saved < lines.len() / 2 {
                costly.insert(offset / 4096);
            }
        }
    }
    assert!(salvaged_fully > 0, "no repair brought everything over");
    assert!(costly.is_empty(), "of {pages} pages these cost half of the lines or more: {costly:?}");
}

#[test]
fn a_lost_first_page_costs_nothing_as_long_as_its_salt_is_there() {
    let (whole, lines, records) = full_journal();
    for (from, to) in [(16, 17), (16, 100), (100, 4_096), (16, 4_096), (4_000, 4_010)] {
        let desk = Desk::new();
        let mut bytes = whole.clone();
        bytes[from..to].iter_mut().for_each(|byte| *byte = !*byte);
        std::fs::write(desk.path(), &bytes).unwrap();
        assert!(matches!(desk.try_open(), Err(Error::WrongKey(_))));
        assert_eq!(repaired(&desk, &lines, records), lines.len(), "bytes {from} to {to}");
        let beside: Vec<String> =
            desk.files().into_keys().filter(|name| !name.contains(".damaged-")).collect();
        assert_eq!(beside.first().map(String::as_str), Some("journal.hallway"));
        assert_eq!(beside.len(), 1, "{beside:?}");
    }
}

#[test]
fn a_truncated_file_is_detected_and_what_can_be_salvaged_is() {
    let (whole, lines, records) = full_journal();
    let pages = whole.len() / 4096;
    for left in [
        0,
        1,
        100,
        4095,
        4096,
        3 * 4096,
        4096 * pages / 2,
        4096 * pages / 2 + 1234,
        whole.len() - 4096,
        whole.len() - 1,
    ] {
        let desk = Desk::new();
        std::fs::write(desk.path(), &whole[..left]).unwrap();
        assert!(is_noticed(&desk), "a file of {left} bytes goes unnoticed");
        let saved = repaired(&desk, &lines, records);
        if left >= whole.len() - 4096 {
            assert!(saved >= lines.len() / 2, "{left} of {} bytes leave {saved} lines", whole.len());
        }
    }
}

#[test]
fn a_repair_that_was_cut_short_can_be_repeated_at_any_point() {
    let (whole, lines, records) = full_journal();
    let mut damaged = whole.clone();
    let last_page = damaged.len() - 2_000;
    damaged[last_page] ^= 4;
    // Whatever a killed repair left beside the file does not stand in the way of the next one.
    let desk = Desk::new();
    std::fs::write(desk.path(), &damaged).unwrap();
    for left_behind in
        ["journal.hallway.repairing", "journal.hallway.repairing-wal", "journal.hallway.repairing-shm"]
    {
        std::fs::write(desk.directory().join(left_behind), &whole[..10_000]).unwrap();
    }
    assert!(repaired(&desk, &lines, records) > lines.len() / 2);
    // A repair that had only the last step to do does it: the new file takes its place with what was written since the
    // damage kept beside it.
    let desk = Desk::new();
    std::fs::write(desk.path(), &whole).unwrap();
    let ready = desk.directory().join("journal.hallway.repaired");
    std::fs::rename(desk.path(), &ready).unwrap();
    std::fs::write(desk.path(), &damaged).unwrap();
    assert_eq!(repaired(&desk, &lines, records), lines.len());
    assert!(!ready.exists());
    // And a second repair of the same day keeps both damaged files.
    drop(desk.open());
    let mut again = std::fs::read(desk.path()).unwrap();
    let last_page = again.len() - 2_000;
    again[last_page] ^= 4;
    std::fs::write(desk.path(), &again).unwrap();
    repaired(&desk, &lines, records);
    let kept =
        desk.files().into_keys().filter(|name| name.contains(".damaged-") && !name.contains("-wal")).count();
    assert_eq!(kept, 2);
}

/// Of what `undo --list` says: when and what, newest first.
fn acts(journal: &Journal) -> Vec<(String, String)> {
    let acts = journal.maintenance().undo_list(1_000).unwrap();
    acts.into_iter().map(|act| (act.at.to_rfc3339(), act.what)).collect()
}

#[test]
fn what_can_be_undone_survives_a_repair_or_the_repair_says_how_much_of_it_does_not() {
    let (whole, lines, _) = full_journal();
    let desk = Desk::new();
    std::fs::write(desk.path(), &whole).unwrap();
    let before = acts(&desk.open());
    assert_eq!(before.len(), lines.len());
    let pages = whole.len() / 4096;
    let (mut as_before, mut shorter) = (0, 0);
    for page in (1..pages).step_by(if long() { 1 } else { 5 }) {
        let desk = Desk::new();
        let mut bytes = whole.clone();
        bytes[page * 4096 + 1_000] ^= 0x10;
        std::fs::write(desk.path(), &bytes).unwrap();
        let repaired = repair(&desk.path(), &desk.key, &(), now()).unwrap();
        let is_said = repaired.missing.iter().any(|said| said.contains("undone"));
        let journal = desk.open();
        let after = acts(&journal);
        // Never another act in the place of the latest one.
        assert_eq!(after[..], before[..after.len()], "page {page}");
        assert_eq!(is_said, after.len() < before.len(), "page {page}: {:?}", repaired.missing);
        as_before += usize::from(!is_said);
        shorter += usize::from(is_said);
        if let Some((_, latest)) = after.first() {
            assert_eq!(&journal.undo(now()).unwrap().unwrap().what, latest);
            log(&journal, "tea with @Bo Ek", now());
            assert_eq!(acts(&journal).len(), after.len());
        }
    }
    assert!(as_before > 0 && as_before > 4 * shorter, "{as_before} as before, {shorter} shorter");
}

#[test]
fn the_next_start_ends_what_a_killed_repair_began() {
    let (whole, lines, _) = full_journal();
    let mut damaged = whole.clone();
    let last_page = damaged.len() - 2_000;
    damaged[last_page] ^= 4;
    let named = |desk: &Desk, suffix: &str| desk.directory().join(format!("journal.hallway{suffix}"));

    // A new file that was not finished says nothing that the journal does not say, and goes.
    let desk = Desk::new();
    std::fs::write(desk.path(), &whole).unwrap();
    for left_behind in
        [".repairing", ".repairing-wal", ".repairing-shm", ".repairing-copy", ".repairing-lender"]
    {
        std::fs::write(named(&desk, left_behind), &whole[..10_000]).unwrap();
    }
    drop(desk.open());
    assert_eq!(desk.files().into_keys().collect::<Vec<_>>(), ["journal.hallway"]);

    // One that was finished takes the place of the damaged file, which is kept, and whose log is with it.
    let desk = Desk::new();
    std::fs::write(desk.path(), &damaged).unwrap();
    std::fs::write(named(&desk, "-wal"), b"of the damaged file").unwrap();
    std::fs::write(named(&desk, ".repaired"), &whole).unwrap();
    let journal = desk.open();
    assert_eq!(found(&journal, WORD, now()).len(), lines.len());
    drop(journal);
    let files = desk.files();
    let kept: Vec<&String> = files.keys().filter(|name| name.contains(".damaged-")).collect();
    assert_eq!((files.len(), kept.len()), (3, 2), "{:?}", files.keys());
    assert!(files[kept[0]] == damaged && files[kept[1]] == b"of the damaged file");

    // Lines that were logged since are worth more than a repair that knows nothing of them.
    let desk = Desk::new();
    std::fs::write(named(&desk, ".repaired"), &damaged).unwrap();
    let repaired = std::fs::File::options().write(true).open(named(&desk, ".repaired")).unwrap();
    repaired.set_modified(std::time::SystemTime::now() - Duration::from_hours(2)).unwrap();
    std::fs::write(desk.path(), &whole).unwrap();
    assert_eq!(found(&desk.open(), WORD, now()).len(), lines.len());
    assert_eq!(desk.files().into_keys().collect::<Vec<_>>(), ["journal.hallway"]);
}

/// What a child process does: its first journals are all opened at once. As a test of its own it does nothing.
#[test]
fn a_process_that_opens_its_first_journals_all_at_once() {
    if std::env::var_os("HALLWAY_CHILD_OPENS").is_none() {
        return;
    }
    let together = std::sync::Barrier::new(8);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                let directory = tempfile::tempdir().unwrap();
                together.wait();
                Journal::open(&directory.path().join("journal.hallway"), Key::random().unwrap(), now())
                    .unwrap();
            });
        }
    });
}

#[test]
fn several_journals_may_be_the_first_that_a_process_opens() {
    for _ in 0..if long() { 500 } else { 20 } {
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "bad_days::a_process_that_opens_its_first_journals_all_at_once", "--nocapture"])
            .env("HALLWAY_CHILD_OPENS", "1")
            .output()
            .unwrap();
        assert!(child.status.success(), "{}", String::from_utf8_lossy(&child.stderr));
    }
}
