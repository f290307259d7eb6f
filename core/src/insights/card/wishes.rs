//! What somebody lacks or means to do one day, as a question.

use super::{
    address::{Thought, is_thing, to_them},
    seen::{LONG_NEED_DAYS, Seen, strip},
    sentence::Sentence,
    words::{DOERS, FINDABLE, HOPES, NEEDED, PASTIMES, WISHES},
};
use crate::{
    insights::Said,
    model::Tense,
    quick_log::{first_form, fold, is_first_form},
};

impl Seen<'_> {
    /// "could use a data analyst", "looking for a flat".
    pub(super) fn need(&self) -> Option<Sentence> {
        let at = self.thought.place_of(NEEDED)?;
        let what = strip(self.thought.from(at + 1), &["badly ", "urgently "]);
        let what = strip(what, &["for ", "to find ", "to hire ", "to get ", "to have "]);
        if what.starts_with("to ") || !is_thing(what) {
            return None;
        }
        // What somebody wants may be meant for the user to give: only what one finds is asked after.
        if matches!(self.thought.word(at), "want" | "wants" | "wanted") && !is_findable(what) {
            return None;
        }
        if what.starts_with("help")
            || what.starts_with("time")
            || what.starts_with("more ")
            || self.age > LONG_NEED_DAYS
        {
            return self.round("Could you still use ", what, "?");
        }
        self.round("Have you found ", what, "?")
    }

    /// "wants to try the ferry commute".
    pub(super) fn hope(&self, said: &Said) -> Option<Sentence> {
        let thought = &self.thought;
        let wished = said.tense == Tense::Wished && is_first_form(thought.word(0));
        let verb = if wished {
            0
        } else {
            let wish = thought.place_of(WISHES).filter(|at| *at <= 2)?;
            (thought.word(wish + 1) == "to").then_some(wish + 2)?
        };
        let first = first_form(thought.word(verb))?;
        let glad = HOPES.contains(&first) || PASTIMES.contains(&first);
        let of_ours = thought.bare_words().any(|word| ["me", "my", "our", "us", "we", "i"].contains(&word));
        if !glad || of_ours || !is_first_form(thought.word(verb)) {
            return None;
        }
        self.round("Have you had a chance to ", thought.from(verb), "?")
    }
}

/// "his team is short two engineers": a need that is told as a statement is asked as one.
pub(super) fn still(text: &str, names: &[String]) -> Option<Sentence> {
    let thought = Thought::of(text, names);
    let verb = thought.place_of(&["is", "are"]).filter(|at| *at >= 1)?;
    let (subject, rest) = (thought.between(0, verb), thought.from(verb + 1));
    let rest = rest.strip_prefix("still ").unwrap_or(rest);
    if !thought.is_determined() || rest.is_empty() {
        return None;
    }
    let asks = if thought.word(verb) == "are" { "Are " } else { "Is " };
    Some(Sentence::round(asks, &format!("{} still {}", to_them(subject, names), to_them(rest, names)), "?"))
}

/// Whether a thing is somebody or some place that one finds.
fn is_findable(what: &str) -> bool {
    let head = what.split(" for ").next().unwrap_or(what);
    let head = head.split(" in ").next().unwrap_or(head);
    let last = fold(head.split_whitespace().last().unwrap_or_default());
    let last = last.trim_matches(|letter: char| !letter.is_alphanumeric());
    let person = last.len() > 4 && DOERS.iter().any(|ending| last.ends_with(ending));
    FINDABLE.contains(&last)
        || person
        || head.split_whitespace().next().is_some_and(|first| FINDABLE.contains(&fold(first).as_str()))
}
