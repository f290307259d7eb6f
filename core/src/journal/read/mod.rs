//! What the rooms of the journal ask the store for: who is who, names, the rows of the practice. Nothing is written.

pub(super) mod identity;
pub(super) mod introductions;
pub(super) mod kept_rows;
pub(super) mod lexicon;
pub(super) mod names;
pub(super) mod practice;
pub(super) mod said;
