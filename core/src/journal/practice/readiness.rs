//! Readiness: whether two people are known to each other, liked and trusted.

use crate::{
    error::Result,
    insights::{self, Ready},
    journal::{
        Journal,
        read::practice::{Goals, evidence, mine},
    },
    model::{Moment, PersonId},
};

impl Journal {
    /// Whether the two are known to each other, liked and trusted; what is missing, and the smallest next step.
    pub fn ready(&self, person: PersonId, now: Moment) -> Result<Ready> {
        self.answer(|db| {
            let identities = db.identities()?;
            let goals = Goals::of(db, &identities)?;
            let evidence = evidence(db, &identities, &goals, person, now)?;
            Ok(insights::ready(&evidence, &mine(db)?, now))
        })
    }
}
