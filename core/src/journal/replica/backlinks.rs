//! Backlinks: which records point at which, to find those that have to change when one goes for good.
//!
//! Only documents know: rows leave out what is deleted, and what only a newer version understands. So they are read once,
//! beside the writer, when the first mark that something is gone arrives, and from then on only those that changed, as
//! the census says. It may find too much, never too little: each person named is looked at again.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    document::Document,
    error::Result,
    model::RecordId,
    store::{Snapshot, Tx},
};

/// Documents read at a time.
const BATCH: usize = 256;

/// What pointed where when the census stood at a mark.
#[derive(Debug, Default, Clone)]
pub(in crate::journal) struct Backlinks {
    mark: u64,
    /// What is pointed at, and by whom; in order.
    pairs: Vec<(RecordId, RecordId)>,
}

/// The same for what has changed since one merge last looked.
#[derive(Debug, Default)]
pub(in crate::journal) struct Recent {
    mark: u64,
    pairs: Vec<(RecordId, RecordId)>,
}

impl Backlinks {
    /// Some of the records that changed since this was read, in order; none when it is of this very state.
    pub(in crate::journal) fn behind(&self, db: &Snapshot<'_>) -> Result<Vec<(u64, RecordId)>> {
        db.changed_since(self.mark, BATCH)
    }

    /// Reads where these records point, as [`behind`](Self::behind) listed them, and moves the mark past them.
    pub(in crate::journal) fn catch_up(
        &mut self,
        db: &Snapshot<'_>,
        changed: &[(u64, RecordId)],
    ) -> Result<()> {
        self.mark = changed.last().map_or(self.mark, |(mark, _)| *mark);
        changed.iter().try_for_each(|(_, id)| add(db, *id, &mut self.pairs))
    }

    /// Puts what was read in order, to be asked.
    pub(in crate::journal) fn sort(&mut self) {
        self.pairs.sort_unstable();
        self.pairs.dedup();
    }

    /// Who points, or pointed, at one of these.
    pub(in crate::journal) fn at(
        &self,
        tx: &Tx<'_>,
        gone: &BTreeMap<RecordId, Option<RecordId>>,
        recent: &mut Recent,
    ) -> Result<BTreeSet<RecordId>> {
        recent.mark = recent.mark.max(self.mark);
        loop {
            let changed = tx.changed_since(recent.mark, BATCH)?;
            let Some((mark, _)) = changed.last() else { break };
            recent.mark = *mark;
            for (_, id) in &changed {
                add(tx, *id, &mut recent.pairs)?;
            }
        }
        let mut backlinks = BTreeSet::new();
        for target in gone.keys() {
            let from = self.pairs.partition_point(|(to, _)| to < target);
            let known = self.pairs.iter().skip(from).take_while(|(to, _)| to == target);
            let new = recent.pairs.iter().filter(|(to, _)| to == target);
            backlinks.extend(known.chain(new).map(|(_, source)| *source));
        }
        Ok(backlinks)
    }
}

/// Adds what one record points at. One that cannot be read points at nothing; `check` names it.
fn add(db: &Snapshot<'_>, id: RecordId, pairs: &mut Vec<(RecordId, RecordId)>) -> Result<()> {
    let Some(Ok(document)) = db.bytes(id)?.map(|bytes| Document::load(&bytes)) else { return Ok(()) };
    pairs.extend(document.references()?.into_iter().map(|(_, target)| (target, id)));
    Ok(())
}
