//! What the user is told about their work and does with it, and questions of their own.

use crate::{
    error::Result,
    insights,
    journal::{practice::noted::Noted, read::identity::person_row, rooms::AsksRoom, text},
    model::{Feedback, FeedbackId, Moment, PersonId, Question, RecordId, Reference},
};

/// A question that was noted.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct QuestionNoted {
    /// How to point at it.
    pub reference: Reference,
    /// Why a general question is better asked in another way, if it is one.
    pub advice: Option<String>,
}

impl AsksRoom<'_> {
    /// Notes something the user was told about their work without an ask.
    pub fn add_feedback(
        &self,
        person: PersonId,
        question: &str,
        heard: &str,
        now: Moment,
    ) -> Result<Reference> {
        let question = text::words("the question", question)?;
        let heard = text::needed("the note", heard, "write what you heard, in their words")?;
        self.journal.commit_record("feedback", now, move |txn| {
            let identities = txn.snapshot().identities()?;
            let row = person_row(txn.snapshot(), &identities, person)?;
            txn.say(format!("feedback from {}", row.name));
            txn.create(Feedback { person: row.id, question, heard, at: now, ..Feedback::default() })
        })
    }

    /// Notes what the user will do about something they were told.
    pub fn will_do(&self, feedback: FeedbackId, what: &str, now: Moment) -> Result<Noted> {
        let what = text::needed("the note", what, "write what you will do, in a few words")?;
        self.feedback_step(feedback, "will do", now, move |feedback| {
            let said = format!("you will: {what}");
            feedback.will_do = what;
            said
        })
    }

    /// Notes that it is done.
    pub fn feedback_done(&self, feedback: FeedbackId, now: Moment) -> Result<Noted> {
        self.feedback_step(feedback, "done", now, move |feedback| {
            feedback.done = feedback.done.or(Some(now));
            "done: now tell them".to_owned()
        })
    }

    /// Notes that the user told them what came of it.
    pub fn feedback_told(&self, feedback: FeedbackId, now: Moment) -> Result<Noted> {
        self.feedback_step(feedback, "told", now, move |feedback| {
            feedback.done = feedback.done.or(Some(now));
            feedback.told = feedback.told.or(Some(now));
            "told them what came of it".to_owned()
        })
    }

    /// Adds a question of the user's own; the advice says why a general one is better asked in another way.
    pub fn add_question(&self, text: &str, now: Moment) -> Result<QuestionNoted> {
        let text = text::needed("the question", text, "write the question")?;
        let advice = insights::advice_on(&text);
        let reference = self.journal.commit_record("question", now, move |txn| {
            txn.say(format!("question: {text}"));
            txn.create(Question { text, made: now, deleted: None })
        })?;
        Ok(QuestionNoted { reference, advice: advice.map(str::to_owned) })
    }

    fn feedback_step(
        &self,
        feedback: FeedbackId,
        what: &str,
        now: Moment,
        step: impl FnOnce(&mut Feedback) -> String + Send + 'static,
    ) -> Result<Noted> {
        let id = RecordId::from(feedback);
        self.journal.noted(what, now, move |txn| {
            let mut said = String::new();
            txn.edit::<Feedback>(id, |feedback| said = step(feedback))?;
            Ok((id, said))
        })
    }
}
