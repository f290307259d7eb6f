//! What there is of someone who is leaving, found in one reading of the journal.
//!
//! Few documents have anything of them. So the bytes of each are looked through first, and only those are loaded and
//! judged in which a name or an id of theirs may stand, or which came from a line that names them. What points at
//! something that goes is loaded as well, to see whether it still does.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    document::{Document, text_in},
    error::Result,
    journal::{
        forget::{
            cascade::Gone,
            redact::Fate,
            search::Forgetting,
            traces::{Traces, ids_in},
        },
        progress::{Progress, ProgressListener, step},
    },
    model::{Kind, RecordId},
    store::Snapshot,
};

/// Documents read at a time, and after how many that were loaded it is said how far it has come.
const BATCH: usize = 256;

/// What there is of someone who is leaving.
#[derive(Default)]
pub(super) struct Remains {
    /// Every record that has to go, and whether it is rewritten.
    pub(super) records: BTreeMap<RecordId, bool>,
    /// What stays and points at what goes or is gone already: by what it points at.
    pub(super) referring: BTreeMap<RecordId, BTreeSet<RecordId>>,
    /// What goes and came from a line, or belongs to another record that goes: it is judged with that.
    pub(super) with: BTreeMap<RecordId, RecordId>,
    /// The latest change that was seen.
    pub(super) mark: u64,
    /// How many documents could not be read.
    pub(super) unreadable: usize,
}

/// One reading of the journal.
struct RemainsReading<'a> {
    forgetting: &'a Forgetting,
    db: &'a Snapshot<'a>,
    traces: Traces,
    found: Remains,
    /// Documents that were loaded, or could not be.
    loaded: BTreeSet<RecordId>,
    /// People in whom nothing of them is.
    untouched: BTreeSet<RecordId>,
    /// Lines that name them.
    lines: BTreeSet<RecordId>,
    /// What the documents that were loaded point at.
    references: Vec<(RecordId, RecordId)>,
    /// What the others may point at, but for people who stay as they are.
    may_refer: Vec<(RecordId, RecordId)>,
    progress: &'a dyn ProgressListener,
    so_far: Progress,
}

impl Forgetting {
    /// Looks through every document, or those that changed since, and says which have something of them, and which point
    /// at one of those or at what is gone.
    pub(super) fn search(
        &self,
        db: &Snapshot<'_>,
        since: Option<u64>,
        gone: &Gone,
        progress: &dyn ProgressListener,
    ) -> Result<Remains> {
        let mut reading = RemainsReading::of(self, db, progress)?;
        match since {
            None => reading.everything()?,
            Some(mark) => reading.changed_since(mark)?,
        }
        reading.whatever_may_refer(gone)?;
        Ok(reading.remains(gone))
    }
}

impl<'a> RemainsReading<'a> {
    fn of(
        forgetting: &'a Forgetting,
        db: &'a Snapshot<'a>,
        progress: &'a dyn ProgressListener,
    ) -> Result<Self> {
        Ok(Self {
            forgetting,
            db,
            traces: forgetting.redaction.traces(),
            found: Remains { mark: db.census_mark()?, ..Remains::default() },
            loaded: BTreeSet::new(),
            untouched: BTreeSet::new(),
            lines: BTreeSet::new(),
            references: Vec::new(),
            may_refer: Vec::new(),
            progress,
            so_far: Progress { done: 0, total: 0 },
        })
    }

    fn everything(&mut self) -> Result<()> {
        self.so_far.total = self.db.count_documents()?;
        // Most references are to people: those to whom nothing happens need not be kept.
        for (id, bytes) in self.db.documents_of(Kind::Person)? {
            self.look_through(id, &bytes)?;
            if !self.found.records.contains_key(&id) {
                self.untouched.insert(id);
            }
        }
        let mut position = 0;
        loop {
            let batch = self.db.documents_after(position, BATCH)?;
            let Some((last, _)) = batch.last() else { return Ok(()) };
            position = last.position;
            for (row, bytes) in &batch {
                if !matches!(Kind::from_word(&row.kind), Some(Kind::Person | Kind::Forgotten)) {
                    self.look_through(row.id, bytes)?;
                }
            }
            self.so_far.done += batch.len() as u64;
            self.tell()?;
        }
    }

    /// These are few, and lines they came from may be none of them: each is judged.
    fn changed_since(&mut self, mark: u64) -> Result<()> {
        let changed = self.db.changed_since(mark, usize::MAX)?;
        self.so_far.total = changed.len() as u64;
        for (_, id) in changed {
            self.so_far.done += 1;
            if self.db.kind(id)? != Some(Kind::Forgotten)
                && let Some(bytes) = self.db.bytes(id)?
            {
                self.judge(id, &bytes)?;
            }
        }
        Ok(())
    }

    /// Loads one document only if there may be something of them in it.
    fn look_through(&mut self, id: RecordId, bytes: &[u8]) -> Result<()> {
        let Some(text) = text_in(bytes) else { return self.judge(id, bytes) };
        let named = ids_in(&text);
        let is_theirs = |id: &RecordId| self.forgetting.redaction.is_of(*id);
        if named.iter().any(is_theirs) || self.traces.may_be_in(&text) {
            return self.judge(id, bytes);
        }
        let others = named.into_iter().filter(|to| *to != id && !self.untouched.contains(to));
        self.may_refer.extend(others.map(|to| (id, to)));
        Ok(())
    }

    /// Judges what came from a line that names them, and sees what else points at something that goes or is gone.
    fn whatever_may_refer(&mut self, gone: &Gone) -> Result<()> {
        let may_refer = std::mem::take(&mut self.may_refer);
        let of_lines = may_refer.iter().filter(|(_, to)| self.lines.contains(to));
        let from_lines: BTreeSet<RecordId> = of_lines.map(|(from, _)| *from).collect();
        for id in from_lines {
            if let Some(bytes) = self.db.bytes(id)? {
                self.judge(id, &bytes)?;
            }
        }
        let goes = |to: &RecordId| self.found.records.contains_key(to) || gone.contains_key(to);
        let others = may_refer.iter().filter(|(from, to)| !self.loaded.contains(from) && goes(to));
        let others: BTreeSet<RecordId> = others.map(|(from, _)| *from).collect();
        for id in others {
            if let Some(bytes) = self.db.bytes(id)? {
                self.load(id, &bytes)?;
            }
        }
        Ok(())
    }

    /// Loads one document and says what has to become of it.
    fn judge(&mut self, id: RecordId, bytes: &[u8]) -> Result<()> {
        let Some(document) = self.load(id, bytes)? else { return Ok(()) };
        let Forgetting { redaction, lexicon, .. } = self.forgetting;
        match redaction.fate(self.db, id, &document, lexicon)? {
            Fate::Untouched => {}
            Fate::Erased => drop(self.found.records.insert(id, false)),
            Fate::Rewritten(_) => drop(self.found.records.insert(id, true)),
        }
        Ok(())
    }

    /// Loads one document and notes what it points at; nothing if it cannot be read.
    fn load(&mut self, id: RecordId, bytes: &[u8]) -> Result<Option<Document>> {
        self.loaded.insert(id);
        if self.loaded.len().is_multiple_of(BATCH) {
            self.tell()?;
        }
        let Ok(document) = Document::load(bytes) else {
            // What cannot be read cannot be searched; `check` names it and `repair` leaves it behind.
            self.found.unreadable += 1;
            return Ok(None);
        };
        if document.kind() != Some(Kind::Forgotten) {
            let targets: Vec<RecordId> = document.references()?.into_iter().map(|(_, to)| to).collect();
            if document.kind() == Some(Kind::Entry)
                && targets.iter().any(|to| self.forgetting.redaction.is_of(*to))
            {
                self.lines.insert(id);
            }
            let others = targets.into_iter().filter(|to| !self.untouched.contains(to));
            self.references.extend(others.map(|to| (id, to)));
        }
        Ok(Some(document))
    }

    fn tell(&self) -> Result<()> {
        step(self.progress, self.so_far)
    }

    fn remains(self, gone: &Gone) -> Remains {
        let Self { mut found, references, forgetting, .. } = self;
        for (from, to) in references {
            let goes = found.records.contains_key(&to);
            if found.records.contains_key(&from) {
                if goes && from != to && !forgetting.redaction.is_of(to) {
                    found.with.insert(from, to);
                }
            } else if goes || gone.contains_key(&to) {
                found.referring.entry(to).or_default().insert(from);
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Journal,
        journal::{EntryEdit, NewPerson, Order},
        model::{Moment, PersonId},
        store::Store,
    };

    fn now() -> Moment {
        "2026-11-18T14:05:00+00:00".parse().unwrap()
    }

    /// The straightforward way: every document is loaded and judged.
    fn straightforward(forgetting: &Forgetting, db: &Snapshot<'_>) -> Remains {
        let mut reading = RemainsReading::of(forgetting, db, &()).unwrap();
        for id in db.ids().unwrap() {
            reading.judge(id, &db.bytes(id).unwrap().unwrap()).unwrap();
        }
        reading.remains(&Gone::new())
    }

    fn log(journal: &Journal, line: &str) {
        let reading = journal.read_line(line, now()).unwrap();
        journal.log(reading, now()).unwrap();
    }

    /// Lines of which each says so much about Ana as the next does not: by a link, by name, in what came from them, before
    /// they were edited, in what was deleted.
    fn journal(directory: &std::path::Path) -> Journal {
        let store = Store::open_plain(&directory.join("journal.hallway")).unwrap();
        let journal = Journal::with(store, now()).unwrap();
        for (name, notes) in [("Ana Silva", ""), ("Bo Ek", "met through Ana Silva"), ("Cy Dahl", "likes tea")]
        {
            let new = NewPerson { name: name.into(), notes: notes.into(), ..NewPerson::default() };
            journal.people().add(new, false, now()).unwrap();
        }
        for number in 0..30 {
            log(
                &journal,
                &format!("coffee {number} with @Bo Ek !send him plan {number} by fri +plays the cello"),
            );
        }
        log(&journal, "lunch with @Ana Silva !send her the minutes by fri ?she sends slides +plays golf");
        log(&journal, "call with @Ana Silva and @Bo Ek !send Bo the list by mon ?Ana sends names");
        log(&journal, "@Bo Ek said that ána SILVA is leaving #silva");
        log(&journal, "thought about the plan !write it down by mon");
        log(&journal, "win: closed the deal with @Ana Silva");
        log(&journal, "tea with @Ana Silva and @Cy Dahl +has a dog");
        let hits = journal.find("thought", Order::Newest, 0..1, now()).unwrap().hits;
        let edit = EntryEdit { line: Some("a plan that Ana Silva made".to_owned()), ..EntryEdit::default() };
        let line = hits[0].reference.id.into();
        journal.review().edit_line(line, edit, now()).unwrap();
        let back = EntryEdit { line: Some("a plan".to_owned()), ..EntryEdit::default() };
        journal.review().edit_line(line, back, now()).unwrap();
        let tea = journal.find("tea with", Order::Newest, 0..1, now()).unwrap().hits.remove(0).reference;
        journal.delete(&tea, now()).unwrap();
        journal
    }

    #[test]
    fn looking_through_bytes_finds_what_judging_every_document_finds() {
        let directory = tempfile::tempdir().unwrap();
        let journal = journal(directory.path());
        for name in ["Ana Silva", "Bo Ek", "Cy Dahl"] {
            let person: PersonId = journal.people().resolve(name).unwrap();
            journal
                .store
                .read(|db| {
                    let forgetting = Forgetting::of(db, person)?;
                    let found = forgetting.search(db, None, &Gone::new(), &())?;
                    let expected = straightforward(&forgetting, db);
                    assert!(found.records.len() > 1, "{name} leaves next to nothing");
                    assert_eq!(found.records, expected.records, "{name}");
                    assert_eq!(found.referring, expected.referring, "{name}");
                    assert_eq!(found.with, expected.with, "{name}");
                    assert_eq!((found.mark, found.unreadable), (expected.mark, 0));
                    Ok(())
                })
                .unwrap();
        }
    }
}
