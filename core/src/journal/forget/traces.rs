//! Traces: what the text of a document is looked through for before the document is loaded.
//!
//! Rather too much than too little: letters are compared without regard to words, and whatever has a trace is judged.

use unicode_normalization::char::is_combining_mark;

use crate::{journal::forget::names::NamesToForget, model::RecordId, quick_log::fold};

/// How an id is written: 36 characters, with strokes behind the 8th, 13th, 18th and 23rd place.
const WRITTEN: usize = 36;
const STROKES: [usize; 4] = [8, 13, 18, 23];

/// The names of somebody as letters.
#[derive(Debug)]
pub(super) struct Traces(Vec<Vec<String>>);

impl Traces {
    pub(super) fn of(names: &NamesToForget) -> Self {
        Self(names.in_words().map(|words| words.iter().map(|word| letters(word)).collect()).collect())
    }

    /// Whether one of the names may stand in text among other bytes: every word of it does somewhere.
    pub(super) fn may_be_in(&self, text: &[u8]) -> bool {
        let text = letters(&String::from_utf8_lossy(text));
        self.0.iter().any(|words| words.iter().all(|word| text.contains(word.as_str())))
    }
}

/// A text without case and without any mark on a letter. What this gives of two texts, put together, is what it gives of
/// both as one: so a word that stands in a text has its letters in those of the text.
fn letters(text: &str) -> String {
    let mut letters = fold(text);
    if !letters.is_ascii() {
        letters.retain(|letter| !is_combining_mark(letter));
    }
    letters
}

/// Every id that is written in text among other bytes, each once.
pub(super) fn ids_in(text: &[u8]) -> Vec<RecordId> {
    let [first, others @ ..] = STROKES;
    let strokes = text.iter().enumerate().filter(|(_, byte)| **byte == b'-').map(|(at, _)| at);
    let starts = strokes.filter_map(|stroke| stroke.checked_sub(first));
    let written = starts.filter_map(|start| text.get(start..start + WRITTEN));
    let whole = written.filter(|written| others.iter().all(|stroke| written.get(*stroke) == Some(&b'-')));
    let ids = whole.filter_map(|written| std::str::from_utf8(written).ok().and_then(RecordId::parse));
    let mut ids: Vec<RecordId> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn id(number: u8) -> RecordId {
        RecordId::from_bytes([number; 16])
    }

    #[test]
    fn ids_are_found_however_they_touch_other_bytes() {
        let (one, other) = (id(0x1a), id(0xff));
        let (upper, lower) = (one.to_string().to_uppercase(), other.to_string());
        let text = [&b"\xff-1a"[..], upper.as_bytes(), lower.as_bytes(), b"\xe4-", &[0; 40]];
        assert_eq!(ids_in(&text.concat()), [one, other]);
        assert_eq!(ids_in(&one.to_string().as_bytes()[1..]), []);
        assert_eq!(ids_in(b"- - ---"), []);
    }

    fn name() -> impl Strategy<Value = String> {
        let letters = "[A-Zaæßéİʼ김민วั\u{0e48}\u{0e38}カ\u{3099}张伟\u{301}\u{5b0}\u{f74}\u{f39}σς]{1,4}";
        proptest::collection::vec(letters, 1..3).prop_map(|words| words.join(" "))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        /// What the judge finds in a text the bytes show, whatever stands around it.
        #[test]
        fn a_name_that_is_found_in_a_text_leaves_a_trace_in_its_bytes(
            name in name(),
            before in ".{0,6}",
            after in ".{0,6}",
            join in "[ ,\u{301}\u{e48}\u{f39}]{0,2}",
            bytes in proptest::collection::vec(any::<u8>(), 0..6),
        ) {
            let names = NamesToForget::new([name.clone()], []);
            let text = format!("{before}{join}{name}{join}{after}");
            if names.are_in(&text) {
                let around = [&bytes[..], text.as_bytes(), &bytes[..]].concat();
                prop_assert!(Traces::of(&names).may_be_in(&around), "{name:?} in {text:?}");
            }
        }
    }
}
