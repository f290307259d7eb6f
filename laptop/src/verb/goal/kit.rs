//! The kit of a goal.

use clap::Args;
use hallway_core::insights::KitPage;

use crate::{
    error::{CommandError, Outcome},
    input::resolve::{self, Unknown},
    output::{answer::KitPages, pager, render, screen::Screen, terminal},
    session::Session,
};

/// One page a busy person can speak for you from, and who has which copy
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Kit {
    /// Which goal
    #[arg(value_name = "GOAL")]
    goal: Vec<String>,
    /// Who it is for: with what they saw and could mention; with --given may be given again
    #[arg(long = "for", value_name = "NAME")]
    reader: Vec<String>,
    /// Note that you gave it to them, as it is now
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
        if self.given {
            let mut pages = Vec::new();
            for reader in resolve::each(session, &self.reader, Unknown::Make)? {
                pages.push(journal.goals().give_kit(goal, reader, session.now())?);
            }
            return match <[KitPage; 1]>::try_from(pages) {
                Ok([page]) => session.said(&page, given),
                Err(pages) => session.said(&KitPages { pages }, |all| {
                    let mut screen = Screen::new();
                    for page in &all.pages {
                        screen.append(given(page));
                    }
                    screen
                }),
            };
        }
        let page = match resolve::each(session, &self.reader, Unknown::Refuse)?.as_slice() {
            [] => journal.goals().kit(goal, None)?,
            [reader] => journal.goals().kit(goal, Some(*reader))?,
            _ => return Err(CommandError::Usage("one page at a time: say one name after --for".to_owned())),
        };
        if !session.json() && (self.markdown || self.plain) {
            return pager::write(if self.plain { &page.plain } else { &page.markdown });
        }
        session.answer(&page, |page| -> Screen { render::kit(page, session.now(), terminal::width()) })
    }
}

fn given(page: &KitPage) -> Screen {
    let name = page.reader.as_ref().map_or("", |reader| reader.name.as_str());
    render::said(&format!("Gave the page of {} · {name}", page.goal), None)
}
