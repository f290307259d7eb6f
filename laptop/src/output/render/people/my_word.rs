//! The user's own word.

use hallway_core::{
    insights::{MyWord, OpenPromise},
    model::Moment,
};

use crate::output::{
    render::words,
    screen::{Row, Screen, faint, plain, strong},
};

/// The user's own word.
pub fn my_word(word: &MyWord, now: Moment, width: usize) -> Screen {
    let today = now.date_naive();
    let mut screen = Screen::new();
    match word.percent {
        Some(percent) => {
            let late = match word.median_days_late {
                None | Some(0) => String::new(),
                // Of those that came and of those that are late now.
                Some(days) => format!("; half are up to {} late", words::days(days)),
            };
            let kept = format!(
                "You kept {} of {} promises in twelve months ({percent}%){late}.",
                word.kept, word.of
            );
            screen.wrapped(&strong(kept), width);
        }
        None => screen.line([plain("None of your promises came due in twelve months.")]),
    }
    let rows = |promises: &[OpenPromise]| {
        let row = |promise: &OpenPromise| {
            vec![
                plain(&promise.text),
                plain(promise.person.as_ref().map_or("", |person| person.name.as_str())),
                plain(words::when_due(promise, today)),
                faint(promise.reference.to_string()),
            ]
        };
        promises.iter().map(row).collect::<Vec<Row>>()
    };
    let lists = [
        ("YOURS, LATE", &word.late, word.late_more),
        ("NOT COME YET", &word.not_come_yet, word.not_come_yet_more),
    ];
    for (title, promises, more) in lists {
        screen.section(title, rows(promises), 0, width);
        if more > 0 {
            screen.line([faint(format!("  {more} more: hallway find is:open"))]);
        }
    }
    screen
}
