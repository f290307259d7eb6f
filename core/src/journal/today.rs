//! Today: what the user said they would do, what has not come yet, and the first of what comes next.

use crate::{
    error::Result,
    insights::{self, Glance, Today},
    journal::{
        Journal,
        practice::next::{Screen, with_sources},
        rooms::RelationshipsRoom,
    },
    model::Moment,
};

/// The people whose names a glance may need.
const LATEST: u32 = 2;

impl Journal {
    /// What the user said they would do, what has not come yet, and the first three of what comes next.
    pub fn today(&self, now: Moment) -> Result<Today> {
        self.answer(|db| {
            with_sources(db, &|| self.lexicon_in(db), &self.rows, Screen::Today, now, |sources| {
                insights::today(sources, now)
            })
        })
    }
}

impl RelationshipsRoom<'_> {
    /// What a locked screen may show: numbers, first names and a time; never a word of what was written.
    pub fn glance(&self, now: Moment) -> Result<Glance> {
        let today = self.journal.today(now)?;
        Ok(insights::glance(&today, &self.journal.people().latest(LATEST, now)?, now))
    }
}
