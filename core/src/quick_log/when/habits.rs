//! How the user counts weeks and writes dates: settings of the journal that the words of a line do not say.

use chrono::Weekday;

use crate::model::{DateOrder, FirstDay, Me};

/// How the user counts weeks and writes dates of two numbers. By default a week begins on Monday, and 12/5 is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateHabits {
    /// The day on which a week begins.
    pub week_begins: Weekday,
    /// Whether the month comes first in 12/5; nothing: it may be either.
    pub month_first: Option<bool>,
}

impl Default for DateHabits {
    fn default() -> Self {
        Self { week_begins: Weekday::Mon, month_first: None }
    }
}

impl From<&Me> for DateHabits {
    fn from(me: &Me) -> Self {
        Self {
            week_begins: match me.week_begins {
                FirstDay::Saturday => Weekday::Sat,
                FirstDay::Sunday => Weekday::Sun,
                // What a newer version means by another word is not known here.
                FirstDay::Monday | FirstDay::Other(_) => Weekday::Mon,
            },
            month_first: match me.date_order {
                DateOrder::DayMonth => Some(false),
                DateOrder::MonthDay => Some(true),
                DateOrder::Asked | DateOrder::Other(_) => None,
            },
        }
    }
}
