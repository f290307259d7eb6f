//! `hallway journal check`: what is damaged, and what a repair brings back.

use clap::Args;
use hallway_core::{
    Error,
    journal::{Check as Checked, Progress, Repaired, Unreadable, repair},
};

use crate::{
    error::{CommandError, Outcome},
    output::{
        progress, render,
        screen::{Screen, faint, plain},
        terminal,
    },
    service,
    session::Session,
    storage::secrets,
};

/// Verify every page, record and derived table
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  hallway journal check\n  hallway journal check --repair")]
pub struct Check {
    /// If something is damaged: copy what can be read into a new file, and keep the damaged one
    #[arg(long)]
    repair: bool,
}

impl Check {
    /// Reads everything; repairs what is damaged, if asked to.
    pub fn run(self, session: &Session) -> Outcome {
        // A repair needs the journal for itself.
        let _rests = self.repair.then(|| service::pause(session.place()));
        let begun = Progress { done: 0, total: 0 };
        let checked = session.journal_to_check().and_then(|journal| {
            Ok(progress::show("Checking", session.shows_progress(), begun, |each| {
                journal.maintenance().check(each, session.now())
            })?)
        });
        match checked {
            Ok(checked) if !self.repair || needs_nothing(&checked) => {
                session.answer(&checked, result)?;
                if is_well(&checked) { Ok(()) } else { Err(CommandError::Told) }
            }
            // Every record is whole: only what is derived from them is made anew.
            Ok(checked) if checked.file.is_empty() && checked.unreadable.is_empty() => {
                rebuild(session, checked)
            }
            // A journal whose first page is lost does not open with its own key either, and one that was cut off may be
            // taken for another file.
            Ok(_)
            | Err(CommandError::Core(Error::Damaged(_) | Error::WrongKey(_) | Error::NotAJournal { .. }))
                if self.repair =>
            {
                mend(session)
            }
            Ok(_) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// How much of what the database says about damage is shown.
const FILE_LINES: usize = 8;

fn is_well(checked: &Checked) -> bool {
    needs_nothing(checked) && checked.untold.is_empty()
}

/// Whether all that is in the file is as it should be.
fn is_sound(checked: &Checked) -> bool {
    checked.file.is_empty()
        && checked.unreadable.is_empty()
        && checked.stale.is_empty()
        && checked.dangling.is_empty()
}

/// Whether a repair has nothing to do.
fn needs_nothing(checked: &Checked) -> bool {
    is_sound(checked) && checked.behind == 0
}

fn result(checked: &Checked) -> Screen {
    let mut screen = Screen::new();
    if is_well(checked) {
        if checked.missing.is_empty() {
            screen.line([plain(format!("All is well: {} records read.", checked.records))]);
        } else {
            screen.line([plain(format!("What is here is well: {} records read.", checked.records))]);
            screen.line([plain(format!(
                "Missing: {}. --json names what is known of it; another device, or a backup, may have it.",
                render::count(checked.missing.len(), "record")
            ))]);
        }
        return screen;
    }
    let said: Vec<&str> = checked.file.iter().flat_map(|said| said.lines()).collect();
    for line in said.iter().take(FILE_LINES) {
        screen.line([plain(format!("File: {line}"))]);
    }
    if let Some(more) = said.len().checked_sub(FILE_LINES).filter(|more| *more > 0) {
        screen.line([faint(format!("and {more} more; --json has them all"))]);
    }
    for Unreadable { id, why } in &checked.unreadable {
        screen.line([plain(format!("Record {id}: {why}"))]);
    }
    for lost in &checked.untold {
        screen.paragraph(&format!("A repair was cut short. Missing: {lost}"), terminal::width());
    }
    for table in &checked.stale {
        screen.line([plain(format!("Table {table} differs from the records"))]);
    }
    for Unreadable { id, why: name } in &checked.dangling {
        screen.line([plain(format!("Record {id} needs {name}, deleted before: a repair brings it back"))]);
    }
    if checked.behind > 0 {
        screen.paragraph(&format!("Behind: {}", render::behind(checked.behind)), terminal::width());
    }
    if needs_nothing(checked) {
        screen.line([plain("All else is well. Another device that has them brings them back: hallway sync")]);
        return screen;
    }
    if is_sound(checked) {
        screen.line([plain("To stop this message: hallway journal check --repair")]);
        return screen;
    }
    screen.line([plain("To repair it: hallway journal check --repair. The file as it is now is kept.")]);
    screen
}

/// Makes the derived tables anew from the records, and says how the journal is then; once more, and for the last time, how many
/// changes it is behind.
fn rebuild(session: &Session, before: Checked) -> Outcome {
    let begun = Progress { done: 0, total: 0 };
    let journal = session.journal()?;
    progress::show("Rebuilding tables", session.shows_progress(), begun, |each| {
        journal.maintenance().rebuild_all(each, session.now())
    })?;
    let mut checked = progress::show("Checking", session.shows_progress(), begun, |each| {
        journal.maintenance().check(each, session.now())
    })?;
    // The check before it has told them already.
    checked.untold = before.untold;
    let well = is_well(&checked);
    let told = Checked { behind: checked.behind.max(before.behind), ..checked.clone() };
    session
        .answer(&told, |told| {
            let mut screen = result(&checked);
            if checked.behind == 0 && told.behind > 0 {
                let text = format!("Nothing is said any more of this: {}", render::behind(told.behind));
                screen.paragraph(&text, terminal::width());
            }
            screen
        })
        .map_err(CommandError::once_done)?;
    if well { Ok(()) } else { Err(CommandError::Told) }
}

/// Nothing may have the journal open, so a new process state is needed: this one has closed it.
fn mend(session: &Session) -> Outcome {
    let place = session.place();
    let key = secrets::find(place)?
        .ok_or_else(|| CommandError::Key("the key of this journal is not here".to_owned()))?;
    session.close();
    let begun = Progress { done: 0, total: 0 };
    let repaired = progress::show("Repairing", session.shows_progress(), begun, |each| {
        repair(&place.journal(), &key, each, session.now())
    })?;
    session.answer(&repaired, mended).map_err(CommandError::once_done)?;
    if repaired.missing.is_empty() { Ok(()) } else { Err(CommandError::Told) }
}

fn mended(repaired: &Repaired) -> Screen {
    let mut screen = Screen::new();
    screen.line([plain(format!("Repaired: {} records are in a new file.", repaired.saved))]);
    screen.line([plain(format!("The damaged file is kept: {}", repaired.kept.display()))]);
    for missing in &repaired.missing {
        screen.paragraph(&format!("Missing: {missing}"), terminal::width());
    }
    if !repaired.missing.is_empty() {
        screen.line([plain("Another device that has them brings them back: hallway sync")]);
    }
    screen
}
