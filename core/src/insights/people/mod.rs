//! People: when the user was last in touch with whom, what was promised, who rests, and whom it would be good to see.

pub(super) mod asked;
pub(super) mod contacts;
pub(super) mod promises;
pub(super) mod proposal;
pub(super) mod proposals;
pub(super) mod resting;
pub(super) mod same_people;
