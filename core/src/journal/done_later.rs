//! Done and later: settling what is open.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    error::{Error, Result},
    journal::{
        Journal,
        line::{review, suggestions},
        promises::move_due,
        reference::{Thing, thing},
        text::spoken,
        write::WriteTxn,
    },
    model::{Dismissal, Due, Entry, Kind, Moment, Person, Promise, PromiseStatus, Reference},
};

/// Until when something is put off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// Until this day or moment.
    Until(Due),
    /// For good.
    Never,
}

/// What is done, in words for the user.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Done {
    /// What it was.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What happened to it: `kept: send visa contact (Ana Silva)`.
    pub said: String,
}

/// What was put off, in words for the user.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Later {
    /// What it was.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What happened to it.
    pub said: String,
    /// The new day, if there is one.
    pub until: Option<NaiveDate>,
}

impl Journal {
    /// Settles open things, all or none: a promise is kept, a suggestion taken, a new person or a line that waited has
    /// been looked at. Other things say what can be done with them instead.
    pub fn done(&self, references: &[String], now: Moment) -> Result<Vec<Done>> {
        let references = references.to_vec();
        self.commit("done", now, move |txn| {
            let mut done = Vec::new();
            for reference in &references {
                let thing = thing(txn.snapshot(), reference)?;
                done.push(Done { said: mark_done(txn, &thing)?, reference: thing.reference });
            }
            let said: Vec<&str> = done.iter().map(|done| done.said.as_str()).collect();
            txn.say(said.join("; "));
            Ok(done)
        })
    }

    /// Puts open things off, all or none: a promise gets a new date or is let go, a suggestion is dropped by `never`, a
    /// person is not proposed until then, or never (that is resting).
    pub fn later(&self, references: &[String], when: When, because: &str, now: Moment) -> Result<Vec<Later>> {
        let (references, because) = (references.to_vec(), because.to_owned());
        self.commit("later", now, move |txn| {
            let until = match when {
                When::Until(due) => Some(due.day()),
                When::Never => None,
            };
            let mut later = Vec::new();
            for reference in &references {
                let thing = thing(txn.snapshot(), reference)?;
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
                return Err(Error::Invalid(format!("nothing waits in that line: {said}")));
            }
            Ok(format!("{}: {said}", if guessed { "confirmed as guessed" } else { "looked at" }))
        }
        (Kind::Promise, _) => {
            let promise: Promise = txn.get(thing.id)?;
            if promise.status == PromiseStatus::Kept {
                return Err(Error::Invalid(format!(
                    "\"{}\" was kept before",
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
        (kind, _) => {
            let instead = match kind {
                Kind::Ask => "`ask heard` notes what they said, `ask drop` lets it be",
                Kind::Feedback => "`ask done` notes that you did it",
                Kind::Goal => "`goal close` closes it",
                Kind::Project => "`goal projects note` with --finish ends it",
                _ => "`done` settles promises, suggestions, and lines or people that wait in `review`",
            };
            Err(Error::Invalid(format!("{} is {}: {instead}", thing.reference, kind.in_words())))
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
        (Kind::Entry, Some(_), When::Until(_)) => Err(Error::Invalid(
            "a suggestion waits in `review` until you answer it: `done REF` or `later REF never`".to_owned(),
        )),
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
                return Err(Error::Invalid(format!(
                    "\"{}\" is settled: `edit {} --reopen` opens it again",
                    promise.text, thing.reference
                )));
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
        (Kind::Person, _, When::Never) => {
            let person: Person = txn.get(thing.id)?;
            txn.edit::<Person>(thing.id, |person| {
                person.resting = Some(now);
                person.resting_because = because;
            })?;
            Ok(format!("resting: {}", person.name))
        }
        (Kind::Person, _, When::Until(due)) => {
            let person: Person = txn.get(thing.id)?;
            let until = Some(due.day());
            txn.create(Dismissal { about: thing.id, until, because, at: now, ..Dismissal::default() })?;
            Ok(format!("not before {}: {}", due.day().format("%a %-d %b"), person.name))
        }
        (Kind::Entry, None, _) => Err(Error::Invalid(
            "a line is not put off: `done REF` says that you looked at it, `edit REF --delete` deletes it"
                .to_owned(),
        )),
        (kind, ..) => Err(Error::Invalid(format!(
            "{} is {}: promises, suggestions and people are put off, and of anything else one act of `today --next` with \
             --only and its word",
            thing.reference,
            kind.in_words()
        ))),
    }
}
