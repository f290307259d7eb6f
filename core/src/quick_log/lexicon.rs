//! The names and words a line is read against.

use std::collections::HashMap;

use crate::model::{EntryKind, Moment, PersonId};

/// Someone the journal knows, with every name they go by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPerson {
    /// The canonical id.
    pub id: PersonId,
    /// The full name.
    pub name: String,
    /// Other names.
    pub nicknames: Vec<String>,
}

/// Known names and kind words, prepared once so that a line can be read at every keystroke.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    people: Vec<KnownPerson>,
    kind_words: Vec<(String, EntryKind)>,
}

impl Lexicon {
    /// Prepares the names and the user's own kind words.
    pub fn new(people: Vec<KnownPerson>, kind_words: Vec<(String, EntryKind)>) -> Self {
        Self { people, kind_words }
    }
}

/// How familiar the user is with someone, to choose among several of the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The last conversation.
    pub last: Moment,
    /// How many conversations.
    pub times: u32,
    /// How many of them with each of the others named in the line.
    pub with: HashMap<PersonId, u32>,
}

/// What the journal remembers about the people a line may mean.
pub type Familiarity = HashMap<PersonId, Seen>;
