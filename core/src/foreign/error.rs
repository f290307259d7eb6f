//! How errors cross: a few kinds by what a screen does about them, each with its sentence and what could be done.

use crate::error::{Error, ErrorKind, Hint};

/// The most characters of a sentence: what quotes a page that was pasted into a field of names is not a sentence.
const LONGEST: usize = 500;

/// What went wrong. `sentence` is for a person and says what happened, to what, and what to do; `word` is the stable name of
/// the error, for a screen that acts differently on one of them; `hints` is what could be done, likeliest first.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, uniffi::Error)]
#[uniffi::export(Display)]
#[error("{sentence}")]
pub enum JournalError {
    /// The user can say it differently, or do something else.
    Say {
        /// The stable name of the error.
        word: String,
        /// What happened, for a person.
        sentence: String,
        /// What could be done.
        hints: Vec<Hint>,
    },
    /// The user must decide about a file, a key or a device.
    Decide {
        /// The stable name of the error.
        word: String,
        /// What happened, for a person.
        sentence: String,
        /// What could be done.
        hints: Vec<Hint>,
    },
    /// Trying again helps, at once or after making room. Nothing was saved, unless the sentence says what was.
    TryAgain {
        /// The stable name of the error.
        word: String,
        /// What happened, for a person.
        sentence: String,
        /// What could be done.
        hints: Vec<Hint>,
    },
    /// The user said stop, here or on the other device.
    Stopped {
        /// The stable name of the error.
        word: String,
        /// What happened, for a person.
        sentence: String,
        /// What could be done.
        hints: Vec<Hint>,
    },
    /// The journal was closed on this side.
    Closed {
        /// The stable name of the error.
        word: String,
        /// What happened, for a person.
        sentence: String,
        /// What could be done.
        hints: Vec<Hint>,
    },
    /// A mistake of Hallway's own: the journal is as it was.
    Mistake {
        /// The stable name of the error.
        word: String,
        /// What happened, for a person.
        sentence: String,
        /// What could be done.
        hints: Vec<Hint>,
    },
}

impl JournalError {
    /// A text or number that is not a value of what it stands for.
    pub fn unfit(sentence: impl Into<String>) -> Self {
        Error::Unfit(sentence.into()).into()
    }

    /// The journal was closed.
    pub fn closed() -> Self {
        let sentence = "the journal was closed: open it again".to_owned();
        Self::Closed { word: "closed".to_owned(), sentence, hints: Vec::new() }
    }

    /// A mistake of Hallway's own, by the place in the code where it was noticed.
    pub fn mistake(place: &str) -> Self {
        Error::Internal(place.to_owned()).into()
    }
}

impl From<Error> for JournalError {
    fn from(error: Error) -> Self {
        let (word, sentence, hints) = (error.kind().to_string(), clipped(error.to_string()), error.hints());
        match error.kind() {
            ErrorKind::NoJournal
            | ErrorKind::WrongKey
            | ErrorKind::NotAJournal
            | ErrorKind::NewerSchema
            | ErrorKind::Damaged
            | ErrorKind::CutOff
            | ErrorKind::DeviceCutOff
            | ErrorKind::NotPairedYet => Self::Decide { word, sentence, hints },
            ErrorKind::SyncElsewhere
            | ErrorKind::Network
            | ErrorKind::Busy
            | ErrorKind::InUse
            | ErrorKind::NoRoom
            | ErrorKind::ReadOnly
            | ErrorKind::NotWritten
            | ErrorKind::NotRead
            | ErrorKind::NotOpened
            | ErrorKind::NotLocked
            | ErrorKind::NoResources
            | ErrorKind::HalfForgotten
            | ErrorKind::Io => Self::TryAgain { word, sentence, hints },
            ErrorKind::Stopped => Self::Stopped { word, sentence, hints },
            ErrorKind::Internal => Self::Mistake { word, sentence, hints },
            _ => Self::Say { word, sentence, hints },
        }
    }
}

/// A sentence that a screen has room for.
fn clipped(sentence: String) -> String {
    match sentence.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", sentence.get(..end).unwrap_or_default()),
        None => sentence,
    }
}
