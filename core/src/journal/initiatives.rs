//! Projects the user supports and priorities of their own.

use super::{asks::Noted, edit::thing_of, gather::Lookup, goals::goal_called, people::person_row};
use crate::{
    error::{Error, Result},
    insights::{self, Initiatives},
    journal::Journal,
    model::{Initiative, InitiativeState, Kind, Moment, PersonId, Reference, note},
};

/// A project to begin.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NewInitiative {
    /// What it is called.
    pub name: String,
    /// Whose it is; nothing: the user's own.
    pub person: Option<PersonId>,
    /// The goal it serves, by name or reference.
    pub goal: Option<String>,
    /// The active one to pause, by reference.
    pub pause: Option<String>,
    /// Keep it for later: it begins paused.
    pub later: bool,
}

/// A step of a project.
#[derive(Debug, Clone, PartialEq)]
pub enum InitiativeStep {
    /// The user offered something.
    Offered(String),
    /// Something moved.
    Moved(String),
    /// The user sought somebody's counsel.
    Counsel {
        /// Whose.
        of: PersonId,
        /// On what.
        on: String,
    },
    /// Somebody was told that it is a priority.
    Told(PersonId),
    /// Not now.
    Pause,
    /// Again. Another active one is paused.
    Resume,
    /// Done.
    Finish,
}

impl Journal {
    /// Begins a project. While another is active this says so and asks which to pause.
    pub fn begin_initiative(&self, new: NewInitiative, now: Moment) -> Result<Reference> {
        let name = new.name.trim().to_owned();
        if name.is_empty() {
            return Err(Error::Invalid("a project needs a name".to_owned()));
        }
        let id = self.commit(format!("project: {name}"), now, move |act| {
            let identities = act.snapshot().identities()?;
            if let Some(pause) = &new.pause {
                let paused = thing_of(act, pause, Kind::Initiative, "a project")?;
                act.edit::<Initiative>(paused, |one| one.state = InitiativeState::Paused)?;
            }
            let all = act.snapshot().every::<Initiative>()?;
            let active = all.iter().find(|one| one.record.state == InitiativeState::Active);
            if let Some(active) = active.filter(|_| !new.later) {
                return Err(Error::Invalid(format!(
                    "{} is active, and one at a time gets done: `--pause {}` pauses it, `--later` keeps this one for later",
                    active.record.name,
                    act.letters(active.id)
                )));
            }
            let person = match new.person {
                Some(person) => Some(person_row(act.snapshot(), &identities, person)?.id),
                None => None,
            };
            let goal = new.goal.as_deref().map(|goal| goal_called(act.snapshot(), goal)).transpose()?;
            let state = if new.later { InitiativeState::Paused } else { InitiativeState::Active };
            act.create(Initiative { name, person, goal, state, begun: now, ..Initiative::default() })
        })?;
        self.reference(id)
    }

    /// Notes a step of a project.
    pub fn initiative_step(&self, initiative: &str, step: InitiativeStep, now: Moment) -> Result<Noted> {
        let initiative = initiative.to_owned();
        self.noted("project", now, move |act| {
            let id = thing_of(act, &initiative, Kind::Initiative, "a project")?;
            let identities = act.snapshot().identities()?;
            let person = match &step {
                InitiativeStep::Counsel { of: person, .. } | InitiativeStep::Told(person) => {
                    Some(person_row(act.snapshot(), &identities, *person)?)
                }
                _ => None,
            };
            let mut paused = Vec::new();
            if step == InitiativeStep::Resume {
                for other in act.snapshot().every::<Initiative>()? {
                    if other.id != id && other.record.state == InitiativeState::Active {
                        act.edit::<Initiative>(other.id, |one| one.state = InitiativeState::Paused)?;
                        paused.push(other.record.name);
                    }
                }
            }
            let what = match (&step, &person) {
                (InitiativeStep::Offered(what), _) => format!("you offered {what}"),
                (InitiativeStep::Moved(what), _) => format!("moved: {what}"),
                (InitiativeStep::Counsel { on, .. }, Some(row)) => format!("counsel of {} on {on}", row.name),
                (InitiativeStep::Told(_), Some(row)) => format!("told {}", row.name),
                (InitiativeStep::Pause, _) => "paused".to_owned(),
                (InitiativeStep::Resume, _) if paused.is_empty() => "active".to_owned(),
                (InitiativeStep::Resume, _) => format!("active; paused: {}", paused.join(", ")),
                _ => "done".to_owned(),
            };
            act.edit::<Initiative>(id, |one| match (step, person) {
                (InitiativeStep::Offered(what), _) => note(&mut one.offered, now, what),
                (InitiativeStep::Moved(what), _) => note(&mut one.moved, now, what),
                (InitiativeStep::Counsel { on, .. }, Some(row)) => drop(one.counsel.insert(row.id, on)),
                (InitiativeStep::Told(_), Some(row)) => drop(one.told.insert(row.id, now)),
                (InitiativeStep::Pause, _) => one.state = InitiativeState::Paused,
                (InitiativeStep::Resume, _) => one.state = InitiativeState::Active,
                _ => one.state = InitiativeState::Done,
            })?;
            Ok((id, format!("{}: {what}", act.get::<Initiative>(id)?.name)))
        })
    }

    /// Projects, the active one first.
    pub fn initiatives(&self, now: Moment) -> Result<Initiatives> {
        self.answer(|db| {
            let identities = db.identities()?;
            let names = Lookup::new(db, &identities);
            let all = insights::initiatives(&db.every()?, |person| names.named(person), now);
            names.finish(all)
        })
    }
}
