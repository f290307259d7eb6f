//! Bringing everything in step once: every member is dialled at the same time, each with its own outcome.
//!
//! Meanwhile members that dial are answered too: when two devices do this at the same moment, one connection is enough.

use std::{collections::BTreeMap, sync::Arc};

use tokio::{
    sync::{mpsc, watch},
    task::JoinSet,
    time::Instant,
};

use super::{
    CONNECT_WITHIN, Close, SYNC,
    accept::accept,
    dial::{NoLine, dial_member},
    node::Node,
    session::{Sink, Talker},
    stopped,
};
use crate::{
    error::{Hint, Result},
    model::EndpointId,
    sync::{
        event::{Exchanged, PeerEnd, PeerOutcome, SyncEvent},
        wire::Mode,
    },
};

/// Syncs with every member that can be reached.
pub(in crate::sync) async fn once(
    node: &Arc<Node>,
    sink: Sink,
    mut stop: watch::Receiver<bool>,
) -> Result<Vec<PeerOutcome>> {
    node.refresh().await?;
    node.check_own_standing()?;
    for text in node.waiting() {
        sink(SyncEvent::Note { text, hint: Some(Hint::TrustDevice) });
    }
    let members = node.others();
    let (ended, mut endings) = mpsc::unbounded_channel();
    let talker = Talker { node: Arc::clone(node), mode: Mode::Once, sink, ended, stop: stop.clone() };
    let mut tasks = JoinSet::new();
    let mut roster = JoinSet::new();
    roster.spawn(super::watch::keep_roster(Arc::clone(node)));
    let (close_door, door_closes) = watch::channel(false);
    let accepting = tokio::spawn(accept(Arc::clone(node), talker.clone(), door_closes));
    for peer in &members {
        tasks.spawn(call(talker.clone(), *peer));
    }
    let mut outcomes: BTreeMap<EndpointId, PeerOutcome> = BTreeMap::new();
    while outcomes.len() < members.len() {
        let outcome = tokio::select! {
            () = stopped(&mut stop) => break,
            Some(outcome) = endings.recv() => outcome,
            else => break,
        };
        if members.contains(&outcome.device.endpoint) {
            keep_better(&mut outcomes, outcome);
        }
    }
    close_door.send_replace(true);
    let rest = async {
        while tasks.join_next().await.is_some() {}
        let _ = accepting.await;
    };
    let _ = tokio::time::timeout(super::SAY_GOODBYE_WITHIN, rest).await;
    while let Ok(outcome) = endings.try_recv() {
        keep_better(&mut outcomes, outcome);
    }
    let stopped =
        |peer| PeerOutcome { device: node.named(peer), end: PeerEnd::Stopped(Exchanged::default()) };
    let outcomes: Vec<PeerOutcome> =
        members.into_iter().map(|peer| outcomes.remove(&peer).unwrap_or_else(|| stopped(peer))).collect();
    node.check_own_standing()?;
    Ok(outcomes)
}

/// Of two sessions with one device, the one that got further counts.
fn keep_better(outcomes: &mut BTreeMap<EndpointId, PeerOutcome>, outcome: PeerOutcome) {
    let how_far = |outcome: &PeerOutcome| match outcome.end {
        PeerEnd::InStep(_) => 2,
        PeerEnd::NotReachable => 0,
        _ => 1,
    };
    let is_better = |old: &PeerOutcome| how_far(&outcome) > how_far(old);
    if outcomes.get(&outcome.device.endpoint).is_none_or(is_better) {
        outcomes.insert(outcome.device.endpoint, outcome);
    }
}

/// Dials one member and syncs with it; its outcome goes to whoever waits for outcomes.
///
/// A member that cannot be dialled has until then to dial us: its address may be unknown here, and ours known there.
pub(in crate::sync) async fn call(talker: Talker, peer: EndpointId) {
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
        let lines = &talker.node.lines;
        let _ = tokio::time::timeout_at(given_up_at, lines.with(peer)).await;
        // The other line tells its own outcome; of two, the better one counts.
        lines.without(peer).await;
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
