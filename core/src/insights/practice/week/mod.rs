//! The week: what the last seven days brought, what lies ahead, and how much waits in each walk of a review.
//!
//! It tells what happened and holds nothing against anybody: a week has no target to miss. What was said in private is left
//! out; the people are not.

mod courage;
mod rows;
mod sources;
mod told;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
pub(crate) use courage::closest;
pub use rows::{
    AskedThisWeek, GoalWith, HandedOver, HeardThisWeek, KeptPromise, TalkedWith, Waiting, WonThisWeek,
};
use serde::Serialize;
pub(crate) use sources::WeekSources;

use self::{
    courage::courage,
    told::{asked, heard, kits, told},
};
use crate::{
    insights::{
        counted::counted,
        named::{Named, Refers},
        people::promises::{OpenPromise, PRIVATE, day_here, days_past, open_promise},
        practice::{advocacy::SpokeForYou, map::GoalLine, worth_a_look::Look},
    },
    model::{Moment, PersonId, PromiseStatus, Reference, Win},
    store::index::{exchange::ExchangeRow, presence::PresenceRow, promise::PromiseRow, stored::Stored},
};

/// Days that a week looks back on, today included.
const WEEK: u64 = 7;

/// Days ahead in which a promise comes due and a decision is made.
const DUE_DAYS: i64 = 7;
const DECISION_DAYS: i64 = 42;

/// What the last seven days brought, and what lies ahead.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Week {
    /// The first of the seven days.
    pub from: NaiveDate,
    /// The last day: today.
    pub to: NaiveDate,
    /// Conversations, each once, however many were there.
    pub conversations: u32,
    /// Lines that tell of no conversation: notes, messages, lines with nobody in them.
    pub other_lines: u32,
    /// The people the user talked with, most often first, then by name.
    pub talked_with: Vec<TalkedWith>,
    /// Promises the user kept, the latest first.
    pub kept: Vec<KeptPromise>,
    /// What the user gave, the latest first.
    pub gave: Vec<HandedOver>,
    /// What the user was given, the latest first.
    pub received: Vec<HandedOver>,
    /// Wins, the latest first.
    pub wins: Vec<WonThisWeek>,
    /// Goals set, the latest first.
    pub goals_set: Vec<GoalLine>,
    /// Goals that ended, the latest first.
    pub goals_ended: Vec<GoalLine>,
    /// Who was told of a goal, or how it ended, the latest first.
    pub told: Vec<GoalWith>,
    /// Who got the page of a goal, the latest first.
    pub kits: Vec<GoalWith>,
    /// What the user asked, the latest first.
    pub asked: Vec<AskedThisWeek>,
    /// Answers and feedback, the latest first.
    pub heard: Vec<HeardThisWeek>,
    /// Who spoke for the user.
    pub spoke_for_you: Vec<SpokeForYou>,
    /// The user's own promises that come due in the next seven days, the first due first; what is late is in the walk.
    pub due: Vec<OpenPromise>,
    /// Goals that are decided in the next six weeks, the soonest first.
    pub decisions: Vec<GoalLine>,
    /// How much waits in each walk.
    pub waiting: Waiting,
    /// The one deeper screen that has news; every week another of those that do.
    pub look_at: Option<Look>,
    /// In a week without a conversation: what the user wants, in their own words, and the smallest step towards it.
    pub courage: Option<String>,
}

/// The first day of the week that ends today.
pub(crate) fn first_day(now: Moment) -> NaiveDate {
    let today = now.date_naive();
    today.checked_sub_days(Days::new(WEEK - 1)).unwrap_or(today)
}

/// The week up to `now`. `named` gives a person as screens name them; `None` for somebody gone.
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
        .filter_map(|(person, talks)| {
            Some(TalkedWith { person: named(person)?, conversations: counted(talks.len()) })
        })
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
        .filter(|(row, day)| days_past(row, now).is_none() && (*day - to).num_days() < DUE_DAYS)
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
        rows.collect()
    };

    let mut wins: Vec<&Stored<Win>> = sources.wins.iter().filter(|win| lately(win.record.at)).collect();
    wins.sort_by_key(|win| std::cmp::Reverse((win.record.at, win.id)));
    let wins = wins
        .into_iter()
        .map(|win| WonThisWeek { reference: Reference::to(win.id), what: win.record.what.clone() });

    let of_these_days = |day: NaiveDate| day >= from && day <= to;
    let (goals_set, goals_ended) = (
        latest(sources.goals.iter().filter(|goal| of_these_days(goal.set)), |goal| Some(goal.set)),
        latest(sources.goals.iter().filter(|goal| goal.closed.is_some_and(of_these_days)), |goal| {
            goal.closed
        }),
    );
    let (told, kits) = (told(&sources, lately, &named), kits(&sources, lately, &named));
    let (asked, heard) = (asked(&sources, lately, &named), heard(&sources, lately, &named));
    let courage = conversations.is_empty().then(|| courage(&sources, now)).flatten();
    // From here on parts of the sources are taken.
    let spoke = sources.advocacies.into_iter().filter(|word| word.day >= from && word.day <= to);
    let mut decisions: Vec<GoalLine> = sources
        .goals
        .into_iter()
        .filter(|goal| {
            goal.closed.is_none() && goal.days_left.is_some_and(|days| (0..=DECISION_DAYS).contains(&days))
        })
        .collect();
    decisions.sort_by_key(|goal| (goal.days_left, goal.reference.id));

    Week {
        from,
        to,
        conversations: counted(conversations.len()),
        other_lines: counted(sources.lines.saturating_sub(conversations.len())),
        talked_with,
        kept: kept.collect(),
        gave: handed(true),
        received: handed(false),
        wins: wins.collect(),
        goals_set,
        goals_ended,
        told,
        kits,
        asked,
        heard,
        spoke_for_you: spoke.collect(),
        due: due.collect(),
        decisions,
        waiting: sources.waiting,
        look_at: sources.look_at,
        courage,
    }
}

fn latest<'a>(
    goals: impl Iterator<Item = &'a GoalLine>,
    day: impl Fn(&GoalLine) -> Option<NaiveDate>,
) -> Vec<GoalLine> {
    let mut goals: Vec<GoalLine> = goals.cloned().collect();
    goals.sort_by_key(|goal| std::cmp::Reverse((day(goal), goal.reference.id)));
    goals
}

impl Refers for Week {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        self.look_at.iter_mut().for_each(|look| look.each_reference(f));
        self.talked_with.iter_mut().for_each(|one| f(&mut one.person.reference));
        for kept in &mut self.kept {
            f(&mut kept.reference);
            kept.person.iter_mut().for_each(|named| f(&mut named.reference));
        }
        for handed in self.gave.iter_mut().chain(&mut self.received) {
            f(&mut handed.reference);
            handed.person.iter_mut().for_each(|named| f(&mut named.reference));
        }
        self.wins.iter_mut().for_each(|win| f(&mut win.reference));
        for goal in self.goals_set.iter_mut().chain(&mut self.goals_ended) {
            f(&mut goal.reference);
        }
        for with in self.told.iter_mut().chain(&mut self.kits) {
            f(&mut with.person.reference);
            f(&mut with.goal.reference);
        }
        for asked in &mut self.asked {
            f(&mut asked.reference);
            asked.person.iter_mut().for_each(|named| f(&mut named.reference));
        }
        for heard in &mut self.heard {
            f(&mut heard.reference);
            heard.person.iter_mut().for_each(|named| f(&mut named.reference));
        }
        self.spoke_for_you.iter_mut().for_each(|word| word.each_reference(f));
        self.due.iter_mut().for_each(|promise| promise.each_reference(f));
        self.decisions.iter_mut().for_each(|goal| f(&mut goal.reference));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        insights::rows::{contact, day, exchange, goal, id, now, person, promise, win},
        model::{AnswerKind, AskKind, ExchangeKind, Kit},
    };

    fn named(who: PersonId) -> Option<Named> {
        let names = [(1, "Ana Silva"), (2, "Bo Lindqvist")];
        let (n, name) = names.into_iter().find(|(n, _)| PersonId(id(*n)) == who)?;
        Some(Named::of(&person(n, name)))
    }

    fn sources() -> WeekSources<'static> {
        WeekSources {
            talks: &[],
            lines: 0,
            promises: &[],
            exchanges: &[],
            wins: &[],
            advocacies: Vec::new(),
            goals: Vec::new(),
            maps: &[],
            kits: &[],
            asks: &[],
            feedback: &[],
            waiting: Waiting::default(),
            look_at: None,
            closest: None,
        }
    }

    #[test]
    fn a_week_is_seven_days_with_today_and_nothing_before_or_to_come() {
        let at = |n, day| contact(n, day);
        let talks = [at(1, "2026-11-11"), at(2, "2026-11-12"), at(3, "2026-11-17"), at(4, "2026-11-19")];
        let week = week(WeekSources { talks: &talks, lines: 5, ..sources() }, named, now());
        assert_eq!((week.from, week.to), (day("2026-11-12"), day("2026-11-18")));
        assert_eq!((week.conversations, week.other_lines), (2, 3));
    }

    #[test]
    fn a_conversation_of_three_is_one_and_counts_for_both_others() {
        let bo = |n, day| PresenceRow { person: PersonId(id(2)), ..contact(n, day) };
        let talks = [contact(1, "2026-11-17"), bo(1, "2026-11-17"), bo(2, "2026-11-16")];
        let week = week(WeekSources { talks: &talks, ..sources() }, named, now());
        assert_eq!(week.conversations, 2);
        let with: Vec<(&str, u32)> =
            week.talked_with.iter().map(|one| (one.person.name.as_str(), one.conversations)).collect();
        assert_eq!(with, [("Bo Lindqvist", 2), ("Ana Silva", 1)]);
    }

    #[test]
    fn what_was_kept_this_week_is_told_and_what_comes_due_stands_ahead() {
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
        let texts = |all: &[OpenPromise]| all.iter().map(|one| one.text.clone()).collect::<Vec<_>>();
        assert_eq!(week.kept.iter().map(|one| one.text.as_str()).collect::<Vec<_>>(), ["send the deck"]);
        assert_eq!(texts(&week.due), ["tuesday"], "what is late stands in the walk");
    }

    #[test]
    fn words_said_in_private_stay_out_of_the_week_and_their_people_do_not() {
        let mut given = exchange(1, true, ExchangeKind::Help, "2026-11-17");
        (given.text, given.private) = ("with the divorce".to_owned(), true);
        let week = week(WeekSources { exchanges: &[given], ..sources() }, named, now());
        let [one] = week.gave.as_slice() else { panic!("one") };
        assert_eq!((one.text.as_str(), one.person.as_ref().unwrap().name.as_str()), (PRIVATE, "Ana Silva"));
    }

    #[test]
    fn goals_set_and_ended_people_told_pages_given_and_what_was_heard_are_on_it() {
        use crate::{
            insights::rows::{advice, ask, noon, seat},
            model::{Answer, Outcome, Role, Stance},
        };
        let mut ended = goal(100, Some("2026-11-17"));
        (ended.record.closed, ended.record.outcome) = (Some(noon("2026-11-17")), Some(Outcome::Reached));
        let mut set = goal(101, Some("2026-12-30"));
        set.record.set = noon("2026-11-18");
        let told = |day: &str| {
            let mut seat = seat(1, Role::Manager, Stance::HasNotSaid);
            seat.told = vec![(noon("2026-11-12"), String::new()), (noon(day), "glad".to_owned())];
            seat
        };
        let before = seat(2, Role::Veto, Stance::HasNotSaid);
        let seats = [told("2026-11-17"), before];
        let maps = [(&ended, seats.iter().collect()), (&set, Vec::new())];
        let goals = maps.iter().map(|(goal, _)| GoalLine::of(goal, &[], now())).collect();
        let kit = Kit {
            goal: id(100).into(),
            person: PersonId(id(2)),
            given: noon("2026-11-16"),
            ..Kit::default()
        };
        let mut asked = ask(30, AskKind::Feedback, "2026-11-13");
        asked.record.hear(&Answer { at: noon("2026-11-14"), kind: AnswerKind::Yes, said: "long".to_owned() });
        let mut heard = advice(31, "2026-11-14");
        (heard.record.ask, heard.record.heard) = (Some(id(30).into()), "long".to_owned());
        let mut old = ask(32, AskKind::Time, "2026-11-01");
        old.record.hear(&Answer { at: noon("2026-11-15"), kind: AnswerKind::NotNow, said: String::new() });
        let sources = WeekSources {
            goals,
            maps: &maps,
            kits: &[Stored { id: id(20), record: kit }],
            asks: &[asked, old],
            feedback: &[heard],
            ..sources()
        };
        let week = week(sources, named, now());
        assert_eq!(week.goals_set.iter().map(|goal| goal.set).collect::<Vec<_>>(), [day("2026-11-18")]);
        assert_eq!(week.goals_ended[0].outcome, Some(Outcome::Reached));
        let with = |all: &[GoalWith]| all.iter().map(|one| one.person.name.clone()).collect::<Vec<_>>();
        assert_eq!(
            (with(&week.told), with(&week.kits)),
            (vec!["Ana Silva".into()], vec!["Bo Lindqvist".into()])
        );
        assert_eq!((week.asked.len(), week.heard.len()), (1, 2));
        let answers: Vec<_> = week.heard.iter().map(|one| one.answer.clone()).collect();
        assert_eq!(answers, [Some(AnswerKind::NotNow), None], "feedback to an ask stands there once");
        assert_eq!(week.decisions.len(), 1, "what ended lies no longer ahead");
    }

    #[test]
    fn wins_and_decisions_within_six_weeks_are_on_it() {
        let wins: Vec<Stored<Win>> = (0..6).map(|n| win(n, "shipped", "2026-11-15")).collect();
        let goals = ["2026-11-17", "2026-11-18", "2026-12-30", "2026-12-31"];
        let goals = goals.iter().map(|day| GoalLine::of(&goal(100, Some(day)), &[], now())).collect();
        let week = week(WeekSources { wins: &wins, goals, ..sources() }, named, now());
        assert_eq!(week.wins.len(), 6);
        assert_eq!(week.decisions.iter().map(|goal| goal.days_left).collect::<Vec<_>>(), [Some(0), Some(42)]);
    }
}
