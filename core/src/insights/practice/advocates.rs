//! Who could be on a map and is not: whoever did something for the user, or is often there, with what says so.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    insights::{
        counted::counted,
        people::contacts::{TodaySources, by_id},
        practice::{giving::GivingSources, seat::MapSeat},
    },
    model::{Moment, PersonId, Relation},
};

/// Conversations from which somebody is known well enough to be thought of.
const CONVERSATIONS: u64 = 3;

/// Days within which the last conversation was.
const LATELY_DAYS: i64 = 90;

/// Somebody who could be on a map, with what says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CouldJoin {
    /// Their name.
    pub name: String,
    /// How often they spoke for the user.
    pub spoke: u32,
    /// What the user was given by them of late.
    pub gave: u32,
    /// Conversations in all.
    pub conversations: u32,
}

impl CouldJoin {
    /// The same in words.
    pub fn in_words(&self) -> String {
        let times = |count: u32, one: &str, many: &str| match count {
            0 => None,
            1 => Some(one.to_owned()),
            _ => Some(many.replace('#', &count.to_string())),
        };
        let because = [
            times(self.spoke, "spoke for you", "spoke for you # times"),
            times(self.gave, "helped you lately", "helped you lately # times"),
            times(self.conversations, "1 conversation", "# conversations"),
        ];
        let because: Vec<String> = because.into_iter().flatten().collect();
        format!("{}: {}", self.name, because.join(", "))
    }
}

/// Whoever spoke for the user most often, then gave most of late, then has the most conversations, three at least and the
/// last of them in ninety days; nobody who is on this map, rests, or reports to the user.
pub(crate) fn could_join(
    today: &TodaySources<'_>,
    giving: &GivingSources<'_>,
    seats: &[&MapSeat],
    now: Moment,
) -> Option<CouldJoin> {
    let canonical = |person: PersonId| today.identities.canonical(person);
    let mut found: BTreeMap<PersonId, (u32, u32, u64)> = BTreeMap::new();
    for word in giving.advocacies.iter().filter(|word| word.record.at <= now) {
        if let Some(speaker) = word.record.speaker() {
            found.entry(canonical(speaker)).or_default().0 += 1;
        }
    }
    for row in giving.exchanges.iter().filter(|row| !row.given && !row.guess && row.at <= now) {
        if let Some(person) = row.person {
            found.entry(canonical(person)).or_default().1 += 1;
        }
    }
    for tally in today.tallies {
        let lately = tally.last_conversation.is_some_and(|last| {
            last <= now && (now.date_naive() - last.date_naive()).num_days() <= LATELY_DAYS
        });
        let person = canonical(tally.person);
        if (tally.conversations >= CONVERSATIONS && lately) || found.contains_key(&person) {
            let known = found.entry(person).or_default();
            known.2 = known.2.saturating_add(tally.conversations);
        }
    }
    let may = |person: PersonId| {
        !seats.iter().any(|seat| seat.person == person)
            && by_id(today.people, person)
                .is_some_and(|row| row.resting.is_none() && row.relation != Relation::Report)
    };
    let best = found
        .into_iter()
        .filter(|(person, _)| may(*person))
        .max_by_key(|(person, known)| (*known, std::cmp::Reverse(*person)))?;
    let (person, (spoke, gave, conversations)) = best;
    let name = by_id(today.people, person)?.name.clone();
    let conversations = counted(usize::try_from(conversations).unwrap_or(usize::MAX));
    Some(CouldJoin { name, spoke, gave, conversations })
}
