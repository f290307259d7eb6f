//! The practice: goals and who has a say in them, giving before asking, relationships on purpose, and what comes next.
//!
//! One file a concept, each with the name it has in `journal`.

pub(super) mod advocacy;
pub(super) mod advocates;
pub(super) mod ask_ends;
pub(super) mod asks;
pub(super) mod audit;
pub(super) mod breadth;
pub(super) mod common_ground;
pub(super) mod evidence;
pub(super) mod feedback;
pub(super) mod gaps;
pub(super) mod giving;
pub(super) mod growth;
pub(super) mod introductions;
pub(super) mod kit;
pub(super) mod leaving;
pub(super) mod map;
pub(super) mod my_word;
pub(super) mod next;
pub(super) mod projects;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod properties;
pub(super) mod readiness;
pub(super) mod seat;
pub(super) mod stages;
pub(super) mod turn_to;
mod ways;
pub(super) mod week;
pub(super) mod wins;
pub(super) mod worth_a_look;
