//! What Tab offers in a shell behind a verb: names, references, goals, and the words a flag takes.
//!
//! The shell runs this program with what is on the command line (`clap_complete`'s engine), so that what is offered is
//! what the journal holds at that moment. Completing makes nothing, asks nothing and says nothing: where the journal
//! cannot be read, nothing of it is offered.

use std::ffi::{OsStr, OsString};

use chrono::Local;
use clap::{Arg, Command};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use hallway_core::{
    Journal, Result,
    insights::NextKind,
    model::{
        AdvocacyKind, AskKind, EntryKind, FactKind, GoalKind, Level, Moment, Outcome, Relation, Role, Stage,
        Stance,
    },
    quick_log::{self, fold},
};

use crate::{
    input::choice::GIFTS,
    output::sanitize::harmless,
    storage::{location::Place, secrets},
};

/// The most names and references that are offered at once.
const OFFERED: usize = 40;

/// The command with what Tab offers for each of its values.
pub fn completing(command: Command) -> Command {
    let name = command.get_name().to_owned();
    below(command, &[name])
}

fn below(command: Command, path: &[String]) -> Command {
    command
        .mut_args(|argument| match offers(path, &argument) {
            Some(offers) => {
                argument.add(ArgValueCompleter::new(move |typed: &OsStr| candidates(&offers, typed)))
            }
            None => argument,
        })
        .mut_subcommands(|verb| {
            let path: Vec<String> = path.iter().cloned().chain([verb.get_name().to_owned()]).collect();
            below(verb, &path)
        })
}

/// What can be completed in a place.
#[derive(Debug, Clone)]
enum Offers {
    People,
    Goals,
    Projects,
    Topics,
    Devices,
    /// Promises and suggestions that are open, then people.
    Open,
    /// What waits for an answer, then people.
    Asks,
    /// What was heard and waits for a next step, then people.
    Feedback,
    /// What is known about the person who is edited.
    Facts,
    Words(Vec<String>),
    /// A first word out of a few, then people.
    WordThenPeople(Vec<String>),
    /// A goal, or `add` and `off`, and people behind these.
    Map,
    /// A person, and behind `for` what to ask them for.
    Ask,
}

/// What can be completed for an argument, by the verb and by its name in the help; `None` for free text.
fn offers(path: &[String], argument: &Arg) -> Option<Offers> {
    let path: Vec<&str> = path.iter().skip(1).map(String::as_str).collect();
    let value = argument.get_value_names()?.first()?.to_string();
    let words = |words: &[&str]| Some(Offers::Words(words.iter().map(ToString::to_string).collect()));
    #[allow(
        clippy::match_same_arms,
        reason = "the first arm that fits counts, so that arms of one outcome stay apart"
    )]
    match (path.as_slice(), argument.get_id().as_str(), value.as_str()) {
        // Names that are made here.
        (["goal" | "people", "add" | "edit" | "merge"], "name" | "nickname", _)
        | (["goal", "projects", "begin"], "name", _)
        | (["edit"], "name" | "nickname" | "no_nickname", _) => None,
        (["goal", "projects", ..], "pause" | "project", _) => Some(Offers::Projects),
        (["goal", "close"], "next", _) => Some(Offers::Goals),
        (["sync", "rename" | "revoke" | "trust"], "device", _) => Some(Offers::Devices),
        (["sync", ..], ..) => None,
        (["goal", "map"], "words", _) => Some(Offers::Map),
        (["ask"], "words", _) => Some(Offers::Ask),
        (["give"], "words", _) => {
            Some(Offers::WordThenPeople(GIFTS.iter().map(ToString::to_string).collect()))
        }
        (["ask", "heard" | "again" | "drop"], _, "REF|NAME") => Some(Offers::Asks),
        (["ask", "will" | "done" | "told"], _, "REF|NAME") => Some(Offers::Feedback),
        (["done" | "later"], _, "REF|NAME") => Some(Offers::Open),
        (["edit"], "confirm" | "end", _) => Some(Offers::Facts),
        (["goal", ..], _, "KIND") => Some(known(GoalKind::KNOWN)),
        (["people", "spoke"], _, "KIND") => Some(known(AdvocacyKind::KNOWN)),
        (["edit"], _, "KIND") => {
            let kinds = EntryKind::KNOWN.iter().map(ToString::to_string);
            Some(Offers::Words(kinds.chain(FactKind::KNOWN.iter().map(ToString::to_string)).collect()))
        }
        (_, _, "KIND") => Some(known(EntryKind::KNOWN)),
        (_, _, "ROLE") => Some(known(Role::KNOWN)),
        (_, _, "STANCE") => Some(known(Stance::KNOWN)),
        (_, _, "LEVEL") => Some(known(Level::KNOWN)),
        (_, _, "RELATION") => Some(known(Relation::KNOWN)),
        (_, _, "OUTCOME") => Some(known(Outcome::KNOWN)),
        (_, _, "STAGE") => {
            let stages = Stage::KNOWN.iter().map(ToString::to_string);
            Some(Offers::Words(stages.chain(["unsaid".to_owned()]).collect()))
        }
        (_, _, "ACT") => {
            Some(Offers::Words(NextKind::ALL.iter().map(|kind| kind.word().to_owned()).collect()))
        }
        (_, _, "PRONOUN") => words(&["she", "he", "they"]),
        (_, _, "me|them") => words(&["me", "them"]),
        (_, _, "me|them|unsaid") => words(&["me", "them", "unsaid"]),
        (_, "topic", "WORD") => Some(Offers::Topics),
        (_, _, "GOAL") => Some(Offers::Goals),
        // Two names stand behind `knows` and `merge`.
        (_, _, "NAME" | "NAME ANSWER" | "NAME|REF" | "NAME|REF|-|me")
        | (["people", ..], "one" | "other", _) => Some(Offers::People),
        _ => None,
    }
}

fn known<T: ToString>(all: &[T]) -> Offers {
    Offers::Words(all.iter().map(ToString::to_string).collect())
}

fn candidates(offers: &Offers, typed: &OsStr) -> Vec<CompletionCandidate> {
    let Some(typed) = typed.to_str() else { return Vec::new() };
    // What bash hands over may still have the quotes in it that stand on the line.
    let typed = typed.trim_start_matches(['\'', '"', '@']).replace('\\', "");
    let found = match offers {
        Offers::Goals => goals(&typed),
        Offers::Projects => projects(&typed),
        Offers::Topics => fitting(&typed, ask(|journal, _| journal.settings().topics())),
        Offers::Devices => devices(&typed),
        Offers::Open => [open(&typed), people(&typed)].concat(),
        Offers::Asks => [asks(&typed), people(&typed)].concat(),
        Offers::Feedback => [feedback(&typed), people(&typed)].concat(),
        Offers::Facts => facts(&typed),
        Offers::Words(words) => fitting(&typed, words.clone()),
        Offers::WordThenPeople(words) if before().len() <= 2 => fitting(&typed, words.clone()),
        Offers::People | Offers::WordThenPeople(_) => people(&typed),
        Offers::Map => {
            if before().iter().any(|word| word == "add" || word == "off") {
                people(&typed)
            } else {
                [fitting(&typed, vec!["add".to_owned(), "off".to_owned()]), goals(&typed)].concat()
            }
        }
        Offers::Ask => match before().last().map(String::as_str) {
            Some("for") => fitting(&typed, AskKind::KNOWN.iter().map(ToString::to_string).collect()),
            Some("ask") => people(&typed),
            _ => [people(&typed), fitting(&typed, vec!["for".to_owned()])].concat(),
        },
    };
    found.into_iter().take(OFFERED).map(Completion::offered).collect()
}

/// A word that is offered, with what it is where the word does not say so.
#[derive(Clone)]
struct Completion {
    word: String,
    about: Option<String>,
}

impl Completion {
    fn offered(self) -> CompletionCandidate {
        let word = harmless(&self.word);
        // Other shells put what they insert in quotes by themselves.
        let word = if is_bash() { escaped(&word) } else { word.into_owned() };
        let about = self.about.map(|about| harmless(&about).into_owned().into());
        CompletionCandidate::new(word).help(about)
    }
}

/// Only the script for bash sets this.
fn is_bash() -> bool {
    std::env::var_os("_CLAP_COMPLETE_COMP_TYPE").is_some()
}

/// A word as one argument on a line of bash.
fn escaped(word: &str) -> String {
    let mut escaped = String::new();
    for letter in word.chars() {
        if letter.is_ascii() && !letter.is_ascii_alphanumeric() && !"-_.,:/+@%".contains(letter) {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

fn fitting(typed: &str, words: Vec<String>) -> Vec<Completion> {
    let typed = fold(typed);
    let fits = |word: &String| fold(word).starts_with(&typed);
    words.into_iter().filter(fits).map(|word| Completion { word, about: None }).collect()
}

fn people(typed: &str) -> Vec<Completion> {
    let found = ask(|journal, _| {
        let lexicon = journal.people().lexicon()?;
        Ok(quick_log::complete(typed, &lexicon, OFFERED))
    });
    found.into_iter().map(|person| Completion { word: person.name, about: None }).collect()
}

fn goals(typed: &str) -> Vec<Completion> {
    fitting(
        typed,
        ask(|journal, now| Ok(journal.goals().list(now)?.into_iter().map(|goal| goal.name).collect())),
    )
}

fn projects(typed: &str) -> Vec<Completion> {
    fitting(
        typed,
        ask(|journal, now| {
            Ok(journal.goals().projects(now)?.projects.into_iter().map(|project| project.name).collect())
        }),
    )
}

fn devices(typed: &str) -> Vec<Completion> {
    let names = ask(|journal, _| {
        Ok(journal.devices().members()?.devices.into_iter().map(|device| device.name).collect())
    });
    fitting(typed, names)
}

/// References that begin with what was typed; several are separated by commas.
fn under_letters(typed: &str, things: Vec<(String, String)>) -> Vec<Completion> {
    let (before, typed) = typed.rsplit_once(',').map_or(("", typed), |(before, typed)| (before, typed));
    let before = if before.is_empty() { String::new() } else { format!("{before},") };
    let fits = |(letters, _): &(String, String)| letters.starts_with(typed);
    things
        .into_iter()
        .filter(fits)
        .map(|(letters, about)| Completion { word: format!("{before}{letters}"), about: Some(about) })
        .collect()
}

fn open(typed: &str) -> Vec<Completion> {
    let things = ask(|journal, now| {
        let review = journal.review().list(now)?;
        let promises = review.promises.iter().map(|one| {
            let said = if one.private { "private" } else { &one.text };
            (one.reference.to_string(), said.to_owned())
        });
        let suggestions =
            review.suggestions.iter().map(|one| (one.reference.to_string(), one.question.clone()));
        Ok(promises.chain(suggestions).collect())
    });
    under_letters(typed, things)
}

fn asks(typed: &str) -> Vec<Completion> {
    let things = ask(|journal, now| {
        let asks = journal.asks().list(now)?.open.into_iter().map(|ask| {
            let who = ask.person.map(|person| person.name).unwrap_or_default();
            (ask.reference.to_string(), format!("{who}: {} {}", ask.kind, ask.text))
        });
        Ok(asks.collect())
    });
    under_letters(typed, things)
}

fn feedback(typed: &str) -> Vec<Completion> {
    let things = ask(|journal, now| {
        let heard = journal.asks().list(now)?.feedback.into_iter().filter(|line| line.next.is_some());
        Ok(heard.map(|line| (line.reference.to_string(), line.heard)).collect())
    });
    under_letters(typed, things)
}

/// The facts about the person named after the verb.
fn facts(typed: &str) -> Vec<Completion> {
    let words = before();
    let behind = words.iter().position(|word| word == "edit").and_then(|verb| words.get(verb + 1));
    let Some(name) = behind.map(|name| name.replace(['\\', '\'', '"'], "")) else { return Vec::new() };
    let things = ask(|journal, now| {
        let page = journal.people().show(journal.people().resolve(&name)?, now)?;
        Ok(page.facts.into_iter().map(|fact| (fact.reference.to_string(), fact.text)).collect())
    });
    under_letters(typed, things)
}

/// The words of the line before the one that is completed, the name of the program first.
fn before() -> Vec<String> {
    let words = line();
    let place = std::env::var("_CLAP_COMPLETE_INDEX").ok().and_then(|place| place.parse().ok());
    let place: usize = place.unwrap_or(words.len().saturating_sub(1));
    words.into_iter().take(place).map(|word| word.to_string_lossy().into_owned()).collect()
}

/// The line as the shell hands it over, behind `--`.
fn line() -> Vec<OsString> {
    std::env::args_os().skip_while(|word| word != "--").skip(1).collect()
}

/// Asks the journal that the line is about; nothing where it is not there, or cannot be read.
fn ask<T: Default>(question: impl FnOnce(&Journal, Moment) -> Result<T>) -> T {
    let now = Local::now().fixed_offset();
    let journal = || {
        let place = Place::of_words(&line()).ok()?;
        if !place.journal().exists() {
            return None;
        }
        let key = secrets::find(&place).ok()??;
        Journal::open(&place.journal(), key, now).ok()
    };
    journal().and_then(|journal| question(&journal, now).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bash_inserts_a_name_as_one_argument() {
        assert_eq!(escaped("Ana Silva"), r"Ana\ Silva");
        assert_eq!(escaped("Sinéad O'Brien"), r"Sinéad\ O\'Brien");
        assert_eq!(escaped("$(id)"), r"\$\(id\)");
    }

    #[test]
    fn every_value_that_the_journal_or_the_program_knows_is_offered() {
        let command = crate::cli::command();
        let without: Vec<String> = all(&command, &["hallway".to_owned()]);
        // Words and dates of one's own, and what only another device or the machine knows.
        let own = [
            "TEXT", "WORDS", "WHEN", "DATE", "DAYS", "NUMBER", "ORG", "TITLE", "WHOM", "LINE", "DIR",
            "MOMENT", "URL", "CODE", "WALK", "SHELL", "KEY", "VALUE", "VERB", "PEOPLE", "WORD", "SET",
        ];
        let odd: Vec<&String> = without
            .iter()
            .filter(|found| {
                let value = found.rsplit(' ').next().unwrap_or_default();
                !own.iter().any(|own| value.starts_with(own)) && !value.contains("TEXT")
            })
            .collect();
        let odd: Vec<&String> =
            odd.into_iter().filter(|found| !found.ends_with("NAME") || !is_made(found)).collect();
        assert!(odd.is_empty(), "{odd:?}");
    }

    /// Whether a name is made in this place.
    fn is_made(found: &str) -> bool {
        ["add ", "begin ", "edit name", "edit nickname", "edit no_nickname", "merge name", "rename name"]
            .iter()
            .any(|made| found.contains(made))
    }

    fn all(command: &Command, path: &[String]) -> Vec<String> {
        let mut found = Vec::new();
        for argument in command.get_arguments() {
            let takes_value = argument.get_num_args().is_none_or(|number| number.takes_values());
            let value = argument.get_value_names().and_then(|names| names.first()).map(ToString::to_string);
            let value = value.filter(|_| takes_value && argument.get_action().takes_values());
            if let (Some(value), None) = (value, offers(path, argument)) {
                let verbs: Vec<&str> = path.iter().skip(1).map(String::as_str).collect();
                found.push(format!("{} {} {value}", verbs.join(" "), argument.get_id()));
            }
        }
        for verb in command.get_subcommands() {
            let path: Vec<String> = path.iter().cloned().chain([verb.get_name().to_owned()]).collect();
            found.extend(all(verb, &path));
        }
        found
    }
}
