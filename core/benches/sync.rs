//! Sync between two devices over loopback, real endpoints and real files, beside copying the same bytes and inserting
//! the same rows.
//!
//! Both devices live in this process, so processor time is that of both together. What is deterministic (trips, bytes) is
//! asserted in the tests; here it is printed beside the times.

use std::{
    cell::RefCell,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    sync::{Arc, mpsc},
    time::{Duration, Instant},
};

use criterion::Criterion;
use hallway_core::{
    Journal,
    journal::Changes,
    model::Reference,
    sync::{
        DeviceSecret, Exchanged, HostEvent, JoinEvent, PairingAnswer, PeerEnd, Stop, SyncEvent, SyncService,
        Ticket,
    },
};

use super::{
    fixture::{self, key, now},
    plain::{Everything, Plain},
};

/// Lines that are logged while connected, and beside a first sync.
const LINES: usize = 200;

/// One device.
struct Device {
    journal: Arc<Journal>,
    secret: DeviceSecret,
    path: PathBuf,
    _directory: tempfile::TempDir,
}

impl Device {
    /// With a journal of this many entries.
    fn with(entries: usize) -> Self {
        let (directory, path) = fixture::file(entries);
        let journal = Journal::open(&path, key(), now()).unwrap();
        journal.maintenance().rebuild(&(), now()).unwrap();
        journal.replica().census().unwrap();
        Self::of(journal, directory, path)
    }

    /// With an empty one.
    fn empty() -> Self {
        let directory = fixture::directory();
        let path = directory.path().join("journal.hallway");
        Self::of(Journal::open(&path, key(), now()).unwrap(), directory, path)
    }

    fn of(journal: Journal, directory: tempfile::TempDir, path: PathBuf) -> Self {
        let secret = DeviceSecret::random().unwrap();
        Self { journal: Arc::new(journal), secret, path, _directory: directory }
    }

    fn online(&self) -> SyncService {
        SyncService::start(Arc::clone(&self.journal), &self.secret, "bench", Arc::new(now)).unwrap()
    }

    fn log(&self, turn: usize) -> Duration {
        let at = now() + chrono::Duration::seconds(i64::try_from(turn).unwrap());
        let begun = Instant::now();
        let line =
            format!("Coffee with @\"{}\" about plan {turn} #plan", fixture::name(turn % fixture::PEOPLE));
        let reading = self.journal.read_line(&line, at).unwrap();
        self.journal.log(reading, at).unwrap();
        begun.elapsed()
    }
}

/// Pairs two devices and sees the first sync through: how long that took.
fn first_sync(host: &Device, joiner: &Device) -> Duration {
    let (ticket, shown) = mpsc::channel::<Ticket>();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let sync = host.online();
            let tell = RefCell::new(|event| {
                if let HostEvent::Ticket { ticket: text, .. } = event {
                    ticket.send(text.parse().unwrap()).unwrap();
                }
                PairingAnswer::Yes
            });
            sync.host(&tell, &Stop::new()).unwrap();
        });
        let sync = joiner.online();
        let mut paired = None;
        let mut ended = None;
        let tell = RefCell::new(|event| {
            match event {
                JoinEvent::Paired { .. } => paired = Some(Instant::now()),
                JoinEvent::Sync(SyncEvent::Ended { outcome, .. }) => {
                    ended = Some((Instant::now(), outcome.end));
                }
                _ => {}
            }
            PairingAnswer::Yes
        });
        sync.join(&shown.recv().unwrap(), &tell, &Stop::new()).unwrap();
        match (paired, ended) {
            (Some(paired), Some((at, PeerEnd::InStep(_)))) => at - paired,
            (_, ended) => panic!("the first sync did not end in step: {ended:?}"),
        }
    })
}

/// Stops whoever holds the other end, also when a bench panics.
struct Stops(Stop);

impl Drop for Stops {
    fn drop(&mut self) {
        self.0.stop();
    }
}

/// Runs `work` while `device` watches.
fn while_watching<T>(device: &Device, work: impl FnOnce() -> T) -> T {
    let stop = Stops(Stop::new());
    std::thread::scope(|scope| {
        let (ready, started) = mpsc::channel();
        let stopped = stop.0.clone();
        scope.spawn(move || {
            let sync = device.online();
            ready.send(()).unwrap();
            sync.watch(&RefCell::new(|_: SyncEvent| {}), &stopped).unwrap();
        });
        started.recv().unwrap();
        let outcome = work();
        drop(stop);
        outcome
    })
}

fn once(sync: &SyncService) -> Exchanged {
    let outcomes = sync.once(&RefCell::new(|_: SyncEvent| {}), &Stop::new()).unwrap();
    match outcomes.into_iter().next().map(|outcome| outcome.end) {
        Some(PeerEnd::InStep(exchanged)) => exchanged,
        other => panic!("{other:?}"),
    }
}

pub fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("sync");
    group.sample_size(10).warm_up_time(Duration::from_millis(1));
    for entries in fixture::sizes() {
        let filled = Filled::default();
        let told = std::cell::Cell::new(false);
        group.bench_function(format!("nothing new, connecting included/{entries}"), |bencher| {
            let (host, joiner) = filled.get(entries);
            while_watching(host, || {
                let sync = joiner.online();
                let (before, mut times) = (processor_time(), 0);
                bencher.iter(|| {
                    times += 1;
                    let exchanged = once(&sync);
                    assert_eq!((exchanged.sent, exchanged.received), (0, 0));
                    exchanged
                });
                let each = processor_time().saturating_sub(before) / times;
                let exchanged = once(&sync);
                if told.replace(true) {
                    return;
                }
                println!(
                    "sync, nothing new at {entries}: {} trips, {} bytes, {each:.1?} of processor time for both devices (goal 50 ms each)",
                    exchanged.trips,
                    exchanged.bytes_sent + exchanged.bytes_received
                );
            });
        });
        if let Some((host, joiner)) = filled.0.get() {
            live(host, joiner, entries);
            thousand(host, joiner, entries);
            flooded(host, joiner, entries);
        }
    }
    group.finish();
}

/// Two devices in step, made when they are first asked for.
#[derive(Default)]
struct Filled(std::cell::OnceCell<(Device, Device)>);

impl Filled {
    fn get(&self, entries: usize) -> &(Device, Device) {
        self.0.get_or_init(|| {
            let (host, joiner) = (Device::with(entries), Device::empty());
            let rounds = first_syncs(&host, &joiner, entries);
            println!("{rounds}");
            (host, joiner)
        })
    }
}

/// The first sync of everything, beside the same bytes over loopback and the same rows by plain SQL; and a log beside it.
fn first_syncs(host: &Device, joiner: &Device, entries: usize) -> String {
    let beside = std::thread::scope(|scope| {
        let (stop, stopped) = mpsc::channel::<()>();
        let logging = scope.spawn(move || {
            let mut took = Vec::new();
            while stopped.try_recv().is_err() {
                took.push(joiner.log(took.len()));
                std::thread::sleep(Duration::from_millis(5));
            }
            took
        });
        let synced = first_sync(host, joiner);
        stop.send(()).unwrap();
        (synced, logging.join().unwrap())
    });
    // Into the same file, with nothing else going on.
    let alone: Vec<Duration> = (0..LINES).map(|turn| joiner.log(turn)).collect();
    while_watching(host, || once(&joiner.online()));
    // Undisturbed, into an empty file, for the ratio. Two devices of their own: one that is away costs every later sync
    // the five seconds in which it might have answered.
    let other = Device::empty();
    let undisturbed = first_sync(&Device::with(entries), &other);
    let everything = Everything::read(&other.path);
    let copied = over_loopback(everything.documents());
    let plain = Device::empty();
    let inserted = everything.write(&mut Plain::open(&plain.path));
    let baseline = copied + inserted;
    format!(
        "first sync of {entries} entries: {undisturbed:.2?}, {:.2} x copying ({copied:.2?}) and inserting ({inserted:.2?}) (goal 2.5 x); \
         {:.2?} beside logging\n\
         log at {entries}, p50 and p95 alone: {:.2?}, {:.2?}; beside a first sync into the same file: {:.2?}, {:.2?}: {:.2} x at p95 (goal 2 x)",
        undisturbed.as_secs_f64() / baseline.as_secs_f64(),
        beside.0,
        at(&alone, 0.5),
        at(&alone, 0.95),
        at(&beside.1, 0.5),
        at(&beside.1, 0.95),
        at(&beside.1, 0.95).as_secs_f64() / at(&alone, 0.95).as_secs_f64(),
    )
}

/// A line logged on one, until the other has it on disk.
fn live(host: &Device, joiner: &Device, entries: usize) {
    let mut took = while_watching(host, || {
        while_watching(joiner, || {
            let arrived = |line: &Reference| joiner.journal.show(line, now()).is_ok();
            let mut took = Vec::new();
            for turn in 0..30 {
                let at = now() + chrono::Duration::seconds(turn);
                let reading = host.journal.read_line(&format!("Coffee about plan {turn}"), at).unwrap();
                let begun = Instant::now();
                let receipt = host.journal.log(reading, at).unwrap();
                while !arrived(&receipt.reference) {
                    assert!(begun.elapsed() < Duration::from_mins(1), "line {turn} never arrived");
                    std::thread::sleep(Duration::from_micros(200));
                }
                took.push(begun.elapsed());
            }
            took
        })
    });
    // The first one waits for the two to find each other.
    took.remove(0);
    println!(
        "one line while connected at {entries}: logged here to readable there {:.2?}, p95 {:.2?} (goal 100 ms); a loopback round trip {:.2?}",
        at(&took, 0.5),
        at(&took, 0.95),
        round_trip(),
    );
}

/// What has come up on the host since the mark and is not yet with the joiner.
fn lacking(host: &Device, joiner: &Device, mark: u64) -> Vec<Changes> {
    let (_, ids) = host.journal.replica().changed_since(mark, usize::MAX >> 1).unwrap();
    let have = joiner.journal.replica().heads(&ids).unwrap();
    host.journal.replica().outgoing(&have, usize::MAX).unwrap().1
}

/// A thousand new lines on one device.
fn thousand(host: &Device, joiner: &Device, entries: usize) {
    let mark = host.journal.replica().census().unwrap().mark;
    for turn in 0..1_000 {
        host.log(turn);
    }
    let bytes: usize = lacking(host, joiner, mark).iter().flat_map(|one| &one.changes).map(Vec::len).sum();
    let (exchanged, took) = while_watching(host, || {
        let sync = joiner.online();
        let begun = Instant::now();
        (once(&sync), begun.elapsed())
    });
    let moved = exchanged.bytes_sent + exchanged.bytes_received;
    println!(
        "a thousand new lines at {entries}: {took:.2?}, {} trips (goal 3), {moved} bytes for {bytes} bytes of changes: {:.2} x (goal 1.3 x)",
        exchanged.trips,
        f64::from(u32::try_from(moved).unwrap()) / f64::from(u32::try_from(bytes).unwrap()),
    );
}

/// The same sync of five hundred lines, quiet and while strangers knock as fast as they can.
fn flooded(host: &Device, joiner: &Device, entries: usize) {
    let mut took = Vec::new();
    let mut knocks = 0;
    for strangers in [0, 4, 0, 4] {
        let mark = host.journal.replica().census().unwrap().mark;
        for turn in 0..500 {
            host.log(turn);
        }
        let stop = Stops(Stop::new());
        took.push(std::thread::scope(|scope| {
            let target = host.secret.endpoint();
            let (ready, started) = mpsc::channel();
            let stopped = stop.0.clone();
            scope.spawn(move || {
                let sync = host.online();
                ready.send(()).unwrap();
                sync.watch(&RefCell::new(|_: SyncEvent| {}), &stopped).unwrap();
            });
            started.recv().unwrap();
            let port = host.journal.replica().port().unwrap().unwrap();
            let ticket = Ticket::new(target, &[([127, 0, 0, 1], port).into()], [0; 16]);
            let knocking: Vec<_> = (0..strangers)
                .map(|_| {
                    let (ticket, stop) = (ticket.clone(), stop.0.clone());
                    scope.spawn(move || {
                        let stranger = Device::empty();
                        let sync = stranger.online();
                        let mut knocks = 0_u64;
                        while !stop.is_stopped() {
                            assert!(
                                sync.join(&ticket, &RefCell::new(|_: JoinEvent| PairingAnswer::Yes), &stop)
                                    .is_err()
                            );
                            knocks += 1;
                        }
                        knocks
                    })
                })
                .collect();
            if strangers > 0 {
                std::thread::sleep(Duration::from_millis(500));
            }
            let sync = joiner.online();
            let begun = Instant::now();
            once(&sync);
            let took = begun.elapsed();
            // Either may have dialled first, so that what this exchange counted may be a part of it.
            assert!(lacking(host, joiner, mark).is_empty());
            drop(stop);
            knocks += knocking.into_iter().map(|one| one.join().unwrap()).sum::<u64>();
            took
        }));
    }
    println!(
        "sync of 500 lines at {entries}: quiet {:.2?} and {:.2?}; while 4 strangers knock ({knocks} knocks) {:.2?} and {:.2?} (goal 2 x)",
        took[0], took[2], took[1], took[3],
    );
}

/// How long these bytes take over a plain TCP connection on loopback.
fn over_loopback(documents: &[Vec<u8>]) -> Duration {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::scope(|scope| {
        let begun = Instant::now();
        scope.spawn(move || {
            let mut stream = TcpStream::connect(address).unwrap();
            for document in documents {
                stream.write_all(document).unwrap();
            }
        });
        let mut taken = Vec::new();
        listener.accept().unwrap().0.read_to_end(&mut taken).unwrap();
        assert_eq!(taken.len(), documents.iter().map(Vec::len).sum::<usize>());
        begun.elapsed()
    })
}

/// One byte there and back over TCP on loopback, the median.
fn round_trip() -> Duration {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut byte = [0];
            while stream.read_exact(&mut byte).is_ok() {
                stream.write_all(&byte).unwrap();
            }
        });
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_nodelay(true).unwrap();
        let trip = |_| {
            let begun = Instant::now();
            stream.write_all(&[1]).unwrap();
            stream.read_exact(&mut [0]).unwrap();
            begun.elapsed()
        };
        let took: Vec<Duration> = (0..100).map(trip).collect();
        at(&took, 0.5)
    })
}

/// The time below which this part of them lies.
fn at(took: &[Duration], part: f64) -> Duration {
    let mut sorted = took.to_vec();
    sorted.sort_unstable();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let place = ((sorted.len() as f64 - 1.0) * part) as usize;
    sorted.get(place).copied().unwrap_or_default()
}

/// The processor time this process has taken, in user and system mode; to a hundredth of a second, on Linux.
fn processor_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit_once(')').map(|(_, fields)| fields.split_whitespace().collect::<Vec<_>>());
    let ticks =
        |place: usize| fields.as_ref().and_then(|fields| fields.get(place)?.parse::<u64>().ok()).unwrap_or(0);
    Duration::from_millis((ticks(11) + ticks(12)) * 10)
}
