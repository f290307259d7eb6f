//! The receipt: what was saved of a line, to be shown at once.

use serde::Serialize;

use crate::{
    error::Result,
    insights::thank_by,
    journal::{
        line::{
            credit,
            people::Met,
            reading::Reading,
            suggestions::{self, SuggestionShown},
        },
        reference::shorten,
        write::WriteTxn,
    },
    model::{Advocacy, Due, EntryKind, Moment, PersonId, RecordId, Reference, Win},
    quick_log::{Doubt, Meant, Mention, SuggestionKind},
    store::index::{exchange::ExchangeRow, fact::FactRow, promise::PromiseRow},
};

/// What was saved, to be shown at once.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Receipt {
    /// The entry.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The line as it arrived.
    pub text: String,
    /// When it happened.
    pub at: Moment,
    /// What kind of contact it was.
    pub kind: EntryKind,
    /// Everyone in it.
    pub people: Vec<ReceiptPerson>,
    /// Topics, without `#`.
    pub topics: Vec<String>,
    /// Promises, mine and theirs.
    pub promises: Vec<ReceiptItem>,
    /// What was given and received.
    pub exchanges: Vec<ReceiptItem>,
    /// What was learned.
    pub facts: Vec<ReceiptItem>,
    /// Wins.
    pub wins: Vec<ReceiptItem>,
    /// Words spoken for the user; each comes due when it is to be thanked for.
    #[serde(rename = "words")]
    pub advocacies: Vec<ReceiptItem>,
    /// Kept private.
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
pub struct ReceiptPerson {
    /// Who.
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
    pub alternatives: Vec<String>,
}

/// What came from a line, on a receipt.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ReceiptItem {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// The user's side: my promise, I gave, a win. False for facts and words spoken for the user.
    pub mine: bool,
    /// The kind of fact, exchange or word; for promises what became of them: open, kept, dropped.
    pub kind: String,
    /// In the words of the line.
    pub text: String,
    /// When a promise comes due, or by when to thank for a word.
    pub due: Option<Due>,
    /// Whose it is, unless that is in doubt.
    pub person: Option<String>,
}

/// The receipt of a reading, still without what comes from it.
pub(in crate::journal) fn receipt(
    txn: &WriteTxn<'_>,
    id: RecordId,
    reading: &Reading,
    people: &[Met],
) -> Result<Receipt> {
    let db = txn.snapshot();
    let draft = &reading.draft;
    let reference = |to: Reference| -> Result<Reference> {
        let mut to = to;
        shorten(db, &mut to)?;
        Ok(to)
    };
    let mut shown: Vec<ReceiptPerson> = Vec::new();
    for (mention, met) in draft.people.iter().zip(people) {
        let Some(person) = met.person else { continue };
        if shown.iter().any(|known| known.reference.id == person.0) {
            continue;
        }
        shown.push(ReceiptPerson {
            reference: reference(Reference::to(person))?,
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
    let only = there.next().filter(|_| there.next().is_none());
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
        if suggestion.person.is_none() && of_someone {
            let known = |one: &ReceiptPerson| Meant {
                id: Some(one.reference.id.into()),
                name: one.name.clone(),
                place: None,
            };
            suggestion.person = only.map(known);
        }
        suggested.push(suggestions::show(
            reference(Reference::to_part(id, number))?,
            &suggestion,
            &draft.raw,
        ));
    }
    Ok(Receipt {
        reference: reference(Reference::to(id))?,
        text: draft.raw.clone(),
        at: draft.at,
        kind: draft.kind.clone(),
        people: shown,
        topics: draft.topics.iter().map(|topic| topic.name.clone()).collect(),
        promises: Vec::new(),
        exchanges: Vec::new(),
        facts: Vec::new(),
        wins: Vec::new(),
        advocacies: Vec::new(),
        private: draft.private,
        doubts: draft.doubts.clone(),
        suggestions: suggested,
        label: reading.label,
    })
}

fn alternatives(mention: &Mention) -> Vec<String> {
    mention.alternatives.iter().map(|other| other.name.clone()).collect()
}

pub(in crate::journal) fn made(
    txn: &mut WriteTxn<'_>,
    record: impl crate::model::Record,
) -> Result<Reference> {
    let mut reference = Reference::to(txn.create(record)?);
    shorten(txn.snapshot(), &mut reference)?;
    Ok(reference)
}

pub(in crate::journal) fn name_of(people: &[ReceiptPerson], person: Option<PersonId>) -> Option<String> {
    let person = person?;
    people.iter().find(|known| known.reference.id == person.0).map(|known| known.name.clone())
}

pub(in crate::journal) fn promise_item(row: PromiseRow, person: Option<String>) -> ReceiptItem {
    let (reference, kind) = (Reference::to(row.id), row.status.to_string());
    ReceiptItem { reference, mine: row.mine, kind, text: row.text, due: row.due, person }
}

pub(in crate::journal) fn fact_item(row: FactRow, person: Option<String>) -> ReceiptItem {
    let (reference, kind) = (Reference::to(row.id), row.kind.to_string());
    ReceiptItem { reference, mine: false, kind, text: row.text, due: None, person }
}

pub(in crate::journal) fn exchange_item(row: ExchangeRow, person: Option<String>) -> ReceiptItem {
    let (reference, kind) = (Reference::to(row.id), row.kind.to_string());
    ReceiptItem { reference, mine: row.given, kind, text: row.text, due: None, person }
}

/// A win as a receipt shows it.
pub(in crate::journal) fn win_item(id: RecordId, win: &Win) -> ReceiptItem {
    let (reference, kind) = (Reference::to(id), "win".to_owned());
    ReceiptItem { reference, mine: true, kind, text: win.what.clone(), due: None, person: None }
}

/// A word spoken for the user, as a receipt shows it.
pub(in crate::journal) fn advocacy_item(
    id: RecordId,
    word: &Advocacy,
    person: Option<String>,
) -> ReceiptItem {
    ReceiptItem {
        reference: Reference::to(id),
        mine: false,
        kind: word.kind.to_string(),
        text: credit::in_words(word),
        due: word.thanked.is_none().then(|| Due::Day(thank_by(word.at.date_naive()))),
        person,
    }
}
