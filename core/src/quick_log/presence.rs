//! Who was there, and who is only mentioned.

use std::ops::Range;

use super::{
    clauses::Clause,
    kind::{KindInLine, is_negation},
    naming::{Naming, is_list},
    tokens::{Case, Line},
    words::{BEHIND_UNSPACED, TOLD, WITH, WITH_UNSPACED},
};
use crate::model::EntryKind;

/// How many words back "not" and "never" reach.
const NEGATION_REACH: usize = 4;

/// For each name, whether it is inside a clause.
pub(super) fn inside(names: &[Naming<'_>], clauses: &[Clause]) -> Vec<bool> {
    let mut clauses = clauses.iter().peekable();
    let is_inside = names.iter().map(|name| {
        while clauses.next_if(|clause| clause.tokens.end <= name.tokens.start).is_some() {}
        clauses.peek().is_some_and(|clause| clause.tokens.start <= name.tokens.start)
    });
    is_inside.collect()
}

/// For each name, whether that person was there.
///
/// Somebody was there who is named with `@`, after with, w/, met, saw or called, or in the list of one of these, and
/// somebody who told the user something. If nobody is, the name or list right before or after the kind word was there.
/// Nobody was who is named inside a clause, in the possessive (unless with `@`) or after not and never.
pub(super) fn read(
    line: &Line<'_>,
    start: usize,
    names: &[Naming<'_>],
    inside: &[bool],
    kind: Option<&KindInLine>,
) -> Vec<bool> {
    let mut there = vec![false; names.len()];
    let lists = lists(line, names, inside);
    for list in &lists {
        let Some(first) = names.get(list.start) else { continue };
        let introduced = follows_with(line, start, first.tokens.start);
        let told = names.get(list.end - 1).is_some_and(|last| tells(line, last));
        let with_behind = names.get(list.end - 1).is_some_and(|last| goes_before_with(line, last));
        let mut speaks = introduced || told || with_behind;
        for at in list.clone() {
            let (Some(name), Some(is_there)) = (names.get(at), there.get_mut(at)) else { continue };
            speaks |= name.at;
            *is_there = counts(line, start, name) && speaks;
        }
    }
    if there.contains(&true) {
        // "Bo and @Sam for lunch": the list beside the kind word is one company.
        return with_beside(line, start, names, &lists, there, kind, |there| there.contains(&true));
    }
    with_beside(line, start, names, &lists, there, kind, |_| true)
}

fn with_beside(
    line: &Line<'_>,
    start: usize,
    names: &[Naming<'_>],
    lists: &[Range<usize>],
    mut there: Vec<bool>,
    kind: Option<&KindInLine>,
    joins: impl Fn(&[bool]) -> bool,
) -> Vec<bool> {
    let Some(kind) = kind.filter(|kind| kind.kind != EntryKind::Note) else { return there };
    for list in lists {
        if !is_beside(line, names, list, kind) || !there.get(list.clone()).is_some_and(&joins) {
            continue;
        }
        for at in list.clone() {
            if let (Some(name), Some(is_there)) = (names.get(at), there.get_mut(at)) {
                *is_there = counts(line, start, name);
            }
        }
    }
    there
}

fn counts(line: &Line<'_>, start: usize, name: &Naming<'_>) -> bool {
    (name.at || !name.possessive) && !is_negated(line, start, name.tokens.start)
}

/// Names outside clauses joined by "and", "&", "+" or commas, as ranges; a name alone is a list of one.
fn lists(line: &Line<'_>, names: &[Naming<'_>], inside: &[bool]) -> Vec<Range<usize>> {
    let mut lists: Vec<Range<usize>> = Vec::new();
    for (at, name) in names.iter().enumerate() {
        if inside.get(at) == Some(&true) {
            continue;
        }
        let joined = lists.last_mut().filter(|list| {
            list.end == at
                && names.get(at - 1).is_some_and(|last| {
                    let between = last.tokens.end..name.tokens.start;
                    !last.possessive
                        && is_list(line, between.clone())
                        && (!is_comma_alone(line, between) || name.at || ends_list(line, name))
                })
        });
        match joined {
            Some(list) => list.end = at + 1,
            None => lists.push(at..at + 1),
        }
    }
    lists
}

fn is_comma_alone(line: &Line<'_>, between: Range<usize>) -> bool {
    between.len() == 1 && line.sign(between.start) == Some(',')
}

/// After a bare comma a name goes on with the list unless a verb follows: "with Ana, Bo got promoted".
fn ends_list(line: &Line<'_>, name: &Naming<'_>) -> bool {
    let next = name.tokens.end;
    let goes_on =
        ["and", "about", "at", "for", "in", "on", "over", "re", "during", "to", "from", "today", "w", "with"];
    line.word(next).is_none() && !line.is_possessive(next)
        || line.is_any(next, &goes_on)
        || line.starts_line(next)
        || line.case(next) == Case::Capital
}

/// Whether with, w/, met, saw or called comes right before.
fn follows_with(line: &Line<'_>, start: usize, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&before| before >= start) else { return false };
    line.is_any(before, WITH)
        || line.is_parted(at)
            && line.word(before).is_some_and(|word| WITH_UNSPACED.iter().any(|with| word.ends_with(with)))
        || line.sign(before) == Some('/')
            && before > start
            && line.is(before - 1, "w")
            && line.touches(before)
}

/// "田中さんとお茶": the word for with comes after the name.
fn goes_before_with(line: &Line<'_>, name: &Naming<'_>) -> bool {
    let next = name.tokens.end;
    line.is_parted(next)
        && line.word(next).is_some_and(|word| BEHIND_UNSPACED.iter().any(|with| word.starts_with(with)))
}

/// "Bo told me": the name right before told, asked or showed, and me or us after it.
fn tells(line: &Line<'_>, name: &Naming<'_>) -> bool {
    let verb = name.tokens.end;
    !name.possessive && line.is_any(verb, TOLD) && line.is_any(verb + 1, &["me", "us"])
}

/// "not @Bo", "never met Sam": a negation a few words back with no other sign between.
fn is_negated(line: &Line<'_>, start: usize, at: usize) -> bool {
    for before in (at.saturating_sub(NEGATION_REACH).max(start)..at).rev() {
        if line.word(before).is_none() && !line.is_possessive(before) && line.sign(before) != Some('/') {
            return false;
        }
        if is_negation(line, before) {
            return true;
        }
    }
    false
}

/// Right before or after the kind word, at most "for" or a colon between.
fn is_beside(line: &Line<'_>, names: &[Naming<'_>], company: &Range<usize>, kind: &KindInLine) -> bool {
    let (Some(first), Some(last)) = (names.get(company.start), names.get(company.end - 1)) else {
        return false;
    };
    let near = |between: Range<usize>| match between.len() {
        0 => true,
        1 => line.is(between.start, "for") || line.sign(between.start) == Some(':'),
        _ => false,
    };
    last.tokens.end <= kind.tokens.start && near(last.tokens.end..kind.tokens.start)
        || first.tokens.start >= kind.run_end && near(kind.run_end..first.tokens.start)
}

/// The person whose name ends right before this token and is no part of a list.
pub(super) fn right_before(
    line: &Line<'_>,
    names: &[Naming<'_>],
    inside: &[bool],
    mark: usize,
) -> Option<usize> {
    let mut end = mark;
    while end > 0 && matches!(line.sign(end - 1), Some(',' | ':' | '.' | ';' | '-')) {
        end -= 1;
    }
    let at = names.partition_point(|name| name.tokens.end < end);
    let name = names.get(at).filter(|name| name.tokens.end == end && inside.get(at) == Some(&false))?;
    let listed = at
        .checked_sub(1)
        .and_then(|before| names.get(before))
        .is_some_and(|before| is_list(line, before.tokens.end..name.tokens.start));
    (!listed).then_some(at)
}
