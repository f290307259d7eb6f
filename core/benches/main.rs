//! How fast the journal is, beside what the same work costs without it.
//!
//! One binary, so that one fixture serves every group. The numbers that matter are ratios to a baseline measured in the
//! same run and goals in milliseconds; `docs/performance.md` says how to run this and what came out. Run as a test
//! (`cargo test --benches`) only the small fixture is used, once.

#![allow(missing_docs, clippy::unwrap_used, clippy::format_push_string, clippy::format_collect)]

mod find;
mod fixture;
mod forget;
mod log;
mod memory;
mod plain;
mod practice;
mod read;
mod sync;
mod typed;
mod whole;

use criterion::{Criterion, criterion_group};

criterion_group!(
    speed,
    typed::bench,
    log::bench,
    read::bench,
    find::bench,
    practice::bench,
    whole::bench,
    forget::bench,
    sync::bench,
    memory::bench
);

fn main() {
    if memory::measured() || forget::forgets() {
        return;
    }
    speed();
    Criterion::default().configure_from_args().final_summary();
}
