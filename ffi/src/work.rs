//! Long work that a screen shows and a user may stop: forgetting, checking, rebuilding tables.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use hallway_core::journal::{Progress, ProgressListener};

use crate::guard;

/// Hears how far long work has come, on the thread that called.
#[uniffi::export(with_foreign)]
pub trait WorkListener: Send + Sync {
    /// So far it has come.
    fn reached(&self, progress: Progress);
}

/// One piece of long work. It is made before the call that does it, so that another thread can cancel it.
#[derive(uniffi::Object)]
pub struct Work {
    listener: Option<Arc<dyn WorkListener>>,
    cancelled: AtomicBool,
}

#[uniffi::export]
impl Work {
    /// Work that tells this listener, if any, how far it has come.
    #[uniffi::constructor]
    pub fn new(listener: Option<Arc<dyn WorkListener>>) -> Self {
        Self { listener, cancelled: AtomicBool::new(false) }
    }

    /// Asks it to end soon, from any thread and for good. The call that does it comes back with
    /// [`JournalError::Stopped`](crate::JournalError::Stopped), a forget that had begun with `half_forgotten`; what was done by then
    /// is whole, and the rest follows next time. A repair is not stopped.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::Release);
    }
}

impl ProgressListener for Work {
    fn reached(&self, progress: Progress) {
        if let Some(listener) = &self.listener {
            guard::tell(|| listener.reached(progress));
        }
    }

    fn is_stopped(&self) -> bool {
        self.cancelled.load(Ordering::Acquire)
    }
}
