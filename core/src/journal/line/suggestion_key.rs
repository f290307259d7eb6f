//! Under which key an entry keeps a suggestion, and in which order its suggestions are numbered.

use crate::{
    error::Result,
    journal::{reference::shorten, write::WriteTxn},
    model::{AnyRecord, Entry, RecordId, Reference, SuggestionState},
    quick_log::{Span, Suggestion, SuggestionKind},
    store::Snapshot,
};

/// Where a suggestion is kept in its entry.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct SuggestionKey {
    pub(super) kind: SuggestionKind,
    pub(super) span: Span,
    pub(super) trigger: String,
}

impl SuggestionKey {
    /// Reads a key; `None` for one of a newer version.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '.');
        let word = parts.next()?;
        let kind = *SuggestionKind::ALL.iter().find(|kind| kind.as_str() == word)?;
        let trigger = parts.next()?.to_owned();
        Some(Self { kind, trigger, span: Span::read(parts.next()?)? })
    }
}

/// What kind of suggestion is kept under a key; `None` for a kind of a newer version.
pub(super) fn kind_of(key: &str) -> Option<SuggestionKind> {
    SuggestionKey::read(key).map(|key| key.kind)
}

/// Where in its line a suggestion lies that is kept under this key.
pub(super) fn span_of(key: &str) -> Option<Span> {
    SuggestionKey::read(key).map(|key| key.span)
}

/// How to point at the suggestion that an entry keeps under a key.
pub(in crate::journal) fn reference_of(
    db: &Snapshot<'_>,
    id: RecordId,
    key: &str,
) -> Result<Option<Reference>> {
    let Some(AnyRecord::Entry(entry)) = db.record(id)? else { return Ok(None) };
    let Some((number, _)) = (1..).zip(numbered(&entry)).find(|(_, other)| *other == key) else {
        return Ok(None);
    };
    let mut reference = Reference::to_part(id, number);
    shorten(db, &mut reference)?;
    Ok(Some(reference))
}

/// The key under which an entry keeps a suggestion.
pub(in crate::journal) fn key(suggestion: &Suggestion) -> String {
    format!("{}.{}.{}", suggestion.kind.as_str(), suggestion.trigger, suggestion.span)
}

/// The keys of an entry in the order of their numbers; keys of a newer version stand at the end.
pub(super) fn numbered(entry: &Entry) -> Vec<&String> {
    let mut keys: Vec<_> = entry.suggestions.keys().collect();
    keys.sort_by_key(|text| {
        let key = SuggestionKey::read(text);
        (key.is_none(), key, *text)
    });
    keys
}

/// The suggestion is answered.
pub(super) fn settle(txn: &mut WriteTxn<'_>, id: RecordId, key: String) -> Result<()> {
    txn.edit::<Entry>(id, |entry| {
        entry.suggestions.insert(key, SuggestionState::Taken);
    })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggestions_are_numbered_in_the_order_they_are_offered_in() {
        let open = |key: &str| (key.to_owned(), SuggestionState::Open);
        let keys = [
            "fact.moving.24-40",
            "promise.said.50-70",
            "person.near.11-21",
            "future.kind.1-2",
            "promise.said.9-12",
        ];
        let entry = Entry { suggestions: keys.map(open).into(), ..Entry::default() };
        let order = [
            "person.near.11-21",
            "promise.said.9-12",
            "promise.said.50-70",
            "fact.moving.24-40",
            "future.kind.1-2",
        ];
        assert_eq!(numbered(&entry), order);
    }
}
