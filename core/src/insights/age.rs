//! How long ago: the few phrases every screen uses for the distance between two days.
//!
//! A clock that was set wrong leaves days in 1970 or 2099 behind; no phrase here counts below zero or shows a number
//! that nobody would say.

use chrono::{Datelike, NaiveDate};

/// A fact younger than this many days is simply known.
const FRESH_DAYS: i64 = 31;

/// Up to this many days a month's name says it; a longer time is counted, so that "Nov" is never the November before.
const MONTH_DAYS: i64 = 330;

/// Beyond this many years nobody counts.
const COUNTED_YEARS: i64 = 20;

/// The days after which one asks whether a fact still holds.
pub(super) const STILL_DAYS: i64 = 365;

/// What is said of what was written on a device whose clock was ahead.
pub const CLOCK_AHEAD: &str = "the clock was ahead";

/// Whether what carries this day was written on such a device: the day has not come, nor has it begun anywhere.
pub fn clock_was_ahead(day: NaiveDate, today: NaiveDate) -> bool {
    (day - today).num_days() > 1
}

/// The age shown in brackets after a fact: `Sep`, `2 years ago, still?`; empty for what was learned within a month.
pub fn age_phrase(since: NaiveDate, today: NaiveDate) -> String {
    let days = (today - since).num_days();
    let years = (days + 30) / 365;
    match days {
        // Two devices in different time zones may differ by a day.
        -1..FRESH_DAYS => String::new(),
        ..-1 => "in the future".to_owned(),
        FRESH_DAYS..=MONTH_DAYS => month(since).to_owned(),
        331..=STILL_DAYS => "a year ago".to_owned(),
        _ if years <= 1 => "a year ago, still?".to_owned(),
        _ if years <= COUNTED_YEARS => format!("{years} years ago, still?"),
        _ => "long ago, still?".to_owned(),
    }
}

/// A length of time as one would say it: `a day`, `12 days`, `5 weeks`, `4 months`, `2 years`; never below zero.
pub fn span_phrase(days: i64) -> String {
    let some = |count: i64, unit: &str| format!("{count} {unit}");
    match days {
        ..=0 => "no time".to_owned(),
        1 => "a day".to_owned(),
        2..14 => some(days, "days"),
        14..64 => some((days + 3) / 7, "weeks"),
        64..700 => some((days + 15) * 12 / 365, "months"),
        _ if (days + 182) / 365 > COUNTED_YEARS => "many years".to_owned(),
        _ => some((days + 182) / 365, "years"),
    }
}

/// How long ago a day was, in words: `today`, `yesterday`, `5 weeks`; a day to come is `in the future`.
pub fn ago_phrase(day: NaiveDate, today: NaiveDate) -> String {
    match (today - day).num_days() {
        ..-1 => "in the future".to_owned(),
        -1..=0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        days => span_phrase(days),
    }
}

fn month(day: NaiveDate) -> &'static str {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    months.get(day.month0() as usize).copied().unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_fact_carries_its_age_and_after_a_year_a_question_mark() {
        let age = |since| age_phrase(day(since), day("2026-11-18"));
        assert_eq!(age("2026-11-18"), "");
        assert_eq!(age("2026-10-19"), "");
        assert_eq!(age("2026-09-05"), "Sep");
        assert_eq!(age("2025-12-30"), "Dec");
        assert_eq!(age("2025-11-20"), "a year ago");
        assert_eq!(age("2025-10-01"), "a year ago, still?");
        assert_eq!(age("2024-11-10"), "2 years ago, still?");
        assert_eq!(age("1970-01-01"), "long ago, still?");
        assert_eq!(age("2099-01-01"), "in the future");
    }

    #[test]
    fn a_length_of_time_is_said_in_the_unit_one_would_use() {
        let said: Vec<String> = [-4, 0, 1, 13, 37, 63, 64, 120, 699, 730, 20_000].map(span_phrase).into();
        let expected = [
            "no time",
            "no time",
            "a day",
            "13 days",
            "5 weeks",
            "9 weeks",
            "2 months",
            "4 months",
            "23 months",
            "2 years",
            "many years",
        ];
        assert_eq!(said, expected);
    }

    proptest! {
        #[test]
        fn no_two_days_make_a_phrase_with_a_number_below_zero(a in -1_000_000i32..1_000_000, b in -1_000_000i32..1_000_000) {
            let [since, today] = [a, b].map(|days| NaiveDate::from_num_days_from_ce_opt(days).unwrap());
            for phrase in [age_phrase(since, today), ago_phrase(since, today)] {
                prop_assert!(!phrase.contains('-'), "{phrase}");
            }
        }
    }
}
