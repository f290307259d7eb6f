//! Small words, as tables: by them the card tells a thing from a sentence, and where the one ends.

use crate::quick_log::is_kin;

/// The words of a text, which is folded already.
pub(super) fn bare_words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Words that begin a sentence and no thing, or lead elsewhere.
pub(super) const NO_THING: &[&str] = &[
    "about", "after", "and", "are", "away", "back", "be", "been", "before", "behind", "but", "by", "did",
    "does", "down", "each", "every", "from", "going", "had", "has", "have", "here", "how", "if", "in",
    "into", "is", "just", "not", "off", "on", "out", "over", "really", "rid", "so", "super", "that", "there",
    "through", "to", "totally", "up", "very", "was", "were", "what", "when", "where", "whether", "who",
    "why", "will", "with", "would",
];

/// Words that stand for a person or a thing and name none.
pub(super) const PRONOUNS: &[&str] = &[
    "anything",
    "everybody",
    "everyone",
    "everything",
    "he",
    "him",
    "i",
    "it",
    "me",
    "nobody",
    "nothing",
    "she",
    "something",
    "them",
    "they",
    "things",
    "us",
    "we",
    "you",
];

/// Verbs that tell of a thing: what stands before them is the thing.
pub(super) const FINITE: &[&str] = &[
    "airs",
    "are",
    "arrives",
    "be",
    "been",
    "begins",
    "came",
    "can",
    "closes",
    "comes",
    "could",
    "ends",
    "finally",
    "finishes",
    "goes",
    "got",
    "had",
    "has",
    "have",
    "is",
    "launches",
    "may",
    "might",
    "must",
    "opens",
    "premieres",
    "should",
    "slips",
    "starts",
    "takes",
    "was",
    "went",
    "were",
    "will",
    "would",
];

/// The same with a no, without apostrophes.
pub(super) const NEGATED: &[&str] =
    &["arent", "cant", "couldnt", "didnt", "doesnt", "dont", "hasnt", "isnt", "wasnt", "wont"];

/// Words that stand between a thing and its verb.
pub(super) const ADVERBS: &[&str] = &["already", "also", "finally", "just", "now", "only", "still"];

/// Words at the end of a thought that say nothing about the thing.
pub(super) const TAILS: &[&str] =
    &["again", "badly", "finally", "lately", "now", "please", "soon", "too", "urgently", "yet"];

/// Days and months that have a capital and are no place, in the languages whose moves are heard.
pub(super) const CALENDAR: &[&str] = &[
    "april",
    "august",
    "december",
    "dezember",
    "dienstag",
    "donnerstag",
    "easter",
    "februar",
    "february",
    "freitag",
    "friday",
    "januar",
    "january",
    "juli",
    "july",
    "june",
    "juni",
    "mai",
    "march",
    "marz",
    "mittwoch",
    "monday",
    "montag",
    "november",
    "october",
    "oktober",
    "samstag",
    "saturday",
    "september",
    "sonntag",
    "sunday",
    "thursday",
    "tuesday",
    "wednesday",
];

/// Words that lead to what was talked about, beside names.
pub(super) const TALKED: &[&str] = &[
    "a", "about", "all", "an", "and", "asked", "bit", "call", "caught", "chat", "chatted", "coffee",
    "compared", "for", "had", "he", "hour", "i", "long", "lunch", "mainly", "me", "meeting", "mostly", "my",
    "notes", "over", "pinged", "quick", "rang", "she", "short", "spoke", "talk", "talked", "tea", "they",
    "to", "told", "up", "us", "we", "with",
];

/// Whether a word is for somebody who belongs to somebody and is asked after: family, animals, those one lives or plays with.
pub(super) fn is_relative(word: &str) -> bool {
    is_kin(word) && !NOT_ASKED_AFTER.contains(&word) || COMPANY.contains(&word)
}

/// Whom somebody leads or teaches, and with whom they work: their success is glad news, and nobody asks after them as after
/// family.
pub(super) const LED: &[&str] = &[
    "apprentice",
    "apprentices",
    "class",
    "crew",
    "department",
    "firm",
    "group",
    "interns",
    "lab",
    "mentee",
    "mentees",
    "pupil",
    "pupils",
    "squad",
    "start-up",
    "startup",
    "student",
    "students",
    "trainee",
    "trainees",
];

/// Family that nobody asks after.
const NOT_ASKED_AFTER: &[&str] = &["bump", "ex"];

/// Who belongs to somebody beside their family.
const COMPANY: &[&str] = &[
    "band",
    "bees",
    "boys",
    "cats",
    "chickens",
    "choir",
    "club",
    "dogs",
    "flatmate",
    "girls",
    "godchild",
    "gran",
    "grandchildren",
    "grandparents",
    "hamster",
    "hens",
    "horse",
    "horses",
    "kittens",
    "lodger",
    "mare",
    "orchestra",
    "parrot",
    "pony",
    "puppies",
    "quartet",
    "rabbit",
    "team",
    "tortoise",
];
