//! One line of the journal.

use serde::{Deserialize, Serialize};

use super::{Due, Moment, PersonId, Set, Statements, epoch, open_enum::open_enum};

open_enum! {
    /// What kind of contact an entry was.
    EntryKind {
        /// Thoughts, with nobody there.
        Note => "note",
        /// A conversation over coffee.
        Coffee => "coffee",
        /// A conversation over lunch.
        Lunch => "lunch",
        /// A conversation over dinner.
        Dinner => "dinner",
        /// A conversation over tea.
        Tea => "tea",
        /// A conversation over drinks.
        Drinks => "drinks",
        /// On a walk.
        Walk => "walk",
        /// By voice or video.
        Call => "call",
        /// A few words in passing.
        Hallway => "hallway",
        /// Around a table.
        Meeting => "meeting",
        /// The two of you, by appointment.
        OneOnOne => "1:1",
        /// An informal conversation, wherever it was.
        Chat => "chat",
        /// A short written message.
        Message => "message",
        /// A letter or e-mail.
        Email => "email",
        /// A gathering of many.
        Event => "event",
    } default Note
}

impl EntryKind {
    /// Whether people talked: everything but a note, a message and an e-mail.
    pub fn is_conversation(&self) -> bool {
        !matches!(self, Self::Note | Self::Message | Self::Email)
    }
}

open_enum! {
    /// How a person is part of an entry.
    Presence {
        /// Linked and searchable, never a contact.
        Mentioned => "mentioned",
        /// Was part of the conversation: it counts as contact.
        There => "there",
    } default Mentioned
}

open_enum! {
    /// Who started a conversation.
    Who {
        /// The user started it.
        Me => "me",
        /// Somebody else started it.
        Them => "them",
    } default Me
}

open_enum! {
    /// What became of a suggestion.
    SuggestionState {
        /// Waits for the user.
        Open => "open",
        /// The user took it.
        Taken => "taken",
        /// The user dropped it; two drops of a trigger silence it.
        Dropped => "dropped",
    } default Open
}

open_enum! {
    /// What a doubt is about.
    DoubtAbout {
        /// The day or moment.
        Date => "date",
        /// Which of several people is meant.
        Person => "person",
        /// Whose promise, fact or value it is.
        Owner => "owner",
    } default Date
}

/// One line, as it was typed, with what was read out of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    /// The line as it was typed or dictated, at most 64 KiB.
    pub raw: String,
    /// When it happened.
    #[serde(deserialize_with = "super::moment::read")]
    pub at: Moment,
    /// When it was written down.
    #[serde(deserialize_with = "super::moment::read")]
    pub written: Moment,
    /// What kind of contact it was.
    pub kind: EntryKind,
    /// Who is part of it, and how.
    pub people: Set<PersonId, Presence>,
    /// Where each person is named in `raw`: `start-end` in UTF-8 bytes, several joined by commas.
    pub spans: Set<PersonId, String>,
    /// People who are a guess among several: on no card until confirmed.
    pub guesses: Set<PersonId>,
    /// Who started it, if said.
    pub started: Option<Who>,
    /// What it was about, without the `#`.
    pub topics: Set<String>,
    /// Shown only by `show` and `find`.
    pub private: bool,
    /// What dictation seemed to say, by `kind.trigger.start-end`, and what became of it.
    pub suggestions: Set<String, SuggestionState>,
    /// When a promise or plan of those would come due, by the same key; nothing in lines that versions before this one wrote.
    pub due: Set<String, Due>,
    /// What its clauses say; nothing for a line that a version before statements wrote: it is read when it is asked.
    pub statements: Option<Statements>,
    /// What was doubtful and is not settled yet.
    pub doubts: Set<DoubtAbout>,
    /// When it was deleted.
    #[serde(deserialize_with = "super::moment::read_if_any")]
    pub deleted: Option<Moment>,
}

impl Default for Entry {
    fn default() -> Self {
        Self {
            raw: String::new(),
            at: epoch(),
            written: epoch(),
            kind: EntryKind::default(),
            people: Set::new(),
            spans: Set::new(),
            guesses: Set::new(),
            started: None,
            topics: Set::new(),
            private: false,
            suggestions: Set::new(),
            due: Set::new(),
            statements: None,
            doubts: Set::new(),
            deleted: None,
        }
    }
}
