//! What questions are asked of and what changes are made in. Each file beside this one adds the methods of its own tables.

use std::{cell::Cell, ops::Deref};

use rusqlite::Connection;

/// One unchanging state of the journal, to ask questions of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Snapshot<'a> {
    pub(super) db: &'a Connection,
}

/// A transaction: everything a snapshot answers, and changes.
#[derive(Debug)]
pub(crate) struct Tx<'a> {
    snapshot: Snapshot<'a>,
    /// A name may have changed: counted once at the end, however many did.
    pub(super) names: Cell<bool>,
}

impl<'a> Tx<'a> {
    pub(super) fn new(db: &'a Connection) -> Self {
        Self { snapshot: Snapshot { db }, names: Cell::new(false) }
    }
}

impl<'a> Deref for Tx<'a> {
    type Target = Snapshot<'a>;

    fn deref(&self) -> &Snapshot<'a> {
        &self.snapshot
    }
}
