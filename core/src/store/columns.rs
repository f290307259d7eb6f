//! How columns are written and read: ids, moments, days, and numbers of rows.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime};
use rusqlite::{
    Row,
    types::{Type, ValueRef},
};

use crate::model::{Due, EndpointId, Moment, RecordId};

/// A number of rows as SQL counts them.
pub(super) fn at_most(rows: usize) -> i64 {
    i64::try_from(rows).unwrap_or(i64::MAX)
}

/// The first moment of a day at the offset of `now`, in milliseconds since 1970; the beginning of time for a day without one.
pub(super) fn millis_of_midnight(day: NaiveDate, now: Moment) -> i64 {
    let midnight = day.and_time(NaiveTime::MIN).and_local_timezone(*now.offset()).single();
    midnight.map_or(i64::MIN, |midnight| midnight.timestamp_millis())
}

/// A column that does not hold what its table says it holds.
pub(super) fn failed<E: std::error::Error + Send + Sync + 'static>(
    column: usize,
    kind: Type,
    error: E,
) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, kind, Box::new(error))
}

/// A column that holds the sixteen bytes of an id.
pub(super) fn id(row: &Row<'_>, column: usize) -> rusqlite::Result<RecordId> {
    row.get::<_, [u8; 16]>(column).map(RecordId::from_bytes)
}

/// The same, or nothing.
pub(super) fn id_if_any(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<RecordId>> {
    Ok(row.get::<_, Option<[u8; 16]>>(column)?.map(RecordId::from_bytes))
}

/// A column that holds the thirty-two bytes of an endpoint, or nothing.
pub(super) fn endpoint_if_any(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<EndpointId>> {
    Ok(row.get::<_, Option<[u8; 32]>>(column)?.map(EndpointId::from_bytes))
}

/// A column that holds an RFC 3339 moment.
pub(super) fn moment(row: &Row<'_>, column: usize) -> rusqlite::Result<Moment> {
    let text = row.get_ref(column)?.as_str()?;
    // The form in which nearly all are written first, then the strict one: a screen has thousands. It knows no year after 9999.
    if let Some(moment) = plain_moment(text) {
        return Ok(moment);
    }
    let read = DateTime::parse_from_rfc3339(text).or_else(|_| text.parse::<DateTime<FixedOffset>>());
    read.map_err(|error| failed(column, Type::Text, error))
}

/// A moment of whole seconds as it is written, `2026-11-18T14:05:00+01:00`; nothing for any other form.
fn plain_moment(text: &str) -> Option<Moment> {
    let (day, rest) = text.as_bytes().split_first_chunk::<10>()?;
    let [b'T', h1, h2, b':', m1, m2, b':', s1, s2, sign, z1, z2, b':', z3, z4] = *rest else { return None };
    let time = NaiveTime::from_hms_opt(number([h1, h2])?, number([m1, m2])?, number([s1, s2])?)?;
    let (hours, minutes) = (number([z1, z2])?, number([z3, z4]).filter(|minutes| *minutes < 60)?);
    let east = i32::try_from(hours * 3_600 + minutes * 60).ok()?;
    let offset = match sign {
        b'+' => FixedOffset::east_opt(east)?,
        b'-' => FixedOffset::west_opt(east)?,
        _ => return None,
    };
    plain_day(day)?.and_time(time).and_local_timezone(offset).single()
}

/// A day as it is written, `2026-11-18`; nothing for any other form.
fn plain_day(text: &[u8; 10]) -> Option<NaiveDate> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text else { return None };
    let year = number([y1, y2])? * 100 + number([y3, y4])?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, number([m1, m2])?, number([d1, d2])?)
}

fn number(digits: [u8; 2]) -> Option<u32> {
    let [tens, ones] = digits.map(|digit| digit.wrapping_sub(b'0'));
    (tens < 10 && ones < 10).then(|| u32::from(tens) * 10 + u32::from(ones))
}

/// The same, or nothing.
pub(super) fn moment_if_any(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Moment>> {
    match row.get_ref(column)? {
        ValueRef::Null => Ok(None),
        _ => moment(row, column).map(Some),
    }
}

/// A column that holds an ISO day, or nothing.
pub(super) fn day_if_any(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<NaiveDate>> {
    read_if_any(row, column)
}

/// A column that says when something comes due, or nothing.
pub(super) fn due_if_any(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Due>> {
    if let ValueRef::Text(text) = row.get_ref(column)?
        && let Some(day) = text.try_into().ok().and_then(plain_day)
        && (1..9999).contains(&day.year())
    {
        return Ok(Some(Due::Day(day)));
    }
    read_if_any(row, column)
}

fn read_if_any<T>(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<T>>
where
    T: std::str::FromStr<Err: std::error::Error + Send + Sync + 'static>,
{
    match row.get_ref(column)? {
        ValueRef::Null => Ok(None),
        text => text.as_str()?.parse().map(Some).map_err(|error| failed(column, Type::Text, error)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_moment_in_another_form_is_left_to_the_parser_that_knows_it() {
        for text in [
            "2026-11-18T14:05:00Z",
            "2026-11-18T14:05:00.5+01:00",
            "2026-11-18T14:05:60+01:00",
            "2026-11-18 14:05:00+01:00",
            "2026-11-18T14:05:00+01:60",
            "2026-11-18T14:05:00+24:00",
            "2026-02-29T14:05:00+01:00",
            "2026-11-18T24:05:00+01:00",
            "2026-11-18T14:05:00+0100",
            "+12026-11-18T14:05:00+01:00",
            "2026-1a-18T14:05:00+01:00",
            "",
        ] {
            assert_eq!(plain_moment(text), None, "{text}");
        }
        assert_eq!(plain_day(b"2026-11-31"), None);
        assert_eq!(plain_day(b"2026/11/30"), None);
    }

    proptest! {
        #[test]
        fn a_moment_is_read_as_the_strict_parser_reads_it(
            seconds in -62_000_000_000_i64..253_000_000_000, minutes in -1_439_i32..1_440
        ) {
            let offset = FixedOffset::east_opt(minutes * 60).unwrap();
            let moment = DateTime::from_timestamp(seconds, 0).unwrap().with_timezone(&offset);
            let text = moment.to_rfc3339();
            let read = plain_moment(&text);
            prop_assert_eq!(read, Some(DateTime::parse_from_rfc3339(&text).unwrap()));
            prop_assert_eq!(read.map(|read| *read.offset()), Some(offset));
            let day: [u8; 10] = text.as_bytes()[..10].try_into().unwrap();
            prop_assert_eq!(plain_day(&day), Some(moment.date_naive()));
        }
    }
}
