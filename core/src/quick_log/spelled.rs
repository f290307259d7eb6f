//! Names as they are spelled, taken apart so that two ways of writing one compare.

use super::{
    folding::plain,
    titles,
    tokens::{Case, Line},
};

/// A word of a name as it compares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NameWord {
    pub(super) folded: String,
    pub(super) capital: bool,
}

/// Whether somebody who changed a name may still be called by it: the given name is the same, and it is no mere
/// correction. Who took another given name is not to be found under the old one unless the user says so.
pub(crate) fn is_former_name(before: &str, after: &str) -> bool {
    let (before, after) = (Spelled::read(before).core, Spelled::read(after).core);
    let given = |core: &[NameWord]| core.first().map(|word| word.folded.clone());
    before.len() > 1
        && given(&before) == given(&after)
        && strsim::osa_distance(&joined(&before), &joined(&after)) > 2
}

/// A name taken apart: titles, suffixes and anything in brackets or quotes are set aside.
pub(super) struct Spelled {
    /// The words that are compared, the given names first.
    pub(super) core: Vec<NameWord>,
    /// Every word as written.
    all: Vec<NameWord>,
    /// "Silva, Ana", as it is written in a line.
    turned: Option<Vec<NameWord>>,
    /// "Ben" of "Benjamin (Ben) Franklin".
    pub(super) inner: Option<String>,
    pub(super) titled: bool,
}

impl Spelled {
    pub(super) fn read(name: &str) -> Self {
        let (plain, inner) = without_inner(name);
        let line = Line::read(&plain);
        let all = if inner.is_some() {
            name_words(name)
        } else {
            (0..line.len()).filter_map(|at| name_word(&line, at)).collect()
        };
        let from = titles::after_titles(&line, 0);
        let end = (from + 1..line.len())
            .find(|&end| {
                let (after, suffixed) = titles::after_suffixes(&line, end);
                suffixed && after == line.len()
            })
            .unwrap_or(line.len());
        let words = |tokens: std::ops::Range<usize>| -> Vec<NameWord> {
            tokens.filter_map(|at| name_word(&line, at)).collect()
        };
        let comma = (from..end).find(|&at| line.sign(at) == Some(','));
        let (core, turned) = match comma {
            Some(comma) if comma > from => {
                let given = titles::after_titles(&line, comma + 1);
                let (mut core, surname) = (words(given..end), words(from..comma));
                core.extend(surname.iter().cloned());
                let mut turned = surname;
                if let Some(last) = turned.last_mut() {
                    last.folded.push(',');
                }
                turned.extend(words(comma + 1..end));
                (core, Some(turned))
            }
            _ => (words(from..end), None),
        };
        let core = if core.is_empty() { all.clone() } else { core };
        Self { core, all, turned, inner, titled: from > 0 }
    }

    /// Every way of writing the full name.
    pub(super) fn forms(&self) -> impl Iterator<Item = Vec<NameWord>> {
        let all = Some(self.all.clone()).filter(|all| *all != self.core);
        [Some(self.core.clone()), all, self.turned.clone()].into_iter().flatten()
    }
}

/// A name without the part of it in brackets or double quotes, and that part.
fn without_inner(name: &str) -> (String, Option<String>) {
    let open = name.char_indices().skip(1).find(|&(_, c)| c == '(' || plain(c) == '"');
    let inside = open.and_then(|(start, open)| {
        let rest = name.get(start + open.len_utf8()..)?;
        let close = rest.find(|c| if open == '(' { c == ')' } else { plain(c) == '"' })?;
        let inner = rest.get(..close)?;
        let after = rest.get(close..)?.chars().next().map_or(0, char::len_utf8);
        let before = name.get(..start)?;
        Some((format!("{}{}", before, rest.get(close + after..)?), inner.trim().to_owned()))
    });
    match inside {
        Some((plain, inner)) if plain.chars().any(char::is_alphanumeric) => {
            (plain, Some(inner).filter(|inner| !inner.is_empty()))
        }
        _ => (name.to_owned(), None),
    }
}

/// The words of a name as a line's words compare to it: folded, without apostrophes.
pub(super) fn name_words(name: &str) -> Vec<NameWord> {
    let line = Line::read(name);
    (0..line.len()).filter_map(|at| name_word(&line, at)).collect()
}

fn name_word(line: &Line<'_>, at: usize) -> Option<NameWord> {
    let folded = name_key(line.word(at)?);
    Some(NameWord { folded, capital: line.case(at) == Case::Capital })
}

/// The words with their hyphens parted: "Jean-Luc" is also written "Jean Luc".
pub(super) fn parted(words: &[NameWord]) -> Vec<NameWord> {
    let parts = |word: &NameWord| {
        let capital = word.capital;
        let parts = word.folded.split('-').map(move |part| NameWord { folded: part.to_owned(), capital });
        parts.collect::<Vec<_>>()
    };
    words.iter().flat_map(parts).collect()
}

/// A folded word as it compares inside a name: "O'Neill" is also written without it.
pub(super) fn name_key(word: &str) -> String {
    word.replace('\'', "")
}

/// The words with spaces between.
pub(super) fn joined(words: &[NameWord]) -> String {
    words.iter().map(|word| word.folded.as_str()).collect::<Vec<_>>().join(" ")
}
