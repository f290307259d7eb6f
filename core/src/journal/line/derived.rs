//! What came from a line: promises, facts, exchanges, wins and words spoken for the user, offered once for every act that goes through all of them.

use crate::{
    error::Result,
    journal::{
        line::credit::{self, advocacies_of, wins_of},
        text::spoken,
        write::WriteTxn,
    },
    model::{Advocacy, EntryId, Exchange, Fact, Kind, PersonId, Promise, RecordId, Win},
    store::Snapshot,
};

/// A record that came from a line.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::journal) struct FromLine {
    pub(in crate::journal) id: RecordId,
    pub(in crate::journal) person: Option<PersonId>,
    /// What it is, in words.
    pub(in crate::journal) said: String,
    kind: Kind,
}

/// What all of them have.
pub(in crate::journal) struct SharedFields<'r> {
    pub(in crate::journal) person: &'r mut Option<PersonId>,
    pub(in crate::journal) guess: &'r mut bool,
    pub(in crate::journal) private: &'r mut bool,
}

/// Everything that came from a line: promises, then facts, exchanges, wins, and words spoken for the user.
pub(in crate::journal) fn from_line(db: &Snapshot<'_>, line: RecordId) -> Result<Vec<FromLine>> {
    let entry = EntryId(line);
    let mut found = Vec::new();
    for row in db.promises_of(entry)? {
        let said = format!("promise: {}", spoken(&row.text, row.private));
        found.push(FromLine { id: row.id, person: row.person, said, kind: Kind::Promise });
    }
    for row in db.facts_of(entry)? {
        let said = format!("fact: {}", spoken(&row.text, row.private));
        found.push(FromLine { id: row.id, person: row.person, said, kind: Kind::Fact });
    }
    for row in db.exchanges_of(entry)? {
        let said =
            format!("{}: {}", if row.given { "given" } else { "received" }, spoken(&row.text, row.private));
        found.push(FromLine { id: row.id, person: row.person, said, kind: Kind::Exchange });
    }
    for win in wins_of(db, line)? {
        let said = format!("win: {}", spoken(&win.record.what, win.record.private));
        found.push(FromLine { id: win.id, person: None, said, kind: Kind::Win });
    }
    for word in advocacies_of(db, line)? {
        let said =
            format!("{}: {}", word.record.kind, spoken(&credit::in_words(&word.record), word.record.private));
        let person = Some(word.record.person).filter(|person| *person != PersonId::default());
        found.push(FromLine { id: word.id, person, said, kind: Kind::Advocacy });
    }
    Ok(found)
}

/// Changes what all of them have in those that are meant.
pub(in crate::journal) fn change(
    txn: &mut WriteTxn<'_>,
    entry: RecordId,
    meant: impl Fn(&FromLine) -> bool,
    mut change: impl FnMut(SharedFields<'_>),
) -> Result<()> {
    for one in from_line(txn.snapshot(), entry)?.iter().filter(|one| meant(one)) {
        match one.kind {
            Kind::Promise => txn.edit::<Promise>(one.id, |Promise { person, guess, private, .. }| {
                change(SharedFields { person, guess, private });
            })?,
            Kind::Fact => txn.edit::<Fact>(one.id, |Fact { person, guess, private, .. }| {
                change(SharedFields { person, guess, private });
            })?,
            // A win is the user's own: only whether it is private is shared.
            Kind::Win => txn.edit::<Win>(one.id, |Win { private, .. }| {
                let (person, guess) = (&mut None, &mut false);
                change(SharedFields { person, guess, private });
            })?,
            Kind::Advocacy => {
                txn.edit::<Advocacy>(one.id, |Advocacy { person, guess, private, .. }| {
                    let mut speaker = Some(*person).filter(|person| *person != PersonId::default());
                    change(SharedFields { person: &mut speaker, guess, private });
                    *person = speaker.unwrap_or_default();
                })?
            }
            _ => txn.edit::<Exchange>(one.id, |Exchange { person, guess, private, .. }| {
                change(SharedFields { person, guess, private });
            })?,
        };
    }
    Ok(())
}
