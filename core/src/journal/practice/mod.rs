//! The practice of `docs/method.md`: goals and who has a say in them, asks, giving, how far one has come.
//!
//! A file here answers from the insight of the same name, and the screen of the same name shows it.

pub(super) mod advocacy;
pub(super) mod asks;
pub(super) mod audit;
pub(super) mod breadth;
pub(super) mod common_ground;
pub(super) mod feedback;
pub(super) mod giving;
pub(super) mod goals;
pub(super) mod kit;
pub(super) mod map;
pub(super) mod my_word;
pub(super) mod next;
pub(super) mod noted;
pub(super) mod projects;
pub(super) mod readiness;
pub(super) mod stages;
pub(super) mod told;
pub(super) mod week;
pub(super) mod which_goal;
pub(super) mod wins;
