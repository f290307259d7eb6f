//! What kind of contact a line tells of.

use std::ops::Range;

use super::{
    Lexicon,
    clauses::Clause,
    grammar::Grammar,
    kinds_unspaced::kind_of_run,
    naming::Naming,
    tokens::{Case, Line},
    words::{NEGATIONS, OWNERS},
};
use crate::model::EntryKind;

/// The kind word is among the first words.
const FIRST_WORDS: usize = 6;
/// The user's own kind words may have this many words.
const LONGEST_KIND_WORD: usize = 3;

/// A kind word in the line.
pub(super) struct KindInLine {
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
    grammar: &Grammar,
) -> Option<KindInLine> {
    read_first(line, start, names, clauses, lexicon, grammar)
        .or_else(|| read_with(line, start, names, clauses, lexicon, grammar))
}

/// Further on a kind word counts right before "with" and a name: "that was the steering meeting with Ana".
fn read_with(
    line: &Line<'_>,
    start: usize,
    names: &[Naming<'_>],
    clauses: &[Clause],
    lexicon: &Lexicon,
    grammar: &Grammar,
) -> Option<KindInLine> {
    let name = names.iter().find(|name| {
        let with = before_name(line, name).checked_sub(1);
        with.is_some_and(|with| with > start && line.is_any(with, &["with", "w"]))
            && !clauses.iter().any(|clause| clause.tokens.contains(&name.tokens.start))
    })?;
    let at = before_name(line, name).checked_sub(2).filter(|&at| at >= start)?;
    let (kind, end) = kind_at(line, at, lexicon, grammar)?;
    let elsewhere = at.checked_sub(1).is_some_and(|before| leads_elsewhere(line, before, &kind));
    (end == at + 1 && !elsewhere).then_some(KindInLine { kind, tokens: at..end, run_end: end })
}

/// Where a name begins, or the "both" before it.
fn before_name(line: &Line<'_>, name: &Naming<'_>) -> usize {
    let both = name.tokens.start.checked_sub(1).filter(|&both| line.is(both, "both"));
    both.unwrap_or(name.tokens.start)
}

fn read_first(
    line: &Line<'_>,
    start: usize,
    names: &[Naming<'_>],
    clauses: &[Clause],
    lexicon: &Lexicon,
    grammar: &Grammar,
) -> Option<KindInLine> {
    let all_names = names;
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
        } else if let Some((kind, end)) = kind_at(line, at, lexicon, grammar)
            && !at.checked_sub(1).is_some_and(|before| leads_elsewhere(line, before, &kind))
            && !is_other_verb(line, at, end, all_names)
            && !is_naming(line, start, at, all_names, grammar)
        {
            let mut run_end = end;
            while let Some((_, end)) = kind_at(line, run_end, lexicon, grammar) {
                run_end = end;
            }
            return Some(KindInLine { kind, tokens: at..end, run_end });
        } else {
            counted += usize::from(line.word(at).is_some());
            at += 1;
        }
    }
    None
}

/// Whether the word before a kind word says that it is not one: "to call", and a thing that somebody has, as in "your note".
fn leads_elsewhere(line: &Line<'_>, before: usize, kind: &EntryKind) -> bool {
    let written = matches!(kind, EntryKind::Note | EntryKind::Message | EntryKind::Email);
    // "Showed me the chat", "read the message": somebody else's.
    let shown = (written || *kind == EntryKind::Chat)
        && line.is(before, "the")
        && before.checked_sub(1).is_some_and(|shows| line.is_any(shows, &["me", "us", "read", "in", "from"]));
    line.is(before, "to") || (written && line.is_any(before, OWNERS)) || shown
}

/// "Walked me through the form", "walked out", "calls my plan a joke" tell of no walk and no call.
fn is_other_verb(line: &Line<'_>, at: usize, end: usize, names: &[Naming<'_>]) -> bool {
    // "my manager is called Joost", "a woman called Thandiwe".
    let naming = line.is(at, "called")
        && at.checked_sub(1).is_some_and(|before| {
            line.is_any(
                before,
                &["is", "was", "woman", "man", "guy", "person", "someone", "somebody", "lady"],
            )
        });
    if naming {
        return true;
    }
    // "Note for Monday: ring Ana" is no kind of talk.
    if line.is(at, "note") {
        return line.is(end, "for");
    }
    // "Grace wrote to my boss": to somebody else.
    let by_one = || names.iter().any(|name| name.tokens.end == at);
    if line.is(at, "wrote") && line.is(at + 1, "to") && by_one() {
        return line.is(at + 2, "the") || line.is_any(at + 2, OWNERS);
    }
    // "Grace wrote, she has a new flat" was a message, "Grace wrote a novel" is none.
    if line.is(at, "wrote") && end == at + 1 {
        let by = names.iter().any(|name| name.tokens.end == at);
        let ends = line.word(end).is_none() || line.is_any(end, &["that", "back", "saying", "again", "from"]);
        return !(by && ends);
    }
    if line.is(at, "walked") {
        let other = ["me", "us", "him", "her", "them", "out", "off", "in", "into", "through", "away", "up"];
        let named = names.iter().find(|name| name.tokens.start == end);
        return line.is_any(end, &other) || named.is_some_and(|name| line.is(name.tokens.end, "through"));
    }
    // "Joost called Ben lazy": two others, and no call of the user's.
    let between =
        names.iter().any(|name| name.tokens.end == at) && names.iter().any(|name| name.tokens.start == end);
    if line.is(at, "called") && between {
        return true;
    }
    line.is_any(at, &["called", "call"])
        && line.is_any(end, &["my", "it", "that", "this", "our", "a", "for", "off", "time", "out", "into"])
}

/// "A dog called Biscuit": after a thing, and before a capitalised word, it says what the thing is called.
fn is_naming(line: &Line<'_>, start: usize, at: usize, names: &[Naming<'_>], grammar: &Grammar) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&before| before >= start && line.is(at, "called")) else {
        return false;
    };
    let named = names.iter().any(|name| name.tokens.contains(&before));
    let does = ["i", "we", "they", "and", "adverb", "who", "be", "have"];
    let subject = line.word(before).is_none_or(|word| does.iter().any(|class| grammar.is(class, word)));
    !named && !subject && line.case(at + 1) == Case::Capital
}

fn kind_at(line: &Line<'_>, at: usize, lexicon: &Lexicon, grammar: &Grammar) -> Option<(EntryKind, usize)> {
    let one_on_one = line.is(at, "1")
        && line.sign(at + 1) == Some(':')
        && line.is(at + 2, "1")
        && line.touches(at + 1)
        && line.touches(at + 2);
    if one_on_one {
        return Some((EntryKind::OneOnOne, at + 3));
    }
    let mut words = line.word(at)?.to_owned();
    let mut found = kind_of_run(&words).map(|kind| (kind, at + 1));
    for end in at + 1..=at + LONGEST_KIND_WORD {
        let known = lexicon.kind(&words).or_else(|| grammar.kind(&words));
        found = known.map(|kind| (kind, end)).or(found);
        let Some(next) = line.word(end) else { break };
        words.push(' ');
        words.push_str(next);
    }
    found
}

pub(super) fn is_negation(line: &Line<'_>, at: usize) -> bool {
    line.word(at).is_some_and(|word| NEGATIONS.contains(&word) || word.ends_with("n't"))
}
