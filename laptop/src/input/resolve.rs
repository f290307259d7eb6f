//! Which thing the user means by a name or a reference.

use hallway_core::{
    Error,
    insights::{AskLine, FeedbackLine, Named, OpenPromise},
    journal::{Journal, NewPerson, Thing},
    model::{AskId, FeedbackId, GoalId, Kind, Moment, PersonId, Reference, TypedReference},
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

/// What words point at by themselves.
enum Found {
    /// The record of a reference, or the last entry.
    Thing(Thing),
    /// Somebody by name.
    Called(PersonId),
}

/// A reference, `-`, or a name: where letters are no reference, somebody may be called that all the same.
fn found(journal: &Journal, typed: &str) -> Result<Found, CommandError> {
    if typed != "-" && TypedReference::parse(typed).is_none() {
        return Ok(Found::Called(journal.people().resolve(typed)?));
    }
    match journal.resolve(typed) {
        Ok(thing) => Ok(Found::Thing(thing)),
        Err(error @ (Error::NoSuchRef(_) | Error::SeveralRefs { .. })) => {
            journal.people().resolve(typed).map(Found::Called).map_err(|_| error.into())
        }
        Err(error) => Err(error.into()),
    }
}

/// Reads words as `me`, `-` (the last entry), a reference, or a name.
pub fn which(journal: &Journal, words: &[String]) -> Result<Which, CommandError> {
    let typed = words.join(" ");
    let typed = typed.trim();
    if typed.eq_ignore_ascii_case("me") {
        return Ok(Which::Me);
    }
    Ok(match found(journal, typed)? {
        Found::Called(person) => Which::Person(person),
        Found::Thing(thing) if thing.kind == Kind::Person => Which::Person(PersonId(thing.id)),
        Found::Thing(thing) => Which::Thing(thing),
    })
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
    let person = match found(journal, words)? {
        Found::Thing(thing) => return Ok(thing.reference),
        Found::Called(person) => person,
    };
    let page = journal.people().show(person, now)?;
    let words = |promise: &OpenPromise| {
        let said = if promise.private { "private" } else { &promise.text };
        format!("{said} ({})", promise.reference)
    };
    let found = only("promises are open with", &page.person, &page.promises, words)?;
    Ok(found.map_or(page.person.reference, |promise| promise.reference.clone()))
}

/// The one of several things that are somebody's; nothing if there is none.
fn only<'a, T>(
    what: &str,
    whose: &Named,
    things: &'a [T],
    words: impl Fn(&T) -> String,
) -> Result<Option<&'a T>, CommandError> {
    match things {
        [] => Ok(None),
        [one] => Ok(Some(one)),
        several => Err(CommandError::NotDone(format!(
            "several {what} {}, so say which: {}",
            whose.name,
            several.iter().map(words).collect::<Vec<_>>().join(" · ")
        ))),
    }
}

/// What was asked of somebody: its reference, or the name of whom only one thing was asked that waits for an answer.
pub fn ask(journal: &Journal, typed: &str, now: Moment) -> Result<AskId, CommandError> {
    let person = match found(journal, typed)? {
        Found::Thing(thing) if thing.kind == Kind::Person => PersonId(thing.id),
        Found::Thing(thing) => return Ok(thing.ask_id()?),
        Found::Called(person) => person,
    };
    let named = journal.people().named(person)?;
    let mut asks = journal.asks().list(now)?.open;
    asks.retain(|ask| ask.person.as_ref().is_some_and(|of| of.id() == named.id()));
    let words = |ask: &AskLine| {
        let about = if ask.text.is_empty() { String::new() } else { format!(": {}", ask.text) };
        format!("{}{about} ({})", ask.kind, ask.reference)
    };
    match only("asks wait for an answer of", &named, &asks, words)? {
        Some(ask) => Ok(ask.reference.id.into()),
        None => {
            Err(CommandError::NotDone(format!("nothing that you asked {} waits for an answer", named.name)))
        }
    }
}

/// Something heard about the user's own work: its reference, or the name of whom only one such thing was heard.
pub fn feedback(journal: &Journal, typed: &str, now: Moment) -> Result<FeedbackId, CommandError> {
    let person = match found(journal, typed)? {
        Found::Thing(thing) if thing.kind == Kind::Person => PersonId(thing.id),
        Found::Thing(thing) => return Ok(thing.feedback_id()?),
        Found::Called(person) => person,
    };
    let named = journal.people().named(person)?;
    let mut heard = journal.asks().list(now)?.feedback;
    heard.retain(|line| line.person.as_ref().is_some_and(|of| of.id() == named.id()) && line.next.is_some());
    let words = |line: &FeedbackLine| format!("{} ({})", line.heard, line.reference);
    match only("pieces of feedback wait that came from", &named, &heard, words)? {
        Some(line) => Ok(line.reference.id.into()),
        None => Err(CommandError::NotDone(format!("no feedback of {} waits for a next step", named.name))),
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

/// Somebody who is known, or a name that is nobody's yet.
enum Who {
    Known(PersonId),
    New(String),
}

/// Who words mean where somebody may be new: the practice begins with people one does not know yet. A name that is like one
/// that is known may be mistyped: at a terminal that is asked, else the error says how to add them.
fn who(session: &Session, words: &[String]) -> Result<Who, CommandError> {
    let typed = words.join(" ");
    if typed == "NAME" {
        return Err(CommandError::Usage("NAME stands for somebody's name".to_owned()));
    }
    let journal = session.questions()?;
    let (name, close) = match person(&journal, words) {
        Err(CommandError::Core(Error::NoSuchPerson { name, close })) => (name, close),
        found => return Ok(Who::Known(found?)),
    };
    // What is written like a name, and like nobody else's, is one.
    if close.is_empty()
        && name.chars().next().is_some_and(|first| first.is_alphabetic() && !first.is_lowercase())
    {
        return Ok(Who::New(name));
    }
    let error = Error::NoSuchPerson { name: name.clone(), close };
    let question =
        format!("{error}{} Someone new? [y/N] ", if error.to_string().ends_with('?') { "" } else { "." });
    if session.may_ask() && questions::key(&question, &['y', 'n'])? == Some('y') {
        return Ok(Who::New(name));
    }
    Err(CommandError::SomeoneNew { error, name })
}

/// The person that somebody is; who is new is made, and said with the act that names them first.
fn made(session: &Session, who: Who) -> Result<PersonId, CommandError> {
    match who {
        Who::Known(person) => Ok(person),
        Who::New(name) => {
            let new = NewPerson { name, ..NewPerson::default() };
            let person = session.questions()?.people().add(new, false, session.now())?;
            let id = person.id();
            session.made(person);
            Ok(id)
        }
    }
}

/// The person whom words mean in an act; somebody unknown is made.
pub fn whoever(session: &Session, words: &[String]) -> Result<PersonId, CommandError> {
    made(session, who(session, words)?)
}

/// The person whom words mean in a question, which makes nobody: the error says how to add them.
pub fn known(journal: &Journal, words: &[String]) -> Result<PersonId, CommandError> {
    person(journal, words).map_err(|error| match error {
        CommandError::Core(Error::NoSuchPerson { name, close }) => {
            CommandError::SomeoneNew { error: Error::NoSuchPerson { name: name.clone(), close }, name }
        }
        error => error,
    })
}

/// Everybody whom words mean in an act: one name, or several behind commas, in quotes each, or one after another. Who is
/// unknown is made, once it is clear who everybody is.
pub fn everybody(session: &Session, words: &[String]) -> Result<Vec<PersonId>, CommandError> {
    let is_quoted = |word: &String| word.trim().contains(char::is_whitespace);
    let whole = words.join(" ");
    let parts: Vec<Vec<String>> = if whole.contains(',') {
        whole
            .split(',')
            .map(str::trim)
            .filter(|name| !name.is_empty())
            .map(|name| vec![name.to_owned()])
            .collect()
    } else if words.len() > 1 && words.iter().any(is_quoted) {
        words.iter().map(|word| vec![word.clone()]).collect()
    } else {
        let journal = session.questions()?;
        match people(&journal, words) {
            Ok(found) => return Ok(found),
            Err(_) => vec![words.to_vec()],
        }
    };
    let all: Vec<Who> = parts.iter().map(|name| who(session, name)).collect::<Result<_, _>>()?;
    let mut found: Vec<PersonId> = Vec::new();
    for who in all {
        let person = made(session, who)?;
        if !found.contains(&person) {
            found.push(person);
        }
    }
    Ok(found)
}
