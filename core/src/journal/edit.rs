//! Edit: fields of people, entries, facts, promises and the user.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{
    commit::Act,
    log::{self, Receipt, shortened},
    names::{lexicon, shorten},
    people::clean_name,
    references::thing,
    settle::move_due,
    show::receipt_of,
    suggestions::keep_private,
};
use crate::{
    error::{Error, Result},
    insights::Named,
    journal::Journal,
    model::{
        Due, Entry, EntryId, EntryKind, Exchange, Fact, FactKind, Kind, Me, Moment, Person, PersonId,
        Position, Presence, Promise, PromiseStatus, RecordId, Reference, Relation, SuggestionState, Who,
    },
    quick_log,
};

/// Changes to a person; what is `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PersonEdit {
    /// The full name.
    pub name: Option<String>,
    /// Names to add.
    pub add_nicknames: Vec<String>,
    /// Names to remove.
    pub remove_nicknames: Vec<String>,
    /// What they are to the user.
    pub relation: Option<Relation>,
    /// How they are spoken of.
    pub pronoun: Option<String>,
    /// Days between conversations; `Some(None)` goes back to the relation's default.
    pub cadence: Option<Option<u32>>,
    /// Notes, whole.
    pub notes: Option<String>,
    /// A new position: ends the current one where org or title differ.
    pub position: Option<PositionEdit>,
}

/// Where someone works now.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PositionEdit {
    /// The organisation; `None` keeps the current one.
    pub org: Option<String>,
    /// The title; `None` keeps the current one.
    pub title: Option<String>,
    /// Since when; not said: from today.
    pub from: Option<NaiveDate>,
    /// Correct the current position instead of ending it.
    pub correct: bool,
}

/// Changes to an entry; what is `None` stays as it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EntryEdit {
    /// A new line: read afresh; promises, facts and exchanges whose words are still in it keep what became of them.
    pub line: Option<String>,
    /// When it happened.
    pub at: Option<Moment>,
    /// What kind of contact it was.
    pub kind: Option<EntryKind>,
    /// Who started it; `Some(None)` takes it back.
    pub started: Option<Option<Who>>,
    /// Keep it private.
    pub private: Option<bool>,
    /// People who were there (added, or moved from mentioned).
    pub there: Vec<PersonId>,
    /// People who were only mentioned.
    pub mentioned: Vec<PersonId>,
    /// People who are not meant at all.
    pub without: Vec<PersonId>,
}

/// A fact to add.
#[derive(Debug, Clone, PartialEq)]
pub struct NewFact {
    /// About whom.
    pub person: PersonId,
    /// The fact, with its kind as a first word (`careful: the reorg`) or by its words; as after `+` in a line.
    pub text: String,
}

/// What happens to a fact.
#[derive(Debug, Clone, PartialEq)]
pub enum FactEdit {
    /// It still holds.
    Confirm,
    /// It no longer holds.
    End,
    /// It is worded differently.
    Reword(String),
    /// It is of another kind.
    Kind(FactKind),
}

/// Changes to a promise.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PromiseEdit {
    /// What was promised.
    pub text: Option<String>,
    /// When it comes due; `Some(None)`: without a date.
    pub due: Option<Option<Due>>,
    /// Whose it is.
    pub person: Option<PersonId>,
    /// Open again.
    pub reopen: bool,
}

/// Changes to the user's own record.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MeEdit {
    /// What others call the user.
    pub name: Option<String>,
    /// How the user is spoken of.
    pub pronoun: Option<String>,
    /// The most people a week; `Some(None)`: no limit.
    pub pace: Option<Option<u32>>,
    /// Words for kinds of conversation: word → kind; `None` removes it.
    pub kind_words: BTreeMap<String, Option<EntryKind>>,
}

impl Journal {
    /// Changes a person.
    pub fn edit_person(&self, person: PersonId, edit: PersonEdit, now: Moment) -> Result<Named> {
        let name = edit.name.as_deref().map(clean_name).transpose()?;
        let added = edit.add_nicknames.iter().map(|name| clean_name(name)).collect::<Result<Vec<_>>>()?;
        let records = self.store.read(|db| Ok(db.identities()?.all(person)))?;
        self.commit("changed a person", now, move |act| {
            let before: Person = act.get(person)?;
            act.say(format!("changed: {}", before.name));
            act.edit::<Person>(person, |person| {
                if let Some(name) = name {
                    person.name = name;
                }
                person.nicknames.extend(added.into_iter().map(|name| (name, true)));
                let gone: Vec<String> =
                    edit.remove_nicknames.iter().map(|name| quick_log::fold(name)).collect();
                person.nicknames.retain(|name, _| !gone.contains(&quick_log::fold(name)));
                if let Some(relation) = edit.relation {
                    person.relation = relation;
                }
                if let Some(pronoun) = edit.pronoun {
                    person.pronoun = pronoun;
                }
                if let Some(cadence) = edit.cadence {
                    person.cadence = cadence;
                }
                if let Some(notes) = edit.notes {
                    person.notes = notes;
                }
            })?;
            match edit.position {
                Some(position) => take_position(act, person, &records, position),
                None => Ok(()),
            }
        })?;
        self.named(person)
    }

    /// Changes an entry; the receipt shows it as it is now.
    pub fn edit_entry(&self, entry: &str, edit: EntryEdit, now: Moment) -> Result<Receipt> {
        let entry = entry.to_owned();
        let id = self.commit("changed a line", now, move |act| {
            let thing = thing(act.snapshot(), &entry)?;
            if thing.kind != Kind::Entry {
                return Err(Error::Invalid(format!(
                    "{} is a {}, not a line",
                    thing.reference,
                    thing.kind.word()
                )));
            }
            change_entry(act, thing.id, edit)?;
            Ok(thing.id)
        })?;
        self.store.read(|db| receipt_of(db, id))
    }

    /// Adds a fact.
    pub fn add_fact(&self, fact: &NewFact, now: Moment) -> Result<Reference> {
        let (kind, text) = quick_log::fact_in(&fact.text);
        if text.is_empty() {
            return Err(Error::Invalid("a fact needs words".to_owned()));
        }
        let person = fact.person;
        let id = self.commit(format!("learned: {}", shortened(&text)), now, move |act| {
            act.get::<Person>(person)?;
            act.create(Fact { person: Some(person), kind, text, learned: now, ..Fact::default() })
        })?;
        self.reference(id)
    }

    /// Changes a fact.
    pub fn edit_fact(&self, fact: &str, edit: FactEdit, now: Moment) -> Result<Reference> {
        let fact = fact.to_owned();
        let id = self.commit("changed a fact", now, move |act| {
            let thing = thing(act.snapshot(), &fact)?;
            if thing.kind != Kind::Fact {
                return Err(Error::Invalid(format!(
                    "{} is a {}, not a fact",
                    thing.reference,
                    thing.kind.word()
                )));
            }
            let before: Fact = act.get(thing.id)?;
            act.say(format!("changed: {}", shortened(&before.text)));
            act.edit::<Fact>(thing.id, |fact| match edit {
                FactEdit::Confirm => {
                    fact.confirmed_on = Some(now.date_naive());
                    fact.ended = None;
                }
                FactEdit::End => fact.ended = Some(now),
                FactEdit::Reword(text) => fact.text = text,
                FactEdit::Kind(kind) => fact.kind = kind,
            })?;
            Ok(thing.id)
        })?;
        self.reference(id)
    }

    /// Changes a promise.
    pub fn edit_promise(&self, promise: &str, edit: PromiseEdit, now: Moment) -> Result<Reference> {
        let promise = promise.to_owned();
        let id = self.commit("changed a promise", now, move |act| {
            let thing = thing(act.snapshot(), &promise)?;
            if thing.kind != Kind::Promise {
                return Err(Error::Invalid(format!(
                    "{} is a {}, not a promise",
                    thing.reference,
                    thing.kind.word()
                )));
            }
            let before: Promise = act.get(thing.id)?;
            act.say(format!("changed: {}", shortened(&before.text)));
            if let Some(person) = edit.person {
                act.get::<Person>(person)?;
            }
            act.edit::<Promise>(thing.id, |promise| {
                if let Some(text) = edit.text {
                    promise.text = text;
                }
                if let Some(due) = edit.due {
                    move_due(promise, due, now);
                }
                if let Some(person) = edit.person {
                    (promise.person, promise.guess) = (Some(person), false);
                }
                if edit.reopen {
                    (promise.status, promise.settled) = (PromiseStatus::Open, None);
                }
            })?;
            Ok(thing.id)
        })?;
        self.reference(id)
    }

    /// Changes the user's own record.
    pub fn edit_me(&self, edit: MeEdit, now: Moment) -> Result<()> {
        for word in edit.kind_words.keys() {
            if !word.chars().any(char::is_alphanumeric) || word.chars().any(char::is_whitespace) {
                return Err(Error::Invalid(format!(
                    "\"{word}\" cannot be a kind of conversation: use one word"
                )));
            }
        }
        self.commit("changed your own record", now, move |act| {
            act.edit::<Me>(RecordId::ME, |me| {
                if let Some(name) = edit.name {
                    me.name = name;
                }
                if let Some(pronoun) = edit.pronoun {
                    me.pronoun = pronoun;
                }
                if let Some(pace) = edit.pace {
                    me.pace = pace;
                }
                for (word, kind) in edit.kind_words {
                    match kind {
                        Some(kind) => drop(me.kind_words.insert(word, kind.to_string())),
                        None => drop(me.kind_words.remove(&word)),
                    }
                }
            })?;
            Ok(())
        })
    }

    /// Deletes a record, undoably; an entry takes its promises, facts and exchanges with it, a person takes nothing.
    /// Says what was deleted.
    pub fn delete(&self, reference: &str, now: Moment) -> Result<Vec<String>> {
        let reference = reference.to_owned();
        self.commit("deleted", now, move |act| {
            let thing = thing(act.snapshot(), &reference)?;
            if thing.part.is_some() {
                return Err(Error::Invalid("a suggestion is dropped with `later REF never`".to_owned()));
            }
            delete(act, thing.id, thing.kind)
        })
    }

    /// Deletes a person, undoably; lines about them stay.
    pub fn delete_person(&self, person: PersonId, now: Moment) -> Result<Vec<String>> {
        let records = self.store.read(|db| Ok(db.identities()?.all(person)))?;
        self.commit("deleted", now, move |act| {
            let mut deleted = Vec::new();
            for record in records {
                deleted.extend(delete(act, record.into(), Kind::Person)?);
            }
            Ok(deleted)
        })
    }

    fn reference(&self, id: RecordId) -> Result<Reference> {
        self.store.read(|db| {
            let mut reference = Reference::to(id);
            shorten(db, &mut reference)?;
            Ok(reference)
        })
    }
}

/// A new position, or the current one corrected.
fn take_position(
    act: &mut Act<'_>,
    person: PersonId,
    records: &[PersonId],
    edit: PositionEdit,
) -> Result<()> {
    let today = act.now.date_naive();
    let current = act.snapshot().positions(records)?.into_iter().find(|row| row.until.is_none());
    let Some(current) = current else {
        let (org, title) = (edit.org.unwrap_or_default(), edit.title.unwrap_or_default());
        act.create(Position { person, org, title, from: edit.from, ..Position::default() })?;
        return Ok(());
    };
    let org = edit.org.unwrap_or_else(|| current.org.clone());
    let title = edit.title.unwrap_or_else(|| current.title.clone());
    if edit.correct {
        act.edit::<Position>(current.id, |position| {
            (position.org, position.title) = (org, title);
            position.from = edit.from.or(position.from);
        })?;
    } else if org != current.org || title != current.title {
        let from = edit.from.unwrap_or(today);
        act.edit::<Position>(current.id, |position| position.until = from.pred_opt().or(Some(from)))?;
        act.create(Position { person, org, title, from: Some(from), ..Position::default() })?;
    }
    Ok(())
}

fn change_entry(act: &mut Act<'_>, id: RecordId, edit: EntryEdit) -> Result<()> {
    let before: Entry = act.get(id)?;
    act.say(format!("changed: {}", shortened(&before.raw)));
    if let Some(line) = edit.line.filter(|line| *line != before.raw) {
        reread(act, id, &before, &line)?;
    }
    for person in edit.there.iter().chain(&edit.mentioned) {
        act.get::<Person>(*person)?;
    }
    act.edit::<Entry>(id, |entry| {
        if let Some(at) = edit.at {
            entry.at = at;
        }
        if let Some(kind) = edit.kind {
            entry.kind = kind;
        }
        if let Some(started) = edit.started {
            entry.started = started;
        }
        for (people, presence) in [(&edit.there, Presence::There), (&edit.mentioned, Presence::Mentioned)] {
            for person in people {
                entry.people.insert(*person, presence.clone());
                entry.guesses.remove(person);
            }
        }
        for person in &edit.without {
            entry.people.remove(person);
            entry.spans.remove(person);
            entry.guesses.remove(person);
        }
    })?;
    if let Some(private) = edit.private {
        keep_private(act, id, private)?;
    }
    Ok(())
}

/// Reads a changed line afresh. What its words still say keeps what became of it; what they no longer say goes, unless
/// it was settled; dates count from when the line was first written.
fn reread(act: &mut Act<'_>, id: RecordId, before: &Entry, line: &str) -> Result<()> {
    let lexicon = lexicon(act.snapshot())?;
    let mut reading = log::read(act.snapshot(), &lexicon, line, before.written)?;
    for mention in reading.draft.people.iter_mut().filter(|mention| !mention.confirmed) {
        let settled =
            |person: &PersonId| before.people.contains_key(person) && !before.guesses.contains_key(person);
        if mention.person.as_ref().is_some_and(settled) {
            mention.confirmed = true;
        } else if let Some(known) = mention.alternatives.iter().find(|other| settled(&other.id)).cloned() {
            mention.person = Some(known.id);
            mention.name = known.name;
            mention.confirmed = true;
        }
    }
    reading.started.clone_from(&before.started);
    let people = log::meet(act, &reading.draft)?;
    let mut fresh = log::entry(&reading, &people, before.written);
    for (key, state) in &mut fresh.suggestions {
        if let Some((_, answered)) =
            before.suggestions.iter().find(|(old, _)| same_suggestion(old, &before.raw, key, line))
        {
            *state = answered.clone();
        }
    }
    // What was answered stays known, so that refusals go on counting.
    let answered = before.suggestions.iter().filter(|(_, state)| **state != SuggestionState::Open);
    for (key, state) in answered {
        fresh.suggestions.entry(key.clone()).or_insert_with(|| state.clone());
    }
    if reading.draft.at_span.is_none() {
        fresh.at = before.at;
    }
    fresh.private = fresh.private || before.private;
    let private = fresh.private;
    act.edit::<Entry>(id, |entry| *entry = fresh)?;

    let db = *act.snapshot();
    let mut promises = log::promises(&reading.draft, &people, id);
    for row in db.promises_of(EntryId(id))? {
        match promises.iter().position(|said| said.mine == row.mine && said.text == row.text) {
            Some(place) => drop(promises.remove(place)),
            None if row.status == PromiseStatus::Open => act.delete(row.id)?,
            None => {}
        }
    }
    let mut exchanges = log::exchanges(&reading.draft, &people, id);
    for row in db.exchanges_of(EntryId(id))? {
        match exchanges.iter().position(|said| said.given == row.given && said.text == row.text) {
            Some(place) => drop(exchanges.remove(place)),
            None => act.delete(row.id)?,
        }
    }
    let mut facts = log::facts(&reading.draft, &people, id);
    for row in db.facts_of(EntryId(id))? {
        match facts.iter().position(|said| said.kind == row.kind && said.text == row.text) {
            Some(place) => drop(facts.remove(place)),
            None => act.delete(row.id)?,
        }
    }
    for promise in promises {
        act.create(Promise { private, ..promise })?;
    }
    for exchange in exchanges {
        act.create(Exchange { private, ..exchange })?;
    }
    for fact in facts {
        act.create(Fact { private, ..fact })?;
    }
    Ok(())
}

/// Whether two keys, each in its own line, are the same rule about the same words.
fn same_suggestion(old: &str, old_line: &str, new: &str, new_line: &str) -> bool {
    fn parts<'t>(key: &'t str, line: &'t str) -> Option<(&'t str, &'t str)> {
        let (rule, span) = key.rsplit_once('.')?;
        let (start, end) = span.split_once('-')?;
        Some((rule, line.get(start.parse().ok()?..end.parse().ok()?)?))
    }
    parts(old, old_line).is_some_and(|old| Some(old) == parts(new, new_line))
}

/// Deletes a record with what cannot stand without it; says what that was.
fn delete(act: &mut Act<'_>, id: RecordId, kind: Kind) -> Result<Vec<String>> {
    let mut deleted = Vec::new();
    match kind {
        Kind::Entry => {
            let entry: Entry = act.get(id)?;
            deleted.push(format!("line: {}", shortened(&entry.raw)));
            let db = *act.snapshot();
            for row in db.promises_of(EntryId(id))? {
                act.delete(row.id)?;
                deleted.push(format!("promise: {}", row.text));
            }
            for row in db.facts_of(EntryId(id))? {
                act.delete(row.id)?;
                deleted.push(format!("fact: {}", row.text));
            }
            for row in db.exchanges_of(EntryId(id))? {
                act.delete(row.id)?;
                deleted.push(format!("{}: {}", if row.given { "given" } else { "received" }, row.text));
            }
        }
        Kind::Person => deleted.push(format!("person: {}", act.get::<Person>(id)?.name)),
        Kind::Promise => deleted.push(format!("promise: {}", act.get::<Promise>(id)?.text)),
        Kind::Fact => deleted.push(format!("fact: {}", act.get::<Fact>(id)?.text)),
        Kind::Exchange => deleted.push(format!("exchange: {}", act.get::<Exchange>(id)?.text)),
        Kind::Position => deleted.push("position".to_owned()),
        Kind::Me | Kind::Device | Kind::Forgotten | Kind::Dismissal => {
            return Err(Error::Invalid(format!("a {} cannot be deleted", kind.word())));
        }
    }
    act.delete(id)?;
    act.say(format!("deleted {}", deleted.join("; ")));
    Ok(deleted)
}
