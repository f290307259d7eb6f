//! Sync: the user's own devices keep one journal in step, with no server between them.
//!
//! A peer's bytes: `net` → `wire` → `session` → `driver` → `journal.merge`. Sync knows the journal, the journal never
//! knows sync. No state that correctness needs is stored: two devices that meet compare what they have.

use std::sync::Arc;

use crate::model::Moment;

/// What moment it is, as records carry it. Expiry and patience count on a monotonic clock instead.
pub type Clock = Arc<dyn Fn() -> Moment + Send + Sync>;
