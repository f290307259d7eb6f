//! The one error of the core, grouped by what the caller can do about it.
//!
//! An error is three things: a sentence for a person (`Display`), a stable [`kind`](Error::kind) to tell apart where a caller
//! acts differently, and [`hints`](Error::hints), what could be done about it. A hint is a value in the words of the domain:
//! a command line turns it into a command, a phone into a button. No sentence here names a command.

mod hint;
mod kind;

use std::path::PathBuf;

pub use hint::Hint;
pub use kind::ErrorKind;

/// What went wrong, and to what. `Display` is a sentence for a person.
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
    /// A line asks whether they are new, and the user has not answered yet.
    #[error("{name} was named in a line and isn't among your people yet")]
    NotAddedYet {
        /// The name as the line has it.
        name: String,
        /// The question to say yes to.
        suggestion: String,
    },
    /// Several people go by that name.
    #[error("\"{name}\" could be {}: say which", one_of(.candidates))]
    SeveralPeople {
        /// The name as it was asked for.
        name: String,
        /// Everyone it may be.
        candidates: Vec<String>,
    },
    /// Somebody who is meant by an id is in no record of this journal.
    #[error("that person isn't in this journal")]
    Nobody,
    /// Nothing is listed under that reference.
    #[error("nothing is listed under \"{0}\": references stand beside things in every list")]
    NoSuchRef(String),
    /// Several things end in that reference.
    #[error("\"{typed}\" could be several references: {}: say which", .candidates.join(", "))]
    SeveralRefs {
        /// The letters as they were typed.
        typed: String,
        /// The first few that end so, each as short as it is shown in lists.
        candidates: Vec<String>,
    },
    /// The last line was meant, and there is none.
    #[error("nothing was logged on this device yet")]
    NothingLogged,
    /// No goal is called so; without a name, none is open.
    #[error("{}", no_such("goal", .name.as_deref(), .known))]
    NoSuchGoal {
        /// The name as it was asked for; nothing where the only open goal was meant.
        name: Option<String>,
        /// The goals there are.
        known: Vec<String>,
    },
    /// Several goals may be meant.
    #[error("{}", several("goals", .name.as_deref(), .candidates))]
    SeveralGoals {
        /// The name as it was asked for; nothing where the only open goal was meant.
        name: Option<String>,
        /// Those it may be; of one name, each with its reference.
        candidates: Vec<String>,
    },
    /// No project is called so.
    #[error("{}", no_such("project", Some(.name.as_str()), .known))]
    NoSuchProject {
        /// The name as it was asked for.
        name: String,
        /// The projects there are.
        known: Vec<String>,
    },
    /// Several projects may be meant.
    #[error("{}", several("projects", Some(.name.as_str()), .candidates))]
    SeveralProjects {
        /// The name as it was asked for.
        name: String,
        /// Those it may be, each with its reference.
        candidates: Vec<String>,
    },
    /// No device of this journal is meant.
    #[error("that isn't a device of this journal")]
    NoSuchDevice,
    /// A reference points at a record of another kind than was asked for.
    #[error("{reference} is {is}, not {wanted}")]
    WrongKind {
        /// The reference as it is shown in lists.
        reference: String,
        /// What it points at, with its article: "a promise".
        is: String,
        /// What was asked for, with its article: "a goal".
        wanted: String,
    },
    /// A field that needs words has none.
    #[error("{0}")]
    NeedsWords(String),
    /// A value that the field cannot hold.
    #[error("{0}")]
    Unfit(String),
    /// A day on which it cannot have been.
    #[error("{0}")]
    WrongDay(String),
    /// Two people were needed and one was named twice.
    #[error("{0}")]
    SamePerson(String),
    /// There is one already, and a second would be confused with it.
    #[error("{said}")]
    AlreadyThere {
        /// What stands in the way, in a sentence.
        said: String,
        /// What could be done with the one that is there.
        hints: Vec<Hint>,
    },
    /// It was done, answered or settled before.
    #[error("{said}")]
    AlreadyDone {
        /// What stands in the way, in a sentence.
        said: String,
        /// What could be done now.
        hints: Vec<Hint>,
    },
    /// An act that does not fit the thing it was asked of.
    #[error("{said}")]
    DoesNotApply {
        /// What stands in the way, in a sentence.
        said: String,
        /// Acts that fit it.
        hints: Vec<Hint>,
    },
    /// Another project is active, and one at a time works best.
    #[error("{} {} active, and one at a time works best", one_and_all(.names), if .names.len() == 1 { "is" } else { "are" })]
    OthersActive {
        /// The active ones by name.
        names: Vec<String>,
        /// The same by reference, in that order.
        projects: Vec<String>,
    },
    /// It was deleted, or its making was undone.
    #[error("{what} was deleted or undone")]
    Deleted {
        /// What it was: a name, or "that line".
        what: String,
    },
    /// A record has grown so much by changes that other devices would not take one more.
    #[error("this has been changed too often to be changed once more: write a new one")]
    ChangedTooOften,

    /// A text that should have been a ticket.
    #[error("this code cannot be used: {0}")]
    Ticket(&'static str),
    /// Two devices did not pair. Nobody was let in unless it says so.
    #[error("not paired: {0}")]
    NotPaired(&'static str),
    /// The user said stop before it was done.
    #[error("stopped: what came before is kept, and the rest follows next time")]
    Stopped,

    /// The other device was cut off from this journal and does not come back under the identity it has.
    #[error(
        "that device was cut off from this journal for good: it can only come back as a new one, with a new secret"
    )]
    DeviceCutOff,
    /// This device has never taken part in sync.
    #[error("this device has not taken part in sync yet: pair it first")]
    NotPairedYet,

    // The user must decide about a file or a key.
    /// There is no journal where one was looked for. Nothing was made.
    #[error("there is no journal at {}", .0.display())]
    NoJournal(PathBuf),
    /// The file does not open with the key that was handed in.
    #[error("{} does not open with this key: it belongs to another journal, or its first page is damaged. Nothing was changed. Put the right key file back, or restore a backup", .0.display())]
    WrongKey(PathBuf),
    /// The file is something else.
    #[error("{} is not a Hallway journal: {why}. Nothing was changed", .path.display())]
    NotAJournal {
        /// The file that was opened, read or written.
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
        "the journal file is damaged ({0}): a repair copies what can be read into a new file and keeps this one"
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
        "no connection can be made from this device ({0}): check that it is online and that nothing blocks UDP, then try again"
    )]
    Network(String),
    /// Another process held the file for too long.
    #[error("another program is using the journal: try again in a moment")]
    Busy,
    /// Another process has the journal open, and this needs it alone.
    #[error("another program has the journal open: close it and try again")]
    InUse,
    /// There is no room for what was to be written.
    #[error(
        "the disk is full: none of this was saved, and what was there is still there. Make room, then try again"
    )]
    NoRoom,
    /// The file, or the disk it lies on, can only be read.
    #[error(
        "this journal can only be read where it is: none of this was saved. Check that you may write there, or copy the whole directory to a place where you may"
    )]
    ReadOnly,
    /// A write failed.
    #[error(
        "the disk refused a write ({0}): none of this was saved, and what was there is still there. Look at the disk, and try again"
    )]
    NotWritten(String),
    /// A read failed, and not because of what is in the file.
    #[error(
        "the disk refused a read ({0}): nothing was changed. Look at the disk, make a copy of the journal's directory if you can, and try again"
    )]
    NotRead(String),
    /// A file of the journal could not be opened.
    #[error(
        "a file of the journal could not be opened ({0}): check that you may read and write in its directory and that not too many files are open, then try again"
    )]
    NotOpened(String),
    /// The file system keeps no locks, or gave none.
    #[error(
        "the file system would not lock the journal ({0}): nothing was changed. Try again, and don't keep a journal on a network drive without locks"
    )]
    NotLocked(String),
    /// The system gave no thread, no memory or no random bytes.
    #[error(
        "the system gave Hallway no {0}: none of this was saved, and what was there is still there. End some programs, then try again"
    )]
    NoResources(String),
    /// A forget was cut short: what went is gone for good.
    #[error(
        "forgetting {name} isn't finished ({why}): {done} records are gone for good, the others are still here. Forget {name} again for the rest"
    )]
    HalfForgotten {
        /// The name of the person who is being forgotten.
        name: String,
        /// Records that are gone.
        done: usize,
        /// What held it up.
        why: String,
    },
    /// Reading or writing a file failed.
    #[error("{}: {source}{}", .path.display(), advice(.source))]
    Io {
        /// The file that was opened, read or written.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },

    // Something from elsewhere was refused.
    /// Bytes that are not a record of a journal.
    #[error("refused: {0}")]
    Refused(&'static str),
    /// A record that was forgotten on this device.
    #[error("refused: that record was forgotten here")]
    ForgottenHere,

    // Nothing helps but a new version.
    /// A mistake of ours.
    #[error("a mistake inside Hallway ({0}): your journal is as it was; please report this line")]
    Internal(String),
}

/// The result of everything the core does.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// The system's random bytes could not be had, as when too many files are open.
    pub(crate) fn no_random_bytes(why: getrandom::Error) -> Self {
        Self::NoResources(format!("random bytes ({why})"))
    }

    /// A mistake of ours, said by whatever noticed it.
    pub(crate) fn internal(why: impl std::fmt::Display) -> Self {
        Self::Internal(why.to_string())
    }

    /// An act that does not fit, with nothing that could be done instead.
    pub(crate) fn does_not_apply(said: impl Into<String>) -> Self {
        Self::DoesNotApply { said: said.into(), hints: Vec::new() }
    }

    /// Something that was done before, with nothing that could be done now.
    pub(crate) fn already_done(said: impl Into<String>) -> Self {
        Self::AlreadyDone { said: said.into(), hints: Vec::new() }
    }

    /// The cause alone, for a sentence that says by itself what was done and what to do.
    pub(crate) fn why(&self) -> String {
        match self {
            Self::NoRoom => "the disk is full".to_owned(),
            Self::ReadOnly => "this journal can only be read where it is".to_owned(),
            Self::NotWritten(said) => format!("the disk refused a write: {said}"),
            Self::NotRead(said) => format!("the disk refused a read: {said}"),
            Self::NotOpened(said) => format!("a file of the journal could not be opened: {said}"),
            Self::NotLocked(said) => format!("the file system would not lock the journal: {said}"),
            Self::Busy => "another program is using the journal".to_owned(),
            Self::Damaged(said) => format!("the journal file is damaged: {said}"),
            Self::Stopped => "stopped".to_owned(),
            other => other.to_string(),
        }
    }

    /// What could be done about it, likeliest first; often nothing.
    pub fn hints(&self) -> Vec<Hint> {
        match self {
            Self::AlreadyThere { hints, .. }
            | Self::AlreadyDone { hints, .. }
            | Self::DoesNotApply { hints, .. } => hints.clone(),
            Self::NoSuchRef(_) => vec![Hint::SeeReferences],
            Self::NothingLogged | Self::NoJournal(_) => vec![Hint::WriteLine],
            Self::NotAddedYet { suggestion, .. } => {
                vec![Hint::AddNewcomer { suggestion: suggestion.clone() }]
            }
            Self::NoSuchPerson { close, .. } if close.is_empty() => vec![Hint::SeePeople],
            Self::NoSuchGoal { name, known } if known.is_empty() => {
                vec![Hint::SetGoal { name: name.clone() }]
            }
            Self::NoSuchGoal { .. } | Self::SeveralGoals { .. } => vec![Hint::SeeGoals],
            Self::NoSuchProject { .. } | Self::SeveralProjects { .. } => vec![Hint::SeeProjects],
            Self::NoSuchDevice => vec![Hint::SeeDevices],
            Self::OthersActive { projects, .. } => {
                vec![Hint::PauseProjects { projects: projects.clone() }, Hint::KeepForLater]
            }
            Self::Deleted { .. } => vec![Hint::BringBack],
            Self::Damaged(_) => vec![Hint::Repair],
            Self::NotPairedYet => vec![Hint::Pair],
            _ => Vec::new(),
        }
    }
}

/// What to do about what the system said, where that is known.
fn advice(source: &std::io::Error) -> &'static str {
    use std::io::ErrorKind as Kind;
    match source.kind() {
        Kind::StorageFull | Kind::QuotaExceeded => ". Make room, then try again",
        Kind::PermissionDenied => ". Check that you may read and write there",
        Kind::ReadOnlyFilesystem => ". The disk can only be read: copy the directory to another place",
        _ if TOO_MANY_FILES.contains(&source.raw_os_error().unwrap_or_default()) => {
            ". Too many files are open: end some programs, then try again"
        }
        _ => "",
    }
}

/// What systems say when too many files are open: in all (ENFILE), by this program (EMFILE).
const TOO_MANY_FILES: &[i32] = if cfg!(windows) { &[4] } else { &[23, 24] };

fn did_you_mean(close: &[String]) -> String {
    if close.is_empty() { String::new() } else { format!("; did you mean {}?", one_of(close)) }
}

fn on_by(device: Option<&str>) -> String {
    device.map_or(String::new(), |device| format!(" on {device}"))
}

fn no_such(what: &str, name: Option<&str>, known: &[String]) -> String {
    let Some(name) = name else { return format!("there is no open {what}") };
    let there = if known.is_empty() { String::new() } else { format!("; there is: {}", known.join(", ")) };
    format!("no {what} called \"{name}\"{there}")
}

fn several(what: &str, name: Option<&str>, candidates: &[String]) -> String {
    match name {
        Some(name) => format!("\"{name}\" could be several {what}: {}: say which", candidates.join(", ")),
        None => format!("there are several open {what}: say which: {}", candidates.join(", ")),
    }
}

fn one_of(names: &[String]) -> String {
    listed(names, "or")
}

fn one_and_all(names: &[String]) -> String {
    listed(names, "and")
}

fn listed(names: &[String], last_but: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} {last_but} {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn an_error_says_what_there_is_instead() {
        let goal = |name: Option<&str>, known: &[&str]| Error::NoSuchGoal {
            name: name.map(str::to_owned),
            known: names(known),
        };
        assert_eq!(goal(None, &[]).to_string(), "there is no open goal");
        assert_eq!(goal(None, &[]).hints(), [Hint::SetGoal { name: None }]);
        assert_eq!(goal(Some("Chief"), &["Staff"]).to_string(), "no goal called \"Chief\"; there is: Staff");
        assert_eq!(goal(Some("Chief"), &["Staff"]).hints(), [Hint::SeeGoals]);
        let active = Error::OthersActive { names: names(&["A", "B"]), projects: names(&["kmt", "zrq"]) };
        assert_eq!(active.to_string(), "A and B are active, and one at a time works best");
        assert_eq!(active.hints()[0], Hint::PauseProjects { projects: names(&["kmt", "zrq"]) });
    }
}
