//! A suggestion as screens show it.

use serde::Serialize;

use crate::{
    error::Result,
    insights::{Refers, Someone},
    journal::line::suggestion_key::SuggestionKey,
    model::{Due, FactKind, Reference},
    quick_log::{self, Meant, Suggestion, SuggestionKind},
    store::Snapshot,
};

/// A suggestion as screens show it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
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
    pub person: Option<Someone>,
    /// Those it may be about, best first, where a name means several people.
    pub alternatives: Vec<Someone>,
    /// A short question for a chip: `with Ana Silva?`.
    pub question: String,
    /// The line it comes from.
    pub line: String,
}

/// Somebody a suggestion is about.
pub(in crate::journal) fn someone(db: &Snapshot<'_>, meant: &Meant) -> Result<Someone> {
    let row = meant.id.map(|id| db.person(id)).transpose()?.flatten();
    Ok(meant_as(meant, row.is_some_and(|row| row.new)))
}

/// The same where it is known whether `review` has shown them.
pub(super) fn meant_as(meant: &Meant, new: bool) -> Someone {
    Someone {
        reference: meant.id.map(Reference::to),
        name: meant.name.clone(),
        new: new || meant.id.is_none(),
    }
}

/// A suggestion as screens show it, with whom it is or may be about.
pub(in crate::journal) fn show(
    reference: Reference,
    suggestion: &Suggestion,
    person: Option<Someone>,
    alternatives: Vec<Someone>,
    line: &str,
) -> SuggestionShown {
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
        alternatives,
        line: line.to_owned(),
    }
}

impl Refers for SuggestionShown {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        f(&mut self.reference);
        let people = self.person.iter_mut().chain(&mut self.alternatives);
        people.for_each(|person| person.each_reference(f));
    }
}

/// A suggestion the line no longer supports, because somebody it names is gone or has another name now. It waits
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
        question: format!("the line no longer says so: clear \"{text}\"?"),
        text,
        due: None,
        person: None,
        alternatives: Vec::new(),
        line: line.to_owned(),
    }
}
