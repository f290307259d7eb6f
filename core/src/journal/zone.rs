//! The zone of this device: what is typed about another day has the offset that the zone has then (ADR 013).

use chrono::{FixedOffset, Local, NaiveDateTime, Offset, TimeZone};

use crate::{
    model::{Due, Moment},
    quick_log::{self, DateHabits},
};

/// When something is due, as it is typed: `fri`, `12 May 9am`, `in 3 weeks`. Nothing if that is no day.
pub fn due_here(words: &str, habits: DateHabits, now: Moment) -> Option<Due> {
    Some(quick_log::due_in_zone(quick_log::due_date(words, habits, now)?, |time| offset_here(time, now)))
}

/// When something was, as it is typed: `yesterday`, `last friday`, `12 May 14:30`, a moment in RFC 3339. Nothing if that is
/// no moment that was.
pub fn past_here(words: &str, habits: DateHabits, now: Moment) -> Option<Moment> {
    let at = quick_log::past_moment(words, habits, now)?;
    // Whoever writes an offset means it.
    let is_whole = Moment::parse_from_rfc3339(words.trim()).is_ok();
    Some(if is_whole || at == now { at } else { quick_log::in_zone(at, |time| offset_here(time, now)) })
}

/// The offset that this device's zone has at a local time, by its rule for that day. Nothing where the moment it is was told
/// by another zone, or where the zone has no such time.
pub(super) fn offset_here(time: NaiveDateTime, now: Moment) -> Option<FixedOffset> {
    let here = Local.offset_from_utc_datetime(&now.naive_utc()).fix() == *now.offset();
    here.then(|| Local.offset_from_local_datetime(&time).earliest()).flatten().map(|offset| offset.fix())
}
