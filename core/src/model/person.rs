//! Someone the user works with.

use serde::{Deserialize, Serialize};

use super::{Moment, PersonId, Set, epoch, open_enum::open_enum};

open_enum! {
    /// What someone is to the user. It sets the default cadence and nothing else.
    Relation {
        /// Works beside the user; what a person is when nothing is said.
        Colleague => "colleague",
        /// The user reports to them.
        Manager => "manager",
        /// They report to the user.
        Report => "report",
        /// Has a say in one of the user's goals.
        Seat => "stakeholder",
        /// Advises the user.
        Mentor => "mentor",
        /// The user advises them.
        Mentee => "mentee",
        /// Someone who works for another organisation.
        Outside => "outside",
    } default Colleague
}

open_enum! {
    /// How far the user and someone have come, by what both did for each other.
    Stage {
        /// The two have not talked yet.
        Stranger => "stranger",
        /// A conversation or two.
        Acquainted => "acquainted",
        /// They know each other, and like to.
        Rapport => "rapport",
        /// They trust each other's word.
        Trust => "trust",
        /// They showed that they would speak for the user.
        WouldSpeak => "would speak for me",
        /// The user asked them to.
        Asked => "asked",
        /// They spoke for the user where the user was not.
        SpokeForMe => "spoke for me",
        /// And the user thanked them.
        Thanked => "thanked",
    } default Stranger
}

impl Relation {
    /// Days between conversations when the user has chosen none (DESIGN: prep and today).
    pub fn default_cadence(&self) -> u32 {
        match self {
            Self::Manager | Self::Report => 7,
            Self::Seat => 21,
            Self::Mentor | Self::Mentee => 30,
            Self::Outside => 90,
            Self::Colleague | Self::Other(_) => 45,
        }
    }
}

/// Someone the user works with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    /// The full name as the user writes it.
    pub name: String,
    /// Other names they go by.
    pub nicknames: Set<String>,
    /// What they are to the user.
    pub relation: Relation,
    /// "she", "he", "they" or whatever the user wrote; empty if not said.
    pub pronoun: String,
    /// Days between conversations, chosen by the user; nothing: the relation's default, once it applies.
    pub cadence: Option<u32>,
    /// Since when they are resting: history kept, no reminders.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub resting: Option<Moment>,
    /// Why they are resting, in the user's words.
    pub resting_because: String,
    /// How far the two of them have come, if the user says so; it wins over what the journal says.
    pub stage: Option<Stage>,
    /// When the user said so.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub stage_said: Option<Moment>,
    /// They came from a line and `review` has not shown them yet.
    pub new: bool,
    /// Other records of the same human being. The canonical one is the smallest id of the connected set.
    pub same_as: Set<PersonId>,
    /// Anything longer, in prose.
    pub notes: String,
    /// When the record was made.
    #[serde(deserialize_with = "super::moment::read")]
    pub made: Moment,
    /// When it was deleted.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}

impl Default for Person {
    fn default() -> Self {
        Self {
            name: String::new(),
            nicknames: Set::new(),
            relation: Relation::default(),
            pronoun: String::new(),
            cadence: None,
            resting: None,
            resting_because: String::new(),
            stage: None,
            stage_said: None,
            new: false,
            same_as: Set::new(),
            notes: String::new(),
            made: epoch(),
            deleted: None,
        }
    }
}
