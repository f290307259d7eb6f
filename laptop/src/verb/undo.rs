//! `hallway undo`.

use hallway_core::journal::{UndoLine, Undone};

use crate::{
    error::{CommandError, Outcome},
    output::{
        answer::Acts,
        render,
        screen::{Screen, faint, plain},
        terminal,
    },
    session::Session,
};

/// Take back the last thing you did on this device
///
/// Each undo goes one act further back; --redo goes forward again. Forgetting someone cannot be undone, nor can
/// anything from before it.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Undo {
    /// Redo what was undone last
    #[arg(long, conflicts_with = "list")]
    redo: bool,
    /// List the latest acts, newest first
    #[arg(long)]
    list: bool,
}

const EXAMPLES: &str = "\
Examples:
  hallway undo
  hallway undo --redo
  hallway undo --list";

/// How many acts are listed.
const LISTED: u32 = 50;

impl Undo {
    /// Undoes, redoes or lists.
    pub fn run(self, session: &Session) -> Outcome {
        let journal = &*session.questions()?;
        if self.list {
            let acts = journal.maintenance().undo_list(LISTED)?;
            return session.answer(&Acts { acts: &acts }, |_| list(&acts, session));
        }
        let (undone, nothing, verb) = if self.redo {
            (journal.redo(session.now())?, "there is nothing to redo", "Done again")
        } else {
            (journal.undo(session.now())?, "there is nothing to undo on this device", "Undone")
        };
        let undone = undone.ok_or_else(|| CommandError::NotDone(nothing.to_owned()))?;
        session.said(&undone, |undone| said(undone, verb))
    }
}

/// What an undo or redo did.
pub fn said(undone: &Undone, verb: &str) -> Screen {
    let mut screen = Screen::new();
    screen.line([plain(format!("{verb} · {}", undone.what))]);
    if undone.left > 0 {
        screen.line([faint(format!("  {} changed since and left as they are", undone.left))]);
    }
    for kept in &undone.kept {
        let by = if kept.records == 1 { "another record" } else { "other records" };
        screen.line([faint(format!("  {} stays, needed by {by}", kept.person.name))]);
    }
    screen
}

fn list(acts: &[UndoLine], session: &Session) -> Screen {
    let mut screen = Screen::new();
    if acts.is_empty() {
        screen.line([plain("Nothing has been done on this device yet.")]);
    }
    let rows = acts.iter().map(|act| {
        let undone = if act.undone { "undone" } else { "" };
        vec![faint(render::moment(act.at, session.now().date_naive())), plain(&act.what), faint(undone)]
    });
    screen.table(0, rows.collect(), 1, terminal::width());
    screen
}
