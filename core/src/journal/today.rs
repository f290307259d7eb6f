//! Today.

use std::collections::HashSet;

use chrono::Days;

use super::{devices::devices_in_step, names::me, people::share_rest, review::waiting};
use crate::{
    error::Result,
    insights::{self, Today, TodaySources},
    journal::Journal,
    model::Moment,
};

impl Journal {
    /// What the user said they would do, what has not come yet, and whom it would be good to see.
    pub fn today(&self, now: Moment) -> Result<Today> {
        self.answer(|db| {
            let identities = db.identities()?;
            let tallies = db.contact_tallies(now)?;
            let week_ago = now.checked_sub_days(Days::new(7)).unwrap_or(now);
            let seen: HashSet<_> = tallies
                .iter()
                .filter(|tally| tally.last_conversation.is_some_and(|last| last > week_ago))
                .map(|tally| identities.canonical(tally.person))
                .collect();
            let mut people = db.people()?;
            share_rest(&mut people, &identities);
            let put_off = db.put_off(now.date_naive())?;
            let sources = TodaySources {
                people: &people,
                tallies: &tallies,
                promises: &db.open_promises()?,
                put_off: &put_off,
                pace: me(db)?.pace,
                seen_this_week: seen.len(),
                to_check: waiting(db, &people, &identities)?,
                first_day: people.is_empty() && !db.any_entry()?,
                devices: devices_in_step(db, now)?,
                identities: &identities,
            };
            Ok(insights::today(&sources, now))
        })
    }
}
