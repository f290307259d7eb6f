//! What counts as having been in touch.

use super::plain_journal;
use crate::model::Moment;

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
    let count = journal.store.read(|db| db.contact_count(&[ana], now)).unwrap();
    assert_eq!(count, Some((4, moment("2026-11-05T09:00:00+00:00"))));
}
