//! Every act that may come up, each from the part of the journal it is about.

use super::{
    action::NextAction, days::days_since, kind::NextKind, priority::Priority, reason::NextReason,
    sources::NextSources,
};
use crate::{
    insights::{
        people::{
            contacts::Contacts,
            promises::{PRIVATE, asks_whether_of_use, day_here, is_old, late_days, whose_turn},
            proposal::Proposal,
        },
        practice::{
            ask_ends::{Patience, SinceAsked, is_over, last_word, patience},
            audit::wanting_care,
            feedback::feedback_step,
            giving::thanks_owed,
            introductions::introductions,
        },
    },
    model::{Answer, Ask, FactKind, GoalId, Moment, PersonId, PromiseStatus, RecordId, Reference},
    store::index::fact::FactRow,
};

/// How many days before it is due a promise comes up.
const PROMISE_DAYS: i64 = 2;

/// Days after which a way to come closer to somebody comes up, if it was not tried.
const BRIDGE_DAYS: i64 = 7;

/// How many days after an attempt to come closer it is asked whether that is still worth it, and for how many.
const TRIED_DAYS: i64 = 90;
const ASKED_DAYS: i64 = 14;

/// Days after which something one was told comes up again.
const FEEDBACK_DAYS: i64 = 7;

/// An act before it is chosen.
pub(super) struct ActCandidate {
    pub(super) kind: NextKind,
    pub(super) priority: Priority,
    /// The record under which the act is put off.
    pub(super) about: RecordId,
    pub(super) person: Option<PersonId>,
    pub(super) reason: NextReason,
    pub(super) action: NextAction,
}

impl ActCandidate {
    /// Everybody whom it is about: of an introduction both.
    pub(super) fn people(&self) -> impl Iterator<Item = PersonId> + Clone {
        let other = match self.action {
            NextAction::Introduce { to: Reference { id, .. }, .. } => Some(PersonId(id)),
            _ => None,
        };
        self.person.into_iter().chain(other)
    }

    /// Several things of one person are one act of thanks, of one map the first gap comes up, a win that serves several goals
    /// comes up once, and so does a need that several may meet.
    pub(super) fn is_one_act_with(&self, other: &Self) -> bool {
        self.kind == other.kind
            && match self.kind {
                NextKind::Thank => self.person == other.person,
                NextKind::Gap | NextKind::Win | NextKind::Introduce => self.about == other.about,
                _ => false,
            }
    }
}

/// Whom it would be good to see, by their cadence.
pub(super) fn see(to_see: &[Proposal]) -> Vec<ActCandidate> {
    to_see
        .iter()
        .zip(0..)
        .map(|(proposal, place)| ActCandidate {
            kind: NextKind::See,
            priority: Priority::at_place(place),
            about: proposal.person.reference.id,
            person: Some(proposal.person.id()),
            reason: NextReason::Cadence { rule: proposal.reason },
            action: NextAction::Prepare { person: Reference::to(proposal.person.id()) },
        })
        .collect()
}

pub(super) fn promises_due(sources: &NextSources<'_>, now: Moment) -> Vec<ActCandidate> {
    let open = sources.today.promises.iter().filter(|row| row.mine && row.status == PromiseStatus::Open);
    let soon = open.filter_map(|row| {
        let due = day_here(row.due?, now);
        let comes_up = if is_old(row, now) {
            asks_whether_of_use(row, now)
        } else {
            -days_since(due, now) <= PROMISE_DAYS
        };
        comes_up.then_some((row, due))
    });
    soon.map(|(row, due)| ActCandidate {
        kind: NextKind::Promise,
        priority: Priority::waiting(days_since(due, now)),
        about: row.id,
        person: row.person.filter(|_| !row.guess).map(|person| sources.today.identities.canonical(person)),
        reason: NextReason::PromiseDue {
            text: if row.private { PRIVATE.to_owned() } else { row.text.clone() },
            due,
            late_days: late_days(row, now),
            old: is_old(row, now),
        },
        action: NextAction::KeepPromise { promise: Reference::to(row.id) },
    })
    .collect()
}

/// The promise without a day whose turn it is.
pub(super) fn without_a_day(sources: &NextSources<'_>, now: Moment) -> Option<ActCandidate> {
    let row = whose_turn(sources.today.promises, now)?;
    Some(ActCandidate {
        kind: NextKind::NoDay,
        priority: Priority::at_place(0),
        about: row.id,
        person: row.person.filter(|_| !row.guess).map(|person| sources.today.identities.canonical(person)),
        reason: NextReason::SaidWithoutADay {
            text: if row.private { PRIVATE.to_owned() } else { row.text.clone() },
            days: days_since(row.made.date_naive(), now),
        },
        action: NextAction::KeepPromise { promise: Reference::to(row.id) },
    })
}

pub(super) fn thanks(sources: &NextSources<'_>, now: Moment) -> Vec<ActCandidate> {
    let owed = thanks_owed(&sources.giving, now).into_iter().zip(0..);
    owed.map(|(one, place)| ActCandidate {
        kind: NextKind::Thank,
        priority: Priority::at_place(place),
        // What is put off is the thanks for this, and not those for whatever they do next.
        about: one.thing,
        person: Some(one.person.id()),
        reason: NextReason::ThanksOwed { what: one.what, day: one.day, by: one.by, late: one.late },
        action: NextAction::Thank { person: Reference::to(one.person.id()) },
    })
    .collect()
}

/// What waits for an answer, and what the user was told and has not gone on with.
pub(super) fn waiting(sources: &NextSources<'_>, contacts: &Contacts<'_>, now: Moment) -> Vec<ActCandidate> {
    let today = now.date_naive();
    let canonical = |person| sources.today.identities.canonical(person);
    let ended =
        |of: GoalId| sources.goals.iter().any(|(goal, _)| of == goal.id && goal.record.closed.is_some());
    let words = || sources.giving.advocacies.iter().map(|word| &word.record);
    let is_over = |ask: &Ask| {
        let since = SinceAsked {
            goal_ended: ask.goal.is_some_and(ended),
            talked: contacts.last_conversation(ask.person),
            spoke: last_word(ask, words(), |one| canonical(one) == canonical(ask.person), now),
            met: ask.to_meet.and_then(|one| contacts.last_conversation(one)),
        };
        is_over(ask, &since)
    };
    let waiting = sources.asks.iter().filter(|ask| ask.record.waits());
    let calling = waiting.map(|ask| (ask, patience(&ask.record, today)));
    let calling = calling.filter(|(ask, patience)| {
        !matches!(patience, Patience::NotYet | Patience::Rests) && !is_over(&ask.record)
    });
    let asks = calling.map(|(ask, patience)| {
        let (kind, days) = (ask.record.kind.clone(), days_since(ask.record.asked.date_naive(), now));
        let (action, reason) = match (patience, ask.record.heard().pop()) {
            (Patience::LetItBe { times }, _) => {
                let action = NextAction::LetAskBe { ask: Reference::to(ask.id) };
                (action, NextReason::LetItBe { kind, days, times })
            }
            // What the user did: never an answer that nobody gave.
            (_, None) => {
                let action = NextAction::AskAgain { ask: Reference::to(ask.id) };
                (action, NextReason::NotAnswered { kind, days })
            }
            (_, Some(Answer { at, said, .. })) => {
                let action = NextAction::AskAgain { ask: Reference::to(ask.id) };
                (action, NextReason::NotNow { kind, said, days: days_since(at.date_naive(), now) })
            }
        };
        ActCandidate {
            kind: NextKind::FollowUp,
            priority: Priority::waiting(days),
            about: ask.id,
            person: Some(canonical(ask.record.person)),
            reason,
            action,
        }
    });
    let told = sources.feedback.iter().filter_map(|heard| {
        let step = feedback_step(&heard.record)?;
        let days = days_since(heard.record.at.date_naive(), now);
        (days >= FEEDBACK_DAYS).then(|| ActCandidate {
            kind: NextKind::Feedback,
            priority: Priority::waiting(days),
            about: heard.id,
            person: Some(canonical(heard.record.person)),
            reason: NextReason::Told { step, days },
            action: NextAction::FollowFeedback { feedback: Reference::to(heard.id), step },
        })
    });
    asks.chain(told).collect()
}

/// Relationships the user felt want care, until they talk.
pub(super) fn care(sources: &NextSources<'_>, contacts: &Contacts<'_>, now: Moment) -> Vec<ActCandidate> {
    let wanting = wanting_care(&sources.audit, now).into_iter().zip(0..);
    wanting
        .filter(|((person, at), _)| contacts.last_talked(*person).is_none_or(|last| last <= *at))
        .map(|((person, at), place)| ActCandidate {
            kind: NextKind::Care,
            priority: Priority::at_place(place),
            about: person.into(),
            person: Some(person),
            reason: NextReason::WantsCare { days: days_since(at.date_naive(), now) },
            action: NextAction::Prepare { person: Reference::to(person) },
        })
        .collect()
}

/// Ways to come closer to somebody that the user thought of a week ago or earlier, and has not tried since.
pub(super) fn not_tried(sources: &NextSources<'_>, now: Moment) -> Vec<ActCandidate> {
    let canonical = |fact: &FactRow| fact.person.map(|person| sources.today.identities.canonical(person));
    let holds = |fact: &&FactRow| !fact.private && !fact.guess && fact.ended.is_none() && fact.learned <= now;
    let of = |kind: FactKind| sources.bridges.iter().filter(holds).filter(move |fact| fact.kind == kind);
    let tried = |bridge: &FactRow| {
        of(FactKind::Tried).any(|fact| canonical(fact) == canonical(bridge) && fact.learned >= bridge.learned)
    };
    let waits = of(FactKind::Bridge).filter_map(|bridge| {
        let (person, days) = (canonical(bridge)?, days_since(bridge.learned.date_naive(), now));
        (days >= BRIDGE_DAYS && !tried(bridge)).then(|| ActCandidate {
            kind: NextKind::Care,
            priority: Priority::after_all_places(days),
            about: bridge.id,
            person: Some(person),
            reason: NextReason::NotTried { bridge: bridge.text.clone(), days },
            action: NextAction::Prepare { person: Reference::to(person) },
        })
    });
    waits.collect()
}

/// Whether a stretch towards somebody is still worth it: asked once a way was tried three months ago, nothing else was thought
/// of or tried since, and the audit still says that it wants care.
pub(super) fn still_worth_it(sources: &NextSources<'_>, now: Moment) -> Vec<ActCandidate> {
    let canonical = |fact: &FactRow| fact.person.map(|person| sources.today.identities.canonical(person));
    let holds = |fact: &&FactRow| !fact.private && !fact.guess && fact.ended.is_none() && fact.learned <= now;
    let facts: Vec<&FactRow> = sources.bridges.iter().filter(holds).collect();
    let wanting = wanting_care(&sources.audit, now);
    let asked = facts.iter().filter(|fact| fact.kind == FactKind::Tried).filter_map(|tried| {
        let (person, days) = (canonical(tried)?, days_since(tried.learned.date_naive(), now));
        let since = |other: &&FactRow| canonical(other) == Some(person) && other.learned > tried.learned;
        let still = wanting.iter().any(|(other, _)| *other == person);
        let is_time = (TRIED_DAYS..TRIED_DAYS + ASKED_DAYS).contains(&days);
        (is_time && still && !facts.iter().any(since)).then(|| ActCandidate {
            kind: NextKind::Care,
            priority: Priority::after_all_places(days),
            about: tried.id,
            person: Some(person),
            reason: NextReason::StillWorthIt { tried: tried.text.clone(), days },
            action: NextAction::Prepare { person: Reference::to(person) },
        })
    });
    asked.collect()
}

pub(super) fn introduce(sources: &NextSources<'_>, now: Moment) -> Vec<ActCandidate> {
    introductions(&sources.giving.meets, now)
        .into_iter()
        .zip(0..)
        .map(|(one, place)| ActCandidate {
            kind: NextKind::Introduce,
            priority: Priority::at_place(place),
            about: one.need.reference.id,
            person: Some(one.who.id()),
            reason: NextReason::OneNeeds {
                need: one.need.in_words(),
                other: one.other.clone(),
                line: one.because.line_in_words(),
            },
            action: NextAction::Introduce {
                person: Reference::to(one.who.id()),
                to: Reference::to(one.other.id()),
            },
        })
        .collect()
}
