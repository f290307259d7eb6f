//! What is told to the caller of the service, from the threads of the network to its own.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use tokio::sync::{mpsc, oneshot};

use super::session::Sink;
use crate::sync::event::{PairingAnswer, SyncEvent};

/// Things told that the caller has not looked at yet. Above that, what is only for the eye is dropped.
const WAITING: usize = 1_024;

/// One thing to tell, or to ask.
pub(in crate::sync) enum Item<E> {
    /// For information only.
    Told(E),
    /// The caller's answer is waited for.
    Asked(E, oneshot::Sender<PairingAnswer>),
}

/// Tells the caller of the service.
pub(in crate::sync) struct Tell<E> {
    items: mpsc::UnboundedSender<Item<E>>,
    waiting: Arc<AtomicUsize>,
}

/// What was told, for the caller to look at.
pub(in crate::sync) struct Items<E> {
    items: mpsc::UnboundedReceiver<Item<E>>,
    waiting: Arc<AtomicUsize>,
}

impl<E> Clone for Tell<E> {
    fn clone(&self) -> Self {
        Self { items: self.items.clone(), waiting: Arc::clone(&self.waiting) }
    }
}

impl<E> Tell<E> {
    /// A teller and what it fills.
    pub(in crate::sync) fn new() -> (Self, Items<E>) {
        let (sender, receiver) = mpsc::unbounded_channel();
        let waiting = Arc::new(AtomicUsize::new(0));
        (Self { items: sender, waiting: Arc::clone(&waiting) }, Items { items: receiver, waiting })
    }

    /// Tells what a caller who is far behind may miss.
    fn tell_in_passing(&self, event: E) {
        if self.waiting.load(Ordering::Relaxed) < WAITING {
            self.put(Item::Told(event));
        }
    }

    /// Tells what must not be missed.
    pub(super) fn tell(&self, event: E) {
        self.put(Item::Told(event));
    }

    /// Asks; the answer comes on what is returned.
    pub(super) fn ask(&self, event: E) -> oneshot::Receiver<PairingAnswer> {
        let (sender, receiver) = oneshot::channel();
        self.put(Item::Asked(event, sender));
        receiver
    }

    fn put(&self, item: Item<E>) {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        // A caller that is gone misses nothing.
        let _ = self.items.send(item);
    }
}

impl<E: Send + 'static> Tell<E> {
    /// Where the events of sessions go. Progress may be missed; changes of state and ends never are.
    pub(in crate::sync) fn sink(&self, about: impl Fn(SyncEvent) -> E + Send + Sync + 'static) -> Sink {
        let tell = self.clone();
        Arc::new(move |event| match event {
            SyncEvent::Progress { .. } | SyncEvent::New { .. } | SyncEvent::Refused { .. } => {
                tell.tell_in_passing(about(event));
            }
            event => tell.tell(about(event)),
        })
    }
}

impl<E> Items<E> {
    /// The next one; `None` when every teller is gone.
    pub(in crate::sync) fn wait(&mut self) -> Option<Item<E>> {
        let item = self.items.blocking_recv()?;
        self.waiting.fetch_sub(1, Ordering::Relaxed);
        Some(item)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{model::EndpointId, sync::event::OtherDevice};

    #[test]
    fn a_caller_who_is_far_behind_misses_numbers_and_never_that_both_are_in_step() {
        let (tell, mut items) = Tell::new();
        let sink = tell.sink(|event| event);
        let device = OtherDevice { endpoint: EndpointId::from_bytes([1; 32]), name: "phone".to_owned() };
        for _ in 0..5_000 {
            sink(SyncEvent::New { device: device.clone(), records: Vec::new() });
        }
        sink(SyncEvent::InStep { device });
        drop((sink, tell));
        let told: Vec<SyncEvent> = std::iter::from_fn(|| items.wait())
            .filter_map(|item| if let Item::Told(event) = item { Some(event) } else { None })
            .collect();
        assert_eq!(told.len(), WAITING + 1);
        assert!(matches!(told.last(), Some(SyncEvent::InStep { .. })));
    }
}
