//! Today: what the user said they would do, what has not come yet, and the first of what comes next.

use crate::{
    error::Result,
    insights::{self, Today},
    journal::{Journal, practice::next::with_sources},
    model::Moment,
};

impl Journal {
    /// What the user said they would do, what has not come yet, and the first three of what comes next.
    pub fn today(&self, now: Moment) -> Result<Today> {
        self.answer(|db| {
            with_sources(db, &|| self.lexicon_in(db), now, |sources| insights::today(sources, now))
        })
    }
}
