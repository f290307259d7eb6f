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
        resolve,
    },
    output::{
        render::{self, said},
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
    /// Whose advice you asked, and on what: `Ana Silva: scope`
    #[arg(long, value_name = "NAME: TEXT")]
    counsel: Option<String>,
    /// Whom you told that it is a priority
    #[arg(long, value_name = "NAME")]
    told: Option<String>,
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
                let step = match step {
                    Step { offered: Some(what), .. } => ProjectStep::Offered(what),
                    Step { moved: Some(what), .. } => ProjectStep::Moved(what),
                    Step { counsel: Some(counsel), .. } => {
                        let (name, on) = counsel.split_once(':').ok_or_else(|| {
                            CommandError::Usage("--counsel looks like 'Ana Silva: scope'".to_owned())
                        })?;
                        ProjectStep::Counsel { of: one(name.trim())?, on: on.trim().to_owned() }
                    }
                    Step { told: Some(name), .. } => ProjectStep::Told(one(&name)?),
                    Step { pause: true, .. } => ProjectStep::Pause,
                    Step { resume: true, .. } => ProjectStep::Resume,
                    _ => ProjectStep::Finish,
                };
                let noted = journal.goals().project_step(
                    journal.goals().resolve_project(&project)?,
                    step,
                    session.now(),
                )?;
                session.said(&noted, |noted| said(&noted.said, Some(&noted.reference)))
            }
        }
    }
}
