//! Which thing the user means by a name or a reference.

use hallway_core::{
    Error,
    insights::OpenPromise,
    journal::{Journal, NewPerson, Thing},
    model::{GoalId, Kind, Moment, PersonId, Reference, TypedReference},
};

use crate::{error::CommandError, input::questions, session::Session};

/// What `NAME|REF|-|me` points at.
#[derive(Debug)]
pub enum Which {
    /// The user's own record.
    Me,
    /// A person of the journal.
    Person(PersonId),
    /// Any other record.
    Thing(Thing),
}

/// Reads words as `me`, `-` (the last entry), a reference, or a name.
pub fn which(journal: &Journal, words: &[String]) -> Result<Which, CommandError> {
    let typed = words.join(" ");
    let typed = typed.trim();
    if typed.eq_ignore_ascii_case("me") {
        return Ok(Which::Me);
    }
    if typed == "-" {
        return Ok(Which::Thing(journal.resolve(typed)?));
    }
    if TypedReference::parse(typed).is_none() {
        return Ok(Which::Person(journal.people().resolve(typed)?));
    }
    match journal.resolve(typed) {
        Ok(thing) if thing.kind == Kind::Person => Ok(Which::Person(PersonId(thing.id))),
        Ok(thing) => Ok(Which::Thing(thing)),
        // Somebody may be called that all the same.
        Err(error @ (Error::NoSuchRef(_) | Error::SeveralRefs(_))) => {
            journal.people().resolve(typed).map(Which::Person).map_err(|_| error.into())
        }
        Err(error) => Err(error.into()),
    }
}

/// The record of this kind that words are the reference of; nothing if they are words.
pub fn a(journal: &Journal, kind: Kind, words: &str) -> Option<Thing> {
    TypedReference::parse(words)?;
    journal.resolve(words).ok().filter(|thing| thing.kind == kind)
}

/// What references point at, all of them or none. A name stands for the one promise that is open with its owner, or, where
/// none is, for that person.
pub fn things(journal: &Journal, typed: &[String], now: Moment) -> Result<Vec<Reference>, CommandError> {
    let mut found: Vec<Reference> = Vec::new();
    for words in typed {
        let one = thing(journal, words, now)?;
        // A first name and a surname without quotes are one person.
        if !found.contains(&one) {
            found.push(one);
        }
    }
    Ok(found)
}

fn thing(journal: &Journal, words: &str, now: Moment) -> Result<Reference, CommandError> {
    let error = match journal.resolve(words) {
        Ok(thing) => return Ok(thing.reference),
        Err(error) => error,
    };
    let Ok(person) = journal.people().resolve(words) else { return Err(error.into()) };
    let page = journal.people().show(person, now)?;
    match page.promises.as_slice() {
        [] => Ok(page.person.reference),
        [promise] => Ok(promise.reference.clone()),
        several => {
            let words = |promise: &OpenPromise| {
                let said = if promise.private { "private" } else { &promise.text };
                format!("{said} ({})", promise.reference)
            };
            let listed: Vec<String> = several.iter().map(words).collect();
            Err(CommandError::NotDone(format!(
                "several promises are open with {}, so say which: {}",
                page.person.name,
                listed.join(" · ")
            )))
        }
    }
}

/// The goal that words mean: its name, the start of it, or a reference; without words the only open one.
pub fn goal(journal: &Journal, words: &str) -> Result<GoalId, CommandError> {
    let words = words.trim();
    Ok(journal.goals().resolve((!words.is_empty()).then_some(words))?)
}

/// The one person that words mean: a name or a reference.
pub fn person(journal: &Journal, words: &[String]) -> Result<PersonId, CommandError> {
    match which(journal, words)? {
        Which::Person(person) => Ok(person),
        Which::Me => {
            Err(CommandError::NotDone("that is you: see `hallway show me` and `hallway edit me`".to_owned()))
        }
        Which::Thing(thing) => Err(CommandError::NotDone(format!(
            "\"{}\" is not a person: see `hallway show {}`",
            words.join(" "),
            thing.reference
        ))),
    }
}

/// Everybody that words mean: one name, or several one after another. `Ana Silva Ben` is two people as long as no one person
/// is called so; words that name nobody are said with the first of them.
pub fn people(journal: &Journal, words: &[String]) -> Result<Vec<PersonId>, CommandError> {
    let whole = person(journal, words);
    if whole.is_ok() || words.len() < 2 {
        return whole.map(|person| vec![person]);
    }
    let mut found: Vec<PersonId> = Vec::new();
    let mut rest = words;
    while !rest.is_empty() {
        let longest = (1..=rest.len()).rev().find_map(|length| {
            let (name, after) = rest.split_at(length);
            person(journal, name).ok().map(|person| (person, after))
        });
        let Some((one, after)) = longest else {
            return whole.map(|person| vec![person]);
        };
        if !found.contains(&one) {
            found.push(one);
        }
        rest = after;
    }
    Ok(found)
}

/// The same where somebody may be new, because the practice begins with people one does not know yet: at a terminal it
/// asks whether to add them, else the error says how.
pub fn whoever(session: &Session, words: &[String]) -> Result<PersonId, CommandError> {
    let journal = &*session.questions()?;
    let typed = words.join(" ");
    if typed == "NAME" {
        return Err(CommandError::Usage("NAME stands for somebody's name".to_owned()));
    }
    let (name, close) = match person(journal, words) {
        Err(CommandError::Core(Error::NoSuchPerson { name, close })) => (name, close),
        found => return found,
    };
    let error = Error::NoSuchPerson { name: name.clone(), close };
    let question =
        format!("{error}{} Someone new? [y/N] ", if error.to_string().ends_with('?') { "" } else { "." });
    if session.may_ask() && questions::key(&question, &['y', 'n'])? == Some('y') {
        let new = NewPerson { name, ..NewPerson::default() };
        return Ok(PersonId(journal.people().add(new, false, session.now())?.reference.id));
    }
    Err(CommandError::SomeoneNew { error, name })
}
