//! One thing and everything about it: a line, a person, any other record, and what was changed of it.

mod entry;
mod person;

pub use entry::{entry, fields, history};
pub use person::person;
