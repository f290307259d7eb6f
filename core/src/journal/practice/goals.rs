//! Goals: set, change, close.

use chrono::NaiveDate;
use serde::Serialize;

use crate::{
    error::{Error, Hint, Result},
    insights::{GoalLine, MapSeat, knew},
    journal::{
        practice::{
            map::carry_map,
            which_goal::{goal_name, names_of, no_namesake},
        },
        read::practice::Goals,
        reference::shorten_all,
        rooms::GoalsRoom,
        text,
        text::counted,
        write::WriteTxn,
    },
    model::{Advocacy, Ask, DayChange, Goal, GoalId, GoalKind, Kit, Moment, Outcome, RecordId},
    quick_log::fold,
    store::Snapshot,
};

/// A goal to set.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NewGoal {
    /// What the user calls it.
    pub name: String,
    /// What kind of goal it is.
    pub kind: GoalKind,
    /// The day it is decided, if there is one.
    pub decision: Option<NaiveDate>,
    /// How one would know that it came about.
    pub success: String,
    /// Why now, in a sentence.
    pub why_now: String,
    /// A goal whose map it takes over: people, roles and what they could tell. What they showed was about the other
    /// goal and stays there.
    pub after: Option<GoalId>,
}

/// Changes to a goal; what is `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct GoalEdit {
    /// What the user calls it.
    pub name: Option<String>,
    /// What kind of goal it is.
    pub kind: Option<GoalKind>,
    /// The day it is decided.
    pub decision: DayChange,
    /// How one would know that it came about.
    pub success: Option<String>,
    /// Why now, in a sentence.
    pub why_now: Option<String>,
    /// Objections; an empty answer takes one away.
    pub objections: Vec<Objection>,
    /// Open it again; its outcome is taken back.
    pub reopen: bool,
}

impl GoalEdit {
    /// The same with its texts put on one line and checked.
    pub(in crate::journal) fn worded(self) -> Result<Self> {
        let worded = |said: Objection| {
            Ok(Objection {
                objection: text::words("the objection", &said.objection)?,
                answer: text::words("the answer", &said.answer)?,
            })
        };
        Ok(Self {
            success: self.success.map(|text| text::words("what it means", &text)).transpose()?,
            why_now: self.why_now.map(|text| text::words("why now", &text)).transpose()?,
            objections: self.objections.into_iter().map(worded).collect::<Result<_>>()?,
            ..self
        })
    }
}

/// What speaks against a goal, and what the user answers.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Objection {
    /// What somebody may say.
    pub objection: String,
    /// What the user says to that.
    pub answer: String,
}

/// How a goal ends.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct Closing {
    /// How it ended.
    pub outcome: Outcome,
    /// How it ended, in the user's words; empty keeps what is there.
    pub said: String,
    /// What comes after it, by name: a new goal, or one that is open and takes over the map.
    pub next: Option<String>,
}

/// What became of a goal that was closed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Closed {
    /// The goal as it ended.
    pub closed: GoalLine,
    /// It had ended before, with another outcome.
    pub before: Option<Outcome>,
    /// What comes after it, with its map.
    pub next: Option<GoalLine>,
    /// That goal was already open, and took over the map.
    pub joined: bool,
    /// How many people knew of it and have not heard how it ended.
    pub to_tell: u32,
}

impl GoalsRoom<'_> {
    /// Sets a goal. One that is open and has this name is an error that says so.
    pub fn add(&self, new: NewGoal, now: Moment) -> Result<GoalLine> {
        let name = goal_name(&new.name)?;
        let success = text::words("what it means", &new.success)?;
        let why_now = text::words("why now", &new.why_now)?;
        self.journal.commit(format!("goal: {name}"), now, move |txn| {
            no_namesake(txn.snapshot(), &name, None)?;
            let after = new.after.map(|after| txn.require::<Goal, _>(after)).transpose()?;
            let id = txn.create(Goal {
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
                carry_map(txn, after.into(), id)?;
            }
            line(txn.snapshot(), id, now)
        })
    }

    /// Changes a goal; what is `None` in `edit` stays as it is.
    pub fn edit(&self, goal: GoalId, edit: GoalEdit, now: Moment) -> Result<GoalLine> {
        let edit = edit.worded()?;
        let (id, name) = (RecordId::from(goal), edit.name.as_deref().map(goal_name).transpose()?);
        self.journal.commit("changed a goal", now, move |txn| {
            if let Some(name) = &name {
                no_namesake(txn.snapshot(), name, Some(id))?;
            }
            txn.say(format!("changed: {}", txn.get::<Goal>(id)?.name));
            txn.edit::<Goal>(id, |goal| {
                if let Some(name) = name {
                    goal.name = name;
                }
                if let Some(kind) = edit.kind {
                    goal.kind = kind;
                }
                edit.decision.apply(&mut goal.decision);
                if let Some(success) = edit.success {
                    goal.success = success;
                }
                if let Some(why_now) = edit.why_now {
                    goal.why_now = why_now;
                }
                for Objection { objection, answer } in edit.objections {
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
            line(txn.snapshot(), id, now)
        })
    }

    /// Ends a goal, and begins what comes after it if that is named, in one act. Its people are to be told how it ended and
    /// thanked, which `next` proposes. A goal that ended before takes another outcome; the same one is an error that says
    /// so, unless there is something after it to begin.
    pub fn close(&self, goal: GoalId, closing: Closing, now: Moment) -> Result<Closed> {
        let id = RecordId::from(goal);
        let Closing { outcome, said, next } = closing;
        let (said, next) = (text::words("the note", &said)?, next.as_deref().map(goal_name).transpose()?);
        self.journal.commit("closed a goal", now, move |txn| {
            let before: Goal = txn.get(id)?;
            let ended = before.closed.filter(|_| before.outcome.as_ref() == Some(&outcome));
            if let Some(closed) = ended.filter(|_| said.is_empty() || said == before.outcome_said)
                && next.is_none()
            {
                return Err(Error::already_done(format!(
                    "{} was already closed on {}: {outcome}",
                    before.name,
                    closed.format("%-d %b")
                )));
            }
            let earlier = before.outcome.filter(|earlier| before.closed.is_some() && *earlier != outcome);
            let after = next.as_ref().map(|next| format!("; then {next}")).unwrap_or_default();
            txn.say(format!("closed: {} ({outcome}){after}", before.name));
            txn.edit::<Goal>(id, |goal| {
                goal.closed = goal.closed.or(Some(now));
                goal.outcome = Some(outcome);
                if !said.is_empty() {
                    goal.outcome_said = said;
                }
            })?;
            let (next, joined) = match next {
                Some(name) => {
                    let (next, joined) = goal_after(txn, id, name, before.kind)?;
                    (Some(next), joined)
                }
                None => (None, false),
            };
            Ok(Closed {
                closed: line(txn.snapshot(), id, now)?,
                before: earlier,
                next: next.map(|next| line(txn.snapshot(), next, now)).transpose()?,
                joined,
                to_tell: to_tell(txn.snapshot(), id, now)?,
            })
        })
    }

    /// A goal as lists show it.
    pub fn get(&self, goal: GoalId, now: Moment) -> Result<GoalLine> {
        self.journal.store.read(|db| line(db, goal.into(), now))
    }

    /// Every goal: open ones first, the soonest decided first, then those that ended, the newest first.
    pub fn list(&self, now: Moment) -> Result<Vec<GoalLine>> {
        self.journal.store.read(|db| {
            let goals = Goals::of(db, &db.identities()?, now)?;
            let mut lines: Vec<GoalLine> =
                goals.all().into_iter().map(|(goal, seats)| GoalLine::of(goal, &seats, now)).collect();
            lines.sort_by_key(|line| {
                let open = line.closed.is_none();
                let soon = line.decision.filter(|_| open).unwrap_or(NaiveDate::MAX);
                (!open, soon, std::cmp::Reverse(line.closed), line.reference.id)
            });
            for line in &mut lines {
                shorten_all(db, line)?;
            }
            Ok(lines)
        })
    }
}

/// A goal as lists show it.
fn line(db: &Snapshot<'_>, id: RecordId, now: Moment) -> Result<GoalLine> {
    let goals = Goals::of(db, &db.identities()?, now)?;
    let mut line = GoalLine::of(goals.get(db, id)?, &goals.seats_of(id), now);
    shorten_all(db, &mut line)?;
    Ok(line)
}

/// What comes after a goal: the open one of this name takes its map in, else a new one begins with it. True if it was there.
fn goal_after(
    txn: &mut WriteTxn<'_>,
    ended: RecordId,
    name: String,
    kind: GoalKind,
) -> Result<(RecordId, bool)> {
    let goals = txn.snapshot().all::<Goal>()?;
    let namesakes = goals.iter().filter(|goal| {
        goal.id != ended && goal.record.closed.is_none() && fold(&goal.record.name) == fold(&name)
    });
    let (id, joined) = match namesakes.collect::<Vec<_>>().as_slice() {
        [] => {
            let (now, after) = (txn.now, Some(ended.into()));
            (txn.create(Goal { name, kind, after, set: now, ..Goal::default() })?, false)
        }
        [one] => {
            txn.edit::<Goal>(one.id, |goal| goal.after = goal.after.or(Some(ended.into())))?;
            (one.id, true)
        }
        several => {
            let goals = names_of(txn.snapshot(), several);
            return Err(Error::AlreadyThere {
                said: format!(
                    "several open goals are called \"{name}\": {}: close one of them first",
                    goals.join(", ")
                ),
                hints: vec![Hint::CloseGoal { goal: txn.letters(several[0].id) }],
            });
        }
    };
    carry_map(txn, ended, id)?;
    Ok((id, joined))
}

/// How many people on the map of a goal that ended knew of it and have not heard how it ended.
fn to_tell(db: &Snapshot<'_>, goal: RecordId, now: Moment) -> Result<u32> {
    let identities = db.identities()?;
    let goals = Goals::of(db, &identities, now)?;
    let (copies, words) = (db.belonging_to::<Kit>(goal)?, db.belonging_to::<Advocacy>(goal)?);
    let asks = db.all::<Ask>()?;
    let Some(goal) = goals.find(goal) else { return Ok(0) };
    let Some(closed) = goal.record.closed else { return Ok(0) };
    let waits = |seat: &&MapSeat| {
        seat.heard_how_it_ended(closed).is_none() && knew(goal, seat, &copies, &words, &asks, &identities)
    };
    Ok(counted(goals.seats_of(goal.id).into_iter().filter(waits).count()))
}
