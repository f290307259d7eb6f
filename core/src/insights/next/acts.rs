//! Every act that may come up, each from the part of the journal it is about.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Candidate, Command, NextKind, NextReason, NextSources, asking};
use crate::{
    insights::{
        FeedbackStep, KitSources, Proposal, Seat,
        asking::{feedback_step, follow_up},
        audit::wanting_care,
        everybody::Everybody,
        gaps::gaps,
        giving::thanks_owed,
        introductions::introductions,
        kit::{copy_of, lacks_too_much, wins_for},
        map::{OUTCOME_DAYS, knew},
        promises::{PRIVATE, day_here, late_days, whose_turn},
        wins::is_known,
    },
    model::{Answer, Goal, Moment, PromiseStatus, Role, Stance},
    store::index::{person::PersonRow, stored::Stored},
};

/// A promise comes up so many days before it is due.
const PROMISE_DAYS: i64 = 2;

/// Days before a decision in which people are told, and in which they get the kit.
pub(super) const TELL_DAYS: i64 = 42;
const KIT_DAYS: i64 = 14;

/// What moves an act before every other of its kind.
const BEFORE_ALL: i64 = i64::MIN / 2;

/// Days after which something one was told comes up again.
const FEEDBACK_DAYS: i64 = 7;

/// Where a goal without a day stands among those that are decided on one.
const NO_DAY: i64 = 1_000_000;

/// All of them, in no order.
pub(super) fn candidates(
    sources: &NextSources<'_>,
    everybody: &Everybody<'_>,
    to_see: &[Proposal],
    now: Moment,
) -> Vec<Candidate> {
    let mut candidates = promises_due(sources, now);
    candidates.extend(thanks(sources, now));
    for (goal, seats) in sources.goals {
        candidates.extend(of_goal(sources, everybody, goal, seats, now));
    }
    candidates.extend(waiting(sources, now));
    candidates.extend(asking::advocacy(sources, now));
    candidates.extend(asking::rhythm(sources, now));
    candidates.extend(care(sources, everybody, now));
    candidates.extend(introduce(sources, now));
    candidates.extend(without_a_day(sources, now));
    candidates.extend(see(to_see));
    candidates
}

/// Whom it would be good to see, by their cadence.
fn see(to_see: &[Proposal]) -> Vec<Candidate> {
    to_see
        .iter()
        .zip(0..)
        .map(|(proposal, order)| Candidate {
            kind: NextKind::See,
            order,
            about: proposal.person.reference.id,
            person: Some(proposal.person.id()),
            reason: NextReason::Cadence { rule: proposal.reason },
            command: Command::new("prep", proposal.person.id()),
        })
        .collect()
}

pub(super) fn days_since(day: NaiveDate, now: Moment) -> i64 {
    (now.date_naive() - day).num_days()
}

fn promises_due(sources: &NextSources<'_>, now: Moment) -> Vec<Candidate> {
    let open = sources.today.promises.iter().filter(|row| row.mine && row.status == PromiseStatus::Open);
    let soon = open.filter_map(|row| {
        let due = day_here(row.due?, now);
        (-days_since(due, now) <= PROMISE_DAYS).then_some((row, due))
    });
    soon.map(|(row, due)| Candidate {
        kind: NextKind::Promise,
        order: -days_since(due, now),
        about: row.id,
        person: row.person.filter(|_| !row.guess).map(|person| sources.today.identities.canonical(person)),
        reason: NextReason::PromiseDue {
            text: if row.private { PRIVATE.to_owned() } else { row.text.clone() },
            due,
            late_days: late_days(row, now),
        },
        command: Command::new("done", row.id),
    })
    .collect()
}

/// The promise without a day whose turn it is.
fn without_a_day(sources: &NextSources<'_>, now: Moment) -> Option<Candidate> {
    let row = whose_turn(sources.today.promises, now)?;
    Some(Candidate {
        kind: NextKind::NoDay,
        order: 0,
        about: row.id,
        person: row.person.filter(|_| !row.guess).map(|person| sources.today.identities.canonical(person)),
        reason: NextReason::SaidWithoutADay {
            text: if row.private { PRIVATE.to_owned() } else { row.text.clone() },
            days: days_since(row.made.date_naive(), now),
        },
        command: Command::new("done", row.id),
    })
}

fn thanks(sources: &NextSources<'_>, now: Moment) -> Vec<Candidate> {
    let owed = thanks_owed(&sources.giving, now).into_iter().zip(0..);
    owed.map(|(one, order)| Candidate {
        kind: NextKind::Thank,
        order,
        // What is put off is the thanks for this, and not those for whatever they do next.
        about: one.thing,
        person: Some(one.person.id()),
        reason: NextReason::ThanksOwed { what: one.what, day: one.day, by: one.by, late: one.late },
        command: Command::new("give thanks", one.person.id()),
    })
    .collect()
}

/// Acts for one goal: with each of its people, for its map and its wins.
fn of_goal(
    sources: &NextSources<'_>,
    everybody: &Everybody<'_>,
    goal: &Stored<Goal>,
    seats: &[&Seat],
    now: Moment,
) -> Vec<Candidate> {
    let Stored { id, record } = goal;
    let mut found = Vec::new();
    if let Some(closed) = record.closed {
        if days_since(closed.date_naive(), now) <= OUTCOME_DAYS {
            let words = sources.giving.advocacies;
            let not_told = seats.iter().filter(|seat| {
                seat.heard_how_it_ended(closed).is_none()
                    && knew(goal, seat, sources.copies, words, sources.today.identities)
            });
            found.extend(not_told.map(|seat| Candidate {
                kind: NextKind::Outcome,
                order: 0,
                about: seat.records.first().copied().unwrap_or_default(),
                person: Some(seat.person),
                reason: NextReason::GoalEnded { goal: record.name.clone(), outcome: record.outcome.clone() },
                command: Command::new("goal told", seat.person).and("--goal").then(*id),
            }));
        }
        return found;
    }
    if let Some(day) = record.decision.filter(|day| *day < now.date_naive()) {
        found.push(Candidate {
            kind: NextKind::Decided,
            order: -days_since(day, now),
            about: *id,
            person: None,
            reason: NextReason::DecisionPassed { goal: record.name.clone(), day, days: days_since(day, now) },
            command: Command::new("goal close", *id).and("--outcome OUTCOME"),
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
        found.extend(with_seat(everybody, goal, seat, days_left, &kit, now));
    }
    let people: Vec<(&Seat, &PersonRow)> =
        seats.iter().filter_map(|seat| Some((*seat, everybody.find(seat.person)?))).collect();
    for gap in gaps(record, &people, sources.positions) {
        found.push(Candidate {
            kind: NextKind::Gap,
            order: days_left.unwrap_or(i64::MAX),
            about: *id,
            person: None,
            reason: NextReason::MapLacks { goal: record.name.clone(), lacks: gap },
            command: Command::new("goal map", *id),
        });
    }
    let unknown = wins_for(sources.wins, *id).into_iter().filter(|win| {
        !seats.is_empty()
            && !seats.iter().any(|seat| is_known(&win.record, seat.person, sources.today.identities))
    });
    let sooner = days_left.unwrap_or(NO_DAY) * 1_000;
    found.extend(unknown.zip(0..).map(|(win, place)| Candidate {
        kind: NextKind::Win,
        order: sooner + place,
        about: win.id,
        person: None,
        reason: NextReason::NobodyKnows { what: win.record.what.clone(), goal: record.name.clone() },
        command: Command::new("goal wins", *id),
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
        order: days * 1_000 - 1,
        about: *id,
        person: None,
        reason: NextReason::PageLacks { goal: record.name.clone(), days, lacks },
        command: Command::new("goal kit", *id),
    })
}

/// In the two weeks before a decision, with somebody who knows of the goal: the page, as soon as there is one and while
/// they have no copy that reads as it does; with concerns a talk about them, once in these two weeks.
fn before_a_decision(
    everybody: &Everybody<'_>,
    goal: &Stored<Goal>,
    seat: &Seat,
    days: i64,
    kit: &KitSources<'_>,
    now: Moment,
) -> Option<(NextKind, NextReason)> {
    let name = goal.record.name.clone();
    if seat.stance(&goal.record) == Stance::HasConcerns {
        let last = everybody.last_conversation(seat.person);
        let talked = last.is_some_and(|last| days_since(last, now) <= KIT_DAYS - days);
        return (!talked).then_some((NextKind::Talk, NextReason::DecisionConcerns { goal: name, days }));
    }
    let copy = copy_of(kit, seat.person);
    if !lacks_too_much(kit).is_empty() || copy.is_some_and(|copy| !copy.old) {
        return None;
    }
    let old_copy = copy.map(|copy| copy.given);
    Some((NextKind::Kit, NextReason::DecisionKit { goal: name, days, old_copy }))
}

/// Acts with one of a goal's people. Each may stand; of those that mean being in touch one is chosen.
fn with_seat(
    everybody: &Everybody<'_>,
    goal: &Stored<Goal>,
    seat: &Seat,
    days_left: Option<i64>,
    kit: &KitSources<'_>,
    now: Moment,
) -> Vec<Candidate> {
    let Stored { id, record } = goal;
    let name = || record.name.clone();
    let about = seat.records.first().copied().unwrap_or_default();
    // Whoever has the greater say comes first: the roles are listed in that order.
    let say = seat.roles.first().map_or(99, |role| {
        Role::KNOWN
            .iter()
            .position(|known| known == role)
            .map_or(98, |place| i64::try_from(place).unwrap_or(97))
    });
    let act = |kind, order, reason, command| Candidate {
        kind,
        order,
        about,
        person: Some(seat.person),
        reason,
        command,
    };
    let mut found = Vec::new();
    if let Some(days) = days_left {
        if days <= KIT_DAYS && seat.knows(record) {
            found.extend(before_a_decision(everybody, goal, seat, days, kit, now).map(|(kind, reason)| {
                let command = match kind {
                    // It shows the page, and says how to note that they have it.
                    NextKind::Kit => Command::new("goal kit", *id).and("--for").then(seat.person),
                    _ => Command::new("ask", seat.person).and("for feedback"),
                };
                // Whoever would speak needs it first.
                let speaks = i64::from(!seat.would_speak());
                // Of talks those about a decision come before those whose day has come.
                let first = if kind == NextKind::Talk { BEFORE_ALL } else { 0 };
                act(kind, first + days * 1_000 + speaks * 100 + say, reason, command)
            }));
        }
        if days <= TELL_DAYS && !seat.knows(record) {
            let reason = NextReason::DecisionTell { goal: name(), days };
            let command = Command::new("goal told", seat.person).and("--goal").then(*id);
            found.push(act(NextKind::Tell, days * 1_000 + say, reason, command));
        }
    }
    let last = everybody.last_conversation(seat.person);
    let due = seat.next_conversation(last, record);
    if due <= now.date_naive() {
        let days = last.map(|last| days_since(last, now));
        let reason = NextReason::HasASay { goal: name(), days };
        let command = Command::new("prep", seat.person);
        found.push(act(NextKind::Talk, -days_since(due, now) * 100 + say, reason, command));
    }
    if let Some(shown) = seat.shown.last()
        && seat.ask_again().is_some_and(|day| day <= now.date_naive())
    {
        let days = days_since(shown.at.date_naive(), now);
        let reason = NextReason::OldStance { goal: name(), stance: shown.stance.clone(), days };
        let command =
            Command::new("goal map", *id).and("add").then(seat.person).and("--stance STANCE --said TEXT");
        found.push(act(NextKind::AskAgain, -days, reason, command));
    }
    found
}

/// What waits for an answer, and what the user was told and has not gone on with.
fn waiting(sources: &NextSources<'_>, now: Moment) -> Vec<Candidate> {
    let today = now.date_naive();
    let canonical = |person| sources.today.identities.canonical(person);
    let asks = sources.asks.iter().filter(|ask| ask.record.waits() && follow_up(&ask.record) <= today);
    let asks = asks.map(|ask| {
        let (kind, days) = (ask.record.kind.clone(), days_since(ask.record.asked.date_naive(), now));
        let reason = match ask.record.heard().pop() {
            None => NextReason::NotAnswered { kind, days },
            Some(Answer { at, said, .. }) => {
                NextReason::NotNow { kind, said, days: days_since(at.date_naive(), now) }
            }
        };
        Candidate {
            kind: NextKind::FollowUp,
            order: -days,
            about: ask.id,
            person: Some(canonical(ask.record.person)),
            reason,
            // Run as it stands, it notes what the user did: never an answer that nobody gave.
            command: Command::new("ask again", ask.id),
        }
    });
    let told = sources.feedback.iter().filter_map(|heard| {
        let step = feedback_step(&heard.record)?;
        let days = days_since(heard.record.at.date_naive(), now);
        let command = match step {
            FeedbackStep::Decide => Command::new("ask will", heard.id).and("WORDS"),
            FeedbackStep::Do => Command::new("ask done", heard.id),
            FeedbackStep::Tell => Command::new("ask told", heard.id),
        };
        (days >= FEEDBACK_DAYS).then(|| Candidate {
            kind: NextKind::Feedback,
            order: -days,
            about: heard.id,
            person: Some(canonical(heard.record.person)),
            reason: NextReason::Told { step, days },
            command,
        })
    });
    asks.chain(told).collect()
}

/// Relationships the user felt want care, until they talk.
fn care(sources: &NextSources<'_>, everybody: &Everybody<'_>, now: Moment) -> Vec<Candidate> {
    let wanting = wanting_care(&sources.audit, now).into_iter().zip(0..);
    wanting
        .filter(|((person, day), _)| everybody.last_conversation(*person).is_none_or(|last| last <= *day))
        .map(|((person, day), order)| Candidate {
            kind: NextKind::Care,
            order,
            about: person.into(),
            person: Some(person),
            reason: NextReason::WantsCare { days: days_since(day, now) },
            command: Command::new("prep", person),
        })
        .collect()
}

fn introduce(sources: &NextSources<'_>, now: Moment) -> Vec<Candidate> {
    let mut needs = BTreeSet::new();
    let all = introductions(&sources.giving.meets, now).into_iter().zip(0..);
    let first = all.filter(|(one, _)| needs.insert(one.need.reference.id));
    first
        .map(|(one, order)| Candidate {
            kind: NextKind::Introduce,
            order,
            about: one.need.reference.id,
            person: Some(one.who.id()),
            reason: NextReason::OneNeeds {
                need: one.need.in_words(),
                other: one.other.name.clone(),
                line: one.because.line_in_words(),
            },
            command: Command::new("give intro", one.who.id()).then(one.other.id()),
        })
        .collect()
}
