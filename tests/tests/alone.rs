//! Scenarios that need a process of their own, for they count what all of it does: they take turns.

mod disk;
mod hostile_peer;
mod pages;

use std::sync::{Mutex, MutexGuard, PoisonError};

/// One scenario at a time.
fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}
