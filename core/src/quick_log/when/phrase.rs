//! What a date phrase can be, read but not yet counted from any day.

use chrono::{NaiveTime, Weekday};

use super::super::language::{Edge, Part, Unit};

/// A date phrase with its optional time.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::quick_log) struct SpokenDate {
    pub(in crate::quick_log) day: Day,
    pub(in crate::quick_log) time: Option<NaiveTime>,
    pub(in crate::quick_log) part: Option<Part>,
    /// The tokens of the phrase, `end` one past the last.
    pub(in crate::quick_log) start: usize,
    pub(in crate::quick_log) end: usize,
    /// So short that it is a date only where one is expected: "5pm", "the 25th".
    pub(in crate::quick_log) weak: bool,
}

/// A day as somebody says it.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::quick_log) enum Day {
    /// Days from today: yesterday is -1.
    Offset(i64),
    Weekday {
        weekday: Weekday,
        which: Occurrence,
    },
    /// A weekday of the week that is this many weeks from now.
    OfWeek {
        weekday: Weekday,
        weeks: i64,
    },
    Written(WrittenDate),
    /// The 25th; of the month that is so many months from this one, if one was said.
    OfMonth {
        day: u32,
        months: Option<i64>,
    },
    /// "last friday of may", "first working day of next month"; counted from the end if negative.
    Nth {
        nth: i64,
        what: Counted,
        month: Month,
    },
    /// A week, month, quarter or year, or a part of one.
    Stretch {
        stretch: CalendarStretch,
        edge: Edge,
    },
    /// So far from now, or from another day; back if negative.
    Distance {
        amounts: Vec<Amount>,
        from: Option<Box<Day>>,
    },
    /// "two fridays from now".
    Weekdays {
        count: i64,
        weekday: Weekday,
    },
    /// The last day that is not yet that one: "before thursday".
    Before(Box<Day>),
    /// "mon or tue".
    Either(Box<Day>, Box<Day>),
    /// A time or a part of the day, without a day.
    Unsaid,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quick_log) enum Occurrence {
    /// The nearest one in the direction of reading.
    Nearest,
    Last,
    Next,
}

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quick_log) struct WrittenDate {
    pub(in crate::quick_log) numbers: Numbers,
    pub(in crate::quick_log) year: Year,
    /// The weekday that was said with it.
    pub(in crate::quick_log) weekday: Option<Weekday>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quick_log) enum Numbers {
    Day {
        month: u32,
        day: u32,
    },
    /// "12/5", which may be two days.
    Either {
        first: u32,
        second: u32,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quick_log) enum Year {
    Unsaid,
    Full(i32),
    /// "16" of "21-Apr-16".
    Short(u32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quick_log) enum Counted {
    Day,
    Workday,
    Weekday(Weekday),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quick_log) enum Month {
    /// Months from this one.
    Relative(i64),
    Named(u32, Year),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quick_log) enum CalendarStretch {
    /// Weeks, weekends, quarters and years from this one.
    Week(i64),
    Weekend(i64),
    /// The first, second or last week of a month; from its end if negative.
    WeekOf(i64, Month),
    Month(Month),
    Quarter(i64),
    NamedQuarter(u32, Year),
    Year(i64),
    NamedYear(i32),
}

/// So many of a unit, counted in quarters of it: half an hour is 2 of hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quick_log) struct Amount {
    pub(in crate::quick_log) quarters: i64,
    pub(in crate::quick_log) unit: Unit,
    /// "a few", "several".
    pub(in crate::quick_log) vague: bool,
}
