//! What single words can mean in a date.

use chrono::Weekday;

/// The words of one language, folded.
pub(in crate::quick_log) struct Vocabulary {
    pub(in crate::quick_log) weekdays: &'static [(&'static str, Weekday)],
    /// Weekdays said of several: "two fridays from now".
    pub(in crate::quick_log) many_weekdays: &'static [(&'static str, Weekday)],
    pub(in crate::quick_log) months: &'static [(&'static str, u32)],
    pub(in crate::quick_log) numbers: &'static [(&'static str, u32)],
    pub(in crate::quick_log) ordinals: &'static [(&'static str, u32)],
    pub(in crate::quick_log) units: &'static [(&'static str, Unit)],
    pub(in crate::quick_log) plurals: &'static [(&'static str, Unit)],
    /// Letters that are units only right after a number: "2h".
    pub(in crate::quick_log) letters: &'static [(&'static str, Unit)],
    /// Days counted from today.
    pub(in crate::quick_log) days: &'static [(&'static str, i64)],
    pub(in crate::quick_log) parts: &'static [(&'static str, Part)],
    pub(in crate::quick_log) halves: &'static [(&'static str, Half)],
    /// Abbreviations of the end of a stretch: "eow".
    pub(in crate::quick_log) spans: &'static [(&'static str, Unit)],
    pub(in crate::quick_log) edges: &'static [(&'static str, Edge)],
    pub(in crate::quick_log) roles: &'static [(&'static str, Role)],
}

/// A language before it has a word.
pub(super) const NO_WORDS: Vocabulary = Vocabulary {
    weekdays: &[],
    many_weekdays: &[],
    months: &[],
    numbers: &[],
    ordinals: &[],
    units: &[],
    plurals: &[],
    letters: &[],
    days: &[],
    parts: &[],
    halves: &[],
    spans: &[],
    edges: &[],
    roles: &[],
};

/// In which language the days of a line are said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::quick_log) enum Tongue {
    /// English or German, which are heard in every line.
    #[default]
    Common,
    French,
    Spanish,
    Italian,
    Portuguese,
    Russian,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quick_log) enum Unit {
    Minutes,
    Hours,
    Days,
    Workdays,
    Weeks,
    Fortnights,
    Months,
    Quarters,
    Years,
}

/// A part of the day. It is no time: what comes due then is due that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quick_log) enum Part {
    Morning,
    Lunch,
    Afternoon,
    Evening,
    Night,
}

/// am or pm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quick_log) enum Half {
    Morning,
    Afternoon,
}

/// Which part of a week, month, quarter or year is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quick_log) enum Edge {
    /// The stretch as a whole: "next week".
    Whole,
    /// Its first day.
    Start,
    /// Somewhere at its beginning.
    Early,
    Middle,
    Late,
    /// Its last day.
    End,
}

/// What a small word does in a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::quick_log) enum Role {
    This,
    Next,
    Last,
    /// "past Friday", "half past nine".
    Past,
    In,
    Ago,
    /// Ago, said before the amount: "vor zwei Tagen".
    AgoBefore,
    Later,
    From,
    After,
    Before,
    Of,
    On,
    At,
    Article,
    By,
    About,
    Or,
    And,
    To,
    Half,
    Quarter,
    Couple,
    Few,
    Several,
    /// "in 2 more minutes".
    More,
    Noon,
    Midnight,
    Now,
    EndOfDay,
    OClock,
    Weekend,
    Christmas,
    New,
    /// "sharp", "latest": after a date it changes nothing.
    Tail,
    So,
    Thing,
    /// "no later than friday".
    Than,
    Eve,
    Time,
    Business,
    /// Leads to a date and goes with it: "due friday".
    Joins,
    /// Before a day it says that no date is meant: "every friday".
    Blocks,
}
