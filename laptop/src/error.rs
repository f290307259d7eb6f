//! What can go wrong on a command line, and the exit code it ends with.

use std::{fmt, io, path::PathBuf};

use hallway_core::{Error, error::Hint};

use crate::output::hint::{self, Spelled};

/// Why a verb did not do what was asked. `Display` is one sentence; what to do about it are its hints.
#[derive(Debug)]
pub enum CommandError {
    /// The command was not understood.
    Usage(String),
    /// The core could not, or would not.
    Core(Error),
    /// Nobody goes by a name, where somebody may be new.
    SomeoneNew {
        /// What the core said.
        error: Error,
        /// The name as it was typed; a second one where it may be longer.
        names: Vec<String>,
    },
    /// The key of the journal.
    Key(String),
    /// Something needs a yes, and nobody can be asked.
    NeedsYes(String),
    /// The user said no, or there was nothing to do.
    NotDone(String),
    /// A file or a program of this machine.
    System(String),
    /// A text from an editor that cannot be taken as it is.
    Form(String),
    /// A text was refused, and is kept in a file.
    Kept {
        /// Why it was refused.
        error: Box<CommandError>,
        /// The file that holds what the user wrote.
        place: PathBuf,
    },
    /// It was done and saved, and what was to be shown of it could not be written.
    DoneUnseen(String),
    /// The verb has already said what went wrong.
    Told,
    /// Help was asked for and shown.
    Shown,
    /// Nobody reads our output any longer.
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
            Self::DoneUnseen(_) => "done_unseen",
            Self::Form(_) => "form",
            Self::Kept { error, .. } => error.kind(),
            Self::Told | Self::Shown | Self::NobodyReads => "told",
            Self::Core(error) | Self::SomeoneNew { error, .. } => error.kind().as_str(),
        }
    }

    /// What could be done about it, as commands, likeliest first.
    pub fn hints(&self) -> Vec<Spelled> {
        let hints = match self {
            Self::Core(error) => error.hints(),
            Self::SomeoneNew { names, .. } => {
                names.iter().map(|name| Hint::AddPerson { name: name.clone() }).collect()
            }
            _ => Vec::new(),
        };
        hints.iter().filter_map(hint::spell).collect()
    }

    /// The same, of something that was done and saved before it could not be shown.
    pub fn once_done(self) -> Self {
        match self {
            Self::System(why) => Self::DoneUnseen(why),
            error => error,
        }
    }

    /// The sentence, and a line for each hint.
    pub fn lines(&self) -> Vec<String> {
        let hints = self.hints().into_iter().map(|hint| hint.line());
        std::iter::once(self.to_string()).chain(hints).collect()
    }
}

impl fmt::Display for CommandError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(said)
            | Self::Key(said)
            | Self::NeedsYes(said)
            | Self::NotDone(said)
            | Self::System(said)
            | Self::Form(said) => f.write_str(said),
            Self::Kept { error, place } => {
                write!(f, "{error}. What you wrote is kept in {}", place.display())
            }
            Self::DoneUnseen(why) => write!(f, "this is done and saved, but it could not be shown: {why}"),
            Self::Core(error) | Self::SomeoneNew { error, .. } => error.fmt(f),
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
