//! That a device is cut off.

use serde::{Deserialize, Serialize};

use super::{EndpointId, Moment, epoch};

/// A device may no longer take part in sync. It wins for ever against that endpoint: whoever comes back pairs again, as a
/// new one. Nothing is taken from it and nothing is sent to it; what it had, it keeps.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Revocation {
    /// Who is cut off. Never changes; nothing only in a record this version cannot read, which then revokes nobody.
    pub endpoint: Option<EndpointId>,
    /// The device on which the user said so.
    pub by: Option<EndpointId>,
    /// When.
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
