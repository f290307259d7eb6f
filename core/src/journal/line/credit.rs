//! What a line says to the user's credit: wins, and words that others spoke for the user.
//!
//! A win of a private line is kept and shown with its line alone; a word spoken counts, and its words are not shown.

use crate::{
    error::Result,
    journal::{
        line::people::{Met, owner},
        read::practice::only_goal_with,
        write::WriteTxn,
    },
    model::{Advocacy, EntryId, RecordId, Win},
    quick_log::{Draft, DraftWin, DraftWord, spoken_in_words},
    store::{Snapshot, index::stored::Stored},
};

/// The wins of a draft, in order.
pub(in crate::journal) fn wins(draft: &Draft, people: &[Met], entry: RecordId) -> Vec<Win> {
    let win = |said: &DraftWin| Win {
        what: said.what.clone(),
        with: said.with.iter().filter_map(|at| owner(people, Some(*at)).0).map(|with| (with, true)).collect(),
        entry: Some(EntryId(entry)),
        private: draft.private,
        at: draft.at,
        ..Win::default()
    };
    draft.wins.iter().map(win).collect()
}

/// The words spoken for the user in a draft, in order, still without a goal.
pub(in crate::journal) fn advocacies(draft: &Draft, people: &[Met], entry: RecordId) -> Vec<Advocacy> {
    let word = |said: &DraftWord| {
        let (person, guess) = owner(people, said.person);
        Advocacy {
            person: person.unwrap_or_default(),
            guess,
            kind: said.kind.clone(),
            to: said.to.clone(),
            how: said.how.clone(),
            entry: Some(EntryId(entry)),
            private: draft.private,
            at: draft.at,
            ..Advocacy::default()
        }
    };
    draft.words.iter().map(word).collect()
}

/// A word spoken for the user, for the only open goal with them on its map, if there is one.
pub(in crate::journal) fn with_goal(db: &Snapshot<'_>, word: Advocacy) -> Result<Advocacy> {
    let goal = match word.speaker() {
        Some(person) => only_goal_with(db, &db.identities()?, person)?,
        None => None,
    };
    Ok(Advocacy { goal, ..word })
}

/// Keeps a word spoken for the user, for the goal it serves.
pub(in crate::journal) fn note_advocacy(txn: &mut WriteTxn<'_>, word: Advocacy) -> Result<RecordId> {
    let word = with_goal(txn.snapshot(), word)?;
    txn.create(word)
}

/// The wins that came from a line, in the order they were created.
pub(in crate::journal) fn wins_of(db: &Snapshot<'_>, entry: RecordId) -> Result<Vec<Stored<Win>>> {
    let mut wins = db.all::<Win>()?;
    wins.retain(|win| win.record.entry == Some(EntryId(entry)));
    Ok(wins)
}

/// The good words for the user that came from a line, by anyone, in the order they were created.
pub(in crate::journal) fn advocacies_of(db: &Snapshot<'_>, entry: RecordId) -> Result<Vec<Stored<Advocacy>>> {
    let mut words = db.all::<Advocacy>()?;
    words.retain(|word| word.record.entry == Some(EntryId(entry)));
    Ok(words)
}

/// What a word spoken says, in words: `to the panel; Ana Silva told me`.
pub(in crate::journal) fn in_words(word: &Advocacy) -> String {
    spoken_in_words(&word.to, &word.how)
}
