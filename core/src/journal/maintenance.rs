//! Health: status, check and repair.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use serde::Serialize;

use crate::{
    error::{Error, Result},
    journal::{
        Journal, needed,
        progress::{Progress, ProgressListener, step},
        replica::devices::{Peer, endpoint_of, journal_id, peers_in},
        rooms::MaintenanceRoom,
        text::counted,
    },
    model::{EndpointId, JournalId, Moment},
    store::{self, Key, Salvaged, Store, with_suffix},
};

/// How long one step of a rebuild may hold the writer.
const STEP: Duration = Duration::from_millis(15);

/// The journal at a glance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Status {
    /// Where the file lies.
    pub path: PathBuf,
    /// Its size with the log, in bytes.
    pub bytes: u64,
    /// Records by kind word.
    pub records: Vec<KindCount>,
    /// The name of this device, as other devices show it.
    pub device: String,
    /// Which journal this is; nothing for one that never took part in sync.
    pub journal_id: Option<JournalId>,
    /// Who this device is on the network, if it ever took part in sync.
    pub endpoint: Option<EndpointId>,
    /// The user's other devices, in the order in which they joined.
    pub peers: Vec<Peer>,
    /// Files outside the journal that hold what was in it, people who were forgotten since too: damaged copies that repairs
    /// kept, and files of the inbox that are not lines.
    pub copies: Vec<PathBuf>,
    /// A forget is not yet complete on disk.
    pub not_yet_erased: bool,
    /// Records that are here and cannot be read: a repair brings the others over.
    pub damaged: u32,
    /// Records that were lost in a repair. Another device that has them brings them back.
    pub missing: u32,
    /// Changes that had been saved when this file was copied or put back, and that are not in it: its log was left out.
    pub behind: u32,
}

/// How many records there are of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KindCount {
    /// The word of the kind, such as `entry` or `promise`.
    pub kind: String,
    /// How many records of this kind there are, deleted ones included.
    pub count: u64,
}

/// A record with which something is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Unreadable {
    /// The id of the record, as text.
    pub id: String,
    /// What is wrong with it.
    pub why: String,
}

/// What a check found; empty lists mean that all is well.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Check {
    /// How many records were read.
    pub records: u64,
    /// Pages and structures of the file that are damaged, as the database says it.
    pub file: Vec<String>,
    /// Records that cannot be read: id and why.
    pub unreadable: Vec<Unreadable>,
    /// Records that are not here, although others need them or a repair lost them: id and why. Nothing more can be done about
    /// them here; a device or a backup that has them brings them back.
    pub missing: Vec<Unreadable>,
    /// What a repair could not bring over and had no time to tell, because it was cut short after the new file was whole.
    /// It is told once.
    pub untold: Vec<String>,
    /// Derived tables that differ from their documents.
    pub stale: Vec<String>,
    /// Records that need a person or a goal that was deleted: the id, and the name. Only an earlier version left such.
    pub dangling: Vec<Unreadable>,
    /// Changes that had been saved when this file was copied or put back, and that are not in it: its log was left out.
    pub behind: u32,
}

/// What a repair did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Repaired {
    /// The damaged file, kept.
    pub kept: PathBuf,
    /// How many records were copied into the new file.
    pub saved: u64,
    /// What is missing, in words: records by their ids, with their texts where those could be read.
    pub missing: Vec<String>,
}

impl MaintenanceRoom<'_> {
    /// Tries again to wipe what a forget could not; true if nothing is left to erase.
    pub fn finish_erasing(&self, progress: &dyn ProgressListener) -> Result<bool> {
        self.journal.finish_erasing(progress)
    }

    /// How many changes this file is behind those that had been saved when it was copied or put back without its log; a
    /// file that is whole is none behind. [`rebuild_all`](Self::rebuild_all) ends it.
    pub fn behind(&self) -> Result<u32> {
        Ok(u32::try_from(self.journal.store.behind()?).unwrap_or(u32::MAX))
    }

    /// The journal at a glance.
    pub fn status(&self) -> Result<Status> {
        let path = self.journal.store.path().to_owned();
        let size = |path: &Path| std::fs::metadata(path).map_or(0, |file| file.len());
        let bytes = size(&path) + size(&with_suffix(&path, "-wal"));
        let (records, damaged, missing) = self.journal.store.read(|db| {
            let noted = db.damage()?;
            let missing = noted.iter().filter(|damage| matches!(db.bytes(damage.id), Ok(None))).count();
            Ok((db.count_by_kind()?, noted.len() - missing, missing))
        })?;
        let (journal_id, endpoint, peers) =
            self.journal.store.read(|db| Ok((journal_id(db)?, endpoint_of(db)?, peers_in(db)?)))?;
        Ok(Status {
            bytes,
            records: records.into_iter().map(|(kind, count)| KindCount { kind, count }).collect(),
            device: self.journal.device()?,
            journal_id,
            endpoint,
            peers,
            copies: self.journal.copies()?,
            not_yet_erased: self.journal.not_yet_erased()?,
            damaged: counted(damaged),
            missing: counted(missing),
            behind: self.behind()?,
            path,
        })
    }

    /// Verifies every page, reads every record and compares every derived row.
    pub fn check(&self, progress: &dyn ProgressListener, now: Moment) -> Result<Check> {
        self.rebuild(progress, now)?;
        let file = self.journal.store.damaged_pages()?;
        if !file.is_empty() {
            return Ok(Check { file, ..Check::default() });
        }
        let behind = self.behind()?;
        let checked = self.journal.store.read(|db| {
            let records = db.count_by_kind()?.iter().map(|(_, count)| count).sum();
            let mut unreadable: Vec<Unreadable> = Vec::new();
            let mut tell = |done| step(progress, Progress { done, total: records });
            let mut name = |id: crate::model::RecordId, why: String| {
                unreadable.push(Unreadable { id: id.to_string(), why });
            };
            let stale = db.stale_tables(&mut name, &mut tell)?;
            let named = db
                .damage()?
                .into_iter()
                .map(|damage| Unreadable { id: damage.id.to_string(), why: damage.why });
            let mut missing: Vec<Unreadable> =
                named.filter(|one| unreadable.iter().all(|known| known.id != one.id)).collect();
            let (mut dangling, untold) = (Vec::new(), db.untold()?);
            let needed::Dangling { deleted, absent } = needed::dangling(db)?;
            for (id, needed) in deleted {
                let name = db.document(needed)?.and_then(|document| document.get("name"));
                let name = name.and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default();
                dangling.push(Unreadable { id: id.to_string(), why: name });
            }
            for (id, needed) in absent {
                let needed = needed.to_string();
                if missing.iter().all(|known| known.id != needed) {
                    let why = format!("record {id} needs it, and it is not here");
                    missing.push(Unreadable { id: needed, why });
                }
            }
            Ok(Check { records, file, unreadable, missing, untold, stale, dangling, behind })
        })?;
        if !checked.untold.is_empty() {
            self.journal.store.write(|tx| tx.set_untold(&[]))?;
        }
        Ok(checked)
    }

    /// How far a rebuild of derived tables has come; `None` when there is none to do.
    pub fn rebuilding(&self) -> Result<Option<Progress>> {
        let progress = self.journal.store.read(|db| db.rebuilding())?;
        Ok(progress.map(|progress| Progress { done: progress.done, total: progress.total }))
    }

    /// Finishes a rebuild of derived tables; other processes and threads go on logging meanwhile.
    pub fn rebuild(&self, progress: &dyn ProgressListener, now: Moment) -> Result<()> {
        while let Some(reached) = self.rebuilding()? {
            step(progress, reached)?;
            self.journal.store.write_step(move |tx| tx.rebuild_some(STEP, now))?;
        }
        Ok(())
    }

    /// Rebuilds every derived table, and brings back people who were deleted while records name them: what `check`
    /// finds in a journal whose records can all be read. The note that the file is behind is cleared.
    pub fn rebuild_all(&self, progress: &dyn ProgressListener, now: Moment) -> Result<()> {
        self.journal.store.write(|tx| tx.drop_derived())?;
        self.rebuild(progress, now)?;
        self.journal.store.write(move |tx| needed::bring_back_all(tx, now))?;
        self.journal.store.forget_behind()
    }
}

/// Opens a journal to check it. A forget that was held up does not go on meanwhile: a file that may be damaged stays as it is.
pub fn open_to_check(path: &Path, key: Key, now: Moment) -> Result<Journal> {
    Journal::at_rest(Store::open(path, key)?, now)
}

/// Copies what can be read of a damaged journal into a new file, reads that back, and puts it in the journal's place. The
/// damaged file is kept beside it, as it was. Nothing may have the journal open. After an error everything is as before.
pub fn repair(path: &Path, key: &Key, progress: &dyn ProgressListener, now: Moment) -> Result<Repaired> {
    if !path.exists() {
        return Err(Error::NoJournal(path.to_owned()));
    }
    let mut tell = |done, total| progress.reached(Progress { done, total });
    let Salvaged { kept, saved, missing } = store::repair(path, key, now, &mut tell)?;
    Ok(Repaired { kept, saved, missing })
}
