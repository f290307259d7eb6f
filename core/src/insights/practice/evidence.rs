//! What the journal holds about one human being: what readiness, stages and maps are answered from.
//!
//! Guesses, ended facts and days to come count for nothing here. Private lines do count, for nothing of their words is
//! ever said: an answer made of this holds numbers and days.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::{
    insights::practice::ask_ends::{SinceAsked, is_over, last_word},
    model::{
        Advocacy, Ask, AskKind, FactKind, Feedback, GoalId, Moment, PersonId, Praise, PromiseStatus, Shown,
        Stance, Who,
    },
    store::index::{
        exchange::ExchangeRow, fact::FactRow, person::PersonRow, position::PositionRow,
        presence::PresenceRow, promise::PromiseRow, stored::Stored,
    },
};

/// Everything about one human being, every record of theirs together.
#[derive(Debug, Clone)]
pub(crate) struct Evidence {
    /// The canonical record.
    pub(crate) person: PersonRow,
    /// Their positions, the current one first.
    pub(crate) positions: Vec<PositionRow>,
    /// The latest conversations, newest first.
    pub(crate) contacts: Vec<PresenceRow>,
    /// Every promise to or by them.
    pub(crate) promises: Vec<PromiseRow>,
    /// Every fact about them.
    pub(crate) facts: Vec<FactRow>,
    /// Everything given to and received from them.
    pub(crate) exchanges: Vec<ExchangeRow>,
    /// What the user asked of them.
    pub(crate) asks: Vec<Stored<Ask>>,
    /// The last conversation with each whom the user asked them to meet.
    pub(crate) met: BTreeMap<PersonId, NaiveDate>,
    /// What they told the user about their work.
    pub(crate) feedback: Vec<Stored<Feedback>>,
    /// When they spoke for the user.
    pub(crate) advocacies: Vec<Stored<Advocacy>>,
    /// When the user spoke for them, and thanked them.
    pub(crate) praises: Vec<Stored<Praise>>,
    /// What they showed of their mind in any goal, earliest first.
    pub(crate) shown: Vec<Shown>,
    /// Every record that is them.
    pub(crate) records: Vec<PersonId>,
    /// Goals that have ended.
    pub(crate) ended: BTreeSet<GoalId>,
}

impl Evidence {
    /// Whether this record is theirs.
    pub(crate) fn is_them(&self, person: PersonId) -> bool {
        self.person.id == person || self.records.contains(&person)
    }

    /// Conversations up to `now`, newest first: not notes, messages or mails.
    pub(crate) fn conversations(&self, now: Moment) -> impl Iterator<Item = &PresenceRow> {
        self.contacts
            .iter()
            .filter(move |row| row.there && !row.guess && row.at <= now && row.kind.is_conversation())
    }

    /// Facts of these kinds that hold and were known by `now`.
    pub(crate) fn facts_of<'a>(
        &'a self,
        kinds: &'a [FactKind],
        now: Moment,
    ) -> impl Iterator<Item = &'a FactRow> {
        self.facts.iter().filter(move |row| {
            !row.guess && row.ended.is_none() && row.learned <= now && kinds.contains(&row.kind)
        })
    }

    /// What was given to them, or received from them, up to `now`.
    pub(crate) fn exchanged(&self, given: bool, now: Moment) -> impl Iterator<Item = &ExchangeRow> {
        self.exchanges.iter().filter(move |row| row.given == given && !row.guess && row.at <= now)
    }

    /// Promises of the user's own to them that were kept by `now`.
    pub(crate) fn kept(&self, now: Moment) -> impl Iterator<Item = &PromiseRow> {
        self.promises.iter().filter(move |row| {
            row.mine
                && !row.guess
                && row.status == PromiseStatus::Kept
                && row.settled.is_none_or(|settled| settled <= now)
        })
    }

    /// Good words of the user's about them up to `now`, or thanks to them.
    pub(crate) fn praised(&self, thanks: bool, now: Moment) -> impl Iterator<Item = &Praise> {
        let praises = self.praises.iter().map(|praise| &praise.record);
        praises.filter(move |praise| praise.thanks == thanks && praise.at <= now)
    }

    /// When they last showed that they would speak for the user, if that is what they showed last.
    pub(crate) fn would_speak(&self, now: Moment) -> Option<&Shown> {
        let last = self.shown.iter().rfind(|shown| shown.at <= now)?;
        (last.stance == Stance::WouldSpeak).then_some(last)
    }

    /// What the user asked of them up to `now`, of these kinds.
    pub(crate) fn asked<'a>(
        &'a self,
        kinds: &'a [AskKind],
        now: Moment,
    ) -> impl Iterator<Item = &'a Stored<Ask>> {
        self.asks.iter().filter(move |ask| kinds.contains(&ask.record.kind) && ask.record.asked <= now)
    }

    /// Whether an ask of them is over without an answer.
    pub(crate) fn is_over(&self, ask: &Ask, now: Moment) -> bool {
        let since = SinceAsked {
            goal_ended: ask.goal.is_some_and(|goal| self.ended.contains(&goal)),
            talked: self.conversations(now).next().map(|row| row.at.date_naive()),
            spoke: last_word(
                ask,
                self.advocacies.iter().map(|word| &word.record),
                |one| self.is_them(one),
                now,
            ),
            met: ask.to_meet.and_then(|meet| self.met.get(&meet).copied()),
        };
        is_over(ask, &since)
    }

    /// When they spoke for the user, up to `now`, newest first.
    pub(crate) fn advocacies_by(&self, now: Moment) -> Vec<&Advocacy> {
        let mut spoke: Vec<&Advocacy> =
            self.advocacies.iter().map(|word| &word.record).filter(|word| word.at <= now).collect();
        spoke.sort_by_key(|word| std::cmp::Reverse(word.at));
        spoke
    }

    /// Conversations that they started, up to `now`.
    pub(crate) fn started_by_them(&self, now: Moment) -> usize {
        self.conversations(now).filter(|row| row.started == Some(Who::Them)).count()
    }
}
