//! What both sides of pairing over a connection have in common: its fingerprint, the user's answer, and time.

use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use crate::sync::event::PairingAnswer;

/// Bytes that both sides of a connection export from its TLS session, under this label.
pub(super) const EXPORTER: &[u8] = b"hallway pair";

/// The user's answer, once there is a question. Going away without an answer counts as no.
pub(super) async fn answer(asked: &mut Option<oneshot::Receiver<PairingAnswer>>) -> bool {
    match asked {
        None => std::future::pending().await,
        Some(receiver) => {
            let same = matches!(receiver.await, Ok(PairingAnswer::Yes));
            *asked = None;
            same
        }
    }
}

/// Ends at that time after the beginning.
pub(super) async fn until(began: Instant, due: Option<Duration>) {
    match due {
        Some(due) => tokio::time::sleep(due.saturating_sub(began.elapsed())).await,
        None => std::future::pending().await,
    }
}
