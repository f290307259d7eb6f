//! What the user gives and is given.

use std::sync::Arc;

use hallway_core::{
    insights::{Advocacies, Giving, MyWord},
    journal::{AdvocacyEdit, Gift, NewAdvocacy, Noted},
    model::{AdvocacyId, Moment, PersonId, Reference},
};

use crate::{Journal, Result};

/// What the user gives and is given: whose turn it is, thanks, who spoke for them, and their own word.
#[derive(uniffi::Object)]
pub struct GivingAndThanks(Arc<Journal>);

#[uniffi::export]
impl Journal {
    /// What the user gives and is given.
    pub fn giving(self: Arc<Self>) -> GivingAndThanks {
        GivingAndThanks(self)
    }
}

#[uniffi::export]
impl GivingAndThanks {
    /// Whose turn it is, thanks owed, needs and introductions, somebody younger to reach out to.
    pub fn overview(&self, now: Moment) -> Result<Giving> {
        self.0.call(|journal| journal.giving().overview(now))
    }

    /// Notes something the user gave; `at` is when, not later than `now`; not said: now.
    pub fn give(
        &self,
        person: PersonId,
        gift: Gift,
        text: &str,
        at: Option<Moment>,
        now: Moment,
    ) -> Result<Reference> {
        self.0.call(|journal| journal.giving().give(person, gift, text, at, now))
    }

    /// Who spoke for the user, and what the user said for others.
    pub fn advocacies(&self, now: Moment) -> Result<Advocacies> {
        self.0.call(|journal| journal.giving().advocacies(now))
    }

    /// Notes that somebody spoke for the user.
    pub fn add_advocacy(&self, person: PersonId, new: NewAdvocacy, now: Moment) -> Result<Reference> {
        self.0.call(|journal| journal.giving().add_advocacy(person, new, now))
    }

    /// Corrects words that somebody spoke for the user.
    pub fn edit_advocacy(&self, word: AdvocacyId, edit: AdvocacyEdit, now: Moment) -> Result<Noted> {
        self.0.call(|journal| journal.giving().edit_advocacy(word, edit, now))
    }

    /// How many of their promises the user kept in twelve months, and what of others has not come yet.
    pub fn my_word(&self, now: Moment) -> Result<MyWord> {
        self.0.call(|journal| journal.giving().my_word(now))
    }
}
