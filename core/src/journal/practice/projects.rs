//! Projects the user supports and priorities of their own.

use crate::{
    error::{Error, Result},
    insights::{self, Projects},
    journal::{
        practice::noted::Noted,
        read::{identity::person_row, names::NameBook},
        reference::{letters, thing},
        rooms::GoalsRoom,
        text,
    },
    model::{
        Goal, GoalId, Kind, Moment, PersonId, Project, ProjectId, ProjectState, RecordId, Reference,
        TypedReference, note,
    },
    quick_log::fold,
    store::{Snapshot, index::stored::Stored},
};

/// A project to begin.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct NewProject {
    /// What it is called.
    pub name: String,
    /// Whose it is; nothing: the user's own.
    pub person: Option<PersonId>,
    /// The goal it serves.
    pub goal: Option<GoalId>,
    /// Active ones to pause.
    pub pause: Vec<ProjectId>,
    /// Keep it for later: it begins paused.
    pub later: bool,
}

/// A step of a project.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Enum))]
pub enum ProjectStep {
    /// The user offered something.
    Offered(String),
    /// Something moved because of what the user did.
    Moved(String),
    /// The user sought somebody's counsel.
    Counsel {
        /// The person who gave the counsel.
        of: PersonId,
        /// What it was about.
        on: String,
    },
    /// Somebody was told that it is a priority.
    Told(PersonId),
    /// It waits for later.
    Pause,
    /// Again. Another active one is paused.
    Resume,
    /// Marks it as done.
    Finish,
}

impl ProjectStep {
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

impl GoalsRoom<'_> {
    /// The project that is meant: by its name, whatever the case, the start of it, or its letters.
    pub fn resolve_project(&self, typed: &str) -> Result<ProjectId> {
        self.journal.store.read(|db| project_called(db, typed.trim()))
    }

    /// Begins a project. While another is active this says so and asks which to pause.
    pub fn begin_project(&self, new: NewProject, now: Moment) -> Result<Reference> {
        let name = text::name("the name", &new.name, "a project needs a name")?;
        self.journal.commit_record(format!("project: {name}"), now, move |txn| {
            let identities = txn.snapshot().identities()?;
            for pause in &new.pause {
                txn.edit::<Project>(*pause, |one| one.state = ProjectState::Paused)?;
            }
            let all = txn.snapshot().all::<Project>()?;
            let active = all.iter().filter(|one| one.record.state == ProjectState::Active && !new.later);
            let (names, projects): (Vec<String>, Vec<String>) =
                active.map(|one| (one.record.name.clone(), txn.letters(one.id))).unzip();
            if !names.is_empty() {
                return Err(Error::OthersActive { names, projects });
            }
            let person = match new.person {
                Some(person) => Some(person_row(txn.snapshot(), &identities, person)?.id),
                None => None,
            };
            let goal = new.goal.map(|goal| txn.require::<Goal, _>(goal)).transpose()?;
            let state = if new.later { ProjectState::Paused } else { ProjectState::Active };
            txn.create(Project { name, person, goal, state, begun: now, ..Project::default() })
        })
    }

    /// Notes a step of a project.
    pub fn project_step(&self, project: ProjectId, step: ProjectStep, now: Moment) -> Result<Noted> {
        let (id, step) = (RecordId::from(project), step.worded()?);
        self.journal.noted("project", now, move |txn| {
            let identities = txn.snapshot().identities()?;
            let person = match &step {
                ProjectStep::Counsel { of: person, .. } | ProjectStep::Told(person) => {
                    Some(person_row(txn.snapshot(), &identities, *person)?)
                }
                _ => None,
            };
            let mut paused = Vec::new();
            if step == ProjectStep::Resume {
                for other in txn.snapshot().all::<Project>()? {
                    if other.id != id && other.record.state == ProjectState::Active {
                        txn.edit::<Project>(other.id, |one| one.state = ProjectState::Paused)?;
                        paused.push(other.record.name);
                    }
                }
            }
            let what = match (&step, &person) {
                (ProjectStep::Offered(what), _) => format!("you offered {what}"),
                (ProjectStep::Moved(what), _) => format!("moved: {what}"),
                (ProjectStep::Counsel { on, .. }, Some(row)) => format!("counsel of {} on {on}", row.name),
                (ProjectStep::Told(_), Some(row)) => format!("told {}", row.name),
                (ProjectStep::Pause, _) => "paused".to_owned(),
                (ProjectStep::Resume, _) if paused.is_empty() => "active".to_owned(),
                (ProjectStep::Resume, _) => format!("active; paused: {}", paused.join(", ")),
                _ => "done".to_owned(),
            };
            txn.edit::<Project>(id, |one| match (step, person) {
                (ProjectStep::Offered(what), _) => note(&mut one.offered, now, what),
                (ProjectStep::Moved(what), _) => note(&mut one.moved, now, what),
                (ProjectStep::Counsel { on, .. }, Some(row)) => {
                    let known = one.counsel.entry(row.id).or_default();
                    // What they said before stays.
                    if known.is_empty() {
                        *known = on;
                    } else if !known.split("; ").any(|before| before == on) {
                        *known = format!("{known}; {on}");
                    }
                }
                (ProjectStep::Told(_), Some(row)) => drop(one.told.insert(row.id, now)),
                (ProjectStep::Pause, _) => one.state = ProjectState::Paused,
                (ProjectStep::Resume, _) => one.state = ProjectState::Active,
                _ => one.state = ProjectState::Done,
            })?;
            Ok((id, format!("{}: {what}", txn.get::<Project>(id)?.name)))
        })
    }

    /// Projects, the active one first.
    pub fn projects(&self, now: Moment) -> Result<Projects> {
        self.journal.answer(|db| {
            let identities = db.identities()?;
            let names = NameBook::new(db, &identities);
            let all = insights::projects(&db.all()?, |person| names.named(person), now);
            names.finish(all)
        })
    }
}

fn project_called(db: &Snapshot<'_>, typed: &str) -> Result<ProjectId> {
    let all = db.all::<Project>()?;
    let wanted = fold(typed);
    let exact = all.iter().filter(|one| fold(&one.record.name) == wanted).collect::<Vec<_>>();
    let begins = all.iter().filter(|one| fold(&one.record.name).starts_with(&wanted)).collect::<Vec<_>>();
    let found = if exact.is_empty() && !wanted.is_empty() { begins } else { exact };
    if let [one] = found.as_slice() {
        return Ok(ProjectId(one.id));
    }
    let listed = |some: &[&Stored<Project>]| {
        some.iter().map(|one| format!("{} ({})", one.record.name, letters(db, one.id))).collect()
    };
    if !found.is_empty() {
        return Err(Error::SeveralProjects { name: typed.to_owned(), candidates: listed(&found) });
    }
    if TypedReference::parse(typed).is_some() {
        let thing = thing(db, typed)?;
        if thing.kind == Kind::Project {
            return Ok(ProjectId(thing.id));
        }
    }
    let known = listed(&all.iter().collect::<Vec<_>>());
    Err(Error::NoSuchProject { name: typed.to_owned(), known })
}
