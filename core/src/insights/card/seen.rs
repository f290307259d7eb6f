//! One thought of theirs, seen from today: how long ago it was said, and whether it is over.

use super::{
    address::{Thought, to_them},
    sentence::Sentence,
};

/// Days after which somebody may still lack what they looked for.
pub(super) const LONG_NEED_DAYS: i64 = 180;

/// One thought of theirs, seen from today.
pub(super) struct Seen<'a> {
    /// Days since it was said.
    pub(super) age: i64,
    /// It has happened by now.
    pub(super) over: bool,
    /// It names a day that was ahead when it was said.
    pub(super) dated: bool,
    pub(super) thought: Thought<'a>,
    pub(super) names: &'a [String],
}

impl<'a> Seen<'a> {
    /// A fact known for `age` days, read as something that still goes on.
    pub(super) fn known(text: &'a str, age: i64, names: &'a [String]) -> Self {
        Self { age, over: false, dated: false, thought: Thought::of(text, names), names }
    }

    /// A sentence around these words of theirs; `None` without words.
    pub(super) fn round(&self, before: &str, words: &str, after: &str) -> Option<Sentence> {
        let words = to_them(words, self.names);
        let torn = words.ends_with(" your") || words == "your";
        (!words.is_empty() && !torn).then(|| Sentence::round(before, &words, after))
    }
}

/// The words without the first of these that leads to them.
pub(super) fn strip<'t>(words: &'t str, leads: &[&str]) -> &'t str {
    leads.iter().find_map(|lead| words.strip_prefix(lead)).unwrap_or(words)
}
