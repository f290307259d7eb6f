//! Sync: the user's own devices keep one journal in step, with no server between them.
//!
//! A peer's bytes: `net` → `wire` → `session` → `driver` → `journal.merge`. Sync knows the journal, the journal never
//! knows sync. No state that correctness needs is stored: two devices that meet compare what they have.
//!
//! | module | what it holds |
//! |---|---|
//! | `service` | [`SyncService`]: what the command and the phones call; blocks its caller |
//! | `net` | connections between devices: who may open one, and when; the only place that names iroh |
//! | `driver`, `session`, `wire` | what two devices say, over any stream; `session` and `wire` are pure |
//! | `pairing` | how a device that saw a code joins a journal; pure |
//! | `event` | what is told on the way, and how it went with each device |
//! | `clock` | [`Clock`]: how sync is told what moment it is |
//! | `ticket`, `secret` | what is shown once, and what each device keeps to itself |

mod clock;
mod event;
mod net;
mod pairing;
mod secret;
mod service;
mod ticket;

pub mod driver;
pub mod session;
pub mod wire;

#[cfg(test)]
mod tests;

pub use clock::Clock;
pub use event::{
    Direction, Exchanged, HostEvent, HostListener, JoinEvent, JoinListener, OtherDevice, PairingAnswer,
    PairingQuestion, PeerEnd, PeerOutcome, SyncEvent, SyncListener,
};
pub use secret::DeviceSecret;
pub use service::{Stop, SyncService};
pub use ticket::Ticket;

use crate::error::{Error, Result};

/// The address of a relay as `devices().set_relay` keeps it: an `https` one with a host.
/// [`Error::Unfit`] for anything else.
pub fn relay_address(text: &str) -> Result<String> {
    net::relay(text).ok_or_else(|| {
        Error::Unfit(format!(
            "\"{text}\" isn't the address of a relay: one looks like https://relay.example.org"
        ))
    })
}
