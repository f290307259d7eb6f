//! What the user asks of others, and what they are told.

use std::sync::Arc;

use chrono::NaiveDate;
use hallway_core::{
    insights::{AskDraft, Asking},
    journal::{NewAsk, Noted, QuestionNoted},
    model::{AnswerKind, AskId, FeedbackId, Moment, PersonId, Reference},
};

use crate::{Journal, Result};

/// What the user asks of others, what they are told, and questions of their own.
#[derive(uniffi::Object)]
pub struct Asks(Arc<Journal>);

#[uniffi::export]
impl Journal {
    /// What the user asks of others and what they are told.
    pub fn asks(self: Arc<Self>) -> Asks {
        Asks(self)
    }
}

#[uniffi::export]
impl Asks {
    /// What waits for an answer, what was heard, questions worth asking.
    pub fn list(&self, now: Moment) -> Result<Asking> {
        self.0.call(|journal| journal.asks().list(now))
    }

    /// Words to ask with, how ready it is, and who could introduce the user. Nothing is noted or sent.
    pub fn draft(&self, person: PersonId, new: NewAsk, now: Moment) -> Result<AskDraft> {
        self.0.call(|journal| journal.asks().draft(person, &new, now))
    }

    /// Notes that the user asked. An ask of the same kind that waits for an answer of theirs is an error that says so.
    pub fn add(&self, person: PersonId, new: NewAsk, now: Moment) -> Result<Reference> {
        self.0.call(|journal| journal.asks().add(person, new, now))
    }

    /// Notes what was heard: an answer to an ask.
    pub fn heard(
        &self,
        ask: AskId,
        answer: AnswerKind,
        said: &str,
        at: Option<Moment>,
        now: Moment,
    ) -> Result<Noted> {
        self.0.call(|journal| journal.asks().heard(ask, answer, said, at, now))
    }

    /// Notes that they said "not now", with the day to ask again; not said: in two weeks.
    pub fn not_now(
        &self,
        ask: AskId,
        said: &str,
        again: Option<NaiveDate>,
        at: Option<Moment>,
        now: Moment,
    ) -> Result<Noted> {
        self.0.call(|journal| journal.asks().not_now(ask, said, again, at, now))
    }

    /// Notes that the user came back to an ask; it comes up again two weeks later.
    pub fn followed_up(&self, ask: AskId, said: &str, now: Moment) -> Result<Noted> {
        self.0.call(|journal| journal.asks().followed_up(ask, said, now))
    }

    /// Lets an ask be, without an answer.
    pub fn let_be(&self, ask: AskId, now: Moment) -> Result<Noted> {
        self.0.call(|journal| journal.asks().let_be(ask, now))
    }

    /// Notes something the user was told about their work without an ask.
    pub fn add_feedback(
        &self,
        person: PersonId,
        question: &str,
        heard: &str,
        now: Moment,
    ) -> Result<Reference> {
        self.0.call(|journal| journal.asks().add_feedback(person, question, heard, now))
    }

    /// Notes what the user will do about something they were told.
    pub fn will_do(&self, feedback: FeedbackId, what: &str, now: Moment) -> Result<Noted> {
        self.0.call(|journal| journal.asks().will_do(feedback, what, now))
    }

    /// Notes that it is done.
    pub fn feedback_done(&self, feedback: FeedbackId, now: Moment) -> Result<Noted> {
        self.0.call(|journal| journal.asks().feedback_done(feedback, now))
    }

    /// Notes that the user told them what came of it.
    pub fn feedback_told(&self, feedback: FeedbackId, now: Moment) -> Result<Noted> {
        self.0.call(|journal| journal.asks().feedback_told(feedback, now))
    }

    /// Adds a question of the user's own; the advice says why a general one is better asked in another way.
    pub fn add_question(&self, text: &str, now: Moment) -> Result<QuestionNoted> {
        self.0.call(|journal| journal.asks().add_question(text, now))
    }
}
