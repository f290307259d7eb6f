//! Keeping this device in step with the user's others, while the app is in front.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError, Weak, mpsc},
    thread,
    time::Duration,
};

use hallway_core::{
    model::EndpointId,
    sync::{PeerOutcome, Stop, SyncEvent, SyncListener},
};

use crate::{
    Journal, JournalError, Result,
    guard::{self, guarded},
    place::Place,
};

/// How long stopping waits. What is not said by then is said in the background: nothing is ever half of a batch.
const STOP_WITHIN: Duration = Duration::from_millis(700);

/// The most finds that are kept for a run that has not begun.
const MOST_FOUND: usize = 64;

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
    /// Held while it starts: of two starts at once the second waits for the first.
    starts: Mutex<()>,
    running: Mutex<Option<Running>>,
}

struct Running {
    /// Empty before it has its place. Only the working thread keeps the place alive, so that this is the thread that
    /// waits while connections are closed.
    place: Weak<Place>,
    stop: Stop,
    ended: mpsc::Receiver<()>,
}

#[uniffi::export]
impl Journal {
    /// This device among the user's others.
    pub fn sync(self: Arc<Self>) -> DeviceSync {
        DeviceSync { journal: self, starts: Mutex::default(), running: Mutex::default() }
    }
}

#[uniffi::export]
impl DeviceSync {
    /// Stays in step until stopped: answers devices that dial, dials those that are not there, and passes on what is saved as it
    /// is saved. It comes back as soon as that runs; started twice it goes on as it was. Keep this object: sync ends when it is
    /// freed, and a garbage collector frees what nothing holds.
    ///
    /// With `multicast` other devices are looked for on the local network; without, the platform does that and says what it
    /// [`found`](Self::found). `sync_elsewhere` while another process of this app, or a pairing, has the journal's place: after
    /// five seconds, in which [`stop`](Self::stop) ends it as it does at any time, and this comes back with
    /// [`JournalError::Stopped`].
    pub fn start(&self, listener: Arc<dyn SyncNews>, multicast: bool) -> Result<()> {
        guarded(|| {
            let _first = self.starts.lock().unwrap_or_else(PoisonError::into_inner);
            let (stop, (tell_end, ended)) = (Stop::new(), mpsc::channel());
            {
                let mut running = self.running();
                if running.as_ref().is_some_and(Running::goes_on) {
                    return Ok(());
                }
                *running = Some(Running { place: Weak::new(), stop: stop.clone(), ended });
            }
            // A place that is taken is waited for; a stop meanwhile does not have to wait.
            let place = Arc::new(Place::take(&self.journal, "Hallway", multicast, &stop)?);
            if let Some(running) = self.running().as_mut() {
                running.place = Arc::downgrade(&place);
            }
            thread::Builder::new()
                .name("hallway-in-step".to_owned())
                .spawn(move || {
                    let outcome = guarded(|| Ok(place.watch(&Telling(&*listener), &stop)?));
                    drop(place);
                    guard::tell(|| listener.ended(outcome.err()));
                    // The caller that stopped it may have waited long enough.
                    let _ = tell_end.send(());
                })
                .map_err(|error| JournalError::mistake(&error.to_string()))?;
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

    /// Whether sync is running.
    pub fn is_running(&self) -> bool {
        self.running().as_ref().is_some_and(Running::goes_on)
    }

    /// Brings this device in step with every other that can be reached, once, and says how it went with each: for the seconds
    /// that a platform gives in the background. [`cancel`](OneSync::cancel) ends it early; without `multicast` the platform says
    /// what it [`found`](OneSync::found).
    pub fn once(
        &self,
        run: &OneSync,
        listener: Arc<dyn SyncNews>,
        multicast: bool,
    ) -> Result<Vec<PeerOutcome>> {
        guarded(|| {
            let doing = "Hallway in the background";
            let place = Arc::new(Place::take(&self.journal, doing, multicast, &run.stop)?);
            run.begins(&place)?;
            Ok(place.once(&Telling(&*listener), &run.stop)?)
        })
    }

    /// The platform says that the device is on another network, or awake again.
    pub fn network_changed(&self) -> Result<()> {
        guarded(|| {
            if let Some(place) = self.place() {
                place.network_changed();
            }
            Ok(())
        })
    }

    /// The platform's own search found a device at these addresses, such as `192.168.1.7:41641`. Invalid addresses and
    /// unknown devices are ignored.
    pub fn found(&self, device: EndpointId, addresses: Vec<String>) -> Result<()> {
        guarded(|| self.place().map_or(Ok(()), |place| Ok(place.found(device, addresses)?)))
    }
}

impl DeviceSync {
    fn running(&self) -> MutexGuard<'_, Option<Running>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn place(&self) -> Option<Arc<Place>> {
        self.running().as_ref().and_then(|running| running.place.upgrade())
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

/// One run of [`DeviceSync::once`], so that another thread can end it, and say where devices are.
#[derive(uniffi::Object)]
pub struct OneSync {
    stop: Stop,
    stage: Mutex<Stage>,
}

/// How far a run is.
enum Stage {
    /// It has not begun: what was found is kept for it.
    Before(Vec<(EndpointId, Vec<String>)>),
    /// It has its place, or gave it back.
    Begun(Weak<Place>),
}

#[uniffi::export]
impl OneSync {
    /// A run that nobody has cancelled.
    #[uniffi::constructor]
    pub fn new() -> Self {
        Self { stop: Stop::new(), stage: Mutex::new(Stage::Before(Vec::new())) }
    }

    /// Asks it to end, from any thread and for good.
    pub fn cancel(&self) {
        self.stop.stop();
    }

    /// The platform's own search found a device at these addresses, before the run or during it: it is dialled there
    /// too. Invalid addresses and unknown devices are ignored.
    pub fn found(&self, device: EndpointId, addresses: Vec<String>) -> Result<()> {
        guarded(|| {
            let place = match &mut *self.stage() {
                Stage::Before(found) => {
                    if found.len() < MOST_FOUND {
                        found.push((device, addresses));
                    }
                    return Ok(());
                }
                Stage::Begun(place) => place.upgrade(),
            };
            place.map_or(Ok(()), |place| Ok(place.found(device, addresses)?))
        })
    }
}

impl OneSync {
    fn begins(&self, place: &Arc<Place>) -> Result<()> {
        let before = std::mem::replace(&mut *self.stage(), Stage::Begun(Arc::downgrade(place)));
        if let Stage::Before(found) = before {
            for (device, addresses) in found {
                place.found(device, addresses)?;
            }
        }
        Ok(())
    }

    fn stage(&self) -> MutexGuard<'_, Stage> {
        self.stage.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for OneSync {
    fn default() -> Self {
        Self::new()
    }
}

/// A listener of the other side; what it throws is its own affair.
struct Telling<'a>(&'a dyn SyncNews);

impl SyncListener for Telling<'_> {
    fn on_event(&self, event: SyncEvent) {
        guard::tell(|| self.0.on_event(event));
    }
}
