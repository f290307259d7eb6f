//! The people of a line, as records: who is known, who is new, and whose something is.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    error::{Error, Result},
    journal::write::WriteTxn,
    model::{Entry, Identities, Person, PersonId},
    quick_log::{self, Draft, DraftPerson, Lexicon},
};

/// One person of a draft, as a record.
#[derive(Debug, Clone)]
pub(in crate::journal) struct Met {
    pub(super) person: Option<PersonId>,
    pub(super) confirmed: bool,
    pub(super) new: bool,
}

impl Met {
    /// As the line is read, without a record for anyone new.
    pub(in crate::journal) fn read(mention: &DraftPerson) -> Self {
        Self { person: mention.person, confirmed: mention.confirmed, new: false }
    }
}

/// The people of a draft in its order; a new person gets a record, once. A reading may be older than the journal:
/// somebody who is gone by now is new again, unless the entry held them `before`, and somebody who was added meanwhile
/// is not added twice.
pub(in crate::journal) fn meet(txn: &mut WriteTxn<'_>, draft: &Draft, before: &Entry) -> Result<Vec<Met>> {
    let mut met: Vec<Met> = Vec::new();
    let mut made: BTreeMap<String, PersonId> = BTreeMap::new();
    // Asked once for a line, and only for one that names somebody new: a long line may name thousands.
    let mut names: Option<(Arc<Lexicon>, Identities)> = None;
    for mention in &draft.people {
        let stands = |person: &PersonId| {
            Ok::<_, Error>(before.people.contains_key(person) || txn.snapshot().person(*person)?.is_some())
        };
        let known = match mention.person {
            Some(person) if stands(&person)? => Some(person),
            _ => None,
        };
        if known.is_some() {
            met.push(Met { person: known, confirmed: mention.confirmed, new: false });
            continue;
        }
        let name = match mention.person {
            Some(_) => as_typed(draft, mention).unwrap_or_else(|| mention.name.clone()),
            None => mention.name.clone(),
        };
        let folded = quick_log::fold(&name);
        let known = match made.get(&folded) {
            Some(person) => Some(*person),
            None => {
                if names.is_none() {
                    names = Some((txn.lexicon()?, txn.snapshot().identities()?));
                }
                names.as_ref().and_then(|(names, same)| called(names, same, &name, mention))
            }
        };
        let new = known.is_none();
        let person = match known {
            Some(person) => person,
            None => PersonId(txn.create(Person { name, new, made: txn.now, ..Person::default() })?),
        };
        made.entry(folded).or_insert(person);
        met.push(Met { person: Some(person), confirmed: true, new });
    }
    Ok(met)
}

/// Somebody of exactly this full name whom the reader of the line did not know of: another process just made them.
fn called(names: &Lexicon, identities: &Identities, name: &str, mention: &DraftPerson) -> Option<PersonId> {
    let refused: BTreeSet<PersonId> =
        mention.alternatives.iter().map(|other| identities.canonical(other.id)).collect();
    names.called(name).into_iter().map(|known| known.id).find(|person| !refused.contains(person))
}

/// A name as the line has it, without its marks.
fn as_typed(draft: &Draft, mention: &DraftPerson) -> Option<String> {
    let span = mention.spans.first()?;
    let typed = draft.raw.get(span.start..span.end)?.trim_matches(['@', '"']).trim();
    (!typed.is_empty()).then(|| typed.to_owned())
}

pub(in crate::journal) fn owner(people: &[Met], place: Option<usize>) -> (Option<PersonId>, bool) {
    let met = place.and_then(|place| people.get(place));
    (met.and_then(|met| met.person), met.is_some_and(|met| !met.confirmed))
}
