//! Text on one line.

use crate::model::is_unseen;

/// Text on one line, without the characters that steer a screen or turn the writing round.
pub(crate) fn one_line(text: &str) -> String {
    let shown =
        text.chars().map(|c| if c.is_whitespace() || is_unseen(c) { ' ' } else { c }).collect::<String>();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words without the marks that a line has: `@Ana Silva` and `@"Ana Silva"` as the name, `#travel` as the word.
pub(crate) fn unmarked(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    let (mut opens, mut quoted) = (true, false);
    let mut letters = words.chars().peekable();
    while let Some(letter) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        match letter {
            '@' if opens && next == '"' => {
                letters.next();
                quoted = true;
            }
            '@' | '#' if opens && next.is_alphabetic() => {}
            '"' if quoted => quoted = false,
            _ => plain.push(letter),
        }
        opens = letter.is_whitespace() || letter == '(';
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_steer_a_screen_do_not_get_into_an_answer() {
        assert_eq!(one_line("a\u{1b}[2Jb\nc\u{202e}d  e"), "a [2Jb c d e");
    }

    #[test]
    fn a_mark_is_no_part_of_what_it_marks() {
        let said = "Checkout 3 with @Ana Silva and @\"Li Wei\", see #launch; a@b.de, 4 @ 5 and \"so\" stay";
        assert_eq!(
            unmarked(said),
            "Checkout 3 with Ana Silva and Li Wei, see launch; a@b.de, 4 @ 5 and \"so\" stay"
        );
    }
}
