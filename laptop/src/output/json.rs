//! What `--json` prints: one value a line, and nothing else on standard output.
//!
//! Answers of the core serialise as they are; a line that is only read, and errors, get their shape here.

use hallway_core::{
    insights::{
        AskedThisWeek, GoalLine, GoalWith, HandedOver, HeardThisWeek, KeptPromise, Look, MyWord, OpenPromise,
        SpokeForYou, TalkedWith, ToAudit, UntoldWin, Waiting, Week, WonThisWeek,
    },
    journal::{Reading, Review},
    model::{AdvocacyKind, Due, EntryKind, ExchangeKind, FactKind, Moment, Who, is_unseen},
    quick_log::{Doubt, Draft, Span, SuggestionKind},
};
use std::fmt::Write;

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::{
    error::CommandError,
    output::{
        few::Few,
        render::{PEOPLE, THINGS},
    },
};

/// A value on a line of its own.
pub fn line<T: Serialize>(value: &T) -> Result<String, CommandError> {
    let mut text = serde_json::to_string(value)
        .map_err(|error| CommandError::System(format!("this has no form in JSON: {error}")))?;
    if text.contains(is_unseen) {
        text = text.chars().fold(String::with_capacity(text.len() + 16), |mut shown, letter| {
            if is_unseen(letter) {
                for unit in letter.encode_utf16(&mut [0; 2]) {
                    let _ = write!(shown, "\\u{unit:04x}");
                }
            } else {
                shown.push(letter);
            }
            shown
        });
    }
    text.push('\n');
    Ok(text)
}

/// An error as every verb prints it: `{"error":{"kind":…,"message":…,"hints":[{"to":…,"run":…}]}}`.
pub fn error(error: &CommandError) -> serde_json::Value {
    let (kind, message, hints) = (error.kind(), error.to_string(), error.hints());
    serde_json::json!({ "error": { "kind": kind, "message": message, "hints": hints } })
}

/// The same for one line of many.
pub fn error_in_line(number: u64, error: &CommandError) -> serde_json::Value {
    let mut said = self::error(error);
    if let Some(inside) = said.get_mut("error").and_then(serde_json::Value::as_object_mut) {
        inside.insert("line".to_owned(), number.into());
    }
    said
}

/// What `review --list` lists: everything that waits, or what waits in one walk.
#[derive(Debug, Default, Serialize)]
pub struct Listed {
    /// The week; nothing where one walk alone was asked for.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "with_a_few_of_each")]
    pub week: Option<Week>,
    /// What became of the user's own promises in twelve months; beside the week, and beside the walk of promises.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub my_word: Option<MyWord>,
    /// Lines, people and promises.
    #[serde(flatten)]
    pub waiting: Review,
    /// Of whom the audit asks.
    pub audit: Vec<ToAudit>,
    /// Wins that nobody with a say knows of.
    pub untold_wins: Vec<UntoldWin>,
}

/// The week with a few of each thing, as many as its screen shows.
#[allow(clippy::ref_option)] // so serde hands over a field
fn with_a_few_of_each<S: Serializer>(week: &Option<Week>, serializer: S) -> Result<S::Ok, S::Error> {
    week.as_ref().map(WeekInJson::from).serialize(serializer)
}

#[derive(Debug, Serialize)]
struct WeekInJson<'a> {
    from: NaiveDate,
    to: NaiveDate,
    conversations: u32,
    other_lines: u32,
    talked_with: Few<'a, TalkedWith>,
    kept: Few<'a, KeptPromise>,
    gave: Few<'a, HandedOver>,
    received: Few<'a, HandedOver>,
    wins: Few<'a, WonThisWeek>,
    goals_set: Few<'a, GoalLine>,
    goals_ended: Few<'a, GoalLine>,
    told: Few<'a, GoalWith>,
    kits: Few<'a, GoalWith>,
    asked: Few<'a, AskedThisWeek>,
    heard: Few<'a, HeardThisWeek>,
    spoke_for_you: Few<'a, SpokeForYou>,
    due: Few<'a, OpenPromise>,
    decisions: &'a [GoalLine],
    waiting: Waiting,
    look_at: Option<&'a Look>,
    courage: Option<&'a str>,
}

impl<'a> From<&'a Week> for WeekInJson<'a> {
    fn from(week: &'a Week) -> Self {
        // Every field by its name, so that none is forgotten here.
        let Week {
            from,
            to,
            conversations,
            other_lines,
            talked_with,
            kept,
            gave,
            received,
            wins,
            goals_set,
            goals_ended,
            told,
            kits,
            asked,
            heard,
            spoke_for_you,
            due,
            decisions,
            waiting,
            look_at,
            courage,
        } = week;
        Self {
            from: *from,
            to: *to,
            conversations: *conversations,
            other_lines: *other_lines,
            talked_with: Few::of(talked_with, PEOPLE),
            kept: Few::of(kept, THINGS),
            gave: Few::of(gave, THINGS),
            received: Few::of(received, THINGS),
            wins: Few::of(wins, THINGS),
            goals_set: Few::of(goals_set, THINGS),
            goals_ended: Few::of(goals_ended, THINGS),
            told: Few::of(told, THINGS),
            kits: Few::of(kits, THINGS),
            asked: Few::of(asked, THINGS),
            heard: Few::of(heard, THINGS),
            spoke_for_you: Few::of(spoke_for_you, THINGS),
            due: Few::of(due, THINGS),
            decisions,
            waiting: *waiting,
            look_at: look_at.as_ref(),
            courage: courage.as_deref(),
        }
    }
}

/// What `log --dry-run --json` prints. Spans are `[start, end)` in UTF-8 bytes of `text`.
#[derive(Debug, Serialize)]
pub struct Preview<'a> {
    text: &'a str,
    at: Moment,
    kind: &'a EntryKind,
    people: Vec<Person<'a>>,
    topics: Vec<&'a str>,
    promises: Vec<Promise<'a>>,
    exchanges: Vec<Exchange<'a>>,
    facts: Vec<Fact<'a>>,
    wins: Vec<Win<'a>>,
    words: Vec<Word<'a>>,
    private: bool,
    started: Option<&'a Who>,
    doubts: &'a [Doubt],
    suggestions: Vec<Suggestion<'a>>,
    label: bool,
}

#[derive(Debug, Serialize)]
struct Person<'a> {
    name: &'a str,
    new: bool,
    there: bool,
    confirmed: bool,
    span: Option<Span>,
    spans: &'a [Span],
    alternatives: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct Promise<'a> {
    mine: bool,
    text: &'a str,
    due: Option<Due>,
    person: Option<&'a str>,
    span: Span,
}

#[derive(Debug, Serialize)]
struct Exchange<'a> {
    given: bool,
    kind: &'a ExchangeKind,
    text: &'a str,
    person: Option<&'a str>,
    span: Span,
}

#[derive(Debug, Serialize)]
struct Fact<'a> {
    kind: &'a FactKind,
    text: &'a str,
    person: Option<&'a str>,
    span: Span,
}

#[derive(Debug, Serialize)]
struct Win<'a> {
    text: &'a str,
    with: Vec<&'a str>,
    span: Span,
}

#[derive(Debug, Serialize)]
struct Word<'a> {
    kind: &'a AdvocacyKind,
    to: &'a str,
    how: &'a str,
    person: Option<&'a str>,
    span: Span,
}

#[derive(Debug, Serialize)]
struct Suggestion<'a> {
    kind: SuggestionKind,
    span: Span,
    text: &'a str,
    due: Option<Due>,
    person: Option<&'a str>,
    mine: bool,
    there: bool,
    fact: Option<&'a FactKind>,
    to: &'a str,
    org: &'a str,
}

impl<'a> Preview<'a> {
    /// The reading of a line.
    pub fn of(reading: &'a Reading) -> Self {
        let draft = &reading.draft;
        Self {
            text: &draft.raw,
            at: draft.at,
            kind: &draft.kind,
            people: people(draft),
            topics: draft.topics.iter().map(|topic| topic.name.as_str()).collect(),
            promises: draft
                .promises
                .iter()
                .map(|promise| Promise {
                    mine: promise.mine,
                    text: &promise.text,
                    due: promise.due,
                    person: name(draft, promise.person),
                    span: promise.span,
                })
                .collect(),
            exchanges: draft
                .exchanges
                .iter()
                .map(|exchange| Exchange {
                    given: exchange.given,
                    kind: &exchange.kind,
                    text: &exchange.text,
                    person: name(draft, exchange.person),
                    span: exchange.span,
                })
                .collect(),
            facts: draft
                .facts
                .iter()
                .map(|fact| Fact {
                    kind: &fact.kind,
                    text: &fact.text,
                    person: name(draft, fact.person),
                    span: fact.span,
                })
                .collect(),
            wins: draft
                .wins
                .iter()
                .map(|win| Win {
                    text: &win.what,
                    with: win.with.iter().filter_map(|place| name(draft, Some(*place))).collect(),
                    span: win.span,
                })
                .collect(),
            words: draft
                .words
                .iter()
                .map(|word| Word {
                    kind: &word.kind,
                    to: &word.to,
                    how: &word.how,
                    person: name(draft, word.person),
                    span: word.span,
                })
                .collect(),
            private: draft.private,
            started: reading.started.as_ref(),
            doubts: &draft.doubts,
            suggestions: reading
                .suggestions
                .iter()
                .map(|suggestion| Suggestion {
                    kind: suggestion.kind,
                    span: suggestion.span,
                    text: &suggestion.text,
                    due: suggestion.due,
                    person: suggestion.person.as_ref().map(|person| person.name.as_str()),
                    mine: suggestion.mine,
                    there: suggestion.there,
                    fact: suggestion.fact.as_ref(),
                    to: &suggestion.to,
                    org: &suggestion.org,
                })
                .collect(),
            label: reading.label,
        }
    }
}

fn people(draft: &Draft) -> Vec<Person<'_>> {
    draft
        .people
        .iter()
        .map(|person| Person {
            name: &person.name,
            new: person.person.is_none(),
            there: person.there,
            confirmed: person.confirmed,
            span: person.spans.first().copied(),
            spans: &person.spans,
            alternatives: person.alternatives.iter().map(|other| other.name.as_str()).collect(),
        })
        .collect()
}

fn name(draft: &Draft, person: Option<usize>) -> Option<&str> {
    person.and_then(|place| draft.people.get(place)).map(|person| person.name.as_str())
}
