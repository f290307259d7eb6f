//! Hallway's core for Kotlin and Swift: one object for each handle of the door.
//!
//! Thin on purpose. A call converts, forwards and comes back with a whole screen: it decides nothing, holds no rule, and never
//! panics at its caller. What screens take and get are the records of `hallway_core`; [`JournalError`] is what
//! goes wrong. `ffi/README.md` is for authors of a front end.
//!
//! Data flows Kotlin or Swift → an object here → the door of the core → the same way back. Every call blocks until it is
//! done: a screen calls from a thread that may wait.

// What the other side hands over it hands over by value.
#![allow(clippy::needless_pass_by_value)]

mod asks;
mod devices;
mod giving;
mod goals;
mod guard;
mod inbox;
mod journal;
mod maintenance;
mod pairing;
mod people;
mod place;
mod qr;
mod relationships;
mod review;
mod secrets;
mod settings;
mod sync;
mod utf16;
mod watch;
mod work;

pub use asks::Asks;
pub use devices::Devices;
pub use giving::GivingAndThanks;
pub use goals::Goals;
pub use hallway_core::foreign::JournalError;
pub use inbox::put_in_inbox;
pub use journal::Journal;
pub use maintenance::{Maintenance, repair};
pub use pairing::{Pairing, PairingEvent, PairingListener};
pub use people::People;
pub use relationships::Relationships;
pub use review::ReviewWalk;
pub use secrets::fresh_secret;
pub use settings::Settings;
pub use sync::{DeviceSync, OneSync, SyncNews};
pub use watch::{ChangeListener, Watch};
pub use work::{Work, WorkListener};

use chrono::NaiveDate;
use hallway_core::model::Moment;

uniffi::setup_scaffolding!();
uniffi::use_remote_type!(hallway_core::Moment);
uniffi::use_remote_type!(hallway_core::NaiveDate);

/// What every call comes back with.
type Result<T, E = JournalError> = std::result::Result<T, E>;
