//! Connections: at most one live connection for each device.
//!
//! Two devices that dial each other at the same moment end up with two connections and must give up the same one: the
//! one that the device with the smaller id dialled is kept. That holds while the older one is young; later, a device
//! that dials has lost its old connection (it restarted, or its network changed), and the newer one is kept.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use iroh::endpoint::{Connection, Side};
use tokio::sync::watch;

use super::Close;
use crate::model::EndpointId;

/// How long after a connection another one may be of the same moment.
pub(super) const YOUNG: Duration = Duration::from_secs(2);

/// The open connections, one for each device.
pub(super) struct Connections {
    me: EndpointId,
    live: Mutex<BTreeMap<EndpointId, Live>>,
    /// Goes up whenever a connection comes or goes.
    changes: watch::Sender<u64>,
}

struct Live {
    connection: Connection,
    number: u64,
    side: Side,
    since: Instant,
}

/// Keeps a device's place until it is dropped.
pub(super) struct Place<'a> {
    connections: &'a Connections,
    peer: EndpointId,
    number: u64,
}

impl Connections {
    pub(super) fn new(me: EndpointId) -> Self {
        Self { me, live: Mutex::default(), changes: watch::Sender::new(0) }
    }

    /// The place of this connection; `None` if another one with the same device is kept. The one that is not kept is
    /// closed.
    pub(super) fn take(&self, peer: EndpointId, connection: &Connection) -> Option<Place<'_>> {
        let mut live = self.live.lock().unwrap_or_else(PoisonError::into_inner);
        let side = connection.side();
        if let Some(old) = live.get(&peer)
            && old.connection.close_reason().is_none()
        {
            let is_young = old.since.elapsed() < YOUNG;
            if is_young && old.side != side && self.is_dialled_by_smaller(peer, old.side) {
                Close::Twice.on(connection);
                return None;
            }
            Close::Twice.on(&old.connection);
        }
        let number = self.changed();
        live.insert(peer, Live { connection: connection.clone(), number, side, since: Instant::now() });
        Some(Place { connections: self, peer, number })
    }

    /// Closes the connections of everybody but these, and says whose they were.
    pub(super) fn close_all_but(&self, stays: impl Fn(EndpointId) -> bool) {
        let live = self.live.lock().unwrap_or_else(PoisonError::into_inner);
        for line in live.iter().filter(|(peer, _)| !stays(**peer)).map(|(_, line)| line) {
            Close::NotAMember.on(&line.connection);
        }
    }

    /// Closes everything, because this process ends.
    pub(super) fn leave(&self) {
        let live = self.live.lock().unwrap_or_else(PoisonError::into_inner);
        live.values().for_each(|line| Close::Leaving.on(&line.connection));
    }

    /// Whether there is a connection with this device.
    pub(super) fn has(&self, peer: EndpointId) -> bool {
        self.live.lock().unwrap_or_else(PoisonError::into_inner).contains_key(&peer)
    }

    /// Ends when there is no connection with this device.
    pub(super) async fn without(&self, peer: EndpointId) {
        let mut changes = self.changes.subscribe();
        while self.has(peer) {
            if changes.changed().await.is_err() {
                return;
            }
        }
    }

    /// Ends when there is a connection with this device.
    pub(super) async fn with(&self, peer: EndpointId) {
        let mut changes = self.changes.subscribe();
        while !self.has(peer) {
            if changes.changed().await.is_err() {
                return;
            }
        }
    }

    fn is_dialled_by_smaller(&self, peer: EndpointId, side: Side) -> bool {
        side.is_client() == (self.me < peer)
    }

    fn changed(&self) -> u64 {
        let mut number = 0;
        self.changes.send_modify(|count| {
            *count = count.wrapping_add(1);
            number = *count;
        });
        number
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let mut live = self.connections.live.lock().unwrap_or_else(PoisonError::into_inner);
        // A newer connection may have taken the place.
        if live.get(&self.peer).is_some_and(|line| line.number == self.number) {
            live.remove(&self.peer);
        }
        drop(live);
        self.connections.changed();
    }
}
