//! Days and moments as they are typed behind a flag, read by the habits of the journal.

use hallway_core::{
    journal::{due_here, past_here},
    model::{Due, Moment},
    quick_log::{self, DateHabits},
};

use crate::{error::CommandError, session::Session};

/// A day as it is typed: an ISO date, `12 May`, `in 3 weeks`.
pub fn day(words: &str, session: &Session) -> Result<chrono::NaiveDate, CommandError> {
    let (habits, now) = (session.dates()?, session.now());
    let due = quick_log::due_date(words, habits, now);
    due.map(|due| due.day()).ok_or_else(|| {
        let forms = "2027-03-01, 12 May, next friday or in 3 weeks";
        CommandError::Usage(no_day_ahead(words, forms, habits, now))
    })
}

/// When something is due, as it is typed: fri, 12 May 9am, in 3 weeks. `forms` are what fits there, for the complaint.
pub fn due(words: &str, forms: &str, session: &Session) -> Result<Due, CommandError> {
    let (habits, now) = (session.dates()?, session.now());
    due_here(words, habits, now).ok_or_else(|| CommandError::Usage(no_day_ahead(words, forms, habits, now)))
}

/// When something was, as it is typed: yesterday, last friday, 2026-05-12.
pub fn past(words: &str, session: &Session) -> Result<Moment, CommandError> {
    let (habits, now) = (session.dates()?, session.now());
    past_here(words, habits, now).ok_or_else(|| CommandError::Usage(no_day_behind(words, habits, now)))
}

/// When something happened, as it is typed after `--on`: yesterday, last friday, 2026-05-12. Nothing typed: now.
pub fn happened(words: Option<&str>, session: &Session) -> Result<Moment, CommandError> {
    match words {
        None => Ok(session.now()),
        Some(words) => past(words, session).map_err(|error| match error {
            CommandError::Usage(why) => CommandError::Usage(format!("--on {why}")),
            other => other,
        }),
    }
}

/// Why these words are not a day in the future; `forms` says what would be.
fn no_day_ahead(words: &str, forms: &str, habits: DateHabits, now: Moment) -> String {
    let problem = match past_here(words, habits, now) {
        _ if may_be_two(words, habits) => "could be two days",
        Some(at) if at.date_naive() < now.date_naive() => "is in the past",
        _ => "isn't a date",
    };
    format!("\"{words}\" {problem}: try {forms}")
}

/// Why these words are not a day in the past, and what would be.
fn no_day_behind(words: &str, habits: DateHabits, now: Moment) -> String {
    let problem = match quick_log::due_date(words, habits, now) {
        _ if may_be_two(words, habits) => "could be two days",
        Some(due) if due.day() > now.date_naive() => "is in the future",
        _ => "isn't a date",
    };
    format!("\"{words}\" {problem}: try yesterday, last friday, 12 May or 2026-05-12")
}

/// Whether it is a day and a month in one order or the other: 12/5.
fn may_be_two(words: &str, habits: DateHabits) -> bool {
    let parts: Vec<&str> = words.trim().split(['/', '.']).collect();
    let number = |part: &&str| part.parse::<u8>().is_ok_and(|number| (1..=12).contains(&number));
    let either = words.contains('/') && parts.len() >= 2 && parts.iter().take(2).all(number);
    either && habits.month_first.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_is_none_here_says_whether_it_lies_behind_ahead_or_may_be_two() {
        let now = Moment::parse_from_rfc3339("2026-11-18T14:05:00+00:00").unwrap();
        let asked = DateHabits::default();
        let ahead = |words, habits| no_day_ahead(words, "fri", habits, now);
        assert_eq!(ahead("2026-02-27", asked), "\"2026-02-27\" is in the past: try fri");
        assert_eq!(ahead("12/5", asked), "\"12/5\" could be two days: try fri");
        assert_eq!(ahead("soonish", asked), "\"soonish\" isn't a date: try fri");
        assert!(no_day_behind("2027-02-27", asked, now).starts_with("\"2027-02-27\" is in the future"));
        assert!(no_day_behind("soonish", asked, now).starts_with("\"soonish\" isn't a date"));
        let day_first = DateHabits { month_first: Some(false), ..asked };
        assert!(no_day_behind("12/5/2027", day_first, now).starts_with("\"12/5/2027\" is in the future"));
    }
}
