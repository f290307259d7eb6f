//! A turn of a session: what goes in as an [`Event`], and what is asked for in return as an [`Action`].

use super::progress::TransferProgress;
use crate::{
    journal::{Census, Changes, Heads},
    model::RecordId,
    sync::wire::{Fault, Message, Reason, Refusal, Why},
};

/// Which end of the connection this device is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SessionRole {
    /// It called: it leads.
    Dialer,
    /// It was dialled: it follows.
    Listener,
}

/// Something that happened.
#[derive(Debug)]
pub enum Event {
    /// The stream is there.
    Started,
    /// A message arrived; nothing for one of a kind that only a newer version knows.
    Received {
        /// What it says.
        message: Option<Message>,
        /// How many bytes it took.
        bytes: usize,
    },
    /// Bytes arrived that are not a message.
    Unreadable(Fault),
    /// Answers [`Job::Digest`]: the digest of all devices and revocations.
    Digest([u8; 32]),
    /// Answers [`Job::Members`]: whole records of devices and revocations.
    Members(Vec<Changes>),
    /// Answers [`Job::Admit`]: they are on the disk, and the peer is a member in their light too.
    Admitted,
    /// Answers [`Job::Census`]: a digest of each record here, to compare with.
    Census(Census),
    /// Answers [`Job::Heads`].
    Heads {
        /// What is here of each record, people and goals behind the others.
        offers: Vec<Heads>,
        /// People and goals that are put off.
        last: Vec<RecordId>,
    },
    /// Answers [`Job::Compare`]: what of an offer is not here.
    Compared {
        /// The number of the offer this answers.
        number: u32,
        /// The offer as it came.
        offered: Vec<Heads>,
        /// Records with something in the offer that is not here, each with what is here.
        lacking: Vec<Heads>,
    },
    /// Answers [`Job::Outgoing`]: as many changes as fit into one batch.
    Outgoing {
        /// How many wants it answers, counted from the first.
        answered: usize,
        /// The changes the peer lacks, one item a record.
        changes: Vec<Changes>,
        /// People and goals among these that are deleted and were not asked for: they are offered behind everything else.
        last: Vec<RecordId>,
    },
    /// Answers [`Job::Push`]: what goes out unasked, and what is only offered.
    Pushed {
        /// Whole histories of records that have a short one.
        changes: Vec<Changes>,
        /// What is here of the other records: their histories are too long to be sent unasked.
        offers: Vec<Heads>,
        /// People and goals that are deleted: they are offered behind all that is pushed.
        last: Vec<RecordId>,
    },
    /// Answers [`Job::Merge`], once the batch is on the disk.
    Merged(Merged),
    /// Answers [`Job::Changed`]: at most as many records as the driver lists at once.
    Changed {
        /// The mark to ask with next.
        mark: u64,
        /// Records that changed since the mark asked with, each once.
        records: Vec<RecordId>,
    },
    /// The journal's revision went up.
    Revised,
    /// The journal says that the peer may not sync; answers any job.
    CutOff(Reason),
    /// The journal says that the peer waits for a word of the user, and may only hear who was cut off; answers any job.
    Waits {
        /// The digest of the members.
        digest: [u8; 32],
        /// Every revocation as a whole record, which is all that such a peer is told.
        words: Vec<Changes>,
    },
    /// The journal failed; answers any job.
    Trouble,
    /// Nothing arrived or left for too long.
    Silent,
    /// The program is shutting down.
    Stop,
}

/// What came of a batch.
#[derive(Debug, Default)]
pub struct Merged {
    /// The number the sender gave it.
    pub batch: u32,
    /// Every record of the batch.
    pub records: Vec<RecordId>,
    /// Records in which something was new.
    pub new: Vec<RecordId>,
    /// Records that were not taken.
    pub refused: Vec<Refusal>,
    /// Records of the batch in which this device has something that the sender did not send.
    pub beyond: Vec<RecordId>,
    /// Other records that changed since the mark.
    pub others: Vec<RecordId>,
    /// The mark to ask with next.
    pub mark: u64,
}

/// Work in the journal. The answer is the next event.
#[derive(Debug)]
pub enum Job {
    /// The digest of all devices and revocations.
    Digest,
    /// The device and revocation records, for a peer that has others.
    Members,
    /// Take these devices and revocations in.
    Admit(Vec<Changes>),
    /// A digest of every record here.
    Census,
    /// The heads of these records, to be offered.
    Heads {
        /// The records.
        records: Vec<RecordId>,
        /// Others follow: people and goals are put off.
        more: bool,
    },
    /// Which of these records have something that is not here.
    Compare {
        /// The number of the offer.
        number: u32,
        /// What the peer has of each record.
        offered: Vec<Heads>,
    },
    /// What the peer lacks of these records.
    Outgoing {
        /// What it has of them.
        wants: Vec<Heads>,
        /// Those of them that it does not have and did not ask for.
        unasked: Vec<RecordId>,
        /// About how many bytes of changes may come at once.
        most: usize,
    },
    /// Records that changed here, for a peer whose state is not known.
    Push(Vec<RecordId>),
    /// Commit a batch.
    Merge {
        /// The number the sender gave it.
        batch: u32,
        /// The changes of each record, checked as a message and not yet by the guard.
        records: Vec<Changes>,
        /// Changes of these records that this side sent: the peer has them.
        handed: Vec<(RecordId, [u8; 32])>,
        /// Since when other changes are to be named.
        mark: u64,
    },
    /// What changed since this mark.
    Changed(u64),
}

/// What the driver is to do.
#[derive(Debug)]
pub enum Action {
    /// Put this message on the stream, behind those before it.
    Send(Message),
    /// Do this, and hand in the answer.
    Work(Job),
    /// Report this event to the observer.
    Tell(SessionEvent),
    /// Send what is still to be sent and close; the session is over.
    Close(Ending),
}

/// What the session reports to its observer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SessionEvent {
    /// Changes went out or came in.
    Progress(TransferProgress),
    /// Records in which something was new.
    New(Vec<RecordId>),
    /// This device did not take a record.
    NotTaken(RecordId, Why),
    /// The peer did not take a record.
    NotTakenThere(RecordId, Why),
    /// Both have the same.
    InStep,
}

/// How a session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// Both have the same, and neither wanted to stay.
    InStep,
    /// The peer ended it.
    Heard(Reason),
    /// This device ended it.
    Said(Reason),
}
