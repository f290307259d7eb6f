//! From rows to answers, with their reasons. Pure: the moment is an argument, everything asked about is passed in.
//!
//! Data flows rows → answer. Nothing here reads a file, knows a table or asks a clock; every sentence it writes
//! follows `docs/voice.md`. Answers are plain data that serialise for `--json`; the references in them are cut to
//! their shortest form by the journal, which knows what else there is.
//!
//! What was said in private never leaves by this door: an answer holds the word [`PRIVATE`] in place of the words, so
//! that a screen that prints all it is given gives nothing away.

mod age;
mod asking;
mod audit;
mod between_us;
mod birthday;
mod breadth;
mod everybody;
mod evidence;
mod gaps;
mod giving;
mod good_words;
mod in_step;
mod initiatives;
mod introductions;
mod kit;
mod map;
mod members;
mod my_word;
mod next;
mod offers;
mod open_with;
mod prep;
mod promises;
mod proposals;
mod ready;
mod resting;
mod room;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod rows;
mod same_people;
mod today;
mod week;
mod wheel;
mod wins;
mod world;

pub use age::{age_phrase, ago_phrase, span_phrase};
pub use asking::{
    AnswerShown, AskDraft, AskLine, Asking, DraftWay, FeedbackLine, FeedbackStep, Introducer, QuestionLine,
};
pub(crate) use asking::{AskingSources, advice_on, ask_draft, asking, follow_up, introducers};
pub use audit::{AuditBoard, Audited, Beside, ToAudit, Trend};
pub(crate) use audit::{AuditSources, audit_board};
pub use between_us::BetweenUs;
pub(crate) use between_us::between_us;
pub use breadth::{Breadth, Count, LeansOn, WhatIf, WhatIsLeft};
pub(crate) use breadth::{BreadthSources, QUARTER, breadth, what_if};
pub(crate) use everybody::TodaySources;
pub(crate) use evidence::Evidence;
pub(crate) use gaps::Positions;
pub use gaps::{Gap, GapFound};
pub use giving::{GiveAndTake, Giving, Need, ThanksOwed, Younger};
pub(crate) use giving::{GivingSources, giving};
pub use good_words::{GoodWords, SpokeForOthers, SpokeForYou};
pub(crate) use good_words::{good_words, thank_by};
pub(crate) use in_step::in_step;
pub use in_step::{InStep, since_phrase};
pub(crate) use initiatives::initiatives;
pub use initiatives::{InitiativeLine, Initiatives, OnADay};
pub(crate) use introductions::{
    Acquainted, BY_LINES, LineRead, MeetSources, SharedLine, introductions, is_open_need, shared_lines,
};
pub use introductions::{Introduction, LineSaid, MayHave};
pub use kit::{KitCopy, KitLacks, KitPage};
pub(crate) use kit::{KitSources, kit};
pub use map::{GoalLine, GoalMap, OnTheMap};
pub(crate) use map::{OUTCOME_DAYS, Seat, knew, map, seats};
pub use members::{Member, Members, Standing};
pub(crate) use members::{MemberSources, members};
pub use my_word::MyWord;
pub(crate) use my_word::my_word;
pub use next::{Command, NextAct, NextKind, NextReason};
pub(crate) use next::{NextSources, first_gap, next, put_off_gap, worth_asking};
pub(crate) use offers::offers;
pub use offers::{AskToday, GoalAtTheDoor, Offers};
pub use open_with::{OpenWith, OpenWithReason};
pub use prep::{Card, LastContact};
pub(crate) use prep::{CardSources, card, promise_order};
pub use promises::{OpenPromise, PRIVATE};
pub(crate) use promises::{open_promise, open_promise_in_full};
pub use proposals::{Proposal, ProposalReason};
pub(crate) use ready::ready;
pub use ready::{Ready, ReadyPart, Sign, SignFound};
pub use resting::Resting;
pub use room::{BESIDE_A_DATE, CARD_LINES, LABEL_COLUMNS, ROW_COLUMNS, clip, wrap};
pub use same_people::SamePerson;
pub(crate) use same_people::same_people;
pub use today::Today;
pub(crate) use today::today;
pub use week::{Few, HandedOver, KeptPromise, TalkedWith, Waiting, Week, WonThisWeek};
pub(crate) use week::{WeekSources, first_day, week};
pub(crate) use wheel::wheel;
pub use wheel::{OnTheWheel, StageReason, Wheel};
pub use wins::{KnownFrom, Mention, UntoldWin, WinLine, WinMatrix};
pub(crate) use wins::{WinSources, untold, win_matrix};
pub use world::WorldFact;

use serde::Serialize;

use crate::{
    model::{PersonId, Reference},
    store::index::person::PersonRow,
};

/// A person as an answer names them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// How to point at them.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// Their full name.
    pub name: String,
    /// They came from a line and `review` has not shown them yet.
    pub new: bool,
}

impl Named {
    /// Who this is.
    pub fn id(&self) -> PersonId {
        PersonId(self.reference.id)
    }

    /// The person of this row.
    pub(crate) fn of(row: &PersonRow) -> Self {
        Self { reference: Reference::to(row.id), name: row.name.clone(), new: row.new }
    }
}

/// An answer with references in it.
pub trait Refers {
    /// Calls `f` with every reference of the answer, to shorten them.
    fn each_reference(&mut self, f: &mut dyn FnMut(&mut Reference));
}
