//! Who could be on a map and is not: people who did something for the user or often talk with them, each with the
//! reason.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    insights::{
        named::{Named, Refers},
        people::contacts::standing_for,
        practice::{introductions::Acquainted, seat::MapSeat},
    },
    model::{Advocacy, Identities, Moment, PersonId, Reference, Relation},
    store::index::{exchange::ExchangeRow, person::PersonRow, presence::ContactTally, stored::Stored},
};

/// Conversations from which somebody is known well enough to be thought of.
const CONVERSATIONS: u32 = 3;

/// How many days back conversations count.
pub(crate) const LATELY_DAYS: u64 = 90;

/// How many days back gifts count.
const GAVE_DAYS: i64 = 30;

/// Somebody who could be on a map, with what says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CouldJoin {
    /// Who it is.
    #[serde(flatten)]
    pub person: Named,
    /// How often they spoke for the user.
    pub spoke: u32,
    /// What the user was given by them of late.
    pub gave: u32,
    /// Conversations of the last ninety days.
    pub conversations: u32,
    /// Somebody the user talks with who knows them, where the user never talked with them.
    pub through: Option<Named>,
}

/// What says who could be on a map.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CouldJoinSources<'a> {
    /// All people of the journal, in order of id.
    pub(crate) people: &'a [PersonRow],
    /// Which records are the same human being.
    pub(crate) identities: &'a Identities,
    /// The latest conversations, per record.
    pub(crate) tallies: &'a [ContactTally],
    /// Conversations of the last ninety days, by canonical record.
    pub(crate) lately: &'a BTreeMap<PersonId, u32>,
    /// What was exchanged, in the last month at least.
    pub(crate) exchanges: &'a [ExchangeRow],
    /// Words spoken for the user.
    pub(crate) advocacies: &'a [Stored<Advocacy>],
    /// Who knows whom.
    pub(crate) acquainted: &'a Acquainted,
}

impl Refers for CouldJoin {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        f(&mut self.person.reference);
        self.through.iter_mut().for_each(|one| f(&mut one.reference));
    }
}

impl CouldJoin {
    /// The same in words.
    pub fn in_words(&self) -> String {
        let times = |count: u32, one: &str, many: &str| match count {
            0 => None,
            1 => Some(one.to_owned()),
            _ => Some(many.replace('#', &count.to_string())),
        };
        let through =
            self.through.as_ref().map(|name| format!("{name} knows them, and you haven't talked yet"));
        let because = [
            times(self.spoke, "spoke for you", "spoke for you # times"),
            times(self.gave, "helped you lately", "helped you lately # times"),
            times(self.conversations, "1 conversation lately", "# conversations lately"),
            through,
        ];
        let because: Vec<String> = because.into_iter().flatten().collect();
        format!("{}: {}", self.person, because.join(", "))
    }
}

/// First the people who spoke for the user most often, then gave most in the last month, then had the most
/// conversations in the last ninety days, at least three; then friends of friends: people the user never talked with
/// and somebody knows with whom they did, the latest of these first. Nobody who is on this map, rests, or reports to
/// the user.
pub(crate) fn could_join(sources: &CouldJoinSources<'_>, seats: &[&MapSeat], now: Moment) -> Vec<CouldJoin> {
    let canonical = |person: PersonId| sources.identities.canonical(person);
    let mut found: BTreeMap<PersonId, (u32, u32, u32)> = BTreeMap::new();
    for word in sources.advocacies.iter().filter(|word| word.record.at <= now) {
        if let Some(speaker) = word.record.speaker() {
            found.entry(canonical(speaker)).or_default().0 += 1;
        }
    }
    let gave = |row: &&ExchangeRow| {
        let days = (now.date_naive() - row.at.date_naive()).num_days();
        !row.given && !row.guess && row.at <= now && days <= GAVE_DAYS
    };
    for row in sources.exchanges.iter().filter(gave) {
        if let Some(person) = row.person {
            found.entry(canonical(person)).or_default().1 += 1;
        }
    }
    for (person, times) in sources.lately {
        if *times >= CONVERSATIONS || found.contains_key(person) {
            found.entry(*person).or_default().2 = *times;
        }
    }
    let standing = |person: PersonId| {
        let row = standing_for(sources.people, sources.identities, person)?;
        let may = row.resting.is_none() && row.relation != Relation::Report;
        (may && !seats.iter().any(|seat| seat.person == person)).then_some(row)
    };
    let mut known: Vec<_> = found.into_iter().collect();
    known.sort_by_key(|(person, known)| (std::cmp::Reverse(*known), *person));
    let known = known.into_iter().filter_map(|(person, (spoke, gave, conversations))| {
        let person = Named::of(standing(person)?);
        Some(CouldJoin { person, spoke, gave, conversations, through: None })
    });
    let friends = friends_of_friends(sources, now).into_iter().filter_map(|(person, through)| {
        let (person, through) = (Named::of(standing(person)?), Some(through));
        Some(CouldJoin { person, spoke: 0, gave: 0, conversations: 0, through })
    });
    known.chain(friends).collect()
}

/// People the user never talked with, each with somebody who knows them: of several, the one of the latest
/// conversation, and these first.
fn friends_of_friends(sources: &CouldJoinSources<'_>, now: Moment) -> Vec<(PersonId, Named)> {
    let mut last: BTreeMap<PersonId, Moment> = BTreeMap::new();
    for tally in sources.tallies {
        if let Some(at) = tally.last_conversation.filter(|at| *at <= now) {
            let known = last.entry(sources.identities.canonical(tally.person)).or_insert(at);
            *known = (*known).max(at);
        }
    }
    let mut latest: Vec<(PersonId, Moment)> = last.iter().map(|(person, at)| (*person, *at)).collect();
    latest.sort_by_key(|(person, at)| (std::cmp::Reverse(*at), *person));
    let mut found: Vec<(PersonId, Named)> = Vec::new();
    for (person, _) in latest {
        let Some(row) = standing_for(sources.people, sources.identities, person) else { continue };
        if row.resting.is_some() {
            continue;
        }
        for friend in sources.acquainted.known_to(person) {
            if !last.contains_key(&friend) && !found.iter().any(|(known, _)| *known == friend) {
                found.push((friend, Named::of(row)));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insights::rows::{id, noon, now, person, tally};

    #[test]
    fn a_friend_of_somebody_one_talks_with_is_proposed_after_those_one_knows() {
        let mut people: Vec<PersonRow> = (1..=5).map(|n| person(n, &format!("Person {n}"))).collect();
        let mut tallies = vec![tally(1, 1, Some("2026-11-01"), None), tally(2, 1, Some("2026-11-10"), None)];
        let of = |n: u32| PersonId(id(n));
        let pairs = [(of(1), of(3)), (of(4), of(2)), (of(2), of(3)), (of(1), of(2)), (of(3), of(5))];
        let acquainted = Acquainted::new(pairs, &Identities::default());
        let lately = [(of(1), 3)].into();
        let ask = |people: &[PersonRow], tallies: &[ContactTally]| -> Vec<String> {
            let sources = CouldJoinSources {
                people,
                identities: &Identities::default(),
                tallies,
                lately: &lately,
                exchanges: &[],
                advocacies: &[],
                acquainted: &acquainted,
            };
            could_join(&sources, &[], now()).iter().map(CouldJoin::in_words).collect()
        };
        let expected = [
            "Person 1: 3 conversations lately",
            "Person 3: Person 2 knows them, and you haven't talked yet",
            "Person 4: Person 2 knows them, and you haven't talked yet",
        ];
        assert_eq!(ask(&people, &tallies), expected);
        people[1].resting = Some(noon("2026-11-01"));
        let expected =
            ["Person 1: 3 conversations lately", "Person 3: Person 1 knows them, and you haven't talked yet"];
        assert_eq!(ask(&people, &tallies), expected);
        tallies.push(tally(3, 1, Some("2020-01-01"), None));
        assert!(!ask(&people, &tallies).iter().any(|one| one.starts_with("Person 3")), "they did once");
    }
}
