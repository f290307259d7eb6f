//! Lines: read, logged, changed, reviewed, and everything that comes from one.

pub(super) mod asked;
pub(super) mod chips;
pub(super) mod choices;
pub(super) mod credit;
pub(super) mod edit;
mod feedback;
pub(super) mod inbox;
pub(super) mod item;
pub(super) mod log;
pub(super) mod meant;
pub(super) mod newcomers;
pub(super) mod outstanding;
pub(super) mod page;
pub(super) mod people;
pub(super) mod places;
pub(super) mod reading;
pub(super) mod receipt;
pub(super) mod records;
pub(super) mod reread;
pub(super) mod review;
pub(super) mod shared;
pub(super) mod suggestion_key;
pub(super) mod suggestion_shown;
pub(super) mod suggestions;
