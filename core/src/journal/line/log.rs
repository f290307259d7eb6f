//! Log: one line in, a receipt out.

use crate::{
    error::Result,
    journal::{
        Journal,
        line::{
            credit,
            people::meet,
            reading::Reading,
            receipt::{Receipt, ReceiptItem, advocacy_item, made, name_of, receipt, win_item},
            records::{entry, exchanges, facts, promises},
        },
        reference::{LAST_ENTRY, shorten},
        text::spoken,
    },
    model::{Entry, Moment, RecordId, Reference},
};

impl Journal {
    /// Saves a reading: the entry, whoever is new, and what comes from it, in one transaction.
    pub fn log(&self, reading: Reading, now: Moment) -> Result<Receipt> {
        let what = format!("logged: {}", spoken(&reading.draft.raw, reading.draft.private));
        self.commit(what, now, move |txn| {
            let id = txn.fresh_id()?;
            let people = meet(txn, &reading.draft, &Entry::default())?;
            txn.create_under(id, entry(&reading, &people, txn.now))?;
            let mut receipt = receipt(txn, id, &reading, &people)?;
            for promise in promises(&reading.draft, &people, id) {
                let (mine, text, due) = (promise.mine, promise.text.clone(), promise.due);
                let kind = promise.status.to_string();
                let person = name_of(&receipt.people, promise.person);
                let reference = made(txn, promise)?;
                receipt.promises.push(ReceiptItem { reference, mine, kind, text, due, person });
            }
            for exchange in exchanges(&reading.draft, &people, id) {
                let (mine, text, kind) = (exchange.given, exchange.text.clone(), exchange.kind.to_string());
                let person = name_of(&receipt.people, exchange.person);
                let reference = made(txn, exchange)?;
                receipt.exchanges.push(ReceiptItem { reference, mine, kind, text, due: None, person });
            }
            for fact in facts(&reading.draft, &people, id) {
                let (text, kind) = (fact.text.clone(), fact.kind.to_string());
                let person = name_of(&receipt.people, fact.person);
                let reference = made(txn, fact)?;
                receipt.facts.push(ReceiptItem { reference, mine: false, kind, text, due: None, person });
            }
            for win in credit::wins(&reading.draft, &people, id) {
                let item = win_item(RecordId::default(), &win);
                let reference = made(txn, win)?;
                receipt.wins.push(ReceiptItem { reference, ..item });
            }
            for word in credit::advocacies(&reading.draft, &people, id) {
                let person = name_of(&receipt.people, Some(word.person));
                let item = advocacy_item(RecordId::default(), &word, person);
                let mut reference = Reference::to(credit::note_advocacy(txn, word)?);
                shorten(txn.snapshot(), &mut reference)?;
                receipt.advocacies.push(ReceiptItem { reference, ..item });
            }
            txn.set(LAST_ENTRY, Some(&id.to_string()))?;
            Ok(receipt)
        })
    }
}
