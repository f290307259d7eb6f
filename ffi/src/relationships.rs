//! The user's relationships.

use std::sync::Arc;

use hallway_core::{
    insights::{
        AuditBoard, BetweenUs, Breadth, Glance, Named, NextAct, NextKind, Ready, Week, WhatIf, Wheel,
    },
    journal::{Later, When},
    model::{Moment, PersonId, Reference, Stage},
};

use crate::{Journal, Result};

/// The user's relationships: what comes next, the week, readiness, stages, the audit, breadth.
#[derive(uniffi::Object)]
pub struct Relationships(Arc<Journal>);

#[uniffi::export]
impl Journal {
    /// The user's relationships.
    pub fn relationships(self: Arc<Self>) -> Relationships {
        Relationships(self)
    }
}

#[uniffi::export]
impl Relationships {
    /// At most five acts that are worth doing now, each with why.
    pub fn next(&self, now: Moment) -> Result<Vec<NextAct>> {
        self.0.call(|journal| journal.relationships().next(now))
    }

    /// Puts one kind of act about one thing off until then, or for good.
    pub fn put_off(
        &self,
        kind: NextKind,
        about: Reference,
        when: When,
        because: &str,
        now: Moment,
    ) -> Result<Later> {
        self.0.call(|journal| journal.relationships().put_off(kind, &about, when, because, now))
    }

    /// The last seven days, what lies ahead, and how much waits in each walk of a review.
    pub fn week(&self, now: Moment) -> Result<Week> {
        self.0.call(|journal| journal.relationships().week(now))
    }

    /// Whether the two are known to each other, liked and trusted; what is missing, and the smallest next step.
    pub fn ready(&self, person: PersonId, now: Moment) -> Result<Ready> {
        self.0.call(|journal| journal.relationships().ready(person, now))
    }

    /// Everyone with a say in a goal, and how far the two have come.
    pub fn wheel(&self, now: Moment) -> Result<Wheel> {
        self.0.call(|journal| journal.relationships().wheel(now))
    }

    /// Says how far the two have come, which wins over what the journal shows; nothing: let the journal say it.
    pub fn say_stage(&self, person: PersonId, stage: Option<Stage>, now: Moment) -> Result<Named> {
        self.0.call(|journal| journal.relationships().say_stage(person, stage, now))
    }

    /// Notes the user's answer, from 1 to 10, to "how well do we know and trust each other?". Earlier answers stay.
    pub fn audit(&self, person: PersonId, answer: i64, because: &str, now: Moment) -> Result<Named> {
        self.0.call(|journal| journal.relationships().audit(person, answer, because, now))
    }

    /// The board, and whom the walk asks about next.
    pub fn audit_board(&self, now: Moment) -> Result<AuditBoard> {
        self.0.call(|journal| journal.relationships().audit_board(now))
    }

    /// What a locked screen may show: numbers, first names and a time; never a word of what was written.
    pub fn glance(&self, now: Moment) -> Result<Glance> {
        self.0.call(|journal| journal.relationships().glance(now))
    }

    /// How far the people the user talks with reach.
    pub fn breadth(&self, now: Moment) -> Result<Breadth> {
        self.0.call(|journal| journal.relationships().breadth(now))
    }

    /// What is left of each goal if this person leaves or changes their mind.
    pub fn what_if(&self, person: PersonId, now: Moment) -> Result<WhatIf> {
        self.0.call(|journal| journal.relationships().what_if(person, now))
    }

    /// A gap in style or interest, how to close it, what was tried; and what is common and different.
    pub fn between_us(&self, person: PersonId, now: Moment) -> Result<BetweenUs> {
        self.0.call(|journal| journal.relationships().between_us(person, now))
    }
}
