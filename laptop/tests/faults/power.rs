//! The power is cut: what was written and not synced may be there, in parts, or not at all.
//!
//! A run is recorded and cut after each of its changes. What a disk may hold then is made from the record: a file's bytes
//! are sure once it was synced, a name is sure once its file or its folder was synced after it was given; of everything
//! else any part may be missing, down to single sectors.

use std::{
    collections::BTreeMap,
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};

use super::{Fault, Tried, acts, acts::Act, calls::again, content, hold, journal, long, places, run};
use crate::process::Home;

/// One recorded change.
#[derive(Debug)]
enum Change {
    Created(PathBuf),
    Wrote {
        path: PathBuf,
        at: usize,
        bytes: Vec<u8>,
    },
    Cut {
        path: PathBuf,
        length: usize,
    },
    Synced(PathBuf),
    /// Given a second name, or with `moved` another one.
    Named {
        from: PathBuf,
        to: PathBuf,
        moved: bool,
    },
    Removed(PathBuf),
    /// Said on standard output.
    Said(String),
}

/// The changes of a record, as the shim keeps them.
fn changes(record: &[u8]) -> Vec<Change> {
    let (mut changes, mut rest) = (Vec::new(), record);
    while let Some((head, after)) = rest.split_at_checked(21) {
        let number = |from: usize, to: usize| {
            let mut bytes = [0; 8];
            bytes[..to - from].copy_from_slice(&head[from..to]);
            usize::try_from(u64::from_ne_bytes(bytes)).unwrap()
        };
        let (path, after) = after.split_at(number(1, 5));
        let (bytes, after) = after.split_at(number(5, 13));
        let path = PathBuf::from(std::str::from_utf8(path).unwrap());
        let text = || String::from_utf8_lossy(bytes).into_owned();
        changes.push(match head[0] {
            b'c' => Change::Created(path),
            b'w' => Change::Wrote { path, at: number(13, 21), bytes: bytes.to_vec() },
            b't' => Change::Cut { path, length: number(13, 21) },
            b's' => Change::Synced(path),
            b'r' | b'l' => Change::Named { from: path, to: PathBuf::from(text()), moved: head[0] == b'r' },
            b'u' => Change::Removed(path),
            _ => Change::Said(text()),
        });
        rest = after;
    }
    changes
}

/// What of the changes that are not sure is there after a cut.
#[derive(Debug, Clone, Copy)]
enum Kept {
    All,
    Nothing,
    /// Any part, drawn with this seed.
    Some(u64),
}

/// Files by number, so that one keeps its bytes under another name.
#[derive(Clone)]
struct Disk {
    names: BTreeMap<PathBuf, usize>,
    files: Vec<Vec<u8>>,
}

impl Disk {
    fn of(folder: &Path) -> Self {
        let mut disk = Self { names: BTreeMap::new(), files: Vec::new() };
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            disk.names.insert(path.clone(), disk.files.len());
            disk.files.push(fs::read(path).unwrap());
        }
        disk
    }

    /// What it holds after the first `until` changes and a cut.
    fn after(&self, changes: &[Change], until: usize, kept: Kept) -> Self {
        let mut disk = self.clone();
        let mut draw = match kept {
            Kept::Some(seed) => seed | 1,
            _ => 1,
        };
        let mut stays = |sure: bool| {
            // xorshift64*, Vigna 2016.
            draw ^= draw >> 12;
            draw ^= draw << 25;
            draw ^= draw >> 27;
            match kept {
                Kept::All => true,
                Kept::Nothing => sure,
                Kept::Some(_) => sure || draw.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 63 == 1,
            }
        };
        for (place, change) in changes[..until].iter().enumerate() {
            let later = &changes[place + 1..until];
            match change {
                Change::Created(path) => {
                    if stays(is_synced(later, path) || is_synced(later, path.parent().unwrap())) {
                        disk.names.insert(path.clone(), disk.files.len());
                        disk.files.push(Vec::new());
                    }
                }
                Change::Wrote { path, at, bytes } => {
                    let sure = is_synced(later, path);
                    for (number, sector) in bytes.chunks(512).enumerate() {
                        if stays(sure) {
                            disk.write(path, at + number * 512, sector);
                        }
                    }
                }
                Change::Cut { path, length } => {
                    if stays(is_synced(later, path)) {
                        disk.cut(path, *length);
                    }
                }
                Change::Named { from, to, moved } => {
                    if stays(is_synced(later, to) || is_synced(later, to.parent().unwrap())) {
                        if let Some(&file) = disk.names.get(from) {
                            disk.names.insert(to.clone(), file);
                        }
                        if *moved {
                            disk.names.remove(from);
                        }
                    }
                }
                Change::Removed(path) => {
                    if stays(is_synced(later, path.parent().unwrap())) {
                        disk.names.remove(path);
                    }
                }
                Change::Synced(_) | Change::Said(_) => {}
            }
        }
        disk
    }

    fn file(&mut self, path: &Path) -> Option<&mut Vec<u8>> {
        self.names.get(path).map(|&file| &mut self.files[file])
    }

    fn cut(&mut self, path: &Path, length: usize) {
        if let Some(file) = self.file(path) {
            file.resize(length, 0);
        }
    }

    fn write(&mut self, path: &Path, at: usize, bytes: &[u8]) {
        if let Some(file) = self.file(path) {
            file.resize(file.len().max(at + bytes.len()), 0);
            file[at..at + bytes.len()].copy_from_slice(bytes);
        }
    }

    /// Writes it out; what is shared between processes is memory, and gone.
    fn lay_out(&self, folder: &Path) {
        fs::create_dir_all(folder).unwrap();
        // A new key gets its name by a call that goes past the C library: it is the file of 64 digits and a line end.
        let is_key = |file: &&Vec<u8>| {
            file.len() == 65 && file.iter().filter(|byte| byte.is_ascii_hexdigit()).count() == 64
        };
        if let Some(key) = self.names.values().map(|&file| &self.files[file]).find(is_key) {
            fs::write(folder.join("journal.key"), key).unwrap();
        }
        for (path, &file) in self.names.iter().filter(|(path, _)| !path.to_string_lossy().ends_with("-shm")) {
            let to = folder.join(path.file_name().unwrap());
            fs::write(&to, &self.files[file]).unwrap();
            // A key that others can read is no key.
            fs::set_permissions(to, fs::Permissions::from_mode(0o600)).unwrap();
        }
    }
}

/// Whether a file or folder was synced among these changes, under whatever name it has by then.
fn is_synced(later: &[Change], path: &Path) -> bool {
    let mut path = path.to_owned();
    for change in later {
        match change {
            Change::Synced(synced) if *synced == path => return true,
            Change::Named { from, to, moved: true } if *from == path => path.clone_from(to),
            _ => {}
        }
    }
    false
}

/// Records an act and cuts the power after each of its changes.
fn cut_everywhere(act: &Act) -> Tried {
    let home = act.home.copied();
    let disk = Disk::of(&journal(&home));
    let record = home.path().join("record");
    let (ran, _) = run(act, &home, Fault::None, Some(&record));
    // A repair that lost what stood in a harmed page says so and exits 1.
    assert!(ran.code == Some(0) || act.name == "repair", "{}{}", ran.out, ran.err);
    let changes = changes(&fs::read(&record).unwrap());
    let mut tried = Tried::default();
    let last = u32::try_from(changes.len()).unwrap();
    for until in places(last, 24).into_iter().map(|place| usize::try_from(place).unwrap()) {
        let said = |change: &Change| matches!(change, Change::Said(text) if text.contains("Saved"));
        let acknowledged = changes[..until].iter().filter(|change| said(change)).count();
        let seeds = if long() { 1..10 } else { 1..3 };
        for kept in [Kept::All, Kept::Nothing].into_iter().chain(seeds.map(Kept::Some)) {
            let what =
                format!("cut after change {until} of {last}, {kept:?} kept, {acknowledged} acknowledged");
            let cut = Home::new();
            disk.after(&changes, until, kept).lay_out(&journal(&cut));
            tried.faults += 1;
            match content(&journal(&cut)) {
                Ok(left) => {
                    let new = left.lines.difference(&act.before.lines).count();
                    let stays = act.before.lines.intersection(&act.after.lines);
                    if new < acknowledged
                        || !left.lines.iter().all(|line| act.knows(line))
                        || !stays.into_iter().all(|line| left.lines.contains(line))
                    {
                        tried.lost.push(format!("{what}: {left:?}"));
                    }
                }
                Err(why) if act.name == "repair" => again(act, &cut, &what, &why, &mut tried),
                Err(_) if acknowledged == 0 && act.before.lines.is_empty() => {}
                Err(why) => tried.lost.push(format!("{what}: {why}")),
            }
        }
    }
    tried
}

#[test]
fn whenever_the_power_is_cut_what_was_acknowledged_is_there() {
    hold("power cut", acts::all(), cut_everywhere);
}
