//! Every line of an input, each an entry.

use std::io;

use hallway_core::{Error, journal::Journal};
use indicatif::ProgressBar;

use super::{Log, options::LineOptions};
use crate::{
    error::{CommandError, Outcome},
    input::stdin::Lines,
    output::{complaint, json, pager, progress, render, terminal},
    session::Session,
};

impl Log {
    /// Every line of the input, each safe before the next is read.
    pub(super) fn many(&self, session: &Session) -> Outcome {
        let journal = &*session.journal()?;
        let options = self.options(journal, session)?;
        let mut shows_receipts = session.json() || !session.quiet();
        let what = if self.dry_run { "lines read" } else { "lines saved" };
        // Receipts on the same terminal are progress enough.
        let counter = if terminal::is_read_by_a_person() {
            ProgressBar::hidden()
        } else {
            progress::count(what, session.shows_progress())
        };
        let (mut saved, mut refused) = (0_u64, 0_u64);
        // Why the receipts of lines that are saved could not be shown.
        let mut unseen = None;
        for line in Lines::of(io::stdin().lock()) {
            let line = line?;
            let outcome = match &line.text {
                Ok(text) => self.one_of_many(journal, &options, text, session, shows_receipts),
                Err(why) => Err(Error::Unfit((*why).to_owned()).into()),
            };
            match outcome {
                Ok(()) => {
                    saved += 1;
                    counter.set_position(saved);
                }
                // The reader of the receipts went away; the lines are still to be saved, and this one is.
                Err(CommandError::NobodyReads) => {
                    saved += 1;
                    shows_receipts = false;
                }
                Err(CommandError::DoneUnseen(why)) => {
                    saved += 1;
                    shows_receipts = false;
                    unseen = Some(why);
                }
                Err(error @ CommandError::System(_)) => return Err(error),
                Err(error) => {
                    refused += 1;
                    let shown = session.json()
                        && json::line(&json::error_in_line(line.number, &error))
                            .and_then(|line| pager::write(&line))
                            .is_ok();
                    if !shown {
                        let before = format!("hallway: line {}: ", line.number);
                        counter.suspend(|| complaint::say(&before, &error));
                    }
                    if matches!(
                        error,
                        CommandError::Core(
                            Error::NotWritten(_) | Error::NoRoom | Error::ReadOnly | Error::Damaged(_)
                        )
                    ) {
                        // The rest would fail the same way.
                        let sentence = format!(
                            "hallway: {saved} saved, and nothing after line {} was read",
                            line.number
                        );
                        counter.suspend(|| complaint::sentence(&sentence));
                        break;
                    }
                }
            }
        }
        counter.finish_and_clear();
        if let Some(why) = unseen {
            let (lines, not) = counts(saved, refused);
            complaint::sentence(&format!("hallway: {lines} saved{not}, but it could not be shown: {why}"));
            return Err(CommandError::Told);
        }
        if !session.json() && !session.quiet() && !self.dry_run {
            let (lines, not) = counts(saved, refused);
            match pager::write(&format!("{lines} saved{not}\n")) {
                Ok(()) | Err(CommandError::NobodyReads) => {}
                Err(error) => return Err(error),
            }
        }
        if refused == 0 { Ok(()) } else { Err(CommandError::Told) }
    }

    fn one_of_many(
        &self,
        journal: &Journal,
        options: &LineOptions,
        text: &str,
        session: &Session,
        shows: bool,
    ) -> Outcome {
        let line = self.marks.spell(text).map_err(CommandError::Usage)?;
        let reading = options.read(journal, &line, session.now())?;
        if self.dry_run {
            return if session.json() {
                pager::write(&json::line(&json::Preview::of(&reading, &|person| {
                    journal.people().named(person).ok()
                }))?)
            } else {
                pager::say(&render::preview(&reading, session.now()))
            };
        }
        let receipt = journal.log(reading, session.now())?;
        if !shows {
            return Ok(());
        }
        let shown = if session.json() {
            json::line(&receipt).and_then(|line| pager::write(&line))
        } else {
            pager::say(&render::receipt(&receipt, "Saved", session.now()))
        };
        shown.map_err(CommandError::once_done)
    }
}

/// `3 lines`, and `; 1 not saved` where some are not.
fn counts(saved: u64, refused: u64) -> (String, String) {
    let not = if refused == 0 { String::new() } else { format!("; {refused} not saved") };
    (format!("{saved} {}", if saved == 1 { "line" } else { "lines" }), not)
}
