//! The zone of this device: what is typed about another day has the offset that the zone has then (ADR 013).

use chrono::{FixedOffset, Local, NaiveDateTime, Offset, TimeZone};

use crate::{
    model::{Due, Moment},
    quick_log::{self, DateHabits},
};

/// When something is due, as it is typed: `fri`, `12 May 9am`, `in 3 weeks`. `None` if that isn't a day.
pub fn due_here(words: &str, habits: DateHabits, now: Moment) -> Option<Due> {
    Some(quick_log::due_in_zone(quick_log::due_date(words, habits, now)?, |time| offset_here(time, now)))
}

/// When something was, as it is typed: `yesterday`, `last friday`, `12 May 14:30`, a moment in RFC 3339. `None` if that
/// isn't a moment in the past.
pub fn past_here(words: &str, habits: DateHabits, now: Moment) -> Option<Moment> {
    let at = quick_log::past_moment(words, habits, now)?;
    // An offset that was typed is meant.
    let is_whole = Moment::parse_from_rfc3339(words.trim()).is_ok();
    Some(if is_whole || at == now { at } else { quick_log::in_zone(at, |time| offset_here(time, now)) })
}

/// The offset of this device's time zone at a local time, by the zone's rule for that day. `None` if `now` was given in
/// another zone's offset, or if the zone skips that time.
pub(super) fn offset_here(time: NaiveDateTime, now: Moment) -> Option<FixedOffset> {
    let here = Local.offset_from_utc_datetime(&now.naive_utc()).fix() == *now.offset();
    here.then(|| Local.offset_from_local_datetime(&time).earliest()).flatten().map(|offset| offset.fix())
}
