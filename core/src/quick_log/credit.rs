//! Words spoken for the writer, in a line: who spoke, how, and to whom.

use std::ops::Range;

use super::{
    naming::{Naming, is_list},
    tokens::{Case, Line},
    words::look_up,
};
use crate::model::AdvocacyKind;

/// Words anywhere in the clause that say how somebody spoke; the first one decides, else it was a good word.
pub(super) const HOW: &[(&str, AdvocacyKind)] = &[
    ("called", AdvocacyKind::Call),
    ("call", AdvocacyKind::Call),
    ("phoned", AdvocacyKind::Call),
    ("wrote", AdvocacyKind::Call),
    ("letter", AdvocacyKind::Call),
    ("defended", AdvocacyKind::Defence),
    ("defence", AdvocacyKind::Defence),
    ("defense", AdvocacyKind::Defence),
];

/// Words that only repeat what the mark says: "spoke: Bo up for me to the panel".
const REPEATED: &[&str] = &["spoke", "up", "for", "me", "put", "in", "a", "good", "word"];

/// First words of a clause that name nobody, however they are written.
const NO_NAMES: &[&str] = &[
    "a", "about", "at", "before", "for", "in", "my", "on", "our", "that", "the", "to", "up", "when", "with",
];

/// A clause of this mark, read.
pub(super) struct Spoken {
    /// Which names of the line spoke: the name or list that the clause begins with.
    pub(super) speakers: Range<usize>,
    /// The clause begins like a name that nobody has.
    pub(super) someone_else: bool,
    pub(super) kind: AdvocacyKind,
    /// The words after "to".
    pub(super) to: String,
    /// What else is said.
    pub(super) how: String,
}

/// Reads the words after `spoke:`.
pub(super) fn spoken(line: &Line<'_>, names: &[Naming<'_>], body: Range<usize>) -> Spoken {
    let speakers = speakers(line, names, &body);
    let from = match speakers.clone().next_back().and_then(|last| names.get(last)) {
        Some(last) => last.tokens.end.min(body.end),
        None => body.start,
    };
    let someone_else = speakers.is_empty()
        && line.case(from) == Case::Capital
        && !line.is_any(from, NO_NAMES)
        && line.word(from).is_some_and(|word| look_up(HOW, word).is_none());
    let kind = body.clone().find_map(|at| look_up(HOW, line.word(at)?)).unwrap_or_default();
    let to = (from..body.end).find(|&at| line.is(at, "to") && at + 1 < body.end);
    let before = from..to.unwrap_or(body.end);
    let repeats = |word: &str| REPEATED.contains(&word) || look_up(HOW, word).is_some();
    let said = before.clone().any(|at| line.word(at).is_some_and(|word| !repeats(word)));
    Spoken {
        speakers,
        someone_else,
        kind,
        to: to.map(|to| line.text_of(to + 1..body.end).trim().to_owned()).unwrap_or_default(),
        how: if said { trimmed(line.text_of(before)) } else { String::new() },
    }
}

fn trimmed(text: &str) -> String {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '-')).to_owned()
}

/// The name or list that the clause begins with.
fn speakers(line: &Line<'_>, names: &[Naming<'_>], body: &Range<usize>) -> Range<usize> {
    let first = names.partition_point(|name| name.tokens.start < body.start);
    let mut end = first;
    let mut next = body.start;
    while let Some(name) = names.get(end).filter(|name| name.tokens.end <= body.end && !name.possessive) {
        let follows = name.tokens.start == next || end > first && is_list(line, next..name.tokens.start);
        if !follows {
            break;
        }
        next = name.tokens.end;
        end += 1;
    }
    first..end
}
