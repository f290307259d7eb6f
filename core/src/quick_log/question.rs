//! A suggestion as the short question on a chip.

use super::{Suggestion, SuggestionKind, kept::MET, people::one_of_those};
use crate::model::{Due, ExchangeKind};

/// `with Ana Silva?`, `I promised: send her the visa contact, Fri 20 Nov?`
pub fn question(suggestion: &Suggestion) -> String {
    let (text, mine) = (&suggestion.text, suggestion.mine);
    let which = suggestion.which.as_ref().map(|which| {
        let names: Vec<String> = which.candidates.iter().map(|one| one.name.clone()).collect();
        one_of_those(&names)
    });
    let them = suggestion.person.as_ref().map(|person| person.name.as_str()).or(which.as_deref());
    let (somebody, them) = (them, them.unwrap_or("they"));
    let due = match suggestion.due {
        Some(Due::Day(day)) => format!(", {}", day.format("%a %-d %b")),
        Some(Due::At(at)) => format!(", {}", at.format("%a %-d %b %H:%M")),
        None => String::new(),
    };
    match suggestion.kind {
        SuggestionKind::Person if suggestion.there => format!("with {text}?"),
        SuggestionKind::Person => format!("is that {text}?"),
        SuggestionKind::NewPerson => new_person(suggestion),
        SuggestionKind::Kept if suggestion.trigger == MET => format!("{them} has found this: {text}?"),
        SuggestionKind::Kept if mine => format!("kept your word: {text}?"),
        SuggestionKind::Kept => format!("{them} kept their word: {text}?"),
        SuggestionKind::Spoke if suggestion.to.is_empty() => format!("{them} spoke for me?"),
        SuggestionKind::Spoke => format!("{them} spoke for me, to {}?", suggestion.to),
        SuggestionKind::Win => format!("a win: {text}?"),
        SuggestionKind::Correction => format!("change the previous line: {text}?"),
        SuggestionKind::Promise if mine && which.is_some() => format!("I promised {them}: {text}{due}?"),
        SuggestionKind::Promise if mine => format!("I promised: {text}{due}?"),
        SuggestionKind::Promise => format!("{them} promised: {text}{due}?"),
        SuggestionKind::Plan => format!("planned: {text}{due}?"),
        SuggestionKind::Exchange if mine => format!("I gave: {text}?"),
        SuggestionKind::Exchange if suggestion.exchange == Some(ExchangeKind::Information) => {
            format!("{them} told me: {text}?")
        }
        SuggestionKind::Exchange => match somebody {
            Some(them) => format!("from {them}: {text}?"),
            None => format!("I got: {text}?"),
        },
        SuggestionKind::Private => "keep this private?".to_owned(),
        SuggestionKind::Careful => format!("be careful about: {text}?"),
        SuggestionKind::Fact => format!("about {}: {text}?", somebody.unwrap_or("them")),
    }
}

/// `new: Dana Whitlock, runs pricing, Acme?`
fn new_person(suggestion: &Suggestion) -> String {
    let parts = [&suggestion.text, &suggestion.to, &suggestion.org];
    let parts: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    format!("new: {}?", parts.join(", "))
}
