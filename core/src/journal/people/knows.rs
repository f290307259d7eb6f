//! Who knows whom, by what the user noted.

use crate::{
    error::{Error, Result},
    insights::{self, Introducer},
    journal::{
        read::{identity::person_row, names::NameBook, practice::acquaintance},
        reference::shorten,
        rooms::PeopleRoom,
        text,
    },
    model::{Knows, Moment, PersonId, Reference},
};

impl PeopleRoom<'_> {
    /// Notes that two people know each other.
    pub fn add_knows(&self, one: PersonId, other: PersonId, how: &str, now: Moment) -> Result<Reference> {
        let how = text::words("the note", how)?;
        self.journal.commit_record("who knows whom", now, move |txn| {
            let identities = txn.snapshot().identities()?;
            let one = person_row(txn.snapshot(), &identities, one)?;
            let other = person_row(txn.snapshot(), &identities, other)?;
            if one.id == other.id {
                return Err(Error::SamePerson(format!("both are {}: name two people", one.name)));
            }
            txn.say(format!("{} and {} know each other", one.name, other.name));
            if let Some(known) = acquaintance(txn.snapshot(), &identities, one.id, other.id)? {
                if !how.is_empty() {
                    txn.edit::<Knows>(known, |knows| knows.how = how)?;
                }
                return Ok(known);
            }
            txn.create(Knows { person: one.id, other: other.id, how, learned: now, deleted: None })
        })
    }

    /// Who could introduce the user to somebody, by what the user noted.
    pub fn introducers(&self, person: PersonId) -> Result<Vec<Introducer>> {
        self.journal.store.read(|db| {
            let identities = db.identities()?;
            let names = NameBook::new(db, &identities);
            let mut found =
                insights::introducers(&db.all::<Knows>()?, person, &identities, |one| names.named(one));
            for one in &mut found {
                shorten(db, &mut one.person.reference)?;
            }
            names.finish(found)
        })
    }
}
