//! Thirty-two random bytes that the caller keeps: what a key and a device's secret have in common.

use zeroize::Zeroizing;

use crate::error::{Error, Result};

/// How many bytes a secret has.
const LENGTH: usize = 32;

/// Thirty-two bytes that are never printed and are wiped from memory when dropped.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Secret(Zeroizing<[u8; LENGTH]>);

impl Secret {
    /// One from the system's randomness.
    pub(crate) fn random() -> Result<Self> {
        let mut bytes = Zeroizing::new([0; LENGTH]);
        getrandom::fill(bytes.as_mut_slice()).map_err(Error::internal)?;
        Ok(Self(bytes))
    }

    /// One read from wherever the caller keeps it.
    pub(crate) fn from_bytes(bytes: [u8; LENGTH]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// One read from 64 hexadecimal digits; white space around them is ignored.
    pub(crate) fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = Zeroizing::new([0; LENGTH]);
        let digits = text.trim().as_bytes();
        if digits.len() != 2 * LENGTH {
            return None;
        }
        data_encoding::HEXLOWER_PERMISSIVE.decode_mut(digits, bytes.as_mut_slice()).ok()?;
        Some(Self(bytes))
    }

    /// The secret as 64 hexadecimal digits.
    pub(crate) fn to_hex(&self) -> Zeroizing<String> {
        Zeroizing::new(data_encoding::HEXLOWER.encode(self.0.as_slice()))
    }

    /// The bytes themselves.
    pub(crate) fn as_bytes(&self) -> &[u8; LENGTH] {
        &self.0
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
