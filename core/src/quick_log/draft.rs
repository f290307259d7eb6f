//! What a line says, as far as it can be read.

use serde::Serialize;

use super::place::{Candidate, Topic};
use crate::model::{
    AdvocacyKind, DoubtAbout, Due, EntryKind, ExchangeKind, FactKind, ItemKind, Moment, PersonId,
    PromiseStatus, RecordId, Span, Statement, Who,
};

/// A person in the line.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
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
    /// Indices into [`Draft::people`]: whoever is named in it.
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
    /// The kind of exchange, fact or word; a promise is open, and a win has none.
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

/// What kind of thing a suggestion would add; the order is the order in which they are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
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
    /// An open promise was kept.
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

impl Meant {
    /// Whoever a mention of the line means, where it names them first.
    pub(super) fn of(mention: &Mention) -> Self {
        Self { id: mention.person, name: mention.name.clone(), place: mention.spans.first().copied() }
    }
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
    /// Which promise was kept.
    pub promise: Option<RecordId>,
}

impl Suggestion {
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
            promise: None,
        }
    }
}

/// An open promise that a line may say was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outstanding {
    /// The id of the promise.
    pub id: RecordId,
    /// To whom, or by whom.
    pub person: PersonId,
    /// The user's own.
    pub mine: bool,
    /// What was promised.
    pub text: String,
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
    pub people: Vec<Mention>,
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

    /// Takes another person for a name of the line, by the user's choice: it is no guess any more.
    ///
    /// The one meant until now becomes an alternative. Somebody whom the line names twice becomes one person, so
    /// indices into `people` may move. An index that is nobody's changes nothing.
    pub fn choose(&mut self, person: usize, choice: Candidate) {
        let Some(mention) = self.people.get_mut(person) else { return };
        mention.alternatives.retain(|other| other.id != choice.id);
        if let Some(id) = mention.person.filter(|id| *id != choice.id) {
            mention.alternatives.insert(0, Candidate { id, name: std::mem::take(&mut mention.name) });
        }
        let twin = self
            .people
            .iter()
            .enumerate()
            .find(|(at, other)| *at != person && other.person == Some(choice.id));
        let twin = twin.map(|(at, _)| at);
        if let Some(mention) = self.people.get_mut(person) {
            mention.person = Some(choice.id);
            mention.name = choice.name;
        }
        self.settle(person);
        if let Some(twin) = twin {
            self.merge(person.min(twin), person.max(twin));
        }
    }

    /// Says that a name of the line is somebody new, under the name as typed.
    pub fn choose_new(&mut self, person: usize) {
        let Some(mention) = self.people.get_mut(person) else { return };
        let typed = mention.spans.first().and_then(|span| self.raw.get(span.start..span.end));
        if let Some(typed) = typed {
            let is_mark = |c: char| matches!(super::folding::plain(c), '@' | '"');
            let typed = typed.trim_matches(is_mark).trim().to_owned();
            let known = std::mem::replace(&mut mention.name, typed);
            if let Some(id) = mention.person.take() {
                mention.alternatives.insert(0, Candidate { id, name: known });
            }
        }
        self.settle(person);
    }

    /// Moves a person between there and mentioned.
    pub fn toggle_there(&mut self, person: usize) {
        if let Some(mention) = self.people.get_mut(person) {
            mention.there = !mention.there;
        }
        self.follow_presence();
    }

    /// Adds somebody whom the line does not name, or says of a person of the line that they were there; gives their
    /// index. Without an id it is somebody new.
    pub fn add_person(&mut self, id: Option<PersonId>, name: &str, there: bool) -> usize {
        let folded = super::fold(name);
        let same = |mention: &Mention| match id {
            Some(id) => mention.person == Some(id),
            None => mention.person.is_none() && super::fold(&mention.name) == folded,
        };
        let index = if let Some(index) = self.people.iter().position(same) {
            index
        } else {
            self.people.push(Mention {
                person: id,
                name: name.to_owned(),
                there: false,
                confirmed: true,
                spans: Vec::new(),
                alternatives: Vec::new(),
            });
            self.people.len() - 1
        };
        if let Some(mention) = self.people.get_mut(index) {
            mention.there |= there;
        }
        self.settle(index);
        self.follow_presence();
        index
    }

    /// The user has said who it is.
    fn settle(&mut self, person: usize) {
        let Some(mention) = self.people.get_mut(person) else { return };
        mention.confirmed = true;
        let spans = &mention.spans;
        self.doubts.retain(|doubt| doubt.about != DoubtAbout::Person || !spans.contains(&doubt.span));
    }

    /// Makes one person of two; `second` is the greater index.
    fn merge(&mut self, first: usize, second: usize) {
        if second >= self.people.len() {
            return;
        }
        let other = self.people.remove(second);
        if let Some(mention) = self.people.get_mut(first) {
            mention.spans.extend(other.spans);
            mention.spans.sort_unstable();
            mention.there |= other.there;
        }
        let owners = self.promises.iter_mut().map(|promise| &mut promise.person);
        let owners = owners.chain(self.exchanges.iter_mut().map(|exchange| &mut exchange.person));
        let owners = owners.chain(self.facts.iter_mut().map(|fact| &mut fact.person));
        let owners = owners.chain(self.words.iter_mut().map(|word| &mut word.person));
        let with = self.wins.iter_mut().flat_map(|win| &mut win.with);
        for owner in owners.flatten().chain(with) {
            match (*owner).cmp(&second) {
                std::cmp::Ordering::Less => {}
                std::cmp::Ordering::Equal => *owner = first,
                std::cmp::Ordering::Greater => *owner -= 1,
            }
        }
        self.settle(first);
    }

    /// A line without a kind word is hallway when somebody was there, else a note.
    pub(super) fn follow_presence(&mut self) {
        if self.kind_span.is_none() && matches!(self.kind, EntryKind::Hallway | EntryKind::Note) {
            let anybody = self.people.iter().any(|person| person.there);
            self.kind = if anybody { EntryKind::Hallway } else { EntryKind::Note };
        }
    }
}
