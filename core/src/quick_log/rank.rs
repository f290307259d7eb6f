//! Who is meant when a name may mean several people.

use std::{cmp::Reverse, collections::HashMap};

use chrono::Duration;

use super::{Candidate, Doubt, Draft, people::ask_which};
use crate::model::{DoubtAbout, Moment, PersonId};

/// After this many days a conversation counts half as much.
const HALF_LIFE_DAYS: i64 = 30;

/// How familiar the user is with someone, to choose among several of the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactsSoFar {
    /// The last conversation.
    pub last: Moment,
    /// How many conversations.
    pub times: u32,
    /// How many of them with each of the others named in the line.
    pub with: HashMap<PersonId, u32>,
}

/// What the journal remembers about the people a line may mean.
pub type Familiarity = HashMap<PersonId, ContactsSoFar>;

/// Chooses among the candidates of every guess: who is often together with the others named, then recent and
/// frequent, then the smallest id. The choice stays a guess; those chosen by the user are left alone. Who asks whose
/// something is, asks it of those who are meant then.
pub fn rank(draft: &mut Draft, familiarity: &Familiarity) {
    let sure: Vec<PersonId> =
        draft.people.iter().filter(|person| person.confirmed).filter_map(|person| person.person).collect();
    let mut taken: Vec<PersonId> = sure.clone();
    let owners = owners_asked(draft);
    for at in 0..draft.people.len() {
        let Some(person) = draft.people.get_mut(at).filter(|person| !person.confirmed) else { continue };
        let Some(doubt) = person.spans.first().and_then(|span| {
            draft.doubts.iter_mut().find(|doubt| doubt.about == DoubtAbout::Person && doubt.span == *span)
        }) else {
            continue;
        };
        // Only the likely ones, which the doubt lists, compete; those who answer to the name less exactly come last.
        let chosen = person.person.map(|id| Candidate { id, name: std::mem::take(&mut person.name) });
        let mut candidates: Vec<Candidate> =
            chosen.into_iter().chain(std::mem::take(&mut person.alternatives)).collect();
        let rest = candidates.split_off(doubt.alternatives.len().min(candidates.len()));
        let latest = candidates.iter().filter_map(|one| familiarity.get(&one.id)).map(|seen| seen.last).max();
        candidates.sort_by_cached_key(|candidate| {
            let seen = familiarity.get(&candidate.id);
            let together = seen.map_or(0, |seen| together(seen, &sure));
            let standing = seen.zip(latest).map_or(0, |(seen, latest)| standing(seen, latest));
            // Somebody whom the line names otherwise is not meant a second time.
            (taken.contains(&candidate.id), Reverse(together), Reverse(standing), candidate.id)
        });
        doubt.alternatives = candidates.iter().map(|candidate| candidate.name.clone()).collect();
        let mut ordered = candidates.into_iter().chain(rest);
        if let Some(chosen) = ordered.next() {
            taken.push(chosen.id);
            person.person = Some(chosen.id);
            person.name = chosen.name;
        }
        person.alternatives = ordered.collect();
    }
    for (doubt, people) in owners {
        let names: Vec<String> =
            people.iter().filter_map(|&at| draft.people.get(at)).map(|person| person.name.clone()).collect();
        if let Some(doubt) = draft.doubts.get_mut(doubt) {
            ask_which(doubt, names);
        }
    }
}

/// The doubts about whose something is, each with the people of the line whom it lists.
fn owners_asked(draft: &Draft) -> Vec<(usize, Vec<usize>)> {
    let listed = |doubt: &Doubt| {
        // They are in the order of the line, and two guesses may have one name.
        let mut people = draft.people.iter().enumerate();
        let place =
            |name: &String| people.by_ref().find(|(_, person)| person.name == *name).map(|(at, _)| at);
        doubt.alternatives.iter().map_while(place).collect()
    };
    let doubts = draft.doubts.iter().enumerate();
    doubts
        .filter(|(_, doubt)| doubt.about == DoubtAbout::Owner)
        .map(|(at, doubt)| (at, listed(doubt)))
        .collect()
}

fn together(seen: &ContactsSoFar, others: &[PersonId]) -> u64 {
    others.iter().filter_map(|other| seen.with.get(other)).map(|&times| u64::from(times)).sum()
}

/// Conversations, halved for every thirty days that the last one lies behind the latest of all candidates.
fn standing(seen: &ContactsSoFar, latest: Moment) -> u64 {
    let behind = latest.signed_duration_since(seen.last).max(Duration::zero()).num_days() / HALF_LIFE_DAYS;
    let halvings = u32::try_from(behind).unwrap_or(u32::MAX);
    (u64::from(seen.times) << 20).checked_shr(halvings).unwrap_or(0)
}
