//! Asks, answers, and what the user does with what they are told.

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    commit::Act,
    edit::thing_of,
    gather::{Goals, Lookup, evidence, mine},
    goals::goal_called,
    names::me,
    people::person_row,
};
use crate::{
    error::{Error, Result},
    insights::{self, AskDraft, Asking, AskingSources},
    journal::Journal,
    model::{
        Answer, AnswerKind, Ask, AskKind, Feedback, Kind, Knows, Moment, PersonId, Question, RecordId,
        Reference, note,
    },
};

/// Something to ask of someone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NewAsk {
    /// What for.
    pub kind: AskKind,
    /// About what; for feedback the question.
    pub text: String,
    /// For which goal, by name or reference.
    pub goal: Option<String>,
    /// Whom the user would like to meet.
    pub to_meet: Option<PersonId>,
    /// When to come back to it; not said: after two weeks.
    pub follow_up: Option<NaiveDate>,
}

/// What a step did, in words, and where it is listed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Noted {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What was noted.
    pub said: String,
}

impl Journal {
    /// Words to ask with, how ready it is, and who could introduce the user. Nothing is noted or sent.
    pub fn draft_ask(&self, person: PersonId, new: &NewAsk, now: Moment) -> Result<AskDraft> {
        self.answer(|db| {
            let identities = db.identities()?;
            let goals = Goals::of(db, &identities)?;
            let evidence = evidence(db, &identities, &goals, person, now)?;
            let ready = insights::ready(&evidence, &mine(db)?, now);
            let names = Lookup::new(db, &identities);
            let named = |one| names.named(one);
            let meet = new.to_meet.and_then(named);
            let introducers = match new.to_meet {
                Some(meet) => insights::introducers(&db.every::<Knows>()?, meet, &identities, named),
                None => Vec::new(),
            };
            let draft = insights::ask_draft(&new.kind, &new.text, meet.as_ref(), ready, introducers);
            names.finish(draft)
        })
    }

    /// Notes that the user asked. An ask of the same kind that waits for an answer of theirs is an error that says so.
    pub fn ask(&self, person: PersonId, new: NewAsk, now: Moment) -> Result<Reference> {
        let id: RecordId = self.commit("asked", now, move |act| {
            let identities = act.snapshot().identities()?;
            let row = person_row(act.snapshot(), &identities, person)?;
            let text = new.text.trim().to_owned();
            for known in act.snapshot().every_about::<Ask>(&identities.all(row.id))? {
                let waits = known.record.answers.is_empty() && known.record.let_be.is_none();
                if waits && known.record.kind == new.kind && known.record.text == text {
                    return Err(Error::Invalid(format!(
                        "you asked {} for {} on {}, and it waits for an answer: `ask heard` notes one",
                        row.name,
                        new.kind,
                        known.record.asked.format("%-d %b")
                    )));
                }
            }
            let goal = new.goal.as_deref().map(|goal| goal_called(act.snapshot(), goal)).transpose()?;
            if let Some(meet) = new.to_meet {
                person_row(act.snapshot(), &identities, meet)?;
            }
            act.say(format!("asked {} for {}", row.name, new.kind));
            act.create(Ask {
                person: row.id,
                kind: new.kind,
                text,
                goal,
                to_meet: new.to_meet,
                asked: now,
                follow_up: new.follow_up,
                ..Ask::default()
            })
        })?;
        self.reference(id)
    }

    /// Notes what was heard: an answer to an ask. What was said to an ask for feedback is kept as feedback too; the answer
    /// then points at that.
    pub fn heard(&self, ask: &str, answer: AnswerKind, said: &str, now: Moment) -> Result<Noted> {
        let (ask, said) = (ask.to_owned(), said.trim().to_owned());
        self.noted("heard", now, move |act| {
            let id = thing_of(act, &ask, Kind::Ask, "something you asked")?;
            let name = asked_of(act, id)?;
            let before: Ask = act.get(id)?;
            act.edit::<Ask>(id, |ask| {
                ask.hear(&Answer { at: now, kind: answer.clone(), said: said.clone() });
            })?;
            let words = if said.is_empty() { String::new() } else { format!(": {said}") };
            let line = format!("heard from {name}: {answer}{words}");
            if before.kind == AskKind::Feedback && !said.is_empty() {
                let feedback = Feedback {
                    person: before.person,
                    ask: Some(id),
                    question: before.text,
                    heard: said,
                    at: now,
                    ..Feedback::default()
                };
                return Ok((act.create(feedback)?, line));
            }
            Ok((id, line))
        })
    }

    /// Notes that the user came back to an ask; it comes up again two weeks later.
    pub fn followed_up(&self, ask: &str, said: &str, now: Moment) -> Result<Noted> {
        let (ask, said) = (ask.to_owned(), said.trim().to_owned());
        self.noted("came back", now, move |act| {
            let id = thing_of(act, &ask, Kind::Ask, "something you asked")?;
            let name = asked_of(act, id)?;
            act.edit::<Ask>(id, |ask| note(&mut ask.followed, now, said))?;
            Ok((id, format!("came back to {name}")))
        })
    }

    /// Lets an ask be, without an answer.
    pub fn let_be(&self, ask: &str, now: Moment) -> Result<Noted> {
        let ask = ask.to_owned();
        self.noted("let be", now, move |act| {
            let id = thing_of(act, &ask, Kind::Ask, "something you asked")?;
            let name = asked_of(act, id)?;
            act.edit::<Ask>(id, |ask| ask.let_be = ask.let_be.or(Some(now)))?;
            Ok((id, format!("let be: what you asked {name}")))
        })
    }

    /// Notes something the user was told about their work without an ask.
    pub fn told_feedback(
        &self,
        person: PersonId,
        question: &str,
        heard: &str,
        now: Moment,
    ) -> Result<Reference> {
        let (question, heard) = (question.trim().to_owned(), heard.trim().to_owned());
        if heard.is_empty() {
            return Err(Error::Invalid("write what you heard, in their words".to_owned()));
        }
        let id = self.commit("feedback", now, move |act| {
            let identities = act.snapshot().identities()?;
            let row = person_row(act.snapshot(), &identities, person)?;
            act.say(format!("feedback from {}", row.name));
            act.create(Feedback { person: row.id, question, heard, at: now, ..Feedback::default() })
        })?;
        self.reference(id)
    }

    /// Notes what the user will do about something they were told.
    pub fn will_do(&self, feedback: &str, what: &str, now: Moment) -> Result<Noted> {
        let what = what.trim().to_owned();
        if what.is_empty() {
            return Err(Error::Invalid("write what you will do, in a few words".to_owned()));
        }
        self.feedback_step(feedback, "will do", now, move |feedback| {
            let said = format!("you will: {what}");
            feedback.will_do = what;
            said
        })
    }

    /// Notes that it is done.
    pub fn feedback_done(&self, feedback: &str, now: Moment) -> Result<Noted> {
        self.feedback_step(feedback, "done", now, move |feedback| {
            feedback.done = feedback.done.or(Some(now));
            "done: now tell them".to_owned()
        })
    }

    /// Notes that the user told them what became of it.
    pub fn feedback_told(&self, feedback: &str, now: Moment) -> Result<Noted> {
        self.feedback_step(feedback, "told", now, move |feedback| {
            feedback.done = feedback.done.or(Some(now));
            feedback.told = feedback.told.or(Some(now));
            "told them what became of it".to_owned()
        })
    }

    /// Adds a question of the user's own; the advice says why a general one is better asked in another way.
    pub fn add_question(&self, text: &str, now: Moment) -> Result<(Reference, Option<&'static str>)> {
        let text = text.trim().to_owned();
        if text.is_empty() {
            return Err(Error::Invalid("write the question".to_owned()));
        }
        let advice = insights::advice_on(&text);
        let id = self.commit("question", now, move |act| {
            act.say(format!("question: {text}"));
            act.create(Question { text, made: now, deleted: None })
        })?;
        Ok((self.reference(id)?, advice))
    }

    /// What waits for an answer, what was heard, questions worth asking.
    pub fn asks(&self, now: Moment) -> Result<Asking> {
        self.answer(|db| {
            let identities = db.identities()?;
            let names = Lookup::new(db, &identities);
            let sources = AskingSources {
                asks: &db.every()?,
                feedback: &db.every()?,
                questions: &db.every()?,
                every: me(db)?.feedback_every,
            };
            let asking = insights::asking(&sources, |person| names.named(person), now);
            names.finish(asking)
        })
    }

    fn feedback_step(
        &self,
        feedback: &str,
        what: &str,
        now: Moment,
        step: impl FnOnce(&mut Feedback) -> String + Send + 'static,
    ) -> Result<Noted> {
        let feedback = feedback.to_owned();
        self.noted(what, now, move |act| {
            let id = thing_of(act, &feedback, Kind::Feedback, "something you were told")?;
            let mut said = String::new();
            act.edit::<Feedback>(id, |feedback| said = step(feedback))?;
            Ok((id, said))
        })
    }

    /// An act about one record that says in words what it noted.
    pub(super) fn noted(
        &self,
        what: &str,
        now: Moment,
        act: impl FnOnce(&mut Act<'_>) -> Result<(RecordId, String)> + Send + 'static,
    ) -> Result<Noted> {
        let (id, said) = self.commit(what, now, move |acting| {
            let (id, said) = act(acting)?;
            acting.say(said.clone());
            Ok((id, said))
        })?;
        Ok(Noted { reference: self.reference(id)?, said })
    }
}

/// The name of whom something was asked.
fn asked_of(act: &Act<'_>, ask: RecordId) -> Result<String> {
    let ask: Ask = act.get(ask)?;
    let person = act.snapshot().identities()?.canonical(ask.person);
    Ok(act.snapshot().person(person)?.map_or_else(|| "them".to_owned(), |row| row.name))
}
