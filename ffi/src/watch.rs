//! Watching a journal: who asks is told that something changed, and asks again.

use std::{
    sync::{Arc, Mutex, PoisonError},
    thread::JoinHandle,
};

use tokio::sync::watch;

use crate::{JournalError, Result, guard};

/// Hears that the journal changed, on a thread of the core. It asks its questions again, from a thread of its own: while it
/// is told one thing, what comes meanwhile is told at once afterwards, as one.
#[uniffi::export(with_foreign)]
pub trait ChangeListener: Send + Sync {
    /// The journal is at this revision now.
    fn changed(&self, revision: u64);
}

/// A running watch. It ends with [`stop`](Self::stop), when it is let go, or with the journal.
#[derive(uniffi::Object)]
pub struct Watch {
    stop: watch::Sender<bool>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Watch {
    /// Tells the listener of every revision after the present one. What it misses while it listens is told as one.
    pub(crate) fn start(
        mut revisions: watch::Receiver<u64>,
        listener: Arc<dyn ChangeListener>,
    ) -> Result<Self> {
        let (stop, mut stopped) = watch::channel(false);
        revisions.mark_unchanged();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .map_err(|error| JournalError::mistake(&error.to_string()))?;
        let thread = std::thread::Builder::new()
            .name("hallway-watch".to_owned())
            .spawn(move || {
                runtime.block_on(async move {
                    loop {
                        tokio::select! {
                            biased;
                            _ = stopped.wait_for(|stopped| *stopped) => return,
                            changed = revisions.changed() => if changed.is_err() { return },
                        }
                        let revision = *revisions.borrow_and_update();
                        guard::tell(|| listener.changed(revision));
                    }
                });
            })
            .map_err(|error| JournalError::mistake(&error.to_string()))?;
        Ok(Self { stop, thread: Mutex::new(Some(thread)) })
    }
}

#[uniffi::export]
impl Watch {
    /// Ends it. Nothing is told after this returns, unless the listener itself calls it.
    pub fn stop(&self) {
        self.stop.send_replace(true);
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread
            && thread.thread().id() != std::thread::current().id()
        {
            // What the listener threw was caught where it was told.
            let _ = thread.join();
        }
    }
}

impl Drop for Watch {
    /// Without a wait: the other side may let it go on a thread that the listener waits for.
    fn drop(&mut self) {
        self.stop.send_replace(true);
    }
}
