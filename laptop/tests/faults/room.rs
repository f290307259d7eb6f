//! Everything at once on a disk with little room: lines, another device, somebody who is forgotten, a damaged file.

use std::{collections::BTreeSet, fs, path::Path, time::Duration};

use super::{Content, Fault, acts, content, journal, run_with};
use crate::process::{Home, Ran, Running, paired};

/// Runs the program where the files of the journal may have so many bytes together.
fn run_in(home: &Home, room: u64, arguments: &[&str], input: &str) -> Ran {
    let arguments: Vec<String> = arguments.iter().map(|&argument| argument.to_owned()).collect();
    let (ran, _) = run_with(home, &arguments, (input, Duration::ZERO), Fault::Room(room), None);
    let said = format!("{}{}", ran.out, ran.err);
    assert!(!said.contains("mistake inside"), "{arguments:?} in {room} bytes: {said}");
    if ran.code != Some(0) && !ran.out.contains("Repaired: ") {
        let named = ["full", "room", "is damaged", "isn't finished", "not finished"];
        assert!(named.iter().any(|word| said.contains(word)), "{arguments:?} in {room} bytes: {said}");
    }
    ran
}

/// What the files of a journal have together.
fn size_of(folder: &Path) -> u64 {
    fs::read_dir(folder).unwrap().map(|file| file.unwrap().metadata().unwrap().len()).sum()
}

/// A page of rows in the middle is harmed.
fn harm(home: &Home) {
    let path = journal(home).join("journal.db");
    let mut bytes = fs::read(&path).unwrap();
    let place = bytes.len() / 2 / 4096 * 4096 + 2_000;
    bytes[place] ^= 4;
    fs::write(&path, bytes).unwrap();
}

/// What is in the journal, which is sound.
#[track_caller]
fn whole(home: &Home, room: u64, when: &str) -> Content {
    content(&journal(home)).unwrap_or_else(|why| panic!("{when}, in {room} bytes: {why}"))
}

#[test]
fn all_of_it_at_once_on_a_small_disk_leaves_one_whole_journal() {
    let (home, other) = (acts::some_lines(), Home::new());
    paired(&home, &other);
    let lines: Vec<String> =
        (0..40).map(|number| format!("Tea with @Cleo Ray, about plan {number}")).collect();
    other.piped(&["log"], lines.join("\n").as_bytes()).worked();
    let (mut in_step, mut refused, mut repaired, mut left_damaged) = (0, 0, 0, 0);
    for more in [0, 8, 32, 96, 200, 400, 1_000, 4_000] {
        let (home, beside) = (home.copied(), other.copied());
        let waiting = Running::start(&beside, &["sync", "--watch", "--json"]);
        waiting.until("listening");
        let room = size_of(&journal(&home)) + more * 1_024;
        let before = whole(&home, room, "before");
        let mut saved: BTreeSet<String> = BTreeSet::new();
        let mut log = |home: &Home, text: &str| {
            if run_in(home, room, &["log", text], "").out.contains("Saved") {
                saved.insert(text.to_owned());
            } else {
                refused += 1;
            }
        };
        log(&home, "Lunch with @Ana Silva, zebra one");
        let synced = run_in(&home, room, &["sync"], "").code == Some(0);
        in_step += usize::from(synced);
        log(&home, "Lunch with @Ana Silva, zebra two");
        let forgot = run_in(&home, room, &["people", "forget", "Bo Ek", "--yes"], "").code == Some(0);
        log(&home, "Lunch with @Ana Silva, zebra three");
        let now = whole(&home, room, "after a forget");
        for text in &saved {
            assert!(now.lines.contains(text), "in {room} bytes {text:?} is lost: {now:?}");
        }
        let mut others = before.lines.iter().filter(|line| !line.contains("Bo"));
        assert!(others.all(|line| now.lines.contains(line)), "in {room} bytes: {now:?}");
        assert!(!forgot || !now.people.contains("Bo Ek"), "in {room} bytes somebody forgotten is there");
        assert!(!synced || now.lines.iter().any(|line| line.contains("plan 39")), "in {room} bytes: {now:?}");

        harm(&home);
        let bytes = fs::read(journal(&home).join("journal.db")).unwrap();
        let ran = run_in(&home, room, &["journal", "check", "--repair"], "");
        let untouched = fs::read(journal(&home).join("journal.db")).unwrap() == bytes;
        if ran.out.contains("Repaired: ") || content(&journal(&home)).is_ok() {
            repaired += 1;
        } else {
            left_damaged += 1;
            assert!(untouched, "in {room} bytes the damaged file was written");
            home.run(&["journal", "check", "--repair"]);
        }
        // What a repair lost another device brings back, if it had it.
        home.run(&["sync"]);
        let left = whole(&home, room, "after a repair");
        let known = |line: &String| {
            now.lines.contains(line) || before.lines.contains(line) || line.contains("Cleo Ray")
        };
        assert!(left.lines.iter().all(known), "in {room} bytes: {left:?}");
        let there = |line: &&String| !line.contains("Bo") && !line.contains("zebra");
        let brought = now.lines.iter().filter(there).all(|line| left.lines.contains(line));
        assert!(brought, "in {room} bytes: {left:?}");
    }
    // Too little room and enough of it were both among them.
    assert!(in_step > 0 && refused > 0 && repaired > 0 && left_damaged > 0);
}
