//! What waits for a look.

use std::sync::Arc;

use hallway_core::{
    journal::{EntryEdit, InboxTaken, PromiseEdit, Receipt, Review},
    model::{EntryId, Moment, PersonId, PromiseId, Reference},
};

use crate::{Journal, Result, journal, utf16};

/// What waits for a look: guesses, doubts, new people; and what of a line is put right by hand. What a suggestion or a promise
/// is answered with is [`Journal::done`] and [`Journal::later`].
#[derive(uniffi::Object)]
pub struct ReviewWalk(Arc<Journal>);

#[uniffi::export]
impl Journal {
    /// What waits for a look.
    pub fn review(self: Arc<Self>) -> ReviewWalk {
        ReviewWalk(self)
    }
}

#[uniffi::export]
impl ReviewWalk {
    /// Everything that waits, in the order of the walk.
    pub fn list(&self, now: Moment) -> Result<Review> {
        self.0.call(|journal| journal.review().list(now))
    }

    /// Confirms who is meant in an entry: the guess itself, or another person in its place.
    pub fn confirm(&self, entry: EntryId, guessed: PersonId, chosen: PersonId, now: Moment) -> Result<()> {
        self.0.call(|journal| journal.review().confirm(entry, guessed, chosen, now))
    }

    /// The user has looked at these new people.
    pub fn seen(&self, people: &[PersonId], now: Moment) -> Result<()> {
        self.0.call(|journal| journal.review().seen(people, now))
    }

    /// The user says that two people of one name are two; they are not asked again. That they are one is said by
    /// [`People::merge`](crate::People::merge).
    pub fn two_people(&self, one: PersonId, other: PersonId, now: Moment) -> Result<()> {
        self.0.call(|journal| journal.review().two_people(one, other, now))
    }

    /// The user has looked at this line: its doubts are settled, and it needs nobody.
    pub fn checked(&self, entry: EntryId, now: Moment) -> Result<()> {
        self.0.call(|journal| journal.review().checked(entry, now))
    }

    /// Changes an entry; the receipt shows it as it is now.
    pub fn edit_line(&self, entry: EntryId, edit: EntryEdit, now: Moment) -> Result<Receipt> {
        let receipt = self.0.call(|journal| journal.review().edit_line(entry, edit, now))?;
        Ok(utf16::receipt(receipt))
    }

    /// Changes a promise; what is null in `edit` stays as it is.
    pub fn edit_promise(&self, promise: PromiseId, edit: PromiseEdit, now: Moment) -> Result<Reference> {
        self.0.call(|journal| journal.review().edit_promise(promise, edit, now))
    }

    /// Logs every line that lies in the inbox in this folder, each once and only once, at the moment it was said. What
    /// is not a line is set aside and named. After an error what was logged is logged, and the rest waits.
    pub fn take_inbox(&self, folder: String, now: Moment) -> Result<InboxTaken> {
        let folder = journal::folder(&folder)?;
        let mut taken = self.0.call(|journal| journal.review().take_inbox(folder, now))?;
        taken.logged = taken.logged.into_iter().map(utf16::receipt).collect();
        Ok(taken)
    }
}
