//! The driver: one session over one stream.
//!
//! It reads frames, hands messages to the session, does the work the session asks for aside from the runtime's threads,
//! and writes what the session says. Reading goes on while a write is held up, so that two devices that send at once do
//! not wait for each other. What waits is bounded on both sides: frames that were read and not yet handled, and frames
//! that were not yet written. When nothing arrives or leaves for [`PATIENCE`] although something should, it ends.
//!
//! It knows no network: any stream will do. Nothing it tells holds words of the journal, only ids and numbers.

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

use self::{
    stream::{Arrival, Outbox, Pace},
    work::{Barred, perform},
};
use super::{
    Clock,
    session::{Action, Ending, Event, Job, News, Session},
    wire::{self, Message, Reason, frame},
};
pub use super::{
    session::{Direction, Progress, Role},
    wire::{Mode, Why},
};
use crate::{
    error::Error,
    journal::Journal,
    model::{EndpointId, RecordId},
};

/// How long nothing may arrive or leave while something should.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// How long the last words may take.
const LAST_WORDS: Duration = Duration::from_secs(5);

/// Ids a summary names; more are only counted.
pub(super) const MOST_NAMED: usize = 10_000;

/// Something to tell while a session goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// How far one direction has come.
    Progress(Progress),
    /// Records in which something was new, as they come.
    New(Vec<RecordId>),
    /// This device did not take a record; it is tried again with the next session.
    NotTaken(RecordId, Why),
    /// The peer did not take a record.
    NotTakenThere(RecordId, Why),
    /// Both have the same.
    InStep,
    /// Who is a member changed.
    MembersChanged,
}

/// What a session did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Records that went out.
    pub sent: u64,
    /// Records that came in, those that brought nothing new included.
    pub received: u64,
    /// Bytes of frames that went out.
    pub bytes_sent: u64,
    /// Bytes of frames that came in.
    pub bytes_received: u64,
    /// Records that this device or the peer did not take.
    pub refused: u64,
    /// Steps of reconciliation from this side.
    pub trips: u32,
    /// Records in which something was new, the first ten thousand.
    pub new: Vec<RecordId>,
    /// How many there were.
    pub new_records: u64,
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
    }
}

/// Runs one session with this peer over this stream, to its end.
///
/// Takes what is new in batches, each on disk before it is acknowledged; a cut costs one of them. In [`Mode::Live`] it
/// stays, if the peer does, until `stop` turns true or the stream ends. An error says why the two are not in step.
#[allow(clippy::too_many_arguments)] // The two ends of a stream, and who stands at each.
pub async fn run(
    journal: Arc<Journal>,
    clock: Clock,
    peer: EndpointId,
    role: Role,
    mode: Mode,
    reader: impl AsyncRead + Unpin + Send,
    writer: impl AsyncWrite + Unpin + Send,
    tell: impl Fn(Told) + Send,
    stop: watch::Receiver<bool>,
) -> Result<Summary, Ended> {
    let id = aside(&journal, |journal| journal.replica().journal_id()).await?.ok_or(Ended::NeverPaired)?;
    let revision = journal.watch()?;
    let pace = Pace::new(Instant::now());
    let (reading, inbox) = stream::reading(&pace);
    let (outbox, writing) = stream::writing(&pace);
    let driver = Driver {
        session: Session::new(role, mode, id),
        journal,
        clock,
        peer,
        tell,
        started: Instant::now(),
        pace: pace.clone(),
        outbox,
        summary: Summary::default(),
        ended: None,
        members: None,
        differs: false,
    };
    let talking = driver.talk(inbox, revision, stop);
    let reading = reading.read(reader);
    let writing = writing.write(writer);
    tokio::pin!(reading, writing, talking);
    let (mut reads, mut writes) = (true, true);
    let ended = loop {
        tokio::select! {
            ended = &mut talking => break ended,
            () = &mut reading, if reads => reads = false,
            () = &mut writing, if writes => writes = false,
            // What can no longer be written to may still bring the peer's last words.
            () = tokio::time::sleep(LAST_WORDS), if !writes => break Err(Ended::Cut),
        }
    };
    if writes {
        let _ = timeout(LAST_WORDS, &mut writing).await;
    }
    ended.map(|summary| {
        let (bytes_received, bytes_sent) = pace.bytes();
        Summary { bytes_sent, bytes_received, ..summary }
    })
}

/// One side of a session in progress.
struct Driver<T> {
    session: Session,
    journal: Arc<Journal>,
    clock: Clock,
    peer: EndpointId,
    tell: T,
    started: Instant,
    pace: Pace,
    outbox: Outbox,
    summary: Summary,
    /// How it ended, once it has.
    ended: Option<Result<(), Ended>>,
    /// The digest of the members when last seen.
    members: Option<[u8; 32]>,
    /// A record was left out that one side has and the other cannot take.
    differs: bool,
}

impl<T: Fn(Told) + Send> Driver<T> {
    /// Handles what happens until the session is over; the outbox closes with it.
    async fn talk(
        mut self,
        mut inbox: mpsc::Receiver<Arrival>,
        mut revision: watch::Receiver<u64>,
        mut stop: watch::Receiver<bool>,
    ) -> Result<Summary, Ended> {
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
                    (self.pace.last_move() + PATIENCE <= Instant::now()).then_some(Event::Silent)
                }
            };
            if let Some(event) = event {
                self.happened(event).await;
            }
        }
        self.summary.trips = self.session.trips();
        self.ended.unwrap_or(Err(Ended::Cut)).map(|()| self.summary)
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
                    Action::Tell(news) => self.tell(news).await,
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
        let done = aside(&self.journal, move |journal| perform(journal, peer, job, now)).await;
        match done {
            Ok(done) => {
                if self.members.replace(done.members).is_some_and(|before| before != done.members) {
                    (self.tell)(Told::MembersChanged);
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

    async fn tell(&mut self, news: News) {
        match news {
            News::Progress(progress) => {
                match progress.direction {
                    Direction::Out => self.summary.sent = progress.records,
                    Direction::In => self.summary.received = progress.records,
                }
                (self.tell)(Told::Progress(progress));
            }
            News::New(ids) => {
                self.summary.new_records += u64::try_from(ids.len()).unwrap_or(u64::MAX);
                let room = MOST_NAMED.saturating_sub(self.summary.new.len());
                self.summary.new.extend(ids.iter().take(room));
                (self.tell)(Told::New(ids));
            }
            News::NotTaken(id, why) => {
                self.summary.refused += 1;
                self.differs |= why == Why::Refused;
                (self.tell)(Told::NotTaken(id, why));
            }
            News::NotTakenThere(id, why) => {
                self.summary.refused += 1;
                self.differs |= why == Why::Refused;
                (self.tell)(Told::NotTakenThere(id, why));
            }
            News::InStep => {
                let (peer, now) = (self.peer, (self.clock)());
                // Only for the user to see; what cannot be noted now is noted next time. Two that differ in a record that
                // one of them cannot take have not the same.
                if !self.differs {
                    let _ =
                        aside(&self.journal, move |journal| journal.replica().note_in_step(peer, now)).await;
                }
                (self.tell)(Told::InStep);
            }
        }
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
