//! What is told to the caller of the handle, from the threads of the network to its own.

use tokio::sync::{mpsc, oneshot};

use crate::sync::event::Answer;

/// Things told that the caller has not looked at yet. More are dropped: they are for the eye, and outcomes go another
/// way.
const WAITING: usize = 1_024;

/// One thing to tell, or to ask.
pub(in crate::sync) enum Item<E> {
    /// Just so that it is known.
    Told(E),
    /// The caller's answer is waited for.
    Asked(E, oneshot::Sender<Answer>),
}

/// Tells the caller of the handle.
pub(in crate::sync) struct Tell<E>(mpsc::Sender<Item<E>>);

impl<E> Clone for Tell<E> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<E> Tell<E> {
    /// A teller and what it fills.
    pub(in crate::sync) fn new() -> (Self, mpsc::Receiver<Item<E>>) {
        let (sender, receiver) = mpsc::channel(WAITING);
        (Self(sender), receiver)
    }

    /// Tells, if the caller is not far behind.
    pub(in crate::sync) fn tell(&self, event: E) {
        let _ = self.0.try_send(Item::Told(event));
    }

    /// Tells what must not be missed.
    pub(super) async fn tell_surely(&self, event: E) {
        let _ = self.0.send(Item::Told(event)).await;
    }

    /// Asks; the answer comes on what is returned.
    pub(super) async fn ask(&self, event: E) -> oneshot::Receiver<Answer> {
        let (sender, receiver) = oneshot::channel();
        let _ = self.0.send(Item::Asked(event, sender)).await;
        receiver
    }
}
