//! Words without their endings, so that "analysts" and "analyst", "hiring" and "hire" meet.
//!
//! Cut for matching, not for reading: a few English endings of words of some length, nothing more. Words of other
//! languages and scripts stay whole, apart from a plural s.

use std::collections::BTreeSet;

use super::{fold, words::is_ordinary};

/// Shorter words say too little to bring two people together.
const SHORTEST: usize = 4;

/// Words that stand in many a fact and say nothing about it.
const EMPTY: &[&str] = &[
    "about", "after", "also", "another", "anybody", "anyone", "around", "back", "been", "before", "being",
    "best", "better", "both", "could", "does", "doing", "done", "each", "even", "every", "find", "first",
    "from", "getting", "give", "going", "good", "great", "have", "having", "help", "here", "into", "just",
    "keep", "knows", "know", "last", "learn", "like", "little", "look", "looking", "lots", "love", "loves",
    "made", "make", "many", "more", "most", "much", "must", "need", "needs", "never", "next", "only",
    "other", "over", "people", "person", "quite", "really", "right", "second", "should", "some", "somebody",
    "someone", "soon", "still", "such", "take", "team", "than", "that", "their", "them", "then", "there",
    "these", "they", "thing", "things", "think", "this", "those", "time", "took", "very", "want", "wants",
    "well", "were", "what", "when", "where", "which", "while", "whole", "with", "without", "work", "works",
    "worked", "working", "would", "year", "years", "your",
];

/// Endings, the longest first, and what stands in their place.
const ENDINGS: &[(&str, &str)] = &[
    ("ations", ""),
    ("ation", ""),
    ("ments", ""),
    ("ment", ""),
    ("ings", ""),
    ("ing", ""),
    ("ies", "y"),
    ("ists", ""),
    ("ist", ""),
    ("ers", ""),
    ("ed", ""),
    ("er", ""),
    ("es", ""),
    ("s", ""),
    ("e", ""),
];

/// The words of a text that say something, folded and without their endings, each once.
pub fn stems(text: &str) -> BTreeSet<String> {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    let telling = words.filter(|word| {
        word.chars().count() >= SHORTEST
            && word.chars().any(char::is_alphabetic)
            && !EMPTY.contains(word)
            && !is_ordinary(word)
    });
    telling.map(stem).collect()
}

/// A folded word without its ending; what is left has at least three letters.
fn stem(word: &str) -> String {
    if !word.is_ascii() {
        return word.strip_suffix('s').unwrap_or(word).to_owned();
    }
    let mut word = word.to_owned();
    // One ending may stand behind another: `bouldering`, `boulders`.
    while let Some(shorter) = without_ending(&word) {
        word = shorter;
    }
    word
}

fn without_ending(word: &str) -> Option<String> {
    ENDINGS.iter().find_map(|(ending, instead)| {
        let root = word.strip_suffix(ending)?;
        let says_enough = root.len() + instead.len() >= 3 && !(*ending == "s" && root.ends_with('s'));
        says_enough.then(|| format!("{root}{instead}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_meet_and_other_words_do_not() {
        for (one, other) in [
            ("a second analyst", "ran an analysts search"),
            ("hiring in Lisbon", "can hire"),
            ("pricing", "wrote a book on prices"),
            ("bouldering", "boulders on Sundays"),
        ] {
            assert!(!stems(one).is_disjoint(&stems(other)), "{one} and {other}");
        }
        for (one, other) in
            [("needs someone who can help", "help with the team"), ("a cat", "a cat"), ("glass", "gloss")]
        {
            assert!(stems(one).is_disjoint(&stems(other)), "{one} and {other}");
        }
    }
}
