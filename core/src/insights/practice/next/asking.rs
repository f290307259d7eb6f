//! Whom to ask for what: a word before a decision, once nothing is missing for it, and feedback when its rhythm has come
//! round.

use super::{
    action::NextAction,
    candidates::ActCandidate,
    days::{TELL_DAYS, days_since},
    kind::NextKind,
    priority::Priority,
    put_off::PutOff,
    reason::NextReason,
    sources::NextSources,
};
use crate::{
    insights::{
        named::Called,
        people::contacts::{TodaySources, standing_for},
        practice::{
            feedback::{feedback_from, last_feedback},
            seat::MapSeat,
        },
    },
    model::{Advocacy, Ask, AskKind, Goal, GoalId, Moment, PersonId, RecordId, Reference, Stance},
    store::index::stored::Stored,
};

/// So many people are looked at for what is missing to ask them: a screen has room for fewer.
const LOOKED_AT: usize = 12;

/// Who might be asked for a word, each with the goal: the sooner decision first, then the greater say.
///
/// The decision is at most six weeks away; they know of the goal and have no concerns; and since it was set they were not
/// asked for a word and did not speak. People who rest or are put off
/// takes no place of another. At most twelve.
pub(crate) fn worth_asking<'a>(
    today: &TodaySources<'_>,
    goals: &'a [(&'a Stored<Goal>, Vec<&'a MapSeat>)],
    asks: &[Stored<Ask>],
    advocacies: &[Stored<Advocacy>],
    now: Moment,
) -> Vec<(&'a Stored<Goal>, &'a MapSeat)> {
    let same = |one: PersonId, seat: &MapSeat| today.identities.canonical(one) == seat.person;
    let put_off = PutOff::of(today, now);
    let away = |seat: &MapSeat| {
        standing_for(today.people, today.identities, seat.person).is_none_or(|row| row.resting.is_some())
            || put_off.is_away(seat.person)
            || put_off.holds_all(NextKind::Advocacy, seat.records.first().copied(), seat.person)
    };
    let mut found = Vec::new();
    for (goal, seats) in goals {
        if days_left(&goal.record, now).is_none_or(|days| days > TELL_DAYS) {
            continue;
        }
        let of_this = |of: Option<GoalId>, at: Moment| of.map_or(at >= goal.record.set, |of| of == goal.id);
        let asked = |seat: &MapSeat| {
            asks.iter().map(|ask| &ask.record).any(|ask| {
                ask.kind == AskKind::Advocacy && same(ask.person, seat) && of_this(ask.goal, ask.asked)
            })
        };
        let spoke = |seat: &MapSeat| {
            let mut words = advocacies.iter().map(|word| &word.record);
            words.any(|word| same(word.person, seat) && of_this(word.goal, word.at))
        };
        let may = |seat: &&&MapSeat| {
            seat.knows(&goal.record)
                && seat.stance(&goal.record) != Stance::HasConcerns
                && !asked(seat)
                && !spoke(seat)
                && !away(seat)
        };
        found.extend(seats.iter().filter(may).map(|seat| (*goal, *seat)));
    }
    found.sort_by_key(|(goal, seat)| {
        (goal.record.decision, seat.roles.is_empty(), seat.roles.first(), goal.id, seat.person)
    });
    found.truncate(LOOKED_AT);
    found
}

/// Days until an open goal is decided; `None` for one without a day, or whose day has passed.
fn days_left(goal: &Goal, now: Moment) -> Option<i64> {
    let day = goal.decision.filter(|_| goal.closed.is_none())?;
    Some(-days_since(day, now)).filter(|days| *days >= 0)
}

/// Asking those for a word with whom nothing is missing for it, or who said that they would speak.
pub(super) fn advocacy(sources: &NextSources<'_>, now: Moment) -> Vec<ActCandidate> {
    let ready = sources.worth_asking.iter().copied().filter_map(|(goal, seat)| {
        let ready = sources.ready.iter().find(|ready| ready.person.id() == seat.person)?;
        let would_speak = seat.would_speak();
        let days = days_left(&goal.record, now)?;
        ready.missing_for(&AskKind::Advocacy, would_speak).is_empty().then_some((
            goal,
            seat,
            would_speak,
            days,
        ))
    });
    ready
        .zip(0..)
        .map(|((goal, seat, would_speak, days), place)| ActCandidate {
            kind: NextKind::Advocacy,
            priority: Priority::at_place(place),
            about: seat.records.first().copied().unwrap_or_default(),
            person: Some(seat.person),
            reason: NextReason::MayAsk { goal: Called::goal(goal), days, would_speak },
            action: NextAction::AskForAdvocacy {
                goal: Reference::to(goal.id),
                person: Reference::to(seat.person),
            },
        })
        .collect()
}

/// Asking for feedback again. It is put off under the last time, so after the next time it can come up again.
pub(super) fn rhythm(sources: &NextSources<'_>, now: Moment) -> Option<ActCandidate> {
    let last = last_feedback(sources.asks, sources.feedback);
    let due = match (last, sources.feedback_every) {
        (None, every) => every.is_some(),
        (Some((at, _)), every) => feedback_from(at, every).is_some_and(|day| day <= now.date_naive()),
    };
    due.then(|| ActCandidate {
        kind: NextKind::Rhythm,
        priority: Priority::at_place(0),
        about: last.map_or(RecordId::ME, |(_, id)| id),
        person: None,
        reason: NextReason::FeedbackAgain { days: last.map(|(at, _)| days_since(at.date_naive(), now)) },
        action: NextAction::AskForFeedback { person: None },
    })
}
