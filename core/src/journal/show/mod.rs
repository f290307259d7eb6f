//! Show: everything about one person, entry or other record, private lines included.

pub(super) mod fields;
pub(super) mod page;
pub(super) mod person;
pub(super) mod two_of_you;

use serde::Serialize;

use crate::{
    error::{Error, Result},
    journal::{
        Journal,
        line::page::entry_page,
        reference::pointed_at,
        rooms::PeopleRoom,
        show::{
            fields::{other_page, plain},
            page::Page,
            person::{PersonPage, person_page},
        },
    },
    model::{Kind, Moment, PersonId, Reference},
};

/// One change of a record, or a value that lost against a concurrent one.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FieldHistory {
    /// When it was written.
    #[serde(serialize_with = "crate::model::moment::write")]
    pub at: Moment,
    /// The field as documents call it.
    pub field: String,
    /// The value; empty: removed.
    pub value: String,
    /// Written at the same time as the value that won; it lost and is kept here.
    pub lost: bool,
}

impl PeopleRoom<'_> {
    /// A person's page.
    pub fn show(&self, person: PersonId, now: Moment) -> Result<PersonPage> {
        self.journal.store.read(|db| person_page(db, person, now))
    }
}

impl Journal {
    /// The page of whatever the reference points at.
    pub fn show(&self, reference: &Reference, now: Moment) -> Result<Page> {
        self.store.read(|db| {
            let thing = pointed_at(db, reference)?;
            match thing.kind {
                Kind::Person => Ok(Page::Person(Box::new(person_page(db, PersonId(thing.id), now)?))),
                Kind::Entry => Ok(Page::Entry(Box::new(entry_page(db, &*self.lexicon_in(db)?, thing.id)?))),
                _ => other_page(db, thing),
            }
        })
    }

    /// Every change of a record in order, with the values that lost against concurrent ones.
    pub fn history(&self, reference: &Reference) -> Result<Vec<FieldHistory>> {
        self.store.read(|db| {
            let thing = pointed_at(db, reference)?;
            let gone = || Error::NoSuchRef(reference.to_string());
            let history = db.document(thing.id)?.ok_or_else(gone)?.history()?;
            let mut fields = Vec::new();
            for (place, change) in history.changes.iter().enumerate() {
                // What a record is born without was not removed.
                let born = place == 0 && history.earlier == 0;
                let said = change.fields.iter().filter(|(_, value)| !(born && plain(value).is_empty()));
                for (field, value) in said {
                    fields.push(FieldHistory {
                        at: change.at,
                        field: field.clone(),
                        value: plain(value),
                        lost: false,
                    });
                }
            }
            let at = history.changes.last().map_or_else(crate::model::epoch, |change| change.at);
            for conflict in &history.conflicts {
                for value in &conflict.losers {
                    fields.push(FieldHistory {
                        at,
                        field: conflict.key.clone(),
                        value: plain(value),
                        lost: true,
                    });
                }
            }
            if history.edited_after_delete {
                fields.push(FieldHistory {
                    at,
                    field: "deleted".to_owned(),
                    value: "another device changed it without knowing that it was deleted".to_owned(),
                    lost: false,
                });
            }
            Ok(fields)
        })
    }
}
