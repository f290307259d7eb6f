//! Places in a line, as Kotlin and Swift count them.

use hallway_core::{
    journal::{ReadingShown, Receipt},
    model::Span,
};

/// The text of a line, counted in code units of UTF-16.
struct Utf16<'t> {
    text: &'t str,
    /// For every byte, the units before it; empty for a text in which both are the same.
    units: Vec<usize>,
}

impl<'t> Utf16<'t> {
    fn of(text: &'t str) -> Self {
        let mut units = Vec::new();
        if !text.is_ascii() {
            units.reserve(text.len() + 1);
            let mut before = 0;
            for letter in text.chars() {
                units.extend(std::iter::repeat_n(before, letter.len_utf8()));
                before += letter.len_utf16();
            }
            units.push(before);
        }
        Self { text, units }
    }

    /// A place in bytes, as a place in units.
    fn count(&self, place: &mut Span) {
        let at = |byte: usize| {
            let byte = byte.min(self.text.len());
            self.units.get(byte).copied().unwrap_or(byte)
        };
        *place = Span { start: at(place.start), end: at(place.end) };
    }
}

/// A reading with its offsets converted.
pub(crate) fn reading(mut shown: ReadingShown) -> ReadingShown {
    let text = shown.text.clone();
    let text = Utf16::of(&text);
    shown.chips.iter_mut().filter_map(|chip| chip.span.as_mut()).for_each(|span| text.count(span));
    shown
}

/// A receipt with its offsets converted.
pub(crate) fn receipt(mut receipt: Receipt) -> Receipt {
    let text = receipt.text.clone();
    let text = Utf16::of(&text);
    receipt.doubts.iter_mut().for_each(|doubt| text.count(&mut doubt.span));
    receipt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_as_the_other_language_counts_its_text() {
        let text = "☕ with @Zoë 🏳️‍🌈 e\u{301}";
        let counted = Utf16::of(text);
        for (start, letter) in text.char_indices() {
            let mut span = Span { start, end: start + letter.len_utf8() };
            counted.count(&mut span);
            let (before, with) = (&text[..start], &text[..start + letter.len_utf8()]);
            assert_eq!(span.start, before.encode_utf16().count());
            assert_eq!(span.end, with.encode_utf16().count());
        }
        let mut beyond = Span { start: 1_000, end: usize::MAX };
        counted.count(&mut beyond);
        assert_eq!(beyond.end, text.encode_utf16().count());
        let mut plain = Span { start: 2, end: 90 };
        Utf16::of("plain").count(&mut plain);
        assert_eq!(plain, Span { start: 2, end: 5 });
    }
}
