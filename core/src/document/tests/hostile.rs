//! Bytes from somebody who means harm, or from a broken disk: refused, quickly, and the document is as it was.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::{forge::*, *};
use crate::document::guard::{
    LONGEST_CHUNK, MOST_CHANGES_KEPT, MOST_NAME_BYTES, MOST_OPERATIONS, MOST_OPERATIONS_KEPT,
};

/// Merging this is refused, at once, and changes nothing.
#[track_caller]
fn refused(chunks: &[Vec<u8>]) -> &'static str {
    let mut document = born(ana());
    let (heads, read) = (document.heads(), document.read().unwrap());
    let started = Instant::now();
    let Err(Error::Refused(why)) = document.merge(chunks) else { panic!("not refused") };
    // What was let in took up to 15 s; a busy machine does not make a refusal look like that.
    assert!(started.elapsed() < Duration::from_secs(5), "{why}: {:?}", started.elapsed());
    assert_eq!((document.heads(), document.read().unwrap()), (heads, read));
    assert!(matches!(Document::from_changes(chunks), Err(Error::Refused(_))), "{why}");
    why
}

/// As many puts under one key as it says, in about a hundred bytes.
fn bomb(operations: u64) -> Forged {
    Forged::new()
        .column(KEY_STRING, run(operations, &sized(b"record")))
        .column(INSERT, unsigned(operations))
        .column(ACTION, run(operations, &unsigned(PUT)))
        .column(VALUE_META, run(operations, &unsigned(0)))
        .column(PREDECESSORS, run(operations, &unsigned(0)))
}

/// A person's change and one more on top of it.
fn with_person(more: impl FnOnce(Forged) -> Forged) -> Vec<Vec<u8>> {
    let person = Forged::person();
    let more = more(Forged::new().after(hash(&person.body()), 2));
    vec![person.chunk(), more.chunk()]
}

/// Maps in maps in maps.
fn nested(depth: u64) -> Vec<Vec<u8>> {
    let rest = i64::try_from(depth - 1).unwrap();
    with_person(|change| {
        let counters: Vec<u8> = (0..depth - 1).flat_map(|n| unsigned(2 + n)).collect();
        change
            .column(OBJECT_ACTOR, [nothing(1), run(depth - 1, &unsigned(0))].concat())
            .column(OBJECT_COUNTER, [nothing(1), literal(rest), counters].concat())
            .column(KEY_STRING, run(depth, &sized(b"k")))
            .column(INSERT, unsigned(depth))
            .column(ACTION, run(depth, &unsigned(MAKE_MAP)))
            .column(VALUE_META, run(depth, &unsigned(0)))
            .column(PREDECESSORS, run(depth, &unsigned(0)))
    })
}

#[test]
fn a_forged_change_is_a_real_one() {
    let document = Document::from_changes(&[Forged::person().chunk()]).unwrap();
    assert_eq!(document.kind(), Some(Kind::Person));
    assert_eq!(document.heads(), [hash(&Forged::person().body())]);
}

#[test]
fn a_hundred_bytes_that_claim_millions_of_operations_are_refused_at_once() {
    let bomb = bomb(4_000_000).chunk();
    assert!(bomb.len() < 120, "{}", bomb.len());
    assert_eq!(refused(std::slice::from_ref(&bomb)), "a change claims more operations than a record needs");
    let started = Instant::now();
    assert!(guard::claim(&bomb).is_err());
    assert!(started.elapsed() < Duration::from_secs(1), "{:?}", started.elapsed());
}

#[test]
fn every_column_is_counted() {
    let millions = 4_000_000;
    for column in [
        Forged::new().column(KEY_STRING, nothing(millions)),
        Forged::new().column(INSERT, unsigned(millions)),
        Forged::new().column(INSERT, [unsigned(MOST_OPERATIONS), unsigned(1)].concat()),
        Forged::new().column(INSERT, [unsigned(u64::MAX), unsigned(u64::MAX)].concat()),
        Forged::new().column(KEY_COUNTER, run(millions, &signed(-1))),
        Forged::new().column(ACTION, nothing(u64::MAX)),
        Forged::new().column(VALUE_META, run(millions, &unsigned(0))),
        Forged::new().column(PREDECESSORS, run(millions, &unsigned(0))),
        Forged::new().column(0xfff2, run(millions, &unsigned(0))),
    ] {
        assert_eq!(refused(&[column.chunk()]), "a change claims more operations than a record needs");
    }
}

#[test]
fn changes_are_counted_together() {
    let half: Vec<_> =
        (0..3).map(|actor| Forged { actor: vec![actor; 16], ..bomb(MOST_OPERATIONS / 2) }.chunk()).collect();
    assert_eq!(refused(&half), "the changes claim more operations than a record needs");
    let many = vec![Forged::person().chunk(); MOST_CHUNKS + 1];
    assert_eq!(refused(&many), "more changes at once than a record needs");
    let long = Forged::new().column(VALUE, vec![0; LONGEST_CHUNK - 200]).chunk();
    assert_eq!(refused(&[long.clone(), long]), "more bytes at once than a record needs");
    let longer = Forged::new().column(VALUE, vec![0; LONGEST_CHUNK]).chunk();
    assert_eq!(refused(&[longer]), "a change is longer than any a record needs");
}

#[test]
fn a_long_name_in_a_long_run_is_refused_at_once() {
    let name = sized(&vec![b'x'; 10_000]);
    let times = MOST_NAME_BYTES / 10_000 + 1;
    let name_of_a_mark =
        Forged::new().column(ACTION, run(times, &unsigned(7))).column(MARK_NAME, run(times, &name));
    assert_eq!(refused(&[name_of_a_mark.chunk()]), "a change claims longer names than a record needs");
}

#[test]
fn only_plain_changes_are_taken() {
    let body = Forged::person().body();
    let why = "only plain changes are accepted, nothing compressed and no whole documents";
    for kind in [0, 2, 3, 200] {
        assert_eq!(refused(&[chunk(kind, &body)]), why, "{kind}");
    }
    assert_eq!(refused(&[born(ana()).save().unwrap()]), why);
    let mut long = born(ana());
    edit_person(&mut long, |person| person.notes = "a long enough story to be worth compressing ".repeat(40));
    let compressed = long.inner.get_changes(&[]).last_mut().unwrap().bytes().into_owned();
    assert_eq!(refused(&[compressed]), why);
    assert_eq!(refused(&[Forged::new().column(KEY_STRING | 8, vec![1, 2, 3]).chunk()]), why);
}

#[test]
fn a_change_whose_past_is_missing_is_refused() {
    let mut phone = born(ana());
    let mut laptop = other_device(&phone);
    let heads = phone.heads();
    edit_person(&mut phone, |person| person.name = "Ana".into());
    edit_person(&mut phone, |person| person.name = "Ana S".into());
    let changes = phone.changes_since(&heads).unwrap();
    assert!(matches!(
        laptop.merge(&changes[1..]),
        Err(Error::Refused("a change builds on one that is not here"))
    ));
    assert_eq!(laptop.heads(), heads);
    assert!(matches!(Document::from_changes(&changes), Err(Error::Refused(_))));
    assert!(laptop.merge(&[&changes[1], &changes[0]]).unwrap());
    assert!(!laptop.merge(&changes).unwrap());
    assert_eq!(laptop.heads(), phone.heads());
}

#[test]
fn the_same_number_of_an_actor_twice_is_refused() {
    let person = Forged::person();
    let again = Forged { first_operation: 2, ..Forged::person() };
    assert!(matches!(Document::from_changes(&[person.chunk(), again.chunk()]), Err(Error::Refused(_))));
}

#[test]
fn a_change_that_would_leave_no_numbers_for_later_ones_is_refused() {
    for first in [MOST_OPERATIONS_KEPT, u64::from(u32::MAX) - 1, u64::MAX] {
        let far = Forged { first_operation: first, ..Forged::person() };
        assert!(matches!(Document::from_changes(&[far.chunk()]), Err(Error::Refused(_))), "{first}");
    }
}

#[test]
fn a_peer_cannot_make_a_person_into_something_else() {
    let mut document = born(ana());
    let mut peer = other_device(&document);
    let mut change = peer.inner.transaction();
    change.put(ROOT, RECORD, "promise").unwrap();
    change.commit();
    let changes = peer.changes_since(&document.heads()).unwrap();
    assert!(matches!(document.merge(&changes), Err(Error::Refused("a record cannot change its kind"))));
    assert_eq!(document.kind(), Some(Kind::Person));
    assert!(matches!(Document::from_changes(&[bomb(3).chunk()]), Err(Error::Refused(_))), "no kind at all");
}

#[test]
fn a_hundred_thousand_maps_inside_each_other_are_read_without_going_in() {
    let chunks = nested(100_000);
    let read = std::thread::Builder::new().stack_size(512 << 10).spawn(move || {
        let mut document = Document::from_changes(&chunks).unwrap();
        assert!(edit_person(&mut document, |person| person.name = "Ana".into()));
        let mut document = Document::load(&document.save().unwrap()).unwrap();
        assert_eq!(person(&document).name, "Ana");
        assert!(document.references().unwrap().is_empty());
        assert_eq!(document.history().unwrap().changes.len(), 3);
        assert!(document.merge(&document.changes_since(&[]).unwrap()).is_ok());
    });
    read.unwrap().join().unwrap();
}

#[test]
fn a_record_that_has_grown_too_long_takes_no_more() {
    let mut document = Document::from_changes(&[Forged::person().chunk()]).unwrap();
    let mut operations = 2_u64;
    let why = loop {
        let head = document.heads()[0];
        let change = Forged {
            actor: operations.to_be_bytes().to_vec(),
            ..bomb(MOST_OPERATIONS).after(head, operations)
        };
        let change = Forged { columns: with_key(change.columns, b"k"), ..change };
        match document.merge(&[change.chunk()]) {
            Ok(_) => operations += MOST_OPERATIONS,
            Err(Error::Refused(why)) => break why,
            Err(other) => panic!("{other}"),
        }
        assert!(operations < 2 * MOST_OPERATIONS_KEPT);
    };
    assert_eq!(why, "a change is numbered beyond what a record needs");
    assert!(matches!(
        document.put(&Fields::from_iter([("name".into(), json!("Ana"))]), at(1)),
        Err(Error::ChangedTooOften)
    ));
    let mut peer = Document::load(&document.save().unwrap()).unwrap();
    let mut change = peer.inner.transaction();
    change.put(ROOT, "name", "Ana").unwrap();
    change.commit();
    let changes = peer.changes_since(&document.heads()).unwrap();
    assert!(document.merge(&changes).unwrap());
}

#[test]
fn a_record_takes_no_end_of_empty_changes_either() {
    let mut document = Document::from_changes(&[Forged::person().chunk()]).unwrap();
    let mut last = document.heads()[0];
    let mut sent = 1;
    let why = loop {
        let strangers = (0..MOST_CHUNKS).map(|n| {
            let actor = (u64::MAX - (sent + n) as u64).to_be_bytes().to_vec();
            let change = Forged { actor, ..Forged::new().after(last, 2) };
            last = hash(&change.body());
            change.chunk()
        });
        match document.merge(&strangers.collect::<Vec<_>>()) {
            Ok(_) => sent += MOST_CHUNKS,
            Err(Error::Refused(why)) => break why,
            Err(other) => panic!("{other}"),
        }
        assert!(sent <= usize::try_from(MOST_CHANGES_KEPT).unwrap());
    };
    assert_eq!(why, "the record's history is longer than one needs");
}

fn with_key(mut columns: Vec<(u64, Vec<u8>)>, key: &[u8]) -> Vec<(u64, Vec<u8>)> {
    for (specification, data) in &mut columns {
        if *specification == KEY_STRING {
            *data = run(MOST_OPERATIONS, &sized(key));
        }
    }
    columns
}

/// What taking in the worst that passes the guard costs. Run it alone and optimised, for the whole process is measured:
/// `cargo test --release -p hallway-core --lib worst -- --ignored --nocapture`.
#[test]
#[ignore = "a measurement of the whole process"]
fn the_worst_that_passes_the_guard_costs_less_than_a_second_and_64_megabytes() {
    let most = MOST_OPERATIONS - 2;
    let each = i64::try_from(most).unwrap();
    let puts = move |key: Vec<u8>| {
        move |change: Forged| {
            change
                .column(KEY_STRING, key)
                .column(INSERT, unsigned(most))
                .column(ACTION, run(most, &unsigned(PUT)))
                .column(VALUE_META, run(most, &unsigned(0)))
                .column(PREDECESSORS, run(most, &unsigned(0)))
        }
    };
    let names: Vec<u8> = (0..most).flat_map(|n| sized(format!("{n:x}").as_bytes())).collect();
    let letters = |keys: Vec<(u64, Vec<u8>)>| {
        with_person(move |mut change| {
            let inner = most - 1;
            change = change
                .column(OBJECT_ACTOR, [nothing(1), run(inner, &unsigned(0))].concat())
                .column(OBJECT_COUNTER, [nothing(1), run(inner, &unsigned(2))].concat());
            for (specification, data) in keys {
                change = change.column(specification, data);
            }
            change
                .column(INSERT, [unsigned(1), unsigned(inner)].concat())
                .column(ACTION, [run(1, &unsigned(MAKE_TEXT)), run(inner, &unsigned(PUT))].concat())
                .column(VALUE_META, [run(1, &unsigned(0)), run(inner, &unsigned((1 << 4) | 6))].concat())
                .column(VALUE, vec![b'x'; usize::try_from(inner).unwrap()])
                .column(PREDECESSORS, run(most, &unsigned(0)))
        })
    };
    let text = [literal(1), sized(b"notes"), nothing(most - 1)].concat();
    let backwards = letters(vec![
        (KEY_COUNTER, [nothing(1), run(most - 1, &signed(0))].concat()),
        (KEY_STRING, text.clone()),
    ]);
    let forwards = letters(vec![
        (KEY_ACTOR, [nothing(2), run(most - 2, &unsigned(0))].concat()),
        (KEY_COUNTER, [nothing(1), literal(2), signed(0), signed(3), run(most - 3, &signed(1))].concat()),
        (KEY_STRING, text),
    ]);
    let mut strangers = vec![Forged::person().chunk()];
    let first = hash(&Forged::person().body());
    for n in 1..MOST_CHUNKS as u64 {
        let stranger =
            Forged { actor: (u64::MAX - n).to_be_bytes().to_vec(), ..Forged::person().after(first, 2) };
        let columns = bomb(100).columns.into_iter().map(|(specification, data)| match specification {
            KEY_STRING => (specification, run(100, &sized(b"k"))),
            _ => (specification, data),
        });
        strangers
            .push(Forged { actor: stranger.actor.clone(), columns: columns.collect(), ..stranger }.chunk());
    }
    let value = LONGEST_CHUNK - 400;
    let cases = [
        ("puts under one key", with_person(puts(run(most, &sized(b"k"))))),
        ("puts under keys of their own", with_person(puts([literal(each), names].concat()))),
        (
            "long names",
            with_person(puts([run(most - 1, &sized(&[b'x'; 64])), literal(1), sized(b"k")].concat())),
        ),
        ("maps inside each other", nested(most)),
        ("a text written backwards", backwards),
        ("a text written forwards", forwards),
        ("a change from each of 1,023 strangers", strangers),
        (
            "one long value",
            with_person(|change| {
                change
                    .column(KEY_STRING, run(1, &sized(b"k")))
                    .column(INSERT, unsigned(1))
                    .column(ACTION, run(1, &unsigned(PUT)))
                    .column(VALUE_META, run(1, &unsigned((value as u64) << 4 | 6)))
                    .column(VALUE, vec![b'x'; value])
                    .column(PREDECESSORS, run(1, &unsigned(0)))
            }),
        ),
    ];
    // The allocator keeps what a case has freed; one case alone in its process shows its memory best.
    let only = std::env::var("HALLWAY_CASE").ok();
    for (what, chunks) in
        cases.into_iter().filter(|case| only.as_deref().is_none_or(|only| case.0.contains(only)))
    {
        let bytes: usize = chunks.iter().map(Vec::len).sum();
        std::fs::write("/proc/self/clear_refs", "5").unwrap();
        let rest = resident("VmRSS");
        let started = Instant::now();
        let outcome = Document::from_changes(&chunks);
        let (time, memory) = (started.elapsed(), resident("VmHWM") - rest);
        let outcome = outcome.map(|document| document.heads().len());
        println!("{what}: {bytes} bytes, {time:.0?}, {} MB, {outcome:?}", memory / 1024);
        assert!(time < Duration::from_secs(1) && memory < 64 << 10, "{what}");
    }
}

fn resident(what: &str) -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(what)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// Changes as our own code writes them: births, edits of every sort, a deletion.
fn recorded() -> Vec<Vec<u8>> {
    let mut document = born(Person { cadence: Some(3), ..ana() });
    edit_person(&mut document, |person| {
        person.cadence = None;
        person.notes = "Met 🦊 at a review!".into();
        person.same_as.insert(PersonId(id(9)), true);
    });
    edit_person(&mut document, |person| {
        person.same_as.clear();
        person.notes = "Met".into();
        person.deleted = Some(at(1));
    });
    document.changes_since(&[]).unwrap()
}

/// Offers bytes in place of one recorded change; nothing may panic, and a refusal leaves the document as it was.
fn offer(recorded: &[Vec<u8>], index: usize, mutated: Vec<u8>) {
    let mut document = Document::from_changes(&recorded[..1]).unwrap();
    let heads = document.heads();
    let mut offered = recorded.to_vec();
    offered[index] = mutated;
    match document.merge(&offered) {
        Ok(_) => {
            document.read().unwrap();
            document.history().unwrap();
            document.strings_ever().unwrap();
            Document::load(&document.save().unwrap()).unwrap();
        }
        Err(Error::Refused(_)) => assert_eq!(document.heads(), heads),
        Err(other) => panic!("{other:?}"),
    }
    let _ = Document::from_changes(&offered);
}

#[test]
fn a_change_cut_off_anywhere_is_refused() {
    let recorded = recorded();
    for (index, change) in recorded.iter().enumerate() {
        for length in 0..change.len() {
            let mut offered = recorded.clone();
            offered[index].truncate(length);
            assert!(
                matches!(Document::from_changes(&offered), Err(Error::Refused(_))),
                "{index} at {length}"
            );
        }
    }
}

#[test]
fn a_flipped_bit_anywhere_is_refused() {
    let recorded = recorded();
    for (index, change) in recorded.iter().enumerate() {
        for bit in 0..change.len() * 8 {
            let mut offered = recorded.clone();
            offered[index][bit / 8] ^= 1 << (bit % 8);
            assert!(matches!(Document::from_changes(&offered), Err(Error::Refused(_))), "{index} at {bit}");
        }
    }
}

/// The body of a recorded change, behind its head; its checksum is put right again after it was changed.
fn body(change: &[u8]) -> Vec<u8> {
    let length_bytes = change[9..].iter().take_while(|byte| **byte & 0x80 != 0).count() + 1;
    change[9 + length_bytes..].to_vec()
}

#[test]
fn a_flipped_bit_under_a_right_checksum_does_no_harm() {
    let recorded = recorded();
    for (index, change) in recorded.iter().enumerate() {
        let body = body(change);
        for bit in 0..body.len() * 8 {
            let mut mutated = body.clone();
            mutated[bit / 8] ^= 1 << (bit % 8);
            offer(&recorded, index, chunk(1, &mutated));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn changed_bytes_under_a_right_checksum_do_no_harm(
        index in 0..3_usize,
        edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..6),
    ) {
        let recorded = recorded();
        let mut body = body(&recorded[index]);
        for (place, byte, how) in edits {
            let place = place.index(body.len());
            match how {
                0 => body[place] = byte,
                1 => body.insert(place, byte),
                _ if body.len() > 1 => { body.remove(place); }
                _ => {}
            }
        }
        offer(&recorded, index, chunk(1, &body));
    }

    #[test]
    fn any_bytes_are_refused_or_read(bytes in proptest::collection::vec(any::<u8>(), 0..200), kind in 0..5_u8) {
        let _ = Document::from_changes(std::slice::from_ref(&bytes));
        let _ = Document::load(&bytes);
        let framed = chunk(kind, &bytes);
        let _ = Document::from_changes(std::slice::from_ref(&framed));
        let _ = Document::load(&framed);
    }

    #[test]
    fn a_damaged_file_does_no_harm(place in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let saved = born(coffee()).save().unwrap();
        let length_bytes = saved[9..].iter().take_while(|byte| **byte & 0x80 != 0).count() + 1;
        let mut body = saved[9 + length_bytes..].to_vec();
        let place = place.index(body.len());
        body[place] = byte;
        if let Ok(document) = Document::load(&chunk(0, &body)) {
            let _ = (document.read(), document.history(), document.strings_ever(), document.changes_since(&[]));
        }
    }
}
