//! The device that saw the code.

use std::time::Duration;

use super::{
    Bond, MACHINES_HAVE, PROTOCOL, PairingMessage, PairingRefusal, PairingRole, Secret, USERS_HAVE,
    name::readable,
};
use crate::{
    journal::Changes,
    model::{EndpointId, JournalId},
};

/// What the joiner has before it joins.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Own {
    /// Which journal it keeps, if it ever took part in sync.
    pub(crate) journal: Option<JournalId>,
    /// Whether somebody wrote something in it.
    pub(crate) has_records: bool,
}

/// What happens to the joiner.
#[derive(Debug)]
pub(crate) enum JoinerInput {
    /// The host's own device answers; the connection's bytes come from TLS.
    Connected { channel: [u8; 32] },
    /// A message came.
    Heard(PairingMessage),
    /// Bytes came that are not a message.
    Garbled,
    /// The connection is gone.
    Lost,
    /// The user answered whether both journals are kept together.
    Answered { keep_both: bool },
    /// The journal has joined: it is on disk.
    Joined,
    /// The journal could not join.
    NotJoined,
    /// Time went by.
    Waited,
}

/// What is to be done.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum JoinerOutput {
    Say(PairingMessage),
    /// Show the digits.
    Digits {
        digits: String,
        name: String,
    },
    /// Ask whether the records here are to be kept together with those there.
    AskToKeepBoth,
    /// Join that journal.
    Join {
        journal: JournalId,
        members: Vec<Changes>,
    },
    /// This device is in.
    Paired {
        name: String,
    },
    /// Pairing ended without success, for this reason.
    Over(PairingRefusal),
}

/// The joiner's side of one ticket. Without `Debug`: it holds the secret.
pub(crate) struct Joiner {
    host: EndpointId,
    me: EndpointId,
    name: String,
    secret: Secret,
    own: Own,
    stage: JoinerStage,
    until: Duration,
}

#[derive(Debug)]
enum JoinerStage {
    Dialling,
    Proving { bond: Bond },
    Asking { host: String, journal: JournalId },
    Waiting { host: String, journal: JournalId },
    Joining { host: String },
    Over,
}

impl Joiner {
    /// A joiner that is about to dial the host.
    pub(crate) fn new(
        me: EndpointId,
        host: EndpointId,
        name: String,
        secret: [u8; 16],
        own: Own,
        now: Duration,
    ) -> Self {
        let until = now.saturating_add(MACHINES_HAVE);
        Self { host, me, name, secret: Secret::new(secret), own, stage: JoinerStage::Dialling, until }
    }

    /// When time changes something next, if nothing else happens.
    pub(crate) fn due(&self) -> Option<Duration> {
        (!self.is_over()).then_some(self.until)
    }

    /// Whether nothing more will come of it.
    pub(crate) fn is_over(&self) -> bool {
        matches!(self.stage, JoinerStage::Over)
    }

    /// What follows from an input. Total: any input in any state is answered, never a panic.
    pub(crate) fn handle(&mut self, input: JoinerInput, now: Duration) -> Vec<JoinerOutput> {
        if self.is_over() {
            return Vec::new();
        }
        if self.until <= now {
            return self.end(true, PairingRefusal::Expired);
        }
        match input {
            JoinerInput::Connected { channel } => self.connected(channel, now),
            JoinerInput::Heard(message) => self.heard(message, now),
            JoinerInput::Garbled => self.end(true, PairingRefusal::Broken),
            JoinerInput::Lost => self.end(false, PairingRefusal::Lost),
            JoinerInput::Answered { keep_both } => self.answered(keep_both, now),
            JoinerInput::Joined => self.joined(),
            JoinerInput::NotJoined => self.end(true, PairingRefusal::Failed),
            JoinerInput::Waited => Vec::new(),
        }
    }

    fn connected(&mut self, channel: [u8; 32], now: Duration) -> Vec<JoinerOutput> {
        if !matches!(self.stage, JoinerStage::Dialling) {
            return self.end(true, PairingRefusal::Broken);
        }
        let bond = Bond { host: self.host, joiner: self.me, channel };
        let proof = bond.proof(&self.secret, PairingRole::Joiner);
        self.stage = JoinerStage::Proving { bond };
        self.until = now.saturating_add(MACHINES_HAVE);
        vec![JoinerOutput::Say(PairingMessage::Knock { protocol: PROTOCOL, name: self.name.clone(), proof })]
    }

    fn heard(&mut self, message: PairingMessage, now: Duration) -> Vec<JoinerOutput> {
        match (message, &self.stage) {
            (PairingMessage::Welcome { name, proof, journal }, JoinerStage::Proving { bond }) => {
                if !bond.holds(&self.secret, PairingRole::Host, &proof) {
                    return self.end(true, PairingRefusal::Wrong);
                }
                self.welcomed(bond.digits(&self.secret), readable(&name), JournalId::from_bytes(journal), now)
            }
            // The journal that the user was asked about, and no other.
            (
                PairingMessage::Admitted { journal, members },
                JoinerStage::Waiting { host, journal: welcome },
            ) if journal == *welcome.as_bytes() => {
                let host = host.clone();
                self.stage = JoinerStage::Joining { host };
                self.until = now.saturating_add(MACHINES_HAVE);
                let members = members.into_iter().map(super::message::MemberRecord::into_changes).collect();
                vec![JoinerOutput::Join { journal: JournalId::from_bytes(journal), members }]
            }
            // The host cannot tell us that the line is lost.
            (PairingMessage::Refused(PairingRefusal::Lost), _) => self.end(false, PairingRefusal::Broken),
            (PairingMessage::Refused(why), _) => self.end(false, why),
            _ => self.end(true, PairingRefusal::Broken),
        }
    }

    fn welcomed(
        &mut self,
        digits: String,
        host: String,
        journal: JournalId,
        now: Duration,
    ) -> Vec<JoinerOutput> {
        self.until = now.saturating_add(USERS_HAVE);
        let mut out = vec![JoinerOutput::Digits { digits, name: host.clone() }];
        if self.own.has_records && self.own.journal != Some(journal) {
            out.push(JoinerOutput::AskToKeepBoth);
            self.stage = JoinerStage::Asking { host, journal };
        } else {
            out.push(JoinerOutput::Say(PairingMessage::Ready));
            self.stage = JoinerStage::Waiting { host, journal };
        }
        out
    }

    fn answered(&mut self, keep_both: bool, now: Duration) -> Vec<JoinerOutput> {
        let JoinerStage::Asking { host, journal } = &self.stage else { return Vec::new() };
        if !keep_both {
            return self.end(true, PairingRefusal::Declined);
        }
        self.stage = JoinerStage::Waiting { host: host.clone(), journal: *journal };
        self.until = now.saturating_add(USERS_HAVE);
        vec![JoinerOutput::Say(PairingMessage::Ready)]
    }

    fn joined(&mut self) -> Vec<JoinerOutput> {
        let JoinerStage::Joining { host } = &self.stage else { return Vec::new() };
        let name = host.clone();
        self.stage = JoinerStage::Over;
        vec![JoinerOutput::Say(PairingMessage::Joined), JoinerOutput::Paired { name }]
    }

    fn end(&mut self, say: bool, why: PairingRefusal) -> Vec<JoinerOutput> {
        self.stage = JoinerStage::Over;
        let said = say.then_some(JoinerOutput::Say(PairingMessage::Refused(why)));
        said.into_iter().chain([JoinerOutput::Over(why)]).collect()
    }
}
