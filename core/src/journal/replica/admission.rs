//! Admission: what no change from another device may do to a record, no matter who sends it.
//!
//! Some records stand under ids that follow from what they say, and some fields never change once they are set: they
//! decide whose device may sync, and a device that was lost must not be able to rewrite them. What is said here holds for
//! every record that comes in; what is done with those that pass is said in `merge`.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    document::Document,
    error::{Error, Result},
    model::{AnyRecord, EndpointId, Kind, RecordId, Revocation},
    store::Snapshot,
};

/// The most records of devices that are taken in from elsewhere: a person has a handful, and each one reinstalled is one
/// more. The user's own act, letting a device in, is not refused.
pub const MOST_DEVICES: usize = 256;

/// The most words that one and the same device is cut off. It is out after the first.
pub const MOST_WORDS_AGAINST_ONE: usize = 16;

/// The most words against devices that have no record here: such a word may come before the record does.
pub const MOST_WORDS_AGAINST_STRANGERS: usize = 256;

/// Whether a document is one of those that membership follows from.
pub(in crate::journal) fn says_who_may_sync(document: &Document) -> bool {
    matches!(document.kind(), Some(Kind::Device | Kind::Revocation))
}

/// Refuses a record under an id that is not its own: the user, and each device's word that another is cut off, have one
/// id, and nothing else stands there.
pub(in crate::journal) fn check_place(id: RecordId, document: &Document) -> Result<()> {
    let its_own = match document.kind() {
        Some(Kind::Me) => id == RecordId::ME,
        // One that cannot be read says nothing, and would keep the place of one that does.
        Some(Kind::Revocation) => match document.read()? {
            Some(AnyRecord::Revocation(Revocation { endpoint: Some(endpoint), by: Some(by), .. })) => {
                id == Revocation::id(endpoint, by)
            }
            _ => false,
        },
        // Nor may a newer version's kinds: they would keep a revocation out.
        _ => !id.is_fixed(),
    };
    if its_own { Ok(()) } else { Err(Error::Refused("a record has an id that is not its own")) }
}

/// Refuses more than a record needs that is small by nature. Such records are read with every greeting and every change.
pub(in crate::journal) fn check_size(document: &Document) -> Result<()> {
    if matches!(document.kind(), Some(Kind::Device | Kind::Revocation | Kind::Forgotten)) {
        return document.check_small();
    }
    Ok(())
}

/// Whether records of this kind never go for good, whatever a mark says.
pub(in crate::journal) fn never_goes(kind: Option<Kind>) -> bool {
    matches!(kind, Some(Kind::Device | Kind::Revocation | Kind::Forgotten))
}

/// Refuses another endpoint or another author in a record that says whose device may sync: neither ever changes.
pub(in crate::journal) fn check_word(before: Option<&AnyRecord>, after: Option<&AnyRecord>) -> Result<()> {
    let altered = |(was, is): (Option<EndpointId>, Option<EndpointId>)| was.is_some() && was != is;
    if word(before).into_iter().zip(word(after)).any(altered) {
        return Err(Error::Refused("who a device is, and who let it in or cut it off, never changes"));
    }
    Ok(())
}

/// Who a record is about that says whose device may sync, and who said so.
pub(in crate::journal) fn word(record: Option<&AnyRecord>) -> [Option<EndpointId>; 2] {
    match record {
        Some(AnyRecord::Device(device)) => [device.endpoint, device.admitted_by],
        Some(AnyRecord::Revocation(said)) => [said.endpoint, said.by],
        _ => [None, None],
    }
}

/// Refuses a mark that says that something is gone which never goes.
pub(in crate::journal) fn check_may_go(mark: RecordId, gone: RecordId, kind: Option<Kind>) -> Result<()> {
    if gone.is_fixed() || gone == mark || never_goes(kind) {
        return Err(Error::Refused("the user, devices, revocations and marks of what is gone stay"));
    }
    Ok(())
}

/// How many records there are that say who may sync. All of them are read with every greeting and for every job of a
/// session, and none ever goes, so that a member must not be able to write them without end.
pub(in crate::journal) struct MemberCount {
    devices: usize,
    known: BTreeSet<EndpointId>,
    trusted: BTreeSet<EndpointId>,
    against: BTreeMap<EndpointId, usize>,
}

impl MemberCount {
    /// Of what is here.
    pub(in crate::journal) fn of(db: &Snapshot<'_>) -> Result<Self> {
        let devices = db.devices()?;
        let mut against = BTreeMap::new();
        for endpoint in db.revocations()?.into_iter().filter_map(|said| said.endpoint) {
            *against.entry(endpoint).or_default() += 1;
        }
        let trusted = db.peers()?.into_iter().filter(|peer| peer.trusted.is_some());
        Ok(Self {
            devices: devices.len(),
            known: devices.into_iter().filter_map(|device| device.endpoint).collect(),
            trusted: trusted.map(|peer| peer.endpoint).collect(),
            against,
        })
    }

    /// Counts a record that is new here, or refuses it. A word against a device that has a record is taken while there are
    /// few against it; afterwards only one from a device that has a record too, against one that the user trusts here.
    pub(in crate::journal) fn take(&mut self, record: Option<&AnyRecord>) -> Result<()> {
        match record {
            Some(AnyRecord::Device(device)) => {
                if self.devices >= MOST_DEVICES {
                    return Err(Error::Refused("there are more devices than anybody has"));
                }
                self.devices += 1;
                self.known.extend(device.endpoint);
            }
            Some(AnyRecord::Revocation(Revocation { endpoint: Some(endpoint), by: Some(by), .. })) => {
                let said = self.against.get(endpoint).copied().unwrap_or_default();
                let counts = self.trusted.contains(endpoint) && self.known.contains(by);
                let full = if self.known.contains(endpoint) {
                    said >= MOST_WORDS_AGAINST_ONE && !counts
                } else {
                    self.against_strangers() >= MOST_WORDS_AGAINST_STRANGERS
                };
                if full {
                    return Err(Error::Refused("it is said often enough which devices are cut off"));
                }
                *self.against.entry(*endpoint).or_default() += 1;
            }
            _ => {}
        }
        Ok(())
    }

    fn against_strangers(&self) -> usize {
        let strangers = self.against.iter().filter(|(endpoint, _)| !self.known.contains(endpoint));
        strangers.map(|(_, said)| said).sum()
    }
}
