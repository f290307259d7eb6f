//! What all that came from a line shares, changed in all of it at once.

use crate::{
    error::Result,
    journal::{
        line::item::{FromLine, from_line},
        write::WriteTxn,
    },
    model::{Advocacy, Exchange, Fact, ItemKind, PersonId, Promise, RecordId, Win},
};

/// What all of them have.
pub(in crate::journal) struct SharedFields<'r> {
    pub(in crate::journal) person: &'r mut Option<PersonId>,
    pub(in crate::journal) guess: &'r mut bool,
    pub(in crate::journal) private: &'r mut bool,
}

/// Changes what all of them have in those that are meant.
pub(in crate::journal) fn change(
    txn: &mut WriteTxn<'_>,
    entry: RecordId,
    meant: impl Fn(&FromLine) -> bool,
    mut change: impl FnMut(SharedFields<'_>),
) -> Result<()> {
    for one in from_line(txn.snapshot(), entry)?.iter().filter(|one| meant(one)) {
        match one.what {
            ItemKind::Promise => {
                txn.edit::<Promise>(one.id, |Promise { person, guess, private, .. }| {
                    change(SharedFields { person, guess, private });
                })?
            }
            ItemKind::Fact => txn.edit::<Fact>(one.id, |Fact { person, guess, private, .. }| {
                change(SharedFields { person, guess, private });
            })?,
            // A win is the user's own: only whether it is private is shared.
            ItemKind::Win => txn.edit::<Win>(one.id, |Win { private, .. }| {
                let (person, guess) = (&mut None, &mut false);
                change(SharedFields { person, guess, private });
            })?,
            ItemKind::Advocacy => {
                txn.edit::<Advocacy>(one.id, |Advocacy { person, guess, private, .. }| {
                    let mut speaker = Some(*person).filter(|person| *person != PersonId::default());
                    change(SharedFields { person: &mut speaker, guess, private });
                    *person = speaker.unwrap_or_default();
                })?
            }
            ItemKind::Exchange => {
                txn.edit::<Exchange>(one.id, |Exchange { person, guess, private, .. }| {
                    change(SharedFields { person, guess, private });
                })?
            }
        };
    }
    Ok(())
}
