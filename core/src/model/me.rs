//! The user.

use serde::{Deserialize, Serialize};

use super::{Moment, Set};

/// The one who keeps the journal. There is exactly one, under [`RecordId::ME`](super::RecordId::ME).
///
/// It has no long text: every device makes this record for itself, and two texts made apart hide each other's words.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(default)]
pub struct Me {
    /// What others call the user.
    pub name: String,
    /// "she", "he", "they" or whatever the user wrote; empty if not said.
    pub pronoun: String,
    /// The most people a week `today` may propose; nothing: no limit of the user's own.
    pub pace: Option<u32>,
    /// The user's own words for kinds of conversation, in any language: `fika` → `coffee`.
    pub kind_words: Set<String, String>,
    /// Days between asking for feedback; nothing: no rhythm of the user's own.
    pub feedback_every: Option<u32>,
    /// Never set by this version; a record that a newer one deleted stays readable.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}
