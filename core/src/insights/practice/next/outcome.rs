//! Who is to hear how a goal ended: first those who lent the user their name, their time or their help.
//!
//! Nobody is told what the user has from them, and nobody who never knew of it.

use chrono::{Days, NaiveDate};

use super::{
    action::NextAction,
    candidates::ActCandidate,
    days::days_since,
    kind::NextKind,
    priority::Priority,
    reason::{NextReason, PartInIt},
    sources::OneGoal,
    teller::tellers,
};
use crate::{
    insights::{
        named::Called,
        practice::seat::{MapSeat, OUTCOME_DAYS, knew, without_a_place},
    },
    model::{AnswerKind, Goal, Moment, PersonId, RecordId, Reference},
    store::index::stored::Stored,
};

/// How many days back help counts at least, and one more for other time zones.
const MONTH: u64 = 31;

/// The first day help counts from: the day the first of the goals that ended lately was set, and at least a month back.
pub(crate) fn help_counts_from(goals: &[(&Stored<Goal>, Vec<&MapSeat>)], now: Moment) -> NaiveDate {
    let today = now.date_naive();
    let month_ago = today.checked_sub_days(Days::new(MONTH)).unwrap_or(NaiveDate::MIN);
    let lately = goals.iter().filter(|(goal, _)| ended_lately(goal, now).is_some());
    // What is kept as text has the day of its own offset, which may be the one before.
    let set = lately.filter_map(|(goal, _)| goal.record.set.date_naive().pred_opt());
    set.fold(month_ago, NaiveDate::min)
}

/// The moment in which a goal ended, while people are told how.
fn ended_lately(goal: &Stored<Goal>, now: Moment) -> Option<Moment> {
    goal.record.closed.filter(|closed| days_since(closed.date_naive(), now) <= OUTCOME_DAYS)
}

impl OneGoal<'_> {
    /// Who is to hear how the goal ended, if it ended lately: people on its map who knew about it and have not heard, and people
    /// without a place there who spoke for it or were asked something for it.
    pub(super) fn to_tell(self) -> Vec<ActCandidate> {
        let Self { sources, contacts, goal, seats, now } = self;
        let Some(closed) = ended_lately(goal, now) else { return Vec::new() };
        let identities = sources.today.identities;
        let words = sources.giving.advocacies;
        let lent = without_a_place(goal, seats, words, sources.asks, identities);
        let part = seats.iter().map(|seat| seat.person).chain(lent.iter().map(|one| one.person));
        let names: Vec<(PersonId, &str)> =
            part.filter_map(|person| Some((person, contacts.find(person)?.name.as_str()))).collect();
        let told_the_user = tellers(&goal.record.outcome_said, &names);
        let mut found = Vec::new();
        for seat in seats {
            let waits = seat.heard_how_it_ended(closed).is_none()
                && knew(goal, seat, sources.copies, words, sources.asks, identities);
            let decided = seat.decides()
                && contacts.last_conversation(seat.person).is_some_and(|day| day >= closed.date_naive());
            if waits && !decided && !told_the_user.contains(&seat.person) {
                let about = seat.records.first().copied().unwrap_or_default();
                found.push(self.tell_how_it_ended(seat.person, about, closed));
            }
        }
        let lent = lent.into_iter().filter(|one| !one.told && !told_the_user.contains(&one.person));
        found.extend(lent.map(|one| self.tell_how_it_ended(one.person, one.by, closed)));
        found
    }

    fn tell_how_it_ended(&self, person: PersonId, about: RecordId, closed: Moment) -> ActCandidate {
        let Stored { id, record } = self.goal;
        let part = self.part_in_it(person, closed);
        ActCandidate {
            kind: NextKind::Outcome,
            priority: Priority::at_place(usize::from(part != PartInIt::Lent)),
            about,
            person: Some(person),
            reason: NextReason::GoalEnded {
                goal: Called::goal(self.goal),
                outcome: record.outcome.clone(),
                part,
            },
            action: NextAction::TellAboutGoal { goal: Reference::to(*id), person: Reference::to(person) },
        }
    }

    /// What they did for it: a word, an answer, help, from the day the goal was set to its end.
    fn part_in_it(&self, person: PersonId, closed: Moment) -> PartInIt {
        let Self { sources, goal, .. } = *self;
        let identities = sources.today.identities;
        let is_them = |one: PersonId| identities.canonical(one) == person;
        let of_this = |of: Option<crate::model::GoalId>, at: Moment| {
            of.map_or(at >= goal.record.set && at <= closed, |of| of == goal.id)
        };
        let spoke = sources.giving.advocacies.iter().any(|word| {
            word.record.speaker().is_some_and(is_them) && of_this(word.record.goal, word.record.at)
        });
        let asks = sources.asks.iter().map(|ask| &ask.record);
        let asks: Vec<_> = asks.filter(|ask| is_them(ask.person) && of_this(ask.goal, ask.asked)).collect();
        let helped =
            sources.giving.exchanges.iter().any(|row| {
                !row.given && !row.guess && row.person.is_some_and(is_them) && of_this(None, row.at)
            });
        let refused =
            |ask: &&crate::model::Ask| ask.heard().last().is_some_and(|answer| answer.kind == AnswerKind::No);
        if !spoke && !helped && !asks.is_empty() && asks.iter().all(refused) {
            PartInIt::SaidNo
        } else if spoke || helped || !asks.is_empty() {
            PartInIt::Lent
        } else {
            PartInIt::Knew
        }
    }
}
