//! The two secrets of a device: the journal's key and who it is on the network. The platform's keystore keeps them.

use hallway_core::{Key, sync::DeviceSecret};
use zeroize::Zeroizing;

use crate::{JournalError, Result, guard::guarded};

/// A secret of 32 bytes from the system's randomness, for a keystore to keep. One is the key of a journal, another one who
/// this device is to the user's others; they are never the same.
#[uniffi::export]
pub fn fresh_secret() -> Result<Vec<u8>> {
    guarded(|| {
        let hex = Key::random()?.to_hex();
        Ok(bytes_of(&hex).to_vec())
    })
}

fn bytes_of(hex: &str) -> Zeroizing<Vec<u8>> {
    let digit = |byte: u8| {
        char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()).unwrap_or_default()
    };
    let pairs = hex.as_bytes().chunks_exact(2);
    Zeroizing::new(pairs.map(|pair| pair.iter().fold(0, |byte, half| byte << 4 | digit(*half))).collect())
}

/// The key that a keystore kept.
pub(crate) fn key(bytes: Vec<u8>) -> Result<Key> {
    thirty_two(bytes, "the key").map(Key::from_bytes)
}

/// The device's secret that a keystore kept.
pub(crate) fn device(bytes: Vec<u8>) -> Result<DeviceSecret> {
    thirty_two(bytes, "the secret of this device").map(DeviceSecret::from_bytes)
}

/// Bytes that are zero were never made by anybody: a keystore that forgot gives such.
fn thirty_two(bytes: Vec<u8>, what: &str) -> Result<[u8; 32]> {
    let bytes = Zeroizing::new(bytes);
    match <[u8; 32]>::try_from(bytes.as_slice()) {
        Ok(whole) if whole != [0; 32] => Ok(whole),
        _ => Err(JournalError::unfit(format!("{what} has to be 32 random bytes"))),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_32_bytes_and_never_the_same_twice() {
        let (one, other) = (fresh_secret().unwrap(), fresh_secret().unwrap());
        assert_eq!((one.len(), other.len()), (32, 32));
        assert_ne!(one, other);
        assert_eq!(*bytes_of("00ff10a9"), [0, 0xff, 0x10, 0xa9]);
    }

    #[test]
    fn what_a_keystore_lost_is_no_key() {
        for lost in [vec![], vec![0; 32], vec![7; 31], vec![7; 33]] {
            let error = key(lost).unwrap_err().to_string();
            assert_eq!(error, "the key has to be 32 random bytes");
        }
        assert!(key(vec![7; 32]).is_ok() && device(vec![7; 32]).is_ok());
    }
}
