//! The one door: everything a screen or a peer does with the journal goes through here.
//!
//! An act comes in, is read or applied to records, and leaves as one transaction {documents, index rows}; the revision
//! goes up and watchers ask again. A question gathers rows and hands them to an insight. The door takes the moment as
//! an argument, takes and returns plain data, can be shared between threads, and blocks its caller until a change is
//! on disk. It renders nothing and never talks to a network: `sync` knows the journal, the journal never knows `sync`.

mod delete;
mod done_later;
mod door;
mod find;
mod forget;
mod line;
mod maintenance;
mod needed;
mod people;
mod practice;
mod progress;
mod promises;
mod read;
mod reference;
mod replica;
mod rooms;
mod settings;
mod show;
mod text;
mod today;
mod undo;
mod write;
mod zone;

#[cfg(test)]
mod tests;

pub use done_later::{Done, Later, When};
pub use door::Journal;
pub use find::{Found, Hit, MOST_HITS, Order};
pub use forget::{ForgetPlan, Forgot};
pub use line::{
    chips::{Alternative, Chip, ChipKind, ChipState, ReadingShown},
    choices::Choice,
    edit::EntryEdit,
    inbox::{InboxTaken, RefusedFile, put_in_inbox},
    item::LineItem,
    page::EntryPage,
    reading::Reading,
    receipt::{Receipt, ReceiptPerson},
    review::{Guess, LineToCheck, Review},
    suggestion_shown::SuggestionShown,
};
pub use maintenance::{Check, KindCount, Repaired, Status, Unreadable, open_to_check, repair};
pub use people::{
    NewPerson, PersonLine,
    edit::{PersonEdit, PositionEdit},
    facts::{FactEdit, NewFact},
    me::{KindWord, MeEdit, MineLine},
};
pub use practice::{
    advocacy::{AdvocacyEdit, NewAdvocacy},
    asks::NewAsk,
    feedback::QuestionNoted,
    giving::Gift,
    goals::{Closed, Closing, GoalEdit, NewGoal, Objection},
    map::{SeatEdit, Seated},
    noted::Noted,
    projects::{NewProject, ProjectStep},
    told::{Telling, Told},
    wins::{NewWin, WinEdit},
};
pub use progress::{Progress, ProgressListener};
pub use promises::PromiseEdit;
pub use read::names::TopicCount;
pub use reference::Thing;
#[cfg(test)]
pub(crate) use replica::admission::MOST_DEVICES;
pub use replica::{
    census::{Census, Heads, record_digest},
    changes::Changes,
    devices::{Identity, Peer},
    news::News,
};
pub(crate) use replica::{changes::within, left::Left, membership::MOST_BYTES_OF_MEMBERS};
pub use rooms::{
    AsksRoom, DevicesRoom, GivingRoom, GoalsRoom, MaintenanceRoom, PeopleRoom, RelationshipsRoom,
    ReplicaRoom, ReviewRoom, SettingsRoom,
};
pub use show::{
    FieldHistory,
    page::{FieldText, Page},
    person::{PersonPage, PositionLine, SeatLine, TimelineLine},
    two_of_you::{AuditAnswer, Thanks, TwoOfYou},
};
pub use undo::{Kept, UndoLine, Undone};
pub use zone::{due_here, past_here};

pub use crate::insights::{Member, Members, Standing};
