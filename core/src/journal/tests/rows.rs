//! Derived rows: whole when they are needed, in the same order wherever they came from.

use super::{log, now, plain_journal};
use crate::{
    journal::{Journal, NewWin, Order, WinEdit},
    model::ItemKind,
};

/// Makes every derived table look like one of another version.
fn age(directory: &std::path::Path) {
    let db = rusqlite::Connection::open(directory.join("journal.hallway")).unwrap();
    db.execute("UPDATE derived SET version = 0", []).unwrap();
}

#[test]
fn a_line_after_an_update_knows_everybody_at_once() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    log(&journal, "coffee with @Ana Silva");
    drop(journal);
    age(directory.path());
    let journal = plain_journal(directory.path());
    assert!(journal.maintenance().rebuilding().unwrap().is_some(), "the larger tables wait");
    let receipt = log(&journal, "lunch with Ana Silva");
    assert_eq!(
        receipt.people.iter().map(|person| (person.name.as_str(), person.new)).collect::<Vec<_>>(),
        [("Ana Silva", false)]
    );
    journal.maintenance().rebuild(&(), now()).unwrap();
    assert_eq!(journal.find("silva", Order::Newest, 0..10, now()).unwrap().hits.len(), 3);
    assert_eq!(journal.maintenance().check(&(), now()).unwrap().stale, Vec::<String>::new());
}

#[test]
fn a_line_in_the_middle_of_a_rebuild_of_everything_knows_everybody() {
    struct Stops;
    impl crate::journal::ProgressListener for Stops {
        fn reached(&self, _: crate::journal::Progress) {}

        fn is_stopped(&self) -> bool {
            true
        }
    }
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    log(&journal, "coffee with @Ana Silva");
    journal.maintenance().rebuild_all(&Stops, now()).unwrap_err();
    assert!(journal.maintenance().rebuilding().unwrap().is_some(), "the larger tables wait");
    let receipt = log(&journal, "lunch with Ana Silva");
    assert_eq!(receipt.people.iter().map(|person| person.new).collect::<Vec<_>>(), [false]);
    journal.maintenance().rebuild(&(), now()).unwrap();
    assert_eq!(journal.people().list(None, now()).unwrap().len(), 1);
    assert_eq!(journal.maintenance().check(&(), now()).unwrap().stale, Vec::<String>::new());
}

#[test]
fn lines_of_one_moment_are_cut_by_their_ids_whatever_came_first() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    for n in 0..40 {
        log(&journal, &format!("stand-up number {n} about the plan"));
    }
    let found = |journal: &Journal, limit| {
        let hits = journal.find("plan", Order::Newest, 0..limit, now()).unwrap().hits;
        hits.into_iter().map(|hit| hit.reference.id).collect::<Vec<_>>()
    };
    let all = found(&journal, 100);
    assert!(all.is_sorted_by(|a, b| a > b));
    assert_eq!(found(&journal, 7), all[..7]);
    let other = tempfile::tempdir().unwrap();
    let copy = plain_journal(other.path());
    for id in journal.replica().records().unwrap().into_iter().rev() {
        copy.replica().merge(journal.replica().changes_of(id, &[]).unwrap(), now()).unwrap();
    }
    assert_eq!(found(&copy, 7), all[..7]);
}

#[test]
fn a_log_without_its_journal_is_not_replayed_into_a_new_one() {
    let directory = tempfile::tempdir().unwrap();
    std::fs::write(directory.path().join("journal.hallway-wal"), "frames").unwrap();
    let path = directory.path().join("journal.hallway");
    let error = Journal::open(&path, crate::Key::random().unwrap(), now()).unwrap_err();
    assert!(error.to_string().contains("put the journal back"), "{error}");
    assert!(!path.exists());
}

#[test]
fn a_journal_in_use_is_not_repaired() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("journal.hallway");
    let key = crate::Key::random().unwrap();
    let journal = Journal::open(&path, key.clone(), now()).unwrap();
    let refused = crate::journal::repair(&path, &key, &(), now()).unwrap_err();
    assert!(refused.to_string().contains("close it"), "{refused}");
    drop(journal);
    assert_eq!(crate::journal::repair(&path, &key, &(), now()).unwrap().saved, 2);
}

/// How many texts of each kind can be found.
fn texts(directory: &std::path::Path) -> Vec<(String, i64)> {
    let db = rusqlite::Connection::open(directory.join("journal.hallway")).unwrap();
    let mut statement = db.prepare("SELECT kind, count(*) FROM search GROUP BY kind ORDER BY kind").unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.collect::<rusqlite::Result<_>>().unwrap()
}

#[test]
fn a_win_a_word_spoken_and_a_gift_of_a_line_write_no_text_beside_it() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    let receipt = log(
        &journal,
        "coffee with @Ana Silva >reviewed her deck <introduced me to the chair. win: shipped the checkout. spoke: Ana to the panel",
    );
    let of = |what| receipt.items.iter().filter(move |item| item.what == what);
    let parts = (of(ItemKind::Win).count(), of(ItemKind::Advocacy).count(), of(ItemKind::Exchange).count());
    assert_eq!(parts, (1, 1, 2), "{receipt:?}");
    let of_the_line = [("entry".to_owned(), 1), ("person".to_owned(), 1)];
    assert_eq!(texts(directory.path()), of_the_line);
    assert_eq!(journal.find("checkout", Order::Newest, 0..10, now()).unwrap().hits.len(), 1);

    // What came of it stands in no line: it is a text from then on.
    let win = of(ItemKind::Win).next().unwrap().reference.id.into();
    let edit = WinEdit { effect: Some("half the complaints".to_owned()), ..WinEdit::default() };
    journal.goals().edit_win(win, edit, now()).unwrap();
    let found = journal.find("complaints", Order::Newest, 0..10, now()).unwrap().hits;
    assert_eq!(
        found.iter().map(|hit| (hit.what.as_str(), hit.text.as_str())).collect::<Vec<_>>(),
        [("win", "shipped the checkout · half the complaints")]
    );
    // The line and its win are one hit.
    assert_eq!(journal.find("checkout", Order::Newest, 0..10, now()).unwrap().hits.len(), 1);
    assert_eq!(journal.maintenance().check(&(), now()).unwrap().stale, Vec::<String>::new());
}

#[test]
fn an_update_makes_what_was_written_before_it_findable_once() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    let win = NewWin { what: "shipped the checkout".to_owned(), ..NewWin::default() };
    journal.goals().add_win(win, now()).unwrap();
    drop(journal);
    // As the version before this one left it: a table of another shape, without the win.
    let db = rusqlite::Connection::open(directory.path().join("journal.hallway")).unwrap();
    db.execute_batch(
        "DROP TABLE search; DROP TABLE search_words;
         CREATE TABLE search (number INTEGER PRIMARY KEY, source BLOB, kind TEXT, body TEXT);
         UPDATE derived SET version = 1 WHERE name = 'search'",
    )
    .unwrap();
    drop(db);
    let journal = plain_journal(directory.path());
    assert!(journal.maintenance().rebuilding().unwrap().is_some());
    journal.maintenance().rebuild(&(), now()).unwrap();
    assert_eq!(journal.find("checkout", Order::Newest, 0..10, now()).unwrap().hits.len(), 1);
    drop(journal);
    assert!(plain_journal(directory.path()).maintenance().rebuilding().unwrap().is_none());
}

#[test]
fn a_time_on_another_day_has_the_offset_that_the_zone_has_then() {
    use chrono::{Datelike, FixedOffset};
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    let lisbon = |time: chrono::NaiveDateTime| {
        FixedOffset::east_opt(if (88..300).contains(&time.ordinal()) { 3_600 } else { 0 })
    };
    let read = |line: &str| {
        let reading = journal.read_line(line, now()).unwrap().in_zone(lisbon);
        (reading.draft.at.to_rfc3339(), reading.draft.promises[0].due.unwrap().to_string())
    };
    assert_eq!(
        read("Coffee with @Ana Silva !call her by 30 Mar 2027 9am"),
        (now().to_rfc3339(), "2027-03-30T09:00:00+01:00".to_owned())
    );
    assert_eq!(read("Coffee with @Ana Silva !call her by 20 Nov 9am").1, "2026-11-20T09:00:00+00:00");
    assert_eq!(read("12 May 14:30: coffee with @Ana Silva !call her by fri").0, "2026-05-12T14:30:00+01:00");
}

#[test]
fn a_record_that_names_somebody_who_is_gone_is_reported_and_a_repair_brings_back_whoever_can_come_back() {
    let directory = tempfile::tempdir().unwrap();
    let journal = plain_journal(directory.path());
    log(&journal, "coffee with @Ana Silva +loves tea");
    log(&journal, "lunch with @Bo Ek");
    let check = || journal.maintenance().check(&(), now()).unwrap();
    assert_eq!((check().dangling, check().missing), (vec![], vec![]));
    // Past the door, as an earlier version left it, and as a page that was lost leaves it.
    let [ana, bo] = ["Ana Silva", "Bo Ek"].map(|name| journal.people().resolve(name).unwrap().0);
    journal
        .store
        .write(move |tx| {
            let mut document = tx.document(ana)?.unwrap();
            let deleted = serde_json::to_value(now()).unwrap();
            document.put(&[("deleted".to_owned(), deleted)].into_iter().collect(), now())?;
            tx.store(ana, &document, document.read()?.as_ref())?;
            tx.erase(bo)
        })
        .unwrap();
    let found = check();
    // The line and the fact.
    assert_eq!(found.dangling.iter().map(|one| one.why.as_str()).collect::<Vec<_>>(), ["Ana Silva"; 2]);
    assert_eq!(found.missing.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), [bo.to_string()]);
    journal.maintenance().rebuild_all(&(), now()).unwrap();
    assert_eq!(check().dangling, []);
    assert_eq!(check().missing.len(), 1, "nobody can bring back what is not here");
    assert!(journal.people().resolve("Ana Silva").is_ok());
}
