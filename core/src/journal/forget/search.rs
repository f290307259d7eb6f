//! Somebody who is leaving: who they are, in which order what there is of them goes, and one step of it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::{
    document::Document,
    error::{Error, Result},
    journal::{
        forget::{
            cascade::{Gone, cascade, drop_unsaved, replace},
            redact::{Fate, Redaction, names_ever},
            remains::Remains,
        },
        read::lexicon::lexicon_of,
    },
    model::{AnyRecord, Identities, Kind, Moment, Person, PersonId, RecordId},
    quick_log::{Lexicon, fold},
    store::{Snapshot, Tx},
};

/// How much earlier than a forget a line may say that it was written, and yet be saved behind it.
const MEANWHILE: chrono::TimeDelta = chrono::TimeDelta::minutes(1);

/// The most records of a chain in which each belongs to the next.
const MOST_LINKS: usize = 16;

/// Someone who is leaving.
#[derive(Clone)]
pub(super) struct Forgetting {
    /// What they are called.
    pub(super) name: String,
    pub(super) redaction: Redaction,
    /// What a line may call them: every name they ever had and the first word of each, folded.
    called: BTreeSet<String>,
    /// Everybody who was there when it began.
    known: BTreeSet<PersonId>,
    /// How lines were read before anything went.
    pub(super) lexicon: Lexicon,
}

/// What goes in one step, and what points at it.
#[derive(Debug, Default)]
pub(super) struct Together {
    records: Vec<RecordId>,
    referring: BTreeSet<RecordId>,
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

    /// What goes together in one step, the person's own records last.
    pub(super) fn in_order(&self, found: &Remains) -> VecDeque<Together> {
        let mut steps: BTreeMap<(bool, RecordId), Together> = BTreeMap::new();
        for id in found.records.keys() {
            let mut root = *id;
            // Hostile records may point at each other in a ring.
            for _ in 0..found.records.len().min(MOST_LINKS) {
                match found.with.get(&root) {
                    Some(next) => root = *next,
                    None => break,
                }
            }
            let step = steps.entry((self.redaction.is_of(root), root)).or_default();
            step.records.push(*id);
            step.referring.extend(found.referring.get(id).into_iter().flatten());
        }
        let mut steps: VecDeque<Together> = steps.into_values().collect();
        let known: BTreeSet<RecordId> = steps.iter().flat_map(|step| step.records.iter().copied()).collect();
        let rest = found.referring.iter().filter(|(to, _)| !known.contains(to));
        let referring: BTreeSet<RecordId> = rest.flat_map(|(_, from)| from.iter().copied()).collect();
        if !referring.is_empty() {
            steps.push_front(Together { records: Vec::new(), referring });
        }
        steps
    }

    /// Erases and rebuilds records that go together, each as it is now, and moves the references to them.
    pub(super) fn apply(&self, tx: &Tx<'_>, together: &Together, now: Moment) -> Result<Gone> {
        // Every fate first: what came from a line asks the line.
        let mut fates = Vec::with_capacity(together.records.len());
        for id in &together.records {
            let Some(document) = tx.document(*id)? else { continue };
            match self.redaction.fate(tx, *id, &document, &self.lexicon)? {
                Fate::Untouched => {}
                Fate::Erased => fates.push((*id, None)),
                Fate::Rewritten(left) => {
                    fates.push((*id, Some((self.redaction.successor(*id, &document)?, left))));
                }
            }
        }
        let mut gone = Gone::new();
        for (id, left) in fates {
            let left = left.as_ref().map(|(successor, left)| (*successor, &**left));
            gone.insert(id, replace(tx, id, left, now)?);
        }
        gone.extend(cascade(tx, together.referring.iter().copied(), &BTreeSet::new(), now)?);
        drop_unsaved(tx, &self.called)?;
        Ok(gone)
    }
}
