//! The walk of the audit: how well do we know and trust each other?

use hallway_core::insights::ToAudit;

use crate::{
    error::CommandError,
    input::questions,
    output::{
        pager,
        screen::{Screen, faint, plain},
        terminal,
    },
};

use super::walk::{Walk, Walking};

/// Asks about the people the audit is due for, at most `most` of them, until the user stops.
pub fn walk(walking: &Walking<'_>, most: usize) -> Result<Walk, CommandError> {
    let Walking { journal, session } = *walking;
    let board = journal.relationships().audit_board(session.now())?;
    if board.to_ask.is_empty() {
        return Ok(Walk::On);
    }
    let mut screen = Screen::new();
    screen.wrapped(
        &plain("How well do you know and trust each other? 1 to 10; Enter skips, u goes back, q quits."),
        terminal::width(),
    );
    pager::say(&screen)?;
    let asked: Vec<ToAudit> = board.to_ask.into_iter().take(most).collect();
    walking.each(&asked, |one| self::one(walking, one))
}

fn one(walking: &Walking<'_>, one: &ToAudit) -> Result<Walk, CommandError> {
    let Walking { journal, session } = *walking;
    let before = one.score_before.map(|score| format!(" ({} before)", score.get())).unwrap_or_default();
    loop {
        let typed = questions::line(&format!("  {}{before}: ", one.person.name))?;
        let (number, because) = typed.trim().split_once(' ').unwrap_or((typed.trim(), ""));
        match number {
            "" => return Ok(Walk::On),
            "u" | "back" => return Ok(Walk::Back),
            "q" | "quit" => return Ok(Walk::End),
            number => match number.parse().map(|answer: i64| {
                journal.relationships().audit(one.person.id(), answer, because, session.now())
            }) {
                Ok(Ok(_)) => return Ok(Walk::On),
                Ok(Err(error)) => pager::say(&Screen::of(faint(error.to_string())))?,
                Err(_) => pager::say(&Screen::of(faint(
                    "a number from 1 to 10, and a reason behind it if you like",
                )))?,
            },
        }
    }
}
