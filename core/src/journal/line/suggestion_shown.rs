//! A suggestion as screens show it.

use serde::Serialize;

use crate::{
    journal::line::suggestion_key::SuggestionKey,
    model::{Due, FactKind, Reference},
    quick_log::{self, Suggestion, SuggestionKind},
};

/// A suggestion as screens show it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct SuggestionShown {
    /// How to point at it: its entry's reference with `.1`.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What it would add.
    pub kind: SuggestionKind,
    /// The user's side: my promise, I gave.
    pub mine: bool,
    /// The person was part of the conversation; for persons alone.
    pub there: bool,
    /// The text it would add, or the name.
    pub text: String,
    /// The kind of fact, for facts and what not to say.
    pub fact: Option<FactKind>,
    /// To whom somebody spoke, or what somebody new is; empty if that is not said.
    pub to: String,
    /// Where somebody new works; empty if that is not said.
    pub org: String,
    /// When a promise would come due.
    pub due: Option<Due>,
    /// Who it is about.
    pub person: Option<String>,
    /// Who it may be about, best first, where a name means several people.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<String>,
    /// A short question for a chip: `with Ana Silva?`.
    pub question: String,
    /// The line it comes from.
    pub line: String,
}

/// A suggestion as screens show it.
pub(in crate::journal) fn show(reference: Reference, suggestion: &Suggestion, line: &str) -> SuggestionShown {
    let person = suggestion.person.as_ref().map(|person| person.name.clone());
    SuggestionShown {
        reference,
        kind: suggestion.kind,
        mine: suggestion.mine,
        there: suggestion.there,
        text: suggestion.text.clone(),
        fact: suggestion.fact.clone(),
        to: suggestion.to.clone(),
        org: suggestion.org.clone(),
        due: suggestion.due,
        question: quick_log::question(suggestion),
        person,
        alternatives: suggestion.which.as_ref().map(|which| which.candidates.clone()).unwrap_or_default(),
        line: line.to_owned(),
    }
}

/// A suggestion that the line does not bear any more, since somebody it names is gone or is called otherwise: it waits
/// to be dropped.
pub(super) fn outdated(reference: Reference, key: &SuggestionKey, line: &str) -> SuggestionShown {
    let text = line.get(key.span.start..key.span.end).unwrap_or(line).to_owned();
    SuggestionShown {
        reference,
        kind: key.kind,
        mine: false,
        there: false,
        fact: None,
        to: String::new(),
        org: String::new(),
        question: format!("the line no longer says so: settle \"{text}\"?"),
        text,
        due: None,
        person: None,
        alternatives: Vec::new(),
        line: line.to_owned(),
    }
}
