//! Net: connections between the user's devices. The only place that names iroh.
//!
//! Bytes come in past the [`door`] (members only, or anybody while a code is shown), become a session (`driver`) or a
//! pairing (`pairing`), and go on to the journal. Net decides who may open a connection and when to try again; what is
//! said on it, others decide. It never reads a record other than who is a member.
//!
//! | module | what it holds |
//! |---|---|
//! | [`owner`] | one process at a time has the endpoint of a journal |
//! | [`endpoint`] | the UDP port, the addresses, limits for strangers |
//! | [`local_network`] | what is announced and heard by mDNS |
//! | [`door`] | who may connect |
//! | [`directory`] | what the journal says about devices |
//! | [`connections`] | one live connection for each device |
//! | [`roster`] | who is a member, looked at after every commit |
//! | [`accept`], [`dial`], [`call`], [`session`] | how a connection starts, and what happens on it |
//! | [`mod@watch`], [`mod@once`] | staying in step, or being brought in step once |
//! | [`mod@host`], [`mod@join`], [`desk`], [`frames`] | pairing over a connection |

mod accept;
mod call;
mod connections;
mod desk;
mod dial;
mod directory;
mod door;
mod endpoint;
mod frames;
mod host;
mod identity;
mod join;
mod local_network;
mod node;
mod once;
mod owner;
mod roster;
mod session;
mod tell;
mod watch;

pub(super) use dial::relay;
pub(super) use host::host;
pub(super) use identity::endpoint_of;
pub(super) use join::join;
pub(super) use node::{Node, Options};
pub(super) use once::once;
pub(super) use tell::{Item, Items, Tell};
pub(super) use watch::watch;

use std::time::Duration;

use tokio::sync::watch as watch_channel;

/// The ALPN of the protocol between members.
const SYNC: &[u8] = b"hallway/sync/1";

/// What a device speaks that wants to join.
const PAIR: &[u8] = b"hallway/pair/1";

/// How long a connection may take to be made. A dead address would stall for 30 seconds.
const CONNECT_WITHIN: Duration = Duration::from_secs(5);

/// How long the other side may take to read what was said before a connection is closed.
const SAY_GOODBYE_WITHIN: Duration = Duration::from_secs(2);

/// How long closing the endpoint may take.
const CLOSE_WITHIN: Duration = Duration::from_secs(3);

/// The same when waiting longer would be pointless.
const CLOSE_SOON: Duration = Duration::from_millis(500);

/// How a connection is closed, as a number and in words: all that a stranger is ever told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Close {
    /// The session ended in good order.
    Done,
    /// This process is shutting down.
    Leaving,
    /// Not a member, or no longer one.
    NotAMember,
    /// Another connection with the same device is kept.
    Twice,
    /// Nothing was said in time.
    Silent,
}

impl Close {
    fn code(self) -> u32 {
        match self {
            Self::Done => 0,
            Self::Leaving => 1,
            Self::NotAMember => 403,
            Self::Silent => 408,
            Self::Twice => 409,
        }
    }

    fn words(self) -> &'static [u8] {
        match self {
            Self::Done => b"done",
            Self::Leaving => b"leaving",
            Self::NotAMember => b"not a member",
            Self::Silent => b"nothing was said",
            Self::Twice => b"connected already",
        }
    }

    /// How the other side closed it.
    fn of(reason: Option<iroh::endpoint::ConnectionError>) -> Option<Self> {
        let Some(iroh::endpoint::ConnectionError::ApplicationClosed(close)) = reason else { return None };
        [Self::Done, Self::Leaving, Self::NotAMember, Self::Silent, Self::Twice]
            .into_iter()
            .find(|one| u64::from(one.code()) == close.error_code.into_inner())
    }

    fn on(self, connection: &iroh::endpoint::Connection) {
        connection.close(self.code().into(), self.words());
    }
}

/// Ends when somebody asks for the end.
async fn stopped(stop: &mut watch_channel::Receiver<bool>) {
    // Nobody can ask any more when the asker is gone; then it ends too.
    let _ = stop.wait_for(|stopped| *stopped).await;
}

#[cfg(test)]
mod tests;
