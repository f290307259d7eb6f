//! Hallway's core: a private, local-first journal of the people one works with.

#![forbid(unsafe_code)]

pub mod document;
pub mod error;
pub mod model;
pub mod quick_log;

pub use error::{Error, Result};
