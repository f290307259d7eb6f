//! Meanwhile: what is written here while a session goes on, and when the peer learns of it.
//!
//! A live session pushes changes as they are written. A one-off session takes them up only when everything before is
//! through, and only a limited number of times; then it ends. Otherwise somebody who writes faster than two devices can
//! exchange would never see it end.

use std::collections::BTreeSet;

use crate::model::RecordId;

/// The most records in one push.
const PUSH: usize = 64;

/// With more changed records than this, comparing again costs less than pushing them.
const MOST_TO_PUSH: usize = 1_000;

/// How often one side of a one-off session takes up what was written meanwhile. Each round is shorter than the one
/// before, so a few are enough for anyone who writes by hand; what is written after the last goes with the next
/// session.
const MOST_ROUNDS: u32 = 8;

/// What was written here since the last comparison.
#[derive(Debug, Default)]
pub(super) struct Meanwhile {
    /// The session ends when both are in step; otherwise it stays.
    ends: bool,
    /// Times that something was taken up.
    rounds: u32,
    /// The journal changed since it was last asked what did.
    revised: bool,
    /// Records that changed.
    changed: BTreeSet<RecordId>,
    /// The changed records that are being pushed.
    pushing: BTreeSet<RecordId>,
    /// Too much has changed to push it: compare again.
    anew: bool,
}

impl Meanwhile {
    /// Both have greeted: from now on it is known whether the session ends or stays.
    pub(super) fn greeted(&mut self, ends: bool) {
        self.ends = ends;
    }

    /// The journal changed.
    pub(super) fn revised(&mut self) {
        self.revised = true;
    }

    /// The journal is asked what changed, if it did and that is taken up now.
    pub(super) fn asks(&mut self, looks: bool) -> bool {
        looks && std::mem::take(&mut self.revised)
    }

    /// Notes that these records changed; returns whether the peer has to learn of any.
    pub(super) fn note(&mut self, records: impl IntoIterator<Item = RecordId>) -> bool {
        if self.anew {
            return false;
        }
        self.changed.extend(records);
        let any = !self.changed.is_empty();
        if self.changed.len() > MOST_TO_PUSH {
            self.changed.clear();
            self.anew = true;
        }
        any
    }

    /// Everything is about to be compared.
    pub(super) fn begin(&mut self) {
        self.anew = false;
    }

    /// What there is now is compared, and need not be pushed.
    pub(super) fn counted(&mut self) {
        self.changed.clear();
        self.pushing.clear();
    }

    /// Whether something waits to be taken up.
    pub(super) fn waits(&self) -> bool {
        self.revised || self.anew || !self.changed.is_empty()
    }

    /// Whether nothing that was taken up is still to be pushed.
    pub(super) fn is_pushed(&self) -> bool {
        self.pushing.is_empty()
    }

    /// Whether what is written goes with this session. A side that has said that it is in step, in a session that ends,
    /// takes nothing up by itself: the peer may be closing.
    pub(super) fn looks_again(&self, is_unsaid: bool) -> bool {
        !self.ends || (is_unsaid && self.rounds < MOST_ROUNDS)
    }

    /// Whether it is taken up only when everything before is through.
    pub(super) fn waits_its_turn(&self) -> bool {
        self.ends
    }

    /// Whether it is time to compare again.
    pub(super) fn wants_anew(&self, looks: bool) -> bool {
        self.anew && looks
    }

    /// Too much has changed, and comparing again takes care of it.
    pub(super) fn compare_anew(&mut self) {
        if std::mem::take(&mut self.anew) {
            self.rounds = self.rounds.saturating_add(1);
        }
    }

    /// Whether there is something to be pushed now.
    pub(super) fn has_page(&self, looks: bool) -> bool {
        !self.pushing.is_empty() || (looks && !self.changed.is_empty())
    }

    /// The next records to be pushed; of what changed meanwhile too, where that is taken up.
    pub(super) fn next_page(&mut self, looks: bool) -> Vec<RecordId> {
        if looks && !self.changed.is_empty() {
            self.rounds = self.rounds.saturating_add(1);
            self.pushing.append(&mut self.changed);
        }
        let page: Vec<RecordId> = self.pushing.iter().take(PUSH).copied().collect();
        for id in &page {
            self.pushing.remove(id);
        }
        page
    }
}
