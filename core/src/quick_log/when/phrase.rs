//! The words of a date, read but not yet counted from any day.

use chrono::{NaiveTime, Weekday};

use super::super::{
    tokens::Line,
    words::{MONTHS, NUMBERS, WEEKDAYS, look_up},
};

/// A date as somebody says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quick_log) enum Phrase {
    /// Days from today: yesterday is -1.
    Days(i64),
    Weekday(Weekday, Which),
    /// Units counted forward ("in 3 days") or back ("two weeks ago").
    Counted(i64, Unit),
    /// A day of a month, of that year if one was said.
    DayMonth {
        day: u32,
        month: u32,
        year: Option<i32>,
    },
    Iso {
        year: i32,
        month: u32,
        day: u32,
    },
    /// "12/5", which may be two days.
    Slashed {
        first: u32,
        second: u32,
        year: Option<i32>,
    },
    ThisWeek,
    NextWeek,
    EndOfMonth,
    EndOfNextMonth,
    EndOfYear,
    /// A time without a day.
    TimeOnly,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quick_log) enum Which {
    /// The nearest one in the direction of reading.
    Nearest,
    Last,
    Next,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quick_log) enum Unit {
    Minutes,
    Hours,
    Days,
    Weeks,
    Months,
    Years,
}

/// A date phrase with its optional time, and the token after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quick_log) struct Spoken {
    pub(in crate::quick_log) phrase: Phrase,
    pub(in crate::quick_log) time: Option<NaiveTime>,
    pub(in crate::quick_log) end: usize,
}

/// Reads the longest date phrase that starts at this token, with a time after it if there is one.
pub(in crate::quick_log) fn read(line: &Line<'_>, at: usize) -> Option<Spoken> {
    if line.touches(at) && !matches!(line.sign(at.checked_sub(1)?), Some(':' | '(' | '"')) {
        return None;
    }
    let (phrase, end) = date(line, at)?;
    if !ends_cleanly(line, end) {
        return None;
    }
    match time_after(line, end) {
        Some((time, end)) => Some(Spoken { phrase, time: Some(time), end }),
        None => Some(Spoken { phrase, time: None, end }),
    }
}

/// A time that stands alone ("5pm", "at 14:30"): only where a date is expected.
pub(in crate::quick_log) fn read_time(line: &Line<'_>, at: usize) -> Option<Spoken> {
    let (time, end) = time_after(line, at)?;
    Some(Spoken { phrase: Phrase::TimeOnly, time: Some(time), end })
}

/// "12 May/13" and "fri-sat" are not the date they begin with.
fn ends_cleanly(line: &Line<'_>, end: usize) -> bool {
    !line.touches(end) || matches!(line.sign(end), Some(c) if !matches!(c, '/' | '-' | '_' | '@' | '#'))
}

fn date(line: &Line<'_>, at: usize) -> Option<(Phrase, usize)> {
    let word = line.word(at)?;
    let one = |phrase| Some((phrase, at + 1));
    match word {
        "today" | "tonight" | "eod" | "cob" => return one(Phrase::Days(0)),
        "tomorrow" | "tmrw" | "tmw" => return one(Phrase::Days(1)),
        "yesterday" => return one(Phrase::Days(-1)),
        "eow" => return one(Phrase::ThisWeek),
        "eom" => return one(Phrase::EndOfMonth),
        "eoy" => return one(Phrase::EndOfYear),
        "this" => {
            let phrase = match line.word(at + 1)? {
                "week" => Phrase::ThisWeek,
                "month" => Phrase::EndOfMonth,
                "morning" | "afternoon" | "evening" => Phrase::Days(0),
                word => Phrase::Weekday(look_up(WEEKDAYS, word)?, Which::Nearest),
            };
            return Some((phrase, at + 2));
        }
        "next" => {
            let phrase = match line.word(at + 1)? {
                "week" => Phrase::NextWeek,
                "month" => Phrase::EndOfNextMonth,
                word => Phrase::Weekday(look_up(WEEKDAYS, word)?, Which::Next),
            };
            return Some((phrase, at + 2));
        }
        "last" => {
            let phrase = match line.word(at + 1)? {
                "night" => Phrase::Days(-1),
                word => Phrase::Weekday(look_up(WEEKDAYS, word)?, Which::Last),
            };
            return Some((phrase, at + 2));
        }
        "end" => {
            let mut last = line.phrase(at + 1, &["of"])?;
            last += usize::from(line.is_any(last, &["the", "this"]));
            let phrase = match line.word(last)? {
                "day" => Phrase::Days(0),
                "week" => Phrase::ThisWeek,
                "month" => Phrase::EndOfMonth,
                "year" => Phrase::EndOfYear,
                _ => return None,
            };
            return Some((phrase, last + 1));
        }
        "in" => {
            let (count, unit, end) = counted(line, at + 1)?;
            return Some((Phrase::Counted(count, unit), end));
        }
        _ => {}
    }
    if let Some((count, unit, end)) = counted(line, at)
        && line.is(end, "ago")
    {
        return Some((Phrase::Counted(-count, unit), end + 1));
    }
    if let Some(weekday) = look_up(WEEKDAYS, word) {
        return one(Phrase::Weekday(weekday, Which::Nearest));
    }
    iso(word).map(|phrase| (phrase, at + 1)).or_else(|| slashed(line, at)).or_else(|| day_month(line, at))
}

fn counted(line: &Line<'_>, at: usize) -> Option<(i64, Unit, usize)> {
    let word = line.word(at)?;
    let count = i64::from(look_up(NUMBERS, word).or_else(|| digits(word, 9))?);
    let unit = match line.word(at + 1)? {
        "minute" | "minutes" | "min" | "mins" => Unit::Minutes,
        "hour" | "hours" => Unit::Hours,
        "day" | "days" => Unit::Days,
        "week" | "weeks" => Unit::Weeks,
        "month" | "months" => Unit::Months,
        "year" | "years" => Unit::Years,
        _ => return None,
    };
    Some((count, unit, at + 2))
}

/// `2026-05-12`, whether or not there is such a day.
fn iso(word: &str) -> Option<Phrase> {
    let mut parts = word.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return None;
    }
    let year = i32::try_from(digits(year, 4)?).ok()?;
    Some(Phrase::Iso { year, month: digits(month, 2)?, day: digits(day, 2)? })
}

/// `12/5` or `12/5/2026`, the numbers touching their slashes.
fn slashed(line: &Line<'_>, at: usize) -> Option<(Phrase, usize)> {
    let slash = |at: usize| line.sign(at) == Some('/') && line.touches(at) && line.touches(at + 1);
    let first = digits(line.word(at)?, 2)?;
    if !slash(at + 1) {
        return None;
    }
    let second = digits(line.word(at + 2)?, 2)?;
    if slash(at + 3) {
        let year = year(line.word(at + 4)?)?;
        return Some((Phrase::Slashed { first, second, year: Some(year) }, at + 5));
    }
    Some((Phrase::Slashed { first, second, year: None }, at + 3))
}

/// `12 May`, `May 12`, `12th of May 2026`.
fn day_month(line: &Line<'_>, at: usize) -> Option<(Phrase, usize)> {
    let (day, month, mut end) = if let Some(day) = day_number(line.word(at)?) {
        let month_at = at + 1 + usize::from(line.is(at + 1, "of"));
        (day, look_up(MONTHS, line.word(month_at)?)?, month_at + 1)
    } else {
        (day_number(line.word(at + 1)?)?, look_up(MONTHS, line.word(at)?)?, at + 2)
    };
    let comma = usize::from(line.sign(end) == Some(','));
    let year = line.word(end + comma).filter(|word| word.len() == 4).and_then(year);
    // "12 May 1430" is no year, but "12 May 2025" is.
    if year.is_some() {
        end += comma + 1;
    }
    Some((Phrase::DayMonth { day, month, year }, end))
}

fn day_number(word: &str) -> Option<u32> {
    let plain = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    digits(plain, 2)
}

fn year(word: &str) -> Option<i32> {
    let year = i32::try_from(digits(word, 4)?).ok()?;
    match word.len() {
        4 => (1900..2200).contains(&year).then_some(year),
        2 => Some(2000 + year),
        _ => None,
    }
}

fn digits(word: &str, longest: usize) -> Option<u32> {
    let plain = !word.is_empty() && word.len() <= longest && word.bytes().all(|b| b.is_ascii_digit());
    if plain { word.parse().ok() } else { None }
}

/// `14:30`, `2:30pm`, `3pm`, `3 pm`, `noon`, each perhaps after "at" or a comma; or nothing.
fn time_after(line: &Line<'_>, at: usize) -> Option<(NaiveTime, usize)> {
    let at = at + usize::from(line.is(at, "at"));
    let word = line.word(at)?;
    if !line.is_spaced(at) {
        return None;
    }
    match word {
        "noon" => return Some((NaiveTime::from_hms_opt(12, 0, 0)?, at + 1)),
        "midnight" => return Some((NaiveTime::from_hms_opt(23, 59, 0)?, at + 1)),
        _ => {}
    }
    if let Some(hour) = digits(word, 2)
        && line.sign(at + 1) == Some(':')
        && line.touches(at + 1)
        && line.touches(at + 2)
    {
        let word = line.word(at + 2)?;
        let (minute, half) = half_of_day(word);
        if minute.len() != 2 {
            return None;
        }
        let minute = digits(minute, 2)?;
        let (half, end) = match half {
            None if line.is_any(at + 3, &["am", "pm"]) => (line.word(at + 3), at + 4),
            half => (half, at + 3),
        };
        return Some((clock(hour, minute, half)?, end));
    }
    let (hour, half) = half_of_day(word);
    let hour = digits(hour, 2)?;
    let (half, end) = match half {
        None if line.is_any(at + 1, &["am", "pm"]) => (line.word(at + 1), at + 2),
        half => (half, at + 1),
    };
    Some((clock(hour, 0, Some(half?))?, end))
}

fn half_of_day(word: &str) -> (&str, Option<&str>) {
    for half in ["am", "pm"] {
        if let Some(number) = word.strip_suffix(half) {
            return (number, Some(half));
        }
    }
    (word, None)
}

fn clock(hour: u32, minute: u32, half: Option<&str>) -> Option<NaiveTime> {
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some("am") => hour % 12,
        Some(_) => hour % 12 + 12,
    };
    NaiveTime::from_hms_opt(hour, minute, 0)
}
