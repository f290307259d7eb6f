//! The door: who may connect. It is asked after the TLS handshake, when the other side has proved who it is, and before
//! any stream can be opened.
//!
//! The other side believes by then that it is connected; what it learns is that the connection closed, and "not a
//! member", no matter who it is and what it wanted.

use std::{
    collections::BTreeSet,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
};

use iroh::endpoint::{AfterHandshakeOutcome, Connection, EndpointHooks};

use super::{Close, PAIR, SYNC};
use crate::model::EndpointId;

/// Who may connect. Clones are the same door.
#[derive(Debug, Clone, Default)]
pub(super) struct Door(Arc<Inside>);

#[derive(Debug, Default)]
struct Inside {
    members: RwLock<BTreeSet<EndpointId>>,
    is_code_shown: AtomicBool,
}

impl Door {
    /// Sets the members. Open connections stay open; closing them is up to the caller.
    pub(super) fn set_members(&self, members: BTreeSet<EndpointId>) {
        *self.0.members.write().unwrap_or_else(PoisonError::into_inner) = members;
    }

    /// Whether devices that are not members may try to join.
    pub(super) fn show_code(&self, is_shown: bool) {
        self.0.is_code_shown.store(is_shown, Ordering::Release);
    }

    fn admits(&self, who: EndpointId, protocol: &[u8]) -> bool {
        match protocol {
            SYNC => self.0.members.read().unwrap_or_else(PoisonError::into_inner).contains(&who),
            PAIR => self.0.is_code_shown.load(Ordering::Acquire),
            _ => false,
        }
    }
}

impl EndpointHooks for Door {
    async fn after_handshake<'a>(&'a self, connection: &'a Connection) -> AfterHandshakeOutcome {
        let is_ours = connection.side().is_client();
        if is_ours || self.admits(super::identity::ours(connection.remote_id()), connection.alpn()) {
            return AfterHandshakeOutcome::accept();
        }
        AfterHandshakeOutcome::Reject {
            error_code: Close::NotAMember.code().into(),
            reason: Close::NotAMember.words().to_vec(),
        }
    }
}
