//! What can be read of a damaged file: every document on a page that is not harmed, whatever became of the pages above it.
//!
//! A row says by its shape what it is, so that no root and no schema is needed to know it. Texts of records that are
//! lost are said to the user, who may write them again; they are kept nowhere.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use super::{
    Store,
    cells::{self, Row, Value},
    documents::tail,
    local::{Damage, UNDO_STEPS, UndoStep},
    migrations,
    pages::{PageFound, Pages},
    peers::PeerRow,
};
use crate::{
    document::Document,
    error::{Error, Result},
    model::{AnyRecord, EndpointId, Moment, RecordId},
};

/// Documents written at a time.
const BATCH: usize = 64;

/// How the settings of screens begin: what was typed and not saved is one.
const OF_SCREENS: &str = "screen.";

/// Letters of a lost text that are said.
const SAID: usize = 120;

/// Reads a page; an error is the disk's.
pub(super) fn read(pages: &Pages, number: u32, path: &Path) -> Result<PageFound> {
    pages.read(number).map_err(|source| Error::Io { path: path.to_owned(), source })
}

/// Where a document stands.
#[derive(Debug, Clone, Copy)]
struct FoundAt {
    page: u32,
    /// Found on the newest version of its page.
    sound: bool,
}

/// What the pages of a file hold, whatever became of the tree that they hang in.
#[derive(Debug, Default)]
pub(super) struct Finds {
    /// Sorted by row number, which is the order in which they were stored here.
    documents: BTreeMap<i64, FoundAt>,
    /// Every id that the census counts.
    counted: BTreeSet<RecordId>,
    pub(super) settings: BTreeMap<String, String>,
    pub(super) peers: Vec<PeerRow>,
    pub(super) prompts: BTreeMap<i64, String>,
    pub(super) damage: Vec<Damage>,
    /// The number of the latest change that the file counted.
    pub(super) latest: u64,
    /// The number of the latest act that could be undone.
    latest_act: i64,
    /// What can be undone, by number.
    acts: BTreeMap<i64, UndoStep>,
    /// Documents that were brought over.
    pub(super) saved: BTreeSet<RecordId>,
    /// Documents that cannot be read although their page can.
    unreadable: BTreeMap<RecordId, String>,
    harmed: u32,
    /// Pages that the file says it has and that are not there.
    cut_off: u32,
}

impl Finds {
    /// Looks at every page once.
    pub(super) fn of(pages: &Pages, path: &Path) -> Result<Self> {
        let mut finds = Self::default();
        let (mut ours, mut known_version) = (false, None);
        for number in 1..=pages.count() {
            let found = read(pages, number, path)?;
            finds.harmed += u32::from(!matches!(found, PageFound::Sound(_)));
            let Some(page) = found.bytes() else { continue };
            let sound = matches!(found, PageFound::Sound(_));
            if number == 1 {
                let word = |at: usize| {
                    page.get(at..at + 4).and_then(|word| word.try_into().ok()).map_or(0, u32::from_be_bytes)
                };
                finds.cut_off = word(28).saturating_sub(pages.count());
                known_version = Some(i64::from(word(60)));
            }
            let (rows, current) = rows_with(pages, number, page);
            for row in rows {
                if let Some((rowid, ..)) = document(&row) {
                    let place = FoundAt { page: number, sound };
                    let known = finds.documents.entry(rowid).or_insert(place);
                    if sound && !known.sound {
                        *known = place;
                    }
                } else if let Some(id) = census(&row) {
                    finds.counted.insert(id);
                } else if let Some(act) = act(&row) {
                    // What an older version of a page says may have been forgotten since.
                    if sound && current {
                        finds.acts.insert(act.step, act);
                    }
                } else {
                    finds.keep(&row, sound && current);
                }
            }
            ours = ours || !finds.settings.is_empty();
        }
        if let Some(found) = known_version.filter(|found| *found > migrations::newest()) {
            return Err(Error::NewerSchema { found, known: migrations::newest() });
        }
        if finds.documents.is_empty() && finds.counted.is_empty() && !ours {
            let why = "no part of a journal can be read in it";
            return Err(Error::NotAJournal { path: path.to_owned(), why });
        }
        Ok(finds)
    }

    /// Keeps what is not a document. Words of the user are not taken from an older version of a page: they may have
    /// been forgotten since.
    fn keep(&mut self, row: &Row, newest: bool) {
        let text = |value: &Value| if let Value::Text(text) = value { Some(text.clone()) } else { None };
        let moment = |value: &Value| text(value).and_then(|text| text.parse::<Moment>().ok());
        match (row.number, row.values.as_slice()) {
            (None, [Value::Text(name), Value::Text(value)]) => {
                if newest {
                    self.settings.insert(name.clone(), value.clone());
                } else if !name.starts_with(OF_SCREENS) {
                    self.settings.entry(name.clone()).or_insert_with(|| value.clone());
                }
            }
            (None, [Value::Blob(endpoint), Value::Text(addresses), seen, in_step, trusted]) => {
                if let (Ok(endpoint), Ok(addresses)) = (
                    endpoint.as_slice().try_into().map(EndpointId::from_bytes),
                    serde_json::from_str(addresses),
                ) {
                    let (seen, in_step, trusted) = (moment(seen), moment(in_step), moment(trusted));
                    self.peers.push(PeerRow { endpoint, addresses, seen, in_step, trusted });
                }
            }
            (Some(_), [Value::Text(table), Value::Integer(number)]) if table == "census" => {
                self.latest = number.unsigned_abs();
            }
            (Some(_), [Value::Text(table), Value::Integer(number)]) if table == "undo" => {
                self.latest_act = *number;
            }
            (Some(number), [Value::Null, Value::Text(line)]) if newest => {
                self.prompts.insert(number, line.clone());
            }
            (Some(_), [Value::Blob(id), Value::Text(found), Value::Text(why)]) => {
                if let (Some(id), Ok(found)) = (record_id(id), found.parse()) {
                    self.damage.push(Damage { id, found, why: why.clone() });
                }
            }
            _ => {}
        }
    }

    /// Writes every document that can be read into the new file, in the order of their birth. The answer names those that
    /// cannot.
    pub(super) fn bring_over(
        &mut self,
        pages: &Pages,
        path: &Path,
        target: &Store,
        tell: &mut dyn FnMut(u64, u64),
    ) -> Result<Vec<String>> {
        let (mut batch, mut on_page) = (Vec::new(), None);
        let places: Vec<(i64, FoundAt)> =
            self.documents.iter().map(|(number, place)| (*number, *place)).collect();
        let total = places.len() as u64;
        let mut stale = false;
        for (done, (number, place)) in (1..).zip(&places) {
            if on_page.as_ref().is_none_or(|(page, _)| *page != place.page) {
                let rows = read(pages, place.page, path)?.bytes().map(|page| rows(pages, place.page, page));
                on_page = Some((place.page, rows.unwrap_or_default()));
            }
            let rows = on_page.iter().flat_map(|(_, rows)| rows);
            let found = rows.filter_map(document).find(|(this, ..)| this == number);
            let Some((_, id, bytes)) = found.filter(|(_, id, _)| !self.saved.contains(id)) else { continue };
            match Document::load(bytes).and_then(|document| Ok((document.read()?, document))) {
                Ok((record, document)) => {
                    self.saved.insert(id);
                    stale |= !place.sound;
                    batch.push((id, document, record));
                }
                Err(error) => drop(self.unreadable.insert(id, error.to_string())),
            }
            if batch.len() >= BATCH || done == total {
                store_all(target, std::mem::take(&mut batch))?;
                tell(done, total);
            }
        }
        store_all(target, batch)?;
        if stale {
            self.leave_what_is_forgotten(target)?;
        }
        let said = self.unreadable.iter().filter(|(id, _)| !self.saved.contains(id));
        Ok(said.map(|(id, why)| format!("record {id}: {why}")).collect())
    }

    /// An older version of a page may hold what was erased since.
    fn leave_what_is_forgotten(&mut self, target: &Store) -> Result<()> {
        let ids = self.saved.clone();
        let gone = target.write(move |tx| {
            let mut gone = Vec::new();
            for id in ids {
                if tx.forgotten(id)?.is_some() {
                    tx.erase(id)?;
                    gone.push(id);
                }
            }
            Ok(gone)
        })?;
        self.saved.retain(|id| !gone.contains(id));
        Ok(())
    }

    /// Records that the census counts and that are in no page that can be read, with their texts where those can.
    pub(super) fn lost(&self, pages: &Pages, path: &Path) -> Result<Vec<Lost>> {
        let gone = self.counted.iter().filter(|id| !self.saved.contains(id));
        let mut lost: BTreeMap<RecordId, Lost> = gone
            .filter(|id| !self.unreadable.contains_key(id))
            .map(|id| (*id, Lost { id: *id, kind: String::new(), text: String::new() }))
            .collect();
        for number in 1..=pages.count() {
            if lost.is_empty() {
                break;
            }
            let found = read(pages, number, path)?;
            for row in found.bytes().map(|page| rows(pages, number, page)).unwrap_or_default() {
                if let (
                    Some(_),
                    [
                        Value::Null,
                        Value::Blob(source),
                        Value::Text(kind),
                        Value::Text(_),
                        _,
                        Value::Text(body),
                    ],
                ) = (row.number, row.values.as_slice())
                    && let Some(lost) = record_id(source).and_then(|id| lost.get_mut(&id))
                {
                    lost.kind.clone_from(kind);
                    lost.text = body.chars().take(SAID).collect();
                }
            }
        }
        Ok(lost.into_values().collect())
    }

    /// Acts that can be undone as before, oldest first, and whether there were others. An undo takes back the latest act:
    /// where one may be lost, those before it are not offered in its place.
    pub(super) fn undoable(&self) -> (Vec<&UndoStep>, bool) {
        if self.harmed == 0 && self.cut_off == 0 {
            return (self.acts.values().collect(), false);
        }
        let mut unbroken: Vec<&UndoStep> =
            (1..=self.latest_act).rev().map_while(|number| self.acts.get(&number)).collect();
        unbroken.reverse();
        let is_known = self.latest > 0 && (self.latest_act == 0 || !unbroken.is_empty());
        // Only more acts than are kept push the oldest out; fewer say that some stood where nothing can be read.
        let kept = usize::try_from(self.latest_act.min(UNDO_STEPS)).unwrap_or_default();
        let others = !is_known || unbroken.len() < self.acts.len().max(kept);
        (unbroken, others)
    }

    /// What may be missing and cannot be named.
    pub(super) fn unknown(&self) -> Vec<String> {
        let mut said = Vec::new();
        if self.cut_off > 0 {
            said.push(format!("what was in the last {} pages, which are missing", self.cut_off));
        }
        // What stood in one page is known from others.
        if self.harmed > 1 {
            said.push(format!("what was in {} damaged pages, unless it is named here", self.harmed));
        }
        if self.settings.is_empty() {
            said.push("the settings of this device".to_owned());
        }
        said
    }
}

/// A record that is lost.
#[derive(Debug)]
pub(super) struct Lost {
    id: RecordId,
    kind: String,
    text: String,
}

impl Lost {
    /// The text for the user, who may want to write it again.
    pub(super) fn said(&self) -> String {
        match self.text.trim() {
            "" => format!("record {}", self.id),
            text => format!("{} {}: {text}", self.kind, self.id),
        }
    }

    /// The text for the journal: ids only, because words would outlive a forget.
    pub(super) fn damage(&self, found: Moment) -> Damage {
        Damage { id: self.id, found, why: format!("{} {}", self.kind, self.id).trim().to_owned() }
    }
}

/// The rows of a page, with what of them stands elsewhere.
fn rows(pages: &Pages, number: u32, page: &[u8]) -> Vec<Row> {
    rows_with(pages, number, page).0
}

/// The same, and whether whatever of them stands elsewhere is as it was written last.
fn rows_with(pages: &Pages, number: u32, page: &[u8]) -> (Vec<Row>, bool) {
    let mut current = true;
    let mut overflow = |number| {
        let found = pages.read(number).ok()?;
        current &= matches!(found, PageFound::Sound(_));
        found.bytes().map(<[u8]>::to_vec)
    };
    let rows = cells::rows(number, page, pages.usable(), &mut overflow);
    (rows, current)
}

/// An act that can be undone.
fn act(row: &Row) -> Option<UndoStep> {
    let (
        Some(step),
        [Value::Null, Value::Text(at), Value::Text(what), Value::Integer(undone), Value::Text(changes)],
    ) = (row.number, row.values.as_slice())
    else {
        return None;
    };
    let changes = serde_json::from_str(changes).ok()?;
    Some(UndoStep { step, at: at.parse().ok()?, what: what.clone(), undone: *undone != 0, changes })
}

/// The number, id and bytes of a document. Its id stands in a row twice, once backwards: nothing else looks like that.
fn document(row: &Row) -> Option<(i64, RecordId, &[u8])> {
    let (
        Some(number),
        [Value::Null, Value::Blob(id), Value::Blob(backwards), Value::Text(_), Value::Blob(bytes)],
    ) = (row.number, row.values.as_slice())
    else {
        return None;
    };
    let id = record_id(id)?;
    (tail(id).as_slice() == backwards.as_slice()).then_some((number, id, bytes))
}

/// The id in a row of the census.
fn census(row: &Row) -> Option<RecordId> {
    match (row.number, row.values.as_slice()) {
        (Some(_), [Value::Null, Value::Blob(id), Value::Blob(digest)]) if digest.len() == 32 => record_id(id),
        _ => None,
    }
}

fn record_id(bytes: &[u8]) -> Option<RecordId> {
    bytes.try_into().ok().map(RecordId::from_bytes)
}

fn store_all(target: &Store, batch: Vec<(RecordId, Document, Option<AnyRecord>)>) -> Result<()> {
    target.write(move |tx| {
        batch.iter().try_for_each(|(id, document, record)| tx.store(*id, document, record.as_ref()))
    })
}

/// How many documents stand on a page.
#[cfg(test)]
pub(super) fn documents_on(pages: &Pages, number: u32, page: &[u8]) -> usize {
    rows(pages, number, page).iter().filter(|row| document(row).is_some()).count()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::{
        Journal, Key,
        store::{
            file::{Cipher, PAGE},
            pages::Pages,
        },
    };

    fn now() -> Moment {
        "2026-11-18T14:05:00+00:00".parse().unwrap()
    }

    /// Lines of several kinds and sizes: some of them do not fit into one page.
    fn sixty_lines(path: &Path, key: &Key) {
        let journal = Journal::open(path, key.clone(), now()).unwrap();
        for number in 0..60 {
            // Nothing that is packed to a few bytes.
            let mut dice = 0x0139_408d_cbbf_7a44_u64 ^ number;
            let mut word = || {
                dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                format!("{dice:x} ")
            };
            let long = if number % 20 == 0 { (0..500).map(|_| word()).collect() } else { String::new() };
            let line = format!(
                "coffee with @Ana Silva and @Bo Ek, number{number} !send note {number} by fri {long}"
            );
            journal.log(journal.read_line(&line, now()).unwrap(), now()).unwrap();
        }
    }

    fn open(path: &Path, key: &Key) -> Result<Pages> {
        Pages::open(path, &Cipher::Key(key.clone()))
    }

    /// A journal of sixty lines, in a directory that goes with the test.
    fn sixty_in_a_directory() -> (tempfile::TempDir, PathBuf, Key) {
        let directory = tempfile::tempdir().unwrap();
        let (path, key) = (directory.path().join("journal.hallway"), Key::from_bytes([7; 32]));
        sixty_lines(&path, &key);
        (directory, path, key)
    }

    /// The bytes of a file that is unharmed, and its documents, each with every page that it stands on.
    fn whole(path: &Path, key: &Key) -> (Vec<u8>, BTreeMap<RecordId, BTreeSet<u32>>) {
        (std::fs::read(path).unwrap(), documents(&open(path, key).unwrap(), path))
    }

    /// The documents of a file, each with every page that it stands on.
    fn documents(pages: &Pages, path: &Path) -> BTreeMap<RecordId, BTreeSet<u32>> {
        let mut found = BTreeMap::new();
        for number in 1..=pages.count() {
            let page = read(pages, number, path).unwrap();
            let Some(page) = page.bytes() else { continue };
            let gathered = std::cell::RefCell::new(BTreeSet::new());
            let mut overflow = |number| {
                gathered.borrow_mut().insert(number);
                pages.read(number).ok()?.bytes().map(<[u8]>::to_vec)
            };
            // One cell at a time would know which chain is whose; all chains of a page are harmed with any of them.
            for row in cells::rows(number, page, pages.usable(), &mut overflow) {
                if let Some((_, id, _)) = document(&row) {
                    found.insert(id, BTreeSet::from([number]));
                }
            }
            let on_this = found.values_mut().filter(|on: &&mut BTreeSet<u32>| on.contains(&number));
            on_this.for_each(|on| on.extend(gathered.borrow().iter()));
        }
        found
    }

    #[test]
    fn whichever_page_is_harmed_every_document_of_the_others_is_found_and_the_lost_are_named() {
        let (_directory, path, key) = sixty_in_a_directory();
        let (whole, expected) = whole(&path, &key);
        assert!(expected.len() > 100 && expected.values().any(|on| on.len() > 1), "{}", expected.len());
        let length = usize::try_from(PAGE).unwrap();
        // Each round reads and decrypts the file three times over; the long form leaves no page out.
        let step = if std::env::var_os("HALLWAY_LONG").is_some() { 1 } else { 3 };
        for page in (0..whole.len() / length).step_by(step) {
            let mut bytes = whole.clone();
            bytes[page * length + 1_000] ^= 0x10;
            std::fs::write(&path, &bytes).unwrap();
            let pages = open(&path, &key).unwrap();
            let mut finds = Finds::of(&pages, &path).unwrap();
            assert_eq!(finds.harmed, 1);
            let number = u32::try_from(page + 1).unwrap();
            let found = documents(&pages, &path);
            for (id, on) in &expected {
                assert!(found.contains_key(id) || on.contains(&number), "page {number} costs {id}");
            }
            finds.saved = found.into_keys().collect();
            let lost: BTreeSet<RecordId> =
                finds.lost(&pages, &path).unwrap().into_iter().map(|lost| lost.id).collect();
            let missing: BTreeSet<RecordId> =
                expected.keys().filter(|id| !finds.saved.contains(id)).copied().collect();
            assert_eq!(lost, missing, "page {number}");
        }
    }

    /// The documents that a repair of these bytes leaves in the journal, and what it says is missing.
    fn repaired(bytes: &[u8], key: &Key) -> (BTreeSet<RecordId>, Vec<String>) {
        let memory = Path::new("/dev/shm");
        let directory = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        let directory = directory.unwrap();
        let path = directory.path().join("journal.hallway");
        std::fs::write(&path, bytes).unwrap();
        let salvaged = crate::store::repair(&path, key, now(), &mut |_, _| {}).unwrap();
        let ids = Store::open(&path, key.clone()).unwrap().read(|db| db.ids()).unwrap();
        assert_eq!(ids.len() as u64, salvaged.saved);
        (ids.into_iter().collect(), salvaged.missing)
    }

    #[test]
    fn whichever_page_is_harmed_a_repair_brings_over_every_document_of_the_others() {
        let (_directory, path, key) = sixty_in_a_directory();
        let (whole, expected) = whole(&path, &key);
        let length = usize::try_from(PAGE).unwrap();
        // A repair makes a whole journal each time and reads it back; the long form leaves no page out.
        let step = if std::env::var_os("HALLWAY_LONG").is_some() { 1 } else { 11 };
        for page in (0..whole.len() / length).step_by(step) {
            let mut bytes = whole.clone();
            bytes[page * length + 1_000] ^= 0x10;
            let (there, missing) = repaired(&bytes, &key);
            let number = u32::try_from(page + 1).unwrap();
            for (id, on) in &expected {
                assert!(there.contains(id) || on.contains(&number), "page {number} costs {id}");
                let named = missing.iter().any(|said| said.contains(&id.to_string()));
                assert!(there.contains(id) || named, "page {number}: {id} is not named: {missing:?}");
            }
        }
    }

    #[test]
    fn a_file_that_was_cut_off_is_repaired_as_far_as_it_reaches() {
        let (_directory, path, key) = sixty_in_a_directory();
        let (whole, expected) = whole(&path, &key);
        let length = usize::try_from(PAGE).unwrap();
        let pages = whole.len() / length;
        // Where a quarter of the documents, half of them and three quarters are whole.
        let mut ends: Vec<u32> = expected.values().filter_map(|on| on.last().copied()).collect();
        ends.sort_unstable();
        let quarters = [1, 2, 3].map(|quarter| ends[ends.len() * quarter / 4] as usize);
        for left in quarters.into_iter().filter(|left| *left < pages).chain([pages - 1]) {
            // Half a page more is no page.
            let (there, missing) = repaired(&whole[..left * length + 1_234], &key);
            let reaches = |on: &BTreeSet<u32>| on.iter().all(|page| *page as usize <= left);
            let whole: Vec<&RecordId> =
                expected.iter().filter(|(_, on)| reaches(on)).map(|(id, _)| id).collect();
            assert!(whole.len() > expected.len() / 5, "{left} of {pages} pages have {} whole", whole.len());
            for id in whole {
                assert!(there.contains(id), "{left} of {pages} pages: {id} was on them");
            }
            let said = format!("in the last {} pages", pages - left);
            assert!(missing.iter().any(|missing| missing.contains(&said)), "{missing:?}");
        }
    }

    #[test]
    fn a_bit_of_the_salt_costs_nothing_and_another_key_opens_nothing() {
        let (_directory, path, key) = sixty_in_a_directory();
        let mut bytes = std::fs::read(&path).unwrap();
        bytes[9] ^= 4;
        std::fs::write(&path, &bytes).unwrap();
        let pages = open(&path, &key).unwrap();
        assert_eq!(Finds::of(&pages, &path).unwrap().harmed, 0);
        assert!(matches!(open(&path, &Key::from_bytes([8; 32])), Err(Error::WrongKey(_))));
    }

    #[test]
    fn what_is_only_in_the_log_is_read_and_what_was_not_committed_is_not() {
        let directory = tempfile::tempdir().unwrap();
        let (path, key) = (directory.path().join("journal.hallway"), Key::from_bytes([7; 32]));
        let journal = Journal::open(&path, key.clone(), now()).unwrap();
        journal.log(journal.read_line("coffee with @Ana Silva", now()).unwrap(), now()).unwrap();
        let known = journal.replica().records().unwrap().len();
        // As a copy of the directory would have it.
        let copy = directory.path().join("copy");
        for suffix in ["", "-wal"] {
            let suffixed = |path: &Path| crate::store::with_suffix(path, suffix);
            std::fs::copy(suffixed(&path), suffixed(&copy)).unwrap();
        }
        assert_eq!(documents(&open(&copy, &key).unwrap(), &copy).len(), known);
        let log = crate::store::with_suffix(&copy, "-wal");
        let length = std::fs::metadata(&log).unwrap().len();
        std::fs::OpenOptions::new().write(true).open(&log).unwrap().set_len(length - 100).unwrap();
        assert!(documents(&open(&copy, &key).unwrap(), &copy).len() < known);
    }

    #[test]
    fn words_that_a_forget_took_away_do_not_come_back_from_an_older_version_of_their_page() {
        let directory = tempfile::tempdir().unwrap();
        let (path, key) = (directory.path().join("journal.hallway"), Key::from_bytes([7; 32]));
        drop(Journal::open(&path, key.clone(), now()).unwrap());
        let store = Store::open(&path, key.clone()).unwrap();
        store.write(|tx| tx.remember_prompt("coffee with Zephyrine")).unwrap();
        store.write(|tx| tx.set("screen.unsaved", Some("Q29mZmVl"))).unwrap();
        let log = crate::store::with_suffix(&path, "-wal");
        let before = usize::try_from(std::fs::metadata(&log).unwrap().len()).unwrap();
        store.write(|tx| tx.set("screen.unsaved", None)).unwrap();
        store.write(|tx| tx.purge_prompt()).unwrap();
        // As a copy of the directory would have it, with every page harmed that was written since.
        let copy = directory.path().join("copy");
        std::fs::copy(&path, &copy).unwrap();
        let mut bytes = std::fs::read(&log).unwrap();
        let frame = 24 + usize::try_from(PAGE).unwrap();
        let sound = |copied: &[u8]| {
            std::fs::write(crate::store::with_suffix(&copy, "-wal"), copied).unwrap();
            Finds::of(&open(&copy, &key).unwrap(), &copy).unwrap()
        };
        let found = sound(&bytes[..before]);
        assert_eq!((found.prompts.len(), found.settings.contains_key("screen.unsaved")), (1, true));
        for start in (before..bytes.len()).step_by(frame) {
            bytes[start + 1_000] ^= 0x10;
        }
        let found = sound(&bytes);
        assert!(found.harmed > 0, "older versions of pages were read");
        assert_eq!((found.prompts.len(), found.settings.contains_key("screen.unsaved")), (0, false));
        assert!(found.settings.contains_key("device"), "what holds no words comes over");
    }
}
