//! A session: what two devices of one journal do, from the greeting to being in step, and then as long as they stay.
//!
//! Pure: an event goes in with the time since the session began, actions come out. The driver sends what is to be sent,
//! does the work in the journal and hands the answer back as the next event; nothing else is handed in before. First both
//! greet, then both learn who is a member; only then is compared what each has (`reconcile`), and changes go both ways
//! in one exchange (`exchange`). The dialer leads, so that two who meet never ask each other the same thing.
//!
//! What it never does: it reads no clock, touches no journal and no stream, keeps nothing for the next session. What a
//! peer may make it keep is bounded, and a peer that breaks the order of things is told one reason and left.

mod allowance;
mod exchange;
mod meanwhile;
mod outgoing;
mod progress;
mod questions;
mod reconcile;
mod turn;

use std::time::Duration;

pub(super) use self::allowance::Allowance;
use self::exchange::RecordExchange;
pub(super) use self::outgoing::change_hash;
pub use self::progress::TransferProgress;
pub use self::turn::{Action, Ending, Event, Job, Merged, SessionEvent, SessionRole};
pub use super::event::Direction;
use super::wire::{Hello, Message, Mode, NEWEST, OLDEST, Reason};
use crate::{journal::Changes, model::JournalId};

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// The journal is asked who its members are.
    Opening,
    /// The greeting is sent, the peer's is awaited.
    Greeting,
    /// The greeting is sent to a peer that may only hear who was cut off.
    Telling,
    /// Members are sent, the peer's are awaited.
    Meeting,
    /// The peer's members are being taken in.
    Admitting,
    /// Members agree: records are compared, offered, sent and taken, until both are in step and afterwards.
    Open,
    /// It is over.
    Over,
}

/// One session of one side.
#[derive(Debug)]
pub struct Session {
    role: SessionRole,
    mode: Mode,
    journal: JournalId,
    phase: Phase,
    /// Both want to stay.
    live: bool,
    /// The digest of the members when the session began.
    digest: [u8; 32],
    /// Who was cut off, for a peer that may hear nothing else.
    words: Vec<Changes>,
    exchange: RecordExchange,
    /// How much had been said when it was last told that both are in step.
    told: Option<u64>,
    /// Time since the session began.
    now: Duration,
    actions: Vec<Action>,
}

impl Session {
    /// A session about this journal; [`Event::Started`] sets it going.
    pub fn new(role: SessionRole, mode: Mode, journal: JournalId) -> Self {
        Self {
            role,
            mode,
            journal,
            phase: Phase::Opening,
            live: false,
            digest: [0; 32],
            words: Vec::new(),
            exchange: RecordExchange::new(role),
            told: None,
            now: Duration::ZERO,
            actions: Vec::new(),
        }
    }

    /// Takes an event in, `now` being the time since the session began; what is to be done, in order.
    pub fn handle(&mut self, event: Event, now: Duration) -> Vec<Action> {
        if self.phase == Phase::Over {
            return Vec::new();
        }
        self.now = self.now.max(now);
        if let Err(reason) = self.take(event) {
            self.part(reason);
        }
        std::mem::take(&mut self.actions)
    }

    /// Whether something has to arrive or leave before long: false only while two who stay are in step.
    pub fn waits(&self) -> bool {
        !(self.live && self.exchange.is_in_step())
    }

    /// Whether this side knows that both have the same.
    pub fn is_in_step(&self) -> bool {
        self.exchange.is_in_step()
    }

    /// Whether the peer has greeted: until then its frames are held to the limit of a first one.
    pub fn is_greeted(&self) -> bool {
        !matches!(self.phase, Phase::Opening | Phase::Greeting | Phase::Telling)
    }

    /// Steps of reconciliation that went out, in all.
    pub fn trips(&self) -> u32 {
        self.exchange.trips()
    }

    fn take(&mut self, event: Event) -> Result<(), Reason> {
        match event {
            Event::Started => self.work(Job::Digest),
            Event::Received { message, bytes } => {
                self.exchange.charge(bytes, self.now)?;
                match message {
                    Some(message) => self.received(message, bytes)?,
                    None if self.is_greeted() => {}
                    None => return Err(Reason::OutOfTurn),
                }
            }
            Event::Unreadable(fault) => return Err(fault.into()),
            Event::Digest(digest) => self.opened(digest),
            Event::Members(records) => self.send(Message::Members(records)),
            Event::Admitted => self.admitted(),
            Event::CutOff(reason) => return Err(reason),
            Event::Waits { digest, words } if self.phase == Phase::Opening => {
                (self.digest, self.words, self.phase) = (digest, words, Phase::Telling);
                self.greet();
            }
            Event::Waits { .. } => return Err(Reason::NotAMember),
            Event::Trouble => return Err(Reason::Trouble),
            Event::Silent => return Err(Reason::Silent),
            Event::Stop => return Err(Reason::Closing),
            answer => self.exchange.answered(answer, &mut self.actions)?,
        }
        self.go_on();
        Ok(())
    }

    fn received(&mut self, message: Message, bytes: usize) -> Result<(), Reason> {
        match (self.phase, message) {
            (_, Message::Bye(Reason::Done)) if self.exchange.is_in_step() => self.close(Ending::InStep),
            (_, Message::Bye(reason)) => self.close(Ending::Heard(reason)),
            (Phase::Greeting, Message::Hello(hello)) => self.greeted(&hello)?,
            (Phase::Telling, Message::Hello(hello)) => {
                self.understood(&hello)?;
                if hello.members != self.digest {
                    let words = std::mem::take(&mut self.words);
                    self.send(Message::Members(words));
                }
                return Err(Reason::NotAMember);
            }
            (Phase::Meeting, Message::Members(records)) => {
                self.phase = Phase::Admitting;
                self.work(Job::Admit(records));
            }
            // The dialer asked before it knew that members come first; it will ask again.
            (Phase::Meeting, Message::Reconcile { .. }) if self.role == SessionRole::Listener => {}
            (Phase::Open, message) => self.exchange.received(message, bytes, self.now, &mut self.actions)?,
            _ => return Err(Reason::OutOfTurn),
        }
        Ok(())
    }

    /// The journal has said what the digest of its members is.
    fn opened(&mut self, digest: [u8; 32]) {
        (self.digest, self.phase) = (digest, Phase::Greeting);
        self.greet();
        // Most often nothing stands between the greeting and the first question, and that saves a trip.
        if self.role == SessionRole::Dialer {
            self.exchange.begin(&mut self.actions);
        }
    }

    /// The peer's members are taken in.
    fn admitted(&mut self) {
        self.phase = Phase::Open;
        if self.role == SessionRole::Dialer {
            self.exchange.begin(&mut self.actions);
        }
    }

    fn greet(&mut self) {
        self.send(Message::Hello(Hello {
            newest: NEWEST,
            oldest: OLDEST,
            journal: self.journal,
            members: self.digest,
            mode: self.mode,
            capabilities: Vec::new(),
        }));
    }

    /// Whether the two can talk at all.
    fn understood(&self, hello: &Hello) -> Result<(), Reason> {
        if hello.oldest > NEWEST || hello.newest < OLDEST || hello.oldest > hello.newest {
            return Err(Reason::Protocol);
        }
        if hello.journal != self.journal {
            return Err(Reason::OtherJournal);
        }
        Ok(())
    }

    fn greeted(&mut self, hello: &Hello) -> Result<(), Reason> {
        self.understood(hello)?;
        self.live = self.mode == Mode::Live && hello.mode == Mode::Live;
        self.exchange.greeted(!self.live);
        if hello.members == self.digest {
            self.phase = Phase::Open;
        } else {
            self.phase = Phase::Meeting;
            self.work(Job::Members);
        }
        Ok(())
    }

    /// Does what can be done without waiting for anybody.
    fn go_on(&mut self) {
        if self.phase != Phase::Open {
            return;
        }
        self.exchange.go_on(&mut self.actions);
        let said = Some(self.exchange.said_so_far());
        if self.exchange.is_in_step() && self.told != said {
            self.told = said;
            self.actions.push(Action::Tell(SessionEvent::InStep));
        }
        if self.exchange.is_in_step() && !self.live && self.role == SessionRole::Dialer {
            self.send(Message::Bye(Reason::Done));
            self.close(Ending::InStep);
        }
    }

    fn part(&mut self, reason: Reason) {
        self.send(Message::Bye(reason));
        self.close(Ending::Said(reason));
    }

    fn close(&mut self, ending: Ending) {
        self.phase = Phase::Over;
        self.actions.push(Action::Close(ending));
    }

    fn send(&mut self, message: Message) {
        self.actions.push(Action::Send(message));
    }

    fn work(&mut self, job: Job) {
        self.actions.push(Action::Work(job));
    }
}
