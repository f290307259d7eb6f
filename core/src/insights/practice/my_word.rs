//! My word: how many of their promises the user kept, and how late; and beside it, what has not come yet.
//!
//! The number is the user's alone. Nobody else has one: what others said they would do is a plain list.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::{
    insights::{
        counted::counted,
        named::{Named, Refers},
        people::promises::{OpenPromise, day_here, days_past, late_days, open_promise},
    },
    model::{Moment, PromiseStatus, Reference},
    store::index::promise::{PromiseRow, SettledRow},
};

/// Days of the past that count.
const YEAR: u64 = 365;

/// The most promises of each list.
const SHOWN: usize = 20;

/// The user's word over twelve months.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MyWord {
    /// Promises of the user's own that were kept.
    pub kept: u32,
    /// How many were kept, let go, or are late.
    pub of: u32,
    /// Kept of a hundred, rounded down; nothing if there were no promises.
    pub percent: Option<u32>,
    /// Half of those with a date came no later than this many days after it; 0 is in time.
    pub median_days_late: Option<i64>,
    /// The promises that are late now.
    pub late: Vec<OpenPromise>,
    /// More of these than the screen shows.
    pub late_more: u32,
    /// What others said they would do and what has not come yet, longest waited for first.
    pub not_come_yet: Vec<OpenPromise>,
    /// More of these than the screen shows.
    pub not_come_yet_more: u32,
}

/// The user's word as of `now`, from open promises and the user's own settled ones. `named` gives the person of a
/// promise.
pub(crate) fn my_word(
    open: &[PromiseRow],
    settled: &[SettledRow],
    named: impl Fn(&PromiseRow) -> Option<Named>,
    now: Moment,
) -> MyWord {
    let today = now.date_naive();
    let from = today.checked_sub_days(Days::new(YEAR)).unwrap_or(NaiveDate::MIN);
    let (mut kept, mut of, mut days) = (0_u32, 0_u32, Vec::new());
    for row in settled.iter().filter(|row| row.settled <= now) {
        let day = row.settled.with_timezone(now.offset()).date_naive();
        if day <= from {
            continue;
        }
        of += 1;
        if row.kept {
            kept += 1;
            days.extend(row.due.map(|due| (day - day_here(due, now)).num_days().max(0)));
        }
    }
    let open = || open.iter().filter(|row| row.status == PromiseStatus::Open);
    let late: Vec<i64> = open().filter_map(|row| late_days(row, now)).collect();
    // A promise that rests because it is so old was still not kept.
    of = of.saturating_add(counted(open().filter(|row| days_past(row, now).is_some()).count()));
    days.extend(late);
    days.sort_unstable();
    let open = |mine: bool| {
        let mut rows: Vec<&PromiseRow> =
            open().filter(|row| row.mine == mine && (!mine || late_days(row, now).is_some())).collect();
        rows.sort_by_key(|row| {
            (row.due.map_or(row.made.date_naive(), |due| day_here(due, now)), row.made, row.id)
        });
        let more = counted(rows.len().saturating_sub(SHOWN));
        let shown = rows.into_iter().take(SHOWN).map(|row| open_promise(row, named(row), now));
        (shown.collect::<Vec<_>>(), more)
    };
    let ((late, late_more), (not_come_yet, not_come_yet_more)) = (open(true), open(false));
    MyWord {
        kept,
        of,
        percent: kept.saturating_mul(100).checked_div(of),
        median_days_late: days.get((days.len().saturating_sub(1)) / 2).copied(),
        late,
        late_more,
        not_come_yet,
        not_come_yet_more,
    }
}

impl Refers for MyWord {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        self.late.iter_mut().chain(&mut self.not_come_yet).for_each(|promise| promise.each_reference(f));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::rows::{noon, now, promise};

    fn settled(row: PromiseRow, status: PromiseStatus, at: &str) -> PromiseRow {
        PromiseRow { status, settled: Some(noon(at)), ..row }
    }

    fn word(promises: &[PromiseRow]) -> MyWord {
        let (open, settled): (Vec<PromiseRow>, Vec<PromiseRow>) =
            promises.iter().cloned().partition(|row| row.status == PromiseStatus::Open);
        let settled = settled.into_iter().filter(|row| row.mine).filter_map(|row| {
            let kept = row.status == PromiseStatus::Kept;
            Some(SettledRow { kept, due: row.due, settled: row.settled? })
        });
        my_word(&open, &settled.collect::<Vec<_>>(), |_| None, now())
    }

    #[test]
    fn the_word_is_what_was_kept_of_what_came_due_in_twelve_months_and_mine_alone() {
        let kept = |n, due: &str, at: &str| {
            settled(promise(n, true, "send", "2026-01-01", Some(due)), PromiseStatus::Kept, at)
        };
        let promises = [
            kept(1, "2026-03-01", "2026-02-20"),
            kept(2, "2026-03-01", "2026-03-03"),
            kept(3, "2025-03-01", "2025-03-03"),
            settled(promise(4, true, "let go", "2026-01-01", None), PromiseStatus::Dropped, "2026-02-01"),
            promise(5, true, "late", "2026-01-01", Some("2026-11-08")),
            promise(6, true, "not yet due", "2026-01-01", Some("2026-12-08")),
            promise(7, false, "theirs", "2026-01-01", Some("2026-02-01")),
        ];
        let word = word(&promises);
        assert_eq!((word.kept, word.of, word.percent, word.median_days_late), (2, 4, Some(50), Some(2)));
        assert_eq!(word.late.iter().map(|row| row.text.as_str()).collect::<Vec<_>>(), ["late"]);
        assert_eq!(
            word.not_come_yet.iter().map(|row| (row.text.as_str(), row.late_days)).collect::<Vec<_>>(),
            [("theirs", None)]
        );
    }

    #[test]
    fn without_a_promise_there_is_no_number() {
        assert_eq!((word(&[]).percent, word(&[]).median_days_late), (None, None));
    }
}
