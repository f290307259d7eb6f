//! What `show` shows.

use serde::Serialize;

use crate::{
    journal::{line::page::EntryPage, show::person::PersonPage},
    model::Reference,
};

/// What `show` shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase", tag = "what")]
pub enum Page {
    /// The page of a person.
    Person(Box<PersonPage>),
    /// The page of a line.
    Entry(Box<EntryPage>),
    /// A promise, fact, exchange or position: the entry or person it belongs to is shown, and this stands first.
    Other {
        /// How to point at it.
        #[serde(rename = "ref")]
        reference: Reference,
        /// The word of its kind, such as `promise`.
        kind: String,
        /// Its fields, readable.
        fields: Vec<FieldText>,
    },
}

/// A field of a record with its value, readable.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FieldText {
    /// The field as documents call it.
    pub field: String,
    /// The field's value, readable.
    pub text: String,
}
