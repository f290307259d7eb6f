//! Somebody who leaves: where they worked ends, and with it their say in what is still open.

use chrono::NaiveDate;

use crate::{
    error::Result,
    insights::{self, WhatIf},
    journal::{
        read::{
            identity::person_row,
            practice::{Goals, by_person, current_positions},
        },
        reference::shorten_all,
        rooms::PeopleRoom,
    },
    model::{Dismissal, GoalKind, Moment, Person, PersonId, Position, Relation, Seat},
};

impl PeopleRoom<'_> {
    /// Somebody left on this day: their positions end with it, from now on they are outside, and they are off the maps of
    /// open goals, where what was noted waits for them; but for those of a new job, if they do not look for people for it. Answers what is left of each of those goals without them.
    pub fn leave(&self, person: PersonId, day: NaiveDate, now: Moment) -> Result<WhatIf> {
        self.journal.commit("somebody left", now, move |txn| {
            let identities = txn.snapshot().identities()?;
            let records = identities.all(person);
            let row = person_row(txn.snapshot(), &identities, person)?;
            let goals = Goals::of(txn.snapshot(), &identities, now)?;
            let mut people = Vec::new();
            for one in goals.people() {
                people.push(person_row(txn.snapshot(), &identities, one)?);
            }
            let rows = current_positions(txn.snapshot(), &identities)?;
            let mut left = insights::what_if(&row, &goals.open(), &people, &by_person(&rows), now);
            let places: Vec<_> = goals
                .open()
                .into_iter()
                .flat_map(|(goal, seats)| seats.into_iter().map(move |seat| (goal, seat)))
                // People who pass the user's name on for a new job, or are called as a reference, can do so from
                // anywhere.
                .filter(|(goal, seat)| {
                    seat.person == row.id && (goal.record.kind != GoalKind::NewJob || seat.hires())
                })
                .map(|(_, seat)| seat)
                .flat_map(|seat| seat.records.clone())
                .collect();
            for place in places {
                txn.edit::<Seat>(place, |place| place.off = Some(now))?;
            }
            let current = txn.snapshot().positions(&records)?.into_iter().filter(|row| row.until.is_none());
            for position in current {
                txn.edit::<Position>(position.id, |position| position.until = Some(day))?;
            }
            // Where they worked may not be known: what lines say of their leaving is done with all the same.
            let act = insights::LEFT.to_owned();
            txn.create(Dismissal { about: row.id.into(), act, at: now, ..Dismissal::default() })?;
            txn.edit::<Person>(row.id, |person| person.relation = Relation::Outside)?;
            txn.say(format!("left: {}", row.name));
            shorten_all(txn.snapshot(), &mut left)?;
            Ok(left)
        })
    }
}
