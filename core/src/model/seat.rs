//! Someone with a say in one of the user's goals.

use serde::{Deserialize, Serialize};

use super::{
    Dated, GoalId, Moment, PersonId, Set, epoch, note, noted, open_enum::open_enum, with_word, word_in,
};

open_enum! {
    /// Someone's role in a decision.
    Role {
        /// The user reports to them.
        Manager => "manager",
        /// They alone can stop it.
        Veto => "can veto",
        /// It needs their name.
        SignOff => "must sign off",
        /// They are there when it is decided.
        InTheRoom => "in the room",
        /// They will be asked: reports and colleagues.
        Influences => "influences",
        /// They look for people, for a new job.
        Recruiter => "recruiter",
        /// They would be the user's manager, in a new job.
        HiringManager => "hiring manager",
        /// They can pass the user's name on.
        Referrer => "referrer",
        /// They will be called about the user.
        ReferenceGiver => "reference",
    } default Influences
}

open_enum! {
    /// What a stakeholder has shown of their mind.
    Stance {
        /// Has not heard of it.
        DoesNotKnow => "doesn't know yet",
        /// Knows, and has not taken a side.
        HasNotSaid => "hasn't said",
        /// Sees something that could go wrong.
        HasConcerns => "has concerns",
        /// Would say so without the user in the room.
        WouldSpeak => "would speak for me",
    } default DoesNotKnow
}

impl Role {
    /// Whether it is a say in a new job, and in no other kind of goal. People who have it know about the job from the
    /// start.
    pub fn is_of_a_new_job(&self) -> bool {
        matches!(self, Self::Recruiter | Self::HiringManager | Self::Referrer | Self::ReferenceGiver)
    }
}

/// What someone showed of their mind on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// When the user noted it.
    pub at: Moment,
    /// What they showed.
    pub stance: Stance,
    /// What they said or did; empty if the user did not write it.
    pub said: String,
}

/// Someone with a say in a goal. Two records of one person in one goal are one stakeholder: roles and words add up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Seat {
    /// The goal the seat is in.
    pub goal: GoalId,
    /// Whose place it is.
    pub person: PersonId,
    /// Their role in the decision.
    pub roles: Set<Role>,
    /// What they showed, each stance with what they said or did.
    pub stances: Dated,
    /// When the user told them about the goal, each time with what they said.
    pub told: Dated,
    /// What they could tell others about the user, given what they saw.
    pub highlight: String,
    /// When the user put them on the map, the last time.
    #[serde(deserialize_with = "super::moment::read")]
    pub added: Moment,
    /// When the user took them off the map. What was noted stays, and is there again when they come back.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub off: Option<Moment>,
    /// When it was deleted.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}

impl Seat {
    /// Notes what they showed.
    pub fn show(&mut self, shown: &Shown) {
        note(&mut self.stances, shown.at, with_word(shown.stance.as_str(), &shown.said));
    }

    /// What they showed, earliest first.
    pub fn shown(&self) -> Vec<Shown> {
        let read = |(at, value)| {
            let (stance, said) = word_in(value);
            Shown { at, stance: Stance::from(stance), said: said.to_owned() }
        };
        noted(&self.stances).into_iter().map(read).collect()
    }
}

impl Default for Seat {
    fn default() -> Self {
        Self {
            goal: GoalId::default(),
            person: PersonId::default(),
            roles: Set::new(),
            stances: Dated::new(),
            told: Dated::new(),
            highlight: String::new(),
            added: epoch(),
            off: None,
            deleted: None,
        }
    }
}
