//! The map of a goal.

use clap::Args;
use hallway_core::{
    journal::SeatEdit,
    model::{GoalId, Role, Stance},
};
use serde_json::json;

use crate::{
    error::{CommandError, Outcome},
    input::{choice::one_of, dates::happened, resolve},
    output::{
        pager,
        render::{self, said},
        terminal,
    },
    session::Session,
};

fn role(word: &str) -> Result<Role, String> {
    one_of(word, Role::KNOWN, Role::as_str)
}

fn stance(word: &str) -> Result<Stance, String> {
    one_of(word, Stance::KNOWN, Stance::as_str)
}

/// Who has a say, what each showed, when to talk next, and what is missing
///
/// `goal map [GOAL]` shows it; `goal map [GOAL] add NAME` puts somebody on it or says more of somebody who is;
/// `goal map [GOAL] off NAME` takes somebody off; what was noted comes back with them. A stance has what they said or did
/// beside it, and is asked again after 90 days; `hallway show NAME` lists earlier ones by the letters of the place. Of a
/// goal that ended it shows who heard how, and who was thanked.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES, after_long_help = JSON)]
pub struct Map {
    /// Which goal, then `add` or `off` and a name
    #[arg(value_name = "GOAL|add NAME|off NAME")]
    words: Vec<String>,
    /// What say they have: manager, can veto, must sign off, in the room, influences, recruiter, hiring manager, referrer,
    /// reference; may be given again
    #[arg(long, value_name = "ROLE", value_parser = role)]
    role: Vec<Role>,
    /// A say they do not have after all
    #[arg(long, value_name = "ROLE", value_parser = role)]
    no_role: Vec<Role>,
    /// What they showed: doesn't know yet, hasn't said, has concerns, would speak for me; unknown, quiet, concerns and
    /// speaks are enough
    #[arg(long, value_name = "STANCE", value_parser = stance)]
    stance: Option<Stance>,
    /// What they said or did
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    said: String,
    /// What they saw of you and could tell others
    #[arg(long, value_name = "TEXT")]
    highlight: Option<String>,
    /// The map as a table for a spreadsheet
    #[arg(long)]
    csv: bool,
}

const EXAMPLES: &str = "\
Examples:
  hallway goal map
  hallway goal map Staff add 'Ana Silva' --role 'must sign off'
  hallway goal map add 'Ana Silva' --stance 'would speak for me'
  hallway goal map --csv";

const JSON: &str = "\
JSON:
  {goal, people[{ref, name, new, seat, title, org, level, relation, roles[],
   stance, said, shown, ask_again, told, told_said, knows, highlight,
   heard_how_it_ended, thanked, last, next, due, resting, stage,
   managing_up[fact]}],
   gaps[{gap, why}]}; goal as in goal list, fact as in prep, resting as in
   goal ready
JSON of add:
  {ref, name, new, goal, added, back, had[], said, note}
JSON of off:
  {ref, name, new}";

impl Map {
    /// Shows or changes it.
    pub fn run(self, session: &Session) -> Outcome {
        let place = self.words.iter().rposition(|word| word == "add" || word == "off");
        let (goal, act) = self.words.split_at(place.unwrap_or(self.words.len()));
        let goal = goal.join(" ");
        let journal = &*session.questions()?;
        let Some((act, name)) = act.split_first() else {
            return self.show(resolve::goal(journal, &goal)?, session);
        };
        if name.is_empty() {
            // A goal may be called that: `goal map Time off`.
            if let Ok(called) = resolve::goal(journal, &self.words.join(" ")) {
                return self.show(called, session);
            }
            return Err(CommandError::Usage(format!("say whom: hallway goal map {act} NAME")));
        }
        let goal = resolve::goal(journal, &goal)?;
        let person = resolve::whoever(session, name)?;
        if act == "off" {
            let named = journal.goals().take_off_map(goal, person, session.now())?;
            return session.said(&named, |named| said(&format!("Off the map · {}", named.name), None));
        }
        let edit = SeatEdit {
            roles: self.role,
            not_roles: self.no_role,
            stance: self.stance,
            said: self.said,
            highlight: self.highlight,
        };
        let seated = journal.goals().put_on_map(goal, person, edit, session.now())?;
        session.said(&seated, |seated| {
            let mut screen = said(&seated.said, Some(&seated.person.reference));
            if let Some(note) = &seated.note {
                let command = "hallway goal edit GOAL --kind 'new job'";
                screen.hint(note, command, terminal::width());
            }
            screen
        })
    }

    fn show(&self, goal: GoalId, session: &Session) -> Outcome {
        let says_more = !self.role.is_empty()
            || !self.no_role.is_empty()
            || self.stance.is_some()
            || !self.said.is_empty()
            || self.highlight.is_some();
        if says_more {
            return Err(CommandError::Usage("say of whom: hallway goal map add NAME --role ROLE".to_owned()));
        }
        let map = session.questions()?.goals().map(goal, session.now())?;
        if self.csv && !session.json() {
            return pager::write(&map.csv());
        }
        session.answer(&map, |map| render::goal_map(map, session.now(), terminal::width()))
    }
}

/// Note that you told somebody about a goal, or how it ended
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  hallway goal told 'Ana Silva' --said 'asked for numbers'",
    after_long_help = "JSON:\n  {ref, name, new, goals[], ended[], seated[{ref,name}], not_meant[{ref,name}]}"
)]
pub struct Told {
    /// Whom
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
    /// About which goal, if not how one ended of which they wait to hear, or the open ones they have a say in
    #[arg(long, value_name = "GOAL")]
    goal: Option<String>,
    /// What they said
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    said: String,
    /// When, if not today: yesterday, last friday, 2026-05-12
    #[arg(long, value_name = "WHEN")]
    on: Option<String>,
}

impl Told {
    /// Notes the telling for every goal it concerns, and names whoever is on a map by it since.
    pub fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let person = resolve::whoever(session, &self.name)?;
        let at = happened(self.on.as_deref(), session.now())?;
        let goal = self.goal.as_deref().map(|goal| resolve::goal(journal, goal)).transpose()?;
        let told = journal.goals().told(goal, person, &self.said, Some(at), session.now())?;
        let shape = json!(told);
        session.said(&shape, |_| {
            let how = |name: &String| {
                if told.ended.contains(name) { format!("how {name} ended") } else { name.clone() }
            };
            let goals: Vec<String> = told.goals.iter().map(how).collect();
            let (name, person) = (&told.person.name, &told.person.reference);
            let mut screen = said(&format!("Told · {name} · {}", goals.join(", ")), Some(person));
            for goal in &told.seated {
                screen.hint(
                    &format!("{name} is on the map of {} now. What say do they have?", goal.name),
                    &format!("hallway goal map {} add {person} --role ROLE", goal.reference),
                    terminal::width(),
                );
            }
            for goal in &told.not_meant {
                screen.hint(
                    &format!("About {} too?", goal.name),
                    &format!("hallway goal told {person} --goal {}", goal.reference),
                    terminal::width(),
                );
            }
            screen
        })
    }
}
