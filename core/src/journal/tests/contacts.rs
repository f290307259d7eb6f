//! What counts as having been in touch.

use super::plain_journal;
use crate::{journal::Order, model::Moment};

fn moment(text: &str) -> Moment {
    Moment::parse_from_rfc3339(text).unwrap()
}

#[test]
fn the_last_conversation_is_no_note_no_mention_no_guess_and_not_in_the_future() {
    let directory = tempfile::tempdir().unwrap();
    let now = moment("2026-11-18T14:05:00+00:00");
    let journal = plain_journal(directory.path());
    for (day, line) in [
        (1, "Coffee with @Ana Silva"),
        (3, "Call with @Ana Silva"),
        (4, "Message with @Ana Silva"),
        (5, "Note with @Ana Silva"),
        (6, "Lunch with @Bo Kraus, Ana Silva came up"),
        (20, "Lunch with @Ana Silva"),
    ] {
        let at = moment(&format!("2026-11-{day:02}T09:00:00+00:00"));
        journal.log(journal.read_line(line, at).unwrap(), at).unwrap();
    }
    let ana = journal.people().resolve("Ana Silva").unwrap();
    let tallies = journal.store.read(|db| db.contact_tallies(now)).unwrap();
    let tally = tallies.iter().find(|tally| tally.person == ana).unwrap();
    assert_eq!(tally.conversations, 2);
    assert_eq!(tally.last_conversation, Some(moment("2026-11-03T09:00:00+00:00")));
    assert_eq!(tally.last_message, Some(moment("2026-11-04T09:00:00+00:00")));
    assert_eq!(journal.store.read(|db| db.contact_tally(ana, now)).unwrap(), *tally);
    let last = journal.store.read(|db| db.last_conversations(now)).unwrap();
    let last: Vec<_> = last.iter().map(|tally| (tally.person, tally.last_conversation)).collect();
    assert_eq!(last, tallies.iter().map(|tally| (tally.person, tally.last_conversation)).collect::<Vec<_>>());
    let count = journal.store.read(|db| db.contact_count(&[ana], now)).unwrap();
    assert_eq!(count, Some((4, moment("2026-11-05T09:00:00+00:00"))));
}

#[test]
fn a_contact_from_a_device_whose_clock_is_ahead_is_shown_with_a_word() {
    let now = moment("2026-11-18T14:05:00+00:00");
    for (at, said) in [
        ("2026-11-18T14:06:30+00:00", "today"),
        ("2026-11-19T01:00:00+14:00", "today"),
        ("2027-11-18T09:00:00+00:00", "the clock was ahead"),
    ] {
        let directory = tempfile::tempdir().unwrap();
        let journal = plain_journal(directory.path());
        let ahead = moment(at);
        for (line, at) in [("Coffee with @Ana Silva", ahead), ("Tea with @Bo Ek", now)] {
            journal.log(journal.read_line(line, at).unwrap(), at).unwrap();
        }
        let ana = journal.people().resolve("Ana Silva").unwrap();
        let last = journal.prep(ana, now).unwrap().last.unwrap();
        assert_eq!((last.day, last.ago.as_str(), last.days), (ahead.date_naive(), said, 0));
        let shown = journal.people().list(Some("ana"), now).unwrap();
        assert_eq!(shown[0].last.map(|day| day.to_string()[..7].to_owned()), Some(at[..7].to_owned()));
        assert_eq!(journal.people().show(ana, now).unwrap().timeline.len(), 1);
        assert_eq!(journal.find("coffee", Order::Newest, 0..10, now).unwrap().hits.len(), 1);
    }
}
