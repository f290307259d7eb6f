//! The device that shows the code.

use std::{collections::BTreeMap, time::Duration};

use super::{
    Bond, KNOCK_WITHIN, MACHINES_HAVE, PROTOCOL, PairingMessage, PairingRefusal, PairingRole, Secret,
    TICKET_LIVES, USERS_HAVE, name::readable,
};
use crate::{
    journal::Changes,
    model::{EndpointId, JournalId},
};

/// One connection of a device that wants to join, numbered by the caller that drives the machine.
pub(crate) type Line = u64;

/// Proofs that may be wrong in a row before the next has to wait.
const GUESSES: u32 = 8;

/// How often one more may be tried after that.
const GUESS_EVERY: Duration = Duration::from_millis(500);

/// Connections that may be open without having proved anything.
const MOST_LINES: usize = 16;

/// What the host begins with.
pub(crate) struct Showing {
    /// The endpoint of this device: the ticket names it, and proofs are bound to it.
    pub(crate) me: EndpointId,
    /// What it is called.
    pub(crate) name: String,
    /// The journal that can be joined.
    pub(crate) journal: JournalId,
    /// The secret in the ticket, known to the device that scanned it.
    pub(crate) secret: [u8; 16],
    /// How long the ticket is good for, two minutes at most.
    pub(crate) lives: Duration,
}

/// What happens to the host.
#[derive(Debug, Clone)]
pub(crate) enum HostInput {
    /// A device is connected; its identity and the connection's bytes come from TLS.
    Connected { line: Line, peer: EndpointId, channel: [u8; 32] },
    /// A message came.
    Heard { line: Line, message: PairingMessage },
    /// Bytes came that are not a message.
    Garbled { line: Line },
    /// A connection is gone.
    Lost { line: Line },
    /// The user compared the digits.
    Answered { same: bool },
    /// The device is let in: it is on disk.
    LetIn { journal: JournalId, members: Vec<Changes> },
    /// The device could not be let in.
    NotLetIn(PairingRefusal),
    /// Time went by.
    Waited,
}

/// What is to be done.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum HostOutput {
    Say {
        line: Line,
        message: PairingMessage,
    },
    /// Close the connection, after what was said on it.
    HangUp {
        line: Line,
    },
    /// Show the digits and ask whether the other device shows the same. No is the default.
    Ask {
        digits: String,
        name: String,
        peer: EndpointId,
    },
    /// Let this device into the journal.
    LetIn {
        peer: EndpointId,
        name: String,
    },
    /// The device is in and says so.
    Paired {
        peer: EndpointId,
        name: String,
    },
    /// It is over. `let_in` names a device that is a member and may not know it.
    Over {
        why: PairingRefusal,
        let_in: Option<String>,
    },
}

/// The host's side of one ticket. Without `Debug`: it holds the secret.
pub(crate) struct Host {
    me: EndpointId,
    name: String,
    journal: JournalId,
    secret: Secret,
    shown_until: Duration,
    stage: HostStage,
    knocking: BTreeMap<Line, Knocking>,
    guesses: Guesses,
}

/// A connection that has not proved anything yet.
#[derive(Debug)]
struct Knocking {
    bond: Bond,
    until: Duration,
}

/// The device that proved first.
#[derive(Debug, Clone)]
struct Guest {
    line: Line,
    peer: EndpointId,
    name: String,
}

#[derive(Debug)]
enum HostStage {
    /// The ticket is good.
    Shown,
    /// A device proved that it knows it; from now on nobody else can use it.
    Asking {
        guest: Guest,
        until: Duration,
        same: bool,
        ready: bool,
    },
    /// The journal writes it down; the line may break meanwhile.
    LettingIn {
        guest: Guest,
        until: Duration,
        lost: bool,
    },
    /// It is on this disk; the device has not said that it is on its own.
    LetIn {
        guest: Guest,
        until: Duration,
    },
    Over,
}

/// How many proofs may be wrong, against somebody who tries many.
#[derive(Debug)]
struct Guesses {
    left: u32,
    since: Duration,
}

impl Host {
    /// A host whose ticket is good from now on.
    pub(crate) fn new(showing: Showing, now: Duration) -> Self {
        Self {
            me: showing.me,
            name: showing.name,
            journal: showing.journal,
            secret: Secret::new(showing.secret),
            shown_until: now.saturating_add(showing.lives.min(TICKET_LIVES)),
            stage: HostStage::Shown,
            knocking: BTreeMap::new(),
            guesses: Guesses { left: GUESSES, since: now },
        }
    }

    /// When time changes something next, if nothing else happens.
    pub(crate) fn due(&self) -> Option<Duration> {
        let stage = match &self.stage {
            HostStage::Shown => self.shown_until,
            HostStage::Asking { until, .. }
            | HostStage::LettingIn { until, .. }
            | HostStage::LetIn { until, .. } => *until,
            HostStage::Over => return None,
        };
        self.knocking.values().map(|knocking| knocking.until).chain([stage]).min()
    }

    /// Whether nothing more will come of it.
    pub(crate) fn is_over(&self) -> bool {
        matches!(self.stage, HostStage::Over)
    }

    /// What follows from an input. Total: any input in any state is answered, never a panic.
    pub(crate) fn handle(&mut self, input: HostInput, now: Duration) -> Vec<HostOutput> {
        let mut out = Vec::new();
        if self.is_over() {
            if let HostInput::Connected { line, .. } = input {
                out.push(HostOutput::HangUp { line });
            }
            return out;
        }
        self.let_time_pass(now, &mut out);
        if self.is_over() {
            return out;
        }
        match input {
            HostInput::Connected { line, peer, channel } => {
                self.connected(line, peer, channel, now, &mut out);
            }
            HostInput::Heard { line, message } => self.heard(line, message, now, &mut out),
            HostInput::Garbled { line } => self.garbled(line, &mut out),
            HostInput::Lost { line } => self.lost(line, &mut out),
            HostInput::Answered { same } => self.answered(same, now, &mut out),
            HostInput::LetIn { journal, members } => self.let_in(journal, members, now, &mut out),
            HostInput::NotLetIn(why) => {
                if let HostStage::LettingIn { guest, .. } = &self.stage {
                    let line = guest.line;
                    self.end(Some(line), why, None, &mut out);
                }
            }
            HostInput::Waited => {}
        }
        out
    }

    fn connected(
        &mut self,
        line: Line,
        peer: EndpointId,
        channel: [u8; 32],
        now: Duration,
        out: &mut Vec<HostOutput>,
    ) {
        let known = self.knocking.contains_key(&line) || self.guest().is_some_and(|guest| guest.line == line);
        if known || self.knocking.len() >= MOST_LINES {
            refuse(line, PairingRefusal::Busy, out);
            return;
        }
        let bond = Bond { host: self.me, joiner: peer, channel };
        self.knocking.insert(line, Knocking { bond, until: now.saturating_add(KNOCK_WITHIN) });
    }

    fn heard(&mut self, line: Line, message: PairingMessage, now: Duration, out: &mut Vec<HostOutput>) {
        if let Some(knocking) = self.knocking.remove(&line) {
            match message {
                PairingMessage::Knock { protocol: PROTOCOL, name, proof } => {
                    self.knocked(line, &knocking.bond, &name, &proof, now, out);
                }
                PairingMessage::Knock { .. } => refuse(line, PairingRefusal::Version, out),
                PairingMessage::Refused(_) => out.push(HostOutput::HangUp { line }),
                _ => refuse(line, PairingRefusal::Broken, out),
            }
            return;
        }
        if self.guest().is_none_or(|guest| guest.line != line) {
            return;
        }
        match (message, &mut self.stage) {
            (PairingMessage::Ready, HostStage::Asking { ready, .. }) if !*ready => {
                *ready = true;
                self.go_on(now, out);
            }
            (PairingMessage::Joined, HostStage::LetIn { guest, .. }) => {
                let guest = guest.clone();
                self.stage = HostStage::Over;
                out.push(HostOutput::HangUp { line });
                self.dismiss_knocking(out);
                out.push(HostOutput::Paired { peer: guest.peer, name: guest.name });
            }
            (PairingMessage::Refused(why), _) => {
                out.push(HostOutput::HangUp { line });
                let let_in = self.let_in_name();
                self.end(None, why, let_in, out);
            }
            _ => {
                let let_in = self.let_in_name();
                self.end(Some(line), PairingRefusal::Broken, let_in, out);
            }
        }
    }

    fn knocked(
        &mut self,
        line: Line,
        bond: &Bond,
        name: &str,
        proof: &[u8; 32],
        now: Duration,
        out: &mut Vec<HostOutput>,
    ) {
        if !self.guesses.may_try(now) {
            refuse(line, PairingRefusal::Busy, out);
            return;
        }
        if !bond.holds(&self.secret, PairingRole::Joiner, proof) {
            self.guesses.was_wrong();
            refuse(line, PairingRefusal::Wrong, out);
            return;
        }
        if !matches!(self.stage, HostStage::Shown) {
            refuse(line, PairingRefusal::Used, out);
            return;
        }
        let guest = Guest { line, peer: bond.joiner, name: readable(name) };
        let proof = bond.proof(&self.secret, PairingRole::Host);
        out.push(HostOutput::Say {
            line,
            message: PairingMessage::Welcome {
                name: self.name.clone(),
                proof,
                journal: *self.journal.as_bytes(),
            },
        });
        out.push(HostOutput::Ask {
            digits: bond.digits(&self.secret),
            name: guest.name.clone(),
            peer: guest.peer,
        });
        let until = now.saturating_add(USERS_HAVE);
        self.stage = HostStage::Asking { guest, until, same: false, ready: false };
    }

    fn garbled(&mut self, line: Line, out: &mut Vec<HostOutput>) {
        if self.knocking.remove(&line).is_some() {
            refuse(line, PairingRefusal::Broken, out);
        } else if self.guest().is_some_and(|guest| guest.line == line) {
            let let_in = self.let_in_name();
            self.end(Some(line), PairingRefusal::Broken, let_in, out);
        }
    }

    fn lost(&mut self, line: Line, out: &mut Vec<HostOutput>) {
        self.knocking.remove(&line);
        if self.guest().is_none_or(|guest| guest.line != line) {
            return;
        }
        // What the journal is writing is waited for: only then is it known whether the device is in.
        if let HostStage::LettingIn { lost, .. } = &mut self.stage {
            *lost = true;
        } else {
            let let_in = self.let_in_name();
            self.end(None, PairingRefusal::Lost, let_in, out);
        }
    }

    fn answered(&mut self, is_same: bool, now: Duration, out: &mut Vec<HostOutput>) {
        let HostStage::Asking { guest, same, .. } = &mut self.stage else { return };
        if is_same {
            *same = true;
            self.go_on(now, out);
        } else {
            let line = guest.line;
            self.end(Some(line), PairingRefusal::Declined, None, out);
        }
    }

    /// Lets the device in once both users want it.
    fn go_on(&mut self, now: Duration, out: &mut Vec<HostOutput>) {
        if let HostStage::Asking { guest, same: true, ready: true, .. } = &self.stage {
            let guest = guest.clone();
            out.push(HostOutput::LetIn { peer: guest.peer, name: guest.name.clone() });
            self.stage =
                HostStage::LettingIn { guest, until: now.saturating_add(MACHINES_HAVE), lost: false };
        }
    }

    fn let_in(
        &mut self,
        journal: JournalId,
        members: Vec<Changes>,
        now: Duration,
        out: &mut Vec<HostOutput>,
    ) {
        let HostStage::LettingIn { guest, lost, .. } = &self.stage else { return };
        if *lost {
            let let_in = self.let_in_name();
            self.end(None, PairingRefusal::Lost, let_in, out);
            return;
        }
        let guest = guest.clone();
        out.push(HostOutput::Say { line: guest.line, message: PairingMessage::admitted(journal, members) });
        self.stage = HostStage::LetIn { guest, until: now.saturating_add(MACHINES_HAVE) };
    }

    fn let_time_pass(&mut self, now: Duration, out: &mut Vec<HostOutput>) {
        let silent: Vec<Line> =
            self.knocking.iter().filter(|(_, one)| one.until <= now).map(|(line, _)| *line).collect();
        for line in silent {
            self.knocking.remove(&line);
            refuse(line, PairingRefusal::Broken, out);
        }
        match &self.stage {
            HostStage::Shown if self.shown_until <= now => self.end(None, PairingRefusal::Expired, None, out),
            HostStage::Asking { guest, until, .. } if *until <= now => {
                let line = guest.line;
                self.end(Some(line), PairingRefusal::Expired, None, out);
            }
            HostStage::LettingIn { guest, until, .. } | HostStage::LetIn { guest, until }
                if *until <= now =>
            {
                let line = guest.line;
                let let_in = self.let_in_name();
                self.end(Some(line), PairingRefusal::Lost, let_in, out);
            }
            _ => {}
        }
    }

    fn guest(&self) -> Option<&Guest> {
        match &self.stage {
            HostStage::Asking { guest, .. }
            | HostStage::LettingIn { guest, .. }
            | HostStage::LetIn { guest, .. } => Some(guest),
            HostStage::Shown | HostStage::Over => None,
        }
    }

    /// The device that may be a member without knowing it.
    fn let_in_name(&self) -> Option<String> {
        match &self.stage {
            HostStage::LettingIn { guest, .. } | HostStage::LetIn { guest, .. } => Some(guest.name.clone()),
            _ => None,
        }
    }

    fn end(
        &mut self,
        line: Option<Line>,
        why: PairingRefusal,
        let_in: Option<String>,
        out: &mut Vec<HostOutput>,
    ) {
        if let Some(line) = line {
            refuse(line, why, out);
        }
        self.dismiss_knocking(out);
        self.stage = HostStage::Over;
        out.push(HostOutput::Over { why, let_in });
    }

    /// A peer that has proved nothing is told nothing about how it ended.
    fn dismiss_knocking(&mut self, out: &mut Vec<HostOutput>) {
        for line in std::mem::take(&mut self.knocking).into_keys() {
            refuse(line, PairingRefusal::Expired, out);
        }
    }
}

impl Guesses {
    fn may_try(&mut self, now: Duration) -> bool {
        let more = now.saturating_sub(self.since).as_millis() / GUESS_EVERY.as_millis();
        let more = u32::try_from(more).unwrap_or(u32::MAX);
        if more > 0 {
            self.left = self.left.saturating_add(more).min(GUESSES);
            self.since = now;
        }
        self.left > 0
    }

    fn was_wrong(&mut self) {
        self.left = self.left.saturating_sub(1);
    }
}

fn refuse(line: Line, why: PairingRefusal, out: &mut Vec<HostOutput>) {
    // Why a line is lost is never sent on it.
    let why = if why == PairingRefusal::Lost { PairingRefusal::Broken } else { why };
    out.push(HostOutput::Say { line, message: PairingMessage::Refused(why) });
    out.push(HostOutput::HangUp { line });
}
