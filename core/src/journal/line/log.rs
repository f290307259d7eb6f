//! Log: one line in, a receipt out.

use crate::{
    error::Result,
    journal::{
        Journal,
        line::{
            credit, feedback,
            item::FromLine,
            newcomers,
            page::receipt_of,
            people::meet,
            reading::Reading,
            receipt::{Receipt, named_in, receipt},
            records::{entry, made},
            suggestions,
        },
        reference::LAST_ENTRY,
        text::spoken,
        write::WriteTxn,
    },
    model::{AnyRecord, Entry, Moment},
};

impl Journal {
    /// Saves a reading in one transaction: the entry, new people, what comes from it, and the answers given about it.
    pub fn log(&self, reading: Reading, now: Moment) -> Result<Receipt> {
        let what = format!("logged: {}", spoken(&reading.draft.raw, reading.draft.private));
        self.commit(what, now, move |txn| log_in(txn, &reading))
    }
}

/// Saves a reading inside an act.
pub(in crate::journal) fn log_in(txn: &mut WriteTxn<'_>, reading: &Reading) -> Result<Receipt> {
    let id = txn.fresh_id()?;
    let people = meet(txn, &reading.draft, &Entry::default())?;
    let met = people.iter().zip(&reading.draft.people);
    let added: Vec<_> = met
        .filter(|(met, _)| met.new)
        .filter_map(|(met, mention)| Some((met.person?, &*mention.name)))
        .collect();
    newcomers::introduce(txn, &added, None)?;
    txn.create_under(id, entry(reading, &people, txn.now))?;
    let mut receipt = receipt(id, reading, &people);
    for record in made(&reading.draft, &people, id) {
        let record = match record {
            AnyRecord::Advocacy(word) => credit::with_goal(txn.snapshot(), word)?.into(),
            other => other,
        };
        let made = txn.create(record.clone())?;
        if let AnyRecord::Exchange(received) = &record {
            feedback::keep(txn, received)?;
        }
        if let Some(one) = FromLine::of(made, &record) {
            let person = named_in(&receipt.people, one.person);
            receipt.items.push(one.shown(person));
        }
    }
    txn.set(LAST_ENTRY, Some(&id.to_string()))?;
    if !reading.answers.is_empty() {
        suggestions::answer(txn, id, reading)?;
        let now_is = receipt_of(txn.snapshot(), &*txn.lexicon()?, id)?;
        receipt = Receipt { doubts: receipt.doubts, label: receipt.label, ..now_is };
    }
    txn.answer(receipt)
}
