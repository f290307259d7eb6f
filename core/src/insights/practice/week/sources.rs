//! What a week is made of.

use super::rows::Waiting;
use crate::{
    insights::practice::{advocacy::SpokeForYou, map::GoalLine, seat::MapSeat, worth_a_look::Look},
    model::{Ask, Feedback, Goal, Kit, Win},
    store::index::{exchange::ExchangeRow, presence::PresenceRow, promise::PromiseRow, stored::Stored},
};

/// What a week is made of.
#[derive(Debug, Clone)]
pub(crate) struct WeekSources<'a> {
    /// Conversations of these days, a row for each person who was there; canonical people.
    pub(crate) talks: &'a [PresenceRow],
    /// How many lines these days have in all.
    pub(crate) lines: usize,
    /// Open promises, and those settled in these days.
    pub(crate) promises: &'a [PromiseRow],
    /// What was given and received in these days.
    pub(crate) exchanges: &'a [ExchangeRow],
    /// All wins, also those of other weeks.
    pub(crate) wins: &'a [Stored<Win>],
    /// Who spoke for the user.
    pub(crate) advocacies: Vec<SpokeForYou>,
    /// All goals, open or ended.
    pub(crate) goals: Vec<GoalLine>,
    /// The same with everyone on their maps.
    pub(crate) maps: &'a [(&'a Stored<Goal>, Vec<&'a MapSeat>)],
    /// Copies of kits.
    pub(crate) kits: &'a [Stored<Kit>],
    /// All asks, also those of other weeks.
    pub(crate) asks: &'a [Stored<Ask>],
    /// Everything the user was told.
    pub(crate) feedback: &'a [Stored<Feedback>],
    /// How much waits in each walk of the review.
    pub(crate) waiting: Waiting,
    /// The one deeper screen that has news.
    pub(crate) look_at: Option<Look>,
    /// Whom the user talks with most, of those who do not rest.
    pub(crate) closest: Option<String>,
}
