//! What a line says, as far as it can be read.

use serde::Serialize;

use super::{
    place::{Candidate, Topic},
    suggestion::{Meant, Suggestion},
};
use crate::model::{
    AdvocacyKind, DoubtAbout, Due, EntryKind, ExchangeKind, FactKind, ItemKind, Moment, PersonId,
    PromiseStatus, Span, Statement, Who,
};

/// A person in the line.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftPerson {
    /// Who is meant; nothing for someone the journal does not know yet.
    pub person: Option<PersonId>,
    /// The full name of a known person, or the name as it was typed.
    pub name: String,
    /// Was part of the conversation; otherwise only mentioned.
    pub there: bool,
    /// Not a guess among several.
    pub confirmed: bool,
    /// Every place in the line that names them, in order; empty for one added by hand.
    pub spans: Vec<Span>,
    /// Everyone else the name may mean, best first; the chosen one is not repeated.
    pub alternatives: Vec<Candidate>,
}

impl Meant {
    /// Whoever a mention of the line means, where it names them first.
    pub(super) fn of(mention: &DraftPerson) -> Self {
        Self { id: mention.person, name: mention.name.clone(), place: mention.spans.first().copied() }
    }
}

/// A promise in the line.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftPromise {
    /// The writer's own.
    pub mine: bool,
    /// What was typed less its date phrase.
    pub text: String,
    /// When it comes due.
    pub due: Option<Due>,
    /// Index into [`Draft::people`]; nothing: a doubt about the owner.
    pub person: Option<usize>,
    /// The clause with its mark.
    pub span: Span,
}

/// Something given or received in the line.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftExchange {
    /// The writer gave.
    pub given: bool,
    /// What it was.
    pub kind: ExchangeKind,
    /// What was typed.
    pub text: String,
    /// Index into [`Draft::people`]; nothing: a doubt about the owner.
    pub person: Option<usize>,
    /// The clause with its mark.
    pub span: Span,
}

/// Something learned about someone in the line.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftFact {
    /// What it is about.
    pub kind: FactKind,
    /// What was typed.
    pub text: String,
    /// Index into [`Draft::people`]; nothing: a doubt about the owner.
    pub person: Option<usize>,
    /// The clause with its mark.
    pub span: Span,
}

/// A win in the line.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftWin {
    /// What was typed.
    pub what: String,
    /// Indices into [`Draft::people`]: the people named in it.
    pub with: Vec<usize>,
    /// The clause with its mark.
    pub span: Span,
}

/// A word spoken for the writer, in the line.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftWord {
    /// How somebody spoke.
    pub kind: AdvocacyKind,
    /// To whom, as typed; empty if that is not said.
    pub to: String,
    /// What else was typed, and who told of it.
    pub how: String,
    /// Index into [`Draft::people`]: who spoke; nothing: a doubt about the owner.
    pub person: Option<usize>,
    /// The clause with its mark; several people of one clause share it.
    pub span: Span,
}

impl DraftWord {
    /// To whom and how, in words: `to the panel; Ana Silva told me`.
    pub fn in_words(&self) -> String {
        spoken_in_words(&self.to, &self.how)
    }
}

/// To whom somebody spoke and how, in words.
pub(crate) fn spoken_in_words(to: &str, how: &str) -> String {
    match (to.is_empty(), how.is_empty()) {
        (true, _) => how.to_owned(),
        (false, true) => format!("to {to}"),
        (false, false) => format!("to {to}; {how}"),
    }
}

/// One thing that a line makes beside itself, whatever its kind.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftItem {
    /// What kind of thing it is.
    pub what: ItemKind,
    /// The writer's side: my promise, I gave, a win. False for facts and words spoken for the writer.
    pub mine: bool,
    /// The kind of exchange, fact or word; a promise is open, and a win has no kind.
    pub kind: String,
    /// What was typed; of a word, to whom it was spoken and how.
    pub text: String,
    /// When a promise comes due.
    pub due: Option<Due>,
    /// Index into [`Draft::people`]; nothing for a win, and where the owner is in doubt.
    pub person: Option<usize>,
    /// The clause with its mark.
    pub span: Span,
}

/// Something the reading is not sure of; the line is saved all the same.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Doubt {
    /// What it is about.
    pub about: DoubtAbout,
    /// Where it stands.
    pub span: Span,
    /// A sentence for the writer.
    pub message: String,
    /// Other readings, best first: names of people, or dates.
    pub alternatives: Vec<String>,
}

/// The best reading of a line, with what was doubtful.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// The line as typed.
    pub raw: String,
    /// When it happened; the moment of writing unless the line says otherwise.
    pub at: Moment,
    /// The date phrase at the start, if there is one.
    pub at_span: Option<Span>,
    /// What kind of contact it was.
    pub kind: EntryKind,
    /// The word that says so.
    pub kind_span: Option<Span>,
    /// Everyone in the line, in order of first appearance.
    pub people: Vec<DraftPerson>,
    /// Topics in order, without repeats (compared without case).
    pub topics: Vec<Topic>,
    /// Promises in order.
    pub promises: Vec<DraftPromise>,
    /// Things given and received, in order.
    pub exchanges: Vec<DraftExchange>,
    /// Facts in order.
    pub facts: Vec<DraftFact>,
    /// Wins in order.
    pub wins: Vec<DraftWin>,
    /// Words spoken for the writer, in order.
    pub words: Vec<DraftWord>,
    /// The writer marked it `#private`.
    pub private: bool,
    /// Where it says so.
    pub private_span: Option<Span>,
    /// What its clauses say, in order.
    pub statements: Vec<Statement>,
    /// Who started the conversation, where the words say so.
    pub started: Option<Who>,
    /// What is not sure.
    pub doubts: Vec<Doubt>,
    /// What the plain sentences seem to say; what of it is offered is decided in `suggest`.
    pub(super) offers: Vec<Suggestion>,
}

impl Draft {
    /// Everything the line makes, kind by kind.
    pub fn items(&self) -> Vec<DraftItem> {
        let promises = self.promises.iter().map(|said| DraftItem {
            what: ItemKind::Promise,
            mine: said.mine,
            kind: PromiseStatus::Open.to_string(),
            text: said.text.clone(),
            due: said.due,
            person: said.person,
            span: said.span,
        });
        let exchanges = self.exchanges.iter().map(|said| DraftItem {
            what: ItemKind::Exchange,
            mine: said.given,
            kind: said.kind.to_string(),
            text: said.text.clone(),
            due: None,
            person: said.person,
            span: said.span,
        });
        let facts = self.facts.iter().map(|said| DraftItem {
            what: ItemKind::Fact,
            mine: false,
            kind: said.kind.to_string(),
            text: said.text.clone(),
            due: None,
            person: said.person,
            span: said.span,
        });
        let wins = self.wins.iter().map(|said| DraftItem {
            what: ItemKind::Win,
            mine: true,
            kind: String::new(),
            text: said.what.clone(),
            due: None,
            person: None,
            span: said.span,
        });
        let words = self.words.iter().map(|said| DraftItem {
            what: ItemKind::Advocacy,
            mine: false,
            kind: said.kind.to_string(),
            text: said.in_words(),
            due: None,
            person: said.person,
            span: said.span,
        });
        promises.chain(exchanges).chain(facts).chain(wins).chain(words).collect()
    }
}
