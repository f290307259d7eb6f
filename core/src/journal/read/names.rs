//! Names: what lines are read against, and people as screens name them.

use std::{cell::RefCell, collections::BTreeMap, sync::Arc};

use crate::{
    error::{Error, Result},
    insights::Named,
    journal::{
        Journal,
        read::identity::person_row,
        reference::shorten,
        rooms::{PeopleRoom, SettingsRoom},
    },
    model::{Identities, PersonId},
    quick_log::Lexicon,
    store::Snapshot,
};

impl PeopleRoom<'_> {
    /// The names and words lines are read against. Kept until a name or a word changes.
    pub fn lexicon(&self) -> Result<Arc<Lexicon>> {
        self.journal.store.read(|db| self.journal.lexicon_in(db))
    }
}

impl Journal {
    /// The names and words as of this snapshot.
    pub(in crate::journal) fn lexicon_in(&self, db: &Snapshot<'_>) -> Result<Arc<Lexicon>> {
        self.names.as_of(db)
    }
}

impl PeopleRoom<'_> {
    /// A person as screens name them.
    pub fn named(&self, person: PersonId) -> Result<Named> {
        self.journal.store.read(|db| person_named(db, person))
    }
}

/// A person as screens name them, by their canonical record; an error in words if they are gone.
pub(in crate::journal) fn person_named(db: &Snapshot<'_>, person: PersonId) -> Result<Named> {
    let mut named = Named::of(&person_row(db, &db.identities()?, person)?);
    shorten(db, &mut named.reference)?;
    Ok(named)
}

/// A topic, and how often it is used.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TopicCount {
    /// The topic, without `#`.
    pub topic: String,
    /// Lines that have it.
    pub lines: u64,
}

impl SettingsRoom<'_> {
    /// Topics, the most used first, for completion.
    pub fn topics(&self) -> Result<Vec<String>> {
        Ok(self.topics_counted()?.into_iter().map(|topic| topic.topic).collect())
    }

    /// Topics with how many lines each has, the most used first.
    pub fn topics_counted(&self) -> Result<Vec<TopicCount>> {
        let topics = self.journal.store.read(|db| db.topics())?;
        Ok(topics.into_iter().map(|(topic, lines)| TopicCount { topic, lines }).collect())
    }
}

/// A person as screens name them, under this very record; `None` if it is gone or deleted. The reference is not cut.
pub(in crate::journal) fn named(db: &Snapshot<'_>, person: PersonId) -> Result<Option<Named>> {
    Ok(db.person(person)?.as_ref().map(Named::of))
}

/// Names of several records at once, each read once: for the journal itself, and while an insight asks.
pub(in crate::journal) struct NameBook<'a> {
    db: &'a Snapshot<'a>,
    identities: &'a Identities,
    known: RefCell<BTreeMap<PersonId, Option<Named>>>,
    /// The first error of a name that an insight asked for.
    failed: RefCell<Option<Error>>,
}

impl<'a> NameBook<'a> {
    pub(in crate::journal) fn new(db: &'a Snapshot<'a>, identities: &'a Identities) -> Self {
        Self { db, identities, known: RefCell::default(), failed: RefCell::default() }
    }

    /// The canonical person behind this record, as screens name them; `None` if gone.
    pub(in crate::journal) fn look_up(&self, person: PersonId) -> Result<Option<Named>> {
        let Some(mut named) = self.read(person)? else { return Ok(None) };
        if named.reference.is_whole() {
            shorten(self.db, &mut named.reference)?;
            self.known.borrow_mut().insert(self.identities.canonical(person), Some(named.clone()));
        }
        Ok(Some(named))
    }

    /// The same for an optional person.
    pub(in crate::journal) fn look_up_if_any(&self, person: Option<PersonId>) -> Result<Option<Named>> {
        Ok(person.map(|person| self.look_up(person)).transpose()?.flatten())
    }

    /// The same for an insight, whose answer is cut as a whole; an error is kept until [`finish`](Self::finish).
    pub(in crate::journal) fn named(&self, person: PersonId) -> Option<Named> {
        self.read(person).unwrap_or_else(|error| {
            self.failed.borrow_mut().get_or_insert(error);
            None
        })
    }

    /// The answer of an insight, unless a name could not be read.
    pub(in crate::journal) fn finish<T>(self, answer: T) -> Result<T> {
        match self.failed.into_inner() {
            Some(error) => Err(error),
            None => Ok(answer),
        }
    }

    fn read(&self, person: PersonId) -> Result<Option<Named>> {
        let person = self.identities.canonical(person);
        if let Some(known) = self.known.borrow().get(&person) {
            return Ok(known.clone());
        }
        let found = named(self.db, person)?;
        self.known.borrow_mut().insert(person, found.clone());
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use crate::{
        Journal, Key,
        journal::{KindWord, MeEdit, NewPerson, PersonEdit},
        model::{EntryKind, Moment, PersonId},
    };
    use std::sync::Arc;

    fn now() -> Moment {
        chrono::DateTime::parse_from_rfc3339("2026-11-18T14:05:00+00:00").unwrap()
    }

    fn add(journal: &Journal, name: &str) -> PersonId {
        let new = NewPerson { name: name.to_owned(), ..NewPerson::default() };
        PersonId(journal.people().add(new, false, now()).unwrap().reference.id)
    }

    fn log(journal: &Journal, line: &str) {
        journal.log(journal.read_line(line, now()).unwrap(), now()).unwrap();
    }

    #[test]
    fn names_are_prepared_again_when_one_changes_in_any_process_and_not_for_every_line() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("journal.hallway");
        let key = Key::random().unwrap();
        let journal = Journal::open(&path, key.clone(), now()).unwrap();
        let ana = add(&journal, "Ana Silva");
        let prepared = journal.people().lexicon().unwrap();
        log(&journal, "Coffee with @Ana, said that it rains #travel !send the visa contact by fri");
        assert!(Arc::ptr_eq(&prepared, &journal.people().lexicon().unwrap()));

        let other = Journal::open(&path, key, now()).unwrap();
        let bo = add(&other, "Bo Kraus");
        assert_eq!(journal.people().resolve("bo").unwrap(), bo);

        log(&journal, "Lunch with @Carla Nair");
        assert!(journal.people().resolve("carla").is_ok());
        journal.people().merge(ana, bo, now()).unwrap();
        assert_eq!(journal.people().resolve("bo").unwrap(), ana.min(bo));
        journal.undo(now()).unwrap();
        assert_eq!(journal.people().resolve("bo").unwrap(), bo);
        other.people().forget(ana, &(), now()).unwrap();
        assert!(journal.people().resolve("ana").is_err());
    }

    #[test]
    fn whoever_is_new_is_learned_beside_the_others_in_every_process() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("journal.hallway");
        let key = Key::random().unwrap();
        let journal = Journal::open(&path, key.clone(), now()).unwrap();
        let other = Journal::open(&path, key, now()).unwrap();
        let later = |n: i64| now() + chrono::Duration::seconds(n);
        for n in 0..70 {
            // Ids grow with time: each is born after the one before.
            let line = format!("met @Nova{n} Quill{n}");
            journal.log(journal.read_line(&line, later(n)).unwrap(), later(n)).unwrap();
        }
        for n in [0, 33, 69] {
            let found = other.people().resolve(&format!("nova{n}")).unwrap();
            assert_eq!(found, journal.people().resolve(&format!("nova{n} quill{n}")).unwrap());
        }
        // A flag that is not a name prepares nothing anew; a name does.
        let before = journal.people().lexicon().unwrap();
        let person = journal.people().resolve("nova5").unwrap();
        let edit = PersonEdit { notes: Some("likes tea".to_owned()), ..PersonEdit::default() };
        journal.people().edit(person, edit, later(100)).unwrap();
        assert!(Arc::ptr_eq(&before, &journal.people().lexicon().unwrap()));
        let edit = PersonEdit { name: Some("Nova5 Stern".to_owned()), ..PersonEdit::default() };
        journal.people().edit(person, edit, later(101)).unwrap();
        assert_eq!(other.people().resolve("nova5 stern").unwrap(), person);
    }

    #[test]
    fn a_new_word_for_a_kind_is_known_to_the_next_line() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("journal.hallway");
        let journal = Journal::open(&path, Key::random().unwrap(), now()).unwrap();
        let kind = |line: &str| journal.read_line(line, now()).unwrap().draft.kind;
        assert_eq!(kind("Kaffee with @Ana"), EntryKind::Hallway);
        let words = vec![KindWord { word: "kaffee".to_owned(), kind: Some(EntryKind::Coffee) }];
        journal.people().edit_me(MeEdit { kind_words: words, ..MeEdit::default() }, now()).unwrap();
        assert_eq!(kind("Kaffee with @Ana"), EntryKind::Coffee);
    }
}
