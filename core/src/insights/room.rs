//! How much fits: a card is read at the door, so it has 24 lines of 80 columns and not one more.
//!
//! Each row of the card has a number of lines of its own; what does not fit is left out and counted by the insight, so
//! that a screen only prints. A row is its heading in [`LABEL_COLUMNS`], then its parts joined by ` · `, wrapped by
//! [`wrap`] to [`ROW_COLUMNS`]. A promise stands on a line of its own with its date at the right, or with its date on a
//! second line when its words are wider than [`BESIDE_A_DATE`].

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The most lines of a card.
pub const CARD_LINES: usize = 24;

/// Columns of a row's heading.
pub const LABEL_COLUMNS: usize = 13;

/// Columns of a row beside its heading.
pub const ROW_COLUMNS: usize = 80 - LABEL_COLUMNS;

/// The widest words of a promise that leave room for its date and reference on the same line.
pub const BESIDE_A_DATE: usize = 27;

/// What stands between the parts of a row.
const BETWEEN: &str = " · ";

/// The lines of each row.
pub(super) const YOU_OWE: usize = 3;
pub(super) const OPEN_WITH: usize = 2;
pub(super) const THEY_OFFERED: usize = 2;
pub(super) const CAREFUL: usize = 2;
pub(super) const LAST_TIME: usize = 3;
pub(super) const THEIR_WORLD: usize = 3;
pub(super) const BETWEEN_US: usize = 1;
pub(super) const LEARN: usize = 1;

/// The head, the last contact, and what was left out; then what of one's own to share, what to give, where they stand with a
/// goal, what to ask.
const ONE_LINE_ROWS: usize = 7;

const _: () = assert!(
    YOU_OWE
        + OPEN_WITH
        + THEY_OFFERED
        + CAREFUL
        + LAST_TIME
        + THEIR_WORLD
        + BETWEEN_US
        + LEARN
        + ONE_LINE_ROWS
        == CARD_LINES
);

/// Wraps words to lines of at most `columns`, each line as full as it gets; a word wider than a line is broken.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(2);
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let mut word = word;
        while !word.is_empty() {
            let Some(line) = lines.last_mut() else { return lines };
            let space = usize::from(!line.is_empty());
            if line.width() + space + word.width() <= columns {
                line.push_str(if space == 1 { " " } else { "" });
                line.push_str(word);
                break;
            }
            if line.is_empty() {
                let (head, rest) = word.split_at(bytes_within(word, columns));
                line.push_str(head);
                word = rest;
                if rest.is_empty() {
                    break;
                }
            }
            lines.push(String::new());
        }
    }
    lines
}

/// The text on one line of at most `columns`, ending in `…` if it had to be cut.
pub fn clip(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let room = columns.saturating_sub(1);
    let (kept, _) = text.split_at(bytes_within(text, room));
    let kept = if kept.width() > room { "" } else { kept.trim_end() };
    format!("{kept}…")
}

/// The bytes of the longest beginning that is at most `columns` wide, at least one character.
fn bytes_within(text: &str, columns: usize) -> usize {
    let mut end = 0;
    for (start, c) in text.char_indices() {
        let next = start + c.len_utf8();
        // The width of a whole is not the sum of its characters: a flag is two of them.
        let wide = c.width().unwrap_or(0) > 0 || c.is_control();
        if end > 0 && wide && text.get(..next).is_some_and(|head| head.width() > columns) {
            break;
        }
        end = next;
    }
    end
}

/// Text as a card shows it: on one line, without the characters that steer a terminal or turn the writing round.
pub(super) fn one_line(text: &str) -> String {
    let shown =
        text.chars().map(|c| if c.is_whitespace() || steers(c) { ' ' } else { c }).collect::<String>();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The sentence `frame` makes of the longest beginning of `words` that fits `lines` lines of a row.
pub(super) fn framed(words: &str, lines: usize, frame: impl Fn(&str) -> String) -> String {
    let whole = one_line(words);
    let mut columns = whole.width().min(lines * ROW_COLUMNS);
    loop {
        let sentence = frame(&clip(&whole, columns));
        if columns <= 1 || wrap(&sentence, ROW_COLUMNS).len() <= lines {
            return sentence;
        }
        columns -= columns.div_ceil(16);
    }
}

/// The parts of a row that fit its lines, taken in order and only as many as needed; each is expected to be cut to fit
/// by itself.
pub(super) fn fitting<T>(
    parts: impl IntoIterator<Item = T>,
    lines: usize,
    words: impl Fn(&T) -> String,
) -> Vec<T> {
    let mut row = String::new();
    let mut kept = Vec::new();
    for part in parts {
        let longer = if row.is_empty() { words(&part) } else { format!("{row}{BETWEEN}{}", words(&part)) };
        if !kept.is_empty() && wrap(&longer, ROW_COLUMNS).len() > lines {
            break;
        }
        row = longer;
        kept.push(part);
    }
    kept
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_wrapped_and_only_a_word_wider_than_a_line_is_broken() {
        assert_eq!(wrap("moving to Lisbon in June", 10), ["moving to", "Lisbon in", "June"]);
        assert_eq!(wrap("an unbelievable day", 6), ["an", "unbeli", "evable", "day"]);
        assert_eq!(wrap("東京都", 4), ["東京", "都"]);
        assert_eq!(wrap("", 10), [""]);
    }

    #[test]
    fn text_that_was_cut_says_so() {
        assert_eq!(clip("bouldering", 10), "bouldering");
        assert_eq!(clip("bouldering on Sunday", 10), "boulderin…");
        assert_eq!(clip("bouldering on Sunday", 12), "bouldering…");
        assert_eq!(clip("東京", 2), "…");
    }

    #[test]
    fn characters_that_steer_a_terminal_do_not_reach_a_card() {
        assert_eq!(one_line("a\u{1b}[2Jb\nc\u{202e}d  e"), "a [2Jb c d e");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_asked_and_nothing_is_lost(text in "\\PC{0,200}", columns in 2usize..80) {
            let lines = wrap(&text, columns);
            for line in &lines {
                prop_assert!(line.width() <= columns, "{line:?}");
            }
            let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(bare(&lines.concat()), bare(&text));
            prop_assert!(clip(&text, columns).width() <= columns);
        }
    }
}
