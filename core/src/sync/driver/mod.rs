//! The driver: one session over one stream.
//!
//! It reads frames, hands messages to the session, does the work the session asks for aside from the runtime's threads,
//! and writes what the session says. Reading goes on while a write is held up, so that two devices that send at once do
//! not wait for each other. What waits is bounded on both sides: frames that were read and not yet handled, and frames
//! that were not yet written. When nothing arrives or leaves for [`PATIENCE`] although something should, it ends.
//!
//! It knows no network: any stream will do. Nothing it tells holds words of the journal, only ids and numbers.

mod budget;
mod stream;
#[cfg(test)]
mod tests;
pub(super) mod work;

use std::{collections::VecDeque, sync::Arc, time::Duration};

use tokio::{
    io::{AsyncRead, AsyncWrite},
    sync::{mpsc, watch},
    time::{Instant, sleep_until, timeout},
};

pub use self::budget::Budgets;
use self::{
    stream::{Arrival, Outbox, Pace},
    work::{Barred, perform},
};
use super::{
    Clock,
    event::Exchanged,
    session::{Action, Ending, Event, Job, Session},
    wire::{self, Message, Reason, frame},
};
pub use super::{
    session::{Direction, SessionEvent, SessionRole, TransferProgress},
    wire::{Mode, Why},
};
use crate::{error::Error, journal::Journal, model::EndpointId};

/// How long nothing may arrive or leave while something should.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// How long the last words may take.
const LAST_WORDS: Duration = Duration::from_secs(5);

/// Ids that are named of what is new; the others are only told of as they come.
const MOST_NAMED: usize = 10_000;

/// Something to tell while a session goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DriverEvent {
    /// The session tells it.
    Session(SessionEvent),
    /// Who is a member changed.
    MembersChanged,
}

/// The two ends of a stream, and what it is for.
pub struct Setup {
    /// This device's journal.
    pub journal: Arc<Journal>,
    /// What moment it is.
    pub clock: Clock,
    /// The other device, which the connection has proved.
    pub peer: EndpointId,
    /// Which end this device is.
    pub role: SessionRole,
    /// Whether it wants to stay.
    pub mode: Mode,
    /// How much members may bring, over all their sessions.
    pub budgets: Budgets,
}

/// What a session did, and how it ended.
#[derive(Debug)]
pub struct SessionOutcome {
    /// What went over the line, also when it broke.
    pub exchanged: Exchanged,
    /// Why the two are not in step, if they are not.
    pub ended: Result<(), Ended>,
}

/// Why a session did not end with both in step.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Ended {
    /// The peer ended it.
    #[error("{}", heard(.0))]
    Heard(Reason),
    /// This device ended it.
    #[error("{}", said(.0))]
    Said(Reason),
    /// The stream ended without a word.
    #[error("the connection was cut: what was taken so far is kept, and the rest comes next time")]
    Cut,
    /// This device stopped it; a session that stays ends so.
    #[error("stopped: what was taken so far is kept, and the rest comes next time")]
    Stopped,
    /// This device may not sync, in its own eyes.
    #[error(
        "this device was cut off from the journal: it keeps what it has, and joins again as a new device"
    )]
    CutOffHere,
    /// This journal was never paired.
    #[error("this journal is on this device alone: pair it with another one first")]
    NeverPaired,
    /// This device's journal failed.
    #[error(transparent)]
    Journal(#[from] Error),
}

fn heard(reason: &Reason) -> &'static str {
    match reason {
        Reason::Done | Reason::Closing => "the other device closed",
        Reason::Protocol => "the two devices speak no common version: update Hallway on the older one",
        Reason::OtherJournal => "the other device keeps another journal",
        Reason::Revoked => {
            "this device was cut off from the journal: it keeps what it has, and joins again as a new device"
        }
        Reason::NotAMember => {
            "the other device does not know this one, or waits for you to say that it may take part: look there"
        }
        Reason::Malformed | Reason::TooLarge | Reason::OutOfTurn | Reason::Endless => {
            "the other device could not follow this one: update Hallway on both, and report this sentence if it happens again"
        }
        Reason::Trouble => "the other device could not read or write its journal: look there",
        Reason::Silent => "the other device heard nothing for too long",
        Reason::TooMuch => {
            "the other device takes no more from this one for now: what was taken is kept, and the rest comes later"
        }
        Reason::Other(_) => {
            "the other device ended it for a reason that only a newer Hallway knows: update this one"
        }
    }
}

fn said(reason: &Reason) -> &'static str {
    match reason {
        Reason::Done | Reason::Closing => "stopped",
        Reason::Protocol => "the two devices speak no common version: update Hallway on the older one",
        Reason::OtherJournal => "the other device keeps another journal",
        Reason::Revoked => "the other device was cut off from the journal",
        Reason::NotAMember => {
            "the other device is not one of this journal's, or waits for you to say that it may take part"
        }
        Reason::Malformed | Reason::TooLarge | Reason::OutOfTurn | Reason::Endless | Reason::Other(_) => {
            "the other device sent what makes no sense: update Hallway on both, and report this sentence if it happens again"
        }
        Reason::Trouble => "the journal could not be read or written",
        Reason::Silent => {
            "nothing came from the other device for 30 seconds: it may be asleep or out of reach"
        }
        Reason::TooMuch => {
            "more came from the other device than one writes: if it is not you who writes there, cut it off. What was taken is kept"
        }
    }
}

/// Runs one session with this peer over this stream, to its end.
///
/// Takes what is new in batches, each on disk before it is acknowledged; a cut costs one of them. In [`Mode::Live`] it
/// stays, if the peer does, until `stop` turns true or the stream ends.
pub async fn run(
    setup: Setup,
    reader: impl AsyncRead + Unpin + Send,
    writer: impl AsyncWrite + Unpin + Send,
    tell: impl Fn(DriverEvent) + Send,
    stop: watch::Receiver<bool>,
) -> SessionOutcome {
    let Setup { journal, clock, peer, role, mode, budgets } = setup;
    let exchanged = Exchanged::default();
    let about = aside(&journal, move |journal| {
        let replica = journal.replica();
        Ok((replica.journal_id()?, replica.left_to(peer)?, journal.watch()?))
    });
    let (id, revision) = match about.await {
        Ok((Some(id), left, revision)) => {
            if let Some(left) = left {
                budgets.take_up(peer, left, clock());
            }
            (id, revision)
        }
        Ok((None, ..)) => return SessionOutcome { exchanged, ended: Err(Ended::NeverPaired) },
        Err(error) => return SessionOutcome { exchanged, ended: Err(error.into()) },
    };
    let pace = Pace::new(Instant::now());
    let (reading, inbox) = stream::reading(&pace);
    let (outbox, writing) = stream::writing(&pace);
    let mut driver = Driver {
        session: Session::new(role, mode, id),
        journal,
        clock,
        peer,
        budgets,
        tell,
        started: Instant::now(),
        pace: pace.clone(),
        outbox,
        exchanged,
        ended: None,
        members: None,
        differs: false,
    };
    let reading = reading.read(reader);
    let writing = writing.write(writer);
    tokio::pin!(reading, writing);
    let mut writes = true;
    let ended = {
        let talking = driver.talk(inbox, revision, stop);
        tokio::pin!(talking);
        let mut reads = true;
        loop {
            tokio::select! {
                ended = &mut talking => break ended,
                () = &mut reading, if reads => reads = false,
                () = &mut writing, if writes => writes = false,
                // What can no longer be written to may still bring the peer's last words.
                () = tokio::time::sleep(LAST_WORDS), if !writes => break Err(Ended::Cut),
            }
        }
    };
    let Driver { session, outbox, exchanged, .. } = driver;
    // Writing ends when nothing more can be put there.
    drop(outbox);
    if writes {
        let _ = timeout(LAST_WORDS, &mut writing).await;
    }
    let (bytes_received, bytes_sent) = pace.bytes();
    SessionOutcome {
        exchanged: Exchanged { bytes_sent, bytes_received, trips: session.trips(), ..exchanged },
        ended,
    }
}

/// One side of a session in progress.
struct Driver<T> {
    session: Session,
    journal: Arc<Journal>,
    clock: Clock,
    peer: EndpointId,
    budgets: Budgets,
    tell: T,
    started: Instant,
    pace: Pace,
    outbox: Outbox,
    exchanged: Exchanged,
    /// How it ended, once it has.
    ended: Option<Result<(), Ended>>,
    /// The digest of the members when last seen.
    members: Option<[u8; 32]>,
    /// A record was left out that one side has and the other cannot take.
    differs: bool,
}

impl<T: Fn(DriverEvent) + Send> Driver<T> {
    /// Handles what happens until the session is over.
    async fn talk(
        &mut self,
        mut inbox: mpsc::Receiver<Arrival>,
        mut revision: watch::Receiver<u64>,
        mut stop: watch::Receiver<bool>,
    ) -> Result<(), Ended> {
        self.happened(Event::Started).await;
        let (mut may_stop, mut may_revise) = (true, true);
        while self.ended.is_none() {
            let patience = self.pace.last_move() + PATIENCE;
            let waits = self.session.waits() || self.pace.is_writing();
            let event = tokio::select! {
                stopped = stop.wait_for(|stop| *stop), if may_stop => {
                    may_stop = false;
                    stopped.is_ok().then_some(Event::Stop)
                }
                arrival = inbox.recv(), if self.pace.has_room() => self.arrived(arrival),
                () = self.pace.drained(), if !self.pace.has_room() => None,
                revised = revision.changed(), if may_revise => {
                    may_revise = revised.is_ok();
                    may_revise.then_some(Event::Revised)
                }
                () = sleep_until(patience), if waits => {
                    // The last frame may have been written since, and then nothing is waited for any more.
                    let waits = self.session.waits() || self.pace.is_writing();
                    (waits && self.pace.last_move() + PATIENCE <= Instant::now()).then_some(Event::Silent)
                }
            };
            if let Some(event) = event {
                self.happened(event).await;
            }
        }
        self.ended.take().unwrap_or(Err(Ended::Cut))
    }

    /// What an arrival means to the session; the end of the stream ends it here.
    fn arrived(&mut self, arrival: Option<Arrival>) -> Option<Event> {
        match arrival {
            Some(Arrival::Frame { body, most, room }) => {
                let payload = frame::open(&body, most);
                let event = match payload.and_then(|payload| Ok((payload.len(), wire::decode(&payload)?))) {
                    Ok((bytes, message)) => Event::Received { message, bytes },
                    Err(fault) => Event::Unreadable(fault),
                };
                drop(room);
                Some(event)
            }
            Some(Arrival::Fault(fault)) => Some(Event::Unreadable(fault)),
            Some(Arrival::End) | None => {
                let in_step = self.session.is_in_step();
                self.ended = Some(if in_step { Ok(()) } else { Err(Ended::Cut) });
                None
            }
        }
    }

    /// Hands an event to the session and does what follows, until it has to wait.
    async fn happened(&mut self, event: Event) {
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            self.pace.moved();
            for action in self.session.handle(event, self.started.elapsed()) {
                match action {
                    Action::Send(message) => self.send(&message),
                    Action::Work(job) => events.push_back(self.work(job).await),
                    Action::Tell(event) => self.tell(event).await,
                    Action::Close(ending) => self.close(ending),
                }
            }
        }
    }

    fn send(&mut self, message: &Message) {
        match wire::encode(message).and_then(|payload| frame::seal(&payload)) {
            Ok(frame) => self.outbox.put(frame),
            Err(fault) => {
                let why = Error::internal(format!("a message between devices could not be made: {fault}"));
                self.ended.get_or_insert(Err(Ended::Journal(why)));
            }
        }
    }

    /// Does a job in the journal, away from the runtime's threads.
    async fn work(&mut self, job: Job) -> Event {
        let (peer, now) = (self.peer, (self.clock)());
        if let Job::Merge { records, .. } | Job::Admit(records) = &job {
            if !self.budgets.take(peer, records) {
                return Event::CutOff(Reason::TooMuch);
            }
            if let Some(left) = self.budgets.to_note(peer, now) {
                // What cannot be noted now is noted with what comes next.
                let _ = aside(&self.journal, move |journal| journal.replica().note_left_to(peer, left)).await;
            }
        }
        let done = aside(&self.journal, move |journal| perform(journal, peer, job, now)).await;
        match done {
            Ok(done) => {
                if self.members.replace(done.members).is_some_and(|before| before != done.members) {
                    (self.tell)(DriverEvent::MembersChanged);
                }
                match done.answer {
                    Ok(event) => event,
                    Err(Barred::Peer(reason)) => Event::CutOff(reason),
                    Err(Barred::Waiting(words)) => Event::Waits { digest: done.members, words },
                    Err(Barred::ThisDevice) => {
                        self.ended.get_or_insert(Err(Ended::CutOffHere));
                        Event::CutOff(Reason::Closing)
                    }
                }
            }
            Err(error) => {
                self.ended.get_or_insert(Err(Ended::Journal(error)));
                Event::Trouble
            }
        }
    }

    /// Counts what the session tells, and passes it on.
    async fn tell(&mut self, event: SessionEvent) {
        match &event {
            SessionEvent::Progress(progress) => match progress.direction {
                Direction::Out => self.exchanged.sent = progress.records,
                Direction::In => self.exchanged.received = progress.records,
            },
            SessionEvent::New(ids) => {
                let room = MOST_NAMED.saturating_sub(self.exchanged.new.len());
                self.exchanged.new.extend(ids.iter().take(room));
            }
            SessionEvent::NotTaken(_, why) | SessionEvent::NotTakenThere(_, why) => {
                self.exchanged.refused += 1;
                self.differs |= *why == Why::Refused;
            }
            SessionEvent::InStep => {
                let (peer, now) = (self.peer, (self.clock)());
                // Only for the user to see; what cannot be noted now is noted next time. Two that differ in a record that
                // one of them cannot take have not the same.
                if !self.differs {
                    let _ =
                        aside(&self.journal, move |journal| journal.replica().note_in_step(peer, now)).await;
                }
            }
        }
        (self.tell)(DriverEvent::Session(event));
    }

    fn close(&mut self, ending: Ending) {
        let ended = match ending {
            Ending::InStep => Ok(()),
            Ending::Said(Reason::Closing) => Err(Ended::Stopped),
            Ending::Said(reason) => Err(Ended::Said(reason)),
            Ending::Heard(reason) => Err(Ended::Heard(reason)),
        };
        self.ended.get_or_insert(ended);
    }
}

/// Asks the journal on a thread that may wait.
async fn aside<A: Send + 'static>(
    journal: &Arc<Journal>,
    ask: impl FnOnce(&Journal) -> Result<A, Error> + Send + 'static,
) -> Result<A, Error> {
    let journal = Arc::clone(journal);
    tokio::task::spawn_blocking(move || ask(&journal)).await.unwrap_or_else(|gone| Err(Error::internal(gone)))
}
