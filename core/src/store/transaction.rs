//! What questions are asked of and what changes are made in. Each file beside this one adds the methods of its own tables.

use std::{cell::RefCell, ops::Deref};

use rusqlite::Connection;

use crate::model::RecordId;

/// One unchanging state of the journal, to ask questions of.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Snapshot<'a> {
    pub(super) db: &'a Connection,
}

/// A transaction: everything a snapshot answers, and changes.
#[derive(Debug)]
pub(crate) struct Tx<'a> {
    snapshot: Snapshot<'a>,
    /// What became of names: counted once at the end, however many changed.
    pub(super) names: RefCell<NamesChange>,
}

/// What a transaction did to the names that lines are read against.
#[derive(Debug, Default, PartialEq)]
pub(super) enum NamesChange {
    /// They are as before.
    #[default]
    None,
    /// These people are new, and no other name changed.
    Added(Vec<RecordId>),
    /// A name, who is one human being, or a word for a kind may have changed.
    Changed,
}

impl<'a> Tx<'a> {
    pub(super) fn new(db: &'a Connection) -> Self {
        Self { snapshot: Snapshot { db }, names: RefCell::default() }
    }
}

impl<'a> Deref for Tx<'a> {
    type Target = Snapshot<'a>;

    fn deref(&self) -> &Snapshot<'a> {
        &self.snapshot
    }
}
