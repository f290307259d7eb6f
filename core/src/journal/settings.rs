//! Settings: of this device (who it is in the journal, the prompt's history, how screens look), and of the journal, which are
//! the same on every device (how the user counts weeks and writes dates).

use crate::{
    document::Document,
    error::Result,
    journal::{Journal, read::lexicon::me, rooms::SettingsRoom, write::fresh_id},
    model::{AnyRecord, DateOrder, Device, FirstDay, Me, Moment, RecordId},
    quick_log::DateHabits,
    store::Snapshot,
};

/// The setting that holds this device's record.
pub(super) const DEVICE: &str = "device";

/// Settings with this prefix belong to the front end.
const SCREEN: &str = "screen.";

/// The setting in which phones keep what was typed and not saved, in base64: the only one of a screen that holds prose.
const UNSAVED: &str = "unsaved";

/// The same as it stands in the file.
pub(super) fn unsaved_line() -> String {
    format!("{SCREEN}{UNSAVED}")
}

impl Journal {
    /// Makes the records a journal cannot be without: the user's and this device's. Making them is not an act to undo.
    pub(super) fn init_records(&self, now: Moment) -> Result<()> {
        if self.store.read(has_records)? {
            return Ok(());
        }
        let name = device_name();
        self.store.write(move |tx| {
            if has_records(tx)? {
                return Ok(());
            }
            if tx.record(RecordId::ME)?.is_none() {
                let me = AnyRecord::from(Me::default());
                tx.store(RecordId::ME, &Document::create(&me, now)?, Some(&me))?;
            }
            let device = AnyRecord::from(Device { name, added: now, ..Device::default() });
            let id = fresh_id(now)?;
            tx.store(id, &Document::create(&device, now)?, Some(&device))?;
            tx.set(DEVICE, Some(&id.to_string()))
        })
    }

    /// What this device is called.
    pub(super) fn device(&self) -> Result<String> {
        self.store.read(|db| {
            let id = db.setting(DEVICE)?.and_then(|id| RecordId::parse(&id));
            let record = id.map(|id| db.record(id)).transpose()?.flatten();
            Ok(match record {
                Some(AnyRecord::Device(device)) => device.name,
                _ => String::new(),
            })
        })
    }
}

impl SettingsRoom<'_> {
    /// Lines typed at the prompt, oldest first, at most 1,000.
    pub fn prompt_history(&self) -> Result<Vec<String>> {
        self.journal.store.read(|db| db.prompt_history())
    }

    /// Keeps a line typed at the prompt.
    pub fn remember_prompt(&self, line: &str) -> Result<()> {
        let line = line.to_owned();
        self.journal.store.write(move |tx| tx.remember_prompt(&line))
    }

    /// How the user counts weeks and writes dates, on every device.
    pub fn dates(&self) -> Result<DateHabits> {
        self.journal.store.read(|db| Ok(DateHabits::from(&me(db)?)))
    }

    /// Says on which day weeks begin, on every device. What was written before stays on its day.
    pub fn begin_weeks(&self, on: FirstDay, now: Moment) -> Result<()> {
        self.journal.commit("changed how dates are read", now, move |txn| {
            txn.edit::<Me>(RecordId::ME, |me| me.week_begins = on).map(|_| ())
        })
    }

    /// Says what comes first in a date of two numbers, on every device. What was written before stays on its day.
    pub fn order_dates(&self, order: DateOrder, now: Moment) -> Result<()> {
        self.journal.commit("changed how dates are read", now, move |txn| {
            txn.edit::<Me>(RecordId::ME, |me| me.date_order = order).map(|_| ())
        })
    }

    /// A setting of this device (not of the journal): how screens look.
    pub fn get(&self, name: &str) -> Result<Option<String>> {
        self.journal.store.read(|db| db.setting(&format!("{SCREEN}{name}")))
    }

    /// Sets or removes a setting of this device.
    pub fn set(&self, name: &str, value: Option<&str>) -> Result<()> {
        let (name, value) = (format!("{SCREEN}{name}"), value.map(str::to_owned));
        self.journal.store.write(move |tx| tx.set(&name, value.as_deref()))
    }
}

/// Whether this device has a record; a repair may have lost it.
fn has_records(db: &Snapshot<'_>) -> Result<bool> {
    match db.setting(DEVICE)?.and_then(|id| RecordId::parse(&id)) {
        Some(id) => Ok(db.record(id)?.is_some()),
        None => Ok(false),
    }
}

/// What the system calls this machine; the user may call it something else later.
pub(super) fn device_name() -> String {
    let from_file = std::fs::read_to_string("/etc/hostname").ok();
    let named = from_file.or_else(|| std::env::var("COMPUTERNAME").ok()).unwrap_or_default();
    match named.trim() {
        "" => "this device".to_owned(),
        name => name.chars().take(64).collect(),
    }
}
