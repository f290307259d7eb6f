//! What acts are made of.

use std::collections::BTreeMap;

use crate::{
    insights::{
        people::contacts::{Contacts, TodaySources},
        practice::{
            audit::AuditSources, gaps::Positions, giving::GivingSources, readiness::Ready, seat::MapSeat,
        },
    },
    model::{Ask, Feedback, Goal, Kit, Moment, PersonId, Win},
    store::index::{fact::FactRow, stored::Stored},
};

/// What acts are made of.
#[derive(Debug, Clone)]
pub(crate) struct NextSources<'a> {
    /// People, promises, cadences, what is put off, the pace.
    pub(crate) today: TodaySources<'a>,
    /// Exchanges, good words, needs.
    pub(crate) giving: GivingSources<'a>,
    /// Answers of the audit.
    pub(crate) audit: AuditSources<'a>,
    /// Goals, open or ended, each with its seats.
    pub(crate) goals: &'a [(&'a Stored<Goal>, Vec<&'a MapSeat>)],
    /// Where people work now. Read only while a goal is open.
    pub(crate) positions: &'a Positions<'a>,
    /// All wins, told or not.
    pub(crate) wins: &'a [Stored<Win>],
    /// Every copy of a kit.
    pub(crate) copies: &'a [Stored<Kit>],
    /// What the user is called.
    pub(crate) me: &'a str,
    /// All asks, open or settled.
    pub(crate) asks: &'a [Stored<Ask>],
    /// Everything the user was told.
    pub(crate) feedback: &'a [Stored<Feedback>],
    /// Days between asking for feedback, if the user chose.
    pub(crate) feedback_every: Option<u32>,
    /// Who might be asked for a word, each with the goal: those of [`super::worth_asking`].
    pub(crate) worth_asking: &'a [(&'a Stored<Goal>, &'a MapSeat)],
    /// How ready it is to ask them.
    pub(crate) ready: &'a [Ready],
    /// Conversations in the last ninety days for each person who had any, by canonical record. Read only while a goal
    /// is open.
    pub(crate) lately: &'a BTreeMap<PersonId, u32>,
    /// How the user might close a gap to somebody, and what they tried, about anybody.
    pub(crate) bridges: &'a [FactRow],
}

/// One goal with its map, and what its acts are made of besides.
#[derive(Clone, Copy)]
pub(super) struct OneGoal<'a> {
    /// What all acts are made of.
    pub(super) sources: &'a NextSources<'a>,
    /// Everybody, with when the user was last in touch with them.
    pub(super) contacts: &'a Contacts<'a>,
    /// The goal.
    pub(super) goal: &'a Stored<Goal>,
    /// Everyone on its map.
    pub(super) seats: &'a [&'a MapSeat],
    /// The moment it is.
    pub(super) now: Moment,
}
