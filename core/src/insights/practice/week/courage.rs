//! What a quiet week says: what the user wants, and the smallest step towards it.

use std::collections::BTreeMap;

use super::sources::WeekSources;
use crate::{
    insights::{one_line::one_line, people::contacts::standing_for},
    model::{Identities, Moment, PersonId},
    store::index::{person::PersonRow, presence::ContactTally},
};

/// What the goal that is decided soonest means to the user, and why now, in their words; and the smallest step, with whom
/// they talk most.
pub(super) fn courage(sources: &WeekSources<'_>, now: Moment) -> Option<String> {
    let open = sources.maps.iter().map(|(goal, _)| *goal).filter(|goal| goal.record.closed.is_none());
    let goal = open
        .filter(|goal| goal.record.decision.is_none_or(|day| day >= now.date_naive()))
        .min_by_key(|goal| (goal.record.decision.is_none(), goal.record.decision, goal.id))?;
    let quoted = |before: &str, words: &str| {
        let words = one_line(words);
        (!words.is_empty()).then(|| format!("{before}: \"{words}\"."))
    };
    let step = sources.closest.as_ref().map(|name| format!("A small step: write {name} two lines."));
    let parts = [
        quoted(&format!("{}, in your words", goal.record.name), &goal.record.success),
        quoted("Why now", &goal.record.why_now),
        step,
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// The person the user talks with most: the most conversations in the last ninety days, then the latest conversation,
/// then the smaller id; nobody who rests. `lately` has the number of those conversations by canonical record.
pub(crate) fn closest(
    people: &[PersonRow],
    identities: &Identities,
    tallies: &[ContactTally],
    lately: &BTreeMap<PersonId, u32>,
) -> Option<String> {
    let mut known: BTreeMap<PersonId, (u32, Moment)> = BTreeMap::new();
    for tally in tallies {
        let Some(last) = tally.last_conversation else { continue };
        let person = identities.canonical(tally.person);
        let times = lately.get(&person).copied().unwrap_or_default();
        let one = known.entry(person).or_insert((times, last));
        one.1 = one.1.max(last);
    }
    let mut often: Vec<_> = known.into_iter().collect();
    often.sort_by_key(|(person, known)| (std::cmp::Reverse(*known), *person));
    let awake = |person| standing_for(people, identities, person).filter(|row| row.resting.is_none());
    often.into_iter().find_map(|(person, _)| awake(person)).map(|row| row.name.clone())
}
