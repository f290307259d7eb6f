//! One way to compare names: without case, accents or typographic forms.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Folds a text so that names compare without case and accents: `Tomás`, `TOMAS` and a decomposed `Tomás` are equal.
///
/// Compatibility forms (full-width letters, ligatures) and curly apostrophes fold to their plain forms, invisible
/// characters vanish, and every kind of white space becomes a plain space. The result may be longer or shorter than
/// the text, so places in one say nothing about places in the other.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|&c| !is_accent(c) && !is_invisible(c)) {
        match plain(c) {
            'ø' | 'Ø' => folded.push('o'),
            'ł' | 'Ł' => folded.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => folded.push('d'),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            'ß' | 'ẞ' => folded.push_str("ss"),
            'æ' | 'Æ' => folded.push_str("ae"),
            'œ' | 'Œ' => folded.push_str("oe"),
            'þ' | 'Þ' => folded.push_str("th"),
            c => folded.extend(c.to_lowercase()),
        }
    }
    folded
}

/// The plain form of a curly quote, a full-width mark or a space of any kind; any other character as it is.
pub(super) fn plain(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2032}' | '\u{02bc}' | '\u{ff07}' => '\'',
        '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '\u{ab}' | '\u{bb}' | '\u{ff02}' => '"',
        '\u{2010}' | '\u{2011}' | '\u{ff0d}' => '-',
        '\u{3001}' | '\u{ff0c}' => ',',
        '\u{2024}' => '.',
        // The ideographic full stop keeps its own form: it ends a sentence without a space after it.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

/// Accents of the scripts in which people leave them out. Vowel signs of other scripts stay: they are letters there.
fn is_accent(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{64b}'..='\u{652}' | '\u{670}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
        && is_combining_mark(c)
}

/// Characters that show nothing: joiners, direction marks, soft hyphens. They neither join nor part words.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
        || (c.is_control() && !c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_compare_without_case_and_accents_composed_or_not() {
        assert_eq!(fold("Tomás"), "tomas");
        assert_eq!(fold("Toma\u{301}s"), "tomas");
        assert_eq!(fold("ŁUKASZ Øster"), "lukasz oster");
        assert_eq!(fold("İpek Kıraç"), "ipek kirac");
        assert_eq!(fold("O\u{2019}Neill"), "o'neill");
        assert_eq!(fold("Ａｎａ"), "ana");
    }

    #[test]
    fn voiced_kana_stay_apart_from_unvoiced_ones() {
        assert_ne!(fold("が"), fold("か"));
        assert_eq!(fold("が"), fold("か\u{3099}"));
    }
}
