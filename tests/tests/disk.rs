//! The disk: counted syncs, and writes that fail at every point.
//!
//! A file system of our own (a VFS) stands between SQLite and the real one, counts and fails on demand. This is the one
//! file that may be unsafe: a VFS is a table of C functions. Its tests take turns, for the counters are the process's.
//!
//! `HALLWAY_LONG=1` fails at every operation instead of some.

#![allow(unsafe_code, clippy::unwrap_used, clippy::expect_used)]

use std::{
    ffi::{CStr, c_char, c_int, c_void},
    ptr,
    sync::{
        MutexGuard, OnceLock,
        atomic::{AtomicBool, AtomicI32, AtomicI64, AtomicU64, Ordering::SeqCst},
    },
};

use hallway_core::{Error, model::ItemKind};
use hallway_tests::{Desk, assert_sound, found, items, log, long, minutes_later, now};
use rusqlite::{Connection, ffi};

use crate::pages::pages_with;

/// Syncs of write-ahead logs since the count was last taken.
static LOG_SYNCS: AtomicU64 = AtomicU64::new(0);
/// Syncs of everything else.
static OTHER_SYNCS: AtomicU64 = AtomicU64::new(0);
/// Operations that change the disk and still succeed; below zero: all of them do.
static LEFT: AtomicI64 = AtomicI64::new(-1);
/// What an operation that fails says.
static FAILURE: AtomicI32 = AtomicI32::new(0);
/// Whether reading fails too.
static READS: AtomicBool = AtomicBool::new(false);
/// Whether nothing beside the file can be made: the log's index needs room, and a directory that may be written.
static NOTHING_BESIDE: AtomicBool = AtomicBool::new(false);
/// How many operations failed.
static FAILED: AtomicU64 = AtomicU64::new(0);

/// An open file: the part that SQLite looks at first, then ours, then the real file behind it in the same allocation.
#[repr(C)]
struct File {
    base: ffi::sqlite3_file,
    is_log: bool,
    real: *mut ffi::sqlite3_file,
}

/// The real VFS.
struct Real(*mut ffi::sqlite3_vfs);

// SAFETY: SQLite registers a VFS once and never changes or frees it.
unsafe impl Send for Real {}
// SAFETY: as above; its functions may be called from any thread.
unsafe impl Sync for Real {}

static REAL: OnceLock<Real> = OnceLock::new();

fn real_vfs() -> *mut ffi::sqlite3_vfs {
    REAL.get().expect("the real VFS was kept before ours was registered").0
}

/// Whether this operation fails, and how.
fn refusal(full: c_int) -> Option<c_int> {
    let left = LEFT.load(SeqCst);
    if left < 0 {
        return None;
    }
    if left > 0 {
        LEFT.fetch_sub(1, SeqCst);
        return None;
    }
    FAILED.fetch_add(1, SeqCst);
    let failure = FAILURE.load(SeqCst);
    Some(if failure == ffi::SQLITE_FULL { ffi::SQLITE_FULL } else { full })
}

/// Calls the real file's function of the same name.
macro_rules! forward {
    ($file:expr, $method:ident $(, $argument:expr)*) => {{
        // SAFETY: SQLite hands in a file that `open` filled; the real file behind it is open and has all functions of
        // the version that ours claims.
        unsafe {
            let real = (*$file.cast::<File>()).real;
            match (*(*real).pMethods).$method {
                Some(method) => method(real $(, $argument)*),
                None => return Default::default(),
            }
        }
    }};
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    forward!(file, xClose)
}

unsafe extern "C" fn read(file: *mut ffi::sqlite3_file, to: *mut c_void, length: c_int, from: i64) -> c_int {
    if READS.load(SeqCst)
        && let Some(refused) = refusal(ffi::SQLITE_IOERR_READ)
    {
        return refused;
    }
    forward!(file, xRead, to, length, from)
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    from: *const c_void,
    length: c_int,
    to: i64,
) -> c_int {
    if let Some(refused) = refusal(ffi::SQLITE_IOERR_WRITE) {
        return refused;
    }
    forward!(file, xWrite, from, length, to)
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, length: i64) -> c_int {
    if let Some(refused) = refusal(ffi::SQLITE_IOERR_TRUNCATE) {
        return refused;
    }
    forward!(file, xTruncate, length)
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    if let Some(refused) = refusal(ffi::SQLITE_IOERR_FSYNC) {
        return refused;
    }
    // SAFETY: SQLite hands in a file that `open` filled.
    let counter = if unsafe { (*file.cast::<File>()).is_log } { &LOG_SYNCS } else { &OTHER_SYNCS };
    counter.fetch_add(1, SeqCst);
    forward!(file, xSync, flags)
}

unsafe extern "C" fn file_size(file: *mut ffi::sqlite3_file, size: *mut i64) -> c_int {
    forward!(file, xFileSize, size)
}

unsafe extern "C" fn lock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    forward!(file, xLock, level)
}

unsafe extern "C" fn unlock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    forward!(file, xUnlock, level)
}

unsafe extern "C" fn check_reserved_lock(file: *mut ffi::sqlite3_file, held: *mut c_int) -> c_int {
    forward!(file, xCheckReservedLock, held)
}

unsafe extern "C" fn file_control(file: *mut ffi::sqlite3_file, what: c_int, argument: *mut c_void) -> c_int {
    forward!(file, xFileControl, what, argument)
}

unsafe extern "C" fn sector_size(file: *mut ffi::sqlite3_file) -> c_int {
    forward!(file, xSectorSize)
}

unsafe extern "C" fn device_characteristics(file: *mut ffi::sqlite3_file) -> c_int {
    forward!(file, xDeviceCharacteristics)
}

unsafe extern "C" fn shm_map(
    file: *mut ffi::sqlite3_file,
    page: c_int,
    size: c_int,
    extend: c_int,
    to: *mut *mut c_void,
) -> c_int {
    if NOTHING_BESIDE.load(SeqCst) {
        return ffi::SQLITE_IOERR_SHMSIZE;
    }
    forward!(file, xShmMap, page, size, extend, to)
}

unsafe extern "C" fn shm_lock(
    file: *mut ffi::sqlite3_file,
    from: c_int,
    count: c_int,
    flags: c_int,
) -> c_int {
    forward!(file, xShmLock, from, count, flags)
}

unsafe extern "C" fn shm_barrier(file: *mut ffi::sqlite3_file) {
    forward!(file, xShmBarrier);
}

unsafe extern "C" fn shm_unmap(file: *mut ffi::sqlite3_file, delete: c_int) -> c_int {
    forward!(file, xShmUnmap, delete)
}

/// Version 2: shared memory, no memory mapping, so that every write comes through `write`.
static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    let file = file.cast::<File>();
    // SAFETY: SQLite allocated `szOsFile` bytes, which is our part and the real one behind it; both are aligned to
    // eight bytes. The real VFS fills its part, also when it fails.
    unsafe {
        let real = file.add(1).cast::<ffi::sqlite3_file>();
        (*file).base.pMethods = ptr::null();
        (*file).is_log = flags & ffi::SQLITE_OPEN_WAL != 0;
        (*file).real = real;
        let outcome = ((*real_vfs()).xOpen.expect("every VFS opens"))(real_vfs(), name, real, flags, out);
        if !(*real).pMethods.is_null() {
            (*file).base.pMethods = &raw const METHODS;
        }
        outcome
    }
}

/// Registers the VFS as the default one, once, before anything is opened.
fn register() {
    static ONCE: OnceLock<()> = OnceLock::new();
    ONCE.get_or_init(|| {
        // SAFETY: the copy of the real VFS keeps all its functions, which look at nothing of the file but through the
        // methods set by `open`; it is leaked, as SQLite keeps the pointer.
        unsafe {
            assert_eq!(ffi::sqlite3_initialize(), ffi::SQLITE_OK);
            let real = ffi::sqlite3_vfs_find(ptr::null());
            assert!(
                CStr::from_ptr((*real).zName)
                    .to_str()
                    .is_ok_and(|name| name.starts_with("unix") || name == "win32")
            );
            REAL.get_or_init(|| Real(real));
            let mut ours = ptr::read(real);
            ours.zName = c"counting".as_ptr();
            ours.pNext = ptr::null_mut();
            ours.szOsFile += c_int::try_from(size_of::<File>()).unwrap();
            ours.xOpen = Some(open);
            assert_eq!(ffi::sqlite3_vfs_register(Box::into_raw(Box::new(ours)), 1), ffi::SQLITE_OK);
        }
    });
}

/// One scenario at a time, on a disk that works.
fn turn() -> MutexGuard<'static, ()> {
    let turn = crate::turn();
    register();
    LEFT.store(-1, SeqCst);
    READS.store(false, SeqCst);
    NOTHING_BESIDE.store(false, SeqCst);
    turn
}

/// The number of syncs of logs and of everything else since the last call.
fn syncs() -> (u64, u64) {
    (LOG_SYNCS.swap(0, SeqCst), OTHER_SYNCS.swap(0, SeqCst))
}

const LINE: &str = "coffee with @Ana Silva, nervous about schools !send visa contact by fri ?intro to Priya +likes tea #travel";

#[test]
fn a_line_is_acknowledged_after_exactly_one_sync_of_the_log() {
    let _turn = turn();
    let desk = Desk::new();
    let journal = desk.open();
    log(&journal, LINE, now());
    syncs();
    for minute in 0..10 {
        log(&journal, LINE, minutes_later(minute));
        assert_eq!(syncs(), (1, 0), "line {minute}");
    }
}

#[test]
fn undo_done_and_every_other_act_are_synced_too() {
    let _turn = turn();
    let desk = Desk::new();
    let journal = desk.open();
    let receipt = log(&journal, LINE, now());
    syncs();
    journal
        .done(std::slice::from_ref(&items(&receipt.items, ItemKind::Promise)[0].reference), now())
        .unwrap();
    assert_eq!(syncs(), (1, 0));
    journal.undo(now()).unwrap().unwrap();
    assert_eq!(syncs(), (1, 0));
    journal.settings().remember_prompt("half a line").unwrap();
    assert_eq!(syncs(), (1, 0));
    let copies = journal.replica().changes_of(receipt.reference.id, &[]).unwrap();
    let other = Desk::new();
    let copy = other.open();
    syncs();
    copy.replica().merge(copies, now()).unwrap().remove(0).unwrap();
    assert_eq!(syncs().0, 1);
    assert_eq!(found(&journal, "schools", now()).len(), 1);
    assert_eq!(syncs(), (0, 0), "a question writes nothing");
}

#[test]
fn the_file_keeps_a_write_ahead_log() {
    let _turn = turn();
    let desk = Desk::new();
    let journal = desk.open();
    let db = Connection::open(desk.path()).unwrap();
    db.execute_batch(&format!("PRAGMA key = \"x'{}'\"", desk.key.to_hex().as_str())).unwrap();
    let mode: String = db.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
    drop(journal);
}

/// Logs on a disk that stops working after so many operations. Gives how many operations failed.
fn fails_after(operations: i64, failure: c_int) -> u64 {
    let desk = Desk::new();
    let journal = desk.open();
    let mut acknowledged = Vec::new();
    for number in 0..3 {
        acknowledged.push(log(&journal, &format!("{LINE} before{number}"), minutes_later(number)).text);
    }
    FAILED.store(0, SeqCst);
    FAILURE.store(failure, SeqCst);
    LEFT.store(operations, SeqCst);
    let mut refused = Vec::new();
    for number in 0..4 {
        let line = format!("{LINE} during{number}");
        // Reading may need no disk, or one that only reads.
        let reading = journal.read_line(&line, minutes_later(10 + number)).unwrap();
        match journal.log(reading, minutes_later(10 + number)) {
            Ok(receipt) => acknowledged.push(receipt.text),
            Err(Error::NotWritten(_) | Error::NoRoom | Error::NotOpened(_)) => refused.push(line),
            Err(other) => panic!("after {operations} operations: {other:?}"),
        }
    }
    let failed = FAILED.load(SeqCst);
    assert_eq!(failed > 0, !refused.is_empty(), "after {operations} operations a failure was not told");
    // What was there is still readable while the disk does not work.
    for line in &acknowledged {
        let last = line.rsplit(' ').next().unwrap();
        assert_eq!(found(&journal, last, now()), [line.as_str()], "after {operations} operations");
    }
    LEFT.store(-1, SeqCst);
    // With the disk back, this very journal goes on.
    let again = log(&journal, &format!("{LINE} after"), minutes_later(30));
    acknowledged.push(again.text);
    drop(journal);

    let journal = desk.open();
    assert_sound(&journal, now());
    for line in &acknowledged {
        let last = line.rsplit(' ').next().unwrap();
        assert_eq!(found(&journal, last, now()), [line.as_str()], "after {operations} operations");
    }
    for line in &refused {
        // Absent, or whole: with its promises and its fact.
        let last = line.rsplit(' ').next().unwrap();
        if !found(&journal, last, now()).is_empty() {
            let hit =
                journal.find(last, hallway_core::journal::Order::Newest, 0..2, now()).unwrap().hits.remove(0);
            let hallway_core::journal::Page::Entry(page) = journal.show(&hit.reference, now()).unwrap()
            else {
                panic!("not a line");
            };
            let of = |what| items(&page.items, what).len();
            assert_eq!((of(ItemKind::Promise), of(ItemKind::Fact)), (2, 1), "after {operations} operations");
        }
    }
    failed
}

#[test]
fn a_disk_that_fails_at_any_point_loses_nothing_acknowledged_and_says_so() {
    let _turn = turn();
    let step = if long() { 1 } else { 9 };
    for failure in [ffi::SQLITE_FULL, ffi::SQLITE_IOERR] {
        let mut operations = 0;
        // Until the disk holds out for all of it.
        while fails_after(operations, failure) > 0 {
            operations += step;
        }
        assert!(operations > step, "nothing ever failed");
    }
}

#[test]
fn a_journal_that_cannot_be_made_is_an_error_and_can_be_made_later() {
    let _turn = turn();
    for failure in [ffi::SQLITE_FULL, ffi::SQLITE_IOERR] {
        FAILURE.store(failure, SeqCst);
        for operations in (0..).step_by(7) {
            let desk = Desk::new();
            LEFT.store(operations, SeqCst);
            FAILED.store(0, SeqCst);
            let outcome = desk.try_open();
            let failed = FAILED.load(SeqCst) > 0;
            LEFT.store(-1, SeqCst);
            match outcome {
                Ok(journal) => drop(journal),
                Err(Error::NotWritten(_) | Error::NoRoom | Error::NotOpened(_)) => assert!(failed),
                Err(other) => panic!("after {operations} operations: {other:?}"),
            }
            let journal = desk.open();
            log(&journal, LINE, now());
            assert_sound(&journal, now());
            if !failed {
                break;
            }
        }
    }
}

#[test]
fn a_journal_that_was_there_opens_on_a_full_disk_and_answers() {
    let _turn = turn();
    let desk = Desk::new();
    log(&desk.open(), LINE, now());
    FAILURE.store(ffi::SQLITE_FULL, SeqCst);
    LEFT.store(0, SeqCst);
    let journal = desk.open();
    assert_eq!(found(&journal, "schools", now()).len(), 1);
    let reading = journal.read_line(LINE, now()).unwrap();
    assert!(matches!(journal.log(reading, now()), Err(Error::NoRoom)));
    LEFT.store(-1, SeqCst);
    drop(journal);
    assert_sound(&desk.open(), now());
}

#[test]
fn a_forget_on_a_disk_that_fails_says_what_is_gone_and_goes_on_when_the_disk_is_back() {
    let _turn = turn();
    let step = if std::env::var_os("HALLWAY_LONG").is_some() { 7 } else { 67 };
    for failure in [ffi::SQLITE_FULL, ffi::SQLITE_IOERR] {
        FAILURE.store(failure, SeqCst);
        let mut half = 0;
        for operations in (0..).step_by(step) {
            let desk = Desk::new();
            let journal = desk.open();
            // More than one step of a forget can do, on any machine.
            for number in 0..40 {
                log(&journal, &format!("coffee with @Ana Silva number {number}"), minutes_later(number));
                log(&journal, &format!("lunch with @Ana Silva and @Bo Ek, {number}"), minutes_later(number));
            }
            let ana = journal.people().resolve("Ana Silva").unwrap();
            assert!(
                operations > 0 || pages_with(&desk, "silva") > 0,
                "nothing is found of somebody who is there"
            );
            LEFT.store(operations, SeqCst);
            FAILED.store(0, SeqCst);
            let outcome = journal.people().forget(ana, &(), now());
            let failed = FAILED.load(SeqCst) > 0;
            LEFT.store(-1, SeqCst);
            match outcome {
                // Every name is gone from the rows, and it is not said to be gone from the file.
                Ok(forgot) => {
                    assert!(!failed || !forgot.complete, "after {operations} operations: {forgot:?}");
                }
                Err(Error::NotWritten(_) | Error::NoRoom | Error::NotOpened(_)) => {
                    assert!(failed);
                    assert_eq!(found(&journal, "coffee", now()).len(), 40, "nothing went");
                    journal.people().forget(ana, &(), now()).unwrap();
                }
                Err(Error::HalfForgotten { done, .. }) => {
                    assert!(failed && done > 0);
                    half += 1;
                    // Whoever it is can still be named.
                    let ana = journal.people().resolve("Ana Silva").unwrap();
                    journal.people().forget(ana, &(), now()).unwrap();
                }
                Err(other) => panic!("after {operations} operations: {other:?}"),
            }
            assert!(journal.maintenance().finish_erasing(&()).unwrap());
            assert_eq!(found(&journal, "silva", now()).len(), 0);
            assert_eq!(
                pages_with(&desk, "silva"),
                0,
                "after {operations} operations, in the file or its log"
            );
            assert_eq!(found(&journal, "lunch", now()).len(), 40);
            assert_sound(&journal, now());
            if !failed {
                break;
            }
        }
        assert!(half > 0, "no forget was ever cut short between two steps");
    }
}

#[test]
fn a_repair_on_a_disk_that_fails_leaves_the_damaged_file_or_a_whole_one() {
    let _turn = turn();
    let whole = {
        let desk = Desk::new();
        let journal = desk.open();
        for number in 0..8 {
            log(&journal, &format!("{LINE} number{number}"), minutes_later(number));
        }
        drop(journal);
        std::fs::read(desk.path()).unwrap()
    };
    let mut damaged = whole.clone();
    damaged[whole.len() - 2_000] ^= 4;
    let step = if std::env::var_os("HALLWAY_LONG").is_some() { 1 } else { 17 };
    for failure in [ffi::SQLITE_FULL, ffi::SQLITE_IOERR] {
        FAILURE.store(failure, SeqCst);
        for operations in (0..).step_by(step) {
            let desk = Desk::new();
            std::fs::write(desk.path(), &damaged).unwrap();
            LEFT.store(operations, SeqCst);
            FAILED.store(0, SeqCst);
            let outcome = hallway_core::journal::repair(&desk.path(), &desk.key, &(), now());
            let failed = FAILED.load(SeqCst) > 0;
            LEFT.store(-1, SeqCst);
            match outcome {
                Ok(repaired) => {
                    assert!(!failed, "after {operations} operations a failure was not told");
                    assert!(std::fs::read(repaired.kept).unwrap() == damaged);
                    assert_sound(&desk.open(), now());
                    break;
                }
                Err(Error::NotWritten(_) | Error::NoRoom | Error::NotOpened(_)) => {
                    assert!(failed);
                    let files = desk.files();
                    assert!(
                        files.len() == 1 && files.values().all(|bytes| *bytes == damaged),
                        "{:?}",
                        files.keys()
                    );
                }
                Err(other) => panic!("after {operations} operations: {other:?}"),
            }
        }
    }
}

#[test]
fn a_journal_beside_which_nothing_can_be_made_is_read_and_says_why_it_is_not_written() {
    let _turn = turn();
    let desk = Desk::new();
    log(&desk.open(), LINE, now());
    let before = desk.files();
    FAILURE.store(ffi::SQLITE_FULL, SeqCst);
    LEFT.store(0, SeqCst);
    NOTHING_BESIDE.store(true, SeqCst);
    let journal = desk.open();
    assert_eq!(found(&journal, "schools", now()).len(), 1);
    journal.today(now()).unwrap();
    let reading = journal.read_line(LINE, now()).unwrap();
    let refused = journal.log(reading, now());
    assert!(matches!(refused, Err(Error::NoRoom)), "{refused:?}");
    drop(journal);
    LEFT.store(-1, SeqCst);
    NOTHING_BESIDE.store(false, SeqCst);
    let mut after = desk.files();
    // SQLite begins a log before it sees that there is no room beside it.
    assert!(after.remove("journal.hallway-wal").is_none_or(|log| log.is_empty()));
    assert!(after == before, "a file changed");
    // With room again it is written.
    log(&desk.open(), LINE, now());
}

#[test]
fn a_first_open_without_room_for_what_lies_beside_the_file_says_that_there_is_no_room() {
    let _turn = turn();
    let desk = Desk::new();
    // The first page is there, and nothing else yet.
    let db = Connection::open(desk.path()).unwrap();
    let key = format!("PRAGMA key = \"x'{}'\"; PRAGMA user_version = 0", desk.key.to_hex().as_str());
    db.execute_batch(&key).unwrap();
    drop(db);
    FAILURE.store(ffi::SQLITE_FULL, SeqCst);
    LEFT.store(0, SeqCst);
    NOTHING_BESIDE.store(true, SeqCst);
    let refused = desk.try_open().map(drop);
    LEFT.store(-1, SeqCst);
    NOTHING_BESIDE.store(false, SeqCst);
    assert!(matches!(refused, Err(Error::NoRoom)), "{refused:?}");
    log(&desk.open(), LINE, now());
}

#[test]
fn a_disk_that_refuses_to_read_is_not_called_a_damaged_file() {
    let _turn = turn();
    let desk = Desk::new();
    let journal = desk.open();
    for number in 0..40 {
        log(&journal, &format!("{LINE} number{number}"), minutes_later(number));
    }
    drop(journal);
    FAILURE.store(ffi::SQLITE_IOERR, SeqCst);
    let mut refused = 0;
    for reads in (0..).step_by(3) {
        READS.store(true, SeqCst);
        LEFT.store(reads, SeqCst);
        FAILED.store(0, SeqCst);
        let outcome = desk.try_open().and_then(|journal| {
            journal.find("schools", hallway_core::journal::Order::Newest, 0..10, now())?;
            journal.today(now())
        });
        let failed = FAILED.load(SeqCst) > 0;
        READS.store(false, SeqCst);
        LEFT.store(-1, SeqCst);
        match outcome {
            Ok(_) if !failed => break,
            // SQLite does without what it need not have.
            Ok(_) => {}
            Err(Error::NotRead(_) | Error::NotWritten(_)) => refused += 1,
            Err(other) => panic!("after {reads} reads: {other:?}"),
        }
    }
    assert!(refused > 0);
    assert_sound(&desk.open(), now());
}

#[test]
fn a_journal_that_is_idle_is_whole_in_its_file_though_it_is_open() {
    let _turn = turn();
    let desk = Desk::new();
    let journal = desk.open();
    log(&journal, LINE, now());
    let log_file = desk.directory().join("journal.hallway-wal");
    assert!(std::fs::metadata(&log_file).unwrap().len() > 0);
    let waited = std::time::Instant::now();
    while std::fs::metadata(&log_file).unwrap().len() > 0 {
        assert!(waited.elapsed().as_secs() < 120, "the log is never folded in");
        std::thread::park_timeout(std::time::Duration::from_millis(50));
    }
    let copy = Desk::new();
    std::fs::copy(desk.path(), copy.path()).unwrap();
    assert_eq!(found(&copy.open(), "schools", now()).len(), 1);
    drop(journal);
}
