//! The wire: what two devices say to each other, as bytes.
//!
//! A message becomes a payload (`message`: postcard behind the number of its kind), a payload becomes a frame (`frame`: a
//! length, one byte that says how it is packed, the payload). Back again every length and every count is checked before
//! room is made for what it announces, and inflating stops at the same bound as a plain frame. A peer's bytes come from
//! the driver, and go on to the session as messages.
//!
//! What it never does: it reads no stream, decides nothing about order, and looks at no change inside a record: that is
//! for the guard in `document`. `docs/protocol.md` says the same for a second implementation.

pub mod frame;
mod limits;
mod list;
mod message;
#[cfg(test)]
mod tests;

pub use limits::{LONGEST_TRAIL, MOST_CHUNKS, MOST_HEADS, MOST_RECONCILE_BYTES, MOST_RECORDS};
pub use message::{Hello, Message, Mode, NEWEST, OLDEST, Reason, Refusal, Why, decode, encode};

/// What is wrong with bytes that a peer sent, or with a message that is to be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// A frame or a list announces more than its limit.
    #[error("it is larger than anything this protocol sends")]
    TooLarge,
    /// The bytes say nothing that this protocol knows.
    #[error("it cannot be read")]
    Malformed,
}
