//! The one error of the core, grouped by what the caller can do about it.

use std::path::PathBuf;

/// What went wrong, to what, and what to do. `Display` is a sentence for a person.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    // The user can say it differently.
    /// There was nothing to save.
    #[error("there is nothing to save: write one line about a conversation")]
    Empty,
    /// A line or text over its limit.
    #[error("{what} is {length} long and the limit is {limit}: split it")]
    TooLong {
        /// What was too long.
        what: &'static str,
        /// How long it is, with its unit.
        length: String,
        /// How long it may be, with its unit.
        limit: &'static str,
    },
    /// Nobody goes by that name.
    #[error("no person called \"{name}\"{}", did_you_mean(.close))]
    NoSuchPerson {
        /// The name as it was asked for.
        name: String,
        /// People whose names are close.
        close: Vec<String>,
    },
    /// Several people go by that name.
    #[error("\"{name}\" may be {}: say which", one_of(.candidates))]
    SeveralPeople {
        /// The name as it was asked for.
        name: String,
        /// Everyone it may be.
        candidates: Vec<String>,
    },
    /// Nothing is listed under that reference.
    #[error(
        "nothing is listed under \"{0}\": references stand beside the things in `today`, `find`, `show` and `review`"
    )]
    NoSuchRef(String),
    /// Several things end in that reference.
    #[error("\"{0}\" is the end of several references: type a letter or two more")]
    SeveralRefs(String),
    /// A value that the field cannot hold, or an act that does not fit the thing.
    #[error("{0}")]
    Invalid(String),

    /// A text that should have been a ticket.
    #[error("this ticket cannot be used: {0}")]
    Ticket(&'static str),
    /// Two devices did not pair. Nobody was let in unless it says so.
    #[error("not paired: {0}")]
    NotPaired(&'static str),
    /// The user said stop before it was done.
    #[error("stopped: what came before is kept, and the rest follows next time")]
    Stopped,

    // The user must decide about a file or a key.
    /// The file does not open with the key that was handed in.
    #[error("{} does not open with this key: it belongs to another journal, or its first page is damaged. Nothing was changed. Put the right key file back, or restore a backup", .0.display())]
    WrongKey(PathBuf),
    /// The file is something else.
    #[error("{} is not a Hallway journal: {why}. Nothing was changed", .path.display())]
    NotAJournal {
        /// Which file.
        path: PathBuf,
        /// What it seems to be.
        why: &'static str,
    },
    /// A newer version wrote the file.
    #[error(
        "this journal was written by a newer Hallway (schema {found}, this one knows {known}): update Hallway on this device"
    )]
    NewerSchema {
        /// The schema of the file.
        found: i64,
        /// The newest schema this version knows.
        known: i64,
    },
    /// A page of the file cannot be read.
    #[error(
        "the journal file is damaged ({0}): run `hallway journal check --repair`; the damaged file is kept"
    )]
    Damaged(String),

    /// This device may not take part in sync any more.
    #[error(
        "this device was cut off from the journal's other devices{}: what it has stays here. To come back, pair it again as a new device", on_by(.by.as_deref())
    )]
    CutOff {
        /// The device on which the user said so, as far as it is known by name.
        by: Option<String>,
    },

    // Trying again, or making room, helps.
    /// Another process keeps the journal in step.
    #[error(
        "{who} has this journal's place among your devices: wait until it ends, or stop it, then try again. What you save meanwhile is passed on when it syncs"
    )]
    SyncElsewhere {
        /// What and which process, in words.
        who: String,
    },
    /// The network cannot be used at all.
    #[error(
        "no connection can be made from this device ({0}): see that it is online and that nothing blocks UDP, then try again"
    )]
    Network(String),
    /// Another process held the file for too long.
    #[error("another program is using the journal: try again in a moment")]
    Busy,
    /// The disk is full or a write failed.
    #[error(
        "the journal could not be written ({0}): nothing of this was saved, what was there is still there. Make room, or see that you may write there, and try again"
    )]
    NotWritten(String),
    /// Reading or writing a file failed.
    #[error("{}: {source}", .path.display())]
    Io {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },

    // Something from elsewhere was refused.
    /// Bytes that are no record of a journal.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// A record that was forgotten on this device.
    #[error("refused: that record was forgotten here")]
    ForgottenHere,

    // Nothing helps but a new version.
    /// A mistake of ours.
    #[error("a mistake inside Hallway ({0}): your journal is as it was; please report this sentence")]
    Internal(String),
}

/// The result of everything the core does.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// A mistake of ours, said by whatever noticed it.
    pub(crate) fn internal(why: impl std::fmt::Display) -> Self {
        Self::Internal(why.to_string())
    }
}

fn did_you_mean(close: &[String]) -> String {
    if close.is_empty() { String::new() } else { format!("; did you mean {}?", one_of(close)) }
}

fn on_by(device: Option<&str>) -> String {
    device.map_or(String::new(), |device| format!(" on {device}"))
}

fn one_of(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} or {last}", most.join(", ")),
    }
}
