//! Words that are for the prompt itself, and what they do.

use hallway_core::{journal::Journal, model::PersonId};

use crate::{
    error::Outcome,
    output::{
        pager, render,
        screen::{Screen, plain},
        terminal,
    },
    session::Session,
    verb::undo,
};

/// What a line at the prompt asks for when it is no line to be saved.
pub(super) enum PromptWord {
    Leave,
    Help,
    Undo,
    Redo,
    /// The card of somebody who is known.
    Prep(PersonId),
}

impl PromptWord {
    /// The word this line is; nothing for a line to be saved. Case does not matter, and what old hands type elsewhere counts.
    pub(super) fn of(line: &str, journal: Option<&Journal>) -> Option<Self> {
        let line = line.trim();
        match line.to_lowercase().as_str() {
            "exit" | "quit" | ":q" | "q" => Some(Self::Leave),
            "help" | "?" | ":h" => Some(Self::Help),
            "undo" => Some(Self::Undo),
            "redo" => Some(Self::Redo),
            _ => {
                let (first, name) = line.split_once(char::is_whitespace)?;
                let asks = first.eq_ignore_ascii_case("prep");
                // "prep the deck" is a note.
                let journal = journal.filter(|_| asks)?;
                journal.people().resolve(name.trim()).ok().map(Self::Prep)
            }
        }
    }
}

pub(super) fn card(person: PersonId, session: &Session) -> Outcome {
    let card = session.questions()?.prep(person, session.now())?;
    pager::say(&render::card(&card, session.now(), terminal::width()))
}

pub(super) fn bring_back(journal: Option<&Journal>, session: &Session) -> Outcome {
    let screen = match journal.map(|journal| journal.redo(session.now())).transpose()?.flatten() {
        Some(done) => undo::said(&done, "Done again"),
        None => Screen::of(plain("There is nothing to redo.")),
    };
    pager::say(&screen)
}

pub(super) fn take_back(journal: Option<&Journal>, session: &Session) -> Outcome {
    let screen = match journal.map(|journal| journal.undo(session.now())).transpose()?.flatten() {
        Some(undone) => undo::said(&undone, "Undone"),
        None => Screen::of(plain("There is nothing to undo on this device.")),
    };
    pager::say(&screen)
}
