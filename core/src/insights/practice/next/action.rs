//! What an act asks the user to do, as a value: a screen offers it in its own way, as a command or as a button.

use crate::{
    insights::{named::Refers, practice::feedback::FeedbackStep},
    model::Reference,
};

/// What the user could do about an act. Nothing is noted before they say so.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum NextAction {
    /// Say that a promise is kept, or let it go.
    KeepPromise {
        /// The promise it is about.
        promise: Reference,
    },
    /// Say that somebody was thanked.
    Thank {
        /// The person to thank.
        person: Reference,
    },
    /// Say how a goal ended.
    CloseGoal {
        /// The goal it is about.
        goal: Reference,
    },
    /// Say that somebody was told about a goal, or how it ended.
    TellAboutGoal {
        /// The goal it is about.
        goal: Reference,
        /// The person to tell.
        person: Reference,
    },
    /// See what the page of a goal lacks, and fill it.
    FillKit {
        /// The goal it is about.
        goal: Reference,
    },
    /// See the page for somebody, and say that they have it.
    GiveKit {
        /// The goal it is about.
        goal: Reference,
        /// Whose page it is.
        person: Reference,
    },
    /// Ask somebody for a word in a goal.
    AskForAdvocacy {
        /// The goal it is about.
        goal: Reference,
        /// The person to ask.
        person: Reference,
    },
    /// Ask for feedback.
    AskForFeedback {
        /// The person; nothing where the user chooses.
        person: Option<Reference>,
    },
    /// See the card of somebody before a conversation.
    Prepare {
        /// The person whose card it is.
        person: Reference,
    },
    /// Come back to an ask.
    AskAgain {
        /// The ask it is about.
        ask: Reference,
    },
    /// Let an ask be that was never answered.
    LetAskBe {
        /// The ask it is about.
        ask: Reference,
    },
    /// Say where somebody on a map stands now.
    NoteStance {
        /// The goal it is about.
        goal: Reference,
        /// The person whose stance it is.
        person: Reference,
    },
    /// Go on with something the user was told.
    FollowFeedback {
        /// What they were told.
        feedback: Reference,
        /// What comes next with it.
        step: FeedbackStep,
    },
    /// See the map of a goal, and fill what it lacks.
    FillMap {
        /// The goal it is about.
        goal: Reference,
    },
    /// See the wins of a goal and who knows them.
    ShareWins {
        /// The goal it is about.
        goal: Reference,
    },
    /// Bring two people together.
    Introduce {
        /// The person in need.
        person: Reference,
        /// Who may have it.
        to: Reference,
    },
}

impl Refers for NextAction {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        match self {
            Self::KeepPromise { promise: one }
            | Self::Thank { person: one }
            | Self::CloseGoal { goal: one }
            | Self::FillKit { goal: one }
            | Self::FillMap { goal: one }
            | Self::ShareWins { goal: one }
            | Self::Prepare { person: one }
            | Self::AskAgain { ask: one }
            | Self::LetAskBe { ask: one }
            | Self::FollowFeedback { feedback: one, .. }
            | Self::AskForFeedback { person: Some(one) } => f(one),
            Self::AskForFeedback { person: None } => {}
            Self::TellAboutGoal { goal: one, person: other }
            | Self::GiveKit { goal: one, person: other }
            | Self::AskForAdvocacy { goal: one, person: other }
            | Self::NoteStance { goal: one, person: other }
            | Self::Introduce { person: one, to: other } => {
                f(one);
                f(other);
            }
        }
    }
}
