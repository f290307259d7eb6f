//! `hallway people forget`.

use std::path::PathBuf;

use hallway_core::{
    journal::{ForgetPlan, Forgot, Journal, Progress},
    model::PersonId,
};

use crate::{
    error::Outcome,
    input::{
        editor, questions,
        resolve::{self, Unknown},
    },
    output::{
        answer::Forgotten,
        pager, progress, render,
        screen::{Screen, plain},
        terminal,
    },
    service,
    session::Session,
};

/// Erase a person for good, with every byte of their name
///
/// Their record goes, with every line that has nobody else in it; other lines are rewritten without them. It cannot be
/// undone, nor can anything from before it. Copies of the journal made earlier keep what is in them.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  hallway people forget 'Bo Lindqvist' --yes")]
pub struct Forget {
    /// A name or REF, or several
    #[arg(required = true, value_name = "NAME")]
    name: Vec<String>,
}

impl Forget {
    /// Shows what would go, asks, and erases.
    pub fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        let mut plans = Vec::new();
        for person in resolve::everybody(session, &self.name, Unknown::Refuse)? {
            let plan = journal.people().forget_plan(person)?;
            if session.may_ask() && !session.yes() {
                pager::say(&warning(&plan))?;
            }
            questions::confirm_by_typing(session, &format!("forgetting {}", plan.name), &plan.name)?;
            plans.push((person, plan));
        }
        // Nobody is forgotten before it is said of everybody.
        plans.iter().try_for_each(|(person, plan)| forget(journal, *person, plan, session))
    }
}

fn forget(journal: &Journal, person: PersonId, plan: &ForgetPlan, session: &Session) -> Outcome {
    // What another program still reads cannot be erased.
    let _rests = service::pause(session.place());
    let begun = Progress { done: 0, total: 0 };
    let forgot = progress::show("Erasing", session.shows_progress(), begun, |each| {
        journal.people().forget(person, each, session.now())
    })?;
    let texts = editor::plain_texts();
    let shape = Forgotten {
        name: &plan.name,
        erased: forgot.erased,
        rewritten: forgot.rewritten,
        complete: forgot.complete,
        held_up: forgot.held_up.as_deref(),
        unreadable: forgot.unreadable,
        copies: &forgot.copies,
        texts: &texts,
    };
    session.said(&shape, |_| farewell(plan, &forgot, &texts))
}

fn warning(plan: &ForgetPlan) -> Screen {
    let mut screen = Screen::new();
    let text = format!(
        "Forgetting {} erases {} and rewrites {} without the name. It cannot be undone, nor can anything from before it. Copies of the journal made earlier keep what is in them.",
        plan.name,
        render::count(plan.erased as usize, "record"),
        render::count(plan.rewritten as usize, "other")
    );
    screen.paragraph(&text, terminal::width());
    screen
}

fn farewell(plan: &ForgetPlan, forgot: &Forgot, texts: &[PathBuf]) -> Screen {
    let mut screen = Screen::new();
    screen.line([plain(format!(
        "Forgotten · {} · {} erased, {} rewritten",
        plan.name,
        render::count(forgot.erased as usize, "record"),
        forgot.rewritten
    ))]);
    if !forgot.complete {
        let (why, what) = match &forgot.held_up {
            Some(why) => (why.as_str(), "Then run"),
            None => ("another program still has the journal open", "Close it, then run"),
        };
        screen.paragraph(&format!("Not yet erased from the file: {why}."), terminal::width());
        screen.line([plain(format!("{what}: hallway journal. It tries again."))]);
    }
    if forgot.unreadable > 0 {
        let text = format!("{} records cannot be read, and so could not be searched.", forgot.unreadable);
        screen.line([plain(text)]);
    }
    for copy in &forgot.copies {
        screen.line([plain(format!("This damaged copy keeps what is in it: {}", copy.display()))]);
    }
    for text in texts {
        screen.line([plain(format!("This text from an editor keeps what is in it: {}", text.display()))]);
    }
    screen
}
