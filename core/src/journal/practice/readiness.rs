//! Readiness: whether two people are known to each other, liked and trusted.

use crate::{
    error::Result,
    insights::{self, Ready},
    journal::{
        read::practice::{Goals, evidence, mine},
        rooms::RelationshipsRoom,
    },
    model::{Moment, PersonId},
};

impl RelationshipsRoom<'_> {
    /// Whether the two are known to each other, liked and trusted; what is missing, and the smallest next step.
    pub fn ready(&self, person: PersonId, now: Moment) -> Result<Ready> {
        self.journal.answer(|db| {
            let identities = db.identities()?;
            let goals = Goals::on_maps(db, &identities)?;
            let evidence = evidence(db, &identities, &goals, person, now)?;
            Ok(insights::ready(&evidence, &mine(db)?, now))
        })
    }
}
