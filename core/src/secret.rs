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
        getrandom::fill(&mut secret.bytes.0).map_err(Error::no_random_bytes)?;
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

    /// The secret bytes, for the code that has to use them.
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

    /// The flags of the stretch of memory that something lies in (`proc_pid_smaps(5)`).
    #[cfg(target_os = "linux")]
    fn flags(at: usize) -> String {
        let maps = std::fs::read_to_string("/proc/self/smaps").unwrap();
        let mut inside = false;
        for line in maps.lines() {
            let ends = line.split_whitespace().next().and_then(|ends| ends.split_once('-'));
            if let Some((Ok(from), Ok(to))) =
                ends.map(|(from, to)| (usize::from_str_radix(from, 16), usize::from_str_radix(to, 16)))
            {
                inside = (from..to).contains(&at);
            }
            if let Some(flags) = line.strip_prefix("VmFlags:").filter(|_| inside) {
                return format!("{flags} ");
            }
        }
        String::new()
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_secret_is_not_swapped_out_where_the_system_allows_that() {
        let other = Box::new(Alone([0; LENGTH]));
        let Ok(_allowed) = region::lock(other.0.as_ptr(), LENGTH) else { return };
        let secret = Secret::random().unwrap();
        assert!(flags(secret.bytes.0.as_ptr().addr()).contains(" lo "));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_secret_is_wiped_when_it_is_dropped() {
        use std::os::unix::fs::FileExt;
        let memory = std::fs::File::open("/proc/self/mem").unwrap();
        let look = |at: usize| {
            let mut bytes = [0; LENGTH];
            memory.read_exact_at(&mut bytes, at as u64).map(|()| bytes)
        };
        let secret = Secret::from_bytes([0xA5; LENGTH]);
        let at = secret.bytes.0.as_ptr().addr();
        assert_eq!(look(at).unwrap(), [0xA5; LENGTH]);
        drop(secret);
        // The allocator writes into the first bytes of what is free, and may have given it back.
        assert!(look(at).map_or(true, |bytes| !bytes.ends_with(&[0xA5; LENGTH / 2])));
    }

    #[test]
    fn anything_but_64_hexadecimal_digits_is_no_secret() {
        for text in ["", "abc", &"g".repeat(64), &"+1".repeat(32), &"é".repeat(32), &"a".repeat(65)] {
            assert!(Secret::from_hex(text).is_none(), "{text:?}");
        }
    }
}
