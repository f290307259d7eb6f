//! What a line makes beside itself, whatever kind of record it is.

use serde::Serialize;

/// Which kind of thing a line made. The order is the one in which a line's things are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// A promise, the user's or theirs.
    Promise,
    /// Something given or received.
    Exchange,
    /// Something learned about somebody.
    Fact,
    /// Something of the user's own that went well.
    Win,
    /// Words that somebody spoke for the user.
    Advocacy,
}
