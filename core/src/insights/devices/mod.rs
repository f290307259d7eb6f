//! The user's own devices: which may sync, and how long ago each was in step.

pub(super) mod in_step;
pub(super) mod members;
