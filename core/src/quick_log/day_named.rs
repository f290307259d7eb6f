//! The day that a text names, anywhere in it.

use chrono::{Datelike, Months, NaiveDate};

use super::{
    fold, grammar, language,
    when::{DateHabits, due_date_in, is_of_dates},
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
    // Most words are of no date, and neither is a phrase with one of them.
    let of_dates: Vec<bool> = words.iter().map(|word| is_of_dates(tongue, word)).collect();
    (0..words.len()).find_map(|from| {
        let run = of_dates.iter().skip(from).take(LONGEST).take_while(|of_dates| **of_dates).count();
        (1..=run).rev().find_map(|length| {
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

    /// Every phrase of a text is tried, whatever its words are.
    fn tried_everywhere(text: &str, at: Moment) -> Option<NaiveDate> {
        let words: Vec<&str> =
            text.split_whitespace().map(|word| word.trim_matches([',', '.', ';', '!', '?'])).collect();
        let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
        let tongue = grammar::spoken(&folded.iter().map(String::as_str)).tongue;
        (0..words.len()).find_map(|from| {
            (1..=LONGEST.min(words.len() - from)).rev().find_map(|length| {
                due_date_in(tongue, &words[from..from + length].join(" "), DateHabits::default(), at)
                    .map(|due| due.day())
            })
        })
    }

    #[test]
    fn no_day_is_missed_for_the_words_that_are_left_out() {
        let at = Moment::parse_from_rfc3339("2026-03-15T10:00:00+00:00").unwrap();
        let corpora = [
            include_str!("../../../tests/data/lines-open.json"),
            include_str!("../../../tests/data/lines-own.json"),
            include_str!("../../../tests/data/lines-fresh.json"),
            include_str!("../../../tests/data/cards-own.json"),
        ];
        let texts = corpora.into_iter().flat_map(|corpus| corpus.split('"')).filter(|text| text.len() > 20);
        let (mut read, mut named) = (0, 0);
        for text in texts {
            let day = day_named(text, DateHabits::default(), at);
            assert_eq!(day, tried_everywhere(text, at), "{text}");
            read += 1;
            named += usize::from(day.is_some());
        }
        assert!(read > 1000 && named > 200, "{named} of {read}");
    }

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
