//! Staying in step: members that dial are answered, and every member without a connection is dialled again and again,
//! with growing pauses.
//!
//! A pause ends early when this device's addresses change (it woke up, or it is on another network), when the platform says
//! so or found a device, and when the device dials itself. Who is a member is looked at after every commit of any process;
//! a device that is not loses its connection.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use iroh::Watcher;
use tokio::{
    sync::{mpsc, watch},
    task::{AbortHandle, JoinSet},
};

use super::{
    SAY_GOODBYE_WITHIN, SYNC,
    accept::accept,
    call::end_of,
    dial::dial_member,
    node::Node,
    session::{Sink, Talker},
    stopped,
};
use crate::{
    error::{Error, Hint, Result},
    model::EndpointId,
    sync::{
        event::{PeerEnd, PeerOutcome, SyncEvent},
        wire::Mode,
    },
};

/// The first pause and the longest. In between they double.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_mins(1);

/// Stays in step until stopped. [`Error::CutOff`] as soon as this device is cut off.
pub(in crate::sync) async fn watch(
    node: &Arc<Node>,
    sink: Sink,
    mut stop: watch::Receiver<bool>,
) -> Result<()> {
    for text in node.waiting() {
        sink(SyncEvent::Note { text, hint: Some(Hint::TrustDevice) });
    }
    let (ended, mut endings) = mpsc::unbounded_channel();
    let talker = Talker {
        node: Arc::clone(node),
        mode: Mode::Live,
        sink: Arc::clone(&sink),
        ended,
        stop: stop.clone(),
    };
    let accepting = tokio::spawn(accept(Arc::clone(node), talker.clone(), stop.clone()));
    let mut dialling = JoinSet::new();
    let mut dialled: BTreeMap<EndpointId, AbortHandle> = BTreeMap::new();
    let mut revisions = node.directory.revisions()?;
    let (moved, _) = watch::channel(());
    let mut addresses = node.endpoint.watch_addr();
    let mut nudges = node.nudges();
    let result = loop {
        match node.refresh().await.and_then(|_| node.check_own_standing()) {
            Ok(()) | Err(Error::Busy) => {}
            Err(error) => break Err(error),
        }
        let others = node.others();
        // A dialler ends by itself when its device is no longer a member, after it told how its session ended.
        dialled.retain(|_, dialler| !dialler.is_finished());
        for peer in others {
            dialled
                .entry(peer)
                .or_insert_with(|| dialling.spawn(keep_calling(talker.clone(), peer, moved.subscribe())));
        }
        tokio::select! {
            biased;
            () = stopped(&mut stop) => break Ok(()),
            changed = revisions.changed() => if changed.is_err() {
                break Err(Error::internal("the journal's revisions ended"));
            },
            changed = addresses.updated() => if changed.is_ok() {
                moved.send_replace(());
            },
            // The node holds the other end, and this holds the node.
            _ = nudges.changed() => {
                moved.send_replace(());
            }
            // A connection that this device dialled is reported with its pause, by the code that pauses.
            Some(outcome) = endings.recv() => sink(SyncEvent::Ended { outcome, again: None }),
            Some(_) = dialling.join_next(), if !dialling.is_empty() => {}
        }
    };
    if result.is_err() {
        node.connections.leave();
        accepting.abort();
        dialling.abort_all();
    }
    let rest = async {
        while dialling.join_next().await.is_some() {}
        let _ = accepting.await;
    };
    let _ = tokio::time::timeout(SAY_GOODBYE_WITHIN, rest).await;
    result
}

/// Dials a member whenever there is no connection with it, until stopped or until it is no longer a member.
async fn keep_calling(talker: Talker, peer: EndpointId, mut moved: watch::Receiver<()>) {
    let mut stop = talker.stop.clone();
    let mut pause = FIRST_PAUSE;
    loop {
        let outcome = tokio::select! {
            () = stopped(&mut stop) => None,
            () = talker.node.connections.with(peer), if talker.node.connections.has(peer) => {
                talker.node.connections.without(peer).await;
                pause = FIRST_PAUSE;
                None
            }
            outcome = call_once(&talker, peer) => outcome,
        };
        let ends = *stop.borrow() || !talker.node.members().may_sync(peer);
        if let Some(PeerOutcome {
            end: PeerEnd::InStep(_) | PeerEnd::Stopped(_) | PeerEnd::Broken { .. },
            ..
        }) = &outcome
        {
            pause = FIRST_PAUSE;
        }
        let wait = with_jitter(pause);
        if let Some(outcome) = outcome {
            (talker.sink)(SyncEvent::Ended { outcome, again: SyncEvent::again_in((!ends).then_some(wait)) });
        }
        if ends {
            return;
        }
        tokio::select! {
            () = stopped(&mut stop) => return,
            () = talker.node.connections.with(peer) => {}
            changed = moved.changed() => if changed.is_ok() {
                pause = FIRST_PAUSE;
            },
            () = tokio::time::sleep(wait) => pause = (pause * 2).min(LONGEST_PAUSE),
        }
        if !talker.node.members().may_sync(peer) {
            return;
        }
    }
}

/// Dials and stays on the line. `None` if the device has another line by then.
async fn call_once(talker: &Talker, peer: EndpointId) -> Option<PeerOutcome> {
    match dial_member(&talker.node, peer, SYNC).await {
        Ok(connection) => talker.talk(connection).await,
        Err(_) if talker.node.connections.has(peer) => None,
        Err(no_line) => Some(PeerOutcome { device: talker.node.named(peer), end: end_of(no_line) }),
    }
}

/// The pause, up to a quarter shorter or longer, so that devices that woke together do not go on together.
fn with_jitter(pause: Duration) -> Duration {
    let mut byte = [128_u8];
    // Without randomness the pause is as good.
    let _ = getrandom::fill(&mut byte);
    pause.mul_f64(0.75 + f64::from(byte[0]) / 512.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_is_at_most_a_quarter_longer_or_shorter() {
        for _ in 0..1_000 {
            let pause = with_jitter(LONGEST_PAUSE);
            assert!((Duration::from_secs(45)..Duration::from_secs(75)).contains(&pause), "{pause:?}");
        }
    }
}
