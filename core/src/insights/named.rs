//! A person as an answer names them, and what an answer points at.

use serde::Serialize;

use crate::{
    model::{PersonId, Reference},
    store::index::person::PersonRow,
};

/// A person as an answer names them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Named {
    /// How to point at them.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// Their full name.
    pub name: String,
    /// They came from a line and `review` has not shown them yet.
    pub new: bool,
}

impl Named {
    /// Who this is.
    pub fn id(&self) -> PersonId {
        PersonId(self.reference.id)
    }

    /// The person of this row.
    pub(crate) fn of(row: &PersonRow) -> Self {
        Self { reference: Reference::to(row.id), name: row.name.clone(), new: row.new }
    }
}

/// An answer with references in it.
pub trait Refers {
    /// Calls `f` with every reference of the answer, to shorten them.
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference));
}
