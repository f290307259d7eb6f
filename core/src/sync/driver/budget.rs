//! Budgets: how much a member may bring in, over all its sessions, in this run of the program and those before.
//!
//! A session bounds by itself what it costs while it brings nothing. What it does bring costs work and room on every
//! device of the journal, and a misbehaving member that keeps to the protocol could write for ever. A first sync of the
//! largest journals stays well within the budget; a peer that exceeds it is disconnected, and goes on later where it
//! stopped. What is left to it is noted in the journal each time another hundredth is gone, and taken up by the next run:
//! what two of one's own devices say to each other day by day is less than that and costs no note.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::time::Instant;

use crate::{
    journal::{Changes, Left},
    model::{EndpointId, Moment},
    sync::session::Allowance,
};

/// Operations of changes a member may bring at once, and how many more every hour. 100,000 lines have about 4 million;
/// each costs some five microseconds and a byte or more.
pub const OPERATIONS: u64 = 40_000_000;
pub const OPERATIONS_AN_HOUR: u64 = 10_800_000;

/// Bytes of changes a member may bring at once, and how many more every hour. 100,000 lines have about 60 MB.
pub const BYTES: u64 = 1 << 30;
pub const BYTES_AN_HOUR: u64 = 270 << 20;

/// Which part of it has to be gone since the last note to make another one.
const NOTED: u64 = 100;

/// The budgets of all members, shared by every session of a process.
#[derive(Debug, Clone)]
pub struct Budgets(Arc<SharedBudgets>);

#[derive(Debug)]
struct SharedBudgets {
    began: Instant,
    left: Mutex<BTreeMap<EndpointId, Budget>>,
}

/// What one member has left.
#[derive(Debug)]
struct Budget {
    operations: Allowance,
    bytes: Allowance,
    /// What a run that begins now would take up.
    noted: (Allowance, Allowance),
}

impl Budget {
    fn of(operations: Allowance, bytes: Allowance) -> Self {
        let noted = (operations.clone(), bytes.clone());
        Self { operations, bytes, noted }
    }

    fn full() -> Self {
        Self::of(
            Allowance::new(OPERATIONS, OPERATIONS_AN_HOUR / 3_600),
            Allowance::new(BYTES, BYTES_AN_HOUR / 3_600),
        )
    }
}

impl Budgets {
    /// Every member has all of it.
    pub fn new() -> Self {
        Self(Arc::new(SharedBudgets { began: Instant::now(), left: Mutex::default() }))
    }

    /// Takes up what a member had left in an earlier run, unless it has brought something in this one.
    pub(super) fn take_up(&self, member: EndpointId, noted: Left, now: Moment) {
        let ago = (now - noted.at).to_std().unwrap_or_default();
        let began = self.0.began.elapsed();
        let mut left = self.0.left.lock().unwrap_or_else(PoisonError::into_inner);
        left.entry(member).or_insert_with(|| {
            let Budget { operations, bytes, .. } = Budget::full();
            Budget::of(
                operations.with_left(noted.operations, ago, began),
                bytes.with_left(noted.bytes, ago, began),
            )
        });
    }

    /// What is to be noted of a member, if it has brought enough since it was noted last.
    pub(super) fn to_note(&self, member: EndpointId, now: Moment) -> Option<Left> {
        let elapsed = self.0.began.elapsed();
        let mut left = self.0.left.lock().unwrap_or_else(PoisonError::into_inner);
        let Budget { operations, bytes, noted } = left.get_mut(&member)?;
        let (operations_left, bytes_left) = (operations.left(elapsed), bytes.left(elapsed));
        let gone = noted.0.left(elapsed).saturating_sub(operations_left) >= OPERATIONS / NOTED
            || noted.1.left(elapsed).saturating_sub(bytes_left) >= BYTES / NOTED;
        if !gone {
            return None;
        }
        *noted = (operations.clone(), bytes.clone());
        Some(Left { operations: operations_left, bytes: bytes_left, at: now })
    }

    /// Takes what these changes claim from what the member has left; false if it has not that much.
    pub(super) fn take(&self, member: EndpointId, records: &[Changes]) -> bool {
        let operations = records.iter().fold(0, |sum: u64, record| sum.saturating_add(record.operations()));
        let bytes: usize = records.iter().flat_map(|record| &record.changes).map(Vec::len).sum();
        self.spend(member, operations, u64::try_from(bytes).unwrap_or(u64::MAX), self.0.began.elapsed())
    }

    /// The same for plain numbers, `now` after the beginning.
    pub(super) fn spend(&self, member: EndpointId, operations: u64, bytes: u64, now: Duration) -> bool {
        let mut left = self.0.left.lock().unwrap_or_else(PoisonError::into_inner);
        let budget = left.entry(member).or_insert_with(Budget::full);
        budget.operations.take(operations, now) && budget.bytes.take(bytes, now)
    }
}

impl Default for Budgets {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_adds_at_most_51_million_operations_and_1_3_gigabytes_to_other_disks_in_an_hour() {
        let (one, other) = (EndpointId::from_bytes([1; 32]), EndpointId::from_bytes([2; 32]));
        let (budgets, mut operations, mut bytes) = (Budgets::new(), 0_u64, 0_u64);
        // As much as it can, four times a second, whatever it is told.
        for quarter in 0..4 * 3_600_u64 {
            let now = Duration::from_millis(quarter * 250);
            while budgets.spend(one, 50_000, 0, now) {
                operations += 50_000;
            }
            while budgets.spend(one, 0, 1 << 20, now) {
                bytes += 1 << 20;
            }
        }
        assert!((40_000_000..=OPERATIONS + OPERATIONS_AN_HOUR).contains(&operations), "{operations}");
        assert!((1 << 30..=BYTES + BYTES_AN_HOUR).contains(&bytes), "{bytes}");
        const { assert!(OPERATIONS + OPERATIONS_AN_HOUR < 51_000_000 && BYTES + BYTES_AN_HOUR < 1_400_000_000) };
        assert!(
            budgets.spend(other, 1, 1, Duration::from_hours(1)),
            "each of at most 256 devices has its own"
        );
    }

    #[test]
    fn what_is_left_to_a_member_is_noted_by_hundredths_and_taken_up_by_a_run_that_begins_later() {
        let member = EndpointId::from_bytes([1; 32]);
        let at = |minutes| {
            Moment::parse_from_rfc3339("2026-11-18T14:05:00Z").unwrap() + chrono::TimeDelta::minutes(minutes)
        };
        let budgets = Budgets::new();
        assert_eq!(budgets.to_note(member, at(0)), None, "it brought nothing");
        assert!(budgets.spend(member, OPERATIONS / 200, BYTES / 200, Duration::ZERO));
        assert_eq!(budgets.to_note(member, at(0)), None, "that is little");
        // At a moment behind the test, so that nothing comes back meanwhile.
        assert!(budgets.spend(member, 0, BYTES / 2, Duration::from_hours(1)));
        assert!(budgets.spend(member, OPERATIONS, 0, Duration::from_hours(1)));
        let noted = budgets.to_note(member, at(0)).unwrap();
        assert_eq!((noted.operations, noted.bytes), (0, BYTES / 2));
        assert_eq!(budgets.to_note(member, at(0)), None, "that is noted");
        // The next run: at once, an hour later, and where the clock was set back.
        for (minutes, left) in [(0, 0), (60, OPERATIONS_AN_HOUR), (-60, 0)] {
            let next = Budgets::new();
            next.take_up(member, noted, at(minutes));
            assert!(next.spend(member, left, 0, Duration::ZERO), "after {minutes} minutes");
            assert!(!next.spend(member, 100_000, 0, Duration::ZERO), "after {minutes} minutes");
            // What it has in this run stands.
            next.take_up(member, Left { operations: OPERATIONS, ..noted }, at(minutes));
            assert!(!next.spend(member, 100_000, 0, Duration::ZERO));
        }
    }
}
