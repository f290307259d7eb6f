//! What can go wrong on a command line, and the exit code it ends with.

use std::{fmt, io};

use hallway_core::Error;

/// Why a verb did not do what was asked. `Display` is one sentence that says what to do.
#[derive(Debug)]
pub enum CommandError {
    /// The command was not understood.
    Usage(String),
    /// The core could not, or would not.
    Core(Error),
    /// Nobody goes by a name, where somebody may be new; with the command that adds them.
    SomeoneNew {
        /// What the core said.
        error: Error,
        /// The command.
        add: String,
    },
    /// The key of the journal.
    Key(String),
    /// Something needs a yes, and nobody can be asked.
    NeedsYes(String),
    /// The user said no, or there was nothing to do.
    NotDone(String),
    /// A file or a program of this machine.
    System(String),
    /// The verb has already said what went wrong.
    Told,
    /// Help was asked for and shown.
    Shown,
    /// Nobody reads our output any more.
    NobodyReads,
}

impl CommandError {
    /// 1: it could not be done. 2: the command was not understood.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Usage(_) => 2,
            Self::NobodyReads | Self::Shown => 0,
            _ => 1,
        }
    }

    /// A stable word for `--json`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Usage(_) => "usage",
            Self::Key(_) => "key",
            Self::NeedsYes(_) => "needs_yes",
            Self::NotDone(_) => "not_done",
            Self::System(_) => "system",
            Self::Told | Self::Shown | Self::NobodyReads => "told",
            Self::SomeoneNew { .. } => "no_such_person",
            Self::Core(error) => match error {
                Error::Empty => "empty",
                Error::TooLong { .. } => "too_long",
                Error::NoSuchPerson { .. } => "no_such_person",
                Error::SeveralPeople { .. } => "several_people",
                Error::NoSuchRef(_) => "no_such_ref",
                Error::SeveralRefs(_) => "several_refs",
                Error::Invalid(_) => "invalid",
                Error::WrongKey(_) => "wrong_key",
                Error::NotAJournal { .. } => "not_a_journal",
                Error::NewerSchema { .. } => "newer_schema",
                Error::Damaged(_) => "damaged",
                Error::Busy => "busy",
                Error::NotWritten(_) => "not_written",
                Error::Io { .. } => "io",
                Error::Refused(_) | Error::ForgottenHere => "refused",
                Error::Ticket(_) => "ticket",
                Error::NotPaired(_) => "not_paired",
                Error::Stopped => "stopped",
                Error::CutOff { .. } => "cut_off",
                Error::SyncElsewhere { .. } => "sync_elsewhere",
                Error::Network(_) => "network",
                _ => "internal",
            },
        }
    }
}

impl fmt::Display for CommandError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(said)
            | Self::Key(said)
            | Self::NeedsYes(said)
            | Self::NotDone(said)
            | Self::System(said) => f.write_str(said),
            Self::Core(error) => error.fmt(f),
            Self::SomeoneNew { error, add } => {
                let said = error.to_string();
                let then = if said.ends_with('?') { " Someone" } else { ": someone" };
                write!(f, "{said}{then} new is added with {add}")
            }
            Self::Told | Self::Shown | Self::NobodyReads => Ok(()),
        }
    }
}

impl From<Error> for CommandError {
    fn from(error: Error) -> Self {
        Self::Core(error)
    }
}

/// Standard output or input failed; other files are named where they are opened.
impl From<io::Error> for CommandError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::NobodyReads,
            _ => Self::System(format!("the terminal or pipe could not be read or written: {error}")),
        }
    }
}

/// How every verb ends.
pub type Outcome = Result<(), CommandError>;
