//! References: how a person points at one thing among many, in letters that spell no word, date or name.

use std::fmt;

use serde::{Serialize, Serializer};

use super::RecordId;

/// The sixteen letters, one for each nibble: consonants without the ones that hands and eyes mistake.
const LETTERS: &[u8; 16] = b"bcdfghkmnprstvwx";

/// The letters of a whole id.
const LETTERS_OF_AN_ID: usize = 32;

/// The fewest letters of a reference.
const SHORTEST: usize = 3;

/// A thing that can be pointed at: the shortest tail of its id that no other id in the journal ends in.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Reference {
    /// The record it points at.
    pub id: RecordId,
    /// The letters; all 32 until the journal has looked which are needed.
    letters: String,
    /// Which suggestion of an entry, counted from 1.
    part: Option<u32>,
}

impl Reference {
    /// A record, by the whole of its id.
    pub fn to(id: impl Into<RecordId>) -> Self {
        let id = id.into();
        Self { id, letters: whole(id), part: None }
    }

    /// The suggestion of an entry with this number, counted from 1.
    pub fn to_part(entry: impl Into<RecordId>, part: u32) -> Self {
        Self { part: Some(part), ..Self::to(entry) }
    }

    /// Which suggestion of an entry it points at, counted from 1; `None` for a record.
    pub fn part(&self) -> Option<u32> {
        self.part
    }

    /// Whether the letters are still all that there are.
    pub(crate) fn is_whole(&self) -> bool {
        self.letters.len() == LETTERS_OF_AN_ID
    }

    /// Cuts the letters to what tells this record from its neighbours.
    pub(crate) fn shorten(&mut self, neighbours: &[RecordId]) {
        let own = nibbles_from_end(self.id);
        let shared = |other: &RecordId| {
            own.iter().zip(nibbles_from_end(*other)).take_while(|(mine, theirs)| **mine == *theirs).count()
        };
        let needed = neighbours.iter().map(shared).max().unwrap_or(0) + 1;
        let letters: Vec<char> = own
            .iter()
            .take(needed.clamp(SHORTEST, LETTERS_OF_AN_ID))
            .rev()
            .map(|nibble| letter(*nibble))
            .collect();
        self.letters = letters.into_iter().collect();
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            None => f.pad(&self.letters),
            Some(part) => f.pad(&format!("{}.{part}", self.letters)),
        }
    }
}

/// Programs get all 32 letters: what they keep means the same however many records come later.
impl Serialize for Reference {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&Self { letters: whole(self.id), ..self.clone() })
    }
}

/// A reference as someone typed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypedReference {
    /// The last nibbles of the id, from the last one backwards.
    pub(crate) nibbles: Vec<u8>,
    /// Which suggestion of an entry, counted from 1.
    pub part: Option<u32>,
}

impl TypedReference {
    /// Reads a reference; `None` if the text cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        let (letters, part) = match text.split_once('.') {
            Some((letters, part)) => (letters, Some(part.parse().ok().filter(|part| *part > 0)?)),
            None => (text, None),
        };
        if !(SHORTEST..=LETTERS_OF_AN_ID).contains(&letters.len()) {
            return None;
        }
        let nibble = |byte: u8| LETTERS.iter().position(|letter| *letter == byte.to_ascii_lowercase());
        let nibbles: Option<Vec<u8>> = letters
            .bytes()
            .rev()
            .map(|byte| nibble(byte).and_then(|place| u8::try_from(place).ok()))
            .collect();
        Some(Self { nibbles: nibbles?, part })
    }
}

/// All letters of an id.
fn whole(id: RecordId) -> String {
    nibbles_from_end(id).iter().rev().map(|nibble| letter(*nibble)).collect()
}

fn letter(nibble: u8) -> char {
    LETTERS.get(usize::from(nibble & 0xf)).map_or('b', |letter| char::from(*letter))
}

/// The nibbles of an id, the last one first.
pub(crate) fn nibbles_from_end(id: RecordId) -> [u8; 32] {
    let mut nibbles = [0; 32];
    for (pair, byte) in nibbles.chunks_exact_mut(2).zip(id.into_bytes().iter().rev()) {
        if let [low, high] = pair {
            (*low, *high) = (byte & 0xf, byte >> 4);
        }
    }
    nibbles
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(tail: u16) -> RecordId {
        let mut bytes = [7; 16];
        bytes[14..].copy_from_slice(&tail.to_be_bytes());
        RecordId::from_bytes(bytes)
    }

    #[test]
    fn a_reference_is_as_short_as_its_neighbours_allow_and_never_under_three_letters() {
        let mut alone = Reference::to(id(0x1234));
        alone.shorten(&[]);
        assert_eq!(alone.to_string(), "dfg");
        let mut crowded = Reference::to(id(0x1234));
        crowded.shorten(&[id(0x9234), id(0x0004)]);
        assert_eq!(crowded.to_string(), "cdfg");
    }

    #[test]
    fn programs_get_every_letter_and_those_can_be_typed() {
        let mut short = Reference::to_part(id(0x1234), 2);
        short.shorten(&[]);
        let said = serde_json::to_value(&short).unwrap();
        assert_eq!(said.as_str().unwrap().len(), "dfg.2".len() + 29);
        let typed = TypedReference::parse(said.as_str().unwrap()).unwrap();
        assert_eq!((&typed.nibbles[..], typed.part), (&nibbles_from_end(id(0x1234))[..], Some(2)));
    }

    #[test]
    fn what_is_shown_can_be_typed() {
        let reference = Reference::to_part(id(0xabcd), 2);
        let typed = TypedReference::parse(&reference.to_string().to_uppercase()).unwrap();
        assert_eq!((typed.nibbles.as_slice(), typed.part), (&nibbles_from_end(id(0xabcd))[..], Some(2)));
    }

    #[test]
    fn words_dates_and_names_are_no_references() {
        for text in ["", "bc", "ana", "fri", "2026-05-12", "bcd.0", "bcd.x", "bcd.", "bcdé", &"b".repeat(33)]
        {
            assert_eq!(TypedReference::parse(text), None, "{text:?}");
        }
    }
}
