//! Open promises as every screen shows them.

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::{
    insights::named::{Named, Refers},
    model::{Due, Moment, PromiseStatus, Reference},
    store::index::promise::PromiseRow,
};

/// What is shown in place of words that were said in private.
pub const PRIVATE: &str = "private";

/// A promise that is not settled.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OpenPromise {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The user's own word; otherwise theirs.
    pub mine: bool,
    /// What was promised; the word `private` if it was said in private.
    pub text: String,
    /// The person it was made to, or by.
    pub person: Option<Named>,
    /// When it comes due.
    pub due: Option<Due>,
    /// When it was made.
    pub made: NaiveDate,
    /// Days since it was due, 0 if that was earlier today; only the user's own promises are ever late, and for ninety days.
    pub late_days: Option<i64>,
    /// The user's own, and its day passed more than ninety days ago: it asks whether it is still of use, and rests.
    pub old: bool,
    /// The line was private: the person and the dates are all there is to show.
    pub private: bool,
    /// What became of it: it is open.
    pub state: PromiseStatus,
}

/// One open promise as seen at `now`, without its words if they were said in private.
pub(crate) fn open_promise(row: &PromiseRow, person: Option<Named>, now: Moment) -> OpenPromise {
    let whole = open_promise_in_full(row, person, now);
    if whole.private { OpenPromise { text: PRIVATE.to_owned(), ..whole } } else { whole }
}

/// One open promise with its words, private or not: only for `show` and `find`.
pub(crate) fn open_promise_in_full(row: &PromiseRow, person: Option<Named>, now: Moment) -> OpenPromise {
    OpenPromise {
        reference: Reference::to(row.id),
        mine: row.mine,
        text: row.text.clone(),
        person,
        due: row.due,
        made: row.made.date_naive(),
        late_days: late_days(row, now),
        old: is_old(row, now),
        private: row.private,
        state: row.status.clone(),
    }
}

/// Days after which a promise without a day is no longer news.
pub(crate) const WITHOUT_A_DAY: i64 = 7;

/// The open promise without a day, of the user's own and made more than a week ago, whose turn it is: every week the
/// next in the order they were made, so that every one comes up in time.
pub(crate) fn whose_turn(promises: &[PromiseRow], now: Moment) -> Option<&PromiseRow> {
    let today = now.date_naive();
    let waits = |row: &&PromiseRow| {
        let days = (today - row.made.date_naive()).num_days();
        row.mine && row.status == PromiseStatus::Open && row.due.is_none() && days > WITHOUT_A_DAY
    };
    let mut waiting: Vec<&PromiseRow> = promises.iter().filter(waits).collect();
    waiting.sort_by_key(|row| (row.made, row.id));
    let week = usize::try_from(today.num_days_from_ce().div_euclid(7)).unwrap_or(0);
    waiting.get(week.checked_rem(waiting.len())?).copied()
}

/// Days after its day until a promise is no longer late. After that it asks whether it is still worth doing.
const LATE_DAYS: i64 = 90;

/// For this many days it asks, then it rests.
const OF_USE_DAYS: i64 = 7;

/// Whether it is neither kept nor let go.
pub(crate) fn is_open(row: &PromiseRow) -> bool {
    row.status == PromiseStatus::Open
}

/// Late first, then soonest due, then those without a date in the order they were made.
pub(crate) fn promise_order(row: &PromiseRow, now: Moment) -> impl Ord + use<> {
    let at = match row.due {
        Some(Due::At(moment)) => Some(moment),
        _ => None,
    };
    let day = row.due.map(|due| day_here(due, now));
    (late_days(row, now).is_none(), day.is_none(), day, at.is_none(), at, row.made, row.id)
}

/// Days since the user's own promise was due; `None` if it is not late or not the user's. After ninety days it is no
/// longer late.
pub(crate) fn late_days(row: &PromiseRow, now: Moment) -> Option<i64> {
    days_past(row, now).filter(|days| *days <= LATE_DAYS)
}

/// Whether the day of the user's own promise passed so long ago that it is no longer late.
pub(crate) fn is_old(row: &PromiseRow, now: Moment) -> bool {
    days_past(row, now).is_some_and(|days| days > LATE_DAYS)
}

/// Whether an old promise asks now if it is still of use: in the week after it ceased to be late, or after it was made where
/// that was later. Then it rests.
pub(crate) fn asks_whether_of_use(row: &PromiseRow, now: Moment) -> bool {
    let since_made = (now.date_naive() - row.made.date_naive()).num_days();
    let days = days_past(row, now).filter(|_| is_open(row)).map(|days| (days - LATE_DAYS).min(since_made));
    days.is_some_and(|days| (1..=OF_USE_DAYS).contains(&days))
}

/// Days since the day of the user's own promise passed, however many.
pub(crate) fn days_past(row: &PromiseRow, now: Moment) -> Option<i64> {
    let today = now.date_naive();
    let due = row.due.filter(|_| row.mine)?;
    let late = match due {
        Due::At(moment) => moment < now,
        Due::Day(day) => day < today,
    };
    late.then(|| (today - day_here(due, now)).num_days().max(0))
}

/// The day a promise comes due where the user is now.
pub(crate) fn day_here(due: Due, now: Moment) -> NaiveDate {
    match due {
        Due::Day(day) => day,
        Due::At(moment) => moment.with_timezone(now.offset()).date_naive(),
    }
}

impl Refers for OpenPromise {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        f(&mut self.reference);
        if let Some(person) = &mut self.person {
            f(&mut person.reference);
        }
    }
}
