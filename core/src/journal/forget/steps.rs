//! What there is of somebody who is leaving goes in steps: in which order, and one of them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::{
    error::Result,
    journal::forget::{
        cascade::{Gone, cascade, drop_unsaved, replace},
        redact::Fate,
        remains::Remains,
        search::Forgetting,
    },
    model::{Moment, RecordId},
    store::Tx,
};

/// The most records of a chain in which each belongs to the next.
const MOST_LINKS: usize = 16;

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
    pub(super) fn apply(&self, tx: &Tx<'_>, together: &Together, now: Moment) -> Result<Gone> {
        // Every fate first: what came from a line asks the line.
        let mut fates = Vec::with_capacity(together.records.len());
        for id in &together.records {
            let Some(document) = tx.document(*id)? else { continue };
            match self.redaction.fate(tx, *id, &document, &self.lexicon)? {
                Fate::Untouched => {}
                Fate::Erased => fates.push((*id, None)),
                Fate::Rewritten(left) => {
                    fates.push((*id, Some((self.redaction.successor(*id, &document)?, left))));
                }
            }
        }
        let mut gone = Gone::new();
        for (id, left) in fates {
            let left = left.as_ref().map(|(successor, left)| (*successor, &**left));
            gone.insert(id, replace(tx, id, left, now)?);
        }
        gone.extend(cascade(tx, together.referring.iter().copied(), &BTreeSet::new(), now)?);
        drop_unsaved(tx, &self.called)?;
        Ok(gone)
    }
}
