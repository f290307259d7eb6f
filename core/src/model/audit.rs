//! How well the user and someone know and trust each other, on a day.

use serde::{Deserialize, Deserializer, Serialize, de::Error};

use super::{Moment, PersonId, epoch};

/// The lowest and the highest answer.
const RANGE: std::ops::RangeInclusive<u8> = 1..=10;

/// An answer from 1 to 10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Score(u8);

impl Score {
    /// The answer, if it is one from 1 to 10.
    pub fn new(answer: u8) -> Option<Self> {
        RANGE.contains(&answer).then_some(Self(answer))
    }

    /// The number, from 1 to 10.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl<'de> Deserialize<'de> for Score {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let answer = u8::deserialize(deserializer)?;
        Self::new(answer).ok_or_else(|| D::Error::custom("an answer is a number from 1 to 10"))
    }
}

/// One answer to "how well do we know and trust each other?". Never changed: a later answer is a record of its own, so
/// that answers of two devices both stay and the newest counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AuditScore {
    /// Whom the answer is about.
    pub person: PersonId,
    /// The answer; nothing only for one that this version cannot read, which then says nothing.
    pub score: Option<Score>,
    /// Why, in the user's words.
    pub because: String,
    /// When the user answered.
    #[serde(deserialize_with = "super::moment::read")]
    pub at: Moment,
    /// When it was deleted.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}

impl Default for AuditScore {
    fn default() -> Self {
        Self { person: PersonId::default(), score: None, because: String::new(), at: epoch(), deleted: None }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_answer_is_a_number_from_one_to_ten() {
        let read = |answer: i64| serde_json::from_value::<AuditScore>(json!({ "score": answer })).ok();
        for answer in [1, 10] {
            assert!(read(answer).is_some_and(|audit| audit.score.is_some()), "{answer}");
        }
        for answer in [-1, 0, 11, 300] {
            assert!(read(answer).is_none(), "{answer}");
        }
    }
}
