//! The day that a text names, anywhere in it.

use chrono::{Datelike, Months, NaiveDate};

use super::{
    fold, grammar, language,
    when::{DateHabits, due_date_in},
};
use crate::model::Moment;

/// A date phrase has at most this many words.
const LONGEST: usize = 4;

/// The first day that a text names, counted from the moment at which it was said: `6 December` in `runs the half marathon on
/// 6 December and is nervous`.
pub fn day_named(text: &str, habits: DateHabits, at: Moment) -> Option<NaiveDate> {
    let words: Vec<&str> =
        text.split_whitespace().map(|word| word.trim_matches([',', '.', ';', '!', '?'])).collect();
    let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
    let tongue = grammar::spoken(&folded.iter().map(String::as_str)).tongue;
    (0..words.len()).find_map(|from| {
        let longest = LONGEST.min(words.len() - from);
        (1..=longest).rev().find_map(|length| {
            let phrase = words.get(from..from + length)?.join(" ");
            due_date_in(tongue, &phrase, habits, at).map(|due| due.day())
        })
    })
}

/// What stands before a month that is all one knows of a day.
const IN: &[&str] = &["a", "au", "em", "en", "im", "in", "nel", "в"];

/// The last day of the month that a text names without a day, the next one from the moment at which it was said: 31 August in
/// `is opening a café in August`.
pub fn month_named(text: &str, at: Moment) -> Option<NaiveDate> {
    let folded: Vec<String> =
        text.split_whitespace().map(|word| fold(word.trim_matches([',', '.', ';', '!', '?']))).collect();
    let tongue = grammar::spoken(&folded.iter().map(String::as_str)).tongue;
    let month = folded.windows(2).find_map(|two| match two {
        [led, month] if IN.contains(&led.as_str()) => language::meaning_in(tongue, month).month,
        _ => None,
    })?;
    let said = at.date_naive();
    let year = said.year() + i32::from(month < said.month());
    NaiveDate::from_ymd_opt(year, month, 1)?.checked_add_months(Months::new(1))?.pred_opt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_without_a_day_ends_on_its_last() {
        let at = Moment::parse_from_rfc3339("2026-03-15T10:00:00+00:00").unwrap();
        for (text, last) in [
            ("is opening a café in August", Some("2026-08-31")),
            ("moves to Ghent in February.", Some("2027-02-28")),
            ("zieht im März um", Some("2026-03-31")),
            ("may come in person", None),
            ("march in step", None),
        ] {
            assert_eq!(month_named(text, at).map(|day| day.to_string()).as_deref(), last, "{text}");
        }
    }
}
