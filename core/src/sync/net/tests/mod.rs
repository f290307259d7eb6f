//! Real journals and real endpoints over loopback: who gets in, who pairs, and what two devices then have.
//!
//! Nothing here looks at a clock: a test waits for what is told, and the limits are there to end a test that hangs.

mod knocks;
mod lives;
mod pairs;

use std::{
    cell::RefCell,
    net::{Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::{Arc, mpsc},
    thread,
    time::Duration,
};

use iroh::{
    Endpoint, RelayMode, SecretKey,
    endpoint::{BindOpts, PortmapperConfig, presets},
};
use tempfile::TempDir;

use super::{Options, SYNC};
use crate::{
    error::Result,
    journal::Journal,
    model::{EndpointId, Moment},
    store::Key,
    sync::{
        Clock, DeviceSecret, HostEvent, JoinEvent, OtherDevice, PairingAnswer, Stop, SyncEvent, SyncService,
        Ticket,
    },
};

/// How long a test waits for what has to come: generous, for a machine that does much else.
const PATIENCE: Duration = Duration::from_mins(1);

fn now() -> Moment {
    chrono::DateTime::parse_from_rfc3339("2026-11-18T14:05:00+00:00").unwrap()
}

fn clock() -> Clock {
    Arc::new(now)
}

/// A device: a journal in a directory of its own, and who it is.
struct Device {
    _directory: TempDir,
    journal: Arc<Journal>,
    key: Key,
    secret: DeviceSecret,
}

impl Device {
    fn new(name: &str) -> Self {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("journal.hallway");
        let key = Key::random().unwrap();
        let journal = Arc::new(Journal::open(&path, key.clone(), now()).unwrap());
        journal.devices().rename(None, name, now()).unwrap();
        Self { _directory: directory, journal, key, secret: DeviceSecret::random().unwrap() }
    }

    fn sync(&self) -> SyncService {
        self.try_sync().unwrap()
    }

    fn try_sync(&self) -> Result<SyncService> {
        let quiet = Options { multicast: false };
        SyncService::start_with(Arc::clone(&self.journal), &self.secret, "hallway sync", clock(), quiet)
    }

    fn id(&self) -> EndpointId {
        self.secret.endpoint()
    }

    fn log(&self, line: &str) {
        let reading = self.journal.read_line(line, now()).unwrap();
        self.journal.log(reading, now()).unwrap();
    }

    /// Whether a line with this word is there.
    fn has(&self, word: &str) -> bool {
        let found = self.journal.find(word, crate::journal::Order::Newest, 0..10, now()).unwrap();
        !found.hits.is_empty()
    }
}

/// A call that goes on in a thread of its own, what it tells, and how it is stopped.
struct Running<T> {
    told: mpsc::Receiver<SyncEvent>,
    stop: Stop,
    thread: thread::JoinHandle<T>,
}

impl<T> Running<T> {
    /// Waits until something is told that fits.
    fn until(&self, what: &str, fits: impl Fn(&SyncEvent) -> bool) -> SyncEvent {
        let mut seen = Vec::new();
        while let Ok(event) = self.told.recv_timeout(PATIENCE) {
            if fits(&event) {
                return event;
            }
            seen.push(event);
        }
        panic!("waited for {what}, and this came: {seen:#?}");
    }

    fn in_step_with(&self, peer: EndpointId) {
        self.until(
            "in step",
            |event| matches!(event, SyncEvent::InStep { device } if device.endpoint == peer),
        );
    }

    /// Waits until something is told that fits, or the call ends by itself with what is returned.
    fn thread_ends_or(self, fits: impl Fn(&SyncEvent) -> bool) -> Option<T> {
        loop {
            match self.told.recv_timeout(PATIENCE) {
                Ok(event) if fits(&event) => {
                    self.end();
                    return None;
                }
                Ok(_) => {}
                Err(mpsc::RecvTimeoutError::Disconnected) => return Some(self.thread.join().unwrap()),
                Err(error) => panic!("{error}"),
            }
        }
    }

    fn end(self) -> T {
        self.stop.stop();
        self.thread.join().unwrap()
    }
}

/// Keeps a device in step.
fn watch(device: &Device) -> Running<Result<()>> {
    let (sender, told) = mpsc::channel();
    let (sync, stop) = (device.sync(), Stop::new());
    let asked = stop.clone();
    // The sender goes with the call.
    let thread = thread::spawn(move || {
        let sender = sender;
        sync.watch(&RefCell::new(|event: SyncEvent| drop(sender.send(event))), &asked)
    });
    Running { told, stop, thread }
}

/// Shows a code on one device and joins with it on the other; both users say what is given.
fn pair_saying(
    host: &Device,
    joiner: &Device,
    same: PairingAnswer,
    keep_both: PairingAnswer,
) -> (Result<OtherDevice>, Result<OtherDevice>) {
    let (tickets, ticket) = mpsc::channel();
    let (digits, shown) = mpsc::channel();
    thread::scope(|scope| {
        let hosting = scope.spawn(move || {
            host.sync().host(
                &RefCell::new(|event: HostEvent| {
                    match event {
                        HostEvent::Ticket { ticket, .. } => tickets.send(ticket).unwrap(),
                        HostEvent::Digits { digits: on_host, .. } => {
                            assert_eq!(shown.recv_timeout(PATIENCE).unwrap(), on_host);
                        }
                        _ => {}
                    }
                    same
                }),
                &Stop::new(),
            )
        });
        let joining = scope.spawn(move || {
            let ticket: Ticket = ticket.recv_timeout(PATIENCE).unwrap().parse().unwrap();
            joiner.sync().join(
                &ticket,
                &RefCell::new(|event: JoinEvent| {
                    if let JoinEvent::Digits { digits: on_joiner, .. } = event {
                        digits.send(on_joiner).unwrap();
                    }
                    keep_both
                }),
                &Stop::new(),
            )
        });
        (hosting.join().unwrap(), joining.join().unwrap())
    })
}

fn pair(host: &Device, joiner: &Device) {
    let (hosted, joined) = pair_saying(host, joiner, PairingAnswer::Yes, PairingAnswer::Yes);
    assert_eq!(hosted.unwrap().endpoint, joiner.id());
    assert_eq!(joined.unwrap().endpoint, host.id());
}

/// An endpoint on loopback with nothing of ours behind it.
async fn bare(secret: SecretKey, port: u16) -> Endpoint {
    // As the program binds: the address that a device remembers of another may be any of the machine's.
    let six = SocketAddr::from((Ipv6Addr::UNSPECIFIED, port));
    Endpoint::builder(presets::Minimal)
        .secret_key(secret)
        .relay_mode(RelayMode::Disabled)
        .portmapper_config(PortmapperConfig::Disabled {})
        .alpns(vec![SYNC.to_vec()])
        .clear_ip_transports()
        .bind_addr(SocketAddr::from((Ipv4Addr::UNSPECIFIED, port)))
        .and_then(|builder| builder.bind_addr_with_opts(six, BindOpts::default().set_is_required(false)))
        .unwrap()
        .bind()
        .await
        .unwrap()
}
