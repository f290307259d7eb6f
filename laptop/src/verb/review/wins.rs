//! The walk through wins: what went well this week, and wins that nobody with a say knows of.

use hallway_core::{
    insights::UntoldWin,
    journal::{NewWin, WinEdit},
};

use super::walk::{Walk, WalkAnswer, Walking};
use crate::{error::CommandError, input::questions};

/// Asks for the wins of the week, then who knows of those that nobody knew.
pub fn walk(walking: &Walking<'_>) -> Result<Walk, CommandError> {
    let mut noted: Vec<u64> = Vec::new();
    loop {
        let what = questions::line("What went well this week? One thing, or Enter to go on: ")?;
        let before = walking.journal.maintenance().acts();
        match what.trim() {
            "" => break,
            "q" | "quit" => return Ok(Walk::End),
            "u" | "back" => walking.back(noted.pop())?,
            what => {
                let evidence = questions::line("  What shows it? ")?;
                let new = NewWin { what: what.to_owned(), evidence, ..NewWin::default() };
                let reference = walking.journal.goals().add_win(new, walking.session.now())?;
                noted.push(walking.journal.maintenance().acts() - before);
                Walking::note(&format!("win   {reference} · undo"))?;
            }
        }
    }
    let untold = walking.journal.goals().untold_wins()?;
    walking.each(&untold, |win| one(walking, win))
}

fn one(walking: &Walking<'_>, win: &UntoldWin) -> Result<Walk, CommandError> {
    Walking::say(&format!("{} ({})", win.what, win.goal))?;
    if let Some(mention) = &win.mention {
        Walking::note(&format!("{} could mention it to {}", mention.who.name, mention.to.name))?;
    }
    let question = "Nobody with a say knows about it yet. [k] someone does";
    match Walking::key(question, &['k'])? {
        WalkAnswer::Key(_) => knows(walking, win)?,
        WalkAnswer::Leave => {}
        WalkAnswer::Back => return Ok(Walk::Back),
        WalkAnswer::End => return Ok(Walk::End),
    }
    Ok(Walk::On)
}

fn knows(walking: &Walking<'_>, win: &UntoldWin) -> Result<(), CommandError> {
    let Some(who) = walking.someone("Who knows about it: ")? else { return Ok(()) };
    let from = walking.someone("Who told them (Enter: you): ")?;
    let edit = WinEdit { known_by: vec![who], from, ..WinEdit::default() };
    let noted = walking.journal.goals().edit_win(win.reference.id.into(), edit, walking.session.now())?;
    Walking::note(&format!("{} · undo", noted.said))
}
