//! The node: this device on the network, for one journal and one process.

use std::{
    collections::BTreeSet,
    net::SocketAddr,
    sync::{
        Arc, Mutex, PoisonError, RwLock,
        atomic::{AtomicBool, Ordering},
    },
};

use iroh::{Endpoint, RelayUrl, endpoint::Connection};
use tokio::sync::{mpsc, watch};

use super::{
    CLOSE_SOON, CLOSE_WITHIN, Close, PAIR, SYNC, connections::Connections, directory::DeviceDirectory,
    door::Door, endpoint, identity::signing_key, owner::EndpointLock,
};
use crate::{
    error::{Error, Result},
    journal::{Identity, Journal, Member, Members, Standing},
    model::EndpointId,
    sync::{Clock, DeviceSecret, driver::Budgets, event::OtherDevice, ticket::MOST_ADDRESSES},
};

/// What tests do without.
#[derive(Debug, Clone, Copy)]
pub(in crate::sync) struct Options {
    /// Announce this device on the local network and listen there for others.
    pub(in crate::sync) multicast: bool,
}

/// This device on the network.
pub(in crate::sync) struct Node {
    pub(super) endpoint: Endpoint,
    pub(super) me: EndpointId,
    pub(super) directory: DeviceDirectory,
    pub(super) door: Door,
    pub(super) connections: Connections,
    pub(super) relay: Option<RelayUrl>,
    /// How much members may bring, over all their sessions.
    pub(super) budgets: Budgets,
    notes: Vec<String>,
    /// What this device is called.
    pub(super) name: String,
    members: RwLock<Arc<Members>>,
    /// Where connections of devices go that want to join, while a code is shown.
    joiners: Mutex<Option<mpsc::Sender<Connection>>>,
    /// A dial was given up: its connection has nobody who could say that it heard of its end.
    in_vain: AtomicBool,
    /// The platform said that a device may be reached now.
    nudged: watch::Sender<()>,
    _owner: EndpointLock,
}

impl Node {
    /// Takes the journal's place on the network and binds its endpoint.
    pub(in crate::sync) async fn start(
        journal: Arc<Journal>,
        secret: &DeviceSecret,
        doing: &str,
        clock: Clock,
        options: Options,
    ) -> Result<Self> {
        let directory = DeviceDirectory { journal, clock };
        let owner = EndpointLock::of(&directory.path().await?, doing)?;
        let me = secret.endpoint();
        let mut notes = Vec::new();
        if let Identity::Copy { of } = directory.identify(me).await? {
            notes.push(format!(
                "this is no longer {of} but a device of its own: it takes part once it is let in"
            ));
        }
        let relay = match directory.relay().await? {
            None => None,
            Some(text) => match text.parse::<RelayUrl>() {
                Ok(url) => Some(url),
                Err(_) => {
                    notes.push(format!("the relay \"{text}\" isn't the address of one, and isn't used"));
                    None
                }
            },
        };
        let port = directory.port().await?;
        let door = Door::default();
        let plan = endpoint::EndpointPlan {
            key: signing_key(secret.as_bytes()),
            door: door.clone(),
            port,
            relay: relay.as_ref(),
            multicast: options.multicast,
        };
        let bound = endpoint::bind(plan).await?;
        notes.extend(bound.notes);
        if let Some(used) = bound.port.filter(|used| port != Some(*used)) {
            directory.keep_port(used).await?;
        }
        let node = Self {
            endpoint: bound.endpoint,
            me,
            name: directory.device_name().await?,
            members: RwLock::new(Arc::new(directory.members().await?)),
            directory,
            door,
            connections: Connections::new(me),
            relay,
            budgets: Budgets::new(),
            notes,
            joiners: Mutex::default(),
            in_vain: AtomicBool::new(false),
            nudged: watch::Sender::new(()),
            _owner: owner,
        };
        node.refresh().await?;
        Ok(node)
    }

    /// What is not as usual, for the user.
    pub(in crate::sync) fn notes(&self) -> &[String] {
        &self.notes
    }

    /// Who this device is.
    pub(in crate::sync) fn id(&self) -> EndpointId {
        self.me
    }

    /// Looks again who is a member, and closes the connections of those who are not.
    pub(super) async fn refresh(&self) -> Result<Arc<Members>> {
        let members = Arc::new(self.directory.members().await?);
        let may: BTreeSet<EndpointId> = members
            .devices
            .iter()
            .map(|device| device.endpoint)
            .filter(|device| members.may_hear(*device))
            .collect();
        self.door.set_members(may.clone());
        *self.members.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&members);
        self.connections.close_all_but(|peer| may.contains(&peer));
        Ok(members)
    }

    /// Who is a member, as it was looked at last.
    pub(super) fn members(&self) -> Arc<Members> {
        Arc::clone(&self.members.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The members of the journal other than this device.
    pub(super) fn others(&self) -> Vec<EndpointId> {
        let members = self.members();
        let others = members.devices.iter().map(|device| device.endpoint);
        others.filter(|device| members.may_sync(*device)).collect()
    }

    /// A device with what the user calls it.
    pub(super) fn named(&self, endpoint: EndpointId) -> OtherDevice {
        let members = self.members();
        let name = members.device(endpoint).map(|device| device.name.clone());
        OtherDevice { endpoint, name: name.unwrap_or_else(|| "a device without a name".to_owned()) }
    }

    /// [`Error::CutOff`] if this device may no longer take part.
    pub(super) fn check_own_standing(&self) -> Result<()> {
        let members = self.members();
        match members.own_standing() {
            Standing::Revoked { by, .. } => {
                let by = by.and_then(|by| members.device(by)).map(|device| device.name.clone());
                Err(Error::CutOff { by })
            }
            _ => Ok(()),
        }
    }

    /// What keeps this device and others apart until the user has looked at it, in sentences.
    pub(super) fn waiting(&self) -> Vec<String> {
        let members = self.members();
        let name = |endpoint| self.named(endpoint).name;
        let sentence = |device: &Member| match device.standing {
            Standing::Contested { with } => Some(format!(
                "{} and {} cut each other off: neither takes part until you trust the one in your hand",
                device.name,
                name(with)
            )),
            Standing::Paused { admitter } => Some(format!(
                "{} is paused: {} let it in and was cut off. If it is yours, trust it",
                device.name,
                name(admitter)
            )),
            _ => None,
        };
        members.devices.iter().filter_map(sentence).collect()
    }

    /// Lets devices try to join until the returned value is dropped; their connections go there.
    pub(super) fn show_code(&self, joiners: mpsc::Sender<Connection>) -> CodeShown<'_> {
        *self.joiners.lock().unwrap_or_else(PoisonError::into_inner) = Some(joiners);
        self.endpoint.set_alpns(vec![SYNC.to_vec(), PAIR.to_vec()]);
        self.door.show_code(true);
        CodeShown(self)
    }

    /// Hands a device that wants to join to the task that shows the code.
    pub(super) fn joins(&self, connection: Connection) {
        let joiners = self.joiners.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let Some(joiners) = joiners else { return Close::NotAMember.on(&connection) };
        if let Err(not_taken) = joiners.try_send(connection) {
            // Too many at once, or the code was taken from the screen just now.
            Close::Silent.on(&not_taken.into_inner());
        }
    }

    /// The device is on another network, or awake again.
    pub(in crate::sync) async fn network_changed(&self) {
        self.endpoint.network_change().await;
        self.nudged.send_replace(());
    }

    /// A device of this journal was found at these addresses.
    pub(in crate::sync) async fn found(&self, device: EndpointId, addresses: Vec<String>) -> Result<()> {
        if !self.others().contains(&device) {
            return Ok(());
        }
        let is_address = |text: &String| text.parse::<SocketAddr>().is_ok_and(|address| address.port() != 0);
        let mut addresses: Vec<String> =
            addresses.into_iter().filter(is_address).take(MOST_ADDRESSES).collect();
        addresses.dedup();
        if !addresses.is_empty() {
            self.directory.remember(device, addresses).await?;
            self.nudged.send_replace(());
        }
        Ok(())
    }

    /// Tells those who wait for a device that it is worth dialling now.
    pub(super) fn nudges(&self) -> watch::Receiver<()> {
        self.nudged.subscribe()
    }

    /// A dial was given up.
    pub(super) fn dialled_in_vain(&self) {
        self.in_vain.store(true, Ordering::Release);
    }

    /// Closes every connection and the endpoint, and waits until the others heard of it: at most 3 seconds, and less if
    /// somebody was dialled who never answered and will not now.
    pub(in crate::sync) async fn close(&self) {
        self.connections.leave();
        let within = if self.in_vain.load(Ordering::Acquire) { CLOSE_SOON } else { CLOSE_WITHIN };
        let _ = tokio::time::timeout(within, self.endpoint.close()).await;
    }
}

/// A code is on the screen, until this is dropped.
pub(super) struct CodeShown<'a>(&'a Node);

impl Drop for CodeShown<'_> {
    fn drop(&mut self) {
        self.0.door.show_code(false);
        self.0.endpoint.set_alpns(vec![SYNC.to_vec()]);
        *self.0.joiners.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}
