//! Finding: as typed, newest first, whatever the prefix; best first on Enter; with filters.

use criterion::{BenchmarkId, Criterion};
use hallway_core::journal::Order;

use super::fixture::{self, now};

/// Hits of a screen.
const HITS: u32 = 20;

pub fn bench(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("find");
    for entries in fixture::sizes() {
        let copy = fixture::copy(entries);
        let rarely = format!("with:\"{}\" w", fixture::name(900));
        let mut ask = |label: &str, query: &str, order: Order| {
            let found = copy.journal.find(query, order, 0..HITS, now()).unwrap();
            assert!(found.notes.is_empty(), "{query}: {found:?}");
            if found.hits.is_empty() && entries == fixture::SMALL {
                return;
            }
            assert!(!found.hits.is_empty(), "{query}: {found:?}");
            group.bench_function(BenchmarkId::new(label, entries), |bencher| {
                bencher.iter(|| copy.journal.find(query, order, 0..HITS, now()).unwrap());
            });
        };
        ask("newest, one letter that half begins with", "t", Order::Newest);
        ask("newest, one rare letter", "x", Order::Newest);
        ask("newest, two letters", "mo", Order::Newest);
        ask("newest, a common word", "with", Order::Newest);
        ask("newest, a rare word", "nick13", Order::Newest);
        ask("newest, Han", "東京", Order::Newest);
        ask("newest, one letter of Han", "来", Order::Newest);
        ask("newest, several words", "coffee lisbon jun", Order::Newest);
        ask("newest, two common words and a rare pair", "with the cello lisbon", Order::Newest);
        ask("newest, five letters typed as words", "t a l w i", Order::Newest);
        ask("newest, with:", "with:\"Ana Silva\"", Order::Newest);
        ask("newest, with: and a letter", "with:\"Ana Silva\" t", Order::Newest);
        ask("newest, with: somebody rarely met and a letter", &rarely, Order::Newest);
        ask("newest, topic:", "topic:travel", Order::Newest);
        ask("newest, topic: and a letter", "topic:travel t", Order::Newest);
        ask("newest, kind:", "kind:lunch t", Order::Newest);
        ask("newest, since:", "since:2021-01-01 until:2021-12-31 t", Order::Newest);
        ask("newest, is:open", "is:open", Order::Newest);
        ask("newest, is:open and a letter", "is:open s", Order::Newest);
        ask("newest, can:", "can:pricing", Order::Newest);
        ask("best, one letter that half begins with", "t", Order::Best);
        ask("best, a common word", "with", Order::Best);
        ask("best, several words", "coffee lisbon jun", Order::Best);
    }
    group.finish();
}
