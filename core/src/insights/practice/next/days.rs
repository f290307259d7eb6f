//! Days to and from a day.

use chrono::NaiveDate;

use crate::model::Moment;

/// Days before a decision in which people are told.
pub(super) const TELL_DAYS: i64 = 42;

/// Days before a decision in which people get the kit.
pub(super) const KIT_DAYS: i64 = 14;

/// Days from then until now; below zero for a day that is to come.
pub(super) fn days_since(day: NaiveDate, now: Moment) -> i64 {
    (now.date_naive() - day).num_days()
}
