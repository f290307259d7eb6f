//! Promises as one speaks of them at the door: what is owed is the thing, or the deed.

use chrono::NaiveDate;

use super::{
    address::{Thought, determined, the, to_them},
    phrases::bare,
    sentence::Sentence,
    sore::is_sore,
};
use crate::{
    insights::{Said, one_line::one_line},
    quick_log::{fold, is_english, is_first_form},
    store::index::promise::PromiseRow,
};

/// What a promise is about, in words to whom it was made.
enum Deed {
    /// Something handed over: the thing.
    Thing(String),
    /// Something done, from its verb on.
    Done(String),
    /// A sentence that is neither.
    Other(String),
    /// What it was is said only in the line, "send them", or better not said: "go to court with her".
    Unnamed,
}

impl Deed {
    /// Reads the words of a promise; nothing if they are none.
    fn of(text: &str, names: &[String]) -> Option<Self> {
        if is_unnamed(text) || is_sore(&bare(text)) {
            return Some(Self::Unnamed);
        }
        let words = to_them(&one_line(text), names);
        // "Katrin Vogel, the list": whose it is stands before what it is.
        let words = words.strip_prefix("you, ").unwrap_or(&words).trim();
        let mut all = words.split_whitespace();
        let (first, second) = (fold(all.next()?), fold(all.next().unwrap_or_default()));
        let handed = HANDED.contains(&first.as_str());
        let thing = words.split_once(' ').map_or("", |(_, rest)| rest.trim());
        let thing = thing.strip_prefix("you ").unwrap_or(thing);
        // A name in lower case that is a word as well: "bring dev his charger".
        let called = names.contains(&first_of(thing));
        let thing = thing.split_once(' ').filter(|_| called).map_or(thing, |(_, rest)| rest);
        let pronoun = ["it", "them", "that", "this", "you", "back"].contains(&first_of(thing).as_str());
        let named = NAMES_OF_THINGS.contains(&first.as_str())
            && (second.is_empty()
                || ["about", "for", "from", "of", "on", "to", "with"].contains(&second.as_str()));
        let sentence = words.split_whitespace().any(|word| SENTENCES.contains(&fold(word).as_str()));
        // "llamarla", "mandar el contrato": no thing of English that one could owe.
        let strange = second.is_empty() && !named && !is_first_form(&first) || !is_english(words);
        Some(if handed && !thing.is_empty() && !pronoun {
            Self::Thing(thing.to_owned())
        } else if is_first_form(&first) && !named && !determined(words) {
            Self::Done(words.to_owned())
        } else if sentence || strange {
            Self::Other(words.to_owned())
        } else {
            Self::Thing(words.to_owned())
        })
    }

    /// Whether it is something one does to press them, and does not announce: "chase her".
    fn presses(&self) -> bool {
        matches!(self, Self::Done(words) if PRESSING.contains(&first_of(words).as_str()))
    }
}

/// "I've owed you the deck since Friday.", "I said I'd call Priya by Friday, and I'm late."
pub(super) fn late(late: &PromiseRow, names: &[String], today: NaiveDate) -> Sentence {
    let deed = Some(late).filter(|late| !late.private).and_then(|late| Deed::of(&late.text, names));
    let day = late.due.map(|due| spoken_day(due.day(), today));
    let by = day.as_ref().map(|day| format!(" by {day}")).unwrap_or_default();
    let (owe, since) = match &day {
        Some(day) => ("I've owed you", format!(" since {day}")),
        None => ("I owe you", String::new()),
    };
    match deed {
        Some(deed) if deed.presses() => {
            Sentence::plain(&format!("I said I'd get back to you{by}, and I'm late."))
        }
        Some(Deed::Thing(thing)) => {
            Sentence::round(format!("{owe} "), &with_article(&thing), format!("{since}."))
        }
        Some(Deed::Done(words)) => Sentence::round("I said I'd ", &words, format!("{by}, and I'm late.")),
        Some(Deed::Other(words)) => Sentence::round(format!("{owe} this{since}: \""), &words, "\"."),
        Some(Deed::Unnamed) => Sentence::plain(&format!("{owe} what I promised{since}.")),
        None => Sentence::plain("I owe you something, and I'm late."),
    }
}

/// What the user still means to do: "I haven't forgotten that I owe you the deck."
pub(super) fn still_mine(text: &str, names: &[String]) -> Option<Sentence> {
    let deed = Deed::of(text, names)?;
    if deed.presses() {
        return Some(Sentence::plain("I haven't forgotten that I said I'd get back to you."));
    }
    Some(match deed {
        Deed::Thing(thing) => {
            Sentence::round("I haven't forgotten that I owe you ", &with_article(&thing), ".")
        }
        Deed::Done(words) if ASKED.contains(&first_of(&words).as_str()) => {
            Sentence::round("I meant to ", &words, ".")
        }
        Deed::Done(words) => Sentence::round("I haven't forgotten that I said I'd ", &words, "."),
        Deed::Other(words) => Sentence::round("I haven't forgotten: \"", &words, "\"."),
        Deed::Unnamed => Sentence::plain("I haven't forgotten what I promised you."),
    })
}

/// The same of a promise that the line only tells the thing of.
pub(super) fn still_mine_about(thing: &str, names: &[String]) -> Sentence {
    Sentence::round("I haven't forgotten about ", &to_them(thing, names), ".")
}

/// What they said they would do: "You kindly offered to introduce me to Priya. Does that still work for you?"
pub(super) fn offered(text: &str, names: &[String]) -> Option<Sentence> {
    Some(match Deed::of(text, names)? {
        Deed::Done(words) => {
            let words = Thought::of(&words, names).from(0).to_owned();
            Sentence::round("You kindly offered to ", &words, ". Does that still work for you?")
        }
        Deed::Unnamed => return None,
        Deed::Thing(_) | Deed::Other(_) => {
            let words = to_them(&one_line(text), names);
            let words = words.strip_prefix("you, ").unwrap_or(&words);
            Sentence::round("You kindly offered: \"", words, "\". Does that still work for you?")
        }
    })
}

/// What they seem to have offered, where it is a deed for the user: the rest is for the card to ask about.
pub(super) fn seems_offered(text: &str, names: &[String]) -> Option<Sentence> {
    let deed = Deed::of(text, names)?;
    let Deed::Done(words) = &deed else { return None };
    let mine = words.split_whitespace().any(|word| ["me", "my", "our", "us"].contains(&fold(word).as_str()));
    mine.then(|| offered(text, names)).flatten()
}

/// Whether a promise is a deed with a thing that is named elsewhere: "send them", "bring it back", "take one".
fn is_unnamed(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(fold).collect();
    let Some((verb, behind)) = words.split_first() else { return false };
    let behind: Vec<&str> = behind.iter().map(|word| word.trim_matches([',', '.'])).collect();
    let end = behind.iter().position(|word| ["by", "before", "on", "to", "until"].contains(word));
    let behind = behind.get(..end.unwrap_or(behind.len())).unwrap_or_default();
    // "Call them": whom one calls is named by whose promise it is.
    let unnamed = |word: &&str| UNNAMED.contains(word) || *word == "them" && HANDED.contains(&verb.as_str());
    behind.iter().any(unnamed) && behind.iter().all(|word| unnamed(word) || LEAD.contains(word))
}

/// The thing of a promise that does not name it, by what the line tells beside it: "take one" of "her cat had 4 kittens" is about
/// the kittens.
pub(super) fn thing_beside(text: &str, told: &[&Said]) -> Option<String> {
    let several = || told.iter().rev().find_map(|said| several_in(&said.clause));
    let (whose, things) = is_unnamed(text).then(several).flatten()?;
    let counted =
        whose.starts_with(|letter: char| letter.is_ascii_digit()) || NUMBERS.contains(&fold(whose).as_str());
    Some(if counted { format!("the {things}") } else { format!("{whose} {things}") })
}

/// Several things that a clause tells of, with the word before them: "our drawings", "4 kittens".
fn several_in(clause: &str) -> Option<(&str, &str)> {
    let words: Vec<&str> = clause.split_whitespace().map(|word| word.trim_matches([',', '.', ';'])).collect();
    words.windows(2).rev().find_map(|pair| match *pair {
        [whose, things] => {
            let first = fold(whose);
            let counted = whose.parse::<u32>().is_ok() || NUMBERS.contains(&first.as_str());
            ((counted || WHOSE.contains(&first.as_str())) && things.len() > 3 && things.ends_with('s'))
                .then_some((whose, things))
        }
        _ => None,
    })
}

/// Words before several things: how many, or whose.
const NUMBERS: &[&str] = &["eight", "five", "four", "seven", "six", "some", "ten", "three", "two"];
const WHOSE: &[&str] = &["her", "his", "my", "our", "the", "their"];

/// Words for a thing that was named before.
const UNNAMED: &[&str] = &["it", "one", "ones", "some", "that", "these", "this", "those", "three", "two"];

/// Small words round them.
const LEAD: &[&str] = &[
    "a", "about", "after", "along", "at", "back", "for", "her", "him", "into", "of", "off", "out", "over",
    "round", "them", "up", "with",
];

/// A thing with an article, or a word in place of one: "visa contact" is "the visa contact".
fn with_article(thing: &str) -> String {
    if determined(thing) { thing.to_owned() } else { format!("the {}", the(thing)) }
}

fn first_of(words: &str) -> String {
    fold(words.split_whitespace().next().unwrap_or_default())
}

/// "Friday" for a day of the last seven, else the date: "6 Nov".
fn spoken_day(day: NaiveDate, today: NaiveDate) -> String {
    let days = (today - day).num_days();
    day.format(if days < 7 { "%A" } else { "%-d %b" }).to_string()
}

/// Verbs of handing something over: what is owed is the thing.
const HANDED: &[&str] =
    &["bring", "email", "forward", "get", "give", "lend", "mail", "pass", "return", "send", "share"];

/// Words that name a thing although they may be a verb.
const NAMES_OF_THINGS: &[&str] = &[
    "answer",
    "beer",
    "breakfast",
    "budget",
    "call",
    "copy",
    "demo",
    "draft",
    "estimate",
    "intro",
    "link",
    "list",
    "note",
    "notes",
    "outline",
    "photo",
    "plan",
    "reply",
    "report",
    "review",
    "summary",
    "update",
];

/// Words that make a sentence of what is no deed.
const SENTENCES: &[&str] = &["are", "is", "was", "were", "will", "would"];

/// Verbs by which one presses somebody.
const PRESSING: &[&str] =
    &["avoid", "chase", "check", "confront", "nag", "nudge", "poke", "press", "push", "remind"];

/// Verbs of what one says to them.
const ASKED: &[&str] = &["ask", "congratulate", "tell", "thank", "wish"];
