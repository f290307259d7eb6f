//! Messages: everything one device says to another while they sync.
//!
//! A payload is the number of the kind as postcard writes a `u32`, and then the fields of that kind in postcard's layout.
//! A number this version does not know is passed over by the length of its frame, so that a newer device may say more.

use serde::{Deserialize, Serialize};

use super::{
    Fault,
    limits::{
        LONGEST_CAPABILITY, LONGEST_TRAIL, MOST_CAPABILITIES, MOST_CHUNKS, MOST_HEADS, MOST_RECONCILE_BYTES,
        MOST_RECORDS,
    },
    list::{Borrowed, Bytes, at_most, chunks, id, journal_id},
};
use crate::{
    journal::{Changes, Heads},
    model::{JournalId, RecordId},
};

/// The newest version of the protocol that this version speaks.
pub const NEWEST: u16 = 1;

/// The oldest version of the protocol that this version still speaks.
pub const OLDEST: u16 = 1;

/// Whether a session ends when both are in step, or stays and pushes what is new.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mode {
    /// It ends when both are in step.
    Once,
    /// It stays; only if both ask for that.
    Live,
}

/// The first thing each side says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hello {
    /// The newest version of the protocol that the sender speaks.
    pub newest: u16,
    /// The oldest version that it still speaks.
    pub oldest: u16,
    /// Which journal it keeps.
    #[serde(with = "journal_id")]
    pub journal: JournalId,
    /// The digest of its devices and revocations.
    pub members: [u8; 32],
    /// Whether it wants to stay.
    pub mode: Mode,
    /// What else it can do, in words; unknown ones are passed over. At most 32 of at most 64 bytes.
    #[serde(deserialize_with = "at_most::<MOST_CAPABILITIES, _, _>")]
    pub capabilities: Vec<String>,
}

/// Why a record was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// The changes are damaged, too large, of an unknown encoding, or build on ones that are missing.
    Refused,
    /// The record was forgotten there.
    Forgotten,
}

/// A record that was not taken; the others of its batch were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The record that the receiver of the batch has not got now.
    #[serde(with = "id")]
    pub id: RecordId,
    /// What was wrong with it, by the one who refused it.
    pub why: Why,
}

/// Why a session ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// Both are in step and neither wants to stay.
    Done,
    /// The user or the program closes.
    Closing,
    /// There is no version of the protocol that both speak.
    Protocol,
    /// The two keep different journals.
    OtherJournal,
    /// The peer is cut off from the journal.
    Revoked,
    /// The peer is not a member of the journal, or waits for the user to say that it is.
    NotAMember,
    /// Bytes that cannot be read.
    Malformed,
    /// A frame, a list or a request above its limit.
    TooLarge,
    /// A message that does not belong there.
    OutOfTurn,
    /// Messages that go on without bringing anything.
    Endless,
    /// The sender's own journal could not be read or written.
    Trouble,
    /// Nothing came for too long.
    Silent,
    /// More came in an hour than a journal needs.
    TooMuch,
    /// A reason of a newer version.
    Other(u32),
}

impl Reason {
    const KNOWN: [Self; 13] = [
        Self::Done,
        Self::Closing,
        Self::Protocol,
        Self::OtherJournal,
        Self::Revoked,
        Self::NotAMember,
        Self::Malformed,
        Self::TooLarge,
        Self::OutOfTurn,
        Self::Endless,
        Self::Trouble,
        Self::Silent,
        Self::TooMuch,
    ];

    /// The number on the wire.
    pub fn number(self) -> u32 {
        match self {
            Self::Other(number) => number,
            known => (0..)
                .zip(Self::KNOWN)
                .find(|(_, reason)| *reason == known)
                .map_or(u32::MAX, |(number, _)| number),
        }
    }

    /// The reason of this number.
    pub fn of(number: u32) -> Self {
        let known = usize::try_from(number).ok().and_then(|place| Self::KNOWN.get(place));
        known.copied().unwrap_or(Self::Other(number))
    }
}

impl From<Fault> for Reason {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::TooLarge => Self::TooLarge,
            Fault::Malformed => Self::Malformed,
        }
    }
}

/// All that two devices say in a session: one frame each, its limits checked before room is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// The first one, from both.
    Hello(Hello),
    /// Every device and revocation, from both, if their digests differ; before anything else.
    Members(Vec<Changes>),
    /// One step of negentropy, from the dialer and back.
    Reconcile {
        /// The number of the reconciliation, from 1; a higher one starts over.
        pass: u32,
        /// At most [`MOST_RECONCILE_BYTES`].
        step: Vec<u8>,
    },
    /// Records that both may have: what the sender has of each. Answered by one [`Want`](Self::Want) of this number.
    Offer {
        /// Counts from one.
        number: u32,
        /// At most [`MOST_HEADS`].
        records: Vec<Heads>,
    },
    /// Records the sender wants completed, each with what it has.
    Want {
        /// The offer that it answers; zero if it answers none.
        answers: u32,
        /// At most [`MOST_HEADS`].
        records: Vec<Heads>,
    },
    /// Changes of records, to be committed together.
    Changes {
        /// Counts from one.
        batch: u32,
        /// At most [`MOST_RECORDS`].
        records: Vec<Changes>,
    },
    /// A batch is on the sender's disk.
    Taken {
        /// The number under which [`Changes`](Self::Changes) came.
        batch: u32,
        /// What of it is not.
        refused: Vec<Refusal>,
    },
    /// Everything the sender has was sent and taken, and that many offers and wants were answered.
    InStep {
        /// Offers and wants of the receiver that were answered, in all.
        answered: u32,
    },
    /// More changed at the sender than it wants to push: the dialer should reconcile again.
    Again,
    /// The session is over.
    Bye(Reason),
}

/// [`Changes`] in postcard's layout.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Changes")]
struct ChangesLayout {
    #[serde(with = "id")]
    id: RecordId,
    #[serde(with = "chunks")]
    changes: Vec<Vec<u8>>,
}

#[derive(Serialize)]
struct ChangesOut<'a>(#[serde(with = "ChangesLayout")] &'a Changes);

#[derive(Deserialize)]
struct ChangesIn(#[serde(with = "ChangesLayout")] Changes);

#[derive(Deserialize)]
struct Records(#[serde(deserialize_with = "at_most::<MOST_RECORDS, _, _>")] Vec<ChangesIn>);

#[derive(Deserialize)]
struct Batch(u32, Records);

/// [`Heads`] in postcard's layout.
#[derive(Serialize, Deserialize)]
#[serde(remote = "Heads")]
struct HeadsLayout {
    #[serde(with = "id")]
    id: RecordId,
    #[serde(deserialize_with = "at_most::<LONGEST_TRAIL, _, _>")]
    heads: Vec<[u8; 32]>,
}

#[derive(Serialize)]
struct HeadsOut<'a>(#[serde(with = "HeadsLayout")] &'a Heads);

#[derive(Deserialize)]
struct HeadsIn(#[serde(with = "HeadsLayout")] Heads);

#[derive(Deserialize)]
struct Numbered(u32, #[serde(deserialize_with = "at_most::<MOST_HEADS, _, _>")] Vec<HeadsIn>);

#[derive(Deserialize)]
struct Step(u32, Bytes);

#[derive(Deserialize)]
struct Outcome(u32, #[serde(deserialize_with = "at_most::<MOST_RECORDS, _, _>")] Vec<Refusal>);

mod kind {
    pub(super) const HELLO: u32 = 0;
    pub(super) const MEMBERS: u32 = 1;
    pub(super) const RECONCILE: u32 = 2;
    pub(super) const OFFER: u32 = 3;
    pub(super) const WANT: u32 = 4;
    pub(super) const CHANGES: u32 = 5;
    pub(super) const TAKEN: u32 = 6;
    pub(super) const IN_STEP: u32 = 7;
    pub(super) const AGAIN: u32 = 8;
    pub(super) const BYE: u32 = 9;
}

/// The payload of a message. [`Fault::TooLarge`] for one that [`decode`] would refuse.
pub fn encode(message: &Message) -> Result<Vec<u8>, Fault> {
    if !fits(message) {
        return Err(Fault::TooLarge);
    }
    let payload = match message {
        Message::Hello(hello) => postcard::to_stdvec(&(kind::HELLO, hello)),
        Message::Members(records) => postcard::to_stdvec(&(kind::MEMBERS, out(records))),
        Message::Reconcile { pass, step } => postcard::to_stdvec(&(kind::RECONCILE, pass, Borrowed(step))),
        Message::Offer { number, records } => postcard::to_stdvec(&(kind::OFFER, number, heads_out(records))),
        Message::Want { answers, records } => postcard::to_stdvec(&(kind::WANT, answers, heads_out(records))),
        Message::Changes { batch, records } => postcard::to_stdvec(&(kind::CHANGES, batch, out(records))),
        Message::Taken { batch, refused } => postcard::to_stdvec(&(kind::TAKEN, batch, refused)),
        Message::InStep { answered } => postcard::to_stdvec(&(kind::IN_STEP, answered)),
        Message::Again => postcard::to_stdvec(&kind::AGAIN),
        Message::Bye(reason) => postcard::to_stdvec(&(kind::BYE, reason.number())),
    };
    payload.map_err(|_| Fault::TooLarge)
}

/// The message of a payload; `None` for a kind that only a newer version knows.
pub fn decode(payload: &[u8]) -> Result<Option<Message>, Fault> {
    let (number, fields) = postcard::take_from_bytes::<u32>(payload).map_err(|_| Fault::Malformed)?;
    let message = match number {
        kind::HELLO => {
            // What a newer version says after these fields is passed over.
            let (hello, _more) = postcard::take_from_bytes(fields).map_err(|_| Fault::Malformed)?;
            Message::Hello(hello)
        }
        kind::MEMBERS => Message::Members(whole::<Records>(fields)?.into()),
        kind::RECONCILE => {
            let Step(pass, step) = whole(fields)?;
            Message::Reconcile { pass, step: step.0 }
        }
        kind::OFFER => {
            let Numbered(number, records) = whole(fields)?;
            Message::Offer { number, records: heads_in(records) }
        }
        kind::WANT => {
            let Numbered(answers, records) = whole(fields)?;
            Message::Want { answers, records: heads_in(records) }
        }
        kind::CHANGES => {
            let Batch(batch, records) = whole(fields)?;
            Message::Changes { batch, records: records.into() }
        }
        kind::TAKEN => {
            let Outcome(batch, refused) = whole(fields)?;
            Message::Taken { batch, refused }
        }
        kind::IN_STEP => Message::InStep { answered: whole(fields)? },
        kind::AGAIN => whole::<()>(fields).map(|()| Message::Again)?,
        kind::BYE => Message::Bye(Reason::of(whole(fields)?)),
        _ => return Ok(None),
    };
    if fits(&message) { Ok(Some(message)) } else { Err(Fault::TooLarge) }
}

/// Whether a message keeps to every limit, that of a frame left to the frame.
fn fits(message: &Message) -> bool {
    let decent = |records: &[Changes]| {
        records.len() <= MOST_RECORDS && records.iter().all(|record| record.changes.len() <= MOST_CHUNKS)
    };
    let decent_heads = |records: &[Heads]| {
        records.len() <= MOST_HEADS && records.iter().all(|record| record.heads.len() <= LONGEST_TRAIL)
    };
    match message {
        Message::Hello(hello) => {
            let short = |capability: &String| capability.len() <= LONGEST_CAPABILITY;
            hello.capabilities.len() <= MOST_CAPABILITIES && hello.capabilities.iter().all(short)
        }
        Message::Members(records) | Message::Changes { records, .. } => decent(records),
        Message::Reconcile { step, .. } => step.len() <= MOST_RECONCILE_BYTES,
        Message::Offer { records, .. } | Message::Want { records, .. } => decent_heads(records),
        Message::Taken { refused, .. } => refused.len() <= MOST_RECORDS,
        Message::InStep { .. } | Message::Again | Message::Bye(_) => true,
    }
}

fn out(records: &[Changes]) -> Vec<ChangesOut<'_>> {
    records.iter().map(ChangesOut).collect()
}

fn heads_out(records: &[Heads]) -> Vec<HeadsOut<'_>> {
    records.iter().map(HeadsOut).collect()
}

fn heads_in(records: Vec<HeadsIn>) -> Vec<Heads> {
    records.into_iter().map(|record| record.0).collect()
}

impl From<Records> for Vec<Changes> {
    fn from(records: Records) -> Self {
        records.0.into_iter().map(|record| record.0).collect()
    }
}

/// Fields that must be all there is.
fn whole<'de, T: Deserialize<'de>>(fields: &'de [u8]) -> Result<T, Fault> {
    match postcard::take_from_bytes(fields) {
        Ok((value, [])) => Ok(value),
        _ => Err(Fault::Malformed),
    }
}
