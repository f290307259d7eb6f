//! Bringing everything in step once: every member is dialled at the same time, each with its own outcome.
//!
//! Meanwhile members that dial are answered too: when two devices do this at the same moment, one connection is enough.

use std::{collections::BTreeMap, sync::Arc};

use tokio::{
    sync::{mpsc, watch},
    task::JoinSet,
};

use super::{
    accept::accept,
    call::call,
    node::Node,
    roster::keep_roster,
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
    roster.spawn(keep_roster(Arc::clone(node)));
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
