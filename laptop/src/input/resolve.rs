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
    /// Any record that is not a person.
    Thing(Thing),
}

/// What words point at by themselves.
enum Pointed {
    /// The record of a reference, or the last entry.
    Thing(Thing),
    /// A person who was meant by name.
    Called(PersonId),
}

/// A reference, `-`, or a name: where letters are not a reference, somebody may be called that all the same.
fn found(journal: &Journal, typed: &str) -> Result<Pointed, CommandError> {
    if typed != "-" && TypedReference::parse(typed).is_none() {
        return Ok(Pointed::Called(journal.people().resolve(typed)?));
    }
    match journal.resolve(typed) {
        Ok(thing) => Ok(Pointed::Thing(thing)),
        Err(error @ (Error::NoSuchRef(_) | Error::SeveralRefs { .. })) => {
            journal.people().resolve(typed).map(Pointed::Called).map_err(|_| error.into())
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
        Pointed::Called(person) => Which::Person(person),
        Pointed::Thing(thing) if thing.kind == Kind::Person => Which::Person(PersonId(thing.id)),
        Pointed::Thing(thing) => Which::Thing(thing),
    })
}

/// The record of this kind that words are the reference of; `None` if they are words.
pub fn reference_to(journal: &Journal, kind: Kind, words: &str) -> Option<Thing> {
    TypedReference::parse(words)?;
    journal.resolve(words).ok().filter(|thing| thing.kind == kind)
}

/// What references point at, all of them or none. A name means the one promise that is open with that person, or, if
/// there is none, the person.
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
        Pointed::Thing(thing) => return Ok(thing.reference),
        Pointed::Called(person) => person,
    };
    let page = journal.people().show(person, now)?;
    let words = |promise: &OpenPromise| {
        let said = if promise.private { "private" } else { &promise.text };
        format!("{said} ({})", promise.reference)
    };
    let found = only("open promises involve", &page.person, &page.promises, words)?;
    Ok(found.map_or(page.person.reference, |promise| promise.reference.clone()))
}

/// The one of several things that are somebody's; `None` if there is none.
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

/// An ask: its reference, or the name of somebody with only one ask that is waiting for an answer.
pub fn ask(journal: &Journal, typed: &str, now: Moment) -> Result<AskId, CommandError> {
    let person = match found(journal, typed)? {
        Pointed::Thing(thing) if thing.kind == Kind::Person => PersonId(thing.id),
        Pointed::Thing(thing) => return Ok(thing.ask_id()?),
        Pointed::Called(person) => person,
    };
    let named = journal.people().named(person)?;
    let mut asks = journal.asks().list(now)?.open;
    asks.retain(|ask| ask.person.as_ref().is_some_and(|of| of.id() == named.id()));
    let words = |ask: &AskLine| {
        let about = if ask.text.is_empty() { String::new() } else { format!(": {}", ask.text) };
        format!("{}{about} ({})", ask.kind, ask.reference)
    };
    match only("asks are waiting for an answer from", &named, &asks, words)? {
        Some(ask) => Ok(ask.reference.id.into()),
        None => {
            Err(CommandError::NotDone(format!("nothing you asked {} is waiting for an answer", named.name)))
        }
    }
}

/// Feedback: its reference, or the name of somebody who gave only one piece.
pub fn feedback(journal: &Journal, typed: &str, now: Moment) -> Result<FeedbackId, CommandError> {
    let person = match found(journal, typed)? {
        Pointed::Thing(thing) if thing.kind == Kind::Person => PersonId(thing.id),
        Pointed::Thing(thing) => return Ok(thing.feedback_id()?),
        Pointed::Called(person) => person,
    };
    let named = journal.people().named(person)?;
    let mut heard = journal.asks().list(now)?.feedback;
    heard.retain(|line| line.person.as_ref().is_some_and(|of| of.id() == named.id()) && line.next.is_some());
    let words = |line: &FeedbackLine| format!("{} ({})", line.heard, line.reference);
    match only("pieces of feedback are waiting from", &named, &heard, words)? {
        Some(line) => Ok(line.reference.id.into()),
        None => {
            Err(CommandError::NotDone(format!("no feedback from {} is waiting for a next step", named.name)))
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

/// Somebody who is known, or a name that is nobody's yet.
enum Who {
    Known(PersonId),
    New(String),
}

/// What becomes of a name that nobody goes by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    /// They are made: what notes something about people may name them first.
    Make,
    /// It is an error. What only asks, and what takes something from people, makes nobody.
    Refuse,
}

/// Who words mean where somebody may be new: the practice begins with people one does not know yet. A name that is like one
/// that is known may be mistyped: at a terminal that is asked, else the error says how to add them.
fn who(session: &Session, words: &[String]) -> Result<Who, CommandError> {
    let typed = words.join(" ");
    if typed == "NAME" {
        return Err(CommandError::Usage("replace NAME with somebody's name".to_owned()));
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
    Err(CommandError::SomeoneNew { error, names: vec![name] })
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

/// The one person whom all words of a command mean in an act; somebody unknown is made.
pub fn somebody(session: &Session, words: &[String]) -> Result<PersonId, CommandError> {
    match <[Who; 1]>::try_from(said(session, words, Unknown::Make)?) {
        Ok([one]) => made(session, one),
        Err(_) => Err(CommandError::NotDone("say one name here; several take one command each".to_owned())),
    }
}

/// The error for a question, which makes nobody: it says how to add them.
pub fn how_to_add(error: CommandError) -> CommandError {
    match error {
        CommandError::Core(Error::NoSuchPerson { name, close }) => {
            let names = vec![name.clone()];
            CommandError::SomeoneNew { error: Error::NoSuchPerson { name, close }, names }
        }
        error => error,
    }
}

/// Everybody whom words mean: one name, or several behind commas, in quotes each, or one after another. Nobody is made before
/// it is clear who everybody is.
///
/// `Ana Silva Ben` is two people as long as no one person is called so. Where somebody among words without quotes is known,
/// the others are names of their own, and one that is nobody's is mistyped: it is named, and nobody is called like the list.
pub fn everybody(
    session: &Session,
    words: &[String],
    unknown: Unknown,
) -> Result<Vec<PersonId>, CommandError> {
    let mut found: Vec<PersonId> = Vec::new();
    for who in said(session, words, unknown)? {
        let person = made(session, who)?;
        if !found.contains(&person) {
            found.push(person);
        }
    }
    Ok(found)
}

/// Who words mean, one after the other.
fn said(session: &Session, words: &[String], unknown: Unknown) -> Result<Vec<Who>, CommandError> {
    let journal = session.questions()?;
    let mut all: Vec<Who> = Vec::new();
    for part in parts(words) {
        match (one_after_another(&journal, &part)?, unknown) {
            (Some(known), _) => all.extend(known.into_iter().map(Who::Known)),
            (None, Unknown::Make) => all.push(who(session, &part)?),
            (None, Unknown::Refuse) => all.push(Who::Known(person(&journal, &part)?)),
        }
    }
    if all.is_empty() {
        // Commas alone are nobody, and that is said as of any other name.
        all.push(Who::Known(person(&journal, words)?));
    }
    Ok(all)
}

/// Whether words are several names before it is known who is who: with commas between them, or in quotes each.
pub fn are_several(words: &[String]) -> bool {
    parts(words).len() > 1
}

/// Everybody whom words mean, where one name alone is a question: that makes nobody.
pub fn each_or_one_known(session: &Session, words: &[String]) -> Result<Vec<PersonId>, CommandError> {
    if !are_several(words) {
        let journal = session.questions()?;
        for part in parts(words) {
            if one_after_another(&journal, &part)?.is_none() {
                return Ok(vec![person(&journal, &part).map_err(how_to_add)?]);
            }
        }
    }
    everybody(session, words, Unknown::Make)
}

/// Everybody whom the values of a flag mean that may be given again.
pub fn each(session: &Session, values: &[String], unknown: Unknown) -> Result<Vec<PersonId>, CommandError> {
    let mut found: Vec<PersonId> = Vec::new();
    for value in values {
        for person in everybody(session, std::slice::from_ref(value), unknown)? {
            if !found.contains(&person) {
                found.push(person);
            }
        }
    }
    Ok(found)
}

/// Words as they stand between commas: each that came in quotes by itself, and what stands without quotes together.
fn parts(words: &[String]) -> Vec<Vec<String>> {
    let mut parts: Vec<Vec<String>> = Vec::new();
    let mut together: Vec<String> = Vec::new();
    for word in words {
        for (place, piece) in word.split(',').map(str::trim).enumerate() {
            let is_quoted = piece.contains(char::is_whitespace);
            if (place > 0 || is_quoted) && !together.is_empty() {
                parts.push(std::mem::take(&mut together));
            }
            if is_quoted {
                parts.push(vec![piece.to_owned()]);
            } else if !piece.is_empty() {
                together.push(piece.to_owned());
            }
        }
    }
    if !together.is_empty() {
        parts.push(together);
    }
    parts
}

/// The known people whom words name one after another; nothing where none of them is known.
fn one_after_another(journal: &Journal, words: &[String]) -> Result<Option<Vec<PersonId>>, CommandError> {
    match person(journal, words) {
        Err(CommandError::Core(Error::NoSuchPerson { .. })) if words.len() > 1 => {}
        Err(CommandError::Core(Error::NoSuchPerson { .. })) => return Ok(None),
        whole => return Ok(Some(vec![whole?])),
    }
    let (mut found, mut rest) = (Vec::new(), words);
    while !rest.is_empty() {
        if let Some((one, after)) = first(journal, rest)? {
            found.push(one);
            rest = after;
            continue;
        }
        let is_known =
            |at: &usize| rest.get(*at..).is_some_and(|from| !matches!(first(journal, from), Ok(None)));
        let next = (1..rest.len()).find(is_known);
        if found.is_empty() && next.is_none() {
            return Ok(None);
        }
        let (stranger, after) = rest.split_at(next.unwrap_or(rest.len()));
        found.push(person(journal, stranger).map_err(|error| nobody_among(error, words))?);
        rest = after;
    }
    Ok(Some(found))
}

/// The person with whom words begin, by the longest name, and the words behind; nothing where they begin with nobody known.
fn first<'a>(
    journal: &Journal,
    words: &'a [String],
) -> Result<Option<(PersonId, &'a [String])>, CommandError> {
    let mut doubt = None;
    for length in (1..=words.len()).rev() {
        let (name, after) = words.split_at(length);
        match person(journal, name) {
            Ok(one) => return Ok(Some((one, after))),
            Err(CommandError::Core(Error::NoSuchPerson { .. } | Error::NoSuchRef(_))) => {}
            Err(other) => doubt = Some(other),
        }
    }
    doubt.map_or(Ok(None), Err)
}

/// The error about some of several words. Two words may be one name all the same.
fn nobody_among(error: CommandError, words: &[String]) -> CommandError {
    match error {
        CommandError::Core(Error::NoSuchPerson { name, close }) => {
            let mut names = vec![name.clone()];
            names.extend((words.len() == 2).then(|| words.join(" ")));
            CommandError::SomeoneNew { error: Error::NoSuchPerson { name, close }, names }
        }
        error => error,
    }
}
