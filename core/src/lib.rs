//! Hallway's core: a private, local-first journal of the people one works with.
//!
//! | room | what it holds |
//! |---|---|
//! | [`model`] | plain records, one file per concept |
//! | [`quick_log`] | one line in, a draft out; pure |
//! | `document` | a record as an automerge document, guarded against hostile bytes |
//! | `store` | the encrypted file: documents, derived tables, what is neither |
//! | [`insights`] | rows in, answers with reasons out; pure |
//! | [`journal`] | the one door: acts, questions, undo, watch |
//! | [`sync`] | the user's own devices keep one journal in step |
//!
//! An act: screen → journal → (`quick_log`) → record change → document → one transaction {document, index rows} →
//! revision → watchers ask again. A question: screen → journal → index rows → insights.

#![forbid(unsafe_code)]

mod document;
pub mod error;
#[cfg(feature = "uniffi")]
pub mod foreign;
pub mod insights;
pub mod journal;
mod lock_file;
pub mod model;
pub mod quick_log;
mod secret;
mod store;
pub mod sync;

#[cfg(feature = "uniffi")]
uniffi::setup_scaffolding!();

pub use error::{Error, Result};
pub use journal::Journal;
pub use store::Key;
