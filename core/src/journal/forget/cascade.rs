//! Cascade: what has to happen where a record goes for good, on whatever device that was decided.
//!
//! A forget here and a mark of one that arrives from another device come to the same end: what pointed at the record
//! points at its successor or at nothing, what names somebody who is gone goes on without them, and what this device
//! remembers beside its records is dropped.

use std::collections::{BTreeMap, BTreeSet};

use data_encoding::BASE64;

use crate::{
    document::Document,
    error::{Error, Result},
    journal::{
        forget::redact::{Fate, Redaction},
        needed::{RecordNeed, names_a_person},
        read::lexicon::lexicon_of,
        reference::LAST_ENTRY,
        settings::unsaved_line,
        write::fresh_id,
    },
    model::{AnyRecord, Fields, Forgotten, Kind, Moment, PersonId, RecordId},
    quick_log::fold,
    store::{
        Tx,
        index::{forgotten::ForgottenRow, search::first_place},
    },
};

/// The setting that says that a forget is not complete on disk: since which change, or that only the log is left.
pub(in crate::journal) const NOT_YET_ERASED: &str = "not_yet_erased";

/// What it says when every page is wiped.
pub(in crate::journal) const LOG_LEFT: &str = "log";

/// The most forgets of one record, one after the other, that a reference follows.
const MOST_SUCCESSORS: usize = 64;

/// Ids that are gone, each with its successor.
pub(in crate::journal) type Gone = BTreeMap<RecordId, Option<RecordId>>;

/// What becomes of a document that may point at what is gone.
pub(in crate::journal) enum Rewrite {
    /// It points at nothing that is gone.
    Unchanged(Document),
    /// Its references now point at the successor; the document to store.
    Moved(Document),
    /// Somebody in it is gone: it is replaced already, by this record or by none.
    Replaced(Option<RecordId>),
}

/// A record that goes for good, and what is left of it: a record under another id, or nothing.
pub(in crate::journal) struct Going {
    pub(in crate::journal) id: RecordId,
    pub(in crate::journal) left: Option<(RecordId, Box<AnyRecord>)>,
}

/// Erases records for good and stores what is left of them. The answer says under which ids.
pub(in crate::journal) fn replace(tx: &Tx<'_>, going: Vec<Going>, now: Moment) -> Result<Gone> {
    // In the order of their texts, all that go before all that come: the full text then writes its words twice and not once
    // for each record.
    let mut in_order = Vec::with_capacity(going.len());
    for one in going {
        in_order.push((tx.place_in_search(one.id)?, one));
    }
    in_order.sort_by_key(|(place, one)| (*place, one.id));
    let (mut left, mut gone) = (Vec::new(), Gone::new());
    for (_, Going { id, left: of_it }) in in_order {
        tx.erase(id)?;
        gone.insert(id, of_it.as_ref().map(|(successor, _)| *successor));
        left.extend(of_it);
    }
    left.sort_by_cached_key(|(successor, record)| (first_place(*successor, record), *successor));
    for (successor, record) in left {
        // Another device may have rebuilt it already, or even forgotten what it was rebuilt to.
        if tx.forgotten(successor)?.is_none() && tx.document(successor)?.is_none() {
            let rebuilt = Document::create(&record, now)?;
            tx.store(successor, &rebuilt, Some(&record))?;
            RecordNeed::of(successor, &rebuilt, Some(&record))?.fill(tx, now)?;
        }
    }
    for (id, successor) in &gone {
        if tx.forgotten(*id)?.is_none_or(|known| known.successor != *successor) {
            let forgotten =
                AnyRecord::from(Forgotten { gone: *id, successor: *successor, at: now, deleted: None });
            tx.store(fresh_id(now)?, &Document::create(&forgotten, now)?, Some(&forgotten))?;
        }
    }
    Ok(gone)
}

/// Moves every reference to what is gone to its successor, or to nothing. A record that names a person who is gone is
/// replaced by one without them under a new id, because its history still names them; any other record keeps its id.
/// `names` are the known names of people who are gone.
pub(in crate::journal) fn rewrite_references(
    tx: &Tx<'_>,
    id: RecordId,
    mut document: Document,
    names: &BTreeSet<String>,
    now: Moment,
) -> Result<Rewrite> {
    let kind = document.kind();
    if kind == Some(Kind::Forgotten) {
        return Ok(Rewrite::Unchanged(document));
    }
    let mut people = BTreeSet::new();
    let mut moved = Fields::new();
    for (key, target) in document.references()? {
        let Some(ForgottenRow { successor, .. }) = followed(tx, target)? else { continue };
        if successor.is_none() && names_a_person(kind, &key) {
            people.insert(PersonId(target));
            continue;
        }
        let member = key.split_once('/').filter(|(_, member)| RecordId::parse(member) == Some(target));
        match (member, successor) {
            (Some((set, _)), successor) => {
                let successor = successor.map(|successor| format!("{set}/{successor}"));
                if let (Some(successor), Some(value)) = (successor, document.get(&key))
                    && document.get(&successor).is_none()
                {
                    moved.insert(successor, value);
                }
                moved.insert(key, serde_json::Value::Null);
            }
            (None, Some(successor)) => drop(moved.insert(key, successor.to_string().into())),
            (None, None) => drop(moved.insert(key, serde_json::Value::Null)),
        }
    }
    let changed = document.put(&moved, now)?;
    if !people.is_empty() {
        let redaction = Redaction::new(people, names.iter().cloned(), []);
        match redaction.fate(tx, id, &document, &lexicon_of(tx)?)? {
            Fate::Untouched => {}
            Fate::Erased => return Ok(Rewrite::Replaced(replace_one(tx, id, None, now)?)),
            Fate::Rewritten(left) => {
                let left = Some((redaction.successor(id, &document)?, left));
                return Ok(Rewrite::Replaced(replace_one(tx, id, left, now)?));
            }
        }
    }
    Ok(if changed { Rewrite::Moved(document) } else { Rewrite::Unchanged(document) })
}

/// The same for one record.
fn replace_one(
    tx: &Tx<'_>,
    id: RecordId,
    left: Option<(RecordId, Box<AnyRecord>)>,
    now: Moment,
) -> Result<Option<RecordId>> {
    Ok(replace(tx, vec![Going { id, left }], now)?.remove(&id).flatten())
}

/// Holds the documents that may point at what is gone against it. The answer is what else had to go. What this device
/// remembers beside its records goes by [`drop_what_is_remembered`], in the same transaction.
pub(in crate::journal) fn cascade(
    tx: &Tx<'_>,
    referring: impl IntoIterator<Item = RecordId>,
    names: &BTreeSet<String>,
    now: Moment,
) -> Result<Gone> {
    let mut gone = Gone::new();
    for id in referring {
        let Some(document) = tx.document(id)? else { continue };
        let rewrite = match rewrite_references(tx, id, document, names, now) {
            // It cannot be written any more, and goes on pointing at nothing.
            Err(Error::TooLong { .. } | Error::ChangedTooOften) => continue,
            rewrite => rewrite?,
        };
        match rewrite {
            Rewrite::Unchanged(_) => {}
            Rewrite::Moved(document) => {
                let record = document.read()?;
                tx.store(id, &document, record.as_ref())?;
                RecordNeed::of(id, &document, record.as_ref())?.fill(tx, now)?;
            }
            Rewrite::Replaced(successor) => drop(gone.insert(id, successor)),
        }
    }
    Ok(gone)
}

/// Takes away what this device remembers beside its records where something went for good, once a transaction: acts that
/// could be undone, the prompt's history, what was typed and not saved. Notes that it is not complete on disk.
pub(in crate::journal) fn drop_what_is_remembered(tx: &Tx<'_>, names: &BTreeSet<String>) -> Result<()> {
    if let Some(last) = tx.setting(LAST_ENTRY)?.and_then(|id| RecordId::parse(&id))
        && let Some(ForgottenRow { successor, .. }) = followed(tx, last)?
    {
        tx.set(LAST_ENTRY, successor.map(|id| id.to_string()).as_deref())?;
    }
    tx.purge_undo()?;
    tx.purge_prompt()?;
    drop_unsaved(tx, names)?;
    tx.set(NOT_YET_ERASED, Some(&tx.census_mark()?.to_string()))
}

/// Drops what was typed on a phone and not saved, if a word of one of these names is in it: it lies in the file, and comes
/// back into the field. Rather too much than too little; what cannot be read is dropped too.
fn drop_unsaved(tx: &Tx<'_>, names: &BTreeSet<String>) -> Result<()> {
    let Some(kept) = tx.setting(&unsaved_line())? else { return Ok(()) };
    let typed = BASE64.decode(kept.as_bytes());
    let typed = typed.map(|typed| fold(&String::from_utf8_lossy(&typed)));
    let words: Vec<String> = names
        .iter()
        .flat_map(|name| fold(name).split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    if typed.is_ok_and(|typed| !words.iter().any(|word| typed.contains(word))) {
        return Ok(());
    }
    tx.set(&unsaved_line(), None)
}

/// `None` for an id that is not gone; otherwise its last successor, if it has one.
fn followed(tx: &Tx<'_>, id: RecordId) -> Result<Option<ForgottenRow>> {
    let mut at = id;
    // A peer may have made a ring of them.
    for _ in 0..MOST_SUCCESSORS {
        match tx.forgotten(at)? {
            None if at == id => return Ok(None),
            None => return Ok(Some(ForgottenRow { gone: id, successor: Some(at) })),
            Some(ForgottenRow { successor: Some(next), .. }) => at = next,
            Some(_) => break,
        }
    }
    Ok(Some(ForgottenRow { gone: id, successor: None }))
}
