//! From a phrase to a day: counted forward or back from a moment, with checked arithmetic.

use chrono::{Datelike, Days, Duration, Months, NaiveDate, NaiveTime, TimeZone, Weekday};

use super::super::language::{Part, Unit};
use super::habits::DateHabits;
use super::phrase::{Amount, Counted, Day, Month, Numbers, Occurrence, SpokenDate, WrittenDate, Year};
use crate::model::{Due, Moment};

/// Years a day may lie in: what every record and screen can hold.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=9998;
/// A day without a year that was this many days ago is not silently taken for one in a year.
const JUST_PAST: i64 = 30;
/// A day without a year that comes within this many days may be meant, also where one looks back.
const SOON: i64 = 60;
/// Days within which a day is plain without its year.
const HALF_A_YEAR: i64 = 180;
/// How many years are searched for 29 February.
const LEAP: i32 = 8;

/// Which way a phrase is counted where it may be counted either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quick_log) enum Toward {
    Forward,
    Back,
}

/// What a date phrase comes to.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::quick_log) struct DateReading {
    /// The day or moment taken, if one was.
    pub(in crate::quick_log) due: Option<Due>,
    /// Why it is not sure.
    pub(in crate::quick_log) question: Option<DateQuestion>,
}

/// Why a date is not sure.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::quick_log) enum DateQuestion {
    /// There is no such day.
    Missing,
    /// It may be any of these days.
    Several(Vec<NaiveDate>),
    /// That day is another weekday.
    OtherWeekday(NaiveDate),
    /// It was counted from an earlier day, and is past by now; these days may be meant.
    Past(Vec<NaiveDate>),
}

impl DateReading {
    pub(super) fn missing() -> Self {
        Self { due: None, question: Some(DateQuestion::Missing) }
    }

    pub(super) fn sure(due: Due) -> Self {
        Self { due: Some(due), question: None }
    }

    pub(super) fn several(due: Option<NaiveDate>, days: Vec<NaiveDate>) -> Self {
        Self { due: due.map(Due::Day), question: Some(DateQuestion::Several(days)) }
    }

    /// The day taken.
    pub(in crate::quick_log) fn day(&self) -> Option<NaiveDate> {
        self.due.map(|due| due.day())
    }

    /// A day that may not exist, or lie beyond what can be written.
    fn of(day: Option<NaiveDate>) -> Self {
        match day.filter(|day| YEARS.contains(&day.year())) {
            Some(day) => Self::sure(Due::Day(day)),
            None => Self::missing(),
        }
    }

    fn at(moment: Option<Moment>) -> Self {
        match moment.filter(|moment| YEARS.contains(&moment.date_naive().year())) {
            Some(moment) => Self::sure(Due::At(moment)),
            None => Self::missing(),
        }
    }
}

/// Counts a phrase from `now`; nothing if it looks the other way.
pub(in crate::quick_log) fn count(
    spoken: &SpokenDate,
    habits: DateHabits,
    now: Moment,
    direction: Toward,
) -> Option<DateReading> {
    let calendar = Calendar { now, today: now.date_naive(), habits, direction };
    if spoken.day == Day::Unsaid {
        return calendar.unsaid(spoken);
    }
    let mut reading = calendar.day(&spoken.day, Some(spoken))?;
    if let (Some(time), Some(Due::Day(day))) = (spoken.time, reading.due) {
        let question = reading.question.take();
        reading = DateReading::at(moment_at(day, time, now));
        reading.question = reading.question.or(question);
    }
    Some(reading)
}

/// The moment an entry of that day gets: noon, or `now` if it is today.
pub(in crate::quick_log) fn moment_of(day: NaiveDate, now: Moment) -> Option<Moment> {
    if day == now.date_naive() { Some(now) } else { moment_at(day, NaiveTime::from_hms_opt(12, 0, 0)?, now) }
}

fn moment_at(day: NaiveDate, time: NaiveTime, now: Moment) -> Option<Moment> {
    now.offset().from_local_datetime(&day.and_time(time)).single()
}

/// The first and the last day of a stretch.
#[derive(Clone, Copy)]
pub(super) struct Bounds {
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
}

/// A moment to count from, and which way.
pub(super) struct Calendar {
    pub(super) now: Moment,
    pub(super) today: NaiveDate,
    pub(super) habits: DateHabits,
    pub(super) direction: Toward,
}

impl Calendar {
    pub(super) fn looks_back(&self) -> bool {
        self.direction == Toward::Back
    }

    /// A time or a part of the day alone: the nearest one in the direction of reading.
    fn unsaid(&self, spoken: &SpokenDate) -> Option<DateReading> {
        let Some(time) = spoken.time else {
            let part = spoken.part?;
            let past = self.now.time() >= end_of(part);
            let day = match self.direction {
                Toward::Forward if past => self.today.succ_opt(),
                _ => Some(self.today),
            };
            return Some(DateReading::of(day));
        };
        let at = |day: NaiveDate| moment_at(day, time, self.now);
        let today = at(self.today)?;
        let other = match self.direction {
            Toward::Forward if today < self.now => at(self.today.succ_opt()?),
            Toward::Back if today > self.now => at(self.today.pred_opt()?),
            _ => Some(today),
        };
        Some(DateReading::at(other))
    }

    fn day(&self, day: &Day, spoken: Option<&SpokenDate>) -> Option<DateReading> {
        let today = self.today;
        Some(match day {
            Day::Offset(days) if *days < 0 && !self.looks_back() => return None,
            Day::Offset(days) => DateReading::of(shifted(today, *days)),
            Day::Weekday { weekday, which } => return self.weekday(*weekday, *which, spoken),
            Day::OfWeek { weekday, weeks } => DateReading::of(self.of_week(*weekday, *weeks)),
            Day::Written(written) => self.written(written),
            Day::OfMonth { day, months } => self.of_month(*day, *months),
            Day::Nth { nth, what, month } => DateReading::of(self.nth(*nth, *what, *month)),
            Day::Stretch { stretch, edge } => return self.stretch(*stretch, *edge),
            Day::Distance { amounts, from: None } => return self.distance(amounts),
            Day::Distance { amounts, from: Some(from) } => {
                // "2 weeks after yesterday": the day counted from may lie behind.
                let back = Self { direction: Toward::Back, ..*self };
                let mut reading = self.day(from, None).or_else(|| back.day(from, None))?;
                let moved = reading.due.and_then(|due| moved_day(due.day(), amounts));
                reading.due = moved.filter(|day| YEARS.contains(&day.year())).map(Due::Day);
                reading.question = if reading.due.is_none() { Some(DateQuestion::Missing) } else { None };
                reading
            }
            Day::Weekdays { count, weekday } => DateReading::of(self.weekdays(*count, *weekday)),
            Day::Before(base) => {
                let reading = self.day(base, None)?;
                let before = reading.day().and_then(|day| day.pred_opt());
                // Some mean the day itself: "before thursday" is asked about.
                match (&**base, before, reading.day()) {
                    (Day::Weekday { .. }, Some(before), Some(day)) => {
                        DateReading::several(Some(before), vec![before, day])
                    }
                    (_, Some(before), _) => DateReading::of(Some(before)),
                    (_, None, _) => reading,
                }
            }
            Day::Either(one, other) => {
                let (one, other) = (self.day(one, None)?, self.day(other, None)?);
                let mut days: Vec<NaiveDate> = [one.day(), other.day()].into_iter().flatten().collect();
                days.sort_unstable();
                days.dedup();
                DateReading::several(days.last().copied(), days)
            }
            Day::Unsaid => return None,
        })
    }

    fn weekday(
        &self,
        weekday: Weekday,
        which: Occurrence,
        spoken: Option<&SpokenDate>,
    ) -> Option<DateReading> {
        let behind = || {
            let days = (self.today.weekday().days_since(weekday) + 6) % 7 + 1;
            self.today.checked_sub_days(Days::new(u64::from(days)))
        };
        Some(DateReading::of(match (which, self.direction) {
            (Occurrence::Last, Toward::Forward) => return None,
            (Occurrence::Nearest | Occurrence::Last, Toward::Back) => behind(),
            (Occurrence::Next, _) => self.of_week(weekday, 1),
            (Occurrence::Nearest, Toward::Forward) => {
                let day = on_or_after(self.today, weekday)?;
                // What is over today is meant in a week.
                if day == self.today && spoken.is_some_and(|spoken| self.is_over(spoken)) {
                    day.checked_add_days(Days::new(7))
                } else {
                    Some(day)
                }
            }
        }))
    }

    /// Whether the time or part of the day lies behind today.
    fn is_over(&self, spoken: &SpokenDate) -> bool {
        match (spoken.time, spoken.part) {
            (Some(time), _) => time < self.now.time(),
            (None, Some(part)) => self.now.time() >= end_of(part),
            (None, None) => false,
        }
    }

    pub(super) fn of_week(&self, weekday: Weekday, weeks: i64) -> Option<NaiveDate> {
        self.counted_from(self.habits.week_begins, weekday, weeks)
    }

    /// The weekday of a week from this one, where weeks begin on that day.
    pub(super) fn counted_from(&self, begins: Weekday, weekday: Weekday, weeks: i64) -> Option<NaiveDate> {
        let days = i64::from(weekday.days_since(begins)) - i64::from(self.today.weekday().days_since(begins));
        shifted(self.today, days.checked_add(weeks.checked_mul(7)?)?)
    }

    fn weekdays(&self, count: i64, weekday: Weekday) -> Option<NaiveDate> {
        if count > 0 {
            let first = on_or_after(self.today.succ_opt()?, weekday)?;
            return shifted(first, count.checked_sub(1)?.checked_mul(7)?);
        }
        let days = i64::from((self.today.weekday().days_since(weekday) + 6) % 7 + 1);
        shifted(self.today, count.checked_add(1)?.checked_mul(7)?.checked_sub(days)?)
    }

    /// A day of the calendar. Of two numbers that may be either, the habit of the user says which is the month; without one
    /// both are offered, day first, as most of the world writes it.
    fn written(&self, written: &WrittenDate) -> DateReading {
        let possible = match written.numbers {
            Numbers::Day { month, day } => vec![(month, day)],
            Numbers::Either { first, second } if first == second => vec![(first, second)],
            Numbers::Either { first, second } if self.habits.month_first == Some(true) => {
                vec![(first, second), (second, first)]
            }
            Numbers::Either { first, second } => vec![(second, first), (first, second)],
        };
        let mut days: Vec<NaiveDate> =
            possible.into_iter().filter_map(|(month, day)| self.in_year(month, day, written)).collect();
        days.retain(|day| YEARS.contains(&day.year()));
        days.dedup();
        if let Some(weekday) = written.weekday
            && days.iter().any(|day| day.weekday() == weekday)
        {
            days.retain(|day| day.weekday() == weekday);
        }
        if self.habits.month_first.is_some() {
            days.truncate(1);
        }
        let day = match days.as_slice() {
            [] => return DateReading::missing(),
            [day] => *day,
            _ => return DateReading::several(None, days),
        };
        let question = match written.weekday {
            Some(weekday) if weekday != day.weekday() => Some(DateQuestion::OtherWeekday(day)),
            None if written.year == Year::Unsaid => return self.without_year(day, written),
            Some(_) | None => None,
        };
        DateReading { due: Some(Due::Day(day)), question }
    }

    /// The day in the year said, or in the nearest one in the direction of reading; a weekday may say which.
    fn in_year(&self, month: u32, day: u32, written: &WrittenDate) -> Option<NaiveDate> {
        let this = self.today.year();
        match written.year {
            Year::Full(year) => NaiveDate::from_ymd_opt(year, month, day),
            Year::Short(short) => NaiveDate::from_ymd_opt(self.full_year(short), month, day),
            Year::Unsaid => {
                if let Some(weekday) = written.weekday {
                    let near = [this, this.checked_add(1)?, this.checked_sub(1)?];
                    let mut days: Vec<NaiveDate> = near
                        .into_iter()
                        .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
                        .filter(|day| day.weekday() == weekday)
                        // Further away a day is said with its year.
                        .filter(|day| {
                            day.year() == this || (*day - self.today).num_days().abs() < HALF_A_YEAR
                        })
                        .collect();
                    days.sort_by_key(|day| (*day - self.today).num_days().abs());
                    if let Some(day) = days.first() {
                        return Some(*day);
                    }
                }
                self.nearest(month, day, self.direction)
            }
        }
    }

    /// The next or the last day of this date, counted from today, which is either.
    fn nearest(&self, month: u32, day: u32, direction: Toward) -> Option<NaiveDate> {
        let this = self.today.year();
        (0..=LEAP).find_map(|away| match direction {
            Toward::Forward => {
                NaiveDate::from_ymd_opt(this.checked_add(away)?, month, day).filter(|day| *day >= self.today)
            }
            Toward::Back => {
                NaiveDate::from_ymd_opt(this.checked_sub(away)?, month, day).filter(|day| *day <= self.today)
            }
        })
    }

    /// "16 Nov" said forward on the 18th, "20 Nov" said back: the nearer one may be meant.
    fn without_year(&self, day: NaiveDate, written: &WrittenDate) -> DateReading {
        let sure = DateReading::of(Some(day));
        let (other, days) = match self.direction {
            Toward::Forward => (Toward::Back, JUST_PAST),
            Toward::Back => (Toward::Forward, SOON),
        };
        if matches!(written.numbers, Numbers::Either { .. }) || day == self.today {
            return sure;
        }
        match self.nearest(day.month(), day.day(), other) {
            Some(near) if (near - self.today).num_days().abs() <= days => {
                DateReading::several(Some(day).filter(|_| !self.looks_back()), vec![near, day])
            }
            _ => sure,
        }
    }

    /// "16" is 2016 in 2026, "96" is 1996.
    fn full_year(&self, short: u32) -> i32 {
        let short = i32::try_from(short).unwrap_or_default();
        let century = self.today.year() / 100 * 100;
        let year = century + short;
        if year > self.today.year() + 20 { year - 100 } else { year }
    }

    fn of_month(&self, day: u32, months: Option<i64>) -> DateReading {
        if let Some(count) = months {
            return DateReading::of(moved_months(self.today, count).and_then(|month| month.with_day(day)));
        }
        let found = (0..=2).find_map(|away| match self.direction {
            Toward::Forward => {
                moved_months(self.today.with_day(1)?, away)?.with_day(day).filter(|day| *day >= self.today)
            }
            Toward::Back => {
                moved_months(self.today.with_day(1)?, -away)?.with_day(day).filter(|day| *day <= self.today)
            }
        });
        DateReading::of(found)
    }

    fn nth(&self, nth: i64, what: Counted, month: Month) -> Option<NaiveDate> {
        let Bounds { first, last } = self.month(month)?;
        let fits = |day: &NaiveDate| match what {
            Counted::Day => true,
            Counted::Workday => is_workday(*day),
            Counted::Weekday(weekday) => day.weekday() == weekday,
        };
        let mut days: Vec<NaiveDate> =
            first.iter_days().take_while(|day| *day <= last).filter(fits).collect();
        if nth < 0 {
            days.reverse();
        }
        let at = usize::try_from(nth.checked_abs()?.checked_sub(1)?).ok()?;
        days.get(at).copied()
    }

    /// So far from now; "a few days" back may be more or less.
    fn distance(&self, amounts: &[Amount]) -> Option<DateReading> {
        let back = amounts.first().is_some_and(|amount| amount.quarters < 0);
        if back && !self.looks_back() {
            return None;
        }
        let minutes: Option<i64> = amounts.iter().try_fold(0_i64, |all, it| all.checked_add(minutes_of(it)));
        let minutes = minutes?;
        if minutes == 0 && !amounts.is_empty() {
            let Some(day) = moved_day(self.today, amounts) else { return Some(DateReading::missing()) };
            if !YEARS.contains(&day.year()) {
                return Some(DateReading::missing());
            }
            let vague = self.looks_back() && amounts.iter().any(|amount| amount.vague);
            if vague {
                let near = [day.pred_opt(), Some(day), day.succ_opt()];
                return Some(DateReading::several(Some(day), near.into_iter().flatten().collect()));
            }
            return Some(DateReading::of(Some(day)));
        }
        let day = moved_day(self.today, amounts)?;
        let base = moment_at(day, self.now.time(), self.now)?;
        let distance = Duration::try_minutes(minutes)?;
        Some(DateReading::at(base.checked_add_signed(distance)))
    }
}

/// The days a part of the day ends at, for what is over.
fn end_of(part: Part) -> NaiveTime {
    let hour = match part {
        Part::Morning => 12,
        Part::Lunch => 14,
        Part::Afternoon => 18,
        Part::Evening => 22,
        Part::Night => 23,
    };
    NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default()
}

/// The minutes of an amount of hours or minutes, or of half days; nothing of whole days.
fn minutes_of(amount: &Amount) -> i64 {
    match amount.unit {
        Unit::Minutes => amount.quarters / 4,
        Unit::Hours => amount.quarters * 15,
        Unit::Days => amount.quarters % 4 * 360,
        _ => 0,
    }
}

/// A day moved by the days, weeks and months of amounts.
fn moved_day(mut day: NaiveDate, amounts: &[Amount]) -> Option<NaiveDate> {
    for Amount { quarters, unit, .. } in amounts {
        let (whole, rest) = (quarters / 4, quarters % 4);
        day = match unit {
            Unit::Minutes | Unit::Hours => day,
            Unit::Days => shifted(day, whole)?,
            Unit::Workdays => workdays(day, whole)?,
            Unit::Weeks => shifted(day, quarters.checked_mul(7)? / 4)?,
            Unit::Fortnights => shifted(day, quarters.checked_mul(14)? / 4)?,
            Unit::Months => shifted(moved_months(day, whole)?, rest * 30 / 4)?,
            Unit::Quarters => moved_months(day, quarters.checked_mul(3)? / 4)?,
            Unit::Years => moved_months(day, quarters.checked_mul(3)?)?,
        };
    }
    Some(day)
}

pub(super) fn shifted(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let distance = Days::new(days.unsigned_abs());
    if days < 0 { day.checked_sub_days(distance) } else { day.checked_add_days(distance) }
}

pub(super) fn moved_months(day: NaiveDate, count: i64) -> Option<NaiveDate> {
    let distance = Months::new(u32::try_from(count.unsigned_abs()).ok()?);
    if count < 0 { day.checked_sub_months(distance) } else { day.checked_add_months(distance) }
}

/// Monday to Friday, this many of them on or back; at most a few years' worth are counted.
fn workdays(mut day: NaiveDate, count: i64) -> Option<NaiveDate> {
    let mut left = count.checked_abs().filter(|left| *left <= 2000)?;
    while left > 0 {
        day = if count < 0 { day.pred_opt()? } else { day.succ_opt()? };
        left -= i64::from(is_workday(day));
    }
    Some(day)
}

pub(super) fn is_workday(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

pub(super) fn on_or_after(day: NaiveDate, weekday: Weekday) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(u64::from(weekday.days_since(day.weekday()))))
}
