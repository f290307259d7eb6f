//! What is known of somebody, as a sentence to begin with: what they like as time for it, what they do as going on, those who
//! belong to them by who they are.
//!
//! What they cannot bear, where they come from and what cannot be read as one of these begins nothing.

use super::{
    address::{Thought, is_thing, the, to_them},
    heavy::is_grave,
    phrases::bare,
    seen::Seen,
    sentence::Sentence,
    small_words::is_relative,
    sore::is_sore,
    wishes::still,
    words::{BACKGROUND, DISLIKED, LIKED},
};
use crate::{
    insights::one_line::one_line,
    model::FactKind,
    quick_log::{HeavyWords, is_told},
};

/// The sentence for a fact that was learned so many days ago; nothing for one that nobody begins with.
pub(super) fn of_known(kind: &FactKind, text: &str, age: i64, names: &[String]) -> Option<Sentence> {
    let text = one_line(text);
    if text.is_empty() || is_sore(&bare(&text)) || is_grave(HeavyWords::read(&text).kind.as_ref()) {
        return None;
    }
    let at = Seen::known(&text, age, names);
    let thought = Thought::of(&text, names);
    let words = to_them(&the(thought.from(0)), names);
    let words = if words.is_empty() { to_them(&text, names) } else { words };
    match kind {
        FactKind::Need => need(&text, &at, names),
        FactKind::Project => Some(Sentence::round("How's it going with ", &words, "?")),
        FactKind::Interest | FactKind::Music | FactKind::Food => liked(kind, &at, &thought, &words),
        FactKind::Family => family(&thought, names),
        FactKind::Homework => Some(homework(&text, &thought, names)),
        FactKind::Learn | FactKind::Expertise => {
            Some(Sentence::round("I'd love to learn from you: ", &words, "."))
        }
        _ => None,
    }
}

fn need(text: &str, at: &Seen<'_>, names: &[String]) -> Option<Sentence> {
    if let Some(sentence) = still(text, names).or_else(|| at.need()) {
        return Some(sentence);
    }
    let need = to_them(text, names);
    is_thing(&need).then(|| Sentence::round("Have you found ", &need, "?"))
}

fn liked(kind: &FactKind, at: &Seen<'_>, thought: &Thought<'_>, words: &str) -> Option<Sentence> {
    if thought.bare_words().any(|word| DISLIKED.contains(&word)) {
        return None;
    }
    if let Some(sentence) = at.likes().or_else(|| at.took_up()).or_else(|| at.pastime()) {
        return Some(sentence);
    }
    let doing = thought.word(0).ends_with("ing") && thought.word(0).len() > 4;
    let thing = doing || thought.thing().is_some() && !BACKGROUND.contains(&thought.word(0));
    if !thing || is_told(thought.word(0)) || LIKED.contains(&thought.word(0)) {
        return None;
    }
    Some(match kind {
        FactKind::Music if !doing => Sentence::round("Have you been listening to ", words, " lately?"),
        FactKind::Food => return None,
        _ => Sentence::round("Have you had any time for ", words, " lately?"),
    })
}

/// Those who belong to them: "two kids", "daughter Mia started school".
fn family(thought: &Thought<'_>, names: &[String]) -> Option<Sentence> {
    let kin = thought.place_where(is_relative).filter(|_| !BACKGROUND.contains(&thought.word(0)))?;
    let who = thought.word(kin);
    let name = thought.between(kin + 1, kin + 2);
    let named = name.starts_with(char::is_uppercase).then(|| format!("{who} {name}"));
    let who = to_them(named.as_deref().unwrap_or(who), names);
    let plural = named.is_none() && (who.ends_with('s') || who == "children");
    let before = if plural { "How are your " } else { "How is your " };
    Some(Sentence::round(before, &who, "?"))
}

fn homework(text: &str, thought: &Thought<'_>, names: &[String]) -> Sentence {
    let first = text.split([',', ';']).next().unwrap_or(text).trim();
    let did = thought.word(0).ends_with("ed") || DID.contains(&thought.word(0));
    let before = if did { "I saw that you " } else { "I came across this: " };
    Sentence::round(before, &to_them(first, names), ". How did that come about?")
}

/// Past forms without an ending that begin what one looked up about somebody.
const DID: &[&str] = &[
    "built", "gave", "grew", "held", "led", "made", "ran", "sold", "spoke", "taught", "took", "won", "wrote",
];
