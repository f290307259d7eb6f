//! Words without their endings, so that "analysts" and "analyst", "hiring" and "hire" meet.
//!
//! Cut for matching, not for reading: a few English endings of words of some length, nothing more. Words of other
//! languages stay whole, apart from a plural s. Scripts that put no spaces between words give no words to compare: of Han
//! every two letters side by side count as one, Katakana counts whole, Hiragana (endings, mostly) not at all, and of
//! Thai, Lao, Khmer and Burmese every five.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    sync::LazyLock,
};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::{fold, ordinary_words::is_ordinary};

/// Shorter words say too little to bring two people together.
const SHORTEST: usize = 4;

/// Letters of Han that count as a word, the fewest of Katakana, and letters and signs of a script without spaces.
const HAN: usize = 2;
const KATAKANA: usize = 3;
const UNSPACED: usize = 5;

/// Words that many facts have and that say nothing about any of them.
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

/// The same, to look a word up.
static SAYS_NOTHING: LazyLock<HashSet<&str>> = LazyLock::new(|| EMPTY.iter().copied().collect());

/// Endings, the longest first, and what replaces them.
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
    // Folding takes letters apart; a voiced kana or a syllable of Hangul is one letter to those who read it.
    let folded = fold(text);
    let folded = if folded.is_ascii() { folded } else { folded.nfc().collect() };
    let mut found = BTreeSet::new();
    for word in folded.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c)) {
        let spaced = word.split(is_unspaced).filter(|word| {
            // Counted in parts of letters: a syllable of Hangul says as much as two or three letters.
            (if word.is_ascii() { word.len() } else { word.nfd().count() }) >= SHORTEST
                && word.chars().any(char::is_alphabetic)
                && !SAYS_NOTHING.contains(word)
                && !is_ordinary(word)
        });
        found.extend(spaced.map(stem));
        if word.chars().any(is_unspaced) {
            unspaced(word, &mut found);
        }
    }
    found
}

/// With what the words of each stem of a text begin, as a search for beginnings finds them: the stem, and beside it the
/// word as it is written, where folding changes letters that a search keeps (`Łódź`).
pub(crate) fn beginnings(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for stem in stems(text) {
        // `companies` has the stem of `company`.
        let beginning = stem.strip_suffix('y').filter(|rest| rest.len() >= SHORTEST).unwrap_or(&stem);
        found.entry(stem.clone()).or_default().insert(beginning.to_owned());
    }
    let written = text.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c));
    for word in written.filter(|word| !word.is_ascii() && !word.chars().any(is_unspaced)) {
        for stem in stems(word) {
            found.entry(stem).or_default().insert(word.to_lowercase());
        }
    }
    found
}

/// Whether a letter is of a script that is written without spaces between words: Han, Kana, Thai, Lao, Khmer, Burmese
/// (Unicode 16, Blocks.txt).
pub(crate) fn is_unspaced(letter: char) -> bool {
    matches!(u32::from(letter),
        0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF
        | 0x3040..=0x30FF | 0x31F0..=0x31FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF
        | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// How a script without spaces is cut.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Spaced,
    Hiragana,
    Katakana,
    Han,
    Other,
}

impl Script {
    fn of(letter: char) -> Self {
        match u32::from(letter) {
            0x3040..=0x309F => Self::Hiragana,
            0x30A0..=0x30FF | 0x31F0..=0x31FF => Self::Katakana,
            0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF => Self::Han,
            _ if is_unspaced(letter) => Self::Other,
            _ => Self::Spaced,
        }
    }
}

/// What counts as a word in scripts without spaces.
fn unspaced(text: &str, found: &mut BTreeSet<String>) {
    let letters: Vec<char> = text.chars().collect();
    for run in letters.chunk_by(|one, next| Script::of(*one) == Script::of(*next)) {
        match run.first().map(|letter| Script::of(*letter)) {
            Some(Script::Han) => found.extend(run.windows(HAN).map(String::from_iter)),
            Some(Script::Katakana) if run.len() >= KATAKANA => {
                found.insert(String::from_iter(run));
            }
            // A vowel sign belongs to the letter before it: no word begins with one.
            Some(Script::Other) => {
                let begins = |run: &&[char]| run.first().is_some_and(|first| !is_combining_mark(*first));
                found.extend(run.windows(UNSPACED).filter(begins).map(String::from_iter));
            }
            _ => {}
        }
    }
}

/// A folded word without its ending; what is left has at least three letters.
fn stem(word: &str) -> String {
    if !word.is_ascii() {
        return word.strip_suffix('s').unwrap_or(word).to_owned();
    }
    let mut word = word.to_owned();
    // One ending may follow another: `bouldering`, `boulders`.
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
    fn words_meet_whatever_their_accents_and_in_scripts_that_part_no_words() {
        for (one, other) in [
            ("Übersetzer gesucht", "kennt eine UBERSETZER-Gruppe"),
            ("logistika w Łodzi", "mieszka: Lodzi"),
            ("аналитик", "Аналитик из Дизайна"),
            ("分析師を探している", "以前は分析師でした"),
            ("デザイナーが必要", "デザイナー経験あり"),
            ("ต้องการนักวิเคราะห์", "เคยเป็นนักวิเคราะห์ข้อมูล"),
            ("번역가 필요", "전에 번역가 였음"),
        ] {
            assert!(!stems(one).is_disjoint(&stems(other)), "{one} and {other}");
        }
        for (one, other) in [("分析師", "会議室"), ("探している", "話している"), ("カード", "ガード")]
        {
            assert!(stems(one).is_disjoint(&stems(other)), "{one} and {other}");
        }
        assert!(stems("が、を、に").is_empty());
    }

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
