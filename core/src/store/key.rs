//! The key of a journal: 32 random bytes that the caller keeps.

use std::fmt;

use zeroize::Zeroizing;

use crate::{error::Result, secret::Secret};

/// The key of a journal. It is never printed and is wiped from memory when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(Secret);

impl Key {
    /// A key from 32 bytes of the system's randomness.
    pub fn random() -> Result<Self> {
        Secret::random().map(Self)
    }

    /// A key read from wherever the caller keeps it.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Secret::from_bytes(bytes))
    }

    /// A key read from 64 hexadecimal digits; white space around them is ignored.
    pub fn from_hex(text: &str) -> Option<Self> {
        Secret::from_hex(text).map(Self)
    }

    /// The key as 64 hexadecimal digits, for the caller to keep.
    pub fn to_hex(&self) -> Zeroizing<String> {
        self.0.to_hex()
    }

    pub(super) fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
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
    fn a_key_is_not_printed() {
        assert_eq!(format!("{:?}", Key::random().unwrap()), "Key(…)");
    }
}
