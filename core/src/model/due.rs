//! When a promise comes due.

use std::{fmt, str::FromStr};

use chrono::{DateTime, Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Moment, moment::shown};

/// A day, or a moment where a time was given. It serialises as an ISO date or an RFC 3339 moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum Due {
    /// Some time on this day.
    Day(NaiveDate),
    /// Due at a moment of a day, not only on the day.
    At(Moment),
}

impl Due {
    /// The day at the due moment's own offset.
    pub fn day(&self) -> NaiveDate {
        match self {
            Self::Day(day) => *day,
            Self::At(moment) => moment.date_naive(),
        }
    }
}

impl fmt::Display for Due {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => day.fmt(f),
            Self::At(moment) => f.write_str(&moment.to_rfc3339()),
        }
    }
}

impl FromStr for Due {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // The strict parser of dates knows four digits of a year; the lenient one takes years nobody lives in.
        match NaiveDate::parse_from_str(text, "%Y-%m-%d").map(|day| (day, day.year())) {
            Ok((day, 1..9999)) => Ok(Self::Day(day)),
            _ => DateTime::parse_from_rfc3339(text).map(Self::At),
        }
    }
}

impl Serialize for Due {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Due {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match text.parse().map_err(serde::de::Error::custom)? {
            Self::At(moment) => {
                let shown =
                    shown(moment).ok_or_else(|| serde::de::Error::custom("a year nobody lives in"))?;
                Ok(Self::At(shown))
            }
            day @ Self::Day(_) => Ok(day),
        }
    }
}
