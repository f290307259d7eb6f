//! Who is to hear how a goal ended: first those who lent the user their name, their time or their help.
//!
//! Nobody is told what the user has from them, and nobody who never knew of it.

use super::{
    action::NextAction,
    candidates::Candidate,
    days::days_since,
    kind::NextKind,
    priority::Priority,
    reason::{NextReason, PartInIt},
    sources::NextSources,
};
use crate::{
    insights::{
        named::Called,
        people::contacts::Contacts,
        practice::seat::{MapSeat, OUTCOME_DAYS, knew},
    },
    model::{AnswerKind, Goal, Moment, PersonId, Reference},
    quick_log::fold,
    store::index::{person::PersonRow, stored::Stored},
};

/// Those on the map of a goal that ended lately who knew of it and have not heard how, and those who spoke for it without a
/// place there.
pub(super) fn to_tell(
    sources: &NextSources<'_>,
    contacts: &Contacts<'_>,
    goal: &Stored<Goal>,
    seats: &[&MapSeat],
    now: Moment,
) -> Vec<Candidate> {
    let lately = |closed: &Moment| days_since(closed.date_naive(), now) <= OUTCOME_DAYS;
    let Some(closed) = goal.record.closed.filter(lately) else { return Vec::new() };
    let identities = sources.today.identities;
    let words = sources.giving.advocacies;
    let mut found = Vec::new();
    for seat in seats {
        let waits = seat.heard_how_it_ended(closed).is_none()
            && knew(goal, seat, sources.copies, words, sources.asks, identities);
        let told_the_user = contacts.find(seat.person).is_some_and(|row| {
            is_named(row, &goal.record.outcome_said)
                || (seat.decides()
                    && contacts.last_conversation(seat.person).is_some_and(|day| day >= closed.date_naive()))
        });
        if waits && !told_the_user {
            let about = seat.records.first().copied().unwrap_or_default();
            found.push(candidate(sources, goal, seat.person, about, closed));
        }
    }
    let mut spoke: Vec<(PersonId, _)> = Vec::new();
    for word in words.iter().filter(|word| word.record.goal.is_some_and(|of| of == goal.id)) {
        let Some(speaker) = word.record.speaker().map(|speaker| identities.canonical(speaker)) else {
            continue;
        };
        let seated = seats.iter().any(|seat| seat.person == speaker);
        if !seated && word.record.told_outcome.is_none() && !spoke.iter().any(|(known, _)| *known == speaker)
        {
            spoke.push((speaker, word.id));
        }
    }
    found.extend(spoke.into_iter().map(|(speaker, word)| candidate(sources, goal, speaker, word, closed)));
    found
}

fn candidate(
    sources: &NextSources<'_>,
    goal: &Stored<Goal>,
    person: PersonId,
    about: crate::model::RecordId,
    closed: Moment,
) -> Candidate {
    let Stored { id, record } = goal;
    let part = part_in(sources, goal, person, closed);
    Candidate {
        kind: NextKind::Outcome,
        priority: Priority::at_place(usize::from(part != PartInIt::Lent)),
        about,
        person: Some(person),
        reason: NextReason::GoalEnded { goal: Called::goal(goal), outcome: record.outcome.clone(), part },
        action: NextAction::TellAboutGoal { goal: Reference::to(*id), person: Reference::to(person) },
    }
}

/// What they did for it: a word, an answer, help, from the day the goal was set to its end.
fn part_in(sources: &NextSources<'_>, goal: &Stored<Goal>, person: PersonId, closed: Moment) -> PartInIt {
    let identities = sources.today.identities;
    let is_them = |one: PersonId| identities.canonical(one) == person;
    let of_this = |of: Option<crate::model::GoalId>, at: Moment| {
        of.map_or(at >= goal.record.set && at <= closed, |of| of == goal.id)
    };
    let spoke =
        sources.giving.advocacies.iter().any(|word| {
            word.record.speaker().is_some_and(is_them) && of_this(word.record.goal, word.record.at)
        });
    let asks = sources.asks.iter().map(|ask| &ask.record);
    let asks: Vec<_> = asks.filter(|ask| is_them(ask.person) && of_this(ask.goal, ask.asked)).collect();
    let helped = sources
        .giving
        .exchanges
        .iter()
        .any(|row| !row.given && !row.guess && row.person.is_some_and(is_them) && of_this(None, row.at));
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

/// Whether the words in which the user said how it ended name them: by their whole name or the first of it.
fn is_named(row: &PersonRow, said: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let folded = fold(text).replace("'s", "").replace("’s", "");
        folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    words(&row.name).first().is_some_and(|first| words(said).contains(first))
}
