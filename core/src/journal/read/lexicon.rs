//! The names and words that lines are read against, kept as long as they hold.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use crate::{
    error::Result,
    model::{AnyRecord, EntryKind, Me, PersonId, RecordId},
    quick_log::{DateHabits, KnownPerson, Lexicon},
    store::{Snapshot, Tx},
};

/// The names of one version.
type Versioned = (u64, Arc<Lexicon>);

/// The names and words lines are read against, as long as they hold. A clone is the same.
#[derive(Debug, Clone, Default)]
pub(in crate::journal) struct KeptNames(Arc<Mutex<Option<Versioned>>>);

impl KeptNames {
    /// The names as of this snapshot. People added since the last time are learned; after any other change all names
    /// are prepared again.
    pub(in crate::journal) fn as_of(&self, db: &Snapshot<'_>) -> Result<Arc<Lexicon>> {
        let version = db.names_version()?;
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let lexicon = match kept.take() {
            Some((known, lexicon)) if known == version => lexicon,
            Some((known, lexicon)) => match db.added_since(known)? {
                Some(added) => learned(db, lexicon, &added)?,
                None => Arc::new(lexicon_of(db)?),
            },
            None => Arc::new(lexicon_of(db)?),
        };
        *kept = Some((version, Arc::clone(&lexicon)));
        Ok(lexicon)
    }

    /// The names inside an act, with those that the act itself made or changed.
    pub(in crate::journal) fn within(&self, tx: &Tx<'_>) -> Result<Arc<Lexicon>> {
        if tx.has_names_of_before() { self.as_of(tx) } else { Ok(Arc::new(lexicon_of(tx)?)) }
    }
}

/// The names with these people more.
fn learned(db: &Snapshot<'_>, lexicon: Arc<Lexicon>, added: &[RecordId]) -> Result<Arc<Lexicon>> {
    let mut lexicon = lexicon;
    for id in added {
        let id = PersonId(*id);
        let mut known = KnownPerson { id, name: String::new(), nicknames: Vec::new() };
        let rows = db.names_of(&[id])?;
        for row in &rows {
            if row.nickname {
                known.nicknames.push(row.name.clone());
            } else {
                known.name.clone_from(&row.name);
            }
        }
        // A caller that holds the earlier names keeps them: they are copied only then.
        if !rows.is_empty() && !Arc::make_mut(&mut lexicon).add_person(known) {
            return Ok(Arc::new(lexicon_of(db)?));
        }
    }
    Ok(lexicon)
}

/// Every name anybody goes by, under the canonical record, the user's kind words and how they write dates.
pub(in crate::journal) fn lexicon_of(db: &Snapshot<'_>) -> Result<Lexicon> {
    let identities = db.identities()?;
    let mut people: BTreeMap<PersonId, KnownPerson> = BTreeMap::new();
    for row in db.names()? {
        let id = identities.canonical(row.person);
        let known = people.entry(id).or_insert_with(|| KnownPerson {
            id,
            name: String::new(),
            nicknames: Vec::new(),
        });
        if row.nickname || row.person != id {
            known.nicknames.push(row.name);
        } else {
            known.name = row.name;
        }
    }
    let me = me(db)?;
    let dates = DateHabits::from(&me);
    let words = me.kind_words.into_iter().map(|(word, kind)| (word, EntryKind::from(kind.as_str())));
    Ok(Lexicon::new(people.into_values().collect(), words.collect()).with_dates(dates))
}

/// The user's own record.
pub(in crate::journal) fn me(db: &Snapshot<'_>) -> Result<Me> {
    Ok(match db.record(RecordId::ME)? {
        Some(AnyRecord::Me(me)) => me,
        _ => Me::default(),
    })
}
