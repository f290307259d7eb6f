//! What single words can mean in a date. The words themselves are one table a language: `english`, `german`.

mod english;
mod german;

use std::{collections::HashMap, sync::LazyLock};

use chrono::Weekday;

pub(in crate::quick_log) use english::ENGLISH;
use german::GERMAN;

/// The languages in which dates are heard. A word of two languages means what it means in either.
const LANGUAGES: &[&Vocabulary] = &[&ENGLISH, &GERMAN];

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

/// Everything a word can mean.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::quick_log) struct Meaning {
    pub(in crate::quick_log) weekday: Option<Weekday>,
    pub(in crate::quick_log) weekdays: Option<Weekday>,
    pub(in crate::quick_log) month: Option<u32>,
    pub(in crate::quick_log) number: Option<u32>,
    pub(in crate::quick_log) ordinal: Option<u32>,
    pub(in crate::quick_log) unit: Option<Unit>,
    /// The unit is said of several: "weeks".
    pub(in crate::quick_log) plural: bool,
    pub(in crate::quick_log) letter: Option<Unit>,
    pub(in crate::quick_log) day: Option<i64>,
    pub(in crate::quick_log) part: Option<Part>,
    pub(in crate::quick_log) half: Option<Half>,
    pub(in crate::quick_log) span: Option<Unit>,
    pub(in crate::quick_log) edge: Option<Edge>,
    pub(in crate::quick_log) role: Option<Role>,
}

impl Meaning {
    /// Says of itself that a date is spoken of, unlike "in" or "one".
    pub(in crate::quick_log) fn is_of_dates(&self) -> bool {
        self.weekday.is_some()
            || self.month.is_some()
            || self.day.is_some()
            || self.weekdays.is_some()
            || self.unit.is_some()
            || self.span.is_some()
            || matches!(
                self.role,
                Some(Role::Ago | Role::Noon | Role::Midnight | Role::EndOfDay | Role::Weekend)
            )
    }
}

static MEANINGS: LazyLock<HashMap<&'static str, Meaning>> = LazyLock::new(|| {
    let mut meanings: HashMap<&'static str, Meaning> = HashMap::new();
    for language in LANGUAGES {
        for &(word, weekday) in language.weekdays {
            meanings.entry(word).or_default().weekday.get_or_insert(weekday);
        }
        for &(word, weekday) in language.many_weekdays {
            meanings.entry(word).or_default().weekdays.get_or_insert(weekday);
        }
        for &(word, month) in language.months {
            meanings.entry(word).or_default().month.get_or_insert(month);
        }
        for &(word, number) in language.numbers {
            meanings.entry(word).or_default().number.get_or_insert(number);
        }
        for &(word, ordinal) in language.ordinals {
            meanings.entry(word).or_default().ordinal.get_or_insert(ordinal);
        }
        for &(word, unit) in language.units {
            meanings.entry(word).or_default().unit.get_or_insert(unit);
        }
        for &(word, unit) in language.plurals {
            let meaning = meanings.entry(word).or_default();
            meaning.plural = meaning.unit.is_none();
            meaning.unit.get_or_insert(unit);
        }
        for &(word, unit) in language.letters {
            meanings.entry(word).or_default().letter.get_or_insert(unit);
        }
        for &(word, day) in language.days {
            meanings.entry(word).or_default().day.get_or_insert(day);
        }
        for &(word, part) in language.parts {
            meanings.entry(word).or_default().part.get_or_insert(part);
        }
        for &(word, half) in language.halves {
            meanings.entry(word).or_default().half.get_or_insert(half);
        }
        for &(word, span) in language.spans {
            meanings.entry(word).or_default().span.get_or_insert(span);
        }
        for &(word, edge) in language.edges {
            meanings.entry(word).or_default().edge.get_or_insert(edge);
        }
        for &(word, role) in language.roles {
            meanings.entry(word).or_default().role.get_or_insert(role);
        }
    }
    meanings
});

pub(in crate::quick_log) fn meaning(word: &str) -> Meaning {
    MEANINGS.get(word).copied().unwrap_or_default()
}

/// Whether a folded word names a weekday or a month.
pub(in crate::quick_log) fn is_calendar_word(word: &str) -> bool {
    let meaning = meaning(word);
    meaning.weekday.is_some() || meaning.month.is_some()
}

/// Whether a folded word names a day by itself: "monday", "yesterday".
pub(in crate::quick_log) fn is_day_word(word: &str) -> bool {
    let meaning = meaning(word);
    meaning.weekday.is_some() || meaning.day.is_some()
}

/// Whether a folded word is a number in words.
pub(in crate::quick_log) fn is_number_word(word: &str) -> bool {
    meaning(word).number.is_some()
}
