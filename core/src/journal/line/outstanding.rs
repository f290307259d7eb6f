//! What is heeded when a line is read, besides names: promises and needs that are open, and rules of suggestion that were refused.

use std::collections::BTreeSet;

use crate::{
    error::Result,
    model::EntryId,
    quick_log::{Draft, DraftPerson, Open, Outstanding},
    store::Snapshot,
};

/// Refusals after which a rule of suggestion is silent.
const REFUSALS: u32 = 2;

/// How many people of one name have their promises looked at before the user says who is meant.
const LIKELY: usize = 3;

/// Rules of suggestion that the user refused often enough.
pub(in crate::journal) fn silenced(db: &Snapshot<'_>) -> Result<BTreeSet<String>> {
    Ok(db.refused_triggers(REFUSALS)?.into_iter().collect())
}

/// The open promises and needs of the people in a line, or of those its names most likely mean, without those the line
/// itself tells of. Private needs are not asked about.
pub(in crate::journal) fn outstanding(
    db: &Snapshot<'_>,
    draft: &Draft,
    of: Option<EntryId>,
) -> Result<Vec<Outstanding>> {
    let identities = db.identities()?;
    let mut found = Vec::new();
    let likely = |mention: &DraftPerson| {
        let others = if mention.confirmed { 0 } else { LIKELY };
        let others = mention.alternatives.iter().take(others).map(|other| other.id);
        mention.person.into_iter().chain(others).collect::<Vec<_>>()
    };
    for person in draft.people.iter().flat_map(likely) {
        let rows = db.open_promises_with(&identities.all(person))?.into_iter();
        let others = rows.filter(|row| of.is_none() || row.entry != of);
        found.extend(others.map(|row| {
            let what = if row.mine { Open::Mine } else { Open::Theirs };
            Outstanding { id: row.id, person, what, text: row.text }
        }));
        let needs = db.open_needs_of(&identities.all(person))?.into_iter();
        let others = needs.filter(|row| of.is_none() || row.entry != of);
        found.extend(others.map(|row| Outstanding { id: row.id, person, what: Open::Need, text: row.text }));
    }
    Ok(found)
}
