//! How far a session has come, in numbers.

use crate::sync::event::Direction;

/// How far one direction has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TransferProgress {
    /// Whether it counts what comes in or what goes out.
    pub direction: Direction,
    /// How many records crossed so far, in all.
    pub records: u64,
    /// Bytes of their changes, in all.
    pub bytes: u64,
    /// How many records it will be, if that is known.
    pub total: Option<u64>,
}

impl TransferProgress {
    pub(super) fn none(direction: Direction) -> Self {
        Self { direction, records: 0, bytes: 0, total: None }
    }
}

/// A count of things in memory, as the type used in messages.
pub(super) fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
