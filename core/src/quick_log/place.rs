//! Places in a line, and what is at them: the plain pieces that every step of the reading shares.

use serde::Serialize;

use crate::model::{PersonId, Span};

/// Someone a name in the line may mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Candidate {
    /// The person it would be.
    pub id: PersonId,
    /// Their full name.
    pub name: String,
}

/// A topic, without its `#`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The topic as it was typed.
    pub name: String,
    /// With the `#`.
    pub span: Span,
}
