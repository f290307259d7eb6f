//! Moments as records carry them: RFC 3339, in the years 1 to 9998, as every device can show them.
//!
//! A year beyond that is not a moment anybody lived at; arithmetic near the end of what a clock can hold would
//! overflow. It reads as unreadable, so that the field has its default and the value stays in the document. A moment
//! whose offset no place on earth has, or in a leap second, is one that Android cannot read: it is shown at UTC, or in
//! the second before.

use chrono::{DateTime, Datelike, FixedOffset, Timelike};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::{Moment, Set};

/// The largest offset, in seconds, that `java.time.ZoneOffset` knows: 18 hours. Places have up to 14.
const LARGEST_OFFSET: i32 = 18 * 3_600;

/// Whether a moment is one that a record may carry.
fn is_lived(moment: Moment) -> bool {
    (1..9999).contains(&moment.year())
}

/// Whether every device can show a moment as it is.
pub(crate) fn is_shown_everywhere(moment: Moment) -> bool {
    moment.offset().local_minus_utc().abs() <= LARGEST_OFFSET && moment.nanosecond() < 1_000_000_000
}

/// The moment as every device can show it; nothing if nobody lived at it.
pub(super) fn shown(moment: Moment) -> Option<Moment> {
    let shown = match moment {
        moment if is_shown_everywhere(moment) => moment,
        moment => moment.to_utc().fixed_offset().with_nanosecond(moment.nanosecond().min(999_999_999))?,
    };
    is_lived(shown).then_some(shown)
}

fn lived<E: Error>(moment: Moment) -> Result<Moment, E> {
    shown(moment).ok_or_else(|| E::custom("a year nobody lives in"))
}

pub(super) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Moment, D::Error> {
    lived(DateTime::<FixedOffset>::deserialize(deserializer)?)
}

pub(super) fn read_if_any<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Moment>, D::Error> {
    Option::<DateTime<FixedOffset>>::deserialize(deserializer)?.map(lived).transpose()
}

pub(super) fn read_each<'de, D: Deserializer<'de>, K: Deserialize<'de> + Ord>(
    deserializer: D,
) -> Result<Set<K, Moment>, D::Error> {
    let moments = Set::<K, DateTime<FixedOffset>>::deserialize(deserializer)?;
    moments.into_iter().map(|(key, moment)| Ok((key, lived(moment)?))).collect()
}

/// Writes a moment of an answer with its offset, `+00:00` included, as [`Due`](super::Due) does.
// By reference, as serde hands over a field.
pub(crate) fn write<S: Serializer>(moment: &Moment, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&moment.to_rfc3339())
}

/// The same for one that may be missing.
#[allow(clippy::ref_option, reason = "so serde hands over a field")]
pub(crate) fn write_if_any<S: Serializer>(moment: &Option<Moment>, serializer: S) -> Result<S::Ok, S::Error> {
    moment.map(|moment| moment.to_rfc3339()).serialize(serializer)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::model::{Due, Entry, Moment, Promise};

    #[test]
    fn a_year_nobody_lives_in_is_no_moment() {
        for year in ["+12345-01-01T00:00:00Z", "-0044-03-15T12:00:00Z", "+262142-12-31T23:59:59Z"] {
            assert!(serde_json::from_value::<Entry>(json!({ "at": year })).is_err(), "{year}");
            assert!(serde_json::from_value::<Promise>(json!({ "due": year })).is_err(), "{year}");
            assert!(serde_json::from_value::<Promise>(json!({ "settled": year })).is_err(), "{year}");
        }
        for edge in ["0000-12-31T23:59:59Z", "9999-01-01T00:00:00Z"] {
            assert!(serde_json::from_value::<Promise>(json!({ "due": edge })).is_err(), "{edge}");
            assert!(serde_json::from_value::<Promise>(json!({ "settled": edge })).is_err(), "{edge}");
        }
        let lived = json!({ "at": "1970-01-01T00:00:00Z", "written": "2099-12-31T23:59:59+14:00" });
        assert!(serde_json::from_value::<Entry>(lived).is_ok());
    }
    #[test]
    fn a_moment_that_android_cannot_read_is_shown_at_one_that_it_can() {
        let read = |at: &str| serde_json::from_value::<Entry>(json!({ "at": at })).unwrap().at;
        let instant: Moment = "2026-11-17T19:05:00Z".parse().unwrap();
        for at in ["2026-11-18T14:05:00+19:00", "2026-11-18T19:04:00+23:59", "2026-11-16T19:06:00-23:59"] {
            assert_eq!(read(at).to_rfc3339(), instant.to_rfc3339(), "{at}");
            let Ok(Due::At(due)) = serde_json::from_value(json!(at)) else { panic!("{at}") };
            assert_eq!(due.to_rfc3339(), instant.to_rfc3339());
        }
        assert_eq!(read("2026-11-18T14:05:00+18:00").to_rfc3339(), "2026-11-18T14:05:00+18:00");
        assert_eq!(read("2016-12-31T23:59:60Z").to_rfc3339(), "2016-12-31T23:59:59.999999999+00:00");
        // It is the instant that has to be one somebody lived at.
        assert!(serde_json::from_value::<Entry>(json!({ "at": "0001-01-01T00:00:00+23:59" })).is_err());
        let moved = json!({ "moved": { "a day": "2026-11-18T14:05:00+19:00" } });
        let moved = serde_json::from_value::<Promise>(moved).unwrap().moved;
        assert_eq!(moved.into_values().map(|at| at.to_rfc3339()).collect::<Vec<_>>(), [instant.to_rfc3339()]);
        for year in ["0000-01-01T00:00:00Z", "9999-01-01T00:00:00Z"] {
            assert!(serde_json::from_value::<Due>(json!(year)).is_err(), "{year}");
        }
    }
}
