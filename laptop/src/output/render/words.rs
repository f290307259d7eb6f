//! Days, ages and amounts in words.

use chrono::{Datelike, NaiveDate};
use hallway_core::{
    insights::{AskedPromise, CLOCK_AHEAD, Named, OpenPromise, SpokeForYou, clock_was_ahead},
    model::{Due, Moment},
};

/// `12 Oct`; with its year if that is not plain.
pub fn day(day: NaiveDate, today: NaiveDate) -> String {
    let plain = day.year() == today.year() || (day - today).num_days().abs() < 180;
    day.format(if plain { "%-d %b" } else { "%-d %b %Y" }).to_string()
}

/// The word behind what carries a day that has not come: it was written on a device whose clock was ahead.
pub fn clock(day: NaiveDate, today: NaiveDate) -> Option<&'static str> {
    clock_was_ahead(day, today).then_some(CLOCK_AHEAD)
}

/// `Fri 20 Nov`; with its year if that is not plain.
pub fn weekday(date: NaiveDate, today: NaiveDate) -> String {
    format!("{} {}", date.format("%a"), day(date, today))
}

/// `thank them by Fri 20 Nov`, and no day once it is past.
pub fn thank(by: NaiveDate, today: NaiveDate) -> String {
    if by < today {
        "thank them now, it's not too late".to_owned()
    } else {
        format!("thank them by {}", weekday(by, today))
    }
}

/// `Fri 20 Nov`, with the time if one was said.
pub fn due(due: Due, today: NaiveDate) -> String {
    match due {
        Due::Day(date) => weekday(date, today),
        Due::At(at) => format!("{} {}", weekday(at.date_naive(), today), at.format("%H:%M")),
    }
}

/// `Wed 18 Nov 14:05`.
pub fn moment(at: Moment, today: NaiveDate) -> String {
    format!("{} {}", weekday(at.date_naive(), today), at.format("%H:%M"))
}

/// `1 day`, `5 days`; never below zero.
pub fn days(number: i64) -> String {
    count(number.max(0), "day")
}

/// `1 line`, `5 lines`.
pub fn count(number: impl TryInto<u64>, what: &str) -> String {
    let number = number.try_into().unwrap_or(u64::MAX);
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}

/// What a journal is that was copied, or put back, without its log.
pub fn behind(changes: u32) -> String {
    let are = if changes == 1 { "is" } else { "are" };
    format!(
        "this file was copied, or put back, without its log, and the last {} before that {are} missing: copy the whole \
         directory again while Hallway is closed, or let another device bring them back (hallway sync)",
        count(changes, "change")
    )
}

/// `nobody`, `1 person`, `5 people`.
pub fn count_people(number: impl TryInto<u64>) -> String {
    match number.try_into().unwrap_or(u64::MAX) {
        0 => "nobody".to_owned(),
        1 => "1 person".to_owned(),
        number => format!("{number} people"),
    }
}

/// When a promise comes due, or since when it waits; only the user's own are ever late.
pub fn when_due(promise: &OpenPromise, today: NaiveDate) -> String {
    match (promise.due, promise.late_days) {
        (Some(Due::At(at)), Some(0)) => format!("due today {}", at.format("%H:%M")),
        (Some(due), None) if promise.old => {
            format!("from {}, still on?", due.day().format("%b %Y"))
        }
        (Some(due), Some(late)) => format!("due {}, {} late", day(due.day(), today), days(late)),
        (Some(due), None) if promise.mine => format!("due {}", soon(due, today)),
        (Some(due), None) => format!("for {}", soon(due, today)),
        (None, _) => format!("since {}", day(promise.made, today)),
    }
}

/// What is asked once of a promise whose day is long past.
pub fn still_of_use(promise: &OpenPromise) -> String {
    let from = promise.due.map_or(promise.made, |due| due.day());
    format!("from {}: still worth doing, or let it go?", from.format("%B %Y"))
}

/// ` to the board`; nothing if it is not said to whom.
pub fn to(whom: &str) -> String {
    if whom.is_empty() { String::new() } else { format!(" to {whom}") }
}

/// How the user knows that somebody spoke for them; nothing if that is not said.
pub fn how(word: &SpokeForYou) -> String {
    if word.how.is_empty() { String::new() } else { format!("; {}", word.how) }
}

/// When a good word was thanked for, or by when that is to be done.
pub fn thanks_for(word: &SpokeForYou, today: NaiveDate) -> String {
    match (word.thanked, word.thank_by) {
        (Some(on), _) if word.tell_outcome => {
            format!("thanked {}; tell them how it ended", day(on, today))
        }
        (Some(on), _) => format!("thanked {}", day(on, today)),
        (None, Some(by)) => thank(by, today),
        (None, None) => String::new(),
    }
}

/// When a promise that is only asked about would come due, or when it was said.
pub fn when_asked(asked: &AskedPromise, today: NaiveDate) -> String {
    match asked.due {
        Some(due) if due.day() < today => format!("by {}", day(due.day(), today)),
        Some(due) => format!("by {}", soon(due, today)),
        None => format!("on {}", day(asked.said, today)),
    }
}

fn soon(when: Due, today: NaiveDate) -> String {
    let said = match (when.day() - today).num_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        2..=6 => weekday(when.day(), today),
        _ => day(when.day(), today),
    };
    match when {
        Due::Day(_) => said,
        Due::At(at) => format!("{said} {}", at.format("%H:%M")),
    }
}

/// So many bytes in a decimal unit, one digit behind the point: `1.2 MB`.
#[allow(clippy::cast_precision_loss, reason = "one digit is shown")]
pub fn size(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}

/// Words that begin a sentence and end one.
pub fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    let end = if words.ends_with(['.', '!', '?', '…']) { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}

/// Everybody by name: `Ana Silva, Bo Lindqvist`.
pub fn names(people: &[Named]) -> String {
    people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_says_its_year_only_when_it_is_not_plain() {
        let today = date("2026-11-18");
        assert_eq!(day(date("2026-01-02"), today), "2 Jan");
        assert_eq!(day(date("2027-02-02"), today), "2 Feb");
        assert_eq!(day(date("2025-11-18"), today), "18 Nov 2025");
        assert_eq!(weekday(date("2026-11-20"), today), "Fri 20 Nov");
    }
}
