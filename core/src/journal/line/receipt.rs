//! The receipt: what was saved of a line, to be shown at once.

use serde::Serialize;

use crate::{
    insights::{Named, Refers, Someone},
    journal::line::{
        item::{LineItem, by_kind},
        people::Met,
        reading::Reading,
        suggestion_shown::{SuggestionShown, meant_as, show},
    },
    model::{EntryKind, Moment, PersonId, RecordId, Reference},
    quick_log::{Candidate, Doubt, DraftPerson, Meant, SuggestionKind},
};

/// What was saved, to be shown at once.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Receipt {
    /// The line that was saved.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The line as it arrived.
    pub text: String,
    /// When it happened.
    #[serde(serialize_with = "crate::model::moment::write")]
    pub at: Moment,
    /// What kind of contact it was.
    pub kind: EntryKind,
    /// Everyone in it.
    pub people: Vec<ReceiptPerson>,
    /// Topics, without `#`.
    pub topics: Vec<String>,
    /// What came from the line: promises, then exchanges, facts, wins, and words spoken for the user.
    #[serde(flatten, serialize_with = "by_kind")]
    #[cfg_attr(feature = "schema", schemars(with = "crate::journal::line::item::ItemsByKind<'static>"))]
    pub items: Vec<LineItem>,
    /// The user keeps it private.
    pub private: bool,
    /// What is not sure.
    pub doubts: Vec<Doubt>,
    /// Suggestions that wait for a yes or a no.
    pub suggestions: Vec<SuggestionShown>,
    /// The line calls someone a name: ask what happened.
    pub label: bool,
}

/// A person on a receipt.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReceiptPerson {
    /// The person as the line made or found them.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// Their full name.
    pub name: String,
    /// Made by this line.
    pub new: bool,
    /// Was part of it; otherwise mentioned.
    pub there: bool,
    /// Not a guess among several.
    pub confirmed: bool,
    /// Everyone else it may be.
    pub alternatives: Vec<Someone>,
}

/// The receipt of a reading, still without what comes from it. Its references are not cut.
pub(in crate::journal) fn receipt(id: RecordId, reading: &Reading, people: &[Met]) -> Receipt {
    let draft = &reading.draft;
    let mut shown: Vec<ReceiptPerson> = Vec::new();
    for (mention, met) in draft.people.iter().zip(people) {
        let Some(person) = met.person else { continue };
        if shown.iter().any(|known| known.reference.id == person.0) {
            continue;
        }
        shown.push(ReceiptPerson {
            reference: Reference::to(person),
            name: mention.name.clone(),
            new: met.new,
            there: mention.there,
            confirmed: met.confirmed,
            alternatives: alternatives(mention),
        });
    }
    let mut suggested = Vec::new();
    let mut there = shown.iter().filter(|person| person.there);
    // Someone whom the line itself made known could not be named by what read it.
    let only = there.next().filter(|only| there.next().is_none() && only.confirmed);
    for (number, suggestion) in (1..).zip(&reading.suggestions) {
        let mut suggestion = suggestion.clone();
        let of_someone = matches!(
            suggestion.kind,
            SuggestionKind::Promise
                | SuggestionKind::Exchange
                | SuggestionKind::Spoke
                | SuggestionKind::Fact
                | SuggestionKind::Careful
        );
        if suggestion.person.is_none() && suggestion.which.is_none() && of_someone {
            let known = |one: &ReceiptPerson| Meant {
                id: Some(one.reference.id.into()),
                name: one.name.clone(),
                place: None,
            };
            suggestion.person = only.map(known);
        }
        let is_new = |id: PersonId| shown.iter().any(|one| one.reference.id == id.0 && one.new);
        let named = |meant: &Meant| meant_as(meant, meant.id.is_some_and(is_new));
        let person = suggestion.person.as_ref().map(named);
        let others = suggestion.candidates().map(|one| named(&one)).collect();
        suggested.push(show(Reference::to_part(id, number), &suggestion, person, others, &draft.raw));
    }
    Receipt {
        reference: Reference::to(id),
        text: draft.raw.clone(),
        at: draft.at,
        kind: draft.kind.clone(),
        people: shown,
        topics: draft.topics.iter().map(|topic| topic.name.clone()).collect(),
        items: Vec::new(),
        private: draft.private,
        doubts: draft.doubts.clone(),
        suggestions: suggested,
        label: reading.label,
    }
}

fn alternatives(mention: &DraftPerson) -> Vec<Someone> {
    let someone = |other: &Candidate| Someone {
        reference: Some(Reference::to(other.id)),
        name: other.name.clone(),
        new: false,
    };
    mention.alternatives.iter().map(someone).collect()
}

pub(in crate::journal) fn named_in(people: &[ReceiptPerson], person: Option<PersonId>) -> Option<Named> {
    let person = person?;
    let known = people.iter().find(|known| known.reference.id == person.0)?;
    Some(Named { reference: known.reference.clone(), name: known.name.clone(), new: known.new })
}

impl Refers for Receipt {
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference)) {
        f(&mut self.reference);
        for person in &mut self.people {
            f(&mut person.reference);
            person.alternatives.iter_mut().for_each(|other| other.each_reference(f));
        }
        self.items.iter_mut().for_each(|item| item.each_reference(f));
        self.suggestions.iter_mut().for_each(|suggestion| suggestion.each_reference(f));
    }
}
