//! Forgetting leaves no byte behind.

use std::path::Path;

use sha2::Digest;

use super::{everything, log, now, plain_journal};
use crate::{
    document::Document,
    journal::{Journal, NewPerson, Order},
    model::{
        AnyRecord, Entry, Exchange, ExchangeKind, Fact, Forgotten, Person, PersonId, Presence, Promise,
        RecordId,
    },
    quick_log::fold,
};

/// Every file of the journal, as one run of bytes.
fn bytes(directory: &Path) -> Vec<u8> {
    let mut all = Vec::new();
    for file in std::fs::read_dir(directory).unwrap() {
        all.extend(std::fs::read(file.unwrap().path()).unwrap());
    }
    all
}

fn contains(haystack: &[u8], needle: &str) -> bool {
    let folded = haystack.to_ascii_lowercase();
    folded.windows(needle.len()).any(|window| window == needle.as_bytes())
}

/// A journal that names Zephyrine Quxley in every way it can.
fn full(directory: &Path) -> Journal {
    let journal = plain_journal(directory);
    let new = NewPerson {
        name: "Zephyrine Quxley".into(),
        nicknames: vec!["Zephyquux".into()],
        notes: "Zephyrine Quxley likes long notes".into(),
        org: "Quxleyworks".into(),
        ..NewPerson::default()
    };
    journal.people().add(new, false, now()).unwrap();
    log(&journal, "coffee with @Zephyrine Quxley !send the quxmemo by fri +collects quxspoons #quxtopic");
    log(&journal, "lunch with @Zephyquux and @Bo Lindqvist !tell Zephyquux about it ?Bo sends minutes");
    log(&journal, "Bo Lindqvist said that zephyrine quxley is leaving");
    log(&journal, "a thought about ZEPHYQUUX with nobody there");
    journal.settings().remember_prompt("coffee with Zephyrine Quxley").unwrap();
    for n in 0..50 {
        log(&journal, &format!("hallway chat number {n} with @Bo Lindqvist"));
    }
    journal
}

#[test]
fn no_byte_of_a_forgotten_name_is_left_in_the_file_or_its_log() {
    let directory = tempfile::tempdir().unwrap();
    let journal = full(directory.path());
    assert!(contains(&bytes(directory.path()), "zephyr"));
    let person = journal.people().resolve("Zephyquux").unwrap();
    let plan = journal.people().forget_plan(person).unwrap();
    let forgot = journal.people().forget(person, &(), now()).unwrap();
    assert_eq!((forgot.erased, forgot.rewritten), (plan.erased, plan.rewritten));
    assert!(forgot.complete, "nobody else reads the log");
    for trace in ["zephyr", "quxley", "zephyquux", "quxmemo", "quxspoons", "quxleyworks"] {
        assert!(!contains(&bytes(directory.path()), trace), "{trace} is still in the file");
    }
    assert!(journal.undo(now()).unwrap().is_none(), "an undo cannot reach behind a forget");
    drop(journal);
    assert!(!contains(&bytes(directory.path()), "zephyr"), "closing brings nothing back");
}

#[test]
fn what_others_were_part_of_stays_without_the_forgotten_one() {
    let directory = tempfile::tempdir().unwrap();
    let journal = full(directory.path());
    let person = journal.people().resolve("Zephyrine Quxley").unwrap();
    journal.people().forget(person, &(), now()).unwrap();
    let bo = journal.people().resolve("Bo Lindqvist").unwrap();
    let page = journal.people().show(bo, now()).unwrap();
    let lines: Vec<&str> = page.timeline.iter().map(|line| line.text.as_str()).collect();
    assert!(lines.contains(&"Bo Lindqvist said that …"), "{lines:?}");
    assert_eq!(page.timeline.len(), 52);
    assert!(journal.find("minutes", crate::journal::Order::Newest, 0..10, now()).unwrap().hits.len() == 1);
    assert!(journal.people().resolve("Zephyrine Quxley").is_err());
    let check = journal.maintenance().check(&(), now()).unwrap();
    assert_eq!((check.file, check.unreadable, check.stale), (vec![], vec![], vec![]));
}

#[test]
fn old_changes_do_not_bring_a_forgotten_person_back() {
    let directory = tempfile::tempdir().unwrap();
    let journal = full(directory.path());
    let copies = everything(&journal);
    let person = journal.people().resolve("Zephyrine Quxley").unwrap();
    journal.people().forget(person, &(), now()).unwrap();
    let before = journal.replica().records().unwrap().len();
    for outcome in journal.replica().merge(copies, now()).unwrap() {
        assert!(!matches!(outcome, Ok(true)), "something came back");
    }
    assert_eq!(journal.replica().records().unwrap().len(), before);
    assert!(journal.people().resolve("Zephyrine Quxley").is_err());
    journal.finish_erasing(&()).unwrap();
    assert!(!contains(&bytes(directory.path()), &fold("Zephyr")));
}

#[test]
fn a_late_line_about_a_forgotten_person_comes_in_without_them() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let journal = full(here.path());
    let other = plain_journal(there.path());
    for id in journal.replica().records().unwrap() {
        other.replica().merge(journal.replica().changes_of(id, &[]).unwrap(), now()).unwrap();
    }
    let late = log(&other, "dinner with @Zephyrine Quxley and @Bo Lindqvist, plans");
    let only = log(&other, "call with @Zephyrine Quxley");
    let person = journal.people().resolve("Zephyrine Quxley").unwrap();
    journal.people().forget(person, &(), now()).unwrap();
    for id in [late.reference.id, only.reference.id] {
        journal.replica().merge(other.replica().changes_of(id, &[]).unwrap(), now()).unwrap();
    }
    let found = journal.find("plans", crate::journal::Order::Newest, 0..10, now()).unwrap();
    assert_eq!(
        found.hits.iter().map(|hit| hit.text.as_str()).collect::<Vec<_>>(),
        ["dinner with … and @Bo Lindqvist, plans"]
    );
    assert!(journal.find("quxley", crate::journal::Order::Newest, 0..10, now()).unwrap().hits.is_empty());
}

#[test]
fn a_reader_that_holds_the_log_open_means_not_yet_erased_and_a_later_try() {
    let directory = tempfile::tempdir().unwrap();
    let journal = full(directory.path());
    let reader = rusqlite::Connection::open(directory.path().join("journal.hallway")).unwrap();
    reader.execute_batch("BEGIN").unwrap();
    let _: i64 = reader.query_row("SELECT count(*) FROM documents", [], |row| row.get(0)).unwrap();
    let person = journal.people().resolve("Zephyrine Quxley").unwrap();
    let forgot = journal.people().forget(person, &(), now()).unwrap();
    assert!(!forgot.complete);
    assert!(journal.maintenance().status().unwrap().not_yet_erased);
    reader.execute_batch("COMMIT").unwrap();
    assert!(journal.finish_erasing(&()).unwrap());
    assert!(!journal.maintenance().status().unwrap().not_yet_erased);
    assert!(!contains(&bytes(directory.path()), "zephyr"));
}

#[test]
fn words_that_a_forget_left_in_the_full_text_go_with_the_next_start_where_it_was_cut_short() {
    /// Says stop as soon as there are no more records to take away.
    struct StopsAtPages(std::sync::atomic::AtomicU64);
    impl crate::journal::ProgressListener for StopsAtPages {
        fn reached(&self, progress: crate::journal::Progress) {
            self.0.store(progress.total, std::sync::atomic::Ordering::Relaxed);
        }

        fn is_stopped(&self) -> bool {
            self.0.load(std::sync::atomic::Ordering::Relaxed) > 100
        }
    }
    let directory = tempfile::tempdir().unwrap();
    let journal = full(directory.path());
    let pages = journal.store.read(|db| db.page_count()).unwrap();
    let documents = journal.store.read(|db| db.count_documents()).unwrap();
    assert!(documents <= 100 && pages > 100, "{documents} documents, {pages} pages");
    let person = journal.people().resolve("Zephyrine Quxley").unwrap();
    let forgot = journal.people().forget(person, &StopsAtPages(0.into()), now()).unwrap();
    assert!(!forgot.complete && forgot.held_up.is_some(), "{forgot:?}");
    let words = || {
        let db = rusqlite::Connection::open(directory.path().join("journal.hallway")).unwrap();
        let at_once = "SELECT v FROM search_words_config WHERE k = 'secure-delete'";
        let at_once: i64 = db.query_row(at_once, [], |row| row.get(0)).unwrap();
        db.execute("INSERT INTO search_words (search_words, rank) VALUES ('integrity-check', 1)", [])
            .unwrap();
        (at_once, contains(&bytes(directory.path()), "quxmemo"))
    };
    assert_eq!(words(), (0, true), "they are still to go");
    drop(journal);
    let journal = plain_journal(directory.path());
    assert!(journal.finish_erasing(&()).unwrap());
    assert_eq!(words(), (1, false));
    assert_eq!(journal.find("hallway chat", Order::Newest, 0..60, now()).unwrap().hits.len(), 50);
    assert!(journal.find("quxmemo", Order::Newest, 0..60, now()).unwrap().hits.is_empty());
}

fn id(n: u8) -> RecordId {
    RecordId::from_bytes([n; 16])
}

fn person(n: u8) -> PersonId {
    PersonId(id(n))
}

fn put(journal: &Journal, n: u8, record: impl Into<AnyRecord>) {
    let record = record.into();
    journal
        .store
        .write(move |tx| tx.store(id(n), &Document::create(&record, now())?, Some(&record)))
        .unwrap();
}

fn named(name: &str) -> Person {
    Person { name: name.to_owned(), ..Person::default() }
}

fn called(name: &str, nickname: &str) -> Person {
    Person { nicknames: [(nickname.to_owned(), true)].into(), ..named(name) }
}

fn line(raw: &str, people: &[(u8, &str)]) -> Entry {
    Entry {
        raw: raw.to_owned(),
        at: now(),
        written: now(),
        people: people.iter().map(|(n, _)| (person(*n), Presence::There)).collect(),
        spans: people.iter().map(|(n, span)| (person(*n), (*span).to_owned())).collect(),
        ..Entry::default()
    }
}

fn get(journal: &Journal, n: u8) -> Option<AnyRecord> {
    journal.store.read(|db| db.record(id(n))).unwrap()
}

/// Every record that stands and is not a mark, whatever its id.
fn all(journal: &Journal) -> Vec<AnyRecord> {
    let ids = journal.replica().records().unwrap();
    let records = ids.into_iter().filter_map(|id| journal.store.read(|db| db.record(id)).unwrap());
    records.filter(|record| !matches!(record, AnyRecord::Forgotten(_))).collect()
}

fn lines(journal: &Journal) -> Vec<String> {
    let lines = all(journal).into_iter();
    let lines =
        lines.filter_map(|record| if let AnyRecord::Entry(entry) = record { Some(entry.raw) } else { None });
    lines.collect()
}

fn forget(journal: &Journal, n: u8) -> crate::journal::Forgot {
    journal.people().forget(person(n), &(), now()).unwrap()
}

/// Hands over these records.
fn send(from: &Journal, to: &Journal, ids: &[RecordId]) {
    for id in ids {
        for outcome in to.replica().merge(from.replica().changes_of(*id, &[]).unwrap(), now()).unwrap() {
            outcome.unwrap();
        }
    }
}

#[test]
fn forgetting_ends_for_somebody_called_like_the_word_that_would_stand_for_them() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    for (n, name) in [(1, "someone"), (2, "…"), (3, "A B"), (4, "")] {
        put(&journal, n, named(name));
    }
    put(&journal, 9, line("someone and … said A A B B, someone … knows", &[]));
    for n in 1..=4 {
        forget(&journal, n);
    }
    assert_eq!(lines(&journal), ["… and … said …, … … knows"]);
}

#[test]
fn a_namesake_keeps_her_name_and_her_lines() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    put(&journal, 1, named("Ana Silva"));
    put(&journal, 2, called("Ana Silva", "Ana"));
    put(&journal, 3, line("met @Ana Silva", &[(2, "4-14")]));
    put(&journal, 4, line("met @Ana Silva again", &[(1, "4-14")]));
    forget(&journal, 1);
    assert_eq!(get(&journal, 2), Some(called("Ana Silva", "Ana").into()));
    assert_eq!(get(&journal, 3), Some(line("met @Ana Silva", &[(2, "4-14")]).into()));
    assert_eq!(lines(&journal), ["met @Ana Silva"]);
}

#[test]
fn a_name_inside_a_longer_one_of_somebody_who_stays_is_theirs() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    put(&journal, 1, named("Bo"));
    put(&journal, 2, named("Bo Chen"));
    put(&journal, 3, line("lunch with Bo Chen and Bo", &[(2, "11-18"), (1, "23-25")]));
    put(
        &journal,
        4,
        Fact { person: Some(person(2)), text: "Bo Chen likes Bo".to_owned(), ..Fact::default() },
    );
    forget(&journal, 1);
    assert_eq!(lines(&journal), ["lunch with Bo Chen and …"]);
    let facts = all(&journal).into_iter().filter_map(|record| match record {
        AnyRecord::Fact(fact) => Some(fact.text),
        _ => None,
    });
    assert_eq!(facts.collect::<Vec<_>>(), ["Bo Chen likes …"]);
}

#[test]
fn a_name_that_is_an_ordinary_word_goes_only_where_it_is_capitalised() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    put(&journal, 1, named("Mark"));
    put(&journal, 2, line("Mark will mark it", &[]));
    forget(&journal, 1);
    assert_eq!(lines(&journal), ["… will mark it"]);
}

#[test]
fn ids_moments_and_words_of_lists_are_no_names() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    let nicknames = ["05", "2026", "11", "fede", "Praise", "18T14"];
    let nicknames = nicknames.into_iter().map(|name| (name.to_owned(), true)).collect();
    put(&journal, 1, Person { nicknames, ..named("Fede Rossi") });
    put(&journal, 2, named("Bo Ek"));
    put(&journal, 0xfe, line("lunch with Bo Ek", &[(2, "11-16")]));
    let exchange = Exchange {
        kind: ExchangeKind::Praise,
        text: "a good word".to_owned(),
        person: Some(person(2)),
        at: now(),
        ..Exchange::default()
    };
    put(&journal, 4, exchange.clone());
    put(
        &journal,
        5,
        Promise {
            text: "call".to_owned(),
            made: now(),
            moved: [("2026-11-18".to_owned(), now())].into(),
            ..Promise::default()
        },
    );
    let forgot = forget(&journal, 1);
    assert_eq!((forgot.erased, forgot.rewritten), (1, 0));
    assert_eq!(get(&journal, 4), Some(exchange.into()));
}

#[test]
fn what_came_from_a_line_goes_the_way_of_the_line() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    put(&journal, 1, named("Ana Silva"));
    put(&journal, 2, named("Bo Ek"));
    put(&journal, 3, line("@Ana and @Bo ?Bo sends Ana's slides", &[(1, "0-4"), (2, "9-12")]));
    put(&journal, 4, line("@Ana said so", &[(1, "0-4")]));
    let of = |line: u8, of: Option<u8>, text: &str| Promise {
        text: text.to_owned(),
        person: of.map(person),
        entry: Some(id(line).into()),
        ..Promise::default()
    };
    // One lies before its line in the file, as when it arrived first.
    put(&journal, 5, of(3, Some(2), "sends Ana's slides"));
    put(&journal, 6, of(4, None, "something of nobody"));
    put(&journal, 7, of(4, Some(2), "something of Bo"));
    forget(&journal, 1);
    let mut promises: Vec<(String, bool)> = all(&journal)
        .into_iter()
        .filter_map(|record| match record {
            AnyRecord::Promise(promise) => Some((promise.text, promise.entry.is_some())),
            _ => None,
        })
        .collect();
    promises.sort();
    assert_eq!(promises, [("sends …'s slides".to_owned(), true), ("something of Bo".to_owned(), false)]);
    let promise = get(&journal, 7).unwrap();
    assert!(matches!(promise, AnyRecord::Promise(Promise { entry: None, .. })), "it keeps its id");
}

#[test]
fn a_deleted_record_of_a_merged_person_is_forgotten_with_them() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    put(
        &journal,
        1,
        Person { same_as: [(person(2), true)].into(), deleted: Some(now()), ..named("Anna Sylva") },
    );
    put(&journal, 2, named("Ana Silva"));
    put(&journal, 3, line("Anna Sylva and Ana Silva", &[]));
    assert_eq!(journal.people().forget_plan(person(2)).unwrap().name, "Ana Silva");
    forget(&journal, 2);
    assert_eq!(lines(&journal), ["… and …"]);
    put(&journal, 4, Person { deleted: Some(now()), ..named("Bo Ek") });
    forget(&journal, 4);
    assert_eq!((get(&journal, 1), get(&journal, 4)), (None, None));
    assert!(journal.people().forget_plan(person(7)).is_err());
}

#[test]
fn nothing_of_the_prompt_is_kept_and_what_could_not_be_searched_is_said() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    put(&journal, 1, named("Ana Silva"));
    put(&journal, 2, named("Bo Ek"));
    journal.settings().remember_prompt("call with Ana about her slides").unwrap();
    let copy = directory.path().join("journal.hallway.damaged-2026-11-01");
    std::fs::write(&copy, "").unwrap();
    let raw = rusqlite::Connection::open(directory.path().join("journal.hallway")).unwrap();
    raw.execute("UPDATE documents SET bytes = x'00' WHERE id = ?1", [id(2).as_bytes()]).unwrap();
    drop(raw);
    let forgot = forget(&journal, 1);
    assert_eq!((forgot.unreadable, forgot.copies), (1, vec![copy]));
    assert!(journal.settings().prompt_history().unwrap().is_empty());
}

/// What a phone keeps of a line that is not saved: its length, the line, and what was chosen of its chips.
fn typed(line: &str) -> String {
    let length = u32::try_from(line.len()).unwrap().to_be_bytes();
    data_encoding::BASE64.encode(&[&length, line.as_bytes(), &[0; 4]].concat())
}

#[test]
fn a_line_that_a_phone_did_not_save_goes_with_whoever_is_named_in_it_wherever_the_forget_came_from() {
    for (line, stays) in [
        ("Coffee with Zephyrine, she moves to Lisbon", false),
        ("QUXLEY called", false),
        ("Lunch with Bo", true),
    ] {
        let directories: [tempfile::TempDir; 2] = std::array::from_fn(|_| tempfile::tempdir().unwrap());
        let [here, there] =
            [&directories[0], &directories[1]].map(|directory| plain_journal(directory.path()));
        log(&here, "tea with @Zephyrine Quxley");
        there.replica().merge(everything(&here), now()).unwrap();
        for journal in [&here, &there] {
            journal.settings().set("unsaved", Some(&typed(line))).unwrap();
        }
        let person = here.people().resolve("Zephyrine Quxley").unwrap();
        here.people().forget(person, &(), now()).unwrap();
        there.replica().merge(everything(&here), now()).unwrap();
        there.finish_erasing(&()).unwrap();
        for (journal, directory) in [(&here, &directories[0]), (&there, &directories[1])] {
            assert_eq!(journal.settings().get("unsaved").unwrap().is_some(), stays, "{line}");
            assert_eq!(contains(&bytes(directory.path()), &typed(line).to_lowercase()), stays, "{line}");
        }
    }
}

#[test]
fn files_outside_the_journal_that_hold_what_was_in_it_are_named_by_a_forget_and_by_the_status() {
    let (directory, inbox) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let journal = plain_journal(directory.path());
    put(&journal, 1, named("Ana Silva"));
    let damaged = directory.path().join("journal.hallway.damaged-2026-11-01");
    std::fs::write(&damaged, "").unwrap();
    std::fs::write(inbox.path().join("12345678.line"), "coffee with Ana Silva, and no head").unwrap();
    let half = inbox.path().join("12345679.part");
    std::fs::write(&half, "hallway-line 1").unwrap();
    assert_eq!(journal.review().take_inbox(inbox.path(), now()).unwrap().refused.len(), 1);
    let aside = directory.path().join("set-aside-0f6c");
    std::fs::create_dir(&aside).unwrap();
    let mut copies = vec![damaged, aside, inbox.path().join("12345678.refused"), half];
    copies.sort();
    // A forget that comes from elsewhere is told by nobody, and the status says it all the same.
    assert_eq!(journal.maintenance().status().unwrap().copies, copies);
    assert_eq!(forget(&journal, 1).copies, copies);
}

#[test]
fn two_who_forget_the_same_person_at_once_double_nothing() {
    let directory = tempfile::tempdir().unwrap();
    let one = full(directory.path());
    let other = plain_journal(directory.path());
    let person = one.people().resolve("Zephyquux").unwrap();
    let before =
        one.people().show(one.people().resolve("Bo Lindqvist").unwrap(), now()).unwrap().timeline.len();
    std::thread::scope(|scope| {
        // The second may find that there is nobody left to forget.
        let hands = [&one, &other]
            .map(|journal| scope.spawn(move || journal.people().forget(person, &(), now()).is_ok()));
        assert!(hands.into_iter().any(|hand| hand.join().unwrap()));
    });
    let bo = one.people().resolve("Bo Lindqvist").unwrap();
    assert_eq!(one.people().show(bo, now()).unwrap().timeline.len(), before);
}

#[test]
fn a_late_promise_of_an_erased_line_keeps_its_id_and_one_of_a_rewritten_line_follows_it() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (journal, other) = (plain_journal(here.path()), plain_journal(there.path()));
    put(&journal, 1, named("Ana Silva"));
    put(&journal, 2, named("Bo Ek"));
    put(&journal, 3, line("@Ana alone", &[(1, "0-4")]));
    put(&journal, 4, line("@Ana and @Bo", &[(1, "0-4"), (2, "9-12")]));
    send(&journal, &other, &journal.replica().records().unwrap());
    for (n, line) in [(5, 3), (6, 4)] {
        let promise = Promise { person: Some(person(2)), entry: Some(id(line).into()), ..Promise::default() };
        put(&other, n, promise);
    }
    forget(&journal, 1);
    send(&other, &journal, &[id(5), id(6)]);
    let heir = journal.store.read(|db| db.forgotten(id(4))).unwrap().unwrap().successor.unwrap();
    let entry = |journal: &Journal, n: u8| match get(journal, n) {
        Some(AnyRecord::Promise(promise)) => promise.entry.map(RecordId::from),
        other => panic!("{other:?}"),
    };
    assert_eq!((entry(&journal, 5), entry(&journal, 6)), (None, Some(heir)));
    // The other device hears of it and comes to the same.
    send(&journal, &other, &journal.replica().records().unwrap());
    assert_eq!((entry(&other, 5), entry(&other, 6)), (None, Some(heir)));
    // Whatever order the marks came in, nothing was rebuilt twice, and nothing new is born of going on.
    assert_eq!(lines(&other), ["… and @Bo"]);
    send(&other, &journal, &other.replica().records().unwrap());
    send(&journal, &other, &journal.replica().records().unwrap());
    assert_eq!(journal.replica().records().unwrap(), other.replica().records().unwrap());
    assert_eq!(all(&journal), all(&other));
}

#[test]
fn a_forget_that_arrives_leaves_no_byte_behind_either() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let journal = full(here.path());
    let other = plain_journal(there.path());
    send(&journal, &other, &journal.replica().records().unwrap());
    log(&other, "call with @Zephyrine Quxley");
    log(&other, "dinner with @Zephyrine Quxley and @Bo Lindqvist, plans !tell her about the quxmemo");
    other.settings().remember_prompt("coffee with Zephyrine Quxley").unwrap();
    let person = journal.people().resolve("Zephyrine Quxley").unwrap();
    journal.people().forget(person, &(), now()).unwrap();
    send(&journal, &other, &journal.replica().records().unwrap());
    assert!(other.undo(now()).unwrap().is_none());
    assert!(other.finish_erasing(&()).unwrap());
    for trace in ["zephyr", "quxley", "zephyquux"] {
        assert!(!contains(&bytes(there.path()), trace), "{trace} is still in the file");
    }
    let found = other.find("plans", Order::Newest, 0..10, now()).unwrap();
    assert_eq!(found.hits.len(), 1);
    let check = other.maintenance().check(&(), now()).unwrap();
    assert_eq!((check.file, check.unreadable, check.stale), (vec![], vec![], vec![]));
}

#[test]
fn in_whatever_order_a_forget_arrives_no_byte_is_left() {
    let rounds: usize = if std::env::var_os("HALLWAY_LONG").is_some() { 400 } else { 8 };
    let here = tempfile::tempdir().unwrap();
    let journal = full(here.path());
    let before = everything(&journal);
    let person = journal.people().resolve("Zephyrine Quxley").unwrap();
    journal.people().forget(person, &(), now()).unwrap();
    let mut after = everything(&journal);
    for round in 0..rounds {
        let there = tempfile::tempdir().unwrap();
        let other = plain_journal(there.path());
        other.replica().merge(before.clone(), now()).unwrap();
        // A shuffle of its own for every round.
        after.sort_by_key(|one| {
            sha2::Sha256::digest([&one.id.as_bytes()[..], &usize::to_le_bytes(round)].concat())
        });
        let piece = 1 + round % 7;
        for some in after.chunks(piece) {
            other.replica().merge(some.to_vec(), now()).unwrap();
        }
        assert!(other.finish_erasing(&()).unwrap());
        for trace in ["zephyr", "quxley", "zephyquux"] {
            assert!(!contains(&bytes(there.path()), trace), "round {round}: {trace} is still in the file");
        }
    }
}

#[test]
fn no_mark_takes_the_user_a_device_or_a_mark_away() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (journal, other) = (plain_journal(here.path()), plain_journal(there.path()));
    put(&journal, 1, crate::model::Device::default());
    put(&journal, 2, Forgotten { gone: id(9), ..Forgotten::default() });
    for (n, gone) in [(3, RecordId::ME), (4, id(1)), (5, id(2)), (6, id(6))] {
        put(&other, n, Forgotten { gone, ..Forgotten::default() });
        let outcomes =
            journal.replica().merge(other.replica().changes_of(id(n), &[]).unwrap(), now()).unwrap();
        assert!(outcomes.iter().all(Result::is_err), "{n}");
    }
    assert!(get(&journal, 1).is_some() && get(&journal, 2).is_some());
}

#[test]
fn two_devices_that_forget_the_same_person_apart_come_to_the_same_records() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let journal = full(here.path());
    let other = plain_journal(there.path());
    send(&journal, &other, &journal.replica().records().unwrap());
    let person = journal.people().resolve("Zephyrine Quxley").unwrap();
    for device in [&journal, &other] {
        device.people().forget(person, &(), now()).unwrap();
    }
    let before = lines(&journal);
    for _ in 0..2 {
        send(&other, &journal, &other.replica().records().unwrap());
        send(&journal, &other, &journal.replica().records().unwrap());
    }
    assert_eq!(lines(&journal), before);
    assert_eq!(all(&journal), all(&other));
}
