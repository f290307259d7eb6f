//! Reading a line as it is typed: every key stroke reads it again, so each prefix has to be quick.

use criterion::{Criterion, Throughput};
use hallway_core::quick_log::parse;

use super::fixture::{self, now};

const LINE: &str = "Coffee with @Ana Silva and Bo Kraus, moving to Lisbon in June, loves natural wine #travel \
                    !send visa contact by fri ?intro to Priya Nair +kids start school";

/// What is dictated: nothing parts its sentences.
const PLAIN: &str = "so had lunch with Ana Silva and Bo Kraus today Ana thinks the deck is too slow Bo wants to show it to his \
                     boss and I have to give them a build by wednesday next week";

pub fn bench(criterion: &mut Criterion) {
    let copy = fixture::copy(fixture::SMALL);
    let lexicon = copy.journal.people().lexicon().unwrap();
    let draft = parse(LINE, &lexicon, now()).unwrap();
    assert_eq!((draft.people.len(), draft.promises.len(), draft.facts.len()), (3, 2, 1), "{draft:?}");
    assert!(draft.people.iter().all(|mention| mention.person.is_some()), "{draft:?}");

    let mut group = criterion.benchmark_group("parse");
    let prefixes: Vec<&str> = LINE.char_indices().skip(1).map(|(end, _)| &LINE[..end]).collect();
    group.throughput(Throughput::Elements(prefixes.len() as u64));
    group.bench_function("every prefix of a line", |bencher| {
        bencher.iter(|| prefixes.iter().filter(|prefix| parse(prefix, &lexicon, now()).is_ok()).count());
    });
    let plain: Vec<&str> = PLAIN.char_indices().skip(1).map(|(end, _)| &PLAIN[..end]).collect();
    group.throughput(Throughput::Elements(plain.len() as u64));
    group.bench_function("every prefix of plain sentences", |bencher| {
        bencher.iter(|| plain.iter().filter(|prefix| parse(prefix, &lexicon, now()).is_ok()).count());
    });
    group.throughput(Throughput::Elements(1));
    group.bench_function("the whole line", |bencher| bencher.iter(|| parse(LINE, &lexicon, now())));
    group.bench_function("the whole line, with the journal's suggestions", |bencher| {
        bencher.iter(|| copy.journal.read_line(LINE, now()).unwrap());
    });
    group.sample_size(10);
    for (name, unit) in [
        ("64 KiB of first names", "Ana "),
        ("64 KiB of marks", "@a !b "),
        ("64 KiB of one capital letter", "A "),
        ("64 KiB without a space", "a"),
        ("64 KiB of promises with dates", "!send it by fri. "),
        (
            "64 KiB of one plain sentence",
            "ran into Dana she said she'd send the deck by friday and I told her I'd call ",
        ),
        ("64 KiB of family news", "her mum is ill and "),
        ("64 KiB of reported speech", "Ana told me Bo said she would send it and "),
    ] {
        let line = unit.repeat((64 << 10) / unit.len());
        assert!(parse(&line, &lexicon, now()).is_ok());
        group.bench_function(name, |bencher| bencher.iter(|| parse(&line, &lexicon, now())));
    }
    group.finish();
}
