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
    store::{Tx, index::forgotten::ForgottenRow},
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

/// Erases a record for good. What is left of it is stored under this other id; the answer is that id, or nothing.
pub(in crate::journal) fn replace(
    tx: &Tx<'_>,
    id: RecordId,
    left: Option<(RecordId, &AnyRecord)>,
    now: Moment,
) -> Result<Option<RecordId>> {
    let rebuilt = left.map(|(_, left)| Document::create(left, now)).transpose()?;
    tx.erase(id)?;
    let successor = left.map(|(successor, _)| successor);
    if let (Some((successor, left)), Some(rebuilt)) = (left, rebuilt)
        // Another device may have rebuilt it already, or even forgotten what it was rebuilt to.
        && tx.forgotten(successor)?.is_none()
        && tx.document(successor)?.is_none()
    {
        tx.store(successor, &rebuilt, Some(left))?;
        RecordNeed::of(successor, &rebuilt, Some(left))?.fill(tx, now)?;
    }
    if tx.forgotten(id)?.is_none_or(|known| known.successor != successor) {
        let forgotten = AnyRecord::from(Forgotten { gone: id, successor, at: now, deleted: None });
        tx.store(fresh_id(now)?, &Document::create(&forgotten, now)?, Some(&forgotten))?;
    }
    Ok(successor)
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
            Fate::Erased => return Ok(Rewrite::Replaced(replace(tx, id, None, now)?)),
            Fate::Rewritten(left) => {
                let successor = redaction.successor(id, &document)?;
                return Ok(Rewrite::Replaced(replace(tx, id, Some((successor, &left)), now)?));
            }
        }
    }
    Ok(if changed { Rewrite::Moved(document) } else { Rewrite::Unchanged(document) })
}

/// Holds the documents that may point at what is gone against it, and takes away what this device remembers beside
/// its records. The answer is what else had to go.
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
    if let Some(last) = tx.setting(LAST_ENTRY)?.and_then(|id| RecordId::parse(&id))
        && let Some(ForgottenRow { successor, .. }) = followed(tx, last)?
    {
        tx.set(LAST_ENTRY, successor.map(|id| id.to_string()).as_deref())?;
    }
    tx.purge_undo()?;
    tx.purge_prompt()?;
    drop_unsaved(tx, names)?;
    tx.set(NOT_YET_ERASED, Some(&tx.census_mark()?.to_string()))?;
    Ok(gone)
}

/// Drops what was typed on a phone and not saved, if a word of one of these names is in it: it lies in the file, and comes
/// back into the field. Rather too much than too little; what cannot be read is dropped too.
pub(in crate::journal) fn drop_unsaved(tx: &Tx<'_>, names: &BTreeSet<String>) -> Result<()> {
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
