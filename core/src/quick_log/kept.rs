//! Which open promises a line says were kept.

use std::collections::BTreeSet;

use super::{
    Draft, Meant, Outstanding, Suggestion, SuggestionKind, conjugate::first_form, fold, stem::stems,
};
use crate::model::{About, Frame, Statement, Tense};

/// Open promises that something in the line says were done, each once.
pub(super) fn kept(draft: &Draft, outstanding: &[Outstanding]) -> Vec<Suggestion> {
    let mut found: Vec<Suggestion> = Vec::new();
    for promise in outstanding {
        let mention =
            draft.people.iter().find(|mention| mention.person == Some(promise.person) && mention.confirmed);
        let Some(mention) = mention else { continue };
        let said = draft.statements.iter().find(|said| speaks_of(draft, said, promise));
        let Some(said) = said else { continue };
        if found.iter().any(|other| other.span == said.span) {
            continue;
        }
        found.push(Suggestion {
            text: promise.text.clone(),
            mine: promise.mine,
            promise: Some(promise.id),
            person: Some(Meant::of(mention)),
            ..Suggestion::at(said.span, SuggestionKind::Kept, "kept")
        });
    }
    found
}

/// Whether a statement tells of something done that has the words of the promise.
fn speaks_of(draft: &Draft, said: &Statement, promise: &Outstanding) -> bool {
    let done = matches!(said.tense, Tense::Happened | Tense::Is)
        && !matches!(said.frame, Frame::Promised | Frame::Needs | Frame::Told | Frame::Confidence);
    let theirs = match &said.about {
        About::Them(places) => {
            let of_them = |mention: &&super::Mention| mention.person == Some(promise.person);
            let spans = draft.people.iter().find(of_them).map(|mention| &mention.spans);
            spans.is_some_and(|spans| places.iter().any(|place| spans.contains(place)))
        }
        About::There | About::Nobody => true,
        About::Me | About::We => promise.mine,
    };
    let clause = said.span.of(&draft.raw).unwrap_or_default();
    done && theirs && (has_words_of(clause, &promise.text) || does(&promise.text, said, draft))
}

/// Whether a clause has so many of the words of a promise that it seems to tell of it: one in three. What a line is asked about
/// by this measure is not owned at the door either.
pub(crate) fn has_words_of(clause: &str, promise: &str) -> bool {
    let (promised, said) = (words(promise), words(clause));
    let shared = promised.intersection(&said).count();
    shared > 0 && shared * 3 >= promised.len()
}

/// "Send them" names nothing: it is kept by what does the same with the one it was promised to.
fn does(promised: &str, said: &Statement, draft: &Draft) -> bool {
    let mut words = promised.split_whitespace().map(fold);
    let (Some(verb), Some(thing), None) = (words.next(), words.next(), words.next()) else { return false };
    let unnamed = ["it", "that", "them", "those"].contains(&thing.as_str());
    let clause = said.span.of(&draft.raw).unwrap_or_default();
    let did = clause.split_whitespace().filter_map(|word| first_form(&fold(word))).any(|form| form == verb);
    unnamed && did && said.about != About::Nobody
}

/// The words that say what a promise is about; where all are short, the short ones.
fn words(text: &str) -> BTreeSet<String> {
    let stems = stems(text);
    if !stems.is_empty() {
        return stems;
    }
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2);
    words.map(str::to_owned).collect()
}
