//! Where the journal lies and who keeps its secrets.

pub mod location;
pub mod memory;
pub mod secrets;
