//! What the user asks of others, what they answer, and the questions for it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    AskId, Dated, GoalId, Moment, PersonId, epoch, note, noted, open_enum::open_enum, with_word, word_in,
};

open_enum! {
    /// What is asked for.
    AskKind {
        /// Ten minutes of theirs.
        Time => "time",
        /// Advice over a longer time.
        Mentorship => "mentorship",
        /// What they see in the user's work.
        Feedback => "feedback",
        /// To meet someone they know.
        Introduction => "introduction",
        /// A word where the user is not in the room.
        Advocacy => "advocacy",
    } default Time
}

open_enum! {
    /// What someone answered to an ask.
    AnswerKind {
        /// They will, or did.
        Yes => "yes",
        /// Not now, perhaps later.
        NotNow => "not now",
        /// They would rather not.
        No => "no",
        /// They said something, and the user did not say what it comes to.
        Answered => "answered",
    } default Answered
}

/// An answer with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// When the user heard it.
    pub at: Moment,
    /// What it comes to.
    pub kind: AnswerKind,
    /// What they said, in the words the user wrote down; may be empty.
    pub said: String,
}

/// Something the user asked of someone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Ask {
    /// Who was asked.
    pub person: PersonId,
    /// What they were asked for.
    pub kind: AskKind,
    /// About what, in the user's words.
    pub text: String,
    /// The goal it serves.
    pub goal: Option<GoalId>,
    /// Whom the user would like to meet.
    pub to_meet: Option<PersonId>,
    /// When the user asked.
    #[serde(deserialize_with = "super::moment::read")]
    pub asked: Moment,
    /// The day to ask again, if there is no answer or it was "not now"; `None`: after two weeks.
    pub follow_up: Option<NaiveDate>,
    /// When the user came back to it.
    pub followed: Dated,
    /// What they answered. Two devices may note an answer at once: both stay and the newest counts.
    pub answers: Dated,
    /// When the user let it be, without an answer.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub let_be: Option<Moment>,
    /// When the user told them how the goal ended that it was for, if they have no place on its map.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub told_outcome: Option<Moment>,
    /// When it was deleted.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}

impl Ask {
    /// Adds an answer; earlier ones stay.
    pub fn hear(&mut self, answer: &Answer) {
        note(&mut self.answers, answer.at, with_word(answer.kind.as_str(), &answer.said));
    }

    /// Every answer, earliest first.
    pub fn heard(&self) -> Vec<Answer> {
        let read = |(at, value)| {
            let (kind, said) = word_in(value);
            Answer { at, kind: AnswerKind::from(kind), said: said.to_owned() }
        };
        noted(&self.answers).into_iter().map(read).collect()
    }

    /// Whether it waits for an answer: nothing was heard, or "not now" last; and the user did not let it go.
    pub fn waits(&self) -> bool {
        self.let_be.is_none() && self.heard().last().is_none_or(|answer| answer.kind == AnswerKind::NotNow)
    }
}

impl Answer {
    /// Whether it gives what was asked for: neither no nor not now.
    pub fn gives(&self) -> bool {
        !matches!(self.kind, AnswerKind::No | AnswerKind::NotNow)
    }
}

impl Default for Ask {
    fn default() -> Self {
        Self {
            person: PersonId::default(),
            kind: AskKind::default(),
            text: String::new(),
            goal: None,
            to_meet: None,
            asked: epoch(),
            follow_up: None,
            followed: Dated::new(),
            answers: Dated::new(),
            let_be: None,
            told_outcome: None,
            deleted: None,
        }
    }
}

/// What someone told the user about their work, and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Feedback {
    /// Who said it.
    pub person: PersonId,
    /// Which ask it answers, if it was asked for.
    pub ask: Option<AskId>,
    /// The question as it was asked.
    pub question: String,
    /// What the user heard.
    pub heard: String,
    /// What the user will do about it; empty: nothing yet.
    pub will_do: String,
    /// When the user heard it.
    #[serde(deserialize_with = "super::moment::read")]
    pub at: Moment,
    /// When the user had done it.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub done: Option<Moment>,
    /// When the user told them so.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub told: Option<Moment>,
    /// When it was deleted.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}

impl Default for Feedback {
    fn default() -> Self {
        Self {
            person: PersonId::default(),
            ask: None,
            question: String::new(),
            heard: String::new(),
            will_do: String::new(),
            at: epoch(),
            done: None,
            told: None,
            deleted: None,
        }
    }
}

/// A question of the user's own about their work.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Question {
    /// The question as it is asked.
    pub text: String,
    /// When the user wrote it.
    #[serde(deserialize_with = "super::moment::read")]
    pub made: Moment,
    /// When it was deleted.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}

impl Default for Question {
    fn default() -> Self {
        Self { text: String::new(), made: epoch(), deleted: None }
    }
}
