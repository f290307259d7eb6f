//! The real program, one file for each side of it, in one binary.
//!
//! `cargo test -p hallway --test program screens::` runs those of one file.

mod always;
mod bad_link;
mod cards;
mod clocks;
mod command;
mod extremes;
mod faults;
mod fewer;
mod foreign;
mod next_acts;
mod process;
mod readme;
mod reference;
mod said;
mod screens;
mod shapes;
mod shells;
mod two_devices;
mod typed;
mod walks;
mod widths;
mod zones;
