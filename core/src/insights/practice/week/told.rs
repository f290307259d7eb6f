//! Who was told of a goal and got its page in these days, what was asked, and what was heard.

use super::{
    rows::{AskedThisWeek, GoalWith, HeardThisWeek},
    sources::WeekSources,
};
use crate::{
    insights::{
        named::{Called, Named},
        practice::seat::MapSeat,
    },
    model::{Ask, Feedback, Goal, Kit, Moment, PersonId, Reference},
    store::index::stored::Stored,
};

/// Who was told about a goal in these days, each person once for each goal.
pub(super) fn told(
    sources: &WeekSources<'_>,
    lately: impl Fn(Moment) -> bool,
    named: impl Fn(PersonId) -> Option<Named>,
) -> Vec<GoalWith> {
    let mut told: Vec<(Moment, PersonId, &Stored<Goal>)> = Vec::new();
    for (goal, seats) in sources.maps {
        let last = |seat: &&MapSeat| seat.told.iter().map(|(at, _)| *at).filter(|at| lately(*at)).max();
        told.extend(seats.iter().filter_map(|seat| Some((last(seat)?, seat.person, *goal))));
    }
    with_goals(told, named)
}

/// Who got the page of a goal in these days, each person once for each goal.
pub(super) fn kits(
    sources: &WeekSources<'_>,
    lately: impl Fn(Moment) -> bool,
    named: impl Fn(PersonId) -> Option<Named>,
) -> Vec<GoalWith> {
    let of = |kit: &Kit| sources.maps.iter().map(|(goal, _)| *goal).find(|goal| kit.goal == goal.id);
    let given = sources.kits.iter().map(|kit| &kit.record).filter(|kit| lately(kit.given));
    with_goals(given.filter_map(|kit| Some((kit.given, kit.person, of(kit)?))).collect(), named)
}

fn with_goals(
    mut all: Vec<(Moment, PersonId, &Stored<Goal>)>,
    named: impl Fn(PersonId) -> Option<Named>,
) -> Vec<GoalWith> {
    all.sort_by_key(|(at, person, goal)| std::cmp::Reverse((*at, *person, &goal.record.name)));
    let mut shown: Vec<GoalWith> = Vec::new();
    for (_, person, goal) in all {
        let Some(person) = named(person) else { continue };
        let one = GoalWith { person, goal: Called::goal(goal) };
        if !shown.contains(&one) {
            shown.push(one);
        }
    }
    shown
}

/// What the user asked in these days.
pub(super) fn asked(
    sources: &WeekSources<'_>,
    lately: impl Fn(Moment) -> bool,
    named: impl Fn(PersonId) -> Option<Named>,
) -> Vec<AskedThisWeek> {
    let mut asks: Vec<&Stored<Ask>> = sources.asks.iter().filter(|ask| lately(ask.record.asked)).collect();
    asks.sort_by_key(|ask| std::cmp::Reverse((ask.record.asked, ask.id)));
    let asks = asks.into_iter().map(|ask| AskedThisWeek {
        reference: Reference::to(ask.id),
        person: named(ask.record.person),
        kind: ask.record.kind.clone(),
    });
    asks.collect()
}

/// Feedback, and answers that were not kept as feedback.
pub(super) fn heard(
    sources: &WeekSources<'_>,
    lately: impl Fn(Moment) -> bool,
    named: impl Fn(PersonId) -> Option<Named>,
) -> Vec<HeardThisWeek> {
    let mut all: Vec<(Moment, HeardThisWeek)> = Vec::new();
    for Stored { id, record } in sources.feedback.iter().filter(|heard| lately(heard.record.at)) {
        let (reference, person) = (Reference::to(*id), named(record.person));
        let said = record.heard.clone();
        all.push((record.at, HeardThisWeek { reference, person, answer: None, said }));
    }
    for Stored { id, record } in sources.asks {
        let kept = |at: Moment| {
            let of_it = |heard: &Feedback| heard.ask.is_some_and(|ask| ask == *id) && heard.at == at;
            sources.feedback.iter().any(|heard| of_it(&heard.record))
        };
        for answer in record.heard().into_iter().filter(|answer| lately(answer.at) && !kept(answer.at)) {
            let (reference, person) = (Reference::to(*id), named(record.person));
            let (at, said) = (answer.at, answer.said);
            all.push((at, HeardThisWeek { reference, person, answer: Some(answer.kind), said }));
        }
    }
    all.sort_by_key(|(at, one)| std::cmp::Reverse((*at, one.reference.id)));
    all.into_iter().map(|(_, one)| one).collect()
}
