//! One call: a member is dialled and synced with, and how that went is said.

use tokio::time::Instant;

use super::{
    CONNECT_WITHIN, Close, SYNC,
    connections::YOUNG,
    dial::{NoLine, dial_member},
    session::Talker,
    stopped,
};
use crate::{
    model::EndpointId,
    sync::event::{PeerEnd, PeerOutcome},
};

/// Dials one member and syncs with it; the outcome goes to the task that collects outcomes.
///
/// A member that cannot be dialled has until then to dial us: its address may be unknown here, and ours known there. One
/// that keeps another connection keeps it with us, or with a process of this device that was killed a moment ago; in that
/// case it is dialled again when it no longer takes the dead connection for one of the same moment.
pub(super) async fn call(talker: Talker, peer: EndpointId) {
    let connections = &talker.node.connections;
    let given_up_at = Instant::now() + CONNECT_WITHIN;
    let Some(mut called) = dial_and_talk(&talker, peer).await else { return };
    if matches!(called, Err(NoLine::Closed(Close::Twice)))
        && tokio::time::timeout(YOUNG, connections.with(peer)).await.is_err()
    {
        let Some(again) = dial_and_talk(&talker, peer).await else { return };
        called = again;
    }
    let outcome = match called {
        Ok(outcome) => outcome,
        Err(no_line) => {
            let end = end_of(no_line);
            if end == PeerEnd::NotReachable {
                let _ = tokio::time::timeout_at(given_up_at, connections.with(peer)).await;
                // The other connection tells its own outcome; of two, the better one counts.
                connections.without(peer).await;
            }
            PeerOutcome { device: talker.node.named(peer), end }
        }
    };
    let _ = talker.ended.send(outcome);
}

/// One attempt. `None` if it was stopped before there was a connection.
async fn dial_and_talk(talker: &Talker, peer: EndpointId) -> Option<Result<PeerOutcome, NoLine>> {
    let mut stop = talker.stop.clone();
    let line = tokio::select! {
        () = stopped(&mut stop) => return None,
        line = dial_member(&talker.node, peer, SYNC) => line,
    };
    Some(match line {
        Ok(connection) => talker.talk(connection).await.ok_or(NoLine::Closed(Close::Twice)),
        Err(no_line) => Err(no_line),
    })
}

/// The outcome for a device that could not be connected to.
pub(super) fn end_of(no_line: NoLine) -> PeerEnd {
    match no_line {
        NoLine::Closed(Close::NotAMember) => PeerEnd::NotAMember,
        NoLine::NoSuchProtocol => PeerEnd::Incompatible {
            why: "it uses another version of sync: update Hallway on both devices".to_owned(),
        },
        NoLine::Nobody | NoLine::Closed(_) => PeerEnd::NotReachable,
    }
}
