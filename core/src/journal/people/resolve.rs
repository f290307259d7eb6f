//! Resolving what was typed to the one person it means.

use crate::{
    error::{Error, Result},
    journal::{Journal, line::newcomers, rooms::PeopleRoom},
    model::{PersonId, TypedReference},
    quick_log::Candidate,
};

/// Close names offered by "did you mean".
const CLOSE_NAMES: usize = 3;

impl PeopleRoom<'_> {
    /// The one person a typed name or reference means; [`Error::SeveralPeople`], [`Error::NotAddedYet`] for somebody
    /// whom a line asks about, or [`Error::NoSuchPerson`] with close names otherwise.
    pub fn resolve(&self, name: &str) -> Result<PersonId> {
        let name = name.trim().trim_start_matches('@').trim_matches('"').trim();
        if let Some(person) = self.journal.person_by_reference(name)? {
            return Ok(person);
        }
        let lexicon = self.lexicon()?;
        match lexicon.find(name).as_slice() {
            [Candidate { id, .. }] => Ok(*id),
            [] => {
                if let Some(waiting) = self.journal.store.read(|db| newcomers::waiting_as(db, name))? {
                    return Err(waiting);
                }
                let close = lexicon.close_to(name, CLOSE_NAMES).into_iter().map(|close| close.name).collect();
                Err(Error::NoSuchPerson { name: name.to_owned(), close })
            }
            several => {
                let mut candidates = Vec::new();
                for Candidate { id, name } in several {
                    let namesakes = several.iter().filter(|other| other.name == *name).count() > 1;
                    // Only a reference tells namesakes apart.
                    let reference =
                        if namesakes { format!(" ({})", self.named(*id)?.reference) } else { String::new() };
                    candidates.push(format!("{name}{reference}"));
                }
                Err(Error::SeveralPeople { name: name.to_owned(), candidates })
            }
        }
    }
}

impl Journal {
    fn person_by_reference(&self, text: &str) -> Result<Option<PersonId>> {
        let Some(typed) = TypedReference::parse(text).filter(|typed| typed.part.is_none()) else {
            return Ok(None);
        };
        self.store.read(|db| match db.with_tail(&typed.nibbles)?.as_slice() {
            // An old reference may point at a record that was merged into another one since.
            [id] => Ok(db.person(db.identities()?.canonical(PersonId(*id)))?.map(|person| person.id)),
            _ => Ok(None),
        })
    }
}
