//! How columns are written and read: ids, moments, days, and numbers of rows.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
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
    // The strict form first: it reads in a fraction of the time, and a screen has thousands. It knows no year after 9999.
    let read = DateTime::parse_from_rfc3339(text).or_else(|_| text.parse::<DateTime<FixedOffset>>());
    read.map_err(|error| failed(column, Type::Text, error))
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
