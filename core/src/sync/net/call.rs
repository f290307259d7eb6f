//! One call: a member is dialled and synced with, and how that went is said.

use tokio::time::Instant;

use super::{
    CONNECT_WITHIN, Close, SYNC,
    dial::{NoLine, dial_member},
    session::Talker,
    stopped,
};
use crate::{
    model::EndpointId,
    sync::event::{PeerEnd, PeerOutcome},
};

/// Dials one member and syncs with it; its outcome goes to whoever waits for outcomes.
///
/// A member that cannot be dialled has until then to dial us: its address may be unknown here, and ours known there.
pub(super) async fn call(talker: Talker, peer: EndpointId) {
    let mut stop = talker.stop.clone();
    let given_up_at = Instant::now() + CONNECT_WITHIN;
    let line = tokio::select! {
        () = stopped(&mut stop) => return,
        line = dial_member(&talker.node, peer, SYNC) => line,
    };
    let end = match line {
        Ok(connection) => match talker.talk(connection).await {
            Some(outcome) => {
                let _ = talker.ended.send(outcome);
                return;
            }
            None => PeerEnd::NotReachable,
        },
        Err(no_line) => end_of(no_line),
    };
    if end == PeerEnd::NotReachable {
        let connections = &talker.node.connections;
        let _ = tokio::time::timeout_at(given_up_at, connections.with(peer)).await;
        // The other connection tells its own outcome; of two, the better one counts.
        connections.without(peer).await;
    }
    let _ = talker.ended.send(PeerOutcome { device: talker.node.named(peer), end });
}

/// How it ends with a device that there is no line to.
pub(super) fn end_of(no_line: NoLine) -> PeerEnd {
    match no_line {
        NoLine::Closed(Close::NotAMember) => PeerEnd::NotAMember,
        NoLine::NoSuchProtocol => PeerEnd::Incompatible {
            why: "it speaks another version of sync: update Hallway on both devices".to_owned(),
        },
        NoLine::Nobody | NoLine::Closed(_) => PeerEnd::NotReachable,
    }
}
