//! What `show` shows.

use serde::Serialize;

use crate::{
    journal::{line::page::EntryPage, show::person::PersonPage},
    model::Reference,
};

/// What `show` shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "lowercase", tag = "what")]
pub enum Page {
    /// A person.
    Person(Box<PersonPage>),
    /// An entry.
    Entry(Box<EntryPage>),
    /// A promise, fact, exchange or position: the entry or person it belongs to is shown, and this stands first.
    Other {
        /// How to point at it.
        #[serde(rename = "ref")]
        reference: Reference,
        /// Its kind word.
        kind: String,
        /// Its fields, readable.
        fields: Vec<(String, String)>,
    },
}
