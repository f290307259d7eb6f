//! What host and joiner say to each other, as bytes: postcard, at most 64 KiB, nothing after it.

use serde::{Deserialize, Serialize};

use crate::{
    journal::Changes,
    model::{JournalId, RecordId},
};

/// Bytes of the longest message.
pub(crate) const MAX_MESSAGE: usize = 64 * 1024;

/// The most bytes of what a joiner takes from a host that has proved that it shows the ticket: all records of devices.
pub(crate) const MAX_ADMITTED: usize = 6 << 20;

/// One message. The order of the variants and of their fields is the encoding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum PairingMessage {
    /// The joiner's first word.
    Knock { protocol: u16, name: String, proof: [u8; 32] },
    /// The host's answer to a proof that holds.
    Welcome { name: String, proof: [u8; 32], journal: [u8; 16] },
    /// The joiner and its user want to join.
    Ready,
    /// The joiner is a member: the journal it joins and the records of who else is.
    Admitted { journal: [u8; 16], members: Vec<MemberRecord> },
    /// The joiner has written it down.
    Joined,
    /// Nobody is let in on this line.
    Refused(PairingRefusal),
}

/// A whole record of a device or a revocation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct MemberRecord {
    id: [u8; 16],
    changes: Vec<Vec<u8>>,
}

/// Why nobody was let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum PairingRefusal {
    /// The proof does not hold.
    Wrong,
    /// Another device was quicker.
    Used,
    /// Two minutes are over.
    Expired,
    /// Too many wrong proofs came just now; the next may be tried in a second.
    Busy,
    /// The user of the device that says so said no.
    Declined,
    /// That device was cut off from this journal.
    Revoked,
    /// The messages are of another version.
    Version,
    /// A message that has no place here, or no answer in time.
    Broken,
    /// The journal of the device that says so could not take it.
    Failed,
    /// The line broke. Never sent.
    Lost,
}

impl PairingMessage {
    pub(super) fn admitted(journal: JournalId, members: Vec<Changes>) -> Self {
        let members = members
            .into_iter()
            .map(|one| MemberRecord { id: *one.id.as_bytes(), changes: one.changes })
            .collect();
        Self::Admitted { journal: *journal.as_bytes(), members }
    }

    /// The message as bytes; `None` if they would be too many.
    pub(crate) fn encode(&self) -> Option<Vec<u8>> {
        let most = if matches!(self, Self::Admitted { .. }) { MAX_ADMITTED } else { MAX_MESSAGE };
        postcard::to_stdvec(self).ok().filter(|bytes| bytes.len() <= most)
    }

    /// The message in these bytes; `None` if they are too many or no message.
    pub(crate) fn decode(bytes: &[u8]) -> Option<Self> {
        if bytes.len() > MAX_ADMITTED {
            return None;
        }
        match postcard::take_from_bytes(bytes) {
            Ok((message, [])) => Some(message),
            _ => None,
        }
    }
}

impl MemberRecord {
    pub(super) fn into_changes(self) -> Changes {
        Changes { id: RecordId::from_bytes(self.id), changes: self.changes }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn all() -> Vec<PairingMessage> {
        let record = MemberRecord { id: [1; 16], changes: vec![vec![1, 2, 3], vec![4]] };
        vec![
            PairingMessage::Knock { protocol: 1, name: "phone".into(), proof: [7; 32] },
            PairingMessage::Welcome { name: "laptop".into(), proof: [8; 32], journal: [9; 16] },
            PairingMessage::Ready,
            PairingMessage::Admitted { journal: [9; 16], members: vec![record] },
            PairingMessage::Joined,
            PairingMessage::Refused(PairingRefusal::Used),
        ]
    }

    #[test]
    fn every_message_of_pairing_has_these_bytes() {
        let lines: Vec<String> = all()
            .iter()
            .map(|message| {
                let name = format!("{message:?}");
                let name = name.split([' ', '(']).next().unwrap().to_owned();
                format!("{name}: {}", data_encoding::HEXLOWER.encode(&message.encode().unwrap()))
            })
            .collect();
        insta::assert_snapshot!(lines.join("\n"));
    }

    #[test]
    fn every_message_of_pairing_is_read_as_it_was_written() {
        for message in all() {
            let mut bytes = message.encode().unwrap();
            assert_eq!(PairingMessage::decode(&bytes), Some(message));
            bytes.push(0);
            assert_eq!(PairingMessage::decode(&bytes), None);
        }
    }

    #[test]
    fn a_message_over_64_kib_is_neither_sent_nor_read() {
        let name = "x".repeat(MAX_MESSAGE);
        assert_eq!(PairingMessage::Welcome { name, proof: [0; 32], journal: [0; 16] }.encode(), None);
        assert_eq!(PairingMessage::decode(&vec![0; MAX_ADMITTED + 1]), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_message_or_not(bytes in prop::collection::vec(any::<u8>(), 0..200), kind in 0_u8..7) {
            let _ = PairingMessage::decode(&bytes);
            let _ = PairingMessage::decode(&[&[kind], bytes.as_slice()].concat());
        }
    }
}
