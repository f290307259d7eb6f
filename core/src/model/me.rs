//! The user.

use serde::{Deserialize, Serialize};

use super::{Moment, Set, open_enum::open_enum};

open_enum! {
    /// The day on which the user's weeks begin: "next Sunday" is in another week by it.
    FirstDay {
        /// As in most of Europe and in ISO 8601.
        Monday => "monday",
        /// As in much of the Arab world.
        Saturday => "saturday",
        /// As in the Americas and much of Asia.
        Sunday => "sunday",
    } default Monday
}

open_enum! {
    /// What comes first in a date of two numbers, 12/5.
    DateOrder {
        /// Not said: where both may be, it is asked.
        Asked => "asked",
        /// 12/5 is the 12th of May.
        DayMonth => "day-month",
        /// 12/5 is the 5th of December.
        MonthDay => "month-day",
    } default Asked
}

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
    /// The day weeks begin on.
    pub week_begins: FirstDay,
    /// What comes first in a date of two numbers.
    pub date_order: DateOrder,
    /// Never set by this version; a record that a newer one deleted stays readable.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}
