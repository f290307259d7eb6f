//! Somebody who is leaving: who they are, and what they are called.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    document::Document,
    error::{Error, Result},
    journal::{
        forget::redact::{Redaction, names_ever},
        read::lexicon::lexicon_of,
    },
    model::{AnyRecord, Identities, Kind, Moment, Person, PersonId, RecordId},
    quick_log::{Lexicon, fold},
    store::Snapshot,
};

/// How much earlier than a forget a line may say that it was written, and yet be saved behind it.
const MEANWHILE: chrono::TimeDelta = chrono::TimeDelta::minutes(1);

/// Someone who is leaving.
#[derive(Clone)]
pub(super) struct Forgetting {
    /// What they are called.
    pub(super) name: String,
    pub(super) redaction: Redaction,
    /// What a line may call them: every name they ever had and the first word of each, folded.
    pub(super) called: BTreeSet<String>,
    /// Everybody who was there when it began.
    known: BTreeSet<PersonId>,
    /// How lines were read before anything went.
    pub(super) lexicon: Lexicon,
}

impl Forgetting {
    /// Every record of this human being, and every name any of them ever had. Deleted records belong to them too, so
    /// that the documents are asked and not their rows.
    pub(super) fn of(db: &Snapshot<'_>, person: PersonId) -> Result<Self> {
        let mut known: BTreeMap<PersonId, Person> = BTreeMap::new();
        for (id, bytes) in db.documents_of(Kind::Person)? {
            // What cannot be read is counted by the search.
            let Ok(document) = Document::load(&bytes) else { continue };
            if let Some(AnyRecord::Person(person)) = document.read()? {
                known.insert(PersonId(id), person);
            }
        }
        let pairs = known.iter().flat_map(|(id, person)| person.same_as.keys().map(|other| (*id, *other)));
        let people: BTreeSet<PersonId> = Identities::new(pairs).all(person).into_iter().collect();
        let theirs = || people.iter().filter_map(|id| known.get(id));
        let shown = theirs().find(|person| person.deleted.is_none()).or_else(|| theirs().next());
        let nobody = || Error::NoSuchPerson { name: person.to_string(), close: Vec::new() };
        let name = shown.ok_or_else(nobody)?.name.clone();
        let mut names = BTreeSet::new();
        for id in people.iter().filter(|id| known.contains_key(id)) {
            if let Some(document) = db.document(RecordId::from(*id))? {
                names.extend(names_ever(&document)?);
            }
        }
        let first = |name: &String| name.split_whitespace().next().map(fold);
        let called = names.iter().flat_map(|name| [Some(fold(name)), first(name)]).flatten().collect();
        let stay = known.iter().filter(|(id, other)| !people.contains(id) && other.deleted.is_none());
        let others: Vec<String> = stay
            .flat_map(|(_, other)| std::iter::once(&other.name).chain(other.nicknames.keys()))
            .cloned()
            .collect();
        Ok(Self {
            name,
            redaction: Redaction::new(people, names, others),
            called,
            known: known.keys().copied().collect(),
            lexicon: lexicon_of(db)?,
        })
    }

    /// Whom lines made since this change under a name of theirs. Their own records go before the last look: a line that is
    /// saved between the two finds nobody of that name and makes them anew, and means who is leaving. A namesake whom
    /// somebody added, or who was there before, is somebody else.
    pub(super) fn made_again(
        &self,
        db: &Snapshot<'_>,
        mark: u64,
        began: Moment,
    ) -> Result<BTreeSet<PersonId>> {
        let mut again = BTreeSet::new();
        for (_, id) in db.changed_since(mark, usize::MAX)? {
            if self.known.contains(&PersonId(id)) || db.kind(id)? != Some(Kind::Person) {
                continue;
            }
            // What cannot be read is counted by the search.
            let Some(document) = db.bytes(id)?.and_then(|bytes| Document::load(&bytes).ok()) else {
                continue;
            };
            if let Some(AnyRecord::Person(person)) = document.read()?
                && person.new
                && person.made >= began - MEANWHILE
                && self.called.contains(&fold(&person.name))
            {
                again.insert(PersonId(id));
            }
        }
        Ok(again)
    }

    /// The same, and these records are theirs too.
    pub(super) fn with(&self, again: BTreeSet<PersonId>) -> Self {
        let mut more = self.clone();
        more.known.extend(again.iter().copied());
        more.redaction = more.redaction.with_people(again);
        more
    }
}
