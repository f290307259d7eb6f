//! News that asks for care: what is heavy, what only hurts for a while, and what was a quarrel.
//!
//! Heavy news has a quiet line of its own and a kind word at the door. A broken wrist mends and is asked after. A quarrel is
//! remembered, and nobody begins with it. Which of these a clause tells of was heard when the line was read.

use chrono::NaiveDate;

use super::{
    address::{Thought, to_them},
    phrases::bare,
    sentence::Sentence,
    sore::is_grave_news,
};
use crate::{
    insights::Said,
    model::{Tense, Tone, Trouble},
    quick_log::{HeavyWords, is_english, is_told},
};

/// Days within which one asks after what mends.
const MENDS_DAYS: i64 = 60;

/// Whether it is news that has a quiet line: it happened, is so or is sure to come ("starts chemo next week"), it was no quarrel
/// and no lost bid, and it does not mend by itself.
pub(super) fn is_heavy(said: &Said) -> bool {
    let passes = matches!(said.trouble, Some(Trouble::Quarrel | Trouble::Setback | Trouble::Ailment));
    let certain = matches!(said.tense, Tense::Happened | Tense::Is | Tense::Ahead)
        || said.tense == Tense::Wished && said.trouble == Some(Trouble::Death);
    // Of a language whose grief no rule hears, the words tell: "a perdu sa sœur".
    let told = said.tone == Tone::Heavy
        || said.tone == Tone::Plain && is_grave_news(&bare(&said.clause)) && !is_english(&said.clause);
    told && certain && !passes
}

/// Whether it tells of a death, which is no secret and no gossip.
pub(super) fn is_of_a_death(said: &Said) -> bool {
    said.tone == Tone::Heavy && said.trouble == Some(Trouble::Death)
}

/// Whether news of this kind begins nothing, whatever the tone it was told in. A lost bid may be spoken of.
pub(super) fn is_grave(trouble: Option<&Trouble>) -> bool {
    trouble.is_some_and(|trouble| *trouble != Trouble::Setback)
}

/// Whether it tells that whoever was ill or hurt is well again.
pub(super) fn is_mended(said: &Said) -> bool {
    said.trouble.is_none() && HeavyWords::read(&said.clause).mended
}

/// What one says to somebody whom something heavy happened to; less where they would rather not be spoken to about it.
pub(super) fn kind_word(heavy: &Said, unspoken: bool, names: &[String]) -> Sentence {
    let words = HeavyWords::read(&heavy.clause);
    let grieved = matches!(heavy.trouble, Some(Trouble::Death | Trouble::Illness | Trouble::Unwell));
    let whom = words.whom.filter(|_| grieved && !unspoken);
    if let Some(whom) = whom {
        return Sentence::plain(&format!("It's good to see you. I'm sorry about your {whom}."));
    }
    // A thing of theirs that came to nothing may be named: "Lottie's Brighton show is cancelled".
    let mild = matches!(heavy.trouble, None | Some(Trouble::Setback)) && !unspoken && !grieved;
    let thought = Thought::of(&heavy.clause, names);
    // "His car failed the inspection": the thing ends where it is told of.
    let broken = || {
        let verb = thought.place_where(is_told)?;
        BREAKS.contains(&thought.word(verb.checked_sub(1)?)).then(|| thought.between(0, verb))
    };
    let thing = thought.thing().filter(|_| mild && thought.relative().is_none());
    let thing = if mild { broken().or(thing) } else { thing };
    let theirs = thought.is_of_theirs() || thought.begins_with(&["her", "his", "their"]);
    let short = |thing: &&str| (2..=5).contains(&thing.split_whitespace().count());
    let told = |thing: &&str| thing.split_whitespace().all(|word| !is_told(word));
    match thing.filter(short).filter(told).filter(|_| theirs) {
        Some(thing) => {
            Sentence::round("It's good to see you. I was sorry to hear about ", &to_them(thing, names), ".")
        }
        None => Sentence::plain("It's good to see you. I've been thinking of you."),
    }
}

/// Things of theirs that break, and that one may be sorry about.
const BREAKS: &[&str] = &["bike", "boiler", "car", "heating", "laptop", "oven", "phone", "van"];

/// The question after what mends: "How is your son's arm?", "Are you feeling better?". Nothing once it is long ago.
pub(super) fn how_it_mends(said: &Said, thought: &Thought<'_>, today: NaiveDate) -> Option<Sentence> {
    let recent = (today - said.at.date_naive()).num_days() <= MENDS_DAYS;
    if said.trouble != Some(Trouble::Ailment) || !recent {
        return None;
    }
    let whose = thought.relative().map(|relative| format!("your {relative}"));
    Some(Sentence::plain(&match (whose, HeavyWords::read(&said.clause).part) {
        (Some(whose), None) => format!("How is {whose}? Better, I hope."),
        (Some(whose), Some(part)) => format!("How is {whose}'s {part}?"),
        (None, None) => "Are you feeling better?".to_owned(),
        (None, Some(part)) => format!("How is your {part}?"),
    }))
}
