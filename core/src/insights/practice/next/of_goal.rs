//! Acts for one goal: with each of its people, for its map, its page and its wins.

use super::{
    action::NextAction,
    candidates::ActCandidate,
    days::{KIT_DAYS, TELL_DAYS, days_since},
    kind::NextKind,
    priority::Priority,
    reason::NextReason,
    sources::OneGoal,
};
use crate::{
    insights::{
        counted::counted,
        named::{Called, Named},
        practice::{
            advocates::{CouldJoinSources, could_join},
            gaps::{Gap, gaps, leans_on_one_since},
            kit::{KitSources, copy_of, lacks_too_much, wins_for},
            seat::MapSeat,
            wins::is_known,
        },
    },
    model::{PersonId, Reference, Stance},
    store::index::{person::PersonRow, stored::Stored},
};

/// That a goal leans on one person comes up for this many days.
const LEANS_DAYS: i64 = 14;

impl<'a> OneGoal<'a> {
    /// What its page is made of.
    fn kit(&self) -> KitSources<'a> {
        let Self { sources, goal, seats, .. } = *self;
        KitSources {
            goal,
            me: sources.me,
            wins: sources.wins,
            seats,
            copies: sources.copies,
            identities: sources.today.identities,
        }
    }

    /// Days until it is decided; `None` without a day, or once it has passed.
    fn days_left(&self) -> Option<i64> {
        let day = self.goal.record.decision?;
        Some(-days_since(day, self.now)).filter(|days| *days >= 0)
    }

    /// Acts for an open goal: with each of its people, for its map and its wins.
    pub(super) fn acts(&self) -> Vec<ActCandidate> {
        let Self { sources, contacts, goal, seats, now } = *self;
        let Stored { id, record } = goal;
        let mut found = Vec::new();
        if record.closed.is_some() {
            return found;
        }
        if let Some(day) = record.decision.filter(|day| *day < now.date_naive()) {
            found.push(ActCandidate {
                kind: NextKind::Decided,
                priority: Priority::waiting(days_since(day, now)),
                about: *id,
                person: None,
                reason: NextReason::DecisionPassed {
                    goal: Called::goal(goal),
                    day,
                    days: days_since(day, now),
                },
                action: NextAction::CloseGoal { goal: Reference::to(*id) },
            });
        }
        let days_left = self.days_left();
        found.extend(self.fill_the_page());
        for seat in seats {
            found.extend(self.with_seat(seat));
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
        // That it leans on one person comes up while it is news; the map shows it for as long as it is true.
        let is_news = |gap: &Gap| {
            let since = leans_on_one_since(seats);
            !matches!(gap, Gap::LeansOnOne { .. })
                || since.is_none_or(|day| days_since(day, now) <= LEANS_DAYS)
        };
        for gap in gaps(record, &people, sources.positions).into_iter().filter(is_news) {
            found.push(ActCandidate {
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
        found.extend(unknown.zip(0..).map(|(win, place)| ActCandidate {
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
    fn fill_the_page(&self) -> Option<ActCandidate> {
        let Stored { id, record } = self.goal;
        let days = self.days_left().filter(|days| *days <= KIT_DAYS)?;
        let lacks = lacks_too_much(&self.kit());
        let mut seats = self.seats.iter();
        let wanted = seats.any(|seat| seat.knows(record) && seat.stance(record) != Stance::HasConcerns);
        (wanted && !lacks.is_empty()).then(|| ActCandidate {
            kind: NextKind::Kit,
            priority: Priority::in_days(days).of_the_page(),
            about: *id,
            person: None,
            reason: NextReason::PageLacks { goal: Called::goal(self.goal), days, lacks },
            action: NextAction::FillKit { goal: Reference::to(*id) },
        })
    }

    /// In the two weeks before a decision, for somebody who knows of the goal and has no concerns: the page, as soon as there is
    /// one and while they have no copy that reads as it does.
    fn page_for(&self, seat: &MapSeat, days: i64) -> Option<NextReason> {
        let (goal, kit) = (self.goal, self.kit());
        let copy = copy_of(&kit, seat.person);
        if seat.stance(&goal.record) == Stance::HasConcerns
            || !lacks_too_much(&kit).is_empty()
            || copy.is_some_and(|copy| !copy.old)
        {
            return None;
        }
        let old_copy = copy.map(|copy| copy.given);
        Some(NextReason::DecisionKit { goal: Called::goal(goal), days, old_copy })
    }

    /// In the six weeks before a decision: people who can stop it or have to sign it off, until they have shown support, and
    /// people with concerns, until these are answered. Not on a day on which the two talked.
    fn support(&self, seat: &MapSeat, days: i64) -> Option<(NextReason, Priority)> {
        let Self { contacts, goal, now, .. } = *self;
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
        (stance == Stance::HasConcerns)
            .then_some((NextReason::DecisionConcerns { goal: name, days }, priority))
    }

    /// Every act that fits one of a goal's people; of those that mean being in touch, one is chosen later.
    fn with_seat(&self, seat: &MapSeat) -> Vec<ActCandidate> {
        let Self { contacts, goal, seats, now, .. } = *self;
        let Stored { id, record } = goal;
        let name = || Called::goal(goal);
        let about = seat.records.first().copied().unwrap_or_default();
        let (goal_ref, person) = (|| Reference::to(*id), || Reference::to(seat.person));
        let act = |kind, priority: Priority, reason, action| ActCandidate {
            kind,
            priority: priority.with(seat),
            about,
            person: Some(seat.person),
            reason,
            action,
        };
        let mut found = Vec::new();
        if let Some(days) = self.days_left().filter(|days| *days <= TELL_DAYS) {
            if let Some((reason, priority)) = self.support(seat, days) {
                let action = match seat.stance(record) {
                    Stance::DoesNotKnow => NextAction::TellAboutGoal { goal: goal_ref(), person: person() },
                    _ => NextAction::AskForFeedback { person: Some(person()) },
                };
                found.push(act(NextKind::Support, priority, reason, action));
            }
            if !seat.knows(record) {
                let others = seats.iter().filter(|other| other.person != seat.person && !other.knows(record));
                let reason = NextReason::DecisionTell { goal: name(), days, others: counted(others.count()) };
                let action = NextAction::TellAboutGoal { goal: goal_ref(), person: person() };
                found.push(act(NextKind::Tell, Priority::in_days(days), reason, action));
            } else if days <= KIT_DAYS
                && let Some(reason) = self.page_for(seat, days)
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
            let through = if last.is_none() { self.bridge(seat.person) } else { None };
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
    fn bridge(&self, person: PersonId) -> Option<Named> {
        let Self { sources, contacts, .. } = *self;
        let knows = sources.giving.meets.acquainted.known_to(person);
        let met = knows.filter_map(|one| {
            let row = contacts.find(one).filter(|row| row.resting.is_none())?;
            Some((contacts.last_conversation(one)?, row))
        });
        met.max_by_key(|(last, row)| (*last, std::cmp::Reverse(row.id))).map(|(_, row)| Named::of(row))
    }
}
