//! When one talked last: who talks again long after the day of a plan has heard what became of it, and it is news no more.
//!
//! All that was said counts, private or shown: that one talked is what matters, and not what of it may be read at the door.

use chrono::NaiveDate;

use super::statement::{CardStatement, ahead};
use crate::{
    model::Moment,
    quick_log::{DateHabits, day_named},
};

/// Days after the day of a plan from which it is news no more.
const LONG_AFTER_DAYS: i64 = 30;

/// The last day on which something was said with or about somebody.
#[derive(Debug, Default)]
pub(super) struct NewestTalk {
    day: Option<NaiveDate>,
    dates: DateHabits,
}

impl NewestTalk {
    /// Reads what was said; a line of a moment that has not come is from a device whose clock is wrong, and dates nothing.
    pub(super) fn of(told: &[CardStatement<'_>], now: Moment) -> Self {
        let come = told.iter().map(|one| one.said).filter(|said| said.at <= now);
        Self {
            day: come.map(|said| said.at.date_naive()).max(),
            dates: told.first().map(|one| one.said.dates).unwrap_or_default(),
        }
    }

    /// Whether a statement names a day to come that was long past at the newest talk.
    pub(super) fn outlived(&self, told: &CardStatement<'_>) -> bool {
        self.is_long_after(told.said.at.date_naive())
            && told.day_ahead().is_some_and(|day| self.is_long_after(day))
    }

    /// The same of what is known since a moment.
    pub(super) fn outlived_known(&self, fact: &str, learned: Moment) -> bool {
        let named = || ahead(fact, day_named(fact, self.dates, learned), learned);
        // No day to come is past while one has not talked again: dates are read last.
        self.is_long_after(learned.date_naive()) && named().is_some_and(|day| self.is_long_after(day))
    }

    fn is_long_after(&self, day: NaiveDate) -> bool {
        self.day.is_some_and(|last| (last - day).num_days() > LONG_AFTER_DAYS)
    }
}
