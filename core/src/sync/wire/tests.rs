use std::io::Write;

use data_encoding::HEXLOWER;
use proptest::prelude::*;

use super::{frame::*, *};
use crate::{
    journal::{Changes, Heads},
    model::{JournalId, RecordId},
};

fn id(byte: u8) -> RecordId {
    RecordId::from_bytes([byte; 16])
}

fn changes(byte: u8, chunks: &[&[u8]]) -> Changes {
    Changes { id: id(byte), changes: chunks.iter().map(|chunk| chunk.to_vec()).collect() }
}

fn hello() -> Hello {
    Hello {
        newest: NEWEST,
        oldest: OLDEST,
        journal: JournalId::from_bytes([1; 16]),
        members: [2; 32],
        mode: Mode::Live,
        capabilities: vec!["wave".to_owned()],
    }
}

fn one_of_each() -> Vec<Message> {
    vec![
        Message::Hello(hello()),
        Message::Members(vec![changes(3, &[&[1, 2, 3]])]),
        Message::Reconcile { pass: 1, step: vec![0x61, 0, 0, 2, 0] },
        Message::Offer { number: 1, records: vec![Heads { id: id(4), heads: vec![[5; 32]] }] },
        Message::Want { answers: 1, records: vec![Heads { id: id(4), heads: Vec::new() }] },
        Message::Changes { batch: 300, records: vec![changes(6, &[&[7], &[]]), changes(8, &[])] },
        Message::Taken { batch: 300, refused: vec![Refusal { id: id(6), why: Why::Forgotten }] },
        Message::InStep { answered: 2 },
        Message::Again,
        Message::Bye(Reason::Revoked),
    ]
}

#[test]
fn every_message_keeps_its_bytes() {
    let bytes: Vec<String> = one_of_each()
        .iter()
        .map(|message| {
            let name = format!("{message:?}");
            let name: String = name.chars().take_while(|letter| letter.is_alphanumeric()).collect();
            format!("{name}: {}", HEXLOWER.encode(&seal(&encode(message).unwrap()).unwrap()))
        })
        .collect();
    insta::assert_snapshot!(bytes.join("\n"));
}

#[test]
fn every_reason_keeps_its_number() {
    let numbers: Vec<String> = (0..13).map(|number| format!("{number} {:?}", Reason::of(number))).collect();
    insta::assert_snapshot!(numbers.join("\n"));
    assert!((0..100).all(|number| Reason::of(number).number() == number));
}

#[test]
fn a_message_cut_short_anywhere_or_followed_by_more_is_refused() {
    for message in one_of_each() {
        let payload = encode(&message).unwrap();
        for cut in 0..payload.len() {
            assert!(decode(&payload[..cut]).is_err(), "{message:?} cut to {cut}");
        }
        let mut longer = payload;
        longer.push(0);
        let greeting = matches!(message, Message::Hello(_));
        assert_eq!(decode(&longer).is_ok(), greeting, "{message:?}");
    }
}

#[test]
fn a_kind_of_a_newer_version_is_passed_over() {
    let payload = postcard::to_stdvec(&(77_u32, "what this says nobody here knows")).unwrap();
    assert_eq!(decode(&payload), Ok(None));
    assert_eq!(decode(&[]), Err(Fault::Malformed));
}

#[test]
fn a_frame_announces_at_most_its_limit_and_never_nothing() {
    let head = |length: u32| length.to_le_bytes();
    assert_eq!(length(head(0), MAX_FRAME), Err(Fault::Malformed));
    assert_eq!(length(head(1), MAX_FRAME), Ok(1));
    assert_eq!(length(head(u32::MAX), MAX_FRAME), Err(Fault::TooLarge));
    assert_eq!(length(head(u32::try_from(MAX_FIRST).unwrap() + 2), MAX_FIRST), Err(Fault::TooLarge));
    assert_eq!(open(&[], MAX_FRAME), Err(Fault::Malformed));
    assert_eq!(open(&[2, 0], MAX_FRAME), Err(Fault::Malformed), "an unknown way of packing");
}

#[test]
fn inflating_stops_at_the_limit_of_a_plain_frame() {
    for size in [MAX_FRAME + 1, 64 << 20] {
        let mut packer = flate2::write::DeflateEncoder::new(vec![1], flate2::Compression::best());
        let zeros = vec![0; 1 << 20];
        for _ in 0..size.div_ceil(1 << 20) {
            packer.write_all(&zeros).unwrap();
        }
        let body = packer.finish().unwrap();
        assert!(body.len() < 1 << 17);
        assert_eq!(open(&body, MAX_FRAME), Err(Fault::TooLarge));
    }
}

#[test]
fn a_packed_payload_is_followed_by_nothing() {
    let frame = seal(&[7; 4_000]).unwrap();
    assert!(frame.len() < 100);
    assert_eq!(open(&frame[HEAD..], MAX_FRAME).unwrap(), vec![7; 4_000]);
    let mut longer = frame.clone();
    longer.push(0);
    assert_eq!(open(&longer[HEAD..], MAX_FRAME), Err(Fault::Malformed));
    assert_eq!(open(&frame[HEAD..frame.len() - 1], MAX_FRAME), Err(Fault::Malformed));
}

#[test]
fn a_list_announces_at_most_its_limit() {
    let records = |count: usize| Message::Changes { batch: 1, records: vec![changes(1, &[]); count] };
    assert!(encode(&records(MOST_RECORDS)).is_ok());
    assert_eq!(encode(&records(MOST_RECORDS + 1)), Err(Fault::TooLarge));
    // The same count in a payload that is complete: 257 records of an id and no changes.
    let payload =
        postcard::to_stdvec(&(5_u32, 1_u32, vec![([1_u8; 16], Vec::<Vec<u8>>::new()); 257])).unwrap();
    assert_eq!(decode(&payload), Err(Fault::Malformed));
    // And a count that announces four thousand million members in five bytes.
    let payload = postcard::to_stdvec(&(3_u32, 1_u32, u32::MAX)).unwrap();
    assert_eq!(decode(&payload), Err(Fault::Malformed));
}

fn any_changes() -> impl Strategy<Value = Changes> {
    (any::<[u8; 16]>(), prop::collection::vec(prop::collection::vec(any::<u8>(), 0..40), 0..4))
        .prop_map(|(id, changes)| Changes { id: RecordId::from_bytes(id), changes })
}

fn any_heads() -> impl Strategy<Value = Heads> {
    (any::<[u8; 16]>(), prop::collection::vec(any::<[u8; 32]>(), 0..4))
        .prop_map(|(id, heads)| Heads { id: RecordId::from_bytes(id), heads })
}

fn any_message() -> impl Strategy<Value = Message> {
    let many = || prop::collection::vec(any_changes(), 0..6);
    let heads = || prop::collection::vec(any_heads(), 0..6);
    let why = prop_oneof![Just(Why::Refused), Just(Why::Forgotten)];
    let refusal =
        (any::<[u8; 16]>(), why).prop_map(|(id, why)| Refusal { id: RecordId::from_bytes(id), why });
    prop_oneof![
        (any::<u16>(), any::<u16>(), any::<[u8; 32]>(), prop::collection::vec("[a-z]{0,64}", 0..5)).prop_map(
            |(newest, oldest, members, capabilities)| {
                Message::Hello(Hello { newest, oldest, members, capabilities, ..hello() })
            }
        ),
        many().prop_map(Message::Members),
        (any::<u32>(), prop::collection::vec(any::<u8>(), 0..300))
            .prop_map(|(pass, step)| Message::Reconcile { pass, step }),
        (any::<u32>(), heads()).prop_map(|(number, records)| Message::Offer { number, records }),
        (any::<u32>(), heads()).prop_map(|(answers, records)| Message::Want { answers, records }),
        (any::<u32>(), many()).prop_map(|(batch, records)| Message::Changes { batch, records }),
        (any::<u32>(), prop::collection::vec(refusal, 0..6))
            .prop_map(|(batch, refused)| Message::Taken { batch, refused }),
        any::<u32>().prop_map(|answered| Message::InStep { answered }),
        Just(Message::Again),
        any::<u32>().prop_map(|number| Message::Bye(Reason::of(number))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_sent_is_what_arrives(message in any_message()) {
        let frame = seal(&encode(&message).unwrap()).unwrap();
        let (head, body) = frame.split_first_chunk().unwrap();
        prop_assert_eq!(length(*head, MAX_FRAME), Ok(body.len()));
        let payload = open(body, MAX_FRAME).unwrap();
        prop_assert_eq!(decode(&payload), Ok(Some(message)));
    }

    #[test]
    fn what_can_be_read_can_be_said_again(payload in prop::collection::vec(any::<u8>(), 0..200)) {
        if let Ok(Some(message)) = decode(&payload) {
            let said = encode(&message).unwrap();
            prop_assert_eq!(decode(&said), Ok(Some(message)));
        }
    }
}
