//! What another device calls itself, made fit to be read: it is shown before anybody was let in.

use crate::model::{is_blank, is_unseen};

/// Letters of a name that are shown.
const LONGEST: usize = 64;

/// The name without anything that could move the cursor, turn the text round or hide: one line of at most 64 letters.
pub(super) fn readable(name: &str) -> String {
    let shown: String =
        name.chars().filter(|letter| !is_unseen(*letter) && !is_blank(*letter)).take(LONGEST).collect();
    match shown.trim() {
        "" => "a device without a name".to_owned(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_paint_on_the_screen_of_the_other_device() {
        assert_eq!(readable("Ana's phone"), "Ana's phone");
        assert_eq!(readable("\u{1b}[2Jphone\r\n"), "[2Jphone");
        assert_eq!(readable("\u{202e}enohp"), "enohp");
        assert_eq!(readable(" \u{200b} \u{7} "), "a device without a name");
        assert_eq!(readable(&"x".repeat(9_000)).len(), LONGEST);
    }
}
