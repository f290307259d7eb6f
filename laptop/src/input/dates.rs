//! Days and moments as they are typed behind a flag.

use hallway_core::{journal::past_here, model::Moment, quick_log};

use crate::error::CommandError;

/// A day as it is typed: an ISO date, `12 May`, `in 3 weeks`.
pub fn day(words: &str, now: Moment) -> Result<chrono::NaiveDate, CommandError> {
    let due = quick_log::due_date(words, now);
    due.map(|due| due.day()).ok_or_else(|| {
        CommandError::Usage(no_day_ahead(words, "2027-03-01, 12 May, next friday or in 3 weeks", now))
    })
}

/// When something happened, as it is typed after `--on`: yesterday, last friday, 2026-05-12. Nothing typed: now.
pub fn happened(words: Option<&str>, now: Moment) -> Result<Moment, CommandError> {
    let Some(words) = words else { return Ok(now) };
    past_here(words, now).ok_or_else(|| CommandError::Usage(format!("--on {}", no_day_behind(words, now))))
}

/// Why these words are no day that lies ahead, and which would be: `forms`.
pub fn no_day_ahead(words: &str, forms: &str, now: Moment) -> String {
    let problem = match past_here(words, now) {
        _ if may_be_two(words) => "may be two days",
        Some(at) if at.date_naive() < now.date_naive() => "is behind you",
        _ => "is no day",
    };
    format!("\"{words}\" {problem}: say {forms}")
}

/// Why these words are no day that was, and which would be.
pub fn no_day_behind(words: &str, now: Moment) -> String {
    let problem = match quick_log::due_date(words, now) {
        _ if may_be_two(words) => "may be two days",
        Some(due) if due.day() > now.date_naive() => "is still to come",
        _ => "is no day that was",
    };
    format!("\"{words}\" {problem}: say yesterday, last friday, 12 May or 2026-05-12")
}

/// Whether it is a day and a month in one order or the other: 12/5.
fn may_be_two(words: &str) -> bool {
    let parts: Vec<&str> = words.trim().split(['/', '.']).collect();
    let number = |part: &&str| part.parse::<u8>().is_ok_and(|number| (1..=12).contains(&number));
    words.contains('/') && parts.len() >= 2 && parts.iter().take(2).all(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_is_none_here_says_whether_it_lies_behind_ahead_or_may_be_two() {
        let now = Moment::parse_from_rfc3339("2026-11-18T14:05:00+00:00").unwrap();
        assert_eq!(no_day_ahead("2026-02-27", "fri", now), "\"2026-02-27\" is behind you: say fri");
        assert_eq!(no_day_ahead("12/5", "fri", now), "\"12/5\" may be two days: say fri");
        assert_eq!(no_day_ahead("soonish", "fri", now), "\"soonish\" is no day: say fri");
        assert!(no_day_behind("2027-02-27", now).starts_with("\"2027-02-27\" is still to come"));
        assert!(no_day_behind("soonish", now).starts_with("\"soonish\" is no day that was"));
    }
}
