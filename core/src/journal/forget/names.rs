//! The names of somebody who is being forgotten, and where they occur in a text.
//!
//! A name is searched for as whole words, whatever its case and accents. Where it is part of a longer name of somebody who
//! stays, it is theirs and left alone.

use crate::quick_log::{Span, fold, is_ordinary, is_unspaced};

/// What a text is searched for.
#[derive(Debug, Clone)]
pub(super) struct NamesToForget {
    /// Every name the leaving ever had, the longest first.
    leaving: Vec<Name>,
    /// Longer names of people who stay, with one of those in them: "Bo Chen" when "Bo" leaves.
    staying: Vec<Name>,
}

/// A name as a text is searched for it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    /// Its words without case and accents.
    words: Vec<String>,
    /// An ordinary word counts only when it is capitalised like the name.
    capital: Option<bool>,
    /// A single letter of a script without spaces counts only where it is not part of a word.
    letter: bool,
}

impl Name {
    /// Nothing for a name without a letter or digit.
    fn new(name: &str) -> Option<Self> {
        let words: Vec<String> = words(name).map(|span| fold(span.of(name).unwrap_or_default())).collect();
        let ordinary = matches!(words.as_slice(), [word] if is_ordinary(word));
        let capital = ordinary.then(|| words_of(name).any(is_capital));
        let mut letters = name.chars().filter(|letter| letter.is_alphanumeric());
        let letter = letters.next().is_some_and(is_a_word) && letters.next().is_none();
        (!words.is_empty()).then_some(Self { words, capital, letter })
    }

    /// Whether these words of a text begin with this name; `first` is where the first of them is.
    fn begins(&self, folded: &[String], text: &str, first: Span) -> bool {
        folded.starts_with(&self.words)
            && self.capital.is_none_or(|capital| is_capital(first.of(text).unwrap_or_default()) == capital)
            && !(self.letter && is_inside_a_word(text, first))
    }

    fn is_in(&self, longer: &Self) -> bool {
        longer.words.len() > self.words.len()
            && longer.words.windows(self.words.len()).any(|part| part == self.words)
    }
}

impl NamesToForget {
    /// `names` are those of the people being forgotten, `others` of people who stay.
    pub(super) fn new(
        names: impl IntoIterator<Item = String>,
        others: impl IntoIterator<Item = String>,
    ) -> Self {
        let leaving = longest_first(names.into_iter().filter_map(|name| Name::new(&name)).collect());
        let others = others.into_iter().filter_map(|name| Name::new(&name));
        let staying = others.filter(|other| leaving.iter().any(|name| name.is_in(other))).collect();
        Self { leaving, staying: longest_first(staying) }
    }

    /// The same, with more names of the people being forgotten.
    pub(super) fn with<'a>(&self, more: impl Iterator<Item = &'a str>) -> Self {
        let leaving = self.leaving.iter().cloned().chain(more.filter_map(Name::new)).collect();
        Self { leaving: longest_first(leaving), staying: self.staying.clone() }
    }

    /// The words of each of their names, without case and accents.
    pub(super) fn in_words(&self) -> impl Iterator<Item = &[String]> {
        self.leaving.iter().map(|name| name.words.as_slice())
    }

    /// Whether one of their names occurs in this text.
    pub(super) fn are_in(&self, text: &str) -> bool {
        !self.places(text).is_empty()
    }

    /// Where their names occur in a text, apart from names of people who stay.
    pub(super) fn places(&self, text: &str) -> Vec<Span> {
        if self.leaving.is_empty() {
            return Vec::new();
        }
        let spans: Vec<Span> = words(text).collect();
        let folded: Vec<String> = spans.iter().map(|span| fold(span.of(text).unwrap_or_default())).collect();
        let mut places = Vec::new();
        let mut at = 0;
        while let (Some(first), Some(rest)) = (spans.get(at), folded.get(at..)) {
            let longest = |names: &[Name]| {
                let found = names.iter().find(|name| name.begins(rest, text, *first));
                found.map_or(0, |name| name.words.len())
            };
            let (theirs, others) = (longest(&self.leaving), longest(&self.staying));
            if theirs > 0
                && theirs >= others
                && let Some(last) = spans.get(at + theirs - 1)
            {
                places.push(Span { start: first.start, end: last.end });
            }
            at += theirs.max(others).max(1);
        }
        places
    }
}

fn longest_first(mut names: Vec<Name>) -> Vec<Name> {
    names.sort_by(|one, other| (other.words.len(), one).cmp(&(one.words.len(), other)));
    names.dedup();
    names
}

/// The words of a text: letters and digits in a row. In scripts that are written without spaces, and in Hangul, where
/// particles follow a name without one, every letter is a word: a name is then several.
fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, first) = letters.find(|(_, letter)| letter.is_alphanumeric())?;
        let mut end = start + first.len_utf8();
        let goes_on = |letter: char| {
            is_accent(letter) || (letter.is_alphanumeric() && !is_a_word(first) && !is_a_word(letter))
        };
        while let Some((at, letter)) = letters.next_if(|(_, letter)| goes_on(*letter)) {
            end = at + letter.len_utf8();
        }
        Some(Span { start, end })
    })
}

/// Whether a letter is taken for a word of its own.
fn is_a_word(letter: char) -> bool {
    is_unspaced(letter) || ('\u{ac00}'..='\u{d7a3}').contains(&letter)
}

/// Whether such letters stand right before or after this place.
fn is_inside_a_word(text: &str, place: Span) -> bool {
    let before = text.get(..place.start).and_then(|text| text.chars().next_back());
    let after = text.get(place.end..).and_then(|text| text.chars().next());
    [before, after].into_iter().flatten().any(is_a_word)
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    words(text).filter_map(|span| span.of(text))
}

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// Combining accents belong to the letter before them.
fn is_accent(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_as_whole_words_whatever_its_case_and_accents() {
        let ana = NamesToForget::new(["Ana Silva".to_owned(), "Anita".to_owned()], []);
        for text in ["met ANA SILVA.", "Ána  Silva's plan", "anita", "x (Ana-Silva)"] {
            assert!(ana.are_in(text), "{text}");
        }
        for text in ["Ana", "Silva", "Anitas", "banana silva", ""] {
            assert!(!ana.are_in(text), "{text}");
        }
    }
}
