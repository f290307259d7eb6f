//! Suggestions: what a dictated line seemed to say, kept as a place in the line until the user says yes or no.
//!
//! An entry keeps only where a suggestion lies, which rule spoke and what became of it; its words, person and date are
//! read again from the line, with what the journal knows by then.

use serde::Serialize;

use crate::{
    error::{Error, Result},
    journal::{
        line::derived,
        read::{identity::key_in, names::lexicon},
        reference::shorten,
        write::WriteTxn,
    },
    model::{
        DoubtAbout, Due, Entry, EntryId, Exchange, ExchangeKind, Fact, FactKind, PersonId, Presence, Promise,
        RecordId, Reference, SuggestionState,
    },
    quick_log::{self, Lexicon, Span, Suggestion, SuggestionKind},
    store::Snapshot,
};

/// A suggestion as screens show it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SuggestionShown {
    /// How to point at it: its entry's reference with `.1`.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What it would add.
    pub kind: SuggestionKind,
    /// The user's side: my promise, I gave.
    pub mine: bool,
    /// The text it would add, or the name.
    pub text: String,
    /// When a promise would come due.
    pub due: Option<Due>,
    /// Who it is about.
    pub person: Option<String>,
    /// A short question for a chip: `with Ana Silva?`.
    pub question: String,
    /// The line it comes from.
    pub line: String,
}

/// Where a suggestion is kept in its entry.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct SuggestionKey {
    kind: SuggestionKind,
    span: Span,
    trigger: String,
}

impl SuggestionKey {
    fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '.');
        let kind = match parts.next()? {
            "person" => SuggestionKind::Person,
            "promise" => SuggestionKind::Promise,
            "exchange" => SuggestionKind::Exchange,
            "private" => SuggestionKind::Private,
            "careful" => SuggestionKind::Careful,
            "fact" => SuggestionKind::Fact,
            _ => return None,
        };
        let trigger = parts.next()?.to_owned();
        Some(Self { kind, trigger, span: Span::read(parts.next()?)? })
    }
}

/// The word of a kind, in keys and in `--json`.
fn word(kind: SuggestionKind) -> &'static str {
    match kind {
        SuggestionKind::Person => "person",
        SuggestionKind::Promise => "promise",
        SuggestionKind::Exchange => "exchange",
        SuggestionKind::Private => "private",
        SuggestionKind::Careful => "careful",
        SuggestionKind::Fact => "fact",
    }
}

/// The key under which an entry keeps a suggestion.
pub(in crate::journal) fn key(suggestion: &Suggestion) -> String {
    format!("{}.{}.{}", word(suggestion.kind), suggestion.trigger, suggestion.span)
}

/// The keys of an entry in the order of their numbers; keys of a newer version stand at the end.
fn numbered(entry: &Entry) -> Vec<&String> {
    let mut keys: Vec<_> = entry.suggestions.keys().collect();
    keys.sort_by_key(|text| {
        let key = SuggestionKey::read(text);
        (key.is_none(), key, *text)
    });
    keys
}

/// The open suggestions of an entry, read again from its line.
pub(in crate::journal) fn open(
    db: &Snapshot<'_>,
    lexicon: &Lexicon,
    id: RecordId,
    entry: &Entry,
) -> Result<Vec<SuggestionShown>> {
    let mut shown = Vec::new();
    for (number, key) in (1..).zip(numbered(entry)) {
        if entry.suggestions.get(key) != Some(&SuggestionState::Open) {
            continue;
        }
        let Some(place) = SuggestionKey::read(key) else { continue };
        let mut reference = Reference::to_part(id, number);
        shorten(db, &mut reference)?;
        shown.push(match read_again(lexicon, entry, key) {
            Some(suggestion) => show(reference, &suggestion, &entry.raw),
            None => outdated(reference, &place, &entry.raw),
        });
    }
    Ok(shown)
}

fn read_again(lexicon: &Lexicon, entry: &Entry, key: &str) -> Option<Suggestion> {
    let key = SuggestionKey::read(key)?;
    entry.raw.get(key.span.start..key.span.end)?;
    // Dates count from the writing, as they did then.
    let draft = quick_log::parse(&entry.raw, lexicon, entry.written).ok()?;
    quick_log::suggestion_at(&draft, lexicon, key.kind, &key.trigger, key.span, entry.written)
}

/// A suggestion as screens show it.
pub(in crate::journal) fn show(reference: Reference, suggestion: &Suggestion, line: &str) -> SuggestionShown {
    let person = suggestion.person.as_ref().map(|person| person.name.clone());
    SuggestionShown {
        reference,
        kind: suggestion.kind,
        mine: suggestion.mine,
        text: suggestion.text.clone(),
        due: suggestion.due,
        question: quick_log::question(suggestion),
        person,
        line: line.to_owned(),
    }
}

/// A suggestion that the line does not bear any more, since somebody it names is gone or is called otherwise: it waits
/// to be dropped.
fn outdated(reference: Reference, key: &SuggestionKey, line: &str) -> SuggestionShown {
    let text = line.get(key.span.start..key.span.end).unwrap_or(line).to_owned();
    SuggestionShown {
        reference,
        kind: key.kind,
        mine: false,
        question: format!("the line no longer says so: settle \"{text}\"?"),
        text,
        due: None,
        person: None,
        line: line.to_owned(),
    }
}

/// Takes a suggestion: adds what it would add. Says what that was.
pub(in crate::journal) fn take(txn: &mut WriteTxn<'_>, id: RecordId, number: usize) -> Result<String> {
    let (entry, key) = find(txn, id, number)?;
    let Some(suggestion) = read_again(&lexicon(txn.snapshot())?, &entry, &key) else {
        // Nothing can be added, and it is no refusal of the rule either.
        txn.edit::<Entry>(id, |entry| {
            entry.suggestions.insert(key, SuggestionState::Taken);
        })?;
        return Ok("nothing, since the line no longer says so".to_owned());
    };
    let person = suggestion.person.as_ref().map(|person| person.id).or_else(|| only_one_there(&entry));
    let (text, private) = (suggestion.text.clone(), entry.private);
    let origin = Some(EntryId(id));
    match suggestion.kind {
        SuggestionKind::Person => {
            let person = person.ok_or_else(|| Error::internal("a suggested person without a name"))?;
            let identities = txn.snapshot().identities()?;
            txn.edit::<Entry>(id, |entry| {
                let person = key_in(entry, &identities, person);
                entry.people.insert(person, Presence::There);
                let span = suggestion.span.to_string();
                entry.spans.entry(person).or_insert(span);
            })?;
            belongs_to(txn, id, person)?;
        }
        SuggestionKind::Promise => {
            let (mine, due) = (suggestion.mine, suggestion.due);
            txn.create(Promise {
                mine,
                text,
                person,
                entry: origin,
                made: entry.at,
                due,
                private,
                ..Promise::default()
            })?;
        }
        SuggestionKind::Exchange => {
            let kind = suggestion.exchange.clone().unwrap_or(ExchangeKind::Help);
            let given = suggestion.mine;
            txn.create(Exchange {
                given,
                kind,
                text,
                person,
                entry: origin,
                at: entry.at,
                private,
                ..Exchange::default()
            })?;
        }
        SuggestionKind::Careful | SuggestionKind::Fact => {
            let kind = suggestion.fact.clone().unwrap_or(match suggestion.kind {
                SuggestionKind::Careful => FactKind::Careful,
                _ => FactKind::Interest,
            });
            txn.create(Fact {
                person,
                kind,
                text,
                entry: origin,
                learned: entry.at,
                private,
                ..Fact::default()
            })?;
        }
        SuggestionKind::Private => keep_private(txn, id, true)?,
    }
    let ownerless = person.is_none()
        && matches!(
            suggestion.kind,
            SuggestionKind::Promise
                | SuggestionKind::Exchange
                | SuggestionKind::Fact
                | SuggestionKind::Careful
        );
    txn.edit::<Entry>(id, |entry| {
        entry.suggestions.insert(key, SuggestionState::Taken);
        if ownerless {
            entry.doubts.insert(DoubtAbout::Owner, true);
        }
    })?;
    Ok(quick_log::question(&suggestion).trim_end_matches('?').to_owned())
}

/// Drops a suggestion; two drops of a rule silence it. Says what it was.
pub(in crate::journal) fn drop(txn: &mut WriteTxn<'_>, id: RecordId, number: usize) -> Result<String> {
    let (entry, key) = find(txn, id, number)?;
    let said = read_again(&lexicon(txn.snapshot())?, &entry, &key).map(|suggestion| suggestion.text);
    txn.edit::<Entry>(id, |entry| {
        entry.suggestions.insert(key, SuggestionState::Dropped);
    })?;
    Ok(said.unwrap_or_else(|| "a suggestion".to_owned()))
}

fn find(txn: &WriteTxn<'_>, id: RecordId, number: usize) -> Result<(Entry, String)> {
    let entry: Entry = txn.get(id)?;
    let key = number.checked_sub(1).and_then(|place| numbered(&entry).get(place).map(|key| (*key).clone()));
    let key = key.ok_or_else(|| Error::NoSuchRef(Reference::to_part(id, number).to_string()))?;
    match entry.suggestions.get(&key) {
        Some(SuggestionState::Open) => Ok((entry, key)),
        _ => Err(Error::already_done("that suggestion was answered before")),
    }
}

/// Keeps a line and everything that came from it private, or no longer.
pub(in crate::journal) fn keep_private(txn: &mut WriteTxn<'_>, id: RecordId, private: bool) -> Result<()> {
    txn.edit::<Entry>(id, |entry| entry.private = private)?;
    derived::change(txn, id, |_| true, |shared| *shared.private = private)
}

/// Gives what the line left without an owner to the first person who turns out to have been there.
fn belongs_to(txn: &mut WriteTxn<'_>, id: RecordId, person: PersonId) -> Result<()> {
    let entry: Entry = txn.get(id)?;
    let identities = txn.snapshot().identities()?;
    if only_one_there(&entry).map(|one| identities.canonical(one)) != Some(identities.canonical(person)) {
        return Ok(());
    }
    derived::change(txn, id, |one| one.person.is_none(), |shared| *shared.person = Some(person))?;
    txn.edit::<Entry>(id, |entry| {
        entry.doubts.remove(&DoubtAbout::Owner);
    })?;
    Ok(())
}

fn only_one_there(entry: &Entry) -> Option<PersonId> {
    let mut there =
        entry.people.iter().filter(|(_, presence)| **presence == Presence::There).map(|(person, _)| *person);
    let first = there.next()?;
    there.next().is_none().then_some(first)
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
