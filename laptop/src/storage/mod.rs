//! Where the journal is and where its secrets are kept.

pub mod location;
pub mod memory;
pub mod secrets;
