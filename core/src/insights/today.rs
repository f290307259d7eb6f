//! Today: what I said I would do, what has not come yet, and at most three people it would be good to see. Then it
//! ends.
//!
//! However much waits, the screen is short: what does not fit is counted. Only the user's own promises are ever late;
//! theirs are a plain list of what has not come yet.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    insights::{
        counted::counted,
        devices::in_step::InStep,
        named::{Named, Refers},
        people::{
            asked::{ASKED_SHOWN, AskedPromise, asked_today},
            contacts::{TodaySources, first},
            promises::{
                OpenPromise, WITHOUT_A_DAY, asks_whether_of_use, day_here, is_old, is_open, open_promise,
                promise_order, whose_turn,
            },
            proposal::Proposal,
        },
        practice::next::{NextAct, NextKind, NextSources, next_but_promises},
    },
    model::{Moment, Reference},
    store::index::promise::PromiseRow,
};

/// The coming days that count as soon.
const WEEK: i64 = 7;

/// The most of the user's own promises on the screen.
const MINE_SHOWN: usize = 10;

/// The most of theirs.
const THEIRS_SHOWN: usize = 5;

/// What a day shows: promises, people, what comes next.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Today {
    /// The day it is for.
    pub day: NaiveDate,
    /// Nothing was ever logged: the day-1 screen.
    pub first_day: bool,
    /// What the user said they would do: late first, then due within seven days, soonest first, and those without a
    /// date that were made in the last seven days, with one of the older ones, every week another; at most ten.
    pub mine: Vec<OpenPromise>,
    /// More of these than the screen shows.
    pub mine_more: u32,
    /// More of the user's own that come due later, or have no date and were made earlier.
    pub mine_later: u32,
    /// What has not come yet, longest waited for first; at most five.
    pub theirs: Vec<OpenPromise>,
    /// More of theirs than the screen shows.
    pub theirs_more: u32,
    /// Promises and plans that lines of late seem to tell of: questions, soonest due first; at most three. The others
    /// wait in `review`.
    pub asked: Vec<AskedPromise>,
    /// At most three people it would be good to see; empty if `next` has something.
    pub people: Vec<Proposal>,
    /// The first five acts that come next, without promises, which have a list of their own; empty while a cadence is all there is.
    pub next: Vec<NextAct>,
    /// Things that wait in `review`.
    pub to_check: u32,
    /// The user's other devices and when each was last in step, the longest ago first; empty for a journal that never
    /// paired.
    pub sync: Vec<InStep>,
}

/// The screen as of `now`.
pub(crate) fn today(sources: &NextSources<'_>, now: Moment) -> Today {
    without_next(&sources.today, now).with_next(next_but_promises(sources, now))
}

/// The screen with the people it would be good to see, and nothing that comes next.
fn without_next(sources: &TodaySources<'_>, now: Moment) -> Today {
    let contacts = sources.contacts;
    let day = now.date_naive();
    let open = sources.promises.iter().filter(|row| is_open(row));
    let (mine, theirs): (Vec<&PromiseRow>, Vec<&PromiseRow>) = open.partition(|row| row.mine);
    let asked = asked_today(sources.asked.clone(), now);
    let turn = whose_turn(sources.promises, now).map(|row| row.id);
    let (soon, later): (Vec<_>, Vec<_>) =
        mine.into_iter().partition(|row| is_soon(row, now) || turn == Some(row.id));
    let named = |row: &PromiseRow| {
        // A guess among several is not named until the user has said who is meant.
        let person = row.person.filter(|_| !row.guess).and_then(|person| contacts.find(person));
        open_promise(row, person.map(Named::of), now)
    };
    Today {
        day,
        first_day: sources.first_day,
        mine_more: counted(soon.len().saturating_sub(MINE_SHOWN)),
        mine: first(soon, MINE_SHOWN, |row| promise_order(row, now)).into_iter().map(named).collect(),
        mine_later: counted(later.len()),
        theirs_more: counted(theirs.len().saturating_sub(THEIRS_SHOWN)),
        theirs: first(theirs, THEIRS_SHOWN, |row| (waited_from(row, now), row.made, row.id))
            .into_iter()
            .map(named)
            .collect(),
        asked: asked.into_iter().take(ASKED_SHOWN).collect(),
        people: sources.to_see.clone(),
        next: Vec::new(),
        to_check: counted(sources.to_check),
        sync: sources.devices.clone(),
    }
}

impl Today {
    /// The screen with what comes next in place of the people it would be good to see.
    fn with_next(mut self, acts: Vec<NextAct>) -> Self {
        if acts.iter().any(|act| act.kind != NextKind::See) {
            self.people.clear();
            self.next = acts;
        }
        self
    }
}

/// Whether the user's own promise is late, asks whether it is still of use, comes due within a week, or was made in the last
/// one without a date.
fn is_soon(row: &PromiseRow, now: Moment) -> bool {
    let today = now.date_naive();
    match row.due {
        Some(_) if is_old(row, now) => asks_whether_of_use(row, now),
        Some(due) => (day_here(due, now) - today).num_days() <= WEEK,
        // A day of grace: where it was made it may be tomorrow already.
        None => (-1..=WITHOUT_A_DAY).contains(&(today - row.made.date_naive()).num_days()),
    }
}

/// The day from which one waits: the one they named, else the one on which they said it.
fn waited_from(row: &PromiseRow, now: Moment) -> NaiveDate {
    row.due.map_or(row.made.date_naive(), |due| day_here(due, now))
}

impl Refers for Today {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        self.mine.iter_mut().chain(&mut self.theirs).for_each(|promise| promise.each_reference(f));
        self.asked.iter_mut().for_each(|asked| asked.each_reference(f));
        self.people.iter_mut().for_each(|proposal| f(&mut proposal.person.reference));
        self.next.each_reference(f);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        insights::{
            people::{contacts::Contacts, promises::PRIVATE},
            rows::{day, id, now, person, promise, to_see},
        },
        model::{Due, Identities, PersonId, PromiseStatus},
        store::index::person::PersonRow,
    };

    fn screen(people: &[PersonRow], promises: &[PromiseRow], same: &[(u32, u32)]) -> Today {
        let pair = |(a, b): &(u32, u32)| (PersonId(id(*a)), PersonId(id(*b)));
        let identities = Identities::new(same.iter().map(pair));
        let sources = TodaySources {
            people,
            identities: &identities,
            tallies: &[],
            contacts: &Contacts::of(people, &identities, &[], now()),
            to_see: Vec::new(),
            promises,
            asked: Vec::new(),
            put_off: &[],
            pace: None,
            seen_this_week: 0,
            to_check: 4,
            first_day: false,
            devices: Vec::new(),
        };
        let to_see = to_see(&sources);
        without_next(&TodaySources { to_see, ..sources }, now())
    }

    fn texts(promises: &[OpenPromise]) -> Vec<&str> {
        promises.iter().map(|promise| promise.text.as_str()).collect()
    }

    #[test]
    fn what_i_said_i_would_do_stands_late_first_and_ends_with_this_week() {
        let at_nine = Some(Due::At(crate::insights::rows::moment("2026-11-19T09:00:00+01:00")));
        let promises = [
            promise(1, true, "made lately", "2026-11-12", None),
            promise(2, true, "due in a week", "2026-01-01", Some("2026-11-25")),
            promise(3, true, "due in eight days", "2026-01-01", Some("2026-11-26")),
            promise(4, true, "made long ago", "2026-11-10", None),
            promise(5, true, "late", "2026-01-01", Some("2026-11-17")),
            promise(6, true, "long late", "2026-11-01", Some("2026-11-02")),
            promise(7, true, "tomorrow", "2026-01-01", Some("2026-11-19")),
            PromiseRow { due: at_nine, ..promise(8, true, "tomorrow at nine", "2026-01-01", None) },
            PromiseRow { status: PromiseStatus::Dropped, ..promise(9, true, "dropped", "2026-11-17", None) },
            promise(10, true, "from a clock set wrong", "2099-01-01", None),
        ];
        let screen = screen(&[], &promises, &[]);
        let expected = [
            "long late",
            "late",
            "tomorrow at nine",
            "tomorrow",
            "due in a week",
            "made long ago",
            "made lately",
        ];
        assert_eq!(texts(&screen.mine), expected);
        assert_eq!((screen.mine_more, screen.mine_later, screen.to_check), (0, 2, 4));
        assert_eq!(
            screen.mine.iter().map(|row| row.late_days).take(3).collect::<Vec<_>>(),
            [Some(16), Some(1), None]
        );
    }

    #[test]
    fn a_promise_without_a_day_comes_back_after_a_week_one_at_a_time_and_each_in_its_turn() {
        let mut promises: Vec<PromiseRow> = ["2026-10-01", "2026-09-01", "2026-08-01"]
            .into_iter()
            .zip(1..)
            .map(|(made, n)| promise(n, true, made, made, None))
            .collect();
        promises.push(promise(9, false, "theirs", "2026-01-01", None));
        let mut seen = std::collections::BTreeSet::new();
        for week in 0..3 {
            let then = now() + chrono::Duration::weeks(week);
            let turn = whose_turn(&promises, then).unwrap();
            assert_eq!(whose_turn(&promises, then), Some(turn), "the same all day");
            seen.insert(turn.text.clone());
        }
        assert_eq!(seen.len(), 3, "each has its turn");
        let screen = screen(&[], &promises, &[]);
        assert_eq!((screen.mine.len(), screen.mine_later), (1, 2));
        promises.truncate(1);
        promises[0].made = now();
        assert_eq!(whose_turn(&promises, now()), None, "what is new stands there anyway");
        assert_eq!(whose_turn(&[], now()), None);
    }

    #[test]
    fn what_has_not_come_yet_is_never_late_and_stands_longest_waited_for_first() {
        let promises = [
            promise(1, false, "due soon", "2026-01-01", Some("2026-11-20")),
            promise(2, false, "said in March", "2026-03-01", None),
            promise(3, false, "due in January", "2025-12-01", Some("2026-01-10")),
        ];
        let screen = screen(&[], &promises, &[]);
        assert_eq!(texts(&screen.theirs), ["due in January", "said in March", "due soon"]);
        assert!(screen.theirs.iter().all(|row| row.late_days.is_none()));
    }

    #[test]
    fn however_much_waits_the_screen_is_short_and_says_how_much_more_there_is() {
        let many = |mine| (0..200).map(move |n| promise(n, mine, "write", "2026-11-01", Some("2026-11-02")));
        let screen = screen(&[], &many(true).chain(many(false)).collect::<Vec<_>>(), &[]);
        assert_eq!((screen.mine.len(), screen.mine_more), (MINE_SHOWN, 190));
        assert_eq!((screen.theirs.len(), screen.theirs_more), (THEIRS_SHOWN, 195));
    }

    #[test]
    fn a_private_promise_gives_the_person_the_date_and_the_word_private() {
        let row =
            PromiseRow { private: true, ..promise(1, true, "secret", "2026-11-01", Some("2026-11-20")) };
        let screen = screen(&[person(1, "Ana Silva")], &[row], &[]);
        assert!(!format!("{screen:?}").contains("secret"));
        let shown = &screen.mine[0];
        assert_eq!(
            (shown.text.as_str(), shown.private, shown.due),
            (PRIVATE, true, Some(Due::Day(day("2026-11-20"))))
        );
        assert_eq!(shown.person.as_ref().map(|person| person.name.as_str()), Some("Ana Silva"));
    }

    #[test]
    fn a_promise_to_a_merged_person_names_the_canonical_record_and_a_guess_names_nobody() {
        let people = [person(3, "Ana S"), person(2, "Ana Silva")];
        let to = |n, guess| PromiseRow {
            person: Some(PersonId(id(n))),
            guess,
            ..promise(n, true, "", "2026-11-17", None)
        };
        let screen = screen(&people, &[to(3, false), to(2, true), to(9, false)], &[(3, 2)]);
        let names: Vec<_> =
            screen.mine.iter().map(|row| row.person.as_ref().map(|named| named.name.as_str())).collect();
        assert_eq!(names, [None, Some("Ana Silva"), None], "a guess, a merged person, somebody deleted");
    }
}
