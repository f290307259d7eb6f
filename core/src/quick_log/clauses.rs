//! Marks, and the clauses they open: promises, things given and received, facts, wins, words
//! spoken for the user; topics and `#private`.
//!
//! One pass over the tokens. What a clause means is read elsewhere.

use std::{collections::HashSet, ops::Range};

use super::{
    folding::fold,
    language,
    marks::{Mark, is_at, mark_at, opening},
    naming::Naming,
    place::Topic,
    tokens::{Case, Line},
    words::{ABBREVIATIONS, SUBJECTS},
};
use crate::model::Span;

/// A marked part of a line.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    pub(super) mark: Mark,
    /// Its tokens, the mark included.
    pub(super) tokens: Range<usize>,
    /// Its tokens after the mark.
    pub(super) body: Range<usize>,
    pub(super) span: Span,
}

/// The topics of a line, and the place of `#private`. Their words are hidden from every later reading.
pub(super) struct TopicMarks {
    pub(super) list: Vec<Topic>,
    pub(super) private: Option<Span>,
    /// The tokens that start one, in order.
    starts: Vec<usize>,
}

impl TopicMarks {
    pub(super) fn read(line: &mut Line<'_>) -> Self {
        let mut read = Self { list: Vec::new(), private: None, starts: Vec::new() };
        let mut known = HashSet::new();
        let mut at = 0;
        while at < line.len() {
            let Some(tokens) = topic_at(line, at) else {
                at += 1;
                continue;
            };
            let span = line.span_of(tokens.clone());
            let name = line.text_of(tokens.start + 1..tokens.end).to_owned();
            let folded = fold(&name);
            read.starts.push(at);
            if folded == "private" {
                read.private.get_or_insert(span);
            } else if known.insert(folded) {
                read.list.push(Topic { name, span });
            }
            at = tokens.end;
            line.hide(tokens);
        }
        read
    }

    pub(super) fn starts_at(&self, at: usize) -> bool {
        self.starts.binary_search(&at).is_ok()
    }
}

/// `#` after a space, and touching it a word with at least one letter; hyphens and underscores belong to it.
fn topic_at(line: &Line<'_>, at: usize) -> Option<Range<usize>> {
    if line.sign(at) != Some('#')
        || !line.is_spaced(at)
        || !line.touches(at + 1)
        || line.word(at + 1).is_none()
    {
        return None;
    }
    let mut end = at + 2;
    while line.touches(end) && (line.word(end).is_some() || matches!(line.sign(end), Some('_' | '-'))) {
        end += 1;
    }
    while line.sign(end - 1).is_some() {
        end -= 1;
    }
    line.text_of(at + 1..end).chars().any(char::is_alphabetic).then_some(at..end)
}

/// Finds every clause from token `start` on. Signs inside a quoted name open nothing.
pub(super) fn read(line: &Line<'_>, start: usize, topics: &TopicMarks, names: &[Naming<'_>]) -> Vec<Clause> {
    let mut clauses = Vec::new();
    let mut open: Option<(Mark, usize, usize)> = None;
    let mut names = names.iter().peekable();
    let mut at = start;
    while at <= line.len() {
        while names.next_if(|name| name.tokens.end <= at).is_some() {}
        // The token after a name's first is inside it; the first one may follow what ends a clause.
        let inside_name = names.peek().is_some_and(|name| name.tokens.start < at);
        let opened = if inside_name { None } else { opening(line, at, start) };
        let ends = at == line.len()
            || !inside_name
                && (opened.is_some()
                    || topics.starts_at(at)
                    || line.starts_line(at)
                    || ends_clause(line, at));
        if ends && let Some((mark, from, body)) = open.take() {
            clauses.extend(clause(line, mark, from, body, at));
        }
        if let Some((mark, length)) = opened {
            open = Some((mark, at, at + length));
            at += length;
        } else {
            at += 1;
        }
    }
    clauses
}

fn clause(line: &Line<'_>, mark: Mark, from: usize, body: usize, mut end: usize) -> Option<Clause> {
    while end > body && matches!(line.sign(end - 1), Some(',' | '.' | ';' | ':')) {
        end -= 1;
    }
    (end > body).then(|| Clause { mark, tokens: from..end, body: body..end, span: line.span_of(from..end) })
}

/// `;`, sentence punctuation before a space and a capital, or a comma before "with @".
fn ends_clause(line: &Line<'_>, at: usize) -> bool {
    match line.sign(at) {
        Some(';' | '\u{3002}') => true,
        Some(',') => line.is(at + 1, "with") && is_at(line, at + 2),
        Some(_) => ends_sentence(line, at),
        None => false,
    }
}

/// `.`, `!`, `?` or an ellipsis right after a word and before a space and a capital, an `@`, or a word as "he"; not after "Dr.".
pub(super) fn ends_sentence(line: &Line<'_>, at: usize) -> bool {
    let Some(sign) = line.sign(at).filter(|sign| matches!(sign, '.' | '!' | '?' | '\u{2026}')) else {
        return false;
    };
    // "Really?!": the last sign of several speaks.
    if !line.touches(at) || !line.is_spaced(at + 1) || mark_at(line, at + 1).is_some() {
        return false;
    }
    let next = at + 1 + usize::from(matches!(line.sign(at + 1), Some('"' | '\'' | '(')));
    let capital = line.case(next) == Case::Capital || is_at(line, next) || line.is_any(next, SUBJECTS);
    // "bis 12. Mai" goes on.
    let numbered = sign == '.'
        && line.word(next).is_some_and(language::is_calendar_word)
        && at
            .checked_sub(1)
            .and_then(|day| line.word(day))
            .is_some_and(|day| day.bytes().all(|b| b.is_ascii_digit()));
    capital
        && !numbered
        && !(sign == '.' && at.checked_sub(1).is_some_and(|before| is_abbreviation(line, before)))
}

/// "Dr", "Prof", "e.g", an initial as in "J. Smith". "I" is not one.
fn is_abbreviation(line: &Line<'_>, at: usize) -> bool {
    line.word(at).is_some_and(|word| {
        ABBREVIATIONS.contains(&word)
            || word != "i" && word.chars().count() == 1 && word.chars().all(char::is_lowercase)
    })
}
