//! Lists of words and phrases, and the words of a text as they are held against them.
//!
//! What is written with an apostrophe and without it is one: "didn't pass" and "didnt pass". A list has whole words, words that
//! are known by how they begin, written with a star, and phrases of several words, which stand side by side in a text whatever
//! signs are between them. Lists are written as one writes, and read once.

use std::collections::{HashMap, HashSet};

use crate::quick_log::fold;

/// The shortest beginning by which a word is known, in bytes.
const SHORTEST_BEGINNING: usize = 3;

/// A list of words and phrases, ready to be looked up.
pub(super) struct Words {
    whole: HashSet<&'static str>,
    /// Words known by how they begin.
    beginnings: HashSet<&'static str>,
    /// Phrases by their first word.
    phrases: HashMap<String, Vec<Vec<String>>>,
}

impl Words {
    /// Reads a list.
    pub(super) fn of(list: &[&'static str]) -> Self {
        list.iter().copied().collect()
    }

    /// Whether a word is one of the list.
    pub(super) fn has(&self, word: &str) -> bool {
        let ends = word.char_indices().map(|(at, letter)| at + letter.len_utf8());
        self.whole.contains(word)
            || !self.beginnings.is_empty()
                && ends
                    .filter(|end| *end >= SHORTEST_BEGINNING)
                    .any(|end| word.get(..end).is_some_and(|begin| self.beginnings.contains(begin)))
    }

    /// Whether one of these words, in the order of their text, is in the list, or begins a phrase of it.
    pub(super) fn has_one_of(&self, words: &[String]) -> bool {
        words.iter().any(|word| self.has(word)) || (0..words.len()).any(|at| self.has_phrase_at(words, at))
    }

    /// Whether these words begin with a phrase of the list.
    pub(super) fn begin(&self, words: &[String]) -> bool {
        self.has_phrase_at(words, 0)
    }

    fn has_phrase_at(&self, words: &[String], at: usize) -> bool {
        let phrases = words.get(at).and_then(|first| self.phrases.get(first));
        let behind = words.get(at + 1..).unwrap_or_default();
        phrases.into_iter().flatten().any(|phrase| behind.starts_with(phrase))
    }
}

impl FromIterator<&'static str> for Words {
    /// What has a space in it, or a line in place of one, is a phrase.
    fn from_iter<T: IntoIterator<Item = &'static str>>(list: T) -> Self {
        let mut words = Self { whole: HashSet::new(), beginnings: HashSet::new(), phrases: HashMap::new() };
        for entry in list {
            if entry.contains([' ', '_']) {
                let mut phrase = bare(entry).into_iter();
                if let Some(first) = phrase.next() {
                    words.phrases.entry(first).or_default().push(phrase.collect());
                }
            } else if let Some(beginning) = entry.strip_suffix('*') {
                words.beginnings.insert(beginning);
            } else {
                words.whole.insert(entry);
            }
        }
        words
    }
}

/// The words of a text without case, accents and apostrophes, and without what an apostrophe has left of an article:
/// "l'hôpital".
pub(super) fn bare(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|letter: char| !letter.is_alphanumeric() && letter != '\'');
    let whole = words.map(|word| match word.split_once('\'') {
        Some((cut, rest)) if CUT.contains(&cut) => rest.replace('\'', ""),
        _ => word.replace('\'', ""),
    });
    whole.filter(|word| !word.is_empty()).collect()
}

/// What stands before an apostrophe in French and Italian.
const CUT: &[&str] = &["c", "d", "dell", "j", "l", "m", "n", "nell", "qu", "s", "t"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_whatever_apostrophes_and_signs_are_in_it() {
        let list = Words::of(&["fluke", "plagiar*", "didn't deserve", "at the right time"]);
        for found in ["a fluke!", "plagiarised it", "she didnt deserve it", "at the right, time"] {
            assert!(list.has_one_of(&bare(found)), "{found}");
        }
        for other in ["flukes", "did deserve it", "at the right", ""] {
            assert!(!list.has_one_of(&bare(other)), "{other}");
        }
        assert_eq!(bare("Sorti de l’Hôpital, she’s fine"), ["sorti", "de", "hopital", "shes", "fine"]);
    }
}
