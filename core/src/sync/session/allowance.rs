//! What a peer may cost before it has to bring something: an allowance that refills over time.
//!
//! Repeating what is known, asking again and starting over are allowed, and needed after a cut, but not without end. A
//! well-behaved peer never comes near these limits.

use std::time::Duration;

use super::{Reason, progress::count};

/// Bytes that may arrive without bringing anything, and how many more every second.
const IDLE_BYTES: u64 = 64 << 20;
const IDLE_BYTES_A_SECOND: u64 = 256 << 10;

/// What a message costs beside its bytes.
const MESSAGE_COST: u64 = 4 << 10;

/// Records a peer may ask for beside all there are, four times over; and how many more every second.
const QUESTIONS: u64 = 50_000;
const QUESTIONS_A_SECOND: u64 = 100;

/// Reconciliations a peer may begin, and one more every second.
const PASSES: u64 = 16;

/// All that one peer may cost in one session. What goes beyond ends it as [`Reason::Endless`].
#[derive(Debug)]
pub(super) struct Allowances {
    idle_bytes: Allowance,
    questions: Allowance,
    passes: Allowance,
}

impl Allowances {
    /// All of them full.
    pub(super) fn new() -> Self {
        Self {
            idle_bytes: Allowance::new(IDLE_BYTES, IDLE_BYTES_A_SECOND),
            questions: Allowance::new(QUESTIONS, QUESTIONS_A_SECOND),
            passes: Allowance::new(PASSES, 1),
        }
    }

    /// A message of this many bytes came.
    pub(super) fn message(&mut self, bytes: usize, now: Duration) -> Result<(), Reason> {
        held(self.idle_bytes.take(cost(bytes), now))
    }

    /// The message was expected.
    pub(super) fn give_back(&mut self, bytes: usize) {
        self.idle_bytes.give(cost(bytes));
    }

    /// Something new came: what was sent before no longer counts.
    pub(super) fn brought_something(&mut self) {
        self.idle_bytes.give(IDLE_BYTES);
    }

    /// The peer asks for this many records.
    pub(super) fn question(&mut self, records: usize, now: Duration) -> Result<(), Reason> {
        held(self.questions.take(count(records), now))
    }

    /// So many records are here to be asked for.
    pub(super) fn records_here(&mut self, records: usize) {
        self.questions.widen(QUESTIONS.saturating_add(count(records).saturating_mul(4)));
    }

    /// The peer begins a reconciliation.
    pub(super) fn pass(&mut self, now: Duration) -> Result<(), Reason> {
        held(self.passes.take(1, now))
    }
}

fn held(within: bool) -> Result<(), Reason> {
    if within { Ok(()) } else { Err(Reason::Endless) }
}

fn cost(bytes: usize) -> u64 {
    count(bytes).saturating_add(MESSAGE_COST)
}

/// A measure that something takes from and that fills up again.
#[derive(Debug, Clone)]
pub(in crate::sync) struct Allowance {
    left: u64,
    most: u64,
    per_second: u64,
    filled: Duration,
}

impl Allowance {
    /// A full allowance of at most `most`, refilled by `per_second`.
    pub(in crate::sync) fn new(most: u64, per_second: u64) -> Self {
        Self { left: most, most, per_second, filled: Duration::ZERO }
    }

    /// One of which so much was left a while ago.
    pub(in crate::sync) fn with_left(self, left: u64, ago: Duration, now: Duration) -> Self {
        let mut with_left = Self { left: left.min(self.most), filled: now, ..self };
        with_left.gain(ago);
        with_left
    }

    /// Takes this much; false if there is not that much left.
    pub(in crate::sync) fn take(&mut self, amount: u64, now: Duration) -> bool {
        self.fill(now);
        match self.left.checked_sub(amount) {
            Some(left) => {
                self.left = left;
                true
            }
            None => false,
        }
    }

    /// How much there is.
    pub(in crate::sync) fn left(&mut self, now: Duration) -> u64 {
        self.fill(now);
        self.left
    }

    /// Gives back what time has brought.
    fn fill(&mut self, now: Duration) {
        if self.gain(now.saturating_sub(self.filled)) {
            self.filled = now;
        }
    }

    /// Gives what this much time brings; false if that is nothing yet.
    fn gain(&mut self, passed: Duration) -> bool {
        let passed = u64::try_from(passed.as_millis()).unwrap_or(u64::MAX);
        let gained = passed.saturating_mul(self.per_second) / 1_000;
        self.give(gained);
        gained > 0
    }

    /// Gives this much back.
    fn give(&mut self, amount: u64) {
        self.left = self.left.saturating_add(amount).min(self.most);
    }

    /// Makes the measure larger, and what is left in it.
    fn widen(&mut self, most: u64) {
        let wider = most.saturating_sub(self.most);
        self.most += wider;
        self.left += wider;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_comes_back_with_time_and_never_more_than_all() {
        let mut allowance = Allowance::new(10, 2);
        assert!(allowance.take(10, Duration::ZERO));
        assert!(!allowance.take(1, Duration::from_millis(400)));
        assert!(allowance.take(2, Duration::from_secs(1)));
        assert!(!allowance.take(11, Duration::from_hours(1)));
        assert!(allowance.take(10, Duration::from_hours(1)));
        allowance.give(3);
        assert!(allowance.take(3, Duration::from_hours(1)));
        let again = |left, ago| Allowance::new(10, 2).with_left(left, ago, Duration::from_secs(9)).left;
        assert_eq!(again(3, Duration::ZERO), 3);
        assert_eq!(again(3, Duration::from_secs(2)), 7);
        assert_eq!(again(u64::MAX, Duration::MAX), 10);
        allowance.widen(15);
        assert!(allowance.take(5, Duration::from_hours(1)));
        assert!(!allowance.take(1, Duration::from_hours(1)));
    }
}
