//! Devices that meet: real journals in a directory of their own, real frames, and no clock.
//!
//! A [`Meeting`] is two sessions and what is on its way between them. The test decides which frame arrives when, which
//! one is lost, and when the line is cut; everything else is as the driver does it.

mod agreed;
mod exchange;
mod hostile;
mod needed;
mod practice;
mod recorded;
mod revocation;
mod simulator;

use std::{
    collections::VecDeque,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use chrono::DateTime;
use tempfile::TempDir;

use super::{
    driver::work::{Barred, perform},
    session::{Action, Ending, Event, Job, Session, SessionEvent, SessionRole},
    wire::{self, Message, Mode, Reason, frame},
};
use crate::{
    Key,
    journal::Journal,
    model::{EndpointId, Moment},
};

/// The moment most tests happen at: a Wednesday.
pub(super) fn now() -> Moment {
    DateTime::parse_from_rfc3339("2026-11-18T14:05:00+00:00").unwrap()
}

/// A directory in memory where there is one: every commit waits for the disk, and these are many.
pub(super) fn directory() -> TempDir {
    let memory = PathBuf::from("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap()
}

/// A device with a journal.
pub(super) struct Device {
    pub(super) directory: TempDir,
    pub(super) endpoint: EndpointId,
    pub(super) journal: Arc<Journal>,
}

impl Device {
    /// One that never met another.
    pub(super) fn new(number: u8) -> Self {
        let directory = directory();
        let endpoint = EndpointId::from_bytes([number; 32]);
        let journal = open(&directory);
        journal.replica().identify(endpoint, now()).unwrap();
        Self { directory, endpoint, journal }
    }

    /// So many devices of one journal; the first one let the others in.
    pub(super) fn paired(count: u8) -> Vec<Self> {
        let devices: Vec<Self> = (1..=count).map(Self::new).collect();
        let (host, others) = devices.split_first().unwrap();
        for other in others {
            host.let_in(other);
        }
        devices
    }

    /// The same device once more, from a copy of its directory.
    pub(super) fn copy(&self) -> Self {
        let directory = directory();
        copy_files(self.directory.path(), directory.path());
        Self { endpoint: self.endpoint, journal: open(&directory), directory }
    }

    /// Pairs, as the host.
    pub(super) fn let_in(&self, joiner: &Self) {
        let name = format!("device {}", joiner.endpoint.as_bytes()[0]);
        let members = self.journal.replica().admit(joiner.endpoint, &name, now()).unwrap();
        joiner
            .journal
            .replica()
            .join(self.journal.replica().journal_id().unwrap().unwrap(), members, now())
            .unwrap();
    }

    /// Closes the journal and opens it again, doing something to the directory in between.
    pub(super) fn restart(&mut self, between: impl FnOnce(&Path)) {
        let spare = open(&directory());
        drop(std::mem::replace(&mut self.journal, spare));
        between(self.directory.path());
        self.journal = open(&self.directory);
    }

    /// Logs a line as it would be typed.
    pub(super) fn log(&self, line: &str, at: Moment) {
        let reading = self.journal.read_line(line, at).unwrap();
        self.journal.log(reading, at).unwrap();
    }

    /// One side of a session with this peer.
    fn side(&self, peer: EndpointId, role: SessionRole, mode: Mode) -> Side {
        Side {
            session: Session::new(role, mode, self.journal.replica().journal_id().unwrap().unwrap()),
            journal: Arc::clone(&self.journal),
            peer,
            inbox: VecDeque::new(),
            ending: None,
            news: Vec::new(),
            bytes: 0,
            frames: Vec::new(),
            revision: self.journal.watch().unwrap(),
        }
    }

    /// Records and digests, in order.
    pub(super) fn census(&self) -> Vec<(crate::model::RecordId, [u8; 32])> {
        let mut records = self.journal.replica().census().unwrap().records;
        records.sort_unstable();
        records
    }
}

/// Copies every file; the lock and the log of an open journal are copied as they are, which SQLite puts right.
pub(super) fn copy_files(from: &Path, to: &Path) {
    for file in std::fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        if file.file_type().unwrap().is_file() {
            std::fs::copy(file.path(), to.join(file.file_name())).unwrap();
        }
    }
}

fn open(directory: &TempDir) -> Arc<Journal> {
    let path = directory.path().join("journal.hallway");
    Arc::new(Journal::open(&path, Key::from_bytes([7; 32]), now()).unwrap())
}

/// One side of a meeting.
pub(super) struct Side {
    pub(super) session: Session,
    journal: Arc<Journal>,
    peer: EndpointId,
    /// Frames on their way to it.
    pub(super) inbox: VecDeque<Vec<u8>>,
    pub(super) ending: Option<Ending>,
    pub(super) news: Vec<SessionEvent>,
    /// Bytes and frames it sent.
    pub(super) bytes: usize,
    pub(super) frames: Vec<Vec<u8>>,
    revision: tokio::sync::watch::Receiver<u64>,
}

impl Side {
    /// An event and what follows from it: the frames that are sent.
    fn happened(&mut self, event: Event, time: &mut Duration, at: Moment) -> Vec<Vec<u8>> {
        let mut events = VecDeque::from([event]);
        let mut frames = Vec::new();
        while let Some(event) = events.pop_front() {
            *time += Duration::from_millis(1);
            if self.ending.is_some() {
                break;
            }
            for action in self.session.handle(event, *time) {
                match action {
                    Action::Send(message) => {
                        let frame = frame::seal(&wire::encode(&message).unwrap()).unwrap();
                        self.bytes += frame.len();
                        frames.push(frame);
                    }
                    Action::Work(job) => {
                        let done = perform(&self.journal, self.peer, job, at);
                        events.push_back(match done.map(|done| (done.members, done.answer)) {
                            Ok((_, Ok(answer))) => answer,
                            Ok((_, Err(Barred::Peer(reason)))) => Event::CutOff(reason),
                            Ok((digest, Err(Barred::Waiting(words)))) => Event::Waits { digest, words },
                            Ok((_, Err(Barred::ThisDevice))) => Event::CutOff(Reason::Closing),
                            Err(_) => Event::Trouble,
                        });
                    }
                    Action::Tell(event) => self.news.push(event),
                    Action::Close(ending) => self.ending = Some(ending),
                }
            }
        }
        self.frames.extend(frames.iter().cloned());
        frames
    }
}

/// Two sessions and what is on its way between them.
pub(super) struct Meeting {
    /// The dialer and the listener.
    pub(super) sides: [Side; 2],
    pub(super) at: Moment,
    pub(super) time: Duration,
}

impl Meeting {
    pub(super) fn new(dialer: &Device, listener: &Device, mode: Mode, at: Moment) -> Self {
        let sides = [
            dialer.side(listener.endpoint, SessionRole::Dialer, mode),
            listener.side(dialer.endpoint, SessionRole::Listener, mode),
        ];
        let mut meeting = Self { sides, at, time: Duration::ZERO };
        meeting.happened(0, Event::Started);
        meeting.happened(1, Event::Started);
        meeting
    }

    /// An event at one side and what follows from it.
    pub(super) fn happened(&mut self, at: usize, event: Event) {
        let sent = self.sides[at].happened(event, &mut self.time, self.at);
        self.sides[1 - at].inbox.extend(sent);
    }

    /// Lets a frame arrive at one side.
    pub(super) fn arrive(&mut self, at: usize, frame: &[u8]) {
        self.happened(at, arrival(frame));
    }

    /// Lets the next frame arrive at one side; false if there is none.
    pub(super) fn deliver(&mut self, at: usize) -> bool {
        let Some(frame) = self.sides[at].inbox.pop_front() else { return false };
        self.arrive(at, &frame);
        true
    }

    /// Tells each side whose journal changed.
    pub(super) fn notice(&mut self) -> bool {
        let mut noticed = false;
        for at in 0..2 {
            if self.sides[at].revision.has_changed().unwrap_or(false) {
                self.sides[at].revision.borrow_and_update();
                self.happened(at, Event::Revised);
                noticed = true;
            }
        }
        noticed
    }

    /// Lets everything arrive until nothing is on its way.
    pub(super) fn settle(&mut self) {
        for round in 0.. {
            let moved = self.deliver(0) | self.deliver(1) | self.notice();
            if !moved {
                return;
            }
            assert!(round < 200_000, "two devices talk without end");
        }
    }

    pub(super) fn endings(&self) -> [Option<Ending>; 2] {
        [self.sides[0].ending, self.sides[1].ending]
    }
}

/// What a frame means to a session, as the driver reads it.
pub(super) fn arrival(frame: &[u8]) -> Event {
    let read = || -> Result<(Option<Message>, usize), wire::Fault> {
        let (head, body) = frame.split_first_chunk().ok_or(wire::Fault::Malformed)?;
        if frame::length(*head, frame::MAX_FRAME)? != body.len() {
            return Err(wire::Fault::Malformed);
        }
        let payload = frame::open(body, frame::MAX_FRAME)?;
        Ok((wire::decode(&payload)?, payload.len()))
    };
    read().map_or_else(Event::Unreadable, |(message, bytes)| Event::Received { message, bytes })
}

/// The message in a frame.
pub(super) fn message(frame: &[u8]) -> Message {
    match arrival(frame) {
        Event::Received { message: Some(message), .. } => message,
        other => panic!("no message: {other:?}"),
    }
}

/// Syncs once, to the end.
pub(super) fn sync(dialer: &Device, listener: &Device) -> Meeting {
    let mut meeting = Meeting::new(dialer, listener, Mode::Once, now());
    meeting.settle();
    assert_eq!(meeting.endings(), [Some(Ending::InStep); 2]);
    meeting
}
