//! Text from a journal, made safe to show: a name cannot move the cursor, clear the screen or turn a line around.

use std::{borrow::Cow, fmt::Write};

/// The text with every control and direction-changing character as a visible sign; everything else as it is.
pub fn harmless(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_harmful) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for letter in text.chars() {
        match letter {
            _ if !is_harmful(letter) => shown.push(letter),
            // Unicode has a picture for each of these: ␀ to ␟, and ␡.
            '\0'..='\u{1f}' => shown.extend(char::from_u32(0x2400 + u32::from(letter))),
            '\u{7f}' => shown.push('␡'),
            _ => {
                let _ = write!(shown, "‹U+{:04X}›", u32::from(letter));
            }
        }
    }
    Cow::Owned(shown)
}

/// Control characters, line and paragraph separators, and the characters that change the direction of text or hide
/// inside it (Unicode TR 36, TR 9; tag characters of an emoji flag stay).
fn is_harmful(letter: char) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_send_commands_to_the_terminal() {
        assert_eq!(harmless("Eve\u{1b}[2J\r\n\t\u{7f}"), "Eve␛[2J␍␊␉␡");
        assert_eq!(harmless("a\u{9b}31m"), "a‹U+009B›31m");
    }

    #[test]
    fn a_name_cannot_turn_a_line_around() {
        assert_eq!(harmless("\u{202e}evE\u{202c}"), "‹U+202E›evE‹U+202C›");
        assert_eq!(harmless("\u{2066}x\u{2069}"), "‹U+2066›x‹U+2069›");
    }

    #[test]
    fn names_of_any_script_and_emoji_stay_as_they_are() {
        for text in ["Tomás Pereira", "陳偉", "محمد", "👩‍💻 Zoë", "می‌خواهم", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"]
        {
            assert!(matches!(harmless(text), Cow::Borrowed(_)), "{text}");
        }
    }
}
