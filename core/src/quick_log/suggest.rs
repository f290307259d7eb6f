//! What a dictated line seems to say, offered and never done.
//!
//! What is heard in a line lies in its draft. Here it is decided what of it is offered, with the people whom the names of the draft
//! mean by now, and which open promises and needs the line says were kept and met.

use std::collections::BTreeSet;

use super::{
    Candidate, Draft, DraftPerson, Meant, Outstanding, Suggestion, SuggestionKind, Which, kept, tokens::Line,
    triggers::LABELS,
};
use crate::model::{DoubtAbout, Span};

/// A line gets at most this many.
const AT_MOST: usize = 6;

/// What a dictated line seems to say, likeliest first: at most six, in the order of [`SuggestionKind`].
///
/// Triggers in `silenced` were refused twice and are not offered. `outstanding` is what is open with those in the line.
pub fn suggest(draft: &Draft, silenced: &BTreeSet<String>, outstanding: &[Outstanding]) -> Vec<Suggestion> {
    let mut suggestions = every(draft, outstanding);
    // Every newcomer and every promise is asked about anew, no matter who was refused before.
    let anew =
        |kind| matches!(kind, SuggestionKind::NewPerson | SuggestionKind::Kept | SuggestionKind::Correction);
    suggestions.retain(|suggestion| anew(suggestion.kind) || !silenced.contains(suggestion.trigger));
    // Of several reasons to keep a line private, that it was told in confidence counts: what it says is silent from then on.
    let confided = |suggestion: &Suggestion| {
        suggestion.kind == SuggestionKind::Private && suggestion.trigger == "in-confidence"
    };
    if suggestions.iter().any(confided) {
        suggestions.retain(|suggestion| suggestion.kind != SuggestionKind::Private || confided(suggestion));
    }
    // "Came good on his word and fixed the organ": that it is done is all there is to ask of it.
    let kept: Vec<Span> =
        suggestions.iter().filter(|one| one.kind == SuggestionKind::Kept).map(|one| one.span).collect();
    suggestions.retain(|one| {
        let told = one.kind == SuggestionKind::Fact && one.trigger == "news";
        !(told && kept.iter().any(|span| span.touches(one.span)))
    });
    let mut private = false;
    suggestions.retain(|suggestion| {
        let again = suggestion.kind == SuggestionKind::Private && (private || draft.private);
        private |= suggestion.kind == SuggestionKind::Private;
        !again
    });
    if let Some(at) = suggestions.iter().position(confided).filter(|at| *at >= AT_MOST) {
        suggestions.swap(at, AT_MOST - 1);
    }
    suggestions.truncate(AT_MOST);
    suggestions
}

/// Finds one suggestion of a draft again by what was stored of it: its kind, trigger and place.
///
/// Silencing does not matter here. Nothing if the line or the known names no longer say so.
pub fn suggestion_at(
    draft: &Draft,
    outstanding: &[Outstanding],
    kind: SuggestionKind,
    trigger: &str,
    span: Span,
) -> Option<Suggestion> {
    let mut suggestions = every(draft, outstanding).into_iter();
    suggestions
        .find(|found| found.kind == kind && found.trigger == trigger && found.span == span)
        .or_else(|| promise_by_now(draft, kind, span))
}

/// A promise that was asked about while somebody was new, and that the line says outright now that they are known.
fn promise_by_now(draft: &Draft, kind: SuggestionKind, span: Span) -> Option<Suggestion> {
    let promise = draft.promises.iter().find(|promise| promise.span.touches(span));
    let promise = promise.filter(|_| kind == SuggestionKind::Promise)?;
    Some(Suggestion {
        text: promise.text.clone(),
        mine: promise.mine,
        due: promise.due,
        ..about(
            promise
                .person
                .and_then(|at| draft.people.get(at))
                .and_then(|one| OfferAbout::of(draft, one, None)),
            Suggestion::at(span, kind, "said-outright"),
        )
    })
}

/// Everything the line seems to say, in the documented order.
fn every(draft: &Draft, outstanding: &[Outstanding]) -> Vec<Suggestion> {
    let mut suggestions: Vec<Suggestion> = Vec::with_capacity(draft.offers.len());
    for offer in &draft.offers {
        let offer = about(meant(draft, offer), offer.clone());
        let same = |other: &Suggestion| {
            other.kind == offer.kind && other.trigger == offer.trigger && other.span == offer.span
        };
        if !suggestions.iter().any(same) {
            suggestions.push(offer);
        }
    }
    suggestions.extend(kept::kept(draft, outstanding));
    suggestions.sort_by_key(|suggestion| (suggestion.kind, suggestion.span));
    suggestions
}

/// The same about somebody else.
fn about(whom: Option<OfferAbout>, offer: Suggestion) -> Suggestion {
    let (person, which) = match whom {
        Some(OfferAbout::One(person)) => (Some(person), None),
        Some(OfferAbout::Several(which)) => (None, Some(which)),
        None => (None, None),
    };
    Suggestion { person, which, ..offer }
}

/// Whom an offer is about, as far as the line says.
enum OfferAbout {
    One(Meant),
    Several(Which),
}

impl OfferAbout {
    /// Whoever a mention means: one person, or any of those who go by that name.
    fn of(draft: &Draft, mention: &DraftPerson, place: Option<Span>) -> Option<Self> {
        if mention.confirmed {
            let place = place.or_else(|| mention.spans.first().copied());
            return Some(Self::One(Meant { place, ..Meant::of(mention) }));
        }
        let of_mention = |span: &Span| mention.spans.contains(span);
        let doubt =
            draft.doubts.iter().find(|doubt| doubt.about == DoubtAbout::Person && of_mention(&doubt.span))?;
        let place = *mention.spans.first()?;
        // The doubt lists the likely ones, with the chosen one first; those who answer to the name less exactly come after.
        let chosen = mention.person.map(|id| Candidate { id, name: mention.name.clone() });
        let all = chosen.into_iter().chain(mention.alternatives.iter().cloned());
        let candidates = all.take(doubt.alternatives.len()).collect();
        Some(Self::Several(Which { place, candidates }))
    }
}

/// Whom an offer is about: who its name means by now; without a name the only one there, the one who is offered as a
/// person, or the only one named.
fn meant(draft: &Draft, offer: &Suggestion) -> Option<OfferAbout> {
    if matches!(offer.kind, SuggestionKind::Private | SuggestionKind::Win | SuggestionKind::Correction) {
        return None;
    }
    let place = offer.person.as_ref().and_then(|person| person.place);
    if let Some(place) = place {
        let begins_there = |span: &Span| span.start == place.start;
        let mention = draft.people.iter().find(|mention| mention.spans.iter().any(begins_there));
        return match mention {
            Some(mention) => OfferAbout::of(draft, mention, Some(place)),
            None => offer.person.clone().map(OfferAbout::One),
        };
    }
    let one = |there: bool| {
        let mut people = draft.people.iter().filter(|person| person.there || !there);
        let one = people.next().filter(|_| people.next().is_none())?;
        OfferAbout::of(draft, one, None)
    };
    let mut offered = draft
        .offers
        .iter()
        .filter(|other| matches!(other.kind, SuggestionKind::Person | SuggestionKind::NewPerson));
    let only = offered.next().filter(|_| offered.next().is_none());
    one(true)
        .or_else(|| only.and_then(|only| only.person.clone()).map(OfferAbout::One))
        .or_else(|| one(false))
}

/// Where the line judges a person ("she is difficult") instead of saying what happened; for the one quiet line.
pub fn label_in(draft: &Draft) -> Option<Span> {
    let line = Line::read(&draft.raw);
    let adverbs =
        ["so", "very", "really", "a", "an", "being", "such", "always", "quite", "too", "just", "bit"];
    let verbs = ["is", "was", "are", "were", "seems", "she's", "he's", "they're"];
    let found = (0..line.len()).find(|&at| {
        if !line.is_any(at, LABELS) {
            return false;
        }
        if line.is_any(at + 1, &["person", "guy", "woman", "man", "colleague", "boss", "manager"]) {
            return true;
        }
        let place = line.span_of(at..at + 1);
        if draft
            .facts
            .iter()
            .any(|fact| fact.span.start < place.start && line.tokens_in(fact.span).start + 1 == at)
        {
            return true;
        }
        let mut before = at;
        while before > 0 && at - before < 4 && line.is_any(before - 1, &adverbs) {
            before -= 1;
        }
        let Some(verb) = before.checked_sub(1) else { return false };
        if line.is_any(verb, &["she's", "he's", "they're"]) {
            return true;
        }
        let Some(subject) = verb.checked_sub(1) else { return false };
        let speaks_of_them = line.is_any(verb, &verbs) || line.is_possessive(verb);
        let end = line.span_of(subject..subject + 1).end;
        let somebody = line.is_any(subject, &["she", "he", "they"])
            || draft.people.iter().any(|person| person.spans.iter().any(|span| span.end == end));
        speaks_of_them && somebody
    });
    found.map(|at| line.span_of(at..at + 1))
}
