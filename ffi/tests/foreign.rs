//! The foreign door as the other language calls it: every object behind an `Arc`, every argument by value.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod first_screens;
mod hostile;
mod interface;
mod pairing;
mod support;
