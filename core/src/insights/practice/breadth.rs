//! Breadth: how far the people the user talks with reach, and what is left of each goal if one of them goes.
//!
//! Counts over the last ninety days, of people and not of marks: departments, levels, inside and outside, ways of talking.
//! A goal leans on one person when nobody else would speak for it, and the user on one when they speak in most of them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use serde::Serialize;

use crate::{
    insights::{
        counted::counted,
        named::{Called, Named, Refers},
        people::contacts::standing_for,
        practice::{
            gaps::{Gap, GapFound, Positions, gaps},
            introductions::Acquainted,
            map::GoalLine,
            seat::MapSeat,
        },
    },
    model::{EntryKind, Goal, Identities, Level, Moment, PersonId, Reference, Relation, Role},
    quick_log::fold,
    store::index::{person::PersonRow, presence::ContactTally, stored::Stored},
};

/// Days of the past that count.
pub(crate) const QUARTER: i64 = 90;

/// How many people or lines fall under a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Count {
    /// The word: a department, a level, a way of talking.
    pub what: String,
    /// How many people or lines there are of it.
    pub count: u32,
}

/// Hopes that hang on one person.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LeansOn {
    /// The person on whom they hang.
    #[serde(flatten)]
    pub person: Named,
    /// The goals in which nobody else would speak for the user.
    pub goals: Vec<Called>,
}

/// How far the people the user talks with reach.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Breadth {
    /// How many people the user talked with in ninety days.
    pub people: u32,
    /// Departments and organisations, the most people first; people without one are left out.
    pub departments: Vec<Count>,
    /// Levels on which they work, in order of level.
    pub levels: Vec<Count>,
    /// How many work elsewhere.
    pub outside: u32,
    /// Ways of talking, the most frequent first.
    pub ways: Vec<Count>,
    /// People on whom goals lean.
    pub leans_on: Vec<LeansOn>,
    /// Departments of people known by name alone: nobody there was ever talked with. At most three, those first in which
    /// somebody is known to somebody the user talks with.
    pub nobody_in: Vec<NobodyIn>,
}

/// A department in which the user never talked with anybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NobodyIn {
    /// The name of the department.
    pub department: String,
    /// Somebody who works there.
    pub whom: Named,
    /// Somebody the user talks with who knows them.
    pub through: Option<Named>,
}

impl NobodyIn {
    /// The same in words.
    pub fn in_words(&self) -> String {
        let Self { department, whom, through } = self;
        match through {
            Some(through) => format!("{department}: {through} knows {whom}"),
            None => format!("{department}: {whom} works there"),
        }
    }
}

/// How many departments have to be known before they are said to be one.
pub(crate) const ENOUGH: usize = 5;

/// The most departments in which nobody is known.
const NOBODY_IN: usize = 3;

/// What the screen is made of.
#[derive(Debug, Clone)]
pub(crate) struct BreadthSources<'a> {
    /// All people of the journal.
    pub(crate) people: &'a [PersonRow],
    /// Which records are the same human being.
    pub(crate) identities: &'a Identities,
    /// The latest conversations, per record.
    pub(crate) tallies: &'a [ContactTally],
    /// Where people work now.
    pub(crate) positions: &'a Positions<'a>,
    /// How often each way of talking was used in ninety days.
    pub(crate) ways: &'a [(EntryKind, usize)],
    /// Who knows whom.
    pub(crate) acquainted: &'a Acquainted,
    /// Open goals, each with its seats.
    pub(crate) goals: &'a [(&'a Stored<Goal>, Vec<&'a MapSeat>)],
}

/// The screen as of `now`.
pub(crate) fn breadth(sources: &BreadthSources<'_>, now: Moment) -> Breadth {
    let today = now.date_naive();
    let lately = |tally: &&ContactTally| {
        tally.last_conversation.is_some_and(|at| at <= now && (today - at.date_naive()).num_days() <= QUARTER)
    };
    let seen: BTreeSet<PersonId> = sources
        .tallies
        .iter()
        .filter(lately)
        .map(|tally| sources.identities.canonical(tally.person))
        .collect();
    let people: Vec<&PersonRow> = sources.people.iter().filter(|row| seen.contains(&row.id)).collect();
    let position = |row: &PersonRow| sources.positions.get(&row.id).copied();
    let mut departments: BTreeMap<String, (String, u32)> = BTreeMap::new();
    let mut levels: BTreeMap<Level, u32> = BTreeMap::new();
    for row in &people {
        let Some(position) = position(row) else { continue };
        let org = position.org.trim();
        if !org.is_empty() {
            departments.entry(fold(org)).or_insert_with(|| (org.to_owned(), 0)).1 += 1;
        }
        if let Some(level) = &position.level {
            *levels.entry(level.clone()).or_default() += 1;
        }
    }
    Breadth {
        people: counted(people.len()),
        departments: most_first(departments.into_values()),
        levels: levels.into_iter().map(|(level, count)| Count { what: level.to_string(), count }).collect(),
        outside: counted(people.iter().filter(|row| row.relation == Relation::Outside).count()),
        ways: most_first(sources.ways.iter().map(|(kind, count)| (kind.to_string(), counted(*count)))),
        leans_on: leans_on(sources),
        nobody_in: nobody_in(sources, now),
    }
}

/// The day since which everybody the user talked with in ninety days works in one department, as far as it is known: the last
/// one elsewhere fell out of the ninety days, one of them moved there, or the journal knew enough of them. `None` if they work
/// in several.
pub(crate) fn one_department_since(sources: &BreadthSources<'_>, now: Moment) -> Option<NaiveDate> {
    let today = now.date_naive();
    let mut last: BTreeMap<PersonId, NaiveDate> = BTreeMap::new();
    for tally in sources.tallies {
        if let Some(at) = tally.last_conversation.filter(|at| *at <= now) {
            let known = last.entry(sources.identities.canonical(tally.person)).or_insert(at.date_naive());
            *known = (*known).max(at.date_naive());
        }
    }
    let talked = sources.people.iter().filter_map(|row| {
        let (position, day) = (sources.positions.get(&row.id)?, last.get(&row.id)?);
        (!position.org.trim().is_empty()).then(|| (row, fold(position.org.trim()), position.from, *day))
    });
    let (lately, before): (Vec<_>, Vec<_>) =
        talked.partition(|(.., day)| (today - *day).num_days() <= QUARTER);
    let (_, department, ..) = lately.first()?;
    if lately.iter().any(|(_, other, ..)| other != department) {
        return None;
    }
    let mut made: Vec<NaiveDate> = lately.iter().map(|(row, ..)| row.made.date_naive()).collect();
    made.sort_unstable();
    let enough = *made.get(ENOUGH.checked_sub(1)?)?;
    let elsewhere = before.iter().filter(|(_, other, ..)| other != department);
    let gone = elsewhere.filter_map(|(.., day)| day.checked_add_days(Days::new(QUARTER.unsigned_abs() + 1)));
    let came = lately.iter().filter_map(|(_, _, from, _)| from.filter(|from| *from <= today));
    gone.chain(came).chain([enough]).max()
}

/// Departments in which the user has never talked with anybody, of people who are not outside and do not rest. Each
/// with one person: one known to somebody the user talked with, the latest of these first; else the smallest id.
fn nobody_in(sources: &BreadthSources<'_>, now: Moment) -> Vec<NobodyIn> {
    let mut last: BTreeMap<PersonId, Moment> = BTreeMap::new();
    for tally in sources.tallies {
        if let Some(at) = tally.last_conversation.filter(|at| *at <= now) {
            let known = last.entry(sources.identities.canonical(tally.person)).or_insert(at);
            *known = (*known).max(at);
        }
    }
    let awake = |person: PersonId| {
        standing_for(sources.people, sources.identities, person).filter(|row| row.resting.is_none())
    };
    let mut departments: BTreeMap<String, Vec<(&PersonRow, &str)>> = BTreeMap::new();
    let mut known: BTreeSet<String> = BTreeSet::new();
    for (person, position) in sources.positions {
        let org = position.org.trim();
        if last.contains_key(person) {
            known.insert(fold(org));
        } else if let Some(row) =
            awake(*person).filter(|row| row.relation != Relation::Outside && !org.is_empty())
        {
            departments.entry(fold(org)).or_default().push((row, org));
        }
    }
    let through = |person: PersonId| {
        let met = sources.acquainted.known_to(person).filter_map(|one| Some((*last.get(&one)?, awake(one)?)));
        met.max_by_key(|(at, row)| (*at, std::cmp::Reverse(row.id)))
    };
    let mut found: Vec<(std::cmp::Reverse<Option<Moment>>, NobodyIn)> = Vec::new();
    for (_, people) in departments.into_iter().filter(|(org, _)| !known.contains(org)) {
        let ways = people.into_iter().map(|(row, org)| (through(row.id), row, org));
        let best = ways.max_by_key(|(way, row, _)| (way.map(|(at, _)| at), std::cmp::Reverse(row.id)));
        let Some((way, row, org)) = best else { continue };
        let nobody_in = NobodyIn {
            department: org.to_owned(),
            whom: Named::of(row),
            through: way.map(|(_, one)| Named::of(one)),
        };
        found.push((std::cmp::Reverse(way.map(|(at, _)| at)), nobody_in));
    }
    found.sort_by_key(|(latest, _)| *latest);
    found.into_iter().map(|(_, one)| one).take(NOBODY_IN).collect()
}

fn most_first(counts: impl Iterator<Item = (String, u32)>) -> Vec<Count> {
    let mut counts: Vec<Count> = counts.map(|(what, count)| Count { what, count }).collect();
    counts.sort_by(|a, b| (b.count, &a.what).cmp(&(a.count, &b.what)));
    counts
}

/// People without whom nobody would speak in some goal.
fn leans_on(sources: &BreadthSources<'_>) -> Vec<LeansOn> {
    let mut goals: BTreeMap<PersonId, Vec<Called>> = BTreeMap::new();
    for (goal, seats) in sources.goals {
        let mut speak = seats.iter().filter(|seat| seat.supports());
        if let (Some(only), None) = (speak.next(), speak.next()) {
            goals.entry(only.person).or_default().push(Called::goal(goal));
        }
    }
    let named = |person: PersonId| sources.people.iter().find(|row| row.id == person).map(Named::of);
    let mut found: Vec<LeansOn> = goals
        .into_iter()
        .filter_map(|(person, goals)| Some(LeansOn { person: named(person)?, goals }))
        .collect();
    found.sort_by_key(|one| (std::cmp::Reverse(one.goals.len()), one.person.id()));
    found
}

/// What is left of a goal without someone.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WhatIsLeft {
    /// The goal as it would be without them.
    pub goal: GoalLine,
    /// The say they have in it.
    pub roles: Vec<Role>,
    /// Who would still speak for the user.
    pub still_speak: Vec<Named>,
    /// Gaps that would be there and are not now.
    pub new_gaps: Vec<GapFound>,
}

/// What is left of each goal if someone leaves or changes sides.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WhatIf {
    /// The person who would be gone.
    #[serde(flatten)]
    pub person: Named,
    /// The goals they have a say in.
    pub goals: Vec<WhatIsLeft>,
}

/// What is left of these goals without this person. `people` holds everyone on their maps.
pub(crate) fn what_if(
    person: &PersonRow,
    goals: &[(&Stored<Goal>, Vec<&MapSeat>)],
    people: &[PersonRow],
    positions: &Positions<'_>,
    now: Moment,
) -> WhatIf {
    let known = |seat: &MapSeat| people.iter().find(|known| known.id == seat.person);
    let mut left = Vec::new();
    for (goal, seats) in goals {
        let Some(seat) = seats.iter().find(|seat| seat.person == person.id) else { continue };
        let there: Vec<(&MapSeat, &PersonRow)> =
            seats.iter().filter_map(|seat| Some((*seat, known(seat)?))).collect();
        let rest: Vec<(&MapSeat, &PersonRow)> =
            there.iter().filter(|(seat, _)| seat.person != person.id).copied().collect();
        let before: Vec<Gap> = gaps(&goal.record, &there, positions);
        let after = gaps(&goal.record, &rest, positions);
        // By its word: too few people are too few, however many they are.
        let had = |gap: &Gap| before.iter().any(|known| known.word() == gap.word());
        let new = after.into_iter().filter(|gap| !had(gap));
        let speak = rest.iter().filter(|(seat, _)| seat.would_speak());
        left.push(WhatIsLeft {
            goal: GoalLine::of(goal, &rest.iter().map(|(seat, _)| *seat).collect::<Vec<_>>(), now),
            roles: seat.roles.iter().cloned().collect(),
            still_speak: speak.map(|(_, known)| Named::of(known)).collect(),
            new_gaps: new.map(|gap| GapFound { why: gap.in_words(), gap }).collect(),
        });
    }
    WhatIf { person: Named::of(person), goals: left }
}

impl Refers for Breadth {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        for one in &mut self.leans_on {
            f(&mut one.person.reference);
            one.goals.iter_mut().for_each(|goal| f(&mut goal.reference));
        }
        for one in &mut self.nobody_in {
            f(&mut one.whom.reference);
            one.through.iter_mut().for_each(|through| f(&mut through.reference));
        }
    }
}

impl Refers for WhatIf {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        f(&mut self.person.reference);
        for left in &mut self.goals {
            left.goal.each_reference(f);
            left.still_speak.iter_mut().for_each(|named| f(&mut named.reference));
            left.new_gaps.iter_mut().for_each(|found| found.gap.each_reference(f));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        insights::rows::{day, goal, id, now, person, position, seat, tally},
        model::Stance,
        store::index::position::PositionRow,
    };

    fn at(n: u32, org: &str, level: Level) -> PositionRow {
        PositionRow { person: PersonId(id(n)), level: Some(level), ..position("", org) }
    }

    #[test]
    fn people_talked_with_lately_are_counted_by_where_they_stand() {
        let mut people = [person(1, "Ana"), person(2, "Bo"), person(3, "Carla")];
        people[1].relation = Relation::Outside;
        let rows =
            [at(1, "Payments", Level::Senior), at(2, "payments", Level::Peer), at(3, "Ads", Level::Peer)];
        let sources = BreadthSources {
            people: &people,
            identities: &Identities::default(),
            tallies: &[
                tally(1, 2, Some("2026-11-01"), None),
                tally(2, 2, Some("2026-10-01"), None),
                tally(3, 2, Some("2026-01-01"), None),
            ],
            positions: &rows.iter().map(|row| (row.person, row)).collect(),
            ways: &[(EntryKind::Call, 2), (EntryKind::Coffee, 5)],
            acquainted: &Acquainted::default(),
            goals: &[],
        };
        let there = breadth(&sources, now());
        assert_eq!((there.people, there.outside), (2, 1));
        assert_eq!(there.departments, [Count { what: "Payments".to_owned(), count: 2 }]);
        assert_eq!(there.levels.len(), 2);
        assert_eq!(there.ways[0], Count { what: "coffee".to_owned(), count: 5 });
    }

    #[test]
    fn everybody_works_in_one_department_since_the_last_one_elsewhere_fell_out_or_one_came_or_enough_were_known()
     {
        let people: Vec<PersonRow> = (1..=6).map(|n| person(n, &format!("Person {n}"))).collect();
        let mut rows: Vec<PositionRow> = (1..=5).map(|n| at(n, "Payments", Level::Peer)).collect();
        rows.push(at(6, "Search", Level::Peer));
        let mut tallies: Vec<ContactTally> = (1..=5).map(|n| tally(n, 2, Some("2026-11-01"), None)).collect();
        let since = |rows: &[PositionRow], tallies: &[ContactTally]| {
            let sources = BreadthSources {
                people: &people,
                identities: &Identities::default(),
                tallies,
                positions: &rows.iter().map(|row| (row.person, row)).collect(),
                ways: &[],
                acquainted: &Acquainted::default(),
                goals: &[],
            };
            one_department_since(&sources, now())
        };
        assert_eq!(since(&rows, &tallies), Some(day("2026-01-07")), "all of them were known by then");
        rows[4].from = Some(day("2026-10-01"));
        assert_eq!(since(&rows, &tallies), Some(day("2026-10-01")));
        tallies.push(tally(6, 2, Some("2026-08-10"), None));
        assert_eq!(since(&rows, &tallies), Some(day("2026-11-09")), "the 91st day");
        tallies[5] = tally(6, 2, Some("2026-11-10"), None);
        assert_eq!(since(&rows, &tallies), None, "one works elsewhere");
        assert_eq!(since(&rows, &tallies[..4]), None, "too few");
    }

    #[test]
    fn a_goal_leans_on_the_only_one_who_would_speak() {
        let people = [person(1, "Ana"), person(2, "Bo")];
        let goal = goal(100, None);
        let seats = [seat(1, Role::Veto, Stance::WouldSpeak), seat(2, Role::Manager, Stance::HasNotSaid)];
        let sources = BreadthSources {
            people: &people,
            identities: &Identities::default(),
            tallies: &[],
            positions: &Positions::new(),
            ways: &[],
            acquainted: &Acquainted::default(),
            goals: &[(&goal, seats.iter().collect())],
        };
        assert_eq!(breadth(&sources, now()).leans_on[0].person.name, "Ana");
    }

    #[test]
    fn a_department_one_talked_with_nobody_in_is_named_with_who_knows_somebody_there() {
        let mut people: Vec<PersonRow> = (1..=6).map(|n| person(n, &format!("Person {n}"))).collect();
        people[5].relation = Relation::Outside;
        let rows = [
            at(1, "Payments", Level::Peer),
            at(2, "payments", Level::Peer),
            at(3, "Search", Level::Peer),
            at(4, "Ads", Level::Peer),
            at(5, "Ads", Level::Peer),
            at(6, "Acme", Level::Peer),
        ];
        let said = |people: &[PersonRow]| -> Vec<String> {
            let of = |n: u32| PersonId(id(n));
            let sources = BreadthSources {
                people,
                identities: &Identities::default(),
                tallies: &[tally(1, 2, Some("2024-11-01"), None)],
                positions: &rows.iter().map(|row| (row.person, row)).collect(),
                ways: &[],
                acquainted: &Acquainted::new([(of(5), of(1)), (of(3), of(2))], &Identities::default()),
                goals: &[],
            };
            breadth(&sources, now()).nobody_in.iter().map(NobodyIn::in_words).collect()
        };
        assert_eq!(said(&people), ["Ads: Person 1 knows Person 5", "Search: Person 3 works there"]);
        people[0].resting = Some(now());
        assert_eq!(said(&people), ["Ads: Person 4 works there", "Search: Person 3 works there"]);
    }

    #[test]
    fn what_is_left_without_someone_is_who_still_speaks_and_the_gaps_they_leave() {
        let goal = goal(100, Some("2026-12-31"));
        let seats = [
            seat(1, Role::Veto, Stance::WouldSpeak),
            seat(2, Role::Manager, Stance::WouldSpeak),
            seat(3, Role::InTheRoom, Stance::HasNotSaid),
            seat(4, Role::InTheRoom, Stance::HasNotSaid),
            seat(5, Role::InTheRoom, Stance::HasNotSaid),
        ];
        let known: Vec<PersonRow> = (1..=5).map(|n| person(n, "x")).collect();
        let goals = [(&goal, seats.iter().collect())];
        let left = what_if(&person(1, "Ana"), &goals, &known, &Positions::new(), now());
        let gaps: Vec<&Gap> = left.goals[0].new_gaps.iter().map(|found| &found.gap).collect();
        assert_eq!(
            gaps,
            [
                &Gap::NobodyCanVeto,
                &Gap::TooFew { people: 4 },
                &Gap::LeansOnOne { person: Named::of(&known[1]) }
            ]
        );
        assert_eq!(left.goals[0].still_speak.len(), 1);
        let four = [(&goal, seats.iter().take(4).collect())];
        let left = what_if(&person(4, "Dag"), &four, &known, &Positions::new(), now());
        assert_eq!(left.goals[0].new_gaps, [], "four were too few already");
        assert_eq!(what_if(&person(9, "Nobody"), &goals, &known, &Positions::new(), now()).goals, []);
    }
}
