//! The week: what the last seven days brought, what lies ahead, and how much waits in each walk of a review.
//!
//! It tells what happened and counts nothing against anybody: there is no goal for a week and none is missed. Words that
//! were said in private stay out, the people do not.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::{
    GoalLine, Named, OpenPromise, PRIVATE, Refers, SpokeForYou, open_promise,
    promises::{day_here, late_days},
};
use crate::{
    model::{ExchangeKind, Moment, PersonId, PromiseStatus, Reference, Win},
    store::index::{exchange::ExchangeRow, presence::PresenceRow, promise::PromiseRow, whole::Whole},
};

/// Days that a week looks back on, today included.
const WEEK: u64 = 7;

/// Days ahead in which a promise comes due and a decision is made.
const DUE_DAYS: i64 = 7;
const DECISION_DAYS: i64 = 42;

/// The most people named, and the most things of one kind.
const PEOPLE_SHOWN: usize = 8;
const THINGS_SHOWN: usize = 4;

/// Someone the user talked with.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TalkedWith {
    /// Who.
    #[serde(flatten)]
    pub person: Named,
    /// In how many conversations.
    pub conversations: usize,
}

/// A promise of the user's own that was kept.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct KeptPromise {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What was promised; the word `private` if it was said in private.
    pub text: String,
    /// To whom.
    pub person: Option<Named>,
}

/// Something given or received.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HandedOver {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What kind of thing.
    pub kind: ExchangeKind,
    /// The user's words for it; the word `private` if it was said in private.
    pub text: String,
    /// To whom, or by whom.
    pub person: Option<Named>,
}

/// A win of the week.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WonThisWeek {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What the user did.
    pub what: String,
}

/// A few of something, and how many more there are.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Few<T> {
    /// The first of them.
    pub shown: Vec<T>,
    /// More of them.
    pub more: usize,
}

impl<T> Few<T> {
    fn of(mut all: Vec<T>, most: usize) -> Self {
        let more = all.len().saturating_sub(most);
        all.truncate(most);
        Self { shown: all, more }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.shown.len() + self.more
    }
}

/// How much waits in each walk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Waiting {
    /// Lines and people to look at.
    pub people: usize,
    /// Open promises of the user's own.
    pub promises: usize,
    /// People of whom the audit asks.
    pub audit: usize,
    /// Wins that nobody with a say knows.
    pub wins: usize,
}

/// The screen.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Week {
    /// The first day.
    pub from: NaiveDate,
    /// The last day: today.
    pub to: NaiveDate,
    /// Conversations, each once, however many were there.
    pub conversations: usize,
    /// With whom, the most often first, then by name.
    pub talked_with: Few<TalkedWith>,
    /// Promises the user kept, the latest first.
    pub kept: Few<KeptPromise>,
    /// What the user gave, the latest first.
    pub gave: Few<HandedOver>,
    /// What the user was given, the latest first.
    pub received: Few<HandedOver>,
    /// Wins, the latest first.
    pub wins: Few<WonThisWeek>,
    /// Who spoke for the user.
    pub spoke_for_you: Few<SpokeForYou>,
    /// The user's own promises that are late or come due in the next seven days, the first due first.
    pub due: Few<OpenPromise>,
    /// Goals that are decided in the next six weeks, the soonest first.
    pub decisions: Vec<GoalLine>,
    /// How much waits in each walk.
    pub waiting: Waiting,
}

/// What a week is made of.
#[derive(Debug, Clone)]
pub(crate) struct WeekSources<'a> {
    /// Conversations of these days, a row for each person who was there; canonical people.
    pub(crate) talks: &'a [PresenceRow],
    /// Open promises, and those settled in these days.
    pub(crate) promises: &'a [PromiseRow],
    /// What was given and received in these days.
    pub(crate) exchanges: &'a [ExchangeRow],
    /// Every win.
    pub(crate) wins: &'a [Whole<Win>],
    /// Who spoke for the user.
    pub(crate) good_words: Vec<SpokeForYou>,
    /// Goals that have not ended.
    pub(crate) goals: Vec<GoalLine>,
    /// How much waits.
    pub(crate) waiting: Waiting,
}

/// The first day of the week that ends today.
pub(crate) fn first_day(now: Moment) -> NaiveDate {
    let today = now.date_naive();
    today.checked_sub_days(Days::new(WEEK - 1)).unwrap_or(today)
}

/// The week up to `now`. `named` gives a person as screens name them; nothing for somebody gone.
pub(crate) fn week(sources: WeekSources<'_>, named: impl Fn(PersonId) -> Option<Named>, now: Moment) -> Week {
    let (from, to) = (first_day(now), now.date_naive());
    let here = |at: Moment| at.with_timezone(now.offset()).date_naive();
    let lately = |at: Moment| at <= now && here(at) >= from;
    let who = |person: Option<PersonId>, guess: bool| person.filter(|_| !guess).and_then(&named);
    let words = |text: &str, private: bool| if private { PRIVATE.to_owned() } else { text.trim().to_owned() };

    let talks: Vec<&PresenceRow> = sources.talks.iter().filter(|row| lately(row.at)).collect();
    let conversations: BTreeSet<_> = talks.iter().map(|row| row.entry).collect();
    let mut with: BTreeMap<PersonId, BTreeSet<_>> = BTreeMap::new();
    for row in &talks {
        with.entry(row.person).or_default().insert(row.entry);
    }
    let mut talked_with: Vec<TalkedWith> = with
        .into_iter()
        .filter_map(|(person, talks)| Some(TalkedWith { person: named(person)?, conversations: talks.len() }))
        .collect();
    talked_with.sort_by(|a, b| {
        let order = |one: &TalkedWith| (std::cmp::Reverse(one.conversations), one.person.name.clone());
        order(a).cmp(&order(b)).then(a.person.id().cmp(&b.person.id()))
    });

    let mine = || sources.promises.iter().filter(|row| row.mine);
    let mut kept: Vec<(&PromiseRow, Moment)> = mine()
        .filter(|row| row.status == PromiseStatus::Kept)
        .filter_map(|row| Some((row, row.settled.filter(|at| lately(*at))?)))
        .collect();
    kept.sort_by_key(|(row, at)| std::cmp::Reverse((*at, row.id)));
    let kept = kept.into_iter().map(|(row, _)| KeptPromise {
        reference: Reference::to(row.id),
        text: words(&row.text, row.private),
        person: who(row.person, row.guess),
    });

    let mut due: Vec<(&PromiseRow, NaiveDate)> = mine()
        .filter(|row| row.status == PromiseStatus::Open)
        .filter_map(|row| Some((row, day_here(row.due?, now))))
        .filter(|(row, day)| late_days(row, now).is_some() || (*day - to).num_days() < DUE_DAYS)
        .collect();
    due.sort_by_key(|(row, day)| (*day, row.made, row.id));
    let due = due.into_iter().map(|(row, _)| open_promise(row, who(row.person, row.guess), now));

    let mut exchanges: Vec<&ExchangeRow> = sources.exchanges.iter().filter(|row| lately(row.at)).collect();
    exchanges.sort_by_key(|row| std::cmp::Reverse((row.at, row.id)));
    let handed = |given: bool| {
        let rows = exchanges.iter().filter(|row| row.given == given).map(|row| HandedOver {
            reference: Reference::to(row.id),
            kind: row.kind.clone(),
            text: words(&row.text, row.private),
            person: who(row.person, row.guess),
        });
        Few::of(rows.collect(), THINGS_SHOWN)
    };

    let mut wins: Vec<&Whole<Win>> = sources.wins.iter().filter(|win| lately(win.record.at)).collect();
    wins.sort_by_key(|win| std::cmp::Reverse((win.record.at, win.id)));
    let wins = wins
        .into_iter()
        .map(|win| WonThisWeek { reference: Reference::to(win.id), what: win.record.what.clone() });

    let spoke = sources.good_words.into_iter().filter(|word| word.day >= from && word.day <= to);
    let mut decisions: Vec<GoalLine> = sources
        .goals
        .into_iter()
        .filter(|goal| goal.days_left.is_some_and(|days| (0..=DECISION_DAYS).contains(&days)))
        .collect();
    decisions.sort_by_key(|goal| (goal.days_left, goal.reference.id));

    Week {
        from,
        to,
        conversations: conversations.len(),
        talked_with: Few::of(talked_with, PEOPLE_SHOWN),
        kept: Few::of(kept.collect(), THINGS_SHOWN),
        gave: handed(true),
        received: handed(false),
        wins: Few::of(wins.collect(), THINGS_SHOWN),
        spoke_for_you: Few::of(spoke.collect(), THINGS_SHOWN),
        due: Few::of(due.collect(), THINGS_SHOWN),
        decisions,
        waiting: sources.waiting,
    }
}

impl Refers for Week {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        self.talked_with.shown.iter_mut().for_each(|one| f(&mut one.person.reference));
        for kept in &mut self.kept.shown {
            f(&mut kept.reference);
            kept.person.iter_mut().for_each(|named| f(&mut named.reference));
        }
        for handed in self.gave.shown.iter_mut().chain(&mut self.received.shown) {
            f(&mut handed.reference);
            handed.person.iter_mut().for_each(|named| f(&mut named.reference));
        }
        self.wins.shown.iter_mut().for_each(|win| f(&mut win.reference));
        self.spoke_for_you.shown.iter_mut().for_each(|word| word.each_reference(f));
        self.due.shown.iter_mut().for_each(|promise| promise.each_reference(f));
        self.decisions.iter_mut().for_each(|goal| f(&mut goal.reference));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::rows::{contact, day, exchange, goal, id, now, person, promise, win};
    use crate::model::PersonId;

    fn named(who: PersonId) -> Option<Named> {
        let names = [(1, "Ana Silva"), (2, "Bo Lindqvist")];
        let (n, name) = names.into_iter().find(|(n, _)| PersonId(id(*n)) == who)?;
        Some(Named::of(&person(n, name)))
    }

    fn sources() -> WeekSources<'static> {
        WeekSources {
            talks: &[],
            promises: &[],
            exchanges: &[],
            wins: &[],
            good_words: Vec::new(),
            goals: Vec::new(),
            waiting: Waiting::default(),
        }
    }

    #[test]
    fn a_week_is_seven_days_with_today_and_nothing_before_or_to_come() {
        let at = |n, day| contact(n, day);
        let talks = [at(1, "2026-11-11"), at(2, "2026-11-12"), at(3, "2026-11-17"), at(4, "2026-11-19")];
        let week = week(WeekSources { talks: &talks, ..sources() }, named, now());
        assert_eq!((week.from, week.to), (day("2026-11-12"), day("2026-11-18")));
        assert_eq!(week.conversations, 2);
    }

    #[test]
    fn a_conversation_of_three_is_one_and_counts_for_both_others() {
        let bo = |n, day| PresenceRow { person: PersonId(id(2)), ..contact(n, day) };
        let talks = [contact(1, "2026-11-17"), bo(1, "2026-11-17"), bo(2, "2026-11-16")];
        let week = week(WeekSources { talks: &talks, ..sources() }, named, now());
        assert_eq!(week.conversations, 2);
        let with: Vec<(&str, usize)> =
            week.talked_with.shown.iter().map(|one| (one.person.name.as_str(), one.conversations)).collect();
        assert_eq!(with, [("Bo Lindqvist", 2), ("Ana Silva", 1)]);
    }

    #[test]
    fn what_was_kept_this_week_is_told_and_what_comes_due_stands_ahead_late_first() {
        let kept = PromiseRow {
            status: PromiseStatus::Kept,
            settled: Some(crate::insights::rows::noon("2026-11-16")),
            ..promise(1, true, "send the deck", "2026-11-01", None)
        };
        let promises = [
            kept,
            promise(2, true, "next week", "2026-11-01", Some("2026-11-25")),
            promise(3, true, "tuesday", "2026-11-01", Some("2026-11-24")),
            promise(4, true, "late", "2026-11-01", Some("2026-11-02")),
            promise(5, false, "theirs", "2026-11-01", Some("2026-11-02")),
            promise(6, true, "some day", "2026-11-01", None),
        ];
        let week = week(WeekSources { promises: &promises, ..sources() }, named, now());
        let texts = |few: &Few<OpenPromise>| few.shown.iter().map(|one| one.text.clone()).collect::<Vec<_>>();
        assert_eq!(
            week.kept.shown.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(),
            ["send the deck"]
        );
        assert_eq!(texts(&week.due), ["late", "tuesday"]);
    }

    #[test]
    fn words_said_in_private_stay_out_of_the_week_and_their_people_do_not() {
        let mut given = exchange(1, true, ExchangeKind::Help, "2026-11-17");
        (given.text, given.private) = ("with the divorce".to_owned(), true);
        let week = week(WeekSources { exchanges: &[given], ..sources() }, named, now());
        let [one] = week.gave.shown.as_slice() else { panic!("one") };
        assert_eq!((one.text.as_str(), one.person.as_ref().unwrap().name.as_str()), (PRIVATE, "Ana Silva"));
    }

    #[test]
    fn wins_and_decisions_within_six_weeks_are_on_it_and_many_things_are_counted() {
        let wins: Vec<Whole<Win>> = (0..6).map(|n| win(n, "shipped", "2026-11-15")).collect();
        let goals = ["2026-11-17", "2026-11-18", "2026-12-30", "2026-12-31"];
        let goals = goals.iter().map(|day| GoalLine::of(&goal(100, Some(day)), &[], now())).collect();
        let week = week(WeekSources { wins: &wins, goals, ..sources() }, named, now());
        assert_eq!((week.wins.shown.len(), week.wins.more, week.wins.count()), (4, 2, 6));
        assert_eq!(week.decisions.iter().map(|goal| goal.days_left).collect::<Vec<_>>(), [Some(0), Some(42)]);
    }
}
