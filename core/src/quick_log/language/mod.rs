//! The words of dates, one table a language. English and German are heard in every line, the others in lines that are read
//! as theirs. Another language is another file.

mod english;
mod french;
mod german;
mod italian;
mod portuguese;
mod russian;
mod spanish;
mod vocabulary;

use std::{collections::HashMap, sync::LazyLock};

use chrono::Weekday;

pub(in crate::quick_log) use english::ENGLISH;
use german::GERMAN;
pub(in crate::quick_log) use german::is_infinitive_behind;
use vocabulary::Vocabulary;
pub(in crate::quick_log) use vocabulary::{Edge, Half, Part, Role, Tongue, Unit};

/// The languages in which dates are heard everywhere. A word of both means what it means in either.
const COMMON: &[&Vocabulary] = &[&ENGLISH, &GERMAN];

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

type Meanings = HashMap<&'static str, Meaning>;

static MEANINGS: LazyLock<Meanings> = LazyLock::new(|| meanings(COMMON));
static IN_FRENCH: LazyLock<Meanings> = LazyLock::new(|| meanings(&[&french::FRENCH]));
static IN_SPANISH: LazyLock<Meanings> = LazyLock::new(|| meanings(&[&spanish::SPANISH]));
static IN_ITALIAN: LazyLock<Meanings> = LazyLock::new(|| meanings(&[&italian::ITALIAN]));
static IN_PORTUGUESE: LazyLock<Meanings> = LazyLock::new(|| meanings(&[&portuguese::PORTUGUESE]));
static IN_RUSSIAN: LazyLock<Meanings> = LazyLock::new(|| meanings(&[&russian::RUSSIAN]));

fn meanings(languages: &[&Vocabulary]) -> Meanings {
    let mut meanings = Meanings::new();
    for language in languages {
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
}

/// What a word of dates means in a line of this language; what it has no word for is read as everywhere.
pub(in crate::quick_log) fn meaning_in(tongue: Tongue, word: &str) -> Meaning {
    let own = match tongue {
        Tongue::Common => return meaning(word),
        Tongue::French => &IN_FRENCH,
        Tongue::Spanish => &IN_SPANISH,
        Tongue::Italian => &IN_ITALIAN,
        Tongue::Portuguese => &IN_PORTUGUESE,
        Tongue::Russian => &IN_RUSSIAN,
    };
    own.get(word).copied().unwrap_or_else(|| meaning(word))
}

pub(in crate::quick_log) fn meaning(word: &str) -> Meaning {
    MEANINGS.get(word).or_else(|| MEANINGS.get(mistyped_day(word)?)).copied().unwrap_or_default()
}

/// The day that somebody in haste meant: "saterday", "wensday", "tommorow".
fn mistyped_day(word: &str) -> Option<&'static str> {
    if word.len() < SHORTEST_MISTYPED || !(word.ends_with("day") || word.starts_with("tom")) {
        return None;
    }
    let near = |day: &&&str| {
        let most = if day.len() > 7 { 2 } else { 1 };
        word.get(..1) == day.get(..1) && strsim::osa_distance(word, day) <= most
    };
    MISTYPED_DAYS.iter().find(near).copied()
}

/// Days whose names are long enough to be known with a letter or two wrong.
const MISTYPED_DAYS: &[&str] =
    &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tomorrow"];
const SHORTEST_MISTYPED: usize = 6;

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

/// Whether a folded word names a day, by itself or of the month: "monday", "29th".
pub(in crate::quick_log) fn is_day(word: &str) -> bool {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let ordinal = matches!(word.strip_prefix(digits), Some("st" | "nd" | "rd" | "th"));
    let numbered = ordinal && !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    numbered || is_day_word(word)
}

/// Whether a folded word is a number in words.
pub(in crate::quick_log) fn is_number_word(word: &str) -> bool {
    meaning(word).number.is_some()
}
