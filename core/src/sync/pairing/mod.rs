//! Pairing: a device that saw the code joins the journal of the one that shows it.
//!
//! Two state machines, [`Host`] and [`Joiner`]: `handle(input, now) -> outputs`, where now counts on a monotonic clock
//! from any start. Nothing here waits, reads a clock, draws random bytes or knows the journal: the caller that drives a
//! machine sends what it says, asks the user what it asks, and lets in or joins when it says so.
//!
//! ```text
//! joiner                                   host
//!   Knock {name, proof}            ->        checks the proof: the first one that holds uses the ticket up
//!                                  <-      Welcome {name, proof, journal}
//!   digits                                 digits, and the question whether they are the same
//!   Ready                          ->        (after its own user, asked if there are records of another journal, said yes)
//!                                  <-      Admitted {journal, members}, after it is on the host's disk
//!   Joined                         ->        after it is on the joiner's disk
//! ```
//!
//! Either side may say `Refused {why}` instead and hang up. A line that breaks before `Admitted` leaves nobody in; after
//! it, pairing again takes the same device in once more.
//!
//! The proofs are HMAC-SHA256 under the ticket's secret over the role, both endpoint ids and 32 bytes exported from the
//! TLS session, so that a proof is worth nothing on another connection, for another device or in the other direction.
//! The digits come from the same. Somebody who photographed the ticket can reach the digits, and no further: the host's
//! user sees no device of theirs that shows the same ones.

mod host;
mod joiner;
mod message;
mod name;

use std::time::Duration;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

pub(crate) use host::{Host, HostInput, HostOutput, Line, Showing};
pub(crate) use joiner::{Joiner, JoinerInput, JoinerOutput, Own};
pub(crate) use message::{MAX_ADMITTED, MAX_MESSAGE, PairingMessage, PairingRefusal};

use crate::model::EndpointId;

/// How long a ticket is good for a first proof.
pub(crate) const TICKET_LIVES: Duration = Duration::from_mins(2);

/// How long the host's user has to compare the digits, and the joiner's to answer what is asked there.
pub(crate) const USERS_HAVE: Duration = Duration::from_mins(3);

/// How long a machine has to answer where no user is asked.
pub(crate) const MACHINES_HAVE: Duration = Duration::from_secs(30);

/// How long a connection may say nothing before its proof is there.
pub(crate) const KNOCK_WITHIN: Duration = Duration::from_secs(5);

/// The version of these messages.
const PROTOCOL: u16 = 1;

/// The secret of a ticket.
type Secret = Zeroizing<[u8; 16]>;

/// What a proof is bound to: both devices and their connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Bond {
    host: EndpointId,
    joiner: EndpointId,
    /// Bytes exported from the TLS session.
    channel: [u8; 32],
}

/// Which side a proof comes from: the other side cannot send it back as its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PairingRole {
    Host,
    Joiner,
}

impl Bond {
    fn mac(&self, secret: &Secret, what: &[u8]) -> Option<Hmac<Sha256>> {
        // A key of any length will do for HMAC; the type does not say so.
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_slice()).ok()?;
        for part in
            [b"hallway pair 1 ", what, self.host.as_bytes(), self.joiner.as_bytes(), self.channel.as_slice()]
        {
            mac.update(part);
        }
        Some(mac)
    }

    /// What shows that this role knows the secret.
    fn proof(&self, secret: &Secret, role: PairingRole) -> [u8; 32] {
        self.mac(secret, role.word()).map_or([0; 32], |mac| mac.finalize().into_bytes().into())
    }

    /// Whether that is this role's proof, compared in constant time.
    fn holds(&self, secret: &Secret, role: PairingRole, proof: &[u8; 32]) -> bool {
        self.mac(secret, role.word()).is_some_and(|mac| mac.verify_slice(proof).is_ok())
    }

    /// The six digits that both screens show.
    fn digits(&self, secret: &Secret) -> String {
        let bytes: [u8; 32] =
            self.mac(secret, b"digits").map_or([0; 32], |mac| mac.finalize().into_bytes().into());
        let number = bytes.iter().take(8).fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte)) % 1_000_000;
        format!("{:03} {:03}", number / 1_000, number % 1_000)
    }
}

impl PairingRole {
    /// Words of one length, so that no role and id read as another role and id.
    fn word(self) -> &'static [u8] {
        match self {
            Self::Host => b"host  ",
            Self::Joiner => b"joiner",
        }
    }
}

#[cfg(test)]
mod tests;
