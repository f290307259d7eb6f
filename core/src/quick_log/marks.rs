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
    (line.is_spaced(at) && (touches_letter || touches_name)).then_some(mark)
}

/// `owe:`, `theirs:`, `gave:`, `got:`, `about:`, `win:`, `spoke:` at the start of the line or after `. ; ,`.
fn word_mark_at(line: &Line<'_>, at: usize, start: usize) -> Option<Mark> {
    let mark = match line.word(at)? {
        "owe" => Mark::Mine,
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
            && at.checked_sub(1).is_some_and(|i| matches!(line.sign(i), Some('.' | ';' | ','))));
    let colon = line.sign(at + 1) == Some(':') && line.touches(at + 1);
    (opens && colon && at + 2 < line.len() && !line.starts_line(at + 2)).then_some(mark)
}

/// The mark that opens a clause at this token, and how many tokens the mark has.
pub(super) fn opening(line: &Line<'_>, at: usize, start: usize) -> Option<(Mark, usize)> {
    mark_at(line, at).map(|mark| (mark, 1)).or_else(|| word_mark_at(line, at, start).map(|mark| (mark, 2)))
}

/// Whether the `@` here may name somebody: it follows a space, starts the line, or stands in a mark.
pub(super) fn is_at(line: &Line<'_>, at: usize) -> bool {
    line.sign(at) == Some('@')
        && line.touches(at + 1)
        && (line.is_spaced(at)
            || at.checked_sub(1).is_some_and(|before| {
                mark_at(line, before).is_some()
                    || line.text(before).chars().next_back().is_some_and(is_unspaced)
            }))
}
