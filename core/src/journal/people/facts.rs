//! Facts about people: added, confirmed, ended, reworded.

use crate::{
    error::{Error, Result},
    journal::{
        rooms::PeopleRoom,
        text::{self, shortened, spoken},
    },
    model::{Fact, FactId, FactKind, Moment, Person, PersonId, RecordId, Reference},
    quick_log,
};

/// A fact to add.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NewFact {
    /// Whom the fact is about.
    pub person: PersonId,
    /// The fact, with its kind as a first word (`careful: the reorg`) or by its words; as after `+` in a line.
    pub text: String,
}

/// What happens to a fact.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum FactEdit {
    /// Confirms that the fact still holds, as of now.
    Confirm,
    /// It no longer holds.
    End,
    /// It is worded differently.
    Reword(String),
    /// It is of another kind.
    Kind(FactKind),
}

impl PeopleRoom<'_> {
    /// Adds a fact about a person, and returns its reference.
    pub fn add_fact(&self, fact: &NewFact, now: Moment) -> Result<Reference> {
        let (kind, text) = fact_words(&fact.text)?;
        let person = fact.person;
        self.journal.commit_record(format!("learned: {}", shortened(&text)), now, move |txn| {
            txn.get::<Person>(person)?;
            txn.create(Fact { person: Some(person), kind, text, learned: now, ..Fact::default() })
        })
    }

    /// Changes a fact.
    pub fn edit_fact(&self, fact: FactId, edit: FactEdit, now: Moment) -> Result<Reference> {
        let id = RecordId::from(fact);
        let edit = match edit {
            FactEdit::Reword(text) => FactEdit::Reword(text::needed("the fact", &text, NO_FACT)?),
            edit => edit,
        };
        self.journal.commit_record("changed a fact", now, move |txn| {
            let before: Fact = txn.get(id)?;
            txn.say(format!("changed: {}", spoken(&before.text, before.private)));
            txn.edit::<Fact>(id, |fact| match edit {
                FactEdit::Confirm => {
                    fact.confirmed_on = Some(now.date_naive());
                    fact.ended = None;
                }
                FactEdit::End => fact.ended = Some(now),
                FactEdit::Reword(text) => fact.text = text,
                FactEdit::Kind(kind) => fact.kind = kind,
            })?;
            Ok(id)
        })
    }
}

const NO_FACT: &str = "a fact needs words";

/// A fact as it is kept. A kind with nothing behind it (`need:`) is not a fact.
fn fact_words(text: &str) -> Result<(FactKind, String)> {
    let text = text::needed("the fact", text, NO_FACT)?;
    let names_a_kind = |label: &str| quick_log::fact_in(&format!("{label}: x")).1 == "x";
    if text.strip_suffix(':').is_some_and(|label| names_a_kind(label.trim())) {
        return Err(Error::NeedsWords(NO_FACT.to_owned()));
    }
    Ok(quick_log::fact_in(&text))
}
