//! What kinds of acts there are, in the order in which they come.

use serde::Serialize;

/// What an act is, in the order in which acts come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NextKind {
    /// Keep a promise.
    Promise,
    /// Thank someone for what they did.
    Thank,
    /// Say how a goal ended whose day has passed.
    Decided,
    /// Tell someone how a goal ended.
    Outcome,
    /// Hear out someone who can stop it, without whose name it does not happen, or who has concerns.
    Support,
    /// Tell someone about a goal.
    Tell,
    /// Give someone the kit.
    Kit,
    /// Ask for a word before a decision.
    Advocacy,
    /// Come back to an ask.
    FollowUp,
    /// Talk with someone who has a say.
    Talk,
    /// Care for a relationship.
    Care,
    /// Ask again where somebody stands.
    AskAgain,
    /// Go on with something one was told.
    Feedback,
    /// Ask somebody for feedback again.
    Rhythm,
    /// Fill a gap of a map.
    Gap,
    /// Let somebody know a win.
    Win,
    /// Bring two people together.
    Introduce,
    /// Say when, or let it go: a promise without a day.
    NoDay,
    /// See someone again.
    See,
}

impl NextKind {
    /// Every kind, in order.
    pub const ALL: &'static [Self] = &[
        Self::Promise,
        Self::Thank,
        Self::Decided,
        Self::Outcome,
        Self::Support,
        Self::Tell,
        Self::Kit,
        Self::Advocacy,
        Self::FollowUp,
        Self::Talk,
        Self::Care,
        Self::AskAgain,
        Self::Feedback,
        Self::Rhythm,
        Self::Gap,
        Self::Win,
        Self::Introduce,
        Self::NoDay,
        Self::See,
    ];

    /// The kind of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }

    /// The word by which it is put off.
    pub fn word(self) -> &'static str {
        match self {
            Self::Promise => "promise",
            Self::Thank => "thank",
            Self::Decided => "decided",
            Self::Outcome => "outcome",
            Self::Support => "support",
            Self::Kit => "kit",
            Self::Tell => "tell",
            Self::Advocacy => "ask for a word",
            Self::Talk => "talk",
            Self::FollowUp => "follow up",
            Self::Care => "care",
            Self::AskAgain => "ask again",
            Self::Feedback => "feedback",
            Self::Rhythm => "ask for feedback",
            Self::Gap => "gap",
            Self::Win => "win",
            Self::Introduce => "introduce",
            Self::NoDay => "no day",
            Self::See => "see",
        }
    }

    /// Whether it takes a conversation, so that the user's pace counts.
    pub(super) fn takes_a_conversation(self) -> bool {
        matches!(self, Self::Talk | Self::Care | Self::See)
    }

    /// Whether it is about being in touch with someone: one of these for each person.
    pub(super) fn is_in_touch(self) -> bool {
        self.takes_a_conversation()
            || matches!(
                self,
                Self::Thank
                    | Self::Outcome
                    | Self::Support
                    | Self::Tell
                    | Self::Kit
                    | Self::Advocacy
                    | Self::FollowUp
                    | Self::AskAgain
                    | Self::Introduce
            )
    }

    /// Whether it is a promise of the user's own, with a day or without.
    pub(super) fn is_a_promise(self) -> bool {
        matches!(self, Self::Promise | Self::NoDay)
    }

    /// Whether it comes up even for someone who rests or is put off: the user's own promises, and thanks.
    pub(super) fn is_owed(self) -> bool {
        self.is_a_promise() || self == Self::Thank
    }
}
