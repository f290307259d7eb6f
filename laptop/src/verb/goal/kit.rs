//! The kit of a goal.

use clap::Args;

use crate::{
    error::{CommandError, Outcome},
    input::resolve,
    output::{pager, render, screen::Screen, terminal},
    session::Session,
};

/// One page from which a busy person can speak for you, and who has which copy
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Kit {
    /// Of which goal
    #[arg(value_name = "GOAL")]
    goal: Vec<String>,
    /// For whom: with what they saw and could tell
    #[arg(long = "for", value_name = "NAME")]
    reader: Option<String>,
    /// You gave it to them, as it reads now
    #[arg(long, requires = "reader")]
    given: bool,
    /// The page alone, in Markdown
    #[arg(long, conflicts_with = "plain")]
    markdown: bool,
    /// The page alone, as plain text
    #[arg(long)]
    plain: bool,
}

const EXAMPLES: &str = "\
Examples:
  hallway goal kit
  hallway goal kit --for 'Ana Silva' --plain
  hallway goal kit 'Staff engineer' --for 'Ana Silva' --given";

impl Kit {
    /// Shows the page, or notes that somebody got it.
    pub fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let goal = resolve::goal(journal, &self.goal.join(" "))?;
        let reader = self
            .reader
            .as_ref()
            .map(|name| resolve::person(journal, std::slice::from_ref(name)))
            .transpose()?;
        let page = match (reader, self.given) {
            (Some(reader), true) => journal.goals().give_kit(goal, reader, session.now())?,
            (None, true) => return Err(CommandError::Usage("say to whom: --for NAME --given".to_owned())),
            (reader, false) => journal.goals().kit(goal, reader)?,
        };
        if self.given {
            let name = page.reader.as_ref().map_or("", |reader| reader.name.as_str()).to_owned();
            return session
                .said(&page, |page| render::said(&format!("Gave the page of {} · {name}", page.goal), None));
        }
        if !session.json() && (self.markdown || self.plain) {
            return pager::write(if self.plain { &page.plain } else { &page.markdown });
        }
        session.answer(&page, |page| -> Screen { render::kit(page, session.now(), terminal::width()) })
    }
}
