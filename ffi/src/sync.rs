//! Keeping this device in step with the user's others, while the app is in front.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak, mpsc},
    thread,
    time::{Duration, Instant},
};

use hallway_core::{
    error::ErrorKind,
    model::EndpointId,
    sync::{Clock, PeerOutcome, Stop, SyncEvent, SyncListener, SyncService},
};

use crate::{
    Journal, JournalError, Result,
    guard::{self, guarded},
};

/// How long stopping waits. What is not said by then is said in the background: nothing is ever half of a batch.
const STOP_WITHIN: Duration = Duration::from_millis(900);

/// How long a place on the network that is taken is waited for, which is longer than closing takes; and how often it is looked at.
const PLACE_FREE_WITHIN: Duration = Duration::from_secs(5);
const LOOK_AGAIN: Duration = Duration::from_millis(100);

/// Hears how sync goes on, on a thread of the core.
#[uniffi::export(with_foreign)]
pub trait SyncNews: Send + Sync {
    /// One step of a session, in order: a device was found, records came or went, both are in step.
    fn on_event(&self, event: SyncEvent);

    /// It ended: by itself, with why, or because it was stopped.
    fn ended(&self, why: Option<JournalError>);
}

/// This device among the user's others. It is started when the app comes to the front and stopped when it goes.
#[derive(uniffi::Object)]
pub struct DeviceSync {
    journal: Arc<Journal>,
    running: Mutex<Option<Running>>,
}

struct Running {
    /// Held by the thread that works alone, so that it is the one which waits while connections are closed.
    service: Weak<SyncService>,
    stop: Stop,
    ended: mpsc::Receiver<()>,
}

#[uniffi::export]
impl Journal {
    /// This device among the user's others.
    pub fn sync(self: Arc<Self>) -> DeviceSync {
        DeviceSync { journal: self, running: Mutex::default() }
    }
}

#[uniffi::export]
impl DeviceSync {
    /// Stays in step until stopped: answers devices that dial, dials those that are not there, and passes on what is saved as it
    /// is saved. It comes back as soon as that runs; started twice it goes on as it was.
    ///
    /// With `multicast` other devices are looked for on the local network; without, the platform does that and says what it
    /// [`found`](Self::found). `sync_elsewhere` while another process of this app, or a pairing, has the journal's place.
    pub fn start(&self, listener: Arc<dyn SyncNews>, multicast: bool) -> Result<()> {
        guarded(|| {
            let mut running = self.running();
            if running.as_ref().is_some_and(Running::goes_on) {
                return Ok(());
            }
            let service = Arc::new(service(&self.journal, "Hallway", multicast)?);
            let (stop, (tell_end, ended)) = (Stop::new(), mpsc::channel());
            let (held, stopped) = (Arc::downgrade(&service), stop.clone());
            thread::Builder::new()
                .name("hallway-in-step".to_owned())
                .spawn(move || {
                    let outcome = guarded(|| Ok(service.watch(&Telling(&*listener), &stopped)?));
                    drop(service);
                    guard::tell(|| listener.ended(outcome.err()));
                    // Whoever stopped it may have waited long enough.
                    let _ = tell_end.send(());
                })
                .map_err(|error| JournalError::mistake(&error.to_string()))?;
            *running = Some(Running { service: held, stop, ended });
            Ok(())
        })
    }

    /// Ends it, within a second. What is on its way is whole on both sides or comes again next time.
    pub fn stop(&self) {
        let running = self.running().take();
        if let Some(running) = running {
            running.stop.stop();
            let _ = running.ended.recv_timeout(STOP_WITHIN);
        }
    }

    /// Whether it runs.
    pub fn is_running(&self) -> bool {
        self.running().as_ref().is_some_and(Running::goes_on)
    }

    /// Brings this device in step with every other that can be reached, once, and says how it went with each: for the seconds
    /// that a platform gives in the background. [`cancel`](OneSync::cancel) ends it early.
    pub fn once(
        &self,
        run: &OneSync,
        listener: Arc<dyn SyncNews>,
        multicast: bool,
    ) -> Result<Vec<PeerOutcome>> {
        guarded(|| {
            let service = service(&self.journal, "Hallway in the background", multicast)?;
            let outcomes = service.once(&Telling(&*listener), &run.0)?;
            Ok(outcomes)
        })
    }

    /// The platform says that the device is on another network, or awake again.
    pub fn network_changed(&self) -> Result<()> {
        guarded(|| {
            if let Some(service) = self.service() {
                service.network_changed();
            }
            Ok(())
        })
    }

    /// The platform's own search found a device at these addresses, such as `192.168.1.7:41641`. What is no address, and a device
    /// that is none of the user's, is left out.
    pub fn found(&self, device: EndpointId, addresses: Vec<String>) -> Result<()> {
        guarded(|| self.service().map_or(Ok(()), |service| Ok(service.found(device, addresses)?)))
    }
}

impl DeviceSync {
    fn running(&self) -> MutexGuard<'_, Option<Running>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn service(&self) -> Option<Arc<SyncService>> {
        self.running().as_ref().and_then(|running| running.service.upgrade())
    }
}

impl Running {
    fn goes_on(&self) -> bool {
        // It says one thing, and goes.
        matches!(self.ended.try_recv(), Err(mpsc::TryRecvError::Empty))
    }
}

impl Drop for DeviceSync {
    fn drop(&mut self) {
        if let Some(running) = self.running().take() {
            running.stop.stop();
        }
    }
}

/// One run of [`DeviceSync::once`], so that another thread can end it.
#[derive(uniffi::Object)]
pub struct OneSync(Stop);

#[uniffi::export]
impl OneSync {
    /// A run that nobody has cancelled.
    #[uniffi::constructor]
    pub fn new() -> Self {
        Self(Stop::new())
    }

    /// Asks it to end, from any thread and for good.
    pub fn cancel(&self) {
        self.0.stop();
    }
}

impl Default for OneSync {
    fn default() -> Self {
        Self::new()
    }
}

/// Takes the journal's place on the network. One that was stopped a moment ago may still be closing its connections: its place is
/// waited for.
pub(crate) fn service(journal: &Journal, doing: &str, multicast: bool) -> Result<SyncService> {
    let clock: Clock = Arc::new(|| chrono::Local::now().fixed_offset());
    let start = if multicast { SyncService::start } else { SyncService::start_quietly };
    let begun = Instant::now();
    loop {
        match start(journal.inner()?, journal.secret(), doing, Arc::clone(&clock)) {
            Err(taken) if taken.kind() == ErrorKind::SyncElsewhere && begun.elapsed() < PLACE_FREE_WITHIN => {
                thread::sleep(LOOK_AGAIN);
            }
            service => return Ok(service?),
        }
    }
}

/// A listener of the other side; what it throws is its own affair.
struct Telling<'a>(&'a dyn SyncNews);

impl SyncListener for Telling<'_> {
    fn on_event(&self, event: SyncEvent) {
        guard::tell(|| self.0.on_event(event));
    }
}
