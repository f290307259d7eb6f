//! The day that a text names, anywhere in it.

use chrono::NaiveDate;

use super::{
    fold, grammar,
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
