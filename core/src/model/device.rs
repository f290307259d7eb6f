//! One of the user's devices.

use serde::{Deserialize, Serialize};

use super::{Moment, epoch};

/// One of the user's own devices. Its secret never stands in a record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Device {
    /// What the user calls it.
    pub name: String,
    /// When it joined the journal.
    #[serde(deserialize_with = "super::moment::read")]
    pub added: Moment,
    /// When it was deleted.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}

impl Default for Device {
    fn default() -> Self {
        Self { name: String::new(), added: epoch(), deleted: None }
    }
}
