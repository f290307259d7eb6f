//! How far long work has come, and who wants to hear of it.

use crate::error::{Error, Result};

/// How far long work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Progress {
    /// How many records are done.
    pub done: u64,
    /// How many there are in all.
    pub total: u64,
}

/// Hears how far long work has come, on the thread that does it. A closure is one, and so is `()`, which is told in vain.
pub trait ProgressListener: Send + Sync {
    /// So far it has come.
    fn reached(&self, progress: Progress);

    /// Whether the user said stop. Work that may end between two steps asks after each, and ends with
    /// [`Error::Stopped`]: what was done by then is whole.
    fn is_stopped(&self) -> bool {
        false
    }
}

/// Tells how far work has come; [`Error::Stopped`] if it is to end here.
pub(super) fn step(listener: &dyn ProgressListener, progress: Progress) -> Result<()> {
    listener.reached(progress);
    if listener.is_stopped() { Err(Error::Stopped) } else { Ok(()) }
}

impl<F: Fn(Progress) + Send + Sync> ProgressListener for F {
    fn reached(&self, progress: Progress) {
        self(progress);
    }
}

impl ProgressListener for () {
    fn reached(&self, _: Progress) {}
}
