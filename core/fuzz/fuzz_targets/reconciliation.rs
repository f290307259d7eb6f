//! Steps of negentropy, heard by a dialer and by a listener that have a few hundred records.

#![no_main]

use std::time::Duration;

use hallway_core::{
    journal::Census,
    model::{JournalId, RecordId},
    sync::{
        session::{Event, Session, SessionRole},
        wire::{Hello, Message, Mode, NEWEST, OLDEST},
    },
};
use libfuzzer_sys::fuzz_target;

fn census() -> Census {
    let record = |number: u32| {
        let mut id = [0; 16];
        id[2..6].copy_from_slice(&(number / 3).to_be_bytes());
        id[12..].copy_from_slice(&number.to_be_bytes());
        let mut digest = [0x5a; 32];
        digest[..4].copy_from_slice(&number.wrapping_mul(0x9e37_79b9).to_be_bytes());
        (RecordId::from_bytes(id), digest)
    };
    Census { mark: 1, records: (0..300).map(record).collect() }
}

fuzz_target!(|bytes: &[u8]| {
    let journal = JournalId::from_bytes([1; 16]);
    let hello = Hello {
        newest: NEWEST,
        oldest: OLDEST,
        journal,
        members: [2; 32],
        mode: Mode::Live,
        capabilities: Vec::new(),
    };
    for role in [SessionRole::Dialer, SessionRole::Listener] {
        let mut session = Session::new(role, Mode::Live, journal);
        let received = |message| Event::Received { message: Some(message), bytes: bytes.len() };
        let step = || received(Message::Reconcile { pass: 1, step: bytes.to_vec() });
        let mut events = vec![Event::Started, Event::Digest([2; 32])];
        if role == SessionRole::Dialer {
            events.push(Event::Census(census()));
        }
        events.extend([received(Message::Hello(hello.clone())), step()]);
        if role == SessionRole::Listener {
            events.push(Event::Census(census()));
        }
        events.push(step());
        for event in events {
            session.handle(event, Duration::ZERO);
        }
    }
});
