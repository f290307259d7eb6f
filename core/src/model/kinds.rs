//! The list of record kinds: the one place that names them all.

use serde::{Serialize, de::DeserializeOwned};

use super::{
    Advocacy, Ask, AuditScore, Device, Dismissal, Entry, Exchange, Fact, Feedback, Fields, Forgotten, Goal,
    Kit, Knows, Me, Mine, Moment, Person, Position, Praise, Project, Promise, Question, Revocation, Seat,
    Win,
};

/// How a kind of record lies in its document: which fields are long texts and which are sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// Long prose, a mergeable text made at the record's birth, even when empty.
    pub texts: &'static [&'static str],
    /// Sets, each member under a key of its own (`set/member`).
    pub sets: &'static [&'static str],
    /// Fields and sets in which people write what they like: a name may stand in them.
    pub prose: &'static [&'static str],
    /// Fields and sets that name a person.
    pub people: &'static [&'static str],
    /// Those of `people` without whom the record says nothing: it goes with them.
    pub about: &'static [&'static str],
    /// Fields that name a goal without which the record says nothing: it goes with it.
    pub of_goal: &'static [&'static str],
}

impl Shape {
    /// Scalars alone, none of them prose or a person.
    const PLAIN: Self = Self { texts: &[], sets: &[], prose: &[], people: &[], about: &[], of_goal: &[] };
}

/// A kind of record.
pub trait Record: Serialize + DeserializeOwned + Default + Clone + PartialEq + Into<AnyRecord> {
    /// The word under which documents say what they hold; never changes.
    const KIND: &'static str;
    /// How the record lies in its document.
    const SHAPE: Shape;

    /// This kind out of any record.
    fn from_any(any: AnyRecord) -> Option<Self>;
}

macro_rules! kinds {
    ($($kind:ident => $word:literal $(, texts $texts:expr)? $(, sets $sets:expr)? $(, prose $prose:expr)?
        $(, people $people:expr)? $(, about $about:expr)? $(, of_goal $of_goal:expr)?;)+) => {
        /// Which kind a record is.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Kind { $(#[doc = concat!("[`", stringify!($kind), "`](super::", stringify!($kind), ")")] $kind,)+ }

        impl Kind {
            /// Every kind, in the order of the list.
            pub const ALL: &'static [Kind] = &[$(Kind::$kind,)+];

            /// The kind that documents call by this word; `None` for one that a newer version added.
            pub fn from_word(word: &str) -> Option<Kind> {
                match word { $($word => Some(Kind::$kind),)+ _ => None }
            }

            /// The word under which documents say what they hold.
            pub fn word(self) -> &'static str {
                match self { $(Kind::$kind => $word,)+ }
            }

            /// How records of this kind lie in their documents.
            pub fn shape(self) -> Shape {
                match self { $(Kind::$kind => <$kind as Record>::SHAPE,)+ }
            }

            /// Reads a record of this kind; absent fields read as their defaults.
            pub(crate) fn read(self, fields: Fields) -> Result<AnyRecord, serde_json::Error> {
                let value = serde_json::Value::Object(fields);
                match self { $(Kind::$kind => serde_json::from_value::<$kind>(value).map(AnyRecord::$kind),)+ }
            }
        }

        /// A record of any kind this version knows.
        #[derive(Debug, Clone, PartialEq)]
        pub enum AnyRecord { $(#[doc = concat!("A [`", stringify!($kind), "`](super::", stringify!($kind), ")")] $kind($kind),)+ }

        impl AnyRecord {
            /// Which kind it is.
            pub fn kind(&self) -> Kind {
                match self { $(AnyRecord::$kind(_) => Kind::$kind,)+ }
            }

            /// The fields by name.
            pub(crate) fn fields(&self) -> Result<Fields, serde_json::Error> {
                let value = match self { $(AnyRecord::$kind(record) => serde_json::to_value(record)?,)+ };
                match value {
                    serde_json::Value::Object(fields) => Ok(fields),
                    _ => Ok(Fields::new()),
                }
            }

            /// When it was deleted, if it was. A deleted record has no rows; undo brings it back.
            pub fn deleted(&self) -> Option<Moment> {
                match self { $(AnyRecord::$kind(record) => record.deleted,)+ }
            }

            /// Marks it as deleted at this moment.
            pub(crate) fn delete(&mut self, at: Moment) {
                match self { $(AnyRecord::$kind(record) => record.deleted = Some(at),)+ }
            }
        }

        $(
            impl From<$kind> for AnyRecord {
                fn from(record: $kind) -> Self { AnyRecord::$kind(record) }
            }

            impl Record for $kind {
                const KIND: &'static str = $word;
                #[allow(clippy::needless_update)]
                const SHAPE: Shape = Shape {
                    $(texts: $texts,)?
                    $(sets: $sets,)?
                    $(prose: $prose,)?
                    $(people: $people,)?
                    $(about: $about,)?
                    $(of_goal: $of_goal,)?
                    ..Shape::PLAIN
                };

                fn from_any(any: AnyRecord) -> Option<Self> {
                    match any { AnyRecord::$kind(record) => Some(record), _ => None }
                }
            }
        )+
    };
}

impl Kind {
    /// What a user calls a record of this kind: "a project", "something you asked".
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Me => "your own page",
            Self::Person => "a person",
            Self::Position => "a position",
            Self::Entry => "a line",
            Self::Promise => "a promise",
            Self::Fact => "a fact",
            Self::Exchange => "something given or received",
            Self::Goal => "a goal",
            Self::Seat => "somebody's place on a map",
            Self::AuditScore => "an answer of the audit",
            Self::Win => "a win",
            Self::Ask => "something you asked",
            Self::Feedback => "something you were told",
            Self::Question => "a question",
            Self::Kit => "a copy of the kit",
            Self::Project => "a project",
            Self::Advocacy => "a word spoken for you",
            Self::Praise => "a good word of yours",
            Self::Knows => "two people who know each other",
            Self::Mine => "something of yours",
            Self::Dismissal => "something you put off",
            Self::Forgotten => "a person who was forgotten",
            Self::Device => "a device",
            Self::Revocation => "a device that was cut off",
        }
    }
}

kinds! {
    Me => "me", sets &["kind_words"];
    Person => "person", texts &["notes"], sets &["nicknames", "same_as"], prose &["notes", "resting_because"],
        people &["same_as"];
    Position => "position", prose &["org", "title"], people &["person", "reports_to"], about &["person"];
    Entry => "entry", sets &["people", "spans", "guesses", "topics", "suggestions", "due", "doubts"],
        prose &["raw", "topics"], people &["people", "spans", "guesses"];
    Promise => "promise", sets &["moved"], prose &["text", "because"], people &["person"], about &["person"];
    Fact => "fact", prose &["text"], people &["person"], about &["person"];
    Exchange => "exchange", prose &["text"], people &["person"], about &["person"];
    Goal => "goal", sets &["objections"], prose &["name", "success", "why_now", "objections", "outcome_said"];
    Seat => "stakeholder", sets &["roles", "stances", "told"], prose &["stances", "told", "highlight"],
        people &["person"], about &["person"], of_goal &["goal"];
    AuditScore => "audit", prose &["because"], people &["person"], about &["person"];
    Win => "win", sets &["with", "knows"], prose &["what", "effect", "evidence"], people &["with", "knows"];
    Ask => "ask", sets &["followed", "answers"], prose &["text", "followed", "answers"],
        people &["person", "to_meet"], about &["person"];
    Feedback => "feedback", texts &["heard"], prose &["question", "heard", "will_do"], people &["person"],
        about &["person"];
    Question => "question", prose &["text"];
    Kit => "kit", texts &["page"], prose &["page"], people &["person"], about &["person"], of_goal &["goal"];
    Project => "initiative", sets &["offered", "moved", "counsel", "told"],
        prose &["name", "offered", "moved", "counsel"], people &["person", "counsel", "told"],
        about &["person"];
    Advocacy => "advocacy", prose &["to", "how"], people &["person"], about &["person"];
    Praise => "praise", prose &["to", "text"], people &["person"], about &["person"];
    Knows => "knows", prose &["how"], people &["person", "other"], about &["person", "other"];
    Mine => "mine", prose &["text"];
    Dismissal => "dismissal", prose &["because"];
    Forgotten => "forgotten";
    Device => "device";
    Revocation => "revocation";
}
