//! Characters that nobody sees: they steer a screen, turn the writing round, or hide inside a word.
//!
//! The one list of them. Code that shows text of the journal replaces, drops or escapes what is listed here.

/// Control characters, line and paragraph separators, and the characters that change the direction of text or hide inside it
/// (Unicode TR 36, TR 9). Joiners and the tags of emoji flags are not among them: words and emoji need them.
pub fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{061c}'
                | '\u{200b}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0001}'
        )
}

/// Letters without ink that nothing but a trick needs in a short name: soft hyphens, joiners, fillers, tags.
pub fn is_blank(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{180e}'
            | '\u{200c}'
            | '\u{200d}'
            | '\u{3164}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_or_hides_is_unseen_and_what_words_need_is_not() {
        for letter in ['\u{1b}', '\n', '\u{9b}', '\u{200b}', '\u{202e}', '\u{2066}', '\u{feff}', '\u{e0001}']
        {
            assert!(is_unseen(letter), "{:04x}", u32::from(letter));
        }
        for letter in ['a', 'é', '陳', '\u{200d}', '\u{200c}', '\u{e0067}', '👩'] {
            assert!(!is_unseen(letter), "{:04x}", u32::from(letter));
        }
    }
}
