//! Devices: who this one is, which others are let in, and what is remembered of them.
//!
//! Which records there are decides who may sync (`insights::members`); acts here write those records, each in one
//! transaction and none with a step to undo: taking back that a lost phone was cut off must not be a slip of the hand.
//! A device's secret is never here; its keeper says which endpoint it makes. Ports, addresses and the user's word
//! of trust are of this device alone and stand in no record.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::{
    document::Document,
    error::{Error, Result},
    insights::{InStep, Member, MemberSources, Members, Standing, in_step, members},
    journal::{
        replica::{
            changes::{Changes, within},
            membership::{MOST_BYTES_OF_MEMBERS, member_records, take_in_members},
        },
        rooms::{DevicesRoom, ReplicaRoom},
        settings::{DEVICE, device_name},
        write::fresh_id,
    },
    model::{AnyRecord, Device, EndpointId, JournalId, Moment, RecordId, Revocation},
    store::{Snapshot, Tx, index::device::DeviceRow, peers::PeerRow},
};

/// The setting that holds which journal this is.
const JOURNAL: &str = "journal";

/// The setting that holds who this device is on the network.
const ENDPOINT: &str = "endpoint";

/// The setting that names the device this file was copied from, until this device is let in.
const COPY_OF: &str = "copy_of";

/// The settings of this device's network.
const PORT: &str = "port";

const RELAY: &str = "relay";

/// The most characters of a device's name.
const LONGEST_NAME: usize = 64;

/// The most addresses that are remembered of a device, and the most bytes of each.
const MOST_ADDRESSES: usize = 16;

const LONGEST_ADDRESS: usize = 256;

/// What was noted less than a minute ago is not written again: a write costs a disk sync.
const NOTED: chrono::TimeDelta = chrono::TimeDelta::minutes(1);

/// Whether this file is the journal of the device in hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Identity {
    /// The device is this journal's own.
    This,
    /// It was copied from another device, and is not a member until another device lets it in, or it lets one in.
    Copy {
        /// What the other device is called.
        of: String,
    },
}

/// Another device, and what is remembered of it here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Peer {
    /// Who it is, and whether it may take part.
    #[serde(flatten)]
    pub member: Member,
    /// Where it could be reached the last time, as it was told.
    pub addresses: Vec<String>,
    /// When this device last met it.
    #[serde(serialize_with = "crate::model::moment::write_if_any")]
    pub last_seen: Option<Moment>,
    /// When both last had the same, to the minute.
    #[serde(serialize_with = "crate::model::moment::write_if_any")]
    pub last_in_step: Option<Moment>,
}

impl ReplicaRoom<'_> {
    /// The journal's id; `None` if it has never taken part in sync.
    pub fn journal_id(&self) -> Result<Option<JournalId>> {
        self.journal.store.read(journal_id)
    }

    /// Records this endpoint as this device's, and creates the journal id if there is none. A file that belongs to
    /// another device is a copy; it gets a device record of its own without an endpoint, so it is not a member.
    pub fn identify(&self, endpoint: EndpointId, now: Moment) -> Result<Identity> {
        let known = self.journal.store.read(|db| {
            let settled = endpoint_of(db)? == Some(endpoint) && journal_id(db)?.is_some();
            if settled { identity(db).map(Some) } else { Ok(None) }
        })?;
        match known {
            Some(identity) => Ok(identity),
            None => self.journal.store.write(move |tx| identify(tx, endpoint, now)),
        }
    }
}

/// A name that no other device has: two of one name are told apart by a number, as `laptop 2`.
fn no_other_is_called(devices: &[DeviceRow], endpoint: EndpointId, name: String) -> String {
    let taken = |name: &str| {
        let mut others = devices.iter().filter(|device| device.endpoint != Some(endpoint));
        others.any(|device| device.name.to_lowercase() == name.to_lowercase())
    };
    // Of one more than there are devices one is free.
    let mut numbered = (2..devices.len() + 3).map(|number| format!("{name} {number}"));
    if taken(&name) { numbered.find(|name| !taken(name)).unwrap_or(name) } else { name }
}

impl DevicesRoom<'_> {
    /// Every device of the journal with its standing, as seen from this one.
    pub fn members(&self) -> Result<Members> {
        self.journal.counted(members_in)
    }
}

impl ReplicaRoom<'_> {
    /// What says who is a member, as whole records, deleted ones too, at most `limit` of them. Revocations come first,
    /// those of devices that have a record before the others.
    pub fn member_records(&self, limit: usize) -> Result<Vec<Changes>> {
        self.journal.store.read(|db| member_records(db, limit))
    }

    /// Lets a device in, and answers what it needs to know who is a member. One that is a member already keeps its record.
    /// A copy that lets a device in is a member from then on. [`Error::DeviceCutOff`] for a device that was cut off: it comes
    /// back under a new endpoint.
    pub fn admit(&self, endpoint: EndpointId, name: &str, now: Moment) -> Result<Vec<Changes>> {
        let name = device_called(name)?;
        self.ensure_counted()?;
        self.journal.store.write(move |tx| {
            let this = own_endpoint(tx)?;
            found(tx, this, now)?;
            let known = members_in(tx)?;
            if endpoint == this {
                return Err(Error::does_not_apply("a device does not let itself in"));
            }
            if known.own_standing() != Standing::Member {
                return Err(Error::CutOff { by: None });
            }
            match known.standing(endpoint) {
                Standing::Member => {}
                Standing::Revoked { .. } | Standing::Contested { .. } => {
                    return Err(Error::DeviceCutOff);
                }
                Standing::Paused { .. } | Standing::Unknown => {
                    let admitted_by = Some(this);
                    let name = no_other_is_called(&tx.devices()?, endpoint, name);
                    let endpoint = Some(endpoint);
                    let device = Device { name, endpoint, admitted_by, added: now, deleted: None };
                    create(tx, fresh_id(now)?, device, now)?;
                }
            }
            // What one message does not take comes with the first sync; who the two are has to be in it.
            let the_two = [Some(this), Some(endpoint)];
            let rows = tx.devices()?.into_iter().filter(|device| the_two.contains(&device.endpoint));
            let first: BTreeSet<RecordId> = rows.map(|device| device.id).collect();
            let mut records = member_records(tx, usize::MAX)?;
            records.sort_by_key(|record| !first.contains(&record.id));
            Ok(within(records, MOST_BYTES_OF_MEMBERS))
        })
    }

    /// Takes part in the journal of the device that let this one in, with everything that says who is a member there.
    /// Where this device kept another journal, its records stay and its other devices do not come along.
    pub fn join(&self, journal: JournalId, members: Vec<Changes>, now: Moment) -> Result<()> {
        self.ensure_counted()?;
        self.journal.store.write(move |tx| join(tx, journal, &members, now))
    }
}

impl DevicesRoom<'_> {
    /// Cuts a device off, for ever and on every device that hears of it. What it had, it keeps.
    pub fn revoke(&self, endpoint: EndpointId, now: Moment) -> Result<()> {
        self.journal.replica().ensure_counted()?;
        self.journal.store.write(move |tx| {
            let this = own_endpoint(tx)?;
            if endpoint == this {
                let why = "this is the device you're using: cut it off from another one";
                return Err(Error::does_not_apply(why));
            }
            // One that says that it left may say tomorrow that it did not.
            if !tx.devices()?.iter().any(|device| device.endpoint == Some(endpoint)) {
                return Err(no_such_device());
            }
            let id = Revocation::id(endpoint, this);
            let said = |record| matches!(record, AnyRecord::Revocation(Revocation { endpoint: Some(_), .. }));
            // Whatever else stands there is no reason to let the device stay.
            if !tx.record(id).ok().flatten().is_some_and(said) {
                tx.erase(id)?;
                let said = Revocation { endpoint: Some(endpoint), by: Some(this), at: now, deleted: None };
                create(tx, id, said, now)?;
            }
            let peer = tx.peer(endpoint)?;
            if peer.trusted.is_some() {
                tx.remember_peer(&PeerRow { trusted: None, ..peer })?;
            }
            Ok(())
        })
    }

    /// Gives a device another name: this one if no endpoint is said.
    pub fn rename(&self, endpoint: Option<EndpointId>, name: &str, now: Moment) -> Result<()> {
        let name = device_called(name)?;
        self.journal.store.write(move |tx| {
            let own = own_record(tx)?;
            let meant = |row: &DeviceRow| match endpoint {
                Some(endpoint) => row.endpoint == Some(endpoint),
                None => Some(row.id) == own,
            };
            let mut rows = tx.devices()?;
            rows.retain(|row| row.deleted.is_none() && meant(row));
            if rows.is_empty() {
                return Err(no_such_device());
            }
            for row in rows {
                change(tx, row.id, now, |device| device.name.clone_from(&name))?;
            }
            Ok(())
        })
    }

    /// Takes a device in that is paused, or keeps it of two that cut each other off: on the device in hand, and nowhere
    /// else. Nothing lifts a plain revocation.
    pub fn trust(&self, endpoint: EndpointId, now: Moment) -> Result<()> {
        self.journal.replica().ensure_counted()?;
        self.journal.store.write(move |tx| match members_in(tx)?.standing(endpoint) {
            Standing::Paused { .. } | Standing::Contested { .. } => {
                tx.remember_peer(&PeerRow { trusted: Some(now), ..tx.peer(endpoint)? })
            }
            Standing::Member => Ok(()),
            Standing::Revoked { .. } => Err(Error::DeviceCutOff),
            Standing::Unknown => Err(no_such_device()),
        })
    }

    /// The journal's other devices and what is remembered of them, in the order in which they joined.
    pub fn list(&self) -> Result<Vec<Peer>> {
        self.journal.counted(peers_in)
    }
}

impl ReplicaRoom<'_> {
    /// Remembers where a device could be reached, in the place of what was remembered; at most 16 addresses.
    pub fn remember_addresses(&self, endpoint: EndpointId, mut addresses: Vec<String>) -> Result<()> {
        addresses.retain(|address| address.len() <= LONGEST_ADDRESS);
        addresses.truncate(MOST_ADDRESSES);
        if self.journal.store.read(|db| db.peer(endpoint))?.addresses == addresses {
            return Ok(());
        }
        self.journal.store.write(move |tx| tx.remember_peer(&PeerRow { addresses, ..tx.peer(endpoint)? }))
    }

    /// Notes that this device and that one have the same.
    pub fn note_in_step(&self, endpoint: EndpointId, now: Moment) -> Result<()> {
        self.note(endpoint, now, move |peer| {
            peer.seen = Some(now);
            &mut peer.in_step
        })
    }

    fn note(
        &self,
        endpoint: EndpointId,
        now: Moment,
        place: impl Fn(&mut PeerRow) -> &mut Option<Moment> + Send + 'static,
    ) -> Result<()> {
        let mut known = self.journal.store.read(|db| db.peer(endpoint))?;
        if place(&mut known).is_some_and(|noted| (now - noted).abs() < NOTED) {
            return Ok(());
        }
        self.journal.store.write(move |tx| {
            let mut peer = tx.peer(endpoint)?;
            *place(&mut peer) = Some(now);
            tx.remember_peer(&peer)
        })
    }

    /// The UDP port this device took before.
    pub fn port(&self) -> Result<Option<u16>> {
        Ok(self.journal.store.read(|db| db.setting(PORT))?.and_then(|port| port.parse().ok()))
    }

    /// Remembers the UDP port, so that what others remember stays true.
    pub fn remember_port(&self, port: u16) -> Result<()> {
        if self.port()? == Some(port) {
            return Ok(());
        }
        self.journal.store.write(move |tx| tx.set(PORT, Some(&port.to_string())))
    }
}

impl DevicesRoom<'_> {
    /// The relay the user set on this device, if any.
    pub fn relay(&self) -> Result<Option<String>> {
        self.journal.store.read(|db| db.setting(RELAY))
    }

    /// Sets the relay, or none.
    pub fn set_relay(&self, relay: Option<&str>) -> Result<()> {
        let relay = relay.map(str::to_owned);
        self.journal.store.write(move |tx| tx.set(RELAY, relay.as_deref()))
    }
}

impl ReplicaRoom<'_> {
    /// Fills the census of a file that waits for it: the digest of membership follows from it.
    fn ensure_counted(&self) -> Result<()> {
        self.journal.counted(|_| Ok(()))
    }
}

pub(in crate::journal) fn journal_id(db: &Snapshot<'_>) -> Result<Option<JournalId>> {
    Ok(db.setting(JOURNAL)?.and_then(|id| JournalId::parse(&id)))
}

/// Who this device is on the network, if that was ever said.
pub(in crate::journal) fn endpoint_of(db: &Snapshot<'_>) -> Result<Option<EndpointId>> {
    Ok(db.setting(ENDPOINT)?.and_then(|id| EndpointId::parse(&id)))
}

/// The journal's other devices, in the order in which they joined.
pub(in crate::journal) fn peers_in(db: &Snapshot<'_>) -> Result<Vec<Peer>> {
    let mut known: BTreeMap<EndpointId, PeerRow> =
        db.peers()?.into_iter().map(|peer| (peer.endpoint, peer)).collect();
    let others = members_in(db)?.devices.into_iter().filter(|member| !member.this);
    Ok(others
        .map(|member| {
            let peer = known.remove(&member.endpoint).unwrap_or_else(|| PeerRow::new(member.endpoint));
            Peer { member, addresses: peer.addresses, last_seen: peer.seen, last_in_step: peer.in_step }
        })
        .collect())
}

/// When each of the other devices was last in step. A journal that never paired is asked one thing.
pub(in crate::journal) fn devices_in_step(db: &Snapshot<'_>, now: Moment) -> Result<Vec<InStep>> {
    if endpoint_of(db)?.is_none() {
        return Ok(Vec::new());
    }
    let noted: BTreeMap<_, _> = db.peers()?.into_iter().map(|peer| (peer.endpoint, peer.in_step)).collect();
    Ok(in_step(&members_in(db)?, |endpoint| noted.get(&endpoint).copied().flatten(), now))
}

fn members_in(db: &Snapshot<'_>) -> Result<Members> {
    let mut digest = Sha256::new();
    for (id, record) in db.census_of_members()? {
        digest.update(id.as_bytes());
        digest.update(record);
    }
    let trusted = db.peers()?.into_iter().filter(|peer| peer.trusted.is_some()).map(|peer| peer.endpoint);
    Ok(members(&MemberSources {
        devices: &db.devices()?,
        revocations: &db.revocations()?,
        trusted: trusted.collect(),
        this: endpoint_of(db)?,
        digest: digest.finalize().into(),
    }))
}

fn own_record(db: &Snapshot<'_>) -> Result<Option<RecordId>> {
    Ok(db.setting(DEVICE)?.and_then(|id| RecordId::parse(&id)))
}

fn own_endpoint(db: &Snapshot<'_>) -> Result<EndpointId> {
    endpoint_of(db)?.ok_or(Error::NotPairedYet)
}

fn identity(db: &Snapshot<'_>) -> Result<Identity> {
    Ok(db.setting(COPY_OF)?.map_or(Identity::This, |of| Identity::Copy { of }))
}

fn identify(tx: &Tx<'_>, endpoint: EndpointId, now: Moment) -> Result<Identity> {
    if journal_id(tx)?.is_none() {
        let mut random = [0; 16];
        getrandom::fill(&mut random).map_err(Error::no_random_bytes)?;
        tx.set(JOURNAL, Some(&JournalId::from_bytes(random).to_string()))?;
    }
    if endpoint_of(tx)? == Some(endpoint) {
        return identity(tx);
    }
    let (rows, own) = (tx.devices()?, own_record(tx)?);
    let own = rows.iter().find(|row| Some(row.id) == own);
    let known_elsewhere = endpoint_of(tx)?.is_some() || own.is_some_and(|row| row.endpoint.is_some());
    tx.set(ENDPOINT, Some(&endpoint.to_string()))?;
    tx.set(COPY_OF, None)?;
    // A file that lost its settings, or one that was put in the place of this device's own.
    if let Some(mine) = rows.iter().find(|row| row.endpoint == Some(endpoint) && row.deleted.is_none()) {
        take_record(tx, mine.id, now)?;
        return Ok(Identity::This);
    }
    match own {
        Some(row) if known_elsewhere => {
            // What another device's user trusted, and the port it took, are nothing to this one.
            for peer in tx.peers()?.into_iter().filter(|peer| peer.trusted.is_some()) {
                tx.remember_peer(&PeerRow { trusted: None, ..peer })?;
            }
            tx.set(PORT, None)?;
            tx.set(COPY_OF, Some(&row.name))?;
            let id = fresh_id(now)?;
            create(tx, id, Device { name: device_name(), added: now, ..Device::default() }, now)?;
            tx.set(DEVICE, Some(&id.to_string()))?;
        }
        Some(row) => change(tx, row.id, now, |device| device.endpoint = Some(endpoint))?,
        None => return Err(Error::internal("this device has no record")),
    }
    identity(tx)
}

/// Makes a copy a member: it goes on as a device of its own, and lets others in.
fn found(tx: &Tx<'_>, this: EndpointId, now: Moment) -> Result<()> {
    if tx.setting(COPY_OF)?.is_some()
        && let Some(own) = own_record(tx)?
    {
        tx.set(COPY_OF, None)?;
        change(tx, own, now, |device| device.endpoint = Some(this))?;
    }
    Ok(())
}

/// Makes this the record of this device; the record it had belongs to nobody, unless that says otherwise.
fn take_record(tx: &Tx<'_>, id: RecordId, now: Moment) -> Result<()> {
    let before = own_record(tx)?.filter(|before| *before != id);
    tx.set(DEVICE, Some(&id.to_string()))?;
    match before.map(|before| tx.record(before)).transpose()?.flatten() {
        Some(AnyRecord::Device(device)) if device.endpoint.is_none() => {
            before.map_or(Ok(()), |before| change(tx, before, now, |device| device.deleted = Some(now)))
        }
        _ => Ok(()),
    }
}

fn join(tx: &Tx<'_>, journal: JournalId, members: &[Changes], now: Moment) -> Result<()> {
    let this = own_endpoint(tx)?;
    let same = journal_id(tx)? == Some(journal);
    take_in_members(tx, members)?;
    let theirs = |row: &DeviceRow| members.iter().any(|record| record.id == row.id);
    let rows = tx.devices()?;
    let admitted = |row: &&DeviceRow| theirs(row) && row.endpoint == Some(this) && row.deleted.is_none();
    let Some(own) = rows.iter().filter(admitted).max_by_key(|row| row.id) else {
        return Err(Error::Refused("the other device did not let this one in"));
    };
    let before = own_record(tx)?;
    for row in rows.iter().filter(|row| row.deleted.is_none() && !theirs(row)) {
        // The devices of another journal stay behind; of this one only the record this device had until now.
        if !same || Some(row.id) == before {
            change(tx, row.id, now, |device| device.deleted = Some(now))?;
        }
    }
    tx.set(DEVICE, Some(&own.id.to_string()))?;
    tx.set(JOURNAL, Some(&journal.to_string()))?;
    tx.set(COPY_OF, None)?;
    let host =
        own.admitted_by.map(|host| members_in(tx).map(|members| members.standing(host))).transpose()?;
    match host {
        None | Some(Standing::Member) => Ok(()),
        Some(_) => Err(Error::DeviceCutOff),
    }
}

fn create(tx: &Tx<'_>, id: RecordId, record: impl Into<AnyRecord>, now: Moment) -> Result<()> {
    let record = record.into();
    tx.store(id, &Document::create(&record, now)?, Some(&record))
}

fn change(tx: &Tx<'_>, id: RecordId, now: Moment, edit: impl FnOnce(&mut Device)) -> Result<()> {
    let Some(mut document) = tx.document(id)? else { return Err(no_such_device()) };
    let Some(AnyRecord::Device(before)) = document.read()? else { return Err(no_such_device()) };
    let mut after = before.clone();
    edit(&mut after);
    let after = AnyRecord::from(after);
    if document.write(&before.into(), &after, now)? {
        // What a peer would not take is not written.
        document.check_small().map_err(|_| Error::ChangedTooOften)?;
        tx.store(id, &document, Some(&after))?;
    }
    Ok(())
}

fn no_such_device() -> Error {
    Error::NoSuchDevice
}

/// A device's name as it is kept: white space tidied, not empty, at most 64 characters.
fn device_called(name: &str) -> Result<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = name.chars().count();
    if length > LONGEST_NAME {
        let length = format!("{length} characters");
        return Err(Error::TooLong { what: "the device's name", length, limit: "64 characters" });
    }
    if name.is_empty() {
        return Err(Error::NeedsWords("a device needs a name".to_owned()));
    }
    Ok(name)
}
