//! The handle that the command and the phones hold: it blocks its caller, tells what happens, and stops when asked.

use std::{fmt, sync::Arc, time::Duration};

use tokio::{runtime::Runtime, sync::watch};

use super::{
    Clock, DeviceSecret, Ticket,
    event::{
        HostListener, JoinListener, OtherDevice, PairingAnswer, PairingQuestion, PeerOutcome, SyncEvent,
        SyncListener,
    },
    net::{self, Item, Items, Node, Options, Tell},
    pairing::TICKET_LIVES,
};
use crate::{
    error::{Error, Result},
    journal::Journal,
    model::EndpointId,
};

/// Threads of the network side. The work is the journal's, which has threads of its own.
const THREADS: usize = 2;

/// How long work that cannot be interrupted may hold up the end.
const SHUT_DOWN_WITHIN: Duration = Duration::from_secs(1);

/// Asks a running call to end soon. Clones ask the same call; it may be used from a signal's thread.
#[derive(Debug, Clone)]
pub struct Stop(Arc<watch::Sender<bool>>);

impl Stop {
    /// One that nobody has used yet.
    pub fn new() -> Self {
        Self(Arc::new(watch::Sender::new(false)))
    }

    /// Asks the work to stop. It cannot be taken back.
    pub fn stop(&self) {
        self.0.send_replace(true);
    }

    /// Whether it was asked to stop.
    pub fn is_stopped(&self) -> bool {
        *self.0.borrow()
    }

    pub(super) fn watch(&self) -> watch::Receiver<bool> {
        self.0.subscribe()
    }
}

impl Default for Stop {
    fn default() -> Self {
        Self::new()
    }
}

/// This device on the network, for one journal. One process at a time has it.
///
/// Every method blocks its caller until it is done or stopped, and calls its listener on the caller's thread; none may be called
/// from within an async runtime. Dropping it closes every connection and waits until the others heard of it, at most
/// 3 seconds.
pub struct SyncService {
    /// Taken when it is dropped.
    runtime: Option<Runtime>,
    node: Arc<Node>,
}

impl SyncService {
    /// Takes the journal's place on the network. `doing` says in words what this process does, for others that try the
    /// same: "hallway sync --watch".
    ///
    /// [`Error::SyncElsewhere`] if another process has it; [`Error::Network`] if no UDP port can be had.
    pub fn start(journal: Arc<Journal>, secret: &DeviceSecret, doing: &str, clock: Clock) -> Result<Self> {
        Self::start_with(journal, secret, doing, clock, Options { multicast: true })
    }

    /// The same for a device whose platform looks for the others by itself and says where they are ([`found`](Self::found)):
    /// nothing is announced or heard by multicast.
    pub fn start_quietly(
        journal: Arc<Journal>,
        secret: &DeviceSecret,
        doing: &str,
        clock: Clock,
    ) -> Result<Self> {
        Self::start_with(journal, secret, doing, clock, Options { multicast: false })
    }

    pub(super) fn start_with(
        journal: Arc<Journal>,
        secret: &DeviceSecret,
        doing: &str,
        clock: Clock,
        options: Options,
    ) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(THREADS)
            .thread_name("hallway-sync")
            .enable_all()
            .build()
            .map_err(|error| Error::Network(error.to_string()))?;
        let node = runtime.block_on(Node::start(journal, secret, doing, clock, options))?;
        Ok(Self { runtime: Some(runtime), node: Arc::new(node) })
    }

    /// What is not as usual, in sentences for the user: the port of last time is taken, the local network is silent.
    pub fn notes(&self) -> &[String] {
        self.node.notes()
    }

    /// Who this device is on the network.
    pub fn endpoint(&self) -> EndpointId {
        self.node.id()
    }

    /// Dials every member at once, syncs with those that answer, and says how it went with each, in the order in which
    /// they joined; empty for a journal on one device. A dead address costs 5 seconds, however many there are.
    ///
    /// Stopped before the end, the rest has [`PeerEnd::Stopped`](super::PeerEnd::Stopped). [`Error::CutOff`] if this device
    /// is no longer a member.
    pub fn once(&self, listener: &dyn SyncListener, stop: &Stop) -> Result<Vec<PeerOutcome>> {
        let (teller, told) = Tell::new();
        let (node, stop) = (Arc::clone(&self.node), stop.watch());
        self.run(told, &mut |event, _| just(listener, event), async move {
            net::once(&node, teller.sink(|event| event), stop).await
        })
    }

    /// Stays in step until stopped: answers members that dial, dials those that are not there again and again (after 1 to
    /// 60 seconds, at once when the network changed), and pushes what is saved here, by this or another process, as it
    /// is saved. A device that is revoked loses its connection at once.
    ///
    /// [`Error::CutOff`] as soon as this device itself is cut off.
    pub fn watch(&self, listener: &dyn SyncListener, stop: &Stop) -> Result<()> {
        let (teller, told) = Tell::new();
        let (node, stop) = (Arc::clone(&self.node), stop.watch());
        self.run(told, &mut |event, _| just(listener, event), async move {
            net::watch(&node, teller.sink(|event| event), stop).await
        })
    }

    /// Shows a code for two minutes, lets in the device whose digits the user confirms, and serves its first sync. The listener
    /// answers [`HostEvent::Digits`](crate::sync::HostEvent::Digits); what it answers to other events means nothing.
    ///
    /// [`Error::NotPaired`] says why nobody was let in.
    pub fn host(&self, listener: &dyn HostListener, stop: &Stop) -> Result<OtherDevice> {
        self.host_for(TICKET_LIVES, listener, stop)
    }

    /// The same with a code that is good for `lives`, two minutes at most.
    pub fn host_for(&self, lives: Duration, listener: &dyn HostListener, stop: &Stop) -> Result<OtherDevice> {
        let (teller, told) = Tell::new();
        let (node, stop) = (Arc::clone(&self.node), stop.watch());
        self.run(
            told,
            &mut |event, question| match question {
                Some(question) => listener.on_question(event, question),
                None => listener.on_event(event),
            },
            async move { net::host(&node, lives, &teller, stop).await },
        )
    }

    /// Joins the journal of the device that shows the ticket, and syncs for the first time. The listener answers
    /// [`JoinEvent::KeepBoth`](crate::sync::JoinEvent::KeepBoth), which is asked if there are records here; what it answers to other events means nothing.
    ///
    /// [`Error::NotPaired`] says why it did not join; then nothing was changed. [`Error::CutOff`] if that journal cut this
    /// device off: it comes back with a new secret, or not at all. A first sync that breaks is told as
    /// [`SyncEvent::Ended`], and the device has joined all the same.
    pub fn join(&self, ticket: &Ticket, listener: &dyn JoinListener, stop: &Stop) -> Result<OtherDevice> {
        let (teller, told) = Tell::new();
        let (node, stop, ticket) = (Arc::clone(&self.node), stop.watch(), ticket.clone());
        self.run(
            told,
            &mut |event, question| match question {
                Some(question) => listener.on_question(event, question),
                None => listener.on_event(event),
            },
            async move { net::join(&node, &ticket, &teller, stop).await },
        )
    }

    /// The platform says that the device is on another network, or awake again: lost connections are noticed at once, and
    /// devices that are not connected are dialled again.
    pub fn network_changed(&self) {
        if let Some(runtime) = &self.runtime {
            runtime.block_on(self.node.network_changed());
        }
    }

    /// The platform's own search found a device of this journal at these addresses (`192.168.1.7:41641`): it is dialled there at
    /// once. What is not an address is left out; of another device nothing is kept. At most 8 are.
    pub fn found(&self, device: EndpointId, addresses: Vec<String>) -> Result<()> {
        match &self.runtime {
            Some(runtime) => runtime.block_on(self.node.found(device, addresses)),
            None => Err(Error::Stopped),
        }
    }

    /// Closes every connection and the endpoint, and waits until the others heard of it, at most 3 seconds.
    pub fn close(self) {
        drop(self);
    }

    /// Runs on the network's threads what tells on the caller's.
    fn run<E, T: Send + 'static>(
        &self,
        mut told: Items<E>,
        tell: &mut dyn FnMut(E, Option<&PairingQuestion<'_>>) -> PairingAnswer,
        work: impl Future<Output = Result<T>> + Send + 'static,
    ) -> Result<T> {
        let Some(runtime) = &self.runtime else { return Err(Error::Stopped) };
        let work = runtime.spawn(work);
        // The last teller goes with the work.
        while let Some(item) = told.wait() {
            match item {
                Item::Told(event) => drop(tell(event, None)),
                Item::Asked(event, answer) => {
                    let said = tell(event, Some(&PairingQuestion(&answer)));
                    // The caller may have stopped waiting.
                    let _ = answer.send(said);
                }
            }
        }
        runtime.block_on(work).map_err(Error::internal)?
    }
}

impl Drop for SyncService {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.block_on(self.node.close());
            runtime.shutdown_timeout(SHUT_DOWN_WITHIN);
        }
    }
}

impl fmt::Debug for SyncService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SyncService({})", self.node.id())
    }
}

fn just(listener: &dyn SyncListener, event: SyncEvent) -> PairingAnswer {
    listener.on_event(event);
    PairingAnswer::Yes
}
