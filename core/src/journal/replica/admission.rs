//! Admission: what no change from elsewhere may do to a record, whoever sends it.
//!
//! Some records stand under ids that follow from what they say, and some fields never change once they are set: they
//! decide whose device may sync, and a device that was lost must not be able to rewrite them. What is said here holds for
//! every record that comes in; what is done with those that pass is said in `merge`.

use crate::{
    document::Document,
    error::{Error, Result},
    model::{AnyRecord, EndpointId, Kind, RecordId, Revocation},
};

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
    if its_own { Ok(()) } else { Err(Error::Refused("a record stands under an id that is not its own")) }
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
