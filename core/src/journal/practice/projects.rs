//! Projects the user supports and priorities of their own.

use crate::{
    error::{Error, Result},
    insights::{self, Initiatives},
    journal::{
        Journal,
        practice::{noted::Noted, which_goal::goal_called},
        read::{identity::person_row, names::NameBook},
        reference::thing,
        text,
        write::WriteTxn,
    },
    model::{Initiative, InitiativeState, Kind, Moment, PersonId, RecordId, Reference, TypedReference, note},
    quick_log::fold,
    store::index::stored::Stored,
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
    /// Active ones to pause, by name or reference.
    pub pause: Vec<String>,
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

impl InitiativeStep {
    /// The same with its words on one line; an error where they are missing.
    fn worded(self) -> Result<Self> {
        let said = |text: &str| text::needed("the note", text, "say what, in a few words");
        Ok(match self {
            Self::Offered(what) => Self::Offered(said(&what)?),
            Self::Moved(what) => Self::Moved(said(&what)?),
            Self::Counsel { of, on } => Self::Counsel { of, on: said(&on)? },
            step => step,
        })
    }
}

/// The project that is meant: by its name or the start of it, whatever the case, or by reference.
fn project_called(txn: &WriteTxn<'_>, typed: &str) -> Result<RecordId> {
    let all = txn.snapshot().all::<Initiative>()?;
    let wanted = fold(typed.trim());
    let exact = all.iter().filter(|one| fold(&one.record.name) == wanted).collect::<Vec<_>>();
    let begins = all.iter().filter(|one| fold(&one.record.name).starts_with(&wanted)).collect::<Vec<_>>();
    let found = if exact.is_empty() && !wanted.is_empty() { begins } else { exact };
    if let [one] = found.as_slice() {
        return Ok(one.id);
    }
    let listed = |some: &[&Stored<Initiative>]| {
        let names = some.iter().map(|one| format!("{} ({})", one.record.name, txn.letters(one.id)));
        names.collect::<Vec<_>>().join(", ")
    };
    if !found.is_empty() {
        return Err(Error::Invalid(format!("\"{typed}\" may be {}: say which", listed(&found))));
    }
    if TypedReference::parse(typed).is_some() {
        let thing = thing(txn.snapshot(), typed)?;
        if thing.kind == Kind::Initiative {
            return Ok(thing.id);
        }
    }
    let all = listed(&all.iter().collect::<Vec<_>>());
    let there = if all.is_empty() { String::new() } else { format!("; there is: {all}") };
    Err(Error::Invalid(format!("no project called \"{typed}\"{there}")))
}

impl Journal {
    /// Begins a project. While another is active this says so and asks which to pause.
    pub fn begin_initiative(&self, new: NewInitiative, now: Moment) -> Result<Reference> {
        let name = text::name("the name", &new.name, "a project needs a name")?;
        let id = self.commit(format!("project: {name}"), now, move |txn| {
            let identities = txn.snapshot().identities()?;
            for pause in &new.pause {
                let paused = project_called(txn, pause)?;
                txn.edit::<Initiative>(paused, |one| one.state = InitiativeState::Paused)?;
            }
            let all = txn.snapshot().all::<Initiative>()?;
            let active = all.iter().filter(|one| one.record.state == InitiativeState::Active && !new.later);
            let (names, pauses): (Vec<String>, Vec<String>) = active
                .map(|one| (one.record.name.clone(), format!("--pause {}", txn.letters(one.id))))
                .unzip();
            if !names.is_empty() {
                let (are, it) = if names.len() == 1 { ("is", "it") } else { ("are", "them") };
                return Err(Error::Invalid(format!(
                    "{} {are} active, and one at a time gets done: `{}` pauses {it}, `--later` keeps this one for later",
                    names.join(" and "),
                    pauses.join(" ")
                )));
            }
            let person = match new.person {
                Some(person) => Some(person_row(txn.snapshot(), &identities, person)?.id),
                None => None,
            };
            let goal = new.goal.as_deref().map(|goal| goal_called(txn.snapshot(), goal)).transpose()?;
            let state = if new.later { InitiativeState::Paused } else { InitiativeState::Active };
            txn.create(Initiative { name, person, goal, state, begun: now, ..Initiative::default() })
        })?;
        self.reference(id)
    }

    /// Notes a step of a project.
    pub fn initiative_step(&self, initiative: &str, step: InitiativeStep, now: Moment) -> Result<Noted> {
        let (initiative, step) = (initiative.to_owned(), step.worded()?);
        self.noted("project", now, move |txn| {
            let id = project_called(txn, &initiative)?;
            let identities = txn.snapshot().identities()?;
            let person = match &step {
                InitiativeStep::Counsel { of: person, .. } | InitiativeStep::Told(person) => {
                    Some(person_row(txn.snapshot(), &identities, *person)?)
                }
                _ => None,
            };
            let mut paused = Vec::new();
            if step == InitiativeStep::Resume {
                for other in txn.snapshot().all::<Initiative>()? {
                    if other.id != id && other.record.state == InitiativeState::Active {
                        txn.edit::<Initiative>(other.id, |one| one.state = InitiativeState::Paused)?;
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
            txn.edit::<Initiative>(id, |one| match (step, person) {
                (InitiativeStep::Offered(what), _) => note(&mut one.offered, now, what),
                (InitiativeStep::Moved(what), _) => note(&mut one.moved, now, what),
                (InitiativeStep::Counsel { on, .. }, Some(row)) => {
                    let known = one.counsel.entry(row.id).or_default();
                    // What they said before stays.
                    if known.is_empty() {
                        *known = on;
                    } else if !known.split("; ").any(|before| before == on) {
                        *known = format!("{known}; {on}");
                    }
                }
                (InitiativeStep::Told(_), Some(row)) => drop(one.told.insert(row.id, now)),
                (InitiativeStep::Pause, _) => one.state = InitiativeState::Paused,
                (InitiativeStep::Resume, _) => one.state = InitiativeState::Active,
                _ => one.state = InitiativeState::Done,
            })?;
            Ok((id, format!("{}: {what}", txn.get::<Initiative>(id)?.name)))
        })
    }

    /// Projects, the active one first.
    pub fn initiatives(&self, now: Moment) -> Result<Initiatives> {
        self.answer(|db| {
            let identities = db.identities()?;
            let names = NameBook::new(db, &identities);
            let all = insights::initiatives(&db.all()?, |person| names.named(person), now);
            names.finish(all)
        })
    }
}
