//! Breadth, what is left without someone, and who knows whom.

use chrono::Days;

use super::{
    gather::{self, Goals, Lookup, everybody},
    people::person_row,
};
use crate::{
    error::{Error, Result},
    insights::{self, Breadth, BreadthSources, Introducer, WhatIf},
    journal::Journal,
    model::{Identities, Knows, Moment, PersonId, RecordId, Reference},
    store::Snapshot,
};

impl Journal {
    /// How far the people the user talks with reach.
    pub fn breadth(&self, now: Moment) -> Result<Breadth> {
        self.answer(|db| {
            let identities = db.identities()?;
            let goals = Goals::of(db, &identities)?;
            let from = now.checked_sub_days(Days::new(insights::QUARTER.unsigned_abs())).unwrap_or(now);
            let rows = gather::current_positions(db, &identities)?;
            let sources = BreadthSources {
                people: &everybody(db, &identities)?,
                identities: &identities,
                tallies: &db.contact_tallies(now)?,
                positions: &gather::by_person(&rows),
                ways: &db.ways_of_talking(from, now)?,
                goals: &goals.open(),
            };
            Ok(insights::breadth(&sources, now))
        })
    }

    /// What is left of each goal if somebody leaves or changes sides.
    pub fn what_if(&self, person: PersonId, now: Moment) -> Result<WhatIf> {
        self.answer(|db| {
            let identities = db.identities()?;
            let goals = Goals::of(db, &identities)?;
            let row = person_row(db, &identities, person)?;
            let mut people = Vec::new();
            for one in goals.people() {
                people.push(person_row(db, &identities, one)?);
            }
            let rows = gather::current_positions(db, &identities)?;
            let positions = gather::by_person(&rows);
            Ok(insights::what_if(&row, &goals.open(), &people, &positions, now))
        })
    }

    /// Notes that two people know each other.
    pub fn add_knows(&self, one: PersonId, other: PersonId, how: &str, now: Moment) -> Result<Reference> {
        let how = super::wording::words("the note", how)?;
        let id: RecordId = self.commit("who knows whom", now, move |act| {
            let identities = act.snapshot().identities()?;
            let one = person_row(act.snapshot(), &identities, one)?;
            let other = person_row(act.snapshot(), &identities, other)?;
            if one.id == other.id {
                return Err(Error::Invalid(format!("both are {}: name two people", one.name)));
            }
            act.say(format!("{} and {} know each other", one.name, other.name));
            if let Some(known) = acquaintance(act.snapshot(), &identities, one.id, other.id)? {
                if !how.is_empty() {
                    act.edit::<Knows>(known, |knows| knows.how = how)?;
                }
                return Ok(known);
            }
            act.create(Knows { person: one.id, other: other.id, how, learned: now, deleted: None })
        })?;
        self.reference(id)
    }

    /// Who could introduce the user to somebody, by what the user noted.
    pub fn introducers(&self, person: PersonId) -> Result<Vec<Introducer>> {
        self.store.read(|db| {
            let identities = db.identities()?;
            let names = Lookup::new(db, &identities);
            let mut found =
                insights::introducers(&db.all::<Knows>()?, person, &identities, |one| names.named(one));
            for one in &mut found {
                super::names::shorten(db, &mut one.person.reference)?;
            }
            names.finish(found)
        })
    }
}

/// What says that two people know each other, if anything does.
pub(super) fn acquaintance(
    db: &Snapshot<'_>,
    identities: &Identities,
    one: PersonId,
    other: PersonId,
) -> Result<Option<RecordId>> {
    let pair = [(one, other), (other, one)];
    let of = |person| identities.canonical(person);
    let mut all = db.all::<Knows>()?.into_iter();
    let known = all.find(|knows| pair.contains(&(of(knows.record.person), of(knows.record.other))));
    Ok(known.map(|known| known.id))
}
