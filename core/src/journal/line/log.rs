//! Log: one line in, a receipt out.

use crate::{
    error::Result,
    journal::{
        Journal,
        line::{
            credit,
            item::FromLine,
            people::meet,
            reading::Reading,
            receipt::{Receipt, name_of, receipt},
            records::{entry, made},
        },
        reference::LAST_ENTRY,
        text::spoken,
    },
    model::{AnyRecord, Entry, Moment},
};

impl Journal {
    /// Saves a reading: the entry, whoever is new, and what comes from it, in one transaction.
    pub fn log(&self, reading: Reading, now: Moment) -> Result<Receipt> {
        let what = format!("logged: {}", spoken(&reading.draft.raw, reading.draft.private));
        self.commit(what, now, move |txn| {
            let id = txn.fresh_id()?;
            let people = meet(txn, &reading.draft, &Entry::default())?;
            txn.create_under(id, entry(&reading, &people, txn.now))?;
            let mut receipt = receipt(id, &reading, &people);
            for record in made(&reading.draft, &people, id) {
                let record = match record {
                    AnyRecord::Advocacy(word) => credit::with_goal(txn.snapshot(), word)?.into(),
                    other => other,
                };
                let made = txn.create(record.clone())?;
                if let Some(one) = FromLine::of(made, &record) {
                    let person = name_of(&receipt.people, one.person);
                    receipt.items.push(one.shown(person));
                }
            }
            txn.set(LAST_ENTRY, Some(&id.to_string()))?;
            txn.answer(receipt)
        })
    }
}
