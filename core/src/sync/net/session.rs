//! A session on a connection: the place among the lines, the stream, the driver, what is learned on the way, the end.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use iroh::endpoint::{Connection, RecvStream, SendStream};
use tokio::sync::{Notify, watch};

use super::{CONNECT_WITHIN, Close, SAY_GOODBYE_WITHIN, dial::reached_at, node::Node};
use crate::{
    error::Result,
    model::EndpointId,
    sync::{
        event::{Exchanged, OtherDevice, PeerEnd, PeerOutcome, SyncEvent},
        wire::Mode,
    },
};

/// How soon it is looked where a connection goes, and how often again.
const LOOK_AFTER: Duration = Duration::from_secs(1);
const LOOK_EVERY: Duration = Duration::from_secs(60);

/// How often at most it is written down that both have the same, while records keep coming.
const NOTE_EVERY: Duration = Duration::from_secs(5);

/// Where events go.
pub(in crate::sync) type Sink = Arc<dyn Fn(SyncEvent) + Send + std::marker::Sync>;

/// What every session of one call has in common.
#[derive(Clone)]
pub(super) struct Talker {
    pub(super) node: Arc<Node>,
    pub(super) mode: Mode,
    pub(super) sink: Sink,
    /// How sessions ended, for whoever waits for that.
    pub(super) ended: tokio::sync::mpsc::UnboundedSender<PeerOutcome>,
    pub(super) stop: watch::Receiver<bool>,
}

impl Talker {
    /// One session, from the door to the last word. Nothing if another connection with the same device is kept.
    pub(super) async fn talk(&self, connection: Connection) -> Option<PeerOutcome> {
        let peer = super::identity::ours(connection.remote_id());
        let end = self.session(peer, &connection).await?;
        let outcome = PeerOutcome { device: self.node.named(peer), end };
        let _ = self.ended.send(outcome.clone());
        Some(outcome)
    }

    async fn session(&self, peer: EndpointId, connection: &Connection) -> Option<PeerEnd> {
        // The door may have been asked before a revocation that is on disk by now.
        match self.node.refresh().await {
            Ok(members) if members.may_sync(peer) => {}
            Ok(_) => {
                Close::NotAMember.on(connection);
                return Some(PeerEnd::CutOff);
            }
            Err(error) => {
                Close::Leaving.on(connection);
                return Some(broken(error.to_string()));
            }
        }
        let _place = self.node.lines.take(peer, connection)?;
        let Some((writer, reader)) = stream(connection).await else {
            let end = self.why(peer, connection);
            Close::Silent.on(connection);
            return end;
        };
        let device = self.node.named(peer);
        let in_step = Arc::new(Notify::new());
        let is_noted = Arc::new(AtomicBool::new(true));
        let end = tokio::select! {
            end = self.converse(&device, connection, writer, reader, &in_step, &is_noted) => end,
            () = self.learn(peer, connection) => None,
            () = self.note(peer, &in_step, &is_noted) => None,
        };
        if !is_noted.load(Ordering::Acquire) {
            let _ = self.node.book.in_step(peer).await;
        }
        end
    }

    /// What is said on the stream, to the last word. Nothing if another connection with the same device is kept.
    async fn converse(
        &self,
        device: &OtherDevice,
        connection: &Connection,
        writer: SendStream,
        reader: RecvStream,
        in_step: &Arc<Notify>,
        is_noted: &Arc<AtomicBool>,
    ) -> Option<PeerEnd> {
        let _ = (reader, in_step, is_noted);
        say_goodbye(connection, writer).await;
        self.why(device.endpoint, connection)
    }

    /// Why a connection is gone that should be there; nothing if another one with the same device is kept.
    fn why(&self, peer: EndpointId, connection: &Connection) -> Option<PeerEnd> {
        if !self.node.members().may_sync(peer) {
            return Some(PeerEnd::CutOff);
        }
        let reason = connection.close_reason();
        match Close::of(reason.clone()) {
            Some(Close::NotAMember) => Some(PeerEnd::NotAMember),
            Some(Close::Twice) => None,
            Some(Close::Leaving) => Some(PeerEnd::Stopped(Exchanged::default())),
            _ if matches!(reason, Some(iroh::endpoint::ConnectionError::LocallyClosed)) => None,
            _ => Some(broken("the connection broke".to_owned())),
        }
    }

    /// Keeps where the device is reached.
    async fn learn(&self, peer: EndpointId, connection: &Connection) {
        let mut wait = LOOK_AFTER;
        loop {
            tokio::time::sleep(wait).await;
            let reached = reached_at(connection);
            if !reached.is_empty() {
                // What is not kept now is learned next time.
                let _ = self.node.book.remember(peer, reached).await;
            }
            wait = LOOK_EVERY;
        }
    }

    /// Keeps when both had the same.
    async fn note(&self, peer: EndpointId, in_step: &Notify, is_noted: &AtomicBool) {
        loop {
            in_step.notified().await;
            is_noted.store(true, Ordering::Release);
            let _ = self.node.book.in_step(peer).await;
            tokio::time::sleep(NOTE_EVERY).await;
        }
    }
}

/// The one stream: the side that dialled opens it.
async fn stream(connection: &Connection) -> Option<(SendStream, RecvStream)> {
    let stream = async {
        if connection.side().is_client() { connection.open_bi().await } else { connection.accept_bi().await }
    };
    tokio::time::timeout(CONNECT_WITHIN, stream).await.ok()?.ok()
}

/// Lets the other side read what was said, then closes.
pub(super) async fn say_goodbye(connection: &Connection, mut writer: SendStream) {
    let _ = writer.finish();
    let heard = async {
        let _ = writer.stopped().await;
        // Whoever hears the last word closes; the side that dialled does not wait for the other to.
        if connection.side().is_server() {
            connection.closed().await;
        }
    };
    let _ = tokio::time::timeout(SAY_GOODBYE_WITHIN, heard).await;
    Close::Done.on(connection);
}

fn broken(why: String) -> PeerEnd {
    PeerEnd::Broken { why, exchanged: Exchanged::default() }
}
