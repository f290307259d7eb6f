//! What lies between two people: a gap, how to close it, what both share.

use crate::{
    error::Result,
    insights::{self, BetweenUs},
    journal::{
        read::practice::{Goals, evidence, mine},
        rooms::RelationshipsRoom,
    },
    model::{Moment, PersonId},
};

impl RelationshipsRoom<'_> {
    /// A gap in style or interest, how to close it, what was tried; and what is common and different.
    pub fn between_us(&self, person: PersonId, now: Moment) -> Result<BetweenUs> {
        self.journal.answer(|db| {
            let identities = db.identities()?;
            let goals = Goals::of(db, &identities, now)?;
            let evidence = evidence(db, &identities, &goals, person, now)?;
            Ok(insights::between_us(&evidence, &mine(db)?, now))
        })
    }
}
