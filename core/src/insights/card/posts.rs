//! Posts: who came to one, and who takes one up.

use super::{
    address::is_thing,
    seen::Seen,
    small_words::bare_words,
    successes::{is_achieved, is_ill_luck},
};
use crate::quick_log::fold;

/// How many words behind "became" say what somebody became.
const NEAR: usize = 3;

/// "Became head of design": a post of their own that one congratulates on.
pub(super) fn is_named_to_a_post(folded: &str) -> bool {
    let mut words = bare_words(folded);
    let became = words.any(|word| ["became", "appointed"].contains(&word));
    became && words.take(NEAR).any(is_achieved) && !is_ill_luck(folded)
}

/// Whether somebody was named to a post or starts in it: "has started as a nurse".
pub(super) fn takes_up_a_post(clause: &str) -> bool {
    let folded = fold(clause);
    let starts = || bare_words(&folded).zip(bare_words(&folded).skip(1)).any(is_start);
    is_named_to_a_post(&folded) || starts()
}

fn is_start((verb, next): (&str, &str)) -> bool {
    STARTS.contains(&verb) && next == "as"
}

/// Verbs by which one begins in a post.
const STARTS: &[&str] = &["begins", "started", "starting", "starts"];

impl Seen<'_> {
    /// "starts as product lead", "has started as the head of brand": the post.
    pub(super) fn post(&self) -> Option<&str> {
        let starts = is_start((self.thought.word(0), self.thought.word(1)));
        Some(self.thought.from(2)).filter(|post| starts && is_thing(post))
    }
}
