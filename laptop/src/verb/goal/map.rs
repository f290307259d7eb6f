//! The map of a goal.

use clap::Args;
use hallway_core::{
    insights::Called,
    journal::{SeatEdit, Telling, Told as ToldOf},
    model::{GoalId, Role, Stance},
};

use super::breadth;
use crate::{
    error::{CommandError, Outcome},
    input::{
        choice::one_of,
        dates::happened,
        resolve::{self, Unknown},
    },
    output::{
        answer::{People, PersonActed, SeatedAll, ToldAll},
        pager,
        render::{self, said},
        screen::Screen,
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

/// Who has a say, where each stands, when to talk next, and what is missing
///
/// `goal map [GOAL]` shows it; `goal map [GOAL] add NAME` puts people on it, new ones too, or notes more about those
/// who are on it; `goal map [GOAL] off NAME` takes people off; put back on, they have what was noted before. A stance
/// has what they said or did beside it, and is asked about again after 90 days; `hallway show NAME` lists earlier ones.
/// For a goal that has ended it shows who heard how, and who was thanked.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Map {
    /// Which goal, then `add` or `off` and a name
    #[arg(value_name = "GOAL|add NAME|off NAME")]
    words: Vec<String>,
    /// Their role in the decision: manager, can veto, must sign off, in the room, influences, recruiter, hiring
    /// manager, referrer,
    /// reference; may be given again
    #[arg(long, value_name = "ROLE", value_parser = role)]
    role: Vec<Role>,
    /// A role to take away
    #[arg(long, value_name = "ROLE", value_parser = role)]
    no_role: Vec<Role>,
    /// Where they stand: doesn't know yet, hasn't said, has concerns, would speak for me; unknown, quiet, concerns and
    /// speaks will do
    #[arg(long, value_name = "STANCE", value_parser = stance)]
    stance: Option<Stance>,
    /// What they said or did
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    said: String,
    /// What they saw you do and could tell others
    #[arg(long, value_name = "TEXT")]
    highlight: Option<String>,
    /// The map as a table for a spreadsheet
    #[arg(long)]
    csv: bool,
    /// What is left of each goal if this person leaves or changes their mind
    #[arg(long, value_name = "NAME", conflicts_with_all = ["csv", "words"])]
    without: Option<String>,
    /// How widely you talk with people: departments, levels, inside and outside, ways of talking; and whether a goal
    /// depends on one person
    #[arg(long, conflicts_with_all = ["csv", "words", "without"])]
    breadth: bool,
}

const EXAMPLES: &str = "\
Examples:
  hallway goal map
  hallway goal map Staff add 'Ana Silva' --role 'must sign off'
  hallway goal map add 'Ana Silva' --stance 'would speak for me'
  hallway goal map add 'Chen Wei' --role 'can veto'
  hallway goal map --without 'Ana Silva'
  hallway goal map --breadth
  hallway goal map --csv";

impl Map {
    /// Shows or changes it.
    pub fn run(self, session: &Session) -> Outcome {
        if let Some(name) = self.without {
            return breadth::without(session, &[name]);
        }
        if self.breadth {
            return breadth::breadth(session);
        }
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
            return Err(CommandError::Usage(format!("say who: hallway goal map {act} NAME")));
        }
        let goal = resolve::goal(journal, &goal)?;
        if act == "off" {
            let mut gone = Vec::new();
            for person in resolve::everybody(session, name, Unknown::Refuse)? {
                gone.push(PersonActed::of(
                    &journal.goals().take_off_map(goal, person, session.now())?,
                    "Off the map",
                ));
            }
            return session.said(&People { people: gone }, |gone| {
                let mut screen = Screen::new();
                for one in &gone.people {
                    screen.append(said(&one.said, None));
                }
                screen
            });
        }
        let edit = SeatEdit {
            roles: self.role,
            not_roles: self.no_role,
            stance: self.stance,
            said: self.said,
            highlight: self.highlight,
        };
        let mut seated = Vec::new();
        for person in resolve::everybody(session, name, Unknown::Make)? {
            let before = session.acts();
            let one = journal.goals().put_on_map(goal, person, edit.clone(), session.now())?;
            seated.push((one, session.acts() > before));
        }
        let shape = SeatedAll { seated: seated.iter().map(|(one, _)| one).collect() };
        session.said(&shape, |_| {
            let mut screen = Screen::new();
            for (one, changed) in &seated {
                let mut line = said(&one.said, Some(&one.person.reference));
                if !changed {
                    line.without_undo();
                }
                screen.append(line);
                if let Some(note) = &one.note {
                    screen.hint(note, "hallway goal edit GOAL --kind 'new job'", terminal::width());
                }
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
            return Err(CommandError::Usage("say who: hallway goal map add NAME --role ROLE".to_owned()));
        }
        let map = session.questions()?.goals().map(goal, session.now())?;
        if self.csv && !session.json() {
            return pager::write(&map.csv());
        }
        session.answer(&map, |map| render::goal_map(map, session.now(), terminal::width()))
    }
}

/// Note whom you told about a goal, or how it ended; what they said, and that you thanked them
#[derive(Debug, Args)]
#[command(after_help = TOLD_EXAMPLES)]
pub struct Told {
    /// Whom you told; several, each in quotes or separated by commas
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
    /// About which goal; if not said, the one whose end they have yet to hear, or the open ones they have a say in
    #[arg(long, value_name = "GOAL")]
    goal: Option<String>,
    /// What they said
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    said: String,
    /// Where they stand now: doesn't know yet, hasn't said, has concerns, would speak for me
    #[arg(long, value_name = "STANCE", value_parser = stance)]
    stance: Option<Stance>,
    /// Their role in the decision; may be given again
    #[arg(long, value_name = "ROLE", value_parser = role)]
    role: Vec<Role>,
    /// You also thanked them; you can say what for
    #[arg(long, value_name = "TEXT", num_args = 0..=1, require_equals = true, default_missing_value = "")]
    thanks: Option<String>,
    /// When, if not today: yesterday, last friday, 2026-05-12
    #[arg(long, value_name = "WHEN")]
    on: Option<String>,
}

const TOLD_EXAMPLES: &str = "\
Examples:
  hallway goal told 'Ana Silva' --said numbers --stance 'has concerns'
  hallway goal told 'Ana Silva' 'Bo Lindqvist' --thanks";

impl Told {
    /// Notes the telling for every goal it concerns, and names the people it put on a map.
    pub fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let telling = Telling {
            goal: self.goal.as_deref().map(|goal| resolve::goal(journal, goal)).transpose()?,
            said: self.said,
            stance: self.stance,
            roles: self.role,
            thanks: self.thanks,
            at: Some(happened(self.on.as_deref(), session)?),
        };
        let people = resolve::everybody(session, &self.name, Unknown::Make)?;
        let thanked = telling.thanks.is_some();
        let told = journal.goals().tell(&people, telling, session.now())?;
        session.said(&ToldAll { told: &told }, |_| {
            let mut screen = Screen::new();
            for one in &told {
                screen.append(told_in_words(one, thanked, told.len() == 1));
            }
            screen
        })
    }
}

/// `Told · Ana Silva · Staff engineer`; of one alone with what is open about it below.
fn told_in_words(told: &ToldOf, thanked: bool, alone: bool) -> Screen {
    let how = |goal: &Called| {
        if told.ended.contains(goal) { format!("how {goal} ended") } else { goal.name.clone() }
    };
    let goals: Vec<String> = told.goals.iter().map(how).collect();
    let (name, person) = (&told.person.name, &told.person.reference);
    let act = if thanked { "Told and thanked" } else { "Told" };
    let mut screen = said(&format!("{act} · {name} · {}", goals.join(", ")), Some(person));
    if !alone {
        return screen;
    }
    for goal in &told.seated {
        screen.hint(
            &format!("{name} is on the map of {} now. What is their role?", goal.name),
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
}
