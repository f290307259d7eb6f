//! Accepting connections, with narrow limits for a peer that has not proved who it is.
//!
//! A handshake costs us more than it costs who asks for it. So only some run at once, few of them for one address; once
//! several do, an address has to answer first (a QUIC retry), so that a forged one gets no further.

use std::{
    collections::BTreeMap,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use iroh::endpoint::{Connection, Incoming, IncomingAddr};
use tokio::{sync::watch, task::JoinSet};

use super::{CONNECT_WITHIN, PAIR, SAY_GOODBYE_WITHIN, SYNC, node::Node, session::Talker, stopped};

/// The most handshakes that may run at the same time.
const MOST_HANDSHAKES: usize = 64;

/// Handshakes at once with one address.
const MOST_OF_ONE: usize = 16;

/// With this many going on, an address has to be validated before its handshake starts.
const ANSWER_FIRST_FROM: usize = 8;

/// Handshakes that go on.
#[derive(Debug, Clone, Default)]
struct Handshakes(Arc<Mutex<BTreeMap<Option<IpAddr>, usize>>>);

/// One of them, until it is dropped.
#[derive(Debug)]
struct Handshake {
    all: Handshakes,
    from: Option<IpAddr>,
}

enum Welcome {
    Start(Handshake),
    AnswerFirst,
    Refuse,
}

impl Handshakes {
    /// What becomes of one more.
    fn one_more(&self, from: Option<IpAddr>, has_answered: bool) -> Welcome {
        let mut going = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let all: usize = going.values().sum();
        if all >= ANSWER_FIRST_FROM && !has_answered {
            return Welcome::AnswerFirst;
        }
        if all >= MOST_HANDSHAKES || going.get(&from).is_some_and(|of_one| *of_one >= MOST_OF_ONE) {
            return Welcome::Refuse;
        }
        *going.entry(from).or_default() += 1;
        drop(going);
        Welcome::Start(Handshake { all: self.clone(), from })
    }
}

impl Drop for Handshake {
    fn drop(&mut self) {
        let mut going = self.all.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = going.get_mut(&self.from) {
            *count = count.saturating_sub(1);
        }
        going.retain(|_, count| *count > 0);
    }
}

/// Accepts until stopped, then lets what goes on end.
pub(super) async fn accept(node: Arc<Node>, talker: Talker, mut stop: watch::Receiver<bool>) {
    let handshakes = Handshakes::default();
    let mut going = JoinSet::new();
    loop {
        let incoming = tokio::select! {
            biased;
            () = stopped(&mut stop) => break,
            Some(_) = going.join_next(), if !going.is_empty() => continue,
            incoming = node.endpoint.accept() => incoming,
        };
        let Some(incoming) = incoming else { break };
        let from = address(&incoming);
        match handshakes.one_more(from, from.is_none() || incoming.remote_addr_validated()) {
            Welcome::Start(handshake) => {
                let (node, talker) = (Arc::clone(&node), talker.clone());
                going.spawn(async move {
                    if let Some(connection) = shake_hands(incoming, handshake).await {
                        serve(&node, &talker, connection).await;
                    }
                });
            }
            Welcome::AnswerFirst => drop(incoming.retry()),
            Welcome::Refuse => incoming.refuse(),
        }
    }
    let rest = async { while going.join_next().await.is_some() {} };
    let _ = tokio::time::timeout(SAY_GOODBYE_WITHIN + Duration::from_secs(1), rest).await;
}

/// The connection, if it is made in time and the door lets it in.
async fn shake_hands(incoming: Incoming, _going: Handshake) -> Option<Connection> {
    let accepting = incoming.accept().ok()?;
    tokio::time::timeout(CONNECT_WITHIN, accepting).await.ok()?.ok()
}

async fn serve(node: &Arc<Node>, talker: &Talker, connection: Connection) {
    match connection.alpn() {
        SYNC => {
            if let Some(outcome) = talker.talk(connection).await {
                // Nobody may be waiting for it any more.
                let _ = talker.ended.send(outcome);
            }
        }
        PAIR => node.joins(connection),
        _ => {}
    }
}

fn address(incoming: &Incoming) -> Option<IpAddr> {
    match incoming.remote_addr() {
        IncomingAddr::Ip(address) => Some(address.ip().to_canonical()),
        // A relay knows whom it lets in.
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_handshakes_make_an_address_answer_first_and_one_address_gets_few() {
        let handshakes = Handshakes::default();
        let ip = |n| Some(IpAddr::from([10, 0, 0, n]));
        let start = |from, answered| match handshakes.one_more(from, answered) {
            Welcome::Start(handshake) => Ok(handshake),
            Welcome::AnswerFirst => Err("answer first"),
            Welcome::Refuse => Err("refuse"),
        };
        let mut going: Vec<Handshake> =
            (0..ANSWER_FIRST_FROM).map(|_| start(ip(1), false).unwrap()).collect();
        assert_eq!(start(ip(1), false).unwrap_err(), "answer first");
        going.extend((going.len()..MOST_OF_ONE).map(|_| start(ip(1), true).unwrap()));
        assert_eq!(start(ip(1), true).unwrap_err(), "refuse");
        going.push(start(ip(2), true).unwrap());
        for n in 3_u8.. {
            match start(ip(n), true) {
                Ok(one) => going.push(one),
                Err(why) => {
                    assert_eq!((why, going.len()), ("refuse", MOST_HANDSHAKES));
                    break;
                }
            }
        }
        going.clear();
        assert!(handshakes.0.lock().unwrap().is_empty());
    }
}
