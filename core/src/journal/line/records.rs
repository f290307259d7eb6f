//! The records that a line makes: the entry, and what comes from it.

use std::fmt::Write;

use crate::{
    journal::line::{
        credit,
        people::{Met, owner},
        reading::Reading,
        suggestion_key,
    },
    model::{
        AnyRecord, DoubtAbout, Entry, EntryId, Exchange, Fact, Moment, Presence, Promise, RecordId,
        SuggestionState,
    },
    quick_log::{self, Doubt, Draft},
};

/// The entry of a reading.
pub(in crate::journal) fn entry(reading: &Reading, people: &[Met], now: Moment) -> Entry {
    let draft = &reading.draft;
    let mut entry = Entry {
        raw: draft.raw.clone(),
        at: draft.at,
        written: now,
        kind: draft.kind.clone(),
        started: reading.started.clone(),
        private: draft.private,
        topics: draft.topics.iter().map(|topic| (topic.name.clone(), true)).collect(),
        suggestions: reading
            .suggestions
            .iter()
            .map(|it| (suggestion_key::key(it), SuggestionState::Open))
            .collect(),
        due: reading.suggestions.iter().filter_map(|it| Some((suggestion_key::key(it), it.due?))).collect(),
        statements: Some(quick_log::with_places(&draft.raw, draft.statements.clone(), reading.prose.clone())),
        ..Entry::default()
    };
    for (mention, met) in draft.people.iter().zip(people) {
        let presence = if mention.there { Presence::There } else { Presence::Mentioned };
        let Some(person) = met.person else { continue };
        let known = entry.people.entry(person).or_default();
        if *known == Presence::Mentioned {
            *known = presence;
        }
        let spans = entry.spans.entry(person).or_default();
        for span in &mention.spans {
            let comma = if spans.is_empty() { "" } else { "," };
            let _ = write!(spans, "{comma}{span}");
        }
        if !met.confirmed {
            entry.guesses.insert(person, true);
        }
    }
    entry.doubts = kept_doubts(draft).map(|doubt| (doubt.about.clone(), true)).collect();
    entry
}

/// The doubts that an entry keeps. Whom a name of the line means waits with its guess; a first name of several people for
/// which nobody is taken waits by itself.
pub(super) fn kept_doubts(draft: &Draft) -> impl Iterator<Item = &Doubt> {
    draft.doubts.iter().filter(|doubt| {
        let of_a_guess = || draft.people.iter().any(|mention| mention.spans.contains(&doubt.span));
        doubt.about != DoubtAbout::Person || !doubt.alternatives.is_empty() && !of_a_guess()
    })
}

/// What a draft makes beside its entry, kind by kind; words spoken for the user are still without a goal.
pub(in crate::journal) fn made(draft: &Draft, people: &[Met], entry: RecordId) -> Vec<AnyRecord> {
    let mut made: Vec<AnyRecord> = promises(draft, people, entry).into_iter().map(AnyRecord::from).collect();
    made.extend(exchanges(draft, people, entry).into_iter().map(AnyRecord::from));
    made.extend(facts(draft, people, entry).into_iter().map(AnyRecord::from));
    made.extend(credit::wins(draft, people, entry).into_iter().map(AnyRecord::from));
    made.extend(credit::advocacies(draft, people, entry).into_iter().map(AnyRecord::from));
    made
}

/// The promises of a draft, in order.
pub(in crate::journal) fn promises(draft: &Draft, people: &[Met], entry: RecordId) -> Vec<Promise> {
    let promise = |said: &quick_log::DraftPromise| {
        let (person, guess) = owner(people, said.person);
        Promise {
            mine: said.mine,
            text: said.text.clone(),
            person,
            guess,
            entry: Some(EntryId(entry)),
            made: draft.at,
            due: said.due,
            private: draft.private,
            ..Promise::default()
        }
    };
    draft.promises.iter().map(promise).collect()
}

/// What was given and received in a draft, in order.
pub(in crate::journal) fn exchanges(draft: &Draft, people: &[Met], entry: RecordId) -> Vec<Exchange> {
    let exchange = |said: &quick_log::DraftExchange| {
        let (person, guess) = owner(people, said.person);
        Exchange {
            given: said.given,
            kind: said.kind.clone(),
            text: said.text.clone(),
            person,
            guess,
            entry: Some(EntryId(entry)),
            at: draft.at,
            private: draft.private,
            deleted: None,
        }
    };
    draft.exchanges.iter().map(exchange).collect()
}

/// The facts of a draft, in order.
pub(in crate::journal) fn facts(draft: &Draft, people: &[Met], entry: RecordId) -> Vec<Fact> {
    let fact = |said: &quick_log::DraftFact| {
        let (person, guess) = owner(people, said.person);
        Fact {
            person,
            guess,
            kind: said.kind.clone(),
            text: said.text.clone(),
            entry: Some(EntryId(entry)),
            learned: draft.at,
            private: draft.private,
            ..Fact::default()
        }
    };
    draft.facts.iter().map(fact).collect()
}
