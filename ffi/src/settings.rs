//! Settings of this device.

use std::sync::Arc;

use crate::{Journal, Result};

/// Settings of this device, and what a field completes with.
#[derive(uniffi::Object)]
pub struct Settings(Arc<Journal>);

#[uniffi::export]
impl Journal {
    /// Settings of this device.
    pub fn settings(self: Arc<Self>) -> Settings {
        Settings(self)
    }
}

#[uniffi::export]
impl Settings {
    /// Topics, the most used first, for completion.
    pub fn topics(&self) -> Result<Vec<String>> {
        self.0.call(|journal| journal.settings().topics())
    }

    /// A setting of this device (not of the journal): how screens look.
    pub fn get(&self, name: &str) -> Result<Option<String>> {
        self.0.call(|journal| journal.settings().get(name))
    }

    /// Sets or removes a setting of this device.
    pub fn set(&self, name: &str, value: Option<String>) -> Result<()> {
        self.0.call(|journal| journal.settings().set(name, value.as_deref()))
    }
}
