//! What sync tells while it goes on, and how it went with each device.

use std::{cell::RefCell, time::Duration};

use serde::Serialize;
use tokio::sync::oneshot;

use crate::{
    error::Hint,
    model::{EndpointId, RecordId},
};

/// Another of the user's devices.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OtherDevice {
    /// Who it is on the network.
    pub endpoint: EndpointId,
    /// What the user calls it.
    pub name: String,
}

/// Which way records go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From the other device to this one.
    In,
    /// From this one to the other.
    Out,
}

/// Something to know while sync goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(tag = "event", rename_all = "snake_case")]
#[non_exhaustive]
pub enum SyncEvent {
    /// Nothing is wrong, but not as usual: a sentence for the user.
    Note {
        /// A sentence for the user.
        text: String,
        /// What the user could do about it.
        #[serde(flatten)]
        hint: Option<Hint>,
    },
    /// A connection is there; comparing begins.
    Connected {
        /// The other device.
        device: OtherDevice,
    },
    /// How far records have come.
    Progress {
        /// The other device.
        device: OtherDevice,
        /// Whether records come or go.
        direction: Direction,
        /// Records so far.
        records: u64,
        /// Bytes of them so far, before compression.
        bytes: u64,
        /// Records in all, if that is known.
        total: Option<u64>,
    },
    /// Records that are new or changed here. They are on disk.
    New {
        /// Who sent them.
        device: OtherDevice,
        /// The records that came.
        records: Vec<RecordId>,
    },
    /// Both have the same.
    InStep {
        /// The other device.
        device: OtherDevice,
    },
    /// A record was not taken; the others were. It is tried again in the next session.
    Refused {
        /// The other device.
        device: OtherDevice,
        /// The record that one of the two did not take.
        record: RecordId,
        /// Why, and by whom.
        why: String,
    },
    /// Who is a member changed.
    MembersChanged {
        /// The device that told it.
        device: OtherDevice,
    },
    /// A connection ended, or could not be made.
    Ended {
        /// How the session with that device went.
        outcome: PeerOutcome,
        /// When it is tried again, counted from now in whole milliseconds; nothing if it is not.
        again: Option<u64>,
    },
}

/// How it went with one device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct PeerOutcome {
    /// The other device.
    pub device: OtherDevice,
    /// How it ended.
    pub end: PeerEnd,
}

/// How a session with a device ended, or why there was none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "end", rename_all = "snake_case")]
#[non_exhaustive]
pub enum PeerEnd {
    /// Both have the same.
    InStep(Exchanged),
    /// Nobody answered at any address known for it.
    NotReachable,
    /// It answered that this device is no longer a member there.
    NotAMember,
    /// It is no longer a member here.
    CutOff,
    /// It is of a version or a journal that this one cannot talk to.
    Incompatible {
        /// A sentence for the user.
        why: String,
    },
    /// The connection broke; what came before is kept.
    Broken {
        /// A sentence for the user.
        why: String,
        /// What had been exchanged.
        exchanged: Exchanged,
    },
    /// The user said stop, or the other device did.
    Stopped(Exchanged),
}

/// What went over the line.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Exchanged {
    /// How many records were sent.
    pub sent: u64,
    /// How many records came.
    pub received: u64,
    /// Bytes sent, as they went over the line.
    pub bytes_sent: u64,
    /// Bytes received, as they came over the line.
    pub bytes_received: u64,
    /// Records that were not taken, on either side.
    pub refused: u64,
    /// Times that both waited for each other while comparing.
    pub trips: u32,
    /// Records that are new or changed here.
    pub new: Vec<RecordId>,
}

/// What happens while this device shows a code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(tag = "event", rename_all = "snake_case")]
#[non_exhaustive]
pub enum HostEvent {
    /// Show this, as a QR code and as text.
    Ticket {
        /// The text of the ticket.
        ticket: String,
        /// How long it is good for.
        seconds: u64,
    },
    /// A device proved that it saw the code. Show the digits and answer whether its screen shows the same; anything but
    /// yes lets nobody in. From now on nobody else can use the code.
    Digits {
        /// Six digits, as `123 456`.
        digits: String,
        /// The device that wants to join, as it calls itself.
        device: OtherDevice,
    },
    /// The device is a member now.
    Paired {
        /// The device that was let in.
        device: OtherDevice,
    },
    /// The first sync goes on.
    Sync(SyncEvent),
}

/// What happens while this device joins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[serde(tag = "event", rename_all = "snake_case")]
#[non_exhaustive]
pub enum JoinEvent {
    /// Show the digits: the user compares them on the device that shows the code.
    Digits {
        /// Six digits, as `123 456`.
        digits: String,
        /// The device that shows the code, as it calls itself.
        device: OtherDevice,
    },
    /// This journal has records of its own. Answer whether they are kept together with those of the other device, on
    /// both; anything but yes ends it and changes nothing.
    KeepBoth {
        /// The device that shows the code.
        device: OtherDevice,
        /// Devices of the journal here. They do not come along: this device is no longer in step with them.
        left_behind: Vec<OtherDevice>,
    },
    /// This device is a member now.
    Paired {
        /// The device that let it in.
        device: OtherDevice,
    },
    /// The first sync goes on.
    Sync(SyncEvent),
}

/// What the user says to [`HostEvent::Digits`] and [`JoinEvent::KeepBoth`]. To other events it means nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum PairingAnswer {
    /// The figures are the same, or both journals are kept.
    Yes,
    /// The answer no: nothing is done.
    No,
}

/// A question while its answer is waited for on the network's side.
#[derive(Debug)]
pub struct PairingQuestion<'a>(pub(super) &'a oneshot::Sender<PairingAnswer>);

impl PairingQuestion<'_> {
    /// Whether an answer still counts: not once the other device went away, or the time was over.
    pub fn is_open(&self) -> bool {
        !self.0.is_closed()
    }
}

/// Hears how sync goes on, on the thread that called the service.
pub trait SyncListener {
    /// Called for each thing that happens, in order; it should come back at once.
    fn on_event(&self, event: SyncEvent);
}

/// Hears what happens while this device shows a code, on the thread that called the service, and answers for its user.
pub trait HostListener {
    /// Something happened. What is answered counts for [`HostEvent::Digits`] alone.
    fn on_event(&self, event: HostEvent) -> PairingAnswer;

    /// [`HostEvent::Digits`]: a caller that waits for the user outside a prompt checks meanwhile whether the question
    /// is still open, and comes back once it is not.
    fn on_question(&self, event: HostEvent, question: &PairingQuestion<'_>) -> PairingAnswer {
        let _ = question;
        self.on_event(event)
    }
}

/// Hears what happens while this device joins, on the thread that called the service, and answers for its user.
pub trait JoinListener {
    /// Something happened. What is answered counts for [`JoinEvent::KeepBoth`] alone.
    fn on_event(&self, event: JoinEvent) -> PairingAnswer;

    /// [`JoinEvent::KeepBoth`], as [`HostListener::on_question`].
    fn on_question(&self, event: JoinEvent, question: &PairingQuestion<'_>) -> PairingAnswer {
        let _ = question;
        self.on_event(event)
    }
}

impl<F: FnMut(SyncEvent)> SyncListener for RefCell<F> {
    fn on_event(&self, event: SyncEvent) {
        // A listener that calls the service again hears nothing of that call.
        if let Ok(mut hear) = self.try_borrow_mut() {
            hear(event);
        }
    }
}

impl<F: FnMut(HostEvent) -> PairingAnswer> HostListener for RefCell<F> {
    fn on_event(&self, event: HostEvent) -> PairingAnswer {
        self.try_borrow_mut().map_or(PairingAnswer::No, |mut hear| hear(event))
    }
}

impl<F: FnMut(JoinEvent) -> PairingAnswer> JoinListener for RefCell<F> {
    fn on_event(&self, event: JoinEvent) -> PairingAnswer {
        self.try_borrow_mut().map_or(PairingAnswer::No, |mut hear| hear(event))
    }
}

impl SyncEvent {
    pub(super) fn again_in(wait: Option<Duration>) -> Option<u64> {
        wait.map(|wait| u64::try_from(wait.as_millis()).unwrap_or(u64::MAX))
    }
}
