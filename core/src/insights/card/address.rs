//! What was said of somebody, turned to be said to them: "redoing his kitchen" is "redoing your kitchen" at the door.
//!
//! The words stay the user's own; only who is spoken of changes, and what leads to the thing is left out. The words here
//! are English, as the sentences of the card are.

use std::ops::Range;

use super::small_words::{ADVERBS, CALENDAR, FINITE, LED, NEGATED, NO_THING, PRONOUNS, TAILS, is_relative};
use crate::quick_log::{fold, is_ordinary, is_told};

/// A word of a text, with the signs round it.
struct Word<'a> {
    /// As it stands.
    shown: &'a str,
    /// Where it stands.
    place: Range<usize>,
    /// Without case, accents, apostrophes and the signs round it.
    bare: String,
    /// It ends in an apostrophe and an s.
    possessive: bool,
    /// A sign behind it ends a thought.
    ends: bool,
}

impl<'a> Word<'a> {
    fn all(text: &'a str) -> Vec<Self> {
        let mut from = 0;
        let words = text.split_whitespace().map(|shown| {
            let rest = text.get(from..).unwrap_or_default();
            let start = from + rest.find(shown).unwrap_or(0);
            from = start + shown.len();
            Self::of(shown, start..from)
        });
        words.collect()
    }

    fn of(shown: &'a str, place: Range<usize>) -> Self {
        let inner = shown.trim_matches(|letter: char| !letter.is_alphanumeric());
        let after = shown.rfind(inner).and_then(|at| shown.get(at + inner.len()..)).unwrap_or_default();
        Self {
            shown,
            place,
            bare: fold(inner).replace(['\'', '’'], ""),
            possessive: inner.ends_with("'s") || inner.ends_with("’s"),
            ends: after.contains([',', '.', ';', ':', '!', '?']),
        }
    }

    /// The word without a possessive's s.
    fn owner(&self) -> &str {
        if self.possessive { self.bare.strip_suffix('s').unwrap_or(&self.bare) } else { &self.bare }
    }

    /// Another word between the signs round this one.
    fn instead(&self, word: &str) -> String {
        let inner = self.shown.trim_matches(|letter: char| !letter.is_alphanumeric());
        if inner.is_empty() { self.shown.to_owned() } else { self.shown.replacen(inner, word, 1) }
    }
}

/// Turns words about somebody into words to them. `names` are the parts of their name, folded.
pub(super) fn to_them(text: &str, names: &[String]) -> String {
    let words = Word::all(text);
    let mut said: Vec<String> = Vec::with_capacity(words.len());
    let mut to_you = false;
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1);
        // "Will grant me access" has a verb where somebody else has a name.
        let is_name = |word: &Word<'_>| {
            names.iter().any(|name| name == word.owner())
                && (word.shown.contains(char::is_uppercase) || !is_ordinary(word.owner()))
        };
        // Of "Ana Silva's father" the last part of the name says whose he is.
        if is_name(word) && next.is_some_and(is_name) {
            continue;
        }
        let turned = match word.bare.as_str() {
            "she" | "he" | "they" | "him" | "them" => Some("you"),
            "shes" | "hes" | "theyre" => Some("you're"),
            "hed" | "theyd" => Some("you'd"),
            "theyll" => Some("you'll"),
            "theyve" => Some("you've"),
            "her" if word.ends || next.is_none_or(|next| AFTER_OBJECT.contains(&next.bare.as_str())) => {
                // "Sold her first painting", and not "call her first".
                let of_several = next.is_some_and(|next| next.bare == "first" && !next.ends)
                    && words.get(at + 2).is_some_and(|thing| !AFTER_OBJECT.contains(&thing.bare.as_str()));
                Some(if of_several { "your" } else { "you" })
            }
            "his" | "their" | "her" => Some("your"),
            "hers" | "theirs" => Some("yours"),
            // "Dinner at Ana's".
            _ if is_name(word) && word.possessive && (word.ends || next.is_none()) => Some("yours"),
            "herself" | "himself" | "themselves" | "themself" => Some("yourself"),
            "is" if to_you => Some("are"),
            "was" if to_you => Some("were"),
            "has" if to_you => Some("have"),
            "does" if to_you => Some("do"),
            "isnt" if to_you => Some("aren't"),
            "wasnt" if to_you => Some("weren't"),
            "hasnt" if to_you => Some("haven't"),
            "doesnt" if to_you => Some("don't"),
            _ if is_name(word) => Some(if word.possessive { "your" } else { "you" }),
            _ => None,
        };
        to_you = turned == Some("you");
        said.push(turned.map_or_else(|| word.shown.to_owned(), |turned| word.instead(turned)));
    }
    said.join(" ")
}

/// Words behind which "her" is whom something is done to ("send her the deck") and not whose it is ("her deck").
const AFTER_OBJECT: &[&str] = &[
    "a", "about", "again", "an", "and", "any", "at", "back", "but", "by", "first", "for", "from", "how",
    "if", "in", "it", "my", "of", "on", "once", "or", "our", "out", "over", "some", "soon", "that", "the",
    "these", "this", "those", "to", "today", "tomorrow", "tonight", "up", "what", "when", "where", "who",
    "why", "with", "your",
];

/// Words that lead to what a clause says: who it is about, and the small words of its tense.
const LEADS: &[&str] = &[
    "about", "also", "am", "and", "are", "be", "been", "being", "but", "did", "does", "finally", "gonna",
    "had", "has", "have", "having", "he", "hed", "hes", "is", "just", "lately", "now", "quite", "really",
    "she", "shes", "so", "soon", "still", "that", "then", "they", "theyd", "theyll", "theyre", "theyve",
    "too", "very", "was", "were", "who", "will", "would",
];

/// Words at which another thought begins.
const BREAKS: &[&str] = &[
    "although", "because", "but", "said", "since", "so", "though", "unless", "until", "when", "where",
    "which", "while", "who",
];

/// What follows an "and" that begins another thought.
const AFTER_AND: &[&str] = &[
    "also", "are", "asked", "has", "hates", "he", "i", "is", "it", "its", "loves", "needs", "said", "says",
    "she", "so", "then", "they", "wants", "was", "we", "will", "would",
];

/// Words that lead to a noun of German and to no place.
const BEFORE_NOUNS: &[&str] = &[
    "am", "beim", "das", "dem", "den", "der", "die", "ein", "eine", "einem", "einen", "fur", "ihre", "ihrem",
    "ihren", "im", "mein", "meine", "meinen", "seine", "seinem", "seinen", "uber", "vom", "zum", "zur",
];

/// Prepositions of a moment, and what may stand behind them.
const WHEN: &[&str] = &["after", "at", "before", "by", "in", "last", "next", "on", "since", "this", "until"];
const MOMENTS: &[&str] = &[
    "april",
    "august",
    "autumn",
    "christmas",
    "december",
    "easter",
    "evening",
    "fall",
    "february",
    "friday",
    "january",
    "july",
    "june",
    "lunch",
    "march",
    "may",
    "midday",
    "monday",
    "month",
    "morning",
    "new",
    "night",
    "noon",
    "november",
    "october",
    "saturday",
    "september",
    "spring",
    "summer",
    "sunday",
    "the",
    "thursday",
    "tuesday",
    "wednesday",
    "week",
    "weekend",
    "winter",
    "year",
];
const MOMENTS_BEHIND_THE: &[&str] =
    &["autumn", "end", "evening", "fall", "morning", "new", "spring", "summer", "week", "weekend", "winter"];
const DAYS: &[&str] = &["today", "tomorrow", "tonight", "yesterday"];

/// What a clause is about, word by word: without what leads to it, up to where another thought or a date begins.
pub(super) struct Thought<'a> {
    text: &'a str,
    words: Vec<Word<'a>>,
    /// It begins with something of theirs by their name: "Ana's father".
    of_theirs: bool,
}

impl<'a> Thought<'a> {
    /// Reads the first thought of a clause: `restoring a Vespa` of `she is restoring a Vespa and it runs`.
    pub(super) fn of(text: &'a str, names: &[String]) -> Self {
        let mut words = Word::all(text);
        let leads = |word: &Word<'_>| {
            LEADS.contains(&word.bare.as_str()) || names.iter().any(|name| name == &word.bare)
        };
        let from = words.iter().take_while(|word| leads(word) && !word.ends).count();
        words.drain(..from);
        let end = (1..words.len()).find(|&at| begins_anew(&words, at)).unwrap_or(words.len());
        words.truncate(end);
        while words.len() > 1 && words.last().is_some_and(|word| TAILS.contains(&word.bare.as_str())) {
            words.pop();
        }
        let of_theirs = words
            .first()
            .is_some_and(|word| word.possessive && names.iter().any(|name| name == word.owner()));
        Self { text, words, of_theirs }
    }

    /// Whoever of theirs it is about, if it is about somebody of theirs: `son` of `her son broke his arm`, with a name that
    /// follows.
    pub(super) fn relative(&self) -> Option<&'a str> {
        let theirs = self.of_theirs || self.begins_with(&["her", "his", "the", "their"]);
        if !theirs || !is_relative(self.word(1)) {
            return None;
        }
        let named = self.words.get(2).is_some_and(|word| {
            word.shown.starts_with(char::is_uppercase) && self.words.get(1).is_some_and(|kin| !kin.ends)
        });
        let who = self.between(1, if named { 3 } else { 2 });
        // "Her daughter's team won", "her daughter's doing well": it is of the daughter.
        Some(who.strip_suffix("'s").or_else(|| who.strip_suffix("’s")).unwrap_or(who))
    }

    /// Those whom they lead or teach, or with whom they work, if it is about them: `apprentices` of `her apprentices won the cup`.
    pub(super) fn led(&self) -> Option<&'a str> {
        let theirs = self.of_theirs || self.begins_with(&["her", "his", "their"]);
        (theirs && LED.contains(&self.word(1))).then(|| self.between(1, 2))
    }

    /// Whether it begins with something of theirs by their name: "Ana's father".
    pub(super) fn is_of_theirs(&self) -> bool {
        self.of_theirs
    }

    /// Whether it begins with a word that says which thing is meant: "her third test", "Ana's talk".
    pub(super) fn is_determined(&self) -> bool {
        self.of_theirs || determined(self.from(0))
    }

    /// The thing it is about, up to the verb that tells of it: `her third driving test` of `her third driving test is on
    /// the 25th`. Nothing if it does not begin with a thing.
    pub(super) fn thing(&self) -> Option<&'a str> {
        let bare = |word: &Word<'_>| word.bare.clone();
        let tells = |word: &String| {
            FINITE.contains(&word.as_str()) || word.ends_with("nt") && NEGATED.contains(&word.as_str())
        };
        let verb = self.words.iter().map(bare).position(|word| tells(&word));
        if self.is_determined() {
            let mut end = verb.unwrap_or(self.words.len());
            while end > 0 && self.words.get(end - 1).is_some_and(|word| ADVERBS.contains(&word.bare.as_str()))
            {
                end -= 1;
            }
            let thing = self.between(0, end);
            return (end >= 2 || self.words.len() == 1).then_some(thing).filter(|thing| !thing.is_empty());
        }
        // Without an article a verb cannot be told from a thing: only what has none is one.
        let told = self.words.iter().any(|word| is_told(&word.bare) || is_pronoun(&word.bare));
        let thing = self.from(0);
        (verb.is_none() && !told && is_thing(thing)).then_some(thing)
    }

    /// The words from one on up to another, as they were written.
    pub(super) fn between(&self, from: usize, to: usize) -> &'a str {
        let (Some(first), Some(last)) =
            (self.words.get(from), to.checked_sub(1).and_then(|to| self.words.get(to)))
        else {
            return "";
        };
        let words = self.text.get(first.place.start..last.place.end).unwrap_or_default();
        words.trim_matches([',', '.', ';', ':', '!', ' ', '"', '“', '”'])
    }

    /// Where the first of these words stands.
    pub(super) fn place_of(&self, words: &[&str]) -> Option<usize> {
        self.place_where(|word| words.contains(&word))
    }

    /// Where the first word of a kind stands.
    pub(super) fn place_where(&self, is: impl Fn(&str) -> bool) -> Option<usize> {
        self.words.iter().position(|word| is(&word.bare))
    }

    /// Its words without case and accents, in order.
    pub(super) fn bare_words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| word.bare.as_str())
    }

    /// The first words without case and accents; empty beyond the end.
    pub(super) fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &word.bare)
    }

    /// Whether it begins with one of these words.
    pub(super) fn begins_with(&self, words: &[&str]) -> bool {
        words.contains(&self.word(0))
    }

    /// The words from this one on, as they were written, without the signs at their end.
    pub(super) fn from(&self, at: usize) -> &'a str {
        self.between(at, self.words.len())
    }

    /// The words behind the first of these that stands in it.
    pub(super) fn behind(&self, words: &[&str]) -> Option<&'a str> {
        let at = self.place_of(words)?;
        Some(self.from(at + 1)).filter(|rest| !rest.is_empty())
    }

    /// The first word that is a name of a place: it has a capital and does not begin the clause.
    pub(super) fn place_name(&self) -> Option<&'a str> {
        let capital = |word: &Word<'_>| word.shown.chars().next().is_some_and(char::is_uppercase);
        let place = |word: &Word<'_>| capital(word) && !CALENDAR.contains(&word.bare.as_str());
        // Every noun of German has a capital: "beim Umzug" is no place.
        let led = |at: usize| !BEFORE_NOUNS.contains(&self.word(at - 1));
        let start = (1..self.words.len()).find(|&at| self.words.get(at).is_some_and(place) && led(at))?;
        let end = (start..self.words.len())
            .find(|&at| !self.words.get(at).is_some_and(capital))
            .unwrap_or(self.words.len());
        let (first, last) = (self.words.get(start)?, self.words.get(end.checked_sub(1)?)?);
        let name = self.text.get(first.place.start..last.place.end)?;
        Some(name.trim_end_matches([',', '.', ';', ':', '!', '?']))
    }
}

/// Whether a thing has its article, or a word in place of one.
pub(super) fn determined(thing: &str) -> bool {
    let first = thing.split_whitespace().next().unwrap_or_default();
    first.starts_with(|letter: char| letter.is_uppercase() || letter.is_numeric())
        || DETERMINERS.contains(&first.to_lowercase().as_str())
}

const DETERMINERS: &[&str] = &[
    "a", "an", "another", "any", "das", "den", "der", "die", "ein", "eine", "einen", "el", "every", "her",
    "his", "il", "la", "las", "le", "les", "los", "more", "my", "our", "some", "that", "the", "their",
    "these", "this", "those", "two", "um", "uma", "un", "una", "une", "your",
];

/// Whether the words name a thing, and do not begin a sentence of their own or lead elsewhere.
pub(super) fn is_thing(words: &str) -> bool {
    let first = fold(words.split_whitespace().next().unwrap_or_default());
    let first = first.trim_matches(|letter: char| !letter.is_alphanumeric());
    !first.is_empty() && !NO_THING.contains(&first) && !is_pronoun(first)
}

fn is_pronoun(word: &str) -> bool {
    PRONOUNS.contains(&word)
}

/// Whether another thought, or a moment, begins at this word.
fn begins_anew(words: &[Word<'_>], at: usize) -> bool {
    let bare = |at: usize| words.get(at).map_or("", |word| word.bare.as_str());
    let (word, next) = (bare(at), bare(at + 1));
    let number = |word: &str| word.starts_with(|letter: char| letter.is_ascii_digit());
    let moment = WHEN.contains(&word)
        && if next == "the" {
            MOMENTS_BEHIND_THE.contains(&bare(at + 2))
        } else {
            MOMENTS.contains(&next) || number(next)
        };
    at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|before| before.ends)
        || BREAKS.contains(&word)
        || word == "and" && AFTER_AND.contains(&next)
        || word == "as" && ["from", "of"].contains(&next)
        || DAYS.contains(&word)
        || moment
}

/// "the kitchen" for "a kitchen": by now both know which.
pub(super) fn the(thing: &str) -> String {
    let rest = |article: &str| {
        let head = thing.get(..article.len())?;
        thing.get(article.len()..).filter(|_| head.eq_ignore_ascii_case(article))
    };
    match rest("a ").or_else(|| rest("an ")).or_else(|| rest("another ")) {
        Some(rest) => format!("the {rest}"),
        None => thing.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ana() -> Vec<String> {
        vec!["ana".to_owned(), "silva".to_owned()]
    }

    #[test]
    fn words_about_somebody_become_words_to_them() {
        for (about, to) in [
            ("redoing his kitchen", "redoing your kitchen"),
            ("send her the deck", "send you the deck"),
            ("read her deck", "read your deck"),
            ("sold her first painting", "sold your first painting"),
            ("call her first", "call you first"),
            ("call her back", "call you back"),
            ("thank her.", "thank you."),
            ("she was worried about her mother", "you were worried about your mother"),
            ("Ana Silva's father", "your father"),
            ("introduce Ana to Priya", "introduce you to Priya"),
            ("they are building it themselves", "you are building it yourself"),
        ] {
            assert_eq!(to_them(about, &ana()), to);
        }
    }

    #[test]
    fn a_thought_ends_where_another_or_a_date_begins() {
        for (clause, thought) in [
            ("she is restoring a Vespa and it runs", "restoring a Vespa"),
            ("is learning the cello and loves it", "learning the cello"),
            (
                "runs the Valencia half marathon on 6 December and is nervous",
                "runs the Valencia half marathon",
            ),
            ("planning a sailing trip to Greece in May", "planning a sailing trip to Greece"),
            ("has a gig this Saturday", "a gig"),
            ("moving to Lisbon in the autumn", "moving to Lisbon"),
            ("in the office", "in the office"),
        ] {
            assert_eq!(Thought::of(clause, &ana()).from(0), thought);
        }
        assert_eq!(Thought::of("moving to Buenos Aires in June", &ana()).place_name(), Some("Buenos Aires"));
        assert_eq!(the("a new puppy"), "the new puppy");
        assert_eq!(the("ant farm"), "ant farm");
    }
}
