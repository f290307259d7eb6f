//! Thirty-two random bytes that the caller keeps: what a key and a device's secret have in common.

use region::LockGuard;
use zeroize::{Zeroize, Zeroizing};

use crate::error::{Error, Result};

/// How many bytes a secret has.
const LENGTH: usize = 32;

/// A secret in pages of memory of its own: what locks one of them locks nothing else, and nothing else unlocks it. 16 KiB is
/// the largest page of the platforms Hallway runs on.
#[repr(align(16384))]
struct Alone([u8; LENGTH]);

/// Thirty-two bytes that are never printed, stay out of the swap where the system allows it, and are wiped from memory when
/// dropped.
pub(crate) struct Secret {
    // Let go before the memory is.
    _lock: Option<LockGuard>,
    bytes: Box<Alone>,
}

impl Secret {
    fn empty() -> Self {
        let bytes = Box::new(Alone([0; LENGTH]));
        // A system that allows none, or no more, keeps a journal all the same.
        let lock = region::lock(bytes.0.as_ptr(), LENGTH).ok();
        Self { _lock: lock, bytes }
    }

    /// One from the system's randomness.
    pub(crate) fn random() -> Result<Self> {
        let mut secret = Self::empty();
        getrandom::fill(&mut secret.bytes.0).map_err(Error::internal)?;
        Ok(secret)
    }

    /// One read from wherever the caller keeps it.
    pub(crate) fn from_bytes(mut bytes: [u8; LENGTH]) -> Self {
        let mut secret = Self::empty();
        secret.bytes.0.copy_from_slice(&bytes);
        bytes.zeroize();
        secret
    }

    /// One read from 64 hexadecimal digits; white space around them is ignored.
    pub(crate) fn from_hex(text: &str) -> Option<Self> {
        let digits = text.trim().as_bytes();
        if digits.len() != 2 * LENGTH {
            return None;
        }
        let mut secret = Self::empty();
        data_encoding::HEXLOWER_PERMISSIVE.decode_mut(digits, &mut secret.bytes.0).ok()?;
        Some(secret)
    }

    /// The secret as 64 hexadecimal digits.
    pub(crate) fn to_hex(&self) -> Zeroizing<String> {
        Zeroizing::new(data_encoding::HEXLOWER.encode(&self.bytes.0))
    }

    /// The bytes themselves.
    pub(crate) fn as_bytes(&self) -> &[u8; LENGTH] {
        &self.bytes.0
    }
}

impl Clone for Secret {
    fn clone(&self) -> Self {
        let mut copy = Self::empty();
        copy.bytes.0.copy_from_slice(&self.bytes.0);
        copy
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.bytes.0 == other.bytes.0
    }
}

impl Eq for Secret {}

impl Drop for Secret {
    fn drop(&mut self) {
        self.bytes.0.zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_survives_being_written_down() {
        let secret = Secret::random().unwrap();
        assert!(Secret::from_hex(&format!("  {}\n", *secret.to_hex())) == Some(secret));
    }

    #[test]
    fn anything_but_64_hexadecimal_digits_is_no_secret() {
        for text in ["", "abc", &"g".repeat(64), &"+1".repeat(32), &"é".repeat(32), &"a".repeat(65)] {
            assert!(Secret::from_hex(text).is_none(), "{text:?}");
        }
    }
}
