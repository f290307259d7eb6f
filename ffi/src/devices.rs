//! The user's devices.

use std::sync::Arc;

use hallway_core::{
    insights::Member,
    journal::Peer,
    model::{EndpointId, Moment},
};

use crate::{Journal, Result};

/// The journal's devices, as the user sees them.
#[derive(uniffi::Object)]
pub struct Devices(Arc<Journal>);

#[uniffi::export]
impl Journal {
    /// The handle for the user's devices.
    pub fn devices(self: Arc<Self>) -> Devices {
        Devices(self)
    }
}

#[uniffi::export]
impl Devices {
    /// Every device of the journal with its standing, as seen from this one.
    pub fn members(&self) -> Result<Vec<Member>> {
        self.0.call(|journal| journal.devices().members().map(|members| members.devices))
    }

    /// The journal's other devices and what is remembered of them, in the order in which they joined.
    pub fn list(&self) -> Result<Vec<Peer>> {
        self.0.call(|journal| journal.devices().list())
    }

    /// Gives a device another name: this one if no endpoint is said.
    pub fn rename(&self, endpoint: Option<EndpointId>, name: &str, now: Moment) -> Result<()> {
        self.0.call(|journal| journal.devices().rename(endpoint, name, now))
    }

    /// Cuts a device off, for ever and on every device that hears of it. What it had, it keeps.
    pub fn revoke(&self, endpoint: EndpointId, now: Moment) -> Result<()> {
        self.0.call(|journal| journal.devices().revoke(endpoint, now))
    }

    /// Takes a device in that is paused, or keeps it of two that cut each other off: on the device in hand, and nowhere else.
    pub fn trust(&self, endpoint: EndpointId, now: Moment) -> Result<()> {
        self.0.call(|journal| journal.devices().trust(endpoint, now))
    }

    /// The relay the user set on this device, if any.
    pub fn relay(&self) -> Result<Option<String>> {
        self.0.call(|journal| journal.devices().relay())
    }

    /// Sets the relay, or none: the `https` address of a machine the user chose.
    pub fn set_relay(&self, relay: Option<String>) -> Result<()> {
        self.0.call(|journal| {
            journal
                .devices()
                .set_relay(relay.as_deref().map(hallway_core::sync::relay_address).transpose()?.as_deref())
        })
    }
}
