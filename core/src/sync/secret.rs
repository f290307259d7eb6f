//! Who this device is on the network: the secret half, which the caller keeps beside the journal's key.
//!
//! It is never in the journal's file: a copied file must not be a second device of the same name.

use std::fmt;

use zeroize::Zeroizing;

use super::net;
use crate::{error::Result, model::EndpointId, secret::Secret};

/// The secret of this device: 32 random bytes (an Ed25519 seed). To all other devices, anyone who holds it is this
/// device. It is never printed and is wiped from memory when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct DeviceSecret(Secret);

impl DeviceSecret {
    /// A secret from 32 bytes of the system's randomness.
    pub fn random() -> Result<Self> {
        Secret::random().map(Self)
    }

    /// A secret read from wherever the caller keeps it.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Secret::from_bytes(bytes))
    }

    /// A secret read from 64 hexadecimal digits; white space around them is ignored.
    pub fn from_hex(text: &str) -> Option<Self> {
        Secret::from_hex(text).map(Self)
    }

    /// The secret as 64 hexadecimal digits, for the caller to keep.
    pub fn to_hex(&self) -> Zeroizing<String> {
        self.0.to_hex()
    }

    /// Who this device is to the others.
    pub fn endpoint(&self) -> EndpointId {
        net::endpoint_of(self.as_bytes())
    }

    pub(super) fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for DeviceSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeviceSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_the_same_to_the_others_after_its_secret_was_written_down() {
        let secret = DeviceSecret::random().unwrap();
        let read = DeviceSecret::from_hex(&format!(" {}\n", *secret.to_hex())).unwrap();
        assert_eq!(read.endpoint(), secret.endpoint());
        assert_ne!(DeviceSecret::random().unwrap().endpoint(), secret.endpoint());
        assert_eq!(format!("{secret:?}"), "DeviceSecret(…)");
    }

    #[test]
    fn a_device_is_the_public_half_of_its_secret_as_the_standard_says() {
        // RFC 8032, section 7.1, test 1.
        let secret = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
        let public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
        assert_eq!(DeviceSecret::from_hex(secret).unwrap().endpoint().to_string(), public);
    }
}
