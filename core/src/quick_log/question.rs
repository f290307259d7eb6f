//! A suggestion as the short question on a chip.

use super::{Suggestion, SuggestionKind};
use crate::model::Due;

/// `with Ana Silva?`, `I promised: send her the visa contact, Fri 20 Nov?`
pub fn question(suggestion: &Suggestion) -> String {
    let (text, mine) = (&suggestion.text, suggestion.mine);
    let them = suggestion.person.as_ref().map_or("they", |person| person.name.as_str());
    let due = match suggestion.due {
        Some(Due::Day(day)) => format!(", {}", day.format("%a %-d %b")),
        Some(Due::At(at)) => format!(", {}", at.format("%a %-d %b %H:%M")),
        None => String::new(),
    };
    match suggestion.kind {
        SuggestionKind::Person if suggestion.there => format!("with {text}?"),
        SuggestionKind::Person => format!("is that {text}?"),
        SuggestionKind::NewPerson => new_person(suggestion),
        SuggestionKind::Kept if mine => format!("kept: {text}?"),
        SuggestionKind::Kept => format!("{them} kept: {text}?"),
        SuggestionKind::Spoke if suggestion.to.is_empty() => format!("{them} spoke for me?"),
        SuggestionKind::Spoke => format!("{them} spoke for me, to {}?", suggestion.to),
        SuggestionKind::Win => format!("a win: {text}?"),
        SuggestionKind::Correction => format!("change the line before: {text}?"),
        SuggestionKind::Promise if mine => format!("I promised: {text}{due}?"),
        SuggestionKind::Promise => format!("{them} promised: {text}{due}?"),
        SuggestionKind::Plan => format!("planned: {text}{due}?"),
        SuggestionKind::Exchange if mine => format!("I gave: {text}?"),
        SuggestionKind::Exchange => format!("I got: {text}?"),
        SuggestionKind::Private => "keep this private?".to_owned(),
        SuggestionKind::Careful => format!("be careful: {text}?"),
        SuggestionKind::Fact => match &suggestion.person {
            Some(person) => format!("about {}: {text}?", person.name),
            None => format!("about them: {text}?"),
        },
    }
}

/// `new: Dana Whitlock, runs pricing, Acme?`
fn new_person(suggestion: &Suggestion) -> String {
    let parts = [&suggestion.text, &suggestion.to, &suggestion.org];
    let parts: Vec<&str> = parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    format!("new: {}?", parts.join(", "))
}
