//! Budgets: how much a member may bring in, over all its sessions in one run of this program.
//!
//! A session bounds by itself what it costs while it brings nothing. What it does bring costs work and room on every
//! device of the journal, and a misbehaving member that keeps to the protocol could write for ever. A first sync of the
//! largest journals stays well within the budget; a peer that exceeds it is disconnected, and goes on later where it
//! stopped.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::time::Instant;

use crate::{journal::Changes, model::EndpointId, sync::session::Allowance};

/// Operations of changes a member may bring at once, and how many more every hour. 100,000 lines have about 4 million;
/// each costs some five microseconds and a byte or more.
pub const OPERATIONS: u64 = 40_000_000;
pub const OPERATIONS_AN_HOUR: u64 = 10_800_000;

/// Bytes of changes a member may bring at once, and how many more every hour. 100,000 lines have about 60 MB.
pub const BYTES: u64 = 1 << 30;
pub const BYTES_AN_HOUR: u64 = 270 << 20;

/// The budgets of all members, shared by every session of a process.
#[derive(Debug, Clone)]
pub struct Budgets(Arc<Shared>);

#[derive(Debug)]
struct Shared {
    began: Instant,
    left: Mutex<BTreeMap<EndpointId, Budget>>,
}

/// What one member has left.
#[derive(Debug)]
struct Budget {
    operations: Allowance,
    bytes: Allowance,
}

impl Budget {
    fn full() -> Self {
        Self {
            operations: Allowance::new(OPERATIONS, OPERATIONS_AN_HOUR / 3_600),
            bytes: Allowance::new(BYTES, BYTES_AN_HOUR / 3_600),
        }
    }
}

impl Budgets {
    /// Every member has all of it.
    pub fn new() -> Self {
        Self(Arc::new(Shared { began: Instant::now(), left: Mutex::default() }))
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
}
