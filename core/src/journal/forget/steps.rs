//! What there is of somebody who is leaving goes in steps: in which order, and one of them.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    time::Duration,
};

use crate::{
    error::Result,
    journal::forget::{
        cascade::{Going, Gone, cascade, drop_what_is_remembered, replace},
        redact::Fate,
        remains::Remains,
        search::Forgetting,
    },
    model::{Moment, RecordId},
    store::Tx,
};

/// The most records of a chain in which each belongs to the next.
const MOST_LINKS: usize = 16;

/// How long a step should take, its commit included: a line that is logged meanwhile waits for one.
const STEP_OF_RECORDS: Duration = Duration::from_millis(40);

/// The most records of one step.
const MOST_RECORDS: usize = 256;

/// How many records the first step takes.
pub(super) const FIRST_STEP: usize = 2;

/// What goes in one step, and what points at it.
#[derive(Debug, Default)]
pub(super) struct Together {
    records: Vec<RecordId>,
    referring: BTreeSet<RecordId>,
}

impl Forgetting {
    /// What goes together in one step, the person's own records last.
    pub(super) fn in_order(&self, found: &Remains) -> VecDeque<Together> {
        let mut steps: BTreeMap<(bool, RecordId), Together> = BTreeMap::new();
        for id in found.records.keys() {
            let mut root = *id;
            // Hostile records may point at each other in a ring.
            for _ in 0..found.records.len().min(MOST_LINKS) {
                match found.with.get(&root) {
                    Some(next) => root = *next,
                    None => break,
                }
            }
            let step = steps.entry((self.redaction.is_of(root), root)).or_default();
            step.records.push(*id);
            step.referring.extend(found.referring.get(id).into_iter().flatten());
        }
        let mut steps: VecDeque<Together> = steps.into_values().collect();
        let known: BTreeSet<RecordId> = steps.iter().flat_map(|step| step.records.iter().copied()).collect();
        let rest = found.referring.iter().filter(|(to, _)| !known.contains(to));
        let referring: BTreeSet<RecordId> = rest.flat_map(|(_, from)| from.iter().copied()).collect();
        if !referring.is_empty() {
            steps.push_front(Together { records: Vec::new(), referring });
        }
        steps
    }

    /// Erases and rebuilds records that go together, each as it is now, and moves the references to them.
    pub(super) fn apply(&self, tx: &Tx<'_>, step: &[Together], now: Moment) -> Result<Gone> {
        // What erases the rest on the disk when all of it is gone merges words anyway.
        tx.erase_words_later()?;
        // Every fate first: what came from a line asks the line.
        let mut going = Vec::new();
        for id in step.iter().flat_map(|together| &together.records) {
            let Some(document) = tx.document(*id)? else { continue };
            match self.redaction.fate(tx, *id, &document, &self.lexicon)? {
                Fate::Untouched => {}
                Fate::Erased => going.push(Going { id: *id, left: None }),
                Fate::Rewritten(left) => {
                    let left = Some((self.redaction.successor(*id, &document)?, left));
                    going.push(Going { id: *id, left });
                }
            }
        }
        let mut gone = replace(tx, going, now)?;
        let referring: BTreeSet<RecordId> =
            step.iter().flat_map(|together| together.referring.iter().copied()).collect();
        gone.extend(cascade(tx, referring, &BTreeSet::new(), now)?);
        drop_what_is_remembered(tx, &self.called)?;
        Ok(gone)
    }
}

/// Takes what goes in the next step, of about so many records: what goes together is never taken apart.
pub(super) fn next_step(left: &mut VecDeque<Together>, records: usize) -> Vec<Together> {
    let (mut step, mut taken) = (Vec::new(), 0);
    while taken < records
        && let Some(together) = left.pop_front()
    {
        taken += together.records.len() + together.referring.len();
        step.push(together);
    }
    step
}

/// How many records the next step takes, after one of so many that took so long.
pub(super) fn paced(records: usize, took: Duration) -> usize {
    let took = took.as_micros().max(1);
    let fit = records as u128 * STEP_OF_RECORDS.as_micros() / took;
    // What comes next may be larger: no step is twice as long as the one before.
    usize::try_from(fit).unwrap_or(MOST_RECORDS).clamp(1, MOST_RECORDS.min(records.saturating_mul(2)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_grow_and_shrink_to_the_time_they_may_take() {
        assert_eq!(paced(8, STEP_OF_RECORDS), 8);
        assert_eq!(paced(8, STEP_OF_RECORDS * 4), 2);
        assert_eq!(paced(8, STEP_OF_RECORDS / 100), 16);
        assert_eq!(paced(1, STEP_OF_RECORDS * 100), 1);
        assert_eq!(paced(MOST_RECORDS, Duration::ZERO), MOST_RECORDS);
    }

    #[test]
    fn what_goes_together_is_one_step_however_much_it_is() {
        let together = |records: u8| Together {
            records: (0..records).map(|n| RecordId::from_bytes([n; 16])).collect(),
            ..Together::default()
        };
        let mut left: VecDeque<Together> = [3, 1, 9, 1].map(together).into();
        let sizes = |step: Vec<Together>| step.iter().map(|one| one.records.len()).collect::<Vec<_>>();
        assert_eq!(sizes(next_step(&mut left, 2)), [3]);
        assert_eq!(sizes(next_step(&mut left, 2)), [1, 9]);
        assert_eq!(sizes(next_step(&mut left, 2)), [1]);
    }
}
