//! The limits of every message: nothing larger is sent, and nothing larger is taken.

/// The most records in one [`Message::Changes`](super::Message::Changes) or [`Message::Members`](super::Message::Members).
pub const MOST_RECORDS: usize = 256;

/// The most changes of one record in one message: as many as the guard takes at once.
pub const MOST_CHUNKS: usize = 1_024;

/// The most records in one [`Message::Offer`](super::Message::Offer) or [`Message::Want`](super::Message::Want).
pub const MOST_HEADS: usize = 1_024;

/// The most hashes that may come with one record: no document has more changes.
pub const LONGEST_TRAIL: usize = 6_000;

/// The most bytes of one message of reconciliation.
pub const MOST_RECONCILE_BYTES: usize = 1 << 20;

/// The most capabilities in a greeting.
pub(super) const MOST_CAPABILITIES: usize = 32;

/// The most bytes of one capability.
pub(super) const LONGEST_CAPABILITY: usize = 64;
