//! Breadth, and what is left without someone.

use chrono::{Days, NaiveDate};

use crate::{
    error::Result,
    insights::{self, Breadth, BreadthSources, WhatIf},
    journal::{
        read::{
            identity::{everybody, person_row},
            introductions::acquainted,
            practice::{Goals, by_person, current_positions},
        },
        rooms::RelationshipsRoom,
    },
    model::{Identities, Moment, PersonId},
    store::Snapshot,
};

impl RelationshipsRoom<'_> {
    /// How far the people the user talks with reach.
    pub fn breadth(&self, now: Moment) -> Result<Breadth> {
        self.journal.answer(|db| {
            let identities = db.identities()?;
            breadth(db, &identities, &Goals::of(db, &identities, now)?, now).map(|(breadth, _)| breadth)
        })
    }

    /// What is left of each goal if this person leaves or changes their mind.
    pub fn what_if(&self, person: PersonId, now: Moment) -> Result<WhatIf> {
        self.journal.answer(|db| {
            let identities = db.identities()?;
            let goals = Goals::of(db, &identities, now)?;
            let row = person_row(db, &identities, person)?;
            let mut people = Vec::new();
            for one in goals.people() {
                people.push(person_row(db, &identities, one)?);
            }
            let rows = current_positions(db, &identities)?;
            let positions = by_person(&rows);
            Ok(insights::what_if(&row, &goals.open(), &people, &positions, now))
        })
    }
}

/// How far the people the user talks with reach, and since when all of them work in one department, where they do.
pub(in crate::journal) fn breadth(
    db: &Snapshot<'_>,
    identities: &Identities,
    goals: &Goals,
    now: Moment,
) -> Result<(Breadth, Option<NaiveDate>)> {
    let from = now.checked_sub_days(Days::new(insights::QUARTER.unsigned_abs())).unwrap_or(now);
    let rows = current_positions(db, identities)?;
    let sources = BreadthSources {
        people: &everybody(db, identities)?,
        identities,
        tallies: &db.last_conversations(now)?,
        positions: &by_person(&rows),
        ways: &db.ways_of_talking(from, now)?,
        acquainted: &acquainted(db, identities)?,
        goals: &goals.open(),
    };
    Ok((insights::breadth(&sources, now), insights::one_department_since(&sources, now)))
}
