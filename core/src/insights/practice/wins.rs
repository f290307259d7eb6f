//! Wins, and which of the people with a say know of them.
//!
//! Best they hear it from somebody else. For each win that somebody with a say does not know, the matrix names who could
//! naturally mention it: someone who knows the win and knows them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    insights::{
        named::{Called, Named, Refers},
        practice::seat::MapSeat,
    },
    model::{FROM_ME, Goal, Identities, Knows, PersonId, RecordId, Reference, Win},
    quick_log::fold,
    store::index::{position::PositionRow, stored::Stored},
};

/// Who told somebody about a win.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "from")]
pub enum KnownFrom {
    /// They were part of it.
    PartOfIt,
    /// The user told them.
    You,
    /// Somebody else told them: the best way.
    Other {
        /// Who told them.
        #[serde(flatten)]
        person: Named,
    },
    /// They know it; the user does not know from whom.
    Somebody,
    /// As far as the user knows, they do not know about it.
    Nobody {
        /// Who could naturally mention it.
        could_mention: Option<Named>,
    },
}

/// A win with who knows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WinLine {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What the user did.
    pub what: String,
    /// What came of it.
    pub effect: String,
    /// What shows it.
    pub evidence: String,
    /// The day it happened.
    pub day: NaiveDate,
    /// The people who were part of it.
    pub with: Vec<Named>,
    /// Who of the map knows it, in the order of the columns.
    pub known: Vec<KnownFrom>,
    /// Nobody with a say knows it.
    pub nobody_knows: bool,
}

/// The matrix of wins and people.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WinMatrix {
    /// The people of the map, by name: the columns.
    pub people: Vec<Named>,
    /// The wins, newest first: the rows.
    pub wins: Vec<WinLine>,
}

/// Who could naturally mention a win to whom.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Mention {
    /// Who knows the win, and them.
    pub who: Named,
    /// The person with a say to mention it to.
    pub to: Named,
}

/// A win that nobody with a say in its goal knows of.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UntoldWin {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What the user did.
    pub what: String,
    /// The day it happened.
    pub day: NaiveDate,
    /// The goal it speaks for.
    pub goal: Called,
    /// Who could mention it, if there is somebody.
    pub mention: Option<Mention>,
}

/// What the matrix is made of.
#[derive(Debug, Clone)]
pub(crate) struct WinSources<'a> {
    /// The wins to show.
    pub(crate) wins: &'a [&'a Stored<Win>],
    /// Everyone on the goal's map; nobody without a goal.
    pub(crate) seats: &'a [&'a MapSeat],
    /// Who knows whom.
    pub(crate) knows: &'a [Stored<Knows>],
    /// Where people work now.
    pub(crate) positions: &'a [PositionRow],
    /// Which records are the same human being.
    pub(crate) identities: &'a Identities,
    /// Who rests, by their canonical record: they mention nothing, and nothing is to be mentioned to them.
    pub(crate) resting: &'a BTreeSet<PersonId>,
}

/// The matrix. `named` gives a person as screens name them; `None` for somebody gone.
pub(crate) fn win_matrix(sources: &WinSources<'_>, named: impl Fn(PersonId) -> Option<Named>) -> WinMatrix {
    let mut people: Vec<Named> = sources.seats.iter().filter_map(|seat| named(seat.person)).collect();
    people.sort_by(|a, b| (&a.name, a.id()).cmp(&(&b.name, b.id())));
    let mut wins: Vec<&Stored<Win>> = sources.wins.to_vec();
    wins.sort_by_key(|win| std::cmp::Reverse((win.record.at, win.id)));
    let mut orgs: BTreeMap<PersonId, String> = BTreeMap::new();
    for row in sources.positions.iter().filter(|row| !row.org.trim().is_empty()) {
        orgs.insert(sources.identities.canonical(row.person), fold(row.org.trim()));
    }
    let wins = wins.into_iter().map(|Stored { id, record }| {
        let known: Vec<KnownFrom> =
            people.iter().map(|person| known_from(sources, record, person.id(), &orgs, &named)).collect();
        let mut with: Vec<Named> = record
            .with
            .iter()
            .filter(|(_, on)| **on)
            .filter_map(|(person, _)| named(sources.identities.canonical(*person)))
            .collect();
        with.sort_by_key(Named::id);
        with.dedup();
        WinLine {
            reference: Reference::to(*id),
            what: record.what.clone(),
            effect: record.effect.clone(),
            evidence: record.evidence.clone(),
            day: record.at.date_naive(),
            with,
            nobody_knows: known.iter().all(|known| matches!(known, KnownFrom::Nobody { .. })),
            known,
        }
    });
    WinMatrix { wins: wins.collect(), people }
}

/// Wins that nobody with a say in an open goal knows of, newest first; each once, under the goal decided soonest.
pub(crate) fn untold(
    sources: &WinSources<'_>,
    goals: &[(&Stored<Goal>, Vec<&MapSeat>)],
    named: impl Fn(PersonId) -> Option<Named>,
) -> Vec<UntoldWin> {
    let mut goals: Vec<_> = goals.iter().collect();
    goals.sort_by_key(|(goal, _)| (goal.record.decision.is_none(), goal.record.decision, goal.id));
    let mut found: Vec<UntoldWin> = Vec::new();
    for (goal, seats) in goals {
        let serves = |win: &&&Stored<Win>| win.record.goal.is_none_or(|of| of == goal.id);
        let wins: Vec<&Stored<Win>> = sources.wins.iter().filter(serves).copied().collect();
        let matrix = win_matrix(&WinSources { wins: &wins, seats, ..sources.clone() }, &named);
        for win in matrix.wins.into_iter().filter(|win| win.nobody_knows && !matrix.people.is_empty()) {
            if found.iter().any(|other| other.reference.id == win.reference.id) {
                continue;
            }
            let mention = matrix.people.iter().zip(win.known).find_map(|(to, known)| match known {
                KnownFrom::Nobody { could_mention: Some(who) } => Some(Mention { who, to: to.clone() }),
                _ => None,
            });
            let goal = Called::goal(goal);
            found.push(UntoldWin { reference: win.reference, what: win.what, day: win.day, goal, mention });
        }
    }
    found.sort_by_key(|win| std::cmp::Reverse((win.day, win.reference.id)));
    found
}

/// Whether somebody knows a win, by any of their records.
pub(crate) fn is_known(win: &Win, person: PersonId, identities: &Identities) -> bool {
    let meant = |other: &PersonId| identities.canonical(*other) == person;
    win.with.iter().any(|(other, on)| *on && meant(other)) || win.knows.keys().any(meant)
}

fn known_from(
    sources: &WinSources<'_>,
    win: &Win,
    person: PersonId,
    orgs: &BTreeMap<PersonId, String>,
    named: impl Fn(PersonId) -> Option<Named>,
) -> KnownFrom {
    let meant = |other: &PersonId| sources.identities.canonical(*other) == person;
    if win.with.iter().any(|(other, on)| *on && meant(other)) {
        return KnownFrom::PartOfIt;
    }
    let told: Vec<&String> =
        win.knows.iter().filter(|(other, _)| meant(other)).map(|(_, from)| from).collect();
    let other = told.iter().find_map(|from| RecordId::parse(from)).and_then(|id| named(PersonId(id)));
    match (other, told.first()) {
        (Some(other), _) => KnownFrom::Other { person: other },
        (None, Some(_)) if told.iter().any(|from| *from == FROM_ME) => KnownFrom::You,
        (None, Some(_)) => KnownFrom::Somebody,
        (None, None) => {
            KnownFrom::Nobody { could_mention: could_mention(sources, win, person, orgs).and_then(named) }
        }
    }
}

/// Who knows the win and knows this person: by a link, then by working in the same place. Of several the smallest id.
fn could_mention(
    sources: &WinSources<'_>,
    win: &Win,
    person: PersonId,
    orgs: &BTreeMap<PersonId, String>,
) -> Option<PersonId> {
    if sources.resting.contains(&person) {
        return None;
    }
    let canonical = |person: &PersonId| sources.identities.canonical(*person);
    let with = win.with.iter().filter(|(_, on)| **on).map(|(person, _)| canonical(person));
    let mut tellers: Vec<PersonId> = with.chain(win.knows.keys().map(canonical)).collect();
    tellers.retain(|teller| !sources.resting.contains(teller));
    tellers.sort();
    tellers.dedup();
    let linked = |teller: &&PersonId| {
        sources.knows.iter().any(|Stored { record, .. }| {
            let pair = (canonical(&record.person), canonical(&record.other));
            pair == (**teller, person) || pair == (person, **teller)
        })
    };
    let beside = |teller: &&PersonId| orgs.get(&person).is_some_and(|org| orgs.get(*teller) == Some(org));
    tellers.iter().find(linked).or_else(|| tellers.iter().find(beside)).copied()
}

impl Refers for WinMatrix {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        self.people.iter_mut().for_each(|named| f(&mut named.reference));
        for win in &mut self.wins {
            f(&mut win.reference);
            win.with.iter_mut().for_each(|named| f(&mut named.reference));
            for known in &mut win.known {
                if let KnownFrom::Other { person: named } | KnownFrom::Nobody { could_mention: Some(named) } =
                    known
                {
                    f(&mut named.reference);
                }
            }
        }
    }
}

impl Refers for Vec<UntoldWin> {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        for win in self {
            f(&mut win.reference);
            f(&mut win.goal.reference);
            if let Some(mention) = &mut win.mention {
                f(&mut mention.who.reference);
                f(&mut mention.to.reference);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        insights::rows::{goal, id, person, position, seat, win},
        model::{Role, Stance},
        store::index::person::PersonRow,
    };

    #[allow(clippy::unnecessary_wraps, reason = "the shape of a lookup")]
    fn named(person_id: PersonId) -> Option<Named> {
        let name = format!("{person_id}").chars().rev().take(1).collect::<String>();
        Some(Named::of(&PersonRow { id: person_id, ..person(1, &name) }))
    }

    fn known(win: &Stored<Win>, knows: &[Stored<Knows>], positions: &[PositionRow]) -> Vec<KnownFrom> {
        known_while(win, knows, positions, &[])
    }

    fn known_while(
        win: &Stored<Win>,
        knows: &[Stored<Knows>],
        positions: &[PositionRow],
        resting: &[u32],
    ) -> Vec<KnownFrom> {
        let resting: BTreeSet<PersonId> = resting.iter().map(|n| PersonId(id(*n))).collect();
        let seats = [seat(1, Role::Manager, Stance::HasNotSaid), seat(2, Role::Veto, Stance::HasNotSaid)];
        let sources = WinSources {
            wins: &[win],
            seats: &seats.iter().collect::<Vec<_>>(),
            knows,
            positions,
            identities: &Identities::default(),
            resting: &resting,
        };
        win_matrix(&sources, named).wins.remove(0).known
    }

    #[test]
    fn a_win_is_known_from_being_there_from_the_user_or_best_from_somebody_else() {
        let mut launch = win(10, "Checkout 3", "2026-10-01");
        launch.record.with = [(PersonId(id(1)), true)].into();
        launch.record.knows = [(PersonId(id(2)), FROM_ME.to_owned())].into();
        assert_eq!(known(&launch, &[], &[]), [KnownFrom::PartOfIt, KnownFrom::You]);
        launch.record.knows = [(PersonId(id(2)), id(3).to_string())].into();
        let KnownFrom::Other { person } = &known(&launch, &[], &[])[1] else { panic!("from somebody else") };
        assert_eq!(person.name, "3");
        launch.record.knows = [(PersonId(id(2)), String::new())].into();
        assert_eq!(known(&launch, &[], &[])[1], KnownFrom::Somebody);
    }

    #[test]
    fn who_knows_the_win_and_the_person_could_mention_it() {
        let mut launch = win(10, "Checkout 3", "2026-10-01");
        launch.record.with = [(PersonId(id(3)), true), (PersonId(id(4)), true)].into();
        let could =
            |knows: &[Stored<Knows>], positions: &[PositionRow]| match &known(&launch, knows, positions)[1] {
                KnownFrom::Nobody { could_mention } => could_mention.as_ref().map(|named| named.name.clone()),
                other => panic!("{other:?}"),
            };
        assert_eq!(could(&[], &[]), None);
        let at = |n: u32, org: &str| PositionRow { person: PersonId(id(n)), ..position("", org) };
        assert_eq!(could(&[], &[at(3, "Payments"), at(2, "payments")]), Some("3".to_owned()));
        let link = Knows { person: PersonId(id(2)), other: PersonId(id(4)), ..Knows::default() };
        let knows = [Stored { id: id(20), record: link }];
        assert_eq!(could(&knows, &[at(3, "Payments"), at(2, "Payments")]), Some("4".to_owned()));
        for resting in [4, 2] {
            let nobody = KnownFrom::Nobody { could_mention: None };
            assert_eq!(known_while(&launch, &knows, &[], &[resting])[1], nobody, "{resting} rests");
        }
    }

    #[test]
    fn a_win_that_nobody_with_a_say_knows_stands_once_under_the_goal_decided_first() {
        let (soon, later) = (goal(100, Some("2026-12-20")), goal(101, None));
        let (one, two) = (win(10, "Checkout 3", "2026-10-01"), win(11, "Ledger", "2026-11-01"));
        let mut known = win(12, "Search", "2026-11-02");
        known.record.knows = [(PersonId(id(1)), FROM_ME.to_owned())].into();
        let seat = seat(1, Role::Manager, Stance::HasNotSaid);
        let sources = WinSources {
            wins: &[&one, &two, &known],
            seats: &[],
            knows: &[],
            positions: &[],
            identities: &Identities::default(),
            resting: &BTreeSet::new(),
        };
        let goals = [(&later, vec![&seat]), (&soon, vec![&seat]), (&later, Vec::new())];
        let untold = untold(&sources, &goals, named);
        let found: Vec<&str> = untold.iter().map(|win| win.what.as_str()).collect();
        assert_eq!(found, ["Ledger", "Checkout 3"]);
    }
}
