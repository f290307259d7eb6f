//! The local network: this device is announced there, and the others are heard of (mDNS).
//!
//! Anybody on that network can announce devices that do not exist, and the library keeps every one until it has been silent
//! for a while. So they are counted, and all are let go of when there are more than any network has. Then nobody is heard
//! of for a minute, and devices are dialled where they were reached before.

use std::{
    sync::{Arc, PoisonError, RwLock, Weak},
    time::Duration,
};

use iroh::{
    EndpointId,
    address_lookup::{AddressLookup, EndpointData, Error, Item},
};
use iroh_mdns_address_lookup::{DiscoveryEvent, MdnsAddressLookup};
use n0_future::{StreamExt, boxed::BoxStream};

/// With more devices than this on one network, somebody is taken to be making them up.
const MOST_HEARD_OF: usize = 512;

/// How long discovery is off after that.
const DEAF_FOR: Duration = Duration::from_mins(1);

/// What is announced and heard on the local network. Ends when it is dropped.
#[derive(Debug)]
pub(super) struct LocalNetwork {
    me: EndpointId,
    now: RwLock<Listening>,
}

#[derive(Debug, Default)]
struct Listening {
    /// `None` while discovery is off.
    lookup: Option<MdnsAddressLookup>,
    /// What was announced last, to be announced again.
    announced: Option<EndpointData>,
}

impl LocalNetwork {
    /// Begins to announce and to listen. The error says why that cannot be.
    pub(super) fn start(me: EndpointId) -> Result<Arc<Self>, String> {
        let lookup = listen(me)?;
        let listening = Listening { lookup: Some(lookup.clone()), announced: None };
        let network = Arc::new(Self { me, now: RwLock::new(listening) });
        tokio::spawn(keep_small(Arc::downgrade(&network), lookup));
        Ok(network)
    }

    /// Lets go of everybody who was heard of.
    fn forget(&self) {
        self.now.write().unwrap_or_else(PoisonError::into_inner).lookup = None;
    }

    /// Listens and announces again, if that can be.
    fn resume(&self) -> Option<MdnsAddressLookup> {
        let lookup = listen(self.me).ok()?;
        let mut now = self.now.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(announced) = &now.announced {
            lookup.publish(announced);
        }
        now.lookup = Some(lookup.clone());
        Some(lookup)
    }
}

fn listen(me: EndpointId) -> Result<MdnsAddressLookup, String> {
    // The name all programs that use iroh have in common: a listener learns an id and addresses, not that it is
    // a journal.
    MdnsAddressLookup::builder().build(me).map_err(|error| error.to_string())
}

/// Counts who is heard of, for as long as the network is listened to.
async fn keep_small(network: Weak<LocalNetwork>, mut lookup: MdnsAddressLookup) {
    loop {
        let mut heard = lookup.subscribe().await;
        // The network keeps one of its own.
        drop(lookup);
        let mut count = DeviceCount::default();
        while let Some(event) = heard.next().await {
            if count.is_too_many(&event) {
                break;
            }
        }
        drop(heard);
        if !count.ended_by_too_many() {
            return;
        }
        let Some(listening) = network.upgrade() else { return };
        listening.forget();
        drop(listening);
        tokio::time::sleep(DEAF_FOR).await;
        let resumed = network.upgrade().and_then(|network| network.resume());
        let Some(resumed) = resumed else { return };
        lookup = resumed;
    }
}

/// How many devices are kept.
#[derive(Debug, Default)]
struct DeviceCount(usize);

impl DeviceCount {
    /// Whether there are too many with this one.
    fn is_too_many(&mut self, event: &DiscoveryEvent) -> bool {
        match event {
            DiscoveryEvent::Discovered { .. } => self.0 += 1,
            DiscoveryEvent::Expired { .. } => self.0 = self.0.saturating_sub(1),
            _ => {}
        }
        self.ended_by_too_many()
    }

    fn ended_by_too_many(&self) -> bool {
        self.0 > MOST_HEARD_OF
    }
}

impl AddressLookup for LocalNetwork {
    fn publish(&self, data: &EndpointData) {
        let mut now = self.now.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(lookup) = &now.lookup {
            lookup.publish(data);
        }
        now.announced = Some(data.clone());
    }

    fn resolve(&self, endpoint: EndpointId) -> Option<BoxStream<Result<Item, Error>>> {
        self.now.read().unwrap_or_else(PoisonError::into_inner).lookup.as_ref()?.resolve(endpoint)
    }
}

#[cfg(test)]
mod tests {
    use iroh::address_lookup::EndpointInfo;

    use super::*;

    #[tokio::test]
    async fn devices_that_are_made_up_are_let_go_of_and_the_network_is_listened_to_again() {
        let id = |number: u64| {
            let mut seed = [0; 32];
            seed[..8].copy_from_slice(&number.to_be_bytes());
            iroh::SecretKey::from_bytes(&seed).public()
        };
        let heard = |number| DiscoveryEvent::Discovered {
            endpoint_info: EndpointInfo::new(id(number)),
            last_updated: None,
        };
        let mut count = DeviceCount::default();
        let most = u64::try_from(MOST_HEARD_OF).unwrap();
        assert!(!(0..most).any(|number| count.is_too_many(&heard(number))));
        assert!(!count.is_too_many(&DiscoveryEvent::Expired { endpoint_id: id(0) }), "one went");
        assert!(!count.is_too_many(&heard(most)) && count.is_too_many(&heard(most + 1)));
        // A network without multicast has nothing to let go of.
        let Ok(network) = LocalNetwork::start(id(7)) else { return };
        network.publish(&EndpointData::default());
        network.forget();
        assert!(network.resolve(id(1)).is_none());
        assert!(network.resume().is_some() && network.resolve(id(1)).is_some());
    }
}
