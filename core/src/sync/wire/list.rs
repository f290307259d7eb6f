//! Lists and byte strings in postcard's layout, their counts checked before room is made.
//!
//! Serde's own `Vec` trusts an announced count up to a megabyte each; here a list has its own limit, starts small and
//! grows with what is really there, and a byte string is taken in one piece that must lie in the frame already.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, SeqAccess, Visitor},
    ser::SerializeSeq,
};

/// Room made for a list before its members are seen.
const AT_FIRST: usize = 16;

/// A list of at most `MOST` members.
pub(super) fn at_most<'de, const MOST: usize, T, D>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    struct ListVisitor<T, const MOST: usize>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>, const MOST: usize> Visitor<'de> for ListVisitor<T, MOST> {
        type Value = Vec<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "at most {MOST} members")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut members: A) -> Result<Vec<T>, A::Error> {
            let announced = members.size_hint().unwrap_or(0);
            if announced > MOST {
                return Err(A::Error::custom("too many members"));
            }
            let mut list = Vec::with_capacity(announced.min(AT_FIRST));
            while let Some(member) = members.next_element()? {
                if list.len() >= MOST {
                    return Err(A::Error::custom("too many members"));
                }
                list.push(member);
            }
            Ok(list)
        }
    }

    deserializer.deserialize_seq(ListVisitor::<T, MOST>(PhantomData))
}

/// Bytes behind their length.
pub(super) struct Bytes(pub(super) Vec<u8>);

impl<'de> Deserialize<'de> for Bytes {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InTheFrame;

        impl<'de> Visitor<'de> for InTheFrame {
            type Value = Bytes;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("bytes")
            }

            fn visit_borrowed_bytes<E: Error>(self, bytes: &'de [u8]) -> Result<Bytes, E> {
                Ok(Bytes(bytes.to_vec()))
            }
        }

        deserializer.deserialize_bytes(InTheFrame)
    }
}

/// Bytes to be written behind their length.
pub(super) struct Borrowed<'a>(pub(super) &'a [u8]);

impl Serialize for Borrowed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(self.0)
    }
}

/// Several byte strings, as a field.
pub(super) mod chunks {
    use super::{
        super::limits::MOST_CHUNKS, Borrowed, Bytes, Deserializer, SerializeSeq, Serializer, at_most,
    };

    pub(in super::super) fn serialize<S: Serializer>(
        chunks: &[Vec<u8>],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(chunks.len()))?;
        for chunk in chunks {
            list.serialize_element(&Borrowed(chunk))?;
        }
        list.end()
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<Vec<u8>>, D::Error> {
        let chunks = at_most::<MOST_CHUNKS, Bytes, D>(deserializer)?;
        Ok(chunks.into_iter().map(|chunk| chunk.0).collect())
    }
}

/// The sixteen bytes of a record's id, as a field.
pub(super) mod id {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::model::RecordId;

    pub(in super::super) fn serialize<S: Serializer>(
        id: &RecordId,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        id.as_bytes().serialize(serializer)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<RecordId, D::Error> {
        <[u8; 16]>::deserialize(deserializer).map(RecordId::from_bytes)
    }
}

/// The sixteen bytes of a journal's id, as a field.
pub(super) mod journal_id {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::model::JournalId;

    pub(in super::super) fn serialize<S: Serializer>(
        id: &JournalId,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        id.as_bytes().serialize(serializer)
    }

    pub(in super::super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<JournalId, D::Error> {
        <[u8; 16]>::deserialize(deserializer).map(JournalId::from_bytes)
    }
}
