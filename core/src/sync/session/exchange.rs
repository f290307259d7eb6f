//! The exchange: once members are settled, what each has goes to the other, both ways at once.
//!
//! Records that only this side has are sent straight away. Those that both have are offered with their heads; the other
//! side answers with what it lacks, and sends what the offerer lacks. What only the other side has is wanted then. Changes
//! go out in batches, a few of them unacknowledged; a batch is acknowledged when it is committed. What changes meanwhile
//! or later is pushed: a short history whole, a long one as an offer, never what the peer itself just sent. A side says
//! that it is in step when all it has was taken, and how many of the other's questions it has answered by then: so both
//! know.
//!
//! People and goals are offered behind everything else, and those that are deleted are never sent unasked but offered. What
//! is offered is answered, wanted and sent in that order, so that a deleted person comes behind every line that no longer
//! names them, in however many batches, and is not brought back by one that was still on its way.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use super::{
    Direction,
    allowance::Allowances,
    meanwhile::Meanwhile,
    outgoing::{self, Outgoing},
    progress::{TransferProgress, count},
    questions::{Questions, ToAsk},
    reconcile::{Differences, Reconciliation, nothing_differs},
    turn::{Action, Event, Job, Merged, SessionEvent, SessionRole},
};
use crate::{
    journal::{Changes, Heads},
    model::RecordId,
    sync::wire::{Message, Reason},
};

/// The state of a reconciliation.
#[derive(Debug)]
enum Pass {
    /// No reconciliation is under way.
    None,
    /// The census is being taken; the listener has a step to answer.
    Counting(Vec<u8>),
    /// Steps go back and forth.
    Under(Box<Reconciliation>),
}

/// Both directions of one session.
#[derive(Debug)]
#[allow(clippy::struct_excessive_bools)] // Each is something that stands or does not, apart from the others.
pub(super) struct RecordExchange {
    role: SessionRole,
    pass: Pass,
    /// The number of the latest reconciliation.
    passes: u32,
    trips: u32,
    /// Everything up to here was compared or is in `meanwhile`; nothing before the first census.
    mark: Option<u64>,
    meanwhile: Meanwhile,
    /// The listener asked to compare again.
    called: bool,
    /// The dialer was asked to.
    again: bool,
    /// There was more than one reconciliation asks for.
    more: bool,
    to_ask: ToAsk,
    outgoing: Outgoing,
    batches_in: u32,
    questions: Questions,
    /// Jobs that were not answered yet.
    jobs: u32,
    /// Something went out or was asked since this side last said that it is in step.
    unsaid: bool,
    /// How many questions the peer had answered when it said that it is in step; nothing if it sent something since.
    said: Option<u32>,
    allowed: Allowances,
    received: TransferProgress,
}

impl RecordExchange {
    pub(super) fn new(role: SessionRole) -> Self {
        Self {
            role,
            pass: Pass::None,
            passes: 0,
            trips: 0,
            mark: None,
            meanwhile: Meanwhile::default(),
            called: false,
            again: false,
            more: false,
            to_ask: ToAsk::default(),
            outgoing: Outgoing::default(),
            batches_in: 0,
            questions: Questions::default(),
            jobs: 0,
            unsaid: true,
            said: None,
            allowed: Allowances::new(),
            received: TransferProgress::none(Direction::In),
        }
    }

    pub(super) fn trips(&self) -> u32 {
        self.trips
    }

    /// Both have greeted: from now on it is known whether the session ends or stays.
    pub(super) fn greeted(&mut self, ends: bool) {
        self.meanwhile.greeted(ends);
    }

    /// As far as this side can tell, both have the same.
    pub(super) fn is_in_step(&self) -> bool {
        self.is_idle() && !self.unsaid && self.said == Some(self.questions.asked)
    }

    /// Everything here was sent and taken, and everything that was asked was answered.
    fn is_idle(&self) -> bool {
        let waits = self.meanwhile.waits() && self.meanwhile.looks_again(self.unsaid);
        self.is_through() && self.jobs == 0 && !waits
    }

    /// The same, but for what was written meanwhile.
    fn is_through(&self) -> bool {
        let compared = matches!(self.pass, Pass::None) && self.mark.is_some();
        let settled = compared && !self.called && !self.again && !self.more;
        let answered = self.questions.are_answered() && self.to_ask.is_empty();
        settled && answered && self.meanwhile.is_pushed() && self.outgoing.is_empty()
    }

    /// Whether what was written meanwhile is taken up now.
    fn looks_now(&self) -> bool {
        let may = self.meanwhile.looks_again(self.unsaid);
        may && (!self.meanwhile.waits_its_turn() || self.is_through())
    }

    /// Goes up with everything the two say to each other about records.
    pub(super) fn said_so_far(&self) -> u64 {
        let asked = self.questions.count().saturating_add(self.passes);
        self.outgoing.progress.records + self.received.records + u64::from(asked)
    }

    /// Takes what a message costs from what a peer may send without bringing anything.
    pub(super) fn charge(&mut self, bytes: usize, now: Duration) -> Result<(), Reason> {
        self.allowed.message(bytes, now)
    }

    /// Begins to compare what both have; only the dialer does.
    pub(super) fn begin(&mut self, actions: &mut Vec<Action>) {
        self.passes = self.passes.saturating_add(1);
        self.pass = Pass::Counting(Vec::new());
        self.meanwhile.begin();
        self.called = false;
        self.work(Job::Census, actions);
    }

    /// Takes a message in.
    pub(super) fn received(
        &mut self,
        message: Message,
        bytes: usize,
        now: Duration,
        actions: &mut Vec<Action>,
    ) -> Result<(), Reason> {
        match message {
            Message::Reconcile { pass, step } => return self.reconcile(pass, step, now, actions),
            Message::Offer { number, records } => {
                self.has_compared()?;
                self.questions.offered(number)?;
                self.questioned(&records, now)?;
                self.work(Job::Compare { number, offered: records }, actions);
            }
            Message::Want { answers, records } => {
                self.has_compared()?;
                self.questions.answered(answers)?;
                self.questioned(&records, now)?;
                self.outgoing.ask(records, true)?;
            }
            Message::Changes { batch, records } => {
                self.batches_in += 1;
                let Some(mark) = self.mark.filter(|_| batch == self.batches_in) else {
                    return Err(Reason::OutOfTurn);
                };
                self.said = None;
                for record in &records {
                    self.questions.came(record.id);
                }
                self.received.records += count(records.len());
                self.received.bytes += count(size_of_all(&records));
                let handed = self.outgoing.handed(&records);
                self.work(Job::Merge { batch, records, handed, mark }, actions);
            }
            Message::Taken { batch, refused } => {
                self.outgoing.taken(batch, &refused)?;
                self.allowed.give_back(bytes);
                let told =
                    refused.iter().map(|one| Action::Tell(SessionEvent::NotTakenThere(one.id, one.why)));
                actions.extend(told);
                actions.push(Action::Tell(SessionEvent::Progress(self.outgoing.progress)));
            }
            Message::InStep { answered } => {
                self.has_compared()?;
                self.questions.says_it_answered(answered)?;
                // A dialer that compares does not say so.
                if self.role == SessionRole::Listener && matches!(self.pass, Pass::Under(_)) {
                    self.pass = Pass::None;
                }
                // It had to come after what was sent last; saying the same again had not.
                if self.said.replace(answered).is_none() {
                    self.allowed.give_back(bytes);
                }
            }
            Message::Again if self.role == SessionRole::Dialer => {
                self.allowed.pass(now)?;
                self.called = true;
            }
            Message::Hello(_) | Message::Members(_) | Message::Again | Message::Bye(_) => {
                return Err(Reason::OutOfTurn);
            }
        }
        Ok(())
    }

    /// Nothing is asked of a side that has not taken its first census.
    fn has_compared(&self) -> Result<(), Reason> {
        if self.mark.is_some() { Ok(()) } else { Err(Reason::OutOfTurn) }
    }

    /// Takes the journal's answer in.
    pub(super) fn answered(&mut self, answer: Event, actions: &mut Vec<Action>) -> Result<(), Reason> {
        if matches!(answer, Event::Revised) {
            self.meanwhile.revised();
            return Ok(());
        }
        self.jobs = self.jobs.saturating_sub(1);
        match answer {
            Event::Census(census) => {
                self.mark = Some(census.mark);
                self.meanwhile.counted();
                self.allowed.records_here(census.records.len());
                self.counted(Reconciliation::over(&census)?, actions)?;
            }
            Event::Heads { offers, last } => {
                self.to_ask.put_off(last);
                self.offer(offers, actions);
            }
            Event::Compared { number, offered, lacking } => self.answer(number, offered, lacking, actions)?,
            Event::Outgoing { answered, changes, last } => {
                self.to_ask.put_off(last);
                self.outgoing.answered(answered, changes);
            }
            Event::Pushed { changes, offers, last } => {
                self.outgoing.push(changes);
                self.to_ask.put_off(last);
                self.offer(offers, actions);
            }
            Event::Merged(merged) => self.merged(merged, actions)?,
            Event::Changed { mark, records } => {
                self.mark = self.mark.max(Some(mark));
                self.note(records);
            }
            _ => {}
        }
        Ok(())
    }

    /// Does what can be done now: one job at a time, and whatever the peer has room for.
    pub(super) fn go_on(&mut self, actions: &mut Vec<Action>) {
        while let Some((batch, records)) = self.outgoing.next_batch() {
            // What the peer said of being in step, it said before this.
            (self.unsaid, self.said) = (true, None);
            actions.push(Action::Send(Message::Changes { batch, records }));
        }
        if self.jobs > 0 {
            return;
        }
        let pushed = self.meanwhile.is_pushed();
        for records in self.to_ask.next_wants(pushed) {
            self.want(0, records, actions);
        }
        let compared = matches!(self.pass, Pass::None);
        let looks = self.looks_now();
        if let Some(mark) = self.mark.filter(|_| self.meanwhile.asks(looks)) {
            self.work(Job::Changed(mark), actions);
        } else if let Some(job) = self.to_ask.next_offer(pushed) {
            self.work(job, actions);
        } else if let Some(job) = self.outgoing.next_job() {
            self.work(job, actions);
        } else if (self.called || self.meanwhile.wants_anew(looks))
            && compared
            && self.outgoing.is_empty()
            && self.questions.has_all()
        {
            self.compare_anew(actions);
        } else if self.more && self.outgoing.is_empty() && self.said == Some(self.questions.asked) {
            self.more = false;
            self.begin(actions);
        } else if self.meanwhile.has_page(looks)
            && compared
            && self.mark.is_some()
            && self.outgoing.has_room()
        {
            let page = self.meanwhile.next_page(looks);
            self.work(Job::Push(page), actions);
        } else if self.is_idle() && self.unsaid {
            self.unsaid = false;
            actions.push(Action::Send(Message::InStep { answered: self.questions.heard }));
        }
    }

    fn compare_anew(&mut self, actions: &mut Vec<Action>) {
        self.meanwhile.compare_anew();
        match self.role {
            SessionRole::Dialer => self.begin(actions),
            SessionRole::Listener => {
                self.again = true;
                self.unsaid = true;
                actions.push(Action::Send(Message::Again));
            }
        }
    }

    /// The census is taken: the dialer's first step, or the listener's answer to it.
    fn counted(&mut self, mut over: Reconciliation, actions: &mut Vec<Action>) -> Result<(), Reason> {
        let Pass::Counting(step) = std::mem::replace(&mut self.pass, Pass::None) else { return Ok(()) };
        match self.role {
            SessionRole::Dialer => {
                let step = over.begin()?;
                self.pass = Pass::Under(Box::new(over));
                self.step(step, actions);
            }
            SessionRole::Listener => self.answer_step(Box::new(over), &step, actions)?,
        }
        Ok(())
    }

    fn reconcile(
        &mut self,
        pass: u32,
        step: Vec<u8>,
        now: Duration,
        actions: &mut Vec<Action>,
    ) -> Result<(), Reason> {
        self.said = None;
        let under = std::mem::replace(&mut self.pass, Pass::None);
        match (self.role, under) {
            (SessionRole::Dialer, Pass::Under(mut over)) if pass == self.passes => {
                match over.advance(&step)? {
                    Some(next) => {
                        self.pass = Pass::Under(over);
                        self.step(next, actions);
                    }
                    None => self.differ(over.differences(), actions),
                }
            }
            // Without a step: the dialer has seen all that differs.
            (SessionRole::Listener, Pass::Under(_)) if pass == self.passes && step.is_empty() => {}
            (SessionRole::Listener, Pass::Under(over)) if pass == self.passes => {
                self.answer_step(over, &step, actions)?;
            }
            (SessionRole::Listener, Pass::None | Pass::Under(_)) if pass > self.passes => {
                self.allowed.pass(now)?;
                self.passes = pass;
                self.again = false;
                self.meanwhile.begin();
                self.unsaid = true;
                self.pass = Pass::Counting(step);
                self.work(Job::Census, actions);
            }
            _ => return Err(Reason::OutOfTurn),
        }
        Ok(())
    }

    fn answer_step(
        &mut self,
        mut over: Box<Reconciliation>,
        step: &[u8],
        actions: &mut Vec<Action>,
    ) -> Result<(), Reason> {
        let answer = over.answer(step)?;
        if !nothing_differs(&answer) {
            self.pass = Pass::Under(over);
        }
        self.step(answer, actions);
        Ok(())
    }

    fn step(&mut self, step: Vec<u8>, actions: &mut Vec<Action>) {
        self.trips = self.trips.saturating_add(1);
        self.unsaid = true;
        actions.push(Action::Send(Message::Reconcile { pass: self.passes, step }));
    }

    /// The dialer knows what differs.
    fn differ(&mut self, differences: Differences, actions: &mut Vec<Action>) {
        if differences != Differences::default() {
            // The listener may not go on before it knows that this pass is over.
            actions.push(Action::Send(Message::Reconcile { pass: self.passes, step: Vec::new() }));
        }
        let Differences { only_ours, only_theirs, both, more } = differences;
        self.more = more;
        self.outgoing.announce(only_ours.len() + both.len());
        self.received.total = Some(self.received.records + count(only_theirs.len() + both.len()));
        self.outgoing.whole(only_ours);
        self.to_ask.what_differs(both, only_theirs);
    }

    fn want(&mut self, answers: u32, records: Vec<Heads>, actions: &mut Vec<Action>) {
        self.questions.want(&records);
        self.unsaid = true;
        actions.push(Action::Send(Message::Want { answers, records }));
    }

    fn offer(&mut self, mut offers: Vec<Heads>, actions: &mut Vec<Action>) {
        offers.retain(|offer| !offer.heads.is_empty());
        if offers.is_empty() {
            return;
        }
        let number = self.questions.offer();
        self.unsaid = true;
        actions.push(Action::Send(Message::Offer { number, records: offers }));
    }

    /// The peer asks something.
    fn questioned(&mut self, records: &[Heads], now: Duration) -> Result<(), Reason> {
        self.said = None;
        self.unsaid = true;
        self.questions.heard += 1;
        self.allowed.question(records.len(), now)
    }

    /// Answers an offer: what this side lacks is wanted first, what the peer lacks is sent.
    fn answer(
        &mut self,
        number: u32,
        offered: Vec<Heads>,
        lacking: Vec<Heads>,
        actions: &mut Vec<Action>,
    ) -> Result<(), Reason> {
        let ours: BTreeMap<RecordId, bool> =
            lacking.iter().map(|record| (record.id, !record.heads.is_empty())).collect();
        let mut known = Vec::new();
        for record in offered {
            match ours.get(&record.id) {
                None => known.push(record),
                Some(true) => self.outgoing.wait(record),
                Some(false) => {}
            }
        }
        self.outgoing.ask(known, false)?;
        self.want(number, lacking, actions);
        Ok(())
    }

    /// A batch is on disk.
    fn merged(&mut self, merged: Merged, actions: &mut Vec<Action>) -> Result<(), Reason> {
        self.mark = self.mark.max(Some(merged.mark));
        self.unsaid = true;
        if !merged.new.is_empty() {
            self.allowed.brought_something();
            actions.push(Action::Tell(SessionEvent::New(merged.new)));
        }
        let told = merged.refused.iter().map(|one| Action::Tell(SessionEvent::NotTaken(one.id, one.why)));
        actions.extend(told);
        actions.push(Action::Tell(SessionEvent::Progress(self.received)));
        let mut push: BTreeSet<RecordId> = merged.beyond.into_iter().collect();
        for id in merged.records {
            let beyond = push.contains(&id);
            if self.outgoing.came(id, beyond)? {
                push.remove(&id);
            }
        }
        self.note(push);
        self.note(merged.others);
        actions.push(Action::Send(Message::Taken { batch: merged.batch, refused: merged.refused }));
        Ok(())
    }

    /// Records that changed here.
    fn note(&mut self, records: impl IntoIterator<Item = RecordId>) {
        self.unsaid |= self.meanwhile.note(records);
    }

    fn work(&mut self, job: Job, actions: &mut Vec<Action>) {
        self.jobs += 1;
        actions.push(Action::Work(job));
    }
}

fn size_of_all(records: &[Changes]) -> usize {
    records.iter().map(outgoing::size).sum()
}
