//! What the two ask each other: offers and wants, and which of this side's still wait for an answer.

use std::collections::{BTreeSet, VecDeque};

use super::turn::Job;
use crate::{
    journal::Heads,
    model::RecordId,
    sync::wire::{MOST_HEADS, Reason},
};

/// Records whose heads are looked up at once.
const PAGE: usize = 512;

/// What is still to be asked: the peer answers in the order in which it is asked.
#[derive(Debug, Default)]
pub(super) struct ToAsk {
    /// Records that both have, to be offered.
    offer: VecDeque<RecordId>,
    /// People and goals, to be offered behind those and behind what is pushed.
    last: VecDeque<RecordId>,
    /// Records that only the peer has. Whoever the peer deleted may be among them, because a sync was cut before that one
    /// came, and has to come behind the lines that named them, which are here: so they are wanted behind all offers.
    want: Vec<RecordId>,
}

impl ToAsk {
    pub(super) fn what_differs(&mut self, both: Vec<RecordId>, only_theirs: Vec<RecordId>) {
        self.offer.extend(both);
        self.want.extend(only_theirs);
    }

    /// People and goals that are offered behind everything else.
    pub(super) fn put_off(&mut self, last: Vec<RecordId>) {
        self.last.extend(last);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.offer.is_empty() && self.last.is_empty() && self.want.is_empty()
    }

    /// The next page to be offered, if there is one now; with the last one of it begins what is offered last, once all
    /// that is pushed is.
    pub(super) fn next_offer(&mut self, pushed: bool) -> Option<Job> {
        if !self.offers_now(pushed) {
            return None;
        }
        let mut records: Vec<RecordId> = self.offer.drain(..PAGE.min(self.offer.len())).collect();
        let more = !self.offer.is_empty() || !pushed;
        if !more {
            let room = PAGE - records.len();
            records.extend(self.last.drain(..room.min(self.last.len())));
        }
        Some(Job::Heads { records, more })
    }

    /// What is to be wanted now, in pages.
    pub(super) fn next_wants(&mut self, pushed: bool) -> Vec<Vec<Heads>> {
        if self.offers_now(pushed) {
            return Vec::new();
        }
        let wants = std::mem::take(&mut self.want);
        let page = |ids: &[RecordId]| ids.iter().map(|id| Heads { id: *id, heads: Vec::new() }).collect();
        wants.chunks(MOST_HEADS).map(page).collect()
    }

    fn offers_now(&self, pushed: bool) -> bool {
        !self.offer.is_empty() || (!self.last.is_empty() && pushed)
    }
}

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
