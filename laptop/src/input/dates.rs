//! Days and moments as they are typed behind a flag.

use hallway_core::{journal::past_here, model::Moment, quick_log};

use crate::error::CommandError;

/// A day as it is typed: an ISO date, `12 May`, `in 3 weeks`.
pub fn day(words: &str, now: Moment) -> Result<chrono::NaiveDate, CommandError> {
    quick_log::due_date(words, now).map(|due| due.day()).ok_or_else(|| {
        CommandError::Usage(format!(
            "\"{words}\" is no day: say 2027-03-01, 12 May, next friday or in 3 weeks"
        ))
    })
}

/// When something happened, as it is typed after `--on`: yesterday, last friday, 2026-05-12. Nothing typed: now.
pub fn happened(words: Option<&str>, now: Moment) -> Result<Moment, CommandError> {
    let Some(words) = words else { return Ok(now) };
    past_here(words, now).ok_or_else(|| {
        let problem = match quick_log::due_date(words, now) {
            Some(due) if due.day() > now.date_naive() => "is still to come",
            _ => "is no day that was",
        };
        CommandError::Usage(format!(
            "--on \"{words}\" {problem}: say yesterday, last friday, 12 May or 2026-05-12"
        ))
    })
}
