//! Promises as one speaks of them at the door: what is owed is the thing, or the deed.

use chrono::NaiveDate;

use super::{
    address::{Thought, determined, the, to_them},
    sentence::Sentence,
};
use crate::{
    insights::one_line::one_line,
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
    /// What it was is said only in the line: "send them".
    Unnamed,
}

impl Deed {
    /// Reads the words of a promise; nothing if they are none.
    fn of(text: &str, names: &[String]) -> Option<Self> {
        if is_unnamed(text) {
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

/// "I owe you the deck, since Friday."
pub(super) fn late(late: &PromiseRow, names: &[String], today: NaiveDate) -> Sentence {
    let deed = Some(late).filter(|late| !late.private).and_then(|late| Deed::of(&late.text, names));
    let since = late.due.map(|due| since(due.day(), today)).unwrap_or_default();
    match deed {
        Some(deed) if deed.presses() => {
            Sentence::plain(&format!("I said I would come back to you, and it is late{since}."))
        }
        Some(Deed::Thing(thing)) => Sentence::round("I owe you ", &with_article(&thing), format!("{since}.")),
        Some(Deed::Done(words)) => {
            Sentence::round("I said I would ", &words, format!(", and it is late{since}."))
        }
        Some(Deed::Other(words)) => Sentence::round(format!("I owe you this{since}: \""), &words, "\"."),
        Some(Deed::Unnamed) => Sentence::plain(&format!("I owe you what I promised{since}.")),
        None => Sentence::plain("I owe you something, and it is late."),
    }
}

/// What the user still means to do: "I still owe you the deck."
pub(super) fn still_mine(text: &str, names: &[String]) -> Option<Sentence> {
    let deed = Deed::of(text, names)?;
    if deed.presses() {
        return Some(Sentence::plain("I have not forgotten that I meant to come back to you."));
    }
    Some(match deed {
        Deed::Thing(thing) => {
            Sentence::round("I have not forgotten that I owe you ", &with_article(&thing), ".")
        }
        Deed::Done(words) if ASKED.contains(&first_of(&words).as_str()) => {
            Sentence::round("I meant to ", &words, ".")
        }
        Deed::Done(words) => Sentence::round("I have not forgotten that I said I would ", &words, "."),
        Deed::Other(words) => Sentence::round("I have not forgotten: \"", &words, "\"."),
        Deed::Unnamed => Sentence::plain("I have not forgotten what I promised you."),
    })
}

/// What they said they would do: "You kindly offered to introduce me to Priya. Is that still a good idea?"
pub(super) fn offered(text: &str, names: &[String]) -> Option<Sentence> {
    Some(match Deed::of(text, names)? {
        Deed::Done(words) => {
            let words = Thought::of(&words, names).from(0).to_owned();
            Sentence::round("You kindly offered to ", &words, ". Is that still a good idea?")
        }
        Deed::Unnamed => return None,
        Deed::Thing(_) | Deed::Other(_) => {
            let words = to_them(&one_line(text), names);
            let words = words.strip_prefix("you, ").unwrap_or(&words);
            Sentence::round("You kindly offered: \"", words, "\". Is that still a good idea?")
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

/// Whether a promise is a deed with a thing that is named elsewhere: "send them", "bring it back".
fn is_unnamed(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(fold).collect();
    let [verb, thing, rest @ ..] = words.as_slice() else { return false };
    let handed = HANDED.contains(&verb.as_str());
    let led = rest.first().is_none_or(|next| ["back", "on", "over", "to"].contains(&next.as_str()));
    handed && led && ["it", "that", "them", "these", "this", "those"].contains(&thing.as_str())
}

/// A thing with an article, or a word in place of one: "visa contact" is "the visa contact".
fn with_article(thing: &str) -> String {
    if determined(thing) { thing.to_owned() } else { format!("the {}", the(thing)) }
}

fn first_of(words: &str) -> String {
    fold(words.split_whitespace().next().unwrap_or_default())
}

/// ", since Friday" for a day of this week, else with the date.
fn since(day: NaiveDate, today: NaiveDate) -> String {
    let days = (today - day).num_days();
    if days < 7 {
        format!(", since {}", day.format("%A"))
    } else {
        format!(", since {}", day.format("%-d %b"))
    }
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
