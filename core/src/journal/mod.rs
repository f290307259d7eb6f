//! The one door: everything a screen or a peer does with the journal goes through here.
//!
//! An act comes in, is read or applied to records, and leaves as one transaction {documents, index rows}; the revision
//! goes up and watchers ask again. A question gathers rows and hands them to an insight. The door takes the moment as
//! an argument, takes and returns plain data, can be shared between threads, and blocks its caller until a change is
//! on disk. It renders nothing and never talks to a network: `sync` knows the journal, the journal never knows `sync`.

mod admission;
mod asks;
mod audit;
mod breadth;
mod census;
mod commit;
mod credit;
mod cuts;
mod devices;
mod edit;
mod fields;
mod find;
mod forget;
mod from_line;
mod gather;
mod giving;
mod goals;
mod health;
mod initiatives;
mod introductions;
mod kit;
mod leave;
mod log;
mod membership;
mod merge;
mod mine;
mod names;
mod news;
mod people;
mod pointing;
mod prep;
mod redact;
mod references;
mod review;
mod seats;
mod settings;
mod settle;
mod show;
mod suggestions;
mod today;
mod undo;
mod week;
mod wheel;
mod which_goal;
mod wording;

#[cfg(test)]
mod tests;

use std::{
    path::Path,
    sync::{Arc, Mutex, atomic::AtomicU64},
};

use tokio::sync::watch;

pub use asks::{NewAsk, Noted};
pub use census::{Census, record_digest};
pub use devices::{Identity, Peer};
pub use edit::{EntryEdit, FactEdit, MeEdit, NewFact, PersonEdit, PositionEdit, PromiseEdit};
pub use find::{Found, Hit, Order};
pub use forget::{ForgetPlan, Forgot};
pub use giving::{AdvocacyEdit, Gift, NewAdvocacy};
pub use goals::{Closed, Closing, GoalCalled, GoalEdit, NewGoal, Told};
pub use health::{Check, Repaired, Status, repair};
pub use initiatives::{InitiativeStep, NewInitiative};
pub use kit::{NewWin, WinEdit};
pub use log::{Reading, Receipt, ReceiptItem, ReceiptPerson};
pub use merge::Changes;
pub use mine::MineLine;
pub use news::News;
pub use people::{NewPerson, PersonLine};
pub use references::Thing;
pub use review::{Guess, LineToCheck, Review};
pub use seats::{SeatEdit, Seated};
pub use settle::{Later, Settled, When};
pub use show::{EntryPage, FieldHistory, Page, PersonPage, PositionLine, SeatLine, TimelineLine};
pub use suggestions::SuggestionShown;
pub use undo::{UndoLine, Undone};

pub use crate::insights::{Member, Members, Standing};
use crate::{
    error::Result,
    model::Moment,
    quick_log::Lexicon,
    store::{Key, Store},
};

/// An open journal. Cheap to share by reference; every method may be called from any thread.
#[derive(Debug)]
pub struct Journal {
    store: Store,
    /// The names and words lines are read against, with the version of the names they are of.
    lexicon: Mutex<Option<(u64, Arc<Lexicon>)>>,
    /// What points where, once that was asked.
    pointing: Mutex<Arc<pointing::Pointing>>,
    /// How many acts changed something.
    acts: AtomicU64,
}

/// How far long work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Records done.
    pub done: u64,
    /// Records in all.
    pub total: u64,
}

impl Journal {
    /// Opens the journal at `path`, making it if it is not there. A file that is not a journal of this key is named and
    /// left alone.
    pub fn open(path: &Path, key: Key, now: Moment) -> Result<Self> {
        Self::with(Store::open(path, key)?, now)
    }

    fn with(store: Store, now: Moment) -> Result<Self> {
        let journal =
            Self { store, lexicon: Mutex::default(), pointing: Mutex::default(), acts: AtomicU64::default() };
        journal.settle_in(now)?;
        // A forget that another program held up is tried again; if it still does, the next start tries.
        let _ = journal.finish_erasing();
        Ok(journal)
    }

    /// Where the file lies.
    pub fn path(&self) -> &Path {
        self.store.path()
    }

    /// A stream of revisions: it goes up with every commit of this or another process. A slow reader skips.
    pub fn watch(&self) -> Result<watch::Receiver<u64>> {
        self.store.watch()
    }
}
