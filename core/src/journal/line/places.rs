//! What of a reading has a chip, and how each is named.
//!
//! A chip is named by what it is and its first words: so it stays the same chip while the rest of the line is typed, and a
//! choice about one that is gone means nothing. The names are those of the reading as it was read, whatever the user chose
//! since.

use std::collections::BTreeMap;

use crate::{
    journal::line::suggestion_key,
    model::Span,
    quick_log::{self, Draft, Suggestion},
};

/// The words of a line that name a chip.
const NAMING_WORDS: usize = 3;

/// The most chips of what was read. Of a page of text that was pasted the rest is saved as it was read.
const MOST: usize = 200;

/// Names that are taken, with the number that the next chip of the same words gets.
pub(super) type ChipNames = BTreeMap<String, u32>;

/// Something of a reading that has a chip.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::journal) struct ChipPlace {
    /// How the chip is named.
    pub(super) chip: String,
    /// What it stands for.
    pub(super) what: ChipOf,
    /// Where it stands in the line; nothing for what the line does not say in words.
    pub(super) span: Option<Span>,
}

/// What a chip stands for, by its place in the line: choices move indices, and no place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ChipOf {
    /// The kind and the day of the contact.
    Contact,
    /// The person named here.
    Person(Span),
    Topic(Span),
    Promise(Span),
    Exchange(Span),
    Fact(Span),
    Win(Span),
    /// Words that were spoken for the user; several speakers of one clause share its chip.
    SpokeForMe(Span),
    Private,
    /// A suggestion, by its key.
    Suggested(String),
}

/// The chips of a reading in the order of the line.
pub(super) fn places(draft: &Draft, suggested: &[Suggestion]) -> Vec<ChipPlace> {
    let mut found: Vec<(&str, ChipOf, Option<Span>)> =
        vec![("contact", ChipOf::Contact, draft.kind_span.or(draft.at_span))];
    let mut add = |kind: &'static str, what: fn(Span) -> ChipOf, span: Span| {
        let what = what(span);
        // What shares a clause stands side by side.
        if found.last().is_none_or(|(_, known, _)| *known != what) {
            found.push((kind, what, Some(span)));
        }
    };
    draft.topics.iter().for_each(|topic| add("topic", ChipOf::Topic, topic.span));
    draft.promises.iter().for_each(|promise| add("promise", ChipOf::Promise, promise.span));
    draft.exchanges.iter().for_each(|exchange| add("exchange", ChipOf::Exchange, exchange.span));
    draft.facts.iter().for_each(|fact| add("fact", ChipOf::Fact, fact.span));
    draft.wins.iter().for_each(|win| add("win", ChipOf::Win, win.span));
    draft.words.iter().for_each(|word| add("spoke", ChipOf::SpokeForMe, word.span));
    for span in draft.people.iter().filter_map(|mention| mention.spans.first()) {
        found.push(("person", ChipOf::Person(*span), Some(*span)));
    }
    if draft.private {
        found.push(("private", ChipOf::Private, draft.private_span));
    }
    let mut places = Vec::with_capacity(found.len() + suggested.len());
    let mut names = ChipNames::new();
    found.sort_by_key(|(_, _, span)| span.map_or(0, |span| span.start));
    for (kind, what, span) in found.into_iter().take(MOST) {
        let chip = named(kind, span.and_then(|span| span.of(&draft.raw)).unwrap_or_default(), &mut names);
        places.push(ChipPlace { chip, what, span });
    }
    for suggestion in suggested {
        places.push(of_suggestion(suggestion, &draft.raw, &mut names));
    }
    places.sort_by_key(|place| place.span.map_or(0, |span| span.start));
    places
}

/// The chip of a suggestion; `names` are those that are taken.
pub(super) fn of_suggestion(suggestion: &Suggestion, line: &str, names: &mut ChipNames) -> ChipPlace {
    let kind = format!("asked.{}.{}", suggestion.kind.as_str(), suggestion.trigger);
    let words = suggestion.span.of(line).unwrap_or_default();
    ChipPlace {
        chip: named(&kind, words, names),
        what: ChipOf::Suggested(suggestion_key::key(suggestion)),
        span: Some(suggestion.span),
    }
}

/// The name of a chip: the kind, the first words, and a number where others have the same.
fn named(kind: &str, words: &str, names: &mut ChipNames) -> String {
    // A contact and what is private are there once, whatever words say so.
    let words = if matches!(kind, "contact" | "private") { "" } else { words };
    let first: Vec<String> = words.split_whitespace().take(NAMING_WORDS).map(quick_log::fold).collect();
    let name = format!("{kind}.{}", first.join(" "));
    let number = names.entry(name.clone()).or_insert(0);
    *number += 1;
    if *number == 1 { name } else { format!("{name}/{number}") }
}
