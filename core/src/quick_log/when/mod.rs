//! Days and moments in a line, counted from the moment of writing.
//!
//! A leading date looks back, a promise's date looks forward; the words are the same (`phrase`). Nothing here reads a
//! clock. Why this is no library: `docs/adr/004-dates-in-lines.md`.

pub(super) mod phrase;

use std::ops::Range;

use chrono::{Datelike, Days, Duration, Months, NaiveDate, NaiveTime, TimeZone, Weekday};

use super::{Doubt, Span, tokens::Line};
use crate::model::{DoubtAbout, Due, Moment};
use phrase::{Phrase, Spoken, Unit, Which};

/// What a date phrase comes to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Reading {
    Day(NaiveDate),
    At(Moment),
    /// There is no such day.
    Missing,
    /// It may be any of these days.
    Several(Vec<NaiveDate>),
}

/// A date as typed for a promise or for `later REF WHEN`, counted forward from `now`: `fri`, `tomorrow`, `eod`,
/// `eom`, `next week`, `in 3 days`, `12 May`, `2026-05-12`, each with an optional time; a time alone is the next one.
///
/// Nothing if the text is no date; [`date_doubt`] tells whether it looked like one.
pub fn due_date(text: &str, now: Moment) -> Option<Due> {
    match whole(text, now, forward)? {
        Reading::Day(day) => Some(Due::Day(day)),
        Reading::At(moment) => Some(Due::At(moment)),
        Reading::Missing | Reading::Several(_) => None,
    }
}

/// A past moment as typed for `--on`: `yesterday`, `mon`, `last friday`, `2 days ago`, `2026-05-12`, `12 May 14:30`,
/// or a moment in RFC 3339. A day without a time is its noon, today is `now`; nothing if the text is no past date.
pub fn past_moment(text: &str, now: Moment) -> Option<Moment> {
    if let Ok(moment) = Moment::parse_from_rfc3339(text.trim()) {
        return (moment <= now).then_some(moment);
    }
    match whole(text, now, back)? {
        Reading::Day(day) => moment_of(day, now),
        Reading::At(moment) => Some(moment),
        Reading::Missing | Reading::Several(_) => None,
    }
    .filter(|moment| *moment <= now)
}

/// Why a text that looks like a date is none: there is no such day, or it may be two.
pub fn date_doubt(text: &str, now: Moment) -> Option<Doubt> {
    let span = Span { start: 0, end: text.len() };
    doubt(&whole(text, now, forward)?, text.trim(), span, "Write it as 12 May or 2026-05-12")
}

fn whole(text: &str, now: Moment, direction: fn(&Spoken, Moment) -> Option<Reading>) -> Option<Reading> {
    if text.len() > 200 {
        return None;
    }
    let line = Line::read(text);
    let start = usize::from(line.is_any(0, &["by", "until", "on", "till"]));
    let spoken = phrase::read(&line, start).or_else(|| phrase::read_time(&line, start))?;
    let rest = (spoken.end..line.len()).all(|at| matches!(line.sign(at), Some('.' | ',' | ':')));
    if rest { direction(&spoken, now) } else { None }
}

/// The doubt about a reading that came to no day.
pub(super) fn doubt(reading: &Reading, text: &str, span: Span, advice: &str) -> Option<Doubt> {
    let (message, alternatives) = match reading {
        Reading::Day(_) | Reading::At(_) => return None,
        Reading::Missing => (format!("There is no {text}. {advice}"), Vec::new()),
        Reading::Several(days) => {
            let said: Vec<String> = days.iter().map(|day| day.format("%-d %B").to_string()).collect();
            let days = days.iter().map(ToString::to_string).collect();
            (format!("{text} may be {}. {advice}", said.join(" or ")), days)
        }
    };
    Some(Doubt { about: DoubtAbout::Date, span, message, alternatives })
}

/// A date phrase at the start of the line, up to its colon.
pub(super) struct Leading {
    /// The first token after the colon.
    pub(super) body: usize,
    /// The phrase without its colon.
    pub(super) span: Span,
    pub(super) reading: Reading,
}

/// Reads `yesterday:`, `mon:`, `two days ago:`, `12 May 14:30:`: the most recent past one, weekdays strictly past.
pub(super) fn leading(line: &Line<'_>, now: Moment) -> Option<Leading> {
    let spoken = phrase::read(line, 0)?;
    if line.sign(spoken.end) != Some(':') {
        return None;
    }
    let span = line.span_of(0..spoken.end);
    Some(Leading { body: spoken.end + 1, span, reading: back(&spoken, now)? })
}

/// The date in a promise's tokens: after by or until anywhere, or bare at the end.
pub(super) struct Promised {
    /// The words of the date, with the small word before it.
    pub(super) tokens: Range<usize>,
    /// The date alone.
    pub(super) date: Range<usize>,
    pub(super) reading: Reading,
    /// It stood bare and may be no date at all.
    pub(super) bare: bool,
}

/// Looks for the date of a promise in these tokens, counted forward from `now`.
pub(super) fn promised(line: &Line<'_>, body: Range<usize>, now: Moment) -> Option<Promised> {
    let end = last_word(line, &body);
    let fits = |spoken: &Spoken| spoken.end <= end;
    for at in body.start..end {
        if line.is_any(at, &["by", "until", "till"]) {
            let spoken = phrase::read(line, at + 1).or_else(|| phrase::read_time(line, at + 1)).filter(fits);
            if let Some(spoken) = spoken
                && let Some(reading) = forward(&spoken, now)
            {
                return Some(Promised {
                    tokens: at..spoken.end,
                    date: at + 1..spoken.end,
                    reading,
                    bare: false,
                });
            }
        }
    }
    // A phrase has at most nine tokens, "on the end of the month at 2:30 pm" among them.
    for at in end.saturating_sub(9).max(body.start)..end {
        let Some(spoken) = phrase::read(line, at).filter(|spoken| spoken.end == end) else { continue };
        if is_other_word(line, at, &spoken, body.start) {
            continue;
        }
        let Some(reading) = forward(&spoken, now) else { continue };
        let before = at.checked_sub(1).filter(|&before| before >= body.start);
        let joined = before.filter(|&before| line.is_any(before, &["on", "before", "due"]));
        return Some(Promised { tokens: joined.unwrap_or(at)..end, date: at..end, reading, bare: true });
    }
    None
}

/// "the sun", "where he sat": the short weekdays that are also words, when the word before says so.
fn is_other_word(line: &Line<'_>, at: usize, spoken: &Spoken, start: usize) -> bool {
    let ambiguous = spoken.end == at + 1 && line.is_any(at, &["sun", "sat", "wed"]);
    let before = at.checked_sub(1).filter(|&before| before >= start);
    ambiguous
        && before.is_some_and(|before| {
            line.is_any(
                before,
                &["the", "a", "some", "he", "she", "they", "i", "we", "who", "and", "in", "to"],
            )
        })
}

fn last_word(line: &Line<'_>, body: &Range<usize>) -> usize {
    let mut end = body.end;
    while end > body.start && matches!(line.sign(end - 1), Some('.' | ',' | ':' | ';' | '!' | '?' | ')')) {
        end -= 1;
    }
    end
}

/// Counts a phrase forward from `now`; nothing if it looks back.
pub(super) fn forward(spoken: &Spoken, now: Moment) -> Option<Reading> {
    let today = now.date_naive();
    let day = match spoken.phrase {
        Phrase::Days(days) if days < 0 => return None,
        Phrase::Counted(count, _) if count < 0 => return None,
        Phrase::Weekday(_, Which::Last) => return None,
        Phrase::Weekday(weekday, Which::Nearest) => on_or_after(today, weekday),
        Phrase::Weekday(weekday, Which::Next) => monday_of(today)
            .and_then(|monday| monday.checked_add_days(Days::new(7 + days_from_monday(weekday)))),
        Phrase::ThisWeek => match today.weekday() {
            Weekday::Sat | Weekday::Sun => Some(today),
            _ => on_or_after(today, Weekday::Fri),
        },
        Phrase::NextWeek => monday_of(today).and_then(|monday| monday.checked_add_days(Days::new(11))),
        Phrase::EndOfMonth => end_of_month(today),
        Phrase::EndOfNextMonth => today.checked_add_months(Months::new(1)).and_then(end_of_month),
        Phrase::EndOfYear => NaiveDate::from_ymd_opt(today.year(), 12, 31),
        Phrase::TimeOnly => {
            let at = |day: NaiveDate| spoken.time.and_then(|time| moment_at(day, time, now));
            let today_at = at(today)?;
            return Some(Reading::At(if today_at >= now { today_at } else { at(today.succ_opt()?)? }));
        }
        Phrase::DayMonth { day, month, year: None } => {
            let years = (0..=8).map(|ahead| today.year() + ahead);
            years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day)).find(|day| *day >= today)
        }
        Phrase::Slashed { first, second, year } => {
            return Some(slashed(first, second, |month, day| match year {
                Some(year) => NaiveDate::from_ymd_opt(year, month, day),
                None => (0..=8)
                    .filter_map(|ahead| NaiveDate::from_ymd_opt(today.year() + ahead, month, day))
                    .find(|day| *day >= today),
            }));
        }
        phrase => return Some(either_way(phrase, spoken.time, now)),
    };
    Some(with_time(day, spoken.time, now))
}

/// Counts a phrase back from `now`; a phrase that looks forward gives a day to come.
pub(super) fn back(spoken: &Spoken, now: Moment) -> Option<Reading> {
    let today = now.date_naive();
    let day = match spoken.phrase {
        Phrase::Weekday(weekday, Which::Nearest | Which::Last) => {
            let behind = (today.weekday().days_since(weekday) + 6) % 7 + 1;
            today.checked_sub_days(Days::new(u64::from(behind)))
        }
        Phrase::DayMonth { day, month, year: None } => {
            let years = (0..=8).map(|behind| today.year() - behind);
            years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, day)).find(|day| *day <= today)
        }
        Phrase::Slashed { first, second, year } => {
            return Some(slashed(first, second, |month, day| match year {
                Some(year) => NaiveDate::from_ymd_opt(year, month, day),
                None => (0..=8)
                    .filter_map(|behind| NaiveDate::from_ymd_opt(today.year() - behind, month, day))
                    .find(|day| *day <= today),
            }));
        }
        Phrase::TimeOnly => {
            let at = |day: NaiveDate| spoken.time.and_then(|time| moment_at(day, time, now));
            let today_at = at(today)?;
            return Some(Reading::At(if today_at <= now { today_at } else { at(today.pred_opt()?)? }));
        }
        Phrase::Days(_) | Phrase::Counted(..) | Phrase::Iso { .. } | Phrase::DayMonth { .. } => {
            return Some(either_way(spoken.phrase, spoken.time, now));
        }
        Phrase::Weekday(_, Which::Next)
        | Phrase::ThisWeek
        | Phrase::NextWeek
        | Phrase::EndOfMonth
        | Phrase::EndOfNextMonth
        | Phrase::EndOfYear => return forward(spoken, now),
    };
    Some(with_time(day, spoken.time, now))
}

/// Phrases that name one day whichever way one looks.
fn either_way(phrase: Phrase, time: Option<NaiveTime>, now: Moment) -> Reading {
    let today = now.date_naive();
    let day = match phrase {
        Phrase::Days(days) => shifted(today, days),
        Phrase::Counted(count, Unit::Days) => shifted(today, count),
        Phrase::Counted(count, Unit::Weeks) => shifted(today, count.saturating_mul(7)),
        Phrase::Counted(count, Unit::Months) => months(today, count),
        Phrase::Counted(count, Unit::Years) => months(today, count.saturating_mul(12)),
        Phrase::Counted(count, Unit::Hours) => return at_distance(now, count.saturating_mul(60)),
        Phrase::Counted(count, Unit::Minutes) => return at_distance(now, count),
        Phrase::Iso { year, month, day } | Phrase::DayMonth { day, month, year: Some(year) } => {
            NaiveDate::from_ymd_opt(year, month, day)
        }
        _ => None,
    };
    with_time(day, time, now)
}

fn at_distance(now: Moment, minutes: i64) -> Reading {
    match Duration::try_minutes(minutes).and_then(|distance| now.checked_add_signed(distance)) {
        Some(moment) if is_writable(moment.date_naive()) => Reading::At(moment),
        _ => Reading::Missing,
    }
}

fn with_time(day: Option<NaiveDate>, time: Option<NaiveTime>, now: Moment) -> Reading {
    match (day.filter(|day| is_writable(*day)), time) {
        (None, _) => Reading::Missing,
        (Some(day), None) => Reading::Day(day),
        (Some(day), Some(time)) => moment_at(day, time, now).map_or(Reading::Missing, Reading::At),
    }
}

/// Years that RFC 3339 can write.
fn is_writable(day: NaiveDate) -> bool {
    (0..=9998).contains(&day.year())
}

fn slashed(first: u32, second: u32, find: impl Fn(u32, u32) -> Option<NaiveDate>) -> Reading {
    // Day first, as most of the world writes it; then month first.
    let mut days: Vec<NaiveDate> = [find(second, first), find(first, second)].into_iter().flatten().collect();
    days.dedup();
    match days.as_slice() {
        [] => Reading::Missing,
        [day] => Reading::Day(*day),
        _ => Reading::Several(days),
    }
}

/// The moment an entry of that day gets: noon, or `now` if it is today.
pub(super) fn moment_of(day: NaiveDate, now: Moment) -> Option<Moment> {
    if day == now.date_naive() { Some(now) } else { moment_at(day, NaiveTime::from_hms_opt(12, 0, 0)?, now) }
}

fn moment_at(day: NaiveDate, time: NaiveTime, now: Moment) -> Option<Moment> {
    now.offset().from_local_datetime(&day.and_time(time)).single()
}

fn shifted(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let distance = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(distance) } else { day.checked_add_days(distance) }
}

fn months(day: NaiveDate, count: i64) -> Option<NaiveDate> {
    let distance = Months::new(u32::try_from(count.unsigned_abs()).ok()?);
    if count < 0 { day.checked_sub_months(distance) } else { day.checked_add_months(distance) }
}

fn on_or_after(day: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(u64::from(weekday.days_since(day.weekday()))))
}

fn monday_of(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(days_from_monday(day.weekday())))
}

fn days_from_monday(weekday: Weekday) -> u64 {
    u64::from(weekday.num_days_from_monday())
}

fn end_of_month(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()
}
