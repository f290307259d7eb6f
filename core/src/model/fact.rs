//! What the user knows about someone.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{EntryId, Moment, PersonId, epoch, open_enum::open_enum};

open_enum! {
    /// What a fact is about.
    FactKind {
        /// What they like to do or follow.
        Interest => "interest",
        /// What both sides share.
        CommonGround => "common ground",
        /// What they are good at.
        Expertise => "expertise",
        /// The people they live with.
        Family => "family",
        /// What they eat and drink.
        Food => "food",
        /// What they listen to or play.
        Music => "music",
        /// What matters to them.
        Value => "value",
        /// What they work on.
        Project => "project",
        /// How they like things done.
        Preference => "preference",
        /// What they lack.
        Need => "need",
        /// What not to say.
        Careful => "careful",
        /// What the user would like to learn from them.
        Learn => "learn",
        /// What they want to bring about.
        Aim => "aim",
        /// What presses on them.
        Pressure => "pressure",
        /// How they like to hear news.
        News => "news",
        /// What the user looked up about them: where, what, what they published.
        Homework => "homework",
        /// A difference in style or interest between them and the user.
        Gap => "gap",
        /// How the user might close it.
        Bridge => "bridge",
        /// What the user tried.
        Tried => "tried",
        /// A day of the year.
        Birthday => "birthday",
        /// What they do for a living, and where.
        Role => "role",
        /// Where they live, or are going.
        Place => "place",
        /// What the user turns to them for: an idea, tough words, a cheer.
        TurnTo => "turn to",
    } default Interest
}

/// Something the user knows about someone, in their words; it carries its age.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Fact {
    /// About whom; nothing while that is in doubt.
    pub person: Option<PersonId>,
    /// The person is a guess among several.
    pub guess: bool,
    /// What it is about.
    pub kind: FactKind,
    /// The fact in the user's words.
    pub text: String,
    /// The line it came from.
    pub entry: Option<EntryId>,
    /// When the user learned it.
    #[serde(deserialize_with = "super::moment::read")]
    pub learned: Moment,
    /// The last day on which the user said that it still holds.
    pub confirmed_on: Option<NaiveDate>,
    /// Since when it no longer holds.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub ended: Option<Moment>,
    /// The line was private.
    pub private: bool,
    /// When it was deleted.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}

impl Default for Fact {
    fn default() -> Self {
        Self {
            person: None,
            guess: false,
            kind: FactKind::default(),
            text: String::new(),
            entry: None,
            learned: epoch(),
            confirmed_on: None,
            ended: None,
            private: false,
            deleted: None,
        }
    }
}
