//! The state of the file, and mending it.

use std::sync::Arc;

use hallway_core::{
    journal::{self, Check, Progress, Repaired, Status, UndoLine},
    model::{ActId, Moment},
};

use crate::{
    Journal, Result,
    guard::guarded,
    journal::{FILE, folder},
    secrets,
    work::Work,
};

/// The state of the file, and mending it.
#[derive(uniffi::Object)]
pub struct Maintenance(Arc<Journal>);

#[uniffi::export]
impl Journal {
    /// The state of the file, and mending it.
    pub fn maintenance(self: Arc<Self>) -> Maintenance {
        Maintenance(self)
    }
}

#[uniffi::export]
impl Maintenance {
    /// The journal at a glance.
    pub fn status(&self) -> Result<Status> {
        self.0.call(|journal| journal.maintenance().status())
    }

    /// How far a rebuild of derived tables has come, which an update began; `None` when there is none to do. Until it
    /// is done [`rebuild`](Self::rebuild) is called before anything is shown.
    pub fn rebuilding(&self) -> Result<Option<Progress>> {
        self.0.call(|journal| journal.maintenance().rebuilding())
    }

    /// Finishes a rebuild; other threads go on logging meanwhile. Stopped in the middle, it goes on there next time.
    pub fn rebuild(&self, work: &Work, now: Moment) -> Result<()> {
        self.0.call(|journal| journal.maintenance().rebuild(work, now))
    }

    /// Verifies every page, reads every record and compares every derived row. It changes nothing.
    pub fn check(&self, work: &Work, now: Moment) -> Result<Check> {
        self.0.call(|journal| journal.maintenance().check(work, now))
    }

    /// Rebuilds every derived table: mends what `check` finds in a journal whose records can all be read.
    pub fn rebuild_all(&self, work: &Work, now: Moment) -> Result<()> {
        self.0.call(|journal| journal.maintenance().rebuild_all(work, now))
    }

    /// Tries again to wipe what a forget could not; true if nothing is left to erase.
    pub fn finish_erasing(&self, work: &Work) -> Result<bool> {
        self.0.call(|journal| journal.maintenance().finish_erasing(work))
    }

    /// The latest acts of this device, newest first.
    pub fn undo_list(&self, limit: u32) -> Result<Vec<UndoLine>> {
        self.0.call(|journal| journal.maintenance().undo_list(limit))
    }

    /// How many acts through this journal changed something since it was opened: where the number stands still, undo would take
    /// back something else.
    pub fn acts(&self) -> Result<u64> {
        self.0.call(|journal| Ok(journal.maintenance().acts()))
    }

    /// The last of them, for [`undo_act`](Journal::undo_act); nothing before the first.
    pub fn last_act(&self) -> Result<Option<ActId>> {
        self.0.call(|journal| Ok(journal.maintenance().last_act()))
    }
}

/// Copies what can be read of a damaged journal into a new file and puts that in its place; the damaged one is kept beside it.
/// Nothing may have the journal open. After an error everything is as before.
#[uniffi::export]
pub fn repair(directory: String, key: Vec<u8>, work: &Work, now: Moment) -> Result<Repaired> {
    guarded(|| Ok(journal::repair(&folder(&directory)?.join(FILE), &secrets::key(key)?, work, now)?))
}
