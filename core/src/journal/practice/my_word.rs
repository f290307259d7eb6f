//! The user's own word: how many of their promises they kept.

use chrono::Days;

use crate::{
    error::Result,
    insights::{self, MyWord},
    journal::{read::names::NameBook, rooms::GivingRoom},
    model::Moment,
};

impl GivingRoom<'_> {
    /// How many of their promises the user kept in twelve months, and what of others has not come yet.
    pub fn my_word(&self, now: Moment) -> Result<MyWord> {
        self.journal.answer(|db| {
            let identities = db.identities()?;
            let names = NameBook::new(db, &identities);
            let from = now.date_naive().checked_sub_days(Days::new(367)).unwrap_or(chrono::NaiveDate::MIN);
            let word = insights::my_word(
                &db.open_promises()?,
                &db.settled_since(from)?,
                |row| row.person.filter(|_| !row.guess).and_then(|person| names.named(person)),
                now,
            );
            names.finish(word)
        })
    }
}
