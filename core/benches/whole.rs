//! Work that reads the whole journal: rebuilding every derived table, checking, forgetting. No goals; stated.

use std::time::Duration;

use criterion::{BatchSize, BenchmarkId, Criterion};

use super::fixture::{self, name, now};

pub fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("whole");
    group.sample_size(10).warm_up_time(Duration::from_millis(1));
    for entries in fixture::sizes() {
        let copy = fixture::copy(entries);
        let journal = &copy.journal;
        let check = journal.maintenance().check(&(), now()).unwrap();
        assert!(check.records > entries as u64 && check.stale.is_empty(), "{check:?}");
        group.bench_function(BenchmarkId::new("check", entries), |bencher| {
            bencher.iter(|| journal.maintenance().check(&(), now()).unwrap());
        });
        group.bench_function(BenchmarkId::new("rebuild", entries), |bencher| {
            bencher.iter(|| journal.maintenance().rebuild_all(&(), now()).unwrap());
        });
        drop(copy);
        group.bench_function(BenchmarkId::new("forget", entries), |bencher| {
            bencher.iter_batched(
                || fixture::copy(entries),
                |copy| {
                    let somebody = copy.journal.people().resolve(&name(700)).unwrap();
                    let forgot = copy.journal.people().forget(somebody, &(), now()).unwrap();
                    assert!(forgot.complete && forgot.erased > 0, "{forgot:?}");
                    copy
                },
                BatchSize::PerIteration,
            );
        });
    }
    group.finish();
}
