//! Plain records: what the journal holds, one file per concept.
//!
//! A record is data without behaviour that needs a clock, randomness or IO. It is flat on purpose: every field is a
//! scalar, a long text, or a set whose members are scalars, because that is the shape in which two devices can edit
//! it at once and lose nothing (see `docs/architecture.md`). Data flows through here in both directions: acts build
//! records, `document` turns them into automerge documents and back, `store::index` turns them into rows.

mod act;
mod advocacy;
mod asking;
mod audit;
mod change;
mod dated;
mod device;
mod dismissal;
mod due;
mod endpoint;
mod entry;
mod exchange;
mod fact;
mod forgotten;
mod goal;
mod id;
mod item;
mod kinds;
mod kit;
mod knows;
mod me;
mod mine;
pub(crate) mod moment;
mod open_enum;
mod person;
mod position;
mod praise;
mod project;
mod promise;
mod reference;
mod revocation;
mod same_as;
#[cfg(feature = "schema")]
mod schema;
mod seat;
mod span;
mod statement;
mod unseen;
mod win;

pub use act::ActId;
pub use advocacy::{Advocacy, AdvocacyKind};
pub use asking::{Answer, AnswerKind, Ask, AskKind, Feedback, Question};
pub use audit::{AuditScore, Score};
pub use change::{DayChange, DueChange, GoalChange, NumberChange, WhoChange};
pub use dated::{Dated, note, noted, with_word, word_in};
pub use device::Device;
pub use dismissal::Dismissal;
pub use due::Due;
pub use endpoint::{EndpointId, JournalId};
pub use entry::{DoubtAbout, Entry, EntryKind, Presence, SuggestionState, Who};
pub use exchange::{Exchange, ExchangeKind};
pub use fact::{Fact, FactKind};
pub use forgotten::Forgotten;
pub use goal::{Goal, GoalKind, Outcome};
pub use id::{
    AdvocacyId, AskId, EntryId, FactId, FeedbackId, GoalId, PersonId, ProjectId, PromiseId, RecordId, WinId,
};
pub use item::ItemKind;
pub use kinds::{AnyRecord, Kind, Record, Shape};
pub use kit::Kit;
pub use knows::Knows;
pub use me::{DateOrder, FirstDay, Me};
pub use mine::{Mine, MineKind};
pub use person::{Person, Relation, Stage};
pub use position::{Level, Position};
pub use praise::Praise;
pub use project::{Project, ProjectState};
pub use promise::{Promise, PromiseStatus};
pub use reference::{Reference, TypedReference};
pub use revocation::Revocation;
pub use same_as::Identities;
pub use seat::{Role, Seat, Shown, Stance};
pub use span::Span;
pub use statement::{About, Frame, Statement, Statements, Tense, Tone, Trouble};
pub use unseen::{is_blank, is_unseen};
pub use win::{FROM_ME, Win};

/// A moment with the offset it was lived at; an entry's day is the day at its own offset.
pub type Moment = chrono::DateTime<chrono::FixedOffset>;

/// The fields of a record by name, as `document` stores them: scalars, texts, and one object per set.
pub type Fields = serde_json::Map<String, serde_json::Value>;

/// A set whose members carry one scalar each; a plain set carries `true`.
pub type Set<K, V = bool> = std::collections::BTreeMap<K, V>;

/// The Unix epoch at offset zero: what an absent or unreadable moment reads as.
pub(crate) fn epoch() -> Moment {
    chrono::DateTime::UNIX_EPOCH.fixed_offset()
}

/// The longest a prose text may be, in characters: each one is an operation, and replacing them all claims 100,000.
pub const LONGEST_TEXT: usize = 50_000;
