//! A person and a goal as an answer names them, and what an answer points at.

use std::fmt;

use serde::Serialize;

use crate::{
    model::{Goal, PersonId, Reference},
    store::index::{person::PersonRow, stored::Stored},
};

/// A person as an answer names them. It displays as their name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Named {
    /// How to point at them.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// Their full name, as the user wrote it.
    pub name: String,
    /// They came from a line and `review` has not shown them yet.
    pub new: bool,
}

impl Named {
    /// The person's id, from the reference.
    pub fn id(&self) -> PersonId {
        PersonId(self.reference.id)
    }

    /// The person of this row.
    pub(crate) fn of(row: &PersonRow) -> Self {
        Self { reference: Reference::to(row.id), name: row.name.clone(), new: row.new }
    }
}

/// Somebody whom a line names: one of the people of the journal, or somebody who is not in it yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Someone {
    /// How to point at them; nothing while nobody of that name is in the journal.
    #[serde(rename = "ref")]
    pub reference: Option<Reference>,
    /// Their full name, or the name as it was written.
    pub name: String,
    /// They are not in the journal yet, or came from a line and `review` has not shown them yet.
    pub new: bool,
}

impl From<Named> for Someone {
    fn from(named: Named) -> Self {
        Self { reference: Some(named.reference), name: named.name, new: named.new }
    }
}

impl Refers for Someone {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        self.reference.iter_mut().for_each(f);
    }
}

/// A goal, an ask, a project by its name and how to point at it. It displays as its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Called {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What the user calls it.
    pub name: String,
}

impl Called {
    /// A goal by reference and name.
    pub(crate) fn goal(goal: &Stored<Goal>) -> Self {
        Self { reference: Reference::to(goal.id), name: goal.record.name.clone() }
    }
}

impl fmt::Display for Named {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.name)
    }
}

impl fmt::Display for Called {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.name)
    }
}

/// An answer with references in it.
pub trait Refers {
    /// Calls `f` with every reference of the answer, to shorten them.
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference));
}
