//! A frame and the message in it: whatever the bytes, nothing but a message or a fault comes out, and what comes out can
//! be said again.

#![no_main]

use hallway_core::sync::wire::{decode, encode, frame};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((head, body)) = bytes.split_first_chunk() else { return };
    let _ = frame::length(*head, frame::MAX_FRAME);
    let Ok(payload) = frame::open(body, frame::MAX_FRAME) else { return };
    assert!(payload.len() <= frame::MAX_FRAME);
    let Ok(Some(message)) = decode(&payload) else { return };
    let said = encode(&message).expect("what was read can be said");
    assert_eq!(decode(&said), Ok(Some(message)));
});
