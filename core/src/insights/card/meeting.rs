//! The card of a meeting of several: what connects them, then one card each.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

use super::{Card, statement::telling_stems};
use crate::{
    insights::named::Refers,
    model::{FactKind, Reference},
};

/// More connections than these are no help at a door.
const MOST: usize = 4;

/// A card for several people.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MeetingCard {
    /// What connects them, in sentences: who knows whom, when all were together, what they share.
    pub connects: Vec<String>,
    /// One card each, in the order in which they were asked for.
    pub people: Vec<Card>,
}

/// What is known between two of them, by their places in the meeting.
#[derive(Debug, Clone)]
pub(crate) struct Pair {
    pub(crate) one: usize,
    pub(crate) other: usize,
    /// They know each other, and from where; empty where that is not said.
    pub(crate) knows: Option<String>,
    /// The last day on which the user talked with both at once.
    pub(crate) together: Option<NaiveDate>,
}

/// The card of a meeting.
pub(crate) fn meeting(people: Vec<Card>, pairs: &[Pair]) -> MeetingCard {
    let name = |at: usize| people.get(at).map_or("", |card| card.person.name.as_str());
    let mut connects = Vec::new();
    for pair in pairs {
        if let Some(how) = &pair.knows {
            let from = if how.is_empty() { String::new() } else { format!(": {how}") };
            connects.push(format!("{} and {} know each other{from}", name(pair.one), name(pair.other)));
        }
    }
    for pair in pairs {
        if let Some(day) = pair.together {
            let day = day.format("%-d %b");
            connects.push(format!("You talked with {} and {} on {day}", name(pair.one), name(pair.other)));
        }
    }
    connects.extend(shared(&people));
    connects.truncate(MOST);
    MeetingCard { connects, people }
}

/// What several of them are said to like or do, one sentence for each word they share.
fn shared(people: &[Card]) -> Vec<String> {
    let mut by_stem: BTreeMap<String, (String, BTreeSet<usize>)> = BTreeMap::new();
    for (at, card) in people.iter().enumerate() {
        let facts = card.their_world.iter().chain(&card.between_us);
        for fact in facts.filter(|fact| SHARED.contains(&fact.kind)) {
            for stem in telling_stems(&fact.text) {
                by_stem.entry(stem).or_insert_with(|| (fact.text.clone(), BTreeSet::new())).1.insert(at);
            }
        }
    }
    let mut said = BTreeSet::new();
    let several = by_stem.into_values().filter(|(text, who)| who.len() > 1 && said.insert(text.clone()));
    let sentences = several.map(|(text, who)| {
        let names = who.iter().filter_map(|at| people.get(*at)).map(|card| card.person.name.as_str());
        format!("{} have this in common: {text}", names.collect::<Vec<_>>().join(" and "))
    });
    sentences.collect()
}

/// Kinds of facts that people share.
const SHARED: &[FactKind] = &[
    FactKind::Interest,
    FactKind::CommonGround,
    FactKind::Food,
    FactKind::Music,
    FactKind::Value,
    FactKind::Project,
];

impl Refers for MeetingCard {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        self.people.iter_mut().for_each(|card| card.each_reference(f));
    }
}
