//! A time that was counted from a moment, by the rules of the user's time zone.

use chrono::{FixedOffset, NaiveDateTime, TimeZone};

use crate::model::{Due, Moment};

/// The same time of day with the offset that the user's zone has then: "9am" on a day in summer is nine o'clock there, also
/// if it was said in winter. `offset_at` says which offset that is at a local time; where it knows no offset, as for the hour
/// that is left out in spring, the offset stays.
pub fn in_zone(at: Moment, offset_at: impl Fn(NaiveDateTime) -> Option<FixedOffset>) -> Moment {
    let local = at.naive_local();
    offset_at(local).and_then(|offset| offset.from_local_datetime(&local).single()).unwrap_or(at)
}

/// The same of what may be a whole day, which has no offset.
pub fn due_in_zone(due: Due, offset_at: impl Fn(NaiveDateTime) -> Option<FixedOffset>) -> Due {
    match due {
        Due::Day(day) => Due::Day(day),
        Due::At(at) => Due::At(in_zone(at, offset_at)),
    }
}
