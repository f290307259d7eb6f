//! What a line seems to say: questions that change nothing until they are answered.

use serde::Serialize;

use super::place::Candidate;
use crate::model::{AdvocacyKind, Due, ExchangeKind, FactKind, PersonId, RecordId, Span};

/// What kind of thing a suggestion would add; the order is the order in which they are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SuggestionKind {
    /// The line before this one is to be changed.
    Correction,
    /// Somebody known was there, or is mentioned, under a name that is a letter off.
    Person,
    /// A person the journal does not know yet.
    NewPerson,
    /// A promise, mine or theirs.
    Promise,
    /// Something with somebody that lies ahead.
    Plan,
    /// An open promise was kept, or a need was met.
    Kept,
    /// Something given or received.
    Exchange,
    /// Somebody spoke for the user.
    Spoke,
    /// Something of the user's own went well.
    Win,
    /// Keep the line private.
    Private,
    /// Something not to say.
    Careful,
    /// Something learned about somebody.
    Fact,
}

impl SuggestionKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: &'static [Self] = &[
        Self::Correction,
        Self::Person,
        Self::NewPerson,
        Self::Promise,
        Self::Plan,
        Self::Kept,
        Self::Exchange,
        Self::Spoke,
        Self::Win,
        Self::Private,
        Self::Careful,
        Self::Fact,
    ];

    /// The word of a kind, in keys and in `--json`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Correction => "correction",
            Self::Person => "person",
            Self::NewPerson => "new_person",
            Self::Promise => "promise",
            Self::Plan => "plan",
            Self::Kept => "kept",
            Self::Exchange => "exchange",
            Self::Spoke => "spoke",
            Self::Win => "win",
            Self::Private => "private",
            Self::Careful => "careful",
            Self::Fact => "fact",
        }
    }
}

/// Somebody a suggestion is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meant {
    /// Who; nothing for somebody new.
    pub id: Option<PersonId>,
    /// Their full name, or the name as written.
    pub name: String,
    /// Where the line names them.
    pub place: Option<Span>,
}

/// A name that may mean several people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Which {
    /// Where the line names them first.
    pub place: Span,
    /// Those it may mean, best first.
    pub candidates: Vec<Candidate>,
}

/// Something a dictated line seems to say; it changes nothing until accepted.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// What it would add.
    pub kind: SuggestionKind,
    /// Which rule spoke, a stable word: two refusals silence it.
    pub trigger: &'static str,
    /// The part of the line it rests on; for most kinds, its text.
    pub span: Span,
    /// The text of the thing it would add, or the name of the person.
    pub text: String,
    /// Whose side: a promise of mine, something I gave. False for the other kinds.
    pub mine: bool,
    /// The person was part of the conversation; for persons alone.
    pub there: bool,
    /// The kind of fact, for facts and what not to say.
    pub fact: Option<FactKind>,
    /// The kind of exchange.
    pub exchange: Option<ExchangeKind>,
    /// How somebody spoke for the user.
    pub spoke: Option<AdvocacyKind>,
    /// To whom, or what somebody new is; empty if that is not said.
    pub to: String,
    /// Where somebody new works; empty if that is not said.
    pub org: String,
    /// When a promise would come due.
    pub due: Option<Due>,
    /// Who it is about, if that is known.
    pub person: Option<Meant>,
    /// Who it may be about, where a name means several people.
    pub which: Option<Which>,
    /// Which promise was kept, or which need was met.
    pub settles: Option<RecordId>,
}

impl Suggestion {
    /// Those it may be about, best first, where a name means several people.
    pub(crate) fn candidates(&self) -> impl Iterator<Item = Meant> + '_ {
        let candidates = self.which.iter().flat_map(|which| &which.candidates);
        candidates.map(|one| Meant { id: Some(one.id), name: one.name.clone(), place: None })
    }

    /// A suggestion about a place of the line that says nothing yet: what others are made from.
    pub(super) fn at(span: Span, kind: SuggestionKind, trigger: &'static str) -> Self {
        Self {
            kind,
            trigger,
            span,
            text: String::new(),
            mine: false,
            there: false,
            fact: None,
            exchange: None,
            spoke: None,
            to: String::new(),
            org: String::new(),
            due: None,
            person: None,
            which: None,
            settles: None,
        }
    }
}

/// What is open with somebody: a promise that a line may say was kept, or a need that it may say was met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outstanding {
    /// The id of the promise, or of the fact that tells of the need.
    pub id: RecordId,
    /// To whom it was promised, or by whom; who needs it.
    pub person: PersonId,
    /// What it is.
    pub what: Open,
    /// What was promised, or is needed.
    pub text: String,
}

/// What is open with somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// A promise of the user's own.
    Mine,
    /// A promise of theirs.
    Theirs,
    /// Something that they need.
    Need,
}
