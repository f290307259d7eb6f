//! Moments as records carry them: RFC 3339, in the years 0 to 9999.
//!
//! A year beyond that is no moment anybody lived at; arithmetic near the end of what a clock can hold would overflow. It
//! reads as unreadable, so that the field has its default and the value stays in the document.

use chrono::{DateTime, Datelike, FixedOffset};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::Moment;

/// Whether a moment is one that a record may carry.
pub(super) fn is_lived(moment: Moment) -> bool {
    (1..9999).contains(&moment.year())
}

pub(super) fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Moment, D::Error> {
    let moment = DateTime::<FixedOffset>::deserialize(deserializer)?;
    if is_lived(moment) { Ok(moment) } else { Err(D::Error::custom("a year nobody lives in")) }
}

pub(super) fn read_if_any<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Moment>, D::Error> {
    let moment = Option::<DateTime<FixedOffset>>::deserialize(deserializer)?;
    if moment.is_none_or(is_lived) { Ok(moment) } else { Err(D::Error::custom("a year nobody lives in")) }
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

    use crate::model::{Entry, Promise};

    #[test]
    fn a_year_nobody_lives_in_is_no_moment() {
        for year in ["+12345-01-01T00:00:00Z", "-0044-03-15T12:00:00Z", "+262142-12-31T23:59:59Z"] {
            assert!(serde_json::from_value::<Entry>(json!({ "at": year })).is_err(), "{year}");
            assert!(serde_json::from_value::<Promise>(json!({ "due": year })).is_err(), "{year}");
            assert!(serde_json::from_value::<Promise>(json!({ "settled": year })).is_err(), "{year}");
        }
        let lived = json!({ "at": "1970-01-01T00:00:00Z", "written": "2099-12-31T23:59:59+14:00" });
        assert!(serde_json::from_value::<Entry>(lived).is_ok());
    }
}
