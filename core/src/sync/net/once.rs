//! Bringing everything in step once: every member is dialled at the same time, each with its own outcome.
//!
//! Meanwhile members that dial are answered too: when two devices do this at the same moment, one connection is enough.
//! A device that the platform finds at a new address while the old one is dialled is dialled there as well.

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

/// The most concurrent redials for one member: discovery reports the same device repeatedly.
const CALLS_ANEW: usize = 3;

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
    let mut nudges = node.nudges();
    for peer in &members {
        tasks.spawn(called(talker.clone(), *peer, false));
    }
    let mut outcomes: BTreeMap<EndpointId, PeerOutcome> = BTreeMap::new();
    let mut anew: BTreeMap<EndpointId, usize> = BTreeMap::new();
    while !members.iter().all(|peer| is_settled(*peer, &outcomes, &anew)) {
        tokio::select! {
            () = stopped(&mut stop) => break,
            Some(outcome) = endings.recv() => if members.contains(&outcome.device.endpoint) {
                keep_better(&mut outcomes, outcome);
            },
            Some(Ok((peer, is_anew))) = tasks.join_next(), if !tasks.is_empty() => if is_anew {
                anew.entry(peer).and_modify(|calls| *calls = calls.saturating_sub(1));
            },
            // The node holds the other end, and this holds the node.
            _ = nudges.changed() => for peer in &members {
                let calls = anew.entry(*peer).or_default();
                if *calls < CALLS_ANEW && !is_in_step(*peer, &outcomes) && !node.connections.has(*peer) {
                    *calls += 1;
                    tasks.spawn(called(talker.clone(), *peer, true));
                }
            },
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

/// One call, and whose it was.
async fn called(talker: Talker, peer: EndpointId, is_anew: bool) -> (EndpointId, bool) {
    call(talker, peer).await;
    (peer, is_anew)
}

fn is_in_step(peer: EndpointId, outcomes: &BTreeMap<EndpointId, PeerOutcome>) -> bool {
    outcomes.get(&peer).is_some_and(|outcome| matches!(outcome.end, PeerEnd::InStep(_)))
}

/// Whether no better outcome is to be waited for: what came of a call may be made good by one that was begun since.
fn is_settled(
    peer: EndpointId,
    outcomes: &BTreeMap<EndpointId, PeerOutcome>,
    anew: &BTreeMap<EndpointId, usize>,
) -> bool {
    let waits = anew.get(&peer).is_some_and(|calls| *calls > 0);
    is_in_step(peer, outcomes) || (outcomes.contains_key(&peer) && !waits)
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
