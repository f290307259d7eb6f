//! The user's own word.

use chrono::NaiveDate;
use hallway_core::{
    insights::{MyWord, OpenPromise},
    model::Moment,
};

use crate::output::{
    render::{LABEL, promise, words},
    screen::{Screen, faint, heading, plain, strong},
};

/// Promises that say something about a word: of fewer it would be chance.
const ENOUGH: u32 = 5;

/// How many promises were kept, beside the week; nothing where only a few came due.
pub fn kept(word: &MyWord, width: usize) -> Screen {
    let mut screen = Screen::new();
    if let Some(words) = in_words(word).filter(|_| word.of >= ENOUGH) {
        screen.labelled(heading("YOUR WORD"), LABEL, &words, width);
    }
    screen
}

/// The user's own word.
pub fn my_word(word: &MyWord, now: Moment, width: usize) -> Screen {
    let today = now.date_naive();
    let mut screen = Screen::new();
    match in_words(word) {
        Some(words) => screen.wrapped(&strong(format!("You {words}")), width),
        None => screen.line([plain("None of your promises came due in twelve months.")]),
    }
    list(&mut screen, "YOURS, LATE", &word.late, word.late_more, today, width);
    list(&mut screen, "NOT COME YET", &word.not_come_yet, word.not_come_yet_more, today, width);
    screen
}

/// What others said they would do and has not come, next to the user's own promises, which are shown already.
pub fn not_come_yet(word: &MyWord, now: Moment, width: usize) -> Screen {
    let mut screen = Screen::new();
    list(&mut screen, "NOT COME YET", &word.not_come_yet, word.not_come_yet_more, now.date_naive(), width);
    screen
}

fn list(
    screen: &mut Screen,
    title: &str,
    promises: &[OpenPromise],
    more: u32,
    today: NaiveDate,
    width: usize,
) {
    let rows = promises.iter().map(|promise| promise::row(promise, today));
    screen.section(title, rows.collect(), 0, width);
    if more > 0 {
        screen.line([faint(format!("  {more} more: hallway find is:open"))]);
    }
}

/// `kept 9 of 10 promises in twelve months (90%).`
fn in_words(word: &MyWord) -> Option<String> {
    let percent = word.percent?;
    let late = match word.median_days_late {
        None | Some(0) => String::new(),
        // Of those that came and of those that are late now.
        Some(days) => format!("; half are up to {} late", words::days(days)),
    };
    Some(format!("kept {} of {} promises in twelve months ({percent}%){late}.", word.kept, word.of))
}
