//! What kind of contact a line tells of.

use std::ops::Range;

use super::{
    Lexicon,
    clauses::Clause,
    names::Naming,
    tokens::Line,
    words::{NEGATIONS, OWNERS},
};
use crate::model::EntryKind;

/// The kind word stands among the first words.
const FIRST_WORDS: usize = 6;
/// The user's own kind words may have this many words.
const LONGEST_KIND_WORD: usize = 3;

/// A kind word in the line.
pub(super) struct KindWord {
    pub(super) kind: EntryKind,
    pub(super) tokens: Range<usize>,
    /// The token after the kind words that follow directly: "hallway chat".
    pub(super) run_end: usize,
}

/// The first kind word among the first six words, a name counting as one; outside clauses and names, not after "to",
/// and no note, message or e-mail that is somebody's.
pub(super) fn read(
    line: &Line<'_>,
    start: usize,
    names: &[Naming<'_>],
    clauses: &[Clause],
    lexicon: &Lexicon,
) -> Option<KindWord> {
    let (mut names, mut clauses) = (names.iter().peekable(), clauses.iter().peekable());
    let (mut at, mut counted) = (start, 0);
    while at < line.len() && counted < FIRST_WORDS {
        while clauses.next_if(|clause| clause.tokens.end <= at).is_some() {}
        while names.next_if(|name| name.tokens.end <= at).is_some() {}
        if let Some(clause) = clauses.peek().filter(|clause| clause.tokens.start <= at) {
            at = clause.tokens.end;
        } else if let Some(name) = names.peek().filter(|name| name.tokens.start <= at) {
            at = name.tokens.end;
            counted += 1;
        } else if let Some((kind, end)) = kind_at(line, at, lexicon)
            && !at.checked_sub(1).is_some_and(|before| leads_elsewhere(line, before, &kind))
        {
            let mut run_end = end;
            while let Some((_, end)) = kind_at(line, run_end, lexicon) {
                run_end = end;
            }
            return Some(KindWord { kind, tokens: at..end, run_end });
        } else {
            counted += usize::from(line.word(at).is_some());
            at += 1;
        }
    }
    None
}

/// Whether the word before a kind word says that it is none: "to call", and a thing that somebody has, as in "your note".
fn leads_elsewhere(line: &Line<'_>, before: usize, kind: &EntryKind) -> bool {
    let written = matches!(kind, EntryKind::Note | EntryKind::Message | EntryKind::Email);
    line.is(before, "to") || (written && line.is_any(before, OWNERS))
}

fn kind_at(line: &Line<'_>, at: usize, lexicon: &Lexicon) -> Option<(EntryKind, usize)> {
    let one_on_one = line.is(at, "1")
        && line.sign(at + 1) == Some(':')
        && line.is(at + 2, "1")
        && line.touches(at + 1)
        && line.touches(at + 2);
    if one_on_one {
        return Some((EntryKind::OneOnOne, at + 3));
    }
    let mut words = line.word(at)?.to_owned();
    let mut found = None;
    for end in at + 1..=at + LONGEST_KIND_WORD {
        found = lexicon.kind(&words).map(|kind| (kind, end)).or(found);
        let Some(next) = line.word(end) else { break };
        words.push(' ');
        words.push_str(next);
    }
    found
}

pub(super) fn is_negation(line: &Line<'_>, at: usize) -> bool {
    line.word(at).is_some_and(|word| NEGATIONS.contains(&word) || word.ends_with("n't"))
}
