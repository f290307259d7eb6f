//! A session on a connection: the place among the connections, the stream, the driver, what is learned on the way, the end.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use iroh::endpoint::{Connection, RecvStream, SendStream};
use tokio::sync::watch;

use super::{CONNECT_WITHIN, Close, SAY_GOODBYE_WITHIN, dial::reached_at, node::Node};
use crate::{
    model::EndpointId,
    sync::{
        driver::{self, DriverEvent, Ended, Mode, SessionEvent, SessionRole, TransferProgress, Why},
        event::{Exchanged, OtherDevice, PeerEnd, PeerOutcome, SyncEvent},
        wire::Reason,
    },
};

/// How soon it is looked again where a connection goes, and how often after that.
const LOOK_AFTER: Duration = Duration::from_secs(2);
const LOOK_EVERY: Duration = Duration::from_mins(1);

/// The receiver of sync events.
pub(in crate::sync) type Sink = Arc<dyn Fn(SyncEvent) + Send + Sync>;

/// What every session of one call has in common.
#[derive(Clone)]
pub(super) struct Talker {
    pub(super) node: Arc<Node>,
    pub(super) mode: Mode,
    pub(super) sink: Sink,
    /// How sessions that the other side dialled ended, for a caller that waits for that.
    pub(super) ended: tokio::sync::mpsc::UnboundedSender<PeerOutcome>,
    pub(super) stop: watch::Receiver<bool>,
}

impl Talker {
    /// One session, from the door to the last word. `None` if another connection with the same device is kept.
    pub(super) async fn talk(&self, connection: Connection) -> Option<PeerOutcome> {
        let peer = super::identity::ours(connection.remote_id());
        let end = self.session(peer, &connection).await?;
        Some(PeerOutcome { device: self.node.named(peer), end })
    }

    async fn session(&self, peer: EndpointId, connection: &Connection) -> Option<PeerEnd> {
        // The door may have been asked before a revocation that is on disk by now.
        match self.node.refresh().await {
            Ok(members) if members.may_hear(peer) => {}
            Ok(_) => {
                Close::NotAMember.on(connection);
                return Some(PeerEnd::CutOff);
            }
            Err(error) => {
                Close::Leaving.on(connection);
                return Some(PeerEnd::Broken { why: error.to_string(), exchanged: Exchanged::default() });
            }
        }
        let _place = self.node.connections.take(peer, connection)?;
        let Some((writer, reader)) = stream(connection).await else {
            let end = self.why(peer, connection, Exchanged::default());
            Close::Silent.on(connection);
            return end;
        };
        let device = self.node.named(peer);
        // However short the session is, the next one starts from where this one went.
        self.look(peer, connection).await;
        tokio::select! {
            end = self.converse(&device, connection, writer, reader) => end,
            () = self.keep_looking(peer, connection) => None,
        }
    }

    /// What is said on the stream, to the last word. `None` if another connection with the same device is kept.
    async fn converse(
        &self,
        device: &OtherDevice,
        connection: &Connection,
        mut writer: SendStream,
        reader: RecvStream,
    ) -> Option<PeerEnd> {
        let role = if connection.side().is_client() { SessionRole::Dialer } else { SessionRole::Listener };
        let reporter = Reporter::new(device.clone(), Arc::clone(&self.sink));
        let tell = move |event| reporter.report(event);
        let directory = &self.node.directory;
        let setup = driver::Setup {
            journal: Arc::clone(&directory.journal),
            clock: Arc::clone(&directory.clock),
            peer: device.endpoint,
            role,
            mode: self.mode,
            budgets: self.node.budgets.clone(),
        };
        let stop = self.stop.clone();
        let driver::SessionOutcome { exchanged, ended } =
            driver::run(setup, reader, &mut writer, tell, stop).await;
        let end = match ended {
            Ok(()) => Some(PeerEnd::InStep(exchanged)),
            Err(Ended::Cut) => self.why(device.endpoint, connection, exchanged),
            Err(ended) => Some(end_of(&ended, exchanged)),
        };
        say_goodbye(connection, writer).await;
        end
    }

    /// Why a connection is gone that should be there; `None` if another one with the same device is kept.
    fn why(&self, peer: EndpointId, connection: &Connection, exchanged: Exchanged) -> Option<PeerEnd> {
        if !self.node.members().may_sync(peer) {
            return Some(PeerEnd::CutOff);
        }
        let reason = connection.close_reason();
        match Close::of(reason.clone()) {
            Some(Close::NotAMember) => Some(PeerEnd::NotAMember),
            Some(Close::Twice) => None,
            Some(Close::Leaving | Close::Done) => Some(PeerEnd::Stopped(exchanged)),
            _ if matches!(reason, Some(iroh::endpoint::ConnectionError::LocallyClosed)) => None,
            _ => Some(PeerEnd::Broken { why: Ended::Cut.to_string(), exchanged }),
        }
    }

    /// Keeps where the device is reached.
    async fn look(&self, peer: EndpointId, connection: &Connection) {
        let reached = reached_at(connection);
        if !reached.is_empty() {
            // What is not kept now is learned next time.
            let _ = self.node.directory.remember(peer, reached).await;
        }
    }

    /// The same repeatedly, because a connection may move to a better path.
    async fn keep_looking(&self, peer: EndpointId, connection: &Connection) {
        let mut wait = LOOK_AFTER;
        loop {
            tokio::time::sleep(wait).await;
            self.look(peer, connection).await;
            wait = LOOK_EVERY;
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
        // The side that hears the last word closes; the side that dialled does not wait for the other to.
        if connection.side().is_server() {
            connection.closed().await;
        }
    };
    let _ = tokio::time::timeout(SAY_GOODBYE_WITHIN, heard).await;
    Close::Done.on(connection);
}

/// Reports what a session tells, as events about its device.
struct Reporter {
    device: OtherDevice,
    sink: Sink,
    /// Something was reported before.
    began: AtomicBool,
}

impl Reporter {
    fn new(device: OtherDevice, sink: Sink) -> Self {
        Self { device, sink, began: AtomicBool::new(false) }
    }

    fn report(&self, event: DriverEvent) {
        // The door on the other side may still be shut when the connection is there: now it is known to be open.
        if !self.began.swap(true, Ordering::Relaxed) {
            (self.sink)(SyncEvent::Connected { device: self.device.clone() });
        }
        let device = self.device.clone();
        (self.sink)(match event {
            DriverEvent::Session(SessionEvent::Progress(TransferProgress {
                direction,
                records,
                bytes,
                total,
            })) => SyncEvent::Progress { device, direction, records, bytes, total },
            DriverEvent::Session(SessionEvent::New(records)) => SyncEvent::New { device, records },
            DriverEvent::Session(SessionEvent::NotTaken(record, why)) => {
                SyncEvent::Refused { device, record, why: not_taken(why, "here") }
            }
            DriverEvent::Session(SessionEvent::NotTakenThere(record, why)) => {
                SyncEvent::Refused { device, record, why: not_taken(why, "there") }
            }
            DriverEvent::Session(SessionEvent::InStep) => SyncEvent::InStep { device },
            DriverEvent::MembersChanged => SyncEvent::MembersChanged { device },
        });
    }
}

fn not_taken(why: Why, place: &str) -> String {
    match why {
        Why::Refused => format!("it was not taken {place}: it is damaged, too large, or of a newer version"),
        Why::Forgotten => format!("it was not taken {place}: it was forgotten {place}"),
    }
}

/// How it ended, for reasons that the session itself gives.
fn end_of(ended: &Ended, exchanged: Exchanged) -> PeerEnd {
    match ended {
        Ended::Stopped | Ended::Heard(Reason::Done | Reason::Closing) => PeerEnd::Stopped(exchanged),
        Ended::Heard(Reason::Revoked | Reason::NotAMember) => PeerEnd::NotAMember,
        Ended::Said(Reason::Revoked | Reason::NotAMember) => PeerEnd::CutOff,
        Ended::Heard(Reason::Protocol | Reason::OtherJournal)
        | Ended::Said(Reason::Protocol | Reason::OtherJournal)
        | Ended::NeverPaired => PeerEnd::Incompatible { why: ended.to_string() },
        _ => PeerEnd::Broken { why: ended.to_string(), exchanged },
    }
}
