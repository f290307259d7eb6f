//! How ids, moments, days, paths, kinds and errors cross into another language.
//!
//! All but errors cross as their text. Everything else that a screen takes or gets is a plain record or enum and says so where it is declared. This file is
//! compiled with the feature `uniffi` only.

mod error;

use std::{
    collections::{BTreeMap, HashMap},
    path::PathBuf,
};

use chrono::{DateTime, NaiveDate};
pub use error::JournalError;

use crate::{
    insights::{Sentence, WorldFact},
    model::{
        ActId, AdvocacyId, AskId, EndpointId, EntryId, FactId, FactKind, FeedbackId, GoalId, JournalId, Kind,
        Moment, PersonId, ProjectId, PromiseId, RecordId, Reference, Score, Span, WinId,
    },
};

/// Words under words: the user's own for kinds of conversation.
type Words = BTreeMap<String, String>;

/// A stretch of a line as the other language counts its text: in code units of UTF-16.
#[derive(uniffi::Record)]
pub struct Stretch {
    /// The UTF-16 code unit it begins at, from 0.
    pub start: u32,
    /// The UTF-16 code unit after its last one.
    pub end: u32,
}

/// A fact with its age and with the words it is said in, so that no screen puts them together by itself.
#[derive(uniffi::Record)]
pub struct FactShown {
    /// How to point at it.
    pub reference: Reference,
    /// What it is about.
    pub kind: FactKind,
    /// In the user's words.
    pub text: String,
    /// The day it was learned or last confirmed.
    pub since: NaiveDate,
    /// Older than a year: ask whether it still holds.
    pub still: bool,
    /// Its age, or how soon a birthday is; empty for what was learned lately.
    pub age: String,
    /// As a line says it where its kind stands beside it: `needs a second analyst (Sep)`.
    pub in_words: String,
    /// The same among facts of other kinds, as in a row of a card: `gap: decides in meetings`.
    pub in_words_among_others: String,
}

/// A text from the other side that is not a value of what it stands for. The text itself may be anything, and is not
/// said.
fn not_a(what: &str) -> uniffi::deps::anyhow::Error {
    JournalError::unfit(format!("this isn't a valid {what}")).into()
}

uniffi::custom_type!(RecordId, String, {
    lower: |id| id.to_string(),
    try_lift: |text| RecordId::parse(&text).ok_or_else(|| not_a("id of a record")),
});
/// The typed ids, each as the text of its record's id.
macro_rules! ids {
    ($($id:ident),+ $(,)?) => {$(
        uniffi::custom_type!($id, String, {
            lower: |id| id.to_string(),
            try_lift: |text| RecordId::parse(&text).map($id).ok_or_else(|| not_a("id of what it should point at")),
        });
    )+};
}

ids!(AdvocacyId, AskId, EntryId, FactId, FeedbackId, GoalId, PersonId, ProjectId, PromiseId, WinId);
uniffi::custom_type!(ActId, i64, {
    lower: |act| act.0,
    try_lift: |number| Ok(ActId(number)),
});
uniffi::custom_type!(Kind, String, {
    lower: |kind| kind.word().to_owned(),
    try_lift: |word| Kind::from_word(&word).ok_or_else(|| not_a("kind of record")),
});
uniffi::custom_type!(Score, u8, {
    lower: |score| score.get(),
    try_lift: |answer| Score::new(answer).ok_or_else(|| not_a("answer from 1 to 10")),
});
uniffi::custom_type!(EndpointId, String, {
    lower: |id| id.to_string(),
    try_lift: |text| EndpointId::parse(&text).ok_or_else(|| not_a("device")),
});
uniffi::custom_type!(JournalId, String, {
    lower: |id| id.to_string(),
    try_lift: |text| JournalId::parse(&text).ok_or_else(|| not_a("journal")),
});
// With its offset: an entry's day is the day at its own offset.
uniffi::custom_type!(Moment, String, {
    remote,
    lower: |moment| moment.to_rfc3339(),
    try_lift: |text| DateTime::parse_from_rfc3339(&text).map_err(|_| not_a("moment")),
});
uniffi::custom_type!(NaiveDate, String, {
    remote,
    lower: |day| day.to_string(),
    try_lift: |text| text.parse().map_err(|_| not_a("day")),
});
// What a phone cuts, it cuts itself.
uniffi::custom_type!(Sentence, String, {
    lower: |sentence| sentence.to_string(),
    try_lift: |text| Ok(Sentence::plain(&text)),
});
uniffi::custom_type!(WorldFact, FactShown, {
    lower: |fact| FactShown {
        in_words: fact.in_words(),
        in_words_among_others: fact.in_words_among_others(),
        reference: fact.reference,
        kind: fact.kind,
        text: fact.text,
        since: fact.since,
        still: fact.still,
        age: fact.age,
    },
    try_lift: |shown| Ok(WorldFact {
        reference: shown.reference,
        kind: shown.kind,
        text: shown.text,
        since: shown.since,
        still: shown.still,
        age: shown.age,
    }),
});
uniffi::custom_type!(PathBuf, String, {
    remote,
    lower: |path| path.to_string_lossy().into_owned(),
    try_lift: |text| Ok(PathBuf::from(text)),
});
uniffi::custom_type!(Words, HashMap<String, String>, {
    remote,
    lower: |words| words.into_iter().collect(),
    try_lift: |words| Ok(words.into_iter().collect()),
});
uniffi::custom_type!(Span, Stretch, {
    // The code that hands one out has counted it by then; a line is at most 64 KiB.
    lower: |span| Stretch {
        start: u32::try_from(span.start).unwrap_or(u32::MAX),
        end: u32::try_from(span.end).unwrap_or(u32::MAX),
    },
    try_lift: |stretch| Ok(Span { start: stretch.start.try_into()?, end: stretch.end.try_into()? }),
});
