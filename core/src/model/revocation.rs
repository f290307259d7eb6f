//! A device is cut off.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{EndpointId, Moment, RecordId, epoch};

/// A device may no longer take part in sync. It wins for ever against that endpoint: a device that comes back pairs
/// again, as a new one. Nothing is taken from it and nothing is sent to it; what it had, it keeps.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Revocation {
    /// Who is cut off. Never changes; nothing only in a record this version cannot read, which then revokes nobody.
    pub endpoint: Option<EndpointId>,
    /// The device on which the user said so.
    pub by: Option<EndpointId>,
    /// When the user said so.
    #[serde(deserialize_with = "super::moment::read")]
    pub at: Moment,
    /// Never set by this version, and without meaning: a revocation is not taken back.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}

impl Default for Revocation {
    fn default() -> Self {
        Self { endpoint: None, by: None, at: epoch(), deleted: None }
    }
}

impl Revocation {
    /// The one id of this device's word about that one, equal on every device. Each author has a record of their own, so
    /// that nobody's word hides another's.
    pub fn id(endpoint: EndpointId, by: EndpointId) -> RecordId {
        let hash = Sha256::new().chain_update(endpoint.as_bytes()).chain_update(by.as_bytes()).finalize();
        RecordId::ME.derived(&hash)
    }
}
