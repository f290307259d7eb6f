//! Maps, the page to speak from, and how far the people one talks with reach.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{PEOPLE, everybody, november, on, some_people, who};
use crate::{
    insights::{
        Named,
        practice::{
            breadth::{BreadthSources, breadth},
            gaps::{Gap, Positions, gaps},
            introductions::Acquainted,
            kit::{KitLacks, KitPage, KitSources, kit},
            seat::MapSeat,
        },
        rows::{goal, id, now, person, position, seat, shown, tally, win},
    },
    model::{Goal, GoalKind, Identities, Kit, Level, PersonId, Role, Stance},
    store::index::{person::PersonRow, position::PositionRow, stored::Stored},
};

/// The gaps in the order of the page of the method, each as the page and as the code calls it.
const IN_ORDER: &[(&str, &[&str])] = &[
    ("somebody leaves", &["leaves"]),
    // No other gap about people is named beside it.
    ("nobody on the map", &[]),
    ("nobody could pass the name on", &["nobody refers"]),
    ("no manager", &["no manager"]),
    ("nobody can veto", &["nobody can veto"]),
    ("everybody rests", &["everybody rests"]),
    ("too few, too many", &["too few", "too many"]),
    ("one department", &["one department"]),
    ("one level", &["one level"]),
    ("the manager's own line", &["one line"]),
    ("nobody would speak", &["nobody speaks"]),
    ("one alone would", &["leans on one"]),
    ("no day", &["no day"]),
];

#[test]
fn the_page_of_the_method_lists_the_gaps_in_their_order() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/method.md");
    let page = std::fs::read_to_string(page).unwrap();
    let (_, after) = page.split_once("Gaps, in this order").unwrap();
    let table = after.lines().skip_while(|line| !line.starts_with('|')).skip(2);
    let rows = table.map_while(|line| line.strip_prefix('|')?.split('|').next());
    let cells: Vec<&str> = rows.map(str::trim).collect();
    assert_eq!(cells, IN_ORDER.iter().map(|(cell, _)| *cell).collect::<Vec<_>>());
}

proptest! {
    #[test]
    fn a_map_lacks_no_more_once_somebody_shows_support_or_it_has_a_day(
        people in prop::collection::vec((0..4_usize, 0..4_usize, 0..3_usize, any::<bool>()), 0..9),
        (job, leaves) in any::<(bool, bool)>(),
        whom in 0..9_usize,
    ) {
        let mut goal = goal(100, None);
        if job {
            goal.record.kind = GoalKind::NewJob;
        }
        let mut rows = Vec::new();
        let mut seats: Vec<MapSeat> = Vec::new();
        let mut positions: Vec<PositionRow> = Vec::new();
        for (n, (role, stance, org, rests)) in (1..).zip(&people) {
            let roles = [Role::Manager, Role::Veto, Role::InTheRoom, Role::Referrer];
            seats.push(seat(n, roles[*role].clone(), Stance::KNOWN[*stance].clone()));
            rows.push(PersonRow { resting: rests.then(now), ..person(n, &format!("Person {n}")) });
            let org = ["Payments", "Search", ""][*org];
            positions.push(PositionRow { person: who(n), level: Some(Level::Peer), ..position("", org) });
        }
        if let Some(first) = seats.first_mut() {
            first.leaves = leaves.then(|| now().date_naive());
        }
        let positions: Positions<'_> = positions.iter().map(|row| (row.person, row)).collect();
        let of = |goal: &Goal, seats: &[MapSeat]| {
            let people: Vec<(&MapSeat, &PersonRow)> = seats.iter().zip(&rows).collect();
            gaps(goal, &people, &positions)
        };
        let before = of(&goal.record, &seats);
        // No gap is said twice, so that it is put off once.
        let words: BTreeSet<&str> = before.iter().map(Gap::word).collect();
        prop_assert_eq!(words.len(), before.len(), "{:?}", before);
        let place = |gap: &Gap| IN_ORDER.iter().position(|(_, words)| words.contains(&gap.word())).unwrap();
        prop_assert!(before.iter().map(place).is_sorted(), "{:?}", before);
        if let Some(seat) = seats.get_mut(whom) {
            seat.shown.push(shown(Stance::WouldSpeak, "gladly", "2026-11-17"));
        }
        let supported = of(&goal.record, &seats);
        prop_assert!(supported.len() <= before.len(), "{before:?} {supported:?}");
        goal.record.decision = Some(now().date_naive());
        prop_assert_eq!(of(&goal.record, &seats).len() + 1, supported.len());
    }

    #[test]
    fn a_page_lacks_no_more_for_what_is_added_and_a_copy_that_was_just_given_is_up_to_date(
        wins in prop::collection::vec((any::<bool>(), any::<bool>(), november()), 0..8),
        (why, objection, highlight) in any::<(bool, bool, bool)>(),
        more in 0..4_usize,
    ) {
        let mut goal = goal(100, Some("2026-12-20"));
        if why {
            goal.record.why_now = "the team doubled".to_owned();
        }
        if objection {
            goal.record.objections = [("too early".to_owned(), "two launches".to_owned())].into();
        }
        let mut wins: Vec<_> = (1..).zip(&wins).map(|(n, (shows, part, day))| {
            let mut win = win(n, &format!("Win {n}"), &on(*day));
            if !shows {
                win.record.evidence.clear();
            }
            win.record.with = part.then_some((who(1), true)).into_iter().collect();
            win
        }).collect();
        let mut seat = seat(1, Role::InTheRoom, Stance::HasNotSaid);
        if highlight {
            seat.highlight = "the outage".to_owned();
        }
        let page = |goal: &_, wins: &[_], seat: &MapSeat, copies: &[_]| {
            let sources =
                KitSources { goal, me: "Sam", wins, seats: &[seat], copies, identities: &Identities::default() };
            kit(&sources, Some(who(1)), |reader| Some(Named::of(&PersonRow { id: reader, ..person(1, "Ana Silva") })))
        };
        let before = page(&goal, &wins, &seat, &[]);
        prop_assert!(before.to_give);
        let record = Kit { goal: id(100).into(), person: who(1), page: before.markdown.clone(), given: now(), deleted: None };
        let given = page(&goal, &wins, &seat, &[Stored { id: id(900), record }]);
        prop_assert!(!given.to_give && !given.copies[0].old);
        match more {
            0 => goal.record.why_now = "now or in a year".to_owned(),
            1 => drop(goal.record.objections.insert("too late".to_owned(), "never".to_owned())),
            2 => seat.highlight = "the launch".to_owned(),
            _ => wins.push(win(50, "One more", "2026-11-18")),
        }
        let lacks = |page: &KitPage| page.lacks.clone();
        let after = page(&goal, &wins, &seat, &[]);
        let new: Vec<KitLacks> = lacks(&after).into_iter().filter(|one| !before.lacks.contains(one)).collect();
        prop_assert_eq!(new, [], "{:?}", before.lacks);
    }

    #[test]
    fn one_more_conversation_never_makes_it_narrower_and_nobody_who_rests_is_a_way_in(
        resting in some_people(),
        orgs in prop::collection::vec(0..4_usize, PEOPLE as usize),
        talked in prop::collection::btree_set(1..=PEOPLE, 0..5),
        pairs in prop::collection::vec((1..=PEOPLE, 1..=PEOPLE), 0..6),
        whom in 1..=PEOPLE,
    ) {
        let people = everybody(&resting);
        let identities = Identities::default();
        let rows: Vec<PositionRow> = (1..).zip(&orgs).map(|(n, org)| {
            PositionRow { person: who(n), ..position("", ["Payments", "Search", "Ads", ""][*org]) }
        }).collect();
        let positions: Positions<'_> = rows.iter().map(|row| (row.person, row)).collect();
        let acquainted = Acquainted::new(pairs.iter().map(|(one, other)| (who(*one), who(*other))), &identities);
        let of = |talked: &BTreeSet<u32>| {
            let tallies: Vec<_> = talked.iter().map(|n| tally(*n, 1, Some("2026-11-10"), None)).collect();
            let sources = BreadthSources {
                people: &people,
                identities: &identities,
                tallies: &tallies,
                positions: &positions,
                ways: &[],
                acquainted: &acquainted,
                goals: &[],
            };
            breadth(&sources, now())
        };
        let before = of(&talked);
        let org = |person: PersonId| rows.iter().find(|row| row.person == person).unwrap().org.clone();
        for one in &before.nobody_in {
            for named in [Some(&one.whom), one.through.as_ref()].into_iter().flatten() {
                prop_assert!(!resting.iter().any(|n| who(*n) == named.id()), "{one:?}");
            }
            prop_assert!(!talked.iter().any(|n| org(who(*n)) == one.department), "{one:?}");
        }
        let mut more = talked.clone();
        more.insert(whom);
        let after = of(&more);
        prop_assert!(after.people >= before.people && after.departments.len() >= before.departments.len());
        prop_assert!(!after.nobody_in.iter().any(|one| one.department == org(who(whom))), "{after:?}");
    }
}
