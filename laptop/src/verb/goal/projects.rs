//! Projects of others that you support, and your own priorities.

use clap::{Args, Subcommand};
use hallway_core::{
    journal::{Journal, NewProject, Noted, ProjectStep},
    model::ProjectState,
};

use crate::{
    error::{CommandError, Outcome},
    input::{
        questions::{self, Besides, Choice},
        resolve::{self, Unknown},
    },
    output::{
        render::{self, said},
        screen::Screen,
        terminal,
    },
    session::Session,
};

/// Projects you support, one active at a time; your priorities, and who was told
#[derive(Debug, Args)]
#[command(disable_help_subcommand = true, after_help = EXAMPLES)]
pub struct Projects {
    #[command(subcommand)]
    verb: Option<Verb>,
}

const EXAMPLES: &str = "\
Examples:
  hallway goal projects
  hallway goal projects begin 'Docs week' --whose 'Ana Silva' --later";

#[derive(Debug, Subcommand)]
enum Verb {
    Begin(Begin),
    Note(Note),
}

/// Begin one; while another is active it asks which to pause
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway goal projects begin 'Docs week' --whose 'Ana Silva' --later")]
struct Begin {
    /// What it is called
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
    /// Whose it is, if not yours
    #[arg(long, value_name = "NAME")]
    whose: Option<String>,
    /// The goal it serves
    #[arg(long, value_name = "GOAL")]
    goal: Option<String>,
    /// The active one to pause, by its name or REF; may be given again
    #[arg(long, value_name = "NAME|REF")]
    pause: Vec<String>,
    /// Keep this one for later
    #[arg(long)]
    later: bool,
}

/// What is noted of a project: exactly one of these at a time.
#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Step {
    /// What you offered
    #[arg(long, value_name = "TEXT")]
    offered: Option<String>,
    /// What moved because of it
    #[arg(long, value_name = "TEXT")]
    moved: Option<String>,
    /// Whose advice you asked, and on what: `Ana Silva: scope`, or `Ana, Bo: scope`; may be given again
    #[arg(long, value_name = "NAME: TEXT")]
    counsel: Vec<String>,
    /// Whom you told that it is a priority: a name or several; may be given again
    #[arg(long, value_name = "NAME")]
    told: Vec<String>,
    /// Not now
    #[arg(long)]
    pause: bool,
    /// Take it up again; another active one is paused
    #[arg(long)]
    resume: bool,
    /// Done
    #[arg(long)]
    finish: bool,
}

impl Step {
    /// The steps that it names: one, or one for everybody whose advice was asked or who was told.
    fn of_each(self, session: &Session) -> Result<Vec<ProjectStep>, CommandError> {
        Ok(match self {
            Self { offered: Some(what), .. } => vec![ProjectStep::Offered(what)],
            Self { moved: Some(what), .. } => vec![ProjectStep::Moved(what)],
            Self { counsel, .. } if !counsel.is_empty() => {
                let mut steps = Vec::new();
                for one in counsel {
                    let (names, on) =
                        one.split_once(':').filter(|(_, on)| !on.trim().is_empty()).ok_or_else(|| {
                            CommandError::Usage("--counsel looks like 'Ana Silva: scope'".to_owned())
                        })?;
                    for of in resolve::each(session, &[names.to_owned()], Unknown::Make)? {
                        steps.push(ProjectStep::Counsel { of, on: on.trim().to_owned() });
                    }
                }
                steps
            }
            Self { told, .. } if !told.is_empty() => {
                let people = resolve::each(session, &told, Unknown::Make)?;
                people.into_iter().map(ProjectStep::Told).collect()
            }
            Self { pause: true, .. } => vec![ProjectStep::Pause],
            Self { resume: true, .. } => vec![ProjectStep::Resume],
            _ => vec![ProjectStep::Finish],
        })
    }
}

/// Note what you offered, what moved, whose advice you asked, or where it stands
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hallway goal projects note 'Hiring guild' --offered 'interviews on Mondays'"
)]
struct Note {
    /// Which project, by its name or REF
    #[arg(value_name = "NAME|REF")]
    project: String,
    #[command(flatten)]
    step: Step,
}

/// Asks which waits, while another is active: those that are, or the new one.
fn one_at_a_time(journal: &Journal, new: &mut NewProject, session: &Session) -> Outcome {
    let all = journal.goals().projects(session.now())?.projects.into_iter();
    let active: Vec<_> = all.filter(|one| one.state == ProjectState::Active).collect();
    if active.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = active.iter().map(|one| one.name.as_str()).collect();
    let choices = [format!("pause {}", names.join(" and ")), format!("keep {} for later", new.name)];
    match questions::choice("One at a time works best. Which one should wait?", &choices, Besides::Nothing)? {
        Choice::Chosen(0) => new.pause = active.iter().map(|one| one.reference.id.into()).collect(),
        Choice::Chosen(_) => new.later = true,
        _ => return Err(CommandError::NotDone("nothing was changed".to_owned())),
    }
    Ok(())
}

impl Projects {
    /// Shows or changes them.
    pub fn run(self, session: &Session) -> Outcome {
        let one = |name: &str| resolve::whoever(session, &[name.to_owned()]);
        match self.verb {
            None => {
                let journal = &*session.questions()?;
                let all = journal.goals().projects(session.now())?;
                session.answer(&all, |all| render::projects(all, session.now(), terminal::width()))
            }
            Some(Verb::Begin(begin)) => {
                session.begin();
                let journal = &*session.questions()?;
                let name = begin.name.join(" ");
                let person = begin.whose.as_deref().map(one).transpose()?;
                let goal = begin.goal.map(|goal| resolve::goal(journal, &goal)).transpose()?;
                let pause = begin.pause.iter().map(|name| journal.goals().resolve_project(name));
                let (pause, later) = (pause.collect::<Result<_, _>>()?, begin.later);
                let mut new = NewProject { name: name.clone(), person, goal, pause, later };
                if new.pause.is_empty() && !new.later && session.may_ask() {
                    one_at_a_time(journal, &mut new, session)?;
                }
                let reference = journal.goals().begin_project(new, session.now())?;
                let noted = Noted { reference, said: format!("Project · {name}") };
                session.said(&noted, |noted| said(&noted.said, Some(&noted.reference)))
            }
            Some(Verb::Note(Note { project, step })) => {
                let journal = &*session.questions()?;
                let project = journal.goals().resolve_project(&project)?;
                let mut noted = Vec::new();
                for step in step.of_each(session)? {
                    noted.push(journal.goals().project_step(project, step, session.now())?);
                }
                session.said_of_each(noted, Screen::new())
            }
        }
    }
}
