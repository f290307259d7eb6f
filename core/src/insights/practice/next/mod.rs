//! Next: at most five acts that are worth doing now, each with why and what to do about it.
//!
//! Candidates come from everything else here, in a fixed order: what was promised, thanks, a decision that comes
//! near (telling, the kit, asking for a word), people with a say, what waits for an answer, care, the map, wins, introductions, and at last whom it would be
//! good to see (`docs/method.md` has the whole order). Of one kind at most two come before others have had their turn;
//! what is put off, resting or beyond the user's pace is left out. Everything is a function of the rows and the day, so
//! that two devices with the same records say the same.

mod action;
mod asking;
mod candidates;
mod days;
mod kind;
mod of_goal;
mod outcome;
mod priority;
mod put_off;
mod reason;
mod sources;
mod teller;

use std::cmp::Ordering;

pub use action::NextAction;
pub(crate) use asking::worth_asking;
pub use kind::NextKind;
pub(crate) use outcome::help_counts_from;
pub(crate) use reason::put_off_gap;
pub use reason::{NextReason, PartInIt};
use serde::Serialize;
pub(crate) use sources::NextSources;

use self::{candidates::ActCandidate, put_off::PutOff, sources::OneGoal};
use crate::{
    insights::{
        named::{Named, Refers},
        people::{contacts::Contacts, proposal::Proposal},
        practice::gaps::Gap,
    },
    model::{Moment, PersonId, RecordId, Reference},
};

/// The most acts of one answer.
const MOST: usize = 5;

/// The most acts of one kind before the other kinds have had their turn.
const OF_ONE_KIND: usize = 2;

/// An act worth doing now.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NextAct {
    /// What kind of act.
    pub kind: NextKind,
    /// What it is about; by this it is put off.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The person it is done with, if there is one.
    pub person: Option<Named>,
    /// Why it comes up now.
    pub reason: NextReason,
    /// The same in words.
    pub why: String,
    /// What to do about it.
    #[serde(skip)]
    pub action: NextAction,
}

/// The gap of this goal that would come up, of those that are not put off.
pub(crate) fn first_gap(sources: &NextSources<'_>, goal: RecordId, now: Moment) -> Option<Gap> {
    let put_off = PutOff::of(&sources.today, now);
    let mut all = all_candidates(sources, &[], now).into_iter();
    all.find_map(|one| match one.reason {
        NextReason::MapLacks { ref lacks, .. } if one.about == goal && !put_off.holds(&one, now) => {
            Some(lacks.clone())
        }
        _ => None,
    })
}

/// The acts as of `now`.
pub(crate) fn next(sources: &NextSources<'_>, now: Moment) -> Vec<NextAct> {
    among(all_candidates(sources, &sources.today.to_see, now), sources, now)
}

/// The same without promises, for a screen that already shows them. Promises take no place from other acts.
pub(crate) fn next_but_promises(sources: &NextSources<'_>, now: Moment) -> Vec<NextAct> {
    let mut candidates = all_candidates(sources, &sources.today.to_see, now);
    candidates.retain(|one| !one.kind.is_a_promise());
    among(candidates, sources, now)
}

/// How many people with needs are looked at for introductions: enough to fill a day, even if some of them already have
/// another act.
pub(crate) const INTRODUCED: usize = MOST;

/// Whether the day still has a free place once every act that ranks before introductions is placed, at most two of a
/// kind. `promises` says whether promises take places. Where it is `false`, the answer is the same with and without
/// introductions.
pub(crate) fn has_room_for_introductions(sources: &NextSources<'_>, promises: bool, now: Moment) -> bool {
    let mut candidates = all_candidates(sources, &[], now);
    candidates.retain(|one| one.kind < NextKind::Introduce && (promises || !one.kind.is_a_promise()));
    candidates.sort_by(in_order);
    choose(candidates, &[OF_ONE_KIND], sources, now).len() < MOST
}

/// The acts that are chosen for the day, as screens show them.
fn among(mut candidates: Vec<ActCandidate>, sources: &NextSources<'_>, now: Moment) -> Vec<NextAct> {
    let contacts = sources.today.contacts;
    candidates.sort_by(in_order);
    let chosen = choose(candidates, &[OF_ONE_KIND, MOST], sources, now);
    chosen
        .into_iter()
        .map(|one| NextAct {
            kind: one.kind,
            reference: Reference::to(one.about),
            person: one.person.and_then(|person| contacts.find(person)).map(Named::of),
            why: one.reason.in_words(),
            reason: one.reason,
            action: one.action,
        })
        .collect()
}

/// Every candidate, unsorted.
fn all_candidates(sources: &NextSources<'_>, to_see: &[Proposal], now: Moment) -> Vec<ActCandidate> {
    let contacts: &Contacts<'_> = sources.today.contacts;
    let mut all = candidates::promises_due(sources, now);
    all.extend(candidates::thanks(sources, now));
    for (goal, seats) in sources.goals {
        let one = OneGoal { sources, contacts, goal, seats, now };
        all.extend(one.acts());
        all.extend(one.to_tell());
    }
    all.extend(candidates::waiting(sources, contacts, now));
    all.extend(asking::advocacy(sources, now));
    all.extend(asking::rhythm(sources, now));
    all.extend(candidates::care(sources, contacts, now));
    all.extend(candidates::not_tried(sources, now));
    all.extend(candidates::still_worth_it(sources, now));
    all.extend(candidates::introduce(sources, now));
    all.extend(candidates::without_a_day(sources, now));
    all.extend(candidates::see(to_see));
    all
}

fn in_order(one: &ActCandidate, other: &ActCandidate) -> Ordering {
    (one.kind, &one.priority, one.about).cmp(&(other.kind, &other.priority, other.about))
}

/// Chooses at most five acts, in order. `rounds` has the most of one kind that each round allows.
fn choose(
    candidates: Vec<ActCandidate>,
    rounds: &[usize],
    sources: &NextSources<'_>,
    now: Moment,
) -> Vec<ActCandidate> {
    let (identities, contacts) = (sources.today.identities, sources.today.contacts);
    let put_off = PutOff::of(&sources.today, now);
    let may_stand = |one: &ActCandidate| {
        let rests = |person: PersonId| {
            put_off.is_away(person)
                || contacts.find(identities.canonical(person)).is_none_or(|row| row.resting.is_some())
        };
        !put_off.holds(one, now) && (one.kind.is_owed() || !one.person.is_some_and(rests))
    };
    let mut left: Vec<ActCandidate> = candidates.into_iter().filter(may_stand).collect();
    let mut pace = sources.today.pace.map_or(usize::MAX, |pace| {
        usize::try_from(pace).unwrap_or(usize::MAX).saturating_sub(sources.today.seen_this_week)
    });
    let mut chosen: Vec<ActCandidate> = Vec::new();
    for most_of_a_kind in rounds.iter().copied() {
        let mut rest = Vec::new();
        for one in left {
            let same = chosen.iter().filter(|other| other.kind == one.kind).count();
            let is_about = |person: PersonId| one.people().any(|other| other == person);
            let in_touch = one.kind.is_in_touch()
                && chosen.iter().any(|other| other.kind.is_in_touch() && other.people().any(is_about));
            let stands = chosen.iter().any(|other| one.is_one_act_with(other));
            if chosen.len() == MOST || same >= most_of_a_kind {
                rest.push(one);
            } else if !in_touch && !stands && (!one.kind.takes_a_conversation() || pace > 0) {
                pace -= usize::from(one.kind.takes_a_conversation());
                chosen.push(one);
            }
        }
        left = rest;
    }
    chosen.sort_by(in_order);
    chosen
}

impl Refers for NextAct {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        f(&mut self.reference);
        self.person.iter_mut().for_each(|named| f(&mut named.reference));
        if let Some(goal) = self.reason.goal() {
            f(&mut goal.reference);
        }
        match &mut self.reason {
            NextReason::MapLacks { lacks, could, .. } => {
                lacks.each_reference(f);
                if let Some(one) = could {
                    one.each_reference(f);
                }
            }
            NextReason::HasASay { through: Some(one), .. } | NextReason::OneNeeds { other: one, .. } => {
                f(&mut one.reference);
            }
            _ => {}
        }
        self.action.each_reference(f);
    }
}

impl Refers for Vec<NextAct> {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        for act in self {
            act.each_reference(f);
        }
    }
}

#[cfg(test)]
mod tests;
