//! Done and later: settling what is open.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    error::{Error, Hint, Result},
    journal::{
        Journal,
        line::{review, suggestions},
        people::let_rest,
        promises::move_due,
        reference::{Thing, pointed_at},
        text::{self, spoken},
        write::WriteTxn,
    },
    model::{Ask, Dismissal, Due, Entry, Feedback, Kind, Moment, Person, Promise, PromiseStatus, Reference},
};

/// Until when something is put off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum When {
    /// Until this day or moment.
    Until(Due),
    /// For good: a promise is let go, a suggestion dropped, a person rests.
    Never,
}

/// What is done, in words for the user.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Done {
    /// The thing it was done to.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What happened to it: `kept: send visa contact (Ana Silva)`.
    pub said: String,
}

/// What was put off, in words for the user.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Later {
    /// The thing it was done to.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What happened to it.
    pub said: String,
    /// The new day, if there is one.
    pub until: Option<NaiveDate>,
}

impl Journal {
    /// Settles open things, all or none: a promise is kept, a suggestion taken, a new person or a line that waited has
    /// been looked at, and feedback is done, and done once more, told. Other things say what can be done with them instead.
    pub fn done(&self, references: &[Reference], now: Moment) -> Result<Vec<Done>> {
        let references = references.to_vec();
        self.commit("done", now, move |txn| {
            let mut done = Vec::new();
            for reference in &references {
                let thing = pointed_at(txn.snapshot(), reference)?;
                done.push(Done { said: mark_done(txn, &thing)?, reference: thing.reference });
            }
            let said: Vec<&str> = done.iter().map(|done| done.said.as_str()).collect();
            txn.say(said.join("; "));
            Ok(done)
        })
    }

    /// Puts open things off, all of them or none. A promise gets a new date, and a person is not proposed until that
    /// day. `never` lets a promise or an ask go, drops a suggestion, and lets a person rest.
    pub fn later(
        &self,
        references: &[Reference],
        when: When,
        because: &str,
        now: Moment,
    ) -> Result<Vec<Later>> {
        let (references, because) = (references.to_vec(), text::words("the reason", because)?);
        self.commit("later", now, move |txn| {
            let until = match when {
                When::Until(due) => Some(due.day()),
                When::Never => None,
            };
            let mut later = Vec::new();
            for reference in &references {
                let thing = pointed_at(txn.snapshot(), reference)?;
                let said = put_off(txn, &thing, when, because.clone())?;
                later.push(Later { reference: thing.reference, said, until });
            }
            txn.say(later.iter().map(|later| later.said.as_str()).collect::<Vec<_>>().join("; "));
            Ok(later)
        })
    }
}

fn mark_done(txn: &mut WriteTxn<'_>, thing: &Thing) -> Result<String> {
    match (thing.kind, thing.part) {
        (Kind::Entry, Some(number)) => {
            let private = txn.get::<Entry>(thing.id)?.private;
            let added = suggestions::take(txn, thing.id, number)?;
            Ok(format!("added: {}", spoken(&added, private)))
        }
        (Kind::Entry, None) => {
            let entry: Entry = txn.get(thing.id)?;
            let said = spoken(&entry.raw, entry.private);
            let guessed = !entry.guesses.is_empty();
            if !review::check_line(txn, thing.id)? {
                return Err(Error::already_done(format!("nothing in that line is waiting: {said}")));
            }
            Ok(format!("{}: {said}", if guessed { "confirmed as guessed" } else { "looked at" }))
        }
        (Kind::Promise, _) => {
            let promise: Promise = txn.get(thing.id)?;
            if promise.status == PromiseStatus::Kept {
                return Err(Error::already_done(format!(
                    "\"{}\" was already kept",
                    spoken(&promise.text, promise.private)
                )));
            }
            let now = txn.now;
            txn.edit::<Promise>(thing.id, |promise| {
                promise.status = PromiseStatus::Kept;
                promise.settled = Some(now);
            })?;
            Ok(format!("kept: {}", spoken(&promise.text, promise.private)))
        }
        (Kind::Person, _) => {
            let person: Person = txn.get(thing.id)?;
            review::look_at(txn, thing.id.into())?;
            Ok(format!("looked at: {}", person.name))
        }
        (Kind::Feedback, _) => {
            let (feedback, now) = (txn.get::<Feedback>(thing.id)?, txn.now);
            if feedback.told.is_some() {
                return Err(Error::already_done("you already told them what came of it"));
            }
            let told = feedback.done.is_some();
            txn.edit::<Feedback>(thing.id, |feedback| {
                feedback.told = told.then_some(now);
                feedback.done = feedback.done.or(Some(now));
            })?;
            let said = if told { "told them what came of it" } else { "done, now tell them" };
            Ok(format!("{said}: {}", feedback.heard))
        }
        (kind, _) => {
            let it = thing.reference.to_string();
            let (instead, hints) = match kind {
                Kind::Ask => (
                    "note their answer, or let it go",
                    vec![Hint::NoteAnswer { ask: it.clone() }, Hint::LetAskBe { ask: it }],
                ),
                Kind::Goal => ("close it with an outcome", vec![Hint::CloseGoal { goal: it }]),
                Kind::Project => ("finish it instead", vec![Hint::FinishProject { project: it }]),
                _ => (
                    "only promises, suggestions, feedback, and lines or people waiting in review can be done",
                    vec![Hint::Review],
                ),
            };
            let said = format!("{} is {}: {instead}", thing.reference, kind.in_words());
            Err(Error::DoesNotApply { said, hints })
        }
    }
}

fn put_off(txn: &mut WriteTxn<'_>, thing: &Thing, when: When, because: String) -> Result<String> {
    let now = txn.now;
    match (thing.kind, thing.part, when) {
        (Kind::Entry, Some(number), When::Never) => {
            let private = txn.get::<Entry>(thing.id)?.private;
            let dropped = suggestions::drop(txn, thing.id, number)?;
            Ok(format!("dropped: {}", spoken(&dropped, private)))
        }
        (Kind::Entry, Some(_), When::Until(_)) => {
            let suggestion = thing.reference.to_string();
            Err(Error::DoesNotApply {
                said: "a suggestion waits until you take it or drop it".to_owned(),
                hints: vec![
                    Hint::TakeSuggestion { suggestion: suggestion.clone() },
                    Hint::DropSuggestion { suggestion },
                ],
            })
        }
        (Kind::Promise, _, When::Never) => {
            let promise: Promise = txn.get(thing.id)?;
            txn.edit::<Promise>(thing.id, |promise| {
                promise.status = PromiseStatus::Dropped;
                promise.settled = Some(now);
                promise.because = because;
            })?;
            Ok(format!("let go: {}", spoken(&promise.text, promise.private)))
        }
        (Kind::Promise, _, When::Until(due)) => {
            let promise: Promise = txn.get(thing.id)?;
            if promise.status != PromiseStatus::Open {
                return Err(Error::AlreadyDone {
                    said: format!("\"{}\" is already settled", spoken(&promise.text, promise.private)),
                    hints: vec![Hint::ReopenPromise { promise: thing.reference.to_string() }],
                });
            }
            txn.edit::<Promise>(thing.id, |promise| {
                move_due(promise, Some(due), now);
                if !because.is_empty() {
                    promise.because = because;
                }
            })?;
            let said = spoken(&promise.text, promise.private);
            Ok(format!("moved to {}: {said}", due.day().format("%a %-d %b")))
        }
        (Kind::Ask, _, When::Never) => {
            let ask: Ask = txn.get(thing.id)?;
            let person = txn.snapshot().identities()?.canonical(ask.person);
            let name = txn.snapshot().person(person)?.map_or_else(|| "them".to_owned(), |row| row.name);
            txn.edit::<Ask>(thing.id, |ask| ask.let_be = ask.let_be.or(Some(now)))?;
            Ok(format!("let go: what you asked {name}"))
        }
        (Kind::Person, _, When::Never) => let_rest(txn, thing.id.into(), because),
        (Kind::Person, _, When::Until(due)) => {
            let person: Person = txn.get(thing.id)?;
            let until = Some(due.day());
            txn.create(Dismissal { about: thing.id, until, because, at: now, ..Dismissal::default() })?;
            Ok(format!("not before {}: {}", due.day().format("%a %-d %b"), person.name))
        }
        (Kind::Entry, None, _) => {
            let line = thing.reference.to_string();
            Err(Error::DoesNotApply {
                said: "a line can't be put off".to_owned(),
                hints: vec![Hint::LookedAt { line: line.clone() }, Hint::DeleteLine { line }],
            })
        }
        (Kind::Feedback, ..) => {
            let feedback = thing.reference.to_string();
            Err(Error::DoesNotApply {
                said: "feedback can't be put off: do it, or put off the act that comes up about it"
                    .to_owned(),
                hints: vec![
                    Hint::FeedbackDone { feedback: feedback.clone() },
                    Hint::PutOffAct { about: feedback },
                ],
            })
        }
        (kind, ..) => Err(Error::DoesNotApply {
            said: format!(
                "{} is {}: only promises, suggestions and people can be put off; for anything else, put off one act that comes up about it",
                thing.reference,
                kind.in_words()
            ),
            hints: vec![Hint::PutOffAct { about: thing.reference.to_string() }],
        }),
    }
}
