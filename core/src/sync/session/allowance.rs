//! What a peer may cost before it has to bring something: a measure that fills up with time.
//!
//! Repeating what is known, asking again and again and beginning anew are all allowed, and needed after a cut; without
//! end they are not. A peer of ours never comes near these measures.

use std::time::Duration;

/// A measure that something takes from and that fills up again.
#[derive(Debug)]
pub(super) struct Allowance {
    left: u64,
    most: u64,
    per_second: u64,
    filled: Duration,
}

impl Allowance {
    /// A full measure.
    pub(super) fn new(most: u64, per_second: u64) -> Self {
        Self { left: most, most, per_second, filled: Duration::ZERO }
    }

    /// Takes this much; false if there is not that much left.
    pub(super) fn take(&mut self, amount: u64, now: Duration) -> bool {
        let passed = now.saturating_sub(self.filled).as_millis();
        let gained = u64::try_from(passed).unwrap_or(u64::MAX).saturating_mul(self.per_second) / 1_000;
        if gained > 0 {
            self.give(gained);
            self.filled = now;
        }
        match self.left.checked_sub(amount) {
            Some(left) => {
                self.left = left;
                true
            }
            None => false,
        }
    }

    /// Gives this much back.
    pub(super) fn give(&mut self, amount: u64) {
        self.left = self.left.saturating_add(amount).min(self.most);
    }

    /// Makes the measure larger, and what is left in it.
    pub(super) fn widen(&mut self, most: u64) {
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
        allowance.widen(15);
        assert!(allowance.take(5, Duration::from_hours(1)));
        assert!(!allowance.take(1, Duration::from_hours(1)));
    }
}
