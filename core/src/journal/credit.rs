//! What a line says to the user's credit: wins, and words that others spoke for the user.
//!
//! A win of a private line is kept and shown with its line alone; a word spoken counts, and its words are not shown.

use super::{
    commit::Act,
    gather::Goals,
    log::{Met, owner},
};
use crate::{
    error::Result,
    model::{Advocacy, EntryId, Identities, PersonId, RecordId, Win},
    quick_log::{Draft, DraftWin, DraftWord, spoken_in_words},
    store::{Snapshot, index::stored::Stored},
};

/// The wins of a draft, in order.
pub(super) fn wins(draft: &Draft, people: &[Met], entry: RecordId) -> Vec<Win> {
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
pub(super) fn good_words(draft: &Draft, people: &[Met], entry: RecordId) -> Vec<Advocacy> {
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
pub(super) fn note_word(act: &mut Act<'_>, word: Advocacy) -> Result<RecordId> {
    let identities = act.snapshot().identities()?;
    let goal = match word.speaker() {
        Some(person) => only_goal_with(act.snapshot(), &identities, person)?,
        None => None,
    };
    act.create(Advocacy { goal, ..word })
}

/// The only open goal with this person on its map; nothing if there are several or none.
pub(super) fn only_goal_with(
    db: &Snapshot<'_>,
    identities: &Identities,
    person: PersonId,
) -> Result<Option<RecordId>> {
    let (goals, person) = (Goals::of(db, identities)?, identities.canonical(person));
    let open = goals.open();
    let mut with = open.iter().filter(|(_, seats)| seats.iter().any(|seat| seat.person == person));
    Ok(match (with.next(), with.next()) {
        (Some((only, _)), None) => Some(only.id),
        _ => None,
    })
}

/// The wins that came from a line, in order of birth.
pub(super) fn wins_of(db: &Snapshot<'_>, entry: RecordId) -> Result<Vec<Stored<Win>>> {
    let mut wins = db.all::<Win>()?;
    wins.retain(|win| win.record.entry == Some(EntryId(entry)));
    Ok(wins)
}

/// The words spoken for the user that came from a line, in order of birth, whoever spoke.
pub(super) fn words_of(db: &Snapshot<'_>, entry: RecordId) -> Result<Vec<Stored<Advocacy>>> {
    let mut words = db.all::<Advocacy>()?;
    words.retain(|word| word.record.entry == Some(EntryId(entry)));
    Ok(words)
}

/// What a word spoken says, in words: `to the panel; Ana Silva told me`.
pub(super) fn in_words(word: &Advocacy) -> String {
    spoken_in_words(&word.to, &word.how)
}
