//! The people of the journal.

use std::sync::Arc;

use hallway_core::{
    insights::{Introducer, MeetingCard, Named},
    journal::{
        FactEdit, ForgetPlan, Forgot, MeEdit, MineLine, NewFact, NewPerson, PersonEdit, PersonLine,
        PersonPage,
    },
    model::{FactId, Me, MineKind, Moment, PersonId, Reference},
};

use crate::{Journal, Result, work::Work};

/// The people of the journal: who they are, what is known of them, who knows whom, and the user's own record.
#[derive(uniffi::Object)]
pub struct People(Arc<Journal>);

#[uniffi::export]
impl Journal {
    /// The people of the journal.
    pub fn people(self: Arc<Self>) -> People {
        People(self)
    }
}

#[uniffi::export]
impl People {
    /// Everybody, by name; `matching` keeps those whose names, org or title hold it.
    pub fn list(&self, matching: Option<String>, now: Moment) -> Result<Vec<PersonLine>> {
        self.0.call(|journal| journal.people().list(matching.as_deref(), now))
    }

    /// The people logged last: who is likely meant now.
    pub fn latest(&self, limit: u32, now: Moment) -> Result<Vec<Named>> {
        self.0.call(|journal| journal.people().latest(limit, now))
    }

    /// The one person a typed name or reference means; `no_such_person` with close names or `several_people` otherwise.
    pub fn resolve(&self, name: &str) -> Result<PersonId> {
        self.0.call(|journal| journal.people().resolve(name))
    }

    /// A person as screens name them.
    pub fn named(&self, person: PersonId) -> Result<Named> {
        self.0.call(|journal| journal.people().named(person))
    }

    /// A person's page.
    pub fn show(&self, person: PersonId, now: Moment) -> Result<PersonPage> {
        self.0.call(|journal| journal.people().show(person, now))
    }

    /// The card of a meeting of several: what connects them, then a card each.
    pub fn prep_meeting(&self, people: &[PersonId], now: Moment) -> Result<MeetingCard> {
        self.0.call(|journal| journal.people().prep_meeting(people, now))
    }

    /// Adds a person. A name that is taken is an error that says so, unless `anyway`.
    pub fn add(&self, new: NewPerson, anyway: bool, now: Moment) -> Result<Named> {
        self.0.call(|journal| journal.people().add(new, anyway, now))
    }

    /// Changes a person; what is null in `edit` stays as it is.
    pub fn edit(&self, person: PersonId, edit: PersonEdit, now: Moment) -> Result<Named> {
        self.0.call(|journal| journal.people().edit(person, edit, now))
    }

    /// Says that two records are the same human being; undoable.
    pub fn merge(&self, one: PersonId, other: PersonId, now: Moment) -> Result<Named> {
        self.0.call(|journal| journal.people().merge(one, other, now))
    }

    /// No reminders about them from now on; history kept.
    pub fn rest(&self, person: PersonId, because: &str, now: Moment) -> Result<Named> {
        self.0.call(|journal| journal.people().rest(person, because, now))
    }

    /// Ends the rest of somebody: they are proposed again, and may be asked.
    pub fn wake(&self, person: PersonId, now: Moment) -> Result<Named> {
        self.0.call(|journal| journal.people().wake(person, now))
    }

    /// Deletes a person; undo brings them back. Lines about them stay, and no longer name them. Says what was deleted.
    pub fn delete(&self, person: PersonId, now: Moment) -> Result<Vec<String>> {
        self.0.call(|journal| journal.people().delete(person, now))
    }

    /// What forgetting this person would do.
    pub fn forget_plan(&self, person: PersonId) -> Result<ForgetPlan> {
        self.0.call(|journal| journal.people().forget_plan(person))
    }

    /// Forgets a person for good, on every device. Not undoable. Stopped in the middle, what went is gone, and forgetting them
    /// again does the rest.
    pub fn forget(&self, person: PersonId, work: &Work, now: Moment) -> Result<Forgot> {
        self.0.call(|journal| journal.people().forget(person, work, now))
    }

    /// Adds a fact.
    pub fn add_fact(&self, fact: NewFact, now: Moment) -> Result<Reference> {
        self.0.call(|journal| journal.people().add_fact(&fact, now))
    }

    /// Changes a fact.
    pub fn edit_fact(&self, fact: FactId, edit: FactEdit, now: Moment) -> Result<Reference> {
        self.0.call(|journal| journal.people().edit_fact(fact, edit, now))
    }

    /// Notes that two people know each other.
    pub fn add_knows(&self, one: PersonId, other: PersonId, how: &str, now: Moment) -> Result<Reference> {
        self.0.call(|journal| journal.people().add_knows(one, other, how, now))
    }

    /// Who could introduce the user to somebody, by what the user noted.
    pub fn introducers(&self, person: PersonId) -> Result<Vec<Introducer>> {
        self.0.call(|journal| journal.people().introducers(person))
    }

    /// The user's own record.
    pub fn me(&self) -> Result<Me> {
        self.0.call(|journal| journal.people().me())
    }

    /// Changes the user's own record.
    pub fn edit_me(&self, edit: MeEdit, now: Moment) -> Result<()> {
        self.0.call(|journal| journal.people().edit_me(edit, now))
    }

    /// Writes down something of the user's own.
    pub fn add_mine(&self, kind: MineKind, text: &str, now: Moment) -> Result<Reference> {
        self.0.call(|journal| journal.people().add_mine(kind, text, now))
    }

    /// Everything of the user's own, newest first.
    pub fn mine(&self) -> Result<Vec<MineLine>> {
        self.0.call(|journal| journal.people().mine())
    }
}
