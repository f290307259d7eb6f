//! Text on one line.

use crate::model::is_unseen;

/// Text on one line, without the characters that steer a screen or turn the writing round.
pub(crate) fn one_line(text: &str) -> String {
    let shown =
        text.chars().map(|c| if c.is_whitespace() || is_unseen(c) { ' ' } else { c }).collect::<String>();
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_steer_a_screen_do_not_get_into_an_answer() {
        assert_eq!(one_line("a\u{1b}[2Jb\nc\u{202e}d  e"), "a [2Jb c d e");
    }
}
