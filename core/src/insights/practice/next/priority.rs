//! The rank of an act among the others of its kind.

use crate::{insights::practice::seat::MapSeat, model::Role};

/// The rank of an act among the others of its kind: the smaller comes first. Acts of one priority go by what they are
/// about, so that two devices with the same records say the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Priority {
    /// What a decision depends on comes before what merely comes round.
    urgency: Urgency,
    /// The sooner day first, and of days that are past the one longest past.
    day: DayRank,
    /// The page itself before the people who get it, and people who would speak before the others.
    part: PartRank,
    /// The greater say first.
    say: Say,
    /// Among equals, the order in which they were found.
    place: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Urgency {
    BeforeADecision,
    Usual,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum DayRank {
    /// Days from today; below zero for a day that is past.
    In(i64),
    NotSet,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum PartRank {
    ThePage,
    WouldSpeak,
    AnyOther,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Say {
    /// Roles are ordered by how much of a say they give.
    Has(Role),
    NotKnown,
}

impl Priority {
    /// By the order in which it was found, counted from 0.
    pub(super) fn at_place(place: usize) -> Self {
        Self {
            urgency: Urgency::Usual,
            day: DayRank::NotSet,
            part: PartRank::AnyOther,
            say: Say::NotKnown,
            place,
        }
    }

    /// By its day, in days from today, negative when past; `None` sorts as not set.
    pub(super) fn in_days(days: impl Into<Option<i64>>) -> Self {
        Self { day: days.into().map_or(DayRank::NotSet, DayRank::In), ..Self::at_place(0) }
    }

    /// By the day since which it waits, in days: what waits longest comes first.
    pub(super) fn waiting(days: i64) -> Self {
        Self::in_days(-days)
    }

    /// After those that come by the order in which they were found; of these what waits longest, in days, first.
    pub(super) fn after_all_places(days: i64) -> Self {
        Self::at_place(usize::MAX.saturating_sub(usize::try_from(days).unwrap_or_default()))
    }

    /// At this place among those of the same day.
    pub(super) fn then_at(self, place: usize) -> Self {
        Self { place, ..self }
    }

    /// For somebody with a say in the goal.
    pub(super) fn with(self, seat: &MapSeat) -> Self {
        Self { say: seat.roles.first().cloned().map_or(Say::NotKnown, Say::Has), ..self }
    }

    /// Before all others of its day: the page that nobody can get yet.
    pub(super) fn of_the_page(self) -> Self {
        Self { part: PartRank::ThePage, ..self }
    }

    /// Someone who would speak for the user comes before the others of that day.
    pub(super) fn speakers_first(self, seat: &MapSeat) -> Self {
        Self { part: if seat.would_speak() { PartRank::WouldSpeak } else { PartRank::AnyOther }, ..self }
    }

    /// Before all others of its kind that no decision depends on.
    pub(super) fn before_a_decision(self) -> Self {
        Self { urgency: Urgency::BeforeADecision, ..self }
    }
}
