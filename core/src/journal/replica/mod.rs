//! The journal as one of several copies: what another device asks of it, and what it takes in from one.

pub(super) mod admission;
pub(super) mod backlinks;
pub(super) mod census;
pub(super) mod changes;
pub(super) mod devices;
pub(super) mod left;
pub(super) mod membership;
pub(super) mod merge;
pub(super) mod news;
