//! Goals: set, change, close; whom the user told. Who has a say in them is in `seats`.

use chrono::NaiveDate;
use serde::Serialize;

pub(super) use super::which_goal::goal_called;
use super::{
    commit::Act,
    gather::{self, Goals, evidence_of},
    seats::{SeatEdit, carry_map, places, seat},
    which_goal::{goal_name, names_of, no_namesake},
    wording,
};
use crate::{
    error::{Error, Result},
    insights::{self, GoalLine, GoalMap, Named, OUTCOME_DAYS, Seat, knew},
    journal::Journal,
    model::{
        Advocacy, Goal, GoalKind, Identities, Kit, Moment, Outcome, PersonId, RecordId, Reference, Set,
        Stakeholder, note,
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

/// How a goal ends.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Closing {
    /// How it ended.
    pub outcome: Outcome,
    /// The same in the user's words; empty: those that are there stay.
    pub said: String,
    /// What comes after it, by name: a new goal, or one that is open and takes the map in.
    pub next: Option<String>,
}

/// What became of a goal that was closed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Closed {
    /// The goal.
    pub closed: GoalLine,
    /// It had ended before, with another outcome.
    pub before: Option<Outcome>,
    /// What comes after it, with its map.
    pub next: Option<GoalLine>,
    /// That goal was open already and took the map in.
    pub joined: bool,
    /// How many people knew of it and have not heard how it ended.
    pub to_tell: usize,
}

/// A goal by its name and how to point at it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GoalCalled {
    /// How to point at it.
    #[serde(rename = "ref")]
    pub reference: Reference,
    /// What the user calls it.
    pub name: String,
}

/// Whom a goal was told to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Told {
    /// Who.
    #[serde(flatten)]
    pub person: Named,
    /// The goals they were told about.
    pub goals: Vec<String>,
    /// Those of them that have ended: what was told is how.
    pub ended: Vec<String>,
    /// Those of them on whose map they came by this, without a say yet.
    pub seated: Vec<GoalCalled>,
    /// Open goals they have a say in that were not meant, for one that ended came first.
    pub not_meant: Vec<GoalCalled>,
}

impl Journal {
    /// Sets a goal. One that is open and has this name is an error that says so.
    pub fn add_goal(&self, new: NewGoal, now: Moment) -> Result<GoalLine> {
        let name = goal_name(&new.name)?;
        let success = wording::words("what it means", &new.success)?;
        let why_now = wording::words("why now", &new.why_now)?;
        let id = self.commit(format!("goal: {name}"), now, move |act| {
            no_namesake(act.snapshot(), &name, None)?;
            let after = new.after.as_deref().map(|after| goal_called(act.snapshot(), after)).transpose()?;
            let id = act.create(Goal {
                name,
                kind: new.kind,
                decision: new.decision,
                success,
                why_now,
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
        let edit = edit.worded()?;
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

    /// Ends a goal, and begins what comes after it if that is named, in one act. Its people are to be told how it ended and
    /// thanked, which `next` proposes. A goal that ended before takes another outcome; the same one is an error that says
    /// so, unless there is something after it to begin.
    pub fn close_goal(&self, goal: &str, closing: Closing, now: Moment) -> Result<Closed> {
        let goal = goal.to_owned();
        let Closing { outcome, said, next } = closing;
        let (said, next) = (wording::words("the note", &said)?, next.as_deref().map(goal_name).transpose()?);
        let (id, before, next, joined) = self.commit("closed a goal", now, move |act| {
            let id = goal_called(act.snapshot(), &goal)?;
            let before: Goal = act.get(id)?;
            let ended = before.closed.filter(|_| before.outcome.as_ref() == Some(&outcome));
            if let Some(closed) = ended.filter(|_| said.is_empty() || said == before.outcome_said)
                && next.is_none()
            {
                return Err(Error::Invalid(format!(
                    "{} was closed on {} already: {outcome}",
                    before.name,
                    closed.format("%-d %b")
                )));
            }
            let earlier = before.outcome.filter(|earlier| before.closed.is_some() && *earlier != outcome);
            let after = next.as_ref().map(|next| format!("; then {next}")).unwrap_or_default();
            act.say(format!("closed: {} ({outcome}){after}", before.name));
            act.edit::<Goal>(id, |goal| {
                goal.closed = goal.closed.or(Some(now));
                goal.outcome = Some(outcome);
                if !said.is_empty() {
                    goal.outcome_said = said;
                }
            })?;
            let (next, joined) = match next {
                Some(name) => {
                    let (next, joined) = goal_after(act, id, name, before.kind)?;
                    (Some(next), joined)
                }
                None => (None, false),
            };
            Ok((id, earlier, next, joined))
        })?;
        let to_tell = self.store.read(|db| to_tell(db, id))?;
        let next = next.map(|next| self.goal_line(next, now)).transpose()?;
        Ok(Closed { closed: self.goal_line(id, now)?, before, next, joined, to_tell })
    }

    /// One goal, by name or reference.
    pub fn goal(&self, goal: &str, now: Moment) -> Result<GoalLine> {
        let id = self.store.read(|db| goal_called(db, goal))?;
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

    /// Notes that the user told somebody about a goal, with what they said; without a goal how those ended of which they
    /// wait to hear, else about every open one they have a say in. Whoever spoke for a goal that ended has then heard how.
    /// Nobody comes onto the map of a goal that ended.
    pub fn told(&self, goal: Option<&str>, person: PersonId, said: &str, now: Moment) -> Result<Told> {
        self.told_on(goal, person, said, now, now)
    }

    /// The same of a moment `at`, which is not later than `now`. Of a goal that ended later it is what they heard before.
    pub fn told_on(
        &self,
        goal: Option<&str>,
        person: PersonId,
        said: &str,
        at: Moment,
        now: Moment,
    ) -> Result<Told> {
        let (said, at) = (wording::words("the note", said)?, wording::happened(Some(at), now)?);
        let goal = goal.map(str::to_owned);
        let mut told = self.commit("told somebody", now, move |act| {
            let identities = act.snapshot().identities()?;
            let person = identities.canonical(person);
            let row = super::people::person_row(act.snapshot(), &identities, person)?;
            let goals = Goals::of(act.snapshot(), &identities)?;
            let named = Named::of(&row);
            let meant: Vec<RecordId> = match &goal {
                Some(goal) => vec![goal_called(act.snapshot(), goal)?],
                None => told_without_a_name(act.snapshot(), &goals, &identities, &named, now)?,
            };
            let (mut names, mut ended, mut seated) = (Vec::new(), Vec::new(), Vec::new());
            for id in &meant {
                let id = *id;
                let goal: Goal = act.get(id)?;
                // A day without a time is its noon; on the day a goal ended they were told after that.
                let on_that_day = goal.closed.filter(|closed| at.date_naive() == closed.date_naive());
                let at = on_that_day.map_or(at, |closed| closed.max(at));
                if places(act.snapshot(), &identities, id, person)?.is_empty() && goal.closed.is_none() {
                    seat(act, id, person, &SeatEdit::default())?;
                    seated.push(GoalCalled { reference: Reference::to(id), name: goal.name.clone() });
                }
                let mut noted = false;
                if let Some(first) = places(act.snapshot(), &identities, id, person)?.first() {
                    noted |=
                        act.edit::<Stakeholder>(*first, |place| note(&mut place.told, at, said.clone()))?;
                }
                if goal.closed.is_some_and(|closed| closed <= at) {
                    for word in act.snapshot().about::<Advocacy>(&identities.all(person))? {
                        if word.record.goal.is_none_or(|of| of == id) {
                            noted |= act.edit::<Advocacy>(word.id, |word| {
                                word.told_outcome = word.told_outcome.or(Some(at));
                            })?;
                        }
                    }
                    ended.push(goal.name.clone());
                }
                if !noted {
                    return Err(Error::Invalid(format!(
                        "{} had no say in {} and did not speak for it: there is nothing to note",
                        row.name, goal.name
                    )));
                }
                names.push(goal.name);
            }
            act.say(format!("told {}: {}", row.name, names.join(", ")));
            let mut not_meant = Vec::new();
            if goal.is_none() && !ended.is_empty() {
                for id in open_with(&goals, person).into_iter().filter(|id| !meant.contains(id)) {
                    not_meant
                        .push(GoalCalled { reference: Reference::to(id), name: act.get::<Goal>(id)?.name });
                }
            }
            Ok(Told { person: named, goals: names, ended, seated, not_meant })
        })?;
        self.store.read(|db| {
            super::names::shorten(db, &mut told.person.reference)?;
            let goals = told.seated.iter_mut().chain(&mut told.not_meant);
            goals.map(|goal| &mut goal.reference).try_for_each(|goal| super::names::shorten(db, goal))
        })?;
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

/// What comes after a goal: the open one of this name takes its map in, else a new one begins with it. True if it was there.
fn goal_after(act: &mut Act<'_>, ended: RecordId, name: String, kind: GoalKind) -> Result<(RecordId, bool)> {
    let goals = act.snapshot().all::<Goal>()?;
    let namesakes = goals.iter().filter(|goal| {
        goal.id != ended && goal.record.closed.is_none() && fold(&goal.record.name) == fold(&name)
    });
    let (id, joined) = match namesakes.collect::<Vec<_>>().as_slice() {
        [] => {
            let (now, after) = (act.now, Some(ended));
            (act.create(Goal { name, kind, after, set: now, ..Goal::default() })?, false)
        }
        [one] => {
            act.edit::<Goal>(one.id, |goal| goal.after = goal.after.or(Some(ended)))?;
            (one.id, true)
        }
        several => {
            return Err(Error::Invalid(format!(
                "several open goals are called \"{name}\": {}; `goal close` one of them first",
                names_of(act.snapshot(), several)?
            )));
        }
    };
    carry_map(act, ended, id)?;
    Ok((id, joined))
}

/// How many people on the map of a goal that ended knew of it and have not heard how it ended.
fn to_tell(db: &Snapshot<'_>, goal: RecordId) -> Result<usize> {
    let identities = db.identities()?;
    let goals = Goals::of(db, &identities)?;
    let (copies, words) = (db.belonging_to::<Kit>(goal)?, db.belonging_to::<Advocacy>(goal)?);
    let Some(goal) = goals.find(goal) else { return Ok(0) };
    let Some(closed) = goal.record.closed else { return Ok(0) };
    let waits = |seat: &&Seat| {
        seat.heard_how_it_ended(closed).is_none() && knew(goal, seat, &copies, &words, &identities)
    };
    Ok(goals.seats_of(goal.id).into_iter().filter(waits).count())
}

/// The goals meant when somebody was told and no goal was named: those that ended lately, of which they knew and have not
/// heard how they ended; else open ones with them on the map; else older ones that ended; else the only open one.
fn told_without_a_name(
    db: &Snapshot<'_>,
    goals: &Goals,
    identities: &Identities,
    row: &Named,
    now: Moment,
) -> Result<Vec<RecordId>> {
    let person = row.id();
    let (copies, words) = (db.all::<Kit>()?, db.all::<Advocacy>()?);
    let mut ended: Vec<(i64, RecordId)> = Vec::new();
    for (goal, seats) in goals.all() {
        let Some(closed) = goal.record.closed else { continue };
        let waits = |seat: &Seat| {
            seat.person == person
                && seat.heard_how_it_ended(closed).is_none()
                && knew(goal, seat, &copies, &words, identities)
        };
        if seats.iter().any(|seat| waits(seat)) {
            ended.push(((now.date_naive() - closed.date_naive()).num_days(), goal.id));
        }
    }
    let lately: Vec<RecordId> =
        ended.iter().filter(|(days, _)| *days <= OUTCOME_DAYS).map(|(_, id)| *id).collect();
    let open = open_with(goals, person);
    match (lately.as_slice(), open.as_slice(), ended.as_slice(), goals.open().as_slice()) {
        ([_, ..], ..) => Ok(lately),
        (_, [_, ..], ..) => Ok(open),
        (.., [_, ..], _) => Ok(ended.into_iter().map(|(_, id)| id).collect()),
        (.., [(only, _)]) => Ok(vec![only.id]),
        _ => Err(Error::Invalid(format!(
            "{} has a say in no goal: name the goal you told them about",
            row.name
        ))),
    }
}

/// Open goals with somebody on their map.
fn open_with(goals: &Goals, person: PersonId) -> Vec<RecordId> {
    let on = |seats: &[&Seat]| seats.iter().any(|seat| seat.person == person);
    goals.open().iter().filter(|(_, seats)| on(seats)).map(|(goal, _)| goal.id).collect()
}
