//! From rows to answers, with their reasons. Pure: the moment is an argument, everything asked about is passed in.
//!
//! Data flows rows → answer. Nothing here reads a file, knows a table or asks a clock; every sentence it writes
//! follows `docs/voice.md`. Answers are plain data that serialise for `--json`; the references in them are cut to
//! their shortest form by the journal, which knows what else there is.
//!
//! What was said in private never leaves by this door: an answer holds the word [`PRIVATE`] in place of the words, so
//! that a screen that prints all it is given gives nothing away.

mod age;
mod card;
mod counted;
mod devices;
mod glance;
mod named;
mod one_line;
mod people;
mod practice;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod rows;
mod said;
mod today;

pub use age::{CLOCK_AHEAD, age_phrase, ago_phrase, clock_was_ahead, span_phrase};
pub use card::{
    Card, LastContact,
    facts::WorldFact,
    fit::{Measure, clip, fit, wrap},
    meeting::MeetingCard,
    memory::HeavyNews,
    offers::{AskToday, GoalAtTheDoor, Offers},
    opener::{OpenWith, OpenWithReason},
    sentence::Sentence,
};
pub(crate) use card::{
    CardSources, card,
    meeting::{Pair, meeting},
    offers::{OfferSources, offers},
};
pub(crate) use counted::counted;
pub(crate) use devices::{
    in_step::in_step,
    members::{MemberSources, members},
};
pub use devices::{
    in_step::{InStep, since_phrase},
    members::{Member, Members, Standing},
};
pub(crate) use glance::glance;
pub use glance::{AtATime, Glance};
pub(crate) use named::Refers;
pub use named::{Called, Named, Someone};
#[cfg(test)]
pub(crate) use people::asked::{ASKED_SHOWN, asked_today};
pub use people::{
    asked::AskedPromise,
    promises::{OpenPromise, PRIVATE},
    proposal::{Proposal, ProposalReason},
    resting::Resting,
    same_people::SamePerson,
};
pub(crate) use people::{
    asked::{asked_from, asks_enough},
    contacts::{Contacts, TodaySources, Touch},
    promises::{open_promise, open_promise_in_full, promise_order},
    proposals::proposals,
    same_people::same_people,
};
pub use practice::{
    advocacy::{Advocacies, SpokeForOthers, SpokeForYou},
    advocates::CouldJoin,
    asks::{AnswerShown, AskDraft, AskLine, Asking, DraftWay, Introducer},
    audit::{AuditBoard, Audited, Beside, ToAudit, Trend},
    breadth::{Breadth, Count, LeansOn, NobodyIn, WhatIf, WhatIsLeft},
    common_ground::BetweenUs,
    feedback::{FeedbackLine, FeedbackStep, QuestionLine},
    gaps::{Gap, GapFound},
    giving::{ExchangeCount, GiveAndTake, Giving, Need, ThanksOwed, Younger},
    introductions::{Introduction, LineSaid, MayHave},
    kit::{KitCopy, KitLacks, KitPage},
    map::{GoalLine, GoalMap, OnTheMap},
    my_word::MyWord,
    next::{NextAct, NextAction, NextKind, NextReason, PartInIt},
    projects::{Counsel, OnADay, ProjectLine, Projects, ToldOnADay},
    readiness::{Ready, ReadyPart, Sign, SignFound},
    stages::{OnTheWheel, StageReason, Wheel},
    turn_to::TurnTo,
    week::{
        AskedThisWeek, GoalWith, HandedOver, HeardThisWeek, KeptPromise, TalkedWith, Waiting, Week,
        WonThisWeek,
    },
    wins::{KnownFrom, Mention, UntoldWin, WinLine, WinMatrix},
    worth_a_look::{DeeperScreen, Look},
};
pub(crate) use practice::{
    advocacy::{advocacies, thank_by},
    advocates::{CouldJoinSources, LATELY_DAYS},
    ask_ends::{SinceAsked, follow_up, is_over, last_word},
    asks::{AskingSources, ask_draft, asking, introducers},
    audit::{AuditSources, audit_board},
    breadth::{BreadthSources, QUARTER, breadth, one_department_since, what_if},
    common_ground::between_us,
    evidence::Evidence,
    feedback::advice_on,
    gaps::Positions,
    giving::{GivingSources, giving},
    growth::whom_to_ask,
    introductions::{
        Acquainted, BY_LINES, LineRead, MeetSources, SharedLine, introductions, is_open_need, shared_lines,
    },
    kit::{KitSources, kit},
    leaving::{LEFT, says_they_leave},
    map::map,
    my_word::my_word,
    next::{
        INTRODUCED, NextSources, first_gap, has_room_for_introductions, help_counts_from, next, put_off_gap,
        worth_asking,
    },
    projects::projects,
    readiness::ready,
    seat::{MapSeat, OUTCOME_DAYS, knew, seats, without_a_place},
    stages::{stage, wheel},
    turn_to::whom_to_turn_to,
    week::{WeekSources, closest, first_day, week},
    wins::{WinSources, untold, win_matrix},
    worth_a_look::worth_a_look,
};
pub(crate) use said::{Said, Whose};
pub use today::Today;
pub(crate) use today::today;
