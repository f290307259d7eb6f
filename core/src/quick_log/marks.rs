//! Marks: the signs and words that open a clause, and the `@` before a name.

use super::{stem::is_unspaced, tokens::Line};

/// What a clause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Mine,
    Theirs,
    Given,
    Received,
    Fact,
    /// Something that went well.
    Win,
    /// Somebody spoke for the user.
    Spoke,
}

/// `!send`, `?intro`, `>gave`, `<got`, `+loves`: a sign after a space that touches a letter, `@` or `@"`.
pub(super) fn mark_at(line: &Line<'_>, at: usize) -> Option<Mark> {
    let mark = match line.sign(at)? {
        '!' => Mark::Mine,
        '?' => Mark::Theirs,
        '>' => Mark::Given,
        '<' => Mark::Received,
        '+' => Mark::Fact,
        _ => return None,
    };
    let touches_letter = line.touches(at + 1) && line.is_lettered(at + 1);
    let touches_name = line.touches(at + 1)
        && line.sign(at + 1) == Some('@')
        && line.touches(at + 2)
        && (line.is_lettered(at + 2) || line.sign(at + 2) == Some('"'));
    // `<ana@acme.com>` and `<https://acme.com>` open nothing.
    let is_address = line.is_opaque(at + 1);
    (line.is_spaced(at) && !is_address && (touches_letter || touches_name)).then_some(mark)
}

/// `owe:` or `mine:`, `theirs:`, `gave:`, `got:`, `about:` at the start of the line or after a sign that ends something; `win:` and
/// `spoke:` also after a word that they do not belong to: not in "a win:" and "he spoke:".
fn word_mark_at(line: &Line<'_>, at: usize, start: usize) -> Option<Mark> {
    let mark = match line.word(at)? {
        "owe" | "mine" => Mark::Mine,
        "theirs" => Mark::Theirs,
        "gave" => Mark::Given,
        "got" => Mark::Received,
        "about" => Mark::Fact,
        "win" => Mark::Win,
        "spoke" => Mark::Spoke,
        _ => return None,
    };
    let opens = at == start
        || line.starts_line(at)
        || (line.is_spaced(at)
            && (matches!(mark, Mark::Win | Mark::Spoke) && !belongs(line, at)
                || at.checked_sub(1).is_some_and(|before| {
                    matches!(line.sign(before), Some('.' | ';' | ',' | '!' | '?' | ')'))
                })));
    let colon = line.sign(at + 1) == Some(':') && line.touches(at + 1);
    (opens && colon && at + 2 < line.len() && !line.starts_line(at + 2)).then_some(mark)
}

/// Whether a word is one of the sentence: "a win", "he spoke".
fn belongs(line: &Line<'_>, at: usize) -> bool {
    const OWNERS: &[&str] = &[
        "a", "an", "the", "this", "that", "my", "our", "his", "her", "their", "its", "big", "small",
        "little", "real", "another", "one", "i", "he", "she", "they", "we", "you", "it", "who", "and",
        "then", "also", "never", "only",
    ];
    at.checked_sub(1).is_some_and(|before| line.is_any(before, OWNERS))
}

/// The mark that opens a clause at this token, and how many tokens the mark has.
pub(super) fn opening(line: &Line<'_>, at: usize, start: usize) -> Option<(Mark, usize)> {
    mark_at(line, at).map(|mark| (mark, 1)).or_else(|| word_mark_at(line, at, start).map(|mark| (mark, 2)))
}

/// Whether the `@` here may name somebody: it follows a space, starts the line, or is in a mark.
pub(super) fn is_at(line: &Line<'_>, at: usize) -> bool {
    line.sign(at) == Some('@')
        && line.touches(at + 1)
        && (line.is_spaced(at)
            || at.checked_sub(1).is_some_and(|before| {
                mark_at(line, before).is_some()
                    || line.text(before).chars().next_back().is_some_and(is_unspaced)
            }))
}
