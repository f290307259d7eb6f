//! A few of many: what a screen and `--json` show of a long list, and how many more there are.

use schemars::JsonSchema;
use serde::Serialize;

/// The first of a list, and how many more there are.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
#[schemars(rename = "FewOf{T}")]
pub struct Few<'a, T> {
    /// The first of them.
    pub shown: &'a [T],
    /// How many more there are.
    pub more: usize,
}

impl<'a, T> Few<'a, T> {
    /// At most `most` of these.
    pub fn of(all: &'a [T], most: usize) -> Self {
        let (shown, rest) = all.split_at_checked(most).unwrap_or((all, &[]));
        Self { shown, more: rest.len() }
    }
}
