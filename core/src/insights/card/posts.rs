//! Posts: who came to one, and who takes one up.

use super::{
    address::is_thing,
    phrases::bare,
    seen::Seen,
    small_words::bare_words,
    successes::{is_achieved, is_ill_luck},
    words::POSTS,
};
use crate::{
    insights::Said,
    model::{Tense, Tone},
    quick_log::{fold, is_job, is_kin},
};

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

/// The most words of what somebody is at work.
const LONGEST_POST: usize = 5;

/// Words of what somebody is no more, or not to themselves.
const NOT_AT_WORK: &[&str] = &[
    "ex", "failed", "former", "hopeless", "lousy", "mere", "my", "no", "not", "our", "retired", "that",
    "the", "useless", "weak", "who", "whose", "your",
];

/// Verbs by which one begins in a post.
const STARTS: &[&str] = &["begins", "started", "starting", "starts"];

impl Seen<'_> {
    /// "a ward nurse now", "now deputy editor": what they are at work. Not what they once were, nor what somebody of theirs is.
    pub(super) fn occupation(&self, said: &Said) -> Option<&str> {
        let thing = self.thought.from(0);
        let thing = thing.split(" and ").next().unwrap_or(thing);
        let head = [" at ", " for ", " from ", " in ", " of ", " with "];
        let head = head.iter().filter_map(|words| thing.find(words)).min().and_then(|end| thing.get(..end));
        let head = bare(head.unwrap_or(thing));
        let job = head.last().is_some_and(|last| is_job(last) || POSTS.contains(&last.as_str()));
        let told =
            self.thought.begins_with(&["a", "an"]) || bare(&said.clause).iter().any(|word| word == "now");
        let other = |word: &String| NOT_AT_WORK.contains(&word.as_str()) || is_kin(word);
        let is_so = said.tense == Tense::Is && said.tone != Tone::Heavy && !self.dated;
        let fit = is_so && !thing.contains(" in name") && !is_ill_luck(&said.clause);
        (fit && job && told && head.len() <= LONGEST_POST && !head.iter().any(other)).then_some(thing)
    }

    /// "starts as product lead", "has started as the head of brand": the post.
    pub(super) fn post(&self) -> Option<&str> {
        let starts = is_start((self.thought.word(0), self.thought.word(1)));
        Some(self.thought.from(2)).filter(|post| starts && is_thing(post))
    }
}
