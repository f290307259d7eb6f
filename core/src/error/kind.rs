//! The stable name of each error, for callers that act differently on some of them.

use std::fmt;

use super::Error;

/// What kind of error it is. Names stay; new ones may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    // The user can say it differently.
    /// There was nothing to save.
    Empty,
    /// A text over its limit.
    TooLong,
    /// A field that needs words has none.
    NeedsWords,
    /// A value that the field cannot hold.
    Unfit,
    /// A day on which it cannot have been.
    WrongDay,
    /// Two people were needed and one was named twice.
    SamePerson,
    /// Nobody goes by that name.
    NoSuchPerson,
    /// A line asks whether they are new.
    NotAddedYet,
    /// Several people go by that name.
    SeveralPeople,
    /// Nothing is listed under that reference.
    NoSuchRef,
    /// Several things end in that reference.
    SeveralRefs,
    /// A reference points at another kind of record.
    WrongKind,
    /// There is no last line.
    NothingLogged,
    /// No goal is called so, or none is open.
    NoSuchGoal,
    /// Several goals may be meant.
    SeveralGoals,
    /// No project is called so.
    NoSuchProject,
    /// Several projects may be meant.
    SeveralProjects,
    /// No device of this journal is meant.
    NoSuchDevice,
    /// There is one already.
    AlreadyThere,
    /// It was done before.
    AlreadyDone,
    /// The act does not fit the thing.
    DoesNotApply,
    /// Another project is active.
    OthersActive,
    /// It was deleted or undone.
    Deleted,
    /// The record takes no more changes.
    ChangedTooOften,
    /// A text that should have been a ticket.
    Ticket,
    /// Two devices did not pair.
    NotPaired,
    /// This device has never taken part in sync.
    NotPairedYet,
    /// The other device was cut off.
    DeviceCutOff,
    /// The user said stop.
    Stopped,

    // The user must decide about a file, a key or a device.
    /// There is no journal there.
    NoJournal,
    /// The key does not fit the file.
    WrongKey,
    /// The file is something else.
    NotAJournal,
    /// A newer version wrote the file.
    NewerSchema,
    /// A page of the file cannot be read.
    Damaged,
    /// This device was cut off.
    CutOff,

    // Trying again, or making room, helps.
    /// Another process keeps the journal in step.
    SyncElsewhere,
    /// The network cannot be used.
    Network,
    /// Another process held the file for too long.
    Busy,
    /// Another process has the journal open.
    InUse,
    /// The disk is full.
    NoRoom,
    /// The file, or its disk, can only be read.
    ReadOnly,
    /// A write failed.
    NotWritten,
    /// A read failed.
    NotRead,
    /// A file could not be opened.
    NotOpened,
    /// The file system gave no lock.
    NotLocked,
    /// The system gave no thread, memory or random bytes.
    NoResources,
    /// A forget was cut short.
    HalfForgotten,
    /// Reading or writing a file failed.
    Io,

    // Something from elsewhere was refused.
    /// Something from elsewhere was refused.
    Refused,

    // Nothing helps but a new version.
    /// A mistake of ours.
    Internal,
}

impl ErrorKind {
    /// Its word: in lower case, with `_`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too_long",
            Self::NeedsWords => "needs_words",
            Self::Unfit => "unfit",
            Self::WrongDay => "wrong_day",
            Self::SamePerson => "same_person",
            Self::NoSuchPerson => "no_such_person",
            Self::NotAddedYet => "not_added_yet",
            Self::SeveralPeople => "several_people",
            Self::NoSuchRef => "no_such_ref",
            Self::SeveralRefs => "several_refs",
            Self::WrongKind => "wrong_kind",
            Self::NothingLogged => "nothing_logged",
            Self::NoSuchGoal => "no_such_goal",
            Self::SeveralGoals => "several_goals",
            Self::NoSuchProject => "no_such_project",
            Self::SeveralProjects => "several_projects",
            Self::NoSuchDevice => "no_such_device",
            Self::AlreadyThere => "already_there",
            Self::AlreadyDone => "already_done",
            Self::DoesNotApply => "does_not_apply",
            Self::OthersActive => "others_active",
            Self::Deleted => "deleted",
            Self::ChangedTooOften => "changed_too_often",
            Self::Ticket => "code",
            Self::NotPaired => "not_paired",
            Self::NotPairedYet => "not_paired_yet",
            Self::DeviceCutOff => "device_cut_off",
            Self::Stopped => "stopped",
            Self::NoJournal => "no_journal",
            Self::WrongKey => "wrong_key",
            Self::NotAJournal => "not_a_journal",
            Self::NewerSchema => "newer_schema",
            Self::Damaged => "damaged",
            Self::CutOff => "cut_off",
            Self::SyncElsewhere => "sync_elsewhere",
            Self::Network => "network",
            Self::Busy => "busy",
            Self::InUse => "in_use",
            Self::NoRoom => "no_room",
            Self::ReadOnly => "read_only",
            Self::NotWritten => "not_written",
            Self::NotRead => "not_read",
            Self::NotOpened => "not_opened",
            Self::NotLocked => "not_locked",
            Self::NoResources => "no_resources",
            Self::HalfForgotten => "half_forgotten",
            Self::Io => "io",
            Self::Refused => "refused",
            Self::Internal => "internal",
        }
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Error {
    /// What kind of error it is.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Error::Empty => ErrorKind::Empty,
            Error::TooLong { .. } => ErrorKind::TooLong,
            Error::NeedsWords(_) => ErrorKind::NeedsWords,
            Error::Unfit(_) => ErrorKind::Unfit,
            Error::WrongDay(_) => ErrorKind::WrongDay,
            Error::SamePerson(_) => ErrorKind::SamePerson,
            Error::NoSuchPerson { .. } | Error::Nobody => ErrorKind::NoSuchPerson,
            Error::NotAddedYet { .. } => ErrorKind::NotAddedYet,
            Error::SeveralPeople { .. } => ErrorKind::SeveralPeople,
            Error::NoSuchRef(_) => ErrorKind::NoSuchRef,
            Error::SeveralRefs { .. } => ErrorKind::SeveralRefs,
            Error::WrongKind { .. } => ErrorKind::WrongKind,
            Error::NothingLogged => ErrorKind::NothingLogged,
            Error::NoSuchGoal { .. } => ErrorKind::NoSuchGoal,
            Error::SeveralGoals { .. } => ErrorKind::SeveralGoals,
            Error::NoSuchProject { .. } => ErrorKind::NoSuchProject,
            Error::SeveralProjects { .. } => ErrorKind::SeveralProjects,
            Error::NoSuchDevice => ErrorKind::NoSuchDevice,
            Error::AlreadyThere { .. } => ErrorKind::AlreadyThere,
            Error::AlreadyDone { .. } => ErrorKind::AlreadyDone,
            Error::DoesNotApply { .. } => ErrorKind::DoesNotApply,
            Error::OthersActive { .. } => ErrorKind::OthersActive,
            Error::Deleted { .. } => ErrorKind::Deleted,
            Error::ChangedTooOften => ErrorKind::ChangedTooOften,
            Error::Ticket(_) => ErrorKind::Ticket,
            Error::NotPaired(_) => ErrorKind::NotPaired,
            Error::NotPairedYet => ErrorKind::NotPairedYet,
            Error::DeviceCutOff => ErrorKind::DeviceCutOff,
            Error::Stopped => ErrorKind::Stopped,
            Error::NoJournal(_) => ErrorKind::NoJournal,
            Error::WrongKey(_) => ErrorKind::WrongKey,
            Error::NotAJournal { .. } => ErrorKind::NotAJournal,
            Error::NewerSchema { .. } => ErrorKind::NewerSchema,
            Error::Damaged(_) => ErrorKind::Damaged,
            Error::CutOff { .. } => ErrorKind::CutOff,
            Error::SyncElsewhere { .. } => ErrorKind::SyncElsewhere,
            Error::Network(_) => ErrorKind::Network,
            Error::Busy => ErrorKind::Busy,
            Error::InUse => ErrorKind::InUse,
            Error::NoRoom => ErrorKind::NoRoom,
            Error::ReadOnly => ErrorKind::ReadOnly,
            Error::NotWritten(_) => ErrorKind::NotWritten,
            Error::NotRead(_) => ErrorKind::NotRead,
            Error::NotOpened(_) => ErrorKind::NotOpened,
            Error::NotLocked(_) => ErrorKind::NotLocked,
            Error::NoResources(_) => ErrorKind::NoResources,
            Error::HalfForgotten { .. } => ErrorKind::HalfForgotten,
            Error::Io { .. } => ErrorKind::Io,
            Error::Refused(_) | Error::ForgottenHere => ErrorKind::Refused,
            Error::Internal(_) => ErrorKind::Internal,
        }
    }
}
