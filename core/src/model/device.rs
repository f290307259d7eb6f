//! One of the user's devices.

use serde::{Deserialize, Serialize};

use super::{EndpointId, Moment, epoch};

/// One of the user's own devices. Its secret never stands in a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Device {
    /// What the user calls it.
    pub name: String,
    /// Who it is on the network; nothing for a device that never took part in sync. Never changes once it is set.
    pub endpoint: Option<EndpointId>,
    /// The device that let it into the journal; nothing for the first one. Never changes once it is set.
    pub admitted_by: Option<EndpointId>,
    /// When it joined the journal.
    #[serde(deserialize_with = "super::moment::read")]
    pub added: Moment,
    /// When it left the journal.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}

impl Default for Device {
    fn default() -> Self {
        Self { name: String::new(), endpoint: None, admitted_by: None, added: epoch(), deleted: None }
    }
}
