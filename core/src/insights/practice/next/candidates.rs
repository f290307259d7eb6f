//! Every act that may come up, each from the part of the journal it is about.

use std::collections::BTreeSet;

use super::{
    action::NextAction,
    days::{KIT_DAYS, TELL_DAYS, days_since},
    kind::NextKind,
    priority::Priority,
    reason::NextReason,
    sources::NextSources,
};
use crate::{
    insights::{
        counted::counted,
        named::Called,
        people::{
            contacts::Contacts,
            promises::{PRIVATE, asks_whether_of_use, day_here, is_old, late_days, whose_turn},
            proposals::Proposal,
        },
        practice::{
            advocates::{CouldJoinSources, could_join},
            ask_ends::{Patience, SinceAsked, is_over, last_word, patience},
            audit::wanting_care,
            feedback::feedback_step,
            gaps::{Gap, gaps, leans_on_one_since},
            giving::thanks_owed,
            introductions::introductions,
            kit::{KitSources, copy_of, lacks_too_much, wins_for},
            seat::MapSeat,
            wins::is_known,
        },
    },
    model::{
        Answer, Ask, FactKind, Goal, GoalId, Moment, PersonId, PromiseStatus, RecordId, Reference, Stance,
    },
    store::index::{fact::FactRow, person::PersonRow, stored::Stored},
};

/// A promise comes up so many days before it is due.
const PROMISE_DAYS: i64 = 2;

/// Days after which a way to come closer to somebody comes up, if it was not tried.
const BRIDGE_DAYS: i64 = 7;

/// Days after which it is asked whether a stretch towards somebody is still worth it, and for which it is asked.
const TRIED_DAYS: i64 = 90;
const ASKED_DAYS: i64 = 14;

/// Days for which it comes up that a goal leans on one person.
const LEANS_DAYS: i64 = 14;

/// Days after which something one was told comes up again.
const FEEDBACK_DAYS: i64 = 7;

/// An act before it is chosen.
pub(super) struct Candidate {
    pub(super) kind: NextKind,
    pub(super) priority: Priority,
    /// By this it is put off.
    pub(super) about: RecordId,
    pub(super) person: Option<PersonId>,
    pub(super) reason: NextReason,
    pub(super) action: NextAction,
}

impl Candidate {
    /// Several things of one person are one act of thanks, of one map the first gap comes up, and a win that serves
    /// several goals comes up once.
    pub(super) fn is_one_act_with(&self, other: &Self) -> bool {
        self.kind == other.kind
            && match self.kind {
                NextKind::Thank => self.person == other.person,
                NextKind::Gap | NextKind::Win => self.about == other.about,
                _ => false,
            }
    }
}

/// Whom it would be good to see, by their cadence.
pub(super) fn see(to_see: &[Proposal]) -> Vec<Candidate> {
    to_see
        .iter()
        .zip(0..)
        .map(|(proposal, place)| Candidate {
            kind: NextKind::See,
            priority: Priority::at_place(place),
            about: proposal.person.reference.id,
            person: Some(proposal.person.id()),
            reason: NextReason::Cadence { rule: proposal.reason },
            action: NextAction::Prepare { person: Reference::to(proposal.person.id()) },
        })
        .collect()
}

pub(super) fn promises_due(sources: &NextSources<'_>, now: Moment) -> Vec<Candidate> {
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
    soon.map(|(row, due)| Candidate {
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
pub(super) fn without_a_day(sources: &NextSources<'_>, now: Moment) -> Option<Candidate> {
    let row = whose_turn(sources.today.promises, now)?;
    Some(Candidate {
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

pub(super) fn thanks(sources: &NextSources<'_>, now: Moment) -> Vec<Candidate> {
    let owed = thanks_owed(&sources.giving, now).into_iter().zip(0..);
    owed.map(|(one, place)| Candidate {
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

/// Acts for one goal: with each of its people, for its map and its wins.
pub(super) fn of_goal(
    sources: &NextSources<'_>,
    contacts: &Contacts<'_>,
    goal: &Stored<Goal>,
    seats: &[&MapSeat],
    now: Moment,
) -> Vec<Candidate> {
    let Stored { id, record } = goal;
    let mut found = Vec::new();
    if record.closed.is_some() {
        return found;
    }
    if let Some(day) = record.decision.filter(|day| *day < now.date_naive()) {
        found.push(Candidate {
            kind: NextKind::Decided,
            priority: Priority::waiting(days_since(day, now)),
            about: *id,
            person: None,
            reason: NextReason::DecisionPassed { goal: Called::goal(goal), day, days: days_since(day, now) },
            action: NextAction::CloseGoal { goal: Reference::to(*id) },
        });
    }
    let days_left = record.decision.map(|day| -days_since(day, now)).filter(|days| *days >= 0);
    let kit = KitSources {
        goal,
        me: sources.me,
        wins: sources.wins,
        seats,
        copies: sources.copies,
        identities: sources.today.identities,
    };
    found.extend(fill_the_page(&kit, days_left));
    for seat in seats {
        found.extend(with_seat(sources, contacts, goal, seat, days_left, &kit, now));
    }
    let people: Vec<(&MapSeat, &PersonRow)> =
        seats.iter().filter_map(|seat| Some((*seat, contacts.find(seat.person)?))).collect();
    let who = CouldJoinSources {
        people: sources.today.people,
        identities: sources.today.identities,
        tallies: sources.today.tallies,
        lately: sources.lately,
        exchanges: sources.giving.exchanges,
        advocacies: sources.giving.advocacies,
        acquainted: sources.giving.meets.acquainted,
    };
    let could = |gap: &Gap| {
        let first = gap.wants_people().then(|| could_join(&who, seats, now).into_iter().next());
        first.flatten()
    };
    // That it leans on one person is said while it is news: the map shows it for as long as it is so.
    let is_news = |gap: &Gap| {
        let since = leans_on_one_since(seats);
        !matches!(gap, Gap::LeansOnOne { .. }) || since.is_none_or(|day| days_since(day, now) <= LEANS_DAYS)
    };
    for gap in gaps(record, &people, sources.positions).into_iter().filter(is_news) {
        found.push(Candidate {
            kind: NextKind::Gap,
            priority: Priority::in_days(days_left),
            about: *id,
            person: None,
            reason: NextReason::MapLacks { goal: Called::goal(goal), could: could(&gap), lacks: gap },
            action: NextAction::FillMap { goal: Reference::to(*id) },
        });
    }
    let unknown = wins_for(sources.wins, *id).into_iter().filter(|win| {
        !seats.is_empty()
            && !seats.iter().any(|seat| is_known(&win.record, seat.person, sources.today.identities))
    });
    found.extend(unknown.zip(0..).map(|(win, place)| Candidate {
        kind: NextKind::Win,
        priority: Priority::in_days(days_left).then_at(place),
        about: win.id,
        person: None,
        reason: NextReason::NobodyKnows { what: win.record.what.clone(), goal: Called::goal(goal) },
        action: NextAction::ShareWins { goal: Reference::to(*id) },
    }));
    found
}

/// What the page of a goal lacks too much to be given to anyone, once somebody would get it.
fn fill_the_page(kit: &KitSources<'_>, days_left: Option<i64>) -> Option<Candidate> {
    let Stored { id, record } = kit.goal;
    let days = days_left.filter(|days| *days <= KIT_DAYS)?;
    let lacks = lacks_too_much(kit);
    let mut seats = kit.seats.iter();
    let wanted = seats.any(|seat| seat.knows(record) && seat.stance(record) != Stance::HasConcerns);
    (wanted && !lacks.is_empty()).then(|| Candidate {
        kind: NextKind::Kit,
        priority: Priority::in_days(days).of_the_page(),
        about: *id,
        person: None,
        reason: NextReason::PageLacks { goal: Called::goal(kit.goal), days, lacks },
        action: NextAction::FillKit { goal: Reference::to(*id) },
    })
}

/// In the two weeks before a decision, for somebody who knows of the goal and has no concerns: the page, as soon as there is
/// one and while they have no copy that reads as it does.
fn page_for(goal: &Stored<Goal>, seat: &MapSeat, days: i64, kit: &KitSources<'_>) -> Option<NextReason> {
    let copy = copy_of(kit, seat.person);
    if seat.stance(&goal.record) == Stance::HasConcerns
        || !lacks_too_much(kit).is_empty()
        || copy.is_some_and(|copy| !copy.old)
    {
        return None;
    }
    let old_copy = copy.map(|copy| copy.given);
    Some(NextReason::DecisionKit { goal: Called::goal(goal), days, old_copy })
}

/// In the six weeks before a decision, what it hangs on: whoever can stop it or whose name it needs, until they have shown
/// support, and whoever has concerns, until they are answered. Not on a day on which the two talked.
fn support(
    contacts: &Contacts<'_>,
    goal: &Stored<Goal>,
    seat: &MapSeat,
    days: i64,
    now: Moment,
) -> Option<(NextReason, Priority)> {
    let (name, stance) = (Called::goal(goal), seat.stance(&goal.record));
    let talked_today = contacts.last_conversation(seat.person) == Some(now.date_naive());
    if seat.supports() || talked_today && stance != Stance::DoesNotKnow {
        return None;
    }
    let priority = Priority::in_days(days);
    if let Some(role) = seat.hangs_on_them() {
        let reason = NextReason::HangsOnThem { goal: name, days, role: role.clone(), stance };
        return Some((reason, priority.before_a_decision()));
    }
    (stance == Stance::HasConcerns).then_some((NextReason::DecisionConcerns { goal: name, days }, priority))
}

/// Acts with one of a goal's people. Each may stand; of those that mean being in touch one is chosen.
fn with_seat(
    sources: &NextSources<'_>,
    contacts: &Contacts<'_>,
    goal: &Stored<Goal>,
    seat: &MapSeat,
    days_left: Option<i64>,
    kit: &KitSources<'_>,
    now: Moment,
) -> Vec<Candidate> {
    let Stored { id, record } = goal;
    let name = || Called::goal(goal);
    let about = seat.records.first().copied().unwrap_or_default();
    let (goal_ref, person) = (|| Reference::to(*id), || Reference::to(seat.person));
    let act = |kind, priority: Priority, reason, action| Candidate {
        kind,
        priority: priority.with(seat),
        about,
        person: Some(seat.person),
        reason,
        action,
    };
    let mut found = Vec::new();
    if let Some(days) = days_left.filter(|days| *days <= TELL_DAYS) {
        if let Some((reason, priority)) = support(contacts, goal, seat, days, now) {
            let action = match seat.stance(record) {
                Stance::DoesNotKnow => NextAction::TellAboutGoal { goal: goal_ref(), person: person() },
                _ => NextAction::AskForFeedback { person: Some(person()) },
            };
            found.push(act(NextKind::Support, priority, reason, action));
        }
        if !seat.knows(record) {
            let others = kit.seats.iter().filter(|other| other.person != seat.person && !other.knows(record));
            let reason = NextReason::DecisionTell { goal: name(), days, others: counted(others.count()) };
            let action = NextAction::TellAboutGoal { goal: goal_ref(), person: person() };
            found.push(act(NextKind::Tell, Priority::in_days(days), reason, action));
        } else if days <= KIT_DAYS
            && let Some(reason) = page_for(goal, seat, days, kit)
        {
            // It shows the page, and there one says that they have it.
            let action = NextAction::GiveKit { goal: goal_ref(), person: person() };
            found.push(act(NextKind::Kit, Priority::in_days(days).speakers_first(seat), reason, action));
        }
    }
    let last = contacts.last_conversation(seat.person);
    let due = seat.next_conversation(last, record);
    if due <= now.date_naive() {
        let days = last.map(|last| days_since(last, now));
        let through = if last.is_none() { bridge(sources, contacts, seat.person) } else { None };
        let reason = NextReason::HasASay { goal: name(), days, through };
        let action = NextAction::Prepare { person: person() };
        found.push(act(NextKind::Talk, Priority::waiting(days_since(due, now)), reason, action));
    }
    if let Some(shown) = seat.shown.last()
        && seat.ask_again().is_some_and(|day| day <= now.date_naive())
    {
        let days = days_since(shown.at.date_naive(), now);
        let reason = NextReason::OldStance { goal: name(), stance: shown.stance.clone(), days };
        let action = NextAction::NoteStance { goal: goal_ref(), person: person() };
        found.push(act(NextKind::AskAgain, Priority::waiting(days), reason, action));
    }
    found
}

/// Somebody the user talks with, who knows this person and does not rest: of several the one of the latest conversation.
fn bridge(sources: &NextSources<'_>, contacts: &Contacts<'_>, person: PersonId) -> Option<String> {
    let knows = sources.giving.meets.acquainted.known_to(person);
    let met = knows.filter_map(|one| {
        let row = contacts.find(one).filter(|row| row.resting.is_none())?;
        Some((contacts.last_conversation(one)?, row))
    });
    met.max_by_key(|(last, row)| (*last, std::cmp::Reverse(row.id))).map(|(_, row)| row.name.clone())
}

/// What waits for an answer, and what the user was told and has not gone on with.
pub(super) fn waiting(sources: &NextSources<'_>, contacts: &Contacts<'_>, now: Moment) -> Vec<Candidate> {
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
        Candidate {
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
        (days >= FEEDBACK_DAYS).then(|| Candidate {
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
pub(super) fn care(sources: &NextSources<'_>, contacts: &Contacts<'_>, now: Moment) -> Vec<Candidate> {
    let wanting = wanting_care(&sources.audit, now).into_iter().zip(0..);
    wanting
        .filter(|((person, at), _)| contacts.last_talked(*person).is_none_or(|last| last <= *at))
        .map(|((person, at), place)| Candidate {
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
pub(super) fn not_tried(sources: &NextSources<'_>, now: Moment) -> Vec<Candidate> {
    let canonical = |fact: &FactRow| fact.person.map(|person| sources.today.identities.canonical(person));
    let holds = |fact: &&FactRow| !fact.private && !fact.guess && fact.ended.is_none() && fact.learned <= now;
    let of = |kind: FactKind| sources.bridges.iter().filter(holds).filter(move |fact| fact.kind == kind);
    let tried = |bridge: &FactRow| {
        of(FactKind::Tried).any(|fact| canonical(fact) == canonical(bridge) && fact.learned >= bridge.learned)
    };
    let waits = of(FactKind::Bridge).filter_map(|bridge| {
        let (person, days) = (canonical(bridge)?, days_since(bridge.learned.date_naive(), now));
        (days >= BRIDGE_DAYS && !tried(bridge)).then(|| Candidate {
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
pub(super) fn still_worth_it(sources: &NextSources<'_>, now: Moment) -> Vec<Candidate> {
    let canonical = |fact: &FactRow| fact.person.map(|person| sources.today.identities.canonical(person));
    let holds = |fact: &&FactRow| !fact.private && !fact.guess && fact.ended.is_none() && fact.learned <= now;
    let facts: Vec<&FactRow> = sources.bridges.iter().filter(holds).collect();
    let wanting = wanting_care(&sources.audit, now);
    let asked = facts.iter().filter(|fact| fact.kind == FactKind::Tried).filter_map(|tried| {
        let (person, days) = (canonical(tried)?, days_since(tried.learned.date_naive(), now));
        let since = |other: &&FactRow| canonical(other) == Some(person) && other.learned > tried.learned;
        let still = wanting.iter().any(|(other, _)| *other == person);
        let is_time = (TRIED_DAYS..TRIED_DAYS + ASKED_DAYS).contains(&days);
        (is_time && still && !facts.iter().any(since)).then(|| Candidate {
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

pub(super) fn introduce(sources: &NextSources<'_>, now: Moment) -> Vec<Candidate> {
    let mut needs = BTreeSet::new();
    let all = introductions(&sources.giving.meets, now).into_iter().zip(0..);
    let first = all.filter(|(one, _)| needs.insert(one.need.reference.id));
    first
        .map(|(one, place)| Candidate {
            kind: NextKind::Introduce,
            priority: Priority::at_place(place),
            about: one.need.reference.id,
            person: Some(one.who.id()),
            reason: NextReason::OneNeeds {
                need: one.need.in_words(),
                other: one.other.name.clone(),
                line: one.because.line_in_words(),
            },
            action: NextAction::Introduce {
                person: Reference::to(one.who.id()),
                to: Reference::to(one.other.id()),
            },
        })
        .collect()
}
