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
        SuggestionKind::Person => format!("with {text}?"),
        SuggestionKind::Promise if mine => format!("I promised: {text}{due}?"),
        SuggestionKind::Promise => format!("{them} promised: {text}{due}?"),
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
