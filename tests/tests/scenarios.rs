//! Scenarios through the core's public door, one file each, in one binary.
//!
//! `cargo test -p hallway-tests --test scenarios story::` runs those of one file.

mod advice;
mod advice_ends;
mod answered;
mod bad_days;
mod cards;
mod chips;
mod convergence;
mod copies;
mod credit;
mod devices;
mod earlier_days;
mod find;
mod goals;
mod goals_merge;
mod golden;
mod inbox;
mod introductions;
mod journal;
mod limits;
mod names;
mod newcomers;
mod quick_log;
mod sore_news;
mod story;
