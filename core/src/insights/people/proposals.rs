//! Whom it would be good to see: at most three people, by their cadence.
//!
//! A cadence starts with a choice of the user's or a second logged conversation, never with an import. It is counted
//! from the day of the last conversation, or from the day the person was made if there was none; a message since then
//! moves the day on by half a cadence. People who are resting, put off or deleted are never proposed, and the user's
//! own pace is obeyed. Those furthest past their day, in cadences, come first; ties go to the smaller id.
//!
//! A second conversation and a message are looked up for those alone who may be among the first: a message only moves the day
//! on, so that the last conversation says how far somebody is past it at most.

use std::{
    cmp::{Ordering, Reverse},
    collections::HashSet,
};

use chrono::NaiveDate;

use crate::{
    insights::{
        named::Named,
        people::{
            contacts::{Human, TodaySources, Touch},
            proposal::{Proposal, ProposalReason},
        },
    },
    model::{Moment, PersonId},
    store::index::person::PersonRow,
};

/// The most people on one screen.
const MOST: usize = 3;

/// The conversation that starts a cadence nobody chose.
const SECOND: u64 = 2;

/// How far someone is past their day, in cadences.
struct Waited {
    past: i64,
    /// Days of the cadence, at least 1.
    every: i64,
}

impl Ord for Waited {
    fn cmp(&self, other: &Self) -> Ordering {
        // One fraction against the other, without rounding.
        (self.past * other.every).cmp(&(other.past * self.every))
    }
}

impl PartialOrd for Waited {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Waited {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Waited {}

/// Someone whose day has come.
struct ComeRound<'a> {
    person: &'a PersonRow,
    last: Option<NaiveDate>,
    reason: ProposalReason,
    past: i64,
    every: i64,
}

/// The people to propose, at most three and never more than the user's pace leaves. `look_up` gives what there was with
/// somebody, by their canonical record.
pub(crate) fn proposals<E>(
    sources: &TodaySources<'_>,
    now: Moment,
    mut look_up: impl FnMut(PersonId) -> Result<Touch, E>,
) -> Result<Vec<Proposal>, E> {
    let left = sources.pace.map_or(MOST, |pace| {
        usize::try_from(pace).unwrap_or(usize::MAX).saturating_sub(sources.seen_this_week).min(MOST)
    });
    if left == 0 {
        return Ok(Vec::new());
    }
    let today = now.date_naive();
    let canonical = |id| sources.identities.canonical(id);
    let still = sources
        .put_off
        .iter()
        .filter(|row| row.act.is_empty() && row.until.is_none_or(|until| until > today));
    let put_off: HashSet<PersonId> = still.map(|row| canonical(PersonId(row.about))).collect();
    let awake = sources
        .contacts
        .people
        .iter()
        .filter(|(id, human)| human.shown.resting.is_none() && !put_off.contains(*id));
    let order = |due: &ComeRound<'_>| (Reverse(Waited { past: due.past, every: due.every }), due.person.id);
    // As far past their day as they may be: as if they had talked again, and nobody had written.
    let at_most = awake.filter_map(|(id, human)| {
        let conversations = human.touch.last_conversation.map_or(0, |_| SECOND);
        let touch = Touch { conversations, last_message: None, ..human.touch };
        let due = when_due(human, &touch, now).filter(|due| due.past >= 0)?;
        Some((order(&due), *id, human))
    });
    let mut at_most: Vec<_> = at_most.collect();
    at_most.sort_unstable_by(|(one, ..), (other, ..)| one.cmp(other));
    let mut found: Vec<ComeRound<'_>> = Vec::new();
    for (at_most, id, human) in at_most {
        if found.len() == left && found.last().is_some_and(|last| order(last) < at_most) {
            break;
        }
        found.extend(when_due(human, &look_up(id)?, now).filter(|due| due.past >= 0));
        found.sort_by_key(order);
        found.truncate(left);
    }
    let proposal = |due: ComeRound<'_>| Proposal {
        person: Named::of(due.person),
        last: due.last,
        why: due.reason.in_words(),
        reason: due.reason,
    };
    Ok(found.into_iter().map(proposal).collect())
}

/// When it would be good to see someone, if they have a cadence at all.
fn when_due<'a>(human: &Human<'a>, touch: &Touch, now: Moment) -> Option<ComeRound<'a>> {
    let person = human.shown;
    let chosen = human.cadence.map(|(_, every)| every);
    if chosen.is_none() && touch.conversations < SECOND {
        return None;
    }
    let every = chosen.unwrap_or_else(|| person.relation.default_cadence()).max(1);
    let last = touch.last_conversation.map(|moment| moment.date_naive());
    let from = last.unwrap_or_else(|| person.made.date_naive());
    let since = (now.date_naive() - from).num_days();
    let written =
        touch.last_message.is_some_and(|message| touch.last_conversation.is_none_or(|last| message > last));
    let put_on = if written { i64::from(every.div_ceil(2)) } else { 0 };
    let past = since - i64::from(every) - put_on;
    let reason = match last {
        Some(_) => ProposalReason::Cadence { every, since, chosen: chosen.is_some() },
        None => ProposalReason::NoneYet { every, since },
    };
    Some(ComeRound { person, last, reason, past, every: i64::from(every) })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        insights::{
            people::contacts::Contacts,
            rows::{day, id, noon, now, person, tally, to_see},
        },
        model::{Identities, Relation},
        store::index::{dismissal::DismissalRow, presence::ContactTally},
    };

    #[derive(Debug, Clone, Default)]
    struct Known {
        people: Vec<PersonRow>,
        tallies: Vec<ContactTally>,
        put_off: Vec<DismissalRow>,
        same: Vec<(u32, u32)>,
        pace: Option<u32>,
        seen: usize,
    }

    impl Known {
        fn one(row: PersonRow, tallies: Vec<ContactTally>) -> Self {
            Self { people: vec![row], tallies, ..Self::default() }
        }

        fn proposals(&self) -> Vec<Proposal> {
            let pair = |(a, b): &(u32, u32)| (PersonId(id(*a)), PersonId(id(*b)));
            let identities = Identities::new(self.same.iter().map(pair));
            let sources = TodaySources {
                people: &self.people,
                identities: &identities,
                tallies: &self.tallies,
                contacts: &Contacts::of(&self.people, &identities, &self.tallies, now()),
                to_see: Vec::new(),
                promises: &[],
                asked: Vec::new(),
                put_off: &self.put_off,
                pace: self.pace,
                seen_this_week: self.seen,
                to_check: 0,
                first_day: false,
                devices: Vec::new(),
            };
            to_see(&sources)
        }

        fn names(&self) -> Vec<String> {
            self.proposals().into_iter().map(|proposal| proposal.person.name).collect()
        }
    }

    fn ana() -> PersonRow {
        person(1, "Ana Silva")
    }

    fn chosen(every: u32) -> PersonRow {
        PersonRow { cadence: Some(every), ..ana() }
    }

    #[test]
    fn a_cadence_starts_with_a_choice_or_a_second_conversation_and_never_with_an_import() {
        assert!(Known::one(ana(), vec![]).names().is_empty());
        assert!(Known::one(ana(), vec![tally(1, 1, Some("2026-01-10"), None)]).names().is_empty());
        assert!(Known::one(ana(), vec![tally(1, 0, None, Some("2026-01-10"))]).names().is_empty());
        let second = Known::one(ana(), vec![tally(1, 2, Some("2026-01-10"), None)]).proposals();
        assert_eq!(second[0].why, "10 months since your last conversation");
        let choice = Known::one(chosen(28), vec![]).proposals();
        assert_eq!(choice[0].reason, ProposalReason::NoneYet { every: 28, since: 315 });
        assert_eq!(choice[0].why, "no conversation yet; you meant every 4 weeks");
    }

    #[test]
    fn the_day_comes_one_cadence_after_the_last_conversation() {
        let seen = |last| Known::one(chosen(28), vec![tally(1, 1, Some(last), None)]).proposals();
        assert!(seen("2026-10-22").is_empty());
        let due = seen("2026-10-21");
        assert_eq!(due[0].reason, ProposalReason::Cadence { every: 28, since: 28, chosen: true });
        assert_eq!(due[0].why, "4 weeks since your last conversation; you meant every 4 weeks");
        assert_eq!(due[0].last, Some(day("2026-10-21")));
        let manager = PersonRow { relation: Relation::Manager, ..ana() };
        assert_eq!(Known::one(manager, vec![tally(1, 2, Some("2026-11-11"), None)]).proposals().len(), 1);
    }

    #[test]
    fn a_message_since_then_moves_the_day_on_by_half_a_cadence() {
        let with =
            |message| Known::one(chosen(28), vec![tally(1, 1, Some("2026-10-21"), Some(message))]).names();
        assert_eq!(with("2026-10-20"), ["Ana Silva"], "a message before the conversation moves nothing");
        assert!(with("2026-10-22").is_empty());
        let earlier = Known::one(chosen(28), vec![tally(1, 1, Some("2026-10-07"), Some("2026-11-17"))]);
        assert_eq!(earlier.names(), ["Ana Silva"], "six weeks are over");
    }

    #[test]
    fn whoever_is_resting_put_off_or_deleted_is_not_proposed() {
        let due = Known::one(chosen(7), vec![tally(1, 2, Some("2026-01-10"), None)]);
        assert_eq!(due.names().len(), 1);
        let mut resting = due.clone();
        resting.people[0].resting = Some(noon("2026-02-01"));
        assert!(resting.names().is_empty());
        let put_off = |about, until: Option<&str>| {
            let row = DismissalRow {
                about: id(about),
                act: String::new(),
                until: until.map(day),
                at: noon("2026-11-01"),
            };
            Known { put_off: vec![row], same: vec![(1, 5)], ..due.clone() }.names().len()
        };
        assert_eq!(put_off(1, None), 0);
        assert_eq!(put_off(5, Some("2026-11-19")), 0, "by any record of theirs");
        assert_eq!(put_off(1, Some("2026-11-18")), 1, "the day has come");
        assert_eq!(put_off(9, None), 1, "somebody else");
        assert!(Known { people: vec![], ..due }.names().is_empty());
    }

    #[test]
    fn several_records_of_one_human_being_are_one_person() {
        let known = Known {
            people: vec![person(4, "Ana S"), person(2, "Ana Silva")],
            tallies: vec![tally(2, 1, Some("2026-01-10"), None), tally(4, 1, Some("2026-02-10"), None)],
            same: vec![(4, 2)],
            ..Known::default()
        };
        let proposals = known.proposals();
        assert_eq!(proposals.len(), 1);
        assert_eq!(
            (proposals[0].person.name.as_str(), proposals[0].last),
            ("Ana Silva", Some(day("2026-02-10")))
        );
    }

    #[test]
    fn at_most_three_are_proposed_those_furthest_past_their_day_first_and_the_users_pace_is_obeyed() {
        let mut known = Known {
            people: (1..=5).map(|n| PersonRow { cadence: Some(10), ..person(n, &format!("{n}")) }).collect(),
            tallies: vec![
                tally(1, 1, Some("2026-11-08"), None),
                tally(2, 1, Some("2026-10-08"), None),
                tally(3, 1, Some("2026-10-08"), None),
                tally(4, 1, Some("2026-10-01"), None),
                tally(5, 1, Some("2026-09-01"), None),
            ],
            ..Known::default()
        };
        known.people[4].cadence = Some(90);
        assert_eq!(known.names(), ["4", "2", "3"]);
        let mut at_pace = |pace, seen| {
            (known.pace, known.seen) = (Some(pace), seen);
            known.names().len()
        };
        assert_eq!(
            [at_pace(9, 0), at_pace(2, 0), at_pace(2, 1), at_pace(2, 2), at_pace(2, 5), at_pace(0, 0)],
            [3, 2, 1, 0, 0, 0]
        );
    }

    #[test]
    fn clocks_set_wrong_and_a_cadence_of_nothing_are_no_trouble() {
        let future = Known::one(chosen(7), vec![tally(1, 3, Some("2099-01-01"), None)]).proposals();
        assert_eq!(future[0].last, None, "a conversation to come was none yet");
        let born_later = PersonRow { made: noon("2099-01-01"), ..chosen(7) };
        assert!(Known::one(born_later, vec![]).names().is_empty());
        let old = Known::one(chosen(0), vec![tally(1, 3, Some("1970-01-01"), None)]).proposals();
        assert_eq!(old[0].why, "many years since your last conversation; you meant every day");
        assert!(Known::one(chosen(u32::MAX), vec![tally(1, 3, Some("1970-01-01"), None)]).names().is_empty());
    }

    proptest! {
        #[test]
        fn proposals_do_not_depend_on_the_order_of_rows(
            known in proptest::collection::vec((proptest::option::of(1u32..60), 0u64..4, 1u32..28, 1u32..13), 0..20),
            same in proptest::collection::vec((0u32..20, 0u32..20), 0..4),
            shift in 0usize..20,
        ) {
            let mut one = Known { same, ..Known::default() };
            for (n, (cadence, times, date, month)) in (0..).zip(&known) {
                one.people.push(PersonRow { cadence: *cadence, ..person(n, "") });
                one.tallies.push(tally(n, *times, (*times > 0).then_some(format!("2026-{month:02}-{date:02}")).as_deref(), None));
            }
            let mut other = one.clone();
            other.people.reverse();
            other.same.reverse();
            let middle = shift.min(other.tallies.len());
            other.tallies.rotate_left(middle);
            let proposals = one.proposals();
            prop_assert!(proposals.len() <= MOST);
            prop_assert_eq!(proposals, other.proposals());
        }

        #[test]
        fn those_who_are_looked_up_are_enough(
            known in prop::collection::vec(
                (prop::option::of(1_u32..200), 0_u64..3, 1_u32..29, 1_u32..11, prop::option::of(1_u32..11)),
                0..12,
            ),
        ) {
            let mut one = Known::default();
            let on = |month: u32, date: u32| format!("2026-{month:02}-{date:02}");
            for (n, (cadence, times, date, month, message)) in (0..).zip(&known) {
                one.people.push(PersonRow { cadence: *cadence, ..person(n, "") });
                let last = (*times > 0).then(|| on(*month, *date));
                let message = message.map(|month| on(month, *date));
                one.tallies.push(tally(n, *times, last.as_deref(), message.as_deref()));
            }
            // Everybody is looked up, and all of them are put in order.
            let touch = |row: &PersonRow| Touch::of(one.tallies.iter().filter(|tally| tally.person == row.id), now());
            let all = one.people.iter().filter_map(|row| {
                let human = Human { shown: row, cadence: row.cadence.map(|every| (row.id, every)), touch: touch(row) };
                when_due(&human, &touch(row), now()).filter(|due| due.past >= 0)
            });
            let mut all: Vec<_> = all.collect();
            all.sort_by_key(|due| (Reverse(Waited { past: due.past, every: due.every }), due.person.id));
            let expected: Vec<_> = all.iter().take(MOST).map(|due| (due.person.id, due.reason)).collect();
            let found: Vec<_> = one.proposals().iter().map(|one| (one.person.id(), one.reason)).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
