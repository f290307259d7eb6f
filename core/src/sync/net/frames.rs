//! Messages of pairing on a stream: a length of four bytes, little end first, and the message.

use iroh::endpoint::{RecvStream, SendStream};

use crate::sync::pairing::PairingMessage;

/// What came on a stream.
pub(super) enum Incoming {
    /// A whole message that can be read.
    Message(PairingMessage),
    /// Bytes that are none.
    Garbled,
    /// The peer closed the stream, or the connection is gone.
    Nothing,
}

/// The next message, of at most `most` bytes.
pub(super) async fn read(stream: &mut RecvStream, most: usize) -> Incoming {
    let mut head = [0; 4];
    if stream.read_exact(&mut head).await.is_err() {
        return Incoming::Nothing;
    }
    let length = usize::try_from(u32::from_le_bytes(head)).unwrap_or(usize::MAX);
    if length > most {
        return Incoming::Garbled;
    }
    let mut bytes = vec![0; length];
    if stream.read_exact(&mut bytes).await.is_err() {
        return Incoming::Nothing;
    }
    PairingMessage::decode(&bytes).map_or(Incoming::Garbled, Incoming::Message)
}

/// Says a message; false if the line is gone or the message is too long.
pub(super) async fn write(stream: &mut SendStream, message: &PairingMessage) -> bool {
    let Some(bytes) = message.encode() else { return false };
    let Ok(length) = u32::try_from(bytes.len()) else { return false };
    let frame = [length.to_le_bytes().as_slice(), &bytes].concat();
    stream.write_all(&frame).await.is_ok()
}
