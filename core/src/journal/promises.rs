//! Promises: their words, dates and owners, changed by hand.

use crate::{
    error::Result,
    journal::{rooms::ReviewRoom, text::spoken},
    model::{
        Due, DueChange, Moment, Person, PersonId, Promise, PromiseId, PromiseStatus, RecordId, Reference,
    },
};

/// Changes to a promise.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PromiseEdit {
    /// New words for what was promised; `None` keeps them.
    pub text: Option<String>,
    /// When it comes due.
    pub due: DueChange,
    /// The person it is made to, or made by; `None` keeps it.
    pub person: Option<PersonId>,
    /// Open it again: it was not kept or let go after all.
    pub reopen: bool,
}

impl ReviewRoom<'_> {
    /// Changes a promise; what is `None` in `edit` stays as it is.
    pub fn edit_promise(&self, promise: PromiseId, edit: PromiseEdit, now: Moment) -> Result<Reference> {
        let id = RecordId::from(promise);
        self.journal.commit_record("changed a promise", now, move |txn| {
            let before: Promise = txn.get(id)?;
            txn.say(format!("changed: {}", spoken(&before.text, before.private)));
            if let Some(person) = edit.person {
                txn.get::<Person>(person)?;
            }
            txn.edit::<Promise>(id, |promise| {
                if let Some(text) = edit.text {
                    promise.text = text;
                }
                let mut due = promise.due;
                edit.due.apply(&mut due);
                move_due(promise, due, now);
                if let Some(person) = edit.person {
                    (promise.person, promise.guess) = (Some(person), false);
                }
                if edit.reopen {
                    (promise.status, promise.settled) = (PromiseStatus::Open, None);
                }
            })?;
            Ok(id)
        })
    }
}

/// Gives a promise another date and remembers the one it had.
pub(super) fn move_due(promise: &mut Promise, due: Option<Due>, now: Moment) {
    if promise.due == due {
        return;
    }
    if let Some(earlier) = promise.due {
        promise.moved.insert(earlier.to_string(), now);
    }
    promise.due = due;
}
