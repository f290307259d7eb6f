//! The journal itself: opened and shut, a line while it is typed, and what a first screen shows.

use std::{
    path::Path,
    sync::{Arc, PoisonError, RwLock},
};

use hallway_core::{
    insights::{Card, Today},
    journal::{
        Choice, Done, FieldHistory, Found, Later, Order, Page, ReadingShown, Receipt, Thing, Undone, When,
    },
    model::{ActId, EndpointId, Moment, PersonId, Reference},
    sync::DeviceSecret,
};

use crate::{
    JournalError, Result,
    guard::guarded,
    place::Network,
    secrets, utf16,
    watch::{ChangeListener, Watch},
};

/// The name of the file in the directory that is handed in.
pub(crate) const FILE: &str = "journal.hallway";

/// A folder as the platform names it. A relative one would lie wherever the process happens to stand.
pub(crate) fn folder(path: &str) -> Result<&Path> {
    let folder = Path::new(path);
    if folder.is_absolute() {
        Ok(folder)
    } else {
        Err(JournalError::unfit("a folder is named by its whole path"))
    }
}

/// An open journal. Every method may be called from any thread, and blocks until it is done.
#[derive(uniffi::Object)]
pub struct Journal {
    /// Nothing once it was shut.
    open: RwLock<Option<Arc<hallway_core::Journal>>>,
    secret: Arc<DeviceSecret>,
    network: Arc<Network>,
}

impl Journal {
    fn behind(journal: hallway_core::Journal, secret: Arc<DeviceSecret>) -> Self {
        Self { open: RwLock::new(Some(Arc::new(journal))), secret, network: Arc::default() }
    }

    /// The journal behind the door, unless it was shut.
    pub(crate) fn inner(&self) -> Result<Arc<hallway_core::Journal>> {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        open.as_ref().map(Arc::clone).ok_or_else(JournalError::closed)
    }

    /// Who this device is on the network, the secret half of it.
    pub(crate) fn secret(&self) -> &DeviceSecret {
        &self.secret
    }

    /// Who of this door is on the network.
    pub(crate) fn network(&self) -> &Arc<Network> {
        &self.network
    }

    /// One call through the door.
    pub(crate) fn call<T>(
        &self,
        call: impl FnOnce(&hallway_core::Journal) -> hallway_core::Result<T>,
    ) -> Result<T> {
        guarded(|| Ok(call(&*self.inner()?)?))
    }
}

#[uniffi::export]
impl Journal {
    /// Opens the journal in this directory, making both if they are not there. `key` and `secret` are what the platform's
    /// keystore keeps: 32 bytes each, made once by [`fresh_secret`](crate::fresh_secret).
    ///
    /// A file that does not open with the key is named and left alone: `wrong_key`.
    #[uniffi::constructor]
    pub fn open(directory: String, key: Vec<u8>, secret: Vec<u8>, now: Moment) -> Result<Self> {
        guarded(|| {
            let (key, secret) = (secrets::key(key)?, secrets::device(secret)?);
            let journal = hallway_core::Journal::open(&folder(&directory)?.join(FILE), key, now)?;
            Ok(Self::behind(journal, Arc::new(secret)))
        })
    }

    /// Shuts it: every later call is refused with [`JournalError::Closed`]. Calls that are running are finished first, on
    /// their own threads; then the file is let go. Watches end with it, and so do sync and pairing, whose connections are
    /// closed before this comes back: within 5 seconds, at once where there are none.
    pub fn shut(&self) {
        let open = self.open.write().unwrap_or_else(PoisonError::into_inner).take();
        self.network.end();
        let _ = guarded(|| {
            drop(open);
            Ok(())
        });
    }

    /// A second door to the same journal. Done through a door of its own, an act is known afterwards:
    /// [`last_act`](crate::Maintenance::last_act) of that door is the one that [`undo_act`](Self::undo_act) takes back, whatever
    /// others did meanwhile. Let it go when it is done: the file stays open until then.
    pub fn another_door(&self) -> Result<Self> {
        guarded(|| {
            let door = self.inner()?.maintenance().another_door();
            Ok(Self::behind(door, Arc::clone(&self.secret)))
        })
    }

    /// Who this device is to the user's others.
    pub fn endpoint(&self) -> EndpointId {
        self.secret.endpoint()
    }

    /// Tells a listener whenever something changed, through this door or any other.
    pub fn watch(&self, listener: Arc<dyn ChangeListener>) -> Result<Watch> {
        guarded(|| Watch::start(self.inner()?.watch()?, listener))
    }

    /// Reads a line as it would be saved, with what the user chose of its chips so far. Nothing is written. Fast enough to be
    /// called at every key; at most 64 KiB.
    pub fn read(&self, text: &str, choices: &[Choice], now: Moment) -> Result<ReadingShown> {
        let shown = self.call(|journal| {
            let reading = journal.read_line(text, now)?.in_zone_of_this_device(now).chosen(choices);
            Ok(reading.shown(now))
        })?;
        Ok(utf16::reading(shown))
    }

    /// Saves a line as its chips show it: what was taken is taken, what was refused is refused, all in one act.
    pub fn log(&self, text: &str, choices: &[Choice], now: Moment) -> Result<Receipt> {
        let receipt = self.call(|journal| {
            let reading = journal.read_line(text, now)?.in_zone_of_this_device(now).chosen(choices);
            journal.log(reading, now)
        })?;
        Ok(utf16::receipt(receipt))
    }

    /// Takes back the last act of this device; `None` if there is none.
    pub fn undo(&self, now: Moment) -> Result<Option<Undone>> {
        self.call(|journal| journal.undo(now))
    }

    /// Takes back this act of this device and no other, whatever was done since; what later acts and other devices said stays.
    /// `already_done` where it was taken back before or is too old to be.
    pub fn undo_act(&self, act: ActId, now: Moment) -> Result<Undone> {
        self.call(|journal| journal.maintenance().undo_act(act, now))
    }

    /// Does the last undone act again; `None` if there is none.
    pub fn redo(&self, now: Moment) -> Result<Option<Undone>> {
        self.call(|journal| journal.redo(now))
    }

    /// What the user said they would do, what has not come yet, and the first three of what comes next.
    pub fn today(&self, now: Moment) -> Result<Today> {
        self.call(|journal| journal.today(now))
    }

    /// The card of one person.
    pub fn prep(&self, person: PersonId, now: Moment) -> Result<Card> {
        self.call(|journal| journal.prep(person, now))
    }

    /// Full text with the filters `with: topic: on: since: until: kind: can: is:open`. Any text is a query; what cannot be used is
    /// said in `notes`. At most `limit` hits after the first `after`, and whether there are more: a list that is
    /// scrolled asks for what comes after those it has. Nothing comes after the ten-thousandth.
    pub fn find(&self, query: &str, order: Order, after: u32, limit: u32, now: Moment) -> Result<Found> {
        let page = after..after.saturating_add(limit);
        self.call(|journal| journal.find(query, order, page, now))
    }

    /// Settles open things, all or none: a promise is kept, a suggestion taken, a new person or a line that waited has been
    /// looked at. Other things say what can be done with them instead.
    pub fn done(&self, references: &[Reference], now: Moment) -> Result<Vec<Done>> {
        self.call(|journal| journal.done(references, now))
    }

    /// Puts open things off, all or none: a promise gets a new date or is let go, a suggestion is dropped by `Never`, a person is
    /// not proposed until then, or never.
    pub fn later(
        &self,
        references: &[Reference],
        when: When,
        because: &str,
        now: Moment,
    ) -> Result<Vec<Later>> {
        self.call(|journal| journal.later(references, when, because, now))
    }

    /// Deletes whatever the reference points at, undoably; a line takes along what came from it. Says what was deleted.
    pub fn delete(&self, reference: Reference, now: Moment) -> Result<Vec<String>> {
        self.call(|journal| journal.delete(&reference, now))
    }

    /// The page of whatever the reference points at.
    pub fn show(&self, reference: Reference, now: Moment) -> Result<Page> {
        self.call(|journal| journal.show(&reference, now))
    }

    /// Every change of a record in order, with the values that lost against concurrent ones.
    pub fn history(&self, reference: Reference) -> Result<Vec<FieldHistory>> {
        self.call(|journal| journal.history(&reference))
    }

    /// What these letters point at; `-` is the last line written on this device.
    pub fn resolve(&self, typed: &str) -> Result<Thing> {
        self.call(|journal| journal.resolve(typed))
    }
}
