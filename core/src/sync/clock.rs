//! How sync is told what moment it is: it reads no clock of its own.

use std::sync::Arc;

use crate::model::Moment;

/// What moment it is, as records carry it. Expiry and patience count on a monotonic clock instead.
pub type Clock = Arc<dyn Fn() -> Moment + Send + Sync>;
