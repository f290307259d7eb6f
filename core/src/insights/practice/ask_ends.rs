//! How an ask comes to its end: when one comes back to it, what ends it without an answer, and when one asks oneself whether to
//! let it be.

use chrono::{Days, NaiveDate};

use crate::{
    insights::counted::counted,
    model::{Advocacy, AnswerKind, Ask, AskKind, Moment, PersonId, noted},
};

/// Days after which one comes back to an ask, unless the user chose a day.
const FOLLOW_UP_DAYS: u64 = 14;

/// How often one comes back to an ask before asking oneself whether to let it be.
const REMINDERS: u64 = 2;

/// The day to ask again: two weeks after asking, asking again or hearing "not now", whichever was last.
pub(crate) fn follow_up(ask: &Ask) -> NaiveDate {
    let last = noted(&ask.followed).last().map(|(at, _)| at.date_naive());
    let not_now = ask.heard().into_iter().rfind(|answer| answer.kind == AnswerKind::NotNow);
    let days = [last, not_now.map(|answer| answer.at.date_naive())].into_iter().flatten();
    let from = days.fold(ask.asked.date_naive(), NaiveDate::max);
    let usual = from.checked_add_days(Days::new(FOLLOW_UP_DAYS)).unwrap_or(from);
    // A day that was chosen counts until the user came back once.
    ask.follow_up.filter(|day| last.is_none_or(|last| last < *day)).unwrap_or(usual)
}

/// What lines told since somebody was asked that may be what they were asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct SinceAsked {
    /// The goal it was for has ended.
    pub(crate) goal_ended: bool,
    /// The day of the last conversation with them.
    pub(crate) talked: Option<NaiveDate>,
    /// The last day on which they spoke for the user: see [`last_word`].
    pub(crate) spoke: Option<NaiveDate>,
    /// The day of the last conversation with whom the user wanted to meet.
    pub(crate) met: Option<NaiveDate>,
}

/// The last day up to `now` on which the person asked spoke for the user: for the goal of the ask, or for no goal by
/// name.
pub(crate) fn last_word<'a>(
    ask: &Ask,
    words: impl IntoIterator<Item = &'a Advocacy>,
    is_them: impl Fn(PersonId) -> bool,
    now: Moment,
) -> Option<NaiveDate> {
    let for_it = |word: &&Advocacy| ask.goal.is_none() || word.goal.is_none() || word.goal == ask.goal;
    let theirs = words.into_iter().filter(|word| word.at <= now && word.speaker().is_some_and(&is_them));
    theirs.filter(for_it).map(|word| word.at.date_naive()).max()
}

/// Whether an ask is over without an answer: its goal ended, or what it was for came about since the day on which the user
/// asked or last heard "not now". That is, for time, a conversation on a later day; for a word, one that they spoke on that
/// day or later; for an introduction, a conversation with whom the user wanted to meet on a later day.
pub(crate) fn is_over(ask: &Ask, since: &SinceAsked) -> bool {
    let from = ask.heard().last().map_or(ask.asked, |answer| answer.at.max(ask.asked)).date_naive();
    let came_about = match ask.kind {
        AskKind::Time => since.talked.is_some_and(|day| day > from),
        AskKind::Advocacy => since.spoke.is_some_and(|day| day >= from),
        AskKind::Introduction => since.met.is_some_and(|day| day > from),
        _ => false,
    };
    since.goal_ended || came_about
}

/// What an ask that waits calls for on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Patience {
    /// The day to ask again has not come.
    NotYet,
    /// It is time to ask again.
    Remind,
    /// Time to consider letting it go; how often the user asked again.
    LetItBe {
        /// How often, since asking or since the last "not now".
        times: u32,
    },
    /// Nothing comes up any longer: that question was shown for two weeks, and the ask is on the screen of asks.
    Rests,
}

/// It comes up twice as something to ask again, for two weeks each, whether or not the user does; then for two weeks as
/// something to let go; then it rests. "Not now" starts this over.
pub(crate) fn patience(ask: &Ask, today: NaiveDate) -> Patience {
    let past = (today - follow_up(ask)).num_days();
    let Ok(past) = u64::try_from(past) else { return Patience::NotYet };
    let from = ask.heard().last().map_or(ask.asked, |answer| answer.at.max(ask.asked));
    let times = noted(&ask.followed).iter().filter(|(at, _)| *at > from).count();
    let left = REMINDERS.saturating_sub(times as u64);
    match (past / FOLLOW_UP_DAYS).checked_sub(left) {
        None => Patience::Remind,
        Some(0) => Patience::LetItBe { times: counted(times) },
        Some(_) => Patience::Rests,
    }
}
