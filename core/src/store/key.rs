//! The key of a journal: 32 random bytes that the caller keeps.

use std::fmt;

use zeroize::Zeroizing;

use crate::error::{Error, Result};

/// The key of a journal. It is never printed and is wiped from memory when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(Zeroizing<[u8; 32]>);

impl Key {
    /// A key from 32 bytes of the system's randomness.
    pub fn random() -> Result<Self> {
        let mut bytes = Zeroizing::new([0; 32]);
        getrandom::fill(bytes.as_mut_slice()).map_err(Error::internal)?;
        Ok(Self(bytes))
    }

    /// A key read from wherever the caller keeps it.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// A key read from 64 hexadecimal digits; white space around them is ignored.
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = Zeroizing::new([0; 32]);
        let digits = text.trim().as_bytes();
        if digits.len() != 64 {
            return None;
        }
        data_encoding::HEXLOWER_PERMISSIVE.decode_mut(digits, bytes.as_mut_slice()).ok()?;
        Some(Self(bytes))
    }

    /// The key as 64 hexadecimal digits, for the caller to keep.
    pub fn to_hex(&self) -> Zeroizing<String> {
        Zeroizing::new(data_encoding::HEXLOWER.encode(self.0.as_slice()))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_survives_being_written_down_and_is_not_printed() {
        let key = Key::random().unwrap();
        assert_eq!(Key::from_hex(&format!("  {}\n", *key.to_hex())), Some(key.clone()));
        assert_eq!(format!("{key:?}"), "Key(…)");
    }

    #[test]
    fn anything_but_64_hexadecimal_digits_is_no_key() {
        for text in ["", "abc", &"g".repeat(64), &"+1".repeat(32), &"é".repeat(32), &"a".repeat(65)] {
            assert_eq!(Key::from_hex(text), None, "{text:?}");
        }
    }
}
