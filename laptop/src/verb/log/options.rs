//! What flags say about a line besides its marks.

use hallway_core::{
    Error,
    journal::{Choice, Journal, Reading},
    model::Moment,
};

use crate::{
    error::Outcome,
    output::{json, render},
    session::Session,
};

/// What flags say about a line besides its marks.
pub(super) struct LineOptions {
    /// What was chosen about it: its day, its kind, who started it.
    pub(super) choices: Vec<Choice>,
    /// It is only shown what would be saved.
    pub(super) dry_run: bool,
}

impl LineOptions {
    /// Saves a line and says so, or only shows what would be saved.
    pub(super) fn save(&self, journal: &Journal, line: &str, session: &Session) -> Outcome {
        let reading = self.read(journal, line, session.now())?;
        if self.dry_run {
            return session
                .answer(&json::Preview::of(&reading, &|person| journal.people().named(person).ok()), |_| {
                    render::preview(&reading, session.now())
                });
        }
        let receipt = journal.log(reading, session.now())?;
        session.said(&receipt, |receipt| render::receipt(receipt, "Saved", session.now()))
    }

    /// The reading of a line, with what the flags say about it.
    pub(super) fn read(&self, journal: &Journal, line: &str, now: Moment) -> Result<Reading, Error> {
        Ok(journal.read_line(line, now)?.in_zone_of_this_device(now).chosen(&self.choices))
    }
}
