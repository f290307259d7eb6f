//! Frames: a length, how the payload is packed, the payload.
//!
//! Four bytes, little endian, count what follows them: one byte, 0 for plain and 1 for deflate, and then the payload.
//! A reader of frames asks [`length`] first and makes room as the bytes arrive, never before.

use std::{borrow::Cow, io::Read};

use flate2::{Compression, read::DeflateDecoder, read::DeflateEncoder};

use super::Fault;

/// The most bytes a payload may have, packed or not: one change at its limit of 4 MiB, and room.
pub const MAX_FRAME: usize = 6 << 20;

/// The most bytes the payload of the first frame may have: nothing is known of the peer yet.
pub const MAX_FIRST: usize = 4 << 10;

/// The bytes of a frame before what its length counts.
pub const HEAD: usize = 4;

const PLAIN: u8 = 0;
const DEFLATE: u8 = 1;

/// Payloads below this many bytes are sent as they are: packing does not make them smaller.
const WORTH_PACKING: usize = 200;

/// How many bytes follow this head. [`Fault::TooLarge`] above `most` bytes of payload, [`Fault::Malformed`] for none.
pub fn length(head: [u8; HEAD], most: usize) -> Result<usize, Fault> {
    let length = usize::try_from(u32::from_le_bytes(head)).map_err(|_| Fault::TooLarge)?;
    match length {
        0 => Err(Fault::Malformed),
        length if length > most.saturating_add(1) => Err(Fault::TooLarge),
        length => Ok(length),
    }
}

/// The payload in what followed a head, unpacked to at most `most` bytes.
pub fn open(body: &[u8], most: usize) -> Result<Cow<'_, [u8]>, Fault> {
    match body.split_first() {
        Some((&PLAIN, payload)) if payload.len() <= most => Ok(Cow::Borrowed(payload)),
        Some((&PLAIN, _)) => Err(Fault::TooLarge),
        Some((&DEFLATE, packed)) => inflate(packed, most).map(Cow::Owned),
        _ => Err(Fault::Malformed),
    }
}

/// Reads until `most` bytes and one: room grows with what comes out, and a stream that goes on is given up.
fn inflate(packed: &[u8], most: usize) -> Result<Vec<u8>, Fault> {
    let mut payload = Vec::new();
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    let mut stream = DeflateDecoder::new(packed);
    stream.by_ref().take(limit).read_to_end(&mut payload).map_err(|_| Fault::Malformed)?;
    if payload.len() > most {
        return Err(Fault::TooLarge);
    }
    if stream.total_in() != u64::try_from(packed.len()).unwrap_or(u64::MAX) {
        return Err(Fault::Malformed);
    }
    Ok(payload)
}

/// The whole frame around a payload, packed where that makes it smaller. [`Fault::TooLarge`] above [`MAX_FRAME`].
pub fn seal(payload: &[u8]) -> Result<Vec<u8>, Fault> {
    if payload.len() > MAX_FRAME {
        return Err(Fault::TooLarge);
    }
    let packed = if payload.len() < WORTH_PACKING { None } else { deflate(payload) };
    let (how, bytes) = match &packed {
        Some(packed) => (DEFLATE, packed.as_slice()),
        None => (PLAIN, payload),
    };
    let length = u32::try_from(bytes.len() + 1).map_err(|_| Fault::TooLarge)?;
    let mut frame = Vec::with_capacity(HEAD + 1 + bytes.len());
    frame.extend(length.to_le_bytes());
    frame.push(how);
    frame.extend(bytes);
    Ok(frame)
}

/// The payload packed, if that is smaller.
fn deflate(payload: &[u8]) -> Option<Vec<u8>> {
    let mut packed = Vec::new();
    let limit = u64::try_from(payload.len()).ok()?;
    DeflateEncoder::new(payload, Compression::fast()).take(limit).read_to_end(&mut packed).ok()?;
    (packed.len() < payload.len()).then_some(packed)
}
