//! Stages: how far the user and others have come, on the wheel and as the user says.

use std::collections::BTreeSet;

use crate::{
    error::Result,
    insights::{self, Named, Wheel},
    journal::{
        read::{
            identity::person_row,
            names::person_named,
            practice::{Goals, evidence_of, mine},
        },
        rooms::RelationshipsRoom,
    },
    model::{Ask, AskKind, Identities, Moment, Person, PersonId, Stage},
    store::Snapshot,
};

/// The most people on the wheel: those with a say first, then those the user was in touch with last.
const ON_THE_WHEEL: usize = 40;

impl RelationshipsRoom<'_> {
    /// Everyone who has a say in a goal, spoke for the user or was asked to, or whose stage the user set.
    pub fn wheel(&self, now: Moment) -> Result<Wheel> {
        self.journal.answer(|db| {
            let identities = db.identities()?;
            wheel(db, &identities, &Goals::of(db, &identities, now)?, now)
        })
    }

    /// Says how far the two have come, which wins over what the journal shows; nothing: let the journal say it.
    pub fn say_stage(&self, person: PersonId, stage: Option<Stage>, now: Moment) -> Result<Named> {
        self.journal.commit("stage", now, move |txn| {
            let identities = txn.snapshot().identities()?;
            let row = person_row(txn.snapshot(), &identities, person)?;
            let said = stage.as_ref().map_or("as the journal shows", Stage::as_str);
            txn.say(format!("{}: {said}", row.name));
            for record in identities.all(row.id) {
                let stage = stage.clone().filter(|_| record == row.id);
                let said = stage.is_some().then_some(now);
                txn.edit::<Person>(record, |person| (person.stage, person.stage_said) = (stage, said))?;
            }
            person_named(txn.snapshot(), person)
        })
    }
}

/// The wheel of these days.
pub(in crate::journal) fn wheel(
    db: &Snapshot<'_>,
    identities: &Identities,
    goals: &Goals,
    now: Moment,
) -> Result<Wheel> {
    let mut people: Vec<PersonId> = goals.people().into_iter().collect();
    let spoke = db.advocacies()?.into_iter().rev().map(|word| word.record.person);
    people.extend(spoke);
    let asked = db.all::<Ask>()?.into_iter().rev().filter(|ask| ask.record.kind == AskKind::Advocacy);
    people.extend(asked.map(|ask| ask.record.person));
    people.extend(db.people()?.into_iter().filter(|row| row.stage.is_some()).map(|row| row.id));
    let mut seen = BTreeSet::new();
    let people: Vec<PersonId> = people
        .into_iter()
        .map(|person| identities.canonical(person))
        .filter(|person| seen.insert(*person))
        .take(ON_THE_WHEEL)
        .collect();
    let evidence = evidence_of(db, identities, goals, people, now)?;
    Ok(insights::wheel(&evidence, &mine(db)?, now))
}
