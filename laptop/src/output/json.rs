//! What `--json` prints: one value a line, and nothing else on standard output.
//!
//! Answers of the core serialise as they are; a line that is only read, and errors, get their shape here.

use hallway_core::{
    insights::{
        AskedThisWeek, GoalLine, GoalWith, HandedOver, HeardThisWeek, KeptPromise, Look, MyWord, Named,
        OpenPromise, Someone, SpokeForYou, TalkedWith, ToAudit, UntoldWin, Waiting, Week, WonThisWeek,
    },
    journal::{Reading, Review},
    model::{AdvocacyKind, Due, EntryKind, ExchangeKind, FactKind, Moment, PersonId, Who, is_unseen},
    quick_log::{Doubt, Draft, DraftPerson, Span, SuggestionKind},
};
use std::fmt::Write;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::{
    error::CommandError,
    output::{
        few::Few,
        hint::Spelled,
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

/// An error, as every verb prints it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ErrorAnswer {
    /// What went wrong.
    error: ErrorInside,
}

/// What went wrong, and what to do about it.
#[derive(Debug, Serialize, JsonSchema)]
struct ErrorInside {
    /// A stable word for it.
    kind: &'static str,
    /// A sentence for a person.
    message: String,
    /// What could be done about it, likeliest first.
    hints: Vec<Spelled>,
    /// The number of the line that was not saved, for an input of several lines.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
}

/// An error as every verb prints it.
pub fn error(error: &CommandError) -> ErrorAnswer {
    let (kind, message, hints) = (error.kind(), error.to_string(), error.hints());
    ErrorAnswer { error: ErrorInside { kind, message, hints, line: None } }
}

/// The same for one line of many.
pub fn error_in_line(number: u64, error: &CommandError) -> ErrorAnswer {
    let mut said = self::error(error);
    said.error.line = Some(number);
    said
}

/// What `review --list` lists: everything that waits, or what waits in one walk.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct Listed {
    /// The week; nothing where one walk alone was asked for.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "with_a_few_of_each")]
    #[schemars(with = "WeekInJson<'static>")]
    pub week: Option<Week>,
    /// What became of the user's own promises in twelve months; beside the week, and beside the walk of promises.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub my_word: Option<MyWord>,
    /// Lines, people and promises.
    #[serde(flatten)]
    pub waiting: Review,
    /// The people the audit asks about.
    pub audit: Vec<ToAudit>,
    /// Wins that nobody with a say knows of.
    pub untold_wins: Vec<UntoldWin>,
}

/// The week with a few of each thing, as many as its screen shows.
#[allow(clippy::ref_option)] // so serde hands over a field
fn with_a_few_of_each<S: Serializer>(week: &Option<Week>, serializer: S) -> Result<S::Ok, S::Error> {
    week.as_ref().map(WeekInJson::from).serialize(serializer)
}

#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Week")]
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
#[derive(Debug, Serialize, JsonSchema)]
pub struct Preview<'a> {
    text: &'a str,
    #[serde(serialize_with = "with_offset")]
    at: Moment,
    kind: &'a EntryKind,
    people: Vec<PersonRead<'a>>,
    topics: Vec<&'a str>,
    promises: Vec<PromiseRead<'a>>,
    exchanges: Vec<ExchangeRead<'a>>,
    facts: Vec<FactRead<'a>>,
    wins: Vec<WinRead<'a>>,
    words: Vec<WordRead<'a>>,
    private: bool,
    started: Option<&'a Who>,
    doubts: &'a [Doubt],
    suggestions: Vec<SuggestionRead<'a>>,
    label: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
struct PersonRead<'a> {
    /// The person it is about.
    #[serde(flatten)]
    person: Someone,
    /// They were part of it; otherwise the line mentions them.
    there: bool,
    confirmed: bool,
    span: Option<Span>,
    spans: &'a [Span],
    alternatives: Vec<Someone>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct PromiseRead<'a> {
    mine: bool,
    text: &'a str,
    due: Option<Due>,
    person: Option<Someone>,
    span: Span,
}

#[derive(Debug, Serialize, JsonSchema)]
struct ExchangeRead<'a> {
    given: bool,
    kind: &'a ExchangeKind,
    text: &'a str,
    person: Option<Someone>,
    span: Span,
}

#[derive(Debug, Serialize, JsonSchema)]
struct FactRead<'a> {
    kind: &'a FactKind,
    text: &'a str,
    person: Option<Someone>,
    span: Span,
}

#[derive(Debug, Serialize, JsonSchema)]
struct WinRead<'a> {
    text: &'a str,
    with: Vec<Someone>,
    span: Span,
}

#[derive(Debug, Serialize, JsonSchema)]
struct WordRead<'a> {
    kind: &'a AdvocacyKind,
    to: &'a str,
    how: &'a str,
    person: Option<Someone>,
    span: Span,
}

#[derive(Debug, Serialize, JsonSchema)]
struct SuggestionRead<'a> {
    kind: SuggestionKind,
    span: Span,
    text: &'a str,
    due: Option<Due>,
    person: Option<Someone>,
    mine: bool,
    there: bool,
    fact: Option<&'a FactKind>,
    to: &'a str,
    org: &'a str,
}

impl<'a> Preview<'a> {
    /// The reading of a line. `people` gives somebody of the journal as screens name them.
    pub fn of(reading: &'a Reading, people: &impl Fn(PersonId) -> Option<Named>) -> Self {
        let draft = &reading.draft;
        Self {
            text: &draft.raw,
            at: draft.at,
            kind: &draft.kind,
            people: draft.people.iter().map(|mention| person(mention, people)).collect(),
            topics: draft.topics.iter().map(|topic| topic.name.as_str()).collect(),
            promises: draft
                .promises
                .iter()
                .map(|promise| PromiseRead {
                    mine: promise.mine,
                    text: &promise.text,
                    due: promise.due,
                    person: someone(draft, people, promise.person),
                    span: promise.span,
                })
                .collect(),
            exchanges: draft
                .exchanges
                .iter()
                .map(|exchange| ExchangeRead {
                    given: exchange.given,
                    kind: &exchange.kind,
                    text: &exchange.text,
                    person: someone(draft, people, exchange.person),
                    span: exchange.span,
                })
                .collect(),
            facts: draft
                .facts
                .iter()
                .map(|fact| FactRead {
                    kind: &fact.kind,
                    text: &fact.text,
                    person: someone(draft, people, fact.person),
                    span: fact.span,
                })
                .collect(),
            wins: draft
                .wins
                .iter()
                .map(|win| WinRead {
                    text: &win.what,
                    with: win.with.iter().filter_map(|place| someone(draft, people, Some(*place))).collect(),
                    span: win.span,
                })
                .collect(),
            words: draft
                .words
                .iter()
                .map(|word| WordRead {
                    kind: &word.kind,
                    to: &word.to,
                    how: &word.how,
                    person: someone(draft, people, word.person),
                    span: word.span,
                })
                .collect(),
            private: draft.private,
            started: reading.started.as_ref(),
            doubts: &draft.doubts,
            suggestions: reading
                .suggestions
                .iter()
                .map(|suggestion| SuggestionRead {
                    kind: suggestion.kind,
                    span: suggestion.span,
                    text: &suggestion.text,
                    due: suggestion.due,
                    person: suggestion.person.as_ref().map(|person| known(person.id, &person.name, people)),
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

/// As the journal's own answers have moments.
fn with_offset<S: Serializer>(moment: &Moment, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&moment.to_rfc3339())
}

fn person<'a>(mention: &'a DraftPerson, people: &impl Fn(PersonId) -> Option<Named>) -> PersonRead<'a> {
    PersonRead {
        person: known(mention.person, &mention.name, people),
        there: mention.there,
        confirmed: mention.confirmed,
        span: mention.spans.first().copied(),
        spans: &mention.spans,
        alternatives: mention
            .alternatives
            .iter()
            .map(|other| known(Some(other.id), &other.name, people))
            .collect(),
    }
}

/// Somebody at a place of the line.
fn someone(
    draft: &Draft,
    people: &impl Fn(PersonId) -> Option<Named>,
    place: Option<usize>,
) -> Option<Someone> {
    let mention = draft.people.get(place?)?;
    Some(known(mention.person, &mention.name, people))
}

/// One of the journal's people, or somebody new under the name that was written.
fn known(id: Option<PersonId>, name: &str, people: &impl Fn(PersonId) -> Option<Named>) -> Someone {
    let new = || Someone { reference: None, name: name.to_owned(), new: true };
    id.and_then(people).map_or_else(new, Someone::from)
}
