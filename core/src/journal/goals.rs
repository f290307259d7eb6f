//! Goals and their maps: set, change, close; who has a say, what they showed, whom the user told.

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    commit::Act,
    gather::{self, Goals, evidence_of},
    references::thing,
};
use crate::{
    error::{Error, Result},
    insights::{self, GoalLine, GoalMap, Named, Seat},
    journal::Journal,
    model::{
        Advocacy, Goal, GoalKind, Identities, Kind, Moment, Outcome, Person, PersonId, RecordId, Role, Set,
        Shown, Stakeholder, Stance, TypedReference, note,
    },
    quick_log::fold,
    store::Snapshot,
};

/// A goal to set.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NewGoal {
    /// What the user calls it.
    pub name: String,
    /// What kind of goal it is.
    pub kind: GoalKind,
    /// The day on which it is decided, if there is one.
    pub decision: Option<NaiveDate>,
    /// How one would know that it came about.
    pub success: String,
    /// Why now, in a sentence.
    pub why_now: String,
    /// The goal whose map it takes over, by name or reference: people, roles and what they could tell. What they showed
    /// was about the other goal and stays there.
    pub after: Option<String>,
}

/// Changes to a goal; what is `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct GoalEdit {
    /// What the user calls it.
    pub name: Option<String>,
    /// What kind of goal it is.
    pub kind: Option<GoalKind>,
    /// The day on which it is decided; `Some(None)`: none.
    pub decision: Option<Option<NaiveDate>>,
    /// How one would know that it came about.
    pub success: Option<String>,
    /// Why now.
    pub why_now: Option<String>,
    /// Objections, each with its answer; an empty answer takes the objection away.
    pub objections: Set<String, String>,
    /// Open again.
    pub reopen: bool,
}

/// What is said of somebody on a map; what is empty or `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SeatEdit {
    /// Says they have.
    pub roles: Vec<Role>,
    /// Says they do not have after all.
    pub not_roles: Vec<Role>,
    /// What they showed.
    pub stance: Option<Stance>,
    /// What they said or did when they showed it.
    pub said: String,
    /// What they could tell others.
    pub highlight: Option<String>,
}

/// What became of somebody's place on a map.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Seated {
    /// Who.
    #[serde(flatten)]
    pub person: Named,
    /// The goal.
    pub goal: String,
    /// They were not on the map before.
    pub added: bool,
    /// Roles that were asked for and that they had already.
    pub had: Vec<Role>,
    /// What happened, in words.
    pub said: String,
}

/// Whom a goal was told to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Told {
    /// Who.
    #[serde(flatten)]
    pub person: Named,
    /// The goals they were told about.
    pub goals: Vec<String>,
}

impl Journal {
    /// Sets a goal. One that is open and has this name is an error that says so.
    pub fn add_goal(&self, new: NewGoal, now: Moment) -> Result<GoalLine> {
        let name = goal_name(&new.name)?;
        let id = self.commit(format!("goal: {name}"), now, move |act| {
            no_namesake(act.snapshot(), &name, None)?;
            let after = new.after.as_deref().map(|after| goal_called(act.snapshot(), after)).transpose()?;
            let id = act.create(Goal {
                name,
                kind: new.kind,
                decision: new.decision,
                success: new.success,
                why_now: new.why_now,
                after,
                set: now,
                ..Goal::default()
            })?;
            if let Some(after) = after {
                carry_map(act, after, id)?;
            }
            Ok(id)
        })?;
        self.goal_line(id, now)
    }

    /// Changes a goal.
    pub fn edit_goal(&self, goal: &str, edit: GoalEdit, now: Moment) -> Result<GoalLine> {
        let (goal, name) = (goal.to_owned(), edit.name.as_deref().map(goal_name).transpose()?);
        let id = self.commit("changed a goal", now, move |act| {
            let id = goal_called(act.snapshot(), &goal)?;
            if let Some(name) = &name {
                no_namesake(act.snapshot(), name, Some(id))?;
            }
            act.say(format!("changed: {}", act.get::<Goal>(id)?.name));
            act.edit::<Goal>(id, |goal| {
                if let Some(name) = name {
                    goal.name = name;
                }
                if let Some(kind) = edit.kind {
                    goal.kind = kind;
                }
                if let Some(decision) = edit.decision {
                    goal.decision = decision;
                }
                if let Some(success) = edit.success {
                    goal.success = success;
                }
                if let Some(why_now) = edit.why_now {
                    goal.why_now = why_now;
                }
                for (objection, answer) in edit.objections {
                    if answer.trim().is_empty() {
                        goal.objections.remove(&objection);
                    } else {
                        goal.objections.insert(objection, answer);
                    }
                }
                if edit.reopen {
                    (goal.closed, goal.outcome) = (None, None);
                    goal.outcome_said.clear();
                }
            })?;
            Ok(id)
        })?;
        self.goal_line(id, now)
    }

    /// Ends a goal. Its people are to be told how it ended and thanked, which `next` proposes; its map can go on to
    /// another goal (`NewGoal::after`).
    pub fn close_goal(&self, goal: &str, outcome: Outcome, said: &str, now: Moment) -> Result<GoalLine> {
        let (goal, said) = (goal.to_owned(), said.trim().to_owned());
        let id = self.commit("closed a goal", now, move |act| {
            let id = goal_called(act.snapshot(), &goal)?;
            let before: Goal = act.get(id)?;
            if let (Some(closed), Some(known)) = (before.closed, &before.outcome)
                && *known == outcome
                && (said.is_empty() || said == before.outcome_said)
            {
                return Err(Error::Invalid(format!(
                    "{} was closed on {} already: {known}",
                    before.name,
                    closed.format("%-d %b")
                )));
            }
            act.say(format!("closed: {} ({outcome})", before.name));
            act.edit::<Goal>(id, |goal| {
                goal.closed = goal.closed.or(Some(now));
                goal.outcome = Some(outcome);
                if !said.is_empty() {
                    goal.outcome_said = said;
                }
            })?;
            Ok(id)
        })?;
        self.goal_line(id, now)
    }

    /// Every goal: open ones first, the soonest decided first, then those that ended, the newest first.
    pub fn goals(&self, now: Moment) -> Result<Vec<GoalLine>> {
        self.store.read(|db| {
            let goals = Goals::of(db, &db.identities()?)?;
            let mut lines: Vec<GoalLine> =
                goals.all().into_iter().map(|(goal, seats)| GoalLine::of(goal, &seats, now)).collect();
            lines.sort_by_key(|line| {
                let open = line.closed.is_none();
                let soon = line.decision.filter(|_| open).unwrap_or(NaiveDate::MAX);
                (!open, soon, std::cmp::Reverse(line.closed), line.reference.id)
            });
            for line in &mut lines {
                super::references::shorten_all(db, line)?;
            }
            Ok(lines)
        })
    }

    /// The map of a goal; without a name the only open goal's.
    pub fn goal_map(&self, goal: &str, now: Moment) -> Result<GoalMap> {
        self.answer(|db| {
            let identities = db.identities()?;
            let goals = Goals::of(db, &identities)?;
            let id = goal_called(db, goal)?;
            let goal = goals.find(id).ok_or_else(|| Error::NoSuchRef(goal.to_owned()))?;
            let seats = goals.seats_of(id);
            let people = seats.iter().map(|seat| seat.person);
            let evidence = evidence_of(db, &identities, &goals, people, now)?;
            let rows = gather::current_positions(db, &identities)?;
            let positions = gather::by_person(&rows);
            Ok(insights::map(goal, &seats, &evidence, &positions, &gather::mine(db)?, now))
        })
    }

    /// Puts somebody on a map, or says more of somebody who is on it.
    pub fn put_on_map(&self, goal: &str, person: PersonId, edit: SeatEdit, now: Moment) -> Result<Seated> {
        let goal = goal.to_owned();
        let mut seated = self.commit("changed a map", now, move |act| {
            let id = goal_called(act.snapshot(), &goal)?;
            seat(act, id, person, &edit)
        })?;
        self.store.read(|db| super::names::shorten(db, &mut seated.person.reference))?;
        Ok(seated)
    }

    /// Takes somebody off a map; undoable.
    pub fn take_off_map(&self, goal: &str, person: PersonId, now: Moment) -> Result<()> {
        let goal = goal.to_owned();
        self.commit("took somebody off a map", now, move |act| {
            let id = goal_called(act.snapshot(), &goal)?;
            let (identities, name) = (act.snapshot().identities()?, act.get::<Goal>(id)?.name);
            let records = places(act.snapshot(), &identities, id, person)?;
            let who = act.get::<Person>(identities.canonical(person))?.name;
            if records.is_empty() {
                return Err(Error::Invalid(format!("{who} is not on the map of {name}")));
            }
            for record in records {
                act.delete(record)?;
            }
            act.say(format!("off the map of {name}: {who}"));
            Ok(())
        })
    }

    /// Notes that the user told somebody about a goal, with what they said; without a goal about every open one they have
    /// a say in. Of a goal that ended this is its outcome, and whoever spoke for it has then heard how it ended.
    pub fn told(&self, goal: Option<&str>, person: PersonId, said: &str, now: Moment) -> Result<Told> {
        let (goal, said) = (goal.map(str::to_owned), said.trim().to_owned());
        let mut told = self.commit("told somebody", now, move |act| {
            let identities = act.snapshot().identities()?;
            let person = identities.canonical(person);
            let row = super::people::person_row(act.snapshot(), &identities, person)?;
            let goals = Goals::of(act.snapshot(), &identities)?;
            let meant: Vec<RecordId> = match &goal {
                Some(goal) => vec![goal_called(act.snapshot(), goal)?],
                None => told_without_a_name(&goals, person, &row.name)?,
            };
            let mut names = Vec::new();
            for id in meant {
                let goal: Goal = act.get(id)?;
                if places(act.snapshot(), &identities, id, person)?.is_empty() && goal.closed.is_none() {
                    seat(act, id, person, &SeatEdit::default())?;
                }
                if let Some(first) = places(act.snapshot(), &identities, id, person)?.first() {
                    act.edit::<Stakeholder>(*first, |place| note(&mut place.told, now, said.clone()))?;
                }
                if goal.closed.is_some() {
                    for word in act.snapshot().every_about::<Advocacy>(&identities.all(person))? {
                        if word.record.goal.is_none_or(|of| of == id) {
                            act.edit::<Advocacy>(word.id, |word| {
                                word.told_outcome = word.told_outcome.or(Some(now));
                            })?;
                        }
                    }
                }
                names.push(goal.name);
            }
            act.say(format!("told {}: {}", row.name, names.join(", ")));
            Ok(Told { person: Named::of(&row), goals: names })
        })?;
        self.store.read(|db| super::names::shorten(db, &mut told.person.reference))?;
        Ok(told)
    }

    fn goal_line(&self, id: RecordId, now: Moment) -> Result<GoalLine> {
        self.answer(|db| {
            let goals = Goals::of(db, &db.identities()?)?;
            let goal = goals.find(id).ok_or_else(|| Error::NoSuchRef(id.to_string()))?;
            Ok(GoalLine::of(goal, &goals.seats_of(id), now))
        })
    }
}

/// The goals meant when somebody was told and no goal was named: open ones with them on the map, else those that ended
/// and whose outcome they have not heard, else the only open one.
fn told_without_a_name(goals: &Goals, person: PersonId, name: &str) -> Result<Vec<RecordId>> {
    let on = |seats: &[&Seat]| seats.iter().any(|seat| seat.person == person);
    let open: Vec<RecordId> =
        goals.open().iter().filter(|(_, seats)| on(seats)).map(|(goal, _)| goal.id).collect();
    if !open.is_empty() {
        return Ok(open);
    }
    let ended: Vec<RecordId> = goals
        .all()
        .iter()
        .filter(|(goal, seats)| {
            let waits = |seat: &&&Seat| {
                seat.person == person && seat.told.last().is_none_or(|(at, _)| goal.record.closed > Some(*at))
            };
            goal.record.closed.is_some() && seats.iter().any(|seat| waits(&seat))
        })
        .map(|(goal, _)| goal.id)
        .collect();
    match (ended.as_slice(), goals.open().as_slice()) {
        ([_, ..], _) => Ok(ended),
        ([], [(only, _)]) => Ok(vec![only.id]),
        _ => Err(Error::Invalid(format!("{name} has a say in no goal: name the goal you told them about"))),
    }
}

/// The goal that is meant: by reference, by its name or the start of it, or the only open one when nothing is said.
pub(super) fn goal_called(db: &Snapshot<'_>, typed: &str) -> Result<RecordId> {
    let typed = typed.trim();
    let goals = db.every::<Goal>()?;
    let open = || goals.iter().filter(|goal| goal.record.closed.is_none());
    if typed.is_empty() {
        let mut open = open();
        return match (open.next(), open.next()) {
            (Some(only), None) => Ok(only.id),
            (None, _) => Err(Error::Invalid("there is no open goal: `goal add NAME` sets one".to_owned())),
            _ => Err(Error::Invalid(format!("there are several goals: say which: {}", names_of(&goals)))),
        };
    }
    let wanted = fold(typed);
    for matches in [
        goals.iter().filter(|goal| fold(&goal.record.name) == wanted).collect::<Vec<_>>(),
        goals.iter().filter(|goal| fold(&goal.record.name).starts_with(&wanted)).collect(),
    ] {
        // An open goal is meant before one that ended under the same name.
        let open = matches.iter().filter(|goal| goal.record.closed.is_none()).collect::<Vec<_>>();
        match (open.as_slice(), matches.as_slice()) {
            ([one], _) => return Ok(one.id),
            ([], [one]) => return Ok(one.id),
            ([], []) => {}
            _ => {
                return Err(Error::Invalid(format!(
                    "several goals begin with \"{typed}\": {}; or use the letters beside it in `goal list`",
                    names_of(&goals)
                )));
            }
        }
    }
    if TypedReference::parse(typed).is_some() {
        let thing = thing(db, typed)?;
        if thing.kind == Kind::Goal {
            return Ok(thing.id);
        }
        return Err(Error::Invalid(format!("{} is a {}, not a goal", thing.reference, thing.kind.word())));
    }
    if goals.is_empty() {
        return Err(Error::Invalid(format!("no goal called \"{typed}\": `goal add \"{typed}\"` sets it")));
    }
    Err(Error::Invalid(format!("no goal called \"{typed}\"; there is: {}", names_of(&goals))))
}

fn names_of(goals: &[crate::store::index::whole::Whole<Goal>]) -> String {
    let mut names: Vec<&str> = goals.iter().map(|goal| goal.record.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names.join(", ")
}

fn goal_name(name: &str) -> Result<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if !name.chars().any(char::is_alphanumeric) {
        return Err(Error::Invalid("a goal needs a name: `goal add \"Staff engineer\"`".to_owned()));
    }
    if name.chars().count() > 200 {
        return Err(Error::TooLong {
            what: "the name",
            length: format!("{} characters", name.chars().count()),
            limit: "200 characters",
        });
    }
    Ok(name)
}

fn no_namesake(db: &Snapshot<'_>, name: &str, itself: Option<RecordId>) -> Result<()> {
    let namesake = db.every::<Goal>()?.into_iter().find(|goal| {
        goal.record.closed.is_none() && Some(goal.id) != itself && fold(&goal.record.name) == fold(name)
    });
    match namesake {
        Some(known) => Err(Error::Invalid(format!(
            "there is an open goal {} already: `goal edit` changes it, `goal close` ends it",
            known.record.name
        ))),
        None => Ok(()),
    }
}

/// The records of somebody's place on a map, the oldest first.
fn places(
    db: &Snapshot<'_>,
    identities: &Identities,
    goal: RecordId,
    person: PersonId,
) -> Result<Vec<RecordId>> {
    let person = identities.canonical(person);
    let places = db.every_of::<Stakeholder>(goal)?.into_iter();
    Ok(places
        .filter(|place| identities.canonical(place.record.person) == person)
        .map(|place| place.id)
        .collect())
}

/// Gives somebody a place on a map, or says more of the one they have.
fn seat(act: &mut Act<'_>, goal: RecordId, person: PersonId, edit: &SeatEdit) -> Result<Seated> {
    let now = act.now;
    let identities = act.snapshot().identities()?;
    let person = identities.canonical(person);
    let row = super::people::person_row(act.snapshot(), &identities, person)?;
    let name = act.get::<Goal>(goal)?.name;
    let records = places(act.snapshot(), &identities, goal, person)?;
    let mut had = Vec::new();
    for record in &records {
        let place: Stakeholder = act.get(*record)?;
        had.extend(edit.roles.iter().filter(|role| place.roles.get(role) == Some(&true)).cloned());
    }
    had.sort();
    had.dedup();
    let added = records.is_empty();
    let first = match records.first() {
        Some(first) => *first,
        None => act.create(Stakeholder { goal, person, added: now, ..Stakeholder::default() })?,
    };
    for record in records.iter().filter(|record| **record != first) {
        act.edit::<Stakeholder>(*record, |place| {
            place.roles.retain(|role, _| !edit.not_roles.contains(role));
        })?;
    }
    let changed = act.edit::<Stakeholder>(first, |place| {
        place
            .roles
            .extend(edit.roles.iter().filter(|role| !had.contains(role)).map(|role| (role.clone(), true)));
        place.roles.retain(|role, _| !edit.not_roles.contains(role));
        if let Some(stance) = &edit.stance {
            place.show(&Shown { at: now, stance: stance.clone(), said: edit.said.trim().to_owned() });
        } else if !edit.said.trim().is_empty() {
            // Words without a stance are what they said to where they stand already.
            let shown = place.shown();
            let stance = shown.last().map_or(Stance::HasNotSaid, |shown| shown.stance.clone());
            place.show(&Shown { at: now, stance, said: edit.said.trim().to_owned() });
        }
        if let Some(highlight) = &edit.highlight {
            place.highlight.clone_from(highlight);
        }
    })?;
    let roles = had.iter().map(Role::as_str).collect::<Vec<_>>().join(", ");
    let said = match (added, changed, had.is_empty()) {
        (true, ..) => format!("on the map of {name}: {}", row.name),
        (_, true, _) => format!("changed on the map of {name}: {}", row.name),
        (_, _, true) => format!("{} is on the map of {name} already", row.name),
        _ => format!("{} is on the map of {name} already: {roles}", row.name),
    };
    act.say(said.clone());
    Ok(Seated { person: Named::of(&row), goal: name, added, had, said })
}

/// Gives everyone on one map a place on another.
fn carry_map(act: &mut Act<'_>, from: RecordId, to: RecordId) -> Result<()> {
    let identities = act.snapshot().identities()?;
    let goals = Goals::of(act.snapshot(), &identities)?;
    let seats: Vec<Seat> = goals.seats_of(from).into_iter().cloned().collect();
    for seat in seats {
        if act.snapshot().person(seat.person)?.is_none() {
            continue;
        }
        act.create(Stakeholder {
            goal: to,
            person: seat.person,
            roles: seat.roles.into_iter().map(|role| (role, true)).collect(),
            highlight: seat.highlight,
            added: act.now,
            ..Stakeholder::default()
        })?;
    }
    Ok(())
}
