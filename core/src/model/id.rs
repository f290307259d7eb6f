//! Ids: version 7 UUIDs, so that sorting by id sorts by birth. Their randomness is an argument, as is the moment.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Moment;

/// The id of any record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RecordId(Uuid);

impl RecordId {
    /// The one id of [`Me`](super::Me): a version 7 UUID whose time and randomness are zero, equal on every device.
    pub const ME: Self = Self(Uuid::from_u128(0x0000_0000_0000_7000_8000_0000_0000_0000));

    /// A fresh id born at `at` from ten random bytes. Moments before 1970 count as its first millisecond: ids whose time is
    /// zero are [fixed](Self::is_fixed).
    pub fn new(at: Moment, random: [u8; 10]) -> Self {
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or(0).max(1);
        Self(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }

    /// Whether this id is derived from its content, equal on every device: the user's own record, or a revocation. No
    /// record of another kind may have such an id, so that nothing can take the place of a revocation that is yet to
    /// come.
    pub fn is_fixed(self) -> bool {
        self.as_bytes().starts_with(&[0; 6])
    }

    /// An id as old as this one, its randomness taken from a hash.
    pub(crate) fn derived(self, hash: &[u8]) -> Self {
        let mut bytes = self.into_bytes();
        for (byte, random) in bytes.iter_mut().skip(6).zip(hash) {
            *byte = *random;
        }
        let mut builder = uuid::Builder::from_bytes(bytes);
        builder.set_variant(uuid::Variant::RFC4122).set_version(uuid::Version::SortRand);
        Self(builder.into_uuid())
    }

    /// The id in these bytes.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Uuid::from_bytes(bytes))
    }

    /// The id in these bytes, or nothing if there are not sixteen of them.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        Uuid::from_slice(bytes).ok().map(Self)
    }

    /// The id written as a whole value: 36 characters, or nothing.
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() == 36 { Uuid::try_parse(text).ok().map(Self) } else { None }
    }

    /// The sixteen bytes of the id.
    pub fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }

    /// The sixteen bytes of the id, owned.
    pub fn into_bytes(self) -> [u8; 16] {
        self.0.into_bytes()
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

macro_rules! reference {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub RecordId);

        impl From<$name> for RecordId {
            fn from(id: $name) -> RecordId { id.0 }
        }

        impl From<RecordId> for $name {
            fn from(id: RecordId) -> $name { $name(id) }
        }

        impl PartialEq<RecordId> for $name {
            fn eq(&self, id: &RecordId) -> bool { self.0 == *id }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }
    };
}

reference! {
    /// A reference to a [`Person`](super::Person).
    PersonId
}
reference! {
    /// A reference to an [`Entry`](super::Entry).
    EntryId
}
reference! {
    /// A reference to a [`Promise`](super::Promise).
    PromiseId
}
reference! {
    /// A reference to a [`Fact`](super::Fact).
    FactId
}
reference! {
    /// A reference to a [`Goal`](super::Goal).
    GoalId
}
reference! {
    /// A reference to a [`Project`](super::Project).
    ProjectId
}
reference! {
    /// A reference to a [`Win`](super::Win).
    WinId
}
reference! {
    /// A reference to an [`Ask`](super::Ask).
    AskId
}
reference! {
    /// A reference to something the user was told: [`Feedback`](super::Feedback).
    FeedbackId
}
reference! {
    /// A reference to words that somebody spoke for the user: [`Advocacy`](super::Advocacy).
    AdvocacyId
}
