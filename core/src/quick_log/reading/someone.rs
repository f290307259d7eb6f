//! Somebody in a line, as the reading of sentences needs to know them.

use std::ops::Range;

/// Somebody whom the line names: known, marked, or new, as the words around the name show.
#[derive(Debug, Clone)]
pub(in crate::quick_log) struct NamedTokens {
    pub(in crate::quick_log) tokens: Range<usize>,
    pub(in crate::quick_log) possessive: bool,
}
