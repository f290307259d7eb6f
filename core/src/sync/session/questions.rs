//! What the two ask each other: offers and wants, and which of this side's still wait for an answer.

use std::collections::BTreeSet;

use crate::{journal::Heads, model::RecordId, sync::wire::Reason};

/// The questions of one session, this side's and the peer's.
#[derive(Debug, Default)]
pub(super) struct Questions {
    offers_out: u32,
    offers_in: u32,
    /// Offers that were not answered yet.
    unanswered: BTreeSet<u32>,
    /// Records that were wanted and did not come yet; the peer answers every want, if only with nothing.
    awaited: BTreeSet<RecordId>,
    /// How many this side asked.
    pub(super) asked: u32,
    /// How many the peer asked.
    pub(super) heard: u32,
}

impl Questions {
    /// How many there were in all.
    pub(super) fn count(&self) -> u32 {
        self.asked.saturating_add(self.heard)
    }

    /// Everything that was asked was answered.
    pub(super) fn are_answered(&self) -> bool {
        self.unanswered.is_empty() && self.awaited.is_empty()
    }

    /// Nothing that was wanted is still to come.
    pub(super) fn has_all(&self) -> bool {
        self.awaited.is_empty()
    }

    /// This side offers records; the number of the offer.
    pub(super) fn offer(&mut self) -> u32 {
        self.offers_out += 1;
        self.asked += 1;
        self.unanswered.insert(self.offers_out);
        self.offers_out
    }

    /// This side wants records.
    pub(super) fn want(&mut self, records: &[Heads]) {
        self.asked += 1;
        self.awaited.extend(records.iter().map(|record| record.id));
    }

    /// Notes that a record arrived.
    pub(super) fn came(&mut self, id: RecordId) {
        self.awaited.remove(&id);
    }

    /// The peer offers records; its offers come in order.
    pub(super) fn offered(&mut self, number: u32) -> Result<(), Reason> {
        self.offers_in += 1;
        if number == self.offers_in { Ok(()) } else { Err(Reason::OutOfTurn) }
    }

    /// The peer answers an offer; zero answers none.
    pub(super) fn answered(&mut self, number: u32) -> Result<(), Reason> {
        if number == 0 || self.unanswered.remove(&number) { Ok(()) } else { Err(Reason::OutOfTurn) }
    }

    /// The peer says how many it has answered. A peer that has answered every question has answered every want: so what
    /// is awaited never outgrows one pass.
    pub(super) fn says_it_answered(&self, count: u32) -> Result<(), Reason> {
        let all = count == self.asked;
        if count > self.asked || (all && !self.awaited.is_empty()) { Err(Reason::OutOfTurn) } else { Ok(()) }
    }
}
